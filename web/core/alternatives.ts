/** What stands beside a pathway that breaks: what is nearer, what is better documented, what would settle it. */

import { isBroken, isOther, isPlain, sharedIn, weakestStep } from "./model.js";
import type { Pathway, Step, Tie, Trace } from "./model.js";
import { familyOf, givesPart, isPromise, isTold, relationOf, walkOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { compareRows } from "./search.js";
import { reasonOf } from "./step_findings.js";
import { byCode } from "./text.js";
import { connections, nearTies } from "./ties.js";
import { finding } from "./words.js";
import type { Finding } from "./words.js";

/** Who brought a thing about by one relation, with one of the claims that say so. */
interface Told {
  claim: Claim;
  starts: Set<string>;
}

/** A relation as it reads from what came first: with a mark in front where that is its object. */
export const relationFromStart = (record: Record, claim: Claim): string =>
  relationOf(record, claim).cause === "subject" ? claim.predicate : `^${claim.predicate}`;

/** A claim's relation as it reads from one of its ends. */
const relationFrom = ({ subject, predicate }: Claim, id: string): string =>
  subject === id ? predicate : `^${predicate}`;

/** Where the pathway is broken: what brought the end about, with which the start has a tie that is not walked. */
export function nearer(record: Record, trace: Trace, path: Pathway): Finding[] {
  if (!isBroken(record, path) || trace.through.length) return [];
  const [tie] = nearTies(record, trace.from, trace.to).sort((a, b) => compareNearness(record, a, b));
  const [first, second] = tie?.claims ?? [];
  if (!tie || !first) return [];
  const end = tie.things.at(-1) ?? "";
  const start = trace.from;
  if (!second) return [finding("nearer.direct", { start, end, tie: relationFrom(first, start) })];
  const thing = tie.things[1] ?? "";
  const relations = { tie: relationFrom(first, start), relation: relationFrom(second, thing) };
  const doubt = { voices: second.wording === "opinion" ? [second.voice] : [], share: second.share ?? "" };
  return [finding("nearer", { start, thing, end, ...relations, ...doubt })];
}

/** The shortest first, then what a source says, then by how well the end is told, then what is least connected. */
function compareNearness(record: Record, a: Tie, b: Tie): number {
  const rank = ({ claims, things }: Tie): number[] => {
    const [first, last] = [claims[0], claims.at(-1)];
    return [
      claims.length,
      Number(!first || !isTold(first)),
      -(last?.strength ?? 0),
      connections(record, things[1] ?? ""),
    ];
  };
  return compareRows(rank(a), rank(b)) || byCode(a.things.join("\n"), b.things.join("\n"));
}

/** What a source states of the end, where what was asked for is not stated throughout: by the relation told best. */
export function better(record: Record, trace: Trace, path: Pathway): Finding[] {
  const isStated = path.steps.every((step) => isPlain(record, step)) && !sharedIn(path).length;
  const end = path.things.at(-1) ?? "";
  if ((isStated && !trace.through.some(isOther)) || familyOf(record, end) === "asks") return [];
  const passed = new Set([...path.things.slice(0, -1), trace.from]);
  const told = toldOf(record, end, passed);
  const order = ({ claim }: Told) => orderOf(record, claim);
  const [best] = [...told.values()].sort(
    (a, b) =>
      order(a) - order(b) ||
      b.starts.size - a.starts.size ||
      byCode(a.claim.predicate, b.claim.predicate) ||
      byCode(a.claim.share ?? "", b.claim.share ?? ""),
  );
  if (!best) return [];
  const starts = [...best.starts].sort(byCode);
  const share = best.claim.share ?? "";
  return [finding("better", { starts, end, relation: relationFromStart(record, best.claim), share })];
}

/** What a source states to have brought a thing about, by what the claims give, their relation and share. */
function toldOf(record: Record, end: string, passed: ReadonlySet<string>): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const claim of record.claimsAbout.get(end) ?? []) {
    const walk = walkOf(record, claim);
    if (!walk || walk[1] !== end || claim.disputes || passed.has(walk[0]) || isPromise(record, claim)) continue;
    if (claim.strength !== record.page.ranks.plain) continue;
    const key = `${orderOf(record, claim)} ${claim.predicate} ${claim.share ?? ""}`;
    const group = told.get(key) ?? { claim, starts: new Set() };
    group.starts.add(walk[0]);
    told.set(key, group);
  }
  return told;
}

/** What a claim gives, the most first: all of the thing, its lead, a part in its making, another part. */
function orderOf(record: Record, claim: Claim): number {
  if (!givesPart(record, claim)) return 0;
  if (claim.predicate === "led") return 1;
  return relationOf(record, claim).namesMaker ? 2 : 3;
}

/** What a source would have to say of the weakest step or joint. */
export function settling(record: Record, path: Pathway): Finding[] {
  const step = path.steps[weakestStep(path)] as Step;
  const ends = { start: step.start, end: step.end };
  const why = reasonOf(record, step);
  const [number] = sharedIn(path);
  if (why === "sequence" || why === "inferred-sequence") return [finding("settle.cause", ends)];
  if (why === "inferred") return [finding("settle", ends)];
  if (why === "contested" && step.kind === "influence") return [finding("settle.contested")];
  if (number === undefined || path.steps[number]?.lead.agent) return [];
  return [finding("settle.shared", { thing: path.joints[number - 1]?.thing ?? "" }, number + 1)];
}
