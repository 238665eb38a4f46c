/** From a pathway by number to one to be told: its steps, with every claim that belongs on them, and who tells it. */

import type { Between } from "./between.js";
import { UNDATED, along, overall } from "./dates.js";
import type { Chronology } from "./dates.js";
import { jointsAlong } from "./joints.js";
import type { Joints } from "./joints.js";
import { possibleClaims, tellersOf } from "./leads.js";
import type { Account, Pathway, Step } from "./model.js";
import type { Bounds } from "./page_data.js";
import { kindOf, relationOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { linksOfPath } from "./search.js";
import type { Found } from "./search.js";
import { tellersOfStep } from "./tellers.js";
import { once } from "./text.js";
import { SIGN, linkKey, signOf } from "./trace_graph.js";
import type { Edge } from "./trace_graph.js";

/** When a claim may have begun and ended. */
export const boundsOf = (claim: Claim): Bounds => claim.bounds ?? UNDATED;

/** The pathway in full. A step holds its lead and every other claim with which the whole can have happened. */
export function pathwayOf(near: Between, joints: Joints, found: Found): Pathway {
  const { record } = near.graph;
  const links = linksOfPath(near, found.things);
  const lead = found.firsts.map((number) => record.claims[number] as Claim);
  const judged = along(lead.map(boundsOf));
  const things = found.things.map((n) => record.page.things[n]?.id ?? "");
  const steps = possibleClaims(links).map((edges, n): Step => {
    const key = linkKey(found.things[n] as number, found.things[n + 1] as number);
    const isLess = (sign: number) => sign === SIGN.less;
    const sign = edges.some((edge) => isLess(edge.sign));
    const denied = near.graph.disputes.get(key) ?? [];
    const beside = {
      opposing: near.graph.opposites.get(key) ?? [],
      disputing: denied.filter((claim) => isLess(signOf(record, claim)) === sign),
    };
    return stepOf(record, edges, things.slice(n, n + 2), lead[n] as Claim, judged[n] as Chronology, beside);
  });
  const voices = tellersOf(links, "byVoice");
  return {
    steps,
    things,
    sources: tellersOf(links, "bySource"),
    voices,
    chronology: overall(judged),
    joints: jointsAlong(joints, found.things, links),
    accounts: accountsOf(record, steps, voices),
  };
}

function stepOf(
  record: Record,
  edges: Edge[],
  ends: string[],
  lead: Claim,
  chronology: Chronology,
  beside: Pick<Step, "opposing" | "disputing">,
): Step {
  const claims = edges.map((edge) => record.claims[edge.n] as Claim);
  claims.sort((a, b) => Number(b === lead) - Number(a === lead) || b.strength - a.strength || a.number - b.number);
  const relation = relationOf(record, lead);
  const phrase = relation.cause === "subject" ? relation.label : relation.inverse;
  const [start = "", end = ""] = ends;
  const { strength } = lead;
  return { start, end, claims, ...beside, lead, phrase, kind: kindOf(record, lead), strength, chronology };
}

/** Who tells the whole: passages in which every step stands, and described speakers who tell every step. */
function accountsOf(record: Record, steps: readonly Step[], voices: readonly string[]): Account[] {
  const told = steps.map((step) => tellersOfStep(record, step).claims);
  const sources = sourcesOfPassages(told);
  const passages = sources.map((source): Account => ({ kind: "passage", source, voice: onlyVoice(told, source) }));
  const speakers = voices.flatMap((voice): Account[] => {
    const known = record.voices.get(voice);
    const source = known?.source === undefined ? "" : (record.page.sources[known.source]?.id ?? "");
    return voice && !known?.reports ? [{ kind: "speaker", source, voice }] : [];
  });
  return [...passages, ...speakers];
}

/** The sources of the passages in which every step stands, sorted. */
function sourcesOfPassages(told: readonly (readonly Claim[])[]): string[] {
  const placesOf = (claims: readonly Claim[]) =>
    new Map(
      claims.flatMap(({ evidence }) =>
        evidence.filter((place) => place.passage).map((place) => [`${place.passage} ${place.source}`, place.source]),
      ),
    );
  const [first, ...rest] = told.map(placesOf);
  const whole = [...(first ?? [])].filter(([key]) => rest.every((places) => places.has(key)));
  return once(whole, ([, source]) => source).sort();
}

/** The voice that tells every step in a source; empty where several do. */
function onlyVoice(told: readonly (readonly Claim[])[], source: string): string {
  const own = told.flat().filter((claim) => claim.source === source);
  const voices = once(own, (claim) => claim.voice);
  return voices.length === 1 ? (voices[0] ?? "") : "";
}
