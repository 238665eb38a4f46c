/**
 * Where two steps of a pathway meet: what the first hands on to the second.
 *
 * That somebody had a part in a piece of work, and that the work brought something about, does not say that they had a
 * part in what it brought about. graph/tracing/joints.py says when a joint is shared work; this is the same.
 */

import type { Joint } from "./model.js";
import { AGENTS, sharePassage, shareSentence } from "./passages.js";
import {
  familyOf,
  givesPart,
  isPromise,
  isTold,
  kindOf,
  originOf,
  strengthIn,
  tellsInfluence,
  typeOf,
  walkOf,
} from "./record.js";
import type { Claim, Record } from "./record.js";
import { GIVES } from "./trace_graph.js";
import type { Edge, Link, TraceGraph } from "./trace_graph.js";

const SHARED_WORK = "shared-work";

/** Three things in a row, by number, with the two links that join them. */
export interface Corner {
  start: number;
  thing: number;
  end: number;
  first: Link;
  second: Link;
}

/** Who acted on a thing: the actors and roles that made it, and all that made it or had a part in it. */
interface Actors {
  makers: ReadonlySet<string>;
  all: ReadonlySet<string>;
}

/** The joints of a graph, each judged once. */
export interface Joints {
  graph: TraceGraph;
  /** The strength of shared work, which is that of a step that tells no influence. */
  sharedStrength: number;
  judged: Map<string, boolean>;
  actors: Map<number, Actors>;
}

/** The joints of a graph, none of which is judged yet. */
export const jointsOf = (graph: TraceGraph): Joints => ({
  graph,
  sharedStrength: strengthIn(graph.record, "joint", SHARED_WORK),
  judged: new Map(),
  actors: new Map(),
});

/** Whether a joint is shared work. */
export function isSharedAt(joints: Joints, corner: Corner): boolean {
  const { start, thing, end, first, second } = corner;
  if (first.gives === GIVES.noInfluence || first.gives === GIVES.whole || second.isOrder) return false;
  const key = `${start} ${thing} ${end}`;
  const isShared = joints.judged.get(key) ?? judge(joints, corner);
  joints.judged.set(key, isShared);
  return isShared;
}

function judge(joints: Joints, { start, thing, end, first, second }: Corner): boolean {
  const { out } = joints.graph;
  if (!isWorkOfMany(joints, start, thing, first.gives)) return false;
  const after = second.told.filter((claim) => !claim.agent);
  if (first.told.some((before) => after.some((claim) => shareSentence(before, claim)))) return false;
  const direct = out.get(start)?.get(end) ?? [];
  return !direct.some((edge) => handsOn(joints, edge, start, end));
}

/** Whether a source says that the one had a part in the other, which is not the work of many in turn. */
function handsOn(joints: Joints, { n, gives }: Edge, start: number, end: number): boolean {
  if (!tellsPart(joints.graph.record, joints.graph.record.claims[n] as Claim)) return false;
  return gives === GIVES.whole || !isWorkOfMany(joints, start, end, gives);
}

function isWorkOfMany(joints: Joints, start: number, thing: number, gives: number): boolean {
  const { record } = joints.graph;
  const [own, id] = [idOf(record, start), idOf(record, thing)];
  const actors = joints.actors.get(thing) ?? actorsOn(record, id);
  joints.actors.set(thing, actors);
  const { unseen } = record.things.get(id) ?? {};
  const isMadeByOthers = unseen === "maker" || hasOther(actors.makers, own);
  const isPart = gives === GIVES.part || gives === GIVES.lead;
  if (record.things.has(id) && typeOf(record, id).shared) return isPart || isMadeByOthers;
  const hasOthers = unseen !== undefined || hasOther(actors.all, own);
  const family = familyOf(record, id);
  return isPart && family !== "roles" && (family === "actors" || hasOthers);
}

const idOf = ({ page }: Record, number: number): string => page.things[number]?.id ?? "";
const hasOther = (ids: ReadonlySet<string>, own: string): boolean => ids.size > Number(ids.has(own));

/** Whether a source says that the one had a part in the other. */
const tellsPart = (record: Record, claim: Claim): boolean =>
  isTold(claim) && tellsInfluence(record, kindOf(record, claim)) && !isPromise(record, claim) && !claim.agent;

function actorsOn(record: Record, id: string): Actors {
  const [makers, all] = [new Set<string>(), new Set<string>()];
  for (const claim of record.claimsAbout.get(id) ?? []) {
    const [actor, other] = walkOf(record, claim) ?? [];
    if (actor === undefined || other !== id || claim.disputes || kindOf(record, claim) !== "agency") continue;
    if (!AGENTS.includes(familyOf(record, actor))) continue;
    all.add(actor);
    if (!givesPart(record, claim)) makers.add(actor);
  }
  return { makers, all };
}

/** The joints of a pathway, by the numbers of its things. */
export const jointsAlong = (joints: Joints, things: readonly number[], links: readonly Link[]): Joint[] =>
  cornersOf(things, links).map((corner) => jointAt(joints, corner));

/** How many joints of a pathway are shared work. */
export const sharedAlong = (joints: Joints, things: readonly number[], links: readonly Link[]): number =>
  cornersOf(things, links).filter((corner) => isSharedAt(joints, corner)).length;

const cornersOf = (things: readonly number[], links: readonly Link[]): Corner[] =>
  links.slice(1).map((second, n) => {
    const [start, thing, end] = things.slice(n, n + 3) as [number, number, number];
    return { start, thing, end, first: links[n] as Link, second };
  });

function jointAt(joints: Joints, corner: Corner): Joint {
  const { record } = joints.graph;
  const kind = isSharedAt(joints, corner) ? SHARED_WORK : toldKind(record, corner.first.told, corner.second.told);
  return { thing: idOf(record, corner.thing), kind, strength: strengthIn(record, "joint", kind) };
}

function toldKind(record: Record, first: readonly Claim[], second: readonly Claim[]): string {
  if (!first.length || !second.length) return "inferred";
  if (first.some((before) => second.some((after) => sharePassage(before, after)))) return "one-passage";
  const origins = new Set(first.map((claim) => originOf(record, claim.source)));
  return second.some((claim) => origins.has(originOf(record, claim.source))) ? "one-source" : "two-sources";
}
