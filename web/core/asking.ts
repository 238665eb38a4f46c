/** From what somebody types to the questions that it may be: the words that ask are taken out, and what is left is sought
 * by name. */

import { isAnswered } from "./answers.js";
import { typedDate, widened } from "./asked_dates.js";
import type { TypedDate } from "./asked_dates.js";
import type { Finder, Hit } from "./find.js";
import { isTyped } from "./full_text.js";
import type { TextFinder } from "./full_text.js";
import { folded } from "./name_cores.js";
import type { PageData } from "./page_data.js";
import type { Question } from "./question_data.js";
import { asked, canBeAsked, questionsOf } from "./questions.js";
import type { Asked } from "./questions.js";
import { put } from "./record.js";
import type { Record } from "./record.js";
import { compareRows } from "./search.js";
import { Query, foldEntries } from "./word_matching.js";

/** A question that a text may be, or two things between which to trace. */
export interface Suggestion extends Asked {
  /** All words of the text are accounted for: it is this that was asked. */
  isWhole: boolean;
  isTrace: boolean;
}

export type Asker = (text: string) => Suggestion[];

const MOST = 6;
const CANDIDATES = 3;
const MOST_NAMED = 12; // things that bear a name, of which the first that answers is meant

/** What a page needs to read a question. */
interface Reading {
  record: Record;
  questions: readonly Question[];
  byWord: ReadonlyMap<string, Question[]>;
  /** The things that words name as typed, the best first. */
  named: (words: readonly string[]) => string[];
  /** The things that words may name in a pair, in which what joins them tells the one that is meant. */
  paired: (words: readonly string[]) => string[];
  /** The voices and sources that words name. */
  telling: (words: readonly string[]) => string[];
  /** The things that words nearly name, or that are described by them. */
  meant: (words: readonly string[]) => string[];
}

/** A text as it is read: all its words, those that tell something, and the date among them. */
interface Text {
  words: readonly string[];
  told: readonly string[];
  date: TypedDate;
}

/** A question of which words were met, with how well. */
interface Met {
  question: Question;
  rest: string[];
  year: number;
  weight: number;
}

/** The reader of questions of a record. */
export function askerOf(record: Record, find: Finder, findTexts: TextFinder): Asker {
  const questions = [...questionsOf(record.page).values()];
  const byWord = new Map<string, Question[]>();
  for (const question of questions.filter(({ bySource }) => !bySource))
    for (const word of new Set(question.words.flatMap((one) => one.split(" ")))) put(byWord, word, question);
  return (text) => {
    const known = new Map<string, string[]>();
    const named = (words: readonly string[]) => {
      const key = words.join(" ");
      const ids = known.get(key) ?? thingsTyped(record, find, key);
      known.set(key, ids);
      return ids;
    };
    const meant = (words: readonly string[]) => thingsMeant(find, findTexts, words.join(" "));
    const paired = (words: readonly string[]) =>
      hitsTyped(find, words.join(" "))
        .map(({ thing }) => thing.id)
        .slice(0, CANDIDATES);
    const telling = (words: readonly string[]) => tellersNamed(record, words);
    return suggest({ record, questions, byWord, named, paired, telling, meant }, text);
  };
}

function suggest(reading: Reading, text: string): Suggestion[] {
  const { nameWords, questions } = reading.record.page;
  const words = folded(text).split(" ").filter(Boolean);
  const date = typedDate(reading.record, words);
  const isAside = (word: string) => nameWords.asking.includes(word) || questions.asides.includes(word);
  const told = words.filter((word) => date.words.includes(word) || !isAside(word));
  if (!told.length) return [];
  const read = { words, told, date };
  const said = ofSources(reading, read);
  const asks = said.length ? said : ofWords(reading, read);
  const isName = reading.named(words).length > 0;
  const pairs = isName || asks.some(({ thing }) => thing) ? [] : ofPairs(reading, read);
  return (asks.length || pairs.length ? [...asks, ...pairs] : ofThing(reading, told)).slice(0, MOST);
}

function hitsTyped(find: Finder, text: string): Hit[] {
  const plain = folded(text);
  const called = bare(plain);
  return find(text, false).filter((hit) => isTyped(plain, hit.plain) || bare(hit.plain) === called);
}

