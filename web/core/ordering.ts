/** The order within columns: by the mean height of neighbours, so that few lines cross. */

import { put } from "./record.js";
import type { Grid, Hop, Slot } from "./slots.js";

const IDLE = 5; // sweeps that better nothing, after which the search ends
const MANY = 140; // lines of a picture so dense that one search has to do

/** Which places a place is joined to, to the left and to the right. */
export interface Near {
  left: Map<Slot, Slot[]>;
  right: Map<Slot, Slot[]>;
}

export function nearOf(hops: readonly Hop[]): Near {
  const near: Near = { left: new Map(), right: new Map() };
  for (const { a, b } of hops) {
    put(near.right, a, b);
    put(near.left, b, a);
  }
  return near;
}

/** How many pairs of lines cross between columns that stand in this order. */
export function crossings(columns: readonly Slot[][], near: Near): number {
  const place = placesOf(columns);
  let count = 0;
  for (const column of columns.slice(0, -1)) {
    const ends = column.map((slot) => (near.right.get(slot) ?? []).map((other) => place.get(other) ?? 0));
    ends.forEach((own, n) => {
      for (const before of ends.slice(0, n)) for (const a of before) for (const b of own) if (a > b) count += 1;
    });
  }
  return count;
}

const placesOf = (columns: readonly Slot[][]): Map<Slot, number> =>
  new Map(columns.flatMap((column) => column.map((slot, n): [Slot, number] => [slot, n])));

/** The columns in an order with few crossings: none where sweeps find such a one. */
export function ordered({ columns, hops }: Grid): Slot[][] {
  const near = nearOf(hops);
  let best = columns;
  let least = Infinity;
  const turned = columns.map((column) => column.toReversed());
  for (const start of [columns, asWalked(columns, near), asWalked(turned, near)]) {
    let [now, idle] = [start, 0];
    for (let sweep = 0; idle < IDLE && least > 0; sweep += 1) {
      if (sweep) now = swapped(swept(now, near, sweep % 2 === 1), near);
      const count = crossings(now, near);
      idle = count < least ? 0 : idle + 1;
      if (count < least) [best, least] = [now, count];
    }
    if (hops.length > MANY) break;
  }
  return best;
}

/** What hangs together stands together: each web is walked from its first place outwards. */
function asWalked(columns: readonly Slot[][], near: Near): Slot[][] {
  const found = new Set<Slot>();
  const visit = (start: Slot): void => {
    const stack = [start];
    for (let slot = stack.pop(); slot; slot = stack.pop()) {
      if (found.has(slot)) continue;
      found.add(slot);
      stack.push(...[...(near.left.get(slot) ?? []), ...(near.right.get(slot) ?? [])].toReversed());
    }
  };
  columns.flat().forEach(visit);
  const order = new Map([...found].map((slot, n) => [slot, n]));
  return columns.map((column) => column.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}

function swept(columns: readonly Slot[][], near: Near, isRightward: boolean): Slot[][] {
  const next = columns.map((column) => [...column]);
  const numbers = next.map((_, n) => n);
  const place = placesOf(next);
  for (const n of isRightward ? numbers : numbers.toReversed()) {
    const side = isRightward ? near.left : near.right;
    const mean = (slot: Slot): number => {
      const others = side.get(slot) ?? [];
      const sum = others.reduce((total, other) => total + share(other, place, next), 0);
      return others.length ? sum / others.length : share(slot, place, next);
    };
    const wanted = new Map((next[n] ?? []).map((slot) => [slot, mean(slot)]));
    const column = (next[n] ?? []).toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    column.forEach((slot, down) => place.set(slot, down));
    next[n] = column;
  }
  return next;
}

/** How far down its column a place is, from 0 to 1. */
const share = (slot: Slot, place: ReadonlyMap<Slot, number>, columns: readonly Slot[][]): number =>
  ((place.get(slot) ?? 0) + 0.5) / (columns[slot.column]?.length ?? 1);

/** Neighbours in a column change places wherever that takes away crossings. */
function swapped(columns: readonly Slot[][], near: Near): Slot[][] {
  const next = columns.map((column) => [...column]);
  const place = placesOf(next);
  const over = (a: Slot, b: Slot, side: Map<Slot, Slot[]>): number => {
    let count = 0;
    for (const one of side.get(a) ?? [])
      for (const other of side.get(b) ?? []) if ((place.get(one) ?? 0) > (place.get(other) ?? 0)) count += 1;
    return count;
  };
  for (const column of next)
    for (let n = 0; n + 1 < column.length; n += 1) {
      const [a, b] = [column[n], column[n + 1]];
      if (!a || !b) continue;
      const both = [near.left, near.right];
      const now = both.reduce((sum, side) => sum + over(a, b, side), 0);
      const then = both.reduce((sum, side) => sum + over(b, a, side), 0);
      if (then >= now) continue;
      [column[n], column[n + 1]] = [b, a];
      place.set(b, n).set(a, n + 1);
    }
  return next;
}
