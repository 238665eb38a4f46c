/** The map itself: what is sent to vis-network, and what mouse and touch do. */

import { distanceTo, pointOf } from "../core/geometry.js";
import type { Point } from "../core/geometry.js";
import type { Spot } from "../core/layout.js";
import type { Line } from "../core/record.js";
import { plural } from "../core/text.js";
import { LINES, PAGE, at, linesOf, nameOf, thing } from "./data.js";
import { sentence } from "./claims.js";
import { $, box } from "./elements.js";
import { labelsAreStale, paintNames } from "./labels.js";
import { endPoints, paintLines } from "./lines.js";
import { bendOf, bringIntoView, fitAll, isThing, network, nodes } from "./network.js";
import { GROUPS, POINTS, WHOLE, countIn, groupOf, groupTitle, picture, setPicture } from "./picture.js";
import type { Drawn, Focus } from "./picture.js";
import { drawsAll, sceneKey, sceneOf } from "./scenes.js";
import { paintHeads, paintShape } from "./shapes.js";
import { lineNamed, shown, shownClaims } from "./shown.js";
import { open, state } from "./state.js";
import type { How, Patch } from "./state.js";
import { openLine } from "./tracing.js";

/* vis-network gets numbers, not ids: it trips over ids such as __proto__. */
const NUMBERS = new Map(PAGE.things.map(({ id }, n) => [id, `n${n}`]));
[...GROUPS.keys()].forEach((key, n) => NUMBERS.set(`group ${key}`, `g${n}`));
const IDS = new Map([...NUMBERS].map(([id, number]) => [number, id]));

const COLOURS = ["paper", "ink", "quiet", "line", "faint", "accent", "warn", "halo", "tint", "rule", "on-accent"];
function readColours(): void {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
  setPicture({ colours: Object.fromEntries(COLOURS.map((name) => [name, value(name)])) });
}

function focusOf(): Focus | null {
  if (picture.scene.mode === "trace" || state.things.length) return null;
  if (state.thing) {
    const lines = linesOf(state.thing).filter((line) => shown.lines.has(line.id));
    return { things: new Set([state.thing, ...lines.flatMap((l) => l.ends)]), lines: new Set(lines.map((l) => l.id)) };
  }
  return state.line ? { things: new Set(lineNamed(state.line).ends), lines: new Set([state.line]) } : null;
}

/* What filters hide is not drawn, unless it is to be faded. */
const seesAll = (): boolean => state.faded || picture.scene.mode === "trace";
const isSeen = (id: string): boolean => !isThing(id) || shown.things.has(id) || seesAll();
const isLineSeen = (id: string): boolean => shown.lines.has(id) || seesAll();

function sizeIn(mode: string, size: number): number {
  if (mode === "trace") return 14;
  return mode === "near" ? Math.min(14, size) : size;
}

function pointAt(id: string, spot: Spot): Drawn {
  const size = sizeIn(picture.scene.mode, spot.size ?? WHOLE.get(id)?.size ?? 0);
  return { id, x: spot.x, y: spot.y, up: spot.up, size, type: isThing(id) ? thing(id).type : "" };
}

/* Only what has changed is sent to vis. */
const sent = new Map<string, string>();
function send(): void {
  POINTS.clear();
  for (const [id, spot] of picture.scene.places) if (isSeen(id)) POINTS.set(id, pointAt(id, spot));
  const wanted = new Map([...POINTS].map(([id, point]) => [at(NUMBERS, id), point]));
  const gone = [...sent.keys()].filter((number) => !wanted.has(number));
  for (const number of gone) sent.delete(number);
  if (gone.length) nodes.remove(gone);
  const fresh: vis.Node[] = [];
  for (const [id, { x, y, size }] of wanted) {
    const mark = `${x} ${y} ${size}`;
    if (sent.get(id) === mark) continue;
    sent.set(id, mark);
    fresh.push({ id, x, y, size, label: " ", ctxRenderer: ({ ctx }) => drawingOf(id, ctx) });
  }
  if (fresh.length) nodes.update(fresh);
}

function drawingOf(number: string, ctx: CanvasRenderingContext2D): vis.Drawing {
  const point = at(POINTS, at(IDS, number));
  return {
    nodeDimensions: { width: 2 * point.size, height: 2 * point.size },
    drawNode: () => paintShape(ctx, point),
  };
}

