/** Lines, below the shapes. From afar they are painted in few strokes, near by one by one with heads and marks. */

import { outside, pointOf } from "../core/geometry.js";
import type { Area, Point } from "../core/geometry.js";
import type { LineStyle } from "../core/page_data.js";
import type { Line } from "../core/record.js";
import { isPromise } from "./data.js";
import { paintHead, paintMarks, paintNumber } from "./line_marks.js";
import { bendOf, network, viewOf } from "./network.js";
import { POINTS, colour, picture } from "./picture.js";
import type { Drawn, DrawnStep } from "./picture.js";
import { lineNamed, lookOf, lookOfClaims, shown } from "./shown.js";
import type { Look } from "./shown.js";
import { state } from "./state.js";

/** From 0.4, a full map seen from afar, where lines are faint and thin, to 1, where they can be told apart. */
const nearness = (scale: number): number => (picture.lines.length < 150 ? 1 : Math.max(0.4, Math.min(1, scale * 0.8)));

/** Paint all lines that are in view. */
export function paintLines(ctx: CanvasRenderingContext2D): void {
  const scale = network.getScale();
  if (picture.scene.mode === "groups") paintTies(ctx, scale);
  const view = viewOf();
  const order = picture.lines.filter((line) => isInView(line, view));
  const rest = order.filter((line) => !isLit(line));
  if (rest.length > 150) paintSheaves(ctx, rest, scale);
  else for (const line of rest) paintLine(ctx, line, scale, false);
  for (const line of order.filter(isLit)) paintLine(ctx, line, scale, true);
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

const isLit = (line: Line): boolean =>
  picture.focus ? picture.focus.lines.has(line.id) : picture.scene.mode === "trace";

/** Where the ends of a line stand, where both are drawn. */
export function endPoints({ ends }: Line): [Drawn, Drawn] | null {
  const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
  return a && b ? [a, b] : null;
}

function isInView(line: Line, [left, top, right, bottom]: Area): boolean {
  const points = endPoints(line);
  if (!points) return false;
  const [a, b] = points;
  const isAside = Math.max(a.x, b.x) < left || Math.min(a.x, b.x) > right;
  return !isAside && Math.max(a.y, b.y) >= top && Math.min(a.y, b.y) <= bottom;
}

/** All lines of one look in one stroke: a thousand lines cost little more than ten. */
function paintSheaves(ctx: CanvasRenderingContext2D, lines: readonly Line[], scale: number): void {
  const sheaves = new Map<string, { style: LineStyle; isFaded: boolean; lines: Line[] }>();
  for (const line of lines) {
    const { style } = lookOf(line);
    const isFaded = !shown.lines.has(line.id);
    const name = `${style.width} ${style.dash} ${style.strong} ${isFaded}`;
    const sheaf = sheaves.get(name) ?? { style, isFaded, lines: [] };
    sheaf.lines.push(line);
    sheaves.set(name, sheaf);
  }
  for (const { style, isFaded, lines: own } of sheaves.values()) {
    ctx.globalAlpha = isFaded || picture.focus ? 0.07 : (style.strong ? 0.42 : 0.2) * Math.min(1, 0.55 + scale * 0.5);
    ctx.strokeStyle = style.strong ? colour("ink") : colour("line");
    ctx.lineWidth = (style.width * nearness(scale)) / scale;
    // Dashes cannot be told apart from afar, and cost the most.
    ctx.setLineDash(scale > 0.6 ? dashOf(style, scale) : []);
    ctx.beginPath();
    for (const line of own) {
      const points = endPoints(line);
      if (points) traceStroke(ctx, points[0], bendOf(...points), points[1]);
    }
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

function traceStroke(ctx: CanvasRenderingContext2D, a: Point, bend: Point | null, b: Point): void {
  ctx.moveTo(a.x, a.y);
  if (bend) ctx.quadraticCurveTo(bend.x, bend.y, b.x, b.y);
  else ctx.lineTo(b.x, b.y);
}

const dashOf = ({ dash }: LineStyle, scale: number): number[] =>
  dash
    .split(" ")
    .filter(Boolean)
    .map((length) => Number(length) / scale);

function opacityOf(line: Line, look: Look, scale: number, lit: boolean): number {
  if (!shown.lines.has(line.id) && picture.scene.mode !== "trace") return 0.1;
  if (lit) return 1;
  return picture.focus ? 0.13 : (look.kind === "influence" ? 0.8 : 0.55) * nearness(scale);
}

function paintLine(ctx: CanvasRenderingContext2D, line: Line, scale: number, lit: boolean): void {
  const step = stepOn(line);
  const look = step ? lookOfStep(step) : lookOf(line);
  const [from, to] = [POINTS.get(look.from), POINTS.get(look.to)];
  if (!from || !to) return;
  const { style } = look;
  const bend = bendOf(from, to);
  const [a, b] = outside(from, to, 3 / scale, bend);
  const width = (style.width * (lit ? 1.25 : nearness(scale))) / scale;
  const isChosen = line.id === state.line;
  const ink = style.strong ? colour("ink") : colour("line");
  ctx.globalAlpha = opacityOf(line, look, scale, lit);
  ctx.strokeStyle = ctx.fillStyle = isChosen ? colour("accent") : ink;
  ctx.lineWidth = isChosen ? width * 1.6 : width;
  ctx.setLineDash(dashOf(style, scale));
  ctx.beginPath();
  traceStroke(ctx, a, bend, b);
  ctx.stroke();
  ctx.setLineDash([]);
  if (look.arrow) paintHead(ctx, bend ?? a, b, style.head, (lit ? 10 : 7) / scale, ctx.lineWidth);
  if (step) paintNumber(ctx, picture.scene.steps.indexOf(step) + 1, pointOf(a, bend, b, 0.36), scale);
  const hasMarks = lit || (!picture.focus && nearness(scale) >= 0.7);
  if (hasMarks) paintMarks(ctx, look, pointOf(a, bend, b, step ? 0.64 : 0.5), scale, lit);
}

/** The step of the open pathway that is drawn on a line. */
export const stepOn = (line: Line): DrawnStep | undefined => picture.scene.steps.find((step) => step.line === line.id);

/** A step looks like the claim that leads it, whatever else is said of its two things. */
export function lookOfStep(step: DrawnStep): Look {
  return {
    ...lookOfClaims([...step.claims, ...step.disputing], lineNamed(step.line)),
    from: step.start,
    to: step.end,
    arrow: true,
    promise: isPromise(step.lead),
  };
}

/** Between groups: as wide as there are claims, and only where there are some. */
function paintTies(ctx: CanvasRenderingContext2D, scale: number): void {
  ctx.setLineDash([]);
  for (const { ends, count } of picture.scene.ties) {
    const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
    if (!a || !b || count < 3) continue;
    const lit = ends.includes(picture.hovered) || ends.includes(picture.cursor);
    ctx.globalAlpha = lit ? 0.85 : 0.22;
    ctx.strokeStyle = lit ? colour("accent") : colour("line");
    ctx.lineWidth = Math.min(12, 0.8 + Math.sqrt(count) * 0.8) / Math.max(scale, 0.5);
    const bend = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - (a.y === b.y ? Math.abs(a.x - b.x) * 0.16 : 0) };
    ctx.beginPath();
    traceStroke(ctx, a, bend, b);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}
