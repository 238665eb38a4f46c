import assert from "node:assert/strict";
import { test } from "node:test";
import { drawChain } from "../core/chain.js";
import type { Drawing, Link, Room } from "../core/drawing.js";
import { fit } from "../core/fitting.js";
import type { Fitted, Wish } from "../core/fitting.js";
import { drawLayers } from "../core/layered.js";
import { linkOf } from "../core/looks.js";
import { isBreak } from "../core/model.js";
import { at, claimsOfLine, lineBetween } from "../core/record.js";
import type { Line, Record as Rec } from "../core/record.js";
import { linksOf, wishAround, wishOf } from "../core/scene_parts.js";
import { nameInPicture } from "../core/text_boxes.js";
import { tracerOf } from "../core/trace.js";
import { broken, crossed, measure } from "./laws.js";
import { RECORDS, TRACES, recordNamed } from "./records.js";

/* The room of the map at 1440, 1280, 768 and 390 pixels. */
const ROOMS: Room[] = [
  { width: 820, height: 790, isTall: false },
  { width: 660, height: 600, isTall: false },
  { width: 768, height: 590, isTall: false },
  { width: 390, height: 490, isTall: true },
];

const drawn = (record: Rec, wish: Wish, room: Room): Fitted =>
  fit(wish, {
    room,
    measure,
    nameOf: (id, joined) => nameInPicture(record, id, joined),
    foldedName: (n) => `${n} more ▸`,
  });

const linksIn = (record: Rec, lines: readonly Line[]): Link[] =>
  linksOf(record, lines, (line) => claimsOfLine(record, line));

/** Whatever a scene would show is drawn with its name, folded into a row, or counted. */
function holds(record: Rec, wish: Wish, room: Room): Drawing {
  const { drawing, weak, leftOut } = drawn(record, wish, room);
  if (wish.centre) assert.deepEqual(leftOut, weak.length ? leftOut : [], "no relation of a thing is left out");
  if (wish.centre && room.isTall) assert.ok(drawing.width <= (room.width - 40) / 0.74, `${drawing.width} is too wide`);
  for (const { links, words } of drawing.verbs)
    assert.ok(words.lines.join(" ").endsWith(links[0]?.note ?? ""), "how a line is told is never cut off");
  assert.deepEqual(broken(drawing), [], `${wish.ids.join(" ")} at ${room.width}`);
  const seen = new Set([...drawing.markers.flatMap((one) => [one.id, ...one.folded]), ...leftOut]);
  for (const { from, to } of weak) seen.add(from).add(to);
  assert.deepEqual(
    wish.ids.filter((id) => !seen.has(id)),
    [],
    "nothing is lost",
  );
  return drawing;
}

