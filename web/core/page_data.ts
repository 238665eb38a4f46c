/** The JSON that visualisations/map/page_data.py writes into a page. Claims name things, voices and sources by number. */

import type { Coded } from "./codes.js";
import type { PagePlace } from "./page_place.js";
import type { Question } from "./question_data.js";

/** The earliest and latest start and end as numbers such as 20161103; 0 and 99999999 where nothing is known. */
export type Bounds = readonly [number, number, number, number];

export interface LineStyle {
  width: number;
  dash: string;
  head: "filled" | "hollow" | "open" | "small";
  strong: boolean;
  /** How much heavier or lighter the strokes of its tones are. */
  weight: number;
}

/** One of the strokes, laid on one another, that a tone is drawn with; `ink` names a colour of the page. */
export interface Pass {
  width: number;
  dash: string;
  ink: string;
  round: boolean;
}

/** What a thing of a type is drawn with. `own`: the type looks unlike its family. */
export interface TypeStyle {
  colour: string;
  outline: string;
  shape: string;
  own: boolean;
}

export interface Thing {
  id: string;
  type: string;
  name: string;
  aliases?: string[];
  identifiers?: string[];
  /** What is told of it besides claims: its address, its numbers in registers. */
  facts?: Fact[];
  description?: string;
  links?: number;
  beyond?: number;
  column: number;
  home?: number;
  /** Somebody who is left out of the page made it, or had a part in it. */
  unseen?: "maker" | "part";
}

export interface Voice {
  id: string;
  name: string;
  description?: string;
  stakes?: string[];
  /** The ids of what the voice has a stake in. */
  parties?: string[];
  /** It is an author's, who tells what many say, rather than a speaker's. */
  reports?: boolean;
  source?: number;
}

export interface Fact {
  term: string;
  text: string;
  link?: string;
}

export interface Source {
  id: string;
  title: string;
  publisher?: string;
  published?: string;
  origin?: string;
  /** What its text is made of, by which places are told. */
  layout?: string;
  facts?: Fact[];
}

/** A way in which a story looks at things. */
export type Shape = "thing" | "line" | "trace" | "things";

export interface View {
  caption: string;
  shape: Shape;
  things: number[];
}

export interface Story {
  id: string;
  title: string;
  question: string;
  views: View[];
}

export interface Relation {
  label: string;
  inverse: string;
  kind: string;
  cause?: "subject" | "object";
  share?: string;
  givesPart?: boolean;
  namesMaker?: boolean;
  /** The end that owns the other, as its whole or its maker. */
  ownedBy?: "subject" | "object";
  /** What stands before a value in a list of facts, where the label does not. */
  fact?: string;
  /** Its value is when the thing itself was. */
  givesTime?: boolean;
  /** It says what its subject comes to, as an answer does. */
  tellsResult?: boolean;
  /** The relation of the vocabulary that a workspace's own is a sub-property of. */
  root?: string;
  /** Whether more of the one came to `more` or `less` of the other. */
  direction?: "more" | "less";
  /** The end that held the role at the other end. */
  holder?: "subject" | "object";
  /** How claims of it tie actors, in networks. */
  ties?: string[];
}

export interface Code {
  label: string;
  definition?: string;
  strength?: number;
  /** Of a type of caveats: they are told in full wherever they concern what is asked about. */
  always?: boolean;
  limits?: boolean;
}

export interface Type {
  label: string;
  family: string;
  count: number;
  rung: string;
  /** Things of the type are made or done by many. */
  shared?: boolean;
  /** The relations that people ask of first, in order; "^" in front: as they read from the object. */
  facts?: string[];
  /** Things of the type act: people, organisations, teams, posts. */
  acts?: boolean;
  /** The types that are wider: a petition is an ask. What the type is called, of what is quoted in sentences. */
  above?: string[];
  words?: string[];
}

