/** Names on the map: the most telling first, none across another, none cut by the edge. */

import { around, overlap } from "../core/geometry.js";
import type { Area, Point } from "../core/geometry.js";
import { linksOf, nameOf } from "./data.js";
import { box } from "./elements.js";
import { FONT } from "./line_marks.js";
import { extent, isThing, network } from "./network.js";
import { POINTS, colour, isTall, picture, setPicture } from "./picture.js";
import type { Drawn, WrittenName } from "./picture.js";
import { lineNamed, shown } from "./shown.js";
import { state } from "./state.js";
import { wrap } from "./wrapping.js";

interface Size {
  width: number;
  height: number;
}

/** A name that asks for a place. Rank 3: chosen or pointed at; 2: the other end; 1: a neighbour; 0: the rest. */
interface Candidate {
  id: string;
  rank: number;
  at: Point;
  node: Drawn;
  reach: number;
  links: number;
}

interface FreeSpot extends Omit<WrittenName, "node"> {
  area: Area;
}

/** Have the names set anew when the map is next painted. */
export const labelsAreStale = (): void => setPicture({ areNamesStale: true });

/** Paint the names. While the map is being moved, they move with it; they are set anew when it stands still. */
export function paintNames(ctx: CanvasRenderingContext2D): void {
  if (picture.scene.mode === "groups") return;
  const scale = network.getScale();
  if (!picture.isMoving || picture.areNamesStale) setPicture({ names: setNames(ctx, scale) });
  setPicture({ areNamesStale: false });
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const name of picture.names) write(ctx, name, scale);
  ctx.restore();
}

function setNames(ctx: CanvasRenderingContext2D, scale: number): WrittenName[] {
  const size = { width: box.clientWidth, height: box.clientHeight };
  const { focus, scene } = picture;
  const list = candidates(scale, size);
  // Over a thousand shapes no name could keep clear of all; there only names keep clear of each other.
  const shapes = list.length > 400 ? [] : list.map(({ id, at, reach }) => ({ id, area: around(at, reach - 2) }));
  const taken = [controls(size), ...headAreas(size)];
  const names: WrittenName[] = [];
  const left = budget(scale, size);
  for (const label of list.filter(isNamed).slice(0, scene.mode === "all" ? 150 : 400)) {
    if (names.length >= left && label.rank === 0) break;
    const lit = shapes.filter(({ id }) => id !== label.id && (!focus || focus.things.has(id))).map(({ area }) => area);
    const spot =
      freeSpot(ctx, label, size, [...taken, ...lit]) ?? (mustName(label) ? freeSpot(ctx, label, size, taken) : null);
    if (!spot) continue;
    taken.push(spot.area);
    names.push({ ...spot, node: label.node });
  }
  return names;
}

const isNamed = (label: Candidate): boolean => !picture.focus || label.rank > 0 || picture.scene.mode === "near";
const mustName = (label: Candidate): boolean => label.rank === 3 || (picture.scene.mode === "all" && label.links > 30);

/** How many names a map of this size bears: few from afar, more as one comes closer. */
function budget(scale: number, size: Size): number {
  if (picture.scene.mode !== "all") return scale < 0.45 ? 40 : 200;
  return (size.width < 500 ? 7 : 15) * Math.max(1, (scale / fitScale()) ** 1.7);
}

function fitScale(): number {
  if (!picture.wholeScale && POINTS.size) {
    const area = extent([...POINTS.keys()]);
    const [across, down] = [box.clientWidth / Math.max(area.width, 1), box.clientHeight / Math.max(area.height, 1)];
    setPicture({ wholeScale: Math.min(1.5, across, down) });
  }
  return picture.wholeScale || 1;
}

function rankOf(id: string): number {
  if (id === state.thing || id === picture.hovered) return 3;
  if (picture.scene.mode === "trace") return 3;
  if (state.line && lineNamed(state.line).ends.includes(id)) return 3;
  return picture.focus?.things.has(id) ? 1 : 0;
}

function candidates(scale: number, size: Size): Candidate[] {
  const list: Candidate[] = [];
  for (const [id, node] of POINTS) {
    if (!isThing(id)) continue;
    const at = network.canvasToDOM(node);
    if (at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) continue;
    list.push({ id, rank: rankOf(id), at, node, reach: node.size * scale + 3, links: linksOf(id) });
  }
  return list.sort((a, b) => b.rank - a.rank || b.links - a.links || (a.id < b.id ? -1 : 1));
}

