/** The questions whose own words are in a text, with the things that its other words name. */

import { isAnswered } from "./answers.js";
import { widened } from "./asked_dates.js";
import { bestAsked, suggestion } from "./asked_text.js";
import type { Reading, Suggestion, Text } from "./asked_text.js";
import { folded } from "./name_cores.js";
import type { PageData } from "./page_data.js";
import type { Question } from "./question_data.js";
import { asked, canBeAsked } from "./questions.js";
import type { Record } from "./record.js";

/** A question of which words were met, with how well. */
interface Met {
  question: Question;
  rest: string[];
  year: number;
  weight: number;
}

/** Questions whose own words are in the text: those that have an answer, else the best that has none. */
export function ofWords(reading: Reading, text: Text): Suggestion[] {
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
