/** What ties two things besides pathways: claims that are not walked, as membership, a common theme, a place. */

import type { Tie } from "./model.js";
import { familyOf, put, walkOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { byCode } from "./text.js";

const MAX_SHOWN = 5;
const CROWD = 50;
const AGENTS = ["actors", "roles"];

type Neighbours = Map<string, Claim[]>;

/**
 * The shortest ties that are no pathway, those through the least connected things first, and how many more: one claim
 * between the two, or two claims that meet in a third thing; where there is neither, three. `walked` are ids of claims
 * on pathways that are told.
 */
export function tiesBetween(
  record: Record,
  start: string,
  end: string,
  walked: ReadonlySet<string>,
): { ties: Tie[]; more: number } {
  if (start === end) return { ties: [], more: 0 };
  const [mine, theirs] = [neighboursOf(record, start), neighboursOf(record, end)];
  const direct = (mine.get(end) ?? []).filter((claim) => !walked.has(claim.id));
  const common = leastConnected(record, mine.keys()).filter((id) => id !== end && theirs.has(id));
  const met = common
    .map((id) => tieOf([start, id, end], [mine.get(id), theirs.get(id)]))
    .filter((tie) => !tie.claims.every(({ id }) => walked.has(id)) && !isWalk(record, tie));
  const short = [...direct.map((claim): Tie => ({ things: [start, end], claims: [claim] })), ...met];
  const found = short.length ? short : longer(record, start, end, mine, theirs);
  return { ties: found.slice(0, MAX_SHOWN), more: Math.max(0, found.length - MAX_SHOWN) };
}

/** Ties of three claims, by things about which there is not very much else. */
function longer(record: Record, start: string, end: string, mine: Neighbours, theirs: Neighbours): Tie[] {
  const middle = leastConnected(record, mine.keys()).filter((id) => id !== end && !isCrowded(record, id));
  return middle.flatMap((id) => {
    const onward = neighboursOf(record, id);
    const others = [...onward.keys()].filter((other) => theirs.has(other) && other !== start && other !== end);
    return others
      .filter((other) => !isCrowded(record, other))
      .sort(byCode)
      .map((other) => tieOf([start, id, other, end], [mine.get(id), onward.get(other), theirs.get(other)]))
      .filter((tie) => !isWalk(record, tie));
  });
}

/**
 * A claim between the two that is not walked; and of two claims, where the second tells what brought the end about.
 * What very much of the record is about is left out, and a body between where the start is none.
 */
export function nearTies(record: Record, start: string, end: string): Tie[] {
  const isAgent = AGENTS.includes(familyOf(record, start));
  const theirs: Neighbours = new Map();
  for (const claim of record.claimsAbout.get(end) ?? []) {
    const walk = walkOf(record, claim);
    if (claim.disputes || walk?.[1] !== end || claim.strength < record.page.ranks.opinion) continue;
    if (familyOf(record, walk[0]) !== "setting") put(theirs, walk[0], claim);
  }
  const mine = [...neighboursOf(record, start)].sort(([a], [b]) => byCode(a, b));
  return mine.flatMap(([id, claims]): Tie[] => {
    if (id === end) {
      const direct = claims.filter((claim) => !walkOf(record, claim));
      return direct.length ? [tieOf([start, end], [direct])] : [];
    }
    const theirOwn = theirs.get(id);
    if (!theirOwn || isCrowded(record, id) || (!isAgent && AGENTS.includes(familyOf(record, id)))) return [];
    const first = bestOf(claims);
    const [second] = theirOwn.toSorted((a, b) => b.strength - a.strength || b.number - a.number);
    return second && walkOf(record, first)?.[0] !== start
      ? [{ things: [start, id, end], claims: [first, second] }]
      : [];
  });
}

/** Whether more than a twentieth of the record is about a thing, and more than fifty claims. */
export const isCrowded = (record: Record, id: string): boolean =>
  connections(record, id) > Math.max(CROWD, Math.floor(record.claims.length / 20));

/** How many claims are about a thing. */
export const connections = (record: Record, id: string): number => record.claimsAbout.get(id)?.length ?? 0;

const leastConnected = (record: Record, ids: Iterable<string>): string[] =>
  [...ids].sort((a, b) => connections(record, a) - connections(record, b) || byCode(a, b));

/** The things that claims tie to a thing, with these claims. */
function neighboursOf(record: Record, id: string): Neighbours {
  const found: Neighbours = new Map();
  for (const claim of record.claimsAbout.get(id) ?? []) {
    const other = claim.subject === id ? claim.object : claim.subject;
    if (!claim.disputes && record.things.has(other) && other !== id) put(found, other, claim);
  }
  return found;
}

/** A tie along some things, by the best claim between each two. */
const tieOf = (things: string[], claims: readonly (Claim[] | undefined)[]): Tie => ({
  things,
  claims: claims.map((some) => bestOf(some ?? [])),
});

/** The first that is stated, else the first. */
const bestOf = (claims: readonly Claim[]): Claim =>
  (claims.find((claim) => claim.wording === "stated") ?? claims[0]) as Claim;

/** Whether the claims lead from one end to the other, as a pathway does. */
const isWalk = (record: Record, { things, claims }: Tie): boolean =>
  claims.every((claim, n) => {
    const walk = walkOf(record, claim);
    return walk !== null && walk[0] === things[n] && walk[1] === things[n + 1];
  });
