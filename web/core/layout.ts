/** Where things stand. Every picture is the same ladder, from left to right, on a narrow screen downwards. */

import { at } from "./record.js";
import type { Record } from "./record.js";

/** A place; `size` of a group by its `count` of things, `up` where a name stands above. */
export interface Spot {
  x: number;
  y: number;
  size?: number;
  count?: number;
  up?: boolean;
}

/** The words above a column. `start`: they begin at `x`; `fixed`: they move with the picture. */
export interface Head {
  text: string;
  x: number;
  y: number;
  left: number;
  right: number;
  start?: boolean;
  fixed?: boolean;
}

/** The name of a row. */
export interface Row {
  text: string;
  x: number;
  y: number;
}

/** The room that a picture has on the screen. */
export interface Room {
  width: number;
  height: number;
  isTall: boolean;
}

export interface Layout {
  places: Map<string, Spot>;
  heads: Head[];
  width: number;
}

type Places = ReadonlyMap<string, Spot>;

interface Column {
  text: string;
  ids: string[];
}

/** Things in the columns of the ladder, in the order of heights that the whole map has. */
function byColumn({ page, things }: Record, whole: Places, ids: readonly string[]): Column[] {
  const compare = (a: string, b: string) => at(whole, a).y - at(whole, b).y || at(whole, a).x - at(whole, b).x;
  return page.columns
    .map((text, column) => ({ text, ids: ids.filter((id) => at(things, id).column === column).sort(compare) }))
    .filter((column) => column.ids.length);
}

/** Some things on the ladder. */
export function placeThings(record: Record, whole: Places, ids: readonly string[], room: Room): Layout {
  const columns = byColumn(record, whole, ids);
  return room.isTall ? bands(columns) : ladder(columns, ids.length, room);
}

/** As tall as the room allows: few things are spread out, and many stand side by side. */
function ladder(columns: readonly Column[], count: number, room: Room): Layout {
  const rows = Math.max(9, Math.ceil(Math.sqrt(count * 3.2)));
  const width = 200;
  const sized = columns.map((column) => {
    const side = Math.ceil(column.ids.length / rows);
    return { ...column, side, tall: Math.ceil(column.ids.length / side) };
  });
  const across = sized.reduce((sum, { side }) => sum + side * width, 0);
  const tallest = Math.max(...sized.map(({ tall }) => tall));
  const space = (across + 40) * (Math.max(200, room.height - 150) / Math.max(300, room.width - 60));
  const height = Math.max(52, Math.min(130, space / tallest));
  const places = new Map<string, Spot>();
  const heads: Head[] = [];
  let left = 0;
  for (const { text, ids, side, tall } of sized) {
    ids.forEach((id, n) => {
      // Neighbours in a row stand a little apart in height, so that both names have room.
      const column = Math.floor(n / tall);
      const y = ((n % tall) + (tallest - tall) / 2 + (column % 2) * 0.4) * height;
      places.set(id, { x: left + column * width, y });
    });
    heads.push({ text, x: left, y: -58, left, right: left + side * width - 40, start: true });
    left += side * width;
  }
  return { places, heads, width };
}

function bands(columns: readonly Column[]): Layout {
  const [width, height, side] = [128, 92, 3];
  const places = new Map<string, Spot>();
  const heads: Head[] = [];
  let top = 0;
  for (const { text, ids } of columns) {
    heads.push({ text, x: -width * 0.4, y: top - 34, left: -width / 2, right: width * 2.5, start: true, fixed: true });
    const above = top;
    ids.forEach((id, n) => places.set(id, { x: (n % side) * width, y: above + Math.floor(n / side) * height }));
    top += Math.ceil(ids.length / side) * height + 46;
  }
  return { places, heads, width };
}

/** The words above the columns of the whole map. */
export function headsOfAll({ page }: Record, whole: Places): Head[] {
  const top = Math.min(...[...whole.values()].map((spot) => spot.y));
  return page.columns.flatMap((text, column) => {
    const xs = page.things.filter((thing) => thing.column === column).map((thing) => at(whole, thing.id).x);
    if (!xs.length) return [];
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    return [{ text, x: (left + right) / 2, y: top - 70, left, right }];
  });
}

/** The steps of a pathway one after another, each a little lower or higher than the last, so that names have room. */
export function placeChain(ids: readonly string[], { width, height, isTall }: Room): Map<string, Spot> {
  const fall = Math.min(300, Math.max(110, (ids.length * 120 * height) / Math.max(300, width) / 1.6));
  const spot = (n: number): Spot =>
    isTall ? { x: 0, y: n * 110 } : { x: n * 170, y: (n % 2) * fall, up: n % 2 === 0 };
  return new Map(ids.map((id, n) => [id, spot(n)]));
}

/** Things of one column that are mostly of one source; `home` is -1 where they are of none. */
export interface Group {
  key: string;
  column: number;
  home: number;
  things: string[];
}

/** All things in groups, those with most relations first. */
export function groupsOf({ page, things }: Record): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { id, column, home } of page.things) {
    const key = `${column}.${home ?? "none"}`;
    const group = groups.get(key) ?? { key, column, home: home ?? -1, things: [] };
    group.things.push(id);
    groups.set(key, group);
  }
  const links = (id: string) => things.get(id)?.links ?? 0;
  for (const group of groups.values()) group.things.sort((a, b) => links(b) - links(a) || (a < b ? -1 : 1));
  return groups;
}

/** One bubble for each group; `counts` says how many of its things are shown. */
export function placeGroups(
  { page }: Record,
  groups: readonly Group[],
  counts: (group: Group) => number,
  room: Room,
): Layout & { rows: Row[] } {
  const homes = [...new Set(groups.map((group) => group.home))].sort((a, b) => a - b);
  const width = room.isTall ? 84 : Math.max(92, Math.min(170, (room.width - 50) / 7));
  const height = room.isTall ? 116 : Math.max(112, Math.min(200, (room.height - 110) / homes.length));
  const places = new Map<string, Spot>();
  for (const group of groups) {
    const count = counts(group);
    if (!count) continue;
    const size = 9 + (width / 60) * Math.sqrt(count);
    places.set(`group ${group.key}`, { x: group.column * width, y: homes.indexOf(group.home) * height, size, count });
  }
  const y = -height * (room.isTall ? 0.86 : 0.72);
  return {
    places,
    width,
    heads: page.columns.map((text, n) => ({
      text,
      x: n * width,
      y,
      left: (n - 0.4) * width,
      right: (n + 0.4) * width,
    })),
    rows: homes.map((home, n) => ({
      text: home < 0 ? "No source" : (page.sources[home]?.title ?? ""),
      x: -width * 0.45,
      y: n * height - height * 0.41,
    })),
  };
}
