/** Which claims a source makes in one breath: in one sentence, or in one passage. */

import type { Claim, Place } from "./record.js";

/** The families of who acts. */
export const AGENTS: readonly string[] = ["actors", "roles"];

/** Whether a piece of evidence of each stands in one sentence; where it is not known, whether their anchors overlap. */
export const shareSentence = (first: Claim, second: Claim): boolean => share(first, second, "sentence");

/** Whether a piece of evidence of each stands in one passage: a paragraph, an item of a list, a cell of a table. */
export const sharePassage = (first: Claim, second: Claim): boolean => share(first, second, "passage");

/** What stands in the place of the words of a confidential source, as Python writes it. */
export const WITHHELD = "[confidential]";

function share(first: Claim, second: Claim, unit: "passage" | "sentence"): boolean {
  const isInOne = (a: Place, b: Place) => (a[unit] && b[unit] ? a[unit] === b[unit] : overlap(a.anchor, b.anchor));
  return first.evidence.some((a) => second.evidence.some((b) => a.source === b.source && isInOne(a, b)));
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Whether one anchor holds the other, or ends with three words or more that the other begins with. */
function overlap(a: string, b: string): boolean {
  if (a === WITHHELD || b === WITHHELD) return false;
  const [first, second] = [wordsOf(a), wordsOf(b)];
  return runsInto(first, second) || runsInto(second, first);
}

function runsInto(left: readonly string[], right: readonly string[]): boolean {
  const isSame = (a: readonly string[], b: readonly string[]) => a.every((word, n) => word === b[n]);
  for (let from = 0; from + right.length <= left.length; from += 1)
    if (isSame(right, left.slice(from, from + right.length))) return true;
  for (let many = 3; many <= Math.min(left.length, right.length); many += 1)
    if (isSame(left.slice(-many), right.slice(0, many))) return true;
  return false;
}
