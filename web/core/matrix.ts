/** Who answered what, as a table of marks, as visualisations/figures makes it for an assembly. */

import type { Answer, Row } from "./ledger.js";
import { isOf, nameOf, put } from "./record.js";
import type { Claim } from "./record.js";
import { claimsIn, notesOn, withParts } from "./scope.js";
import type { Link, Scope } from "./scope.js";
import { byCode, once } from "./text.js";

/** One thing said in a cell: an answer, or a promise; an answer whose content no source tells has no code. */
export interface Mark {
  isPromise: boolean;
  code: string;
  text: string;
  about: string;
  notes: string[];
  ofWhole: boolean;
  claims: Claim[];
}

/** An ask with its marks by who answered; `depth` is 1 and more for the parts of a set; `whole`: who answered for the
 * set that it is part of. */
export interface MatrixRow {
  row: Row;
  depth: number;
  cells: Map<string, Mark[]>;
  whole: Set<string>;
}

export interface Matrix {
  columns: string[];
  rows: MatrixRow[];
  /** Who else was there, stayed away or was represented. */
  presence: Claim[];
}

/** The rows put at an assembly or a part of it, or, of somebody else, put to them; all rows for no place. */
export function rowsAt(scope: Scope, rows: readonly Row[], place: string): Row[] {
  if (!place) return [...rows];
  const places = withParts(scope, place, scope.record.page.views.roles["whole"] ?? "");
  const at = rows.filter((row) => row.at.some(({ id }) => places.has(id)));
  return at.length ? at : rows.filter((row) => row.putTo.some(({ id }) => id === place));
}

/** Asks in rows, then answers tied to none and promises made in answer to none; people, then bodies in columns. */
export function matrixOf(scope: Scope, rows: readonly Row[], place: string): Matrix {
  const asks = rows.filter((row) => row.kind === "ask");
  const promises = rows.filter((row) => row.isPromise);
  const here = new Map(asks.map((ask) => [ask.id, ask]));
  const madeFor = new Map<string, Row[]>();
  const answering = new Set<string>();
  for (const one of promises)
    for (const ask of narrowestAsks(one, here)) {
      put(madeFor, ask, one);
      answering.add(one.id);
    }
  const found = [
    ...askRows(scope, asks, madeFor),
    ...rows.filter((row) => row.kind === "response").map((row) => ownRow(row, answerMarks(scope, row))),
    ...promises.filter(({ id }) => !answering.has(id)).map((row) => ownRow(row, promiseMarks(scope, [row]))),
  ];
  const columns = once(
    found.flatMap(({ cells }) => [...cells.keys()]),
    (id) => id,
  ).sort((a, b) => compareColumns(scope, a, b));
  return { columns, rows: found, presence: presenceAt(scope, place, columns) };
}

const ownRow = (row: Row, marks: [string, Mark][]): MatrixRow => ({
  row,
  depth: 0,
  cells: byPerson(marks),
  whole: new Set(),
});

function askRows(scope: Scope, asks: readonly Row[], madeFor: ReadonlyMap<string, Row[]>): MatrixRow[] {
  const cells = new Map(
    asks.map((ask) => [
      ask.id,
      byPerson([...answerMarks(scope, ask), ...promiseMarks(scope, madeFor.get(ask.id) ?? [])]),
    ]),
  );
  return outlined(asks).map(([depth, row]) => {
    const own = cells.get(row.id) ?? new Map<string, Mark[]>();
    const above = row.wholes.flatMap(({ id }) => [...(cells.get(id)?.keys() ?? [])]);
    return { row, depth, cells: own, whole: new Set(above.filter((who) => !own.has(who))) };
  });
}

