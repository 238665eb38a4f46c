/** What is disputed: claims that dispute others, those that they dispute, and what is said to be contested. */

import type { Claim, Record } from "./record.js";
import { once } from "./text.js";

const CONTESTED = "contested";
const saying = ({ subject, predicate, object, text = "" }: Claim): string =>
  [subject, predicate, object, text].join("\n");

/** The ids of all claims that are disputed or dispute. */
export function disputedIn({ claims }: Record): Set<string> {
  const disputed = new Set(
    once(
      claims.filter((claim) => claim.disputes),
      saying,
    ),
  );
  const isOne = (claim: Claim) => claim.disputes || claim.wording === CONTESTED || disputed.has(saying(claim));
  return new Set(claims.filter(isOne).map(({ id }) => id));
}
