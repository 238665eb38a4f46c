/** How a claim is told: its sentence, what qualifies it, who says so, and its places in the sources. */

import { citation, lostWords, quotedWords, spotParts } from "../core/citation.js";
import { modalityOf, wordingOf } from "../core/codes.js";
import { isTold } from "../core/record.js";
import type { Claim, Place } from "../core/record.js";
import { speakerOf, undoneWords } from "../core/speakers.js";
import { titled } from "../core/text.js";
import { caveatsOf } from "./caveats.js";
import { claimTools } from "./claim_tools.js";
import { PAGE, RECORD, SOURCES, VOICES, codeOf, isPromise, kindLabel, kindOf, titleOfSource } from "./data.js";
import { make } from "./elements.js";
import type { Child } from "./elements.js";
import { claimLink } from "./served.js";
import { sample } from "./signs.js";
import { isDated, sentenceParts } from "./sentences.js";
import { readAt, sourceMark } from "./sources.js";

export { readAt, whereRead } from "./sources.js";
export { isDated, sentence } from "./sentences.js";

function tag(
  mark: Child,
  words: string,
  { warn = false, title }: { warn?: boolean; title?: string | undefined } = {},
): HTMLElement {
  return make(
    "span",
    { class: warn ? "tag warn" : "tag", title },
    make("span", { "aria-hidden": "true" }, mark),
    words,
  );
}

/** What keeps a claim from being a plain statement of something done. */
export function cautions(claim: Claim): Child[] {
  return [...qualifications(claim), claim.wording !== "stated" && wordingTag(claim)];
}

/* Disputed, only promised or asked for, only in part. */
function qualifications(claim: Claim): Child[] {
  const { style } = PAGE;
  return [
    claim.disputes && tag(style.disputeMark, "disputes this", { warn: true }),
    isPromise(claim) &&
      tag(style.promiseMark, undoneWords(RECORD, claim), {
        warn: true,
        title: modalityOf(RECORD, claim).definition,
      }),
    lostWords(RECORD, claim) && tag("?", lostWords(RECORD, claim), { warn: true }),
    claim.share && tag("◐", codeOf("share", claim.share).label, { title: codeOf("share", claim.share).definition }),
  ];
}

function wordingTag(claim: Claim): HTMLElement {
  const { label, definition } = wordingOf(RECORD, claim);
  return tag(PAGE.style.wordings[claim.wording], label, { title: definition });
}

/** The wording and kind of a claim, and what qualifies it. */
export function tags(claim: Claim): HTMLElement {
  const kind = kindOf(claim);
  return make(
    "span",
    { class: "tags" },
    claim.wording === "stated" && wordingTag(claim),
    cautions(claim),
    tag(sample(kind), kindLabel(kind), { title: codeOf("kind", kind).definition }),
  );
}

/** On one line: how strongly a claim is said, by whom, in which source, and when it was. */
export const whoSays = (claim: Claim): HTMLElement =>
  make(
    "span",
    { class: "tags says" },
    wordingTag(claim),
    qualifications(claim),
    make(
      "span",
      { class: "who" },
      speakerOf(RECORD, claim),
      " ",
      sourceMark(claim.source),
      isDated(claim) && ` · ${claim.when}`,
    ),
  );

/** A claim with all that is known of it; `isHeaded`: with its sentence above. */
export function claimCard(claim: Claim, isHeaded: boolean): HTMLElement {
  return make(
    "article",
    { class: "claim" },
    isHeaded && spoken(claim),
    isHeaded && tags(claim),
    make("dl", {}, details(claim, isHeaded)),
    claim.reason && make("p", { class: "reason" }, make("b", {}, "Our reason: "), claim.reason),
    claim.notes &&
      make(
        "dl",
        { class: "small" },
        claim.notes.map(([name, text]) => detail(titled(name), text)),
      ),
    claim.evidence.map((place) => quote(place, claim.source)),
    caveatsOf(claim.id),
    citing(claim),
    claimTools(claim),
    make("p", { class: "id" }, claimLink(claim.id)),
  );
}

const STAKE = "What the speaker has a stake in, so that its word on this is not independent.";

function details(claim: Claim, isHeaded: boolean): Child[] {
  const voice = VOICES.get(claim.voice);
  const described = voice?.description ? ` (${voice.description})` : "";
  return [
    isDated(claim) && detail("When", claim.when),
    isTold(claim)
      ? detail(claim.wording === "opinion" ? "Opinion of" : "Said by", speakerOf(RECORD, claim), described)
      : detail("Who says so", speakerOf(RECORD, claim)),
    !isHeaded && claim.wording === "stated" && detail("Wording", wordingOf(RECORD, claim).label),
    isTold(claim) &&
      voice?.stakes && [make("dt", { title: STAKE }, "A party to"), make("dd", {}, voice.stakes.join(", "))],
  ];
}

const detail = (name: string, ...text: Child[]): Child[] => [make("dt", {}, name), make("dd", {}, ...text)];

/* The sentence by which a claim can be cited. */
const citing = (claim: Claim): HTMLElement =>
  make(
    "details",
    { class: "cite" },
    make("summary", {}, "Cite this claim"),
    make("p", { class: "citation", "data-claim": claim.id }, citation(RECORD, claim.id)),
  );

function spoken(claim: Claim): HTMLElement {
  const [subject, words, object] = sentenceParts(claim);
  return make("p", { class: "sentence" }, `${subject} `, make("b", {}, words), ` ${object}`);
}

function quote(place: Place, ownSource: string): HTMLElement {
  const id = place.source || ownSource;
  const source = SOURCES.get(id);
  const spot = spotParts(RECORD, place, ownSource).join(", ");
  const issued = [source?.publisher, source?.published].filter(Boolean).join(", ");
  return make(
    "blockquote",
    {},
    make("p", {}, place.summary),
    make("p", { class: "small" }, `${quotedWords(RECORD, place.anchor)}${spot ? ` (${spot})` : ""}`),
    make(
      "p",
      { class: "small" },
      make("cite", {}, titleOfSource(id)),
      issued ? `. ${issued}` : "",
      "; ",
      readAt(source),
    ),
  );
}
