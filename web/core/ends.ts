/** The ends of a trace, taken with their roles, parts, wholes and identities where nothing else joins them. */

import type { Through, Trace } from "./model.js";
import { relationOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { compareRows } from "./search.js";
import { byCode } from "./text.js";
import { SAME_AS, WHOLES, isCrowded } from "./ties.js";

export const SECONDED = "seconded";
export const MEMBER = "memberOf";
/** From what is the same to what is least so. */
const ORDER: readonly Through["how"][] = ["same", "role", "part", "secondee", "whole", "taker"];
const GO_ON: readonly Through["how"][] = ["same", "role", "secondee"];
const MAX_WIDENED = 12;

/** What may be taken in the place of a thing, the soundest first: each by the way that leads there. */
export function widened(record: Record, id: string, end: Through["end"]): Through[][] {
  const found = new Map<string, Through[]>();
  for (const one of around(record, id, end)) {
    const further = GO_ON.includes(one.how)
      ? around(record, one.id, end).filter((other) => other.id !== id && other.how === "whole")
      : [];
    for (const way of [[one], ...further.map((other) => [one, other])]) {
      const known = found.get(lastOf(way).id);
      if (!known || compareRows(soundness(way), soundness(known)) < 0) found.set(lastOf(way).id, way);
    }
  }
  const rank = (way: Through[]) => [...soundness(way), lastOf(way).claim.number];
  return [...found.values()].sort((a, b) => compareRows(rank(a), rank(b))).slice(0, MAX_WIDENED);
}

/** Whether an end was taken with a group of which it is a member: what is said of all is not said of each by name. */
export const isMember = ({ how, claim }: Through): boolean => how === "whole" && claim.predicate === MEMBER;

/** What a way comes to. */
export const lastOf = (way: readonly Through[]): Through => way.at(-1) as Through;

/** How far what is taken is from what was asked for, and whether that is inferred: less is better. */
export const soundness = (way: readonly Through[]): [number, number] => [
  way.reduce((sum, { how }) => sum + ORDER.indexOf(how), 0),
  Number(way.some(({ claim }) => claim.wording === "inferred")),
];

const around = (record: Record, given: string, end: Through["end"]): Through[] =>
  (record.claimsAbout.get(given) ?? []).flatMap((claim): Through[] => {
    const id = claim.subject === given ? claim.object : claim.subject;
    const how = !claim.disputes && record.things.has(id) && id !== given && howOf(record, given, id, claim);
    return how ? [{ end, given, id, how, claim, of: 1, led: 1 }] : [];
  });

function howOf(record: Record, id: string, other: string, claim: Claim): Through["how"] | null {
  const { predicate, subject, object } = claim;
  if (predicate === SAME_AS) return "same";
  if (WHOLES.includes(predicate) && object === id) return "part";
  if (subject === id && predicate === SECONDED) return "secondee";
  const isInWhole = WHOLES.includes(predicate);
  if (subject === id && (isInWhole || predicate === "participatedIn") && !isCrowded(record, other))
    return isInWhole ? "whole" : "taker";
  const held = holdingOf(record, claim);
  return held && held[0] === id && held[1] === other ? "role" : null;
}

/** Who held a role, and which; nothing where a claim tells no holding, as where somebody made a post or stood for it. */
export function holdingOf(record: Record, claim: Claim): [holder: string, role: string] | null {
  const { holder } = relationOf(record, claim);
  const { subject, object } = claim;
  if (!holder || claim.disputes || !object) return null;
  return holder === "subject" ? [subject, object] : [object, subject];
}

/** All that might be taken in the place of an end by the same right, each once, in order of id. */
export function equalsOf(record: Record, one: Through): Through[] {
  const found = around(record, one.given, one.end).filter(({ how }) => how === one.how);
  return [...new Map(found.map((other) => [other.id, other])).values()].sort((a, b) => byCode(a.id, b.id));
}

/** An end as it was asked for, with all that was taken in its place. */
export const idsTaken = ({ from, to, through }: Trace, end: Through["end"]): string[] => [
  end === "start" ? from : to,
  ...through.filter((one) => one.end === end).map(({ id }) => id),
];
