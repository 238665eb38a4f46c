import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { answerSentence } from "../core/answer_words.js";
import { answerOf, isAnswered } from "../core/answers.js";
import { asExact, dateAsked, givesDate, typedDate, widened } from "../core/asked_dates.js";
import { askerOf } from "../core/asking.js";
import { finderOf } from "../core/find.js";
import { textFinderOf } from "../core/full_text.js";
import type { PageData } from "../core/page_data.js";
import { asked, canBeAsked, questionText, questionsOf } from "../core/questions.js";
import type { Record } from "../core/record.js";
import { RECORDS } from "./records.js";
import { read } from "./vectors.js";

declare const VECTORS: string;
const ONTOLOGY = join(VECTORS, "..", "..", "ontology");
const json = <Content>(name: string): Content => JSON.parse(readFileSync(join(ONTOLOGY, name), "utf8")) as Content;
const { nameWords } = read<Pick<PageData, "nameWords">>("find");
const added = {
  nameWords,
  questions: json<PageData["questions"]>("page_questions.json"),
  phrases: json<PageData["phrases"]>("phrases/en.json"),
};
const about = { claims: 0, claimsHere: 0 };
const records = [...RECORDS.values()].map((record): Record => ({
  ...record,
  page: { ...record.page, ...added, about: { ...record.page.about, ...about } },
}));

test("every question about every thing has an answer in words, which names no claim that is not of the record", () => {
  for (const record of records.slice(0, 12))
    for (const question of questionsOf(record.page).values())
      for (const thing of ["", ...[...record.things.keys()].slice(0, 8)]) {
        const one = asked(question, { thing });
        if (!canBeAsked(one)) continue;
        const answer = answerOf(record, one);
        const text = answerSentence(record, answer);
        assert.ok(text && !/[{}|]|undefined/.test(text), `${question.id} of ${thing}: ${text}`);
        assert.ok(!/[{}]/.test(questionText(record, one)));
        assert.ok(answer.claims.every(({ id }) => record.claim.has(id)));
        assert.ok(answer.things.every((id) => record.things.has(id) && id !== thing));
        if (thing && question.patterns?.every(({ given }) => given) && !question.through)
          assert.ok(answer.claims.every(({ subject, object }) => [subject, object].includes(thing)));
        if (!isAnswered(record, one)) assert.deepEqual(answer.claims, []);
      }
});

test("each relation can be asked about from both ends by its own words", () => {
  let count = 0;
  for (const record of records.slice(0, 12)) {
    const ask = askerOf(record, finderOf(record), textFinderOf(record));
    for (const claim of record.claims.slice(0, 6)) {
      const relation = record.page.relations[claim.predicate];
      if (!relation || !record.things.has(claim.subject) || !record.things.has(claim.object)) continue;
      const suggestions = ask(`what ${relation.label} ${record.things.get(claim.object)?.name ?? ""}`);
      const found = suggestions.some((one) => answerOf(record, one).claims.some(({ id }) => id === claim.id));
      count += Number(found);
      assert.ok(suggestions.length === 0 || suggestions.every((one) => canBeAsked(one) || one.isTrace));
    }
  }
  assert.ok(count > 0);
});

test("a date is read as exactly as it is typed, and asked about in words", () => {
  const [record] = records;
  assert.ok(record);
  const cases: [string, number, string][] = [
    ["2016", 2016, "in 2016"],
    ["what happened in may 2016", 201605, "in May 2016"],
    ["2016 05", 201605, "in May 2016"],
    ["3 may 2016", 20160503, "on 3 May 2016"],
    ["3rd may 2016", 20160503, "on 3 May 2016"],
    ["sept 12 2019", 20190912, "on 12 September 2019"],
    ["2016 05 03", 20160503, "on 3 May 2016"],
    ["24 2016", 2016, "in 2016"],
  ];
  for (const [text, time, words] of cases) {
    const found = typedDate(record, text.split(" "));
    assert.deepEqual([found.time, dateAsked(record, found.time)], [time, words], text);
  }
  assert.equal(typedDate(record, ["may", "13", "pledges"]).time, 0);
  assert.deepEqual(widened(20160503), [20160503, 201605, 2016]);
  assert.deepEqual(
    [asExact(20160503, 2016), asExact(20160503, 201611), asExact(20160503, 20161111)],
    [2016, 201605, 20160503],
  );
  assert.ok(givesDate(record, "about 13 May 2016", 201605) && !givesDate(record, "13 May 2016", 20160503));
});
