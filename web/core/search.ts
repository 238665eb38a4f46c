/** The search for pathways between two things, the best first. */

import { potentials, worse, linkAt } from "./between.js";
import type { Between, Way } from "./between.js";
import { isSharedAt, sharedAlong } from "./joints.js";
import type { Joints } from "./joints.js";
import { leadingClaims } from "./leads.js";
import { Queue } from "./queue.js";
import { MAX_STEPS, earliest } from "./trace_graph.js";
import type { Link } from "./trace_graph.js";

/** A way here: how many weak steps and joints of shared work, how weak the weakest, and the earliest day on which one can have arrived. */
interface Arrival {
  weak: number;
  weakness: number;
  latest: number;
}

/** The beginning of a pathway. `tellers`: the sources that tell all of it so far, and when; null before any step. */
interface Beginning {
  firsts: number[];
  things: number[];
  arrivals: Arrival[];
  tellers: Map<string, number> | null;
}

interface Ranked extends Beginning {
  rank: number[];
  isLed: boolean;
}

/** A pathway that was found: its things, and for each step the number of the claim that leads it. */
export interface Found {
  things: number[];
  firsts: number[];
}

/** Below 0 where the first of two rows of numbers comes first. */
export function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let n = 0; n < Math.min(a.length, b.length); n += 1) {
    const difference = (a[n] as number) - (b[n] as number);
    if (difference) return difference;
  }
  return a.length - b.length;
}

const compareRanked = (a: Ranked, b: Ranked): number =>
  compareRows(a.rank, b.rank) || compareRows(a.firsts, b.firsts) || compareRows(a.things, b.things);

/** The links along a pathway. */
export const linksOfPath = (near: Between, things: readonly number[]): Link[] =>
  things.slice(1).map((other, n) => linkAt(near, things[n] as number, other));

/** The pathways, best first, as far as a budget of work reaches; `onCut` is called where it ends the search. */
export function* pathways(near: Between, joints: Joints, budget: number, onCut: () => void): Generator<Found> {
  const { plain } = near.graph;
  const onward = potentials(near);
  const queue = new Queue(compareRanked);
  const push = (item: Beginning) => {
    const rank = bestRank(item, onward.get(item.things.at(-1) as number) ?? []);
    if (rank) queue.push({ ...item, rank, isLed: false });
  };
  push({ firsts: [], things: [near.start], arrivals: [{ weak: 0, weakness: -plain, latest: 0 }], tellers: null });
  let left = budget;
  for (let best = queue.pop(); best; best = queue.pop()) {
    const here = best.things.at(-1) as number;
    if (best.isLed) yield best;
    else if (here === near.end) {
      queue.push({ ...best, firsts: leadsOf(near, joints, best), isLed: true });
    } else if ((left -= 1) < 0) return onCut();
    else
      for (const [other, link] of near.links.get(here) ?? [])
        if (!best.things.includes(other)) push(goOn(near, joints, best, other, link));
  }
}

/** The claims that lead a whole pathway. */
function leadsOf(near: Between, joints: Joints, { things, rank }: Ranked): number[] {
  const [weak, weakness] = rank as [number, number];
  const links = linksOfPath(near, things);
  return leadingClaims(near.graph.plain, links, weak - sharedAlong(joints, things, links), weakness);
}

const goOn = (near: Between, joints: Joints, before: Beginning, other: number, link: Link): Beginning => ({
  firsts: [...before.firsts, link.first],
  things: [...before.things, other],
  arrivals: arrive(near.graph.plain, handedOn(near, joints, before, other, link), link),
  tellers: stillTelling(before.tellers, link),
});

/** The ways here, with one weak step more where the next joint is shared work. */
function handedOn(
  near: Between,
  joints: Joints,
  { things, arrivals }: Beginning,
  other: number,
  link: Link,
): Arrival[] {
  const [start, thing] = things.slice(-2);
  if (start === undefined || thing === undefined) return arrivals;
  if (!isSharedAt(joints, { start, thing, end: other, first: linkAt(near, start, thing), second: link }))
    return arrivals;
  return arrivals.map(({ weak, weakness, latest }) => ({
    weak: weak + 1,
    weakness: Math.max(weakness, -joints.sharedStrength),
    latest,
  }));
}

/** Weak steps, weakness of the weakest, pieced together or not, and length, of the best pathway that begins so. */
function bestRank({ arrivals, tellers, firsts }: Beginning, onward: readonly Way[]): number[] | null {
  const pieced = tellers && !tellers.size ? 1 : 0;
  let best: number[] | null = null;
  for (const { weak, weakness, latest } of arrivals)
    for (const way of onward) {
      if (latest > way.latest || firsts.length + way.steps > MAX_STEPS) continue;
      const rank = [weak + way.weak, Math.max(weakness, way.weakness), pieced, firsts.length + way.steps];
      if (!best || compareRows(rank, best) < 0) best = rank;
    }
  return best;
}

function arrive(plain: number, before: readonly Arrival[], link: Link): Arrival[] {
  const longer = before.flatMap((arrival) =>
    link.leads.flatMap(({ strength, edges }) => {
      const edge = earliest(edges, arrival.latest);
      if (!edge) return [];
      const [weak, weakness] = worse(plain, arrival.weak, arrival.weakness, strength);
      return [{ weak, weakness, latest: Math.max(arrival.latest, edge.since) }];
    }),
  );
  longer.sort((a, b) => a.weak - b.weak || a.weakness - b.weakness || a.latest - b.latest);
  const kept: Arrival[] = [];
  for (const arrival of longer)
    if (!kept.some((other) => other.weakness <= arrival.weakness && other.latest <= arrival.latest)) kept.push(arrival);
  return kept;
}

/** The sources that tell all links so far in an order that their own dates allow; at the start, any may. */
function stillTelling(tellers: Map<string, number> | null, link: Link): Map<string, number> {
  const found = new Map<string, number>();
  for (const [source, edges] of link.bySource) {
    const latest = tellers ? tellers.get(source) : 0;
    if (latest === undefined) continue;
    const edge = earliest(edges, latest);
    if (edge) found.set(source, Math.max(latest, edge.since));
  }
  return found;
}
