/** The table twin: the same claims under the same filters, for everyone who would rather read than look. */

import { claimsOfPath } from "../core/model.js";
import type { Claim } from "../core/record.js";
import { plural } from "../core/text.js";
import { tags } from "./claims.js";
import {
  ALL_CLAIMS,
  CLAIMS,
  KINDS,
  THINGS,
  at,
  endsOf,
  kindOf,
  lineBetween,
  objectOf,
  subjectOf,
  titleOfSource,
  verb,
} from "./data.js";
import { $, button, make } from "./elements.js";
import type { Child } from "./elements.js";
import { goTo } from "./parts.js";
import { lineNamed, shown } from "./shown.js";
import { change, filters, isTrace, open, opens, state } from "./state.js";
import type { How, Patch } from "./state.js";
import { openPathway } from "./tracing.js";

const PORTION = matchMedia("(max-width: 860px)").matches ? 40 : 200;
const COLUMNS: readonly (readonly [title: string, key: (claim: Claim) => string])[] = [
  ["From", subjectOf],
  ["Relation", (claim) => verb(claim, claim.subject)],
  ["To", objectOf],
  ["When", (claim) => claim.from ?? "9999"],
  ["Wording", (claim) => KINDS.indexOf(kindOf(claim)) + claim.wording],
  ["Source", (claim) => titleOfSource(claim.source)],
];
const sorting = { column: 3, isDown: false, portion: PORTION };

/** Show the table, or the map in its place. */
export function drawList(patch: Patch, how: How): void {
  if (patch.view || opens(patch) || filters(patch)) sorting.portion = PORTION;
  document.body.dataset["view"] = state.view;
  $("list").hidden = state.view !== "list";
  $("as-map").setAttribute("aria-pressed", String(state.view === "map"));
  $("as-list").setAttribute("aria-pressed", String(state.view === "list"));
  if (state.view !== "list") return;
  drawTable();
  if (patch.view && how.focus) $("list").focus();
}

function sortedClaims(own: ReadonlySet<string>): Claim[] {
  const key = COLUMNS[sorting.column]?.[1] ?? subjectOf;
  const rows = [...shown.claims].map((id) => at(CLAIMS, id)).map((claim): [string, Claim] => [key(claim), claim]);
  rows.sort((a, b) => a[0].localeCompare(b[0], "en") || (a[1].id < b[1].id ? -1 : 1));
  if (sorting.isDown) rows.reverse();
  const claims = rows.map(([, claim]) => claim);
  if (own.size) claims.sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
  return claims;
}

function drawTable(): void {
  const own = openClaims();
  const claims = sortedClaims(own);
  const from = Math.min(claims.length, sorting.portion);
  const more = claims.length - from;
  const caption =
    `${plural(claims.length, "claim")} of ${ALL_CLAIMS.length.toLocaleString("en")} on this page pass the filters` +
    (more > 0 ? `, the first ${from} are listed.` : ".") +
    (own.size ? " Those of what is open come first." : "");
  const table = make(
    "table",
    {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, COLUMNS.map(headCell))),
    make(
      "tbody",
      {},
      claims.slice(0, from).map((claim) => listRow(claim, own.has(claim.id))),
    ),
  );
  $("list").replaceChildren(table, more > 0 ? moreButton(from, more) : "");
}

function moreButton(from: number, more: number): HTMLElement {
  return button(`Show ${Math.min(PORTION, more)} more`, () => {
    sorting.portion += PORTION;
    drawTable();
    $("list").querySelectorAll("tbody tr")[from]?.querySelector("button")?.focus();
  });
}

/* The claims of what is open: a thing, a line, a pathway, or all that a view of a story shows. */
function openClaims(): Set<string> {
  const path = isTrace() ? openPathway() : undefined;
  if (isTrace()) return new Set(path ? claimsOfPath(path).map((claim) => claim.id) : []);
  if (state.line) return new Set(lineNamed(state.line).claims);
  const things = new Set(state.thing ? [state.thing] : state.things);
  return new Set(ALL_CLAIMS.filter((claim) => endsOf(claim).some((id) => things.has(id))).map((claim) => claim.id));
}

function headCell([title]: readonly [string, unknown], column: number): HTMLElement {
  const { isDown } = sorting;
  const own = sorting.column === column;
  const sort = own ? (isDown ? "descending" : "ascending") : "none";
  const arrow = own ? (isDown ? " ↓" : " ↑") : "";
  const sortBy = () => {
    Object.assign(sorting, { column, isDown: own && !isDown });
    drawTable();
    $("list").querySelectorAll<HTMLElement>("th button")[column]?.focus();
  };
  return make("th", { scope: "col", "aria-sort": sort }, button(title + arrow, sortBy));
}

function listRow(claim: Claim, isChosen: boolean): HTMLElement {
  const line = lineBetween(claim.subject, claim.object);
  const words = verb(claim, claim.subject);
  const end = (id: string, text: string): Child => (THINGS.has(id) ? goTo(id) : text);
  const cells = [
    end(claim.subject, subjectOf(claim)),
    line ? button(words, () => open({ line: line.id }, { focus: true }), { class: "link" }) : words,
    end(claim.object, objectOf(claim)),
    claim.when,
    tags(claim),
    titleOfSource(claim.source),
  ];
  return make(
    "tr",
    { class: isChosen ? "current" : undefined },
    cells.map((cell, n) => make("td", { "data-label": COLUMNS[n]?.[0] }, cell)),
  );
}

/** Make the two buttons work that choose between map and table. */
export function startList(): void {
  $("as-map").addEventListener("click", () => change({ view: "map" }));
  $("as-list").addEventListener("click", () => change({ view: "list" }));
}
