/** A picture of the view in the size that other sites show: headline, picture, sources and licence. */

import { TONES } from "../core/looks.js";
import { shorter, titled } from "../core/text.js";
import { drawPicture } from "./canvas.js";
import { PAGE, titleOfSource } from "./data.js";
import { box, makeSvg, panel } from "./elements.js";
import { extent, fitAll } from "./network.js";
import { colour, picture } from "./picture.js";
import { FAMILY, pictureBody, pictureTitle, sourcesShown, tonesShown } from "./saving.js";
import { words } from "./saved_parts.js";
import { isOpen } from "./state.js";
import { strokeParts, toneLabel } from "./strokes.js";

const [WIDTH, HEIGHT, SIDE] = [1200, 630, 40];
const FOOT = 104; // legend, sources and licence

/** The present view, drawn anew for the size. */
export function socialPicture(): SVGElement {
  const title = brokenInto(pictureTitle(), 64, 2);
  const under = brokenInto(underline(), 132, 2);
  const top = 34 + title.length * 36 + under.length * 23 + 12;
  const room = { width: WIDTH - 2 * SIDE, height: HEIGHT - FOOT - top - 14 };
  const drawn = drawnIn(room.width, room.height, () => [fitted(top, room), ...foot()]);
  return makeSvg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      "font-family": FAMILY,
    },
    makeSvg("title", {}, pictureTitle()),
    makeSvg("rect", { width: WIDTH, height: HEIGHT, fill: colour("paper") }),
    ...title.map((line, n) => words(SIDE, 56 + n * 36, line, { "font-size": 29, "font-weight": 700 })),
    ...under.map((line, n) =>
      words(SIDE, 50 + title.length * 36 + n * 23, line, { "font-size": 17, fill: colour("quiet") }),
    ),
    ...drawn,
  );
}

/* What is said of the view in a sentence: of a pathway the verdict, of a view of a story its caption. */
function underline(): string {
  const found =
    panel.querySelector(".caption") ??
    panel.querySelector(".verdict li") ??
    (isOpen() ? panel.querySelector(".sum") : null);
  return (found?.textContent ?? "").trim();
}

/** Make something of the picture as it is drawn in a room of another size. */
function drawnIn<Made>(width: number, height: number, make: () => Made): Made {
  const kept = box.style.cssText;
  box.style.cssText = `position: fixed; left: 0; top: 0; width: ${width}px; height: ${height}px; visibility: hidden`;
  drawPicture({});
  const made = make();
  box.style.cssText = kept;
  drawPicture({});
  fitAll();
  return made;
}

function fitted(top: number, room: { width: number; height: number }): SVGElement {
  const area = extent();
  const scale = Math.min(1.5, room.width / Math.max(area.width, 1), room.height / Math.max(area.height, 1));
  const left = SIDE + (room.width - area.width * scale) / 2;
  const down = top + (room.height - area.height * scale) / 2;
  const body = pictureBody(scale, { x: left, y: down });
  return makeSvg("g", {}, ...body);
}

function foot(): SVGElement[] {
  const { about } = PAGE;
  const { weak, note } = picture.scene;
  const left = [weak && `Not drawn, ${weak}`, note].filter(Boolean).join("; ");
  const sources = sourcesShown().map(titleOfSource);
  const told = sources.length > 1 ? `Sources: ${sources.join("; ")}` : `Source: ${sources.join()}`;
  const licence = about.licence && `${about.licence}. `;
  const quiet = { "font-size": 14, fill: colour("quiet") };
  return [
    makeSvg("path", { d: `M${SIDE} ${HEIGHT - FOOT + 6}H${WIDTH - SIDE}`, stroke: colour("rule") }),
    ...toneLegend(HEIGHT - FOOT + 27),
    words(SIDE, HEIGHT - 55, shorter(left, 150), quiet),
    words(SIDE, HEIGHT - 35, shorter(told, 150), quiet),
    words(
      SIDE,
      HEIGHT - 16,
      `Data ${about.hash.slice(0, 12)}. ${licence}Drawn by civicgraph from recorded claims: what sources say, not what happened.`,
      quiet,
    ),
  ];
}

/* How the lines of the picture are told, in a row. */
function toneLegend(y: number): SVGElement[] {
  let x = SIDE;
  return tonesShown().flatMap((tone) => {
    const label = titled(tone === TONES.order ? "order in time only" : toneLabel(tone));
    const line = [
      { x, y: y - 5 },
      { x: x + 34, y: y - 5 },
    ];
    const parts = [
      ...strokeParts(line, tone, PAGE.kinds[0] ?? "", false),
      words(x + 42, y, label, { "font-size": 14 }),
    ];
    x += 62 + label.length * 7.6;
    return parts;
  });
}

/** A text in so many lines of at most so many letters; what does not fit ends in "…". */
function brokenInto(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorter(lines.slice(most - 1).join(" "), letters)];
}
