/** The record of a page, with ids in place of numbers and the look-ups that every part of the page needs. */

import type {
  Bounds,
  Code,
  Data,
  PageData,
  RawCaveat,
  RawClaim,
  RawPlace,
  Source,
  Story,
  Thing,
  Voice,
} from "./page_data.js";

export interface Place {
  anchor: string;
  summary: string;
  line?: number;
  page?: string;
  source: string;
}

export interface Claim {
  id: string;
  number: number;
  predicate: string;
  subject: string;
  object: string;
  text?: string;
  about?: string;
  when: string;
  from?: string;
  bounds?: Bounds;
  wording: string;
  modality: string;
  disputes?: boolean;
  strength: number;
  voice: string;
  source: string;
  reason?: string;
  evidence: Place[];
}

/** All claims that join two things, the one that bears most first. */
export interface Line {
  id: string;
  ends: [string, string];
  claims: string[];
}

export interface Caveat {
  id: string;
  type: string;
  summary: string;
  concerns: string[];
  source: string;
  evidence: Place[];
}

export type List = keyof PageData["codes"];

export interface Record {
  page: PageData;
  things: Map<string, Thing>;
  voices: Map<string, Voice>;
  sources: Map<string, Source>;
  stories: Map<string, Story>;
  claims: Claim[];
  claim: Map<string, Claim>;
  lines: Line[];
  line: Map<string, Line>;
  linesOf: Map<string, Line[]>;
  factsOf: Map<string, Claim[]>;
  caveatsOf: Map<string, Caveat[]>;
}

/** Add to the list that a map keeps under a key. */
export function put<Key, Item>(shelf: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = shelf.get(key);
  if (items) items.push(item);
  else shelf.set(key, [item]);
}

/** What a map holds under a key that it certainly has. */
export function at<Key, Item>(shelf: ReadonlyMap<Key, Item>, key: Key): Item {
  const item = shelf.get(key);
  if (item === undefined) throw new Error(`nothing goes by ${String(key)}`);
  return item;
}

const byId = <Item extends { id: string }>(items: Item[]): Map<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

const idAt = (shelf: { id: string }[], number: number | null | undefined): string =>
  number === undefined || number === null ? "" : (shelf[number]?.id ?? "");

/** Put the ids back where a page has numbers, and what is usual where it has nothing. */
export function readRecord(data: Data): Record {
  const { page } = data;
  const claims = page.claims.map((claim, number) => readClaim(page, claim, number));
  const things = byId(page.things);
  const lines = page.lines.map((numbers, n) => readLine(data, claims, numbers, n));
  const record: Record = {
    page,
    things,
    claims,
    lines,
    voices: byId(page.voices),
    sources: byId(page.sources),
    stories: byId(page.stories),
    claim: byId(claims),
    line: byId(lines),
    linesOf: new Map(page.things.map((thing) => [thing.id, []])),
    factsOf: new Map(page.things.map((thing) => [thing.id, []])),
    caveatsOf: new Map(),
  };
  for (const line of lines) for (const end of line.ends) at(record.linesOf, end).push(line);
  for (const claim of claims) {
    if (things.has(claim.subject) && things.has(claim.object) && claim.subject !== claim.object) continue;
    record.factsOf.get(things.has(claim.subject) ? claim.subject : claim.object)?.push(claim);
  }
  for (const caveat of page.caveats.map((raw) => readCaveat(page, raw)))
    for (const id of caveat.concerns) put(record.caveatsOf, id, caveat);
  return record;
}

const readPlaces = (page: PageData, places: RawPlace[] = []): Place[] =>
  places.map((place) => ({ ...place, source: idAt(page.sources, place.source) }));

function readClaim(page: PageData, raw: RawClaim, number: number): Claim {
  return {
    ...page.usual,
    ...raw,
    number,
    subject: idAt(page.things, raw.subject),
    object: idAt(page.things, raw.object),
    voice: idAt(page.voices, raw.voice),
    source: idAt(page.sources, raw.source),
    evidence: readPlaces(page, raw.evidence),
  };
}

function readLine({ page, edges }: Data, claims: Claim[], numbers: number[], n: number): Line {
  const end = (node: string | undefined) => idAt(page.things, Number(node?.slice(1)));
  const ends: [string, string] = [end(edges[n]?.from), end(edges[n]?.to)];
  return { id: ends.join("/"), ends, claims: numbers.map((number) => claims[number]?.id ?? "") };
}

const readCaveat = (page: PageData, raw: RawCaveat): Caveat => ({
  ...raw,
  source: idAt(page.sources, raw.source),
  evidence: readPlaces(page, raw.evidence),
});

/** The kind of a claim's relation. */
export const kindOf = (record: Record, claim: Claim): string => relationOf(record, claim).kind;

/** What the vocabulary declares of a claim's relation. */
export function relationOf({ page }: Record, { predicate }: Claim): PageData["relations"][string] {
  const relation = page.relations[predicate];
  if (!relation) throw new Error(`no relation is called ${predicate}`);
  return relation;
}

/** What was promised, asked or planned, and does not count as done. */
export const isPromise = ({ page }: Record, { modality }: Claim): boolean =>
  Object.hasOwn(page.phrases, `undone.${modality}`);

/** What a code list says of a code; a code that it lacks goes by its own name. */
export const codeOf = ({ page }: Record, list: List, name: string): Code => page.codes[list][name] ?? { label: name };

/** The type of a thing as the vocabulary declares it. */
export function typeOf(record: Record, id: string): PageData["types"][string] {
  const type = record.page.types[at(record.things, id).type];
  if (!type) throw new Error(`${id} has no type`);
  return type;
}

/** The things of the page that a claim is about. */
export const endsOf = ({ things }: Record, claim: Claim): string[] =>
  [claim.subject, claim.object].filter((id) => things.has(id));

/** Sources that repeat one another count as one. */
export const originOf = ({ sources }: Record, id: string): string => sources.get(id)?.origin || id;

/** The line that joins two things, where one does. */
export const lineBetween = ({ linesOf }: Record, a: string, b: string): Line | undefined =>
  linesOf.get(a)?.find((line) => a !== b && line.ends.includes(b));
