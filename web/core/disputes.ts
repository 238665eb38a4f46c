/** What is disputed: claims that dispute others, those that they dispute, and what is said to be contested. */

import type { Claim, Record } from "./record.js";

const CONTESTED = "contested";
const saying = ({ subject, predicate, object, text = "" }: Claim): string =>
  [subject, predicate, object, text].join("\n");

/** The ids of all claims that are disputed or dispute. */
export function disputedIn({ claims, claimsAbout }: Record): Set<string> {
  const disputing = claims.filter((claim) => claim.disputes);
  const sayings = new Set(disputing.map(saying));
  const near = disputing.flatMap(({ subject, object }) => claimsAbout.get(subject) ?? claimsAbout.get(object) ?? []);
  const contested = claims.filter(({ wording }) => wording === CONTESTED);
  const found = [...disputing, ...contested, ...near.filter((claim) => sayings.has(saying(claim)))];
  return new Set(found.map(({ id }) => id));
}
