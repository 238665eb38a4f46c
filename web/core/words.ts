/** Findings in words, by the catalogue of phrases that every other text reads too. */

import { codeOf } from "./record.js";
import type { List, Record } from "./record.js";
import { titled } from "./text.js";

export type Value = string | number | readonly string[] | readonly number[] | readonly (readonly [string, number])[];
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
const names = (value: Value): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** How a value stands in a phrase, of what the phrase gives the form and of all values. */
const FORMS: { readonly [form: string]: Form } = {
  name: (record, id) => nameOrTitle(record, String(id)),
  names: (record, ids) => namesOf(record, names(ids)),
  any: (record, ids) =>
    names(ids)
      .map((id) => nameOrTitle(record, id))
      .join(phraseOf(record, "choice")),
  row: (record, values) => inARow(record, names(values)),
  number: (record, value) => phraseOf(record, "numbers").split(" ")[many(value)] ?? String(many(value)),
  plural: (_, value, forms) => forms.split("|")[many(value) === 1 ? 0 : 1] ?? "",
  phrase: (record, value, group, values) => phraseOf(record, `${group}.${String(value)}`, values),
  if: (record, value, code, values) => (many(value) ? phraseOf(record, code, values) : ""),
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

/** The phrase of a code with its places filled. */
export function phraseOf(record: Record, code: string, values: Values = {}): string {
  const phrase = record.page.phrases[code] ?? "";
  return phrase.replace(PLACE, (_, name: string, form?: string, rest: string = "") => {
    const value = values[name] ?? "";
    return form ? (FORMS[form]?.(record, value, rest, values) ?? "") : String(value);
  });
}

function nameOrTitle({ things, voices, sources }: Record, id: string): string {
  return (things.get(id) ?? voices.get(id))?.name ?? sources.get(id)?.title ?? id;
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
    ids.map((id) => nameOrTitle(record, id)),
    MOST_NAMED,
  );

/** A finding as it stands within a sentence. */
export const sayingOf = (record: Record, { code, step, arguments: values }: Finding): string =>
  phraseOf(record, code, step === null ? values : { ...values, step });

/** A finding as a sentence of its own. */
export const sentenceOf = (record: Record, found: Finding): string => titled(sayingOf(record, found));
