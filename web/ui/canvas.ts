/** The map itself: what is sent to vis-network, and what mouse and touch do. */

import type { Link, Marker } from "../core/drawing.js";
import { alongPath, distanceToPath } from "../core/geometry.js";
import type { Disc, Point } from "../core/geometry.js";
import type { Line } from "../core/record.js";
import { plural } from "../core/text.js";
import { LINES, PAGE, at, linesOf, nameOf, thing } from "./data.js";
import { sentence } from "./claims.js";
import { $, box, button, make } from "./elements.js";
import { isWithin, paintNames } from "./labels.js";
import { paintLines } from "./lines.js";
import { fitAll, isThing, network, nodes } from "./network.js";
import { GROUPS, POINTS, countIn, groupOf, groupTitle, picture, setPicture } from "./picture.js";
import type { Drawn, Focus } from "./picture.js";
import { sceneKey, sceneOf } from "./scenes.js";
import { paintHeads, paintShape } from "./shapes.js";
import { lineNamed, shown, shownClaims } from "./shown.js";
import { change, open, state } from "./state.js";
import type { Patch } from "./state.js";

/* vis-network gets numbers, not ids: it trips over ids such as __proto__. */
const NUMBERS = new Map(PAGE.things.map(({ id }, n) => [id, `n${n}`]));
[...GROUPS.keys()].forEach((key, n) => NUMBERS.set(`group ${key}`, `g${n}`));
const IDS = new Map([...NUMBERS].map(([id, number]) => [number, id]));

const COLOURS = [
  "paper",
  "ink",
  "quiet",
  "line",
  "faint",
  "accent",
  "warn",
  "halo",
  "tint",
  "rule",
  "on-accent",
  "promise",
];
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

/** What of the picture has a place: markers, or groups. */
function pointsOf(): Drawn[] {
  const { drawing, places } = picture.scene;
  if (!drawing) return [...places].map(([id, spot]) => ({ id, x: spot.x, y: spot.y, size: spot.size ?? 0, type: "" }));
  return drawing.markers.map(({ id, x, y, size }) => ({ id, x, y, size, type: isThing(id) ? thing(id).type : "" }));
}

/** The number of what is drawn; rows of several things get theirs as they come. */
function numberOf(id: string): string {
  const number = NUMBERS.get(id) ?? `f${NUMBERS.size}`;
  NUMBERS.set(id, number);
  return number;
}

