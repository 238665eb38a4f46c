/** Findings in words, by the catalogue of phrases that every other text reads too. */

import { at, codeOf, isOf, nameOf } from "./record.js";
import type { List, Record } from "./record.js";
import { firstSentence, shortName } from "./short_names.js";
import { titled } from "./text.js";

export type Value =
  | string
  | number
  | readonly string[]
  | readonly number[]
  | readonly (readonly [string, number])[]
  | readonly (readonly [string, readonly number[]])[];
export type Values = { readonly [name: string]: Value };

/** Something that a trace shows, by its code in the catalogue, the step it concerns, and what fills the phrase. */
export interface Finding {
  code: string;
  step: number | null;
  arguments: Values;
}

const PLACE = /\{(\w+)(?:\|(\w+)(?::([^}]*))?)?\}/g;
const MOST_NAMED = 6;

/** A finding with no step and no values, unless given. */
export const finding = (code: string, values: Values = {}, step: number | null = null): Finding => ({
  code,
  step,
  arguments: values,
});

type Form = (record: Record, value: Value, rest: string, values: Values) => string;

const many = (value: Value): number => (typeof value === "object" ? value.length : Number(value));
const isSomething = (value: Value): boolean => (typeof value === "object" ? value.length > 0 : Boolean(value));
const names = (value: Value): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** How a value stands in a phrase, of what the phrase gives the form and of all values. */
const FORMS: { readonly [form: string]: Form } = {
  name: (record, id) => nameOf(record, String(id)),
  short: (record, id) => shortName(record, String(id)),
  shorts: (record, ids) =>
    inARow(
      record,
      names(ids).map((id) => shortName(record, id)),
      MOST_NAMED,
    ),
  caveat: (record, id) => firstSentence(at(record.caveat, String(id)).summary),
  relation: (record, name) => relationInWords(record, String(name)),
  who: (record, id) => phraseOf(record, takenUp(record, String(id))),
  many: (record, id, group) => phraseOf(record, `${group}.${takenUp(record, String(id))}`),
  groups: (record, pairs, code) =>
    (pairs as readonly (readonly [string, readonly number[]])[])
      .map(([name, numbers]) => phraseOf(record, code, { code: name, numbers }))
      .join("; "),
  names: (record, ids) => namesOf(record, names(ids)),
  any: (record, ids) =>
    names(ids)
      .map((id) => nameOf(record, id))
      .join(phraseOf(record, "choice")),
  row: (record, values) => inARow(record, names(values)),
  number: (record, value) => phraseOf(record, "numbers").split(" ")[many(value)] ?? String(many(value)),
  plural: (_, value, forms) => forms.split("|")[many(value) === 1 ? 0 : 1] ?? "",
  phrase: (record, value, group, values) => phraseOf(record, `${group}.${String(value)}`, values),
  if: (record, value, code, values) => (isSomething(value) ? phraseOf(record, code, values) : ""),
  each: (record, pairs, code) =>
    (pairs as readonly (readonly [string, number])[])
      .map(([name, count]) => phraseOf(record, code, { code: name, count }))
      .join(", "),
  label: (record, name, list) => codeOf(record, list as List, String(name)).label,
  labels: (record, codes, list) =>
    names(codes)
      .map((name) => codeOf(record, list as List, name).label)
      .join(", "),
};

/** The phrase by which a thing is taken up again. */
const takenUp = (record: Record, id: string): string => (isOf(record, id, "Person") ? "who" : "which");

/** The phrase of a code with its places filled. */
export function phraseOf(record: Record, code: string, values: Values = {}): string {
  const phrase = record.page.phrases[code] ?? "";
  return phrase.replace(PLACE, (_, name: string, form?: string, rest: string = "") => {
    const value = values[name] ?? "";
    return form ? (FORMS[form]?.(record, value, rest, values) ?? "") : String(value);
  });
}

/** A relation in words; with a mark in front, as it reads from its object. */
function relationInWords({ page }: Record, name: string): string {
  const isInverse = name.startsWith("^");
  const relation = page.relations[isInverse ? name.slice(1) : name];
  return (isInverse ? relation?.inverse : relation?.label) ?? name;
}

function inARow(record: Record, row: readonly string[], most = row.length): string {
  if (row.length > most)
    return phraseOf(record, "row.cut", { first: row.slice(0, most).join(", "), left: row.length - most });
  if (row.length < 2) return row.join("");
  return phraseOf(record, "row", { first: row.slice(0, -1).join(", "), last: row.at(-1) ?? "" });
}

/** The names of things, voices and sources in a row. */
export const namesOf = (record: Record, ids: readonly string[]): string =>
  inARow(
    record,
    ids.map((id) => nameOf(record, id)),
    MOST_NAMED,
  );

/** A finding as it stands within a sentence. */
export const sayingOf = (record: Record, { code, step, arguments: values }: Finding): string =>
  phraseOf(record, code, step === null ? values : { ...values, step });

/** A finding as a sentence of its own. */
export const sentenceOf = (record: Record, found: Finding): string => titled(sayingOf(record, found));
