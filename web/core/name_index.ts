/** Names by the beginnings of their words, so that a search looks at few of them. */

import { mapInPieces } from "./ahead.js";
import type { Work } from "./ahead.js";
import { core, folded } from "./name_cores.js";
import type { NameWords, Thing } from "./page_data.js";
import { put } from "./record.js";
import { isUnspaced, wordStart } from "./unspaced.js";

/** A name of a thing, as compared: with a space before each word. */
export interface Name {
  thing: Thing;
  heard: string;
  plain: string;
  padded: string;
  /** Its name or an alias, not its id. */
  isSaid: boolean;
}

/** All names of things: their names, aliases and ids. */
export class NameIndex {
  private constructor(
    private readonly lists: NameWords,
    readonly names: readonly Name[],
    /** The different words of all names in order, and for each the numbers of the names that have it. */
    readonly words: readonly string[],
    private readonly numbers: readonly (readonly number[])[],
    private readonly coreOf: ReadonlyMap<string, string[]>,
    private readonly byCore: ReadonlyMap<string, readonly Name[]>,
  ) {}

  /** Make the index of things, with pauses. */
  static *made(lists: NameWords, things: readonly Thing[]): Work<NameIndex> {
    const names = (yield* mapInPieces(things, namesOf)).flat();
    const having = new Map<string, number[]>();
    yield* mapInPieces([...names.entries()], ([n, { plain }]) => {
      for (const word of new Set(plain.split(" "))) put(having, word, n);
    });
    const words = [...having.keys()].sort();
    yield;
    const coreOf = new Map<string, string[]>();
    const byCore = new Map<string, Name[]>();
    yield* mapInPieces(names, (name) => {
      const found = coreOf.get(name.heard) ?? core(lists, name.heard);
      coreOf.set(name.heard, found);
      put(byCore, found.join(""), name);
    });
    return new NameIndex(
      lists,
      names,
      words,
      words.map((word) => having.get(word) ?? []),
      coreOf,
      byCore,
    );
  }

  /** The names in which each of some words begins a word, or stands within one of a script without spaces. */
  withWords(wanted: readonly string[]): Name[] {
    const lists = wanted.map((want) => this.having(want));
    const sizes = lists.map((some) => some.reduce((sum, list) => sum + list.length, 0));
    const numbers = new Set(lists[sizes.indexOf(Math.min(...sizes))]?.flat());
    return [...numbers]
      .sort((a, b) => a - b)
      .flatMap((n) => this.names[n] ?? [])
      .filter(({ padded }) => wanted.every((want) => padded.includes(wordStart(want))));
  }

  /** For each word that begins with a word, or holds it where no spaces are written, the numbers of the names. */
  private having(want: string): readonly (readonly number[])[] {
    return isUnspaced(want)
      ? this.numbers.filter((_, n) => this.words[n]?.includes(want))
      : this.numbers.slice(...this.range(want));
  }

  /** The names that are a text once both are without what letterheads add. */
  withCore(text: string): readonly Name[] {
    return this.byCore.get(core(this.lists, text).join("")) ?? [];
  }

  /** What tells a name from others. */
  coreOfName(heard: string): readonly string[] {
    return this.coreOf.get(heard) ?? [];
  }

  /** The places of the words that begin with some letters: from the first to before the last. */
  private range(start: string): [from: number, to: number] {
    return [this.place((word) => word < start), this.place((word) => word < start || word.startsWith(start))];
  }

  /** How many words come before the first of which something no longer holds. */
  private place(isBefore: (word: string) => boolean): number {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.words[middle] ?? "")) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const namesOf = (thing: Thing): Name[] =>
  [thing.name, ...(thing.aliases ?? []), ...(thing.identifiers ?? []), thing.id.replaceAll("-", " ")].map(
    (heard, n, { length }) => {
      const plain = folded(heard);
      return { thing, heard, plain, padded: ` ${plain}`, isSaid: n < length - 1 };
    },
  );
