/** Where lines run between places, and how far a point is from them. */

export interface Point {
  x: number;
  y: number;
}

export interface Disc extends Point {
  size: number;
}

/** A place on a line at a share of its length; `bend` is where a bent line is pulled to. */
export function pointOf(a: Point, bend: Point | null, b: Point, share: number): Point {
  if (!bend) return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  const mix = (side: "x" | "y") =>
    (1 - share) ** 2 * a[side] + 2 * share * (1 - share) * bend[side] + share ** 2 * b[side];
  return { x: mix("x"), y: mix("y") };
}

/** The ends of the part of a line that lies outside its two shapes. */
export function outside(from: Disc, to: Disc, gap: number, bend: Point | null): [Point, Point] {
  const edge = (end: Disc, other: Point): Point => {
    const length = Math.hypot(other.x - end.x, other.y - end.y) || 1;
    const reach = Math.min(end.size + gap, length / 2);
    return { x: end.x + ((other.x - end.x) / length) * reach, y: end.y + ((other.y - end.y) / length) * reach };
  };
  return [edge(from, bend ?? to), edge(to, bend ?? from)];
}

/** How far a point is from a line. */
export function distanceTo(a: Point, b: Point, bend: Point | null, point: Point): number {
  if (!bend) return distanceToStraight(a, b, point);
  const along = Array.from({ length: 13 }, (_, n) => pointOf(a, bend, b, n / 12));
  return Math.min(...along.slice(1).map((next, n) => distanceToStraight(along[n] ?? a, next, point)));
}

function distanceToStraight(a: Point, b: Point, { x, y }: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}

/** Left, top, right and bottom of an area. */
export type Area = [number, number, number, number];

/** The square around a point. */
export const around = ({ x, y }: Point, reach: number): Area => [x - reach, y - reach, x + reach, y + reach];

/** Whether two areas have something in common. */
export const overlap = (a: Area, b: Area): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Points along a curve that leaves and arrives level. */
export function curve(a: Point, b: Point, many = 12): Point[] {
  if (Math.abs(a.y - b.y) < 0.01) return [a, b];
  return Array.from({ length: many + 1 }, (_, n) => {
    const share = n / many;
    const middle = (1 - share) ** 3 + 3 * (1 - share) ** 2 * share;
    const bend = 3 * (1 - share) ** 2 * share * 0.5 + 3 * (1 - share) * share ** 2 * 0.5 + share ** 3;
    return { x: a.x + (b.x - a.x) * bend, y: a.y * middle + b.y * (1 - middle) };
  });
}

/** The place at a share of the length of a path. */
export function alongPath(points: readonly Point[], share: number): Point {
  const lengths = points
    .slice(1)
    .map((point, n) => Math.hypot(point.x - (points[n]?.x ?? 0), point.y - (points[n]?.y ?? 0)));
  let left = lengths.reduce((sum, length) => sum + length, 0) * share;
  for (const [n, length] of lengths.entries()) {
    const [a, b] = [points[n], points[n + 1]];
    if (a && b && left <= length) return pointOf(a, null, b, length ? left / length : 0);
    left -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

/** How far a point is from a path. */
export const distanceToPath = (points: readonly Point[], point: Point): number =>
  Math.min(...points.slice(1).map((next, n) => distanceToStraight(points[n] ?? next, next, point)));
