/** As much of a scene as fits with its names: the rest is folded into rows that open, or left out and counted. */

import type { Drawing, Link, Room } from "./drawing.js";
import { drawLayers } from "./layered.js";
import type { Plan } from "./layered.js";
import { put } from "./record.js";
import type { Measure } from "./text_boxes.js";

/** What a scene would show. `centre` is empty where it is around no one thing. */
export interface Wish {
  ids: readonly string[];
  links: readonly Link[];
  centre: string;
  /** Things that are drawn whatever else is left out. */
  must: readonly string[];
  showsWeak: boolean;
}

export interface Fitted {
  drawing: Drawing;
  /** The lines left out since they say less than that a source states it. */
  weak: Link[];
  /** The things left out since their names do not fit. */
  leftOut: string[];
}

export interface Means {
  room: Room;
  measure: Measure;
  /** What a thing is called beside those that lines join it to. */
  nameOf: (id: string, joined: readonly string[]) => string;
  foldedName: (many: number) => string;
}

const SMALLEST = 0.85; // of the full size, at which names are still easy to read
const LEAST = 0.74; // at which those of things that were chosen still are
const FIRST = 72; // things beyond so many are not even tried
const APART = 26; // between what leads to a thing and what follows from it, where one stands below the other
const VERBS = 3; // named of the relations that share a row
const PORTIONS = [24, 16, 12, 9, 7, 5, 4, 3, 2, 1];

/** The picture of a wish in a room. */
export function fit(wish: Wish, means: Means): Fitted {
  const whole = drawnWhole(wish, wish.ids, wish.links, means);
  const isOpen = wish.showsWeak || !wish.links.some((link) => link.isWeak) || (whole && !isWide(whole, means.room));
  if (whole && isLow(whole, means.room, wish.centre ? SMALLEST : LEAST) && isOpen)
    return { drawing: whole, weak: [], leftOut: [] };
  const must = new Set(wish.must);
  const isKept = ({ from, to }: Link) => must.has(from) && must.has(to);
  const weak = wish.showsWeak ? [] : wish.links.filter((link) => link.isWeak && !isKept(link));
  const links = wish.links.filter((link) => !weak.includes(link));
  const kept = weak.length ? joinedOf(wish, links) : [...wish.ids];
  const fitted = wish.centre ? folded(wish, kept, links, means) : cut(wish, kept, links, means);
  return { ...fitted, weak };
}

const isLow = ({ height }: Drawing, room: Room, least = SMALLEST): boolean =>
  height <= Math.max(260, room.height - 84) / least;

const isWide = ({ width }: Drawing, room: Room, least = SMALLEST): boolean => width > wideOf(room) / least;

/** On a phone a picture is as wide as the screen, since what runs over its side would have to be dragged. */
const wideOf = (room: Room): number => (room.isTall ? room.width - 40 : Math.max(560, room.width - 40));

/** Nothing where there are so many that they cannot fit. */
function drawnWhole(wish: Wish, ids: readonly string[], links: readonly Link[], means: Means): Drawing | null {
  if (ids.length > FIRST) return null;
  return drawn(wish, ids, links, new Map(), means);
}

/** Around one thing what leads to it stands left of it and what follows right of it; on a phone above and below. */
function drawn(
  wish: Wish,
  ids: readonly string[],
  links: readonly Link[],
  rows: Plan["folded"],
  means: Means,
): Drawing {
  const sides = [false, true].map((side) => links.filter((link) => isOut(wish, link) === side));
  if (!wish.centre || !means.room.isTall || sides.some((side) => !side.length))
    return drawLayers(planOf(wish, ids, links, rows, means));
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  const alone = ids.filter((id) => !joined.has(id));
  const parts = sides.map((side, n) => {
    const near = new Set([wish.centre, ...side.map((link) => otherEnd(wish, link)), ...(n ? alone : [])]);
    return drawLayers(planOf(wish, [...near], side, rows, means));
  });
  return below(parts[0] as Drawing, parts[1] as Drawing);
}

/** Two drawings as one, the second below the first. */
function below(first: Drawing, second: Drawing): Drawing {
  const level = first.height + APART;
  const lower = <Placed extends { y: number }>(one: Placed): Placed => ({ ...one, y: one.y + level });
  return {
    markers: [...first.markers, ...second.markers.map((marker) => ({ ...lower(marker), name: lower(marker.name) }))],
    routes: [...first.routes, ...second.routes.map((route) => ({ ...route, points: route.points.map(lower) }))],
    verbs: [...first.verbs, ...second.verbs.map((verb) => ({ ...verb, words: lower(verb.words) }))],
    steps: [],
    asides: [],
    width: Math.max(first.width, second.width),
    height: level + second.height,
  };
}

