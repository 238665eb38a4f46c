/** The record by source: a bubble for each column of the ladder and each source. */

import type { Room } from "./drawing.js";
import type { Record } from "./record.js";

/** A place; `size` of a group by its `count` of things. */
export interface Spot {
  x: number;
  y: number;
  size?: number;
  count?: number;
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

export interface Layout {
  places: Map<string, Spot>;
  heads: Head[];
  width: number;
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
