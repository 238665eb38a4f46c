/** The address says all of what is open and filtered: a view can be sent, kept, and gone back from. */

import { dayOf } from "../core/dates.js";
import { KINDS, LINES, PAGE, SOURCES, STORIES, THINGS, VOICES, at } from "./data.js";
import { panel } from "./elements.js";
import { GROUPS } from "./picture.js";
import { questionPatch, readAsked, writeAsked } from "./questions.js";
import { NOTHING_OPEN, VIEWS, change, noFilters, state, writeHistory } from "./state.js";
import type { How, Patch, State } from "./state.js";
import { viewPatch } from "./stories.js";
import { traceOf } from "./tracing.js";

/** The parts of the state that an address keeps: all of what is read from one. */
type Kept = Omit<State, "theme">;
type KeysOf<Value> = { [Key in keyof Kept]: Kept[Key] extends Value ? Key : never }[keyof Kept];

const SETS: readonly (readonly [name: string, key: KeysOf<Set<string>>, all: () => readonly string[]])[] = [
  ["without", "offTypes", () => Object.keys(PAGE.types)],
  ["without-lines", "offKinds", () => KINDS],
  ["without-wordings", "offWordings", () => Object.keys(PAGE.style.wordings)],
  ["without-sources", "offSources", () => [...SOURCES.keys()]],
];
type NamedKey = "thing" | "line" | "group" | "from" | "to" | "story" | "voice" | "topic" | "place" | "of";
const NAMED: readonly (readonly [name: string, key: NamedKey, shelf: { has(id: string): boolean }])[] = [
  ["thing", "thing", THINGS],
  ["line", "line", LINES],
  ["group", "group", GROUPS],
  ["from", "from", THINGS],
  ["to", "to", THINGS],
  ["story", "story", STORIES],
  ["voice", "voice", VOICES],
  ["theme", "topic", THINGS],
  ["place", "place", THINGS],
  ["of", "of", THINGS],
];
const OPENED_BY_STORY = new Set<NamedKey>(["thing", "line", "group", "from", "to"]);
const WHOLE_NUMBERS: readonly (readonly [name: string, key: KeysOf<number>, first: number])[] = [
  ["pathway", "pathway", 1],
  ["step", "step", 0],
  ["since", "since", 0],
  ["until", "until", 0],
  ["view-number", "at", 1],
];
const SWITCHES: readonly (readonly [name: string, key: KeysOf<boolean>])[] = [
  ["dated", "datedOnly"],
  ["disputed", "disputed"],
  ["faded", "faded"],
  ["embed", "embed"],
  ["picture", "asPicture"],
  ["sources", "sources"],
  ["weaker", "weaker"],
];

const TEXTS = [
  ["as-of", "asOf"],
  ["undated", "undated"],
  ["draw", "draw"],
] as const;

function address(): string {
  const parts = new URLSearchParams();
  const isStory = Boolean(state.story);
  for (const [name, key] of NAMED)
    if (state[key] && !(isStory && OPENED_BY_STORY.has(key))) parts.set(name, state[key]);
  writeAsked(parts);
  for (const [name, key] of TEXTS) if (state[key]) parts.set(name, state[key]);
  if (!isStory) writeThings(parts);
  for (const [name, key, first] of WHOLE_NUMBERS) if (state[key]) parts.set(name, String(state[key] + first));
  for (const [name, key] of SETS) if (state[key].size) parts.set(name, [...state[key]].sort().join(" "));
  for (const [name, key] of SWITCHES) if (state[key]) parts.set(name, "1");
  if (state.view !== "map") parts.set("view", state.view);
  return parts.toString();
}

/* The things of an answer follow from the question. */
function writeThings(parts: URLSearchParams): void {
  if (state.things.length && !state.question) parts.set("things", state.things.join(" "));
}

/** The state that the address says; what it says of nothing on this page is left out. */
export function readAddress(): Kept {
  const parts = new URLSearchParams(location.hash.slice(1));
  const text = (name: string) => parts.get(name) ?? "";
  const listed = (name: string) => text(name).split(" ");
  const [draw, undated] = [text("draw"), text("undated")];
  const read: Kept = {
    ...NOTHING_OPEN,
    ...noFilters(),
    asOf: dayOf(text("as-of")) ? text("as-of") : "",
    things: listed("things").filter((id) => THINGS.has(id)),
    undated: undated === "with" || undated === "only" ? undated : "",
    view: VIEWS.find((name) => name === text("view")) ?? "map",
    of: "",
    draw: draw === "all" || draw === "near" ? draw : "",
    embed: false,
    asPicture: false,
    faded: false,
  };
  for (const [name, key, shelf] of NAMED) read[key] = shelf.has(text(name)) ? text(name) : "";
  for (const [name, key, all] of SETS) read[key] = new Set(listed(name).filter((id) => all().includes(id)));
  for (const [name, key, first] of WHOLE_NUMBERS)
    read[key] = /^\d{1,4}$/.test(text(name)) ? Math.max(0, Number(text(name)) - first) : 0;
  for (const [name, key] of SWITCHES) read[key] = text(name) === "1";
  return withQuestion(parts, withSubject(read));
}

/* A table of a thing is of that thing until another is chosen, whatever is opened beside it. */
const withSubject = (read: Kept): Kept =>
  read.view === "map" || read.view === "list" ? read : { ...read, of: read.of || read.thing };

function withQuestion(parts: URLSearchParams, read: Kept): Kept {
  const asked = readAsked(parts);
  return asked ? { ...read, ...questionPatch(asked) } : withinBounds(read);
}

/* A story has so many views, and a trace so many pathways. */
function withinBounds(read: Kept): Kept {
  if (read.story)
    Object.assign(read, {
      ...viewPatch(read.story, Math.min(read.at, at(STORIES, read.story).views.length - 1)),
      step: read.step,
    });
  else read.at = 0;
  const { pathways } = read.from && read.to ? traceOf(read.from, read.to) : { pathways: [] };
  read.pathway = Math.min(read.pathway, Math.max(0, pathways.length - 1));
  read.step = Math.min(read.step, pathways[read.pathway]?.steps.length ?? 0);
  return read;
}

const written: { address: string | null } = { address: null };

/** Keep the address as the state is. What is opened can be gone back from; a handle being dragged leaves no trail. */
export function writeAddress(_: Patch, how: How): void {
  const now = address();
  if (written.address === null || now === written.address) return;
  written.address = now;
  writeHistory(now, Boolean(how.replace));
}

function follow(): void {
  if (location.hash.slice(1) === written.address) return;
  written.address = location.hash.slice(1);
  const focus = panel.contains(document.activeElement) || document.activeElement === document.body;
  change(readAddress(), { move: true, focus });
}

/** From now on the address and the state go together. */
export function startAddress(): void {
  written.address = address();
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
}
