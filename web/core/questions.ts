/** The questions that a page answers by itself: those that the vocabulary declares, and two of every relation. */

import { dateAsked, dateWords } from "./asked_dates.js";
import { folded } from "./name_cores.js";
import type { PageData } from "./page_data.js";
import type { Pattern, Question } from "./question_data.js";
import { nameOf } from "./record.js";
import type { Record } from "./record.js";
import { phraseOf } from "./words.js";

/** A question with what it is asked of. */
export interface Asked {
  question: Question;
  thing: string;
  other: string;
  year: number;
}

/** A question that is asked of nothing in particular, unless given. */
export const asked = (question: Question, { thing = "", other = "", year = 0 }: Partial<Asked> = {}): Asked => ({
  question,
  thing,
  other,
  year,
});

/** All questions of a page by id, those that are declared first. */
export function questionsOf(page: PageData): Map<string, Question> {
  const declared = page.questions.questions;
  const isDeclared = (relation: string, given: Pattern["given"]) =>
    declared.some(({ patterns = [] }) =>
      patterns.some((one) => one.relations?.length === 1 && one.relations[0] === relation && one.given === given),
    );
  const made = Object.entries(page.relations).flatMap(([name, { label, inverse }]): Question[] => {
    const words = wordsOf(page, `${label} ${inverse}`);
    const about = (given: "object" | "subject"): Question[] =>
      isDeclared(name, given)
        ? []
        : [{ id: `${given}-of-${name}`, words, verb: label, patterns: [{ relations: [name], given }] }];
    return [...about("object"), ...about("subject")];
  });
  return new Map([...declared, ...made].map((question) => [question.id, question]));
}

/** The words of a relation that tell it from others. */
function wordsOf({ nameWords, questions }: PageData, text: string): string[] {
  const words = new Set(folded(text).split(" "));
  return [...words].filter((word) => !nameWords.asking.includes(word) && !questions.asides.includes(word));
}

/** A question as it is read. */
export function questionText(record: Record, { question, thing, other, year }: Asked): string {
  const fill = (text: string) =>
    text
      .replace("{thing}", () => nameOf(record, thing))
      .replace("{other}", () => nameOf(record, other))
      .replace("{year}", () => dateAsked(record, year))
      .replace("{date}", () => dateWords(record, year));
  if (question.verb !== undefined) {
    const isGiven = question.patterns?.[0]?.given === "object";
    return phraseOf(record, isGiven ? "question.who" : "question.what", { thing, verb: question.verb });
  }
  if (other) return fill(question.pair ?? "");
  if (thing) return fill(question.of ?? question.all ?? "");
  return fill((year && question.year) || (question.all ?? ""));
}

/** Whether a question can be asked in this way. */
export function canBeAsked({ question, thing, other, year }: Asked): boolean {
  if (other) return Boolean(question.pair && thing);
  if (year) return Boolean(question.year && !thing);
  if (thing) return Boolean(question.of ?? question.verb);
  return Boolean(question.all);
}

/** The same question asked of everything, where that makes sense: for when there is no answer. */
export const askedOfAll = ({ question }: Asked): Asked | null => (question.all ? asked(question) : null);
