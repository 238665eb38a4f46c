/** Things by what they are called, in the order in which civicgraph.graph.names finds them. */

import { core, folded } from "./name_cores.js";
import { nearness, telling } from "./near_names.js";
import type { NameWords, Thing } from "./page_data.js";
import type { Record } from "./record.js";
import { byCode } from "./text.js";

/** A thing that was found, and the words that matched: its name, an alias or its id. */
export interface Hit {
  thing: Thing;
  heard: string;
}

export type Finder = (text: string) => Hit[];

interface Name extends Hit {
  plain: string;
}

/** A name with how well it fits, less being better. */
type Ranked = [fit: number, name: Name];

/** The finder of a record: the best first, each thing once. */
export function finderOf({ page }: Record): Finder {
  const index = page.things.flatMap((thing) =>
    [thing.name, ...(thing.aliases ?? []), thing.id.replaceAll("-", " ")].map((heard): Name => ({
      thing,
      heard,
      plain: folded(heard),
    })),
  );
  return (text) => findIn(page.nameWords, index, text);
}

function findIn(lists: NameWords, index: readonly Name[], text: string): Hit[] {
  const wanted = folded(text).split(" ").filter(Boolean);
  if (!wanted.length) return [];
  const asTyped = findTyped(index, wanted);
  const same = asTyped[0]?.[0] === 0 ? [] : findCalled(lists, index, text, asTyped.length > 0);
  if (asTyped.length || same.length) return eachOnce([...same, ...asTyped]);
  const told = telling(lists, wanted);
  const found = told.length < wanted.length ? findTyped(index, told) : [];
  return eachOnce(found.length ? found : findNear(lists, index, text));
}

/** Names in which each word begins a word: the whole text first, then names that begin with it. */
function findTyped(index: readonly Name[], wanted: readonly string[]): Ranked[] {
  const whole = wanted.join(" ");
  const fit = ({ plain }: Name) => (plain === whole ? 0 : plain.startsWith(whole) ? 1 : 2);
  return index
    .filter(({ plain }) => wanted.every((want) => ` ${plain}`.includes(` ${want}`)))
    .map((name): Ranked => [fit(name), name])
    .sort(compareRanked);
}

/** Names that are the same text once both are without what letterheads add. */
function findCalled(lists: NameWords, index: readonly Name[], text: string, isFound: boolean): Ranked[] {
  const wanted = core(lists, text);
  const joined = wanted.join("");
  if (!joined || (isFound && wanted.join(" ") === folded(text))) return [];
  const begins = ` ${joined.slice(0, 1)}`; // what is left of a name begins as some word of it does
  return index
    .filter(({ heard, plain }) => ` ${plain}`.includes(begins) && core(lists, heard).join("") === joined)
    .map((name): Ranked => [0, name])
    .sort(compareRanked);
}

/** Names with a slip in them, or with most of the words. */
function findNear(lists: NameWords, index: readonly Name[], text: string): Ranked[] {
  const near = nearness(lists, text, new Map(index.map(({ heard, plain }) => [heard, plain])));
  return index
    .flatMap((name): Ranked[] => (near.has(name.heard) ? [[-(near.get(name.heard) ?? 0), name]] : []))
    .sort(compareRanked);
}

/** By fit, then the shorter name, then the id. */
const compareRanked = ([a, one]: Ranked, [b, other]: Ranked): number =>
  a - b || lengthOf(one) - lengthOf(other) || byCode(one.thing.id, other.thing.id);
const lengthOf = ({ plain }: Name): number => [...plain].length;

/** Each thing once, by its best match. */
function eachOnce(found: readonly Ranked[]): Hit[] {
  const hits = new Map<string, Hit>();
  for (const [, { thing, heard }] of found) if (!hits.has(thing.id)) hits.set(thing.id, { thing, heard });
  return [...hits.values()];
}
