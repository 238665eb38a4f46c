import assert from "node:assert/strict";
import { test } from "node:test";

import { finderOf } from "../core/find.js";
import { addNamedWithin, formFit, understood } from "../core/named_within.js";
import type { NameWords, Thing } from "../core/page_data.js";
import { read } from "./vectors.js";

interface WithinVectors {
  nameWords: NameWords;
  things: Thing[];
  queries: [text: string, found: [id: string, heard: string][], met: string[], left: string[]][];
}

const { nameWords, things, queries } = read<WithinVectors>("within");

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