/* What is called so; else first what ends so, as "the week" a registration week, or has the words whole. */
function thingsTyped({ claimsAbout }: Record, find: Finder, text: string): string[] {
  const words = bare(folded(text));
  const rank = ({ thing, plain }: Hit): number[] => {
    const name = ` ${plain} `;
    const hasWhole = words.split(" ").every((word) => name.includes(` ${word} `));
    const fit = bare(plain) === words ? 0 : name.endsWith(` ${words} `) ? 1 : hasWhole ? 2 : 3;
    return [fit, fit === 1 ? -(claimsAbout.get(thing.id)?.length ?? 0) : 0];
  };
  const hits = hitsTyped(find, text)
    .map((hit) => ({ id: hit.thing.id, rank: rank(hit) }))
    .sort((a, b) => compareRows(a.rank, b.rank));
  const called = hits.filter((hit) => hit.rank[0] === 0);
  return (called.length ? called : hits).map(({ id }) => id).slice(0, MOST_NAMED);
}
const bare = (plain: string): string => plain.replace(/^the /, "");

/* By their description, else by a name with a slip in it. */
function thingsMeant(find: Finder, findTexts: TextFinder, text: string): string[] {
  const told = findTexts(text, []).flatMap(({ kind, id }) => (kind === "description" ? [id] : []));
  const near = told.length ? [] : find(text).map(({ thing }) => thing.id);
  return [...told, ...near].slice(0, CANDIDATES);
}

/* Questions whose own words are in the text: those that have an answer, else the best that has none */
function ofWords(reading: Reading, text: Text): Suggestion[] {
  const met = questionsMet(reading, text);
  const plain = met
    .filter(({ rest }) => !rest.length)
    .flatMap(({ question, year }) => widened(year).map((one) => asked(question, { year: one })));
  const whole = plain.filter(canBeAsked);
  const told = whole.filter((one) => isAnswered(reading.record, one));
  if (whole.length) return (text.date.time >= 10000 && told.length ? told : whole).map(suggestion);
  const about = (things: (words: readonly string[]) => string[], all: readonly Met[]) =>
    all.flatMap(({ question, rest }) =>
      bestAsked(
        reading.record,
        question.of !== undefined || question.verb !== undefined
          ? things(rest).map((thing) => asked(question, { thing }))
          : [],
      ),
    );
  const found = about(reading.named, met);
  const meant = found.length ? found : about(reading.meant, met.slice(0, 1));
  const answered = meant.filter((one) => isAnswered(reading.record, one));
  return (answered.length ? answered : meant.slice(0, 1)).map(suggestion);
}

/** The questions of which words are in a text, the best first. */
function questionsMet(reading: Reading, text: Text): Met[] {
  const { questions, byWord } = reading;
  const met = new Set(text.told.flatMap((word) => byWord.get(word) ?? []));
  if (text.date.time) for (const question of questions) if (question.year && !isBesideDate(question)) met.add(question);
  const order = new Map(questions.map((question, n) => [question, n]));
  return [...met]
    .map((question) => readAs(reading.record, question, text))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (order.get(a.question) ?? 0) - (order.get(b.question) ?? 0));
}

/** A text as one question: what of it is left, and how much of it was met; words that stand as the question has them, and
 * a thing on the side on which the question has it, weigh more. */
function readAs({ page }: Record, question: Question, { words, told, date }: Text): Met {
  const own = new Set(ownWords(page, question).flatMap((one) => one.split(" ")));
  const year = question.year ? date.time : 0;
  const isOwn = (word: string) => own.has(word) || (year > 0 && date.words.includes(word));
  const rest = told.filter((word) => !isOwn(word));
  const line = ` ${words.join(" ")} `;
  const phrases = [
    ...question.words.filter((one) => one.includes(" ")),
    ...labelsOf(
      page,
      (question.patterns ?? []).flatMap(({ relations = [] }) => relations),
    ),
  ];
  const row = Math.max(0, ...phrases.map((one) => (line.includes(` ${one} `) ? one.split(" ").length : 0)));
  return { question, rest, year, weight: (told.length - rest.length) * 2 + row + sideOf(question, told, rest, isOwn) };
}

/* Its own, those of what is told besides, and of before and after a date those that ask of any */
function ownWords(page: PageData, question: Question): string[] {
  const dated = isBesideDate(question) ? page.questions.questions.filter(asksWhen).flatMap(({ words }) => words) : [];
  return [...question.words, ...labelsOf(page, question.then ?? []), ...dated];
}

