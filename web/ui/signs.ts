/** The signs of types and kinds, as small drawings for panel, legend and saved pictures. */

import type { TypeStyle } from "../core/page_data.js";
import { cornersOf } from "../core/shapes.js";
import { lineStyle, styleOf } from "./data.js";
import { makeSvg } from "./elements.js";
import type { SvgAttributes } from "./elements.js";
import { colour, themeName } from "./picture.js";

/** The colour of the edge of a shape, under the present colours of the page. */
export function outlineOf(style: TypeStyle): string {
  if (themeName() === "dark") return style.colour;
  return themeName() === "contrast" ? colour("ink") : style.outline;
}

/** The shape of a type, at a place. */
export function shapeOf(type: string, x: number, y: number, size: number, attributes: SvgAttributes = {}): SVGElement {
  const style = styleOf(type);
  const corners = cornersOf(style.shape);
  const paint = { fill: style.colour, stroke: outlineOf(style), ...attributes };
  if (!corners.length) return makeSvg("circle", { cx: x, cy: y, r: size, ...paint });
  const points = corners.map(([cx, cy]) => `${(x + cx * size).toFixed(2)},${(y + cy * size).toFixed(2)}`);
  return makeSvg("polygon", { points: points.join(" "), ...paint });
}

/** The sign of a type beside its name. */
export const glyph = (type: string): SVGElement =>
  makeSvg(
    "svg",
    { viewBox: "-1.4 -1.4 2.8 2.8", class: "glyph", "aria-hidden": "true" },
    shapeOf(type, 0, 0, 1, { "stroke-width": 0.18 }),
  );

/** A short piece of a kind of line, for legend and tags. */
export function sample(kind: string): SVGElement {
  const style = lineStyle(kind);
  const ink = style.strong ? "var(--ink)" : "var(--line)";
  const fills: { [head: string]: string } = { hollow: "var(--sheet)", open: "none" };
  const head = makeSvg("path", {
    d: style.head === "open" ? "M25 2 31 6 25 10" : "M24 2 32 6 24 10Z",
    stroke: ink,
    "stroke-width": 1.2,
    fill: fills[style.head] ?? ink,
    transform: style.head === "small" ? "translate(9.6 1.8) scale(.7)" : "",
  });
  const stroke = makeSvg("path", {
    d: "M1 6H26",
    stroke: ink,
    "stroke-width": 2 * style.weight,
    fill: "none",
  });
  return makeSvg("svg", { viewBox: "0 0 34 12", class: "sample", "aria-hidden": "true" }, stroke, head);
}
