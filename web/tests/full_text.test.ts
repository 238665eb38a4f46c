import assert from "node:assert/strict";
import { test } from "node:test";

import { finderOf } from "../core/find.js";
import { textFinderOf } from "../core/full_text.js";
import type { PageData } from "../core/page_data.js";
import { readRecord } from "../core/record.js";
import { foldEntries, wordsOf } from "../core/word_matching.js";
import { read } from "./vectors.js";

type Found = [kind: string, id: string, text: string, words: string[]];

interface TextVectors {
  page: Partial<PageData>;
  queries: [text: string, found: Found[], counts: { [kind: string]: number }][];
}

const { page, queries } = read<TextVectors>("texts");
const bare = { stories: [], lines: [], voices: [], columns: [], ...page } as unknown as PageData;
const record = readRecord({ page: bare, nodes: [], edges: [] });

test("a text finds in what is said what Python finds, in the same order and by the same words", () => {
  const find = finderOf(record);
  const findTexts = textFinderOf(record);
  for (const [text, first, counts] of queries) {
    const finds = findTexts(text, find(text));
    assert.deepEqual(
      finds.slice(0, 5).map(({ kind, id, text: best, words }) => [kind, id, best, words]),
      first,
      text,
    );
    const kinds = finds.map(({ kind }) => kind);
    const counted = [...new Set(kinds)].map((kind) => [kind, kinds.filter((other) => other === kind).length]);
    assert.deepEqual(Object.fromEntries(counted), counts, text);
  }
});

test("many texts are folded as each is", () => {
  const texts = [["It’s £5,000,000", "Straße, ½"], ["a\nb\rc"], ["Ｌｏｎｄｏｎ"], [], ["1,000,5", "12,34"]];
  const folded = [" its 5000000 \n strasse 1 2 \n", " a b c \n", " london \n", " \n", " 1000 5 \n 12 34 \n"];
  assert.deepEqual(foldEntries(texts), folded);
  assert.deepEqual(wordsOf("Over 5,000 people’s “votes”"), ["over", "5000", "peoples", "votes"]);
});
