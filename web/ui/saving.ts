/** The present picture as an SVG or PNG file, with its legend, its sources and the hash of its data. */

import type { Point } from "../core/geometry.js";
import { shorter, titled } from "../core/text.js";
import { whereRead } from "./claims.js";
import { KINDS, PAGE, SOURCES, STORIES, titleOfSource, typeNamed } from "./data.js";
import { $, makeSvg, make, panel, say, within } from "./elements.js";
import { extent } from "./network.js";
import { POINTS, colour, picture } from "./picture.js";
import { drawingParts, groupParts, words } from "./saved_parts.js";
import { shownClaims } from "./shown.js";
import { shapeOf } from "./signs.js";
import { claimsFiltered, isOpen, state } from "./state.js";
import { strokeParts, toneLabel } from "./strokes.js";

const PICTURE = { width: 1200, side: 40, top: 84, foot: 22 };

/** A row of the legend: a type, or how strongly lines are told. */
interface LegendRow {
  text: string;
  type?: string;
  tone?: string;
}

/** The fonts of saved pictures. */
export const FAMILY = "Liberation Sans, Arial, sans-serif";

/** The whole picture with its title, legend and sources. */
export function pictureSvg(): SVGElement {
  const area = extent();
  const scale = Math.min(1.5, (PICTURE.width - 2 * PICTURE.side) / Math.max(area.width, 1));
  const floor = PICTURE.top + area.height * scale + 60;
  return framed(pictureBody(scale, { x: PICTURE.side, y: PICTURE.top }), floor);
}

/** What is drawn, at a scale, from a corner. */
export function pictureBody(scale: number, corner: Point): SVGElement[] {
  const { drawing, heads, rows } = picture.scene;
  if (drawing) {
    const transform = `translate(${corner.x} ${corner.y}) scale(${scale})`;
    return [makeSvg("g", { transform }, ...drawingParts())];
  }
  const area = extent();
  const at = ({ x, y }: Point): Point => ({
    x: corner.x + (x - area.x + area.width / 2) * scale,
    y: corner.y + (y - area.y + area.height / 2) * scale,
  });
  const name = { "font-size": 13, "font-weight": 700, fill: colour("quiet") };
  return [
    ...heads.map((head) => words(at(head).x, at(head).y, head.text, { ...name, "text-anchor": "middle" })),
    ...groupParts(at, scale),
    ...rows.map((row) => words(at(row).x, at(row).y, shorter(row.text, 120), { "font-size": 13 })),
  ];
}

/* A picture with its title above, and its legend, sources and hash below. */
function framed(parts: SVGElement[], floor: number): SVGElement {
  const [notes, legend] = [footLines(), legendRows()];
  const below = floor + Math.ceil(legend.length / 4) * 26;
  const height = below + notes.length * PICTURE.foot + 40;
  const { width, side } = PICTURE;
  const frame = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    "font-family": FAMILY,
  };
  const note = { "font-size": 12, fill: colour("quiet") };
  return makeSvg(
    "svg",
    frame,
    makeSvg("title", {}, pictureTitle()),
    makeSvg("rect", { width, height, fill: colour("paper"), class: "ground" }),
    words(side, 46, pictureTitle(), { "font-size": 20, "font-weight": 700 }),
    ...parts,
    ...legend.map((row, n) => legendRow(row, side + (n % 4) * 285, floor + Math.floor(n / 4) * 26)),
    ...notes.map((text, n) => words(side, below + 20 + n * PICTURE.foot, text, note)),
  );
}

/** The headline of the view. */
export function pictureTitle(): string {
  const story = STORIES.get(state.story);
  if (story) return shorter(story.question, 100);
  const title = isOpen() || state.things.length ? within(panel, "h2") : within(document, "h1");
  return shorter(title.textContent ?? "", 100);
}

function legendRows(): LegendRow[] {
  const types = [...new Set([...POINTS.values()].map((point) => point.type).filter(Boolean))].sort();
  return [
    ...types.map((type) => ({ type, text: titled(typeNamed(type).label) })),
    ...tonesShown().map((tone) => ({ tone, text: titled(toneLabel(tone)) })),
  ];
}

/** How the lines of the picture are told. */
export function tonesShown(): string[] {
  const links = (picture.scene.drawing?.routes ?? []).flatMap((route) => route.links);
  return Object.keys(PAGE.style.tones).filter((tone) => links.some((link) => link.tone === tone));
}

/** The sources of the lines of the picture, or all where there is no line. */
export function sourcesShown(): string[] {
  const sources = new Set(picture.lines.flatMap((line) => shownClaims(line).map((claim) => claim.source)));
  return [...(sources.size ? sources : SOURCES.keys())].sort();
}

function legendRow({ type, tone = "", text }: LegendRow, x: number, y: number): SVGElement {
  const line = [
    { x, y: y - 4 },
    { x: x + 28, y: y - 4 },
  ];
  const sign = type ? [shapeOf(type, x + 10, y - 4, 7)] : strokeParts(line, tone, KINDS[0] ?? "", false);
  return makeSvg("g", {}, ...sign, words(x + 36, y, text, { "font-size": 12 }));
}

function footLines(): string[] {
  const { about } = PAGE;
  const named = sourcesShown().flatMap((id) => [
    `Source: ${shorter(titleOfSource(id), 150)}`,
    whereRead(SOURCES.get(id)),
  ]);
  const licence = about.licence && `${about.licence}. `;
  return [
    claimsFiltered() || state.offTypes.size ? ($("shown").textContent ?? "") : "",
    ...named,
    `Data ${about.hash.slice(0, 12)}. ${licence}Drawn by civicgraph from recorded claims.`,
  ].filter(Boolean);
}

/** Hand a file to the reader. */
export function save(blob: Blob, name: string): void {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say(`Saved ${name}`);
}

const textOf = (drawing: SVGElement): string => new XMLSerializer().serializeToString(drawing);

/** Save a drawing as so many pixels for each of its own. */
export async function saveAsPng(drawing: SVGElement, pixels: number, name: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(drawing))}`;
  await image.decode();
  const canvas = make("canvas", { width: image.width * pixels, height: image.height * pixels });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(blob, name), "image/png");
}

/** The picture on paper is the saved one, with legend and sources, in the place of the map. */
export function drawForPaper(): void {
  $("paper").replaceChildren(...(state.view === "map" ? [pictureSvg()] : []));
}

/** Make the buttons work that save and print. */
export function startSaving(): void {
  const saveSvg = () => save(new Blob([textOf(pictureSvg())], { type: "image/svg+xml" }), "map.svg");
  $("save-svg").addEventListener("click", saveSvg);
  $("save-png").addEventListener("click", () => void saveAsPng(pictureSvg(), 2, "map.png"));
  $("print").addEventListener("click", () => print());
}
