/** Which picture belongs to the state: groups, all things, those around what is open, or a pathway. */

import { headsOfAll, placeChain, placeGroups, placeThings } from "../core/layout.js";
import type { Group } from "../core/layout.js";
import { isShared } from "../core/model.js";
import type { Pathway, Tie } from "../core/model.js";
import { put } from "../core/record.js";
import type { Line } from "../core/record.js";
import { plural } from "../core/text.js";
import { KINDS, PAGE, RECORD, THINGS, at, lineBetween, linesOf, linksOf, thing } from "./data.js";
import { EMPTY, GROUPS, WHOLE, isTall, room } from "./picture.js";
import type { DrawnJoint, Scene, Tie as GroupTie } from "./picture.js";
import { lineNamed, linesAmong, lookOf, shown, shownClaims } from "./shown.js";
import { isTrace, state } from "./state.js";
import { jointWords, openPathway, openTies } from "./tracing.js";

const MOST_NEAR = 60;
/** Whether all things are drawn at once. */
export const drawsAll = (): boolean => (state.draw ? state.draw === "all" : !PAGE.about.large && !PAGE.about.around);

/** The picture for the state as it is. */
export function sceneOf(): Scene {
  if (isTrace()) return traceScene();
  if (state.things.length) return thingsScene(state.things, "");
  if (drawsAll()) return wholeScene();
  if (state.thing) return nearScene([state.thing]);
  if (state.line) return nearScene(lineNamed(state.line).ends);
  if (state.group) return groupScene(at(GROUPS, state.group));
  return groupsScene();
}

/** What a picture depends on: where it is the same, so is the picture. */
export const sceneKey = (): string =>
  JSON.stringify([
    isTall(),
    drawsAll(),
    state.thing,
    state.line,
    state.group,
    state.things,
    state.from,
    state.to,
    state.pathway,
    drawsAll() ? 0 : shown.things.size,
    drawsAll() ? 0 : shown.claims.size,
  ]);

function wholeScene(): Scene {
  const lines = linesAmong(new Set(THINGS.keys()));
  return { ...EMPTY, mode: "all", places: WHOLE, lines, heads: headsOfAll(RECORD, WHOLE) };
}

/** The things around some: those that the strongest claims join to them first. */
function nearScene(centres: readonly string[]): Scene {
  const lines = centres.flatMap(linesOf).filter((line) => shown.lines.has(line.id));
  const rank = (line: Line) => KINDS.indexOf(lookOf(line).kind);
  const most = (line: Line) => Math.max(...line.ends.map(linksOf));
  lines.sort((a, b) => rank(a) - rank(b) || most(b) - most(a) || (a.id < b.id ? -1 : 1));
  const all = new Set([...centres, ...lines.flatMap((line) => line.ends)]);
  return thingsScene([...all].slice(0, MOST_NEAR), leftOut(all.size - MOST_NEAR));
}

const leftOut = (number: number): string =>
  number > 0 ? `${plural(number, "more thing")} not drawn: the panel and the list have them.` : "";

function groupScene(group: Group): Scene {
  const members = group.things.filter((id) => shown.things.has(id));
  const first = members.slice(0, 26);
  const ties = new Map<string, Line[]>();
  for (const id of first)
    for (const line of linesOf(id)) for (const end of line.ends) if (!members.includes(end)) put(ties, end, line);
  const others = [...ties].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, 16);
  return thingsScene([...first, ...others.map(([id]) => id)], leftOut(members.length - first.length));
}

function thingsScene(ids: readonly string[], note: string): Scene {
  return { ...EMPTY, mode: "near", ...placeThings(RECORD, WHOLE, ids, room()), lines: linesAmong(new Set(ids)), note };
}

function traceScene(): Scene {
  const path = openPathway();
  const ties = openTies();
  if (ties.length) return connectionScene(ties);
  const steps = (path?.steps ?? []).map((step) => ({ ...step, line: lineBetween(step.start, step.end)?.id ?? "" }));
  const places = placeChain(path?.things ?? [state.from, state.to], room());
  const joints = new Map(path ? path.joints.flatMap((_, n) => drawnJoint(path, n + 1)) : []);
  return { ...EMPTY, mode: "trace", places, lines: new Set(steps.map((step) => step.line)), steps, joints };
}

/** What joins two things though no pathway does: only the claims that the panel names. */
function connectionScene(ties: readonly Tie[]): Scene {
  const ids = new Set([state.from, ...ties.flatMap(({ things }) => things), state.to]);
  const claims = ties.flatMap((tie) => tie.claims);
  const lines = new Set(claims.map(({ subject, object }) => lineBetween(subject, object)?.id ?? ""));
  return { ...thingsScene([...ids], "No pathway: what joins the two otherwise."), lines };
}

/** How the step of a number and the next meet; nothing where one passage tells both. */
function drawnJoint(path: Pathway, number: number): [string, DrawnJoint][] {
  const joint = path.joints[number - 1];
  if (!joint || joint.strength === PAGE.ranks.plain) return [];
  return [[joint.thing, { words: jointWords(path, number), isShared: isShared(joint) }]];
}

/** One bubble for each column and source, with how many claims join each two. */
function groupsScene(): Scene {
  const counts = (group: Group) => group.things.filter((id) => shown.things.has(id)).length;
  const groups = [...GROUPS.values()].filter(counts);
  return { ...EMPTY, mode: "groups", ...placeGroups(RECORD, groups, counts, room()), ties: tiesOf() };
}

function tiesOf(): GroupTie[] {
  const ties = new Map<string, GroupTie>();
  const key = (id: string) => `group ${thing(id).column}.${thing(id).home ?? "none"}`;
  for (const id of shown.lines) {
    const line = lineNamed(id);
    const [a = "", b = ""] = line.ends.map(key).sort();
    if (a === b) continue;
    const tie = ties.get(`${a}|${b}`) ?? { ends: [a, b], count: 0 };
    tie.count += shownClaims(line).length;
    ties.set(`${a}|${b}`, tie);
  }
  return [...ties.values()];
}
