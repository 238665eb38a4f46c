/** What ties two things besides pathways: claims that are not walked, as membership, a common theme, a place. */

import type { Tie } from "./model.js";
import { AGENTS } from "./passages.js";
import { familyOf, isPromise, isTold, kindOf, put, typeOf, walkOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { compareRows } from "./search.js";
import { byCode } from "./text.js";

const MAX_SHOWN = 5;
const CROWD = 50;
const MANY_PARTS = 12;
export const SAME_AS = "sameAs";
const UNIT_OF = "unitOf";
/** The relations of a part to its whole. */
export const WHOLES: readonly string[] = ["partOf", UNIT_OF, "memberOf"];

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
 * What ties two things by one claim, or by two that meet in a third: what sources say first, then the nearest; what is
 * the same costs nothing. Where no source tells such a tie, a unit of the start may have one that they do. They do not
 * meet in a theme or place, nor in what very much is about, nor as parts of what many are parts of: that is no tie.
 */
export function nearestTies(record: Record, start: string, end: string): Tie[] {
  const found = sameAs(record, start).flatMap((before) =>
    sameAs(record, end).flatMap((after): Tie[] => {
      const [one = "", other = ""] = [before.things.at(-1), after.things.at(-1)];
      if (one === other || one === end || other === start) return [];
      return shortTies(record, one, other)
        .filter(({ things }) => !things.slice(1, -1).some((id) => id === start || id === end))
        .map(({ things, claims }) => ({
          things: [...before.things.slice(0, -1), ...things, ...after.things.slice(0, -1).reverse()],
          claims: [...before.claims, ...claims, ...after.claims],
        }));
    }),
  );
  if (!found.some(isToldTie)) found.push(...tiesOfUnits(record, start, end));
  return found.sort((a, b) => compareTies(record, a, b));
}

/** What sources tell to join units of the start with the end, by two claims that meet in a third thing. */
function tiesOfUnits(record: Record, start: string, end: string): Tie[] {
  const units = (record.claimsAbout.get(start) ?? []).filter(
    (claim) => claim.predicate === UNIT_OF && claim.object === start && !claim.disputes && isTold(claim),
  );
  return units.flatMap((claim) =>
    shortTies(record, claim.subject, end)
      .filter((tie) => tie.claims.length > 1 && !tie.things.includes(start) && isToldTie(tie))
      .map(({ things, claims }) => ({ things: [start, ...things], claims: [claim, ...claims] })),
  );
}

/** Whether sources say all of a tie, besides what is the same. */
export const isToldTie = ({ claims }: Tie): boolean =>
  claims.every((claim) => claim.predicate === SAME_AS || isTold(claim));

/** What sources say first; then the fewest claims, not counting what is the same; then what was done. */
function compareTies(record: Record, a: Tie, b: Tie): number {
  const rank = ({ claims, things }: Tie): number[] => {
    const told = claims.filter(({ predicate }) => predicate !== SAME_AS);
    const middle = things.slice(1, -1).reduce((sum, id) => sum + connections(record, id), 0);
    const isUndone = told.some((claim) => isPromise(record, claim));
    return [Number(!told.every(isTold)), told.length, claims.length, Number(isUndone), middle];
  };
  return compareRows(rank(a), rank(b)) || byCode(a.things.join("\n"), b.things.join("\n"));
}

/** A thing, and what the record holds to be the same, each by the claim that says so. */
function sameAs(record: Record, id: string): Tie[] {
  const same = (record.claimsAbout.get(id) ?? []).filter(
    ({ predicate, disputes }) => predicate === SAME_AS && !disputes,
  );
  const others = same.map((claim): Tie => {
    const other = claim.subject === id ? claim.object : claim.subject;
    return { things: [id, other], claims: [claim] };
  });
  return [{ things: [id], claims: [] }, ...others];
}

function shortTies(record: Record, start: string, end: string): Tie[] {
  const [mine, theirs] = [neighboursOf(record, start), neighboursOf(record, end)];
  const direct = (mine.get(end) ?? []).filter(({ predicate }) => predicate !== SAME_AS);
  const common = [...mine.keys()].filter((id) => id !== end && theirs.has(id)).sort(byCode);
  const met = common
    .map((id) => tieOf([start, id, end], [mine.get(id), theirs.get(id)]))
    .filter(({ claims, things: [, id = ""] }) => {
      const isSame = claims.some(({ predicate }) => predicate === SAME_AS);
      return !isSame && familyOf(record, id) !== "setting" && !isCrowded(record, id);
    })
    .filter((tie) => !isWalk(record, tie) && !isSharedHub(record, tie));
  return direct.length ? [tieOf([start, end], [direct]), ...met] : met;
}

/**
 * A claim between the two that is not walked; and of two claims, where the second tells what brought the end about. Or,
 * where it is stated, what the end is a part of: to have taken part in that is nearer than a chain that breaks. What very
 * much of the record is about is left out, and a body between where the start is none.
 */
export function nearTies(record: Record, start: string, end: string): Tie[] {
  const isAgent = AGENTS.includes(familyOf(record, start));
  const theirs: Neighbours = new Map();
  for (const claim of record.claimsAbout.get(end) ?? []) {
    const walk = walkOf(record, claim);
    const isStatedPart = claim.wording === "stated" && kindOf(record, claim) === "structural";
    if (claim.disputes || walk?.[1] !== end) continue;
    if (claim.strength < record.page.ranks.opinion && !isStatedPart) continue;
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
    if (!second || walkOf(record, first)?.[0] === start) return [];
    const tie = { things: [start, id, end], claims: [first, second] };
    return isSharedHub(record, tie) ? [] : [tie];
  });
}

/** Whether two claims say no more than that much else shares: of one relation to the work of many, or both tell parts. */
function isSharedHub(record: Record, { things: [, id = ""], claims: [first, second] }: Tie): boolean {
  if (!first || !second) return false;
  const isPart = ({ predicate, object }: Claim) => WHOLES.includes(predicate) && object === id;
  const areParts = isPart(first) && isPart(second);
  const isAlike = first.predicate === second.predicate && (first.object === id) === (second.object === id);
  if (!areParts && !isAlike) return false;
  const parts = new Set((record.claimsAbout.get(id) ?? []).filter(isPart).map(({ subject }) => subject));
  return typeOf(record, id).shared || (areParts && parts.size > MANY_PARTS);
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
