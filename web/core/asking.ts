/** From what somebody types to the questions that it may be: the words that ask are taken out, and what is left is sought
 * by name. */

import { answerOf, isEmpty } from "./answers.js";
import type { Finder } from "./find.js";
import { isTyped } from "./full_text.js";
import type { TextFinder } from "./full_text.js";
import { folded } from "./name_cores.js";
import type { Question } from "./page_data.js";
import { asked, canBeAsked, questionsOf } from "./questions.js";
import type { Asked } from "./questions.js";
import type { Record } from "./record.js";

/** A question that a text may be, or two things between which to trace. */
export interface Suggestion extends Asked {
  /** All words of the text are accounted for: it is this that was asked. */
  isWhole: boolean;
  isTrace: boolean;
}

export type Asker = (text: string) => Suggestion[];

const MOST = 6;
const CANDIDATES = 3;
const YEAR = /^(?:1[4-9]|20|21)\d\d$/;

/** What a page needs to read a question. */
interface Reading {
  record: Record;
  questions: Question[];
  byWord: Map<string, Question[]>;
  /** The things that words name, the best first. */
  named: (words: readonly string[]) => string[];
}

/** The reader of questions of a record. */
export function askerOf(record: Record, find: Finder, findTexts: TextFinder): Asker {
  const questions = [...questionsOf(record.page).values()];
  const byWord = new Map<string, Question[]>();
  for (const question of questions)
    for (const word of question.words) byWord.set(word, [...(byWord.get(word) ?? []), question]);
  return (text) => {
    const known = new Map<string, string[]>();
    const named = (words: readonly string[]) => {
      const key = words.join(" ");
      const ids = known.get(key) ?? thingsNamed(find, findTexts, key);
      known.set(key, ids);
      return ids;
    };
    return suggest({ record, questions, byWord, named }, text);
  };
}

function suggest(reading: Reading, text: string): Suggestion[] {
  const { nameWords, questions } = reading.record.page;
  const words = folded(text).split(" ").filter(Boolean);
  const told = words.filter((word) => !nameWords.asking.includes(word) && !questions.asides.includes(word));
  if (!told.length) return [];
  const asks = ofWords(reading, told);
  const pairs = asks.some(({ thing }) => thing) ? [] : ofPairs(reading, words, told);
  const found = asks.length || pairs.length ? [...asks, ...pairs] : ofThing(reading, told);
  const seen = new Set<string>();
  return found
    .filter((one) => {
      const key = [one.question.id, one.thing, one.other, one.year, one.isTrace].join("|");
      return !seen.has(key) && Boolean(seen.add(key));
    })
    .slice(0, MOST);
}

/** The things that words name: as typed, else by their description. */
function thingsNamed(find: Finder, findTexts: TextFinder, text: string): string[] {
  const hits = find(text);
  const typed = hits.filter(({ heard }, n) =>
    n === 0 ? isTyped(text, heard) || isNear(text, heard) : isTyped(text, heard),
  );
  const ids = typed.map(({ thing }) => thing.id);
  const told = ids.length ? [] : findTexts(text, []).filter(({ kind }) => kind === "description");
  return [...ids, ...told.map(({ id }) => id)].slice(0, CANDIDATES);
}

/* A slip in a name of as many words. */
const isNear = (text: string, heard: string): boolean =>
  folded(heard).split(" ").length === text.split(" ").length && text.length > 3;

/* Questions whose own words are in the text */
function ofWords(reading: Reading, told: readonly string[]): Suggestion[] {
  const { record, byWord } = reading;
  const years = told.filter((word) => YEAR.test(word)).map(Number);
  const hit = new Map<Question, string[]>();
  for (const word of told) for (const one of byWord.get(word) ?? []) hit.set(one, [...(hit.get(one) ?? []), word]);
  if (years.length) for (const one of reading.questions) if (one.year && !hit.has(one)) hit.set(one, []);
  const ranked = [...hit].sort((a, b) => b[1].length - a[1].length || order(reading, a[0]) - order(reading, b[0]));
  const found = ranked.flatMap(([question, words]) => {
    const [year = 0] = question.year ? years : [];
    const rest = told.filter((word) => !words.includes(word) && Number(word) !== year);
    if (!rest.length) return words.length || year ? [suggestion(asked(question, { year }))] : [];
    const things = question.of || question.verb !== undefined ? reading.named(rest) : [];
    return bestAsked(
      record,
      things.map((thing) => asked(question, { thing })),
    );
  });
  return found.filter(canBeAsked);
}

const order = ({ questions }: Reading, question: Question): number => questions.indexOf(question);
const suggestion = (one: Asked, { isWhole = true, isTrace = false } = {}): Suggestion => ({ ...one, isWhole, isTrace });

/** Of the same question about several things the first that has an answer; else the first. */
function bestAsked(record: Record, all: readonly Asked[]): Suggestion[] {
  const best = all.find((one) => !isEmpty(answerOf(record, one))) ?? all[0];
  return best ? [suggestion(best)] : [];
}

/* Two things */
function ofPairs(reading: Reading, words: readonly string[], told: readonly string[]): Suggestion[] {
  const pair = reading.questions.find((question) => question.pair);
  if (!pair || told.length < 2) return [];
  for (let n = 1; n < words.length; n += 1) {
    const [left, right] = [words.slice(0, n), words.slice(n)].map((part) => part.filter((word) => told.includes(word)));
    if (!left?.length || !right?.length || words.length === told.length) continue;
    if (told.includes(words[n] ?? "") && told.includes(words[n - 1] ?? "")) continue;
    const [things, others] = [reading.named(left), reading.named(right)];
    const all = things.flatMap((thing) => others.flatMap((other) => (thing === other ? [] : [{ thing, other }])));
    if (!all.length) continue;
    const [first] = bestAsked(
      reading.record,
      all.map((two) => asked(pair, two)),
    );
    const { thing, other } = first ?? { thing: "", other: "" };
    return [...(first ? [first] : []), suggestion(asked(pair, { thing, other }), { isTrace: true })];
  }
  return [];
}

/* Where a thing was named and no more: the questions of it that have an answer */
function ofThing(reading: Reading, told: readonly string[]): Suggestion[] {
  const [thing = ""] = reading.named(told);
  if (!thing) return [];
  return reading.questions
    .filter((question) => question.of && question.patterns?.some(({ given }) => given))
    .map((question) => asked(question, { thing }))
    .filter((one) => !isEmpty(answerOf(reading.record, one)))
    .slice(0, CANDIDATES)
    .map((one) => suggestion(one, { isWhole: false }));
}
