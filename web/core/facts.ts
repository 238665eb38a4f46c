/** What is asked first of a thing: its facts, and its relations in the order that the vocabulary declares for its type. */

import { at, relationOf, strengthIn, typeOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { byCode, once } from "./text.js";
import { phraseOf } from "./words.js";

/** Claims that say the same of a thing: the one that bears most first. `other`: the other thing, or empty. */
export interface Said {
  other: string;
  text: string;
  claims: Claim[];
  isDisputed: boolean;
}

/** All that is said of a thing in one relation; `name` as in the vocabulary's list of facts. */
export interface FactRow {
  name: string;
  words: string;
  said: Said[];
}

export interface Facts {
  rows: FactRow[];
  /** Facts of which the record has nothing here, in words. */
  missing: string[];
}

/** A relation as it reads from a thing: with a mark in front where the thing is the object. */
export const sideOf = (claim: Claim, id: string): string => (claim.subject === id ? "" : "^") + claim.predicate;

/** The same without the direction of the relation: as facts are declared. */
const factOf = (claim: Claim, id: string): string => sideOf(claim, id).replace(/[/].*/, "");

/** What stands before the values of a relation in a list of facts. */
export function factWords(record: Record, name: string): string {
  const relation = record.page.relations[name.replace("^", "")];
  if (!relation) return "";
  return name.startsWith("^") ? relation.inverse : (relation.fact ?? relation.label);
}

/** What claims say of a thing, by what is at their other end; the strongest, the first dated and the first by name first. */
export function saidBy(record: Record, id: string, claims: readonly Claim[]): Said[] {
  const found = new Map<string, Said>();
  for (const claim of claims) {
    const end = claim.subject === id ? claim.object : claim.subject;
    const other = record.things.has(end) && end !== id ? end : "";
    const text = other ? at(record.things, other).name : (claim.text ?? claim.about ?? "");
    const said = found.get(`${other} ${text}`) ?? { other, text, claims: [], isDisputed: false };
    if (claim.disputes) said.isDisputed = true;
    said.claims.push(claim);
    found.set(`${other} ${text}`, said);
  }
  for (const { claims: some } of found.values()) some.sort(compareClaims);
  return [...found.values()].sort(
    (a, b) => compareClaims(a.claims[0] as Claim, b.claims[0] as Claim) || byCode(a.text, b.text),
  );
}

const compareClaims = (a: Claim, b: Claim): number =>
  Number(a.disputes ?? false) - Number(b.disputes ?? false) ||
  b.strength - a.strength ||
  byCode(a.from ?? "9", b.from ?? "9");

/** The facts of a thing by the claims that are shown, and those of which no claim of the page tells. */
export function factsAbout(record: Record, id: string, isShown: (claim: Claim) => boolean): Facts {
  const all = record.claimsAbout.get(id) ?? [];
  const rows: FactRow[] = [];
  const missing: string[] = [];
  for (const fact of typeOf(record, id).facts ?? []) {
    const some = all.filter((claim) => factOf(claim, id) === fact);
    if (!some.length && factWords(record, fact)) missing.push(factWords(record, fact));
    for (const name of new Set(some.map((claim) => sideOf(claim, id)))) {
      const passing = some.filter((claim) => sideOf(claim, id) === name && isShown(claim));
      if (passing.length) rows.push({ name, words: factWords(record, name), said: saidBy(record, id, passing) });
    }
  }
  return { rows, missing };
}

/** Where a relation stands in what is asked of a thing: declared facts in their order, then by how much its kind says. */
export function placeOf(record: Record, id: string, claim: Claim): number {
  const facts = typeOf(record, id).facts ?? [];
  const place = facts.indexOf(factOf(claim, id));
  return place >= 0 ? place : facts.length + record.page.kinds.indexOf(relationOf(record, claim).kind);
}

/** When a thing itself was, as sources state it of what was done; where they differ, all that they say. */
export const timeOf = (record: Record, id: string): string => statedTexts(record, id, "givesTime");

/** What a thing comes to, such as the answer of a response. */
export const resultOf = (record: Record, id: string): string => statedTexts(record, id, "tellsResult");

function statedTexts(record: Record, id: string, which: "givesTime" | "tellsResult"): string {
  const claims = (record.factsOf.get(id) ?? []).filter(
    (claim) =>
      claim.subject === id && !claim.disputes && isPlainlySaid(record, claim) && relationOf(record, claim)[which],
  );
  return once(claims, (claim) => claim.text ?? "")
    .filter(Boolean)
    .join(phraseOf(record, "choice"));
}

/** Whether a source states that something was done or is so. */
const isPlainlySaid = (record: Record, claim: Claim): boolean =>
  strengthIn(record, "wording", claim.wording) === record.page.ranks.plain &&
  strengthIn(record, "modality", claim.modality) === record.page.ranks.plain;
