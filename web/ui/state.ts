/** The one state. Parts never change it themselves: they call change(), which calls all that watch it. */

import { THINGS, thing } from "./data.js";

/** What the middle of the page shows: the map, the list of claims, or one of the tables. */
export const VIEWS = [
  "map",
  "list",
  "matrix",
  "promises",
  "timeline",
  "connections",
  "secondments",
  "unknown",
] as const;
export type ViewName = (typeof VIEWS)[number];

export interface Opened {
  thing: string;
  line: string;
  group: string;
  things: string[];
  from: string;
  to: string;
  pathway: number;
  /** The step of the pathway whose evidence is open, from 1; 0: none. */
  step: number;
  story: string;
  at: number;
  /** A question by its id, with what it asks about. */
  question: string;
  about: string;
  other: string;
  year: number;
  /** The record by source is open. */
  sources: boolean;
  /** What says less than that a source states it is drawn too, where there is much. */
  weaker: boolean;
}

export interface Filters {
  offTypes: Set<string>;
  offKinds: Set<string>;
  offWordings: Set<string>;
  offSources: Set<string>;
  voice: string;
  topic: string;
  place: string;
  since: number;
  until: number;
  asOf: string;
  datedOnly: boolean;
  /** Undated claims stand apart while a time is asked for: taken along all the same, or alone. */
  undated: "" | "with" | "only";
  /** Only what is disputed, or disputes. */
  disputed: boolean;
}

export interface State extends Opened, Filters {
  view: ViewName;
  /** The thing that a table is of. */
  of: string;
  theme: string;
  draw: "" | "all" | "near";
  embed: boolean;
  /** On a phone, a picture is wanted in the place of the list. */
  asPicture: boolean;
  faded: boolean;
}

export type Patch = Partial<State>;

/** How a change is made: does the picture move there, the keyboard follow, and is it told and kept in the history? */
export interface How {
  move?: boolean;
  focus?: boolean;
  silent?: boolean;
  replace?: boolean;
}

export type Watcher = (patch: Patch, how: How) => void;

export const NOTHING_OPEN: Readonly<Opened> = {
  thing: "",
  line: "",
  group: "",
  things: [],
  from: "",
  to: "",
  pathway: 0,
  step: 0,
  story: "",
  at: 0,
  question: "",
  about: "",
  other: "",
  year: 0,
  sources: false,
  weaker: false,
};
/** The filters when nothing is left out. */
export const noFilters = (): Filters => ({
  offTypes: new Set(),
  offKinds: new Set(),
  offWordings: new Set(),
  offSources: new Set(),
  voice: "",
  topic: "",
  place: "",
  since: 0,
  until: 0,
  asOf: "",
  datedOnly: false,
  undated: "",
  disputed: false,
});

const current: State = {
  ...NOTHING_OPEN,
  ...noFilters(),
  view: "map",
  of: "",
  theme: "system",
  draw: "",
  embed: false,
  asPicture: false,
  faded: false,
};
export const state: Readonly<State> = current;

const watchers: Watcher[] = [];
/** Have a part called after each change, after those that watch already. */
export const watch = (...parts: Watcher[]): void => void watchers.push(...parts);

/** Change the state, and call all that watch it. */
export function change(patch: Patch, how: How = {}): void {
  Object.assign(current, patch);
  if (patch.thing && THINGS.has(patch.thing)) current.offTypes.delete(thing(patch.thing).type);
  for (const part of watchers) part(patch, how);
}

const names = <Part extends object>(part: Part): (keyof Part)[] => Object.keys(part) as (keyof Part)[];
const OPENED = names(NOTHING_OPEN);
const FILTERS = names(noFilters());
/** Whether a change opens or closes something. */
export const opens = (patch: Patch): boolean => OPENED.some((key) => patch[key] !== undefined);
/** Whether a change is one of filters. */
export const filters = (patch: Patch): boolean => FILTERS.some((key) => patch[key] !== undefined);

export const isTrace = (): boolean => Boolean(state.from && state.to);
export const isOpen = (): boolean =>
  Boolean(state.thing || state.line || state.group || state.story || state.question || isTrace());
/** Whether some filter leaves out claims. */
export const claimsFiltered = (): boolean =>
  Boolean(
    state.offKinds.size ||
    state.offWordings.size ||
    state.offSources.size ||
    state.voice ||
    state.topic ||
    state.place ||
    state.since ||
    state.until ||
    state.asOf ||
    state.datedOnly ||
    state.undated === "only" ||
    state.disputed,
  );

/** Open a thing, a line, a group, a story or a trace ({} closes all). Keyboard and search users are taken along. */
export function open(what: Patch, how: How = {}): void {
  const from = what.from === undefined && !isTrace() ? state.from : "";
  change({ ...NOTHING_OPEN, from, ...what }, { move: true, ...how });
}

const backSteps = (): number => (history.state as { depth?: number } | null)?.depth ?? 0;
/** Whether there is something to go back to. */
export const hasBack = (): boolean => backSteps() > 0;

/** One step back in the browser's own history, so that its button and ours agree. */
export function back(): void {
  if (hasBack()) history.back();
  else open({}, { focus: true });
}

/** Give the state an address, in place of the one it has or after it. */
export function writeHistory(address: string, isReplaced: boolean): void {
  if (isReplaced) history.replaceState({ depth: backSteps() }, "", `#${address}`);
  else history.pushState({ depth: backSteps() + 1 }, "", `#${address}`);
}
