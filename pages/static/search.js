/* Made from web/ by `make web`; change it there. */
(async () => {
"use strict";

// core/ahead.ts
var PIECE = 40;
function madeAhead(make) {
  const work = make();
  let made;
  const goOn = () => {
    const step = work.next();
    if (step.done) made = { value: step.value };
  };
  return {
    get: () => {
      while (!made) goOn();
      return made.value;
    },
    *ahead() {
      while (!made) {
        goOn();
        yield;
      }
    }
  };
}
function* mapInPieces(items, each) {
  const results = [];
  for (const [n, item] of items.entries()) {
    if (n && n % PIECE === 0) yield;
    results.push(each(item));
  }
  return results;
}

// core/name_cores.ts
function folded(text) {
  const lower = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  const bare = lower.normalize("NFKD").replace(/\p{M}|['’]/gu, "");
  return bare.split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");
}
function core({ articles, forms, leads, ends, short, joining }, text) {
  const bare = text.replace(/\([^()]*\)|\[[^[\]]*\]/gu, " ").replace(/(?<![\p{L}\p{N}_])(?:[\p{L}\p{N}_]\.){2,}/gu, (letters) => letters.replaceAll(".", ""));
  const kept = folded(bare) || folded(text);
  let words2 = kept.split(" ").filter(Boolean).map((word) => Object.hasOwn(short, word) ? short[word] ?? word : word);
  const shorten = (shorter) => {
    if (shorter.length) words2 = shorter;
  };
  shorten(words2.filter((word) => !joining.includes(word)));
  shorten(withoutArticle(articles, words2));
  shorten(words2.slice(0, words2.findLastIndex((word, n) => n === 0 || !forms.includes(word)) + 1));
  shorten(words2.slice(leads.find((lead) => lead.every((word, n) => words2[n] === word))?.length ?? 0));
  shorten(words2.slice(0, words2.length - (ends.find((end) => endsWith(words2, end))?.length ?? 0)));
  return words2;
}
function withoutArticle(articles, words2) {
  const last = words2.at(-1) ?? "";
  const kept = articles.includes(last) && last !== "a" ? words2.slice(0, -1) : [...words2];
  return articles.includes(kept[0] ?? "") ? kept.slice(1) : kept;
}
var endsWith = (words2, end) => end.every((word, n) => words2[words2.length - end.length + n] === word);

// core/text.ts
function byCode(a, b) {
  return a < b ? -1 : Number(a > b);
}

// core/record.ts
function put(shelf, key, item) {
  const items = shelf.get(key);
  if (items) items.push(item);
  else shelf.set(key, [item]);
}

// core/unspaced.ts
var UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
var isUnspaced = (text) => UNSPACED.test(text);
var wordStart = (word) => isUnspaced(word) ? word : ` ${word}`;

// core/name_index.ts
var NameIndex = class _NameIndex {
  constructor(lists, names, words2, numbers, coreOf, byCore) {
    this.lists = lists;
    this.names = names;
    this.words = words2;
    this.numbers = numbers;
    this.coreOf = coreOf;
    this.byCore = byCore;
  }
  lists;
  names;
  words;
  numbers;
  coreOf;
  byCore;
  /** Make the index of things, with pauses. */
  static *made(lists, things2) {
    const names = (yield* mapInPieces(things2, namesOf)).flat();
    const having = /* @__PURE__ */ new Map();
    yield* mapInPieces([...names.entries()], ([n, { plain }]) => {
      for (const word of new Set(plain.split(" "))) put(having, word, n);
    });
    const words2 = [...having.keys()].sort();
    yield;
    const coreOf = /* @__PURE__ */ new Map();
    const byCore = /* @__PURE__ */ new Map();
    yield* mapInPieces(names, (name) => {
      const found = coreOf.get(name.heard) ?? core(lists, name.heard);
      coreOf.set(name.heard, found);
      put(byCore, found.join(""), name);
    });
    return new _NameIndex(
      lists,
      names,
      words2,
      words2.map((word) => having.get(word) ?? []),
      coreOf,
      byCore
    );
  }
  /** The names in which each of some words begins a word, or stands within one of a script without spaces. */
  withWords(wanted) {
    const lists = wanted.map((want) => this.having(want));
    const sizes = lists.map((some) => some.reduce((sum2, list) => sum2 + list.length, 0));
    const numbers = new Set(lists[sizes.indexOf(Math.min(...sizes))]?.flat());
    return [...numbers].sort((a, b) => a - b).flatMap((n) => this.names[n] ?? []).filter(({ padded }) => wanted.every((want) => padded.includes(wordStart(want))));
  }
  /** For each word that begins with a word, or holds it where no spaces are written, the numbers of the names. */
  having(want) {
    return isUnspaced(want) ? this.numbers.filter((_, n) => this.words[n]?.includes(want)) : this.numbers.slice(...this.range(want));
  }
  /** The names that are a text once both are without what letterheads add. */
  withCore(text) {
    return this.byCore.get(core(this.lists, text).join("")) ?? [];
  }
  /** What tells a name from others. */
  coreOfName(heard) {
    return this.coreOf.get(heard) ?? [];
  }
  /** The places of the words that begin with some letters: from the first to before the last. */
  range(start) {
    return [this.place((word) => word < start), this.place((word) => word < start || word.startsWith(start))];
  }
  /** How many words come before the first of which something no longer holds. */
  place(isBefore) {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = low + high >> 1;
      if (isBefore(this.words[middle] ?? "")) low = middle + 1;
      else high = middle;
    }
    return low;
  }
};
var namesOf = (thing) => [thing.name, ...thing.aliases ?? [], ...thing.identifiers ?? [], thing.id.replaceAll("-", " ")].map(
  (heard, n, { length }) => {
    const plain = folded(heard);
    return { thing, heard, plain, padded: ` ${plain}`, isSaid: n < length - 1 };
  }
);

// core/near_names.ts
var ALIKE = { begun: 90, slipped: 75, begunSlipped: 70, slip: 15, within: 50, kindred: 40 };
var MET = 55;
var [SHORT, LONG, UNFINISHED] = [5, 8, 6];
function telling({ asking }, words2) {
  const told = words2.filter((word) => !asking.includes(word));
  return told.length ? told : [...words2];
}
var NearNames = class _NearNames {
  constructor(lists, index, named, letters) {
    this.lists = lists;
    this.index = index;
    this.named = named;
    this.letters = letters;
  }
  lists;
  index;
  named;
  letters;
  /** Make the names of an index ready, with pauses. */
  static *made(lists, index) {
    const place = new Map(index.words.map((word, n) => [word, n]));
    const letters = index.words.map(lettersOf);
    const named = yield* mapInPieces(index.names, (name) => ({
      name,
      numbers: name.plain.split(" ").map((word) => place.get(word) ?? 0)
    }));
    return new _NearNames(lists, index, named, letters);
  }
  /** The names that are near a text, each with how near, from above 0 to 100. */
  nearness(text) {
    const cored = core(this.lists, text);
    const alike = telling(this.lists, cored).map((want) => this.likenesses(want));
    const near = /* @__PURE__ */ new Map();
    for (const { name, numbers } of this.named) {
      const found = alike.map((known) => numbers.reduce((most, n) => Math.max(most, known[n] ?? 0), 0));
      const met = found.filter((value) => value >= MET);
      if (found.every(Boolean)) near.set(name, sum(found) / found.length);
      else if (2 * met.length > found.length || met.length && isWithin(this.index.coreOfName(name.heard), cored))
        near.set(name, sum(met) / found.length / 2);
    }
    return near;
  }
  /** How alike each word of the names is to one that is looked for. */
  likenesses(want) {
    const letters = lettersOf(want);
    return this.index.words.map((word, n) => likeness(want, word, countOf(letters & ~(this.letters[n] ?? 0))));
  }
};
function lettersOf(word) {
  let letters = 0;
  for (let n = 0; n < word.length; n += 1) {
    const place = word.charCodeAt(n) - 97;
    if (place >= 0 && place < 26) letters |= 1 << place;
  }
  return letters;
}
function countOf(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count += 1;
  return count;
}
var sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
var isWithin = (words2, text) => words2.every((word) => text.includes(word)) && (words2.length > 1 || text.length < 3);
function likeness(want, word, lacking = 0) {
  if (word.startsWith(want)) return word === want ? 100 : ALIKE.begun;
  if (word.includes(want) && isUnspaced(want)) return ALIKE.begun;
  const [whole, begun] = [likelySlips(want, word, lacking), slipsInBeginning(want, word, lacking)];
  if (whole || begun)
    return Math.max(whole && ALIKE.slipped - ALIKE.slip * whole, begun && ALIKE.begunSlipped - ALIKE.slip * begun);
  if (want.length > 3 && 2 * want.length > word.length && word.endsWith(want)) return ALIKE.within;
  return areKindred(want, word) ? ALIKE.kindred : 0;
}
function slipsInBeginning(want, word, lacking) {
  const more = word.length - want.length;
  if (want.length <= 3 || more < 1 || want.length < UNFINISHED && more > 1) return 0;
  const whole = likelySlips(want, word.slice(0, want.length), lacking);
  const dropped = more > 1 ? likelySlips(want, word.slice(0, want.length + 1), lacking) : 0;
  return Math.min(whole || dropped, dropped || whole);
}
function likelySlips(typed, word, lacking = 0) {
  const most = typed.length < LONG ? 1 : 2;
  const isShort = Math.max(typed.length, word.length) < SHORT;
  if (lacking > most || typed.length < 3 || isShort && !isShortSlip(typed, word)) return 0;
  const isSwapped = typed[0] !== word[0] && typed[0] === word[1] && typed[1] === word[0];
  const begun = isSwapped ? 1 : sharedStart(typed, word);
  const count = begun && slips(typed, word, most);
  return count <= Math.min(most, begun) ? count : 0;
}
var isShortSlip = (typed, word) => typed.length < word.length || sortedLetters(typed) === sortedLetters(word) || withoutDoubles(typed) === withoutDoubles(word);
var withoutDoubles = (word) => word.replace(/(.)\1+/gu, "$1");
var sortedLetters = (word) => [...word].sort(byCode).join("");
function areKindred(one, other) {
  const shared = sharedStart(one, other);
  return shared >= 5 && 2 * shared > Math.max(one.length, other.length);
}
function sharedStart(one, other) {
  let shared = 0;
  while (shared < Math.min(one.length, other.length) && one[shared] === other[shared]) shared += 1;
  return shared;
}
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const row2 = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + Number(one[i - 1] !== other[j - 1]);
      const least = Math.min((last[j] ?? 0) + 1, (row2[j - 1] ?? 0) + 1, changed);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row2.push(isSwap ? Math.min(least, (before[j - 2] ?? 0) + 1) : least);
    }
    if (Math.min(...row2) > most && Math.min(...last) > most) return most + 1;
    [before, last] = [last, row2];
  }
  return Math.min(last[other.length] ?? 0, most + 1);
}

