/** Asks in rows, those who answered in columns: of an assembly, of whoever was asked, or of all. */

import { rowsOf, summaryOf } from "../../core/ledger.js";
import type { Row as Asked } from "../../core/ledger.js";
import { matrixOf, rowsAt } from "../../core/matrix.js";
import type { Mark, Matrix, MatrixRow } from "../../core/matrix.js";
import { put } from "../../core/record.js";
import { plural, titled } from "../../core/text.js";
import { sentence } from "../claims.js";
import { PAGE, nameOf, typeOf } from "../data.js";
import { button, make } from "../elements.js";
import type { Child } from "../elements.js";
import { open, state } from "../state.js";
import { chooser } from "./chooser.js";
import { bracketed, claimLink, counted, filteredScope, framed, link, notesInWords, part, words } from "./frame.js";
import { tableElement } from "./table.js";
import type { Cell, Column, Row } from "./table.js";

const scope = filteredScope();

/** The view of asks and answers. */
export function matrixView(): HTMLElement {
  const every = rowsOf(scope);
  const rows = state.of ? rowsAt(scope, every, state.of) : every.filter(isPut);
  const table = matrixOf(scope, rows, state.of);
  return framed({
    title: state.of ? `Asks and answers: ${nameOf(state.of)}` : "Asks and answers",
    headline: headlineOf(rows, table),
    beware: rows.length ? words("matrix.beware") : "",
    controls: chooser("Asked at or of", "all assemblies and bodies", choices(every)),
    parts: rows.length ? [matrixTable(table), presencePart(table)] : [],
    claims: rows.flatMap(({ claims }) => claims),
  });
}

/** Without a place: asks, answers, and the promises that answer one; other promises have a view of their own. */
const isPut = (row: Asked): boolean => !row.isPromise || row.asks.length > 0;

function headlineOf(rows: readonly Asked[], table: Matrix): string {
  const { asks, answered } = summaryOf(scope, rows);
  const free = table.rows.filter(({ row }) => row.isPromise).length;
  const asked = words("matrix", {
    asks: asks.toLocaleString("en"),
    answered: counted(answered),
    open: counted(asks - answered),
  });
  const promised = words("matrix.promises", { promises: free.toLocaleString("en") });
  if (asks && free) return words("matrix.both", { asks: asked, promises: promised });
  if (free) return promised;
  return asks ? asked : words("matrix.empty");
}

function choices(rows: readonly Asked[]): [string, number][] {
  const counts = new Map<string, Asked[]>();
  for (const row of rows)
    for (const id of new Set([...row.at, ...row.putTo].map((one) => one.id))) put(counts, id, row);
  return [...counts].map(([id, own]) => [id, own.length]);
}

function matrixTable({ columns, rows }: Matrix): HTMLElement {
  const line = (row: MatrixRow): Row => ({
    class: row.depth ? "nested" : undefined,
    cells: [rowHead(row), ...columns.map((id) => marksCell(row.cells.get(id) ?? [], row.whole.has(id)))],
  });
  return make(
    "div",
    { class: "matrix" },
    tableElement({
      name: "matrix",
      caption: `${plural(rows.length, "row")}, ${plural(columns.length, "person or body", "people and bodies")} who answered or promised.`,
      columns: [{ title: "What was asked" }, ...columns.map(columnOf)],
      rows: rows.map(line),
    }),
  );
}

const LONG = 26;
function columnOf(id: string): Column {
  const title = id ? nameOf(id) : "Nobody named";
  return { title, isWide: title.length > LONG };
}

const rowHead = ({ row, depth }: MatrixRow): Cell => ({
  text: nameOf(row.id),
  show: () => {
    const who = row.kind === "ask" ? row.askedBy : row.madeBy;
    const by =
      who.length > 0 &&
      `${row.kind === "ask" ? "asked by" : "made by"} ${who.map((one) => `${nameOf(one.id)} ${bracketed(one.claims)}`.trim()).join(", ")}`;
    const label = row.kind === "ask" ? "" : `${titled(typeOf(row.id).label)}: `;
    return make(
      "div",
      { class: depth ? "part" : undefined },
      label && make("span", { class: "small" }, label),
      link(row.id),
      by && make("p", { class: "small" }, by),
    );
  },
});

function marksCell(marks: readonly Mark[], isInWhole: boolean): Cell {
  const text = marks.map((mark) => [markText(mark), ...markNotes(mark)].join(", ")).join("; ");
  const whole = isInWhole && !marks.length ? "for the whole set only" : "";
  if (!text && !whole) return { text: "" };
  return {
    text: text || whole,
    show: () => (whole ? make("span", { class: "small" }, whole) : marks.map(markElement)),
  };
}

const markText = (mark: Mark): string => (mark.isPromise ? "promised" : mark.text || "answered; not told how");

/** How an answer or promise is put where it is not plainly told. */
const markNotes = ({ notes, ofWhole }: Mark): string[] => [
  ...notesInWords(notes),
  ...(ofWhole ? ["said of the whole set"] : []),
];

function markElement(mark: Mark): HTMLElement {
  const notes = markNotes(mark);
  const sign = mark.isPromise ? PAGE.style.promiseMark : "";
  return make(
    "p",
    { class: "answer" },
    button([sign, markText(mark)].filter(Boolean).join(" "), () => open({ thing: mark.about }), {
      class: notes.length ? "weaker" : "",
      title: nameOf(mark.about),
    }),
    notes.length > 0 && make("span", { class: "small" }, notes.join(", ")),
  );
}

function presencePart({ presence }: Matrix): Child {
  if (!presence.length) return null;
  return part(
    "Who else had to do with it",
    make(
      "ul",
      { class: "cell" },
      presence.map((claim) => make("li", {}, claimLink(claim, sentence(claim)), ` ${bracketed([claim])}`)),
    ),
  );
}