function planOf(
  { centre, must }: Wish,
  ids: readonly string[],
  links: readonly Link[],
  rows: Plan["folded"],
  { measure, nameOf, foldedName, room }: Means,
): Plan {
  const joined = new Map<string, string[]>();
  for (const { from, to } of links) {
    put(joined, from, to);
    put(joined, to, from);
  }
  const centres = new Set(must);
  const present = new Set(ids);
  const here = (id: string) => (joined.get(id) ?? []).filter((other) => present.has(other));
  return {
    ids,
    links,
    folded: rows,
    measure,
    centres,
    nameOf: (id) =>
      rows.has(id) ? foldedName(rows.get(id)?.length ?? 0) : nameOf(id, centres.has(id) ? [] : here(id)),
    leastColumns: centre ? (room.isTall ? 2 : 3) : 1,
    width: (wideOf(room) - (room.isTall ? 0 : 10)) / (room.width < 700 ? SMALLEST : 1),
  };
}

/** The things that lines join, and those that must be there. */
function joinedOf({ ids, must, links: all }: Wish, links: readonly Link[]): string[] {
  const joined = new Set([...must, ...links.flatMap(({ from, to }) => [from, to])]);
  const everJoined = new Set(all.flatMap(({ from, to }) => [from, to]));
  return ids.filter((id) => joined.has(id) || !everJoined.has(id));
}

/** Around one thing: to each side, of each relation as many as fit, and a row that opens to the others. */
function folded(wish: Wish, ids: readonly string[], links: readonly Link[], means: Means): Omit<Fitted, "weak"> {
  const lanes = new Map<string, Link[]>();
  for (const link of links)
    put(lanes, JSON.stringify([isOut(wish, link), link.verb, link.note, link.tone, link.isFaded]), link);
  const parts = [true, false].map((side) =>
    portionOf(
      wish,
      [...lanes.values()].filter(([first]) => first && isOut(wish, first) === side),
      means,
    ),
  );
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  return {
    drawing: drawParts(wish, parts, means),
    leftOut: ids.filter((id) => id !== wish.centre && !joined.has(id)),
  };
}

const isOut = (wish: Wish, link: Link): boolean => link.from === wish.centre;
const otherEnd = (wish: Wish, link: Link): string => (isOut(wish, link) ? link.to : link.from);

interface Part {
  links: Link[];
  rows: Map<string, string[]>;
}

/** As much of one side as fits. */
function portionOf(wish: Wish, lanes: readonly Link[][], means: Means): Part {
  let last: Part = { links: [], rows: new Map() };
  for (const [portion, most] of [...PORTIONS.map((one) => [one, Infinity] as const), ...fewer(lanes.length)]) {
    last = inPortions(wish, lanes, portion, most);
    if (last.links.length <= FIRST && isLow(drawParts(wish, [last], means), means.room)) return last;
  }
  return last;
}

/** One row of each relation, of ever fewer relations; the others share a row with those that are told like them. */
const fewer = (many: number): [number, number][] =>
  [0.75, 0.5, 0.35, 0.25, 0.15, 0].map((share) => [1, Math.floor(many * share)]);

function inPortions(wish: Wish, lanes: readonly Link[][], portion: number, most: number): Part {
  const rows = new Map<string, string[]>();
  const links: Link[] = [];
  const fold = (first: Link, folds: readonly Link[]): void => {
    const key = `folded ${first.id}`;
    rows.set(key, [...new Set(folds.map((link) => otherEnd(wish, link)))]);
    links.push({ ...first, id: key, ...(isOut(wish, first) ? { to: key } : { from: key }) });
  };
  for (const lane of lanes.slice(0, most)) {
    const isCut = lane.length > portion + 1;
    links.push(...(isCut ? lane.slice(0, portion) : lane));
    const [first] = lane;
    if (isCut && first) fold(first, lane.slice(portion));
  }
  for (const [first, ...others] of alike(lanes.slice(most).flat()))
    if (first && others.length) fold({ ...first, ...inOne([first, ...others]) }, [first, ...others]);
    else if (first) links.push(first);
  return { links, rows };
}

/** Lines of one kind that are told alike: they have one stroke, and so may share a row. */
function alike(links: readonly Link[]): Link[][] {
  const groups = new Map<string, Link[]>();
  for (const link of links)
    put(groups, JSON.stringify([link.kind, link.tone, link.note, link.hasHead, link.isFaded]), link);
  return [...groups.values()];
}

