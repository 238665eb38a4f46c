/** Who paid, who lent, who came, where to and what they worked on, as graph/networks joins it from claims. */

import { isOf, isPromise, put } from "./record.js";
import type { Claim } from "./record.js";
import { supports } from "./scope.js";
import type { Scope } from "./scope.js";
import { byCode, once } from "./text.js";

/** One secondment. `funders` paid for the programme that paid for it: no source says whose money paid for whom. */
export interface Chain {
  id: string;
  funders: string[];
  programmes: string[];
  home: string[];
  secondee: string[];
  host: string[];
  work: string[];
  /** What ties each of these to it, by id. */
  ties: Map<string, Claim[]>;
  claims: Claim[];
}

/** A claim with the secondment at one of its ends, and what stands at the other. */
interface End {
  claim: Claim;
  secondment: string;
  other: string;
  mode: string;
}

/** Every secondment of which something was done or so, in order of id. */
export function secondmentsOf(scope: Scope): Chain[] {
  const { type, lending, hosting, paying } = scope.record.page.views.secondment;
  const counted = scope.record.claims.filter(
    (claim) => scope.keep(claim) && supports(claim) && !isPromise(scope.record, claim),
  );
  const ends = counted.flatMap((claim) => endsOfClaim(scope, claim));
  const bySecondment = new Map<string, End[]>();
  for (const end of ends) put(bySecondment, end.secondment, end);
  const paid = new Map<string, Claim[]>();
  for (const claim of counted)
    if (claim.predicate === paying && scope.record.things.has(claim.subject)) put(paid, claim.object, claim);
  const modes = new Map<string, string>();
  for (const { other, mode } of ends) if (!modes.has(other)) modes.set(other, mode);
  return [...scope.record.things.values()]
    .filter(({ id }) => isOf(scope.record, id, type))
    .map(({ id }) => {
      const own = bySecondment.get(id) ?? [];
      const by = (relation: string) => sorted(own.filter(({ claim }) => claim.predicate === relation));
      const after = own.filter(({ claim }) => claim.subject === id);
      const ofMode = (mode: string) => sorted(after.filter(({ other }) => modes.get(other) === mode));
      const programmes = by(paying);
      const funded = programmes.filter((one) => modes.get(one) === "programme");
      const payments = funded.flatMap((one) => paid.get(one) ?? []);
      const ties = new Map<string, Claim[]>();
      for (const { other, claim } of own) put(ties, other, claim);
      for (const claim of payments) put(ties, claim.subject, claim);
      return {
        id,
        ties,
        programmes,
        funders: once(payments, (claim) => claim.subject).sort(byCode),
        home: by(lending),
        secondee: ofMode("secondee"),
        host: by(hosting),
        work: ofMode("work"),
        claims: once([...own.map(({ claim }) => claim), ...payments], (claim) => claim),
      };
    })
    .sort((a, b) => byCode(a.id, b.id));
}

const sorted = (ends: readonly End[]): string[] => once(ends, ({ other }) => other).sort(byCode);

function endsOfClaim(scope: Scope, claim: Claim): End[] {
  const { type, modes } = scope.record.page.views.secondment;
  const { things } = scope.record;
  return modes.flatMap(([end, relation, mode]) => {
    const [secondment, other] = end === "subject" ? [claim.subject, claim.object] : [claim.object, claim.subject];
    const isOne = claim.predicate === relation && isOf(scope.record, secondment, type) && things.has(other);
    return isOne ? [{ claim, secondment, other, mode }] : [];
  });
}
