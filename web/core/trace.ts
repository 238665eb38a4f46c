/** Traces from one thing to another, by the meanings of civicgraph.graph: the same pathways in the same order. */

import { between, countBeyond, countChains } from "./between.js";
import { UNDATED } from "./dates.js";
import { equalsOf, lastOf, soundness, widened } from "./ends.js";
import { jointsOf } from "./joints.js";
import type { Joints } from "./joints.js";
import { claimsOfPath, isBroken, strengthOf } from "./model.js";
import type { Pathway, Step, Through, Trace } from "./model.js";
import { pathwayOf } from "./pathways.js";
import { familyOf } from "./record.js";
import type { Record } from "./record.js";
import { compareRows, pathways } from "./search.js";
import { byCode } from "./text.js";
import { tiesBetween } from "./ties.js";
import { traceGraph } from "./trace_graph.js";

const BUDGET = { search: 100_000, count: 50_000 };
const MAX_ABOUT = 12;
const MAX_COUNTED = 60;

export type Tracer = (from: string, to: string) => Trace;

/** Traces of one record, each made once. */
export function tracerOf(record: Record, limit = 5): Tracer {
  const joints = jointsOf(traceGraph(record));
  const traces = new Map<string, Trace>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const trace = traces.get(key) ?? wholeTrace(joints, from, to, limit);
    traces.set(key, trace);
    return trace;
  };
}

/** The trace with its ends widened where nothing, or only what breaks, joins them, and with what else does. */
function wholeTrace(joints: Joints, from: string, to: string, limit: number): Trace {
  const { record } = joints.graph;
  const exact = traceBetween(joints, from, to, limit);
  const [path] = exact.pathways;
  const isOpen = (!path || isBroken(record, path)) && from !== to;
  const trace = (isOpen && widenedTrace(joints, exact, limit)) || exact;
  const walked = new Set(trace.pathways.flatMap(claimsOfPath).map(({ id }) => id));
  const { ties, more } = tiesBetween(record, from, to, walked);
  const back = trace.pathways.length ? null : bestPathway(joints, to, from);
  const reverse = { isReverse: back !== null, doesReverseBreak: back !== null && isBroken(record, back) };
  const about = trace.pathways.length || from === to ? [] : aboutEnd(joints, from, to);
  return { ...trace, from, to, ties, moreTies: more, ...reverse, about };
}

/** The asks, answers and promises that are about the end and to which an unbroken pathway leads from the start. */
function aboutEnd(joints: Joints, from: string, to: string): string[] {
  const { record } = joints.graph;
  const claims = record.claimsAbout.get(to) ?? [];
  const about = claims.filter(({ predicate, disputes }) => predicate === "about" && !disputes);
  const ids = [...new Set(about.map(({ subject }) => subject))].filter((id) => id && id !== from && id !== to);
  return ids
    .filter((id) => familyOf(record, id) === "asks")
    .sort(byCode)
    .slice(0, MAX_ABOUT)
    .filter((id) => {
      const best = bestPathway(joints, from, id);
      return best !== null && !isBroken(record, best);
    });
}