let key = "";
/** Draw the picture that belongs to the state. */
export function drawPicture(patch: Patch, how: How): void {
  if (patch.theme !== undefined) readColours();
  const now = sceneKey();
  const isFresh = now !== key;
  if (isFresh) setPicture({ scene: sceneOf() });
  key = now;
  send();
  const { scene } = picture;
  const focus = focusOf();
  setPicture({ focus, lines: [...scene.lines].filter(isLineSeen).map((id) => at(LINES, id)) });
  $("scene-note").textContent = scene.note;
  $("scene-note").hidden = !scene.note;
  if (isFresh && scene.mode !== "all") fitAll();
  else if (how.move && focus) bringIntoView([...focus.things].filter((id) => POINTS.has(id)));
  else if (isFresh) fitAll();
  labelsAreStale();
  network.redraw();
}

/* Mouse and touch */
const idAt = (number: string): string => at(IDS, number);

/** Open a thing or a group of the picture. */
export function openPoint(id: string): void {
  if (isThing(id)) open({ thing: id });
  else open({ group: groupOf(id).key });
}

/** The nearest line within a few pixels. */
function lineAt(point: Point): Line | null {
  let nearest: Line | null = null;
  let least = 7 / network.getScale();
  for (const line of picture.lines) {
    const points = endPoints(line);
    if (!points) continue;
    const off = distanceTo(...points, bendOf(...points), point);
    if (off < least && (!picture.focus || picture.focus.lines.has(line.id))) [nearest, least] = [line, off];
  }
  return nearest;
}

function hover(id: string, text: string, spot: Point | null): void {
  const tip = $("tip");
  if (!spot && tip.hidden) return;
  setPicture({ hovered: id });
  tip.hidden = !spot;
  box.style.cursor = spot ? "pointer" : "";
  if (spot) {
    tip.textContent = text;
    tip.style.left = `${Math.max(4, Math.min(spot.x + 14, box.clientWidth - 290))}px`;
    tip.style.top = `${box.offsetTop + spot.y + 14}px`;
  }
  labelsAreStale();
  network.redraw();
}
const hoverNothing = (): void => hover("", "", null);

function titleOfPoint(id: string): string {
  if (!isThing(id)) return `${plural(countIn(id), "thing")}: ${groupTitle(groupOf(id))}`;
  const joint = picture.scene.joints.get(id);
  return joint ? `${nameOf(id)}. ${joint.words}` : nameOf(id);
}

/** One line of two things in words: "A asked for B, and 2 more claims". */
function titleOfLine(line: Line): string {
  const [first, ...rest] = shownClaims(line);
  if (!first) return "";
  return `${sentence(first)}${rest.length ? `, and ${plural(rest.length, "more claim")}` : ""}`;
}

function clicked({ pointer }: vis.Pointed): void {
  hoverNothing();
  const node = network.getNodeAt(pointer.DOM);
  const line = node === undefined ? lineAt(pointer.canvas) : null;
  if (node !== undefined) openPoint(idAt(node));
  else if (line) openLine(line.id);
  else if ((state.thing || state.line) && drawsAll()) open({});
}

function pointed(event: PointerEvent): void {
  if (event.buttons || picture.hovered || event.pointerType !== "mouse") return;
  const area = box.getBoundingClientRect();
  const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
  if (network.getNodeAt(spot) !== undefined) return;
  const line = lineAt(network.DOMtoCanvas(spot));
  const text = line ? titleOfLine(line) : "";
  if (text || !$("tip").hidden) hover("", text, line ? spot : null);
}

/** Paint the map whenever vis-network does, and follow mouse and touch. */
export function startCanvas(): void {
  network.on("beforeDrawing", paintLines);
  network.on("afterDrawing", paintHeads);
  network.on("afterDrawing", paintNames);
  network.on("click", clicked);
  network.on("hoverNode", ({ node, pointer }) => hover(idAt(node), titleOfPoint(idAt(node)), pointer.DOM));
  for (const event of ["blurNode", "dragStart", "zoom"] as const) network.on(event, hoverNothing);
  network.on("dragStart", () => setPicture({ isMoving: true }));
  network.on("dragEnd", () => {
    setPicture({ isMoving: false });
    network.redraw();
  });
  box.addEventListener("pointermove", pointed);
}

/* Where a thing or the middle of a line is in the box, for tests and for whoever wants to point at it. */
box.spotOf = (id) => {
  const line = LINES.get(id);
  const points = line && endPoints(line);
  return network.canvasToDOM(points ? pointOf(points[0], bendOf(...points), points[1], 0.5) : at(POINTS, id));
};
