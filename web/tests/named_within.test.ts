import assert from "node:assert/strict";
import { test } from "node:test";

import { finderOf } from "../core/find.js";
import { addNamedWithin, formFit, understood } from "../core/named_within.js";
import type { NameWords, Thing } from "../core/page_data.js";
import { Query, foldEntries } from "../core/word_matching.js";
import { read } from "./vectors.js";

interface WithinVectors {
  nameWords: NameWords;
  things: Thing[];
  queries: [text: string, found: [id: string, heard: string][], met: string[], left: string[]][];
  texts: string[][];
  found: [query: string, matching: [n: number, fit: number[], best: number, words: string[]][]][];
}

const { nameWords, things, queries, texts, found: foundInTexts } = read<WithinVectors>("within");

test("some words of a text name what Python finds, and the same words are left", () => {
  const find = finderOf({ page: { things, nameWords } });
  for (const [text, found, met, left] of queries) {
    const names = addNamedWithin(nameWords, find.names(), text, find(text));
    assert.deepEqual(
      names.map(({ thing, heard }) => [thing.id, heard]),
      found,
      text,
    );
    const words = new Set(names.flatMap(({ plain }) => plain.split(" ")));
    assert.deepEqual(understood(nameWords, text, words), { met, left }, text);
  }
});

test("a word is the same, unfinished or inflected, or another", () => {
  const fits = [formFit("bus", "bus"), formFit("δημου", "δημοσ"), formFit("fountains", "fountain")];
  assert.deepEqual([...fits, formFit("the", "theme")], [7, 10, 18, 0]);
});

test("words are found within what has no spaces, as Python finds them", () => {
  const plain = foldEntries(texts);
  for (const [text, matching] of foundInTexts) {
    const query = new Query(text);
    const has = plain.flatMap((entry, n) =>
      query.matches(entry) ? [[n, query.fit(entry), query.bestText(entry), query.foundWords(entry)]] : [],
    );
    assert.deepEqual(has, matching, text);
  }
});
