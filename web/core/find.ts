/** Search by name or alias that forgives accents, case, word order and typing errors. */

import type { Record } from "./record.js";
import type { Thing } from "./page_data.js";
import { byCode } from "./text.js";

interface Name {
  name: string;
  plain: string;
  words: string[];
}

export interface Hit {
  thing: Thing;
  alias: string;
}

export type Finder = (text: string, most?: number) => Hit[];

/** Text as it is compared. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** How many letters must be added, dropped, changed or swapped to make one word of the other; over `most` is enough. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row[j] = least;
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** From 0, nothing alike, to 1, the same; the word being typed may be unfinished. */
function likeness(query: string, word: string): number {
  if (word === query) return 1;
  if (word.startsWith(query)) return 0.9;
  const most = query.length < 4 ? 0 : query.length < 7 ? 1 : 2;
  if (!most) return 0;
  const off = Math.min(distance(query, word, most), distance(query, word.slice(0, query.length), most));
  return off <= most ? 0.75 - 0.15 * off : 0;
}

function score(query: string, words: readonly string[], name: Name): number {
  if (name.plain === query) return 3;
  const found = words.map((word) => Math.max(0, ...name.words.map((other) => likeness(word, other))));
  if (found.some((value) => !value)) return name.plain.includes(query) ? 0.8 : inPart(found);
  const average = found.reduce((sum, value) => sum + value, 0) / found.length;
  return average + (name.plain.startsWith(query) ? 0.5 : 0);
}

/** Where only some of the words are in a name, at least half, it comes after all names that have every word. */
function inPart(found: readonly number[]): number {
  const met = found.filter((value) => value >= 0.6);
  return met.length * 2 >= found.length ? (0.5 * met.reduce((sum, value) => sum + value, 0)) / found.length : 0;
}

/** Words of a question that are in no name worth finding by them. */
const ASKING = new Set(
  "a an and by did do does for from how in is of on the to was were what when where which who why".split(" "),
);

/** The finder of a record. */
export function finderOf({ page }: Record): Finder {
  const index = page.things.map((thing) => ({
    thing,
    names: [thing.name, ...(thing.aliases ?? [])].map((name): Name => ({
      name,
      plain: plain(name),
      words: wordsOf(name),
    })),
  }));
  return (text, most = 10) => {
    const telling = wordsOf(text).filter((word) => !ASKING.has(word));
    const [query, words] = [plain(text.trim()), telling.length ? telling : wordsOf(text)];
    if (query.length < 2 || !words.length) return [];
    return index
      .map(({ thing, names }) => {
        const scored = names.map((name): [number, string] => [score(query, words, name), name.name]);
        const [best, alias] = scored.sort((a, b) => b[0] - a[0])[0] ?? [0, ""];
        return { thing, score: best + Math.min(0.2, (thing.links ?? 0) / 500), alias, hit: best > 0 };
      })
      .filter(({ hit }) => hit)
      .sort((a, b) => b.score - a.score || byCode(a.thing.id, b.thing.id))
      .slice(0, most);
  };
}