/** Numbers from 0 to 1 that are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

for (const [name, record] of RECORDS) {
  test(`around each thing of ${name} no law is broken`, () => {
    for (const [id, lines] of record.linesOf) {
      const links = linksIn(record, lines);
      for (const room of lines.length > 6 || record.things.size < 50 ? ROOMS : ROOMS.slice(3))
        holds(record, wishAround(id, links, false), room);
      if (lines.length > 6) holds(record, wishAround(id, links, true), at(new Map(ROOMS.entries()), 0));
    }
  });

  test(`among things of ${name} that chance chooses no law is broken`, () => {
    const next = chance(7);
    const ids = [...record.things.keys()];
    for (let n = 0; n < 24; n += 1) {
      const start = ids[Math.floor(next() * ids.length)] ?? "";
      const near = [start, ...at(record.linesOf, start).flatMap(({ ends }) => ends)];
      const wide = near.flatMap((id) => at(record.linesOf, id).flatMap(({ ends }) => ends));
      const chosen = [...new Set([...near, ...wide])].filter(() => next() < 0.7).slice(0, 40);
      const lines = record.lines.filter(({ ends }) => ends.every((id) => chosen.includes(id)));
      const room = ROOMS[n % 4];
      if (room) holds(record, wishOf(chosen, linksIn(record, lines), [], n % 3 === 0), room);
    }
  });
}

test("a pathway is drawn with every step, its verb and its breaks, within its width", () => {
  for (const { record: name, from, to } of TRACES) {
    const record = recordNamed(name);
    const [path] = tracerOf(record)(from, to).pathways;
    if (!path) continue;
    const steps = path.steps.map((step) => ({
      link: linkOf(record, lineBetween(record, step.start, step.end) as Line, [step.lead]),
      isBreak: isBreak(record, step),
      told: "told by somebody in so many words that they take two lines of the picture",
    }));
    for (const { width, height } of ROOMS) {
      const asides = new Map(path.things.slice(1, 2).map((id) => [id, "the work of many, who did what is not told"]));
      const nameOf = (id: string) => nameInPicture(record, id);
      const drawing = drawChain({ things: path.things, steps, asides, nameOf, measure, width: width - 60, height });
      assert.deepEqual(broken(drawing), [], `${from} to ${to} at ${width}`);
      assert.equal(drawing.steps.length, steps.length);
      assert.equal(
        drawing.steps.filter((step) => step.isBreak).length,
        path.steps.filter((step) => isBreak(record, step)).length,
      );
      assert.ok(drawing.width <= width, `${from} to ${to}: ${drawing.width} of ${width}`);
    }
  }
});

test("two things that no step joins stand apart, with what is said between them", () => {
  const things = ["a", "b"];
  const asides = new Map([["a", "No pathway"]]);
  const nameOf = (id: string) => id;
  const { markers, routes, ...drawing } = drawChain({
    things, steps: [], asides, nameOf, measure, width: 300, height: 300,
  }); // prettier-ignore
  assert.deepEqual([markers.length, routes.length, drawing.asides.length], [2, 0, 1]);
  const [first, second] = markers.map(({ y }) => y);
  const between = drawing.asides[0]?.y ?? 0;
  assert.ok(first !== undefined && second !== undefined && first < between && between + 20 < second);
});

const plain = (from: string, to: string): Link => ({
  id: `${from}/${to}`, from, to, verb: "led to", inverse: "came of", note: "", tone: "stated", kind: "influence",
  wording: "stated", hasHead: true, isWeak: false, isFaded: false,
}); // prettier-ignore

const layersOf = (links: readonly Link[]): Drawing =>
  drawLayers({
    ids: [...new Set(links.flatMap(({ from, to }) => [from, to]))],
    links, centres: new Set(), nameOf: (id) => `Thing ${id}`, folded: new Map(), measure, width: 900, leastColumns: 1,
  }); // prettier-ignore

test("trees and rows are drawn without a crossing", () => {
  const next = chance(3);
  for (let n = 0; n < 60; n += 1) {
    const many = 3 + Math.floor(next() * 12);
    const tree = Array.from({ length: many }, (_, k) => plain(`t${Math.floor(next() * (k + 1))}`, `t${k + 1}`));
    assert.equal(crossed(layersOf(tree)), 0, tree.map(({ id }) => id).join(" "));
  }
  const rows = [0, 1, 2, 3, 4].flatMap((n) => [
    plain(`home${n}`, `post${n}`),
    plain(`post${n}`, `person${n}`),
    plain(`home${n}`, `person${n}`),
  ]);
  assert.equal(crossed(layersOf(rows)), 0);
  const twins = [plain("a", "p"), plain("a", "q"), plain("p", "x"), plain("q", "y"), plain("a", "x"), plain("a", "y")];
  assert.equal(crossed(layersOf(twins)), 0);
});

test("lines read from left to right, also where they close a circle", () => {
  const drawing = layersOf([plain("a", "b"), plain("b", "c"), plain("c", "a")]);
  assert.deepEqual(broken(drawing), []);
  assert.deepEqual(drawing.verbs.map(({ words }) => words.lines.join(" ")).sort(), ["came of", "led to", "led to"]);
});

test("the same scene is drawn the same, in whatever order its lines come", () => {
  const record = recordNamed("northmere");
  const links = linksIn(record, record.lines);
  const wish = wishOf([...record.things.keys()], links, [], true);
  const [room] = ROOMS;
  assert.ok(room);
  const again = { ...wish, links: linksIn(record, record.lines.toReversed()) };
  assert.deepEqual(drawn(record, again, room).drawing, drawn(record, wish, room).drawing);
});

test("what says less than a statement waits where there is much, and is counted", () => {
  const record = recordNamed("shipped");
  const links = linksIn(record, at(record.linesOf, "cii"));
  const [room] = ROOMS;
  assert.ok(room);
  const { drawing, weak } = drawn(record, wishAround("cii", links, false), room);
  assert.ok(weak.length > 5 && weak.every(({ isWeak }) => isWeak));
  assert.ok(drawing.routes.every((route) => route.links.every(({ isWeak }) => !isWeak)));
  assert.deepEqual(drawn(record, wishAround("cii", links, true), room).weak, []);
});

test("a name leaves out what the picture shows: its type, and at its head what a line joins it to", () => {
  const record = recordNamed("northmere");
  for (const [id, { name, type }] of record.things) {
    const label = record.page.types[type]?.label ?? "";
    const short = nameInPicture(record, id);
    assert.ok(!short.toLowerCase().startsWith(`${label.toLowerCase()}: `), short);
    assert.ok(name.toLowerCase().endsWith(short.toLowerCase()), `${short} of ${name}`);
  }
  const shipped = recordNamed("shipped");
  assert.equal(nameInPicture(shipped, "lvrw-2019", ["lvrw"]), "… 2019");
  assert.equal(nameInPicture(shipped, "lvrw-2019", ["gla"]), "London Voter Registration Week 2019");
  assert.equal(nameInPicture(shipped, "lvrw", ["lvrw"]), "London Voter Registration Week", "never nothing at all");
  assert.equal(nameInPicture(shipped, "lvrw", ["london"]), "London Voter Registration Week");
});
