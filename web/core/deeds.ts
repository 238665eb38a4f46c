/** What an actor asked, answered and promised, also in a role: for where no pathway ends at an actor. */

import { familyOf, nameOf, put, relationOf, rungOf, strengthIn } from "./record.js";
import type { Claim, Record } from "./record.js";
import { byCode } from "./text.js";

/** Something asked, answered or promised: by whom it is said to be, and whether it answers what a trace began at. */
export interface Deed {
  thing: string;
  claim: Claim;
  answers: boolean;
}

/** Whether a thing is somebody who can ask, answer or promise. */
export const isActor = (record: Record, id: string): boolean => familyOf(record, id) === "actors";

/** Deeds by rung of the ladder, in its order; those that answer `asked` first. */
export function deedsOf(record: Record, id: string, asked = ""): Map<string, Deed[]> {
  const found = new Map<string, Deed[]>();
  for (const one of [id, ...rolesOf(record, id)])
    for (const claim of record.claimsAbout.get(one) ?? []) {
      const rung = rungOf(record, claim.object);
      if (claim.subject !== one || claim.disputes || !rung || familyOf(record, claim.object) !== "asks") continue;
      if (!isAct(record, claim)) continue;
      put(found, rung, { thing: claim.object, claim, answers: answersTo(record, claim.object, asked) });
    }
  const { ladder } = record.page;
  return new Map(
    [...found]
      .sort(([a], [b]) => ladder.indexOf(a) - ladder.indexOf(b))
      .map(([rung, deeds]) => [rung, onePerThing(record, deeds)]),
  );
}

/** Each thing once, by the claim that bears most. */
function onePerThing(record: Record, deeds: Deed[]): Deed[] {
  const best = new Map<string, Deed>();
  for (const deed of deeds.toSorted((a, b) => a.claim.strength - b.claim.strength)) best.set(deed.thing, deed);
  const name = ({ thing }: Deed) => nameOf(record, thing);
  return [...best.values()].sort((a, b) => Number(b.answers) - Number(a.answers) || byCode(name(a), name(b)));
}

/** Whether a claim tells that its subject did something. */
const isAct = (record: Record, claim: Claim): boolean => {
  const { kind, cause } = relationOf(record, claim);
  return cause === "subject" && strengthIn(record, "kind", kind) === record.page.ranks.plain;
};

/** The roles that are one's own, as a secondment is: not a post, which others hold too or only stood for. */
function rolesOf(record: Record, id: string): string[] {
  const claims = (record.claimsAbout.get(id) ?? []).filter((claim) => !claim.disputes && claim.object === id);
  const roles = claims.map((claim) => claim.subject).filter((other) => familyOf(record, other) === "roles");
  return [...new Set(roles)].sort(byCode);
}

/** Whether a thing is said to answer another, or to be part of what does. */
const answersTo = (record: Record, id: string, asked: string): boolean =>
  Boolean(asked) &&
  (record.claimsAbout.get(id) ?? []).some(
    (claim) =>
      !claim.disputes &&
      claim.subject === id &&
      claim.object === asked &&
      relationOf(record, claim).cause === "object" &&
      strengthIn(record, "kind", relationOf(record, claim).kind) === record.page.ranks.plain,
  );
