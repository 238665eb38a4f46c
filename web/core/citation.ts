/** A claim as a sentence that can be cited. */

import { at, codeOf, nameOf, relationOf } from "./record.js";
import type { Record } from "./record.js";

/** Who says what, how, in which source and at which place, in which state of the record, and under which licence. */
export function citation(record: Record, claimId: string): string {
  const claim = at(record.claim, claimId);
  const { hash, licence } = record.page.about;
  const subject = claim.subject ? nameOf(record, claim.subject) : (claim.about ?? "");
  const object = claim.text ?? nameOf(record, claim.object);
  const disputed = claim.disputes ? "Disputed: " : "";
  const [place] = claim.evidence;
  const spot = place ? `, at “${place.anchor}”` : "";
  const who = claim.wording === "inferred" ? "our reading of " : "";
  const put = codeOf(record, "wording", claim.wording).label;
  return [
    `${disputed}${subject} ${relationOf(record, claim).label} ${object} (${put}).`,
    `From ${who}“${nameOf(record, place?.source ?? claim.source)}”${spot}.`,
    `Claim ${claim.id}, data ${hash.slice(0, 12)}.`,
    licence && `${licence}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
