/** How wide words are in the page's own face, each measured once. */

import { FONT } from "./line_marks.js";

const ctx = document.createElement("canvas").getContext("2d");
const known = new Map<string, number>();

/** The face of words in the picture. */
export const fontOf = (pixels: number, isBold: boolean): string => `${isBold ? 650 : 450} ${pixels}px ${FONT}`;

/** The width of some text. */
export function measure(text: string, pixels: number, isBold: boolean): number {
  const font = fontOf(pixels, isBold);
  const key = `${font}|${text}`;
  const found = known.get(key);
  if (found !== undefined || !ctx) return found ?? text.length * pixels * 0.56;
  ctx.font = font;
  const { width } = ctx.measureText(text);
  known.set(key, width);
  return width;
}
