/** The lines of a view as a list that reads downwards: by relation and direction, what is said most firmly first. */

import type { Link } from "./drawing.js";
import { put } from "./record.js";
import type { Record } from "./record.js";
import { byCode, once } from "./text.js";

/** A line as it reads from one of its ends. */
export interface Rung {
  near: string;
  far: string;
  link: Link;
}

/** Which way the arrow of a line runs, seen from the end that it is read from. */
export type Course = "to" | "from" | "none";

/** Lines of one relation that run one way. */
export interface Bundle {
  words: string;
  course: Course;
  rungs: Rung[];
}

const COURSES: readonly Course[] = ["to", "from", "none"];

/** The lines of one thing, as they read from it. */
export const bundlesAround = (record: Record, centre: string, links: readonly Link[]): Bundle[] =>
  bundled(
    record,
    links.filter(({ from, to }) => from === centre || to === centre).map((link) => rungFrom(centre, link)),
  );

/** The lines among some things. Those of one verb are read from the end at which more of them meet. */
export function bundlesAmong(record: Record, links: readonly Link[]): Bundle[] {
  const byVerb = new Map<string, Link[]>();
  for (const link of links) put(byVerb, link.verb, link);
  const isFan = (own: readonly Link[]) => 2 * once(own, ({ to }) => to).length < once(own, ({ from }) => from).length;
  const rungs = [...byVerb.values()].flatMap((own) =>
    own.map((link) => rungFrom(isFan(own) ? link.to : link.from, link)),
  );
  return bundled(record, rungs);
}

const rungFrom = (near: string, link: Link): Rung => ({ near, far: link.from === near ? link.to : link.from, link });

const courseOf = ({ near, link }: Rung): Course => (link.hasHead ? (link.from === near ? "from" : "to") : "none");
const wordsOf = ({ near, link }: Rung): string => (link.from === near ? link.verb : link.inverse);

function bundled(record: Record, rungs: readonly Rung[]): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const rung of rungs) {
    const [words, course] = [wordsOf(rung), courseOf(rung)];
    const bundle = bundles.get(`${course} ${words}`) ?? { words, course, rungs: [] };
    bundle.rungs.push(rung);
    bundles.set(`${course} ${words}`, bundle);
  }
  const all = [...bundles.values()];
  for (const bundle of all) bundle.rungs.sort(compareRungs);
  return all.sort((a, b) => compareBundles(record, a, b));
}

/* What is plainly stated of something done comes first, then what is stated, then the rest. */
const weakness = ({ link }: Rung): number => Number(link.isWeak) * 2 + Number(Boolean(link.note));

const compareRungs = (a: Rung, b: Rung): number =>
  weakness(a) - weakness(b) || byCode(a.link.note, b.link.note) || byCode(a.near, b.near) || byCode(a.far, b.far);

function compareBundles(record: Record, a: Bundle, b: Bundle): number {
  const rank = ({ rungs: [first] }: Bundle) => record.page.kinds.indexOf(first?.link.kind ?? "");
  return (
    COURSES.indexOf(a.course) - COURSES.indexOf(b.course) ||
    Number(isOnlyWeak(a)) - Number(isOnlyWeak(b)) ||
    rank(a) - rank(b) ||
    b.rungs.length - a.rungs.length ||
    byCode(a.words, b.words)
  );
}

const strongIn = ({ rungs }: Bundle): number => rungs.filter(({ link }) => !link.isWeak).length;
const isOnlyWeak = (bundle: Bundle): boolean => !strongIn(bundle);

/** How many rows of each bundle stand open at first: all of a few, and of many only what is stated. */
export function firstRows(bundles: readonly Bundle[], most: number): Map<Bundle, number> {
  const isFew = bundles.reduce((sum, { rungs }) => sum + rungs.length, 0) <= most;
  const open = new Map<Bundle, number>();
  let left = most;
  for (const bundle of bundles) {
    const many = isFew ? bundle.rungs.length : Math.min(left, strongIn(bundle));
    open.set(bundle, many);
    left -= many;
  }
  return open;
}
