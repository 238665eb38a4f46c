import assert from "node:assert/strict";
import { test } from "node:test";
import { bundlesAmong, bundlesAround, firstRows } from "../core/ladder.js";
import { claimsOfLine } from "../core/record.js";
import type { Record as Rec } from "../core/record.js";
import { linksOf } from "../core/scene_parts.js";
import { correction, embedAddress, embedCode } from "../core/sharing.js";
import { RECORDS } from "./records.js";

const linksIn = (record: Rec, id?: string) =>
  linksOf(record, id === undefined ? record.lines : (record.linesOf.get(id) ?? []), (line) =>
    claimsOfLine(record, line),
  );

test("every line of a thing is a row once, and reads from the thing", () => {
  for (const record of RECORDS.values())
    for (const id of record.things.keys()) {
      const rungs = bundlesAround(record, id, linksIn(record, id)).flatMap((bundle) => bundle.rungs);
      assert.equal(new Set(rungs.map(({ link }) => link.id)).size, record.linesOf.get(id)?.length);
      assert.equal(rungs.length, record.linesOf.get(id)?.length);
      assert.ok(rungs.every(({ near, far }) => near === id && far !== id));
    }
});

test("a bundle has one verb, and it is that of the direction in which its rows read", () => {
  for (const record of RECORDS.values())
    for (const { words, course, rungs } of bundlesAmong(record, linksIn(record)))
      for (const { near, link } of rungs) {
        const isForward = near === link.from;
        assert.equal(words, isForward ? link.verb : link.inverse);
        assert.equal(course, !link.hasHead ? "none" : isForward ? "from" : "to");
      }
});

test("of many lines only what is stated stands open, and no more than asked for", () => {
  for (const record of RECORDS.values())
    for (const id of record.things.keys()) {
      const bundles = bundlesAround(record, id, linksIn(record, id));
      const rows = firstRows(bundles, 14);
      const total = bundles.reduce((sum, { rungs }) => sum + rungs.length, 0);
      const open = bundles.flatMap((bundle) => bundle.rungs.slice(0, rows.get(bundle)));
      if (total <= 14) assert.equal(open.length, total);
      else assert.ok(open.length <= 14 && open.every(({ link }) => !link.isWeak), id);
    }
});

test("code to embed a view asks for it to be embedded and cannot be broken out of", () => {
  assert.equal(embedAddress("https://a.org/map#thing=x", true), "https://a.org/map?embed=1#thing=x&embed=1");
  assert.equal(embedAddress("https://a.org/map?depth=2#", true), "https://a.org/map?depth=2&embed=1#embed=1");
  assert.equal(embedAddress("map.html#thing=x&embed=1", false), "map.html#thing=x&embed=1");
  const code = embedCode("map.html#a=b&c=d", 'He said "no" <script>');
  assert.ok(!code.includes("<script>"));
  assert.ok(code.includes('src="map.html#a=b&amp;c=d"') && code.includes("&quot;no&quot;"));
});

test("a correction names the claim, and where it is read", () => {
  const found = [...RECORDS.values()][0] as Rec;
  const about = { hash: "5eed5eed5eed", licence: "CC BY 4.0" } as Rec["page"]["about"];
  const record = { ...found, page: { ...found.page, about } };
  const { id } = record.claims[0] as { id: string };
  const text = correction(record, id, "https://a.org/map#line=x");
  assert.ok(text.includes(id) && text.includes("https://a.org/map#line=x"));
});
