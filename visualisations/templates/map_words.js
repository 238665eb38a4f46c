/* Findings in words, by the catalogue of phrases that every other text reads too. */

const PLACE = /\{(\w+)(?:\|(\w+)(?::([^}]*))?)?\}/g;
const NUMBER_WORDS = PAGE.phrases.numbers.split(" ");
const MOST_NAMED = 6;

const calledOf = (id) => (THINGS.get(id) || VOICES.get(id))?.name || SOURCES.get(id)?.title || id;
const many = (value) => (typeof value === "number" ? value : value.length);

/* The phrase of a code with its places filled. */
const phraseOf = (code, values) =>
  PAGE.phrases[code].replace(PLACE, (_, name, form, rest) => (form ? FORMS[form](values[name], rest, values) : values[name]));

function inARow(names, most = names.length) {
  if (names.length > most) return phraseOf("row.cut", { first: names.slice(0, most).join(", "), left: names.length - most });
  return names.length > 1 ? phraseOf("row", { first: names.slice(0, -1).join(", "), last: names.at(-1) }) : names.join("");
}

const namesOf = (ids) => inARow(ids.map(calledOf), MOST_NAMED);

/* How an argument stands in a phrase, of what the phrase gives the form and of all arguments. */
const FORMS = {
  name: calledOf,
  names: namesOf,
  any: (ids) => ids.map(calledOf).join(PAGE.phrases.choice),
  row: (values) => inARow(values),
  number: (value) => NUMBER_WORDS[many(value)] ?? String(many(value)),
  plural: (value, forms) => forms.split("|")[many(value) === 1 ? 0 : 1],
  phrase: (value, group, values) => phraseOf(`${group}.${value}`, values),
  if: (value, code, values) => (value.length ? phraseOf(code, values) : ""),
  each: (pairs, code) => pairs.map(([name, count]) => phraseOf(code, { code: name, count })).join(", "),
  label: (name, list) => codeOf(list, name).label,
  labels: (names, list) => names.map((name) => codeOf(list, name).label).join(", "),
};

const sayingOf = ({ code, step, arguments: values }) => phraseOf(code, { ...values, step });
const sentenceOf = (finding) => titled(sayingOf(finding));
