/** A picture as it is painted: markers with their names, lines with their verbs. Its unit is a pixel at full size. */

import type { Point } from "./geometry.js";
import type { Words } from "./text_boxes.js";

/** Words at a place: `x` is where they begin, `y` their middle. */
export interface WordsAt extends Words {
  x: number;
  y: number;
}

/** A line to be drawn. It reads from left to right by `verb` where `from` is on the left, else by `inverse`. */
export interface Link {
  id: string;
  from: string;
  to: string;
  verb: string;
  inverse: string;
  /** What keeps it from being a plain statement, in words; empty where nothing does. */
  note: string;
  /** The name of its stroke. */
  tone: string;
  kind: string;
  /** Of its leading claim; empty where something disputes that. */
  wording: string;
  hasHead: boolean;
  /** It says less than that a source states it: an opinion, a doubt, a reading, something disputed. */
  isWeak: boolean;
  isFaded: boolean;
}

/** A thing, or things folded into one row, with its name. */
export interface Marker extends Point {
  id: string;
  size: number;
  name: WordsAt;
  isCentre: boolean;
  /** The things that a folded row stands for; none where it is a thing. */
  folded: string[];
}

/** One stroke. `links` are the lines that run along it; more than one where a verb is shared. */
export interface Route {
  links: Link[];
  points: Point[];
  /** The marker that it ends at, where its head is. */
  head: boolean;
  /** The markers at which it may touch. */
  ends: string[];
}

/** The verb of one line, or of several that share it. */
export interface Verb {
  links: Link[];
  words: WordsAt;
}

/** The number of a step, and whether the pathway breaks at it. */
export interface StepMark extends Point {
  number: number;
  isBreak: boolean;
}

export interface Drawing {
  markers: Marker[];
  routes: Route[];
  verbs: Verb[];
  steps: StepMark[];
  /** What is said beside a thing of how two steps meet there. */
  asides: WordsAt[];
  width: number;
  height: number;
}

/** The room of a picture on the screen. */
export interface Room {
  width: number;
  height: number;
  isTall: boolean;
}
