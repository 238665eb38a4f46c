/** How a claim is told: its sentence, what qualifies it, who says so, and its places in the sources. */

import type { Source } from "../core/page_data.js";
import { caveatsAbout, isAlwaysTold } from "../core/record.js";
import type { Caveat, Claim, Place } from "../core/record.js";
import { plural, shorter } from "../core/text.js";
import { phraseOf } from "../core/words.js";
import { claimTools } from "./claim_tools.js";
import {
  PAGE,
  RECORD,
  SOURCES,
  VOICES,
  codeOf,
  isPromise,
  kindLabel,
  kindOf,
  objectOf,
  subjectOf,
  titleOfSource,
  verb,
} from "./data.js";
import { make } from "./elements.js";
import type { Child } from "./elements.js";
import { claimLink } from "./served.js";
import { sample } from "./signs.js";

const sentenceParts = (claim: Claim): [string, string, string] => [
  (claim.disputes ? "Disputed: " : "") + subjectOf(claim),
  verb({ ...claim, disputes: false }, claim.subject),
  objectOf(claim),
];
/** A claim as a sentence. */
export const sentence = (claim: Claim): string => sentenceParts(claim).join(" ");

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
  const { style } = PAGE;
  const wording = codeOf("wording", claim.wording);
  return [
    claim.disputes && tag(style.disputeMark, "disputes this", { warn: true }),
    isPromise(claim) &&
      tag(style.promiseMark, phraseOf(RECORD, "how.not-done", { what: phraseOf(RECORD, `undone.${claim.modality}`) }), {
        warn: true,
        title: codeOf("modality", claim.modality).definition,
      }),
    claim.share && tag("◐", codeOf("share", claim.share).label, { title: codeOf("share", claim.share).definition }),
    claim.wording !== "stated" && tag(style.wordings[claim.wording], wording.label, { title: wording.definition }),
  ];
}

/** The wording and kind of a claim, and what qualifies it. */
export function tags(claim: Claim): HTMLElement {
  const [kind, stated] = [kindOf(claim), codeOf("wording", "stated")];
  return make(
    "span",
    { class: "tags" },
    claim.wording === "stated" && tag(PAGE.style.wordings["stated"], stated.label, { title: stated.definition }),
    cautions(claim),
    tag(sample(kind), kindLabel(kind), { title: codeOf("kind", kind).definition }),
  );
}

/** A claim with all that is known of it; `isHeaded`: with its sentence above. */
export function claimCard(claim: Claim, isHeaded: boolean): HTMLElement {
  return make(
    "article",
    { class: "claim" },
    isHeaded && spoken(claim),
    isHeaded && tags(claim),
    make("dl", {}, details(claim, isHeaded)),
    claim.reason && make("p", { class: "reason" }, make("b", {}, "Our reason: "), claim.reason),
    claim.evidence.map((place) => quote(place, claim.source)),
    ...caveatsOf(claim.id),
    claimTools(claim),
    make("p", { class: "id" }, claimLink(claim.id)),
  );
}

function details(claim: Claim, isHeaded: boolean): Child[] {
  const voice = VOICES.get(claim.voice);
  const inferred = claim.wording === "inferred";
  const detail = (name: string, ...text: Child[]) => [make("dt", {}, name), make("dd", {}, ...text)];
  const opinion = claim.wording === "opinion" ? "Opinion of" : "Said by";
  return [
    detail("When", claim.when),
    inferred && detail("Said by", inferredBy(claim)),
    !inferred && voice && detail(opinion, voice.description ? `${voice.name} (${voice.description})` : voice.name),
    !isHeaded && claim.wording === "stated" && detail("Wording", codeOf("wording", "stated").label),
    !inferred && voice?.stakes && detail("A party to", voice.stakes.join(", ")),
  ];
}

/* What is inferred no source says, unless only who or what is meant is our reading. */
const inferredBy = (claim: Claim): string =>
  claim.reading
    ? phraseOf(RECORD, "speaker.identity", {
        voice: VOICES.get(claim.voice)?.name ?? phraseOf(RECORD, "speaker.unnamed"),
      })
    : phraseOf(RECORD, "speaker.inferred");

