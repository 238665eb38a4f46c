/** Search over all that a page says, in the order in which civicgraph.graph.full_text finds it. */

import { madeAhead } from "./ahead.js";
import type { Work } from "./ahead.js";
import { sortOf } from "./codes.js";
import type { Hit } from "./find.js";
import { core, folded } from "./name_cores.js";
import type { Caveat, Claim, Place, Record } from "./record.js";
import { byCode } from "./text.js";
import { wordStart } from "./unspaced.js";
import { Query, foldEntries } from "./word_matching.js";
import type { Fit } from "./word_matching.js";

const KINDS = ["description", "voice", "claim", "caveat", "source"] as const;
const PIECE = 60; // entries that are folded in one go
export type Kind = (typeof KINDS)[number];

/** Something that was found: the text that fits best, and the words that matched, as compared. */
export interface Find {
  readonly kind: Kind;
  readonly id: string;
  readonly text: string;
  readonly words: string[];
}

interface Entry {
  kind: Kind;
  id: string;
  texts: string[];
}

/** What holds all words of a text otherwise than by its name; only speakers where a name is what was typed. `ahead` folds
 * the texts before something is looked for. */
export interface TextFinder {
  (text: string, names: readonly Hit[]): Find[];
  ahead: () => Work;
}

/** The finder of a record. */
export function textFinderOf(record: Record): TextFinder {
  const { get, ahead } = madeAhead(() => foldedEntries(record));
  const find = (text: string, names: readonly Hit[]) => {
    const { entries, plain } = isExact(record, text, names) ? voicesAmong(get()) : get();
    const wanted = folded(text);
    const named = new Set(names.filter((hit) => isTyped(wanted, hit.plain)).map(({ thing }) => thing.id));
    return bestEntries(record, entries, plain, text).filter(({ id }) => !named.has(id));
  };
  return Object.assign(find, { ahead });
}

/** Entries with their folded texts. */
interface Entries {
  entries: Entry[];
  plain: string[];
}

function* foldedEntries(record: Record): Work<Entries> {
  const entries = entriesOf(record);
  yield;
  const pieces = Array.from({ length: Math.ceil(entries.length / PIECE) }, (_, n) =>
    entries.slice(n * PIECE, (n + 1) * PIECE),
  );
  const plain: string[] = [];
  for (const piece of pieces) {
    plain.push(...foldEntries(piece.map(({ texts }) => texts)));
    yield;
  }
  return { entries, plain };
}

function voicesAmong({ entries, plain }: Entries): Entries {
  const isVoice = (_: unknown, n: number) => entries[n]?.kind === "voice";
  return { entries: entries.filter(isVoice), plain: plain.filter(isVoice) };
}

function isExact({ page }: Record, text: string, names: readonly Hit[]): boolean {
  const [first] = names;
  if (!first) return false;
  const { heard, plain } = first;
  return plain === folded(text) || core(page.nameWords, heard).join("") === core(page.nameWords, text).join("");
}

/** Whether each word of a text begins a word of a name, or is within one that has no spaces, both as compared: else the
 * name is only near. */
export const isTyped = (text: string, name: string): boolean =>
  text.split(" ").every((word) => ` ${name}`.includes(wordStart(word)));

function entriesOf(record: Record): Entry[] {
  const caveats = new Map([...record.caveatsOf.values()].flat().map((caveat) => [caveat.id, caveat]));
  return [
    ...record.page.things.flatMap(({ id, name, aliases = [], description }): Entry[] =>
      description ? [{ kind: "description", id, texts: [description, name, ...aliases] }] : [],
    ),
    ...record.page.voices.map(({ id, name, description = "" }): Entry => ({
      kind: "voice",
      id,
      texts: [name, description].filter(Boolean),
    })),
    ...record.claims.map((claim): Entry => ({ kind: "claim", id: claim.id, texts: textsOfClaim(claim) })),
    ...[...caveats.values()].map((caveat): Entry => ({
      kind: "caveat",
      id: caveat.id,
      texts: textsOfCaveat(record, caveat),
    })),
    ...record.page.sources.map(({ id, title, publisher = "" }): Entry => ({
      kind: "source",
      id,
      texts: [title, publisher].filter(Boolean),
    })),
  ];
}

const textsOfPlaces = (places: readonly Place[]): string[] =>
  places.flatMap(({ summary, anchor }) => [summary, anchor]);
const textsOfClaim = ({ evidence, text = "", reason = "" }: Claim): string[] =>
  [...textsOfPlaces(evidence), text, reason].filter(Boolean);
const textsOfCaveat = (record: Record, caveat: Caveat): string[] =>
  [caveat.summary, ...textsOfPlaces(caveat.evidence), sortOf(record, caveat).label].filter(Boolean);

function bestEntries(record: Record, entries: readonly Entry[], plain: readonly string[], text: string): Find[] {
  const whole = new Query(text);
  const found = matching(entries, plain, whole);
  const query = found.length ? whole : whole.without(record.page.nameWords.asking);
  const matched = query === whole ? found : matching(entries, plain, query);
  return matched
    .map(({ entry, folds }) => ({ entry, folds, fit: query.fit(folds) }))
    .sort((a, b) => compare(a.entry, a.fit, b.entry, b.fit))
    .map(({ entry: { kind, id, texts }, folds }) => ({
      kind,
      id,
      // Only of the few that are shown, for which it is worth the time.
      get text() {
        return texts[query.bestText(folds)] ?? "";
      },
      get words() {
        return query.foundWords(folds);
      },
    }));
}

const matching = (
  entries: readonly Entry[],
  plain: readonly string[],
  query: Query,
): { entry: Entry; folds: string }[] =>
  entries.flatMap((entry, n) => (query.matches(plain[n] ?? "") ? [{ entry, folds: plain[n] ?? "" }] : []));

/** By kind, then by fit, then by id. */
const compare = (a: Entry, one: Fit, b: Entry, other: Fit): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || one[0] - other[0] || one[1] - other[1] || byCode(a.id, b.id);
