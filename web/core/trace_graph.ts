/** Claims as links from what came first to what followed: the graph that traces walk. Things go by number. */

import { NEVER_LATE } from "./dates.js";
import {
  at,
  givesPart,
  isTold,
  kindOf,
  originOf,
  put,
  relationOf,
  strengthIn,
  tellsInfluence,
  walkOf,
} from "./record.js";
import type { Claim, Record } from "./record.js";

export const MAX_STEPS = 8;

/**
 * What a claim gives: no influence, a part in the other thing (one that led or made it among others more),
 * the act of making it, or that one brought it about.
 */
export const GIVES = { noInfluence: 0, part: 1, lead: 2, act: 3, whole: 4 } as const;

/** A claim as a link: when it may have begun and ended, how much it bears, what it gives, and who tells it. */
export interface Edge {
  n: number;
  gives: number;
  isTold: boolean;
  since: number;
  until: number;
  strength: number;
  tells: number;
  source: string;
  voice: string;
  sign: number;
}

/** Which way a claim of influence goes; `more` also where the source does not say. */
export const SIGN = { none: 0, less: 1, more: 2 } as const;

export type Shelf = Map<number, Map<number, Edge[]>>;

export interface TraceGraph {
  record: Record;
  plain: number;
  numberOf: Map<string, number>;
  out: Shelf;
  into: Shelf;
  disputes: Map<string, Claim[]>;
  /** The claims that go the other way than what is walked between the same things. */
  opposites: Map<string, Claim[]>;
  links: Map<string, Link>;
}

/** The key of the claims that dispute a link. */
export const linkKey = (start: number, end: number): string => `${start} ${end}`;

/** The graph of a record, with links in order of the things they lead to. */
export function traceGraph(record: Record): TraceGraph {
  const numberOf = new Map(record.page.things.map((thing, n) => [thing.id, n]));
  const graph: TraceGraph = {
    record,
    numberOf,
    plain: record.page.ranks.plain,
    out: new Map(),
    into: new Map(),
    disputes: new Map(),
    opposites: new Map(),
    links: new Map(),
  };
  for (const claim of record.claims) addClaim(graph, claim);
  for (const [start, links] of graph.out) for (const end of links.keys()) keepOneSign(graph, start, end);
  for (const [here, links] of graph.out) graph.out.set(here, new Map([...links].sort((a, b) => a[0] - b[0])));
  return graph;
}

function addClaim(graph: TraceGraph, claim: Claim): void {
  const [start, end] = (walkOf(graph.record, claim) ?? []).map((id) => graph.numberOf.get(id));
  if (start === undefined || end === undefined) return;
  if (claim.disputes) return put(graph.disputes, linkKey(start, end), claim);
  const edge = edgeOf(graph, claim);
  addEdge(graph.out, start, end, edge);
  addEdge(graph.into, end, start, edge);
}

/** Of claims that go to less and to more, only those are walked whose way is told best; `Graph.walked` in Python. */
function keepOneSign(graph: TraceGraph, start: number, end: number): void {
  const edges = at(at(graph.out, start), end);
  const ways = [SIGN.less, SIGN.more].map((sign) => edges.filter((edge) => edge.sign === sign));
  if (ways.some((some) => !some.length)) return;
  const best = (some: readonly Edge[]) => Math.max(...some.map(({ strength }) => strength));
  const [less = [], more = []] = ways;
  const isMore = best(more) - best(less) || more.length - less.length;
  const against = isMore >= 0 ? less : more;
  const kept = edges.filter((edge) => !against.includes(edge));
  at(graph.out, start).set(end, kept);
  at(graph.into, end).set(start, kept);
  graph.opposites.set(
    linkKey(start, end),
    against.map(({ n }) => graph.record.claims[n] as Claim),
  );
}

/** Which way a claim goes. */
export function signOf(record: Record, claim: Claim): number {
  const { direction, kind } = relationOf(record, claim);
  if (direction === "less") return SIGN.less;
  return kind === "influence" ? SIGN.more : SIGN.none;
}

function addEdge(shelf: Shelf, here: number, there: number, edge: Edge): void {
  if (!shelf.has(here)) shelf.set(here, new Map());
  put(at(shelf, here), there, edge);
}

