/** Strokes: how strongly a line is told by its tone, of which kind it is by its head and weight. */

import type { Point } from "../core/geometry.js";
import type { Pass } from "../core/page_data.js";
import { TONES } from "../core/looks.js";
import { PAGE, codeOf, lineStyle } from "./data.js";
import { makeSvg } from "./elements.js";
import { colour } from "./picture.js";

/** The passes that a tone is drawn with; one that no table knows is drawn as what is least sure. */
export const passesOf = (tone: string): readonly Pass[] =>
  PAGE.style.tones[tone] ?? [{ width: 1.4, dash: "2 3", ink: "line", round: false }];

const widthOf = ({ width }: Pass, kind: string): number =>
  width * Math.min(1.1, Math.max(0.75, lineStyle(kind).weight));
const dashOf = ({ dash }: Pass): number[] => dash.split(" ").filter(Boolean).map(Number);
const inkOf = ({ ink }: Pass, isChosen: boolean): string => colour(isChosen && ink !== "paper" ? "accent" : ink);

/** Paint a path in a tone. */
export function paintStroke(
  ctx: CanvasRenderingContext2D,
  points: readonly Point[],
  tone: string,
  kind: string,
  isChosen: boolean,
): void {
  ctx.lineJoin = "round";
  for (const pass of passesOf(tone)) {
    ctx.beginPath();
    for (const { x, y } of points) ctx.lineTo(x, y);
    ctx.strokeStyle = inkOf(pass, isChosen);
    ctx.lineWidth = widthOf(pass, kind) * (isChosen ? 1.3 : 1);
    ctx.lineCap = pass.round ? "round" : "butt";
    ctx.setLineDash(dashOf(pass));
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.lineCap = "butt";
}

const whole = (value: number): number => Math.round(value * 10) / 10;

/** The same as parts of a drawing. */
export const strokeParts = (points: readonly Point[], tone: string, kind: string, isChosen: boolean): SVGElement[] =>
  passesOf(tone).map((pass) =>
    makeSvg("path", {
      d: `M${points.map(({ x, y }) => `${whole(x)} ${whole(y)}`).join("L")}`,
      fill: "none",
      stroke: inkOf(pass, isChosen),
      "stroke-width": whole(widthOf(pass, kind) * (isChosen ? 1.3 : 1)),
      "stroke-dasharray": pass.dash || "none",
      "stroke-linecap": pass.round ? "round" : "butt",
      "stroke-linejoin": "round",
    }),
  );

/** A short piece of a tone, for the legend. */
export const toneSample = (tone: string): SVGElement =>
  makeSvg(
    "svg",
    { viewBox: "0 0 34 12", class: "sample", "aria-hidden": "true" },
    ...passesOf(tone).map((pass) =>
      makeSvg("path", {
        d: "M1 6H33",
        fill: "none",
        stroke: `var(--${pass.ink})`,
        "stroke-width": pass.width,
        "stroke-dasharray": pass.dash || "none",
        "stroke-linecap": pass.round ? "round" : "butt",
      }),
    ),
  );

const LABELS = new Map<string, string>([
  [TONES.disputed, "disputed or contested"],
  [TONES.undone, "promised, asked, planned or an aim"],
  [TONES.order, "order in time only"],
]);

/** What a tone is called. */
export const toneLabel = (tone: string): string => LABELS.get(tone) ?? codeOf("wording", tone).label;
