/** Questions as the page has them, and which claims answer each. */

/** Which claims answer a question. `given`: the end that is asked about; either where it is not given. */
export interface Pattern {
  relations?: string[];
  kinds?: string[];
  types?: string[];
  rungs?: string[];
  wordings?: string[];
  disputes?: boolean;
  given?: "subject" | "object" | "cause" | "effect";
  /** One voice alone tells it. */
  lone?: boolean;
  /** A date is looked for in the value of a claim, or in its time: which is in it, wholly after or before it, or from it on. */
  year?: "value" | "time" | "after" | "since" | "before";
}

/** A question that the page can answer: as asked of a thing, of two, of a year, and of everything. */
export interface Question {
  id: string;
  of?: string;
  pair?: string;
  year?: string;
  all?: string;
  /** Of a question that is made of a relation: how the relation reads. */
  verb?: string;
  /** The words by which it is found; some stand in a row. */
  words: string[];
  /** It is offered to those who do not know yet what to ask. */
  first?: boolean;
  patterns?: Pattern[];
  /** The relations that take along what is about the thing, or a part of it. */
  through?: string[];
  /** The claims answer, told by who says each. */
  bySpeaker?: boolean;
  /** The other of a pair is a source or a voice, whose claims answer; it stands behind the first of the words, before the others. */
  bySource?: boolean;
  /** The relations that tell more of each answer. */
  then?: string[];
  /** The types of cautions that answer; all where none is given. */
  caveats?: string[];
  /** The families of which the most connected answer. */
  most?: string[];
}
