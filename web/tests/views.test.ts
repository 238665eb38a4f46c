import assert from "node:assert/strict";
import { test } from "node:test";

import { csvCell, csvOf } from "../core/csv.js";
import { disputedIn } from "../core/disputes.js";
import type { Claim } from "../core/record.js";
import { cautionsIn, datingBySource, loneVoices, onlyIntended } from "../core/unknowns.js";
import { RECORDS, recordNamed } from "./records.js";

test("a cell is safe in a spreadsheet, and in quotation marks where it has to be", () => {
  assert.equal(csvCell("=1+1"), "'=1+1");
  assert.equal(csvCell("46 pledges"), "46 pledges");
  assert.equal(csvCell('say "yes", then'), '"say ""yes"", then"');
  assert.equal(csvOf(["a", "b"], [["1", "two\nlines"]]), '\ufeffa,b\r\n1,"two\nlines"\r\n');
});

test("disputes are found whole: what disputes, what it disputes, and what is contested", () => {
  for (const record of RECORDS.values()) {
    const found = disputedIn(record);
    const same = (a: Claim, b: Claim) =>
      a.subject === b.subject && a.predicate === b.predicate && a.object === b.object && a.text === b.text;
    const disputing = record.claims.filter((claim) => claim.disputes);
    for (const claim of record.claims) {
      const isOne = claim.disputes || claim.wording === "contested" || disputing.some((other) => same(claim, other));
      assert.equal(found.has(claim.id), Boolean(isOne), claim.id);
    }
  }
});

test("what is not known counts every caution, every date, and each relation once a voice", () => {
  for (const record of RECORDS.values()) {
    const scope = { record, keep: () => true };
    const dates = datingBySource(scope);
    assert.equal(
      dates.reduce((sum, { dated, undated }) => sum + dated + undated, 0),
      record.claims.length,
    );
    for (const { alone, voice } of loneVoices(scope))
      for (const claims of alone) assert.deepEqual([...new Set(claims.map((claim) => claim.voice))], [voice]);
    assert.ok(cautionsIn(scope).length <= record.caveat.size);
  }
});

test("what is filtered out counts nowhere", () => {
  const record = recordNamed("northmere");
  const nothing = { record, keep: () => false };
  assert.deepEqual(
    [cautionsIn(nothing), loneVoices(nothing), datingBySource(nothing), onlyIntended(nothing)],
    [[], [], [], []],
  );
});
