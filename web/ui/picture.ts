/** What is drawn at present, and where. One object holds it; only setPicture() changes it. */

import type { Drawing, Room } from "../core/drawing.js";
import type { Disc } from "../core/geometry.js";
import { groupsOf } from "../core/layout.js";
import type { Group, Head, Row, Spot } from "../core/layout.js";
import type { Step } from "../core/model.js";
import type { Line } from "../core/record.js";
import { DATA, PAGE, RECORD, at } from "./data.js";
import { box } from "./elements.js";

/** A step of the open pathway with the line that it is drawn on. */
export interface DrawnStep extends Step {
  line: string;
}

/** How two steps of the open pathway meet at a thing, in words. */
export interface DrawnJoint {
  words: string;
  isShared: boolean;
}

/** How many claims join two groups. */
export interface Tie {
  ends: [string, string];
  count: number;
}

/** A picture: groups, some things, or a pathway. */
export interface Scene {
  mode: "" | "near" | "trace" | "groups";
  /** What is painted; nothing where groups are. */
  drawing: Drawing | null;
  places: ReadonlyMap<string, Spot>;
  lines: Set<string>;
  heads: Head[];
  rows: Row[];
  ties: Tie[];
  steps: DrawnStep[];
  joints: ReadonlyMap<string, DrawnJoint>;
  note: string;
  /** What is left out since it says less than that a source states it; empty where nothing is. */
  weak: string;
}

/** A thing or group where it stands. */
export interface Drawn extends Disc {
  id: string;
  type: string;
}

export interface Focus {
  things: Set<string>;
  lines: Set<string>;
}

export interface Picture {
  scene: Scene;
  colours: { [name: string]: string };
  /** The things and lines in the light while something is chosen. */
  focus: Focus | null;
  hovered: string;
  /** The group that arrow keys are at. */
  cursor: string;
  lines: Line[];
}

export const EMPTY: Scene = {
  mode: "",
  drawing: null,
  places: new Map(),
  lines: new Set(),
  heads: [],
  rows: [],
  ties: [],
  steps: [],
  joints: new Map(),
  note: "",
  weak: "",
};
const current: Picture = {
  scene: EMPTY,
  colours: {},
  focus: null,
  hovered: "",
  cursor: "",
  lines: [],
};
export const picture: Readonly<Picture> = current;
/** Change what is drawn. */
export const setPicture = (patch: Partial<Picture>): void => void Object.assign(current, patch);
export const colour = (name: string): string => picture.colours[name] ?? "";

export const GROUPS = groupsOf(RECORD);
/** The places of all things on the whole map. */
export const WHOLE: ReadonlyMap<string, Disc> = new Map(
  PAGE.things.map((thing, n) => [thing.id, DATA.nodes[n] as Disc]),
);
/** Where things and groups stand in the present picture. */
export const POINTS = new Map<string, Drawn>();

/** The group that an id such as "group 1.0" names. */
export const groupOf = (id: string): Group => at(GROUPS, id.slice(6));
export const groupTitle = (group: Group): string =>
  `${PAGE.columns[group.column] ?? ""}, ${homeOf(group, "of no source", "mostly from")}`;
/** What the things of a group come from. */
export const homeOf = ({ home }: Group, none: string, from: string): string =>
  home < 0 ? none : `${from} ${PAGE.sources[home]?.title ?? ""}`;
/** How many things a group shows. */
export const countIn = (id: string): number => picture.scene.places.get(id)?.count ?? 0;

export const isTall = (): boolean => box.clientWidth < 600;
const SCREENS = 1.4; // that a picture on a phone may be high
/** The room of a picture; on a phone the page grows with it. */
export const room = (): Room => ({
  width: box.clientWidth,
  height: isTall() ? Math.round(innerHeight * SCREENS) : box.clientHeight,
  isTall: isTall(),
});
export const themeName = (): string => document.documentElement.dataset["theme"] ?? "light";
