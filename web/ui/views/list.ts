/** The list of claims, under the same filters as the map: for everyone who would rather read than look. */

import { csvOf } from "../../core/csv.js";
import { claimsOfPath } from "../../core/model.js";
import { isTold } from "../../core/record.js";
import type { Claim } from "../../core/record.js";
import { speakerOf } from "../../core/speakers.js";
import { plural } from "../../core/text.js";
import { sentence, tags } from "../claims.js";
import {
  ALL_CLAIMS,
  CLAIMS,
  KINDS,
  RECORD,
  THINGS,
  at,
  endsOf,
  kindOf,
  objectOf,
  subjectOf,
  titleOfSource,
  typeOf,
  verb,
} from "../data.js";
import { make } from "../elements.js";
import { lineNamed, shown } from "../shown.js";
import { isTrace, state } from "../state.js";
import { openPathway } from "../tracing.js";
import { claimLink, framed, signedCell } from "./frame.js";
import { tableElement } from "./table.js";
import type { Cell, Row } from "./table.js";

const COLUMNS = ["About", "What is said", "Who says so", "When", "How"];

/** The view of all claims that pass the filters, each under that of its things of which least is said. */
export function listView(): HTMLElement {
  const own = openClaims();
  const claims = [...shown.claims].map((id) => at(CLAIMS, id));
  const abouts = aboutEach(claims);
  const about = (claim: Claim) => abouts.get(claim) ?? "";
  const name = (claim: Claim) => THINGS.get(about(claim))?.name ?? subjectOf(claim);
  const keys = new Map(claims.map((claim) => [claim, `${own.has(claim.id) ? 0 : 1} ${name(claim)}`]));
  const collator = new Intl.Collator("en", { numeric: true });
  claims.sort((a, b) => collator.compare(keys.get(a) ?? "", keys.get(b) ?? "") || (a.id < b.id ? -1 : 1));
  const caption =
    `${plural(claims.length, "claim")} of ${ALL_CLAIMS.length.toLocaleString("en")} on this page pass the filters.` +
    (own.size ? " Those of what is open come first." : "");
  const line = (claim: Claim): Row => ({
    class: own.has(claim.id) ? "current" : undefined,
    cells: [
      aboutCell(about(claim), name(claim)),
      sayingCell(claim),
      tellerCell(claim),
      whenCell(claim),
      howCell(claim),
    ],
  });
  return framed({
    title: "List of claims",
    headline: claims.length ? plural(claims.length, "claim") : "No claim passes the filters",
    parts: [
      tableElement({
        name: "claims",
        caption: `${caption} Each stands under that of its two things of which less is said.`,
        columns: COLUMNS.map((title) => ({ title })),
        rows: claims.map(line),
        joins: true,
        sheet: () => sheetOf(claims),
      }),
    ],
    claims,
    countsItself: true,
  });
}

/** Of the two ends of each claim, the one that is open, else that of which fewer claims are, else its subject. */
function aboutEach(claims: readonly Claim[]): Map<Claim, string> {
  const counts = new Map<string, number>();
  for (const claim of claims) for (const id of endsOf(claim)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const rarer = (a: string, b: string) => ((counts.get(b) ?? 0) < (counts.get(a) ?? 0) ? b : a);
  const aboutOf = (claim: Claim) => {
    const [first = "", second = first] = endsOf(claim);
    return [first, second].find((id) => id === state.thing) ?? rarer(first, second);
  };
  return new Map(claims.map((claim) => [claim, aboutOf(claim)]));
}

const aboutCell = (id: string, name: string): Cell =>
  THINGS.has(id) ? { ...signedCell(id, typeOf(id).label), text: name } : { text: name };

const sayingCell = (claim: Claim): Cell => ({
  text: sentence(claim),
  show: () => [
    make("p", { class: "teller" }, claimLink(claim, sentence(claim))),
    ...claim.evidence.map(({ summary }) => make("p", { class: "small" }, summary)),
  ],
});

const tellerCell = (claim: Claim): Cell => ({
  text: `${titleOfSource(claim.source)}, ${speakerOf(RECORD, claim)}`,
  show: () => [
    make("p", { class: "teller" }, speakerOf(RECORD, claim)),
    make("p", { class: "small" }, isTold(claim) ? "in " : "read from ", titleOfSource(claim.source)),
  ],
});

const whenCell = (claim: Claim): Cell => ({ text: claim.when, order: claim.from ?? "9999" });
const howCell = (claim: Claim): Cell => ({
  text: claim.wording,
  order: KINDS.indexOf(kindOf(claim)) + claim.wording,
  show: () => tags(claim),
});

/* The claims of what is open: a thing, a line, a pathway, or all that a view of a story shows. */
function openClaims(): Set<string> {
  const path = isTrace() ? openPathway() : undefined;
  if (isTrace()) return new Set(path ? claimsOfPath(path).map((claim) => claim.id) : []);
  if (state.line) return new Set(lineNamed(state.line).claims);
  const things = new Set(state.thing ? [state.thing] : state.things);
  return new Set(ALL_CLAIMS.filter((claim) => endsOf(claim).some((id) => things.has(id))).map((claim) => claim.id));
}

/* All that a row rests on, for a spreadsheet. */
const HEAD = [
  "id",
  "subject",
  "relation",
  "object",
  "when",
  "kind",
  "wording",
  "modality",
  "disputes",
  "voice",
  "source",
  "anchor",
  "line",
  "page",
  "summary",
];
function sheetOf(claims: readonly Claim[]): string {
  const row = (claim: Claim): string[] => {
    const [place] = claim.evidence;
    return [
      claim.id,
      subjectOf(claim),
      verb({ ...claim, disputes: false }, claim.subject),
      objectOf(claim),
      claim.when,
      kindOf(claim),
      claim.wording,
      claim.modality,
      claim.disputes ? "yes" : "",
      speakerOf(RECORD, claim),
      titleOfSource(claim.source),
      place?.anchor ?? "",
      place?.line ? String(place.line) : "",
      place?.page ? String(place.page) : "",
      claim.evidence.map(({ summary }) => summary).join(" "),
    ];
  };
  return csvOf(HEAD, claims.map(row));
}
