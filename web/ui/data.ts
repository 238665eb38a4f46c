/** The record of this page, and its look-ups. The only module that reads the data in the page. */

import type { Code, Data, LineStyle, Relation, Thing, Type, TypeStyle } from "../core/page_data.js";
import * as core from "../core/record.js";
import type { Claim, Line, List } from "../core/record.js";

/** Large data comes deflated, as one string; small data as it is. */
async function readData(): Promise<Data> {
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "") as Data | string;
  if (typeof data !== "string") return data;
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return (await new Response(stream).json()) as Data;
}

export const DATA = await readData();
export const RECORD = core.readRecord(DATA);
export const PAGE = RECORD.page;
/** What the page is called before anything is opened. */
export const PAGE_TITLE = document.title;
export const KINDS = PAGE.kinds;
export const THINGS = RECORD.things;
export const VOICES = RECORD.voices;
export const SOURCES = RECORD.sources;
export const STORIES = RECORD.stories;
export const ALL_CLAIMS = RECORD.claims;
export const CLAIMS = RECORD.claim;
export const ALL_LINES = RECORD.lines;
export const LINES = RECORD.line;
export { at } from "../core/record.js";

export const thing = (id: string): Thing => core.at(THINGS, id);
export const linesOf = (id: string): Line[] => RECORD.linesOf.get(id) ?? [];
export const factsOf = (id: string): Claim[] => RECORD.factsOf.get(id) ?? [];
export const linksOf = (id: string): number => thing(id).links ?? 0;
export const kindOf = (claim: Claim): string => core.kindOf(RECORD, claim);
export const relationOf = (claim: Claim): Relation => core.relationOf(RECORD, claim);
export const isPromise = (claim: Claim): boolean => core.isPromise(RECORD, claim);
export const codeOf = (list: List, name: string): Code => core.codeOf(RECORD, list, name);
export const typeOf = (id: string): Type => core.typeOf(RECORD, id);
export const endsOf = (claim: Claim): string[] => core.endsOf(RECORD, claim);
export const lineBetween = (a: string, b: string): Line | undefined => core.lineBetween(RECORD, a, b);
export const claimsOf = (line: Line): Claim[] => line.claims.map((id) => core.at(CLAIMS, id));

export const nameOf = (id: string): string => THINGS.get(id)?.name ?? id;
export const subjectOf = (claim: Claim): string => nameOf(claim.subject) || (claim.about ?? "");
export const objectOf = (claim: Claim): string => claim.text || nameOf(claim.object);
export const titleOfSource = (id: string): string =>
  SOURCES.get(id)?.title ?? "a source that the record does not describe";

/** How a claim reads from one of its ends: "asked for" from the asker, "was asked for by" from the ask. */
export function verb(claim: Claim, from: string): string {
  const relation = relationOf(claim);
  const words = claim.subject === from ? relation.label : relation.inverse;
  return claim.disputes ? `disputed: ${words}` : words;
}

/** What a kind is called where a claim is told: an order in time is called no more than that. */
export const kindLabel = (kind: string): string =>
  kind === "sequence" ? "order in time only" : codeOf("kind", kind).label;

/** What a thing of a type is drawn with. */
export function styleOf(type: string): TypeStyle {
  const style = PAGE.style.types[type];
  if (!style) throw new Error(`no look is declared for ${type}`);
  return style;
}

/** What a line of a kind is drawn with; what is inferred is drawn unlike what a source says. */
export function lineStyle(kind: string, wording = ""): LineStyle {
  const style = PAGE.style[wording === "inferred" ? "inferred" : "lines"][kind];
  if (!style) throw new Error(`no look is declared for lines of ${kind}`);
  return style;
}

/** What the vocabulary says of a type. */
export function typeNamed(type: string): Type {
  const found = PAGE.types[type];
  if (!found) throw new Error(`no type is called ${type}`);
  return found;
}