/** The pathways between two things, and how many there are. */
function traceBetween(joints: Joints, from: string, to: string, limit: number): Trace {
  const { graph } = joints;
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
    through: [],
    ties: [],
    moreTies: 0,
    isReverse: false,
    doesReverseBreak: false,
    about: [],
  };
  if (start === undefined || end === undefined || start === end) return trace;
  const near = between(graph, start, end);
  if (near.links.size)
    for (const found of pathways(near, joints, BUDGET.search, () => (trace.isCutShort = true))) {
      trace.pathways.push(pathwayOf(near, joints, found));
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

/** Whether a pathway leads from one thing to another. */
const leads = (joints: Joints, from: string, to: string): boolean => bestPathway(joints, from, to) !== null;

/** The best pathway from one thing to another. */
function bestPathway(joints: Joints, from: string, to: string): Pathway | null {
  const { graph } = joints;
  const [start, end] = [graph.numberOf.get(from), graph.numberOf.get(to)];
  if (start === undefined || end === undefined || start === end) return null;
  const near = between(graph, start, end);
  if (!near.links.size) return null;
  const first = pathways(near, joints, BUDGET.search, () => undefined).next();
  return first.done ? null : pathwayOf(near, joints, first.value);
}

/**
 * The best trace with one end or both taken with a role, part or whole; nothing where there is none. Where something leads
 * there already, with roles alone, and only where it then does not break.
 */
function widenedTrace(joints: Joints, { from, to, pathways: known }: Trace, limit: number): Trace | null {
  const { record } = joints.graph;
  const isFound = known.length > 0;
  let best: { rank: number[]; trace: Trace } | null = null;
  for (const { cost, starts, ends, start, end } of waysToWiden(record, from, to, isFound)) {
    if (best && compareRows(best.rank.slice(0, 2), cost) < 0) break;
    if (!leads(joints, start, end)) continue;
    const trace = traceBetween(joints, start, end, limit);
    const [path] = trace.pathways;
    if (!path || !isSound(path, starts, ends) || (isFound && isBroken(record, path))) continue;
    const rank = [...cost, -strengthOf(path), path.steps.length];
    if (!best || compareRows(rank, best.rank) < 0) best = { rank, trace: { ...trace, through: [...starts, ...ends] } };
  }
  return best && { ...best.trace, through: countEquals(joints, from, to, best.trace.through) };
}

/** Whether a pathway from and to what is taken for the ends tells anything of the ends themselves. */
function isSound({ steps }: Pathway, starts: readonly Through[], ends: readonly Through[]): boolean {
  const [first, last] = [steps[0], steps.at(-1)];
  // What a whole has as another part of it is none of its parts' doing.
  const isOfWhole = starts.some(({ how }) => how === "whole" || how === "taker");
  if (isOfWhole && first?.kind === "structural") return false;
  return !starts.some((one) => isOutOfTime(one, first)) && !ends.some((one) => isOutOfTime(one, last));
}

/** What is taken for the ends, with how many others might be by the same right, and by how many it leads as well. */
function countEquals(joints: Joints, from: string, to: string, through: readonly Through[]): Through[] {
  const taken = (end: Through["end"]) => through.findLast((one) => one.end === end);
  const [start, end] = [taken("start"), taken("end")];
  return through.map((one) => {
    if (one !== start && one !== end) return one;
    const equals = equalsOf(joints.graph.record, one);
    const led = equals.slice(0, MAX_COUNTED).filter((other) => {
      if (other.id === one.id) return true;
      const path = bestPathway(
        joints,
        one === start ? other.id : (start?.id ?? from),
        one === end ? other.id : (end?.id ?? to),
      );
      return path !== null && isSound(path, one === start ? [other] : [], one === end ? [other] : []);
    });
    return { ...one, of: equals.length, led: led.length };
  });
}

/** Whether what was done in a role, or to it, was certainly done before it was held, or after. */
function isOutOfTime({ how, claim }: Through, step: Step | undefined): boolean {
  const [since, , , until] = claim.bounds ?? UNDATED;
  const [begun, , , ended] = step?.lead.bounds ?? UNDATED;
  return how === "role" && (ended < since || until < begun);
}

/** How both ends are taken, and with what. */
interface Widening {
  cost: number[];
  starts: Through[];
  ends: Through[];
  start: string;
  end: string;
}

/** One end or both taken as something else, or as a role alone, but never for one another, the soundest first. */
function waysToWiden(record: Record, from: string, to: string, isRole: boolean): Widening[] {
  const isWanted = (way: Through[]) => !isRole || (way.length === 1 && way[0]?.how === "role");
  const allEnds = [[], ...widened(record, to, "end").filter(isWanted)];
  return [[], ...widened(record, from, "start").filter(isWanted)]
    .flatMap((starts) => allEnds.map((ends) => wideningOf(starts, ends, from, to)))
    .filter(({ starts, ends }) => starts.length || ends.length)
    .filter(({ start, end }) => start !== end && start !== to && end !== from)
    .sort((a, b) => compareRows(a.cost, b.cost));
}

const wideningOf = (starts: Through[], ends: Through[], from: string, to: string): Widening => ({
  cost: costOf(starts, ends),
  starts,
  ends,
  start: starts.length ? lastOf(starts).id : from,
  end: ends.length ? lastOf(ends).id : to,
});

function costOf(starts: readonly Through[], ends: readonly Through[]): number[] {
  const [[one, isRead], [other, isReadToo]] = [soundness(starts), soundness(ends)];
  return [one + other, Math.max(isRead, isReadToo)];
}
