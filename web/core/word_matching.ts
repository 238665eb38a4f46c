/** Many texts folded at once, and the words of a query found in them, as civicgraph.graph.word_matching does it.
 *
 * Folded, an entry is one string: spaces around each word, and a line break behind each text.
 */

import { isUnspaced } from "./unspaced.js";

const PREFIX = 4; // a word of so many letters matches all words that begin with it
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/gu;

/** A word of a query: as typed, the beginnings that a matching word may have, and a pattern for one. */
interface Word {
  typed: string;
  starts: string[];
  pattern: string;
  /** Whether all words match that hold it, as in a script without spaces. */
  isWithin: boolean;
}

/** How well an entry fits, less being better: how its words stand, and how many do not stand as typed. */
export type Fit = readonly [rank: number, inexact: number];

/** Each entry's texts as one folded string. */
export function foldEntries(entries: readonly (readonly string[])[]): string[] {
  const joined = entries.map((texts) => ` ${texts.map((text) => text.replace(/\s+/gu, " ")).join(" \n ")} \n`);
  return fold(joined.join("\r")).split("\r");
}

/** Text without case, accents, punctuation, and commas within numbers; line ends stay. */
function fold(text: string): string {
  const lower = text.replace(THOUSANDS, "").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  const bare = lower.replace(/['’]/gu, "");
  // eslint-disable-next-line no-control-regex -- nearly all of it is ASCII, which needs no table of letters
  const plain = bare.replace(/[^\x00-\x7f]+/gu, (letters) =>
    letters
      .normalize("NFKD")
      .replace(/\p{M}|['’]/gu, "")
      .replace(/[^\p{L}\p{N}\n\r]/gu, " "),
  );
  return plain.replace(/[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]/gu, " ").replace(/[ \t]+/gu, " ");
}

/** The words of a query as they are compared. */
export const wordsOf = (text: string): string[] => (foldEntries([[text]])[0] ?? "").split(/\s+/u).filter(Boolean);

/** What matches a word: the same, its plural or singular, and from four letters on all that begins with it. */
function wordOf(typed: string): Word {
  if (isUnspaced(typed)) return { typed, starts: [typed], pattern: `(?:[^ ]*${typed}[^ ]*)`, isWithin: true };
  const isLong = typed.length >= PREFIX;
  const others = [
    ...(isLong ? [] : [`${typed}s`, `${typed}es`]),
    ...(typed.endsWith("y") ? [`${typed.slice(0, -1)}ies`] : []),
    ...(typed.endsWith("s") && isLong ? [typed.slice(0, -1)] : []),
    ...(typed.endsWith("es") && typed.length > PREFIX ? [typed.slice(0, -2)] : []),
    ...(typed.endsWith("ies") && typed.length > PREFIX ? [`${typed.slice(0, -3)}y`] : []),
  ];
  return {
    typed,
    starts: [typed, ...others].map((start) => ` ${start}`),
    isWithin: false,
    pattern: `(?:${[isLong ? `${typed}[^ ]*` : typed, ...others].join("|")})`,
  };
}

/** The words of a query, ready to be looked for. */
export class Query {
  private readonly each: RegExp[];
  private readonly row: RegExp;
  private readonly order: RegExp;
  private readonly typed: string;
  readonly words: readonly Word[];
  /** The longest first, which the fewest entries hold. */
  private readonly rarest: readonly Word[];

  constructor(text: string) {
    this.words = wordsOf(text).map(wordOf);
    this.rarest = this.words.toSorted((a, b) => b.typed.length - a.typed.length);
    const patterns = this.words.map(({ pattern }) => pattern);
    this.each = patterns.map((pattern) => new RegExp(` (${pattern})(?= )`, "u"));
    this.row = new RegExp(`${patterns.map((pattern) => ` ${pattern}`).join("")} `, "u");
    this.order = new RegExp(patterns.map((pattern) => ` ${pattern}(?= )`).join("[^\n]*?"), "u");
    this.typed = ` ${this.words.map(({ typed }) => typed).join(" ")} `;
  }

  /** The same without some words; itself where nothing would be left, or nothing goes. */
  without(leftOut: readonly string[]): Query {
    const kept = this.words.map(({ typed }) => typed).filter((typed) => !leftOut.includes(typed));
    return kept.length && kept.length < this.words.length ? new Query(kept.join(" ")) : this;
  }

  /** Whether all words stand in a folded entry. */
  matches(entry: string): boolean {
    return (
      this.words.length > 0 &&
      this.rarest.every(({ starts }) => starts.some((start) => entry.includes(start))) &&
      this.each.every((pattern) => pattern.test(entry))
    );
  }

  /** How well an entry fits in which all words stand. */
  fit(entry: string): Fit {
    const inexact = this.words.filter(({ typed }) => !entry.includes(` ${typed} `)).length;
    if (entry.includes(this.typed)) return [0, inexact];
    if (this.row.test(entry)) return [1, inexact];
    if (this.order.test(entry)) return [2, inexact];
    return [entry.split("\n").some((text) => this.count(text) === this.words.length) ? 3 : 4, inexact];
  }

  /** The number of the text of an entry that fits best: the one with most of the words, in the best order. */
  bestText(entry: string): number {
    const texts = entry.split("\n").slice(0, -1);
    const ranks = texts.map((text, n) => [-this.count(text), this.fit(`${text}\n`)[0], n] as const);
    return ranks.reduce((best, rank) =>
      (rank[0] - best[0] || rank[1] - best[1] || rank[2] - best[2]) < 0 ? rank : best,
    )[2];
  }

  /** For each word the first that matches it in an entry, as typed where it stands so. */
  foundWords(entry: string): string[] {
    return this.words.flatMap(({ typed, isWithin }, n) => {
      if (isWithin || entry.includes(` ${typed} `)) return [typed];
      return this.each[n]?.exec(entry)?.[1] ?? [];
    });
  }

  private count(text: string): number {
    return this.each.filter((pattern) => pattern.test(text)).length;
  }
}
