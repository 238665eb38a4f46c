/** The record of a page, with ids in place of numbers and the look-ups that every part of the page needs. */

import type { Coded } from "./codes.js";
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
import { byCode } from "./text.js";

export interface Place {
  anchor: string;
  summary: string;
  line?: number;
  page?: number;
  paragraph?: number;
  row?: number;
  lost?: string;
  source: string;
  passage?: number;
  sentence?: number;
}

/** Who did a piece of work by a sentence that another claim credits with it, and the source of that sentence. */
export interface Agent {
  doer: string;
  source: string;
}

export interface Claim extends Coded {
  id: string;
  number: number;
  predicate: string;
  subject: string;
  object: string;
  text?: string;
  code?: string;
  about?: string;
  when: string;
  from?: string;
  bounds?: Bounds;
  wording: string;
  modality: string;
  share?: string;
  reading?: string;
  agent: Agent | null;
  disputes?: boolean;
  strength: number;
  voice: string;
  source: string;
  reason?: string;
  notes?: [string, string][];
  evidence: Place[];
}

/** All claims that join two things, the one that bears most first. */
export interface Line {
  id: string;
  ends: [string, string];
  claims: string[];
}

export interface Caveat extends Coded {
  id: string;
  type: string;
  summary: string;
  concerns: string[];
  source: string;
  /** Who gives the caution in a source; empty where it is the record's own. */
  voice: string;
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
  /** Every claim that has a thing as subject or object, in order of id. */
  claimsAbout: Map<string, Claim[]>;
  caveat: Map<string, Caveat>;
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
  const caveats = page.caveats.map((raw) => readCaveat(page, raw));
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
    claimsAbout: new Map(),
    caveat: byId(caveats),
    caveatsOf: new Map(),
  };
  for (const line of lines) for (const end of line.ends) at(record.linesOf, end).push(line);
  for (const claim of claims) {
    for (const id of new Set(endsOf(record, claim))) put(record.claimsAbout, id, claim);
    if (things.has(claim.subject) && things.has(claim.object) && claim.subject !== claim.object) continue;
    record.factsOf.get(things.has(claim.subject) ? claim.subject : claim.object)?.push(claim);
  }
  for (const caveat of caveats) for (const id of caveat.concerns) put(record.caveatsOf, id, caveat);
  return record;
}

/** Places in sources; where one names no source, it is in that of the claim or caveat itself. */
const readPlaces = (page: PageData, places: RawPlace[] = [], own?: number | null): Place[] =>
  places.map((place) => ({ ...place, source: idAt(page.sources, place.source ?? own) }));

function readClaim(page: PageData, raw: RawClaim, number: number): Claim {
  return {
    ...page.usual,
    ...raw,
    number,
    subject: idAt(page.things, raw.subject),
    object: idAt(page.things, raw.object),
    voice: idAt(page.voices, raw.voice),
    source: idAt(page.sources, raw.source),
    evidence: readPlaces(page, raw.evidence, raw.source),
    agent: readAgent(page, raw.agent),
  };
}

function readAgent(page: PageData, agent: RawClaim["agent"]): Agent | null {
  if (agent === undefined) return null;
  if (typeof agent !== "number") return { doer: agent[0], source: agent[1] };
  const act = page.claims[agent];
  return { doer: idAt(page.things, act?.subject), source: idAt(page.sources, act?.source) };
}

function readLine({ page, edges }: Data, claims: Claim[], numbers: number[], n: number): Line {
  const end = (node: string | undefined) => idAt(page.things, Number(node?.slice(1)));
  const ends: [string, string] = [end(edges[n]?.from), end(edges[n]?.to)];
  return { id: ends.join("/"), ends, claims: numbers.map((number) => claims[number]?.id ?? "") };
}

const readCaveat = (page: PageData, raw: RawCaveat): Caveat => ({
  ...raw,
  voice: idAt(page.voices, raw.voice),
  source: idAt(page.sources, raw.source),
  evidence: readPlaces(page, raw.evidence, raw.source),
});

/** All claims of a line, the one that bears most first. */
export const claimsOfLine = ({ claim }: Record, line: Line): Claim[] => line.claims.map((id) => at(claim, id));

/** The kind of a claim's relation. */
export const kindOf = (record: Record, claim: Claim): string => relationOf(record, claim).kind;

/** What the vocabulary declares of a claim's relation. */
export function relationOf({ page }: Record, { predicate }: Claim): PageData["relations"][string] {
  const relation = page.relations[predicate];
  if (!relation) throw new Error(`no relation is called ${predicate}`);
  return relation;
}

/** Whether a source says a claim, also where who or what it means is our reading; else the tie itself is inferred. */
export const isTold = ({ wording, reading }: Claim): boolean => wording !== "inferred" || Boolean(reading);

