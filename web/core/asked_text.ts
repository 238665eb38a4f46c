/** A text as a question of the record: what reading it needs, and what it may be. */

import { isAnswered } from "./answers.js";
import { typedDate } from "./asked_dates.js";
import type { TypedDate } from "./asked_dates.js";
import { folded } from "./name_cores.js";
import type { Question } from "./question_data.js";
import type { Asked } from "./questions.js";
import type { Record } from "./record.js";

/** A question that a text may be, or two things between which to trace. */
export interface Suggestion extends Asked {
  /** All words of the text are accounted for: it is this that was asked. */
  isWhole: boolean;
  isTrace: boolean;
}

/** What a page needs to read a question. */
export interface Reading {
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
export interface Text {
  words: readonly string[];
  told: readonly string[];
  date: TypedDate;
}

/** A text with its words, those that tell something, and the date among them. */
export function readText(record: Record, text: string): Text {
  const { nameWords, questions } = record.page;
  const words = folded(text).split(" ").filter(Boolean);
  const date = typedDate(record, words);
  const isAside = (word: string) => nameWords.asking.includes(word) || questions.asides.includes(word);
  return { words, told: words.filter((word) => date.words.includes(word) || !isAside(word)), date };
}

/** A question that accounts for all words of a text. */
export const suggestion = (one: Asked): Suggestion => ({ ...one, isWhole: true, isTrace: false });

/** Of the same question about several things the first that has an answer; else the first. */
export function bestAsked(record: Record, all: readonly Asked[]): Asked[] {
  const best = all.find((one) => isAnswered(record, one)) ?? all[0];
  return best ? [best] : [];
}
