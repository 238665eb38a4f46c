/** Names and verbs in lines that fit a width. */

import { typeOf } from "./record.js";
import type { Record } from "./record.js";

/** How wide some text is at a size. The browser measures it; tests estimate. */
export type Measure = (text: string, pixels: number, isBold: boolean) => number;

/** Words in lines, and the space that they take. */
export interface Words {
  lines: string[];
  width: number;
  height: number;
  pixels: number;
  isBold: boolean;
}

export interface Frame {
  width: number;
  pixels: number;
  most: number;
  isBold?: boolean;
}

const LEADING = 1.25;

/** A text in at most so many lines of a width; what does not fit ends in an ellipsis. */
export function wrapText(measure: Measure, text: string, { width, pixels, most, isBold = false }: Frame): Words {
  const wide = (line: string) => measure(line, pixels, isBold);
  const lines = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1) ?? "";
    const longer = last ? `${last} ${word}` : word;
    if (!last || wide(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = cutShort(kept[most - 1] ?? "", wide, width);
  const fitted = kept.map((line) => (wide(line) <= width ? line : shortened(line, wide, width)));
  return {
    lines: fitted,
    width: Math.max(...fitted.map(wide)),
    height: fitted.length * pixels * LEADING,
    pixels,
    isBold,
  };
}

/** The middle of each line of some words, from the top. */
export const levelsOf = ({ lines, pixels }: Words, middle: number): number[] =>
  lines.map((_, n) => middle + (n - (lines.length - 1) / 2) * pixels * LEADING);

/** A line that ends in an ellipsis, after as many of its words as fit with it. */
function cutShort(line: string, wide: (line: string) => number, width: number): string {
  const words = line.split(" ");
  const ended = () => `${words.join(" ").replace(/[\s,:;.]+$/, "")} …`;
  while (words.length > 1 && wide(ended()) > width) words.pop();
  return ended();
}

function shortened(line: string, wide: (line: string) => number, width: number): string {
  let letters = [...line.replace(/ …$/, "")];
  while (letters.length > 1 && wide(`${letters.join("")}…`) > width) letters = letters.slice(0, -1);
  return `${letters.join("").trimEnd()}…`;
}

/** A name without what the picture shows already: its type, which the shape says, and the thing in the middle. */
export function nameInPicture(record: Record, id: string, centre = ""): string {
  const name = record.things.get(id)?.name ?? id;
  const bare = withoutType(name, typeOf(record, id).label);
  const known = record.things.get(centre)?.name ?? "";
  if (!known || id === centre || !bare.startsWith(known)) return bare;
  const rest = bare.slice(known.length).replace(/^(?:['’]s)?[\s:,–-]+/, "");
  return rest.length > 3 && rest.length < bare.length - known.length ? `… ${rest}` : bare;
}

function withoutType(name: string, type: string): string {
  const colon = name.indexOf(": ");
  if (colon < 0 || name.slice(0, colon).toLowerCase() !== type.toLowerCase()) return name;
  const rest = name.slice(colon + 2);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
