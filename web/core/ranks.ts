/** From left to right: which things stand before which, by the lines between them. */

import type { Link } from "./drawing.js";
import { put } from "./record.js";
import { byCode } from "./text.js";

/** Lines whose ends are both drawn and differ, in order. */
const within = (ids: ReadonlySet<string>, links: readonly Link[]): Link[] =>
  links.filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to));

/** The rank of each thing: lines run from lower to higher, but for those that close a circle. */
export function ranksOf(ids: readonly string[], links: readonly Link[]): Map<string, number> {
  const forward = withoutCircles(within(new Set(ids), links));
  const ranks = new Map(ids.map((id) => [id, 0]));
  const waiting = new Map(ids.map((id) => [id, 0]));
  for (const [, to] of forward) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const after = following(forward);
  const ready = ids.filter((id) => !waiting.get(id));
  for (let id = ready.shift(); id !== undefined; id = ready.shift())
    for (const next of after.get(id) ?? []) {
      ranks.set(next, Math.max(ranks.get(next) ?? 0, (ranks.get(id) ?? 0) + 1));
      waiting.set(next, (waiting.get(next) ?? 0) - 1);
      if (!waiting.get(next)) ready.push(next);
    }
  return drawnTogether(ids, forward, ranks);
}

const following = (pairs: readonly (readonly [string, string])[]): Map<string, string[]> => {
  const after = new Map<string, string[]>();
  for (const [from, to] of pairs) after.set(from, [...(after.get(from) ?? []), to]);
  return after;
};

/**
 * The lines as pairs of ends, turned round where they would close a circle. Those with a direction are taken first, then
 * verb by verb, so that lines of one verb run the same way.
 */
function withoutCircles(links: readonly Link[]): [string, string][] {
  const after = new Map<string, string[]>();
  const order = links.toSorted((a, b) => Number(b.hasHead) - Number(a.hasHead) || byCode(a.verb, b.verb));
  return order.map(({ from, to }) => {
    const [a, b] = leads(after, to, from) ? [to, from] : [from, to];
    put(after, a, b);
    return [a, b];
  });
}

/** Whether a walk along lines comes from one thing to another. */
function leads(after: ReadonlyMap<string, string[]>, start: string, goal: string): boolean {
  const found = new Set([start]);
  for (const id of found) for (const next of after.get(id) ?? []) found.add(next);
  return found.has(goal);
}

/** What nothing leads to stands just before the first thing that it leads to. */
function drawnTogether(
  ids: readonly string[],
  pairs: readonly (readonly [string, string])[],
  ranks: Map<string, number>,
): Map<string, number> {
  const entered = new Set(pairs.map(([, to]) => to));
  const after = following(pairs);
  return new Map(
    ids.map((id) => {
      const next = (after.get(id) ?? []).map((to) => ranks.get(to) ?? 0);
      return [id, entered.has(id) || !next.length ? (ranks.get(id) ?? 0) : Math.min(...next) - 1];
    }),
  );
}