function spoken(claim: Claim): HTMLElement {
  const [subject, words, object] = sentenceParts(claim);
  return make("p", { class: "sentence" }, `${subject} `, make("b", {}, words), ` ${object}`);
}

function quote(place: Place, ownSource: string): HTMLElement {
  const id = place.source || ownSource;
  const source = SOURCES.get(id);
  const spot = [place.page && `page ${place.page}`, place.line && `line ${place.line} of the text`]
    .filter(Boolean)
    .join(", ");
  const issued = [source?.publisher, source?.published].filter(Boolean).join(", ");
  return make(
    "blockquote",
    {},
    make("p", {}, place.summary),
    make("p", { class: "small" }, `“${place.anchor}”${spot ? ` (${spot})` : ""}`),
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

/** Where a source can be read and what else is known of it. Only addresses that the record found fit are links. */
export const readAt = (source: Source | undefined): HTMLElement[] =>
  (source?.facts ?? []).map(({ term, text, link }, n) =>
    make(
      "span",
      {},
      n ? `, ${term} ` : "",
      link ? make("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, text) : text,
    ),
  );
/** Where a source can be read, in few words. */
export const whereRead = (source: Source | undefined): string => shorter(source?.facts?.[0]?.text ?? "", 170);

/** What the record cautions about a thing or a claim. Of many cards two are shown and the rest folded. */
export const caveatsOf = (id: string): Child[] =>
  foldCards(
    (RECORD.caveatsOf.get(id) ?? []).map((caveat) => caveatCard(caveat)),
    "caution",
    "cautions",
  );

/** What the record cautions about a thing, then about those of its claims that are shown, which are named. */
export function caveatsConcerning(id: string, isShown: (claim: Claim) => boolean): Child[] {
  const about = (RECORD.claimsAbout.get(id) ?? []).filter(isShown);
  const isOwn = (caveat: Caveat) => caveat.concerns.includes(id);
  const rank = (caveat: Caveat) => Number(!isOwn(caveat)) * 2 + Number(!isAlwaysTold(RECORD, caveat));
  const found = caveatsAbout(RECORD, [id, ...about.map((claim) => claim.id)]).sort((a, b) => rank(a) - rank(b));
  return foldCards(
    found.map((caveat) => caveatCard(caveat, isOwn(caveat) ? "" : ownersOf(caveat, about))),
    "caution",
    "cautions",
  );
}

/** The claims that a caveat concerns, by what the first says. */
function ownersOf({ concerns }: Caveat, claims: readonly Claim[]): string {
  const [first, ...rest] = claims.filter((claim) => concerns.includes(claim.id)).map(sentence);
  return `on “${first ?? ""}”${rest.length ? ` and ${plural(rest.length, "more claim")}` : ""}`;
}

/** Cards in a row, all but the first folded away where there are many. */
export function foldCards(cards: HTMLElement[], one: string, many: string): Child[] {
  const kept = cards.length > 3 ? 2 : 3;
  const rest = cards.slice(kept);
  const summary = make("summary", {}, `${rest.length} more ${rest.length === 1 ? one : many}`);
  return [...cards.slice(0, kept), rest.length > 0 && make("details", {}, summary, rest)];
}

/** A caveat; `whose` says what it is about, where that is not plain from where it stands. */
export const caveatCard = (caveat: Caveat, whose = ""): HTMLElement =>
  make(
    "div",
    { class: "caveat", role: "note" },
    make("b", {}, `Caution, ${codeOf("caveat", caveat.type).label}`),
    whose && ` ${whose}`,
    make("b", {}, ": "),
    caveat.summary,
    caveat.evidence.map((place) =>
      make(
        "p",
        { class: "small" },
        `“${place.anchor}” `,
        make("cite", {}, titleOfSource(place.source || caveat.source)),
      ),
    ),
  );
