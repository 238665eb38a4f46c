/** Names by the beginnings of their words, so that a search looks at few of them. */

import { core, folded } from "./name_cores.js";
import type { NameWords, Thing } from "./page_data.js";
import { put } from "./record.js";

/** A name of a thing, as compared: with a space before each word. */
export interface Name {
  thing: Thing;
  heard: string;
  plain: string;
  padded: string;
}

/** All names of things: their names, aliases and ids. */
export class NameIndex {
  readonly names: readonly Name[];
  /** The different words of all names in order, and for each the numbers of the names that have it. */
  readonly words: readonly string[];
  private readonly numbers: readonly (readonly number[])[];
  private cores: Map<string, Name[]> | undefined;
  private readonly coreOf = new Map<string, string[]>();

  constructor(
    private readonly lists: NameWords,
    things: readonly Thing[],
  ) {
    this.names = things.flatMap((thing) =>
      [thing.name, ...(thing.aliases ?? []), thing.id.replaceAll("-", " ")].map((heard): Name => {
        const plain = folded(heard);
        return { thing, heard, plain, padded: ` ${plain}` };
      }),
    );
    const having = new Map<string, number[]>();
    this.names.forEach(({ plain }, n) => {
      for (const word of new Set(plain.split(" "))) put(having, word, n);
    });
    this.words = [...having.keys()].sort();
    this.numbers = this.words.map((word) => having.get(word) ?? []);
  }

  /** The names in which each of some words begins a word. */
  withWords(wanted: readonly string[]): Name[] {
    const ranges = wanted.map((want) => this.range(want));
    const sizes = ranges.map(([from, to]) => this.numbers.slice(from, to).reduce((sum, list) => sum + list.length, 0));
    const [from, to] = ranges[sizes.indexOf(Math.min(...sizes))] ?? [0, 0];
    const numbers = new Set(this.numbers.slice(from, to).flat());
    return [...numbers]
      .sort((a, b) => a - b)
      .flatMap((n) => this.names[n] ?? [])
      .filter(({ padded }) => wanted.every((want) => padded.includes(` ${want}`)));
  }

  /** The names that are a text once both are without what letterheads add. */
  withCore(text: string): Name[] {
    if (!this.cores) {
      this.cores = new Map();
      for (const name of this.names) put(this.cores, this.coreOfName(name.heard).join(""), name);
    }
    return this.cores.get(core(this.lists, text).join("")) ?? [];
  }

  /** What tells a name from others. */
  coreOfName(heard: string): string[] {
    const found = this.coreOf.get(heard) ?? core(this.lists, heard);
    this.coreOf.set(heard, found);
    return found;
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
