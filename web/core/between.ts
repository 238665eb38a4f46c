/** What lies between two things, and what is known of it before a search begins. */

import { NEVER_LATE } from "./dates.js";
import { at, put } from "./record.js";
import { MAX_STEPS, earliest, linkBetween, widest } from "./trace_graph.js";
import type { Link, Shelf, TraceGraph } from "./trace_graph.js";

/** All links on chains of at most so many claims from a start to an end. */
export interface Between {
  graph: TraceGraph;
  start: number;
  end: number;
  gone: Map<number, number>;
  left: Map<number, number>;
  links: Map<number, Map<number, Link>>;
  behind: Map<number, number[]>;
}

/** A way on to the end: how many weak steps, how weak the weakest, how long, how late one may set out. */
export interface Way {
  weak: number;
  weakness: number;
  steps: number;
  latest: number;
}

/** How many steps each thing is away from one. */
export function distances(shelf: Shelf, centre: number, most: number): Map<number, number> {
  const found = new Map([[centre, 0]]);
  let layer = [centre];
  for (let distance = 1; distance <= most && layer.length; distance += 1) {
    layer = [...new Set(layer.flatMap((here) => [...(shelf.get(here)?.keys() ?? [])]))].filter(
      (here) => !found.has(here),
    );
    for (const here of layer) found.set(here, distance);
  }
  return found;
}

/** All links on chains between two things that come back to neither of them. */
export function between(graph: TraceGraph, start: number, end: number): Between {
  const gone = distances(graph.out, start, MAX_STEPS);
  const left = distances(graph.into, end, MAX_STEPS);
  const links: Between["links"] = new Map();
  const behind: Between["behind"] = new Map();
  for (const [here, steps] of gone) {
    if (!left.has(here) || here === end) continue;
    const own = [...(graph.out.get(here)?.keys() ?? [])].filter(
      (other) => other !== start && (left.get(other) ?? Infinity) <= MAX_STEPS - steps - 1,
    );
    if (own.length) links.set(here, new Map(own.map((other) => [other, linkBetween(graph, here, other)])));
  }
  for (const [here, own] of links) for (const other of own.keys()) put(behind, other, here);
  return { graph, start, end, gone, left, links, behind };
}

/** The link between two neighbours. */
export const linkAt = ({ links }: Between, start: number, end: number): Link => at(at(links, start), end);

/** How many weak steps there are, and how weak the weakest is, after one step more. */
export const worse = (plain: number, weak: number, weakness: number, strength: number): [number, number] => [
  weak + Number(strength < plain),
  Math.max(weakness, -strength),
];

/** For each thing the best ways on to the end, and how late one may arrive to take them. */
export function potentials(near: Between): Map<number, Way[]> {
  const { plain } = near.graph;
  const found = new Map([[near.end, [{ weak: 0, weakness: -plain, steps: 0, latest: NEVER_LATE }]]]);
  let layer = new Map(found);
  for (let steps = 1; steps <= MAX_STEPS; steps += 1) {
    const fresh = new Map<number, Way[]>();
    for (const [thing, ways] of layer)
      for (const before of near.behind.get(thing) ?? []) {
        if (at(near.gone, before) + steps > MAX_STEPS) continue;
        for (const way of longer(plain, linkAt(near, before, thing), ways)) keepWay(found, fresh, before, way);
      }
    layer = new Map([...fresh].map(([thing, ways]) => [thing, ways.filter((way) => found.get(thing)?.includes(way))]));
  }
  return found;
}

const isAsGood = (a: Way, b: Way): boolean =>
  a.weak <= b.weak && a.weakness <= b.weakness && a.steps <= b.steps && a.latest >= b.latest;

function keepWay(found: Map<number, Way[]>, fresh: Map<number, Way[]>, before: number, way: Way): void {
  const kept = found.get(before) ?? [];
  if (kept.some((other) => isAsGood(other, way))) return;
  found.set(before, [...kept.filter((other) => !isAsGood(way, other)), way]);
  put(fresh, before, way);
}

function longer(plain: number, link: Link, ways: readonly Way[]): Way[] {
  return link.leads.flatMap(({ strength, edges }) =>
    ways.flatMap((way) => {
      const edge = widest(edges, way.latest);
      if (!edge) return [];
      const [weak, weakness] = worse(plain, way.weak, way.weakness, strength);
      return [{ weak, weakness, steps: way.steps + 1, latest: Math.min(edge.until, way.latest) }];
    }),
  );
}

export interface Count {
  possible: number;
  impossible: number;
  budget: number;
}

/** How many pathways there are, and how many chains the dates rule out, as far as a budget of work reaches. */
export function countChains(near: Between, budget: number): Count {
  const count = { possible: 0, impossible: 0, budget };
  const walk = (here: number, latest: number, passed: Set<number>) => {
    const room = MAX_STEPS - passed.size;
    for (const [other, link] of near.links.get(here) ?? []) {
      if (passed.has(other) || at(near.left, other) > room) continue;
      count.budget -= 1;
      if (count.budget < 0) return;
      const edge = latest >= 0 ? earliest(link.any, latest) : undefined;
      const then = edge ? Math.max(latest, edge.since) : -1;
      if (other === near.end) count[then >= 0 ? "possible" : "impossible"] += 1;
      else {
        passed.add(other);
        walk(other, then, passed);
        passed.delete(other);
      }
    }
  };
  walk(near.start, 0, new Set([near.start]));
  return count;
}

/** How many things lie only on chains that are longer than a trace goes. */
export function countBeyond({ graph, start, end }: Between): number {
  const all = graph.record.page.things.length;
  const [ahead, behind] = [distances(graph.out, start, all), distances(graph.into, end, all)];
  return [...ahead].filter(([here, steps]) => steps + (behind.get(here) ?? -Infinity) > MAX_STEPS).length;
}