/** What stands on a row of several relations: some of them by name. */
function inOne(links: readonly Link[]): Pick<Link, "verb" | "inverse"> {
  const some = (verbs: string[]): string => {
    const different = [...new Set(verbs)];
    return different.slice(0, VERBS).join(", ") + (different.length > VERBS ? ", …" : "");
  };
  return { verb: some(links.map(({ verb }) => verb)), inverse: some(links.map(({ inverse }) => inverse)) };
}

function drawParts(wish: Wish, parts: readonly Part[], means: Means): Drawing {
  const links = parts.flatMap((part) => part.links);
  const ids = new Set([wish.centre, ...links.map((link) => otherEnd(wish, link))]);
  return drawn(wish, [...ids], links, new Map(parts.flatMap(({ rows }) => [...rows])), means);
}

/** Several things: what is too wide loses the column at an end, what is too high whole webs, those of few things first. */
function cut(wish: Wish, ids: readonly string[], links: readonly Link[], means: Means): Omit<Fitted, "weak"> {
  const must = new Set(wish.must);
  let kept = keepMost(ids, links, must, FIRST);
  let drawing = drawLayers(planOf(wish, kept, links, new Map(), means));
  const isLarge = () => !isLow(drawing, means.room, LEAST) || isWide(drawing, means.room, LEAST);
  while (isLarge() && kept.length > Math.max(4, must.size)) {
    const narrower = isWide(drawing, means.room, LEAST) ? withoutAnEnd(kept, drawing, must) : kept;
    kept =
      narrower.length < kept.length ? narrower : keepMost(kept, links, must, kept.length - Math.ceil(kept.length / 7));
    drawing = drawLayers(planOf(wish, kept, links, new Map(), means));
  }
  const left = new Set(kept);
  return { drawing, leftOut: ids.filter((id) => !left.has(id)) };
}

/** The things but those of the first or last column, whichever are fewer; all of them where neither can go. */
function withoutAnEnd(ids: readonly string[], { markers, routes }: Drawing, must: ReadonlySet<string>): string[] {
  const joined = new Set(routes.flatMap(({ links }) => links.flatMap(({ from, to }) => [from, to])));
  const placed = markers.filter(({ id }) => joined.has(id));
  const ends = [Math.min, Math.max]
    .map((end) => end(...placed.map(({ x }) => x)))
    .map((at) => placed.filter(({ x }) => x === at).map(({ id }) => id))
    .filter((column) => column.length && !column.some((id) => must.has(id)))
    .sort((a, b) => a.length - b.length);
  return ids.filter((id) => !ends[0]?.includes(id));
}

function keepMost(ids: readonly string[], links: readonly Link[], must: ReadonlySet<string>, many: number): string[] {
  if (ids.length <= many) return [...ids];
  const webs = websOf(ids, links).sort((a, b) => weightOf(b, must) - weightOf(a, must));
  while (webs.length > 1 && webs.flat().length > many) webs.pop();
  const [first = []] = webs;
  const kept = new Set(webs.length > 1 ? webs.flat() : mostLinked(first, links, must, many));
  return ids.filter((id) => kept.has(id));
}

const weightOf = (web: readonly string[], must: ReadonlySet<string>): number =>
  web.length + (web.some((id) => must.has(id)) ? FIRST * FIRST : 0);

/** Things that lines hang together. */
function websOf(ids: readonly string[], links: readonly Link[]): string[][] {
  const here = new Set(ids);
  const near = new Map<string, string[]>();
  for (const { from, to } of links) {
    if (!here.has(from) || !here.has(to)) continue;
    put(near, from, to);
    put(near, to, from);
  }
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    if (seen.has(id)) return [];
    const web = new Set([id]);
    for (const one of web) for (const next of near.get(one) ?? []) web.add(next);
    for (const one of web) seen.add(one);
    return [[...web]];
  });
}

function mostLinked(ids: readonly string[], links: readonly Link[], must: ReadonlySet<string>, many: number): string[] {
  const here = new Set(ids);
  const counts = new Map<string, number>();
  for (const { from, to } of links)
    if (here.has(from) && here.has(to)) for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1);
  const weight = (id: string) => (must.has(id) ? FIRST * FIRST : (counts.get(id) ?? 0));
  return ids.toSorted((a, b) => weight(b) - weight(a)).slice(0, many);
}