const controls = (size: Size): Area => [size.width - 200, size.height - 56, size.width, size.height];
/** The words above columns, which stay in sight, keep the names of things away. */
const headAreas = (size: Size): Area[] =>
  picture.scene.heads.map((head): Area => {
    const { x, y } = network.canvasToDOM(head);
    const level = head.fixed ? y : Math.max(y, 20);
    if (picture.scene.mode === "all") return [0, level - 28, size.width, level + 28];
    return [x - 10, level - 24, x + 130, level + 24];
  });

function freeSpot(
  ctx: CanvasRenderingContext2D,
  label: Candidate,
  size: Size,
  taken: readonly Area[],
): FreeSpot | null {
  const { mode, width: columnWidth } = picture.scene;
  const isFirst = label.rank === 3;
  const heavy = (isFirst && mode !== "trace") || (mode === "all" && label.links > 25);
  const pixels = isFirst ? 14 : heavy && !picture.focus ? 13 : 12;
  const font = (px: number) => `${heavy ? 650 : 450} ${px}px ${FONT}`;
  const most = isFirst ? 4 : columnWidth ? 3 : 2;
  const { lines, width } = wrap(ctx, nameOf(label.id), font(pixels), most, lettersBetween(pixels));
  const height = lines.length * pixels * 1.22;
  for (const [x, y] of spots(label, width, height)) {
    const [middle, level] = [label.at.x + x, label.at.y + y];
    const area: Area = [middle - width / 2, level - height / 2, middle + width / 2, level + height / 2];
    const isInside = area[0] > 4 && area[1] > 4 && area[2] < size.width - 4 && area[3] < size.height - 4;
    if (isInside && !taken.some((other) => overlap(area, other)))
      return { x, y, area, lines, width, pixels, font, beside: y ? 0 : Math.sign(x) };
  }
  return null;
}

/** How many letters fit between two columns of the picture. */
function lettersBetween(pixels: number): number {
  const { width } = picture.scene;
  if (!width || isTall()) return isTall() && width ? 18 : 26;
  return Math.max(13, Math.min(26, Math.floor((width * network.getScale() - 24) / (pixels * 0.52))));
}

/** On a ladder first to the right; elsewhere below, above, right and left, and shifted where the middle is taken. */
function spots({ reach, node }: Candidate, width: number, height: number): [number, number][] {
  const { mode } = picture.scene;
  const [down, aside] = [reach + height / 2, reach + width / 2 + 2];
  const shift = width * 0.35;
  const below: [number, number][] = [
    [0, down],
    [0, -down],
  ];
  const beside: [number, number][] = [
    [aside, 0],
    [-aside, 0],
  ];
  if (node.up !== undefined && !isTall()) return node.up ? below.toReversed() : below;
  const isBeside = (mode === "near") !== isTall() && mode !== "all";
  const first = isBeside ? [...beside, ...below] : [...below, ...beside];
  return [...first, [shift, down], [-shift, down], [shift, -down], [-shift, -down]];
}

function write(ctx: CanvasRenderingContext2D, name: WrittenName, scale: number): void {
  const { node, x, y, lines, width, pixels, font, beside } = name;
  const { focus, scene } = picture;
  ctx.textAlign = beside > 0 ? "left" : beside < 0 ? "right" : "center";
  const edge = x - (beside * width) / 2;
  ctx.font = font(pixels / scale);
  ctx.globalAlpha = shown.things.has(node.id) || scene.mode === "trace" ? 1 : 0.3;
  ctx.strokeStyle = colour("halo");
  ctx.fillStyle = focus && !focus.things.has(node.id) ? colour("quiet") : colour("ink");
  ctx.lineWidth = 3.5 / scale;
  lines.forEach((line, n) => {
    const down = y + (n - (lines.length - 1) / 2) * pixels * 1.22;
    const [left, level] = [node.x + edge / scale, node.y + down / scale];
    ctx.strokeText(line, left, level);
    ctx.fillText(line, left, level);
  });
}
