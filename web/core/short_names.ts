/** Names and sentences cut short, for where many stand together. */

import { nameOf, typeOf } from "./record.js";
import type { Record } from "./record.js";

const MAX_NAME = 18;
const MAX_TITLE = 8;
/* How the id of a confidential source begins: "a confidential interview" is no title. */
const KEPT_BACK = "source/confidential-";
/* What follows the word for what it is, in a name such as "Promise of a night bus". */
const JOINED = ["for", "of", "that", "to"];

/** A name without the type in front of it, or a title in quotation marks, cut where it is long. */
export const shortName = (record: Record, id: string): string =>
  record.sources.has(id) ? shortTitle(nameOf(record, id), id) : nameInText(record, id, MAX_NAME);

/** A name as it stands in a sentence, whole: with what it is before it where it reads as a sentence of its own. */
export const nameInSentence = (record: Record, id: string): string =>
  record.things.has(id) ? nameInText(record, id) : nameOf(record, id);

/** A name of at most so many words, in quotation marks where it is cut or reads as a sentence. */
function nameInText(record: Record, id: string, most = Infinity): string {
  const type = record.things.has(id) ? typeOf(record, id) : undefined;
  const known = type?.words ?? [type?.label.toLowerCase() ?? ""];
  const words = bareName(nameOf(record, id), known).split(/\s+/).filter(Boolean);
  const isCut = words.length > most;
  const first = words.slice(0, most - 1).join(" ");
  const text = isCut ? `${first.replace(/[,;:]+$/, "")} …` : words.join(" ");
  if (type?.words) return saysWhatItIs(words, known) ? `the ${small(text)}` : `the ${type.label} “${text}”`;
  return isCut ? `“${text}”` : text;
}

/** A name without a word for its type in front of it. */
function bareName(name: string, known: readonly string[]): string {
  const colon = name.indexOf(": ");
  return colon >= 0 && known.includes(name.slice(0, colon).toLowerCase()) ? name.slice(colon + 2) : name;
}

/** Whether a name begins with a word for its type, as "Promise of a night bus" does. */
const saysWhatItIs = (words: readonly string[], known: readonly string[]): boolean =>
  words.some((word, place) => JOINED.includes(word) && known.includes(words.slice(0, place).join(" ").toLowerCase()));

/** A name with a small letter in front, unless its first word has more capitals. */
function small(name: string): string {
  const rest = name.split(" ", 1).join("").slice(1);
  return rest === rest.toLowerCase() ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The title of a source in quotation marks, unless it is kept back. */
function shortTitle(title: string, id: string): string {
  const words = title.split(/\s+/).filter(Boolean);
  const first = words.slice(0, MAX_TITLE).join(" ");
  const text = words.length > MAX_TITLE ? `${first.replace(/[,;:]+$/, "")} …` : words.join(" ");
  return id.startsWith(KEPT_BACK) ? text : `“${text}”`;
}

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  const end = /(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)[.!?]["'”’)]*(?=\s+["'“‘(]*[A-Z])/.exec(text);
  return end ? text.slice(0, end.index + end[0].length) : text;
}
