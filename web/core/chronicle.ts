/** What is dated, in order, and what is not, apart: as graph/networks/timeline has it. */

import { NEVER_LATE, UNDATED, yearOf } from "./dates.js";
import type { Claim, Record } from "./record.js";
import { claimsIn, withParts } from "./scope.js";
import type { Scope } from "./scope.js";
import { byCode, once } from "./text.js";

/** Claims by the first day on which each may have begun; the undated ones apart, which are never placed. */
export interface Chronicle {
  dated: Claim[];
  undated: Claim[];
}

export const isDated = ({ page }: Record, claim: Claim): boolean => claim.when !== page.usual.when;

/** The claims about a thing and, if asked for, about its parts; all claims for no thing. */
export function chronicleOf(scope: Scope, thing: string, withItsParts: boolean): Chronicle {
  const whole = scope.record.page.views.roles["whole"] ?? "";
  const things = thing && withItsParts ? [...withParts(scope, thing, whole)] : [thing];
  const claims = thing ? things.flatMap((id) => claimsIn(scope, id)) : scope.record.claims.filter(scope.keep);
  const found = once(claims, (claim) => claim);
  return {
    dated: sortedByDate(found.filter((claim) => isDated(scope.record, claim))),
    undated: found.filter((claim) => !isDated(scope.record, claim)).sort((a, b) => byCode(a.id, b.id)),
  };
}

/** By earliest start, latest start and id. */
export const sortedByDate = (claims: readonly Claim[]): Claim[] =>
  claims.toSorted((a, b) => {
    const [first, second] = [a.bounds ?? UNDATED, b.bounds ?? UNDATED];
    return first[0] - second[0] || first[1] - second[1] || byCode(a.id, b.id);
  });

/** The years from the earliest to the latest that dates name; nothing where none does. */
export function yearsOf(claims: readonly Claim[]): [first: number, last: number] | null {
  const years = claims.flatMap(({ bounds }) =>
    (bounds ?? []).filter((day) => day && day !== NEVER_LATE).map((day) => yearOf(day)),
  );
  if (!years.length) return null;
  const extreme = (pick: (a: number, b: number) => number) => years.reduce((a, b) => pick(a, b));
  return [extreme(Math.min), extreme(Math.max)];
}
