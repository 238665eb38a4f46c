/** What stands on a line: its head, the number of a step, and what keeps it from being a plain statement of fact. */

import type { Point } from "../core/geometry.js";
import type { LineStyle } from "../core/page_data.js";
import { PAGE } from "./data.js";
import { colour } from "./picture.js";
import type { Look } from "./shown.js";

export const FONT = 'system-ui, "Liberation Sans", sans-serif';

/** The head of an arrow that comes from `a` to `b`. */
export function paintHead(
  ctx: CanvasRenderingContext2D,
  a: Point,
  b: Point,
  head: LineStyle["head"],
  size: number,
  width: number,
): void {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const side = (turn: number): [number, number] => [
    b.x - size * Math.cos(angle + turn),
    b.y - size * Math.sin(angle + turn),
  ];
  const spread = head === "filled" ? 0.45 : 0.38;
  ctx.beginPath();
  ctx.moveTo(...side(spread));
  ctx.lineTo(b.x, b.y);
  ctx.lineTo(...side(-spread));
  ctx.lineWidth = Math.min(width, size / 6);
  if (head === "open") return ctx.stroke();
  ctx.closePath();
  if (head !== "hollow") return ctx.fill();
  const ink = ctx.fillStyle;
  ctx.fillStyle = colour("paper");
  ctx.fill();
  ctx.fillStyle = ink;
  ctx.stroke();
}

/** The number of a step of the pathway. */
export function paintNumber(ctx: CanvasRenderingContext2D, number: number, spot: Point, scale: number): void {
  ctx.globalAlpha = 1;
  ctx.fillStyle = colour("accent");
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, 11 / scale, 0, 7);
  ctx.fill();
  ctx.fillStyle = colour("on-accent");
  ctx.font = `700 ${13 / scale}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(String(number), spot.x, spot.y);
}

/** What keeps a line from being a plain statement of fact: each mark with its colour. */
export function marksOf(look: Look): [string, string][] {
  const marks: [string, string][] = [];
  if (look.disputed) marks.push([PAGE.style.disputeMark, "warn"]);
  if (look.promise) marks.push([PAGE.style.promiseMark, "accent"]);
  if (look.wording !== "stated" && !(look.disputed && look.wording === "contested"))
    marks.push([PAGE.style.wordings[look.wording] ?? "", "ink"]);
  return marks;
}

/** The marks of a line in a row around a place. */
export function paintMarks(ctx: CanvasRenderingContext2D, look: Look, spot: Point, scale: number, lit: boolean): void {
  const marks = marksOf(look);
  if (!marks.length) return;
  const size = (lit || scale > 1.05 ? 14 : 9) / scale;
  ctx.globalAlpha = 1;
  ctx.font = `700 ${size}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  marks.forEach(([mark, name], n) => {
    const x = spot.x + (n - (marks.length - 1) / 2) * size;
    ctx.fillStyle = colour("paper");
    ctx.beginPath();
    ctx.arc(x, spot.y, size * 0.6, 0, 7);
    ctx.fill();
    ctx.fillStyle = colour(name);
    ctx.fillText(mark, x, spot.y);
  });
}
