/* Search by name or alias that forgives accents, case, word order and typing errors. */

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const INDEX = PAGE.things.map((thing) => ({
  thing,
  names: [thing.name, ...(thing.aliases || [])].map((name) => ({ name, plain: plain(name), words: wordsOf(name) })),
}));

/* How many letters must be added, dropped, changed or swapped to make one word of the other; over `most` is enough. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

/* From 0, nothing alike, to 1, the same; the word being typed may be unfinished. */
function likeness(query, word) {
  if (word === query) return 1;
  if (word.startsWith(query)) return 0.9;
  const most = query.length < 4 ? 0 : query.length < 7 ? 1 : 2;
  if (!most) return 0;
  const off = Math.min(distance(query, word, most), distance(query, word.slice(0, query.length), most));
  return off <= most ? 0.75 - 0.15 * off : 0;
}

function score(query, words, name) {
  if (name.plain === query) return 3;
  const found = words.map((word) => Math.max(0, ...name.words.map((other) => likeness(word, other))));
  if (found.some((value) => !value)) return name.plain.includes(query) ? 0.8 : inPart(found);
  const average = found.reduce((sum, value) => sum + value, 0) / found.length;
  return average + (name.plain.startsWith(query) ? 0.5 : 0);
}

/* Where only some of the words are in a name, at least half, it comes after all names that have every word. */
function inPart(found) {
  const met = found.filter((value) => value >= 0.6);
  return met.length * 2 >= found.length ? (0.5 * met.reduce((sum, value) => sum + value, 0)) / found.length : 0;
}

/* Words of a question that are in no name worth finding by them. */
const ASKING = new Set(
  "a an and by did do does for from how in is of on the to was were what when where which who why".split(" "),
);

function find(text, most = 10) {
  const telling = wordsOf(text).filter((word) => !ASKING.has(word));
  const [query, words] = [plain(text.trim()), telling.length ? telling : wordsOf(text)];
  if (query.length < 2 || !words.length) return [];
  return INDEX.map(({ thing, names }) => {
    const scored = names.map((name) => [score(query, words, name), name.name]).sort((a, b) => b[0] - a[0]);
    return {
      thing,
      score: scored[0][0] + Math.min(0.2, (thing.links || 0) / 500),
      alias: scored[0][1],
      hit: scored[0][0] > 0,
    };
  })
    .filter(({ hit }) => hit)
    .sort((a, b) => b.score - a.score || (a.thing.id < b.thing.id ? -1 : 1))
    .slice(0, most);
}

const COMBOBOX = {
  role: "combobox",
  "aria-expanded": "false",
  "aria-autocomplete": "list",
  autocomplete: "off",
  spellcheck: "false",
};

/* A field that finds things by name as one types, for the search at the top and for both ends of a trace. */
function combobox(field, hits, choose) {
  let found = [];
  let marked = -1;

  function show() {
    found = find(field.value);
    marked = -1;
    const typed = field.value.trim().length > 1;
    hits.replaceChildren(...found.map(row));
    if (typed && !found.length)
      hits.append(
        make(
          "li",
          { class: "none small", role: "option", "aria-disabled": "true" },
          "Nothing by that name on this page",
        ),
      );
    hits.hidden = !typed;
    field.setAttribute("aria-expanded", String(typed));
    field.removeAttribute("aria-activedescendant");
    seekBeyond(field.value, beyond);
    if (typed)
      say(
        found.length
          ? `${plural(found.length, "name")} found, arrow down to choose`
          : "Nothing by that name on this page",
      );
  }

  function row({ thing, alias, elsewhere }, n) {
    const also = alias === thing.name ? "" : ` (${alias})`;
    const type = elsewhere ? `${thing.type}, not on this page` : PAGE.types[thing.type].label;
    const pick = (event) => {
      event.preventDefault();
      take(n);
    };
    return make(
      "li",
      { id: `${hits.id}-${n}`, role: "option", "aria-selected": "false", onmousedown: pick },
      elsewhere ? make("span", { "aria-hidden": "true" }, "↗") : glyph(thing.type),
      make("span", {}, thing.name + also),
      make("span", { class: "small" }, type),
    );
  }

  /* Things that the page does not draw are links to where they are drawn. */
  function beyond(others) {
    if (hits.hidden || !others.length) return;
    hits.querySelector(".none")?.remove();
    const rows = others.map(({ id, name, type }, n) =>
      row({ thing: { id, name, type }, alias: name, elsewhere: true }, found.length + n),
    );
    hits.append(...rows);
    found = [...found, ...others.map((thing) => ({ thing, elsewhere: true }))];
    say(`${plural(others.length, "name")} more, not on this page`);
  }

  function mark(n) {
    marked = n;
    [...hits.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === n)));
    if (n >= 0) field.setAttribute("aria-activedescendant", `${hits.id}-${n}`);
    hits.children[n]?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    hits.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function take(n) {
    if (!found[n]) return;
    close();
    if (found[n].elsewhere) location.assign(cutAround(found[n].thing.id));
    else choose(found[n].thing.id);
  }

  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      mark((marked + step + found.length) % found.length);
    } else if (event.key === "Enter") take(Math.max(marked, 0));
    else if (event.key === "Escape") {
      field.value = "";
      close();
    } else return;
    event.stopPropagation();
  }

  field.addEventListener("input", show);
  field.addEventListener("focus", () => field.value.trim() && field === $("search") && show());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", onKey);
}

combobox($("search"), $("hits"), (id) => {
  $("search").value = "";
  open({ thing: id }, { focus: true });
});
