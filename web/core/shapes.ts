/** Shapes as corners around the middle of a circle of radius 1; a circle has none. */

export type Corner = readonly [number, number];

const ring = (corners: number, turn: number): Corner[] =>
  Array.from({ length: corners }, (_, n) => {
    const angle = (2 * Math.PI * n) / corners + turn;
    return [Math.cos(angle), Math.sin(angle)];
  });
const grown = (corners: Corner[], factor: number, down = 0): Corner[] =>
  corners.map(([x, y]) => [x * factor, y * factor + down]);
const UP = -Math.PI / 2;

const SHAPES: { readonly [shape: string]: Corner[] } = {
  circle: [],
  square: grown(ring(4, Math.PI / 4), 1.15),
  diamond: grown(ring(4, 0), 1.15),
  triangle: grown(ring(3, UP), 1.25, 0.2),
  "triangle-down": grown(ring(3, -UP), 1.25, -0.2),
  pentagon: grown(ring(5, UP), 1.1),
  hexagon: grown(ring(6, 0), 1.1),
  star: ring(10, UP).map(([x, y], n) => (n % 2 ? [x * 0.55, y * 0.55] : [x * 1.3, y * 1.3])),
};

/** The corners of a shape by name. */
export const cornersOf = (shape: string): Corner[] => SHAPES[shape] ?? [];
