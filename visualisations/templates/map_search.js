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
  if (found.some((value) => !value)) return name.plain.includes(query) ? 0.8 : 0;
  const average = found.reduce((sum, value) => sum + value, 0) / found.length;
  return average + (name.plain.startsWith(query) ? 0.5 : 0);
}

function find(text, most = 10) {
  const [query, words] = [plain(text.trim()), wordsOf(text)];
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

const field = $("search");
const hits = $("hits");
let found = [];
let marked = -1;

function showHits() {
  found = find(field.value);
  marked = -1;
  const typed = field.value.trim().length > 1;
  hits.replaceChildren(...found.map(hitRow));
  if (typed && !found.length)
    hits.append(
      make("li", { class: "none small", role: "option", "aria-disabled": "true" }, "Nothing by that name on this page"),
    );
  hits.hidden = !typed;
  field.setAttribute("aria-expanded", String(typed));
  field.removeAttribute("aria-activedescendant");
  if (typed)
    say(
      found.length
        ? `${plural(found.length, "name")} found, arrow down to choose`
        : "Nothing by that name on this page",
    );
}

function hitRow({ thing, alias }, n) {
  const also = alias === thing.name ? "" : ` (${alias})`;
  return make(
    "li",
    {
      id: `hit-${n}`,
      role: "option",
      "aria-selected": "false",
      onmousedown: (event) => {
        event.preventDefault();
        choose(n);
      },
    },
    glyph(thing.type),
    make("span", {}, thing.name + also),
    make("span", { class: "small" }, PAGE.types[thing.type].label),
  );
}

function mark(n) {
  marked = n;
  [...hits.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === n)));
  if (n >= 0) field.setAttribute("aria-activedescendant", `hit-${n}`);
  hits.children[n]?.scrollIntoView({ block: "nearest" });
}

function closeHits() {
  hits.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function choose(n) {
  if (!found[n]) return;
  const { id } = found[n].thing;
  field.value = "";
  closeHits();
  open({ thing: id }, { move: true, focus: true });
}

field.addEventListener("input", showHits);
field.addEventListener("focus", () => {
  if (field.value.trim()) showHits();
});
field.addEventListener("blur", closeHits);
field.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    event.preventDefault();
    mark((marked + step + found.length) % found.length);
  } else if (event.key === "Enter") choose(Math.max(marked, 0));
  else if (event.key === "Escape") {
    field.value = "";
    closeHits();
  }
});
