/** What stands on a line: its head, the number of a step, and where a pathway breaks. */

import type { Point } from "../core/geometry.js";
import type { LineStyle } from "../core/page_data.js";
import { colour } from "./picture.js";

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

/** Where a pathway breaks: its line is cut through, by two slanting strokes. */
export function paintBreak(ctx: CanvasRenderingContext2D, { x, y }: Point): void {
  ctx.fillStyle = colour("paper");
  ctx.fillRect(x - 9, y - 21, 18, 42);
  ctx.strokeStyle = colour("warn");
  ctx.lineWidth = 2.4;
  for (const level of [-18, 18]) {
    ctx.beginPath();
    ctx.moveTo(x - 9, y + level + 4);
    ctx.lineTo(x + 9, y + level - 4);
    ctx.stroke();
  }
}
