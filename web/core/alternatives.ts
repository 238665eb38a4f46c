/** What stands beside a pathway that breaks: what is nearer, what is better documented, what would settle it. */

import { isBroken, isOther, isPlain, sharedIn, weakestStep } from "./model.js";
import type { Pathway, Step, Tie, Trace } from "./model.js";
import { shareSentence } from "./passages.js";
import { familyOf, givesPart, isPromise, isTold, kindOf, relationOf, tellsInfluence, walkOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { compareRows } from "./search.js";
import { reasonOf } from "./step_findings.js";
import { byCode } from "./text.js";
import { SAME_AS, connections, isToldTie, nearTies, nearestTies } from "./ties.js";
import { finding } from "./words.js";
import type { Finding, Values } from "./words.js";

/** The code of a claim between both ends that is not walked. */
export const TIED = "nearer.direct";
const LEAST = 3;

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

/**
 * Where the pathway is broken: what ties the start more nearly to the end than the pathway does, the nearest first. A
 * claim between the two; else what brought the end about, with which the start has a tie that is not walked. Where an end
 * was taken as something else, only a claim between the two that were asked for; where no source makes that one, what
 * sources do tell to join them.
 */
export function nearer(record: Record, trace: Trace, path: Pathway): Finding[] {
  const { from, to, through } = trace;
  if (!isBroken(record, path) && !through.some(isOther)) return [];
  if (path.steps.length === 1 && !through.length) return [];
  const near = nearTies(record, from, to).sort((a, b) => compareNearness(record, a, b));
  const tie = through.length ? nearestTaken(record, trace, near) : near[0];
  if (!tie) return [];
  const values = tieValues(record, tie);
  const second = tie.claims.at(-1);
  if (!second || !("thing" in values)) return [finding(TIED, values)];
  const doubt = { voices: second.wording === "opinion" ? [second.voice] : [], share: second.share ?? "" };
  return [finding(metCode("nearer", values), { ...values, ...doubt })];
}

/** The claim between two ends that were taken as something else; where no source makes it, what sources do tell. */
function nearestTaken(record: Record, { from, to }: Trace, near: readonly Tie[]): Tie | undefined {
  const tie = near.find(({ claims }) => claims.length === 1);
  return (tie && !isToldTie(tie) && nearestTies(record, from, to).find(isToldTie)) || tie;
}

/** The code for two claims that meet in a thing, by how the ends do. */
export const metCode = (code: string, { met }: Values): string => (met ? `${code}.${String(met)}` : code);

/** How two ends meet: `each` alike; `beside` where it is no deed of the start that brought the end about; else a chain. */
function metHow(record: Record, found: Values, last: Claim, isUnit: boolean): string {
  const { back, relation, put, put_on: putOn, same, is, end } = found;
  if (back === relation && put === putOn && !same && !is) return "each";
  const didLead = walkOf(record, last)?.[1] === end && tellsInfluence(record, kindOf(record, last));
  return didLead || isUnit ? "beside" : "";
}

/**
 * How a tie reads from its first thing on, and how each of its claims is put: `stated` or why it bears less. `same` is
 * what the start is held to be the same as, or a unit of it, and goes on in its place, as `origin`, which stands to the
 * start by `same_tie`; `is` is what the end reached is. `thing` is what two claims meet in, `back` how it reads from
 * there, `met` how the ends do.
 */
export function tieValues(record: Record, tie: Tie): Values {
  const { before, things, claims, after } = withoutSame(tie);
  const [start = "", from = "", thing = ""] = [tie.things[0], ...things];
  const same = before
    ? { same: from, same_tie: relationFrom(before, from), same_put: howPut(record, before) }
    : { same: "" };
  const is = after ? { is: tie.things.at(-1) ?? "", is_put: howPut(record, after) } : { is: "" };
  const found = { start, ...same, ...is, origin: from, end: things.at(-1) ?? "" };
  const [first, second] = claims;
  if (!first) return found;
  const tied = { ...found, tie: relationFrom(first, from), put: howPut(record, first) };
  if (!second) return tied;
  const met = { back: relationFrom(first, thing), relation: relationFrom(second, thing) };
  const both = { ...tied, thing, ...met, put_on: howPut(record, second) };
  const isUnit = before !== undefined && before.predicate !== SAME_AS;
  return { ...both, met: metHow(record, both, second, isUnit) };
}

/** A tie without what says that its start, or a unit of it, goes on in another thing, and its end is the same as one. */
function withoutSame({ things, claims }: Tie): Tie & { before?: Claim | undefined; after?: Claim | undefined } {
  const isSame = (claim?: Claim) => claim?.predicate === SAME_AS;
  const isLong = claims.length > 1;
  const isBefore = (isLong && isSame(claims[0])) || (claims.length > 2 && !isSame(claims.at(-1)));
  const isAfter = claims.length - Number(isBefore) > 1 && isSame(claims.at(-1));
  const [from, to] = [Number(isBefore), Number(isAfter)];
  return {
    things: things.slice(from, things.length - to),
    claims: claims.slice(from, claims.length - to),
    before: isBefore ? claims[0] : undefined,
    after: isAfter ? claims.at(-1) : undefined,
  };
}

/** How a claim is put, as a code: that it is undone, only our reading, or its wording. */
function howPut(record: Record, claim: Claim): string {
  if (isPromise(record, claim)) return claim.modality;
  return claim.reading && claim.wording === "inferred" ? claim.reading : claim.wording;
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

/**
 * What a source states of the end, where what was asked for is not stated throughout: by the relation told best. Where
 * the pathway is not broken, only where its last step is not stated, by other sentences than that step's, and what gives
 * no less. Where it is, also what stands on the pathway itself, beside others.
 */
export function better(record: Record, trace: Trace, path: Pathway): Finding[] {
  const { steps, things } = path;
  const isStated = steps.every((step) => isPlain(record, step)) && !sharedIn(path).length;
  const [end = "", last] = [things.at(-1), steps.at(-1)];
  if ((isStated && !trace.through.some(isOther)) || familyOf(record, end) === "asks" || !last) return [];
  if (isBroken(record, path)) {
    const isOwn = ({ arguments: { starts } }: Finding) => Array.isArray(starts) && String(starts) === last.start;
    const found = statedOf(record, "better", end, [trace.from]);
    return found.some(isOwn) ? statedOf(record, "better", end, [trace.from, last.start]) : found;
  }
  if (isPlain(record, last)) return [];
  const passed = [trace.from, ...things.slice(0, -1)];
  return statedOf(record, "better", end, passed, last.claims, orderOf(record, last.lead));
}

/** Whether what is better documented is told as what is nearer already, or as what somebody not named did. */
export function isRepeated({ arguments: told }: Finding, { arguments: said }: Finding): boolean {
  const starts = told["starts"];
  const isSame = Array.isArray(starts) && starts.length === 1 && starts[0] === (said["unnamed"] ?? said["thing"]);
  return isSame && told["relation"] === said["relation"];
}

/**
 * What a source states to have brought a thing about, by the relation told best, as a finding of a code. Not what starts
 * from a thing passed, nor what stands in one sentence with one of some claims, nor what gives less than `least`.
 */
export function statedOf(
  record: Record,
  code: string,
  end: string,
  passed: readonly string[],
  unread: readonly Claim[] = [],
  least = LEAST,
): Finding[] {
  const told = new Map<string, Told>();
  for (const claim of record.claimsAbout.get(end) ?? []) {
    const start = startStated(record, claim, end);
    if (!start || passed.includes(start) || orderOf(record, claim) > least) continue;
    if (unread.some((one) => shareSentence(claim, one))) continue;
    const key = `${orderOf(record, claim)} ${claim.predicate} ${claim.share ?? ""}`;
    const group = told.get(key) ?? { claim, starts: new Set() };
    group.starts.add(start);
    told.set(key, group);
  }
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
  return [
    finding(code, { starts, end, relation: relationFromStart(record, best.claim), share: best.claim.share ?? "" }),
  ];
}

/** From what a claim plainly states that the end came; nothing where it does not. */
function startStated(record: Record, claim: Claim, end: string): string {
  const walk = walkOf(record, claim);
  const isStated = !claim.disputes && !isPromise(record, claim) && claim.strength === record.page.ranks.plain;
  return walk && walk[1] === end && isStated ? walk[0] : "";
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
  if (why === "inferred") return [finding("settle", { ...ends, relation: relationFromStart(record, step.lead) })];
  if (why === "contested" && step.kind === "influence") return [finding("settle.contested")];
  if (number === undefined || path.steps[number]?.lead.agent) return [];
  const [start = "", thing = "", end = ""] = path.things.slice(number - 1, number + 2);
  return [finding("settle.shared", { start, thing, end }, number + 1)];
}
