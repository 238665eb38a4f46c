/** Small bars in cells: how many, and when. They are drawn, since the page forbids styles in its data. */

import { NEVER_LATE, yearAndMonthOf } from "../../core/dates.js";
import type { Bounds } from "../../core/page_data.js";
import { make, makeSvg } from "../elements.js";
import type { Cell } from "./table.js";

const drawing = (name: string, ...parts: SVGElement[]): SVGElement =>
  makeSvg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: name, "aria-hidden": "true" }, ...parts);
const block = (x: number, width: number, name: string): SVGElement =>
  makeSvg("rect", { x: x.toFixed(2), y: 1, width: Math.max(width, 0.6).toFixed(2), height: 8, class: name });

/** A number with a bar as long as it is of the most there are. */
export const barCell = (number: number, most: number): Cell => ({
  text: String(number),
  order: number,
  show: () =>
    make(
      "span",
      { class: "counted" },
      make("span", {}, number.toLocaleString("en")),
      drawing("bar", ...(number ? [block(0, (100 * number) / Math.max(most, 1), "length")] : [])),
    ),
});

/** Where a span stands between two years: full where it certainly was so, pale where it may have been. */
export function spanCell(bounds: Bounds, [first, last]: readonly [number, number], text: string): Cell {
  const all = last + 1 - first;
  const at = (day: number) => (100 * Math.min(all, Math.max(0, yearAndMonthOf(day) - first))) / all;
  const [startLow, startHigh, endLow, endHigh] = bounds;
  const after = (day: number) => at(day) + 100 / all / 12;
  const [from, to] = [startLow ? at(startLow) : 0, endHigh === NEVER_LATE ? 100 : after(endHigh)];
  const isSure = startHigh <= endLow && startHigh !== NEVER_LATE;
  const sure = isSure ? [block(at(startHigh), after(endLow) - at(startHigh), "length")] : [];
  return {
    text,
    order: startLow,
    show: () => [make("span", { class: "when" }, text), drawing("span", block(from, to - from, "maybe"), ...sure)],
  };
}
