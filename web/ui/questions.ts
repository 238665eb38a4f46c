/** The questions of this page: which there are, what each opens, and what answers it. */

import { answerOf } from "../core/answers.js";
import type { Answer } from "../core/answers.js";
import { asked, canBeAsked, questionText, questionsOf } from "../core/questions.js";
import type { Asked } from "../core/questions.js";
import { once } from "../core/text.js";
import { PAGE, RECORD, THINGS, endsOf } from "./data.js";
import { NOTHING_OPEN, change, state } from "./state.js";
import type { How, Opened } from "./state.js";

const MOST_DRAWN = 24;
export const QUESTIONS = questionsOf(PAGE);
/** The questions that are offered to those who do not know yet what to ask. */
export const FIRST_QUESTIONS: readonly Asked[] = [...QUESTIONS.values()]
  .filter(({ first }) => first)
  .map((question) => asked(question))
  .filter(canBeAsked);

/** A question as it is read. */
export const textOf = (one: Asked): string => questionText(RECORD, one);

const kept: { key: string; answer: Answer | null } = { key: "", answer: null };

/** The question that is open, where one is. */
export function openAsked(): Asked | null {
  const question = QUESTIONS.get(state.question);
  if (!question) return null;
  return asked(question, { thing: state.about, other: state.other, year: state.year });
}

/** What the record answers; the last answer is kept. */
export function answerTo(one: Asked): Answer {
  const key = [one.question.id, one.thing, one.other, one.year].join("|");
  const answer = kept.key === key && kept.answer ? kept.answer : answerOf(RECORD, one);
  Object.assign(kept, { key, answer });
  return answer;
}

/** Whether the record has anything to answer. */
export function isAnswered(one: Asked): boolean {
  const { claims, caveats, counts } = answerTo(one);
  return claims.length + caveats.length + counts.size > 0;
}

/** What a question opens; nothing where it cannot be asked so. */
export function questionPatch(one: Asked): Opened {
  if (!canBeAsked(one)) return { ...NOTHING_OPEN };
  const things = drawnFor(answerTo(one));
  return { ...NOTHING_OPEN, question: one.question.id, about: one.thing, other: one.other, year: one.year, things };
}

/** The things that the picture of an answer shows: what is asked about, what answers, and what is told of that. */
function drawnFor(answer: Answer): string[] {
  const { asked: one, things, claims, details, through, instead } = answer;
  const about = [one.thing, one.other, ...through.map(({ subject }) => subject)].filter(Boolean);
  const answering = things.length ? things : claims.flatMap(endsOf);
  const told = things.flatMap((id) => (details.get(id) ?? []).flatMap(endsOf));
  const found = once([...about, ...answering, ...told], String).filter((id) => THINGS.has(id));
  const all = instead && !things.length && !claims.length ? [...found, ...drawnFor(instead)] : found;
  return once(all, String).slice(0, MOST_DRAWN);
}

/** Open a question with its answer. */
export const ask = (one: Asked, how: How = {}): void => change(questionPatch(one), { move: true, focus: true, ...how });

/** The question that an address names, with what it names of this page. */
export function readAsked(parts: URLSearchParams): Asked | null {
  const question = QUESTIONS.get(parts.get("question") ?? "");
  if (!question) return null;
  const id = (name: string) => (THINGS.has(parts.get(name) ?? "") ? (parts.get(name) ?? "") : "");
  const year = /^\d{4}(?:\d\d){0,2}$/.test(parts.get("year") ?? "") ? Number(parts.get("year")) : 0;
  const teller = parts.get("with") ?? "";
  const isTeller = question.bySource && (RECORD.voices.has(teller) || RECORD.sources.has(teller));
  const one = asked(question, { thing: id("thing"), other: isTeller ? teller : id("with"), year });
  return canBeAsked(one) ? one : null;
}

/** Write into an address the question that is open. */
export function writeAsked(parts: URLSearchParams): void {
  if (!state.question) return;
  const named = { question: state.question, thing: state.about, with: state.other, year: state.year };
  for (const [name, value] of Object.entries(named)) if (value) parts.set(name, String(value));
}
