/** The places that lines pass between columns: things, the verbs of lines, and where a long line goes by. */

import type { Link } from "./drawing.js";
import type { Words } from "./text_boxes.js";

/** A place in a column. Things stand in even columns, verbs in odd ones. */
export interface Slot {
  key: string;
  column: number;
  kind: "thing" | "verb" | "bend";
  words: Words | null;
  height: number;
  width: number;
  x: number;
  y: number;
}

/** A piece of line from one column to the next. */
export interface Hop {
  a: Slot;
  b: Slot;
  links: Link[];
  /** It runs from left to right. */
  isForward: boolean;
}

/** Columns of places and the pieces of line between them. */
export interface Grid {
  columns: Slot[][];
  hops: Hop[];
}

export interface Sizes {
  thing: (id: string) => Words;
  verb: (text: string) => Words;
}

const BEND = 9;

/** What stands on a line as it is read from left to right. */
export const wordsOf = (link: Link, isForward: boolean): string =>
  `${isForward ? link.verb : link.inverse}${link.note && ` · ${link.note}`}`;

/** Which lines may share a verb: all, those from one column to the next, or none. */
export const SHARINGS = [Infinity, 1, 0] as const;

/** All places and pieces of line of some things on their ranks; lines over at most `sharing` columns share verbs. */
export function gridOf(
  ids: readonly string[],
  links: readonly Link[],
  ranks: ReadonlyMap<string, number>,
  sizes: Sizes,
  sharing: number = Infinity,
): Grid {
  const slots = new Map<string, Slot>();
  const hops = new Map<string, Hop>();
  const slot = (key: string, column: number, kind: Slot["kind"], words: Words | null): Slot => {
    const height = words ? words.height + (kind === "thing" ? 10 : 3) : BEND;
    const made = slots.get(key) ?? { key, column, kind, words, height, width: words?.width ?? 0, x: 0, y: 0 };
    slots.set(key, made);
    return made;
  };
  const join = (a: Slot, b: Slot, link: Link, isForward: boolean): void => {
    const key = `${a.key}\n${b.key}\n${link.tone}`;
    const hop = hops.get(key) ?? { a, b, links: [], isForward };
    hop.links.push(link);
    hops.set(key, hop);
  };
  const rank = (id: string) => ranks.get(id) ?? 0;
  const thing = (id: string) => slot(id, 2 * rank(id), "thing", sizes.thing(id));
  for (const id of ids) thing(id);
  for (const { link, verb, isAtEnd } of sharedVerbs(links, rank, sharing)) {
    const isForward = rank(link.from) < rank(link.to);
    const [a, b] = isForward ? [link.from, link.to] : [link.to, link.from];
    const level = isAtEnd ? 2 * rank(b) - 1 : 2 * rank(a) + 1;
    let last = thing(a);
    for (let column = 2 * rank(a) + 1; column < 2 * rank(b); column += 1) {
      const next =
        column === level
          ? slot(verb, column, "verb", sizes.verb(wordsOf(link, isForward)))
          : slot(`bend ${link.id} ${column}`, column, "bend", null);
      join(last, next, link, isForward);
      last = next;
    }
    join(last, thing(b), link, isForward);
  }
  return { columns: byColumn([...slots.values()]), hops: [...hops.values()] };
}

function byColumn(slots: readonly Slot[]): Slot[][] {
  const last = Math.max(-1, ...slots.map(({ column }) => column));
  return Array.from({ length: last + 1 }, (_, n) => slots.filter(({ column }) => column === n));
}

interface Placed {
  link: Link;
  /** The verb that it passes, which lines of the same thing, words and stroke share. */
  verb: string;
  isAtEnd: boolean;
}

/** Lines that leave or enter one thing with the same words and stroke share one verb; the larger sheaf wins. */
function sharedVerbs(links: readonly Link[], rank: (id: string) => number, sharing: number): Placed[] {
  const sheaves = new Map<string, { links: Link[]; isAtEnd: boolean }>();
  const add = (key: string, link: Link, isAtEnd: boolean): void => {
    const sheaf = sheaves.get(key) ?? { links: [], isAtEnd };
    sheaf.links.push(link);
    sheaves.set(key, sheaf);
  };
  for (const link of links) {
    const isForward = rank(link.from) < rank(link.to);
    const [a, b] = isForward ? [link.from, link.to] : [link.to, link.from];
    const own = Math.abs(rank(link.from) - rank(link.to)) > sharing ? link.id : "";
    const look = [wordsOf(link, isForward), link.tone, link.isFaded, isForward, own];
    add(JSON.stringify(["out", a, ...look]), link, false);
    add(JSON.stringify(["in", b, ...look]), link, true);
  }
  const placed = new Map<Link, Placed>();
  const bySize = [...sheaves].sort((a, b) => b[1].links.length - a[1].links.length || (a[0] < b[0] ? -1 : 1));
  for (const [key, sheaf] of bySize)
    for (const link of sheaf.links)
      if (!placed.has(link)) placed.set(link, { link, verb: `verb ${key}`, isAtEnd: sheaf.isAtEnd });
  return links.flatMap((link) => placed.get(link) ?? []);
}