const asksWhen = ({ patterns = [] }: Question): boolean => patterns.some(({ year }) => year === "time");
const isBesideDate = ({ patterns = [] }: Question): boolean =>
  patterns.some(({ year }) => year === "after" || year === "since" || year === "before");

const labelsOf = (page: PageData, relations: readonly string[]): string[] =>
  relations.map((name) => folded(page.relations[name]?.label ?? ""));

/* "Who funded the bus" asks of what stands behind the verb, "What did Ann fund" of what stands before it. */
function sideOf(
  question: Question,
  told: readonly string[],
  rest: readonly string[],
  isOwn: (word: string) => boolean,
): number {
  const given = question.patterns?.[0]?.given;
  if (!given || !rest.length) return 0;
  const isBehind = told.indexOf(rest[0] ?? "") > told.findIndex(isOwn);
  return isBehind === (given === "object" || given === "effect") ? 1 : 0;
}

const suggestion = (one: Asked): Suggestion => ({ ...one, isWhole: true, isTrace: false });

/** Of the same question about several things the first that has an answer; else the first. */
function bestAsked(record: Record, all: readonly Asked[]): Asked[] {
  const best = all.find((one) => isAnswered(record, one)) ?? all[0];
  return best ? [best] : [];
}

/* Two things, with a word between them that tells nothing */
function ofPairs(reading: Reading, { words, told }: Text): Suggestion[] {
  const pair = reading.questions.find((question) => question.pair && !question.bySource);
  if (!pair || told.length < 2) return [];
  const isTold = (word = "") => told.includes(word);
  for (let n = 1; n < words.length; n += 1) {
    if (isTold(words[n]) && isTold(words[n - 1])) continue;
    const [left = [], right = []] = [words.slice(0, n), words.slice(n)].map((part) => part.filter(isTold));
    if (!left.length || !right.length) continue;
    const [ones, others] = [left, right].map((part) => reading.paired(part));
    const two = (ones ?? []).flatMap((thing) => (others ?? []).map((other) => asked(pair, { thing, other })));
    const [best] = bestAsked(
      reading.record,
      two.filter(({ thing, other }) => thing !== other),
    );
    if (best) return [suggestion(best), { ...suggestion(best), isTrace: true }];
  }
  return [];
}

/* What a voice or a source says of a thing: it stands before the word for saying, or behind "according to" */
function ofSources({ record, questions, named, telling }: Reading, { words, told }: Text): Suggestion[] {
  const question = questions.find(({ bySource }) => bySource);
  const n = words.findIndex((word) => question?.words.includes(word));
  if (!question || n < 0) return [];
  const [before = [], behind = []] = [words.slice(0, n), words.slice(n + 1)].map((part) =>
    part.filter((word) => told.includes(word)),
  );
  if (!before.length || !behind.length) return [];
  const [source, thing] = words[n] === question.words[0] ? [behind, before] : [before, behind];
  const things = named(thing);
  return telling(source)
    .flatMap((other) => things.map((id) => asked(question, { thing: id, other })))
    .filter((one) => isAnswered(record, one))
    .slice(0, CANDIDATES)
    .map(suggestion);
}

/** The voices and sources in whose names, or publishers, all of some words stand; voices first. */
function tellersNamed({ page }: Record, words: readonly string[]): string[] {
  const tellers = [
    ...page.voices.map(({ id, name }) => ({ id, texts: [name] })),
    ...page.sources.map(({ id, title, publisher = "" }) => ({ id, texts: [title, publisher] })),
  ];
  const query = new Query(words.join(" "));
  const plain = foldEntries(tellers.map(({ texts }) => texts));
  return tellers.flatMap(({ id }, n) => (query.matches(plain[n] ?? "") ? [id] : []));
}

/* Where a thing was named and no more: the questions of it that have an answer */
function ofThing(reading: Reading, told: readonly string[]): Suggestion[] {
  const [thing = ""] = reading.named(told);
  if (!thing) return [];
  return reading.questions
    .filter(({ of, pair }) => of && !pair)
    .map((question) => asked(question, { thing }))
    .filter((one) => isAnswered(reading.record, one))
    .slice(0, CANDIDATES)
    .map((one) => ({ ...suggestion(one), isWhole: false }));
}
