/** Things in columns, lines from left to right between them: none passes a thing or a name where it does not end. */

import type { Drawing, Link, Marker, Route, Verb } from "./drawing.js";
import { curve } from "./geometry.js";
import type { Point } from "./geometry.js";
import { crossings, nearOf, ordered } from "./ordering.js";
import { put } from "./record.js";
import { ranksOf } from "./ranks.js";
import { SHARINGS, gridOf } from "./slots.js";
import type { Grid, Hop, Slot } from "./slots.js";
import { space } from "./spacing.js";
import { wrapText } from "./text_boxes.js";
import type { Measure } from "./text_boxes.js";

/** What is drawn, and how wide. */
export interface Plan {
  ids: readonly string[];
  links: readonly Link[];
  centres: ReadonlySet<string>;
  nameOf: (id: string) => string;
  /** The things that a folded row stands for, by its id. */
  folded: ReadonlyMap<string, string[]>;
  measure: Measure;
  width: number;
  /** Names are as narrow as so many columns of things need. */
  leastColumns: number;
}

const [GAP, ROW_GAP, SIGN] = [24, 4, 25]; // between columns, between rows, and for the shape before a name
const MOST_GAP = 74;
const [NAME, VERB] = [13, 11.5];
const sizeOf = (isCentre: boolean): number => (isCentre ? 10 : 7.5);

/** The picture of a plan, as high as it comes to. */
export function drawLayers(plan: Plan): Drawing {
  const drawn = new Set(plan.ids);
  const links = plan.links.filter(({ from, to }) => from !== to && drawn.has(from) && drawn.has(to));
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  const ids = plan.ids.filter((id) => joined.has(id));
  const { grid, columns } = leastCrossed(plan, ids, links, ranksOf(ids, links));
  setHeights(columns, grid.hops);
  setLevel(columns);
  setAcross(columns, grid.hops, plan.width);
  const alone = gridOfAlone(
    plan,
    plan.ids.filter((id) => !joined.has(id)),
    columns,
  );
  return drawingOf(plan, [...columns.flat(), ...alone], grid);
}

/** Lines share their verbs, but where fewer would cross if they did not. */
function leastCrossed(
  plan: Plan,
  ids: string[],
  links: Link[],
  ranks: Map<string, number>,
): { grid: Grid; columns: Slot[][] } {
  const sizes = sizesFor(plan, Math.max(plan.leastColumns - 1, ...ranks.values()) + 1);
  let best = { grid: { columns: [], hops: [] } as Grid, columns: [] as Slot[][] };
  let least = Infinity;
  for (const sharing of SHARINGS) {
    const grid = gridOf(ids, links, ranks, sizes, sharing);
    const columns = ordered(grid);
    const count = crossings(columns, nearOf(grid.hops));
    if (count < least) [best, least] = [{ grid, columns }, count];
    if (!least) break;
  }
  return best;
}

function sizesFor({ centres, nameOf, measure, width, folded }: Plan, many: number): Parameters<typeof gridOf>[3] {
  const verb = width < 720 ? 88 : 118;
  const name = Math.max(112, Math.min(250, (width - (many - 1) * (verb + 2 * GAP)) / many - SIGN));
  return {
    verb: (text) => wrapText(measure, text, { width: verb, pixels: VERB, most: 3 }),
    thing: (id) => {
      const isCentre = centres.has(id);
      const frame = { width: name, pixels: isCentre ? NAME + 2 : NAME, most: isCentre ? 5 : 3, isBold: isCentre };
      return wrapText(measure, nameOf(id), folded.has(id) ? { ...frame, isBold: true } : frame);
    },
  };
}

/** Each place as near as can be to the mean height of those that it is joined to. */
function setHeights(columns: readonly Slot[][], hops: readonly Hop[]): void {
  const near = nearOf(hops);
  for (const column of columns)
    space(
      column,
      column.map(() => 0),
      ROW_GAP,
    );
  const mean = (slot: Slot, sides: Map<Slot, Slot[]>[]): number => {
    const others = sides.flatMap((side) => side.get(slot) ?? []);
    return others.length ? others.reduce((sum, { y }) => sum + y, 0) / others.length : slot.y;
  };
  const way = columns.map((_, n) => n);
  for (const [order, sides] of [
    [way, [near.left]],
    [way.toReversed(), [near.right]],
    [way, [near.left, near.right]],
    [way.toReversed(), [near.left, near.right]],
    [way, [near.left, near.right]],
    [way.toReversed(), [near.left, near.right]],
  ] as const)
    for (const n of order) {
      const column = columns[n] ?? [];
      space(
        column,
        column.map((slot) => mean(slot, [...sides])),
        ROW_GAP,
      );
    }
}

/** Columns that have drifted apart, so that the picture would be much higher than its highest, stand level again. */
function setLevel(columns: readonly Slot[][]): void {
  const spans = columns.map((column) => ({
    top: Math.min(...column.map(({ y, height }) => y - height / 2)),
    floor: Math.max(...column.map(({ y, height }) => y + height / 2)),
  }));
  const whole = Math.max(...spans.map(({ floor }) => floor)) - Math.min(...spans.map(({ top }) => top));
  if (whole <= 1.06 * Math.max(...spans.map(({ top, floor }) => floor - top))) return;
  columns.forEach((column, n) => {
    const { top, floor } = spans[n] ?? { top: 0, floor: 0 };
    for (const slot of column) slot.y -= (top + floor) / 2;
  });
}

