/** What an actor asked, answered and promised, also in a role: for where no pathway ends at an actor. */

import { familyOf, nameOf, put, relationOf, rungOf, strengthIn } from "./record.js";
import type { Claim, Record } from "./record.js";
import { byCode } from "./text.js";

/** Something asked, answered or promised: the claim that says so, and the one by which it answers what a trace began at. */
export interface Deed {
  thing: string;
  claim: Claim;
  answer: Claim | null;
}

/** Whether a thing is somebody who can ask, answer or promise. */
export const isActor = (record: Record, id: string): boolean => familyOf(record, id) === "actors";

/** Deeds by rung of the ladder, in its order; those that answer `asked` first. */
export function deedsOf(record: Record, id: string, asked = ""): Map<string, Deed[]> {
  const found = new Map<string, Deed[]>();
  const rungs = rungsOfAsking(record);
  for (const one of [id, ...rolesOf(record, id)])
    for (const claim of record.claimsAbout.get(one) ?? []) {
      const rung = rungOf(record, claim.object);
      if (claim.subject !== one || claim.disputes || !rungs.has(rung) || !isAct(record, claim)) continue;
      put(found, rung, { thing: claim.object, claim, answer: answerTo(record, claim.object, asked) });
    }
  const { ladder } = record.page;
  return new Map(
    [...found]
      .sort(([a], [b]) => ladder.indexOf(a) - ladder.indexOf(b))
      .map(([rung, deeds]) => [rung, onePerThing(record, deeds)]),
  );
}

/** The rungs on which nothing stands but what was asked, answered and promised. */
function rungsOfAsking({ page }: Record): Set<string> {
  const types = Object.values(page.types);
  const others = new Set(types.filter(({ family }) => family !== "asks").map(({ rung }) => rung));
  return new Set(types.map(({ rung }) => rung).filter((rung) => rung && !others.has(rung)));
}

/** Each thing once, by the claim that bears most. */
function onePerThing(record: Record, deeds: Deed[]): Deed[] {
  const best = new Map<string, Deed>();
  for (const deed of deeds.toSorted((a, b) => a.claim.strength - b.claim.strength)) best.set(deed.thing, deed);
  const name = ({ thing }: Deed) => nameOf(record, thing);
  return [...best.values()].sort((a, b) => Number(!a.answer) - Number(!b.answer) || byCode(name(a), name(b)));
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

/** The claim by which a thing is said to answer another. */
const answerTo = (record: Record, id: string, asked: string): Claim | null =>
  (record.claimsAbout.get(id) ?? []).find(
    (claim) => !claim.disputes && claim.subject === id && claim.object === asked && isAnswer(record, claim),
  ) ?? null;

/** Whether a claim tells that its object led to its subject. */
function isAnswer(record: Record, claim: Claim): boolean {
  const { kind, cause } = relationOf(record, claim);
  return cause === "object" && strengthIn(record, "kind", kind) === record.page.ranks.plain;
}
