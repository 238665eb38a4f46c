/** What the record cautions: one line each, which opens to the whole and to its places in the sources. */

import { quotedWords } from "../core/citation.js";
import { sortOf } from "../core/codes.js";
import { caveatsAbout, isAlwaysTold } from "../core/record.js";
import type { Caveat, Claim } from "../core/record.js";
import { firstSentence } from "../core/short_names.js";
import { cautionOwner, cautionOwners } from "../core/speakers.js";
import { plural } from "../core/text.js";
import { phraseOf } from "../core/words.js";
import { RECORD, titleOfSource } from "./data.js";
import { make } from "./elements.js";
import type { Child } from "./elements.js";
import { sentence } from "./sentences.js";
import { sourceMark } from "./sources.js";

const KEPT = 3;

/** What the record cautions about a claim, of many the first few and the rest folded. */
export const caveatsOf = (id: string): Child =>
  foldLines((RECORD.caveatsOf.get(id) ?? []).map((caveat) => caveatLine(caveat)));

/** What is cautioned about a thing, then about those of its claims that are shown, which are named. */
export function cautionsConcerning(id: string, isShown: (claim: Claim) => boolean): [Caveat, string][] {
  const about = (RECORD.claimsAbout.get(id) ?? []).filter(isShown);
  const isOwn = (caveat: Caveat) => caveat.concerns.includes(id);
  const rank = (caveat: Caveat) => Number(!isOwn(caveat)) * 2 + Number(!isAlwaysTold(RECORD, caveat));
  const found = caveatsAbout(RECORD, [id, ...about.map((claim) => claim.id)]).sort((a, b) => rank(a) - rank(b));
  return found.map((caveat) => [caveat, isOwn(caveat) ? "" : ownersOf(caveat, about)]);
}

/** The claims that a caveat concerns, by what the first says. */
function ownersOf({ concerns }: Caveat, claims: readonly Claim[]): string {
  const [first, ...rest] = claims.filter((claim) => concerns.includes(claim.id)).map(sentence);
  return `on “${first ?? ""}”${rest.length ? ` and ${plural(rest.length, "more claim")}` : ""}`;
}

/** The section of a thing's page that tells its cautions. */
export function cautionSection(found: readonly [Caveat, string][]): Child {
  if (!found.length) return null;
  return make(
    "section",
    { class: "cautions", id: "cautions" },
    make("h3", { tabindex: "-1" }, cautionCount(found.map(([caveat]) => caveat))),
    foldLines(found.map(([caveat, about]) => caveatLine(caveat, about))),
  );
}

/** How many cautions, and whose they are. */
export const cautionCount = (cautions: readonly Caveat[], what = "caution", where = ""): string =>
  `${plural(cautions.length, what)}${where}: ${cautionOwners(RECORD, cautions)}`;

function foldLines(lines: HTMLElement[]): Child {
  const kept = lines.length > KEPT + 1 ? KEPT : lines.length;
  const rest = lines.slice(kept);
  const summary = make("summary", {}, plural(rest.length, "more caution"));
  return [lines.slice(0, kept), rest.length > 0 && make("details", { class: "more" }, summary, rest)];
}

/** A caveat on one line, which opens; `about` says what it is on, where that is not plain from where it stands. */
export function caveatLine(caveat: Caveat, about = ""): HTMLElement {
  const first = firstSentence(caveat.summary);
  const rest = caveat.summary.slice(first.length).trim();
  return make(
    "details",
    { class: "caveat" },
    make("summary", {}, caveatHead(caveat), first, " ", sourceMark(caveat.source)),
    rest && make("p", {}, rest),
    about && make("p", { class: "small" }, `It is ${about}.`),
    places(caveat),
  );
}

/** A caveat told in full; `about` says what it is on. */
export const caveatCard = (caveat: Caveat, about = ""): HTMLElement =>
  make("div", { class: "caveat", role: "note" }, caveatHead(caveat, about), caveat.summary, places(caveat));

const caveatHead = (caveat: Caveat, about = ""): Child => {
  const { label, definition } = sortOf(RECORD, caveat);
  const whose = cautionOwner(RECORD, caveat);
  return [
    make("b", { title: definition }, `Caution, ${label}`),
    about && ` ${about}`,
    ` (${whose})`,
    make("b", {}, ": "),
  ];
};

const places = (caveat: Caveat): HTMLElement[] =>
  caveat.evidence.map((place) =>
    make(
      "p",
      { class: "small" },
      `${quotedWords(RECORD, place.anchor)} `,
      place.lost && `(${phraseOf(RECORD, `place.${place.lost}`)}) `,
      make("cite", {}, titleOfSource(place.source || caveat.source)),
    ),
  );
