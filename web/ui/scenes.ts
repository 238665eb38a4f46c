/** Which picture belongs to the state: a pathway, what is around a thing, some things, or the record by source. */

import { drawChain } from "../core/chain.js";
import { wordingOf } from "../core/codes.js";
import type { Link } from "../core/drawing.js";
import { fit } from "../core/fitting.js";
import type { Wish } from "../core/fitting.js";
import { placeGroups } from "../core/layout.js";
import type { Group } from "../core/layout.js";
import { linkOf } from "../core/looks.js";
import { isBreak, isPlain, isShared } from "../core/model.js";
import type { Pathway, Step, Tie } from "../core/model.js";
import { nameOf as nameInRecord, put } from "../core/record.js";
import type { Line } from "../core/record.js";
import { linksOf, weakInWords, wishAround, wishOf } from "../core/scene_parts.js";
import { weaknessOf } from "../core/step_findings.js";
import { plural, shorter } from "../core/text.js";
import { nameInPicture } from "../core/text_boxes.js";
import { LINES, PAGE, RECORD, THINGS, at, lineBetween, linesOf, linksOf as countOf, thing } from "./data.js";
import { frontEnds } from "./front_ends.js";
import { measure } from "./measuring.js";
import { EMPTY, GROUPS, WHOLE, room } from "./picture.js";
import type { DrawnJoint, Scene, Tie as GroupTie } from "./picture.js";
import { lineNamed, linesAmong, shown, shownClaims } from "./shown.js";
import { isTrace, state } from "./state.js";
import { NO_PATHWAY, inPassing, jointWords, openTies, traceOf } from "./tracing.js";

const MOST = 120; // things of which a picture is tried at all

/** Whether as many things as fit are drawn at once. */
export const drawsAll = (): boolean => state.draw === "all";

/** The picture for the state as it is. */
export function sceneOf(): Scene {
  if (isTrace()) return traceScene(state.from, state.to, state.pathway);
  if (state.things.length) return thingsScene(state.things);
  if (state.thing) return aroundScene(state.thing);
  if (state.line) return lineScene(lineNamed(state.line));
  if (state.group) return groupScene(at(GROUPS, state.group));
  if (state.sources) return groupsScene();
  return drawsAll() ? wholeScene() : frontScene();
}

/** What a picture depends on: where it is the same, so is the picture. */
export const sceneKey = (): string =>
  JSON.stringify([
    room(),
    drawsAll(),
    state.thing,
    state.line,
    state.group,
    state.things,
    state.from,
    state.to,
    state.pathway,
    state.sources,
    state.weaker,
    state.faded,
    shown.things.size,
    shown.claims.size,
  ]);

/** Before anything is chosen: the worked pathway, or else what most is said of. */
function frontScene(): Scene {
  const ends = frontEnds();
  if (ends) return traceScene(ends[0], ends[1], 0);
  const first = PAGE.about.starts[0]?.thing ?? byLinks([...THINGS.keys()])[0];
  return first ? aroundScene(first) : { ...EMPTY, mode: "near" };
}

const byLinks = (ids: string[]): string[] => ids.sort((a, b) => countOf(b) - countOf(a) || (a < b ? -1 : 1));
const drawnLinks = (lines: readonly Line[]): Link[] => linksOf(RECORD, lines, shownClaims, state.faded);

const aroundScene = (id: string): Scene => fittedScene(wishAround(id, drawnLinks(linesOf(id)), state.weaker));

/** As many of all things as fit, those with most relations first. */
function wholeScene(): Scene {
  const ids = byLinks([...THINGS.keys()].filter((id) => shown.things.has(id)));
  return thingsScene(ids.slice(0, MOST), [], ids.slice(MOST));
}

/** Some things, in the order of heights that the whole map has, and the lines among them, or those given. */
export function thingsScene(
  ids: readonly string[],
  must: readonly string[] = [],
  others: readonly string[] = [],
): Scene {
  const height = (id: string) => WHOLE.get(id)?.y ?? 0;
  const sorted = ids.toSorted((a, b) => height(a) - height(b) || (a < b ? -1 : 1));
  const lines = [...linesAmong(new Set(ids))].map((id) => at(LINES, id));
  return fittedScene(wishOf(sorted, drawnLinks(lines), must, state.weaker), others);
}

