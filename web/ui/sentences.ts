/** A claim as a sentence of the page. */

import type { Claim } from "../core/record.js";
import { nameInSentence } from "../core/short_names.js";
import { titled } from "../core/text.js";
import { PAGE, RECORD, verb } from "./data.js";

/** Subject, relation and object of a claim in words. */
export const sentenceParts = (claim: Claim): [string, string, string] => [
  (claim.disputes ? "Disputed: " : "") + titled(nameInSentence(RECORD, claim.subject) || (claim.about ?? "")),
  verb({ ...claim, disputes: false }, claim.subject),
  claim.text || nameInSentence(RECORD, claim.object),
];
/** A claim as a sentence. */
export const sentence = (claim: Claim): string => sentenceParts(claim).join(" ");

/** Whether a claim says when. */
export const isDated = (claim: Claim): boolean => claim.when !== PAGE.usual.when;
