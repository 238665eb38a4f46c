/** From what somebody types to the questions that it may be: the words that ask are taken out, and what is left is sought
 * by name. */

import { isAnswered } from "./answers.js";
import { bestAsked, readText, suggestion } from "./asked_text.js";
import type { Reading, Suggestion, Text } from "./asked_text.js";
import type { Finder, Hit } from "./find.js";
import { isTyped } from "./full_text.js";
import type { TextFinder } from "./full_text.js";
import { folded } from "./name_cores.js";
import { understood } from "./named_within.js";
import type { Understood } from "./named_within.js";
import type { NameWords } from "./page_data.js";
import type { Question } from "./question_data.js";
import { ofWords } from "./question_words.js";
import { asked, questionsOf } from "./questions.js";
import { nameOf, put } from "./record.js";
import type { Record } from "./record.js";
import { compareRows } from "./search.js";
import { Query, foldEntries } from "./word_matching.js";

/** Reads a question; `partly` reads what can be of one that has words which tell nothing here. */
export interface Asker {
  (text: string): Suggestion[];
  partly: (text: string, names: readonly Hit[]) => Partly;
  /** The words of a text that no question, date or thing of some suggestions accounts for, and those that one does. */
  readBy: (text: string, suggestions: readonly Suggestion[]) => Understood;
}

/** What some of the words of a text ask, and which words these are. */
export interface Partly {
  suggestions: Suggestion[];
  understood: Understood;
}

const MOST = 6;
const CANDIDATES = 3;
const MOST_NAMED = 12; // things that bear a name, of which the first that answers is meant

/** The reader of questions of a record. */
export function askerOf(record: Record, find: Finder, findTexts: TextFinder): Asker {
  const questions = [...questionsOf(record.page).values()];
  const byWord = new Map<string, Question[]>();
  for (const question of questions.filter(({ bySource }) => !bySource))
    for (const word of new Set(question.words.flatMap((one) => one.split(" ")))) put(byWord, word, question);
  const readingOf = (): Reading => {
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
    return { record, questions, byWord, named, paired, telling, meant };
  };
  return Object.assign((text: string) => suggest(readingOf(), text), {
    partly: (text: string, names: readonly Hit[]) => readPartly(readingOf(), text, names),
    readBy: (text: string, suggestions: readonly Suggestion[]) => readBy(record, byWord, text, suggestions),
  });
}

function suggest(reading: Reading, text: string): Suggestion[] {
  const read = readText(reading.record, text);
  const { told, words } = read;
  if (!told.length) return [];
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

/* The words of names that were found, of questions and of a date are read, as if the others had not been typed */
function readPartly(reading: Reading, text: string, names: readonly Hit[]): Partly {
  const { record, byWord } = reading;
  const { nameWords, questions } = record.page;
  const { told, date } = readText(record, text);
  const asking = told.filter((word) => byWord.has(word) || date.words.includes(word));
  const heard = names.flatMap(({ plain }) => plain.split(" "));
  const { met, left } = understood(nameWords, text, new Set([...heard, ...asking]));
  const words = met.flatMap((typed) => folded(typed).split(" "));
  const ids = names.slice(0, MOST_NAMED).map(({ thing }) => thing.id);
  const few = ids.slice(0, CANDIDATES);
  const known = { ...reading, named: (some: readonly string[]) => (some.length ? few : []), meant: () => [] };
  const asks = asking.length ? ofWords(known, { words, told: words, date }) : [];
  const other = names.find(({ plain }) => hasMore(nameWords, met, names[0]?.plain ?? "", plain));
  const pair = other ? ofPair(reading, ids.slice(0, 1), [other.thing.id]) : [];
  const suggestions = [...asks, ...pair, ...(asks.length + pair.length ? [] : ofThing(known, words))];
  return {
    suggestions: suggestions.slice(0, MOST).map((one) => ({ ...one, isWhole: false })),
    understood: { met, left: left.filter((word) => !questions.asides.includes(folded(word))) },
  };
}

function readBy(
  record: Record,
  byWord: ReadonlyMap<string, unknown>,
  text: string,
  suggestions: readonly Suggestion[],
): Understood {
  const { nameWords, questions, relations } = record.page;
  const { told, date } = readText(record, text);
  const labels = Object.values(relations).map(({ label }) => label);
  const texts = suggestions.flatMap(({ thing, other }) => [thing, other].flatMap((id) => textsOf(record, id)));
  const heard = new Set([...texts, ...labels].flatMap((one) => folded(one).split(" ")));
  const isBegun = (word: string) => [...heard].some((one) => one.startsWith(word));
  const read = told.filter((word) => byWord.has(word) || date.words.includes(word) || isBegun(word));
  const { met, left } = understood(nameWords, text, new Set([...heard, ...read]));
  return { met, left: left.filter((word) => !questions.asides.includes(folded(word))) };
}

/* All that a thing, a voice or a source goes by, and how a thing is described */
function textsOf(record: Record, id: string): string[] {
  const { aliases = [], description = "" } = record.things.get(id) ?? {};
  return [nameOf(record, id), record.sources.get(id)?.publisher ?? "", id, description, ...aliases];
}

/* Whether a name has a word of a text that another has not */
function hasMore(lists: NameWords, text: readonly string[], name: string, other: string): boolean {
  const { left } = understood(lists, text.join(" "), new Set(name.split(" ")));
  return understood(lists, left.join(" "), new Set(other.split(" "))).met.length > 0;
}

/* Two things, with a word between them that tells nothing */
function ofPairs(reading: Reading, { words, told }: Text): Suggestion[] {
  if (told.length < 2) return [];
  const isTold = (word = "") => told.includes(word);
  for (let n = 1; n < words.length; n += 1) {
    if (isTold(words[n]) && isTold(words[n - 1])) continue;
    const [left = [], right = []] = [words.slice(0, n), words.slice(n)].map((part) => part.filter(isTold));
    if (!left.length || !right.length) continue;
    const best = ofPair(reading, reading.paired(left), reading.paired(right));
    if (best.length) return best;
  }
  return [];
}

/* What has to do with both, and how far one traces to the other, of the first two that have an answer */
function ofPair({ record, questions }: Reading, ones: readonly string[], others: readonly string[]): Suggestion[] {
  const pair = questions.find((question) => question.pair && !question.bySource);
  if (!pair) return [];
  const two = ones.flatMap((thing) => others.map((other) => asked(pair, { thing, other })));
  return bestAsked(
    record,
    two.filter(({ thing, other }) => thing !== other),
  ).flatMap((best) => [suggestion(best), { ...suggestion(best), isTrace: true }]);
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
