/** What the search at the top finds, in groups: things, questions, speakers, claims, cautions and sources. */

import type { Work } from "../core/ahead.js";
import { askerOf } from "../core/asking.js";
import type { Suggestion } from "../core/asked_text.js";
import { isTyped } from "../core/full_text.js";
import type { Kind } from "../core/full_text.js";
import type { Hit } from "../core/find.js";
import { folded } from "../core/name_cores.js";
import type { Understood } from "../core/named_within.js";
import { addNamedWithin } from "../core/named_within.js";
import { titled } from "../core/text.js";
import { phraseOf } from "../core/words.js";
import { PAGE, RECORD, nameOf } from "./data.js";
import { make } from "./elements.js";
import { questionPatch, textOf } from "./questions.js";
import { find, optionsHere } from "./names.js";
import type { Option } from "./names.js";
import { findInTexts, findTexts, KIND_TITLES } from "./search_texts.js";

const askFor = askerOf(RECORD, find, findTexts);
const FEW = 5;
const SEVERAL = 6;

/** What is found under one head. */
export interface HitGroup {
  title: string;
  options: Option[];
}

/** `note`: which words were understood, where not all were. `more`: how much is not listed. */
export interface Hits {
  groups: HitGroup[];
  note: string;
  more: string;
}

/** Make all indexes that a search reads, with pauses. */
export function* searchAhead(): Work {
  yield* find.ahead();
  yield* findTexts.ahead();
}

/** All that a text finds; what was most likely meant stands first. */
export function findAll(text: string): Hits {
  const names = find(text);
  const suggestions = askFor(text);
  const isName = Boolean(names[0] && isTyped(folded(text), names[0].plain));
  const { kinds, more } = findInTexts(text, []);
  const isAsked = suggestions.some(({ isWhole, year }) => isWhole && (!isName || year));
  const hasTexts = [...kinds.values()].some((options) => options.length);
  if (!isName && !hasTexts && !suggestions.length) return { ...findPartly(text, names), more };
  const note = isName || hasTexts ? "" : noteOf(askFor.readBy(text, suggestions));
  return { groups: grouped(names, suggestions, isAsked, kinds), note, more };
}

/** What some of the words find, and in words which they are, where nothing has all of them. */
function findPartly(text: string, near: readonly Hit[]): Omit<Hits, "more"> {
  const names = addNamedWithin(PAGE.nameWords, find.names(), text, near);
  const { suggestions, understood } = askFor.partly(text, names);
  return { groups: grouped(names, suggestions, false, new Map()), note: noteOf(understood) };
}

function noteOf({ met, left }: Understood): string {
  const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`);
  if (!met.length || !left.length) return "";
  return `${titled(phraseOf(RECORD, "find.partly", { met: quoted(met), left: quoted(left) }))}.`;
}

function grouped(
  names: readonly Hit[],
  suggestions: readonly Suggestion[],
  isAsked: boolean,
  kinds: ReadonlyMap<Kind, Option[]>,
): HitGroup[] {
  const questions = { title: "Questions", options: suggestions.map(optionOf) };
  const things = { title: "Things", options: thingOptions(names, isAsked, kinds.get("description") ?? []) };
  const others = [...kinds].filter(([kind]) => kind !== "description");
  const groups = [
    ...(isAsked ? [questions, things] : [things, questions]),
    ...others.map(([kind, options]) => ({ title: KIND_TITLES[kind], options })),
  ];
  return groups.filter(({ options }) => options.length);
}

/* A thing that goes by the name comes once, though its description holds the words too. */
function thingOptions(names: readonly Hit[], isAsked: boolean, described: readonly Option[]): Option[] {
  const named = optionsHere(names.slice(0, isAsked ? FEW : SEVERAL));
  const ids = new Set(named.map(({ id }) => id));
  return [...named, ...described.filter(({ id }) => !ids.has(id))];
}

function optionOf(one: Suggestion): Option {
  const id = [one.question.id, one.thing, one.other, one.year].join("|");
  const sign = (mark: string) => make("span", { "aria-hidden": "true" }, mark);
  if (one.isTrace) {
    const text = `How far does the record trace ${nameOf(one.other)} back to ${nameOf(one.thing)}?`;
    return {
      id: `trace|${id}`,
      text,
      type: "pathway",
      sign: sign("→"),
      isElsewhere: false,
      opens: { from: one.thing, to: one.other },
    };
  }
  return {
    id,
    text: textOf(one),
    type: "answer",
    sign: sign("?"),
    isElsewhere: false,
    opens: () => questionPatch(one),
  };
}
