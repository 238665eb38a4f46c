/** Lines and things of a saved picture. */

import { outside, pointOf } from "../core/geometry.js";
import type { Point } from "../core/geometry.js";
import type { Line } from "../core/record.js";
import { styleOf } from "./data.js";
import { makeSvg } from "./elements.js";
import type { SvgAttributes } from "./elements.js";
import { marksOf } from "./line_marks.js";
import { endPoints, lookOfStep, stepOn } from "./lines.js";
import { bendOf, isThing } from "./network.js";
import { POINTS, colour, countIn, groupOf, isTall, picture } from "./picture.js";
import type { Drawn, Tie } from "./picture.js";
import { mainType } from "./shapes.js";
import { lookOf } from "./shown.js";
import type { Look } from "./shown.js";
import { shapeOf } from "./signs.js";

/** From a place of the picture on the screen to one on paper. */
type ToPaper = (point: Point) => Point;

/** Some words at a place. */
export const words = (x: number, y: number, text: string, attributes: SvgAttributes): SVGElement =>
  makeSvg("text", { x, y, fill: colour("ink"), ...attributes }, text);

/** All lines of the picture. */
export function pictureLines(at: ToPaper): SVGElement[] {
  if (picture.scene.mode === "groups") return picture.scene.ties.flatMap((tie) => pictureTie(tie, at));
  return picture.lines.filter(endPoints).map((line) => pictureLine(line, at));
}

function pictureTie({ ends, count }: Tie, at: ToPaper): SVGElement[] {
  const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
  if (!a || !b || count < 3) return [];
  const [from, to] = [at(a), at(b)];
  const width = Math.min(12, 0.8 + Math.sqrt(count) * 0.8);
  const place = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return [makeSvg("line", { ...place, stroke: colour("line"), opacity: 0.3, "stroke-width": width })];
}

function pictureLine(line: Line, at: ToPaper): SVGElement {
  const step = stepOn(line);
  const look = step ? lookOfStep(step) : lookOf(line);
  const [from, to] = [POINTS.get(look.from), POINTS.get(look.to)];
  if (!from || !to) return makeSvg("g", {});
  const bent = bendOf(from, to);
  const bend = bent && at(bent);
  const [a, b] = outside({ ...at(from), size: 12 }, { ...at(to), size: 12 }, 3, bend);
  const lit = !picture.focus || picture.focus.lines.has(line.id);
  return makeSvg(
    "g",
    { opacity: lit ? 1 : 0.15 },
    stroke(look, a, bend, b),
    ...(look.arrow ? [arrowHead(look, bend ?? a, b)] : []),
    ...(lit ? marksAt(look, pointOf(a, bend, b, step ? 0.64 : 0.5)) : []),
    ...(step ? stepNumber(picture.scene.steps.indexOf(step) + 1, pointOf(a, bend, b, 0.36)) : []),
  );
}

const inkOf = ({ style }: Look): string => colour(style.strong ? "ink" : "line");

const stroke = (look: Look, a: Point, bend: Point | null, b: Point): SVGElement =>
  makeSvg("path", {
    d: bend ? `M${a.x} ${a.y}Q${bend.x} ${bend.y} ${b.x} ${b.y}` : `M${a.x} ${a.y}L${b.x} ${b.y}`,
    fill: "none",
    stroke: inkOf(look),
    "stroke-width": look.style.width,
    "stroke-dasharray": look.style.dash || "none",
  });

function arrowHead(look: Look, near: Point, end: Point): SVGElement {
  const turn = (Math.atan2(end.y - near.y, end.x - near.x) * 180) / Math.PI;
  const { head } = look.style;
  const fills: { [head: string]: string } = { hollow: colour("paper"), open: "none" };
  return makeSvg("path", {
    d: head === "open" ? "M-9-4 0 0-9 4" : "M-10-5 0 0-10 5Z",
    transform: `translate(${end.x} ${end.y}) rotate(${turn})${head === "small" ? " scale(.7)" : ""}`,
    fill: fills[head] ?? inkOf(look),
    stroke: inkOf(look),
  });
}

function marksAt(look: Look, { x, y }: Point): SVGElement[] {
  const marks = marksOf(look)
    .map(([mark]) => mark)
    .join(" ");
  const attributes = {
    "font-size": 14,
    "font-weight": 700,
    "text-anchor": "middle",
    stroke: colour("paper"),
    "stroke-width": 4,
    "paint-order": "stroke",
  };
  return marks ? [words(x, y + 4, marks, attributes)] : [];
}

const stepNumber = (number: number, { x, y }: Point): SVGElement[] => [
  makeSvg("circle", { cx: x, cy: y, r: 11, fill: colour("accent") }),
  words(x, y + 4.5, String(number), {
    "font-size": 13,
    "font-weight": 700,
    "text-anchor": "middle",
    fill: colour("on-accent"),
  }),
];

/** A thing with its name, or a group with its number. */
export function pictureThing(point: Drawn, at: ToPaper, scale: number): SVGElement[] {
  const spot = at(point);
  if (!isThing(point.id)) return pictureGroup(point, spot, point.size * scale);
  const size = Math.max(3, point.size * Math.min(1, scale));
  return [shapeOf(point.type, spot.x, spot.y, size, { "stroke-width": 1.2 }), ...nameBeside(point, spot, size)];
}

function pictureGroup({ id }: Drawn, { x, y }: Point, size: number): SVGElement[] {
  const bubble = {
    cx: x,
    cy: y,
    r: size,
    fill: styleOf(mainType(groupOf(id))).colour,
    "fill-opacity": 0.35,
    stroke: colour("ink"),
  };
  const number = { "font-size": 14, "font-weight": 700, "text-anchor": "middle" };
  return [makeSvg("circle", bubble), words(x, y + 5, String(countIn(id)), number)];
}

function nameBeside(point: Drawn, { x, y }: Point, size: number): SVGElement[] {
  const name = picture.names.find((written) => written.node.id === point.id);
  if (!name) return [];
  const isAside = picture.scene.mode === "near" && !isTall();
  const tall = (name.lines.length - 1) * 14;
  const above = y - size - 8 - tall;
  const top = isAside ? y + 4 - tall / 2 : point.up ? above : y + size + 15;
  const attributes = {
    "font-size": 12,
    "text-anchor": isAside ? "start" : "middle",
    stroke: colour("halo"),
    "stroke-width": 3,
    "paint-order": "stroke",
  };
  return name.lines.map((line, n) => words(isAside ? x + size + 6 : x, top + n * 14, line, attributes));
}
