/** Lines, things and words of a saved picture: the same drawing as on the screen. */

import type { Marker, Route, StepMark, WordsAt } from "../core/drawing.js";
import type { Point } from "../core/geometry.js";
import { levelsOf } from "../core/text_boxes.js";
import { lineStyle, styleOf } from "./data.js";
import { makeSvg } from "./elements.js";
import type { SvgAttributes } from "./elements.js";
import { isChosen } from "./lines.js";
import { isThing } from "./network.js";
import { POINTS, colour, countIn, groupOf, picture } from "./picture.js";
import type { Drawn, Tie } from "./picture.js";
import { mainType } from "./shapes.js";
import { shapeOf } from "./signs.js";
import { headInk, strokeParts } from "./strokes.js";
import { thing } from "./data.js";

/** From a place of the picture on the screen to one on paper. */
type ToPaper = (point: Point) => Point;

/** Some words at a place. */
export const words = (x: number, y: number, text: string, attributes: SvgAttributes): SVGElement =>
  makeSvg("text", { x, y, fill: colour("ink"), ...attributes }, text);

/** The picture, in its own measure. */
export function drawingParts(): SVGElement[] {
  const { drawing } = picture.scene;
  if (!drawing) return [];
  return [
    ...drawing.routes.flatMap(routeParts),
    ...drawing.steps.flatMap(stepParts),
    ...drawing.markers.map(markerPart),
    ...drawing.markers.flatMap(({ name }) => wordParts(name, "ink")),
    ...drawing.verbs.flatMap((verb) => wordParts(verb.words, verb.words.isBold ? "ink" : "quiet")),
    ...drawing.asides.flatMap((aside) => wordParts(aside, "warn")),
  ];
}

function routeParts(route: Route): SVGElement[] {
  const [first] = route.links;
  if (!first) return [];
  const [before, tip] = route.points.slice(-2);
  const head =
    route.head && before && tip
      ? [arrowHead(lineStyle(first.kind, first.wording).head, headInk(first.tone, isChosen(route)), before, tip)]
      : [];
  return [...strokeParts(route.points, first.tone, first.kind, isChosen(route)), ...head];
}

function arrowHead(head: string, ink: string, near: Point, end: Point): SVGElement {
  const turn = (Math.atan2(end.y - near.y, end.x - near.x) * 180) / Math.PI;
  const fills: { [head: string]: string } = { hollow: colour("paper"), open: "none" };
  return makeSvg("path", {
    d: head === "open" ? "M-8-4 0 0-8 4" : "M-9-4 0 0-9 4Z",
    transform: `translate(${end.x} ${end.y}) rotate(${turn})${head === "small" ? " scale(.8)" : ""}`,
    fill: fills[head] ?? ink,
    stroke: ink,
  });
}

const stepParts = ({ x, y, number, isBreak }: StepMark): SVGElement[] => [
  ...(isBreak ? breakParts(x, y) : []),
  makeSvg("circle", { cx: x, cy: y, r: 11, fill: colour("accent") }),
  words(x, y + 4.5, String(number), {
    "font-size": 13,
    "font-weight": 700,
    "text-anchor": "middle",
    fill: colour("on-accent"),
  }),
];

const breakParts = (x: number, y: number): SVGElement[] => [
  makeSvg("rect", { x: x - 9, y: y - 21, width: 18, height: 42, fill: colour("paper"), class: "ground" }),
  ...[-18, 18].map((level) =>
    makeSvg("path", {
      d: `M${x - 9} ${y + level + 4}l18-8`,
      stroke: colour("warn"),
      "stroke-width": 2.4,
      fill: "none",
    }),
  ),
];

function markerPart({ id, x, y, size }: Marker): SVGElement {
  if (isThing(id)) return shapeOf(thing(id).type, x, y, size, { "stroke-width": 1.2 });
  return makeSvg("rect", {
    x: x - size,
    y: y - size * 0.7,
    width: size * 1.6,
    height: size * 1.5,
    fill: colour("paper"),
    stroke: colour("ink"),
  });
}

const wordParts = (box: WordsAt, ink: string): SVGElement[] =>
  levelsOf(box, box.y).map((level, n) =>
    words(box.x, level + box.pixels * 0.35, box.lines[n] ?? "", {
      "font-size": box.pixels,
      "font-weight": box.isBold ? 700 : 400,
      fill: colour(ink),
      stroke: colour("halo"),
      "stroke-width": 3,
      "paint-order": "stroke",
    }),
  );

/** The record by source: bubbles with their numbers, and what joins them. */
export const groupParts = (at: ToPaper, scale: number): SVGElement[] => [
  ...picture.scene.ties.flatMap((tie) => tieParts(tie, at)),
  ...[...POINTS.values()].flatMap((point) => bubbleParts(point, at(point), point.size * scale)),
];

function tieParts({ ends, count }: Tie, at: ToPaper): SVGElement[] {
  const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
  if (!a || !b || count < 3) return [];
  const [from, to] = [at(a), at(b)];
  const width = Math.min(12, 0.8 + Math.sqrt(count) * 0.8);
  const place = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return [makeSvg("line", { ...place, stroke: colour("line"), opacity: 0.3, "stroke-width": width })];
}

function bubbleParts({ id }: Drawn, { x, y }: Point, size: number): SVGElement[] {
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
