import assert from "node:assert/strict";
import { test } from "node:test";

import { finderOf } from "../core/find.js";
import { core, folded } from "../core/name_cores.js";
import { likelySlips, likeness, slips } from "../core/near_names.js";
import type { NameWords, Thing } from "../core/page_data.js";
import { read } from "./vectors.js";

interface FindVectors {
  nameWords: NameWords;
  things: Thing[];
  queries: [text: string, found: [id: string, heard: string][]][];
}

const { nameWords, things, queries } = read<FindVectors>("find");

test("a text finds what Python finds, in the same order and by the same names", () => {
  const find = finderOf({ page: { things, nameWords } });
  for (const [text, found] of queries)
    assert.deepEqual(
      find(text)
        .slice(0, 5)
        .map(({ thing, heard }) => [thing.id, heard]),
      found,
      text,
    );
});

test("names are compared without case, accents and punctuation", () => {
  assert.equal(folded("The Mayor’s Café"), "the mayors cafe");
  assert.equal(folded("Straße  2 (½)"), "strasse 2 1 2");
});

test("names are left with what tells them from others", () => {
  assert.deepEqual(core(nameWords, "The Citizens U.K. Charity"), ["citizens", "uk"]);
  assert.deepEqual(core(nameWords, "London Borough of Hackney"), ["hackney"]);
  assert.deepEqual(core(nameWords, "The Company"), ["company"]);
});

test("slips are counted, and words are alike by them", () => {
  assert.equal(slips("fourm", "forum", 2), 1);
  assert.equal(slips("bus", "fund", 1), 2);
  assert.equal(likeness("reigst", "registration"), 55);
  assert.equal(likeness("consultation", "consulted"), 40);
  assert.equal(likeness("cycle", "bicycle"), 50);
  assert.equal(likeness("ship", "citizenship"), 0);
  assert.equal(likeness("welington", "wellingtons"), 55);
});

test("a word that merely shares letters with another is not a slip of it", () => {
  const counts = ["welington wellington", "orgnaistion organisation", "aks ask", "wek week", "olndon london"].map(
    slipsOf,
  );
  assert.deepEqual(counts, [1, 2, 1, 1, 1]);
  const others = [
    "water later",
    "petition position",
    "bike bite",
    "station section",
    "parking working",
    "head heal",
    "rang ran",
  ];
  assert.deepEqual(others.map(slipsOf), [0, 0, 0, 0, 0, 0, 0]);
});

function slipsOf(pair: string): number {
  const [typed = "", word = ""] = pair.split(" ");
  return likelySlips(typed, word);
}