// core/find.ts
function finderOf({
  page: { nameWords, things: things2 }
}) {
  const { get, ahead } = madeAhead(() => indexesOf(nameWords, things2));
  const find2 = (text, isNearToo = true) => findIn(nameWords, get(), text, isNearToo);
  return Object.assign(find2, { names: () => get().said, ahead });
}
function* indexesOf(lists, things2) {
  const index = yield* NameIndex.made(lists, things2);
  return { index, said: index.names.filter(({ isSaid }) => isSaid), near: yield* NearNames.made(lists, index) };
}
function findIn(lists, { index, near }, text, isNearToo) {
  const wanted = folded(text).split(" ").filter(Boolean);
  if (!wanted.length) return [];
  const asTyped = findTyped(index, wanted);
  const same = asTyped[0]?.[0] === 0 ? [] : findCalled(lists, index, text, asTyped.length > 0);
  if (asTyped.length || same.length) return eachOnce([...same, ...asTyped]);
  const told = telling(lists, wanted);
  const found = told.length < wanted.length ? findTyped(index, told) : [];
  if (found.length || !isNearToo) return eachOnce(found);
  const close = near.nearness(text);
  return eachOnce([...close].map(([name, value]) => [-value, name]).sort(compareRanked));
}
function findTyped(index, wanted) {
  const whole = wanted.join(" ");
  const fit = ({ plain }) => plain === whole ? 0 : plain.startsWith(whole) ? 1 : 2;
  return index.withWords(wanted).map((name) => [fit(name), name]).sort(compareRanked);
}
function findCalled(lists, index, text, isFound) {
  const wanted = core(lists, text);
  if (!wanted.join("") || isFound && wanted.join(" ") === folded(text)) return [];
  const begins = ` ${wanted.join("").slice(0, 1)}`;
  return index.withCore(text).filter(({ padded }) => padded.includes(begins)).map((name) => [0, name]).sort(compareRanked);
}
var compareRanked = ([a, one], [b, other]) => a - b || lengthOf(one) - lengthOf(other) || byCode(one.thing.id, other.thing.id);
var lengthOf = ({ plain }) => [...plain].length;
function eachOnce(found) {
  const hits2 = /* @__PURE__ */ new Map();
  for (const [, { thing, heard, plain }] of found) if (!hits2.has(thing.id)) hits2.set(thing.id, { thing, heard, plain });
  return [...hits2.values()];
}

