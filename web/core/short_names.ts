/** Names and sentences cut short, for where many stand together. */

import { familyOf, nameOf, typeOf } from "./record.js";
import type { Record } from "./record.js";

const MAX_NAME = 18;
const MAX_TITLE = 8;
/* How the id of a confidential source begins: "a confidential interview" is no title. */
const KEPT_BACK = "source/confidential-";
const QUOTED = ["asks", "effects"];

/** A name without the type in front of it, or a title in quotation marks, cut where it is long. */
export function shortName(record: Record, id: string): string {
  const [name, type] = [nameOf(record, id), record.things.has(id) ? typeOf(record, id).label : ""];
  if (record.sources.has(id)) return shortTitle(name, id);
  const colon = name.indexOf(": ");
  const isTyped = colon >= 0 && name.slice(0, colon).toLowerCase() === type.toLowerCase();
  const words = (isTyped ? name.slice(colon + 2) : name).split(/\s+/).filter(Boolean);
  const isCut = words.length > MAX_NAME;
  const first = words.slice(0, MAX_NAME - 1).join(" ");
  const text = isCut ? `${first.replace(/[,;:]+$/, "")} …` : words.join(" ");
  if (QUOTED.includes(familyOf(record, id))) return `the ${type} “${text}”`;
  return isCut ? `“${text}”` : text;
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
