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

/** The middle and the sides of the area that some things take. */
export function extent(ids: readonly string[]): Point & { width: number; height: number } {
  const { scene } = picture;
  const points = ids.flatMap((id) => POINTS.get(id) ?? []);
  const heads = ids.length === POINTS.size ? scene.heads : [];
  const left = Math.min(
    ...points.map((p) => p.x - p.size),
    ...scene.rows.map((row) => row.x),
    ...scene.heads.map((head) => (scene.mode === "groups" ? head.left : Infinity)),
  );
  const right = Math.max(...points.map((p) => p.x + p.size));
  const top = Math.min(...points.map((p) => p.y - p.size), ...heads.map((head) => head.y - 10));
  const bottom = Math.max(...points.map((p) => p.y + p.size));
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

const FOOT = 30; // room for the buttons below the picture
function fit(ids: readonly string[], [before, after]: [number, number], ends: number, animation: vis.Animation): void {
  if (!ids.length || !box.clientWidth) return;
  const { mode } = picture.scene;
  const area = extent(ids);
  const [wide, high] = [box.clientWidth - before - after, box.clientHeight - 2 * ends - FOOT];
  const scale = Math.min(1.5, wide / Math.max(area.width, 1), high / Math.max(area.height, 1));
  // A phone shows the beginning of a long picture at a size that can be read; the rest is a drag away.
  const least = isTall() && mode !== "all" && mode !== "groups" ? 0.72 : 0;
  const used = Math.max(least, scale);
  const over = Math.max(0, area.height - high / used) / 2;
  network.moveTo({
    position: { x: area.x + (after - before) / 2 / used, y: area.y - over + FOOT / 2 / used },
    scale: used,
    animation,
  });
}

/** Fit the whole picture. Names stand to the right of shapes on a ladder, and below them elsewhere. */
export function fitAll(animation: vis.Animation = false): void {
  const { mode } = picture.scene;
  const sides: { [mode: string]: [number, number] } = {
    near: isTall() ? [50, 60] : [26, 150],
    groups: [10, 14],
    trace: isTall() ? [40, 210] : [90, 100],
  };
  fit([...POINTS.keys()], sides[mode] ?? [46, 46], mode === "trace" && !isTall() ? 100 : 34, animation);
}

export const bringIntoView = (ids: readonly string[]): void => fit(ids, [130, 130], 70, motion());
export const zoom = (factor: number): void =>
  network.moveTo({ scale: network.getScale() * factor, animation: motion() });

/** The area of the map that is on the screen. */
export function viewOf(): Area {
  const a = network.DOMtoCanvas({ x: 0, y: 0 });
  const b = network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight });
  return [a.x, a.y, b.x, b.y];
}

/** A line within one column bows out to the left, so that it passes no other thing; all other lines are straight. */
export function bendOf(a: Point, b: Point): Point | null {
  const { mode } = picture.scene;
  if (mode === "trace" || Math.abs(a.x - b.x) > 40) return null;
  const out = 26 + Math.abs(a.y - b.y) * 0.22;
  return { x: (a.x + b.x) / 2 - Math.min(mode === "all" ? 60 : 150, out), y: (a.y + b.y) / 2 };
}

/** Whether an id of the picture names a thing, not a group. */
export const isThing = (id: string): boolean => THINGS.has(id);