/** Columns side by side; where there is width to spare, those between which lines climb most stand further apart. */
function setAcross(columns: readonly Slot[][], hops: readonly Hop[], width: number): void {
  const wides = columns.map((column) => Math.max(0, ...column.map(fullWidth)));
  const climbs = columns.map(() => 0);
  for (const { a, b } of hops) climbs[a.column] = Math.max(climbs[a.column] ?? 0, Math.abs(a.y - b.y));
  const least = wides.reduce((sum, wide) => sum + wide, 0) + (columns.length - 1) * GAP;
  const wanted = climbs.map((climb) => Math.min(MOST_GAP - GAP, climb * 0.16));
  const all = wanted.reduce((sum, more) => sum + more, 0);
  const share = all ? Math.min(1, Math.max(0, width - least) / all) : 0;
  let left = 0;
  columns.forEach((column, n) => {
    const wide = wides[n] ?? 0;
    for (const slot of column) {
      slot.x = slot.kind === "verb" ? left + (wide - slot.width) / 2 : left;
      if (slot.kind === "bend") slot.width = wide;
    }
    left += wide + GAP + (wanted[n] ?? 0) * share;
  });
}

const fullWidth = ({ kind, width }: Slot): number => (kind === "thing" ? width + SIGN : width);

/** What no line joins stands below the rest, side by side. */
function gridOfAlone(plan: Plan, ids: readonly string[], columns: readonly Slot[][]): Slot[] {
  const all = columns.flat();
  const floor = all.length ? Math.max(...all.map(({ y, height }) => y + height / 2)) + 26 : 0;
  const many = Math.max(1, Math.min(4, ids.length, Math.floor(plan.width / 190)));
  const { thing } = sizesFor(plan, many);
  const wide = plan.width / many;
  let top = floor;
  const slots: Slot[] = [];
  for (let n = 0; n < ids.length; n += many) {
    const row = ids.slice(n, n + many).map((key, place): Slot => {
      const words = thing(key);
      return {
        key,
        column: 0,
        kind: "thing",
        words,
        height: words.height + 10,
        width: words.width,
        x: place * wide,
        y: 0,
      };
    });
    const tall = Math.max(...row.map(({ height }) => height));
    for (const slot of row) slot.y = top + tall / 2;
    slots.push(...row);
    top += tall + ROW_GAP;
  }
  return slots;
}

function drawingOf(plan: Plan, slots: readonly Slot[], grid: Grid): Drawing {
  const top = Math.min(...slots.map(({ y, height }) => y - height / 2), 0);
  for (const slot of slots) slot.y -= top;
  const markers = slots.filter(({ kind }) => kind === "thing").map((slot) => markerAt(slot, plan));
  return {
    markers,
    routes: routesOf(grid),
    verbs: verbsOf(grid),
    steps: [],
    asides: [],
    width: Math.max(0, ...slots.map((slot) => slot.x + fullWidth(slot))),
    height: Math.max(0, ...slots.map(({ y, height }) => y + height / 2)),
  };
}

function markerAt({ key, x, y, words }: Slot, { centres, folded }: Plan): Marker {
  const isCentre = centres.has(key);
  const name = { lines: [], width: 0, height: 0, pixels: NAME, isBold: false, ...words, x: x + SIGN, y };
  return { id: key, x: x + 10, y, size: sizeOf(isCentre), name, isCentre, folded: folded.get(key) ?? [] };
}

const verbsOf = ({ columns, hops }: Grid): Verb[] =>
  columns.flat().flatMap((slot) => {
    const links = hops.filter(({ b }) => b === slot).flatMap((hop) => hop.links);
    return slot.kind === "verb" && slot.words ? [{ links, words: { ...slot.words, x: slot.x, y: slot.y } }] : [];
  });

/** Where the pieces of line that touch a side of a place begin: one below another, so that heads do not meet. */
function portsOf(hops: readonly Hop[], end: "a" | "b"): Map<Hop, number> {
  const other = end === "a" ? "b" : "a";
  const groups = new Map<Slot, Hop[]>();
  for (const hop of hops) put(groups, hop[end], hop);
  const ports = new Map<Hop, number>();
  for (const [slot, group] of groups) {
    const step = slot.kind === "thing" ? Math.min(9, (slot.height - 12) / Math.max(1, group.length - 1)) : 0;
    group
      .toSorted((one, two) => one[other].y - two[other].y)
      .forEach((hop, n) => ports.set(hop, slot.y + (n - (group.length - 1) / 2) * step));
  }
  return ports;
}

/** Pieces of line between columns, and straight on where a long line goes by. */
function routesOf({ hops, columns }: Grid): Route[] {
  const [starts, stops] = [portsOf(hops, "a"), portsOf(hops, "b")];
  const rights = columns.map((column) => Math.max(...column.map((slot) => slot.x + fullWidth(slot))));
  const lefts = columns.map((column) => Math.min(...column.map(({ x }) => x)));
  return hops.map((hop) => {
    const { a, b } = hop;
    const from = { x: a.x + fullWidth(a) + (a.kind === "bend" ? 0 : 5), y: starts.get(hop) ?? a.y };
    const to = {
      x: b.kind === "thing" ? b.x - 2 : b.kind === "verb" ? b.x - 5 : b.x + b.width,
      y: stops.get(hop) ?? b.y,
    };
    const bent = [
      from,
      ...curve({ x: (rights[a.column] ?? 0) + 3, y: from.y }, { x: (lefts[b.column] ?? 0) - 3, y: to.y }),
      to,
    ];
    return routeOf(hop, bent);
  });
}

/** A stroke runs from what came first to what followed: where that stands on the right, its points are turned round. */
function routeOf({ links, a, b, isForward }: Hop, points: Point[]): Route {
  const [first] = links;
  const goal = isForward ? b : a;
  const ends = [a, b].filter(({ kind }) => kind === "thing").map(({ key }) => key);
  const head = Boolean(first?.hasHead) && goal.kind === "thing";
  return { links, points: isForward ? points : points.toReversed(), head, ends };
}
