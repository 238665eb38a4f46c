/** Lines, below the shapes: each as strongly as it is told, with its head, the number of a step, and where it breaks. */

import type { Route, StepMark } from "../core/drawing.js";
import { lineStyle } from "./data.js";
import { paintBreak, paintHead, paintNumber } from "./line_marks.js";
import { network } from "./network.js";
import { POINTS, colour, picture } from "./picture.js";
import { state } from "./state.js";
import { paintStroke } from "./strokes.js";

/** Paint all lines. */
export function paintLines(ctx: CanvasRenderingContext2D): void {
  const { drawing } = picture.scene;
  if (!drawing) return paintTies(ctx, network.getScale());
  ctx.save();
  for (const route of drawing.routes) paintRoute(ctx, route);
  for (const step of drawing.steps) paintStep(ctx, step);
  ctx.restore();
}

/** Whether it is the line that is open. */
export const isChosen = ({ links }: Route): boolean => links.some(({ id }) => id === state.line);

function paintRoute(ctx: CanvasRenderingContext2D, route: Route): void {
  const { links, points, head } = route;
  const [first] = links;
  if (!first) return;
  ctx.globalAlpha = links.every(({ isFaded }) => isFaded) ? 0.35 : 1;
  paintStroke(ctx, points, first.tone, first.kind, isChosen(route));
  const [before, tip] = points.slice(-2);
  if (!head || !before || !tip) return;
  ctx.strokeStyle = ctx.fillStyle = colour(isChosen(route) ? "accent" : "ink");
  paintHead(ctx, before, tip, lineStyle(first.kind).head, 9, 1.6);
  ctx.globalAlpha = 1;
}

function paintStep(ctx: CanvasRenderingContext2D, step: StepMark): void {
  ctx.globalAlpha = 1;
  if (step.isBreak) paintBreak(ctx, step);
  paintNumber(ctx, step.number, step, 1);
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
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.quadraticCurveTo((a.x + b.x) / 2, (a.y + b.y) / 2 - (a.y === b.y ? Math.abs(a.x - b.x) * 0.16 : 0), b.x, b.y);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}
