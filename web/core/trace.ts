/** Traces from one thing to another, by the meanings of civicgraph.graph: the same pathways in the same order. */

import { between, countBeyond, countChains } from "./between.js";
import type { Between } from "./between.js";
import { UNDATED, along, overall } from "./dates.js";
import type { Chronology } from "./dates.js";
import { possibleClaims, tellersOf } from "./leads.js";
import type { Bounds } from "./page_data.js";
import { kindOf, relationOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { linksOfPath, pathways } from "./search.js";
import type { Found } from "./search.js";
import { linkKey, traceGraph } from "./trace_graph.js";
import type { Edge, TraceGraph } from "./trace_graph.js";

const BUDGET = { search: 100_000, count: 50_000 };

export interface Step {
  start: string;
  end: string;
  claims: Claim[];
  disputing: Claim[];
  lead: Claim;
  phrase: string;
  kind: string;
  strength: number;
  chronology: Chronology;
}

export interface Pathway {
  steps: Step[];
  things: string[];
  sources: string[];
  voices: string[];
  chronology: Chronology;
}

export interface Trace {
  from: string;
  to: string;
  pathways: Pathway[];
  found: number;
  impossible: number;
  beyond: number;
  isCutShort: boolean;
  isExact: boolean;
  /** Whether anything at all is walked from the start. */
  isWalkable: boolean;
}

export type Tracer = (from: string, to: string) => Trace;

/** Traces of one record, each made once. */
export function tracerOf(record: Record, limit = 5): Tracer {
  const graph = traceGraph(record);
  const traces = new Map<string, Trace>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const trace = traces.get(key) ?? traceBetween(graph, from, to, limit);
    traces.set(key, trace);
    return trace;
  };
}

/** When a claim may have begun and ended. */
export const boundsOf = (claim: Claim): Bounds => claim.bounds ?? UNDATED;

function traceBetween(graph: TraceGraph, from: string, to: string, limit: number): Trace {
  const [start, end] = [graph.numberOf.get(from), graph.numberOf.get(to)];
  const trace: Trace = {
    from,
    to,
    pathways: [],
    found: 0,
    impossible: 0,
    beyond: 0,
    isCutShort: false,
    isExact: true,
    isWalkable: start !== undefined && graph.out.has(start),
  };
  if (start === undefined || end === undefined || start === end) return trace;
  const near = between(graph, start, end);
  if (near.links.size)
    for (const found of pathways(near, BUDGET.search, () => (trace.isCutShort = true))) {
      trace.pathways.push(pathwayOf(near, found));
      if (trace.pathways.length === limit) break;
    }
  const count = countChains(near, BUDGET.count);
  return {
    ...trace,
    found: Math.max(count.possible, trace.pathways.length),
    impossible: count.impossible,
    isExact: count.budget >= 0,
    beyond: countBeyond(near),
  };
}

function pathwayOf(near: Between, found: Found): Pathway {
  const { record } = near.graph;
  const links = linksOfPath(near, found.things);
  const lead = found.firsts.map((number) => record.claims[number] as Claim);
  const judged = along(lead.map(boundsOf));
  const things = found.things.map((n) => record.page.things[n]?.id ?? "");
  const steps = possibleClaims(links).map((edges, n): Step => {
    const disputing = near.graph.disputes.get(linkKey(found.things[n] as number, found.things[n + 1] as number)) ?? [];
    return stepOf(record, edges, things.slice(n, n + 2), lead[n] as Claim, judged[n] as Chronology, disputing);
  });
  return {
    steps,
    things,
    sources: tellersOf(links, "bySource"),
    voices: tellersOf(links, "byVoice"),
    chronology: overall(judged),
  };
}

function stepOf(
  record: Record,
  edges: Edge[],
  ends: string[],
  lead: Claim,
  chronology: Chronology,
  disputing: Claim[],
): Step {
  const claims = edges.map((edge) => record.claims[edge.n] as Claim);
  claims.sort((a, b) => Number(b === lead) - Number(a === lead) || b.strength - a.strength || a.number - b.number);
  const relation = relationOf(record, lead);
  const phrase = relation.cause === "subject" ? relation.label : relation.inverse;
  const [start = "", end = ""] = ends;
  return {
    start,
    end,
    claims,
    disputing,
    lead,
    phrase,
    kind: kindOf(record, lead),
    strength: lead.strength,
    chronology,
  };
}