/** Rows with their depth, each under the whole or ask it belongs to where that is among them. */
export function outlined(rows: readonly Row[]): [depth: number, row: Row][] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  const under = new Map<string, Row[]>();
  for (const row of rows) put(under, parentOf(row, byId), row);
  const walk = (row: Row, depth: number): [number, Row][] => {
    if (seen.has(row.id)) return [];
    seen.add(row.id);
    return [[depth, row], ...(under.get(row.id) ?? []).flatMap((part) => walk(part, depth + 1))];
  };
  return [...(under.get("") ?? []), ...rows].flatMap((row) => walk(row, 0));
}

/** The narrowest of the asks that a row answers, else of its wholes, among those shown; empty for none. */
function parentOf(row: Row, among: ReadonlyMap<string, Row>): string {
  for (const links of [row.asks, row.wholes]) {
    const parents = links.flatMap(({ id }) => (id === row.id ? [] : (among.get(id) ?? [])));
    const deepest = Math.max(...parents.map((one) => one.asks.length + one.wholes.length));
    const parent = parents.find((one) => one.asks.length + one.wholes.length === deepest);
    if (parent) return parent.id;
  }
  return "";
}

/** The asks here that a promise answers, without the sets of which it answers a part. */
function narrowestAsks(promise: Row, here: ReadonlyMap<string, Row>): string[] {
  const answered = promise.asks.flatMap(({ id }) => here.get(id) ?? []);
  const wholes = new Set(answered.flatMap((ask) => ask.wholes.map(({ id }) => id)));
  return answered.map(({ id }) => id).filter((id) => !wholes.has(id));
}

const answerMarks = (scope: Scope, row: Row): [string, Mark][] =>
  row.answers.flatMap((answer) =>
    (answer.by.length ? answer.by : [NOBODY]).map((who): [string, Mark] => [who.id, answerMark(scope, answer, who)]),
  );

const NOBODY: Link = { id: "", claims: [], ofWhole: false };

const answerMark = (scope: Scope, answer: Answer, who: Link): Mark => ({
  isPromise: false,
  code: answer.code,
  text: answer.text,
  about: answer.response,
  notes: once([...answer.notes, ...notesOn(scope, who.claims)], (note) => note),
  ofWhole: false,
  claims: [...answer.claims, ...who.claims],
});

const promiseMarks = (scope: Scope, rows: readonly Row[]): [string, Mark][] =>
  rows.flatMap((row) =>
    (row.madeBy.length ? row.madeBy : [NOBODY]).map(({ id, claims, ofWhole }): [string, Mark] => [
      id,
      { isPromise: true, code: row.kind, text: "", about: row.id, notes: notesOn(scope, claims), ofWhole, claims },
    ]),
  );

/** Marks by who answered, answers before promises. */
function byPerson(found: readonly [string, Mark][]): Map<string, Mark[]> {
  const cells = new Map<string, Mark[]>();
  for (const [who, mark] of found) put(cells, who, mark);
  for (const marks of cells.values())
    marks.sort((a, b) => Number(a.isPromise) - Number(b.isPromise) || byCode(a.about, b.about));
  return cells;
}

/** People by family name, then organisations, then groups, then what nobody is named for. */
function compareColumns(scope: Scope, a: string, b: string): number {
  const { people, groups } = scope.record.page.views;
  const place = (id: string): [number, string] => {
    const isOne = (type: string) => isOf(scope.record, id, type);
    const rank = isOne(people) ? 0 : isOne(groups) ? 2 : scope.record.things.has(id) ? 1 : 3;
    return [rank, rank === 0 ? (nameOf(scope.record, id).split(" ").at(-1) ?? "") : nameOf(scope.record, id)];
  };
  const [[aRank, aName], [bRank, bName]] = [place(a), place(b)];
  return aRank - bRank || byCode(aName, bName) || byCode(a, b);
}

const presenceAt = (scope: Scope, place: string, columns: readonly string[]): Claim[] =>
  claimsIn(scope, place).filter(
    (claim) =>
      scope.record.page.views.presence.includes(claim.predicate) &&
      claim.object === place &&
      !columns.includes(claim.subject),
  );
