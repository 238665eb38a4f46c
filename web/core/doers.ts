/** Who did something besides the one that a pathway starts from, by the same sentence. */

import type { Pathway } from "./model.js";
import { AGENTS, shareSentence } from "./passages.js";
import { familyOf, isTold, kindOf, walkOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { byCode } from "./text.js";
import { finding } from "./words.js";
import type { Finding } from "./words.js";

/** Whom else the sentence on the first act of a pathway names as doing the same, so that no one of them has it alone. */
export function besides(record: Record, { steps }: Pathway): Finding[] {
  for (const [n, step] of steps.entries()) {
    const others = coDoers(record, step.lead);
    if (others.length)
      return [steps.length > 1 ? finding("with.step", { others }, n + 1) : finding("with", { others })];
  }
  return [];
}

/** The actors and roles of which the same sentence tells the same act as a claim does of its own, in order of id. */
function coDoers(record: Record, claim: Claim): string[] {
  const act = actOf(record, claim);
  if (!act) return [];
  const found = (record.claimsAbout.get(act[1]) ?? []).flatMap((one) => {
    const isSame =
      one.predicate === claim.predicate && one.modality === claim.modality && one.reading === claim.reading;
    const other = isSame ? actOf(record, one) : null;
    const isOther = other && other[1] === act[1] && other[0] !== act[0];
    return isOther && shareSentence(claim, one) ? [other[0]] : [];
  });
  return [...new Set(found)].sort(byCode);
}

/** The ends of an act of an actor or in a role that a source tells. */
function actOf(record: Record, claim: Claim): [start: string, end: string] | null {
  const walk = claim.disputes ? null : walkOf(record, claim);
  const isAct = walk && kindOf(record, claim) === "agency" && isTold(claim);
  return isAct && AGENTS.includes(familyOf(record, walk[0])) ? walk : null;
}
