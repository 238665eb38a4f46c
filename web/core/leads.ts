/** Which claim leads each step of a pathway, which claims can hold there, and who tells the whole of it. */

import { NEVER_LATE, calendar } from "./dates.js";
import { earliest, widest } from "./trace_graph.js";
import type { Edge, Link } from "./trace_graph.js";

/** How a claim that may lead a step is ranked, and what is left if it does: the day, and how many weak steps. */
interface Usable {
  edge: Edge;
  then: number;
  after: number;
}

/**
 * For each link a claim, such that all can have happened in this order: at each the one that says most. That is the
 * strongest, of equally strong ones a dated one, of these the most closely dated, then what gives most, then the first by id.
 */
export function leadingClaims(plain: number, links: readonly Link[], weak: number, weakness: number): number[] {
  const room = roomOf(plain, links, weak, weakness);
  let [latest, left] = [0, weak];
  return links.map((link, place) => {
    const usable = link.edges.flatMap((edge): Usable[] => {
      const after = left - Number(edge.strength < plain);
      const then = Math.max(latest, edge.since);
      if (-edge.strength > weakness || after < 0 || edge.until < latest) return [];
      return then > (room[place + 1]?.[after] ?? -1) ? [] : [{ edge, then, after }];
    });
    const best = usable.sort(compareUsable)[0];
    if (!best) throw new Error("a pathway has a step that no claim can lead");
    [latest, left] = [best.then, best.after];
    return best.edge.n;
  });
}

const span = ({ since, until }: Edge): number => calendar(until) - calendar(since);
const compareUsable = ({ edge: a }: Usable, { edge: b }: Usable): number =>
  b.strength - a.strength || span(a) - span(b) || b.gives - a.gives || a.n - b.n;

/** For each place, and each number of weak steps left, how late one may arrive there to go on to the end. */
function roomOf(plain: number, links: readonly Link[], weak: number, weakness: number): number[][] {
  let after = new Array<number>(weak + 1).fill(NEVER_LATE);
  const rooms = [after];
  for (const link of [...links].reverse()) {
    const here = new Array<number>(weak + 1).fill(-1);
    for (const { strength, edges } of link.leads) {
      if (-strength > weakness) continue;
      const isWeak = Number(strength < plain);
      for (let left = isWeak; left <= weak; left += 1) {
        const limit = after[left - isWeak] ?? -1;
        const edge = widest(edges, limit);
        if (edge) here[left] = Math.max(here[left] ?? -1, Math.min(edge.until, limit));
      }
    }
    rooms.unshift(here);
    after = here;
  }
  return rooms;
}

/** Who tells every link in an order that their own dates allow, sorted. */
export function tellersOf(links: readonly Link[], speaker: "bySource" | "byVoice"): string[] {
  const names = [...(links[0]?.[speaker].keys() ?? [])];
  const fronts = (name: string) => links.map((link) => link[speaker].get(name) ?? []);
  return names.filter((name) => daysOf(fronts(name))).sort();
}

/** For each place how early one can be there; nothing where no choice makes the order possible. */
function daysOf(fronts: readonly Edge[][]): number[] | null {
  let day = 0;
  const days = [day];
  for (const edges of fronts) {
    const edge = earliest(edges, day);
    if (!edge) return null;
    day = Math.max(day, edge.since);
    days.push(day);
  }
  return days;
}

/** For each link the claims that some possible choice of claims for all links holds. */
export function possibleClaims(links: readonly Link[]): Edge[][] {
  const days = daysOf(links.map((link) => link.any)) ?? [];
  let limit = NEVER_LATE;
  const found: Edge[][] = [];
  for (let n = links.length - 1; n >= 0; n -= 1) {
    const { edges, any } = links[n] as Link;
    const day = days[n] ?? 0;
    const last = limit;
    found.unshift(edges.filter((edge) => edge.until >= day && Math.max(day, edge.since) <= last));
    limit = Math.min(limit, widest(any, limit)?.until ?? limit);
  }
  return found;
}
