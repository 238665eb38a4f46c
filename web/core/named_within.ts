/** Where a text as a whole names nothing: the things that some of its words name, and the words that tell nothing, as
 * civicgraph.graph.named_within has it. */

import type { Hit } from "./find.js";
import { folded } from "./name_cores.js";
import { MET, areKindred, likeness, sharedStart } from "./near_names.js";
import type { NameWords } from "./page_data.js";
import { byCode, once } from "./text.js";
import { isUnspaced } from "./unspaced.js";

const TELLING = 4; // letters of a word that may name something; a shorter one must be all of a name
const FEW = 5; // things that one more word names; what more have in their names tells none of them
const ENDING = 2; // letters in which two forms of a word may differ

/** A word as typed without the marks around it, and as compared. */
interface Word {
  typed: string;
  word: string;
}

/** The words of a text, as typed, that something has, and those that nothing has; without those that only ask. */
export interface Understood {
  met: string[];
  left: string[];
}

/** A name that has some of the words that are looked for. */
interface Fitting extends Hit {
  wants: string[];
}

/** A name by its words as compared. */
interface Named extends Hit {
  words: string[];
}

/** Names that were found, then those of all names that the other words of the text name: first by the most letters. */
export function addNamedWithin(lists: NameWords, all: readonly Hit[], text: string, names: readonly Hit[]): Hit[] {
  const known = new Set(names.map(({ thing }) => thing.id));
  const named = all
    .filter(({ thing }) => !known.has(thing.id))
    .map((hit): Named => ({ ...hit, words: hit.plain.split(" ").filter(Boolean) }));
  const vocabulary = new Set(named.flatMap(({ words }) => words));
  const heard = new Set(names.flatMap(({ plain }) => plain.split(" ")));
  let wanted = tellingWords(lists, text, new Set([...vocabulary, ...heard]))
    .map(({ word }) => word)
    .filter((word) => !isMet(word, heard));
  const found = [...names];
  while (wanted.length) {
    const met = bestNamed(named, vocabulary, wanted);
    if (!met.length) break;
    const fresh = once(met, ({ thing }) => thing.id).filter((id) => !known.has(id));
    if (!found.length || fresh.length <= FEW)
      for (const { thing, heard: name, plain } of met)
        if (!known.has(thing.id)) {
          known.add(thing.id);
          found.push({ thing, heard: name, plain });
        }
    const used = new Set(met.flatMap(({ wants }) => wants));
    wanted = wanted.filter((want) => !used.has(want));
  }
  return found;
}

/** Which words of a text some others have, and which none has. */
export function understood(lists: NameWords, text: string, words: ReadonlySet<string>): Understood {
  const told = new Map<string, string>();
  for (const { typed, word } of tellingWords(lists, text, words)) if (!told.has(word)) told.set(word, typed);
  const [met, left] = [true, false].map((is) => [...told].filter(([word]) => isMet(word, words) === is));
  return { met: (met ?? []).map(([, typed]) => typed), left: (left ?? []).map(([, typed]) => typed) };
}

/** The names that have the most of what is looked for, the shorter first. */
function bestNamed(named: readonly Named[], vocabulary: ReadonlySet<string>, wanted: readonly string[]): Fitting[] {
  const forms = new Map(
    once(wanted, String).map((want) => [
      want,
      new Map([...vocabulary].map((word) => [word, formFit(want, word)] as const).filter(([, fit]) => fit)),
    ]),
  );
  let best = 0;
  let met: Fitting[] = [];
  for (const { thing, heard, plain, words } of named) {
    const { fit, wants } = fitOf(words, forms);
    if (fit > best) [best, met] = [fit, []];
    if (fit && fit === best) met.push({ thing, heard, plain, wants });
  }
  return met.sort((a, b) => [...a.plain].length - [...b.plain].length || byCode(a.thing.id, b.thing.id));
}

/** How much of a word that is looked for a word of a name has, if it is the same word, unfinished or inflected. */
export function formFit(want: string, word: string): number {
  const length = [...want].length;
  if (want === word) return 2 * length + 1;
  const shared = sharedStart(want, word);
  const longest = Math.max(length, [...word].length);
  const isForm = shared === length || longest - shared <= ENDING || areKindred(want, word);
  return shared >= TELLING && isForm ? 2 * length : 0;
}

/** Whether one of some words is meant, a slip allowed. */
const isMet = (want: string, words: ReadonlySet<string>): boolean =>
  words.has(want) ||
  [...words].some(
    (word) => formFit(want, word) || (([...want].length >= TELLING || isUnspaced(want)) && likeness(want, word) >= MET),
  );

/** How much of what is looked for a name has, and which words; nothing where they are too short to tell it. */
function fitOf(
  words: readonly string[],
  forms: ReadonlyMap<string, ReadonlyMap<string, number>>,
): { fit: number; wants: string[] } {
  const fits = [...forms].map(([want, known]) => ({
    want,
    fit: Math.max(0, ...words.map((word) => known.get(word) ?? 0)),
  }));
  const wants = fits.filter(({ fit }) => fit).map(({ want }) => want);
  const isTold =
    words.every((word) => wants.includes(word)) ||
    wants.some((want) => [...want].length >= TELLING || isUnspaced(want));
  return isTold ? { fit: fits.reduce((sum, { fit }) => sum + fit, 0), wants } : { fit: 0, wants: [] };
}

/** The words of a text that do not only ask. */
const tellingWords = ({ asking }: NameWords, text: string, vocabulary: ReadonlySet<string>): Word[] =>
  text
    .split(/\s+/u)
    .flatMap((token) => split(token, vocabulary))
    .filter(({ word }) => !asking.includes(word));

/** A word as typed and as compared; in scripts without spaces, cut around names. */
function split(token: string, vocabulary: ReadonlySet<string>): Word[] {
  const plain = folded(token);
  if (isUnspaced(plain)) {
    const inside = [...vocabulary].filter((word) => [...word].length > 1 && isUnspaced(word) && plain.includes(word));
    inside.sort((a, b) => [...b].length - [...a].length || byCode(a, b));
    const parts = inside.length ? plain.split(new RegExp(`(${inside.join("|")})`, "u")) : [plain];
    return parts.flatMap((part) => part.split(" ").filter(Boolean)).map((word) => ({ typed: word, word }));
  }
  const typed = token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  return plain
    .split(" ")
    .filter(Boolean)
    .map((word) => ({ typed: folded(typed) === word ? typed : word, word }));
}