// site/search.ts
var MOST = 50;
var field = document.querySelector("#q");
var hits = document.querySelector("#hits");
var said = document.querySelector("#said");
var { words, kinds, rows } = globalThis.civicgraphNames ?? { words: null, kinds: [], rows: [] };
var things = rows.map(([id, kind, [name = id, ...aliases], path = id]) => ({
  id,
  type: kinds[kind] ?? "",
  name,
  aliases,
  column: 0,
  path
}));
var paths = new Map(things.map(({ id, path }) => [id, path]));
var find = words && finderOf({ page: { nameWords: words, things } });
function row({ id, name, type, aliases = [] }, heard) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${hits?.getAttribute("data-pages") ?? ""}${paths.get(id) ?? id}.html`;
  link.textContent = name;
  const about = document.createElement("span");
  about.className = "mute";
  about.textContent = ` ${type}${aliases.includes(heard) ? ` · found as “${heard}”` : ""}`;
  item.append(link, about);
  return item;
}
function show() {
  const text = field?.value.trim() ?? "";
  if (!find || !hits || !said || !text) return;
  const found = find(text);
  hits.replaceChildren(...found.slice(0, MOST).map(({ thing, heard }) => row(thing, heard)));
  const count = `${String(found.length)} ${found.length === 1 ? "name" : "names"}`;
  const shown = found.length > MOST ? `, of which the ${String(MOST)} best are shown` : "";
  said.textContent = found.length ? `“${text}” fits ${count}${shown}.` : `Nothing here goes by “${text}”.`;
}
if (field) {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", show);
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  show();
}
})();
