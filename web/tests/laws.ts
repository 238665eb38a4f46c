/** The laws of the picture, asked of a drawing: what breaks one, in words. */

import type { Drawing, WordsAt } from "../core/drawing.js";
import { around, overlap, pointOf } from "../core/geometry.js";
import type { Area, Point } from "../core/geometry.js";

/** How wide letters are, about: as the browser's own face, or somewhat wider. */
export const measure = (text: string, pixels: number, isBold: boolean): number =>
  [...text].reduce((sum, letter) => sum + (NARROW.has(letter) ? 0.3 : WIDE.has(letter) ? 0.9 : 0.56), 0) *
  pixels *
  (isBold ? 1.06 : 1);

const [NARROW, WIDE] = [new Set("ijlI.,:;'’ |"), new Set("mwMW@…—")];

const areaOf = ({ x, y, width, height }: WordsAt, less = 1): Area => [
  x + less,
  y - height / 2 + less,
  x + width - less,
  y + height / 2 - less,
];

/** Whether a path passes through an area, looked at every few pixels; most of its pieces are nowhere near. */
function passes(points: readonly Point[], area: Area): boolean {
  const [left, top, right, bottom] = area;
  return points.slice(1).some((next, n) => {
    const last = points[n] ?? next;
    if (Math.max(last.x, next.x) <= left || Math.min(last.x, next.x) >= right) return false;
    if (Math.max(last.y, next.y) <= top || Math.min(last.y, next.y) >= bottom) return false;
    const many = Math.max(1, Math.ceil(Math.hypot(next.x - last.x, next.y - last.y) / 2));
    return Array.from({ length: many + 1 }, (_, k) => pointOf(last, null, next, k / many)).some(
      ({ x, y }) => x > left && x < right && y > top && y < bottom,
    );
  });
}

/** What breaks a law, one sentence each. */
export function broken(drawing: Drawing): string[] {
  const { markers, routes, verbs, asides } = drawing;
  const words = [
    ...markers.map(({ id, name }) => ({ of: id, area: areaOf(name) })),
    ...verbs.map(({ words: one }) => ({ of: one.lines.join(" "), area: areaOf(one) })),
    ...asides.map((one) => ({ of: one.lines.join(" "), area: areaOf(one) })),
  ];
  const discs = markers.map((marker) => ({ id: marker.id, area: around(marker, marker.size) }));
  return [
    ...markers.filter(({ name }) => /^…?$/.test(name.lines.join(""))).map(({ id }) => `${id} has no name`),
    ...routes.flatMap((route) => [
      ...discs
        .filter(({ id, area }) => !route.ends.includes(id) && passes(route.points, area))
        .map(({ id }) => `${route.links[0]?.id ?? ""} passes under ${id}`),
      ...words
        .filter(({ area }) => passes(route.points, area))
        .map(({ of }) => `${route.links[0]?.id ?? ""} passes through the words ${of}`),
    ]),
    ...words.flatMap((one, n) =>
      words
        .slice(n + 1)
        .filter(({ area }) => overlap(one.area, area))
        .map((other) => `${one.of} stands on ${other.of}`),
    ),
    ...words.flatMap((one) =>
      discs.filter(({ area }) => overlap(one.area, area)).map(({ id }) => `${one.of} stands on the sign of ${id}`),
    ),
    ...routes
      .filter(({ links }) => !verbs.some((verb) => links.every((link) => verb.links.includes(link))))
      .map(({ links }) => `${links[0]?.id ?? ""} has no verb`),
  ];
}

/** How many pairs of lines cross. */
export function crossed({ routes }: Drawing): number {
  const pieces = routes.map(({ points }) => points.slice(1).map((b, n) => [points[n] ?? b, b] as const));
  let count = 0;
  pieces.forEach((one, n) => {
    for (const other of pieces.slice(0, n)) if (one.some((a) => other.some((b) => doCross(a, b)))) count += 1;
  });
  return count;
}

type Piece = readonly [Point, Point];

const side = ([a, b]: Piece, p: Point): number => Math.sign((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x));

const doCross = (a: Piece, b: Piece): boolean => side(a, b[0]) * side(a, b[1]) < 0 && side(b, a[0]) * side(b, a[1]) < 0;
