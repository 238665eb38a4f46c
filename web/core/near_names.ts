/** Where no name is as typed: names with a slip, or with most of the words, as civicgraph.graph.near_names has it. */

import { mapInPieces } from "./ahead.js";
import type { Work } from "./ahead.js";
import { core } from "./name_cores.js";
import type { Name, NameIndex } from "./name_index.js";
import type { NameWords } from "./page_data.js";
import { byCode } from "./text.js";
import { isUnspaced } from "./unspaced.js";

/* How alike a word is to one that is looked for, of 100: it begins with it, is it but for a slip (less for each), begins
   with it but for a slip, ends with it, or begins as it does. */
const ALIKE = { begun: 90, slipped: 75, begunSlipped: 70, slip: 15, within: 50, kindred: 40 };
export const MET = 55; // so alike that a word counts as met
/* From how many letters on one letter of a word may be another, two be amiss, and what is unfinished have a slip. */
const [SHORT, LONG, UNFINISHED] = [5, 8, 6];

/** The words but for those that only ask; all of them where nothing else would be left. */
export function telling({ asking }: NameWords, words: readonly string[]): string[] {
  const told = words.filter((word) => !asking.includes(word));
  return told.length ? told : [...words];
}

/** The names of an index, ready to be compared with what is like none of them. */
export class NearNames {
  private constructor(
    private readonly lists: NameWords,
    private readonly index: NameIndex,
    private readonly named: readonly { name: Name; numbers: readonly number[] }[],
    private readonly letters: readonly number[],
  ) {}

  /** Make the names of an index ready, with pauses. */
  static *made(lists: NameWords, index: NameIndex): Work<NearNames> {
    const place = new Map(index.words.map((word, n) => [word, n]));
    const letters = index.words.map(lettersOf);
    const named = yield* mapInPieces(index.names, (name) => ({
      name,
      numbers: name.plain.split(" ").map((word) => place.get(word) ?? 0),
    }));
    return new NearNames(lists, index, named, letters);
  }

  /** The names that are near a text, each with how near, from above 0 to 100. */
  nearness(text: string): Map<Name, number> {
    const cored = core(this.lists, text);
    const alike = telling(this.lists, cored).map((want) => this.likenesses(want));
    const near = new Map<Name, number>();
    for (const { name, numbers } of this.named) {
      const found = alike.map((known) => numbers.reduce((most, n) => Math.max(most, known[n] ?? 0), 0));
      const met = found.filter((value) => value >= MET);
      if (found.every(Boolean)) near.set(name, sum(found) / found.length);
      else if (2 * met.length > found.length || (met.length && isWithin(this.index.coreOfName(name.heard), cored)))
        near.set(name, sum(met) / found.length / 2);
    }
    return near;
  }

  /** How alike each word of the names is to one that is looked for. */
  private likenesses(want: string): number[] {
    const letters = lettersOf(want);
    return this.index.words.map((word, n) => likeness(want, word, countOf(letters & ~(this.letters[n] ?? 0))));
  }
}

/** The letters from a to z that a word has, a bit for each. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let n = 0; n < word.length; n += 1) {
    const place = word.charCodeAt(n) - 97;
    if (place >= 0 && place < 26) letters |= 1 << place;
  }
  return letters;
}

function countOf(bits: number): number {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count += 1;
  return count;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** All words of a name are in a text; a single word is not enough in a text of several. */
const isWithin = (words: readonly string[], text: readonly string[]): boolean =>
  words.every((word) => text.includes(word)) && (words.length > 1 || text.length < 3);

/** How alike a word is to one that is looked for and may be unfinished: from 0, nothing alike, to 100. `lacking`: so many
 * of the letters that are looked for the word lacks, each of which is a slip at least. */
export function likeness(want: string, word: string, lacking = 0): number {
  if (word.startsWith(want)) return word === want ? 100 : ALIKE.begun;
  if (word.includes(want) && isUnspaced(want)) return ALIKE.begun;
  const [whole, begun] = [likelySlips(want, word, lacking), slipsInBeginning(want, word, lacking)];
  if (whole || begun)
    return Math.max(whole && ALIKE.slipped - ALIKE.slip * whole, begun && ALIKE.begunSlipped - ALIKE.slip * begun);
  if (want.length > 3 && 2 * want.length > word.length && word.endsWith(want)) return ALIKE.within;
  return areKindred(want, word) ? ALIKE.kindred : 0;
}

/** How many slips there are in what is an unfinished word; of a short one, only where just an ending is missing. */
function slipsInBeginning(want: string, word: string, lacking: number): number {
  const more = word.length - want.length;
  if (want.length <= 3 || more < 1 || (want.length < UNFINISHED && more > 1)) return 0;
  const whole = likelySlips(want, word.slice(0, want.length), lacking);
  const dropped = more > 1 ? likelySlips(want, word.slice(0, want.length + 1), lacking) : 0;
  return Math.min(whole || dropped, dropped || whole);
}

/** How many slips, one or two, may have made what is typed of a word; 0 where it is rather another word. */
export function likelySlips(typed: string, word: string, lacking = 0): number {
  const most = typed.length < LONG ? 1 : 2;
  const isShort = Math.max(typed.length, word.length) < SHORT;
  if (lacking > most || typed.length < 3 || (isShort && !isShortSlip(typed, word))) return 0;
  const isSwapped = typed[0] !== word[0] && typed[0] === word[1] && typed[1] === word[0];
  const begun = isSwapped ? 1 : sharedStart(typed, word);
  const count = begun && slips(typed, word, most);
  return count <= Math.min(most, begun) ? count : 0;
}

/** Whether letters are missing in a word, stand twice, or are its own in another order. */
const isShortSlip = (typed: string, word: string): boolean =>
  typed.length < word.length ||
  sortedLetters(typed) === sortedLetters(word) ||
  withoutDoubles(typed) === withoutDoubles(word);

const withoutDoubles = (word: string): string => word.replace(/(.)\1+/gu, "$1");
const sortedLetters = (word: string): string => [...word].sort(byCode).join("");

/** Whether two words begin with the same five letters at least, and with more than half of the longer one. */
export function areKindred(one: string, other: string): boolean {
  const shared = sharedStart(one, other);
  return shared >= 5 && 2 * shared > Math.max(one.length, other.length);
}

/** With how many of the same letters two words begin. */
export function sharedStart(one: string, other: string): number {
  let shared = 0;
  while (shared < Math.min(one.length, other.length) && one[shared] === other[shared]) shared += 1;
  return shared;
}

/** How many letters must be added, dropped, changed or swapped to make one word of another; beyond `most`, more. */
export function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + Number(one[i - 1] !== other[j - 1]);
      const least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(isSwap ? Math.min(least, (before[j - 2] ?? 0) + 1) : least);
    }
    if (Math.min(...row) > most && Math.min(...last) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[other.length] ?? 0, most + 1);
}
