/** vis-network, which pans, zooms and says what was hit; lines, shapes and names are painted by us. */

import type { Area, Point } from "../core/geometry.js";
import { PAGE, THINGS } from "./data.js";
import { box, within } from "./elements.js";
import { POINTS, isTall, picture } from "./picture.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");
/** How the view moves; not at all for those who asked for calm. */
export const motion = (): vis.Animation => (calm.matches ? false : { duration: 320, easingFunction: "easeInOutQuad" });

export const nodes = new vis.DataSet<vis.Node>([]);
export const network = new vis.Network(box, { nodes, edges: new vis.DataSet([]) }, PAGE.options);
within(box, ".vis-network").tabIndex = -1;

/** The middle and the sides of the picture, names and heads of columns included. */
export function extent(): Point & { width: number; height: number } {
  const { drawing, rows, heads } = picture.scene;
  if (drawing) return { x: drawing.width / 2, y: drawing.height / 2, width: drawing.width, height: drawing.height };
  const points = [...POINTS.values()];
  const left = Math.min(...points.map((p) => p.x - p.size), ...[...rows, ...heads].map(({ x }) => x));
  const right = Math.max(...points.map((p) => p.x + p.size), ...heads.map((head) => head.right));
  const top = Math.min(...points.map((p) => p.y - p.size), ...heads.map((head) => head.y - 10));
  const bottom = Math.max(...points.map((p) => p.y + p.size));
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

const [SIDE, TOP, FOOT, NOTE] = [22, 18, 64, 60]; // room beside, above, for the buttons below, for what is left out
const [LEAST, MOST] = [0.72, 1.3]; // sizes at which names can be read, and look well

/** Fit the whole picture; what would be too small to read is shown from its beginning, and the rest is a drag away. */
export function fitAll(animation: vis.Animation = false): void {
  if (!POINTS.size || !box.clientWidth) return;
  const area = extent();
  const wide = Math.max(1, box.clientWidth - 2 * SIDE);
  const across = wide / Math.max(area.width, 1);
  // On a phone the width decides, and the picture is as high as it comes to: the page scrolls, nothing is dragged.
  const isLong = isTall() && picture.scene.drawing !== null;
  const foot = FOOT + (isLong && (picture.scene.note || picture.scene.weak) ? NOTE : 0);
  box.style.height = isLong ? `${Math.ceil(area.height * Math.min(1, across)) + TOP + foot}px` : "";
  if (isLong) network.setSize("100%", "100%");
  const high = Math.max(1, box.clientHeight - TOP - foot);
  const fitting = Math.min(MOST, across, high / Math.max(area.height, 1));
  const least = picture.scene.drawing ? LEAST : 0;
  const scale = isLong ? Math.min(1, across) : Math.max(least, fitting);
  const [over, below] = [area.width - wide / scale, area.height - high / scale].map((much) => Math.max(0, much) / 2);
  const position = { x: area.x - (over ?? 0), y: area.y - (below ?? 0) + (foot - TOP) / 2 / scale };
  network.moveTo({ position, scale, animation });
}

export const zoom = (factor: number): void =>
  network.moveTo({ scale: network.getScale() * factor, animation: motion() });

/** The area of the map that is on the screen. */
export function viewOf(): Area {
  const a = network.DOMtoCanvas({ x: 0, y: 0 });
  const b = network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight });
  return [a.x, a.y, b.x, b.y];
}

/** Whether an id of the picture names a thing, not a group. */
export const isThing = (id: string): boolean => THINGS.has(id);
