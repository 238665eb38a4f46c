/** Things by what they are called, in the order in which civicgraph.graph.names finds them. */

import { madeAhead } from "./ahead.js";
import type { Work } from "./ahead.js";
import { core, folded } from "./name_cores.js";
import { NameIndex } from "./name_index.js";
import type { Name } from "./name_index.js";
import { NearNames, telling } from "./near_names.js";
import type { NameWords, Thing } from "./page_data.js";
import type { Record } from "./record.js";
import { byCode } from "./text.js";

/** A thing that was found, and the words that matched: its name, an alias or its id. */
export interface Hit {
  thing: Thing;
  heard: string;
  /** The same as compared. */
  plain: string;
}

/** Finds things by a text; where no name is as typed, those that are near, unless only what is typed is wanted. `names` are
 * the names and aliases that it knows; `ahead` makes its index before something is looked for. */
export interface Finder {
  (text: string, isNearToo?: boolean): Hit[];
  names: () => readonly Hit[];
  ahead: () => Work;
}

/** A name with how well it fits, less being better. */
type Ranked = [fit: number, name: Name];

/** The finder of a record: the best first, each thing once. */
export function finderOf({
  page: { nameWords, things },
}: {
  page: Pick<Record["page"], "nameWords" | "things">;
}): Finder {
  const { get, ahead } = madeAhead(() => indexesOf(nameWords, things));
  const find = (text: string, isNearToo = true) => findIn(nameWords, get(), text, isNearToo);
  return Object.assign(find, { names: () => get().said, ahead });
}

interface Indexes {
  index: NameIndex;
  said: readonly Hit[];
  near: NearNames;
}

function* indexesOf(lists: NameWords, things: readonly Thing[]): Work<Indexes> {
  const index = yield* NameIndex.made(lists, things);
  return { index, said: index.names.filter(({ isSaid }) => isSaid), near: yield* NearNames.made(lists, index) };
}

function findIn(lists: NameWords, { index, near }: Indexes, text: string, isNearToo: boolean): Hit[] {
  const wanted = folded(text).split(" ").filter(Boolean);
  if (!wanted.length) return [];
  const asTyped = findTyped(index, wanted);
  const same = asTyped[0]?.[0] === 0 ? [] : findCalled(lists, index, text, asTyped.length > 0);
  if (asTyped.length || same.length) return eachOnce([...same, ...asTyped]);
  const told = telling(lists, wanted);
  const found = told.length < wanted.length ? findTyped(index, told) : [];
  if (found.length || !isNearToo) return eachOnce(found);
  const close = near.nearness(text);
  return eachOnce([...close].map(([name, value]): Ranked => [-value, name]).sort(compareRanked));
}

/** Names in which each word begins a word: the whole text first, then names that begin with it. */
function findTyped(index: NameIndex, wanted: readonly string[]): Ranked[] {
  const whole = wanted.join(" ");
  const fit = ({ plain }: Name) => (plain === whole ? 0 : plain.startsWith(whole) ? 1 : 2);
  return index
    .withWords(wanted)
    .map((name): Ranked => [fit(name), name])
    .sort(compareRanked);
}

/** Names that are the same text once both are without what letterheads add. */
function findCalled(lists: NameWords, index: NameIndex, text: string, isFound: boolean): Ranked[] {
  const wanted = core(lists, text);
  if (!wanted.join("") || (isFound && wanted.join(" ") === folded(text))) return [];
  const begins = ` ${wanted.join("").slice(0, 1)}`; // what is left of a name begins as some word of it does
  return index
    .withCore(text)
    .filter(({ padded }) => padded.includes(begins))
    .map((name): Ranked => [0, name])
    .sort(compareRanked);
}

/** By fit, then the shorter name, then the id. */
const compareRanked = ([a, one]: Ranked, [b, other]: Ranked): number =>
  a - b || lengthOf(one) - lengthOf(other) || byCode(one.thing.id, other.thing.id);
const lengthOf = ({ plain }: Name): number => [...plain].length;

/** Each thing once, by its best match. */
function eachOnce(found: readonly Ranked[]): Hit[] {
  const hits = new Map<string, Hit>();
  for (const [, { thing, heard, plain }] of found) if (!hits.has(thing.id)) hits.set(thing.id, { thing, heard, plain });
  return [...hits.values()];
}
