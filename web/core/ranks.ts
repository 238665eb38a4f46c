/** From left to right: which things stand before which, by the lines between them. */

import type { Link } from "./drawing.js";

/** Lines whose ends are both drawn and differ, in order. */
const within = (ids: ReadonlySet<string>, links: readonly Link[]): Link[] =>
  links.filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to));

/** The rank of each thing: lines run from lower to higher, but for those that close a circle. */
export function ranksOf(ids: readonly string[], links: readonly Link[]): Map<string, number> {
  const forward = withoutCircles(ids, within(new Set(ids), links));
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

/** The lines as pairs of ends, those turned round that lead back to where a walk has come from. */
function withoutCircles(ids: readonly string[], links: readonly Link[]): [string, string][] {
  const pairs = links.map(({ from, to }): [string, string] => [from, to]);
  const after = following(pairs);
  const state = new Map<string, "open" | "done">();
  const back = new Set<string>();
  const key = (from: string, to: string) => JSON.stringify([from, to]);
  for (const start of ids) {
    if (state.has(start)) continue;
    const stack = [{ id: start, next: [...(after.get(start) ?? [])] }];
    state.set(start, "open");
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = top.next.shift();
      if (to === undefined) {
        state.set(top.id, "done");
        stack.pop();
      } else if (state.get(to) === "open") back.add(key(top.id, to));
      else if (!state.has(to)) {
        state.set(to, "open");
        stack.push({ id: to, next: [...(after.get(to) ?? [])] });
      }
    }
  }
  return pairs.map(([from, to]) => (back.has(key(from, to)) ? [to, from] : [from, to]));
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