function edgeOf(graph: TraceGraph, claim: Claim): Edge {
  const { record } = graph;
  const [since, , , until] = claim.bounds ?? [0, 0, 0, NEVER_LATE];
  return {
    n: claim.number,
    gives: givenBy(record, claim),
    isTold: isTold(claim),
    since,
    until,
    strength: claim.strength,
    tells: toldStrength(record, claim),
    source: originOf(record, claim.source),
    voice: claim.voice,
    sign: signOf(record, claim),
  };
}

function givenBy(record: Record, claim: Claim): number {
  const kind = kindOf(record, claim);
  if (!tellsInfluence(record, kind)) return GIVES.noInfluence;
  if (givesPart(record, claim)) {
    const isLead =
      (relationOf(record, claim).root ?? claim.predicate) === "led" || relationOf(record, claim).namesMaker;
    return isLead ? GIVES.lead : GIVES.part;
  }
  return kind === "agency" ? GIVES.act : GIVES.whole;
}

/** How much a claim tells, whatever its wording: the least of what its kind and its modality bear. */
export function toldStrength(record: Record, claim: Claim): number {
  return Math.min(strengthIn(record, "kind", kindOf(record, claim)), strengthIn(record, "modality", claim.modality));
}

/** Parallel claims reduced to those that it could matter to choose: later starts end later. */
export function front(edges: readonly Edge[]): Edge[] {
  const kept: Edge[] = [];
  for (const edge of [...edges].sort((a, b) => a.since - b.since || b.until - a.until || a.n - b.n))
    if (edge.until > (kept.at(-1)?.until ?? -1)) kept.push(edge);
  return kept;
}

/** The first claim of a front that may still hold on a day. */
export const earliest = (edges: readonly Edge[], day: number): Edge | undefined =>
  edges.find((edge) => edge.until >= day);

/** The last claim of a front that may already hold on a day. */
export const widest = (edges: readonly Edge[], day: number): Edge | undefined =>
  edges.findLast((edge) => edge.since <= day);

/** The claims that tell as much as the strongest does: an order in time, or a promise, tells no influence. */
function tellingOf(edges: readonly Edge[]): Edge[] {
  const most = Math.max(...edges.map((edge) => edge.strength));
  const enough = Math.min(...edges.filter((edge) => edge.strength === most).map((edge) => edge.tells));
  return edges.filter((edge) => edge.tells >= enough);
}

/** All claims that lead from one thing to another, sorted for the search. */
export interface Link {
  edges: readonly Edge[];
  any: Edge[];
  leads: { strength: number; edges: Edge[] }[];
  first: number;
  bySource: Map<string, Edge[]>;
  byVoice: Map<string, Edge[]>;
  /** Those of the claims that tell as much as the strongest does, and that a source makes. */
  told: Claim[];
  gives: number;
  /** All its claims tell an order in time and no more. */
  isOrder: boolean;
}

/** The link that leads from one thing to a neighbour, made once. */
export function linkBetween(graph: TraceGraph, start: number, end: number): Link {
  const key = linkKey(start, end);
  const link = graph.links.get(key) ?? linkOf(graph.record, at(at(graph.out, start), end));
  graph.links.set(key, link);
  return link;
}

function linkOf(record: Record, edges: readonly Edge[]): Link {
  const telling = tellingOf(edges).filter((edge) => edge.isTold);
  const claimOf = ({ n }: Edge) => record.claims[n] as Claim;
  return {
    edges,
    any: front(edges),
    leads: leadsOf(edges),
    first: Math.min(...edges.map((edge) => edge.n)),
    bySource: bySpeaker(telling, "source"),
    byVoice: bySpeaker(telling, "voice"),
    told: telling.map(claimOf),
    gives: Math.max(...edges.map((edge) => edge.gives)),
    isOrder: edges.every((edge) => kindOf(record, claimOf(edge)) === "sequence"),
  };
}

function leadsOf(edges: readonly Edge[]): Link["leads"] {
  const leads: Link["leads"] = [];
  for (const strength of [...new Set(edges.map((edge) => edge.strength))].sort((a, b) => b - a)) {
    const isFree = (edge: Edge) => !leads.some((other) => (widest(other.edges, edge.since)?.until ?? -1) >= edge.until);
    const free = front(edges.filter((edge) => edge.strength === strength)).filter(isFree);
    if (free.length) leads.push({ strength, edges: free });
  }
  return leads;
}

function bySpeaker(telling: readonly Edge[], speaker: "source" | "voice"): Map<string, Edge[]> {
  const told = new Map<string, Edge[]>();
  for (const edge of telling) put(told, edge[speaker], edge);
  return new Map([...told].map(([name, edges]) => [name, front(edges)]));
}
