/** A pathway from top to bottom: things with their names, and beside each step its number, verb and how it is told. */

import type { Drawing, Link, Marker, Route, StepMark, Verb, WordsAt } from "./drawing.js";
import type { Point } from "./geometry.js";
import { wrapText } from "./text_boxes.js";
import type { Measure, Words } from "./text_boxes.js";

/** One step with its line; `isBreak` where no source tells it as influence or act. */
export interface ChainStep {
  link: Link;
  isBreak: boolean;
  /** What is said beside it of how it is told. */
  told: string;
}

export interface Chain {
  things: readonly string[];
  steps: readonly ChainStep[];
  /** What is said beside a thing of how two steps meet there. */
  asides: ReadonlyMap<string, string>;
  nameOf: (id: string) => string;
  measure: Measure;
  width: number;
  height: number;
}

const [NAME, VERB, NOTE] = [15, 13, 12];
const [SIZE, LEFT, MARK, GUTTER] = [11, 14, 40, 46]; // of a shape, its middle, where words begin, between columns
const LEAST = 0.8;
const APART = 34; // between two things that no step joins

interface Row {
  id: string;
  name: Words;
  aside: Words | null;
  step: Words[];
  height: number;
  stepHeight: number;
}

/** The picture of a chain, in two columns where one would be too high. */
export function drawChain(chain: Chain): Drawing {
  const single = rowsOf(chain, Math.min(520, chain.width - MARK));
  const total = single.reduce((sum, row) => sum + row.height + row.stepHeight, 0);
  const isLong = total > chain.height / LEAST && chain.width > 640 && single.length > 3;
  if (!isLong) return stacked(chain, [single], 0);
  const wide = (chain.width - GUTTER) / 2;
  const rows = rowsOf(chain, wide - MARK - 10);
  const half = rows.reduce((sum, row) => sum + row.height + row.stepHeight, 0) / 2;
  let [first, tall] = [0, 0];
  while (first < rows.length - 2 && tall < half) {
    tall += (rows[first]?.height ?? 0) + (rows[first]?.stepHeight ?? 0);
    first += 1;
  }
  return stacked(chain, [rows.slice(0, first), rows.slice(first)], wide + GUTTER);
}

/** Each thing with the step that leads to it, which is none for the first. */
function rowsOf({ things, steps, asides, nameOf, measure }: Chain, width: number): Row[] {
  return things.map((id, n) => {
    const step = steps[n - 1];
    const name = wrapText(measure, nameOf(id), { width, pixels: NAME, most: 4, isBold: true });
    const beside = asides.get(id);
    const aside = beside ? wrapText(measure, beside, { width, pixels: NOTE, most: 4 }) : null;
    const verb = step && wrapText(measure, step.link.verb, { width, pixels: VERB, most: 2, isBold: true });
    const told = step?.told ? wrapText(measure, step.told, { width, pixels: NOTE, most: 3 }) : null;
    const words = [verb, told].flatMap((one) => one ?? []);
    const height = Math.max(2 * SIZE + 4, name.height + (aside ? aside.height + 2 : 0));
    const stepHeight = step
      ? Math.max(step.isBreak ? 84 : 58, words.reduce((sum, one) => sum + one.height, 0) + 30)
      : n && APART;
    return { id, name, aside, step: words, height, stepHeight };
  });
}

class Sheet {
  markers: Marker[] = [];
  routes: Route[] = [];
  verbs: Verb[] = [];
  steps: StepMark[] = [];
  asides: WordsAt[] = [];
}

function stacked(chain: Chain, columns: readonly Row[][], across: number): Drawing {
  const sheet = new Sheet();
  let [n, floor, last] = [0, 0, null as Point | null];
  columns.forEach((rows, column) => {
    const x = column * across;
    let y = 0;
    for (const row of rows) {
      const spot = { x: x + LEFT, y: y + row.stepHeight + SIZE + 2 };
      const step = chain.steps[n - 1];
      if (step && last) drawStep(sheet, chain, { step, row, from: last, to: spot, top: y, number: n });
      placeThing(sheet, row, spot);
      y += row.stepHeight + row.height;
      last = { x: spot.x, y: Math.max(spot.y + SIZE, y) };
      n += 1;
    }
    floor = Math.max(floor, y);
  });
  const rights = [...sheet.markers.map(({ name }) => name), ...sheet.verbs.map(({ words }) => words), ...sheet.asides];
  return { ...sheet, width: Math.max(...rights.map(({ x, width }) => x + width)), height: floor };
}

function placeThing(sheet: Sheet, { id, name, aside }: Row, spot: Point): void {
  const y = spot.y - SIZE - 2 + Math.max(name.height, 2 * SIZE + 4) / 2;
  const x = spot.x - LEFT + MARK;
  sheet.markers.push({ ...spot, id, size: SIZE, name: { ...name, x, y }, isCentre: true, folded: [] });
  if (aside) sheet.asides.push({ ...aside, x, y: y + Math.max(name.height, 2 * SIZE + 4) / 2 + 2 + aside.height / 2 });
}

interface Place {
  step: ChainStep;
  row: Row;
  from: Point;
  to: Point;
  top: number;
  number: number;
}

/** A step runs straight down; to the next column it goes round by the gutter. */
function drawStep(sheet: Sheet, { things }: Chain, { step, row, from, to, top, number }: Place): void {
  const ends = things.slice(number - 1, number + 1);
  const begin = { x: from.x, y: from.y + 3 };
  const goal = { x: to.x, y: to.y - SIZE - 3 };
  const gutter = to.x - LEFT - GUTTER / 2 + 6;
  const isOver = from.x !== to.x;
  const round = [
    { x: from.x, y: from.y + 22 },
    { x: gutter, y: from.y + 22 },
    { x: gutter, y: top + 8 },
    { x: to.x, y: top + 8 },
  ];
  const points = [begin, ...(isOver ? round : []), goal];
  const middle = { x: to.x, y: isOver ? (top + 8 + goal.y) / 2 : (begin.y + goal.y) / 2 };
  sheet.routes.push({ links: [step.link], points, head: step.link.hasHead, ends });
  sheet.steps.push({ ...middle, number, isBreak: step.isBreak });
  let level = middle.y - row.step.reduce((sum, { height }) => sum + height, 0) / 2;
  for (const words of row.step) {
    const at = { ...words, x: to.x - LEFT + MARK, y: level + words.height / 2 };
    sheet.verbs.push({ links: [step.link], words: at });
    level += words.height;
  }
}
