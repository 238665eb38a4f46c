/** Shapes as corners around the middle of a circle of radius 1; a circle has none. The numbers are those of figures. */

import { shapes } from "../../visualisations/style.json";

export type Corner = readonly [number, number];

const SHAPES = new Map<string, Corner[]>(
  Object.entries<readonly number[][]>(shapes).map(([name, corners]) => [name, corners.map(([x = 0, y = 0]) => [x, y])]),
);

/** The corners of a shape by name. */
export const cornersOf = (shape: string): Corner[] => SHAPES.get(shape) ?? [];
