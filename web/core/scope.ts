/** Some of the claims of a record, and what they tie to a thing. */

import { isOf, isPromise, put, strengthIn } from "./record.js";
import type { Claim, Record } from "./record.js";
import { byCode } from "./text.js";

/** A record, and which of its claims are looked at. */
export interface Scope {
  record: Record;
  keep: (claim: Claim) => boolean;
}

/** A thing that claims tie to another; `ofWhole`: they are about what that is a part of. */
export interface Link {
  id: string;
  claims: Claim[];
  ofWhole: boolean;
}

export const supports = (claim: Claim): boolean => !claim.disputes;
export const typeIn = ({ record }: Scope, id: string): string => record.things.get(id)?.type ?? "";

/** The claims of a scope about a thing, in order of id. */
export const claimsIn = ({ record, keep }: Scope, id: string): Claim[] =>
  (record.claimsAbout.get(id) ?? []).filter(keep);

/** The claims of one relation that begin at a thing, or, going back, that end at it. */
export const endsIn = (scope: Scope, id: string, relation: string, isBack = false): Claim[] =>
  claimsIn(scope, id).filter((claim) => claim.predicate === relation && (claim.subject !== id) === isBack);

/** Claims by what they tie, each with all its claims; what is only disputed is left out. */
export function linked(pairs: readonly (readonly [id: string, claim: Claim])[], ofWhole = false): Link[] {
  const found = new Map<string, Claim[]>();
  for (const [id, claim] of pairs) put(found, id, claim);
  return [...found]
    .sort(([a], [b]) => byCode(a, b))
    .map(([id, claims]) => ({ id, ofWhole, claims }))
    .filter(({ claims }) => claims.some(supports));
}

/** What a relation ties to a thing, of some types; `isBack`: from object to subject. */
export function linksIn(
  scope: Scope,
  id: string,
  relation: string,
  { isBack = false, types = [] }: { isBack?: boolean; types?: readonly string[] } = {},
): Link[] {
  const other = (claim: Claim) => (isBack ? claim.subject : claim.object);
  const ofType = (found: string) => found && (!types.length || isOf(scope.record, found, ...types));
  return linked(
    endsIn(scope, id, relation, isBack)
      .map((claim) => [other(claim), claim] as const)
      .filter(([found]) => ofType(found)),
  );
}

/** What a relation ties to any of several things, each once. */
export const linksOfAll = (
  scope: Scope,
  ids: readonly string[],
  relation: string,
  how: { isBack?: boolean; types?: readonly string[] } = {},
): Link[] =>
  linked(
    ids.flatMap((id) =>
      linksIn(scope, id, relation, how).flatMap((link) => link.claims.map((claim) => [link.id, claim] as const)),
    ),
  );

/** A thing and all its parts, at any depth. */
export function withParts(scope: Scope, id: string, relation: string): Set<string> {
  const found = new Set([id]);
  for (const whole of found)
    for (const claim of endsIn(scope, whole, relation, true)) if (supports(claim)) found.add(claim.subject);
  return found;
}

/** How something is put that is not plainly stated, as codes: the best wording, what was only said to be so, disputes.
 * `isShownAsDone`: it stands as having happened, so that what was only asked or promised is marked too. */
export function notesOn(scope: Scope, claims: readonly Claim[], isShownAsDone = false): string[] {
  const { record } = scope;
  const { said } = record.page.views;
  const isPlain = (claim: Claim) => !isPromise(record, claim) || (!isShownAsDone && said.includes(claim.modality));
  const supporting = claims.filter(supports);
  const notes: string[] = [];
  if (supporting.length) {
    const strongest = Math.max(...supporting.map(({ wording }) => strengthIn(record, "wording", wording)));
    const best = supporting.find(({ wording }) => strengthIn(record, "wording", wording) === strongest);
    if (best && best.wording !== record.page.usual.wording) notes.push(best.wording);
    if (!supporting.some(isPlain)) notes.push(supporting[0]?.modality ?? "");
  }
  return supporting.length < claims.length ? [...notes, "disputed"] : notes;
}
