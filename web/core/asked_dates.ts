/** Dates that somebody asks about, as numbers: 2016 for a year, 201605 for a month, 20160503 for a day. */

import { folded } from "./name_cores.js";
import type { Record } from "./record.js";
import { phraseOf } from "./words.js";

/** A date in a text, with the words that give it; 0 and none where there is none. */
export interface TypedDate {
  time: number;
  words: readonly string[];
}

const YEAR = /^(?:1[4-9]|20|21)\d\d$/;
const MONTH = /^(?:0[1-9]|1[0-2])$/;
const DAY = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/;
const LETTERS = 3; // of a month's name, by which it is known

/** The first date among folded words, as exact as it is given: "3 May 2016", "May 3 2016", "May 2016", "2016 05 03". */
export function typedDate(record: Record, words: readonly string[]): TypedDate {
  const months = monthsOf(record).map(folded);
  const month = (word = "") => (word.length < LETTERS ? 0 : months.findIndex((name) => name.startsWith(word)) + 1);
  const day = (word = "") => (DAY.test(word) ? Number.parseInt(word, 10) : 0);
  for (const [n, word] of words.entries()) {
    if (!YEAR.test(word)) continue;
    const [before2, before, next, next2] = [words[n - 2], words[n - 1], words[n + 1], words[n + 2]];
    const found = (given: number[], ...used: (string | undefined)[]): TypedDate => ({
      time: given.reduce((sum, part) => sum * 100 + part, Number(word)),
      words: [word, ...used.flatMap((one) => one ?? [])],
    });
    if (month(before) && day(before2)) return found([month(before), day(before2)], before2, before);
    if (day(before) && month(before2)) return found([month(before2), day(before)], before2, before);
    if (month(before)) return found([month(before)], before);
    if (MONTH.test(next ?? "") && day(next2)) return found([Number(next), day(next2)], next, next2);
    if (MONTH.test(next ?? "")) return found([Number(next)], next);
    return found([]);
  }
  return { time: 0, words: [] };
}

/** A date and the wider ones that it is in, from itself to its year. */
export const widened = (time: number): number[] => (time < 10000 ? [time] : [time, ...widened(Math.floor(time / 100))]);

/** The date that a day is in, as exact as another is given. */
export const asExact = (day: number, time: number): number =>
  Math.floor(day / (time < 10000 ? 10000 : time < 1000000 ? 100 : 1));

/** A date as it stands in a question: "in 2016", "in May 2016", "on 3 May 2016". */
export function dateAsked(record: Record, time: number): string {
  const [day = 0] = time >= 1000000 ? [time % 100] : [];
  const when = dateWords(record, time);
  return phraseOf(record, day ? "question.on" : "question.in", { when });
}

/** Whether a text in words gives a date, as exactly as it is asked for. */
export const givesDate = (record: Record, text: string, time: number): boolean =>
  new RegExp(`(?<!\\d)${dateWords(record, time)}(?!\\d)`).test(text);

/** A date in words: "2016", "May 2016", "3 May 2016". */
export function dateWords(record: Record, time: number): string {
  if (time < 10000) return String(time);
  const [year, month, day] =
    time < 1000000
      ? [Math.floor(time / 100), time % 100, 0]
      : [Math.floor(time / 10000), Math.floor(time / 100) % 100, time % 100];
  const name = monthsOf(record)[month - 1] ?? "";
  const within = day ? phraseOf(record, "when.day", { day, month: name }) : name;
  return phraseOf(record, "when.month", { month: within, year });
}

const monthsOf = (record: Record): string[] => phraseOf(record, "when.months").split(" ");
