/** Deeds of somebody whom no source names, where the one asked about is among those who may be meant. */

import { relationFromStart } from "./alternatives.js";
import { MEMBER, holdingOf, idsTaken } from "./ends.js";
import type { Trace } from "./model.js";
import { AGENTS } from "./passages.js";
import { familyOf, isTold, kindOf, walkOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { byCode } from "./text.js";
import { finding } from "./words.js";
import type { Finding } from "./words.js";

export const UNNAMED = "told.unnamed";

/** A claim with the thing that it leads from. */
interface Deed {
  start: string;
  claim: Claim;
}

/** That a source gives the end to a role of nobody named, while the start is one of those who may be meant. */
export function unnamedDoer(record: Record, trace: Trace): Finding[] {
  const mine = rolesOf(record, idsTaken(trace, "start"));
  for (const end of [...idsTaken(trace, "end")].sort(byCode))
    for (const { start: unnamed, claim } of deedsInRoles(record, end)) {
      if (mine.has(unnamed) || !isUnnamed(record, unnamed)) continue;
      const [work, named] = namedBeside(record, unnamed, end);
      if (!named.some((id) => mine.has(id))) continue;
      const said = { unnamed, relation: relationFromStart(record, claim), end, of: named.length, work };
      return [finding(named.length > 1 ? UNNAMED : `${UNNAMED}.only`, { ...said, start: trace.from })];
    }
  return [];
}

/** Whether no claim says whose a role was. */
const isUnnamed = (record: Record, role: string): boolean =>
  !about(record, role).some((claim) => holdingOf(record, claim)?.[1] === role);

const about = (record: Record, id: string): readonly Claim[] => record.claimsAbout.get(id) ?? [];

/** How many of one type sources name as having had a part in a work, this one and others; else 0. */
export function countNamed(record: Record, id: string, work: string): number {
  const type = record.things.get(id)?.type;
  if (record.things.get(work)?.unseen !== undefined) return 0; // a page may hold only some of them
  const doers = leadingTo(record, work)
    .filter(({ claim }) => kindOf(record, claim) === "agency" && isTold(claim))
    .map(({ start }) => start)
    .filter((one) => record.things.get(one)?.type === type);
  const named = new Set(doers.filter((one) => familyOf(record, one) !== "roles" || !isUnnamed(record, one)));
  return named.size > 1 && named.has(id) && AGENTS.includes(familyOf(record, id)) ? named.size : 0;
}

/** The things with the roles that any of them held. */
const rolesOf = (record: Record, ids: readonly string[]): ReadonlySet<string> =>
  new Set([
    ...ids,
    ...ids.flatMap((id) =>
      about(record, id).flatMap((claim) => {
        const held = holdingOf(record, claim);
        return held && held[0] === id ? [held[1]] : [];
      }),
    ),
  ]);

/** What a source tells to have been done in a role and to have made the end or had a part in it, the firmest first. */
const deedsInRoles = (record: Record, end: string): Deed[] =>
  leadingTo(record, end)
    .filter(({ start, claim }) => {
      const isFirm = isTold(claim) && claim.strength > record.page.ranks.break;
      return isFirm && familyOf(record, start) === "roles";
    })
    .sort((a, b) => b.claim.strength - a.claim.strength || byCode(a.claim.id, b.claim.id));

/**
 * What ties an unnamed role to named ones of its type, and these: a group with both, else the work that holds the end. Of
 * several works, the one of which the fewest are named.
 */
function namedBeside(record: Record, unnamed: string, end: string): [work: string, named: string[]] {
  const groups = about(record, unnamed)
    .filter(({ predicate, subject, disputes }) => predicate === MEMBER && subject === unnamed && !disputes)
    .map(({ object }) => object);
  const wholes = leadingTo(record, end)
    .filter(({ claim }) => kindOf(record, claim) === "structural")
    .map(({ start }) => start);
  const type = record.things.get(unnamed)?.type ?? "";
  for (const works of [groups, wholes]) {
    const found = [...new Set(works)]
      .map((work): [string, string[]] => [work, namedIn(record, work, type)])
      .filter(([, named]) => named.length)
      .sort(([a, some], [b, others]) => some.length - others.length || byCode(a, b));
    if (found[0]) return found[0];
  }
  return ["", []];
}

/** The roles of a type that belong to a group, or in which a source tells a part in a work, and whose they were. */
function namedIn(record: Record, work: string, type: string): string[] {
  const members = about(record, work)
    .filter(({ predicate, object, disputes }) => predicate === MEMBER && object === work && !disputes)
    .map(({ subject }) => subject);
  const doers = leadingTo(record, work)
    .filter(({ claim }) => kindOf(record, claim) === "agency" && isTold(claim))
    .map(({ start }) => start);
  return [...new Set([...members, ...doers])].filter(
    (id) => record.things.get(id)?.type === type && !isUnnamed(record, id),
  );
}

const leadingTo = (record: Record, id: string): Deed[] =>
  about(record, id).flatMap((claim): Deed[] => {
    const walk = claim.disputes ? null : walkOf(record, claim);
    return walk && walk[1] === id ? [{ start: walk[0], claim }] : [];
  });
