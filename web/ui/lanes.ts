/** When the steps of a pathway happened: a lane for each, from the first to the last day on which it may have been. */

import { NEVER_LATE, yearAndMonthOf } from "../core/dates.js";
import type { Pathway, Step } from "../core/model.js";
import { boundsOf } from "../core/pathways.js";
import { lineStyle } from "./data.js";
import { makeSvg, make } from "./elements.js";

const LANES = { width: 336, left: 34, right: 8, top: 26, row: 30 };

/** The years that are drawn, and where a year stands. */
interface Years {
  low: number;
  high: number;
  at: (year: number) => number;
}

/** The figure of a pathway over time. */
export function lanesFigure(path: Pathway): HTMLElement {
  const days = path.steps.flatMap((step) => [boundsOf(step.lead)[0], boundsOf(step.lead)[3]]);
  const years = days.filter((day) => day && day !== NEVER_LATE).map(yearAndMonthOf);
  if (!years.length) return make("p", { class: "small" }, "No step of this pathway is dated.");
  const words = path.steps.map((step, n) => `step ${n + 1} ${step.lead.when}`).join(", ");
  const caption = "When each step may have happened, as its leading claim says. Open ends run off the edge.";
  const scale = yearsFrom(Math.floor(Math.min(...years)), Math.ceil(Math.max(...years) + 0.1));
  const height = LANES.top + path.steps.length * LANES.row + 6;
  const svg = makeSvg(
    "svg",
    { viewBox: `0 0 ${LANES.width} ${height}`, class: "lanes", role: "img", "aria-label": `Steps over time: ${words}` },
    ...yearMarks(scale, height),
    ...path.steps.flatMap((step, n) => lane(step, n, scale)),
  );
  return make("figure", { class: "lanes" }, svg, make("figcaption", { class: "small" }, caption));
}

function yearsFrom(low: number, high: number): Years {
  const width = LANES.width - LANES.left - LANES.right;
  const at = (year: number) => LANES.left + ((Math.min(high, Math.max(low, year)) - low) / (high - low)) * width;
  return { low, high, at };
}

function yearMarks({ low, high, at }: Years, height: number): SVGElement[] {
  const every = Math.ceil((high - low) / 6);
  const marks: SVGElement[] = [];
  for (let year = low; year <= high; year += every) {
    marks.push(makeSvg("line", { x1: at(year), x2: at(year), y1: LANES.top - 4, y2: height, class: "rule" }));
    const anchor = year === high ? "end" : year === low ? "start" : "middle";
    marks.push(makeSvg("text", { x: at(year), y: 14, "text-anchor": anchor, class: "year" }, String(year)));
  }
  return marks;
}

function lane(step: Step, n: number, years: Years): SVGElement[] {
  const [first, , , last] = boundsOf(step.lead);
  const y = LANES.top + n * LANES.row + LANES.row / 2;
  const number = [
    makeSvg("circle", { cx: 14, cy: y, r: 10, class: "number" }),
    makeSvg("text", { x: 14, y: y + 4, "text-anchor": "middle", class: "number" }, String(n + 1)),
  ];
  return [...number, ...(!first && last === NEVER_LATE ? undatedBar(y, years) : datedBar(step, y, years))];
}

function undatedBar(y: number, { low, high, at }: Years): SVGElement[] {
  const [from, to] = [at(low), at(high)];
  const words = { x: (from + to) / 2, y: y + 4, "text-anchor": "middle", class: "when" };
  return [
    makeSvg("rect", { x: from, y: y - 8, width: to - from, height: 16, rx: 3, class: "undated" }),
    makeSvg("text", words, "undated"),
  ];
}

function datedBar(step: Step, y: number, { low, high, at }: Years): SVGElement[] {
  const [first, , , last] = boundsOf(step.lead);
  const from = at(first ? yearAndMonthOf(first) : low);
  const to = at(last === NEVER_LATE ? high : yearAndMonthOf(last) + 1 / 12);
  const style = lineStyle(step.kind, step.lead.wording);
  const isWide = to - from > 110;
  const isLate = from > LANES.width * 0.55;
  const beside = isLate ? from - 5 : Math.max(from + 6, to) + 5;
  const bar = {
    x: from,
    y: y - 8,
    width: Math.max(6, to - from),
    height: 16,
    rx: 3,
    class: style.strong ? "bar" : "bar light",
    "stroke-dasharray": style.dash || "none",
  };
  const words = {
    x: isWide ? from + 6 : beside,
    y: y + 4,
    "text-anchor": !isWide && isLate ? "end" : "start",
    class: isWide && style.strong ? "on" : "when",
  };
  return [makeSvg("rect", bar), makeSvg("text", words, step.lead.when)];
}