export interface RawPlace {
  anchor: string;
  summary: string;
  line?: number;
  page?: number;
  paragraph?: number;
  row?: number;
  /** What is wrong where its anchor has no place in the text: "missing" or "unsettled". */
  lost?: string;
  source?: number;
  /** The number of the passage, and of the sentence, in the whole text. */
  passage?: number;
  sentence?: number;
}

export interface RawClaim extends Coded {
  id: string;
  predicate: string;
  text?: string;
  /** The code of a list that it gives, such as an answer or the state of a promise. */
  code?: string;
  when?: string;
  from?: string;
  about?: string;
  wording?: string;
  modality?: string;
  share?: string;
  /** What of an inferred claim is our reading, where a source says the rest. */
  reading?: string;
  /** The claim that names, in the same sentence, who did it; its doer and source by name where it is not here. */
  agent?: number | [doer: string, source: string];
  disputes?: boolean;
  reason?: string;
  /** What is noted beside it, each with a word for what it is. */
  notes?: [string, string][];
  bounds?: Bounds;
  evidence?: RawPlace[];
  strength?: number;
  subject?: number;
  object?: number;
  voice?: number;
  source?: number;
}

export interface RawCaveat extends Coded {
  id: string;
  type: string;
  summary: string;
  concerns: string[];
  evidence?: RawPlace[];
  source?: number | null;
  voice?: number | null;
}

export interface About extends PagePlace {
  title: string;
  hash: string;
  base: string;
  origin: string;
  licence: string;
  notes: string[];
  around: string | null;
  starts: { thing: string; why: string }[];
  large: boolean;
  things: number;
  claims: number;
  sources: number;
  claimsHere: number;
  /** How whoever keeps the data can be reached: a `mailto:` or web address. */
  contact?: string;
}

export interface Style {
  types: Record<string, TypeStyle>;
  lines: Record<string, LineStyle>;
  inferred: Record<string, LineStyle>;
  /** The strokes of how strongly something is told. */
  tones: Record<string, Pass[]>;
  wordings: Record<string, string>;
  promiseMark: string;
  disputeMark: string;
}

/** By which names the page makes its tables of asks, promises, ties and secondments. */
export interface ViewNames {
  rows: { [type: string]: string };
  promises: string[];
  figures: string[];
  heldTo: string[];
  said: string[];
  notAssessed: string;
  roles: { [role: string]: string };
  presence: string[];
  themes: string;
  people: string;
  groups: string;
  secondment: {
    type: string;
    modes: [end: string, relation: string, mode: string][];
    paying: string;
    lending: string;
    hosting: string;
  };
}

/** The words that names are compared without, and those that are written out. */
export interface NameWords {
  articles: string[];
  forms: string[];
  joining: string[];
  asking: string[];
  leads: string[][];
  ends: string[][];
  short: Record<string, string>;
}

export interface PageData {
  about: About;
  things: Thing[];
  columns: string[];
  stories: Story[];
  claims: RawClaim[];
  lines: number[][];
  caveats: RawCaveat[];
  voices: Voice[];
  sources: Source[];
  usual: { strength: number; wording: string; modality: string; when: string };
  nameWords: NameWords;
  questions: { questions: Question[]; asides: string[] };
  types: Record<string, Type>;
  relations: Record<string, Relation>;
  codes: Record<
    "caveat" | "joint" | "kind" | "modality" | "reading" | "rung" | "share" | "wording",
    Record<string, Code>
  >;
  ladder: string[];
  /** The kinds of relations, those that say most first. */
  kinds: string[];
  ranks: { break: number; opinion: number; plain: number };
  phrases: Record<string, string>;
  views: ViewNames;
  style: Style;
  options: object;
}

/** The whole JSON of a page: what is drawn and where, and what it is about. */
export interface Data {
  nodes: { id: string; x: number; y: number; size: number }[];
  edges: { id: string; from: string; to: string }[];
  page: PageData;
}
