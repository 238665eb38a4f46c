import assert from "node:assert/strict";
import { test } from "node:test";

import type { PageData } from "../core/page_data.js";
import { codeOf, readRecord } from "../core/record.js";
import { claimWords, speakerOf, undoneWords } from "../core/speakers.js";
import { phraseOf } from "../core/words.js";
import { nameInSentence, shortName } from "../core/short_names.js";
import { read } from "./vectors.js";

interface TextVectors {
  page: Partial<PageData>;
  told: [id: string, sentence: string, speaker: string, how: string[]][];
  names: [name: string, type: string, short: string, inSentence: string][];
  types: PageData["types"];
}

const { page, told, names, types } = read<TextVectors>("texts");
const phrases = read<{ [code: string]: string }>("../../ontology/phrases/en");
const bare = { stories: [], lines: [], columns: [], phrases, ...page } as unknown as PageData;
const record = readRecord({ page: bare, nodes: [], edges: [] });

test("200 claims and more read on the page as Python words them: what is said, by whom, and how it is put", () => {
  assert.ok(told.length >= 200);
  for (const [id, sentence, speaker, how] of told) {
    const claim = record.claim.get(id);
    assert.ok(claim, id);
    const put = [
      codeOf(record, "wording", claim.wording).label,
      claim.share && codeOf(record, "share", claim.share).label,
      undoneWords(record, claim),
      claim.when,
      claim.disputes && phraseOf(record, "how.disputed"),
    ].filter(Boolean);
    assert.deepEqual([claimWords(record, claim), speakerOf(record, claim), put], [sentence, speaker, how], id);
  }
});

test("a name stands in a sentence as Python has it, with what it is before it once", () => {
  assert.ok(names.length >= 20);
  for (const [name, type, short, whole] of names) {
    const named = readRecord({
      page: { ...bare, types, things: [{ id: "it", type, name, column: 0 }], claims: [], caveats: [] },
      nodes: [],
      edges: [],
    });
    assert.deepEqual([shortName(named, "it"), nameInSentence(named, "it")], [short, whole], name);
  }
});
