/** What can be filtered beside types: kinds, wordings and sources by boxes, one voice, theme and place from lists. */

import type { Claim } from "../core/record.js";
import { titled } from "../core/text.js";
import { readAt } from "./claims.js";
import { ALL_CLAIMS, KINDS, PAGE, codeOf, kindLabel, kindOf, linesOf } from "./data.js";
import { make } from "./elements.js";
import { sample } from "./signs.js";
import { toneSample } from "./strokes.js";

export type SetName = "offTypes" | "offKinds" | "offWordings" | "offSources";

/** A box with its sign and its count. */
export interface Check {
  id: string;
  name: string;
  mark?: Element;
  label: string;
  count: number;
  below?: HTMLElement;
}

export interface CheckList {
  place: string;
  set: SetName;
  options: () => Check[];
}

/** A list to choose one from. */
export interface Choice {
  name: "voice" | "topic" | "place";
  any: string;
  options: [id: string, text: string][];
}

function countBy(keyOf: (claim: Claim) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const claim of ALL_CLAIMS) counts.set(keyOf(claim), (counts.get(keyOf(claim)) ?? 0) + 1);
  return counts;
}

const COUNTS = {
  kind: countBy(kindOf),
  wording: countBy((claim) => claim.wording),
  source: countBy((claim) => claim.source),
  voice: countBy((claim) => claim.voice),
};
const countOf = (list: keyof typeof COUNTS, name: string): number => COUNTS[list].get(name) ?? 0;

/** Whether a kind of relations occurs on the page. */
export const isOnPage = (kind: string): boolean => COUNTS.kind.has(kind);

const kinds = (): Check[] =>
  KINDS.filter((kind) => COUNTS.kind.has(kind)).map((kind) => ({
    id: kind,
    name: `kind-${kind}`,
    mark: sample(kind),
    count: countOf("kind", kind),
    label: titled(kindLabel(kind)),
  }));

const wordings = (): Check[] =>
  Object.entries(PAGE.style.wordings)
    .filter(([name]) => COUNTS.wording.has(name))
    .map(([name]) => ({
      id: name,
      name: `wording-${name}`,
      count: countOf("wording", name),
      mark: toneSample(name),
      label: titled(codeOf("wording", name).label),
    }));

const sources = (): Check[] =>
  PAGE.sources
    .filter(({ id }) => COUNTS.source.has(id))
    .map((source, n) => ({
      id: source.id,
      name: `source-${n}`,
      count: countOf("source", source.id),
      label: source.title,
      below: make("p", { class: "small" }, readAt(source)),
    }));

export const CHECKS: readonly CheckList[] = [
  { place: "kinds", set: "offKinds", options: kinds },
  { place: "wordings", set: "offWordings", options: wordings },
  { place: "sources", set: "offSources", options: sources },
];

const ofType = (type: string): Choice["options"] =>
  PAGE.things
    .filter((thing) => thing.type === type && thing.links)
    .map(({ id, name }): [string, string] => [id, `${name} (${linesOf(id).length})`])
    .sort((a, b) => a[1].localeCompare(b[1], "en"));

const voices: Choice["options"] = PAGE.voices
  .filter(({ id }) => COUNTS.voice.has(id))
  .map(({ id, name }) => [id, `${titled(name)} (${countOf("voice", id)})`]);

export const CHOICES: readonly Choice[] = [
  { name: "voice", any: "Any voice", options: voices },
  { name: "topic", any: "Any theme", options: ofType("Theme") },
  { name: "place", any: "Any place", options: ofType("Place") },
];
