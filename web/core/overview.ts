/** What a record is about, in its own words and numbers: its years, its places, and the pathway it is known by. */

import { yearOf, NEVER_LATE } from "./dates.js";
import type { Story } from "./page_data.js";
import type { Record } from "./record.js";
import { byCode } from "./text.js";

/** The years of the dated claims, and how many claims have no date. */
export interface Years {
  first: number;
  last: number;
  undated: number;
}

/** From the first year to the last that some claim names as the start or end of what it tells. */
export function yearsOf({ claims }: Record): Years {
  const dated = claims.flatMap(({ bounds }) => (bounds ? [bounds] : []));
  const days = dated.flatMap(([low, , , high]) => [low, high]).filter((day) => day > 0 && day < NEVER_LATE);
  const years = days.map(yearOf);
  return {
    first: years.reduce((least, year) => Math.min(least, year), Infinity),
    last: years.reduce((most, year) => Math.max(most, year), 0),
    undated: claims.length - dated.length,
  };
}

/** The places that most claims name, at most so many; those that are named once only where no other is. */
export function placesOf({ page, linesOf }: Record, most: number): string[] {
  const count = (id: string) => linesOf.get(id)?.length ?? 0;
  const places = page.things.filter(({ id, type }) => type === "Place" && count(id) > 0).map(({ id }) => id);
  places.sort((a, b) => count(b) - count(a) || byCode(a, b));
  const often = places.filter((id) => count(id) > 1);
  return (often.length ? often : places).slice(0, most);
}

/** The first pathway that a story of the page shows. */
export interface Worked {
  story: Story;
  view: number;
  from: string;
  to: string;
}

/** The pathway with which a page begins, where one of its stories shows one. */
export function workedPathway({ page }: Record): Worked | null {
  for (const story of page.stories) {
    const view = story.views.findIndex(({ shape }) => shape === "trace");
    const [from, to] = (story.views[view]?.things ?? []).map((number) => page.things[number]?.id ?? "");
    if (from && to) return { story, view, from, to };
  }
  return null;
}
