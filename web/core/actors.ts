/** Who connects whom by direct ties, as graph/networks counts it. No tie is an influence. */

import { isPromise, put, relationOf } from "./record.js";
import type { Claim } from "./record.js";
import { supports } from "./scope.js";
import type { Scope } from "./scope.js";
import { byCode } from "./text.js";

/** An actor with those that claims tie to it, and how many pairs of these no claim ties. */
export interface Connector {
  id: string;
  tied: string[];
  pairs: number;
  claims: Claim[];
}

const DIRECT = "direct";

const acts = ({ record }: Scope, id: string): boolean => {
  const thing = record.things.get(id);
  return Boolean(thing && record.page.types[thing.type]?.acts);
};

/** Claims that tie two actors, as something that was done or was so. */
export const tyingClaims = (scope: Scope): Claim[] =>
  scope.record.claims.filter(
    (claim) =>
      scope.keep(claim) &&
      supports(claim) &&
      !isPromise(scope.record, claim) &&
      relationOf(scope.record, claim).ties?.includes(DIRECT) &&
      claim.subject !== claim.object &&
      acts(scope, claim.subject) &&
      acts(scope, claim.object),
  );

/** All actors that are tied to another, those with most unconnected pairs first, then with most ties. */
export function connectorsOf(scope: Scope): Connector[] {
  const near = new Map<string, Set<string>>();
  const claims = new Map<string, Claim[]>();
  for (const claim of tyingClaims(scope))
    for (const [one, other] of [
      [claim.subject, claim.object],
      [claim.object, claim.subject],
    ] as const) {
      near.set(one, (near.get(one) ?? new Set()).add(other));
      put(claims, one, claim);
    }
  const found = [...near].map(([id, tied]) => ({
    id,
    tied: [...tied].sort(byCode),
    pairs: pairsApart(near, tied),
    claims: claims.get(id) ?? [],
  }));
  return found.sort((a, b) => b.pairs - a.pairs || b.tied.length - a.tied.length || byCode(a.id, b.id));
}

/** How many pairs of some actors are not tied to each other. */
function pairsApart(near: ReadonlyMap<string, ReadonlySet<string>>, tied: ReadonlySet<string>): number {
  let joined = 0;
  for (const one of tied) {
    const others = near.get(one) ?? new Set<string>();
    const [few, many] = others.size < tied.size ? [others, tied] : [tied, others];
    for (const other of few) if (many.has(other)) joined += 1;
  }
  return (tied.size * (tied.size - 1) - joined) / 2;
}
