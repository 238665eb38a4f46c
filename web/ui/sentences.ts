/** A claim as a sentence of the page. */

import type { Claim } from "../core/record.js";
import { PAGE, objectOf, subjectOf, verb } from "./data.js";

/** Subject, relation and object of a claim in words. */
export const sentenceParts = (claim: Claim): [string, string, string] => [
  (claim.disputes ? "Disputed: " : "") + subjectOf(claim),
  verb({ ...claim, disputes: false }, claim.subject),
  objectOf(claim),
];
/** A claim as a sentence. */
export const sentence = (claim: Claim): string => sentenceParts(claim).join(" ");

/** Whether a claim says when. */
export const isDated = (claim: Claim): boolean => claim.when !== PAGE.usual.when;