/** Two things, and what both are joined to. */
function lineScene(line: Line): Scene {
  const [a = "", b = ""] = line.ends;
  const near = (id: string) => linesOf(id).flatMap(({ ends }) => ends.filter((end) => end !== id));
  const both = near(a).filter((id) => id !== b && near(b).includes(id) && shown.things.has(id));
  const others = byLinks(both).slice(0, 8);
  const lines = [line, ...others.flatMap((id) => line.ends.flatMap((end) => lineBetween(id, end) ?? []))];
  return fittedScene(wishOf([...line.ends, ...others], drawnLinks(lines), line.ends, state.weaker));
}

function groupScene(group: Group): Scene {
  const members = group.things.filter((id) => shown.things.has(id));
  const first = members.slice(0, 26);
  const ties = new Map<string, Line[]>();
  for (const id of first)
    for (const line of linesOf(id)) for (const end of line.ends) if (!members.includes(end)) put(ties, end, line);
  const others = [...ties].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, 12);
  return thingsScene([...first, ...others.map(([id]) => id)], [], members.slice(26));
}

function fittedScene(wish: Wish, others: readonly string[] = []): Scene {
  const { drawing, weak, leftOut } = fit(wish, {
    room: room(),
    measure,
    nameOf: (id, joined) => nameInPicture(RECORD, id, joined),
    foldedName: (many) => `${many} more ▸`,
  });
  const links = drawing.routes.flatMap((route) => route.links);
  const many = leftOut.length + others.length;
  return {
    ...EMPTY,
    mode: "near",
    drawing,
    places: new Map(drawing.markers.map(({ id, x, y }) => [id, { x, y }])),
    lines: new Set(links.map(({ id }) => id).filter((id) => LINES.has(id))),
    note: many ? `${plural(many, "more thing")} not drawn` : "",
    weak: weak.length ? `${weak.length} weaker: ${weakInWords(RECORD, weak)}` : "",
  };
}

function traceScene(from: string, to: string, number: number): Scene {
  const ties = openTies();
  if (ties.length) return connectionScene(ties);
  const path = traceOf(from, to).pathways[number];
  const steps = (path?.steps ?? []).map((step) => ({ ...step, line: lineBetween(step.start, step.end)?.id ?? "" }));
  const joints = new Map(path ? path.joints.flatMap((_, n) => drawnJoint(path, n + 1)) : []);
  const warnings = [...joints].filter(([, { isShared: warns }]) => warns);
  const { width, height } = room();
  const drawing = drawChain({
    things: path?.things ?? [from, to],
    steps: steps.map((step) => ({ link: linkOfStep(step), isBreak: isBreak(RECORD, step), told: howTold(step) })),
    asides: new Map(path ? warnings.map(([id, { words }]) => [id, words]) : [[from, NO_PATHWAY]]),
    nameOf: (id) => nameInPicture(RECORD, id),
    measure,
    width: width - 60,
    height: height - 60,
  });
  const places = new Map(drawing.markers.map(({ id, x, y }) => [id, { x, y }]));
  return { ...EMPTY, mode: "trace", drawing, places, lines: new Set(steps.map((step) => step.line)), steps, joints };
}

/** A step is drawn as the claim that leads it, whatever else is said of its two things. */
const linkOfStep = (step: Step & { line: string }): Link => ({
  ...linkOf(RECORD, at(LINES, step.line), [step.lead, ...step.claims, ...step.opposing, ...step.disputing]),
  from: step.start,
  to: step.end,
  verb: step.phrase,
  hasHead: true,
});

function howTold(step: Step): string {
  if (isBreak(RECORD, step)) return `Breaks here: ${inPassing(weaknessOf(RECORD, step))}`;
  if (!isPlain(RECORD, step)) return inPassing(weaknessOf(RECORD, step));
  const { voice, source } = step.lead;
  return `${wordingOf(RECORD, step.lead).label}: ${shorter(nameInRecord(RECORD, voice || source), 60)}`;
}

/** What joins two things though no pathway does: only the claims that the panel names. */
function connectionScene(ties: readonly Tie[]): Scene {
  const ids = [...new Set([state.from, ...ties.flatMap(({ things }) => things), state.to])];
  const claims = ties.flatMap((tie) => tie.claims);
  const lines = [...new Set(claims.flatMap(({ subject, object }) => lineBetween(subject, object) ?? []))];
  const scene = fittedScene(wishOf(ids, drawnLinks(lines), [state.from, state.to], true));
  return { ...scene, note: "No pathway: what joins the two otherwise." };
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