/* Only what has changed is sent to vis. */
const sent = new Map<string, string>();
function send(): void {
  POINTS.clear();
  for (const point of pointsOf()) POINTS.set(point.id, point);
  const wanted = new Map<string, Disc>();
  for (const [id, point] of POINTS) {
    const number = numberOf(id);
    IDS.set(number, id);
    wanted.set(number, point);
  }
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
export function drawPicture(patch: Patch): void {
  if (patch.theme !== undefined) readColours();
  const now = sceneKey();
  const isFresh = now !== key;
  if (isFresh) setPicture({ scene: sceneOf() });
  key = now;
  send();
  const { scene } = picture;
  const focus = focusOf();
  setPicture({ focus, lines: [...scene.lines].map((id) => at(LINES, id)) });
  noteScene();
  if (isFresh) fitAll();
  network.redraw();
}

/* What is left out, and the button that draws what says less. */
function noteScene(): void {
  const { note, weak } = picture.scene;
  const isWide = state.weaker && !weak;
  const show = () => change({ weaker: !state.weaker }, { replace: true });
  const told = weak ? [`+ ${weak} `, button("show", show, { class: "link", id: "weaker" })] : [];
  const less = isWide ? [button("only what is stated", show, { class: "link", id: "weaker" })] : [];
  $("scene-note").replaceChildren(...told, ...less, ...(note ? [make("span", {}, note)] : []));
  $("scene-note").hidden = !note && !told.length && !less.length;
}

/* Mouse and touch */
const idAt = (number: string): string => at(IDS, number);

/** Open a thing or a group of the picture, or what a row stands for. */
export function openPoint(id: string): void {
  const folded = markerNamed(id)?.folded ?? [];
  if (isThing(id)) open({ thing: id });
  else if (folded.length) open({ things: [...centresOf(), ...folded] });
  else open({ group: groupOf(id).key });
}

const markerNamed = (id: string): Marker | undefined => picture.scene.drawing?.markers.find((one) => one.id === id);
const centresOf = (): string[] =>
  (picture.scene.drawing?.markers ?? []).filter(({ isCentre }) => isCentre).map(({ id }) => id);

/** The thing whose name is at a place. */
const nameAt = (point: Point): Marker | undefined =>
  picture.scene.drawing?.markers.find(({ name }) => isWithin(name, point));

/** The lines of the verb at a place, or of the nearest stroke within a few pixels. */
function linksAt(point: Point): Link[] {
  const { drawing } = picture.scene;
  if (!drawing) return [];
  const verb = drawing.verbs.find(({ words }) => isWithin(words, point));
  if (verb) return verb.links;
  let [nearest, least]: [Link[], number] = [[], 8 / network.getScale()];
  for (const { links, points } of drawing.routes) {
    const off = distanceToPath(points, point);
    if (off < least) [nearest, least] = [links, off];
  }
  return nearest;
}

/** Open one line, or the things that several of one verb join. */
function openLinks(links: readonly Link[]): void {
  const lines = links.filter(({ id }) => LINES.has(id));
  const [first] = lines;
  if (first && lines.length === 1) open({ line: first.id });
  else if (lines.length) open({ things: [...new Set(lines.flatMap(({ from, to }) => [from, to]))] });
  else if (links[0]) openPoint(links[0].id);
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
  network.redraw();
}
const hoverNothing = (): void => hover("", "", null);

function titleOfPoint(id: string): string {
  const folded = markerNamed(id)?.folded ?? [];
  if (folded.length) return `Opens ${plural(folded.length, "more thing")}`;
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

/** Lines of one verb in words: the line where it is one, else how many. */
function titleOfLinks(links: readonly Link[]): string {
  const lines = links.flatMap(({ id }) => LINES.get(id) ?? []);
  const [first] = lines;
  if (first && lines.length === 1) return titleOfLine(first);
  return links[0] ? `${plural(links.length, "line")}: ${links[0].verb}` : "";
}

function clicked({ pointer }: vis.Pointed): void {
  hoverNothing();
  const node = network.getNodeAt(pointer.DOM);
  const named = node === undefined ? nameAt(pointer.canvas) : undefined;
  if (node !== undefined) openPoint(idAt(node));
  else if (named) openPoint(named.id);
  else openLinks(linksAt(pointer.canvas));
}

function pointed(event: PointerEvent): void {
  if (event.buttons || picture.hovered || event.pointerType !== "mouse") return;
  const area = box.getBoundingClientRect();
  const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
  if (network.getNodeAt(spot) !== undefined) return;
  const place = network.DOMtoCanvas(spot);
  const named = nameAt(place);
  const text = named ? titleOfPoint(named.id) : titleOfLinks(linksAt(place));
  if (text || !$("tip").hidden) hover("", text, text ? spot : null);
}

/** Paint the map whenever vis-network does, and follow mouse and touch. */
export function startCanvas(): void {
  network.on("beforeDrawing", paintLines);
  network.on("afterDrawing", paintHeads);
  network.on("afterDrawing", paintNames);
  network.on("click", clicked);
  network.on("hoverNode", ({ node, pointer }) => hover(idAt(node), titleOfPoint(idAt(node)), pointer.DOM));
  for (const event of ["blurNode", "dragStart", "zoom"] as const) network.on(event, hoverNothing);
  box.addEventListener("pointermove", pointed);
}

/** The middle of the part of a line that no other shares. */
function middleOf(id: string): Point | null {
  const own = (picture.scene.drawing?.routes ?? []).filter(({ links }) => links.some((link) => link.id === id));
  const [best] = own.toSorted((a, b) => a.links.length - b.links.length);
  return best ? alongPath(best.points, 0.5) : null;
}

/* Where a thing or the middle of a line is in the box, and what is painted, for tests and for whoever asks. */
box.spotOf = (id) => network.canvasToDOM(middleOf(id) ?? at(POINTS, id));
box.painted = () => ({ drawing: picture.scene.drawing, scale: network.getScale(), mode: picture.scene.mode });
