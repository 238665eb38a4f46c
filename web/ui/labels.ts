/** Names of things, verbs of lines and what is said beside a thing, where the drawing has them. */

import type { WordsAt } from "../core/drawing.js";
import type { Point } from "../core/geometry.js";
import { levelsOf } from "../core/text_boxes.js";
import { fontOf } from "./measuring.js";
import { colour, picture } from "./picture.js";

/** Paint all words of the picture. */
export function paintNames(ctx: CanvasRenderingContext2D): void {
  const { drawing } = picture.scene;
  if (!drawing) return;
  ctx.save();
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const { id, name } of drawing.markers) paintWords(ctx, name, id === picture.cursor ? "accent" : "ink");
  for (const { words, links } of drawing.verbs) {
    ctx.globalAlpha = links.every(({ isFaded }) => isFaded) ? 0.4 : 1;
    paintWords(ctx, words, words.isBold ? "ink" : "quiet");
  }
  ctx.globalAlpha = 1;
  for (const aside of drawing.asides) paintWords(ctx, aside, "warn");
  ctx.restore();
}

function paintWords(ctx: CanvasRenderingContext2D, words: WordsAt, ink: string): void {
  ctx.font = fontOf(words.pixels, words.isBold);
  ctx.strokeStyle = colour("halo");
  ctx.fillStyle = colour(ink);
  ctx.lineWidth = 3;
  levelsOf(words, words.y).forEach((level, n) => {
    ctx.strokeText(words.lines[n] ?? "", words.x, level);
    ctx.fillText(words.lines[n] ?? "", words.x, level);
  });
}

/** Whether a place is on some words. */
export const isWithin = ({ x, y, width, height }: WordsAt, point: Point): boolean =>
  point.x >= x && point.x <= x + width && Math.abs(point.y - y) <= height / 2;
