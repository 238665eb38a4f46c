/** Cells that open claims. */

import type { Claim } from "../../core/record.js";
import { sentence } from "../claims.js";
import { kindOf, objectOf } from "../data.js";
import { make } from "../elements.js";
import { cautions } from "../claims.js";
import { claimLink } from "./frame.js";
import type { Cell } from "./table.js";

/** What claims give as values, each a way to its evidence. */
export const claimCell = (claims: readonly Claim[]): Cell =>
  codeCell(
    claims.map((claim) => [objectOf(claim), claim]),
    "",
  );

/** Words that open claims; what to say where there are none. */
export const codeCell = (found: readonly (readonly [string, Claim])[], none: string): Cell => ({
  text: found.map(([text]) => text).join("; ") || none,
  show: found.length
    ? () => found.map(([text, claim]) => make("p", { class: "teller" }, claimLink(claim, text), " ", cautions(claim)))
    : none
      ? () => make("span", { class: "small" }, none)
      : undefined,
});

/** A claim as a sentence that opens it, how it is put, and what the source says in short. */
export const sayingCell = (claim: Claim): Cell => ({
  text: sentence(claim),
  show: () => [
    make("p", { class: "teller" }, claimLink(claim, sentence(claim))),
    make("p", { class: "small" }, claim.evidence[0]?.summary),
    make(
      "span",
      { class: "tags" },
      cautions(claim),
      kindOf(claim) === "sequence" && make("span", { class: "small" }, "order in time only"),
    ),
  ],
});