/** What was promised, asked or planned, and does not count as done. */
export const isPromise = (record: Record, { modality }: Claim): boolean =>
  strengthIn(record, "modality", modality) < record.page.ranks.plain;

/** How much a code of a list bears; the most where the list does not rank. */
export const strengthIn = (record: Record, list: List, name: string): number =>
  codeOf(record, list, name).strength ?? record.page.ranks.plain;

/** Whether relations of a kind tell that one thing led to another or that somebody did something. */
export const tellsInfluence = (record: Record, kind: string): boolean =>
  strengthIn(record, "kind", kind) === record.page.ranks.plain;

/** Whether a claim gives its subject only a part, as where it helped; a part is not a doubt. */
export const isPart = (record: Record, claim: Claim): boolean =>
  Boolean(claim.share || relationOf(record, claim).share);

/** Whether who stands in a claim had a part in its other end, as others may have had. */
export const givesPart = (record: Record, claim: Claim): boolean =>
  Boolean(relationOf(record, claim).givesPart) || isPart(record, claim);

/** What a code list says of a code; a code that it lacks goes by its own name. */
export const codeOf = ({ page }: Record, list: List, name: string): Code => page.codes[list][name] ?? { label: name };

/** The type of a thing as the vocabulary declares it. */
export function typeOf(record: Record, id: string): PageData["types"][string] {
  const type = record.page.types[at(record.things, id).type];
  if (!type) throw new Error(`${id} has no type`);
  return type;
}

/** Whether a thing is of one of some types, or of one below them: a petition is an ask. */
export function isOf({ page, things }: Record, id: string, ...types: readonly string[]): boolean {
  const type = things.get(id)?.type ?? "";
  return types.includes(type) || (page.types[type]?.above ?? []).some((above) => types.includes(above));
}

/** The family of a thing's type; empty where there is no such thing. */
export const familyOf = (record: Record, id: string): string =>
  record.things.has(id) ? typeOf(record, id).family : "";

/** The rung of the ladder that a thing stands on, or empty. */
export const rungOf = (record: Record, id: string): string => (record.things.has(id) ? typeOf(record, id).rung : "");

/** What came first and what followed, as a claim says or denies; nothing where its relation has no direction. */
export function walkOf(record: Record, claim: Claim): [start: string, end: string] | null {
  const { cause } = relationOf(record, claim);
  const { subject, object } = claim;
  if (!cause || !subject || !object || subject === object) return null;
  return cause === "subject" ? [subject, object] : [object, subject];
}

/** The caveats that concern any of these claims or things, in order of id. */
export function caveatsAbout({ caveatsOf }: Record, ids: Iterable<string>): Caveat[] {
  const found = new Set([...ids].flatMap((id) => caveatsOf.get(id) ?? []));
  return [...found].sort((a, b) => byCode(a.id, b.id));
}

/** Whether a caveat is of a type that is told in full wherever it concerns what is asked about. */
export const isAlwaysTold = (record: Record, { type }: Caveat): boolean =>
  Boolean(codeOf(record, "caveat", type).always);

/** Whether a caveat is of a type that limits what may be concluded of who brought something about. */
export const limitsCredit = (record: Record, { type }: Caveat): boolean =>
  Boolean(codeOf(record, "caveat", type).limits);

/** Whether a voice has a stake in a thing: in itself, in what it is a part of, or in who brought it about. */
export function hasStake(record: Record, voice: string, thing: string): boolean {
  const stakes = record.voices.get(voice)?.parties ?? [];
  if (!stakes.length || stakes.includes(thing)) return stakes.length > 0;
  return (record.claimsAbout.get(thing) ?? []).some((claim) => {
    const { ownedBy } = relationOf(record, claim);
    if (!ownedBy) return false;
    return claim[ownedBy === "object" ? "subject" : "object"] === thing && stakes.includes(claim[ownedBy]);
  });
}

/** What a thing, voice or source is called. */
export const nameOf = ({ things, voices, sources }: Record, id: string): string =>
  (things.get(id) ?? voices.get(id))?.name ?? sources.get(id)?.title ?? id;

/** The things of the page that a claim is about. */
export const endsOf = ({ things }: Record, claim: Claim): string[] =>
  [claim.subject, claim.object].filter((id) => things.has(id));

/** Sources that repeat one another count as one. */
export const originOf = ({ sources }: Record, id: string): string => sources.get(id)?.origin || id;

/** The line that joins two things, where one does. */
export const lineBetween = ({ linesOf }: Record, a: string, b: string): Line | undefined =>
  linesOf.get(a)?.find((line) => a !== b && line.ends.includes(b));
