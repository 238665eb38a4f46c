/** The tables of the page are what Python makes of the same records. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { connectorsOf } from "../core/actors.js";
import { chronicleOf } from "../core/chronicle.js";
import { rowsOf, summaryOf } from "../core/ledger.js";
import type { Row } from "../core/ledger.js";
import { matrixOf, rowsAt } from "../core/matrix.js";
import type { Matrix } from "../core/matrix.js";
import type { Link, Scope } from "../core/scope.js";
import { secondmentsOf } from "../core/secondments.js";
import { recordNamed } from "./records.js";
import { read } from "./vectors.js";

interface Tables {
  record: string;
  rows: { [id: string]: unknown };
  summary: number[];
  matrices: { [id: string]: unknown };
  timelines: { [id: string]: unknown };
  connectors: { [id: string]: [number, number] };
  secondments: unknown[];
}

const { views } = read<{ views: Tables[] }>("views");
const scopeOf = ({ record }: Tables): Scope => ({ record: recordNamed(record), keep: () => true });
const ids = (links: readonly Link[]): string[] => links.map(({ id }) => id);

const rowInIds = (row: Row): unknown => ({
  kind: row.kind,
  wholes: ids(row.wholes),
  asks: ids(row.asks),
  promises: ids(row.promises),
  askedBy: ids(row.askedBy),
  putTo: ids(row.putTo),
  at: ids(row.at),
  madeBy: ids(row.madeBy),
  ofWhole: row.madeBy.some(({ ofWhole }) => ofWhole),
  promisedTo: ids(row.promisedTo),
  figures: row.figures.map(({ id }) => id),
  deadlines: row.deadlines.map(({ id }) => id),
  assessments: row.assessments.map(({ assessment, code }) => [assessment, code]),
  themes: ids(row.themes),
  sources: row.sources,
  answers: row.answers.map((one) => [one.response, one.ask, ids(one.by), one.code, [...new Set(one.notes)].sort()]),
});

const matrixInIds = ({ columns, rows, presence }: Matrix): unknown => ({
  columns,
  presence: presence.map(({ id }) => id),
  rows: Object.fromEntries(
    rows.map(({ row, depth, cells, whole }) => [
      row.id,
      [
        depth,
        [...whole].sort(),
        Object.fromEntries(
          [...cells].map(([who, marks]) => [
            who,
            marks.map((mark) => [
              mark.isPromise,
              mark.about,
              mark.isPromise ? "" : mark.code,
              [...new Set(mark.notes)].sort(),
            ]),
          ]),
        ),
      ],
    ]),
  ),
});

for (const tables of views) {
  const scope = scopeOf(tables);
  test(`the ledger of ${tables.record} is that of Python`, () => {
    const rows = rowsOf(scope);
    assert.deepEqual(Object.fromEntries(rows.map((row) => [row.id, rowInIds(row)])), tables.rows);
    const { asks, answered, promises, answering, figure, deadline, assessed } = summaryOf(scope, rows);
    assert.deepEqual([asks, answered, promises, answering, figure, deadline, assessed], tables.summary);
  });

  test(`the matrices of ${tables.record} are those of Python`, () => {
    const rows = rowsOf(scope);
    for (const [place, expected] of Object.entries(tables.matrices)) {
      const here = rows.filter((row) => rowsAt(scope, rows, place).includes(row) && row.at.length);
      assert.deepEqual(matrixInIds(matrixOf(scope, here, place)), expected, place);
    }
  });

  test(`the timelines of ${tables.record} are those of Python`, () => {
    for (const [thing, expected] of Object.entries(tables.timelines)) {
      const { dated, undated } = chronicleOf(scope, thing, false);
      assert.deepEqual([dated.map(({ id }) => id), undated.map(({ id }) => id).sort()], expected, thing);
    }
  });

  test(`who connects whom in ${tables.record} is what Python counts`, () => {
    const found = Object.fromEntries(connectorsOf(scope).map(({ id, tied, pairs }) => [id, [tied.length, pairs]]));
    assert.deepEqual(found, tables.connectors);
  });

  test(`the secondments of ${tables.record} are those of Python`, () => {
    const found = secondmentsOf(scope).map((one) => [
      one.id,
      one.funders,
      one.programmes,
      one.home,
      one.secondee,
      one.host,
      one.work,
    ]);
    assert.deepEqual(found, tables.secondments);
  });
}
