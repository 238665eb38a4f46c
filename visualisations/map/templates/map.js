/* Made from web/ by `make web`; change it there. */
(async () => {
"use strict";

// core/dates.ts
var NEVER_LATE = 99999999;
var UNDATED = [0, NEVER_LATE, 0, NEVER_LATE];
var dayOf = (text) => /^\d{4}-\d\d-\d\d$/.test(text) ? Number(text.replaceAll("-", "")) : 0;
var yearOf = (day) => Math.floor(day / 1e4);
var monthOf = (day) => Math.floor(day / 100) % 100;
var yearAndMonthOf = (day) => yearOf(day) + (monthOf(day) ? (monthOf(day) - 1) / 12 : 0);
var calendar = (day) => yearOf(day) * 372 + monthOf(day) * 31 + day % 100;
function along(times) {
  let [low2, high] = [0, 0];
  return times.map(([startLow, startHigh, endLow, endHigh]) => {
    const judged = low2 > endHigh ? "impossible" : high <= endLow ? "certain" : "possible";
    [low2, high] = [Math.max(low2, startLow), Math.max(high, startHigh)];
    return judged;
  });
}
function overall(judged) {
  const order = ["impossible", "possible", "certain"];
  return order.find((word) => judged.includes(word)) ?? "certain";
}
var asksForTime = ({ since: since2, until: until2, asOf: asOf2 }) => Boolean(since2 || until2 || dayOf(asOf2));
function isIn(bounds, period) {
  const { since: since2, until: until2, asOf: asOf2, datedOnly, undated: undated2 } = period;
  if (!bounds) return undated2 ? true : !datedOnly && !asksForTime(period);
  if (undated2 === "only") return false;
  const [first2, , , last] = bounds;
  const day = dayOf(asOf2);
  if (day) return first2 <= day && day <= last;
  return !(until2 && first2 > until2 * 1e4 + 1231) && !(since2 && last < since2 * 1e4);
}

// core/text.ts
function plural(number, one, many2 = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many2}`;
}
var titled = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
function shorter(text, most) {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
function byCode(a, b) {
  return a < b ? -1 : Number(a > b);
}
function once(items, valueOf) {
  return [...new Set(items.map(valueOf))];
}

// core/record.ts
function put(shelf, key2, item) {
  const items = shelf.get(key2);
  if (items) items.push(item);
  else shelf.set(key2, [item]);
}
function at(shelf, key2) {
  const item = shelf.get(key2);
  if (item === void 0) throw new Error(`nothing goes by ${String(key2)}`);
  return item;
}
var byId = (items) => new Map(items.map((item) => [item.id, item]));
var idAt = (shelf, number) => number === void 0 || number === null ? "" : shelf[number]?.id ?? "";
function readRecord(data) {
  const { page } = data;
  const claims = page.claims.map((claim, number) => readClaim(page, claim, number));
  const things = byId(page.things);
  const lines = page.lines.map((numbers, n) => readLine(data, claims, numbers, n));
  const caveats2 = page.caveats.map((raw) => readCaveat(page, raw));
  const record = {
    page,
    things,
    claims,
    lines,
    voices: byId(page.voices),
    sources: byId(page.sources),
    stories: byId(page.stories),
    claim: byId(claims),
    line: byId(lines),
    linesOf: new Map(page.things.map((thing2) => [thing2.id, []])),
    factsOf: new Map(page.things.map((thing2) => [thing2.id, []])),
    claimsAbout: /* @__PURE__ */ new Map(),
    caveat: byId(caveats2),
    caveatsOf: /* @__PURE__ */ new Map()
  };
  for (const line of lines) for (const end of line.ends) at(record.linesOf, end).push(line);
  for (const claim of claims) {
    for (const id of new Set(endsOf(record, claim))) put(record.claimsAbout, id, claim);
    if (things.has(claim.subject) && things.has(claim.object) && claim.subject !== claim.object) continue;
    record.factsOf.get(things.has(claim.subject) ? claim.subject : claim.object)?.push(claim);
  }
  for (const caveat of caveats2) for (const id of caveat.concerns) put(record.caveatsOf, id, caveat);
  return record;
}
var readPlaces = (page, places2 = [], own) => places2.map((place) => ({ ...place, source: idAt(page.sources, place.source ?? own) }));
function readClaim(page, raw, number) {
  return {
    ...page.usual,
    ...raw,
    number,
    subject: idAt(page.things, raw.subject),
    object: idAt(page.things, raw.object),
    voice: idAt(page.voices, raw.voice),
    source: idAt(page.sources, raw.source),
    evidence: readPlaces(page, raw.evidence, raw.source),
    agent: readAgent(page, raw.agent)
  };
}
function readAgent(page, agent) {
  if (agent === void 0) return null;
  if (typeof agent !== "number") return { doer: agent[0], source: agent[1] };
  const act = page.claims[agent];
  return { doer: idAt(page.things, act?.subject), source: idAt(page.sources, act?.source) };
}
function readLine({ page, edges }, claims, numbers, n) {
  const end = (node) => idAt(page.things, Number(node?.slice(1)));
  const ends = [end(edges[n]?.from), end(edges[n]?.to)];
  return { id: ends.join("/"), ends, claims: numbers.map((number) => claims[number]?.id ?? "") };
}
var readCaveat = (page, raw) => ({
  ...raw,
  voice: idAt(page.voices, raw.voice),
  source: idAt(page.sources, raw.source),
  evidence: readPlaces(page, raw.evidence, raw.source)
});
var kindOf = (record, claim) => relationOf(record, claim).kind;
function relationOf({ page }, { predicate }) {
  const relation = page.relations[predicate];
  if (!relation) throw new Error(`no relation is called ${predicate}`);
  return relation;
}
var isTold = ({ wording, reading }) => wording !== "inferred" || Boolean(reading);
var isPromise = (record, { modality }) => strengthIn(record, "modality", modality) < record.page.ranks.plain;
var strengthIn = (record, list, name) => codeOf(record, list, name).strength ?? record.page.ranks.plain;
var tellsInfluence = (record, kind) => strengthIn(record, "kind", kind) === record.page.ranks.plain;
var isPart = (record, claim) => Boolean(claim.share || relationOf(record, claim).share);
var givesPart = (record, claim) => Boolean(relationOf(record, claim).givesPart) || isPart(record, claim);
var codeOf = ({ page }, list, name) => page.codes[list][name] ?? { label: name };
function typeOf(record, id) {
  const type = record.page.types[at(record.things, id).type];
  if (!type) throw new Error(`${id} has no type`);
  return type;
}
function isOf({ page, things }, id, ...types2) {
  const type = things.get(id)?.type ?? "";
  return types2.includes(type) || (page.types[type]?.above ?? []).some((above) => types2.includes(above));
}
var familyOf = (record, id) => record.things.has(id) ? typeOf(record, id).family : "";
var rungOf = (record, id) => record.things.has(id) ? typeOf(record, id).rung : "";
function walkOf(record, claim) {
  const { cause } = relationOf(record, claim);
  const { subject, object } = claim;
  if (!cause || !subject || !object || subject === object) return null;
  return cause === "subject" ? [subject, object] : [object, subject];
}
function caveatsAbout({ caveatsOf: caveatsOf2 }, ids) {
  const found2 = new Set([...ids].flatMap((id) => caveatsOf2.get(id) ?? []));
  return [...found2].sort((a, b) => byCode(a.id, b.id));
}
var isAlwaysTold = (record, { type }) => Boolean(codeOf(record, "caveat", type).always);
var limitsCredit = (record, { type }) => Boolean(codeOf(record, "caveat", type).limits);
function hasStake(record, voice, thing2) {
  const stakes = record.voices.get(voice)?.parties ?? [];
  if (!stakes.length || stakes.includes(thing2)) return stakes.length > 0;
  return (record.claimsAbout.get(thing2) ?? []).some((claim) => {
    const { ownedBy } = relationOf(record, claim);
    if (!ownedBy) return false;
    return claim[ownedBy === "object" ? "subject" : "object"] === thing2 && stakes.includes(claim[ownedBy]);
  });
}
var nameOf = ({ things, voices: voices2, sources: sources2 }, id) => (things.get(id) ?? voices2.get(id))?.name ?? sources2.get(id)?.title ?? id;
var endsOf = ({ things }, claim) => [claim.subject, claim.object].filter((id) => things.has(id));
var originOf = ({ sources: sources2 }, id) => sources2.get(id)?.origin || id;
var lineBetween = ({ linesOf: linesOf2 }, a, b) => linesOf2.get(a)?.find((line) => a !== b && line.ends.includes(b));

// ui/data.ts
async function readData() {
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "");
  if (typeof data !== "string") return data;
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return await new Response(stream).json();
}
var DATA = await readData();
var RECORD = readRecord(DATA);
var PAGE = RECORD.page;
var PAGE_TITLE = document.title;
var KINDS = PAGE.kinds;
var THINGS = RECORD.things;
var VOICES = RECORD.voices;
var SOURCES = RECORD.sources;
var STORIES = RECORD.stories;
var ALL_CLAIMS = RECORD.claims;
var CLAIMS = RECORD.claim;
var ALL_LINES = RECORD.lines;
var LINES = RECORD.line;
var thing = (id) => at(THINGS, id);
var linesOf = (id) => RECORD.linesOf.get(id) ?? [];
var factsOf = (id) => RECORD.factsOf.get(id) ?? [];
var linksOf = (id) => thing(id).links ?? 0;
var kindOf2 = (claim) => kindOf(RECORD, claim);
var relationOf2 = (claim) => relationOf(RECORD, claim);
var isPromise2 = (claim) => isPromise(RECORD, claim);
var codeOf2 = (list, name) => codeOf(RECORD, list, name);
var typeOf2 = (id) => typeOf(RECORD, id);
var endsOf2 = (claim) => endsOf(RECORD, claim);
var lineBetween2 = (a, b) => lineBetween(RECORD, a, b);
var claimsOf = (line) => line.claims.map((id) => at(CLAIMS, id));
var nameOf2 = (id) => THINGS.get(id)?.name ?? id;
var subjectOf = (claim) => nameOf2(claim.subject) || (claim.about ?? "");
var objectOf = (claim) => claim.text || nameOf2(claim.object);
var titleOfSource = (id) => SOURCES.get(id)?.title ?? "a source that the record does not describe";
function verb(claim, from) {
  const relation = relationOf2(claim);
  const words3 = claim.subject === from ? relation.label : relation.inverse;
  return claim.disputes ? `disputed: ${words3}` : words3;
}
var kindLabel = (kind) => kind === "sequence" ? "order in time only" : codeOf2("kind", kind).label;
function styleOf(type) {
  const style = PAGE.style.types[type];
  if (!style) throw new Error(`no look is declared for ${type}`);
  return style;
}
function lineStyle(kind, wording = "") {
  const style = PAGE.style[wording === "inferred" ? "inferred" : "lines"][kind];
  if (!style) throw new Error(`no look is declared for lines of ${kind}`);
  return style;
}
function typeNamed(type) {
  const found2 = PAGE.types[type];
  if (!found2) throw new Error(`no type is called ${type}`);
  return found2;
}

// ui/elements.ts
function $(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element called ${id}`);
  return element;
}
function within(parent, selector) {
  const element = parent.querySelector(selector);
  if (!element) throw new Error(`nothing on the page is ${selector}`);
  return element;
}
var panel = $("panel");
var box = $("map");
function make(tag2, attributes = {}, ...children) {
  const node = document.createElement(tag2);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== void 0) node.setAttribute(name, String(value));
  }
  node.append(...nodesOf(children));
  return node;
}
function nodesOf(children) {
  if (Array.isArray(children)) return children.flatMap(nodesOf);
  if (children instanceof Node) return [children];
  return children === true || !children ? [] : [String(children)];
}
var button = (text, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, text);
function makeSvg(tag2, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag2);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}
function say(text) {
  $("live").textContent = text;
}

// core/layout.ts
function groupsOf({ page, things }) {
  const groups = /* @__PURE__ */ new Map();
  for (const { id, column, home } of page.things) {
    const key2 = `${column}.${home ?? "none"}`;
    const group = groups.get(key2) ?? { key: key2, column, home: home ?? -1, things: [] };
    group.things.push(id);
    groups.set(key2, group);
  }
  const links = (id) => things.get(id)?.links ?? 0;
  for (const group of groups.values()) group.things.sort((a, b) => links(b) - links(a) || (a < b ? -1 : 1));
  return groups;
}
function placeGroups({ page }, groups, counts, room2) {
  const homes = [...new Set(groups.map((group) => group.home))].sort((a, b) => a - b);
  const width = room2.isTall ? 84 : Math.max(92, Math.min(170, (room2.width - 50) / 7));
  const height = room2.isTall ? 116 : Math.max(112, Math.min(200, (room2.height - 110) / homes.length));
  const places2 = /* @__PURE__ */ new Map();
  for (const group of groups) {
    const count = counts(group);
    if (!count) continue;
    const size2 = 9 + width / 60 * Math.sqrt(count);
    places2.set(`group ${group.key}`, { x: group.column * width, y: homes.indexOf(group.home) * height, size: size2, count });
  }
  const y = -height * (room2.isTall ? 0.86 : 0.72);
  return {
    places: places2,
    width,
    heads: page.columns.map((text, n) => ({
      text,
      x: n * width,
      y,
      left: (n - 0.4) * width,
      right: (n + 0.4) * width
    })),
    rows: homes.map((home, n) => ({
      text: home < 0 ? "No source" : page.sources[home]?.title ?? "",
      x: -width * 0.45,
      y: n * height - height * 0.41
    }))
  };
}

// ui/picture.ts
var EMPTY = {
  mode: "",
  drawing: null,
  places: /* @__PURE__ */ new Map(),
  lines: /* @__PURE__ */ new Set(),
  heads: [],
  rows: [],
  ties: [],
  steps: [],
  joints: /* @__PURE__ */ new Map(),
  note: "",
  weak: ""
};
var current = {
  scene: EMPTY,
  colours: {},
  focus: null,
  hovered: "",
  cursor: "",
  lines: []
};
var picture = current;
var setPicture = (patch) => void Object.assign(current, patch);
var colour = (name) => picture.colours[name] ?? "";
var GROUPS = groupsOf(RECORD);
var WHOLE = new Map(
  PAGE.things.map((thing2, n) => [thing2.id, DATA.nodes[n]])
);
var POINTS = /* @__PURE__ */ new Map();
var groupOf = (id) => at(GROUPS, id.slice(6));
var groupTitle = (group) => `${PAGE.columns[group.column] ?? ""}, ${homeOf(group, "of no source", "mostly from")}`;
var homeOf = ({ home }, none, from) => home < 0 ? none : `${from} ${PAGE.sources[home]?.title ?? ""}`;
var countIn = (id) => picture.scene.places.get(id)?.count ?? 0;
var isTall = () => box.clientWidth < 600;
var SCREENS = 1.4;
var room = () => ({
  width: box.clientWidth,
  height: isTall() ? Math.round(innerHeight * SCREENS) : box.clientHeight,
  isTall: isTall()
});
var themeName = () => document.documentElement.dataset["theme"] ?? "light";

// core/name_cores.ts
function folded(text) {
  const lower = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  const bare2 = lower.normalize("NFKD").replace(/\p{M}|['’]/gu, "");
  return bare2.split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");
}
function core({ articles, forms, leads: leads3, ends, short, joining }, text) {
  const bare2 = text.replace(/\([^()]*\)|\[[^[\]]*\]/gu, " ").replace(/(?<![\p{L}\p{N}_])(?:[\p{L}\p{N}_]\.){2,}/gu, (letters) => letters.replaceAll(".", ""));
  const kept2 = folded(bare2) || folded(text);
  let words3 = kept2.split(" ").filter(Boolean).map((word) => Object.hasOwn(short, word) ? short[word] ?? word : word);
  const shorten = (shorter2) => {
    if (shorter2.length) words3 = shorter2;
  };
  shorten(words3.filter((word) => !joining.includes(word)));
  shorten(withoutArticle(articles, words3));
  shorten(words3.slice(0, words3.findLastIndex((word, n) => n === 0 || !forms.includes(word)) + 1));
  shorten(words3.slice(leads3.find((lead) => lead.every((word, n) => words3[n] === word))?.length ?? 0));
  shorten(words3.slice(0, words3.length - (ends.find((end) => endsWith(words3, end))?.length ?? 0)));
  return words3;
}
function withoutArticle(articles, words3) {
  const last = words3.at(-1) ?? "";
  const kept2 = articles.includes(last) && last !== "a" ? words3.slice(0, -1) : [...words3];
  return articles.includes(kept2[0] ?? "") ? kept2.slice(1) : kept2;
}
var endsWith = (words3, end) => end.every((word, n) => words3[words3.length - end.length + n] === word);

// core/short_names.ts
var MAX_NAME = 18;
var MAX_TITLE = 8;
var KEPT_BACK = "source/confidential-";
var JOINED = ["for", "of", "that", "to"];
var shortName = (record, id) => record.sources.has(id) ? shortTitle(nameOf(record, id), id) : nameInText(record, id, MAX_NAME);
var nameInSentence = (record, id) => record.things.has(id) ? nameInText(record, id) : nameOf(record, id);
function nameInText(record, id, most = Infinity) {
  const type = record.things.has(id) ? typeOf(record, id) : void 0;
  const known2 = type?.words ?? [type?.label.toLowerCase() ?? ""];
  const words3 = bareName(nameOf(record, id), known2).split(/\s+/).filter(Boolean);
  const isCut = words3.length > most;
  const first2 = words3.slice(0, most - 1).join(" ");
  const text = isCut ? `${first2.replace(/[,;:]+$/, "")} …` : words3.join(" ");
  if (type?.words) return saysWhatItIs(words3, known2) ? `the ${small(text)}` : `the ${type.label} “${text}”`;
  return isCut ? `“${text}”` : text;
}
function bareName(name, known2) {
  const colon = name.indexOf(": ");
  return colon >= 0 && known2.includes(name.slice(0, colon).toLowerCase()) ? name.slice(colon + 2) : name;
}
var saysWhatItIs = (words3, known2) => words3.some((word, place) => JOINED.includes(word) && known2.includes(words3.slice(0, place).join(" ").toLowerCase()));
function small(name) {
  const rest = name.split(" ", 1).join("").slice(1);
  return rest === rest.toLowerCase() ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
function shortTitle(title, id) {
  const words3 = title.split(/\s+/).filter(Boolean);
  const first2 = words3.slice(0, MAX_TITLE).join(" ");
  const text = words3.length > MAX_TITLE ? `${first2.replace(/[,;:]+$/, "")} …` : words3.join(" ");
  return id.startsWith(KEPT_BACK) ? text : `“${text}”`;
}
function firstSentence(text) {
  const end = /(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)[.!?]["'”’)]*(?=\s+["'“‘(]*[A-Z])/.exec(text);
  return end ? text.slice(0, end.index + end[0].length) : text;
}

// core/words.ts
var PLACE = /\{(\w+)(?:\|(\w+)(?::([^}]*))?)?\}/g;
var MOST_NAMED = 6;
var finding = (code, values = {}, step = null) => ({
  code,
  step,
  arguments: values
});
var many = (value) => typeof value === "object" ? value.length : Number(value);
var isSomething = (value) => typeof value === "object" ? value.length > 0 : Boolean(value);
var names = (value) => Array.isArray(value) ? value.map(String) : [String(value)];
var FORMS = {
  name: (record, id) => nameOf(record, String(id)),
  short: (record, id) => shortName(record, String(id)),
  shorts: (record, ids) => inARow(
    record,
    names(ids).map((id) => shortName(record, id)),
    MOST_NAMED
  ),
  caveat: (record, id) => firstSentence(at(record.caveat, String(id)).summary),
  relation: (record, name) => relationInWords(record, String(name)),
  who: (record, id) => phraseOf(record, takenUp(record, String(id))),
  many: (record, id, group) => phraseOf(record, `${group}.${takenUp(record, String(id))}`),
  groups: (record, pairs, code) => pairs.map(([name, numbers]) => phraseOf(record, code, { code: name, numbers })).join("; "),
  names: (record, ids) => namesOf(record, names(ids)),
  any: (record, ids) => names(ids).map((id) => nameOf(record, id)).join(phraseOf(record, "choice")),
  row: (record, values) => inARow(record, names(values)),
  number: (record, value) => phraseOf(record, "numbers").split(" ")[many(value)] ?? String(many(value)),
  plural: (_, value, forms) => forms.split("|")[many(value) === 1 ? 0 : 1] ?? "",
  phrase: (record, value, group, values) => phraseOf(record, `${group}.${String(value)}`, values),
  if: (record, value, code, values) => isSomething(value) ? phraseOf(record, code, values) : "",
  each: (record, pairs, code) => pairs.map(([name, count]) => phraseOf(record, code, { code: name, count })).join(", "),
  label: (record, name, list) => codeOf(record, list, String(name)).label,
  labels: (record, codes, list) => names(codes).map((name) => codeOf(record, list, name).label).join(", ")
};
var takenUp = (record, id) => isOf(record, id, "Person") ? "who" : "which";
function phraseOf(record, code, values = {}) {
  const phrase = record.page.phrases[code] ?? "";
  return phrase.replace(PLACE, (_, name, form, rest = "") => {
    const value = values[name] ?? "";
    return form ? FORMS[form]?.(record, value, rest, values) ?? "" : String(value);
  });
}
function relationInWords({ page }, name) {
  const isInverse = name.startsWith("^");
  const relation = page.relations[isInverse ? name.slice(1) : name];
  return (isInverse ? relation?.inverse : relation?.label) ?? name;
}
function inARow(record, row2, most = row2.length) {
  if (row2.length > most)
    return phraseOf(record, "row.cut", { first: row2.slice(0, most).join(", "), left: row2.length - most });
  if (row2.length < 2) return row2.join("");
  return phraseOf(record, "row", { first: row2.slice(0, -1).join(", "), last: row2.at(-1) ?? "" });
}
var namesOf = (record, ids) => inARow(
  record,
  ids.map((id) => nameOf(record, id)),
  MOST_NAMED
);
var sayingOf = (record, { code, step, arguments: values }) => phraseOf(record, code, step === null ? values : { ...values, step });
var sentenceOf = (record, found2) => titled(sayingOf(record, found2));

// core/asked_dates.ts
var YEAR = /^(?:1[4-9]|20|21)\d\d$/;
var MONTH = /^(?:0[1-9]|1[0-2])$/;
var DAY = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/;
var LETTERS = 3;
function typedDate(record, words3) {
  const months = monthsOf(record).map(folded);
  const month = (word = "") => word.length < LETTERS ? 0 : months.findIndex((name) => name.startsWith(word)) + 1;
  const day = (word = "") => DAY.test(word) ? Number.parseInt(word, 10) : 0;
  for (const [n, word] of words3.entries()) {
    if (!YEAR.test(word)) continue;
    const [before2, before, next, next2] = [words3[n - 2], words3[n - 1], words3[n + 1], words3[n + 2]];
    const found2 = (given, ...used) => ({
      time: given.reduce((sum2, part2) => sum2 * 100 + part2, Number(word)),
      words: [word, ...used.flatMap((one) => one ?? [])]
    });
    if (month(before) && day(before2)) return found2([month(before), day(before2)], before2, before);
    if (day(before) && month(before2)) return found2([month(before2), day(before)], before2, before);
    if (month(before)) return found2([month(before)], before);
    if (MONTH.test(next ?? "") && day(next2)) return found2([Number(next), day(next2)], next, next2);
    if (MONTH.test(next ?? "")) return found2([Number(next)], next);
    return found2([]);
  }
  return { time: 0, words: [] };
}
var widened = (time) => time < 1e4 ? [time] : [time, ...widened(Math.floor(time / 100))];
var asExact = (day, time) => Math.floor(day / (time < 1e4 ? 1e4 : time < 1e6 ? 100 : 1));
function dateAsked(record, time) {
  const [day = 0] = time >= 1e6 ? [time % 100] : [];
  const when = dateWords(record, time);
  return phraseOf(record, day ? "question.on" : "question.in", { when });
}
var givesDate = (record, text, time) => new RegExp(`(?<!\\d)${dateWords(record, time)}(?!\\d)`).test(text);
function dateWords(record, time) {
  if (time < 1e4) return String(time);
  const [year, month, day] = time < 1e6 ? [Math.floor(time / 100), time % 100, 0] : [Math.floor(time / 1e4), Math.floor(time / 100) % 100, time % 100];
  const name = monthsOf(record)[month - 1] ?? "";
  const within3 = day ? phraseOf(record, "when.day", { day, month: name }) : name;
  return phraseOf(record, "when.month", { month: within3, year });
}
var monthsOf = (record) => phraseOf(record, "when.months").split(" ");

// core/questions.ts
var asked = (question, { thing: thing2 = "", other = "", year = 0 } = {}) => ({
  question,
  thing: thing2,
  other,
  year
});
function questionsOf(page) {
  const declared = page.questions.questions;
  const isDeclared = (relation, given) => declared.some(
    ({ patterns = [] }) => patterns.some((one) => one.relations?.length === 1 && one.relations[0] === relation && one.given === given)
  );
  const made = Object.entries(page.relations).flatMap(([name, { label, inverse }]) => {
    const words3 = wordsOf(page, `${label} ${inverse}`);
    const about2 = (given) => isDeclared(name, given) ? [] : [{ id: `${given}-of-${name}`, words: words3, verb: label, patterns: [{ relations: [name], given }] }];
    return [...about2("object"), ...about2("subject")];
  });
  return new Map([...declared, ...made].map((question) => [question.id, question]));
}
function wordsOf({ nameWords, questions }, text) {
  const words3 = new Set(folded(text).split(" "));
  return [...words3].filter((word) => !nameWords.asking.includes(word) && !questions.asides.includes(word));
}
function questionText(record, { question, thing: thing2, other, year }) {
  const fill = (text) => text.replace("{thing}", () => nameOf(record, thing2)).replace("{other}", () => nameOf(record, other)).replace("{year}", () => dateAsked(record, year)).replace("{date}", () => dateWords(record, year));
  if (question.verb !== void 0) {
    const isGiven = question.patterns?.[0]?.given === "object";
    return phraseOf(record, isGiven ? "question.who" : "question.what", { thing: thing2, verb: question.verb });
  }
  if (other) return fill(question.pair ?? "");
  if (thing2) return fill(question.of ?? question.all ?? "");
  return fill(year && question.year || (question.all ?? ""));
}
function canBeAsked({ question, thing: thing2, other, year }) {
  if (other) return Boolean(question.pair && thing2);
  if (year) return Boolean(question.year && !thing2);
  if (thing2) return Boolean(question.of ?? question.verb);
  return Boolean(question.all);
}
var askedOfAll = ({ question }) => question.all ? asked(question) : null;

// core/scope.ts
var supports = (claim) => !claim.disputes;
var typeIn = ({ record }, id) => record.things.get(id)?.type ?? "";
var claimsIn = ({ record, keep }, id) => (record.claimsAbout.get(id) ?? []).filter(keep);
var endsIn = (scope7, id, relation, isBack = false) => claimsIn(scope7, id).filter((claim) => claim.predicate === relation && claim.subject !== id === isBack);
function linked(pairs, ofWhole = false) {
  const found2 = /* @__PURE__ */ new Map();
  for (const [id, claim] of pairs) put(found2, id, claim);
  return [...found2].sort(([a], [b]) => byCode(a, b)).map(([id, claims]) => ({ id, ofWhole, claims })).filter(({ claims }) => claims.some(supports));
}
function linksIn(scope7, id, relation, { isBack = false, types: types2 = [] } = {}) {
  const other = (claim) => isBack ? claim.subject : claim.object;
  const ofType2 = (found2) => found2 && (!types2.length || isOf(scope7.record, found2, ...types2));
  return linked(
    endsIn(scope7, id, relation, isBack).map((claim) => [other(claim), claim]).filter(([found2]) => ofType2(found2))
  );
}
var linksOfAll = (scope7, ids, relation, how = {}) => linked(
  ids.flatMap(
    (id) => linksIn(scope7, id, relation, how).flatMap((link3) => link3.claims.map((claim) => [link3.id, claim]))
  )
);
function withParts(scope7, id, relation) {
  const found2 = /* @__PURE__ */ new Set([id]);
  for (const whole3 of found2)
    for (const claim of endsIn(scope7, whole3, relation, true)) if (supports(claim)) found2.add(claim.subject);
  return found2;
}
function notesOn(scope7, claims, isShownAsDone = false) {
  const { record } = scope7;
  const { said } = record.page.views;
  const isPlain2 = (claim) => !isPromise(record, claim) || !isShownAsDone && said.includes(claim.modality);
  const supporting = claims.filter(supports);
  const notes2 = [];
  if (supporting.length) {
    const strongest = Math.max(...supporting.map(({ wording }) => strengthIn(record, "wording", wording)));
    const best = supporting.find(({ wording }) => strengthIn(record, "wording", wording) === strongest);
    if (best && best.wording !== record.page.usual.wording) notes2.push(best.wording);
    if (!supporting.some(isPlain2)) notes2.push(supporting[0]?.modality ?? "");
  }
  return supporting.length < claims.length ? [...notes2, "disputed"] : notes2;
}

// core/chronicle.ts
var isDated = ({ page }, claim) => claim.when !== page.usual.when;
function chronicleOf(scope7, thing2, withItsParts) {
  const whole3 = scope7.record.page.views.roles["whole"] ?? "";
  const things = thing2 && withItsParts ? [...withParts(scope7, thing2, whole3)] : [thing2];
  const claims = thing2 ? things.flatMap((id) => claimsIn(scope7, id)) : scope7.record.claims.filter(scope7.keep);
  const found2 = once(claims, (claim) => claim);
  return {
    dated: sortedByDate(found2.filter((claim) => isDated(scope7.record, claim))),
    undated: found2.filter((claim) => !isDated(scope7.record, claim)).sort((a, b) => byCode(a.id, b.id))
  };
}
var sortedByDate = (claims) => claims.toSorted((a, b) => {
  const [first2, second] = [a.bounds ?? UNDATED, b.bounds ?? UNDATED];
  return first2[0] - second[0] || first2[1] - second[1] || byCode(a.id, b.id);
});
function yearsOf(claims) {
  const years = claims.flatMap(
    ({ bounds }) => (bounds ?? []).filter((day) => day && day !== NEVER_LATE).map((day) => yearOf(day))
  );
  if (!years.length) return null;
  const extreme = (pick) => years.reduce((a, b) => pick(a, b));
  return [extreme(Math.min), extreme(Math.max)];
}

// core/unknowns.ts
function cautionsIn(scope7) {
  const claims = scope7.record.claims.filter(scope7.keep);
  const sources2 = new Set(claims.map(({ source }) => source));
  return caveatsAbout(
    scope7.record,
    claims.flatMap(({ id, subject, object }) => [id, subject, object])
  ).filter(({ source }) => !source || sources2.has(source));
}
function relationsTold(scope7) {
  const found2 = /* @__PURE__ */ new Map();
  for (const claim of scope7.record.claims)
    if (scope7.keep(claim) && tellsDoing(scope7.record, claim)) put(found2, toldBy(claim), claim);
  return [...found2.values()];
}
var tellsDoing = (record, claim) => supports(claim) && isTold(claim) && tellsInfluence(record, kindOf(record, claim));
var toldBy = ({ subject, predicate, object, text }) => [subject, predicate, object || text].join("\n");
var isLone = (record, claim) => tellsDoing(record, claim) && (record.claimsAbout.get(claim.subject) ?? []).every(
  (other) => other.voice === claim.voice || toldBy(other) !== toldBy(claim) || !tellsDoing(record, other)
);
function loneVoices(scope7) {
  const found2 = /* @__PURE__ */ new Map();
  for (const claims of relationsTold(scope7)) {
    const voices2 = once(claims, (claim) => claim.voice);
    for (const voice of voices2) {
      const own = found2.get(voice) ?? { voice, alone: [], shared: [] };
      (voices2.length === 1 ? own.alone : own.shared).push(claims);
      found2.set(voice, own);
    }
  }
  return [...found2.values()].sort((a, b) => b.alone.length - a.alone.length || byCode(a.voice, b.voice));
}
function datingBySource(scope7) {
  const found2 = /* @__PURE__ */ new Map();
  for (const claim of scope7.record.claims.filter(scope7.keep)) {
    const own = found2.get(claim.source) ?? { source: claim.source, dated: 0, undated: 0 };
    if (isDated(scope7.record, claim)) own.dated += 1;
    else own.undated += 1;
    found2.set(claim.source, own);
  }
  return [...found2.values()].sort((a, b) => b.undated - a.undated || byCode(a.source, b.source));
}
function onlyIntended(scope7) {
  const { record } = scope7;
  const rungs = record.page.ladder.slice(-2);
  return [...record.things.values()].filter(({ type }) => rungs.includes(record.page.types[type]?.rung ?? "")).filter(({ id }) => {
    const claims = (record.claimsAbout.get(id) ?? []).filter(scope7.keep);
    return claims.length && claims.every((claim) => isPromise(record, claim) || !supports(claim));
  }).map(({ id }) => id).sort(byCode);
}

// core/answers.ts
var MOST_CONNECTED = 20;
var NOTHING = { claims: [], things: [], through: [], caveats: [], instead: null };
var nothing = (given) => ({ ...NOTHING, asked: given, details: /* @__PURE__ */ new Map(), counts: /* @__PURE__ */ new Map() });
var isEmpty = ({ claims, caveats: caveats2, things }) => !claims.length && !caveats2.length && !things.length;
var isAnswered = (record, given) => !isEmpty(find(record, given));
function answerOf(record, given) {
  const found2 = find(record, given);
  if (!isEmpty(found2)) return found2;
  if (given.question.bySource) return found2;
  if (given.other) return { ...found2, instead: findBeside(record, given) };
  const wider = given.thing || given.year ? askedOfAll(given) : null;
  const instead = wider && find(record, wider);
  return { ...found2, instead: instead && !isEmpty(instead) ? instead : null };
}
function find(record, given) {
  const { question } = given;
  if (question.caveats) return findCaveats(record, given, question.caveats);
  if (question.most) return findMost(record, given, question.most);
  if (question.bySource) return findToldBy(record, given);
  if (given.other) return findBetween(record, given);
  return findClaims(record, given, question.patterns ?? []);
}
function findClaims(record, given, patterns) {
  const through = takenWith(record, given);
  const about2 = new Set([given.thing, ...through.map(({ subject }) => subject)].filter(Boolean));
  const among = given.thing ? once(
    [...about2].flatMap((id) => claimsAbout(record, id)),
    (claim) => claim
  ) : record.claims;
  const fitting = among.flatMap((claim) => {
    const pattern = patterns.find((one) => fits(record, claim, one, about2, given.year));
    return pattern ? [{ claim, pattern }] : [];
  });
  fitting.sort((a, b) => compare(a.claim, b.claim, given.year));
  const isNaming = Boolean(given.thing || given.question.then) && !given.question.bySpeaker;
  const things = isNaming ? once(
    fitting.flatMap((one) => answersIn(record, one.claim, one.pattern, about2)),
    String
  ) : [];
  return {
    ...nothing(given),
    claims: fitting.map(({ claim }) => claim),
    things: things.filter(Boolean),
    details: detailsOf(record, given, things),
    through: through.filter(({ subject }) => fitting.some(({ claim }) => endsOf(record, claim).includes(subject)))
  };
}
var claimsAbout = (record, id) => record.claimsAbout.get(id) ?? [];
function takenWith(record, { question, thing: thing2 }) {
  const relations = question.through ?? [];
  return claimsAbout(record, thing2).filter(
    ({ predicate, object, subject, disputes }) => relations.includes(predicate) && object === thing2 && !disputes && record.things.has(subject)
  );
}
function fits(record, claim, pattern, about2, year) {
  const has = (list, value) => !list || list.includes(value);
  return has(pattern.relations, claim.predicate) && (!pattern.kinds || pattern.kinds.includes(kindOf(record, claim))) && has(pattern.wordings, claim.wording) && (!pattern.disputes || Boolean(claim.disputes)) && (!pattern.lone || isLone(record, claim)) && (!about2.size || about2.has(givenEnd(record, claim, pattern, about2))) && (!(pattern.types ?? pattern.rungs) || answersIn(record, claim, pattern, about2).length > 0) && isOfTime(record, claim, pattern, year);
}
function givenEnd(record, claim, { given }, about2) {
  if (!given) return endsOf(record, claim).find((id) => about2.has(id)) ?? "";
  const [cause, effect] = walkOf(record, claim) ?? ["", ""];
  return { subject: claim.subject, object: claim.object, cause, effect }[given];
}
function answersIn(record, claim, pattern, about2) {
  const isAsked = (id) => (!pattern.types || isOf(record, id, ...pattern.types)) && (!pattern.rungs || pattern.rungs.includes(rungOf(record, id)));
  const ends = endsOf(record, claim);
  const isOneSided = about2.size > 0 || pattern.given !== void 0;
  const others = isOneSided ? ends.filter((id) => id !== givenEnd(record, claim, pattern, about2)) : ends;
  return others.filter(isAsked);
}
function isOfTime(record, { text = "", bounds }, pattern, year) {
  if (!pattern.year || !year) return !pattern.year || pattern.year === "value" || Boolean(year);
  if (pattern.year === "value") return givesDate(record, text, year);
  return bounds !== void 0 && isWithin(bounds, pattern.year, year);
}
function isWithin(bounds, side, year) {
  const [startLow = 0, startHigh = 0, endLow = 0, endHigh = 0] = bounds.map((day) => asExact(day, year));
  if (side === "after") return startLow > year;
  if (side === "since") return startLow >= year;
  if (side === "before") return endHigh < year;
  return startLow === year && startHigh === year || endLow === year && endHigh === year;
}
function compare(a, b, year) {
  const when = year ? byCode(a.from ?? "9", b.from ?? "9") : 0;
  return when || Number(a.disputes ?? false) - Number(b.disputes ?? false) || b.strength - a.strength || byCode(a.id, b.id);
}
function detailsOf(record, { question, thing: thing2 }, things) {
  const relations = question.then ?? [];
  const order = ({ predicate }) => relations.indexOf(predicate);
  return new Map(
    things.map((id) => [
      id,
      claimsAbout(record, id).filter((claim) => order(claim) >= 0 && (!thing2 || !endsOf(record, claim).includes(thing2))).sort((a, b) => order(a) - order(b) || byCode(a.id, b.id))
    ])
  );
}
function findToldBy(record, given) {
  const claims = claimsAbout(record, given.thing).filter(
    (claim) => isTold(claim) && [claim.source, claim.voice].includes(given.other)
  );
  return { ...nothing(given), claims: claims.sort((a, b) => compare(a, b, 0)) };
}
function findBetween(record, given) {
  const [near, far] = [given.thing, given.other].map((id) => new Map(joinedTo(record, id)));
  const shared = [...near?.keys() ?? []].filter((id) => far?.has(id) && id !== given.thing && id !== given.other);
  const direct = claimsAbout(record, given.thing).filter((claim) => endsOf(record, claim).includes(given.other));
  const claims = [...direct, ...shared.flatMap((id) => [...near?.get(id) ?? [], ...far?.get(id) ?? []])];
  return { ...nothing(given), claims, things: shared.sort(byCode) };
}
function findBeside(record, { question, thing: thing2, other }) {
  const sources2 = new Set(claimsAbout(record, thing2).map(({ source }) => source));
  const claims = claimsAbout(record, other).filter(({ source, object }) => sources2.has(source) && object === other);
  const things = once(claims, ({ subject }) => subject).filter((id) => record.things.has(id));
  const beside2 = { question, thing: other, other: "", year: 0 };
  return claims.length ? { ...nothing(beside2), claims, things, details: detailsOf(record, beside2, things) } : null;
}
function joinedTo(record, id) {
  return (record.linesOf.get(id) ?? []).map((line) => [
    line.ends.find((end) => end !== id) ?? "",
    line.claims.flatMap((claim) => record.claim.get(claim) ?? [])
  ]);
}
function findCaveats(record, given, types2) {
  const about2 = given.thing ? [given.thing, ...claimsAbout(record, given.thing).map(({ id }) => id)] : null;
  const among = about2 ? caveatsAbout(record, about2) : [...record.caveat.values()];
  const caveats2 = among.filter(({ type }) => !types2.length || types2.includes(type)).sort((a, b) => byCode(a.id, b.id));
  return { ...nothing(given), caveats: caveats2 };
}
function findMost(record, given, families) {
  const counted2 = [...record.linesOf].filter(([id, lines]) => lines.length && families.includes(familyOf(record, id))).map(([id, lines]) => ({ id, others: lines.length, claims: lines.flatMap((line) => line.claims).length })).sort((a, b) => b.others - a.others || b.claims - a.claims || byCode(a.id, b.id)).slice(0, MOST_CONNECTED);
  return {
    ...nothing(given),
    things: counted2.map(({ id }) => id),
    counts: new Map(counted2.map(({ id, ...counts }) => [id, counts]))
  };
}

// ui/state.ts
var VIEWS = [
  "map",
  "list",
  "matrix",
  "promises",
  "timeline",
  "connections",
  "secondments",
  "unknown"
];
var NOTHING_OPEN = {
  thing: "",
  line: "",
  group: "",
  things: [],
  from: "",
  to: "",
  pathway: 0,
  step: 0,
  story: "",
  at: 0,
  question: "",
  about: "",
  other: "",
  year: 0,
  sources: false,
  weaker: false
};
var noFilters = () => ({
  offTypes: /* @__PURE__ */ new Set(),
  offKinds: /* @__PURE__ */ new Set(),
  offWordings: /* @__PURE__ */ new Set(),
  offSources: /* @__PURE__ */ new Set(),
  voice: "",
  topic: "",
  place: "",
  since: 0,
  until: 0,
  asOf: "",
  datedOnly: false,
  undated: "",
  disputed: false
});
var current2 = {
  ...NOTHING_OPEN,
  ...noFilters(),
  view: "map",
  of: "",
  theme: "system",
  draw: "",
  embed: false,
  asPicture: false,
  faded: false
};
var state = current2;
var watchers = [];
var watch = (...parts) => void watchers.push(...parts);
function change(patch, how = {}) {
  Object.assign(current2, patch);
  if (patch.thing && THINGS.has(patch.thing)) current2.offTypes.delete(thing(patch.thing).type);
  for (const part2 of watchers) part2(patch, how);
}
var names2 = (part2) => Object.keys(part2);
var OPENED = names2(NOTHING_OPEN);
var FILTERS = names2(noFilters());
var opens = (patch) => OPENED.some((key2) => patch[key2] !== void 0);
var filters = (patch) => FILTERS.some((key2) => patch[key2] !== void 0);
var isTrace = () => Boolean(state.from && state.to);
var isOpen = () => Boolean(state.thing || state.line || state.group || state.story || state.question || isTrace());
var claimsFiltered = () => Boolean(
  state.offKinds.size || state.offWordings.size || state.offSources.size || state.voice || state.topic || state.place || state.since || state.until || state.asOf || state.datedOnly || state.undated === "only" || state.disputed
);
function open(what, how = {}) {
  const from = what.from === void 0 && !isTrace() ? state.from : "";
  change({ ...NOTHING_OPEN, from, ...what }, { move: true, ...how });
}
var backSteps = () => history.state?.depth ?? 0;
var hasBack = () => backSteps() > 0;
function back() {
  if (hasBack()) history.back();
  else open({}, { focus: true });
}
function writeHistory(address2, isReplaced) {
  if (isReplaced) history.replaceState({ depth: backSteps() }, "", `#${address2}`);
  else history.pushState({ depth: backSteps() + 1 }, "", `#${address2}`);
}

// ui/questions.ts
var MOST_DRAWN = 24;
var QUESTIONS = questionsOf(PAGE);
var FIRST_QUESTIONS = [...QUESTIONS.values()].filter(({ first: first2 }) => first2).map((question) => asked(question)).filter(canBeAsked);
var textOf = (one) => questionText(RECORD, one);
var kept = { key: "", answer: null };
function openAsked() {
  const question = QUESTIONS.get(state.question);
  if (!question) return null;
  return asked(question, { thing: state.about, other: state.other, year: state.year });
}
function answerTo(one) {
  const key2 = [one.question.id, one.thing, one.other, one.year].join("|");
  const answer = kept.key === key2 && kept.answer ? kept.answer : answerOf(RECORD, one);
  Object.assign(kept, { key: key2, answer });
  return answer;
}
function isAnswered2(one) {
  const { claims, caveats: caveats2, counts } = answerTo(one);
  return claims.length + caveats2.length + counts.size > 0;
}
function questionPatch(one) {
  if (!canBeAsked(one)) return { ...NOTHING_OPEN };
  const things = drawnFor(answerTo(one));
  return { ...NOTHING_OPEN, question: one.question.id, about: one.thing, other: one.other, year: one.year, things };
}
function drawnFor(answer) {
  const { asked: one, things, claims, details: details2, through, instead } = answer;
  const about2 = [one.thing, one.other, ...through.map(({ subject }) => subject)].filter(Boolean);
  const answering = things.length ? things : claims.flatMap(endsOf2);
  const told2 = things.flatMap((id) => (details2.get(id) ?? []).flatMap(endsOf2));
  const found2 = once([...about2, ...answering, ...told2], String).filter((id) => THINGS.has(id));
  const all = instead && !things.length && !claims.length ? [...found2, ...drawnFor(instead)] : found2;
  return once(all, String).slice(0, MOST_DRAWN);
}
var ask = (one, how = {}) => change(questionPatch(one), { move: true, focus: true, ...how });
function readAsked(parts) {
  const question = QUESTIONS.get(parts.get("question") ?? "");
  if (!question) return null;
  const id = (name) => THINGS.has(parts.get(name) ?? "") ? parts.get(name) ?? "" : "";
  const year = /^\d{4}(?:\d\d){0,2}$/.test(parts.get("year") ?? "") ? Number(parts.get("year")) : 0;
  const teller = parts.get("with") ?? "";
  const isTeller = question.bySource && (RECORD.voices.has(teller) || RECORD.sources.has(teller));
  const one = asked(question, { thing: id("thing"), other: isTeller ? teller : id("with"), year });
  return canBeAsked(one) ? one : null;
}
function writeAsked(parts) {
  if (!state.question) return;
  const named2 = { question: state.question, thing: state.about, with: state.other, year: state.year };
  for (const [name, value] of Object.entries(named2)) if (value) parts.set(name, String(value));
}

// ui/stories.ts
function viewPatch(story, n) {
  const view = at(STORIES, story).views[n];
  const ids = (view?.things ?? []).map((number) => PAGE.things[number]?.id ?? "");
  return { ...NOTHING_OPEN, ...view ? openedBy(view.shape, ids) : {}, story, at: n };
}
function openedBy(shape, ids) {
  const [first2 = "", second = ""] = ids;
  if (shape === "thing") return { thing: first2 };
  if (shape === "trace") return { from: first2, to: second };
  const line = shape === "line" && lineBetween2(first2, second);
  return line ? { line: line.id } : { things: ids };
}
var showView = (story, n, how = {}) => change(viewPatch(story, n), { move: true, ...how });
function storyBar() {
  if (!state.story) return null;
  const story = at(STORIES, state.story);
  const [place, all] = [state.at + 1, story.views.length];
  const turn = (by, text, name) => button(text, () => turnTo(state.at + by), { class: name, disabled: !story.views[state.at + by] });
  return make(
    "section",
    { class: "story", "aria-label": story.title },
    make("p", { class: "type" }, story.question),
    make("p", { class: "caption sum" }, story.views[state.at]?.caption),
    make("progress", { value: place, max: all, "aria-label": `View ${place} of ${all}` }),
    make(
      "p",
      { class: "actions" },
      turn(-1, "← Before", "before"),
      make("span", { class: "small" }, `${place} of ${all}`),
      turn(1, "Next →", "next"),
      button("Leave", () => open({}, { focus: true }), { class: "link" })
    )
  );
}
function turnTo(n) {
  const story = STORIES.get(state.story);
  const view = story?.views[n];
  if (!story || !view) return say("No further view");
  const [way2, other] = n > state.at ? ["next", "before"] : ["before", "next"];
  showView(state.story, n, { silent: true });
  const turning = within(panel, `.${way2}`);
  (turning.disabled ? within(panel, `.${other}`) : turning).focus();
  say(`View ${n + 1} of ${story.views.length}. ${view.caption}`);
}
function startStories() {
  panel.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const isTyping = event.target instanceof Element && event.target.closest("input");
    if (!by || !state.story || event.altKey || event.ctrlKey || event.metaKey || isTyping) return;
    event.preventDefault();
    turnTo(state.at + by);
  });
}

// core/model.ts
var isBreak = ({ page }, step) => step.strength <= page.ranks.break;
var isPlain = ({ page }, step) => step.strength === page.ranks.plain;
var isShared = ({ kind }) => kind === "shared-work";
var sharedIn = ({ joints }) => joints.flatMap((joint, n) => isShared(joint) ? [n + 1] : []);
var isBroken = (record, path2) => path2.steps.some((step) => isBreak(record, step)) || path2.joints.some(isShared);
var strengthOf = ({ steps, joints }) => Math.min(...[...steps, ...joints].map(({ strength: strength2 }) => strength2));
function weakestStep({ steps }) {
  const strengths = steps.map(({ strength: strength2 }) => strength2);
  return strengths.indexOf(Math.min(...strengths));
}
var isOther = ({ how }) => how !== "same" && how !== "role";
var isLess = (step) => step.claims.some(({ predicate }) => predicate.endsWith("/less"));
var comesToLess = ({ steps }) => steps.filter(isLess).length % 2 === 1;
var claimsOfPath = ({ steps }) => steps.flatMap((step) => [...step.claims, ...step.opposing, ...step.disputing]);
var metBy = ({ from, to, through, pathways: pathways2 }) => /* @__PURE__ */ new Set([
  from,
  to,
  ...through.flatMap(({ given, id, claim }) => [given, id, claim.id]),
  ...pathways2.flatMap((path2) => [...path2.things, ...claimsOfPath(path2).map(({ id }) => id)])
]);

// core/passages.ts
var AGENTS = ["actors", "roles"];
var shareSentence = (first2, second) => share(first2, second, "sentence");
var sharePassage = (first2, second) => share(first2, second, "passage");
var WITHHELD = "[confidential]";
function share(first2, second, unit) {
  const isInOne = (a, b) => a[unit] && b[unit] ? a[unit] === b[unit] : overlap(a.anchor, b.anchor);
  return first2.evidence.some((a) => second.evidence.some((b) => a.source === b.source && isInOne(a, b)));
}
var wordsOf2 = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
function overlap(a, b) {
  if (a === WITHHELD || b === WITHHELD) return false;
  const [first2, second] = [wordsOf2(a), wordsOf2(b)];
  return runsInto(first2, second) || runsInto(second, first2);
}
function runsInto(left, right) {
  const isSame = (a, b) => a.every((word, n) => word === b[n]);
  for (let from = 0; from + right.length <= left.length; from += 1)
    if (isSame(right, left.slice(from, from + right.length))) return true;
  for (let many2 = 3; many2 <= Math.min(left.length, right.length); many2 += 1)
    if (isSame(left.slice(-many2), right.slice(0, many2))) return true;
  return false;
}

// core/trace_graph.ts
var MAX_STEPS = 8;
var GIVES = { noInfluence: 0, part: 1, lead: 2, act: 3, whole: 4 };
var SIGN = { none: 0, less: 1, more: 2 };
var linkKey = (start, end) => `${start} ${end}`;
function traceGraph(record) {
  const numberOf2 = new Map(record.page.things.map((thing2, n) => [thing2.id, n]));
  const graph = {
    record,
    numberOf: numberOf2,
    plain: record.page.ranks.plain,
    out: /* @__PURE__ */ new Map(),
    into: /* @__PURE__ */ new Map(),
    disputes: /* @__PURE__ */ new Map(),
    opposites: /* @__PURE__ */ new Map(),
    links: /* @__PURE__ */ new Map()
  };
  for (const claim of record.claims) addClaim(graph, claim);
  for (const [start, links] of graph.out) for (const end of links.keys()) keepOneSign(graph, start, end);
  for (const [here, links] of graph.out) graph.out.set(here, new Map([...links].sort((a, b) => a[0] - b[0])));
  return graph;
}
function addClaim(graph, claim) {
  const [start, end] = (walkOf(graph.record, claim) ?? []).map((id) => graph.numberOf.get(id));
  if (start === void 0 || end === void 0) return;
  if (claim.disputes) return put(graph.disputes, linkKey(start, end), claim);
  const edge = edgeOf(graph, claim);
  addEdge(graph.out, start, end, edge);
  addEdge(graph.into, end, start, edge);
}
function keepOneSign(graph, start, end) {
  const edges = at(at(graph.out, start), end);
  const ways = [SIGN.less, SIGN.more].map((sign2) => edges.filter((edge) => edge.sign === sign2));
  if (ways.some((some) => !some.length)) return;
  const best = (some) => Math.max(...some.map(({ strength: strength2 }) => strength2));
  const [less = [], more = []] = ways;
  const isMore = best(more) - best(less) || more.length - less.length;
  const against = isMore >= 0 ? less : more;
  const kept2 = edges.filter((edge) => !against.includes(edge));
  at(graph.out, start).set(end, kept2);
  at(graph.into, end).set(start, kept2);
  graph.opposites.set(
    linkKey(start, end),
    against.map(({ n }) => graph.record.claims[n])
  );
}
function signOf(record, claim) {
  const { direction, kind } = relationOf(record, claim);
  if (direction === "less") return SIGN.less;
  return kind === "influence" ? SIGN.more : SIGN.none;
}
function addEdge(shelf, here, there, edge) {
  if (!shelf.has(here)) shelf.set(here, /* @__PURE__ */ new Map());
  put(at(shelf, here), there, edge);
}
function edgeOf(graph, claim) {
  const { record } = graph;
  const [since2, , , until2] = claim.bounds ?? [0, 0, 0, NEVER_LATE];
  return {
    n: claim.number,
    gives: givenBy(record, claim),
    isTold: isTold(claim),
    since: since2,
    until: until2,
    strength: claim.strength,
    tells: toldStrength(record, claim),
    source: originOf(record, claim.source),
    voice: claim.voice,
    sign: signOf(record, claim)
  };
}
function givenBy(record, claim) {
  const kind = kindOf(record, claim);
  if (!tellsInfluence(record, kind)) return GIVES.noInfluence;
  if (givesPart(record, claim)) {
    const isLead = (relationOf(record, claim).root ?? claim.predicate) === "led" || relationOf(record, claim).namesMaker;
    return isLead ? GIVES.lead : GIVES.part;
  }
  return kind === "agency" ? GIVES.act : GIVES.whole;
}
function toldStrength(record, claim) {
  return Math.min(strengthIn(record, "kind", kindOf(record, claim)), strengthIn(record, "modality", claim.modality));
}
function front(edges) {
  const kept2 = [];
  for (const edge of [...edges].sort((a, b) => a.since - b.since || b.until - a.until || a.n - b.n))
    if (edge.until > (kept2.at(-1)?.until ?? -1)) kept2.push(edge);
  return kept2;
}
var earliest = (edges, day) => edges.find((edge) => edge.until >= day);
var widest = (edges, day) => edges.findLast((edge) => edge.since <= day);
function tellingOf(edges) {
  const most = Math.max(...edges.map((edge) => edge.strength));
  const enough = Math.min(...edges.filter((edge) => edge.strength === most).map((edge) => edge.tells));
  return edges.filter((edge) => edge.tells >= enough);
}
function linkBetween(graph, start, end) {
  const key2 = linkKey(start, end);
  const link3 = graph.links.get(key2) ?? linkOf(graph.record, at(at(graph.out, start), end));
  graph.links.set(key2, link3);
  return link3;
}
function linkOf(record, edges) {
  const telling2 = tellingOf(edges).filter((edge) => edge.isTold);
  const claimOf = ({ n }) => record.claims[n];
  return {
    edges,
    any: front(edges),
    leads: leadsOf(edges),
    first: Math.min(...edges.map((edge) => edge.n)),
    bySource: bySpeaker(telling2, "source"),
    byVoice: bySpeaker(telling2, "voice"),
    told: telling2.map(claimOf),
    gives: Math.max(...edges.map((edge) => edge.gives)),
    isOrder: edges.every((edge) => kindOf(record, claimOf(edge)) === "sequence")
  };
}
function leadsOf(edges) {
  const leads3 = [];
  for (const strength2 of [...new Set(edges.map((edge) => edge.strength))].sort((a, b) => b - a)) {
    const isFree = (edge) => !leads3.some((other) => (widest(other.edges, edge.since)?.until ?? -1) >= edge.until);
    const free = front(edges.filter((edge) => edge.strength === strength2)).filter(isFree);
    if (free.length) leads3.push({ strength: strength2, edges: free });
  }
  return leads3;
}
function bySpeaker(telling2, speaker) {
  const told2 = /* @__PURE__ */ new Map();
  for (const edge of telling2) put(told2, edge[speaker], edge);
  return new Map([...told2].map(([name, edges]) => [name, front(edges)]));
}

// core/between.ts
function distances(shelf, centre, most) {
  const found2 = /* @__PURE__ */ new Map([[centre, 0]]);
  let layer = [centre];
  for (let distance = 1; distance <= most && layer.length; distance += 1) {
    layer = [...new Set(layer.flatMap((here) => [...shelf.get(here)?.keys() ?? []]))].filter(
      (here) => !found2.has(here)
    );
    for (const here of layer) found2.set(here, distance);
  }
  return found2;
}
function between(graph, start, end) {
  const gone = distances(graph.out, start, MAX_STEPS);
  const left = distances(graph.into, end, MAX_STEPS);
  const links = /* @__PURE__ */ new Map();
  const behind = /* @__PURE__ */ new Map();
  for (const [here, steps] of gone) {
    if (!left.has(here) || here === end) continue;
    const own = [...graph.out.get(here)?.keys() ?? []].filter(
      (other) => other !== start && (left.get(other) ?? Infinity) <= MAX_STEPS - steps - 1
    );
    if (own.length) links.set(here, new Map(own.map((other) => [other, linkBetween(graph, here, other)])));
  }
  for (const [here, own] of links) for (const other of own.keys()) put(behind, other, here);
  return { graph, start, end, gone, left, links, behind };
}
var linkAt = ({ links }, start, end) => at(at(links, start), end);
var worse = (plain, weak, weakness2, strength2) => [
  weak + Number(strength2 < plain),
  Math.max(weakness2, -strength2)
];
function potentials(near) {
  const { plain } = near.graph;
  const found2 = /* @__PURE__ */ new Map([[near.end, [{ weak: 0, weakness: -plain, steps: 0, latest: NEVER_LATE }]]]);
  let layer = new Map(found2);
  for (let steps = 1; steps <= MAX_STEPS; steps += 1) {
    const fresh = /* @__PURE__ */ new Map();
    for (const [thing2, ways] of layer)
      for (const before of near.behind.get(thing2) ?? []) {
        if (at(near.gone, before) + steps > MAX_STEPS) continue;
        for (const way2 of longer(plain, linkAt(near, before, thing2), ways)) keepWay(found2, fresh, before, way2);
      }
    layer = new Map([...fresh].map(([thing2, ways]) => [thing2, ways.filter((way2) => found2.get(thing2)?.includes(way2))]));
  }
  return found2;
}
var isAsGood = (a, b) => a.weak <= b.weak && a.weakness <= b.weakness && a.steps <= b.steps && a.latest >= b.latest;
function keepWay(found2, fresh, before, way2) {
  const kept2 = found2.get(before) ?? [];
  if (kept2.some((other) => isAsGood(other, way2))) return;
  found2.set(before, [...kept2.filter((other) => !isAsGood(way2, other)), way2]);
  put(fresh, before, way2);
}
function longer(plain, link3, ways) {
  return link3.leads.flatMap(
    ({ strength: strength2, edges }) => ways.flatMap((way2) => {
      const edge = widest(edges, way2.latest);
      if (!edge) return [];
      const [weak, weakness2] = worse(plain, way2.weak, way2.weakness, strength2);
      return [{ weak, weakness: weakness2, steps: way2.steps + 1, latest: Math.min(edge.until, way2.latest) }];
    })
  );
}
function countChains(near, budget) {
  const count = { possible: 0, impossible: 0, budget };
  const walk2 = (here, latest, passed) => {
    const room2 = MAX_STEPS - passed.size;
    for (const [other, link3] of near.links.get(here) ?? []) {
      if (passed.has(other) || at(near.left, other) > room2) continue;
      count.budget -= 1;
      if (count.budget < 0) return;
      const edge = latest >= 0 ? earliest(link3.any, latest) : void 0;
      const then = edge ? Math.max(latest, edge.since) : -1;
      if (other === near.end) count[then >= 0 ? "possible" : "impossible"] += 1;
      else {
        passed.add(other);
        walk2(other, then, passed);
        passed.delete(other);
      }
    }
  };
  walk2(near.start, 0, /* @__PURE__ */ new Set([near.start]));
  return count;
}
function countBeyond({ graph, start, end }) {
  const all = graph.record.page.things.length;
  const [ahead, behind] = [distances(graph.out, start, all), distances(graph.into, end, all)];
  return [...ahead].filter(([here, steps]) => steps + (behind.get(here) ?? -Infinity) > MAX_STEPS).length;
}

// core/joints.ts
var SHARED_WORK = "shared-work";
var jointsOf = (graph) => ({
  graph,
  sharedStrength: strengthIn(graph.record, "joint", SHARED_WORK),
  judged: /* @__PURE__ */ new Map(),
  actors: /* @__PURE__ */ new Map()
});
function isSharedAt(joints, corner) {
  const { start, thing: thing2, end, first: first2, second } = corner;
  if (first2.gives === GIVES.noInfluence || first2.gives === GIVES.whole || second.isOrder) return false;
  const key2 = `${start} ${thing2} ${end}`;
  const isShared2 = joints.judged.get(key2) ?? judge(joints, corner);
  joints.judged.set(key2, isShared2);
  return isShared2;
}
function judge(joints, { start, thing: thing2, end, first: first2, second }) {
  const { out } = joints.graph;
  if (!isWorkOfMany(joints, start, thing2, first2.gives)) return false;
  const after = second.told.filter((claim) => !claim.agent);
  if (first2.told.some((before) => after.some((claim) => shareSentence(before, claim)))) return false;
  const direct = out.get(start)?.get(end) ?? [];
  return !direct.some((edge) => handsOn(joints, edge, start, end));
}
function handsOn(joints, { n, gives }, start, end) {
  if (!tellsPart(joints.graph.record, joints.graph.record.claims[n])) return false;
  return gives === GIVES.whole || !isWorkOfMany(joints, start, end, gives);
}
function isWorkOfMany(joints, start, thing2, gives) {
  const { record } = joints.graph;
  const [own, id] = [idOf(record, start), idOf(record, thing2)];
  const actors = joints.actors.get(thing2) ?? actorsOn(record, id);
  joints.actors.set(thing2, actors);
  const { unseen } = record.things.get(id) ?? {};
  const isMadeByOthers = unseen === "maker" || hasOther(actors.makers, own);
  const isPart2 = gives === GIVES.part || gives === GIVES.lead;
  if (record.things.has(id) && typeOf(record, id).shared) return isPart2 || isMadeByOthers;
  const hasOthers = unseen !== void 0 || hasOther(actors.all, own);
  const family = familyOf(record, id);
  return isPart2 && family !== "roles" && (family === "actors" || hasOthers);
}
var idOf = ({ page }, number) => page.things[number]?.id ?? "";
var hasOther = (ids, own) => ids.size > Number(ids.has(own));
var tellsPart = (record, claim) => isTold(claim) && tellsInfluence(record, kindOf(record, claim)) && !isPromise(record, claim) && !claim.agent;
function actorsOn(record, id) {
  const [makers2, all] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
  for (const claim of record.claimsAbout.get(id) ?? []) {
    const [actor, other] = walkOf(record, claim) ?? [];
    if (actor === void 0 || other !== id || claim.disputes || kindOf(record, claim) !== "agency") continue;
    if (!AGENTS.includes(familyOf(record, actor))) continue;
    all.add(actor);
    if (!givesPart(record, claim)) makers2.add(actor);
  }
  return { makers: makers2, all };
}
var jointsAlong = (joints, things, links) => cornersOf(things, links).map((corner) => jointAt(joints, corner));
var sharedAlong = (joints, things, links) => cornersOf(things, links).filter((corner) => isSharedAt(joints, corner)).length;
var cornersOf = (things, links) => links.slice(1).map((second, n) => {
  const [start, thing2, end] = things.slice(n, n + 3);
  return { start, thing: thing2, end, first: links[n], second };
});
function jointAt(joints, corner) {
  const { record } = joints.graph;
  const kind = isSharedAt(joints, corner) ? SHARED_WORK : toldKind(record, corner.first.told, corner.second.told);
  return { thing: idOf(record, corner.thing), kind, strength: strengthIn(record, "joint", kind) };
}
function toldKind(record, first2, second) {
  if (!first2.length || !second.length) return "inferred";
  if (first2.some((before) => second.some((after) => sharePassage(before, after)))) return "one-passage";
  const origins = new Set(first2.map((claim) => originOf(record, claim.source)));
  return second.some((claim) => origins.has(originOf(record, claim.source))) ? "one-source" : "two-sources";
}

// core/leads.ts
function leadingClaims(plain, links, weak, weakness2) {
  const room2 = roomOf(plain, links, weak, weakness2);
  let [latest, left] = [0, weak];
  return links.map((link3, place) => {
    const usable = link3.edges.flatMap((edge) => {
      const after = left - Number(edge.strength < plain);
      const then = Math.max(latest, edge.since);
      if (-edge.strength > weakness2 || after < 0 || edge.until < latest) return [];
      return then > (room2[place + 1]?.[after] ?? -1) ? [] : [{ edge, then, after }];
    });
    const best = usable.sort(compareUsable)[0];
    if (!best) throw new Error("a pathway has a step that no claim can lead");
    [latest, left] = [best.then, best.after];
    return best.edge.n;
  });
}
var span = ({ since: since2, until: until2 }) => calendar(until2) - calendar(since2);
var compareUsable = ({ edge: a }, { edge: b }) => b.strength - a.strength || span(a) - span(b) || b.gives - a.gives || a.n - b.n;
function roomOf(plain, links, weak, weakness2) {
  let after = new Array(weak + 1).fill(NEVER_LATE);
  const rooms = [after];
  for (const link3 of [...links].reverse()) {
    const here = new Array(weak + 1).fill(-1);
    for (const { strength: strength2, edges } of link3.leads) {
      if (-strength2 > weakness2) continue;
      const isWeak = Number(strength2 < plain);
      for (let left = isWeak; left <= weak; left += 1) {
        const limit = after[left - isWeak] ?? -1;
        const edge = widest(edges, limit);
        if (edge) here[left] = Math.max(here[left] ?? -1, Math.min(edge.until, limit));
      }
    }
    rooms.unshift(here);
    after = here;
  }
  return rooms;
}
function tellersOf(links, speaker) {
  const names5 = [...links[0]?.[speaker].keys() ?? []];
  const fronts = (name) => links.map((link3) => link3[speaker].get(name) ?? []);
  return names5.filter((name) => daysOf(fronts(name))).sort();
}
function daysOf(fronts) {
  let day = 0;
  const days = [day];
  for (const edges of fronts) {
    const edge = earliest(edges, day);
    if (!edge) return null;
    day = Math.max(day, edge.since);
    days.push(day);
  }
  return days;
}
function possibleClaims(links) {
  const days = daysOf(links.map((link3) => link3.any)) ?? [];
  let limit = NEVER_LATE;
  const found2 = [];
  for (let n = links.length - 1; n >= 0; n -= 1) {
    const { edges, any } = links[n];
    const day = days[n] ?? 0;
    const last = limit;
    found2.unshift(edges.filter((edge) => edge.until >= day && Math.max(day, edge.since) <= last));
    limit = Math.min(limit, widest(any, limit)?.until ?? limit);
  }
  return found2;
}

// core/queue.ts
var Queue = class {
  /** @param compare below 0 where the first of two items comes first */
  constructor(compare3) {
    this.compare = compare3;
  }
  compare;
  items = [];
  get size() {
    return this.items.length;
  }
  push(item) {
    let place = this.items.push(item) - 1;
    for (let above = place - 1 >> 1; place && this.isBefore(place, above); above = place - 1 >> 1) {
      this.swap(place, above);
      place = above;
    }
  }
  /** Take the first item out; undefined where there is none. */
  pop() {
    const [top, last] = [this.items[0], this.items.pop()];
    if (last === void 0 || !this.items.length) return top;
    this.items[0] = last;
    for (let place = 0; ; ) {
      const least = [2 * place + 1, 2 * place + 2].reduce((best, n) => this.isBefore(n, best) ? n : best, place);
      if (least === place) return top;
      this.swap(place, least);
      place = least;
    }
  }
  isBefore(one, other) {
    return one < this.items.length && this.compare(this.items[one], this.items[other]) < 0;
  }
  swap(one, other) {
    [this.items[one], this.items[other]] = [this.items[other], this.items[one]];
  }
};

// core/search.ts
function compareRows(a, b) {
  for (let n = 0; n < Math.min(a.length, b.length); n += 1) {
    const difference = a[n] - b[n];
    if (difference) return difference;
  }
  return a.length - b.length;
}
var compareRanked = (a, b) => compareRows(a.rank, b.rank) || compareRows(a.firsts, b.firsts) || compareRows(a.things, b.things);
var linksOfPath = (near, things) => things.slice(1).map((other, n) => linkAt(near, things[n], other));
function* pathways(near, joints, budget, onCut) {
  const { plain } = near.graph;
  const onward = potentials(near);
  const queue = new Queue(compareRanked);
  const push = (item) => {
    const rank = bestRank(item, onward.get(item.things.at(-1)) ?? []);
    if (rank) queue.push({ ...item, rank, isLed: false });
  };
  push({ firsts: [], things: [near.start], arrivals: [{ weak: 0, weakness: -plain, latest: 0 }], tellers: null });
  let left = budget;
  for (let best = queue.pop(); best; best = queue.pop()) {
    const here = best.things.at(-1);
    if (best.isLed) yield best;
    else if (here === near.end) {
      queue.push({ ...best, firsts: leadsOf2(near, joints, best), isLed: true });
    } else if ((left -= 1) < 0) return onCut();
    else
      for (const [other, link3] of near.links.get(here) ?? [])
        if (!best.things.includes(other)) push(goOn(near, joints, best, other, link3));
  }
}
function leadsOf2(near, joints, { things, rank }) {
  const [weak, weakness2] = rank;
  const links = linksOfPath(near, things);
  return leadingClaims(near.graph.plain, links, weak - sharedAlong(joints, things, links), weakness2);
}
var goOn = (near, joints, before, other, link3) => ({
  firsts: [...before.firsts, link3.first],
  things: [...before.things, other],
  arrivals: arrive(near.graph.plain, handedOn(near, joints, before, other, link3), link3),
  tellers: stillTelling(before.tellers, link3)
});
function handedOn(near, joints, { things, arrivals }, other, link3) {
  const [start, thing2] = things.slice(-2);
  if (start === void 0 || thing2 === void 0) return arrivals;
  if (!isSharedAt(joints, { start, thing: thing2, end: other, first: linkAt(near, start, thing2), second: link3 }))
    return arrivals;
  return arrivals.map(({ weak, weakness: weakness2, latest }) => ({
    weak: weak + 1,
    weakness: Math.max(weakness2, -joints.sharedStrength),
    latest
  }));
}
function bestRank({ arrivals, tellers, firsts }, onward) {
  const pieced = tellers && !tellers.size ? 1 : 0;
  let best = null;
  for (const { weak, weakness: weakness2, latest } of arrivals)
    for (const way2 of onward) {
      if (latest > way2.latest || firsts.length + way2.steps > MAX_STEPS) continue;
      const rank = [weak + way2.weak, Math.max(weakness2, way2.weakness), pieced, firsts.length + way2.steps];
      if (!best || compareRows(rank, best) < 0) best = rank;
    }
  return best;
}
function arrive(plain, before, link3) {
  const longer3 = before.flatMap(
    (arrival) => link3.leads.flatMap(({ strength: strength2, edges }) => {
      const edge = earliest(edges, arrival.latest);
      if (!edge) return [];
      const [weak, weakness2] = worse(plain, arrival.weak, arrival.weakness, strength2);
      return [{ weak, weakness: weakness2, latest: Math.max(arrival.latest, edge.since) }];
    })
  );
  longer3.sort((a, b) => a.weak - b.weak || a.weakness - b.weakness || a.latest - b.latest);
  const kept2 = [];
  for (const arrival of longer3)
    if (!kept2.some((other) => other.weakness <= arrival.weakness && other.latest <= arrival.latest)) kept2.push(arrival);
  return kept2;
}
function stillTelling(tellers, link3) {
  const found2 = /* @__PURE__ */ new Map();
  for (const [source, edges] of link3.bySource) {
    const latest = tellers ? tellers.get(source) : 0;
    if (latest === void 0) continue;
    const edge = earliest(edges, latest);
    if (edge) found2.set(source, Math.max(latest, edge.since));
  }
  return found2;
}

// core/tellers.ts
function tellersOfStep(record, step) {
  const enough = toldStrength(record, step.lead);
  const tells = (claim) => isTold(claim) && toldStrength(record, claim) >= enough;
  return tellersAmong(record, step.claims.filter(tells));
}
function tellersAmong(record, claims) {
  const sources2 = once(claims, (claim) => claim.source);
  const origins = once(sources2, (source) => originOf(record, source));
  return { claims, voices: once(claims, (claim) => claim.voice), sources: sources2, origins };
}
function opinionsOf(record, step) {
  const { claims } = tellersOfStep(record, step);
  return tellersAmong(
    record,
    claims.filter((claim) => claim.wording === step.lead.wording)
  );
}
function leadersOfStep(record, step) {
  const { predicate, wording, share: share3 } = step.lead;
  const { claims } = tellersOfStep(record, step);
  return tellersAmong(
    record,
    claims.filter((claim) => claim.predicate === predicate && claim.wording === wording && claim.share === share3)
  );
}
function spreadOf({ voices: voices2, sources: sources2, origins }) {
  const repeating = origins.length === 1 ? "one-origin" : "origins";
  return { voices: voices2, sources: sources2, origins, spread: origins.length === sources2.length ? "apart" : repeating };
}
function whoTells(record, step) {
  const found2 = tellersOfStep(record, step);
  return found2.voices.length > 1 || found2.sources.length > 1 ? finding("told", spreadOf(found2)) : null;
}

// core/step_findings.ts
var voicesOf = (claims) => ({ voices: once(claims, (claim) => claim.voice) });
function breakAt(record, step, n) {
  if (!isBreak(record, step)) return [];
  const [why, values] = whyWeak(record, step);
  return [finding("break", { start: step.start, end: step.end, why, ...values }, n + 1)];
}
function weaknessOf(record, step) {
  const [why, values] = whyWeak(record, step);
  return finding(`why.${why}`, values);
}
function whyWeak(record, step) {
  const { lead, kind } = step;
  if (lead.agent) return ["agentless", { agent: lead.agent.doer, source: lead.agent.source }];
  if (lead.reading && !isBreak(record, step)) {
    const isOpinion = lead.wording === "opinion";
    return [isOpinion ? `${lead.reading}-opinion` : lead.reading, { source: lead.source }];
  }
  if (lead.wording === "inferred" && !lead.reading) return [kind === "sequence" ? "inferred-sequence" : "inferred", {}];
  if (kind === "sequence") return [kind, {}];
  if (isPromise(record, lead)) return [lead.modality, {}];
  if (!tellsInfluence(record, kind)) return [kind, {}];
  if (lead.wording !== "opinion") return [lead.wording, {}];
  const found2 = opinionsOf(record, step);
  return found2.voices.length > 1 ? ["opinions", spreadOf(found2)] : ["opinion", {}];
}
function reasonOf(record, step) {
  if (!isPlain(record, step)) return whyWeak(record, step)[0];
  return isPart(record, step.lead) ? "part" : "stated";
}
function jointFinding({ joints, things }, number) {
  const [joint, start] = [joints[number - 1], things[number - 1] ?? ""];
  return joint ? finding(`joint.${joint.kind}`, { next: number + 1, start, thing: joint.thing }, number) : null;
}
function spreadOfStep(step, account) {
  const places2 = step.claims.flatMap(({ evidence }) => evidence);
  const sources2 = once(places2, ({ source }) => source).sort();
  if (sources2.length > 1) return finding("summary.in-sources", { sources: sources2 });
  const isSpread = account?.kind === "passage" && new Set(places2.map(({ passage }) => passage ?? 0)).size > 1;
  return isSpread || !account ? finding("summary.in-source") : null;
}
function summaryFinding(record, path2) {
  const told2 = tellersSummary(record, path2);
  if (!comesToLess(path2)) return told2;
  return finding("summary.less", { told: told2.code.replace("summary.", ""), ...told2.arguments });
}
function tellersSummary(record, path2) {
  const [account] = path2.accounts;
  const [only] = path2.steps.length === 1 ? path2.steps : [];
  const spread = only && !isBroken(record, path2) ? spreadOfStep(only, account) : null;
  if (spread) return spread;
  if (account && !isBroken(record, path2)) return finding(`summary.${account.kind}`);
  if (path2.sources.length === 1) return finding("summary.one-source");
  return path2.sources.length ? finding("summary.sources", { sources: path2.sources }) : finding("summary.pieced");
}
function leaning(record, step, n) {
  if (isBreak(record, step) || isPlain(record, step)) return [];
  if (step.lead.wording !== "opinion") return [finding(`leaning.${step.lead.reading || "hedged"}`, {}, n + 1)];
  const found2 = opinionsOf(record, step);
  return [finding(found2.voices.length > 1 ? "leaning.opinions" : "leaning.opinion", spreadOf(found2), n + 1)];
}
function softer({ lead, claims }, n) {
  if (lead.wording !== "stated") return [];
  const same = claims.filter((claim) => claim.source === lead.source && claim.predicate === lead.predicate);
  const opinions = same.filter((claim) => claim.wording === "opinion");
  if (opinions.length) return [finding("softer.opinion", voicesOf(opinions), n + 1)];
  return same.some((claim) => claim.wording === "hedged") ? [finding("softer.hedged", {}, n + 1)] : [];
}
function signsOf(path2) {
  const less = path2.steps.flatMap((step, n) => isLess(step) ? [n + 1] : []);
  const ends = { start: path2.things[0] ?? "", end: path2.things.at(-1) ?? "" };
  const code = `less.${comesToLess(path2) ? "odd" : "even"}`;
  return [
    ...less.length && path2.steps.length > 1 ? [finding(code, { steps: less, ...ends })] : [],
    ...path2.steps.flatMap(opposed)
  ];
}
function opposed(step, n) {
  const way2 = isLess(step) ? "more" : "less";
  return step.opposing.length ? [finding("opposed", { ...voicesOf(step.opposing), way: way2 }, n + 1)] : [];
}
var disputed = ({ disputing }, n) => disputing.length ? [finding("disputed", voicesOf(disputing), n + 1)] : [];

// core/ties.ts
var MAX_SHOWN = 5;
var CROWD = 50;
var MANY_PARTS = 12;
var SAME_AS = "sameAs";
var UNIT_OF = "unitOf";
var WHOLES = ["partOf", UNIT_OF, "memberOf"];
function tiesBetween(record, start, end, walked) {
  if (start === end) return { ties: [], more: 0 };
  const [mine, theirs] = [neighboursOf(record, start), neighboursOf(record, end)];
  const direct = (mine.get(end) ?? []).filter((claim) => !walked.has(claim.id));
  const common = leastConnected(record, mine.keys()).filter((id) => id !== end && theirs.has(id));
  const met = common.map((id) => tieOf([start, id, end], [mine.get(id), theirs.get(id)])).filter((tie) => !tie.claims.every(({ id }) => walked.has(id)) && !isWalk(record, tie));
  const short = [...direct.map((claim) => ({ things: [start, end], claims: [claim] })), ...met];
  const found2 = short.length ? short : longer2(record, start, end, mine, theirs);
  return { ties: found2.slice(0, MAX_SHOWN), more: Math.max(0, found2.length - MAX_SHOWN) };
}
function longer2(record, start, end, mine, theirs) {
  const middle = leastConnected(record, mine.keys()).filter((id) => id !== end && !isCrowded(record, id));
  return middle.flatMap((id) => {
    const onward = neighboursOf(record, id);
    const others = [...onward.keys()].filter((other) => theirs.has(other) && other !== start && other !== end);
    return others.filter((other) => !isCrowded(record, other)).sort(byCode).map((other) => tieOf([start, id, other, end], [mine.get(id), onward.get(other), theirs.get(other)])).filter((tie) => !isWalk(record, tie));
  });
}
function nearestTies(record, start, end) {
  const found2 = sameAs(record, start).flatMap(
    (before) => sameAs(record, end).flatMap((after) => {
      const [one = "", other = ""] = [before.things.at(-1), after.things.at(-1)];
      if (one === other || one === end || other === start) return [];
      return shortTies(record, one, other).filter(({ things }) => !things.slice(1, -1).some((id) => id === start || id === end)).map(({ things, claims }) => ({
        things: [...before.things.slice(0, -1), ...things, ...after.things.slice(0, -1).reverse()],
        claims: [...before.claims, ...claims, ...after.claims]
      }));
    })
  );
  if (!found2.some(isToldTie)) found2.push(...tiesOfUnits(record, start, end));
  return found2.sort((a, b) => compareTies(record, a, b));
}
function tiesOfUnits(record, start, end) {
  const units = (record.claimsAbout.get(start) ?? []).filter(
    (claim) => claim.predicate === UNIT_OF && claim.object === start && !claim.disputes && isTold(claim)
  );
  return units.flatMap(
    (claim) => shortTies(record, claim.subject, end).filter((tie) => tie.claims.length > 1 && !tie.things.includes(start) && isToldTie(tie)).map(({ things, claims }) => ({ things: [start, ...things], claims: [claim, ...claims] }))
  );
}
var isToldTie = ({ claims }) => claims.every((claim) => claim.predicate === SAME_AS || isTold(claim));
function compareTies(record, a, b) {
  const rank = ({ claims, things }) => {
    const told2 = claims.filter(({ predicate }) => predicate !== SAME_AS);
    const middle = things.slice(1, -1).reduce((sum2, id) => sum2 + connections(record, id), 0);
    const isUndone = told2.some((claim) => isPromise(record, claim));
    return [Number(!told2.every(isTold)), told2.length, claims.length, Number(isUndone), middle];
  };
  return compareRows(rank(a), rank(b)) || byCode(a.things.join("\n"), b.things.join("\n"));
}
function sameAs(record, id) {
  const same = (record.claimsAbout.get(id) ?? []).filter(
    ({ predicate, disputes }) => predicate === SAME_AS && !disputes
  );
  const others = same.map((claim) => {
    const other = claim.subject === id ? claim.object : claim.subject;
    return { things: [id, other], claims: [claim] };
  });
  return [{ things: [id], claims: [] }, ...others];
}
function shortTies(record, start, end) {
  const [mine, theirs] = [neighboursOf(record, start), neighboursOf(record, end)];
  const direct = (mine.get(end) ?? []).filter(({ predicate }) => predicate !== SAME_AS);
  const common = [...mine.keys()].filter((id) => id !== end && theirs.has(id)).sort(byCode);
  const met = common.map((id) => tieOf([start, id, end], [mine.get(id), theirs.get(id)])).filter(({ claims, things: [, id = ""] }) => {
    const isSame = claims.some(({ predicate }) => predicate === SAME_AS);
    return !isSame && familyOf(record, id) !== "setting" && !isCrowded(record, id);
  }).filter((tie) => !isWalk(record, tie) && !isSharedHub(record, tie));
  return direct.length ? [tieOf([start, end], [direct]), ...met] : met;
}
function nearTies(record, start, end) {
  const isAgent = AGENTS.includes(familyOf(record, start));
  const theirs = /* @__PURE__ */ new Map();
  for (const claim of record.claimsAbout.get(end) ?? []) {
    const walk2 = walkOf(record, claim);
    const isStatedPart = claim.wording === "stated" && kindOf(record, claim) === "structural";
    if (claim.disputes || walk2?.[1] !== end) continue;
    if (claim.strength < record.page.ranks.opinion && !isStatedPart) continue;
    if (familyOf(record, walk2[0]) !== "setting") put(theirs, walk2[0], claim);
  }
  const mine = [...neighboursOf(record, start)].sort(([a], [b]) => byCode(a, b));
  return mine.flatMap(([id, claims]) => {
    if (id === end) {
      const direct = claims.filter((claim) => !walkOf(record, claim));
      return direct.length ? [tieOf([start, end], [direct])] : [];
    }
    const theirOwn = theirs.get(id);
    if (!theirOwn || isCrowded(record, id) || !isAgent && AGENTS.includes(familyOf(record, id))) return [];
    const first2 = bestOf(claims);
    const [second] = theirOwn.toSorted((a, b) => b.strength - a.strength || b.number - a.number);
    if (!second || walkOf(record, first2)?.[0] === start) return [];
    const tie = { things: [start, id, end], claims: [first2, second] };
    return isSharedHub(record, tie) ? [] : [tie];
  });
}
function isSharedHub(record, { things: [, id = ""], claims: [first2, second] }) {
  if (!first2 || !second) return false;
  const isPart2 = ({ predicate, object }) => WHOLES.includes(predicate) && object === id;
  const areParts = isPart2(first2) && isPart2(second);
  const isAlike = first2.predicate === second.predicate && first2.object === id === (second.object === id);
  if (!areParts && !isAlike) return false;
  const parts = new Set((record.claimsAbout.get(id) ?? []).filter(isPart2).map(({ subject }) => subject));
  return typeOf(record, id).shared || areParts && parts.size > MANY_PARTS;
}
var isCrowded = (record, id) => connections(record, id) > Math.max(CROWD, Math.floor(record.claims.length / 20));
var connections = (record, id) => record.claimsAbout.get(id)?.length ?? 0;
var leastConnected = (record, ids) => [...ids].sort((a, b) => connections(record, a) - connections(record, b) || byCode(a, b));
function neighboursOf(record, id) {
  const found2 = /* @__PURE__ */ new Map();
  for (const claim of record.claimsAbout.get(id) ?? []) {
    const other = claim.subject === id ? claim.object : claim.subject;
    if (!claim.disputes && record.things.has(other) && other !== id) put(found2, other, claim);
  }
  return found2;
}
var tieOf = (things, claims) => ({
  things,
  claims: claims.map((some) => bestOf(some ?? []))
});
var bestOf = (claims) => claims.find((claim) => claim.wording === "stated") ?? claims[0];
var isWalk = (record, { things, claims }) => claims.every((claim, n) => {
  const walk2 = walkOf(record, claim);
  return walk2 !== null && walk2[0] === things[n] && walk2[1] === things[n + 1];
});

// core/alternatives.ts
var TIED = "nearer.direct";
var LEAST = 3;
var relationFromStart = (record, claim) => relationOf(record, claim).cause === "subject" ? claim.predicate : `^${claim.predicate}`;
var relationFrom = ({ subject, predicate }, id) => subject === id ? predicate : `^${predicate}`;
function nearer(record, trace, path2) {
  const { from, to, through } = trace;
  if (!isBroken(record, path2) && !through.some(isOther)) return [];
  if (path2.steps.length === 1 && !through.length) return [];
  const near = nearTies(record, from, to).sort((a, b) => compareNearness(record, a, b));
  const tie = through.length ? nearestTaken(record, trace, near) : near[0];
  if (!tie) return [];
  const values = tieValues(record, tie);
  const second = tie.claims.at(-1);
  if (!second || !("thing" in values)) return [finding(TIED, values)];
  const doubt = { voices: second.wording === "opinion" ? [second.voice] : [], share: second.share ?? "" };
  return [finding(metCode("nearer", values), { ...values, ...doubt })];
}
function nearestTaken(record, { from, to }, near) {
  const tie = near.find(({ claims }) => claims.length === 1);
  return tie && !isToldTie(tie) && nearestTies(record, from, to).find(isToldTie) || tie;
}
var metCode = (code, { met }) => met ? `${code}.${String(met)}` : code;
function metHow(record, found2, last, isUnit) {
  const { back: back2, relation, put: put2, put_on: putOn, same, is, end } = found2;
  if (back2 === relation && put2 === putOn && !same && !is) return "each";
  const didLead = walkOf(record, last)?.[1] === end && tellsInfluence(record, kindOf(record, last));
  return didLead || isUnit ? "beside" : "";
}
function tieValues(record, tie) {
  const { before, things, claims, after } = withoutSame(tie);
  const [start = "", from = "", thing2 = ""] = [tie.things[0], ...things];
  const same = before ? { same: from, same_tie: relationFrom(before, from), same_put: howPut(record, before) } : { same: "" };
  const is = after ? { is: tie.things.at(-1) ?? "", is_put: howPut(record, after) } : { is: "" };
  const found2 = { start, ...same, ...is, origin: from, end: things.at(-1) ?? "" };
  const [first2, second] = claims;
  if (!first2) return found2;
  const tied = { ...found2, tie: relationFrom(first2, from), put: howPut(record, first2) };
  if (!second) return tied;
  const met = { back: relationFrom(first2, thing2), relation: relationFrom(second, thing2) };
  const both = { ...tied, thing: thing2, ...met, put_on: howPut(record, second) };
  const isUnit = before !== void 0 && before.predicate !== SAME_AS;
  return { ...both, met: metHow(record, both, second, isUnit) };
}
function withoutSame({ things, claims }) {
  const isSame = (claim) => claim?.predicate === SAME_AS;
  const isLong = claims.length > 1;
  const isBefore = isLong && isSame(claims[0]) || claims.length > 2 && !isSame(claims.at(-1));
  const isAfter = claims.length - Number(isBefore) > 1 && isSame(claims.at(-1));
  const [from, to] = [Number(isBefore), Number(isAfter)];
  return {
    things: things.slice(from, things.length - to),
    claims: claims.slice(from, claims.length - to),
    before: isBefore ? claims[0] : void 0,
    after: isAfter ? claims.at(-1) : void 0
  };
}
function howPut(record, claim) {
  if (isPromise(record, claim)) return claim.modality;
  return claim.reading && claim.wording === "inferred" ? claim.reading : claim.wording;
}
function compareNearness(record, a, b) {
  const rank = ({ claims, things }) => {
    const [first2, last] = [claims[0], claims.at(-1)];
    return [
      claims.length,
      Number(!first2 || !isTold(first2)),
      -(last?.strength ?? 0),
      connections(record, things[1] ?? "")
    ];
  };
  return compareRows(rank(a), rank(b)) || byCode(a.things.join("\n"), b.things.join("\n"));
}
function better(record, trace, path2) {
  const { steps, things } = path2;
  const isStated = steps.every((step) => isPlain(record, step)) && !sharedIn(path2).length;
  const [end = "", last] = [things.at(-1), steps.at(-1)];
  if (isStated && !trace.through.some(isOther) || familyOf(record, end) === "asks" || !last) return [];
  if (isBroken(record, path2)) {
    const isOwn = ({ arguments: { starts } }) => Array.isArray(starts) && String(starts) === last.start;
    const found2 = statedOf(record, "better", end, [trace.from]);
    return found2.some(isOwn) ? statedOf(record, "better", end, [trace.from, last.start]) : found2;
  }
  if (isPlain(record, last)) return [];
  const passed = [trace.from, ...things.slice(0, -1)];
  return statedOf(record, "better", end, passed, last.claims, orderOf(record, last.lead));
}
function isRepeated({ arguments: told2 }, { arguments: said }) {
  const starts = told2["starts"];
  const isSame = Array.isArray(starts) && starts.length === 1 && starts[0] === (said["unnamed"] ?? said["thing"]);
  return isSame && told2["relation"] === said["relation"];
}
function statedOf(record, code, end, passed, unread = [], least = LEAST) {
  const told2 = /* @__PURE__ */ new Map();
  for (const claim of record.claimsAbout.get(end) ?? []) {
    const start = startStated(record, claim, end);
    if (!start || passed.includes(start) || orderOf(record, claim) > least) continue;
    if (unread.some((one) => shareSentence(claim, one))) continue;
    const key2 = `${orderOf(record, claim)} ${claim.predicate} ${claim.share ?? ""}`;
    const group = told2.get(key2) ?? { claim, starts: /* @__PURE__ */ new Set() };
    group.starts.add(start);
    told2.set(key2, group);
  }
  const order = ({ claim }) => orderOf(record, claim);
  const [best] = [...told2.values()].sort(
    (a, b) => order(a) - order(b) || b.starts.size - a.starts.size || byCode(a.claim.predicate, b.claim.predicate) || byCode(a.claim.share ?? "", b.claim.share ?? "")
  );
  if (!best) return [];
  const starts = [...best.starts].sort(byCode);
  return [
    finding(code, { starts, end, relation: relationFromStart(record, best.claim), share: best.claim.share ?? "" })
  ];
}
function startStated(record, claim, end) {
  const walk2 = walkOf(record, claim);
  const isStated = !claim.disputes && !isPromise(record, claim) && claim.strength === record.page.ranks.plain;
  return walk2 && walk2[1] === end && isStated ? walk2[0] : "";
}
function orderOf(record, claim) {
  if (!givesPart(record, claim)) return 0;
  if (claim.predicate === "led") return 1;
  return relationOf(record, claim).namesMaker ? 2 : 3;
}
function settling(record, path2) {
  const step = path2.steps[weakestStep(path2)];
  const ends = { start: step.start, end: step.end };
  const why = reasonOf(record, step);
  const [number] = sharedIn(path2);
  if (why === "sequence" || why === "inferred-sequence") return [finding("settle.cause", ends)];
  if (why === "inferred") return [finding("settle", { ...ends, relation: relationFromStart(record, step.lead) })];
  if (why === "contested" && step.kind === "influence") return [finding("settle.contested")];
  if (number === void 0 || path2.steps[number]?.lead.agent) return [];
  const [start = "", thing2 = "", end = ""] = path2.things.slice(number - 1, number + 2);
  return [finding("settle.shared", { start, thing: thing2, end }, number + 1)];
}

// core/ends.ts
var SECONDED = "seconded";
var MEMBER = "memberOf";
var ORDER = ["same", "role", "part", "secondee", "whole", "taker"];
var GO_ON = ["same", "role", "secondee"];
var MAX_WIDENED = 12;
function widened2(record, id, end) {
  const found2 = /* @__PURE__ */ new Map();
  for (const one of around(record, id, end)) {
    const further = GO_ON.includes(one.how) ? around(record, one.id, end).filter((other) => other.id !== id && other.how === "whole") : [];
    for (const way2 of [[one], ...further.map((other) => [one, other])]) {
      const known2 = found2.get(lastOf(way2).id);
      if (!known2 || compareRows(soundness(way2), soundness(known2)) < 0) found2.set(lastOf(way2).id, way2);
    }
  }
  const rank = (way2) => [...soundness(way2), lastOf(way2).claim.number];
  return [...found2.values()].sort((a, b) => compareRows(rank(a), rank(b))).slice(0, MAX_WIDENED);
}
var isMember = ({ how, claim }) => how === "whole" && claim.predicate === MEMBER;
var lastOf = (way2) => way2.at(-1);
var soundness = (way2) => [
  way2.reduce((sum2, { how }) => sum2 + ORDER.indexOf(how), 0),
  Number(way2.some(({ claim }) => claim.wording === "inferred"))
];
var around = (record, given, end) => (record.claimsAbout.get(given) ?? []).flatMap((claim) => {
  const id = claim.subject === given ? claim.object : claim.subject;
  const how = !claim.disputes && record.things.has(id) && id !== given && howOf(record, given, id, claim);
  return how ? [{ end, given, id, how, claim, of: 1, led: 1 }] : [];
});
function howOf(record, id, other, claim) {
  const { predicate, subject, object } = claim;
  if (predicate === SAME_AS) return "same";
  if (WHOLES.includes(predicate) && object === id) return "part";
  if (subject === id && predicate === SECONDED) return "secondee";
  const isInWhole = WHOLES.includes(predicate);
  if (subject === id && (isInWhole || predicate === "participatedIn") && !isCrowded(record, other))
    return isInWhole ? "whole" : "taker";
  const held = holdingOf(record, claim);
  return held && held[0] === id && held[1] === other ? "role" : null;
}
function holdingOf(record, claim) {
  const { holder } = relationOf(record, claim);
  const { subject, object } = claim;
  if (!holder || claim.disputes || !object) return null;
  return holder === "subject" ? [subject, object] : [object, subject];
}
function equalsOf(record, one) {
  const found2 = around(record, one.given, one.end).filter(({ how }) => how === one.how);
  return [...new Map(found2.map((other) => [other.id, other])).values()].sort((a, b) => byCode(a.id, b.id));
}
var idsTaken = ({ from, to, through }, end) => [
  end === "start" ? from : to,
  ...through.filter((one) => one.end === end).map(({ id }) => id)
];

// core/cautions.ts
var RIVAL = "rival-explanation";
var CONTESTED = "contested";
var concerns = (caveat, ids) => ids.some((id) => caveat.concerns.includes(id));
function endCautions(record, trace, path2) {
  const ends = idsTaken(trace, "end");
  const isOther2 = (id) => !ends.includes(id);
  const own = idsTaken(trace, "start").filter(isOther2);
  const onWay = [...own, ...(path2?.things ?? []).filter(isOther2)];
  const about2 = caveatsAbout(record, ends).filter((one) => concerns(one, limitsCredit(record, one) ? onWay : own));
  const between2 = trace.through.flatMap(
    ({ given, id }) => caveatsAbout(record, [given, id]).filter((one) => concerns(one, [given]) && concerns(one, [id]))
  );
  const found2 = [.../* @__PURE__ */ new Set([...about2, ...between2])];
  const rank = (one) => [
    Number(!one.concerns.includes(trace.from)),
    Number(!isAlwaysTold(record, one)),
    one.concerns.length
  ];
  return found2.sort((a, b) => compareRows(rank(a), rank(b)) || byCode(a.id, b.id)).map(({ id }) => id);
}
function leadsVerdict(record, trace, id) {
  const caveat = record.caveat.get(id);
  return caveat !== void 0 && (concerns(caveat, idsTaken(trace, "start")) || isAlwaysTold(record, caveat));
}
function contestsStep(record, { steps }, id) {
  const caveat = record.caveat.get(id);
  const contested = steps.filter(({ lead }) => lead.wording === CONTESTED).map(({ lead }) => lead.id);
  return caveat !== void 0 && isAlwaysTold(record, caveat) && concerns(caveat, contested);
}
function stepCautions(record, trace, path2) {
  const claimsOf2 = (steps) => steps.flatMap((step) => [...step.claims, ...step.opposing, ...step.disputing]).map(({ id }) => id);
  const weak = claimsOf2(path2.steps.filter((step) => isBreak(record, step)));
  const last = claimsOf2(path2.steps.slice(-1));
  const met = caveatsAbout(record, [...weak, ...last, path2.things.at(-1) ?? "", trace.to]);
  const isBad = isBroken(record, path2);
  const isDoubt = (one) => contestsStep(record, path2, one.id);
  const rank = (one) => [
    Number(!isDoubt(one)),
    Number(!one.concerns.includes(trace.from)),
    Number(!concerns(one, weak))
  ];
  const limits = (one) => limitsCredit(record, one) && (isBad || one.type === RIVAL || concerns(one, last));
  return met.filter((one) => limits(one) || isDoubt(one)).sort((a, b) => compareRows(rank(a), rank(b)) || byCode(a.id, b.id)).map(({ id }) => id);
}

// core/doers.ts
function besides(record, { steps }) {
  for (const [n, step] of steps.entries()) {
    const others = coDoers(record, step.lead);
    if (others.length)
      return [steps.length > 1 ? finding("with.step", { others }, n + 1) : finding("with", { others })];
  }
  return [];
}
function coDoers(record, claim) {
  const act = actOf(record, claim);
  if (!act) return [];
  const found2 = (record.claimsAbout.get(act[1]) ?? []).flatMap((one) => {
    const isSame = one.predicate === claim.predicate && one.modality === claim.modality && one.reading === claim.reading;
    const other = isSame ? actOf(record, one) : null;
    const isOther2 = other && other[1] === act[1] && other[0] !== act[0];
    return isOther2 && shareSentence(claim, one) ? [other[0]] : [];
  });
  return [...new Set(found2)].sort(byCode);
}
function actOf(record, claim) {
  const walk2 = claim.disputes ? null : walkOf(record, claim);
  const isAct2 = walk2 && kindOf(record, claim) === "agency" && isTold(claim);
  return isAct2 && AGENTS.includes(familyOf(record, walk2[0])) ? walk2 : null;
}

// core/gaps.ts
function gapsOf(record, path2) {
  if (!path2) return [];
  const told2 = path2.steps.map((step) => tellersOfStep(record, step));
  const places2 = (test) => told2.flatMap((found2, n) => test(found2) ? [n + 1] : []);
  const { undated: undated2, weaker } = undatedSteps(record, path2);
  const isBare = undated2.length === path2.steps.length;
  return [
    ...rungGaps(record, path2),
    ...gap(
      "single-voice",
      "steps",
      places2(({ voices: voices2 }) => voices2.length === 1)
    ),
    ...gap("single-origin", "steps", places2(isRepeated2)),
    ...isBare ? [finding("gap.no-dates")] : gap("undated", "undated", undated2),
    ...gap("weaker-dated", "weaker", weaker),
    ...told2.every(({ origins }) => origins.length < 2) ? [finding("gap.second-source")] : []
  ];
}
var gap = (code, name, value) => value.length ? [finding(`gap.${code}`, { [name]: value })] : [];
function undatedSteps({ page }, { steps }) {
  const isDated3 = (claim) => claim.when !== page.usual.when;
  const places2 = (test) => steps.flatMap((step, n) => test(step) ? [n + 1] : []);
  return {
    undated: places2((step) => !step.claims.some(isDated3)),
    weaker: places2((step) => !isDated3(step.lead) && step.claims.some(isDated3))
  };
}
var isRepeated2 = ({ voices: voices2, sources: sources2, origins }) => voices2.length > 1 && sources2.length > 1 && origins.length === 1;
function rungGaps(record, path2) {
  const passed = new Set(path2.things.map((id) => rungOf(record, id)));
  if (![...passed].some(Boolean)) return [];
  const counts = /* @__PURE__ */ new Map();
  for (const id of besideOf(record, path2)) counts.set(rungOf(record, id), (counts.get(rungOf(record, id)) ?? 0) + 1);
  const missing = record.page.ladder.filter((rung) => !passed.has(rung));
  const present = missing.flatMap((rung) => {
    const count = counts.get(rung);
    return count ? [[rung, count]] : [];
  });
  return [
    ...gap(
      "rungs",
      "rungs",
      missing.filter((rung) => !counts.has(rung))
    ),
    ...gap("beside", "rungs", present)
  ];
}
function besideOf(record, { things }) {
  const claims = things.flatMap((id) => record.claimsAbout.get(id) ?? []).filter((claim) => !claim.disputes);
  return new Set(claims.flatMap((claim) => endsOf(record, claim)).filter((id) => !things.includes(id)));
}

// core/holders.ts
var UNSURE = "holder.unsure";
function heldBy(record, trace, { steps, things }) {
  const [first2, last] = [steps[0], steps.at(-1)];
  const unsure = trace.through.flatMap(({ end, given, id, how, claim }) => {
    const step = end === "start" ? first2 : last;
    const others = possibleHolders(record, id, step).filter((holder) => holder !== given);
    if (how !== "role" || step && holdsThrough(claim.bounds, step)) return [];
    if (others.length) return [finding(UNSURE, { given, post: id, others })];
    return isPost(record, id) ? [finding(`${UNSURE}.only`, { given, post: id })] : [];
  });
  return first2 && things[0] === trace.from ? [...unsure, ...holderAt(record, first2)] : unsure;
}
function holdersOf(record, role2) {
  const found2 = /* @__PURE__ */ new Map();
  for (const claim of record.claimsAbout.get(role2) ?? []) {
    const held = holdingOf(record, claim);
    if (held && held[1] === role2 && !found2.has(held[0])) found2.set(held[0], claim.bounds);
  }
  return new Map([...found2].sort(([a], [b]) => byCode(a, b)));
}
function holderAt(record, step) {
  const { start: post } = step;
  const known2 = holdersOf(record, post);
  if (familyOf(record, post) !== "roles" || known2.size === 1 && !isPost(record, post)) return [];
  const holders = possibleHolders(record, post, step);
  const [holder, ...others] = holders.filter((id) => holdsThrough(known2.get(id), step));
  if (holder !== void 0 && !others.length) return [finding("holder.then", { post, holder })];
  const code = holders.length > 1 ? "untold" : holders.length ? "one" : "none";
  return [finding(`holder.${code}`, { post, holders })];
}
function possibleHolders(record, role2, step) {
  const [since2, , , until2] = step?.lead.bounds ?? UNDATED;
  return [...holdersOf(record, role2)].flatMap(([id, held]) => {
    const [begun, , , left] = held ?? UNDATED;
    return until2 < begun || left < since2 ? [] : [id];
  });
}
var isPost = (record, role2) => (record.claimsAbout.get(role2) ?? []).some((claim) => {
  const held = holdingOf(record, claim);
  return held !== null && held[1] === role2 && held[0] === claim.subject;
});
function holdsThrough(held, step) {
  const [, begun, left] = held ?? UNDATED;
  const [since2, , , until2] = step.lead.bounds ?? UNDATED;
  return begun <= since2 && until2 <= left;
}

// core/own_answers.ts
var ASK = "ask";
function ownAnswer(record, start, end) {
  if (familyOf(record, end) !== "asks") return [];
  const asksBefore = (id) => causesOf(record, id).map(([cause]) => cause).filter((cause) => rungOf(record, cause) === ASK);
  const asks = rungOf(record, end) === ASK ? [end] : asksBefore(end);
  const sets = asks.flatMap(asksBefore).filter((id) => !asks.includes(id));
  const mine = new Map(
    (record.claimsAbout.get(start) ?? []).flatMap((claim) => {
      const walk2 = claim.disputes ? null : walkOf(record, claim);
      return walk2 && walk2[0] === start && kindOf(record, claim) === "agency" ? [[walk2[1], claim]] : [];
    })
  );
  const responses = [...mine].sort(([a], [b]) => byCode(a, b));
  for (const [wanted, set] of [
    [asks, ""],
    [sets, "yes"]
  ])
    for (const [response, making] of responses)
      for (const [ask2, answering] of causesOf(record, response)) {
        const results = resultsOf(record, response);
        if (!wanted.includes(ask2) || !results.length) continue;
        const answers = [...new Set(results.map(({ code }) => code ?? ""))];
        return [finding("own.answer", { start, ask: ask2, answers, put: leastPut([making, answering, ...results]), set })];
      }
  return [];
}
var causesOf = (record, id) => (record.claimsAbout.get(id) ?? []).flatMap((claim) => {
  const walk2 = claim.disputes ? null : walkOf(record, claim);
  return walk2 && walk2[1] === id ? [[walk2[0], claim]] : [];
});
var resultsOf = (record, response) => (record.claimsAbout.get(response) ?? []).filter(
  (claim) => claim.subject === response && !claim.disputes && relationOf(record, claim).tellsResult && claim.code
);
var leastPut = (claims) => claims.map(putOf).find((put2) => put2 !== "stated") ?? "stated";
var putOf = ({ reading, wording }) => reading && wording === "inferred" ? reading : wording;

// core/unnamed.ts
var UNNAMED = "told.unnamed";
function unnamedDoer(record, trace) {
  const mine = rolesOf(record, idsTaken(trace, "start"));
  for (const end of [...idsTaken(trace, "end")].sort(byCode))
    for (const { start: unnamed, claim } of deedsInRoles(record, end)) {
      if (mine.has(unnamed) || !isUnnamed(record, unnamed)) continue;
      const [work, named2] = namedBeside(record, unnamed, end);
      if (!named2.some((id) => mine.has(id))) continue;
      const said = { unnamed, relation: relationFromStart(record, claim), end, of: named2.length, work };
      return [finding(named2.length > 1 ? UNNAMED : `${UNNAMED}.only`, { ...said, start: trace.from })];
    }
  return [];
}
var isUnnamed = (record, role2) => !about(record, role2).some((claim) => holdingOf(record, claim)?.[1] === role2);
var about = (record, id) => record.claimsAbout.get(id) ?? [];
function countNamed(record, id, work) {
  const type = record.things.get(id)?.type;
  if (record.things.get(work)?.unseen !== void 0) return 0;
  const doers = leadingTo(record, work).filter(({ claim }) => kindOf(record, claim) === "agency" && isTold(claim)).map(({ start }) => start).filter((one) => record.things.get(one)?.type === type);
  const named2 = new Set(doers.filter((one) => familyOf(record, one) !== "roles" || !isUnnamed(record, one)));
  return named2.size > 1 && named2.has(id) && AGENTS.includes(familyOf(record, id)) ? named2.size : 0;
}
var rolesOf = (record, ids) => /* @__PURE__ */ new Set([
  ...ids,
  ...ids.flatMap(
    (id) => about(record, id).flatMap((claim) => {
      const held = holdingOf(record, claim);
      return held && held[0] === id ? [held[1]] : [];
    })
  )
]);
var deedsInRoles = (record, end) => leadingTo(record, end).filter(({ start, claim }) => {
  const isFirm = isTold(claim) && claim.strength > record.page.ranks.break;
  return isFirm && familyOf(record, start) === "roles";
}).sort((a, b) => b.claim.strength - a.claim.strength || byCode(a.claim.id, b.claim.id));
function namedBeside(record, unnamed, end) {
  const groups = about(record, unnamed).filter(({ predicate, subject, disputes }) => predicate === MEMBER && subject === unnamed && !disputes).map(({ object }) => object);
  const wholes = leadingTo(record, end).filter(({ claim }) => kindOf(record, claim) === "structural").map(({ start }) => start);
  const type = record.things.get(unnamed)?.type ?? "";
  for (const works of [groups, wholes]) {
    const found2 = [...new Set(works)].map((work) => [work, namedIn(record, work, type)]).filter(([, named2]) => named2.length).sort(([a, some], [b, others]) => some.length - others.length || byCode(a, b));
    if (found2[0]) return found2[0];
  }
  return ["", []];
}
function namedIn(record, work, type) {
  const members = about(record, work).filter(({ predicate, object, disputes }) => predicate === MEMBER && object === work && !disputes).map(({ subject }) => subject);
  const doers = leadingTo(record, work).filter(({ claim }) => kindOf(record, claim) === "agency" && isTold(claim)).map(({ start }) => start);
  return [.../* @__PURE__ */ new Set([...members, ...doers])].filter(
    (id) => record.things.get(id)?.type === type && !isUnnamed(record, id)
  );
}
var leadingTo = (record, id) => about(record, id).flatMap((claim) => {
  const walk2 = claim.disputes ? null : walkOf(record, claim);
  return walk2 && walk2[1] === id ? [{ start: walk2[0], claim }] : [];
});

// core/no_pathway.ts
var [ONE_CLAIM, TWO_CLAIMS] = ["nothing.tied", "nothing.tied.met"];
function nothingFound(record, trace) {
  const { from: start, to: end } = trace;
  if (start === end) return [finding("nothing.itself", { start })];
  const unnamed = unnamedDoer(record, trace);
  const named2 = [...unnamed, ...ownAnswer(record, start, end)];
  const tied = named2.length ? [] : nearestTie(record, trace);
  const shown2 = tied.flatMap(({ arguments: values }) => "thing" in values ? [String(values["thing"])] : []);
  const acted = unnamed.map(({ arguments: values }) => String(values["unnamed"]));
  const found2 = [...named2, ...tied.filter(({ code }) => code === ONE_CLAIM)];
  found2.push(finding(trace.beyond ? "nothing.within" : "nothing.found", { start, end, max_steps: MAX_STEPS }));
  found2.push(...tied.filter(({ code }) => code !== ONE_CLAIM));
  if (trace.isReverse)
    found2.push(finding("nothing.reverse", { start, end, breaks: trace.doesReverseBreak ? "yes" : "" }));
  if (trace.about.length && !trace.about.some((id) => shown2.includes(id)))
    found2.push(finding("nothing.about", { end, things: trace.about }));
  if (trace.isCutShort) found2.push(finding("nothing.cut-short"));
  if (trace.impossible)
    found2.push(finding(`nothing.impossible${trace.isExact ? "" : "-or-more"}`, { chains: trace.impossible }));
  else if (trace.beyond) found2.push(finding("nothing.beyond", { things: trace.beyond }));
  if (familyOf(record, end) !== "asks" && !trace.isReverse)
    found2.push(...statedOf(record, "nothing.told", end, [start, ...shown2, ...acted]));
  return [...found2, finding("nothing.proof")];
}
function nearestTie(record, { from, to, isReverse }) {
  const all = nearestTies(record, from, to).map((tie) => tieValues(record, tie));
  const values = all.find((one) => "thing" in one || !isReverse);
  if (!values) return [];
  const isOne = !("thing" in values);
  const code = `nothing.${rungOf(record, String(isOne ? values["end"] : values["thing"]))}`;
  const told2 = finding(isOne ? ONE_CLAIM : metCode(TWO_CLAIMS, values), values);
  return [told2, ...Object.hasOwn(record.page.phrases, code) ? [finding(code)] : []];
}

// core/findings.ts
var MAX_WORDS = 100;
var IN_PIECES = ["leaning.identity", "leaning.hedged"];
var WHOLE_TOLD = ["told.passage", "told.speaker", "told.one-source"];
var NOTHING_RANKS = {
  "nothing.about": 5,
  "nothing.beyond": 4,
  "nothing.told": 3,
  "nothing.commitment": 3,
  "nothing.ask": 3,
  "nothing.tied": 2,
  "nothing.proof": 1
};
var ranked = (rank, found2) => found2.map((one) => ({ found: one, rank }));
function findingsOf(record, trace, path2 = trace.pathways[0]) {
  const [verdict, left] = fitted(record, path2 ? verdictOf(record, trace, path2) : verdictOfNone(record, trace));
  return { verdict, details: path2 ? [...left, ...detailsOf2(record, path2, verdict)] : left };
}
function fitted(record, all) {
  const said = all.map(({ found: found2 }) => sentenceOf(record, found2));
  const words3 = all.map((one, n) => [one, (said[n] ?? "").split(/\s+/).filter(Boolean).length]);
  const kept2 = new Map(words3.filter((_, n) => said.indexOf(said[n] ?? "") === n));
  for (; ; ) {
    const sum2 = [...kept2.values()].reduce((a, b) => a + b, 0);
    const most = Math.max(...[...kept2.keys()].map(({ rank }) => rank));
    const last = [...kept2.keys()].findLast(({ rank }) => rank === most);
    if (sum2 <= MAX_WORDS || !last || !most) break;
    kept2.delete(last);
  }
  const findings = (isKept) => all.filter((one) => kept2.has(one) === isKept).map(({ found: found2 }) => found2);
  return [findings(true), findings(false)];
}
function verdictOf(record, trace, path2) {
  const { steps } = path2;
  const aboutEnds = endCautions(record, trace, path2);
  const first2 = aboutEnds.filter((id) => leadsVerdict(record, trace, id)).slice(0, 1);
  const cautions2 = [.../* @__PURE__ */ new Set([...aboutEnds, ...stepCautions(record, trace, path2)])].filter(
    (id) => !first2.includes(id)
  );
  const isDoubt = (id) => contestsStep(record, path2, id);
  const near = nearer(record, trace, path2);
  const tied = near.filter(({ code, arguments: values }) => code === TIED && values["put"] === "stated" && !values["same"]).map((one) => ({ ...one, code: "told.tied" }));
  const told2 = tied.length ? tied : whoTellsIt(record, trace, path2);
  const isTold2 = told2.some(({ code }) => code.startsWith(UNNAMED));
  const broken = breaksOf(record, path2, sharedIn(path2), isTold2);
  const isGiven = steps.length === 2 && broken.some(({ found: found2 }) => found2.code === "break.given");
  const leanings = steps.flatMap((step, n) => leaning(record, step, n)).filter(({ code }) => !IN_PIECES.includes(code));
  return [
    ...ranked(1, first2.map(caution)),
    ...trace.through.flatMap((one) => takenThrough(record, one)),
    ...ranked(0, [...told2, ...signsOf(path2)]),
    ...ranked(1, trace.through.some(({ end }) => end === "start") ? ownAnswer(record, trace.from, trace.to) : []),
    ...ranked(6, told2.some(({ code }) => code === "told.nobody") ? [finding("silence")] : []),
    ...ranked(2, whoseAccount(record, trace, path2)),
    ...ranked(2, tied.length ? [] : near),
    ...cautions2.slice(0, 1).flatMap((id) => ranked(isDoubt(id) ? 1 : 4, [caution(id)])),
    ...ranked(isGiven ? 6 : 2, piecesOf(record, trace, path2)),
    ...broken,
    ...ranked(3, steps.length > 1 ? leanings : []),
    ...ranked(3, besides(record, path2)),
    ...heldBy(record, trace, path2).flatMap((one) => ranked(one.code.startsWith(UNSURE) ? 1 : 3, [one])),
    ...ranked(6, steps.flatMap(softer)),
    ...ranked(cautions2.some(isDoubt) ? 5 : 1, steps.flatMap(disputed)),
    ...ranked(1, endsAt(record, trace, path2)),
    ...ranked(
      3,
      better(record, trace, path2).filter((found2) => ![...near, ...told2].some((other) => isRepeated(found2, other)))
    ),
    ...ranked(7, settling(record, path2)),
    ...ranked(8, cautions2.slice(1).map(caution))
  ];
}
function takenThrough(record, one) {
  const { end, given, id, claim, of, led } = one;
  const how = isMember(one) ? "member" : one.how;
  const read = claim.wording === "inferred" ? "yes" : "";
  const asWhat = how === "role" && isPost(record, id) ? "post" : how;
  const taken = ranked(0, [finding(`through.${end}.${asWhat}`, { given, taken: id, read })]);
  const counts = { given, how, of, led };
  if (led > 1) return [...taken, ...ranked(1, [finding(`others.${end}`, counts)])];
  const isCounted = of > 1 && (how === "part" || how === "secondee");
  return isCounted ? [...taken, ...ranked(6, [finding(`others.${end}.only`, counts)])] : taken;
}
function verdictOfNone(record, trace) {
  const cautions2 = endCautions(record, trace, void 0);
  return [
    ...ranked(1, cautions2.slice(0, 1).map(caution)),
    ...ranked(8, cautions2.slice(1).map(caution)),
    ...nothingFound(record, trace).flatMap((one) => ranked(NOTHING_RANKS[one.code.split(".met")[0] ?? ""] ?? 0, [one]))
  ];
}
var caution = (caveat) => finding("caution.ends", { caveat });
function whoTellsIt(record, trace, path2) {
  const told2 = toldWhole(record, trace, path2);
  const unnamed = told2.code === "told.nobody" ? unnamedDoer(record, trace) : [];
  return unnamed.length ? unnamed : [told2];
}
function toldWhole(record, trace, path2) {
  const ends = { start: trace.from, end: trace.to };
  const read = path2.steps.some(({ lead }) => lead.reading) ? "yes" : "";
  const isTakenOther = trace.through.some(isOther);
  const [only, ...more] = path2.steps;
  if (!isTakenOther && only && !more.length) return toldStep(record, only);
  const [account] = path2.accounts;
  if (isTakenOther && trace.through.filter(isOther).every(isMember)) {
    if (!isBroken(record, path2)) return finding("told.not-by-name", { start: trace.from });
    const isContested = ({ lead }) => lead.wording === CONTESTED;
    if (!sharedIn(path2).length && path2.steps.filter((step) => isBreak(record, step)).every(isContested))
      return finding("told.not-by-name.contested", { start: trace.from });
  }
  if (isTakenOther || isBroken(record, path2)) return finding("told.nobody", ends);
  if (account) return finding(`told.${account.kind}`, { ...ends, read, source: account.source, voice: account.voice });
  if (path2.sources.length) return finding("told.one-source", { ...ends, read, sources: path2.sources });
  const pieces = once(
    path2.steps.flatMap((step) => tellersOfStep(record, step).sources),
    (source) => source
  );
  return pieces.length > 1 ? finding("told.pieced", { ...ends, read, sources: pieces }) : finding("told.nobody", ends);
}
function whoseAccount(record, trace, path2) {
  if (isBroken(record, path2)) return [];
  const { steps, things } = path2;
  const isEmployer = steps.length > 1 && steps[0]?.lead.predicate === SECONDED && !trace.through.length;
  const told2 = steps.flatMap((step) => tellersOfStep(record, step).claims);
  const isOwn = told2.length > 0 && told2.every(({ voice }) => hasStake(record, voice, things[0] ?? ""));
  return [
    ...isEmployer ? [finding("own.secondee", { start: trace.from })] : [],
    ...isOwn ? [finding("own.account", { voices: once(told2, ({ voice }) => voice) })] : []
  ];
}
function toldStep(record, step) {
  const { start, end, lead } = step;
  const { sources: sources2, voices: voices2 } = leadersOfStep(record, step);
  const agent = lead.agent ? { agent: lead.agent.doer } : {};
  const told2 = {
    share: lead.share ?? "",
    source: lead.source,
    sources: sources2.length ? sources2 : [lead.source],
    voices: voices2.length ? voices2 : [lead.voice]
  };
  const walked = { start, end, relation: relationFromStart(record, lead) };
  return finding(`told.step.${reasonOf(record, step)}`, { ...walked, ...told2, ...agent });
}
function piecesOf(record, trace, { steps }) {
  const groups = /* @__PURE__ */ new Map();
  steps.forEach((step, n) => put(groups, reasonOf(record, step), n + 1));
  if (steps.length < 2) return trace.through.some(isOther) ? steps.map((step) => toldStep(record, step)) : [];
  const [[what] = [""], ...others] = [...groups];
  return others.length ? [finding("pieces", { steps: steps.length, groups: [...groups] })] : [finding("pieces.all", { steps: steps.length, what })];
}
function breaksOf(record, { steps, things }, shared, isTold2) {
  const found2 = shared.map((number, place) => {
    const [start = "", thing2 = "", end = ""] = things.slice(number - 1, number + 2);
    const agent = steps[number]?.lead.agent;
    const of = countNamed(record, start, thing2);
    const values = { next: number + 1, start, thing: thing2, end, of, ...agent ? { agent: agent.doer } : {} };
    const code = agent ? "break.given" : place ? "break.also" : "break.shared";
    return { found: finding(code, values, number), rank: place || isTold2 ? 4 : 1 };
  });
  const isGiven = (number) => {
    const after = steps[number];
    return Boolean(after && (after.lead.agent || !tellsInfluence(record, after.kind)));
  };
  const given = shared.filter(isGiven).map((number) => number + 1);
  const broken = steps.flatMap((step, n) => isBreak(record, step) && !given.includes(n + 1) ? [n + 1] : []);
  return broken.length && steps.length > 1 ? [...found2, ...ranked(1, [finding("break.first", { steps: broken })])] : found2;
}
function endsAt(record, trace, { steps, things }) {
  const code = `ends.${rungOf(record, trace.to)}`;
  if (Object.hasOwn(record.page.phrases, code)) return [finding(code)];
  const [last, end] = [steps.at(-1), things.at(-1) ?? ""];
  return last && isPromise(record, last.lead) ? [finding("ends.undone", { end }, steps.length)] : [];
}
function detailsOf2(record, path2, verdict) {
  const { steps } = path2;
  return [
    ...steps.length > 1 ? steps.flatMap((step, n) => breakAt(record, step, n)) : [],
    ...wholeOf(
      record,
      path2,
      verdict.some(({ code }) => WHOLE_TOLD.includes(code))
    ),
    orderOf2(record, path2),
    ...cautionsOnWay(record, path2)
  ];
}
function wholeOf(record, { sources: sources2, voices: voices2, steps }, isSaid) {
  if (sources2.length) return steps.length > 1 && !isSaid ? [finding("whole.sources", { sources: sources2, voices: voices2 })] : [];
  const told2 = steps.map((step) => tellersOfStep(record, step));
  const inferred = told2.flatMap((some, n) => some.sources.length ? [] : [n + 1]);
  const changes = changesAmong(told2);
  if (inferred.length) return [finding("pieced.inferred", { inferred, changes })];
  return [changes.length ? finding("pieced.sources", { changes }) : finding("pieced.order")];
}
function changesAmong(told2) {
  const changes = [];
  let soFar = /* @__PURE__ */ new Set();
  told2.forEach(({ origins }, n) => {
    if (!origins.length) return;
    const both = origins.filter((origin) => soFar.has(origin));
    if (soFar.size && !both.length) changes.push(n + 1);
    soFar = new Set(both.length ? both : origins);
  });
  return changes;
}
function orderOf2(record, path2) {
  if (path2.steps.length === 1) return finding("order.single");
  if (path2.chronology === "certain") return finding("order.certain");
  const { undated: undated2, weaker } = undatedSteps(record, path2);
  if (undated2.length === path2.steps.length) return finding("order.no-dates");
  return finding("order.possible", { undated: undated2, weaker });
}
function cautionsOnWay(record, path2) {
  const counts = /* @__PURE__ */ new Map();
  const ids = [...path2.things, ...claimsOfPath(path2).map((claim) => claim.id)];
  for (const { type } of caveatsAbout(record, ids)) counts.set(type, (counts.get(type) ?? 0) + 1);
  const label = (type) => codeOf(record, "caveat", type).label;
  const kinds3 = [...counts].sort(([a], [b]) => byCode(label(a), label(b)));
  return kinds3.length ? [finding("cautions", { kinds: kinds3 })] : [];
}

// core/pathways.ts
var boundsOf = (claim) => claim.bounds ?? UNDATED;
function pathwayOf(near, joints, found2) {
  const { record } = near.graph;
  const links = linksOfPath(near, found2.things);
  const lead = found2.firsts.map((number) => record.claims[number]);
  const judged = along(lead.map(boundsOf));
  const things = found2.things.map((n) => record.page.things[n]?.id ?? "");
  const steps = possibleClaims(links).map((edges, n) => {
    const key2 = linkKey(found2.things[n], found2.things[n + 1]);
    const isLess2 = (sign3) => sign3 === SIGN.less;
    const sign2 = edges.some((edge) => isLess2(edge.sign));
    const denied = near.graph.disputes.get(key2) ?? [];
    const beside2 = {
      opposing: near.graph.opposites.get(key2) ?? [],
      disputing: denied.filter((claim) => isLess2(signOf(record, claim)) === sign2)
    };
    return stepOf(record, edges, things.slice(n, n + 2), lead[n], judged[n], beside2);
  });
  const voices2 = tellersOf(links, "byVoice");
  return {
    steps,
    things,
    sources: tellersOf(links, "bySource"),
    voices: voices2,
    chronology: overall(judged),
    joints: jointsAlong(joints, found2.things, links),
    accounts: accountsOf(record, steps, voices2)
  };
}
function stepOf(record, edges, ends, lead, chronology, beside2) {
  const claims = edges.map((edge) => record.claims[edge.n]);
  claims.sort((a, b) => Number(b === lead) - Number(a === lead) || b.strength - a.strength || a.number - b.number);
  const relation = relationOf(record, lead);
  const phrase = relation.cause === "subject" ? relation.label : relation.inverse;
  const [start = "", end = ""] = ends;
  const { strength: strength2 } = lead;
  return { start, end, claims, ...beside2, lead, phrase, kind: kindOf(record, lead), strength: strength2, chronology };
}
function accountsOf(record, steps, voices2) {
  const told2 = steps.map((step) => tellersOfStep(record, step).claims);
  const sources2 = sourcesOfPassages(told2);
  const passages = sources2.map((source) => ({ kind: "passage", source, voice: onlyVoice(told2, source) }));
  const speakers = voices2.flatMap((voice) => {
    const known2 = record.voices.get(voice);
    const source = known2?.source === void 0 ? "" : record.page.sources[known2.source]?.id ?? "";
    return voice && !known2?.reports ? [{ kind: "speaker", source, voice }] : [];
  });
  return [...passages, ...speakers];
}
function sourcesOfPassages(told2) {
  const placesOf3 = (claims) => new Map(
    claims.flatMap(
      ({ evidence }) => evidence.filter((place) => place.passage).map((place) => [`${place.passage} ${place.source}`, place.source])
    )
  );
  const [first2, ...rest] = told2.map(placesOf3);
  const whole3 = [...first2 ?? []].filter(([key2]) => rest.every((places2) => places2.has(key2)));
  return once(whole3, ([, source]) => source).sort();
}
function onlyVoice(told2, source) {
  const own = told2.flat().filter((claim) => claim.source === source);
  const voices2 = once(own, (claim) => claim.voice);
  return voices2.length === 1 ? voices2[0] ?? "" : "";
}

// core/trace.ts
var BUDGET = { search: 1e5, count: 5e4 };
var MAX_ABOUT = 12;
var MAX_COUNTED = 60;
function tracerOf(record, limit = 5) {
  const joints = jointsOf(traceGraph(record));
  const traces = /* @__PURE__ */ new Map();
  return (from, to) => {
    const key2 = `${from} ${to}`;
    const trace = traces.get(key2) ?? wholeTrace(joints, from, to, limit);
    traces.set(key2, trace);
    return trace;
  };
}
function wholeTrace(joints, from, to, limit) {
  const { record } = joints.graph;
  const exact = traceBetween(joints, from, to, limit);
  const [path2] = exact.pathways;
  const isOpen2 = (!path2 || isBroken(record, path2)) && from !== to;
  const trace = isOpen2 && widenedTrace(joints, exact, limit) || exact;
  const walked = new Set(trace.pathways.flatMap(claimsOfPath).map(({ id }) => id));
  const { ties, more } = tiesBetween(record, from, to, walked);
  const back2 = trace.pathways.length ? null : bestPathway(joints, to, from);
  const reverse = { isReverse: back2 !== null, doesReverseBreak: back2 !== null && isBroken(record, back2) };
  const about2 = trace.pathways.length || from === to ? [] : aboutEnd(joints, from, to);
  return { ...trace, from, to, ties, moreTies: more, ...reverse, about: about2 };
}
function aboutEnd(joints, from, to) {
  const { record } = joints.graph;
  const claims = record.claimsAbout.get(to) ?? [];
  const about2 = claims.filter(({ predicate, disputes }) => predicate === "about" && !disputes);
  const ids = [...new Set(about2.map(({ subject }) => subject))].filter((id) => id && id !== from && id !== to);
  return ids.filter((id) => familyOf(record, id) === "asks").sort(byCode).slice(0, MAX_ABOUT).filter((id) => {
    const best = bestPathway(joints, from, id);
    return best !== null && !isBroken(record, best);
  });
}
function traceBetween(joints, from, to, limit) {
  const { graph } = joints;
  const [start, end] = [graph.numberOf.get(from), graph.numberOf.get(to)];
  const trace = {
    from,
    to,
    pathways: [],
    found: 0,
    impossible: 0,
    beyond: 0,
    isCutShort: false,
    isExact: true,
    through: [],
    ties: [],
    moreTies: 0,
    isReverse: false,
    doesReverseBreak: false,
    about: []
  };
  if (start === void 0 || end === void 0 || start === end) return trace;
  const near = between(graph, start, end);
  if (near.links.size)
    for (const found2 of pathways(near, joints, BUDGET.search, () => trace.isCutShort = true)) {
      trace.pathways.push(pathwayOf(near, joints, found2));
      if (trace.pathways.length === limit) break;
    }
  const count = countChains(near, BUDGET.count);
  return {
    ...trace,
    found: Math.max(count.possible, trace.pathways.length),
    impossible: count.impossible,
    isExact: count.budget >= 0,
    beyond: countBeyond(near)
  };
}
var leads = (joints, from, to) => bestPathway(joints, from, to) !== null;
function bestPathway(joints, from, to) {
  const { graph } = joints;
  const [start, end] = [graph.numberOf.get(from), graph.numberOf.get(to)];
  if (start === void 0 || end === void 0 || start === end) return null;
  const near = between(graph, start, end);
  if (!near.links.size) return null;
  const first2 = pathways(near, joints, BUDGET.search, () => void 0).next();
  return first2.done ? null : pathwayOf(near, joints, first2.value);
}
function widenedTrace(joints, { from, to, pathways: known2 }, limit) {
  const { record } = joints.graph;
  const isFound = known2.length > 0;
  let best = null;
  for (const { cost, starts, ends, start, end } of waysToWiden(record, from, to, isFound)) {
    if (best && compareRows(best.rank.slice(0, 2), cost) < 0) break;
    if (!leads(joints, start, end)) continue;
    const trace = traceBetween(joints, start, end, limit);
    const [path2] = trace.pathways;
    if (!path2 || !isSound(path2, starts, ends) || isFound && isBroken(record, path2)) continue;
    const rank = [...cost, -strengthOf(path2), path2.steps.length];
    if (!best || compareRows(rank, best.rank) < 0) best = { rank, trace: { ...trace, through: [...starts, ...ends] } };
  }
  return best && { ...best.trace, through: countEquals(joints, from, to, best.trace.through) };
}
function isSound({ steps }, starts, ends) {
  const [first2, last] = [steps[0], steps.at(-1)];
  const isOfWhole = starts.some(({ how }) => how === "whole" || how === "taker");
  if (isOfWhole && first2?.kind === "structural") return false;
  return !starts.some((one) => isOutOfTime(one, first2)) && !ends.some((one) => isOutOfTime(one, last));
}
function countEquals(joints, from, to, through) {
  const taken = (end2) => through.findLast((one) => one.end === end2);
  const [start, end] = [taken("start"), taken("end")];
  return through.map((one) => {
    if (one !== start && one !== end) return one;
    const equals = equalsOf(joints.graph.record, one);
    const led = equals.slice(0, MAX_COUNTED).filter((other) => {
      if (other.id === one.id) return true;
      const path2 = bestPathway(
        joints,
        one === start ? other.id : start?.id ?? from,
        one === end ? other.id : end?.id ?? to
      );
      return path2 !== null && isSound(path2, one === start ? [other] : [], one === end ? [other] : []);
    });
    return { ...one, of: equals.length, led: led.length };
  });
}
function isOutOfTime({ how, claim }, step) {
  const [since2, , , until2] = claim.bounds ?? UNDATED;
  const [begun, , , ended] = step?.lead.bounds ?? UNDATED;
  return how === "role" && (ended < since2 || until2 < begun);
}
function waysToWiden(record, from, to, isRole) {
  const isWanted = (way2) => !isRole || way2.length === 1 && way2[0]?.how === "role";
  const allEnds = [[], ...widened2(record, to, "end").filter(isWanted)];
  return [[], ...widened2(record, from, "start").filter(isWanted)].flatMap((starts) => allEnds.map((ends) => wideningOf(starts, ends, from, to))).filter(({ starts, ends }) => starts.length || ends.length).filter(({ start, end }) => start !== end && start !== to && end !== from).sort((a, b) => compareRows(a.cost, b.cost));
}
var wideningOf = (starts, ends, from, to) => ({
  cost: costOf(starts, ends),
  starts,
  ends,
  start: starts.length ? lastOf(starts).id : from,
  end: ends.length ? lastOf(ends).id : to
});
function costOf(starts, ends) {
  const [[one, isRead], [other, isReadToo]] = [soundness(starts), soundness(ends)];
  return [one + other, Math.max(isRead, isReadToo)];
}

// ui/tracing.ts
var NO_PATHWAY = "No pathway in this record";
var traceQuestion = (from, to) => phraseOf(RECORD, "headline.question", { start: from, end: to });
var traceOf = tracerOf(RECORD);
var openPathway = () => traceOf(state.from, state.to).pathways[state.pathway];
function openTies() {
  const { pathways: pathways2, ties } = traceOf(state.from, state.to);
  return isTrace() && !pathways2.length ? ties : [];
}
function stepOnLine(line) {
  const steps = isTrace() && openPathway()?.steps || [];
  return steps.findIndex(({ start, end }) => lineBetween2(start, end)?.id === line) + 1;
}
function openLine(line, how = {}) {
  const step = stepOnLine(line);
  if (step) change({ step }, how);
  else open({ line }, how);
}
var inWords = (found2) => sentenceOf(RECORD, found2);
var inPassing = (found2) => sayingOf(RECORD, found2);
function jointWords(path2, number) {
  const found2 = jointFinding(path2, number);
  return found2 ? `${inWords(found2)}.` : "";
}
box.traceOf = (from, to) => {
  const trace = traceOf(from, to);
  const { verdict, details: details2 } = findingsOf(RECORD, trace);
  const gaps = gapsOf(RECORD, trace.pathways[0]);
  return {
    ...trace,
    exact: trace.isExact,
    findings: verdict,
    details: details2,
    gapFindings: gaps,
    caveats: caveatsAbout(RECORD, metBy(trace)).map(({ id }) => id),
    verdict: verdict.map(inWords),
    gaps: gaps.map(inWords)
  };
};

// ui/address.ts
var SETS = [
  ["without", "offTypes", () => Object.keys(PAGE.types)],
  ["without-lines", "offKinds", () => KINDS],
  ["without-wordings", "offWordings", () => Object.keys(PAGE.style.wordings)],
  ["without-sources", "offSources", () => [...SOURCES.keys()]]
];
var NAMED = [
  ["thing", "thing", THINGS],
  ["line", "line", LINES],
  ["group", "group", GROUPS],
  ["from", "from", THINGS],
  ["to", "to", THINGS],
  ["story", "story", STORIES],
  ["voice", "voice", VOICES],
  ["theme", "topic", THINGS],
  ["place", "place", THINGS],
  ["of", "of", THINGS]
];
var OPENED_BY_STORY = /* @__PURE__ */ new Set(["thing", "line", "group", "from", "to"]);
var WHOLE_NUMBERS = [
  ["pathway", "pathway", 1],
  ["step", "step", 0],
  ["since", "since", 0],
  ["until", "until", 0],
  ["view-number", "at", 1]
];
var SWITCHES = [
  ["dated", "datedOnly"],
  ["disputed", "disputed"],
  ["faded", "faded"],
  ["embed", "embed"],
  ["picture", "asPicture"],
  ["sources", "sources"],
  ["weaker", "weaker"]
];
var TEXTS = [
  ["as-of", "asOf"],
  ["undated", "undated"],
  ["draw", "draw"]
];
function address() {
  const parts = new URLSearchParams();
  const isStory = Boolean(state.story);
  for (const [name, key2] of NAMED)
    if (state[key2] && !(isStory && OPENED_BY_STORY.has(key2))) parts.set(name, state[key2]);
  writeAsked(parts);
  for (const [name, key2] of TEXTS) if (state[key2]) parts.set(name, state[key2]);
  if (!isStory) writeThings(parts);
  for (const [name, key2, first2] of WHOLE_NUMBERS) if (state[key2]) parts.set(name, String(state[key2] + first2));
  for (const [name, key2] of SETS) if (state[key2].size) parts.set(name, [...state[key2]].sort().join(" "));
  for (const [name, key2] of SWITCHES) if (state[key2]) parts.set(name, "1");
  if (state.view !== "map") parts.set("view", state.view);
  return parts.toString();
}
function writeThings(parts) {
  if (state.things.length && !state.question) parts.set("things", state.things.join(" "));
}
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const text = (name) => parts.get(name) ?? "";
  const listed = (name) => text(name).split(" ");
  const [draw, undated2] = [text("draw"), text("undated")];
  const read = {
    ...NOTHING_OPEN,
    ...noFilters(),
    asOf: dayOf(text("as-of")) ? text("as-of") : "",
    things: listed("things").filter((id) => THINGS.has(id)),
    undated: undated2 === "with" || undated2 === "only" ? undated2 : "",
    view: VIEWS.find((name) => name === text("view")) ?? "map",
    of: "",
    draw: draw === "all" || draw === "near" ? draw : "",
    embed: false,
    asPicture: false,
    faded: false
  };
  for (const [name, key2, shelf] of NAMED) read[key2] = shelf.has(text(name)) ? text(name) : "";
  for (const [name, key2, all] of SETS) read[key2] = new Set(listed(name).filter((id) => all().includes(id)));
  for (const [name, key2, first2] of WHOLE_NUMBERS)
    read[key2] = /^\d{1,4}$/.test(text(name)) ? Math.max(0, Number(text(name)) - first2) : 0;
  for (const [name, key2] of SWITCHES) read[key2] = text(name) === "1";
  return withQuestion(parts, withSubject(read));
}
var withSubject = (read) => read.view === "map" || read.view === "list" ? read : { ...read, of: read.of || read.thing };
function withQuestion(parts, read) {
  const asked2 = readAsked(parts);
  return asked2 ? { ...read, ...questionPatch(asked2) } : withinBounds(read);
}
function withinBounds(read) {
  if (read.story)
    Object.assign(read, {
      ...viewPatch(read.story, Math.min(read.at, at(STORIES, read.story).views.length - 1)),
      step: read.step
    });
  else read.at = 0;
  const { pathways: pathways2 } = read.from && read.to ? traceOf(read.from, read.to) : { pathways: [] };
  read.pathway = Math.min(read.pathway, Math.max(0, pathways2.length - 1));
  read.step = Math.min(read.step, pathways2[read.pathway]?.steps.length ?? 0);
  return read;
}
var written = { address: null };
function writeAddress(_, how) {
  const now = address();
  if (written.address === null || now === written.address) return;
  written.address = now;
  writeHistory(now, Boolean(how.replace));
}
function follow() {
  if (location.hash.slice(1) === written.address) return;
  written.address = location.hash.slice(1);
  const focus = panel.contains(document.activeElement) || document.activeElement === document.body;
  change(readAddress(), { move: true, focus });
}
function startAddress() {
  written.address = address();
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
}

// core/geometry.ts
function pointOf(a, bend, b, share3) {
  if (!bend) return { x: a.x + (b.x - a.x) * share3, y: a.y + (b.y - a.y) * share3 };
  const mix = (side) => (1 - share3) ** 2 * a[side] + 2 * share3 * (1 - share3) * bend[side] + share3 ** 2 * b[side];
  return { x: mix("x"), y: mix("y") };
}
function distanceToStraight(a, b, { x, y }) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along2 = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - along2 * dx, y - a.y - along2 * dy);
}
function curve(a, b, many2 = 12) {
  if (Math.abs(a.y - b.y) < 0.01) return [a, b];
  return Array.from({ length: many2 + 1 }, (_, n) => {
    const share3 = n / many2;
    const middle = (1 - share3) ** 3 + 3 * (1 - share3) ** 2 * share3;
    const bend = 3 * (1 - share3) ** 2 * share3 * 0.5 + 3 * (1 - share3) * share3 ** 2 * 0.5 + share3 ** 3;
    return { x: a.x + (b.x - a.x) * bend, y: a.y * middle + b.y * (1 - middle) };
  });
}
function alongPath(points, share3) {
  const lengths = points.slice(1).map((point, n) => Math.hypot(point.x - (points[n]?.x ?? 0), point.y - (points[n]?.y ?? 0)));
  let left = lengths.reduce((sum2, length) => sum2 + length, 0) * share3;
  for (const [n, length] of lengths.entries()) {
    const [a, b] = [points[n], points[n + 1]];
    if (a && b && left <= length) return pointOf(a, null, b, length ? left / length : 0);
    left -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}
var distanceToPath = (points, point) => Math.min(...points.slice(1).map((next, n) => distanceToStraight(points[n] ?? next, next, point)));

// core/codes.ts
var wordingOf = (record, { own, wording }) => codeOf(record, "wording", own?.wording ?? wording);
var modalityOf = (record, { own, modality }) => codeOf(record, "modality", own?.modality ?? modality);
var sortOf = (record, { own, type }) => codeOf(record, "caveat", own?.caveat ?? type);

// core/speakers.ts
var voiceOf = (record, claim) => record.voices.get(claim.voice)?.name ?? phraseOf(record, "speaker.unnamed");
var otherOf = (id) => id.includes(":") ? id.slice(0, id.indexOf(":")) : "";
var readerOf = (record, id) => {
  const other = otherOf(id);
  return other ? phraseOf(record, "speaker.inferred.theirs", { record: other }) : phraseOf(record, "speaker.inferred");
};
function speakerOf(record, claim) {
  if (!isTold(claim)) return readerOf(record, claim.id);
  const voice = voiceOf(record, claim);
  return claim.reading ? phraseOf(record, "speaker.identity", { voice }) : voice;
}
var cautionOwner = (record, { id, voice }) => {
  if (voice) return phraseOf(record, "caution.told", { voice: nameOf(record, voice) });
  const other = otherOf(id);
  return other ? phraseOf(record, "caution.theirs", { record: other }) : phraseOf(record, "caution.ours");
};
function cautionOwners(record, cautions2) {
  const told2 = cautions2.filter(({ voice }) => voice).length;
  const code = !told2 ? "ours" : told2 === cautions2.length ? "all-told" : "both";
  return phraseOf(record, `caution.${code}`, { told: told2, ours: cautions2.length - told2 });
}
var undoneWords = (record, claim) => isPromise(record, claim) ? phraseOf(record, "how.not-done", { what: undoneWord(record, claim) }) : "";
var undoneWord = (record, claim) => claim.own?.modality ? modalityOf(record, claim).label : phraseOf(record, `undone.${claim.modality}`);
function claimWords(record, claim) {
  const subject = claim.subject ? nameInSentence(record, claim.subject) : claim.about ?? "";
  const object = claim.text ?? nameInSentence(record, claim.object);
  return titled(`${subject} ${relationOf(record, claim).label} ${object}`);
}

// core/citation.ts
function citation(record, claimId) {
  const claim = at(record.claim, claimId);
  const { hash, licence } = record.page.about;
  const under = licence && phraseOf(record, "citation.licence", { licence });
  return [
    titled(phraseOf(record, `citation.${wayOf(claim)}`, saying(record, claim))),
    claim.reading && phraseOf(record, "citation.identity"),
    placeWords(record, claim),
    phraseOf(record, "citation.record", { id: claim.id, hash: hash.slice(0, 12), under })
  ].filter(Boolean).join(" ");
}
function wayOf(claim) {
  if (!isTold(claim)) return claim.disputes ? "inferred-dispute" : "inferred";
  if (claim.disputes) return "disputes";
  return claim.wording === "opinion" ? "opinion" : "says";
}
function saying(record, claim) {
  const told2 = [
    isTold(claim) && !claim.reading && claim.wording !== "opinion" && wordingWords(record, claim),
    claim.share && codeOf(record, "share", claim.share).label,
    undoneWords(record, claim),
    claim.when !== phraseOf(record, "when.undated") && claim.when
  ].filter(Boolean);
  const how = told2.length ? ` (${told2.join("; ")})` : "";
  return { claim: claimWords(record, claim), speaker: voiceOf(record, claim), how };
}
var wordingWords = (record, claim) => claim.wording === record.page.usual.wording ? "" : wordingOf(record, claim).label;
function placeWords(record, claim) {
  const [first2, ...more] = claim.evidence;
  if (!first2) return phraseOf(record, "citation.source", { source: sourceWords(record, claim.source) });
  const spot = spotParts(record, first2, claim.source).map((part2) => `${part2}, `).join("");
  const source = sourceWords(record, sourceIdOf(first2, claim));
  const others = more.length ? phraseOf(record, "citation.more", { places: more.length }) : "";
  return phraseOf(record, "citation.place", { source, spot, words: quotedWords(record, first2.anchor), others });
}
function spotParts(record, place, ownSource) {
  const { page, paragraph, row: row2, line, lost } = place;
  if (lost) return [phraseOf(record, `place.${lost}`)];
  const own = `citation.page.${record.sources.get(place.source || ownSource)?.layout ?? ""}`;
  const parts = [
    page && phraseOf(record, own in record.page.phrases ? own : "citation.page", { page }),
    paragraph && phraseOf(record, "citation.paragraph", { paragraph }),
    row2 && phraseOf(record, "citation.row", { row: row2 }),
    !paragraph && !row2 && line && phraseOf(record, "citation.line", { line })
  ];
  return parts.filter((part2) => typeof part2 === "string");
}
var quotedWords = (record, anchor) => anchor === WITHHELD ? phraseOf(record, "place.words.withheld") : phraseOf(record, "place.words", { anchor });
function lostWords(record, { evidence }) {
  const lost = evidence.filter((place) => place.lost).length;
  if (!lost) return "";
  if (lost === evidence.length) return phraseOf(record, "how.lost");
  return phraseOf(record, "how.lost.some", { lost, of: evidence.length });
}
var sourceIdOf = (place, claim) => place.source || claim.source;
function sourceWords(record, id) {
  const source = record.sources.get(id);
  const issued = [source?.publisher, source?.published].filter(Boolean).join(", ");
  const link3 = source?.facts?.find((fact) => fact.link)?.link;
  return `“${nameOf(record, id)}”${issued && ` (${issued})`}${link3 ? `, ${link3}` : ""}`;
}

// ui/sentences.ts
var sentenceParts = (claim) => [
  (claim.disputes ? "Disputed: " : "") + titled(nameInSentence(RECORD, claim.subject) || (claim.about ?? "")),
  verb({ ...claim, disputes: false }, claim.subject),
  claim.text || nameInSentence(RECORD, claim.object)
];
var sentence = (claim) => sentenceParts(claim).join(" ");
var isDated2 = (claim) => claim.when !== PAGE.usual.when;

// ui/sources.ts
var NUMBERS = new Map(PAGE.sources.map(({ id }, n) => [id, n + 1]));
var sourceMark = (id) => make("abbr", { class: "mark-of-source", title: titleOfSource(id) }, `[${NUMBERS.get(id) ?? "?"}]`);
function sourceNotes(claims) {
  const ids = once(claims, (claim) => claim.source).filter((id) => NUMBERS.has(id));
  ids.sort((a, b) => (NUMBERS.get(a) ?? 0) - (NUMBERS.get(b) ?? 0));
  return ids.length > 0 && [make("h3", {}, "Sources"), make("ul", { class: "sources" }, ids.map(sourceNote))];
}
function sourceNote(id) {
  const source = SOURCES.get(id);
  const issued = [source?.publisher, source?.published].filter(Boolean).join(", ");
  return make(
    "li",
    {},
    sourceMark(id),
    make("span", {}, make("cite", {}, titleOfSource(id)), issued && `. ${issued}`, ". ", readAt(source))
  );
}
var readAt = (source) => (source?.facts ?? []).map(
  ({ term, text, link: link3 }, n) => make(
    "span",
    {},
    n ? `, ${term} ` : "",
    link3 ? make("a", { href: link3, rel: "noopener noreferrer", target: "_blank" }, text) : text
  )
);
var whereRead = (source) => shorter(source?.facts?.[0]?.text ?? "", 170);

// ui/caveats.ts
var KEPT = 3;
var caveatsOf = (id) => foldLines((RECORD.caveatsOf.get(id) ?? []).map((caveat) => caveatLine(caveat)));
function cautionsConcerning(id, isShown3) {
  const about2 = (RECORD.claimsAbout.get(id) ?? []).filter(isShown3);
  const isOwn = (caveat) => caveat.concerns.includes(id);
  const rank = (caveat) => Number(!isOwn(caveat)) * 2 + Number(!isAlwaysTold(RECORD, caveat));
  const found2 = caveatsAbout(RECORD, [id, ...about2.map((claim) => claim.id)]).sort((a, b) => rank(a) - rank(b));
  return found2.map((caveat) => [caveat, isOwn(caveat) ? "" : ownersOf(caveat, about2)]);
}
function ownersOf({ concerns: concerns2 }, claims) {
  const [first2, ...rest] = claims.filter((claim) => concerns2.includes(claim.id)).map(sentence);
  return `on “${first2 ?? ""}”${rest.length ? ` and ${plural(rest.length, "more claim")}` : ""}`;
}
function cautionSection(found2) {
  if (!found2.length) return null;
  return make(
    "section",
    { class: "cautions", id: "cautions" },
    make("h3", { tabindex: "-1" }, cautionCount(found2.map(([caveat]) => caveat))),
    foldLines(found2.map(([caveat, about2]) => caveatLine(caveat, about2)))
  );
}
var cautionCount = (cautions2, what = "caution", where = "") => `${plural(cautions2.length, what)}${where}: ${cautionOwners(RECORD, cautions2)}`;
function foldLines(lines) {
  const kept2 = lines.length > KEPT + 1 ? KEPT : lines.length;
  const rest = lines.slice(kept2);
  const summary = make("summary", {}, plural(rest.length, "more caution"));
  return [lines.slice(0, kept2), rest.length > 0 && make("details", { class: "more" }, summary, rest)];
}
function caveatLine(caveat, about2 = "") {
  const first2 = firstSentence(caveat.summary);
  const rest = caveat.summary.slice(first2.length).trim();
  return make(
    "details",
    { class: "caveat" },
    make("summary", {}, caveatHead(caveat), first2, " ", sourceMark(caveat.source)),
    rest && make("p", {}, rest),
    about2 && make("p", { class: "small" }, `It is ${about2}.`),
    places(caveat)
  );
}
var caveatCard = (caveat, about2 = "") => make("div", { class: "caveat", role: "note" }, caveatHead(caveat, about2), caveat.summary, places(caveat));
var caveatHead = (caveat, about2 = "") => {
  const { label, definition } = sortOf(RECORD, caveat);
  const whose = cautionOwner(RECORD, caveat);
  return [
    make("b", { title: definition }, `Caution, ${label}`),
    about2 && ` ${about2}`,
    ` (${whose})`,
    make("b", {}, ": ")
  ];
};
var places = (caveat) => caveat.evidence.map(
  (place) => make(
    "p",
    { class: "small" },
    `${quotedWords(RECORD, place.anchor)} `,
    place.lost && `(${phraseOf(RECORD, `place.${place.lost}`)}) `,
    make("cite", {}, titleOfSource(place.source || caveat.source))
  )
);

// core/sharing.ts
var escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
function embedAddress(address2, isServed) {
  const [page = "", fragment = ""] = address2.split("#", 2);
  const parts = new URLSearchParams(fragment);
  parts.set("embed", "1");
  if (!isServed) return `${page}#${parts.toString()}`;
  return `${page}${page.includes("?") ? "&" : "?"}embed=1#${parts.toString()}`;
}
function embedCode(address2, title) {
  const values = { src: address2, title, width: "100%", height: "600", loading: "lazy" };
  const attributes = Object.entries(values).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${attributes.join(" ")}></iframe>`;
}
function viewCitation({ page }, title, record, address2) {
  const { hash, licence } = page.about;
  const of = record && record !== title ? ` A view of “${record}”.` : "";
  return `“${title}”.${of} Data ${hash.slice(0, 12)}.${licence ? ` ${licence}.` : ""} ${address2}`;
}
function correction(record, claimId, address2) {
  const sources2 = record.claim.get(claimId)?.evidence.map((place) => nameOf(record, place.source)) ?? [];
  return [
    `About the claim ${claimId}`,
    citation(record, claimId),
    sources2.length > 1 ? `It has ${sources2.length} places in the sources.` : "",
    address2,
    "",
    "What is wrong, and how you know:",
    ""
  ].filter((line, n, lines) => line || lines[n - 1]).join("\n");
}
var viewCorrection = ({ page }, title, address2) => [
  `About the view “${title}”`,
  `Data ${page.about.hash.slice(0, 12)}`,
  address2,
  "",
  "What is wrong, and how you know:",
  ""
].join("\n");

// ui/clipboard.ts
async function copyText(text, told2, name, note = "") {
  const done = await hasCopied(text);
  const words3 = done ? `${name} copied.` : "Copy it from here:";
  told2.replaceChildren(make("span", {}, [words3, note].filter(Boolean).join(" ")), done ? "" : shownText(text, name));
  told2.querySelector("textarea")?.select();
  say(words3);
}
async function hasCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
var shownText = (text, name) => make("textarea", { readonly: true, rows: 4, "aria-label": name }, text);

// ui/claim_tools.ts
function claimAddress(claim) {
  const line = lineBetween2(claim.subject, claim.object)?.id;
  const opened = line === void 0 ? { thing: claim.subject || claim.object } : { line };
  return `${location.href.split("#")[0] ?? ""}#${new URLSearchParams(opened).toString()}`;
}
function claimTools(claim) {
  const told2 = make("span", { class: "small told", role: "status" });
  const cite = () => void copyText(citation(RECORD, claim.id), told2, "Citation");
  return make(
    "p",
    { class: "claim-tools" },
    button("Copy citation", cite, { class: "link" }),
    button("Is this wrong?", () => tellWrong(correction(RECORD, claim.id, claimAddress(claim)), claim.id, told2), {
      class: "link"
    }),
    told2
  );
}
function tellWrong(text, about2, told2) {
  const { contact } = PAGE.about;
  if (!contact)
    return void copyText(text, told2, "A note with what this is about", "Send it to whoever gave you this page.");
  if (!contact.startsWith("mailto:")) return void copyText(text, told2, "A note", `Send it to ${contact}`);
  location.href = `${contact}?${new URLSearchParams({ subject: about2, body: text }).toString().replaceAll("+", "%20")}`;
}

// ui/served.ts
var SERVED = PAGE.about.served;
var cutAround = (id, depth = 2) => `/map?${new URLSearchParams({ around: id, depth: String(depth) }).toString()}`;
var path = (id) => id.split("/").map(encodeURIComponent).join("/");
function pageOf(id) {
  if (SERVED) return `/page/${path(id)}`;
  if (!PAGE.about.pages) return null;
  const [folder, names5] = PAGE.about.pages;
  return `${folder}${names5[id] ?? path(id)}.html`;
}
var link = (href, ...text) => make("a", { href }, ...text);
function thingLinks({ id, beyond }) {
  const page = pageOf(id);
  if (page === null) return null;
  const other = SERVED && PAGE.about.around !== id && PAGE.about.things > PAGE.things.length;
  const words3 = beyond ? "Draw all that it is related to" : "Draw what is around it";
  return make("p", { class: "small links" }, link(page, "Its page"), other && link(cutAround(id), words3));
}
function claimLink(id) {
  const page = pageOf(id);
  return page === null ? id : link(page, id);
}
function notes() {
  const { around: around2, depth } = PAGE.about;
  const told2 = [make("span", {}, PAGE.about.notes.join(" "))];
  if (SERVED && (around2 || PAGE.about.picked)) {
    const steps = [1, 2, 3, 4].map(
      (n) => n === depth ? make("b", { "aria-current": "true" }, n) : link(cutAround(around2 ?? "", n), n)
    );
    const ways = [around2 && make("span", { class: "steps" }, "Steps away: ", ...steps), link("/map", "Whole map")];
    told2.push(make("span", { class: "links" }, ...ways));
  }
  return told2;
}
function seekBeyond(text, show) {
  const isAll = PAGE.about.things === PAGE.things.length;
  if (!SERVED || isAll) return;
  const known2 = (id) => THINGS.has(id);
  document.dispatchEvent(new CustomEvent("seek-beyond", { detail: { text, known: known2, show } }));
}

// ../visualisations/style.json
var shapes = {
  circle: [],
  square: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  triangle: [[0, -1.05], [1.082532, 0.825], [-1.082532, 0.825]],
  "triangle-down": [[0, 1.05], [-1.082532, -0.825], [1.082532, -0.825]],
  pentagon: [[0, -1.1], [1.046162, -0.339919], [0.646564, 0.889919], [-0.646564, 0.889919], [-1.046162, -0.339919]],
  hexagon: [[0, -1.1], [0.952628, -0.55], [0.952628, 0.55], [0, 1.1], [-0.952628, 0.55], [-0.952628, -0.55]],
  star: [[0, -1.3], [0.38206, -0.525861], [1.236373, -0.401722], [0.618187, 0.200861], [0.764121, 1.051722], [0, 0.65], [-0.764121, 1.051722], [-0.618187, 0.200861], [-1.236373, -0.401722], [-0.38206, -0.525861]]
};

// core/shapes.ts
var SHAPES = new Map(
  Object.entries(shapes).map(([name, corners]) => [name, corners.map(([x = 0, y = 0]) => [x, y])])
);
var cornersOf2 = (shape) => SHAPES.get(shape) ?? [];

// ui/signs.ts
function outlineOf(style) {
  if (themeName() === "dark") return style.colour;
  return themeName() === "contrast" ? colour("ink") : style.outline;
}
function shapeOf(type, x, y, size2, attributes = {}) {
  const style = styleOf(type);
  const corners = cornersOf2(style.shape);
  const paint = { fill: style.colour, stroke: outlineOf(style), ...attributes };
  if (!corners.length) return makeSvg("circle", { cx: x, cy: y, r: size2, ...paint });
  const points = corners.map(([cx, cy]) => `${(x + cx * size2).toFixed(2)},${(y + cy * size2).toFixed(2)}`);
  return makeSvg("polygon", { points: points.join(" "), ...paint });
}
var glyph = (type) => makeSvg(
  "svg",
  { viewBox: "-1.4 -1.4 2.8 2.8", class: "glyph", "aria-hidden": "true" },
  shapeOf(type, 0, 0, 1, { "stroke-width": 0.18 })
);
function sample(kind) {
  const style = lineStyle(kind);
  const ink = style.strong ? "var(--ink)" : "var(--line)";
  const fills = { hollow: "var(--sheet)", open: "none" };
  const head = makeSvg("path", {
    d: style.head === "open" ? "M25 2 31 6 25 10" : "M24 2 32 6 24 10Z",
    stroke: ink,
    "stroke-width": 1.2,
    fill: fills[style.head] ?? ink,
    transform: style.head === "small" ? "translate(9.6 1.8) scale(.7)" : ""
  });
  const stroke = makeSvg("path", {
    d: "M1 6H26",
    stroke: ink,
    "stroke-width": 2 * style.weight,
    fill: "none"
  });
  return makeSvg("svg", { viewBox: "0 0 34 12", class: "sample", "aria-hidden": "true" }, stroke, head);
}

// ui/claims.ts
function tag(mark, words3, { warn = false, title } = {}) {
  return make(
    "span",
    { class: warn ? "tag warn" : "tag", title },
    make("span", { "aria-hidden": "true" }, mark),
    words3
  );
}
function cautions(claim) {
  return [...qualifications(claim), claim.wording !== "stated" && wordingTag(claim)];
}
function qualifications(claim) {
  const { style } = PAGE;
  return [
    claim.disputes && tag(style.disputeMark, "disputes this", { warn: true }),
    isPromise2(claim) && tag(style.promiseMark, undoneWords(RECORD, claim), {
      warn: true,
      title: modalityOf(RECORD, claim).definition
    }),
    lostWords(RECORD, claim) && tag("?", lostWords(RECORD, claim), { warn: true }),
    claim.share && tag("◐", codeOf2("share", claim.share).label, { title: codeOf2("share", claim.share).definition })
  ];
}
function wordingTag(claim) {
  const { label, definition } = wordingOf(RECORD, claim);
  return tag(PAGE.style.wordings[claim.wording], label, { title: definition });
}
function tags(claim) {
  const kind = kindOf2(claim);
  return make(
    "span",
    { class: "tags" },
    claim.wording === "stated" && wordingTag(claim),
    cautions(claim),
    tag(sample(kind), kindLabel(kind), { title: codeOf2("kind", kind).definition })
  );
}
var whoSays = (claim) => make(
  "span",
  { class: "tags says" },
  wordingTag(claim),
  qualifications(claim),
  make(
    "span",
    { class: "who" },
    speakerOf(RECORD, claim),
    " ",
    sourceMark(claim.source),
    isDated2(claim) && ` · ${claim.when}`
  )
);
function claimCard(claim, isHeaded) {
  return make(
    "article",
    { class: "claim" },
    isHeaded && spoken(claim),
    isHeaded && tags(claim),
    make("dl", {}, details(claim, isHeaded)),
    claim.reason && make("p", { class: "reason" }, make("b", {}, "Our reason: "), claim.reason),
    claim.notes && make(
      "dl",
      { class: "small" },
      claim.notes.map(([name, text]) => detail(titled(name), text))
    ),
    claim.evidence.map((place) => quote(place, claim.source)),
    caveatsOf(claim.id),
    citing(claim),
    claimTools(claim),
    make("p", { class: "id" }, claimLink(claim.id))
  );
}
var STAKE = "What the speaker has a stake in, so that its word on this is not independent.";
function details(claim, isHeaded) {
  const voice = VOICES.get(claim.voice);
  const described = voice?.description ? ` (${voice.description})` : "";
  return [
    isDated2(claim) && detail("When", claim.when),
    isTold(claim) ? detail(claim.wording === "opinion" ? "Opinion of" : "Said by", speakerOf(RECORD, claim), described) : detail("Who says so", speakerOf(RECORD, claim)),
    !isHeaded && claim.wording === "stated" && detail("Wording", wordingOf(RECORD, claim).label),
    isTold(claim) && voice?.stakes && [make("dt", { title: STAKE }, "A party to"), make("dd", {}, voice.stakes.join(", "))]
  ];
}
var detail = (name, ...text) => [make("dt", {}, name), make("dd", {}, ...text)];
var citing = (claim) => make(
  "details",
  { class: "cite" },
  make("summary", {}, "Cite this claim"),
  make("p", { class: "citation", "data-claim": claim.id }, citation(RECORD, claim.id))
);
function spoken(claim) {
  const [subject, words3, object] = sentenceParts(claim);
  return make("p", { class: "sentence" }, `${subject} `, make("b", {}, words3), ` ${object}`);
}
function quote(place, ownSource) {
  const id = place.source || ownSource;
  const source = SOURCES.get(id);
  const spot = spotParts(RECORD, place, ownSource).join(", ");
  const issued = [source?.publisher, source?.published].filter(Boolean).join(", ");
  return make(
    "blockquote",
    {},
    make("p", {}, place.summary),
    make("p", { class: "small" }, `${quotedWords(RECORD, place.anchor)}${spot ? ` (${spot})` : ""}`),
    make(
      "p",
      { class: "small" },
      make("cite", {}, titleOfSource(id)),
      issued ? `. ${issued}` : "",
      "; ",
      readAt(source)
    )
  );
}

// core/text_boxes.ts
var LEADING = 1.25;
function wrapText(measure2, text, { width, pixels, most, isBold = false }) {
  const wide = (line) => measure2(line, pixels, isBold);
  const lines = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1) ?? "";
    const longer3 = last ? `${last} ${word}` : word;
    if (!last || wide(longer3) <= width) lines[lines.length - 1] = longer3;
    else lines.push(word);
  }
  const kept2 = lines.slice(0, most);
  if (lines.length > most) kept2[most - 1] = cutShort(kept2[most - 1] ?? "", wide, width);
  const fitted3 = kept2.map((line) => wide(line) <= width ? line : shortened(line, wide, width));
  return {
    lines: fitted3,
    width: Math.max(...fitted3.map(wide)),
    height: fitted3.length * pixels * LEADING,
    pixels,
    isBold
  };
}
var levelsOf = ({ lines, pixels }, middle) => lines.map((_, n) => middle + (n - (lines.length - 1) / 2) * pixels * LEADING);
function cutShort(line, wide, width) {
  const words3 = line.split(" ");
  const ended = () => `${words3.join(" ").replace(/[\s,:;.]+$/, "")} …`;
  while (words3.length > 1 && wide(ended()) > width) words3.pop();
  return ended();
}
function shortened(line, wide, width) {
  let letters = [...line.replace(/ …$/, "")];
  while (letters.length > 1 && wide(`${letters.join("")}…`) > width) letters = letters.slice(0, -1);
  return `${letters.join("").trimEnd()}…`;
}
function nameInPicture(record, id, joined = []) {
  const name = record.things.get(id)?.name ?? id;
  const bare2 = withoutType(name, typeOf(record, id).label);
  const names5 = joined.map((other) => record.things.get(other)?.name ?? "");
  const known2 = names5.filter((other) => other.includes(" ") && bare2.startsWith(other));
  const [longest = ""] = known2.sort((a, b) => b.length - a.length);
  const rest = bare2.slice(longest.length);
  const told2 = rest.replace(/^(?:['’]s)?[\s:,–-]+/, "");
  return longest && told2.length > 3 && told2.length < rest.length ? `… ${told2}` : bare2;
}
function withoutType(name, type) {
  const colon = name.indexOf(": ");
  if (colon < 0 || name.slice(0, colon).toLowerCase() !== type.toLowerCase()) return name;
  const rest = name.slice(colon + 2);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

// ui/line_marks.ts
var FONT = 'system-ui, "Liberation Sans", sans-serif';
function paintHead(ctx2, a, b, head, size2, width) {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const side = (turn) => [
    b.x - size2 * Math.cos(angle + turn),
    b.y - size2 * Math.sin(angle + turn)
  ];
  const spread = head === "filled" ? 0.45 : 0.38;
  ctx2.beginPath();
  ctx2.moveTo(...side(spread));
  ctx2.lineTo(b.x, b.y);
  ctx2.lineTo(...side(-spread));
  ctx2.lineWidth = Math.min(width, size2 / 6);
  if (head === "open") return ctx2.stroke();
  ctx2.closePath();
  if (head !== "hollow") return ctx2.fill();
  const ink = ctx2.fillStyle;
  ctx2.fillStyle = colour("paper");
  ctx2.fill();
  ctx2.fillStyle = ink;
  ctx2.stroke();
}
function paintNumber(ctx2, number, spot, scale) {
  ctx2.globalAlpha = 1;
  ctx2.fillStyle = colour("accent");
  ctx2.beginPath();
  ctx2.arc(spot.x, spot.y, 11 / scale, 0, 7);
  ctx2.fill();
  ctx2.fillStyle = colour("on-accent");
  ctx2.font = `700 ${13 / scale}px ${FONT}`;
  ctx2.textAlign = "center";
  ctx2.textBaseline = "middle";
  ctx2.fillText(String(number), spot.x, spot.y);
}
function paintBreak(ctx2, { x, y }) {
  ctx2.fillStyle = colour("paper");
  ctx2.fillRect(x - 9, y - 21, 18, 42);
  ctx2.strokeStyle = colour("warn");
  ctx2.lineWidth = 2.4;
  for (const level of [-18, 18]) {
    ctx2.beginPath();
    ctx2.moveTo(x - 9, y + level + 4);
    ctx2.lineTo(x + 9, y + level - 4);
    ctx2.stroke();
  }
}

// ui/measuring.ts
var ctx = document.createElement("canvas").getContext("2d");
var known = /* @__PURE__ */ new Map();
var fontOf = (pixels, isBold) => `${isBold ? 650 : 450} ${pixels}px ${FONT}`;
function measure(text, pixels, isBold) {
  const font = fontOf(pixels, isBold);
  const key2 = `${font}|${text}`;
  const found2 = known.get(key2);
  if (found2 !== void 0 || !ctx) return found2 ?? text.length * pixels * 0.56;
  ctx.font = font;
  const { width } = ctx.measureText(text);
  known.set(key2, width);
  return width;
}

// ui/labels.ts
function paintNames(ctx2) {
  const { drawing: drawing2 } = picture.scene;
  if (!drawing2) return;
  ctx2.save();
  ctx2.textAlign = "left";
  ctx2.textBaseline = "middle";
  ctx2.lineJoin = "round";
  for (const { id, name } of drawing2.markers) paintWords(ctx2, name, id === picture.cursor ? "accent" : "ink");
  for (const { words: words3, links } of drawing2.verbs) {
    ctx2.globalAlpha = links.every(({ isFaded }) => isFaded) ? 0.4 : 1;
    paintWords(ctx2, words3, words3.isBold ? "ink" : "quiet");
  }
  ctx2.globalAlpha = 1;
  for (const aside of drawing2.asides) paintWords(ctx2, aside, "warn");
  ctx2.restore();
}
function paintWords(ctx2, words3, ink) {
  ctx2.font = fontOf(words3.pixels, words3.isBold);
  ctx2.strokeStyle = colour("halo");
  ctx2.fillStyle = colour(ink);
  ctx2.lineWidth = 3;
  levelsOf(words3, words3.y).forEach((level, n) => {
    ctx2.strokeText(words3.lines[n] ?? "", words3.x, level);
    ctx2.fillText(words3.lines[n] ?? "", words3.x, level);
  });
}
var isWithin2 = ({ x, y, width, height }, point) => point.x >= x && point.x <= x + width && Math.abs(point.y - y) <= height / 2;

// ui/network.ts
var calm = matchMedia("(prefers-reduced-motion: reduce)");
var motion = () => calm.matches ? false : { duration: 320, easingFunction: "easeInOutQuad" };
var nodes = new vis.DataSet([]);
var network = new vis.Network(box, { nodes, edges: new vis.DataSet([]) }, PAGE.options);
within(box, ".vis-network").tabIndex = -1;
function extent() {
  const { drawing: drawing2, rows: rows4, heads } = picture.scene;
  if (drawing2) return { x: drawing2.width / 2, y: drawing2.height / 2, width: drawing2.width, height: drawing2.height };
  const points = [...POINTS.values()];
  const left = Math.min(...points.map((p) => p.x - p.size), ...[...rows4, ...heads].map(({ x }) => x));
  const right = Math.max(...points.map((p) => p.x + p.size), ...heads.map((head) => head.right));
  const top = Math.min(...points.map((p) => p.y - p.size), ...heads.map((head) => head.y - 10));
  const bottom = Math.max(...points.map((p) => p.y + p.size));
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
var [SIDE, TOP, FOOT, NOTE] = [22, 18, 64, 60];
var [LEAST2, MOST] = [0.72, 1.3];
function fitAll(animation = false) {
  if (!POINTS.size || !box.clientWidth) return;
  const area = extent();
  const wide = Math.max(1, box.clientWidth - 2 * SIDE);
  const across = wide / Math.max(area.width, 1);
  const isLong = isTall() && picture.scene.drawing !== null;
  const foot2 = FOOT + (isLong && (picture.scene.note || picture.scene.weak) ? NOTE : 0);
  box.style.height = isLong ? `${Math.ceil(area.height * Math.min(1, across)) + TOP + foot2}px` : "";
  if (isLong) network.setSize("100%", "100%");
  const high = Math.max(1, box.clientHeight - TOP - foot2);
  const fitting = Math.min(MOST, across, high / Math.max(area.height, 1));
  const least = picture.scene.drawing ? LEAST2 : 0;
  const scale = isLong ? Math.min(1, across) : Math.max(least, fitting);
  const [over, below2] = [area.width - wide / scale, area.height - high / scale].map((much) => Math.max(0, much) / 2);
  const position = { x: area.x - (over ?? 0), y: area.y - (below2 ?? 0) + (foot2 - TOP) / 2 / scale };
  network.moveTo({ position, scale, animation });
}
var zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });
var isThing = (id) => THINGS.has(id);

// core/looks.ts
var TONES = { disputed: "disputed", undone: "undone", order: "order" };
function tellingOf2(record, claims) {
  const lead = claims[0];
  return {
    lead,
    kind: kindOf(record, lead),
    wording: lead.wording,
    promise: claims.every((claim) => isPromise(record, claim)),
    disputed: claims.some((claim) => claim.disputes || claim.wording === "contested")
  };
}
var isPlainly = (record, wording) => strengthIn(record, "wording", wording) >= record.page.ranks.plain;
var isOrder = (record, kind) => strengthIn(record, "kind", kind) === 0;
function toneOf(record, { disputed: disputed2, kind, wording, promise }) {
  if (disputed2) return TONES.disputed;
  if (strengthIn(record, "wording", wording) <= record.page.ranks.break) return wording;
  if (isOrder(record, kind)) return TONES.order;
  if (promise) return TONES.undone;
  return wording;
}
function noteOf(record, { lead, disputed: disputed2, kind, wording, promise }) {
  const said = disputed2 ? "disputed" : isPlainly(record, wording) ? "" : wordingOf(record, lead).label;
  const done = promise ? modalityOf(record, lead).label : "";
  const order = isOrder(record, kind) ? "order in time only" : "";
  return [said, done, order].filter(Boolean).join(", ");
}
function linkOf2(record, line, claims, isFaded = false) {
  const telling2 = tellingOf2(record, claims);
  const { lead } = telling2;
  const { cause, label, inverse } = relationOf(record, lead);
  const isTurned = cause === "object";
  const [verb2, back2] = isTurned ? [inverse, label] : [label, inverse];
  return {
    id: line.id,
    from: isTurned ? lead.object : lead.subject,
    to: isTurned ? lead.subject : lead.object,
    verb: verb2,
    inverse: back2,
    note: noteOf(record, telling2),
    tone: toneOf(record, telling2),
    kind: telling2.kind,
    wording: telling2.disputed && lead.wording !== "contested" ? "" : lead.wording,
    hasHead: Boolean(cause),
    isWeak: telling2.disputed || !isPlainly(record, telling2.wording),
    isFaded
  };
}

// ui/strokes.ts
var passesOf = (tone) => PAGE.style.tones[tone] ?? [{ width: 1.4, dash: "2 3", ink: "line", round: false }];
var widthOf = ({ width }, kind) => width * Math.min(1.1, Math.max(0.75, lineStyle(kind).weight));
var dashOf = ({ dash }) => dash.split(" ").filter(Boolean).map(Number);
var inkOf = ({ ink }, isChosen2) => colour(isChosen2 && ink !== "paper" ? "accent" : ink);
var headInk = (tone, isChosen2) => colour(isChosen2 ? "accent" : passesOf(tone)[0]?.ink ?? "ink");
function paintStroke(ctx2, points, tone, kind, isChosen2) {
  ctx2.lineJoin = "round";
  for (const pass of passesOf(tone)) {
    ctx2.beginPath();
    for (const { x, y } of points) ctx2.lineTo(x, y);
    ctx2.strokeStyle = inkOf(pass, isChosen2);
    ctx2.lineWidth = widthOf(pass, kind) * (isChosen2 ? 1.3 : 1);
    ctx2.lineCap = pass.round ? "round" : "butt";
    ctx2.setLineDash(dashOf(pass));
    ctx2.stroke();
  }
  ctx2.setLineDash([]);
  ctx2.lineCap = "butt";
}
var whole = (value) => Math.round(value * 10) / 10;
var strokeParts = (points, tone, kind, isChosen2) => passesOf(tone).map(
  (pass) => makeSvg("path", {
    d: `M${points.map(({ x, y }) => `${whole(x)} ${whole(y)}`).join("L")}`,
    fill: "none",
    stroke: inkOf(pass, isChosen2),
    "stroke-width": whole(widthOf(pass, kind) * (isChosen2 ? 1.3 : 1)),
    "stroke-dasharray": pass.dash || "none",
    "stroke-linecap": pass.round ? "round" : "butt",
    "stroke-linejoin": "round"
  })
);
var toneSample = (tone) => makeSvg(
  "svg",
  { viewBox: "0 0 34 12", class: "sample", "aria-hidden": "true" },
  ...passesOf(tone).map(
    (pass) => makeSvg("path", {
      d: "M1 6H33",
      fill: "none",
      stroke: `var(--${pass.ink})`,
      "stroke-width": pass.width,
      "stroke-dasharray": pass.dash || "none",
      "stroke-linecap": pass.round ? "round" : "butt"
    })
  )
);
var LABELS = /* @__PURE__ */ new Map([
  [TONES.disputed, "disputed or contested"],
  [TONES.undone, "promised, asked, planned or an aim"],
  [TONES.order, "order in time only"]
]);
var toneLabel = (tone) => LABELS.get(tone) ?? codeOf2("wording", tone).label;
var legendTones = () => {
  const looks2 = new Map(Object.entries(PAGE.style.tones).map(([tone, passes2]) => [JSON.stringify(passes2), tone]));
  return [...looks2.values()];
};

// ui/lines.ts
function paintLines(ctx2) {
  const { drawing: drawing2 } = picture.scene;
  if (!drawing2) return paintTies(ctx2, network.getScale());
  ctx2.save();
  for (const route of drawing2.routes) paintRoute(ctx2, route);
  for (const step of drawing2.steps) paintStep(ctx2, step);
  ctx2.restore();
}
var isChosen = ({ links }) => links.some(({ id }) => id === state.line);
function paintRoute(ctx2, route) {
  const { links, points, head } = route;
  const [first2] = links;
  if (!first2) return;
  ctx2.globalAlpha = links.every(({ isFaded }) => isFaded) ? 0.35 : 1;
  paintStroke(ctx2, points, first2.tone, first2.kind, isChosen(route));
  const [before, tip] = points.slice(-2);
  if (!head || !before || !tip) return;
  ctx2.strokeStyle = ctx2.fillStyle = headInk(first2.tone, isChosen(route));
  paintHead(ctx2, before, tip, lineStyle(first2.kind, first2.wording).head, 9, 1.6);
  ctx2.globalAlpha = 1;
}
function paintStep(ctx2, step) {
  ctx2.globalAlpha = 1;
  if (step.isBreak) paintBreak(ctx2, step);
  paintNumber(ctx2, step.number, step, 1);
}
function paintTies(ctx2, scale) {
  ctx2.setLineDash([]);
  for (const { ends, count } of picture.scene.ties) {
    const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
    if (!a || !b || count < 3) continue;
    const lit = ends.includes(picture.hovered) || ends.includes(picture.cursor);
    ctx2.globalAlpha = lit ? 0.85 : 0.22;
    ctx2.strokeStyle = lit ? colour("accent") : colour("line");
    ctx2.lineWidth = Math.min(12, 0.8 + Math.sqrt(count) * 0.8) / Math.max(scale, 0.5);
    ctx2.beginPath();
    ctx2.moveTo(a.x, a.y);
    ctx2.quadraticCurveTo((a.x + b.x) / 2, (a.y + b.y) / 2 - (a.y === b.y ? Math.abs(a.x - b.x) * 0.16 : 0), b.x, b.y);
    ctx2.stroke();
  }
  ctx2.globalAlpha = 1;
}

// core/chain.ts
var [NAME, VERB, NOTE2] = [15, 13, 12];
var [SIZE, LEFT, MARK, GUTTER] = [11, 14, 40, 46];
var LEAST3 = 0.8;
var APART = 34;
function drawChain(chain2) {
  const single = rowsOf(chain2, Math.min(520, chain2.width - MARK));
  const total = single.reduce((sum2, row2) => sum2 + row2.height + row2.stepHeight, 0);
  const isLong = total > chain2.height / LEAST3 && chain2.width > 640 && single.length > 3;
  if (!isLong) return stacked(chain2, [single], 0);
  const wide = (chain2.width - GUTTER) / 2;
  const rows4 = rowsOf(chain2, wide - MARK - 10);
  const half = rows4.reduce((sum2, row2) => sum2 + row2.height + row2.stepHeight, 0) / 2;
  let [first2, tall] = [0, 0];
  while (first2 < rows4.length - 2 && tall < half) {
    tall += (rows4[first2]?.height ?? 0) + (rows4[first2]?.stepHeight ?? 0);
    first2 += 1;
  }
  return stacked(chain2, [rows4.slice(0, first2), rows4.slice(first2)], wide + GUTTER);
}
function rowsOf({ things, steps, asides, nameOf: nameOf3, measure: measure2 }, width) {
  return things.map((id, n) => {
    const step = steps[n - 1];
    const name = wrapText(measure2, nameOf3(id), { width, pixels: NAME, most: 4, isBold: true });
    const beside2 = asides.get(id);
    const aside = beside2 ? wrapText(measure2, beside2, { width, pixels: NOTE2, most: 4 }) : null;
    const verb2 = step && wrapText(measure2, step.link.verb, { width, pixels: VERB, most: 2, isBold: true });
    const told2 = step?.told ? wrapText(measure2, step.told, { width, pixels: NOTE2, most: 3 }) : null;
    const words3 = [verb2, told2].flatMap((one) => one ?? []);
    const height = Math.max(2 * SIZE + 4, name.height + (aside ? aside.height + 2 : 0));
    const stepHeight = step ? Math.max(step.isBreak ? 84 : 58, words3.reduce((sum2, one) => sum2 + one.height, 0) + 30) : n && APART;
    return { id, name, aside, step: words3, height, stepHeight };
  });
}
var Sheet = class {
  markers = [];
  routes = [];
  verbs = [];
  steps = [];
  asides = [];
};
function stacked(chain2, columns, across) {
  const sheet = new Sheet();
  let [n, floor, last] = [0, 0, null];
  columns.forEach((rows4, column) => {
    const x = column * across;
    let y = 0;
    for (const row2 of rows4) {
      const spot = { x: x + LEFT, y: y + row2.stepHeight + SIZE + 2 };
      const step = chain2.steps[n - 1];
      if (step && last) drawStep(sheet, chain2, { step, row: row2, from: last, to: spot, top: y, number: n });
      placeThing(sheet, row2, spot);
      y += row2.stepHeight + row2.height;
      last = { x: spot.x, y: Math.max(spot.y + SIZE, y) };
      n += 1;
    }
    floor = Math.max(floor, y);
  });
  const rights = [...sheet.markers.map(({ name }) => name), ...sheet.verbs.map(({ words: words3 }) => words3), ...sheet.asides];
  return { ...sheet, width: Math.max(...rights.map(({ x, width }) => x + width)), height: floor };
}
function placeThing(sheet, { id, name, aside }, spot) {
  const y = spot.y - SIZE - 2 + Math.max(name.height, 2 * SIZE + 4) / 2;
  const x = spot.x - LEFT + MARK;
  sheet.markers.push({ ...spot, id, size: SIZE, name: { ...name, x, y }, isCentre: true, folded: [] });
  if (aside) sheet.asides.push({ ...aside, x, y: y + Math.max(name.height, 2 * SIZE + 4) / 2 + 2 + aside.height / 2 });
}
function drawStep(sheet, { things }, { step, row: row2, from, to, top, number }) {
  const ends = things.slice(number - 1, number + 1);
  const begin = { x: from.x, y: from.y + 3 };
  const goal = { x: to.x, y: to.y - SIZE - 3 };
  const gutter = to.x - LEFT - GUTTER / 2 + 6;
  const isOver = from.x !== to.x;
  const round = [
    { x: from.x, y: from.y + 22 },
    { x: gutter, y: from.y + 22 },
    { x: gutter, y: top + 8 },
    { x: to.x, y: top + 8 }
  ];
  const points = [begin, ...isOver ? round : [], goal];
  const middle = { x: to.x, y: isOver ? (top + 8 + goal.y) / 2 : (begin.y + goal.y) / 2 };
  sheet.routes.push({ links: [step.link], points, head: step.link.hasHead, ends });
  sheet.steps.push({ ...middle, number, isBreak: step.isBreak });
  let level = middle.y - row2.step.reduce((sum2, { height }) => sum2 + height, 0) / 2;
  for (const words3 of row2.step) {
    const at2 = { ...words3, x: to.x - LEFT + MARK, y: level + words3.height / 2 };
    sheet.verbs.push({ links: [step.link], words: at2 });
    level += words3.height;
  }
}

// core/ordering.ts
var IDLE = 5;
var MANY = 140;
function nearOf(hops) {
  const near = { left: /* @__PURE__ */ new Map(), right: /* @__PURE__ */ new Map() };
  for (const { a, b } of hops) {
    put(near.right, a, b);
    put(near.left, b, a);
  }
  return near;
}
function crossings(columns, near) {
  const place = placesOf(columns);
  let count = 0;
  for (const column of columns.slice(0, -1)) {
    const ends = column.map((slot) => (near.right.get(slot) ?? []).map((other) => place.get(other) ?? 0));
    ends.forEach((own, n) => {
      for (const before of ends.slice(0, n)) for (const a of before) for (const b of own) if (a > b) count += 1;
    });
  }
  return count;
}
var placesOf = (columns) => new Map(columns.flatMap((column) => column.map((slot, n) => [slot, n])));
function ordered({ columns, hops }) {
  const near = nearOf(hops);
  let best = columns;
  let least = Infinity;
  const turned = columns.map((column) => column.toReversed());
  for (const start of [columns, asWalked(columns, near), asWalked(turned, near)]) {
    let [now, idle] = [start, 0];
    for (let sweep = 0; idle < IDLE && least > 0; sweep += 1) {
      if (sweep) now = swapped(swept(now, near, sweep % 2 === 1), near);
      const count = crossings(now, near);
      idle = count < least ? 0 : idle + 1;
      if (count < least) [best, least] = [now, count];
    }
    if (hops.length > MANY) break;
  }
  return best;
}
function asWalked(columns, near) {
  const found2 = /* @__PURE__ */ new Set();
  const visit = (start) => {
    const stack = [start];
    for (let slot = stack.pop(); slot; slot = stack.pop()) {
      if (found2.has(slot)) continue;
      found2.add(slot);
      stack.push(...[...near.left.get(slot) ?? [], ...near.right.get(slot) ?? []].toReversed());
    }
  };
  columns.flat().forEach(visit);
  const order = new Map([...found2].map((slot, n) => [slot, n]));
  return columns.map((column) => column.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}
function swept(columns, near, isRightward) {
  const next = columns.map((column) => [...column]);
  const numbers = next.map((_, n) => n);
  const place = placesOf(next);
  for (const n of isRightward ? numbers : numbers.toReversed()) {
    const side = isRightward ? near.left : near.right;
    const mean = (slot) => {
      const others = side.get(slot) ?? [];
      const sum2 = others.reduce((total, other) => total + share2(other, place, next), 0);
      return others.length ? sum2 / others.length : share2(slot, place, next);
    };
    const wanted = new Map((next[n] ?? []).map((slot) => [slot, mean(slot)]));
    const column = (next[n] ?? []).toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    column.forEach((slot, down) => place.set(slot, down));
    next[n] = column;
  }
  return next;
}
var share2 = (slot, place, columns) => ((place.get(slot) ?? 0) + 0.5) / (columns[slot.column]?.length ?? 1);
function swapped(columns, near) {
  const next = columns.map((column) => [...column]);
  const place = placesOf(next);
  const over = (a, b, side) => {
    let count = 0;
    for (const one of side.get(a) ?? [])
      for (const other of side.get(b) ?? []) if ((place.get(one) ?? 0) > (place.get(other) ?? 0)) count += 1;
    return count;
  };
  for (const column of next)
    for (let n = 0; n + 1 < column.length; n += 1) {
      const [a, b] = [column[n], column[n + 1]];
      if (!a || !b) continue;
      const both = [near.left, near.right];
      const now = both.reduce((sum2, side) => sum2 + over(a, b, side), 0);
      const then = both.reduce((sum2, side) => sum2 + over(b, a, side), 0);
      if (then >= now) continue;
      [column[n], column[n + 1]] = [b, a];
      place.set(b, n).set(a, n + 1);
    }
  return next;
}

// core/ranks.ts
var within2 = (ids, links) => links.filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to));
function ranksOf(ids, links) {
  const forward = withoutCircles(within2(new Set(ids), links));
  const ranks = new Map(ids.map((id) => [id, 0]));
  const waiting = new Map(ids.map((id) => [id, 0]));
  for (const [, to] of forward) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const after = following(forward);
  const ready = ids.filter((id) => !waiting.get(id));
  for (let id = ready.shift(); id !== void 0; id = ready.shift())
    for (const next of after.get(id) ?? []) {
      ranks.set(next, Math.max(ranks.get(next) ?? 0, (ranks.get(id) ?? 0) + 1));
      waiting.set(next, (waiting.get(next) ?? 0) - 1);
      if (!waiting.get(next)) ready.push(next);
    }
  return drawnTogether(ids, forward, ranks);
}
var following = (pairs) => {
  const after = /* @__PURE__ */ new Map();
  for (const [from, to] of pairs) after.set(from, [...after.get(from) ?? [], to]);
  return after;
};
function withoutCircles(links) {
  const after = /* @__PURE__ */ new Map();
  const order = links.toSorted((a, b) => Number(b.hasHead) - Number(a.hasHead) || byCode(a.verb, b.verb));
  return order.map(({ from, to }) => {
    const [a, b] = leads2(after, to, from) ? [to, from] : [from, to];
    put(after, a, b);
    return [a, b];
  });
}
function leads2(after, start, goal) {
  const found2 = /* @__PURE__ */ new Set([start]);
  for (const id of found2) for (const next of after.get(id) ?? []) found2.add(next);
  return found2.has(goal);
}
function drawnTogether(ids, pairs, ranks) {
  const entered = new Set(pairs.map(([, to]) => to));
  const after = following(pairs);
  return new Map(
    ids.map((id) => {
      const next = (after.get(id) ?? []).map((to) => ranks.get(to) ?? 0);
      return [id, entered.has(id) || !next.length ? ranks.get(id) ?? 0 : Math.min(...next) - 1];
    })
  );
}

// core/slots.ts
var BEND = 9;
var wordsOf3 = (link3, isForward) => `${isForward ? link3.verb : link3.inverse}${link3.note && ` · ${link3.note}`}`;
var SHARINGS = [Infinity, 1, 0];
function gridOf(ids, links, ranks, sizes, sharing = Infinity) {
  const slots = /* @__PURE__ */ new Map();
  const hops = /* @__PURE__ */ new Map();
  const slot = (key2, column, kind, words3) => {
    const height = words3 ? words3.height + (kind === "thing" ? 10 : 3) : BEND;
    const made = slots.get(key2) ?? { key: key2, column, kind, words: words3, height, width: words3?.width ?? 0, x: 0, y: 0 };
    slots.set(key2, made);
    return made;
  };
  const join = (a, b, link3, isForward) => {
    const key2 = `${a.key}
${b.key}
${link3.tone}`;
    const hop = hops.get(key2) ?? { a, b, links: [], isForward };
    hop.links.push(link3);
    hops.set(key2, hop);
  };
  const rank = (id) => ranks.get(id) ?? 0;
  const thing2 = (id) => slot(id, 2 * rank(id), "thing", sizes.thing(id));
  for (const id of ids) thing2(id);
  for (const { link: link3, verb: verb2, isAtEnd } of sharedVerbs(links, rank, sharing)) {
    const isForward = rank(link3.from) < rank(link3.to);
    const [a, b] = isForward ? [link3.from, link3.to] : [link3.to, link3.from];
    const level = isAtEnd ? 2 * rank(b) - 1 : 2 * rank(a) + 1;
    let last = thing2(a);
    for (let column = 2 * rank(a) + 1; column < 2 * rank(b); column += 1) {
      const next = column === level ? slot(verb2, column, "verb", sizes.verb(wordsOf3(link3, isForward))) : slot(`bend ${link3.id} ${column}`, column, "bend", null);
      join(last, next, link3, isForward);
      last = next;
    }
    join(last, thing2(b), link3, isForward);
  }
  return { columns: byColumn([...slots.values()]), hops: [...hops.values()] };
}
function byColumn(slots) {
  const last = Math.max(-1, ...slots.map(({ column }) => column));
  return Array.from({ length: last + 1 }, (_, n) => slots.filter(({ column }) => column === n));
}
function sharedVerbs(links, rank, sharing) {
  const sheaves = /* @__PURE__ */ new Map();
  const add = (key2, link3, isAtEnd) => {
    const sheaf = sheaves.get(key2) ?? { links: [], isAtEnd };
    sheaf.links.push(link3);
    sheaves.set(key2, sheaf);
  };
  for (const link3 of links) {
    const isForward = rank(link3.from) < rank(link3.to);
    const [a, b] = isForward ? [link3.from, link3.to] : [link3.to, link3.from];
    const own = Math.abs(rank(link3.from) - rank(link3.to)) > sharing ? link3.id : "";
    const look = [wordsOf3(link3, isForward), link3.tone, link3.isFaded, isForward, own];
    add(JSON.stringify(["out", a, ...look]), link3, false);
    add(JSON.stringify(["in", b, ...look]), link3, true);
  }
  const placed = /* @__PURE__ */ new Map();
  const bySize = [...sheaves].sort((a, b) => b[1].links.length - a[1].links.length || (a[0] < b[0] ? -1 : 1));
  for (const [key2, sheaf] of bySize)
    for (const link3 of sheaf.links)
      if (!placed.has(link3)) placed.set(link3, { link: link3, verb: `verb ${key2}`, isAtEnd: sheaf.isAtEnd });
  return links.flatMap((link3) => placed.get(link3) ?? []);
}

// core/spacing.ts
function space(column, wanted, gap2) {
  let offset = 0;
  const offsets = column.map((one, n2) => {
    const before = column[n2 - 1];
    if (before) offset += (before.height + one.height) / 2 + gap2;
    return offset;
  });
  const blocks = [];
  for (const [n2, want] of wanted.entries()) {
    let block2 = { sum: want - (offsets[n2] ?? 0), count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.count >= block2.sum / block2.count; last = blocks.at(-1)) {
      block2 = { sum: last.sum + block2.sum, count: last.count + block2.count };
      blocks.pop();
    }
    blocks.push(block2);
  }
  let n = 0;
  for (const { sum: sum2, count } of blocks)
    for (let left = count; left > 0; left -= 1, n += 1) {
      const slot = column[n];
      if (slot) slot.y = sum2 / count + (offsets[n] ?? 0);
    }
}

// core/layered.ts
var [GAP, ROW_GAP, SIGN2] = [24, 4, 25];
var MOST_GAP = 74;
var VERB_LINES = 9;
var FEW = 24;
var MANY2 = 40;
var [NAME2, VERB2] = [13, 11.5];
var sizeOf = (isCentre) => isCentre ? 10 : 7.5;
function drawLayers(plan) {
  const drawn3 = new Set(plan.ids);
  const links = plan.links.filter(({ from, to }) => from !== to && drawn3.has(from) && drawn3.has(to));
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  const ids = plan.ids.filter((id) => joined.has(id));
  const { grid, columns } = leastCrossed(plan, ids, links, ranksOf(ids, links));
  setHeights(columns, grid.hops);
  setLevel(columns);
  setAcross(columns, grid.hops, plan.width);
  const alone = gridOfAlone(
    plan,
    plan.ids.filter((id) => !joined.has(id)),
    columns
  );
  return drawingOf(plan, [...columns.flat(), ...alone], grid);
}
function leastCrossed(plan, ids, links, ranks) {
  const sizes = sizesFor(plan, Math.max(plan.leastColumns - 1, ...ranks.values()) + 1);
  let best = { grid: { columns: [], hops: [] }, columns: [] };
  let least = Infinity;
  for (const sharing of SHARINGS) {
    const grid = gridOf(ids, links, ranks, sizes, sharing);
    const columns = ordered(grid);
    const count = crossings(columns, nearOf(grid.hops));
    if (count < least) [best, least] = [{ grid, columns }, count];
    if (!least || least > MANY2) break;
  }
  return best;
}
function sizesFor({ ids, centres, nameOf: nameOf3, measure: measure2, width, folded: folded3 }, many2) {
  const verb2 = width < 720 ? 88 : 118;
  const name = Math.max(112, Math.min(250, (width - (many2 - 1) * (verb2 + 2 * GAP)) / many2 - SIGN2));
  return {
    verb: (text) => wrapText(measure2, text, { width: verb2, pixels: VERB2, most: VERB_LINES }),
    thing: (id) => {
      const isCentre = centres.has(id);
      const frame = {
        width: name,
        pixels: isCentre ? NAME2 + 2 : NAME2,
        most: isCentre ? 5 : ids.length > FEW ? 3 : 4,
        isBold: isCentre
      };
      return wrapText(measure2, nameOf3(id), folded3.has(id) ? { ...frame, isBold: true } : frame);
    }
  };
}
function setHeights(columns, hops) {
  const near = nearOf(hops);
  for (const column of columns)
    space(
      column,
      column.map(() => 0),
      ROW_GAP
    );
  const mean = (slot, sides) => {
    const others = sides.flatMap((side) => side.get(slot) ?? []);
    return others.length ? others.reduce((sum2, { y }) => sum2 + y, 0) / others.length : slot.y;
  };
  const way2 = columns.map((_, n) => n);
  for (const [order, sides] of [
    [way2, [near.left]],
    [way2.toReversed(), [near.right]],
    [way2, [near.left, near.right]],
    [way2.toReversed(), [near.left, near.right]],
    [way2, [near.left, near.right]],
    [way2.toReversed(), [near.left, near.right]]
  ])
    for (const n of order) {
      const column = columns[n] ?? [];
      space(
        column,
        column.map((slot) => mean(slot, [...sides])),
        ROW_GAP
      );
    }
}
function setLevel(columns) {
  const spans = columns.map((column) => ({
    top: Math.min(...column.map(({ y, height }) => y - height / 2)),
    floor: Math.max(...column.map(({ y, height }) => y + height / 2))
  }));
  const whole3 = Math.max(...spans.map(({ floor }) => floor)) - Math.min(...spans.map(({ top }) => top));
  if (whole3 <= 1.06 * Math.max(...spans.map(({ top, floor }) => floor - top))) return;
  columns.forEach((column, n) => {
    const { top, floor } = spans[n] ?? { top: 0, floor: 0 };
    for (const slot of column) slot.y -= (top + floor) / 2;
  });
}
function setAcross(columns, hops, width) {
  const wides = columns.map((column) => Math.max(0, ...column.map(fullWidth)));
  const climbs = columns.map(() => 0);
  for (const { a, b } of hops) climbs[a.column] = Math.max(climbs[a.column] ?? 0, Math.abs(a.y - b.y));
  const least = wides.reduce((sum2, wide) => sum2 + wide, 0) + (columns.length - 1) * GAP;
  const wanted = climbs.map((climb) => Math.min(MOST_GAP - GAP, climb * 0.16));
  const all = wanted.reduce((sum2, more) => sum2 + more, 0);
  const share3 = all ? Math.min(1, Math.max(0, width - least) / all) : 0;
  let left = 0;
  columns.forEach((column, n) => {
    const wide = wides[n] ?? 0;
    for (const slot of column) {
      slot.x = slot.kind === "verb" ? left + (wide - slot.width) / 2 : left;
      if (slot.kind === "bend") slot.width = wide;
    }
    left += wide + GAP + (wanted[n] ?? 0) * share3;
  });
}
var fullWidth = ({ kind, width }) => kind === "thing" ? width + SIGN2 : width;
function gridOfAlone(plan, ids, columns) {
  const all = columns.flat();
  const floor = all.length ? Math.max(...all.map(({ y, height }) => y + height / 2)) + 26 : 0;
  const many2 = Math.max(1, Math.min(4, ids.length, Math.floor(plan.width / 190)));
  const { thing: thing2 } = sizesFor(plan, many2);
  const wide = plan.width / many2;
  let top = floor;
  const slots = [];
  for (let n = 0; n < ids.length; n += many2) {
    const row2 = ids.slice(n, n + many2).map((key2, place) => {
      const words3 = thing2(key2);
      return {
        key: key2,
        column: 0,
        kind: "thing",
        words: words3,
        height: words3.height + 10,
        width: words3.width,
        x: place * wide,
        y: 0
      };
    });
    const tall = Math.max(...row2.map(({ height }) => height));
    for (const slot of row2) slot.y = top + tall / 2;
    slots.push(...row2);
    top += tall + ROW_GAP;
  }
  return slots;
}
function drawingOf(plan, slots, grid) {
  const top = Math.min(...slots.map(({ y, height }) => y - height / 2), 0);
  for (const slot of slots) slot.y -= top;
  const markers = slots.filter(({ kind }) => kind === "thing").map((slot) => markerAt(slot, plan));
  return {
    markers,
    routes: routesOf(grid),
    verbs: verbsOf(grid),
    steps: [],
    asides: [],
    width: Math.max(0, ...slots.map((slot) => slot.x + fullWidth(slot))),
    height: Math.max(0, ...slots.map(({ y, height }) => y + height / 2))
  };
}
function markerAt({ key: key2, x, y, words: words3 }, { centres, folded: folded3 }) {
  const isCentre = centres.has(key2);
  const name = { lines: [], width: 0, height: 0, pixels: NAME2, isBold: false, ...words3, x: x + SIGN2, y };
  return { id: key2, x: x + 10, y, size: sizeOf(isCentre), name, isCentre, folded: folded3.get(key2) ?? [] };
}
var verbsOf = ({ columns, hops }) => columns.flat().flatMap((slot) => {
  const links = hops.filter(({ b }) => b === slot).flatMap((hop) => hop.links);
  return slot.kind === "verb" && slot.words ? [{ links, words: { ...slot.words, x: slot.x, y: slot.y } }] : [];
});
function portsOf(hops, end) {
  const other = end === "a" ? "b" : "a";
  const groups = /* @__PURE__ */ new Map();
  for (const hop of hops) put(groups, hop[end], hop);
  const ports = /* @__PURE__ */ new Map();
  for (const [slot, group] of groups) {
    const step = slot.kind === "thing" ? Math.min(9, (slot.height - 12) / Math.max(1, group.length - 1)) : 0;
    group.toSorted((one, two) => one[other].y - two[other].y).forEach((hop, n) => ports.set(hop, slot.y + (n - (group.length - 1) / 2) * step));
  }
  return ports;
}
function routesOf({ hops, columns }) {
  const [starts, stops] = [portsOf(hops, "a"), portsOf(hops, "b")];
  const rights = columns.map((column) => Math.max(...column.map((slot) => slot.x + fullWidth(slot))));
  const lefts = columns.map((column) => Math.min(...column.map(({ x }) => x)));
  return hops.map((hop) => {
    const { a, b } = hop;
    const from = { x: a.x + fullWidth(a) + (a.kind === "bend" ? 0 : 5), y: starts.get(hop) ?? a.y };
    const to = {
      x: b.kind === "thing" ? b.x - 2 : b.kind === "verb" ? b.x - 5 : b.x + b.width,
      y: stops.get(hop) ?? b.y
    };
    const bent = [
      from,
      ...curve({ x: (rights[a.column] ?? 0) + 3, y: from.y }, { x: (lefts[b.column] ?? 0) - 3, y: to.y }),
      to
    ];
    return routeOf(hop, bent);
  });
}
function routeOf({ links, a, b, isForward }, points) {
  const [first2] = links;
  const goal = isForward ? b : a;
  const ends = [a, b].filter(({ kind }) => kind === "thing").map(({ key: key2 }) => key2);
  const head = Boolean(first2?.hasHead) && goal.kind === "thing";
  return { links, points: isForward ? points : points.toReversed(), head, ends };
}

// core/fitting.ts
var SMALLEST = 0.85;
var LEAST4 = 0.74;
var FIRST = 72;
var APART2 = 26;
var VERBS = 3;
var PORTIONS = [24, 16, 12, 9, 7, 5, 4, 3, 2, 1];
function fit(wish, means) {
  const whole3 = drawnWhole(wish, wish.ids, wish.links, means);
  const isOpen2 = wish.showsWeak || !wish.links.some((link3) => link3.isWeak) || whole3 && !isWide(whole3, means.room);
  if (whole3 && isLow(whole3, means.room, wish.centre ? SMALLEST : LEAST4) && isOpen2)
    return { drawing: whole3, weak: [], leftOut: [] };
  const must = new Set(wish.must);
  const isKept = ({ from, to }) => must.has(from) && must.has(to);
  const weak = wish.showsWeak ? [] : wish.links.filter((link3) => link3.isWeak && !isKept(link3));
  const links = wish.links.filter((link3) => !weak.includes(link3));
  const kept2 = weak.length ? joinedOf(wish, links) : [...wish.ids];
  const fitted3 = wish.centre ? folded2(wish, kept2, links, means) : cut(wish, kept2, links, means);
  return { ...fitted3, weak };
}
var isLow = ({ height }, room2, least = SMALLEST) => height <= Math.max(260, room2.height - 84) / least;
var isWide = ({ width }, room2, least = SMALLEST) => width > wideOf(room2) / least;
var wideOf = (room2) => room2.isTall ? room2.width - 40 : Math.max(560, room2.width - 40);
function drawnWhole(wish, ids, links, means) {
  if (ids.length > FIRST) return null;
  return drawn(wish, ids, links, /* @__PURE__ */ new Map(), means);
}
function drawn(wish, ids, links, rows4, means) {
  const sides = [false, true].map((side) => links.filter((link3) => isOut(wish, link3) === side));
  if (!wish.centre || !means.room.isTall || sides.some((side) => !side.length))
    return drawLayers(planOf(wish, ids, links, rows4, means));
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  const alone = ids.filter((id) => !joined.has(id));
  const parts = sides.map((side, n) => {
    const near = /* @__PURE__ */ new Set([wish.centre, ...side.map((link3) => otherEnd(wish, link3)), ...n ? alone : []]);
    return drawLayers(planOf(wish, [...near], side, rows4, means));
  });
  return below(parts[0], parts[1]);
}
function below(first2, second) {
  const level = first2.height + APART2;
  const lower = (one) => ({ ...one, y: one.y + level });
  return {
    markers: [...first2.markers, ...second.markers.map((marker) => ({ ...lower(marker), name: lower(marker.name) }))],
    routes: [...first2.routes, ...second.routes.map((route) => ({ ...route, points: route.points.map(lower) }))],
    verbs: [...first2.verbs, ...second.verbs.map((verb2) => ({ ...verb2, words: lower(verb2.words) }))],
    steps: [],
    asides: [],
    width: Math.max(first2.width, second.width),
    height: level + second.height
  };
}
function planOf({ centre, must }, ids, links, rows4, { measure: measure2, nameOf: nameOf3, foldedName, room: room2 }) {
  const joined = /* @__PURE__ */ new Map();
  for (const { from, to } of links) {
    put(joined, from, to);
    put(joined, to, from);
  }
  const centres = new Set(must);
  const present = new Set(ids);
  const here = (id) => (joined.get(id) ?? []).filter((other) => present.has(other));
  return {
    ids,
    links,
    folded: rows4,
    measure: measure2,
    centres,
    nameOf: (id) => rows4.has(id) ? foldedName(rows4.get(id)?.length ?? 0) : nameOf3(id, centres.has(id) ? [] : here(id)),
    leastColumns: centre ? room2.isTall ? 2 : 3 : 1,
    width: (wideOf(room2) - (room2.isTall ? 0 : 10)) / (room2.width < 700 ? SMALLEST : 1)
  };
}
function joinedOf({ ids, must, links: all }, links) {
  const joined = /* @__PURE__ */ new Set([...must, ...links.flatMap(({ from, to }) => [from, to])]);
  const everJoined = new Set(all.flatMap(({ from, to }) => [from, to]));
  return ids.filter((id) => joined.has(id) || !everJoined.has(id));
}
function folded2(wish, ids, links, means) {
  const lanes = /* @__PURE__ */ new Map();
  for (const link3 of links)
    put(lanes, JSON.stringify([isOut(wish, link3), link3.verb, link3.note, link3.tone, link3.isFaded]), link3);
  const parts = [true, false].map(
    (side) => portionOf(
      wish,
      [...lanes.values()].filter(([first2]) => first2 && isOut(wish, first2) === side),
      means
    )
  );
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  return {
    drawing: drawParts(wish, parts, means),
    leftOut: ids.filter((id) => id !== wish.centre && !joined.has(id))
  };
}
var isOut = (wish, link3) => link3.from === wish.centre;
var otherEnd = (wish, link3) => isOut(wish, link3) ? link3.to : link3.from;
function portionOf(wish, lanes, means) {
  let last = { links: [], rows: /* @__PURE__ */ new Map() };
  for (const [portion, most] of [...PORTIONS.map((one) => [one, Infinity]), ...fewer(lanes.length)]) {
    last = inPortions(wish, lanes, portion, most);
    if (last.links.length <= FIRST && isLow(drawParts(wish, [last], means), means.room)) return last;
  }
  return last;
}
var fewer = (many2) => [0.75, 0.5, 0.35, 0.25, 0.15, 0].map((share3) => [1, Math.floor(many2 * share3)]);
function inPortions(wish, lanes, portion, most) {
  const rows4 = /* @__PURE__ */ new Map();
  const links = [];
  const fold2 = (first2, folds) => {
    const key2 = `folded ${first2.id}`;
    rows4.set(key2, [...new Set(folds.map((link3) => otherEnd(wish, link3)))]);
    links.push({ ...first2, id: key2, ...isOut(wish, first2) ? { to: key2 } : { from: key2 } });
  };
  for (const lane2 of lanes.slice(0, most)) {
    const isCut = lane2.length > portion + 1;
    links.push(...isCut ? lane2.slice(0, portion) : lane2);
    const [first2] = lane2;
    if (isCut && first2) fold2(first2, lane2.slice(portion));
  }
  for (const [first2, ...others] of alike(lanes.slice(most).flat()))
    if (first2 && others.length) fold2({ ...first2, ...inOne([first2, ...others]) }, [first2, ...others]);
    else if (first2) links.push(first2);
  return { links, rows: rows4 };
}
function alike(links) {
  const groups = /* @__PURE__ */ new Map();
  for (const link3 of links)
    put(groups, JSON.stringify([link3.kind, link3.tone, link3.note, link3.hasHead, link3.isFaded]), link3);
  return [...groups.values()];
}
function inOne(links) {
  const some = (verbs) => {
    const different = [...new Set(verbs)];
    return different.slice(0, VERBS).join(", ") + (different.length > VERBS ? ", …" : "");
  };
  return { verb: some(links.map(({ verb: verb2 }) => verb2)), inverse: some(links.map(({ inverse }) => inverse)) };
}
function drawParts(wish, parts, means) {
  const links = parts.flatMap((part2) => part2.links);
  const ids = /* @__PURE__ */ new Set([wish.centre, ...links.map((link3) => otherEnd(wish, link3))]);
  return drawn(wish, [...ids], links, new Map(parts.flatMap(({ rows: rows4 }) => [...rows4])), means);
}
function cut(wish, ids, links, means) {
  const must = new Set(wish.must);
  let kept2 = keepMost(ids, links, must, FIRST);
  let drawing2 = drawLayers(planOf(wish, kept2, links, /* @__PURE__ */ new Map(), means));
  const isLarge = () => !isLow(drawing2, means.room, LEAST4) || isWide(drawing2, means.room, LEAST4);
  while (isLarge() && kept2.length > Math.max(4, must.size)) {
    const narrower = isWide(drawing2, means.room, LEAST4) ? withoutAnEnd(kept2, drawing2, must) : kept2;
    kept2 = narrower.length < kept2.length ? narrower : keepMost(kept2, links, must, kept2.length - Math.ceil(kept2.length / 7));
    drawing2 = drawLayers(planOf(wish, kept2, links, /* @__PURE__ */ new Map(), means));
  }
  const left = new Set(kept2);
  return { drawing: drawing2, leftOut: ids.filter((id) => !left.has(id)) };
}
function withoutAnEnd(ids, { markers, routes }, must) {
  const joined = new Set(routes.flatMap(({ links }) => links.flatMap(({ from, to }) => [from, to])));
  const placed = markers.filter(({ id }) => joined.has(id));
  const ends = [Math.min, Math.max].map((end) => end(...placed.map(({ x }) => x))).map((at2) => placed.filter(({ x }) => x === at2).map(({ id }) => id)).filter((column) => column.length && !column.some((id) => must.has(id))).sort((a, b) => a.length - b.length);
  return ids.filter((id) => !ends[0]?.includes(id));
}
function keepMost(ids, links, must, many2) {
  if (ids.length <= many2) return [...ids];
  const webs = websOf(ids, links).sort((a, b) => weightOf(b, must) - weightOf(a, must));
  while (webs.length > 1 && webs.flat().length > many2) webs.pop();
  const [first2 = []] = webs;
  const kept2 = new Set(webs.length > 1 ? webs.flat() : mostLinked(first2, links, must, many2));
  return ids.filter((id) => kept2.has(id));
}
var weightOf = (web, must) => web.length + (web.some((id) => must.has(id)) ? FIRST * FIRST : 0);
function websOf(ids, links) {
  const here = new Set(ids);
  const near = /* @__PURE__ */ new Map();
  for (const { from, to } of links) {
    if (!here.has(from) || !here.has(to)) continue;
    put(near, from, to);
    put(near, to, from);
  }
  const seen = /* @__PURE__ */ new Set();
  return ids.flatMap((id) => {
    if (seen.has(id)) return [];
    const web = /* @__PURE__ */ new Set([id]);
    for (const one of web) for (const next of near.get(one) ?? []) web.add(next);
    for (const one of web) seen.add(one);
    return [[...web]];
  });
}
function mostLinked(ids, links, must, many2) {
  const here = new Set(ids);
  const counts = /* @__PURE__ */ new Map();
  for (const { from, to } of links)
    if (here.has(from) && here.has(to)) for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1);
  const weight2 = (id) => must.has(id) ? FIRST * FIRST : counts.get(id) ?? 0;
  return ids.toSorted((a, b) => weight2(b) - weight2(a)).slice(0, many2);
}

// core/scene_parts.ts
function linksOf2(record, lines, shown2, showsFaded = false) {
  const many2 = (id) => record.linesOf.get(id)?.length ?? 0;
  const found2 = lines.flatMap((line) => {
    const claims = shown2(line);
    if (!claims.length && !showsFaded) return [];
    const told2 = claims.length ? claims : line.claims.map((id) => at(record.claim, id));
    const lead = told2[0];
    const link3 = linkOf2(record, line, told2, !claims.length);
    const rank = record.page.kinds.indexOf(link3.kind) * 10 - strengthIn(record, "wording", lead.wording);
    return [[link3, rank]];
  });
  const words3 = (link3) => `${link3.verb} ${link3.note}`;
  const weight2 = (link3) => many2(link3.from) + many2(link3.to);
  return found2.sort(
    ([a, one], [b, other]) => one - other || byCode(words3(a), words3(b)) || weight2(b) - weight2(a) || byCode(a.id, b.id)
  ).map(([link3]) => link3);
}
function wishAround(id, links, showsWeak) {
  const ids = /* @__PURE__ */ new Set([id, ...links.flatMap(({ from, to }) => [from, to])]);
  return { ids: [...ids], links, centre: id, must: [id], showsWeak };
}
function wishOf(ids, links, must, showsWeak) {
  const [first2] = links;
  const isHub = (id) => links.length > 2 && links.every(({ from, to }) => from === id || to === id);
  const centre = first2 ? [first2.from, first2.to].find(isHub) ?? "" : "";
  const isWhole = centre && ids.length === links.length + 1;
  return { ids, links, centre: isWhole ? centre : "", must: isWhole ? [centre] : must, showsWeak };
}
function weakInWords(record, weak) {
  const counts = /* @__PURE__ */ new Map();
  for (const { wording } of weak) counts.set(wording, (counts.get(wording) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([wording, count]) => `${count} ${wording ? codeOf(record, "wording", wording).label : "disputed"}`).join(", ");
}

// ui/front_ends.ts
var TRIED = 3;
var MOST_CLAIMS = 2e4;
var found = {};
function frontEnds() {
  if (found.ends === void 0) found.ends = endsOfStory() ?? strongestEnds();
  return found.ends;
}
function endsOfStory() {
  const view = PAGE.stories.flatMap(({ views }) => views).find(({ shape }) => shape === "trace");
  const [from, to] = (view?.things ?? []).map((number) => PAGE.things[number]?.id ?? "");
  return from && to && traceOf(from, to).pathways.length ? [from, to] : null;
}
function strongestEnds() {
  if (RECORD.claims.length > MOST_CLAIMS) return null;
  let [best, most] = [null, -1];
  for (const from of mostLinkedOn(PAGE.ladder[0]))
    for (const to of mostLinkedOn(PAGE.ladder.at(-1))) {
      const path2 = traceOf(from, to).pathways[0];
      if (path2 && strengthOf(path2) > most) [best, most] = [[from, to], strengthOf(path2)];
    }
  return best;
}
var mostLinkedOn = (rung) => [...THINGS.values()].filter(({ type }) => PAGE.types[type]?.rung === rung).map(({ id }) => id).sort((a, b) => linksOf(b) - linksOf(a) || (a < b ? -1 : 1)).slice(0, TRIED);

// core/disputes.ts
var CONTESTED2 = "contested";
var saying2 = ({ subject, predicate, object, text = "" }) => [subject, predicate, object, text].join("\n");
function disputedIn({ claims, claimsAbout: claimsAbout2 }) {
  const disputing = claims.filter((claim) => claim.disputes);
  const sayings = new Set(disputing.map(saying2));
  const near = disputing.flatMap(({ subject, object }) => claimsAbout2.get(subject) ?? claimsAbout2.get(object) ?? []);
  const contested = claims.filter(({ wording }) => wording === CONTESTED2);
  const found2 = [...disputing, ...contested, ...near.filter((claim) => sayings.has(saying2(claim)))];
  return new Set(found2.map(({ id }) => id));
}

// ui/shown.ts
var shown = { things: /* @__PURE__ */ new Set(), lines: /* @__PURE__ */ new Set(), claims: /* @__PURE__ */ new Set() };
var DISPUTED = disputedIn(RECORD);
var looks = /* @__PURE__ */ new Map();
function filter() {
  looks.clear();
  const near = [state.topic, state.place].filter(Boolean).map(nearTo);
  const typed = new Set(PAGE.things.filter((thing2) => !state.offTypes.has(thing2.type)).map((thing2) => thing2.id));
  const passing = ALL_CLAIMS.filter((claim) => passes(claim, typed, near));
  shown.claims = new Set(passing.map((claim) => claim.id));
  shown.things = claimsFiltered() ? new Set(passing.flatMap(endsOf2)) : typed;
  if (state.thing) shown.things.add(state.thing);
  shown.lines = new Set(ALL_LINES.filter((line) => line.claims.some((id) => shown.claims.has(id))).map((l) => l.id));
}
function passes(claim, typed, near) {
  return endsOf2(claim).every((id) => typed.has(id)) && !state.offKinds.has(kindOf2(claim)) && !state.offWordings.has(claim.wording) && !state.offSources.has(claim.source) && (!state.voice || claim.voice === state.voice) && near.every((things) => endsOf2(claim).some((id) => things.has(id))) && (!state.disputed || DISPUTED.has(claim.id)) && isIn(claim.bounds, state);
}
var nearTo = (id) => /* @__PURE__ */ new Set([id, ...linesOf(id).flatMap((line) => line.ends)]);
var shownClaims = (line) => line.claims.filter((id) => shown.claims.has(id)).map((id) => at(CLAIMS, id));
var linesAmong = (things) => new Set(
  [...things].flatMap(
    (id) => linesOf(id).filter((line) => line.ends.every((end) => things.has(end))).map((line) => line.id)
  )
);
var lineNamed = (id) => at(LINES, id);

// ui/scenes.ts
var MOST2 = 120;
var drawsAll = () => state.draw === "all";
function sceneOf() {
  if (isTrace()) return traceScene(state.from, state.to, state.pathway);
  if (state.things.length) return thingsScene(state.things);
  if (state.thing) return aroundScene(state.thing);
  if (state.line) return lineScene(lineNamed(state.line));
  if (state.group) return groupScene(at(GROUPS, state.group));
  if (state.sources) return groupsScene();
  return drawsAll() ? wholeScene() : frontScene();
}
var sceneKey = () => JSON.stringify([
  room(),
  drawsAll(),
  state.thing,
  state.line,
  state.group,
  state.things,
  state.from,
  state.to,
  state.pathway,
  state.sources,
  state.weaker,
  state.faded,
  shown.things.size,
  shown.claims.size
]);
function frontScene() {
  const ends = frontEnds();
  if (ends) return traceScene(ends[0], ends[1], 0);
  const first2 = PAGE.about.starts[0]?.thing ?? byLinks([...THINGS.keys()])[0];
  return first2 ? aroundScene(first2) : { ...EMPTY, mode: "near" };
}
var byLinks = (ids) => ids.sort((a, b) => linksOf(b) - linksOf(a) || (a < b ? -1 : 1));
var drawnLinks = (lines) => linksOf2(RECORD, lines, shownClaims, state.faded);
var aroundScene = (id) => fittedScene(wishAround(id, drawnLinks(linesOf(id)), state.weaker));
function wholeScene() {
  const ids = byLinks([...THINGS.keys()].filter((id) => shown.things.has(id)));
  return thingsScene(ids.slice(0, MOST2), [], ids.slice(MOST2));
}
function thingsScene(ids, must = [], others = []) {
  const height = (id) => WHOLE.get(id)?.y ?? 0;
  const sorted2 = ids.toSorted((a, b) => height(a) - height(b) || (a < b ? -1 : 1));
  const lines = [...linesAmong(new Set(ids))].map((id) => at(LINES, id));
  return fittedScene(wishOf(sorted2, drawnLinks(lines), must, state.weaker), others);
}
function lineScene(line) {
  const [a = "", b = ""] = line.ends;
  const near = (id) => linesOf(id).flatMap(({ ends }) => ends.filter((end) => end !== id));
  const both = near(a).filter((id) => id !== b && near(b).includes(id) && shown.things.has(id));
  const others = byLinks(both).slice(0, 8);
  const lines = [line, ...others.flatMap((id) => line.ends.flatMap((end) => lineBetween2(id, end) ?? []))];
  return fittedScene(wishOf([...line.ends, ...others], drawnLinks(lines), line.ends, state.weaker));
}
function groupScene(group) {
  const members = group.things.filter((id) => shown.things.has(id));
  const first2 = members.slice(0, 26);
  const ties = /* @__PURE__ */ new Map();
  for (const id of first2)
    for (const line of linesOf(id)) for (const end of line.ends) if (!members.includes(end)) put(ties, end, line);
  const others = [...ties].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, 12);
  return thingsScene([...first2, ...others.map(([id]) => id)], [], members.slice(26));
}
function fittedScene(wish, others = []) {
  const { drawing: drawing2, weak, leftOut } = fit(wish, {
    room: room(),
    measure,
    nameOf: (id, joined) => nameInPicture(RECORD, id, joined),
    foldedName: (many3) => `${many3} more ▸`
  });
  const links = drawing2.routes.flatMap((route) => route.links);
  const many2 = leftOut.length + others.length;
  return {
    ...EMPTY,
    mode: "near",
    drawing: drawing2,
    places: new Map(drawing2.markers.map(({ id, x, y }) => [id, { x, y }])),
    lines: new Set(links.map(({ id }) => id).filter((id) => LINES.has(id))),
    note: many2 ? `${plural(many2, "more thing")} not drawn` : "",
    weak: weak.length ? `${weak.length} weaker: ${weakInWords(RECORD, weak)}` : ""
  };
}
function traceScene(from, to, number) {
  const ties = openTies();
  if (ties.length) return connectionScene(ties);
  const path2 = traceOf(from, to).pathways[number];
  const steps = (path2?.steps ?? []).map((step) => ({ ...step, line: lineBetween2(step.start, step.end)?.id ?? "" }));
  const joints = new Map(path2 ? path2.joints.flatMap((_, n) => drawnJoint(path2, n + 1)) : []);
  const warnings = [...joints].filter(([, { isShared: warns }]) => warns);
  const { width, height } = room();
  const drawing2 = drawChain({
    things: path2?.things ?? [from, to],
    steps: steps.map((step) => ({ link: linkOfStep(step), isBreak: isBreak(RECORD, step), told: howTold(step) })),
    asides: new Map(path2 ? warnings.map(([id, { words: words3 }]) => [id, words3]) : [[from, NO_PATHWAY]]),
    nameOf: (id) => nameInPicture(RECORD, id),
    measure,
    width: width - 60,
    height: height - 60
  });
  const places2 = new Map(drawing2.markers.map(({ id, x, y }) => [id, { x, y }]));
  return { ...EMPTY, mode: "trace", drawing: drawing2, places: places2, lines: new Set(steps.map((step) => step.line)), steps, joints };
}
var linkOfStep = (step) => ({
  ...linkOf2(RECORD, at(LINES, step.line), [step.lead, ...step.claims, ...step.opposing, ...step.disputing]),
  from: step.start,
  to: step.end,
  verb: step.phrase,
  hasHead: true
});
function howTold(step) {
  if (isBreak(RECORD, step)) return `Breaks here: ${inPassing(weaknessOf(RECORD, step))}`;
  if (!isPlain(RECORD, step)) return inPassing(weaknessOf(RECORD, step));
  const { voice, source } = step.lead;
  return `${wordingOf(RECORD, step.lead).label}: ${shorter(nameOf(RECORD, voice || source), 60)}`;
}
function connectionScene(ties) {
  const ids = [.../* @__PURE__ */ new Set([state.from, ...ties.flatMap(({ things }) => things), state.to])];
  const claims = ties.flatMap((tie) => tie.claims);
  const lines = [...new Set(claims.flatMap(({ subject, object }) => lineBetween2(subject, object) ?? []))];
  const scene = fittedScene(wishOf(ids, drawnLinks(lines), [state.from, state.to], true));
  return { ...scene, note: "No pathway: what joins the two otherwise." };
}
function drawnJoint(path2, number) {
  const joint = path2.joints[number - 1];
  if (!joint || joint.strength === PAGE.ranks.plain) return [];
  return [[joint.thing, { words: jointWords(path2, number), isShared: isShared(joint) }]];
}
function groupsScene() {
  const counts = (group) => group.things.filter((id) => shown.things.has(id)).length;
  const groups = [...GROUPS.values()].filter(counts);
  return { ...EMPTY, mode: "groups", ...placeGroups(RECORD, groups, counts, room()), ties: tiesOf() };
}
function tiesOf() {
  const ties = /* @__PURE__ */ new Map();
  const key2 = (id) => `group ${thing(id).column}.${thing(id).home ?? "none"}`;
  for (const id of shown.lines) {
    const line = lineNamed(id);
    const [a = "", b = ""] = line.ends.map(key2).sort();
    if (a === b) continue;
    const tie = ties.get(`${a}|${b}`) ?? { ends: [a, b], count: 0 };
    tie.count += shownClaims(line).length;
    ties.set(`${a}|${b}`, tie);
  }
  return [...ties.values()];
}

// ui/wrapping.ts
var measured = /* @__PURE__ */ new Map();
function wrap(ctx2, name, font, most, long = 26) {
  const key2 = `${font}|${most}|${long}|${name}`;
  const known2 = measured.get(key2);
  if (known2) return known2;
  const lines = cut2(name, most, long);
  ctx2.save();
  ctx2.font = font;
  const width = Math.max(...lines.map((line) => ctx2.measureText(line).width));
  ctx2.restore();
  measured.set(key2, { lines, width });
  return { lines, width };
}
function cut2(name, most, long) {
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (!last || `${last} ${word}`.length <= long) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept2 = lines.slice(0, most).map((line) => line.length > long + 8 ? `${line.slice(0, long + 7)}…` : line);
  if (lines.length > most) kept2[most - 1] = `${(kept2[most - 1] ?? "").replace(/[\s,:;]+$/, "")} …`;
  return kept2;
}

// ui/shapes.ts
function paintShape(ctx2, point) {
  if (!isThing(point.id)) return picture.scene.drawing ? paintFold(ctx2, point) : paintGroup(ctx2, point);
  const style = styleOf(point.type);
  const scale = network.getScale();
  const { scene } = picture;
  const isChosen2 = point.id === state.thing || state.line && lineNamed(state.line).ends.includes(point.id);
  ctx2.save();
  if (isChosen2) paintOutline(ctx2, point, 4 / scale, colour("accent"), 3 / scale, colour("halo"));
  paintOutline(ctx2, point, 0, outlineOf(style), (themeName() === "contrast" ? 2 : 1.2) / scale, style.colour);
  const joint = scene.joints.get(point.id);
  if (joint) paintJoint(ctx2, point, joint, scale);
  ctx2.restore();
}
function paintOutline(ctx2, point, grow, stroke, width, fill) {
  const corners = cornersOf2(styleOf(point.type).shape);
  const size2 = point.size + grow;
  ctx2.beginPath();
  for (const [cx, cy] of corners) ctx2.lineTo(point.x + cx * size2, point.y + cy * size2);
  if (!corners.length) ctx2.arc(point.x, point.y, size2, 0, 2 * Math.PI);
  ctx2.closePath();
  ctx2.fillStyle = fill;
  ctx2.fill();
  ctx2.strokeStyle = stroke;
  ctx2.lineWidth = width;
  ctx2.stroke();
}
function paintJoint(ctx2, point, { isShared: isShared2 }, scale) {
  const spot = { x: point.x - point.size - 8, y: point.y };
  const ink = colour(isShared2 ? "warn" : "quiet");
  ctx2.beginPath();
  ctx2.arc(spot.x, spot.y, (isShared2 ? 8 : 5) / scale, 0, 7);
  ctx2.fillStyle = isShared2 ? ink : colour("paper");
  ctx2.fill();
  ctx2.strokeStyle = isShared2 ? colour("paper") : ink;
  ctx2.lineWidth = 1.5 / scale;
  ctx2.stroke();
  if (!isShared2) return;
  ctx2.fillStyle = colour("paper");
  ctx2.font = `700 ${12 / scale}px ${FONT}`;
  ctx2.textAlign = "center";
  ctx2.textBaseline = "middle";
  ctx2.fillText("!", spot.x, spot.y);
}
function paintFold(ctx2, { id, x, y, size: size2 }) {
  ctx2.save();
  ctx2.lineWidth = 1.2;
  for (const shift of [4, 2, 0]) {
    ctx2.beginPath();
    ctx2.rect(x - size2 + shift, y - size2 * 0.7 - shift + 2, size2 * 1.6, size2 * 1.5);
    ctx2.fillStyle = colour("paper");
    ctx2.fill();
    ctx2.strokeStyle = colour(id === picture.cursor || id === picture.hovered ? "accent" : "ink");
    ctx2.stroke();
  }
  ctx2.restore();
}
function paintGroup(ctx2, point) {
  const scale = network.getScale();
  const style = styleOf(mainType(groupOf(point.id)));
  const lit = point.id === picture.hovered || point.id === picture.cursor;
  ctx2.save();
  ctx2.beginPath();
  ctx2.arc(point.x, point.y, point.size, 0, 7);
  ctx2.fillStyle = colour("halo");
  ctx2.fill();
  ctx2.globalAlpha = themeName() === "contrast" ? 0 : 0.3;
  ctx2.fillStyle = style.colour;
  ctx2.fill();
  ctx2.globalAlpha = 1;
  ctx2.strokeStyle = lit ? colour("accent") : outlineOf(style);
  ctx2.lineWidth = (lit ? 4 : 2) / scale;
  ctx2.stroke();
  ctx2.fillStyle = colour("ink");
  ctx2.textAlign = "center";
  ctx2.textBaseline = "middle";
  ctx2.font = `650 ${Math.max(14, 12 / scale)}px ${FONT}`;
  ctx2.fillText(String(countIn(point.id)), point.x, point.y);
  ctx2.restore();
}
var mainTypes = /* @__PURE__ */ new Map();
function mainType(group) {
  const known2 = mainTypes.get(group.key);
  if (known2 !== void 0) return known2;
  const counts = /* @__PURE__ */ new Map();
  for (const id of group.things) counts.set(thing(id).type, (counts.get(thing(id).type) ?? 0) + 1);
  const [type = ""] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  mainTypes.set(group.key, type);
  return type;
}
function paintHeads(ctx2) {
  const scale = network.getScale();
  ctx2.save();
  ctx2.lineJoin = "round";
  ctx2.globalAlpha = 1;
  picture.scene.heads.forEach((head, place) => paintColumnHead(ctx2, head, place, scale));
  for (const row2 of picture.scene.rows) paintRowName(ctx2, row2, scale);
  ctx2.restore();
}
function paintColumnHead(ctx2, head, place, scale) {
  const isTight = isTall();
  const font = `650 ${(isTight ? 11.5 : 13) / scale}px ${FONT}`;
  const room2 = Math.max(8, Math.floor((head.right - head.left) * scale * (isTight ? 1.9 : 1) / 7));
  const { lines } = wrap(ctx2, head.text, font, 3, head.fixed ? 40 : room2);
  const tall = lines.length * 15;
  const raised = isTight && place % 2 ? 34 / scale : 0;
  const top = network.DOMtoCanvas({ x: 0, y: 0 }).y;
  const y = head.fixed ? head.y : Math.max(head.y - raised, top + (tall / 2 + 6) / scale);
  ctx2.font = font;
  lines.forEach((line, n) => {
    const left = head.start ? head.x - 8 / scale : head.x - ctx2.measureText(line).width / 2;
    paintWord(ctx2, line, left, y + (n - (lines.length - 1) / 2) * 15 / scale, scale);
  });
}
function paintWord(ctx2, text, x, y, scale, ink = "quiet") {
  ctx2.textAlign = "left";
  ctx2.textBaseline = "middle";
  ctx2.strokeStyle = colour("halo");
  ctx2.lineWidth = 5 / scale;
  ctx2.fillStyle = colour(ink);
  ctx2.strokeText(text, x, y);
  ctx2.fillText(text, x, y);
}
function paintRowName(ctx2, row2, scale) {
  const px = 13 / scale;
  ctx2.font = `450 ${px}px ${FONT}`;
  const { lines } = wrap(ctx2, row2.text, ctx2.font, 1, isTall() ? 40 : 90);
  const x = Math.max(row2.x, network.DOMtoCanvas({ x: 8, y: 0 }).x);
  lines.forEach((line, n) => paintWord(ctx2, line, x, row2.y + (n - (lines.length - 1) / 2) * px * 1.25, scale, "ink"));
}

// ui/canvas.ts
var NUMBERS2 = new Map(PAGE.things.map(({ id }, n) => [id, `n${n}`]));
[...GROUPS.keys()].forEach((key2, n) => NUMBERS2.set(`group ${key2}`, `g${n}`));
var IDS = new Map([...NUMBERS2].map(([id, number]) => [number, id]));
var COLOURS = [
  "paper",
  "ink",
  "quiet",
  "line",
  "faint",
  "accent",
  "warn",
  "halo",
  "tint",
  "rule",
  "on-accent",
  "promise"
];
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  setPicture({ colours: Object.fromEntries(COLOURS.map((name) => [name, value(name)])) });
}
function focusOf() {
  if (picture.scene.mode === "trace" || state.things.length) return null;
  if (state.thing) {
    const lines = linesOf(state.thing).filter((line) => shown.lines.has(line.id));
    return { things: /* @__PURE__ */ new Set([state.thing, ...lines.flatMap((l) => l.ends)]), lines: new Set(lines.map((l) => l.id)) };
  }
  return state.line ? { things: new Set(lineNamed(state.line).ends), lines: /* @__PURE__ */ new Set([state.line]) } : null;
}
function pointsOf() {
  const { drawing: drawing2, places: places2 } = picture.scene;
  if (!drawing2) return [...places2].map(([id, spot]) => ({ id, x: spot.x, y: spot.y, size: spot.size ?? 0, type: "" }));
  return drawing2.markers.map(({ id, x, y, size: size2 }) => ({ id, x, y, size: size2, type: isThing(id) ? thing(id).type : "" }));
}
function numberOf(id) {
  const number = NUMBERS2.get(id) ?? `f${NUMBERS2.size}`;
  NUMBERS2.set(id, number);
  return number;
}
var sent = /* @__PURE__ */ new Map();
function send() {
  POINTS.clear();
  for (const point of pointsOf()) POINTS.set(point.id, point);
  const wanted = /* @__PURE__ */ new Map();
  for (const [id, point] of POINTS) {
    const number = numberOf(id);
    IDS.set(number, id);
    wanted.set(number, point);
  }
  const gone = [...sent.keys()].filter((number) => !wanted.has(number));
  for (const number of gone) sent.delete(number);
  if (gone.length) nodes.remove(gone);
  const fresh = [];
  for (const [id, { x, y, size: size2 }] of wanted) {
    const mark = `${x} ${y} ${size2}`;
    if (sent.get(id) === mark) continue;
    sent.set(id, mark);
    fresh.push({ id, x, y, size: size2, label: " ", ctxRenderer: ({ ctx: ctx2 }) => drawingOf2(id, ctx2) });
  }
  if (fresh.length) nodes.update(fresh);
}
function drawingOf2(number, ctx2) {
  const point = at(POINTS, at(IDS, number));
  return {
    nodeDimensions: { width: 2 * point.size, height: 2 * point.size },
    drawNode: () => paintShape(ctx2, point)
  };
}
var key = "";
function drawPicture(patch) {
  if (patch.theme !== void 0) readColours();
  const now = sceneKey();
  const isFresh = now !== key;
  if (isFresh) setPicture({ scene: sceneOf() });
  key = now;
  send();
  const { scene } = picture;
  const focus = focusOf();
  setPicture({ focus, lines: [...scene.lines].map((id) => at(LINES, id)) });
  noteScene();
  if (isFresh) fitAll();
  network.redraw();
}
function noteScene() {
  const { note, weak } = picture.scene;
  const isWide2 = state.weaker && !weak;
  const show = () => change({ weaker: !state.weaker }, { replace: true });
  const told2 = weak ? [`+ ${weak} `, button("show", show, { class: "link", id: "weaker" })] : [];
  const less = isWide2 ? [button("only what is stated", show, { class: "link", id: "weaker" })] : [];
  $("scene-note").replaceChildren(
    ...told2,
    ...less,
    ...note ? [`${told2.length || less.length ? " · " : ""}${note}`] : []
  );
  $("scene-note").hidden = !note && !told2.length && !less.length;
}
var idAt2 = (number) => at(IDS, number);
function openPoint(id) {
  const folded3 = markerNamed(id)?.folded ?? [];
  if (isThing(id)) open({ thing: id });
  else if (folded3.length) open({ things: [...centresOf(), ...folded3] });
  else open({ group: groupOf(id).key });
}
var markerNamed = (id) => picture.scene.drawing?.markers.find((one) => one.id === id);
var centresOf = () => (picture.scene.drawing?.markers ?? []).filter(({ isCentre }) => isCentre).map(({ id }) => id);
var nameAt = (point) => picture.scene.drawing?.markers.find(({ name }) => isWithin2(name, point));
function linksAt(point) {
  const { drawing: drawing2 } = picture.scene;
  if (!drawing2) return [];
  const verb2 = drawing2.verbs.find(({ words: words3 }) => isWithin2(words3, point));
  if (verb2) return verb2.links;
  let [nearest, least] = [[], 8 / network.getScale()];
  for (const { links, points } of drawing2.routes) {
    const off = distanceToPath(points, point);
    if (off < least) [nearest, least] = [links, off];
  }
  return nearest;
}
function openLinks(links) {
  const lines = links.filter(({ id }) => LINES.has(id));
  const [first2] = lines;
  if (first2 && lines.length === 1) openLine(first2.id);
  else if (lines.length) open({ things: [...new Set(lines.flatMap(({ from, to }) => [from, to]))] });
  else if (links[0]) openPoint(links[0].id);
}
function hover(id, text, spot) {
  const tip = $("tip");
  if (!spot && tip.hidden) return;
  setPicture({ hovered: id });
  tip.hidden = !spot;
  box.style.cursor = spot ? "pointer" : "";
  if (spot) {
    tip.textContent = text;
    tip.style.left = `${Math.max(4, Math.min(spot.x + 14, box.clientWidth - 290))}px`;
    tip.style.top = `${box.offsetTop + spot.y + 14}px`;
  }
  network.redraw();
}
var hoverNothing = () => hover("", "", null);
function titleOfPoint(id) {
  const folded3 = markerNamed(id)?.folded ?? [];
  if (folded3.length) return `Opens ${plural(folded3.length, "more thing")}`;
  if (!isThing(id)) return `${plural(countIn(id), "thing")}: ${groupTitle(groupOf(id))}`;
  const joint = picture.scene.joints.get(id);
  return joint ? `${nameOf2(id)}. ${joint.words}` : nameOf2(id);
}
function titleOfLine(line) {
  const [first2, ...rest] = shownClaims(line);
  if (!first2) return "";
  return `${sentence(first2)}${rest.length ? `, and ${plural(rest.length, "more claim")}` : ""}`;
}
function titleOfLinks(links) {
  const lines = links.flatMap(({ id }) => LINES.get(id) ?? []);
  const [first2] = lines;
  if (first2 && lines.length === 1) return titleOfLine(first2);
  return links[0] ? `${plural(links.length, "line")}: ${links[0].verb}` : "";
}
function clicked({ pointer }) {
  hoverNothing();
  const node = network.getNodeAt(pointer.DOM);
  const named2 = node === void 0 ? nameAt(pointer.canvas) : void 0;
  if (node !== void 0) openPoint(idAt2(node));
  else if (named2) openPoint(named2.id);
  else openLinks(linksAt(pointer.canvas));
}
function pointed(event) {
  if (event.buttons || picture.hovered || event.pointerType !== "mouse") return;
  const area = box.getBoundingClientRect();
  const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
  if (network.getNodeAt(spot) !== void 0) return;
  const place = network.DOMtoCanvas(spot);
  const named2 = nameAt(place);
  const text = named2 ? titleOfPoint(named2.id) : titleOfLinks(linksAt(place));
  if (text || !$("tip").hidden) hover("", text, text ? spot : null);
}
function startCanvas() {
  network.on("beforeDrawing", paintLines);
  network.on("afterDrawing", paintHeads);
  network.on("afterDrawing", paintNames);
  network.on("click", clicked);
  network.on("hoverNode", ({ node, pointer }) => hover(idAt2(node), titleOfPoint(idAt2(node)), pointer.DOM));
  for (const event of ["blurNode", "dragStart", "zoom"]) network.on(event, hoverNothing);
  box.addEventListener("pointermove", pointed);
}
function middleOf(id) {
  const own = (picture.scene.drawing?.routes ?? []).filter(({ links }) => links.some((link3) => link3.id === id));
  const [best] = own.toSorted((a, b) => a.links.length - b.links.length);
  return best ? alongPath(best.points, 0.5) : null;
}
box.spotOf = (id) => network.canvasToDOM(middleOf(id) ?? at(POINTS, id));
box.painted = () => ({ drawing: picture.scene.drawing, scale: network.getScale(), mode: picture.scene.mode });

// ui/choices.ts
function countBy(keyOf) {
  const counts = /* @__PURE__ */ new Map();
  for (const claim of ALL_CLAIMS) counts.set(keyOf(claim), (counts.get(keyOf(claim)) ?? 0) + 1);
  return counts;
}
var COUNTS = {
  kind: countBy(kindOf2),
  wording: countBy((claim) => claim.wording),
  source: countBy((claim) => claim.source),
  voice: countBy((claim) => claim.voice)
};
var countOf = (list, name) => COUNTS[list].get(name) ?? 0;
var isOnPage = (kind) => COUNTS.kind.has(kind);
var kinds = () => KINDS.filter((kind) => COUNTS.kind.has(kind)).map((kind) => ({
  id: kind,
  name: `kind-${kind}`,
  mark: sample(kind),
  count: countOf("kind", kind),
  label: titled(kindLabel(kind))
}));
var wordings = () => Object.entries(PAGE.style.wordings).filter(([name]) => COUNTS.wording.has(name)).map(([name]) => ({
  id: name,
  name: `wording-${name}`,
  count: countOf("wording", name),
  mark: toneSample(name),
  label: titled(codeOf2("wording", name).label)
}));
var sources = () => PAGE.sources.filter(({ id }) => COUNTS.source.has(id)).map((source, n) => ({
  id: source.id,
  name: `source-${n}`,
  count: countOf("source", source.id),
  label: source.title,
  below: make("p", { class: "small" }, readAt(source))
}));
var CHECKS = [
  { place: "kinds", set: "offKinds", options: kinds },
  { place: "wordings", set: "offWordings", options: wordings },
  { place: "sources", set: "offSources", options: sources }
];
var ofType = (type) => PAGE.things.filter((thing2) => thing2.type === type && thing2.links).map(({ id, name }) => [id, `${name} (${linesOf(id).length})`]).sort((a, b) => a[1].localeCompare(b[1], "en"));
var voices = PAGE.voices.filter(({ id }) => COUNTS.voice.has(id)).map(({ id, name }) => [id, `${titled(name)} (${countOf("voice", id)})`]);
var CHOICES = [
  { name: "voice", any: "Any voice", options: voices },
  { name: "topic", any: "Any theme", options: ofType("Theme") },
  { name: "place", any: "Any place", options: ofType("Place") }
];

// ui/years.ts
var DATED = ALL_CLAIMS.flatMap((claim) => claim.bounds ? [claim.bounds] : []);
var UNTIMED = ALL_CLAIMS.length - DATED.length;
var YEARS = countYears();
function countYears() {
  const isDay = (day) => day && day !== NEVER_LATE;
  const years = [...new Set(DATED.flatMap((bounds) => bounds.filter(isDay).map(yearOf)))].sort((a, b) => a - b);
  const place = new Map(years.map((year, n) => [year, n]));
  const changes = new Array(years.length + 1).fill(0);
  for (const [first2, , , last] of DATED) {
    const from = isDay(first2) ? place.get(yearOf(first2)) ?? 0 : 0;
    const to = isDay(last) ? place.get(yearOf(last)) ?? 0 : years.length - 1;
    changes[from] = (changes[from] ?? 0) + 1;
    changes[to + 1] = (changes[to + 1] ?? 0) - 1;
  }
  let running = 0;
  return years.map((year, n) => [year, running += changes[n] ?? 0]);
}
function spanInWords() {
  const { asOf: asOf2, since: since2, until: until2 } = state;
  if (asOf2) return `what may have been so on ${asOf2}`;
  if (since2 && until2) return since2 === until2 ? String(since2) : `${since2} to ${until2}`;
  return since2 ? `from ${since2} on` : `up to ${until2}`;
}

// ui/chips.ts
var MOST_NAMED2 = 3;
function named(labels, many2) {
  return labels.length > MOST_NAMED2 ? `${labels.length} ${many2}` : labels.join(", ");
}
function chipOf(set, all, many2) {
  const left = all.filter(([id]) => state[set].has(id)).map(([, label]) => label);
  const kept2 = all.filter(([id]) => !state[set].has(id)).map(([, label]) => label);
  if (!left.length) return [];
  const isFew = kept2.length <= MOST_NAMED2 && kept2.length <= left.length;
  const text = kept2.length && isFew ? `Only ${named(kept2, many2)}` : `Without ${named(left, many2)}`;
  return [{ text, off: { [set]: /* @__PURE__ */ new Set() } }];
}
var types = () => Object.keys(PAGE.types).map((type) => [type, typeNamed(type).label]);
var NOUNS = {
  offTypes: "types of things",
  offKinds: "kinds of lines",
  offWordings: "wordings",
  offSources: "sources"
};
function chips() {
  const { voice, topic, place, datedOnly, undated: undated2, disputed: disputed2 } = state;
  const lists = CHECKS.flatMap(
    ({ set, options }) => chipOf(
      set,
      options().map(({ id, label }) => [id, label]),
      NOUNS[set]
    )
  );
  const one = (isOn, text, off) => isOn ? [{ text, off }] : [];
  return [
    ...chipOf("offTypes", types(), NOUNS.offTypes),
    ...lists,
    ...one(Boolean(voice), `Said by ${VOICES.get(voice)?.name ?? voice}`, { voice: "" }),
    ...one(Boolean(topic), `Theme: ${nameOf2(topic)}`, { topic: "" }),
    ...one(Boolean(place), `Place: ${nameOf2(place)}`, { place: "" }),
    ...one(disputed2, "Disputed, or disputing", { disputed: false }),
    ...one(asksForTime(state), titled(spanInWords()), { since: 0, until: 0, asOf: "", undated: "" }),
    ...one(undated2 === "only", "Undated only", { undated: "" }),
    ...one(datedOnly, "Dated only", { datedOnly: false })
  ];
}
function drawChips(patch) {
  if (!filters(patch) && $("chips").hasChildNodes()) return;
  const found2 = chips();
  $("chips").hidden = !found2.length;
  const chip = ({ text, off }) => button(`${text} ×`, () => takeOff(off), { class: "chip", "aria-label": `Take off the filter: ${text}` });
  const apart = asksForTime(state) && undatedChip();
  const all = button("Take off all", () => takeOff(noFilters()), { class: "link" });
  const counts = `${shown.claims.size.toLocaleString("en")} of ${plural(ALL_CLAIMS.length, "claim")}`;
  $("chips").replaceChildren(
    ...found2.map(chip),
    ...apart ? [apart] : [],
    make("span", { class: "small" }, counts),
    ...found2.length > 1 ? [all] : []
  );
}
function undatedChip() {
  if (!UNTIMED) return null;
  const isWith = state.undated === "with";
  const count = UNTIMED.toLocaleString("en");
  return button(
    isWith ? `With ${count} undated ×` : `${count} undated stand apart: take them along`,
    () => change({ undated: isWith ? "" : "with" }),
    { class: "chip apart", "aria-pressed": String(isWith) }
  );
}
function takeOff(off) {
  change(off);
  ($("chips").querySelector("button") ?? $("filters-open")).focus();
}

// ui/menus.ts
var OPEN = "header details[open]";
var openMenus = () => [...document.querySelectorAll(OPEN)];
function closeAllBut(target) {
  for (const menu of openMenus()) if (!(target instanceof Node && menu.contains(target))) menu.open = false;
}
function closeByKey(event) {
  const [menu] = openMenus();
  if (event.key !== "Escape" || !menu) return;
  event.preventDefault();
  event.stopPropagation();
  const isWithin4 = menu.contains(document.activeElement);
  menu.open = false;
  if (isWithin4) menu.querySelector("summary")?.focus();
}
function startMenus() {
  document.addEventListener("pointerdown", (event) => closeAllBut(event.target));
  document.addEventListener("focusin", (event) => closeAllBut(event.target));
  document.addEventListener("keydown", closeByKey, { capture: true });
}
function closesByItself(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    event.stopPropagation();
    menu.open = false;
    within(menu, "summary").focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
}

// ui/key.ts
var row = (mark, text) => make("div", { class: "row" }, mark, make("span", { class: "small" }, text));
var sign = (mark) => make("span", { class: "mark", "aria-hidden": "true" }, mark);
function drawKey() {
  const lines = KINDS.filter((kind) => isOnPage(kind)).map((kind) => row(sample(kind), titled(kindLabel(kind))));
  const types2 = Object.keys(PAGE.types).sort((a, b) => typeNamed(b).count - typeNamed(a).count);
  $("marks").replaceChildren(
    ...legendTones().map((tone) => row(toneSample(tone), titled(toneLabel(tone)))),
    ...lines,
    row(sign("①"), "step of a pathway"),
    ...types2.map((type) => row(glyph(type), titled(typeNamed(type).label)))
  );
}
function startKey() {
  const key2 = $("key");
  closesByItself(key2);
  key2.addEventListener("toggle", drawKey);
  addEventListener("beforeprint", drawKey);
}

// ui/keys.ts
var ARROWS = /* @__PURE__ */ new Map([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]]
]);
var weight = (id) => isThing(id) ? linksOf(id) : POINTS.get(id)?.size ?? 0;
function nextPlace([x, y], isAnywhere) {
  const places2 = [...POINTS.keys()].filter((id) => !THINGS.has(id) || shown.things.has(id));
  const here = state.thing || picture.cursor || (state.line ? lineNamed(state.line).ends[0] : "");
  const from = POINTS.get(here);
  if (!from) return places2.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))[0];
  let [best, least] = ["", Infinity];
  for (const id of isAnywhere || !state.thing || !picture.focus ? places2 : picture.focus.things) {
    const point = POINTS.get(id);
    if (!point) continue;
    const [dx, dy] = [point.x - from.x, point.y - from.y];
    const ahead = dx * x + dy * y;
    const cost = ahead + 2 * Math.abs(dx * y - dy * x);
    if (id !== here && ahead > 0 && cost < least) [best, least] = [id, cost];
  }
  return best;
}
function walk(arrow, isAnywhere) {
  const id = nextPlace(arrow, isAnywhere);
  if (!id) return say("Nothing further that way");
  if (isThing(id)) return open({ thing: id });
  setPicture({ cursor: id });
  if (!GROUPS.has(id.slice(6))) return say("More things. Enter opens them.");
  say(`${groupTitle(groupOf(id))}, ${plural(countIn(id), "thing")}. Enter opens.`);
  network.redraw();
}
function enter() {
  if (picture.cursor && POINTS.has(picture.cursor)) openPoint(picture.cursor);
  else within(panel, "h2").focus();
}
function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const arrow = ARROWS.get(event.key);
  if (arrow && state.story && arrow[0]) turnTo(state.at + arrow[0]);
  else if (arrow) walk(arrow, event.shiftKey);
  else if (event.key === "Enter") enter();
  else if (event.key === "Escape") open({});
  else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else return;
  event.preventDefault();
}
function drawSwitches() {
  $("draw").setAttribute("aria-pressed", String(drawsAll()));
  document.body.classList.toggle("embed", state.embed);
}
function startKeys() {
  box.addEventListener("keydown", onKey);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (isOpen()) back();
    else box.focus();
  });
  $("closer").addEventListener("click", () => zoom(1.4));
  $("farther").addEventListener("click", () => zoom(1 / 1.4));
  $("whole").addEventListener("click", () => fitAll(motion()));
  $("draw").addEventListener("click", () => change({ ...NOTHING_OPEN, draw: drawsAll() ? "" : "all" }, { move: true }));
  $("start").addEventListener("click", () => open({}, { focus: true }));
  within(document, ".skip").addEventListener("click", (event) => {
    event.preventDefault();
    within(panel, "h2").focus();
  });
}

// ui/legend.ts
var FAMILIES = /* @__PURE__ */ new Map();
for (const [type, { family }] of Object.entries(PAGE.types)) put(FAMILIES, family, type);
var FAMILY_ORDER = ["actors", "roles", "asks", "delivery", "effects", "setting"];
var unfolded = /* @__PURE__ */ new Set();
function drawLegend(patch) {
  const isThemed = patch.theme !== void 0;
  if (patch.offTypes || patch.thing || isThemed) drawTypes();
  for (const list of CHECKS) if (patch[list.set] || isThemed) drawChecks(list);
  for (const { name } of CHOICES)
    if (patch[name] !== void 0) $(`filter-${name}`).value = state[name];
  $("filter-faded").value = state.faded ? "faded" : "hidden";
  $("disputed").checked = state.disputed;
  const isAll = shown.things.size === THINGS.size && shown.claims.size === CLAIMS.size;
  $("shown").textContent = isAll ? `All ${plural(THINGS.size, "thing")} and ${plural(CLAIMS.size, "claim")} of this page are shown.` : `${shown.things.size.toLocaleString("en")} of ${plural(THINGS.size, "thing")} and ${shown.claims.size.toLocaleString("en")} of ${plural(CLAIMS.size, "claim")} are shown.`;
  $("all").hidden = isAll;
  if (filters(patch)) say($("shown").textContent ?? "");
}
function redraw(place, rows4) {
  const id = document.activeElement?.id;
  place.replaceChildren(...rows4);
  if (id && place.querySelector(`[id="${CSS.escape(id)}"]`)) $(id).focus();
}
function drawTypes() {
  const families = [...FAMILIES].sort(([a], [b]) => FAMILY_ORDER.indexOf(a) - FAMILY_ORDER.indexOf(b));
  redraw(
    $("types"),
    families.flatMap(([family, all]) => {
      const types2 = all.toSorted((a, b) => typeNamed(b).count - typeNamed(a).count);
      return [familyRow(family, types2), typeRows(family, types2)];
    })
  );
}
function toggled(set, names5, isOn) {
  const next = new Set(set);
  for (const name of names5) {
    if (isOn) next.delete(name);
    else next.add(name);
  }
  return next;
}
function checkbox(id, isChecked, set, names5) {
  const box2 = make("input", { type: "checkbox", id });
  box2.checked = isChecked;
  box2.addEventListener("change", () => change({ [set]: toggled(state[set], names5, box2.checked) }));
  return box2;
}
function onlyButton(set, names5, all, label) {
  const others = all.filter((name) => !names5.includes(name));
  const isAlone = others.every((name) => state[set].has(name)) && names5.every((name) => !state[set].has(name));
  const off = () => change({ [set]: new Set(isAlone ? [] : others) });
  return button("only", off, {
    class: "only",
    id: `only-${set}-${names5[0] ?? ""}`,
    "aria-pressed": String(isAlone && others.length > 0),
    "aria-label": `Only ${label}`
  });
}
var ALL_TYPES = Object.keys(PAGE.types);
function familyRow(family, types2) {
  const on = types2.filter((type) => !state.offTypes.has(type)).length;
  const count = types2.reduce((sum2, type) => sum2 + typeNamed(type).count, 0);
  const box2 = checkbox(`family-${family}`, on > 0, "offTypes", types2);
  box2.indeterminate = on > 0 && on < types2.length;
  const sign2 = types2.find((type) => !PAGE.style.types[type]?.own) ?? types2[0] ?? "";
  const label = make(
    "label",
    {},
    box2,
    glyph(sign2),
    make("span", { class: "family" }, titled(family)),
    make("span", { class: "count" }, count)
  );
  const only = onlyButton("offTypes", types2, ALL_TYPES, family);
  return make("div", { class: "row" }, label, only, foldButton(family));
}
function foldButton(family) {
  const isUnfolded = unfolded.has(family);
  const onclick = () => {
    if (isUnfolded) unfolded.delete(family);
    else unfolded.add(family);
    drawTypes();
  };
  return make(
    "button",
    {
      type: "button",
      class: "plain",
      id: `fold-${family}`,
      "aria-expanded": String(isUnfolded),
      "aria-controls": `types-${family}`,
      "aria-label": `Types of ${family}`,
      onclick
    },
    isUnfolded ? "▾" : "▸"
  );
}
function typeRows(family, types2) {
  const row2 = (type) => {
    const box2 = checkbox(`type-${type}`, !state.offTypes.has(type), "offTypes", [type]);
    const { label, count } = typeNamed(type);
    return make(
      "div",
      { class: "row" },
      make("label", {}, box2, glyph(type), label, make("span", { class: "count" }, count)),
      onlyButton("offTypes", [type], ALL_TYPES, label)
    );
  };
  return make("div", { class: "types", id: `types-${family}`, hidden: !unfolded.has(family) }, types2.map(row2));
}
function drawChecks({ place, set, options }) {
  const all = options().map(({ id }) => id);
  redraw(
    $(place),
    options().flatMap(({ id, name, mark, label, count, below: below2 }) => {
      const box2 = checkbox(name, !state[set].has(id), set, [id]);
      const counted2 = make("span", { class: "count" }, count.toLocaleString("en"));
      const row2 = make(
        "div",
        { class: "row" },
        make("label", {}, box2, mark, label, counted2),
        all.length > 1 && onlyButton(set, [id], all, label)
      );
      return below2 ? [row2, below2] : [row2];
    })
  );
}
function startLegend() {
  for (const { name, any, options } of CHOICES) {
    const select = $(`filter-${name}`);
    const rows4 = options.map(([id, text]) => make("option", { value: id }, text));
    select.append(make("option", { value: "" }, any), ...rows4);
    select.disabled = !options.length;
    select.addEventListener("change", () => change({ [name]: select.value }));
  }
  const faded = $("filter-faded");
  faded.addEventListener("change", () => change({ faded: faded.value === "faded" }));
  const disputed2 = $("disputed");
  disputed2.addEventListener("change", () => change({ disputed: disputed2.checked }));
  disputed2.disabled = !DISPUTED.size;
  $("disputed-count").textContent = DISPUTED.size.toLocaleString("en");
  $("all").addEventListener("click", () => {
    change(noFilters());
    $("filters-close").focus();
  });
  $("filters-open").addEventListener("click", () => showFilters($("filters").hidden));
  $("filters-close").addEventListener("click", () => {
    showFilters(false);
    $("filters-open").focus();
  });
}
function showFilters(isOn) {
  $("filters").hidden = !isOn;
  document.body.classList.toggle("legend", isOn);
  $("filters-open").setAttribute("aria-expanded", String(isOn));
  if (isOn) $("filters-close").focus();
}

// core/ladder.ts
var COURSES = ["to", "from", "none"];
var bundlesAround = (record, centre, links) => bundled(
  record,
  links.filter(({ from, to }) => from === centre || to === centre).map((link3) => rungFrom(centre, link3))
);
function bundlesAmong(record, links) {
  const byVerb = /* @__PURE__ */ new Map();
  for (const link3 of links) put(byVerb, link3.verb, link3);
  const isFan = (own) => 2 * once(own, ({ to }) => to).length < once(own, ({ from }) => from).length;
  const rungs = [...byVerb.values()].flatMap(
    (own) => own.map((link3) => rungFrom(isFan(own) ? link3.to : link3.from, link3))
  );
  return bundled(record, rungs);
}
var rungFrom = (near, link3) => ({ near, far: link3.from === near ? link3.to : link3.from, link: link3 });
var courseOf = ({ near, link: link3 }) => link3.hasHead ? link3.from === near ? "from" : "to" : "none";
var wordsOf4 = ({ near, link: link3 }) => link3.from === near ? link3.verb : link3.inverse;
function bundled(record, rungs) {
  const bundles = /* @__PURE__ */ new Map();
  for (const rung of rungs) {
    const [words3, course] = [wordsOf4(rung), courseOf(rung)];
    const bundle = bundles.get(`${course} ${words3}`) ?? { words: words3, course, rungs: [] };
    bundle.rungs.push(rung);
    bundles.set(`${course} ${words3}`, bundle);
  }
  const all = [...bundles.values()];
  for (const bundle of all) bundle.rungs.sort(compareRungs);
  return all.sort((a, b) => compareBundles(record, a, b));
}
var weakness = ({ link: link3 }) => Number(link3.isWeak) * 2 + Number(Boolean(link3.note));
var compareRungs = (a, b) => weakness(a) - weakness(b) || byCode(a.link.note, b.link.note) || byCode(a.near, b.near) || byCode(a.far, b.far);
function compareBundles(record, a, b) {
  const rank = ({ rungs: [first2] }) => record.page.kinds.indexOf(first2?.link.kind ?? "");
  return COURSES.indexOf(a.course) - COURSES.indexOf(b.course) || Number(isOnlyWeak(a)) - Number(isOnlyWeak(b)) || rank(a) - rank(b) || b.rungs.length - a.rungs.length || byCode(a.words, b.words);
}
var strongIn = ({ rungs }) => rungs.filter(({ link: link3 }) => !link3.isWeak).length;
var isOnlyWeak = (bundle) => !strongIn(bundle);
function firstRows(bundles, most) {
  const isFew = bundles.reduce((sum2, { rungs }) => sum2 + rungs.length, 0) <= most;
  const open2 = /* @__PURE__ */ new Map();
  let left = most;
  for (const bundle of bundles) {
    const many2 = isFew ? bundle.rungs.length : Math.min(left, strongIn(bundle));
    open2.set(bundle, many2);
    left -= many2;
  }
  return open2;
}

// ui/ladder_parts.ts
var MOST3 = 14;
var HEADINGS = {
  to: "Towards it",
  from: "Onward from it",
  none: "Context, with no direction"
};
var card = (id, name = "card") => make(
  "button",
  { type: "button", class: name, onclick: () => open({ thing: id }, { move: true }) },
  glyph(thing(id).type),
  make(
    "span",
    { class: "what" },
    nameInPicture(RECORD, id),
    make("span", { class: "small" }, titled(typeOf2(id).label))
  )
);
function strength(link3) {
  const claims = shownClaims(lineNamed(link3.id));
  const [lead] = claims.length ? claims : claimsOf(lineNamed(link3.id));
  const put2 = link3.note || (lead ? wordingOf(RECORD, lead).label : "");
  const more = claims.length > 1 ? ` · ${plural(claims.length, "claim")}` : "";
  return make(
    "button",
    {
      type: "button",
      class: "told-by",
      "aria-label": `Evidence, ${put2}: ${lead ? sentence(lead) : ""}`,
      onclick: () => open({ line: link3.id }, { focus: true })
    },
    toneSample(link3.tone),
    make("span", { class: "put" }, `${put2}${more}`)
  );
}
var rowsAround = (rungs) => rungs.map(rungRow);
var rungRow = ({ far, link: link3 }) => make("li", { class: "rung" }, strength(link3), card(far));
function bundlePart({ words: words3, rungs }, first2, rowsOf3, tag2) {
  const list = make("ul", {}, rowsOf3(rungs.slice(0, first2)));
  const rest = rungs.slice(first2);
  const count = make("span", { class: "count" }, ` ${rungs.length}`);
  const more = (name, ...text) => moreButton(list, () => rowsOf3(rest), name, text);
  if (!first2)
    return make(
      "section",
      { class: "bundle" },
      make(
        tag2,
        { class: "relation" },
        more("folded", make("span", {}, words3, count), make("span", { class: "small" }, toldOf(rest)))
      ),
      list
    );
  const last = rest.length > 0 && more("link more", `${rest.length} more: ${toldOf(rest)}`);
  return make("section", { class: "bundle" }, make(tag2, { class: "relation" }, words3, count), list, last);
}
function toldOf(rungs) {
  const weak = rungs.map(({ link: link3 }) => link3).filter((link3) => link3.isWeak);
  const strong = rungs.length - weak.length;
  const stated = codeOf2("wording", PAGE.usual.wording).label;
  return [weakInWords(RECORD, weak), strong && `${strong} ${stated}`].filter(Boolean).join(", ");
}
function moreButton(list, rows4, name, text) {
  const adds = () => {
    const added = rows4();
    list.append(...added);
    added[0]?.querySelector("button")?.focus({ preventScroll: true });
    if (name === "folded") more.replaceWith(...more.childNodes);
    else more.remove();
  };
  const more = make("button", { type: "button", class: name, onclick: adds }, ...text);
  return more;
}
function aroundParts(id, links) {
  const bundles = bundlesAround(RECORD, id, links);
  const rows4 = firstRows(bundles, MOST3);
  const courses = [...new Set(bundles.map(({ course }) => course))];
  return [
    make("div", { class: "card centre" }, glyph(thing(id).type), make("span", { class: "what" }, nameOf2(id))),
    !bundles.length && make("p", { class: "small" }, "No line of it is shown."),
    courses.map((course) => [
      make("h3", {}, HEADINGS[course]),
      bundles.filter((bundle) => bundle.course === course).map((bundle) => bundlePart(bundle, rows4.get(bundle) ?? 0, rowsAround, "h4"))
    ])
  ];
}
function amongParts(ids, links) {
  const bundles = bundlesAmong(RECORD, links);
  const rows4 = firstRows(bundles, MOST3);
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  const apart = ids.filter((id) => !joined.has(id));
  return [
    bundles.map((bundle) => bundlePart(bundle, rows4.get(bundle) ?? 0, rowsAmong, "h3")),
    apart.length > 0 && [links.length > 0 && make("h3", {}, "Joined to none of these by a line"), thingList(apart)]
  ];
}
var rowsAmong = (rungs) => once(rungs, ({ near }) => near).map((near) => {
  const own = rungs.filter((rung) => rung.near === near);
  return make("li", { class: "pair" }, card(near), make("ul", {}, own.map(rungRow)));
});
function thingList(ids) {
  const list = make(
    "ul",
    {},
    ids.slice(0, MOST3).map((id) => make("li", {}, card(id)))
  );
  if (ids.length <= MOST3) return list;
  const more = button(`${ids.length - MOST3} more`, () => {
    list.append(...ids.slice(MOST3).map((id) => make("li", {}, card(id))));
    more.remove();
  });
  more.className = "link more";
  return [list, more];
}

// ui/phone.ts
var narrow = matchMedia("(max-width: 599px)");
var low = matchMedia("(max-height: 480px) and (max-width: 960px) and (pointer: coarse)");
var isPhone = () => narrow.matches || low.matches;
var isLadder = () => isPhone() && state.view === "map" && !state.asPicture;
function watchPhone(listener) {
  for (const query of [narrow, low]) query.addEventListener("change", listener);
}

// ui/ladder.ts
var MANY3 = 150;
function drawLadder(patch, how) {
  const shows = isLadder();
  document.documentElement.dataset["phone"] = isPhone() ? "yes" : "no";
  document.body.dataset["shows"] = shows ? "ladder" : "picture";
  $("ladder").hidden = !shows;
  $("ladder-ways").hidden = !isPhone() || state.view !== "map";
  $("as-picture").textContent = state.asPicture ? "Read it as a list" : "Draw it as a picture";
  within(document, isPhone() ? "footer" : ".tools").append($("theme"));
  if (shows)
    $("ladder").replaceChildren(make("h2", { class: "hidden" }, "The lines of this view"), ...nodesOf(viewParts()));
  if (isPhone() && opens(patch) && (how.move || how.focus)) comeIntoView();
}
function comeIntoView() {
  if (document.body.dataset["ready"] !== "yes") return;
  if (document.body.dataset["open"] === "no") scrollTo(0, 0);
  else within(document, "main").scrollIntoView({ block: "start" });
}
var linksFor = (lines) => linksOf2(RECORD, lines, shownClaims, state.faded);
function viewParts() {
  const { scene } = picture;
  if (scene.steps.length) return pathwayParts(scene.steps);
  if (isTrace()) return gapParts();
  if (scene.mode === "groups") return groupParts();
  if (state.thing) return aroundParts(state.thing, linksFor(linesOf(state.thing)));
  if (state.line) return amongParts([], linksFor([lineNamed(state.line)]));
  return listParts(idsOfView());
}
function idsOfView() {
  if (state.things.length) return state.things.filter((id) => shown.things.has(id));
  const ids = state.group ? at(GROUPS, state.group).things : [...picture.scene.places.keys()];
  return ids.filter((id) => shown.things.has(id));
}
function listParts(ids) {
  const lines = [...linesAmong(new Set(ids))].map(lineNamed);
  if (lines.length <= MANY3) return amongParts(ids, linksFor(lines));
  return thingList(ids.toSorted((a, b) => linksOf(b) - linksOf(a) || (a < b ? -1 : 1)));
}
function pathwayParts(steps) {
  const [first2] = steps;
  const items = steps.map(
    (step, n) => make(
      "li",
      { class: isBreak(RECORD, step) ? "stage broken" : "stage" },
      stepButton(step, n),
      isBreak(RECORD, step) && make("p", { class: "breaks" }, `Breaks here: ${inPassing(weaknessOf(RECORD, step))}.`),
      card(step.end),
      jointNote(step.end)
    )
  );
  return make("ol", { class: "pathway" }, first2 && make("li", { class: "stage" }, card(first2.start)), items);
}
function jointNote(id) {
  const joint = picture.scene.joints.get(id);
  return joint ? make("p", { class: joint.isShared ? "joint shared" : "joint" }, joint.words) : null;
}
function stepButton(step, n) {
  const put2 = wordingOf(RECORD, step.lead).label;
  const tone = linksOf2(RECORD, step.line ? [lineNamed(step.line)] : [], () => [step.lead, ...step.disputing])[0]?.tone;
  return make(
    "button",
    {
      type: "button",
      class: "told-by",
      "aria-label": `Evidence of step ${n + 1}`,
      onclick: () => change({ step: n + 1 }, { focus: true })
    },
    make("span", { class: "number", "aria-hidden": "true" }, n + 1),
    tone !== void 0 && toneSample(tone),
    make("span", {}, step.phrase, " ", make("span", { class: "put" }, put2))
  );
}
var gapParts = () => [
  card(state.from),
  make("p", { class: "gap" }, NO_PATHWAY),
  card(state.to),
  [...picture.scene.lines].length > 0 && [
    make("h3", {}, "Connected, not by influence"),
    amongParts([], linksFor([...picture.scene.lines].map(lineNamed)))
  ]
];
function groupParts() {
  const ids = [...picture.scene.places.keys()];
  const item = (id) => {
    const group = groupOf(id);
    const source = PAGE.sources[group.home]?.title ?? "of no source";
    const opened = () => open({ group: group.key }, { move: true });
    return make("li", {}, button(`${source} (${countIn(id)})`, opened, { class: "card" }));
  };
  return PAGE.columns.map((title, column) => {
    const own = ids.filter((id) => groupOf(id).column === column);
    return own.length > 0 && [make("h3", {}, title), make("ul", {}, own.map(item))];
  });
}
function keepFootFree() {
  const bar = panel.querySelector(".story");
  const high = isPhone() && bar ? bar.offsetHeight : 0;
  document.body.style.setProperty("--foot-bar", `${high}px`);
}
function startLadder() {
  $("as-picture").addEventListener("click", () => change({ asPicture: !state.asPicture }, { silent: true }));
  $("to-evidence").addEventListener("click", () => panel.scrollIntoView({ block: "start" }));
  watchPhone(() => change({}, { silent: true }));
  new ResizeObserver(keepFootFree).observe(panel);
}

// core/overview.ts
function yearsOf2({ claims }) {
  const dated2 = claims.flatMap(({ bounds }) => bounds ? [bounds] : []);
  const days = dated2.flatMap(([low2, , , high]) => [low2, high]).filter((day) => day > 0 && day < NEVER_LATE);
  const years = days.map(yearOf);
  return {
    first: years.reduce((least, year) => Math.min(least, year), Infinity),
    last: years.reduce((most, year) => Math.max(most, year), 0),
    undated: claims.length - dated2.length
  };
}
function placesOf2({ page, linesOf: linesOf2 }, most) {
  const count = (id) => linesOf2.get(id)?.length ?? 0;
  const places2 = page.things.filter(({ id, type }) => type === "Place" && count(id) > 0).map(({ id }) => id);
  places2.sort((a, b) => count(b) - count(a) || byCode(a, b));
  const often = places2.filter((id) => count(id) > 1);
  return (often.length ? often : places2).slice(0, most);
}
function workedPathway({ page }) {
  for (const story of page.stories) {
    const view = story.views.findIndex(({ shape }) => shape === "trace");
    const [from, to] = (story.views[view]?.things ?? []).map((number) => page.things[number]?.id ?? "");
    if (from && to) return { story, view, from, to };
  }
  return null;
}

// ui/parts.ts
var heading = (text) => make("h2", { tabindex: "-1" }, text);
var backButton = () => state.story || !isOpen() ? null : button(hasBack() ? "← Back" : "← Start", back, { class: "back" });
var goTo = (id) => button(nameOf2(id), () => open({ thing: id }, { focus: true }), { class: "link" });
var thingRow = (id, note) => make("li", {}, glyph(thing(id).type), make("span", {}, goTo(id)), make("span", { class: "note" }, note));
function showAll(list, rest, row2) {
  if (!rest.length) return null;
  const more = button(
    `Show ${rest.length} more`,
    () => {
      const rows4 = rest.map(row2);
      list.append(...rows4);
      rows4[0]?.querySelector("button")?.focus();
      more.remove();
    },
    { class: "link" }
  );
  return more;
}

// ui/glossary.ts
function glossary(claims) {
  const terms = [
    ...definitions("wording", claims, (claim) => claim.own?.wording ?? claim.wording),
    ...definitions("kind", claims, kindOf2, kindLabel),
    ...definitions("modality", claims.filter(isPromise2), (claim) => claim.own?.modality ?? claim.modality),
    ...definitions("share", claims, (claim) => claim.share ?? "")
  ];
  if (!terms.length) return null;
  return make("details", { class: "glossary" }, make("summary", {}, "What these words mean"), make("dl", {}, terms));
}
function definitions(list, claims, nameOf3, labelOf = (name) => codeOf2(list, name).label) {
  return once(claims, nameOf3).filter((name) => codeOf2(list, name).definition).map((name) => [make("dt", {}, titled(labelOf(name))), make("dd", {}, codeOf2(list, name).definition)]);
}

// ui/lanes.ts
var LANES = { width: 336, left: 34, right: 8, top: 26, row: 30 };
function lanesFigure(path2) {
  const days = path2.steps.flatMap((step) => [boundsOf(step.lead)[0], boundsOf(step.lead)[3]]);
  const years = days.filter((day) => day && day !== NEVER_LATE).map(yearAndMonthOf);
  if (!years.length) return make("p", { class: "small" }, "No step of this pathway is dated.");
  const words3 = path2.steps.map((step, n) => `step ${n + 1} ${step.lead.when}`).join(", ");
  const caption = "When each step may have happened, as its leading claim says. Open ends run off the edge.";
  const scale = yearsFrom(Math.floor(Math.min(...years)), Math.ceil(Math.max(...years) + 0.1));
  const height = LANES.top + path2.steps.length * LANES.row + 6;
  const svg = makeSvg(
    "svg",
    { viewBox: `0 0 ${LANES.width} ${height}`, class: "lanes", role: "img", "aria-label": `Steps over time: ${words3}` },
    ...yearMarks(scale, height),
    ...path2.steps.flatMap((step, n) => lane(step, n, scale))
  );
  return make("figure", { class: "lanes" }, svg, make("figcaption", { class: "small" }, caption));
}
function yearsFrom(low2, high) {
  const width = LANES.width - LANES.left - LANES.right;
  const at2 = (year) => LANES.left + (Math.min(high, Math.max(low2, year)) - low2) / (high - low2) * width;
  return { low: low2, high, at: at2 };
}
function yearMarks({ low: low2, high, at: at2 }, height) {
  const every = Math.ceil((high - low2) / 6);
  const marks = [];
  for (let year = low2; year <= high; year += every) {
    marks.push(makeSvg("line", { x1: at2(year), x2: at2(year), y1: LANES.top - 4, y2: height, class: "rule" }));
    const anchor = year === high ? "end" : year === low2 ? "start" : "middle";
    marks.push(makeSvg("text", { x: at2(year), y: 14, "text-anchor": anchor, class: "year" }, String(year)));
  }
  return marks;
}
function lane(step, n, years) {
  const [first2, , , last] = boundsOf(step.lead);
  const y = LANES.top + n * LANES.row + LANES.row / 2;
  const number = [
    makeSvg("circle", { cx: 14, cy: y, r: 10, class: "number" }),
    makeSvg("text", { x: 14, y: y + 4, "text-anchor": "middle", class: "number" }, String(n + 1))
  ];
  return [...number, ...!first2 && last === NEVER_LATE ? undatedBar(y, years) : datedBar(step, y, years)];
}
function undatedBar(y, { low: low2, high, at: at2 }) {
  const [from, to] = [at2(low2), at2(high)];
  const words3 = { x: (from + to) / 2, y: y + 4, "text-anchor": "middle", class: "when" };
  return [
    makeSvg("rect", { x: from, y: y - 8, width: to - from, height: 16, rx: 3, class: "undated" }),
    makeSvg("text", words3, "undated")
  ];
}
function datedBar(step, y, { low: low2, high, at: at2 }) {
  const [first2, , , last] = boundsOf(step.lead);
  const from = at2(first2 ? yearAndMonthOf(first2) : low2);
  const to = at2(last === NEVER_LATE ? high : yearAndMonthOf(last) + 1 / 12);
  const style = lineStyle(step.kind, step.lead.wording);
  const isWide2 = to - from > 110;
  const isLate = from > LANES.width * 0.55;
  const beside2 = isLate ? from - 5 : Math.max(from + 6, to) + 5;
  const bar = {
    x: from,
    y: y - 8,
    width: Math.max(6, to - from),
    height: 16,
    rx: 3,
    class: style.strong ? "bar" : "bar light",
    "stroke-dasharray": style.dash || "none"
  };
  const words3 = {
    x: isWide2 ? from + 6 : beside2,
    y: y + 4,
    "text-anchor": !isWide2 && isLate ? "end" : "start",
    class: isWide2 && style.strong ? "on" : "when"
  };
  return [makeSvg("rect", bar), makeSvg("text", words3, step.lead.when)];
}

// core/deeds.ts
var isActor = (record, id) => familyOf(record, id) === "actors";
function deedsOf(record, id, asked2 = "") {
  const found2 = /* @__PURE__ */ new Map();
  const rungs = rungsOfAsking(record);
  for (const one of [id, ...rolesOf2(record, id)])
    for (const claim of record.claimsAbout.get(one) ?? []) {
      const rung = rungOf(record, claim.object);
      if (claim.subject !== one || claim.disputes || !rungs.has(rung) || !isAct(record, claim)) continue;
      put(found2, rung, { thing: claim.object, claim, answer: answerTo2(record, claim.object, asked2) });
    }
  const { ladder } = record.page;
  return new Map(
    [...found2].sort(([a], [b]) => ladder.indexOf(a) - ladder.indexOf(b)).map(([rung, deeds]) => [rung, onePerThing(record, deeds)])
  );
}
function rungsOfAsking({ page }) {
  const types2 = Object.values(page.types);
  const others = new Set(types2.filter(({ family }) => family !== "asks").map(({ rung }) => rung));
  return new Set(types2.map(({ rung }) => rung).filter((rung) => rung && !others.has(rung)));
}
function onePerThing(record, deeds) {
  const best = /* @__PURE__ */ new Map();
  for (const deed of deeds.toSorted((a, b) => a.claim.strength - b.claim.strength)) best.set(deed.thing, deed);
  const name = ({ thing: thing2 }) => nameOf(record, thing2);
  return [...best.values()].sort((a, b) => Number(!a.answer) - Number(!b.answer) || byCode(name(a), name(b)));
}
var isAct = (record, claim) => {
  const { kind, cause } = relationOf(record, claim);
  return cause === "subject" && strengthIn(record, "kind", kind) === record.page.ranks.plain;
};
function rolesOf2(record, id) {
  const claims = (record.claimsAbout.get(id) ?? []).filter((claim) => !claim.disputes && claim.object === id);
  const roles = claims.map((claim) => claim.subject).filter((other) => familyOf(record, other) === "roles");
  return [...new Set(roles)].sort(byCode);
}
var answerTo2 = (record, id, asked2) => (record.claimsAbout.get(id) ?? []).find(
  (claim) => !claim.disputes && claim.subject === id && claim.object === asked2 && isAnswer(record, claim)
) ?? null;
function isAnswer(record, claim) {
  const { kind, cause } = relationOf(record, claim);
  return cause === "object" && strengthIn(record, "kind", kind) === record.page.ranks.plain;
}

// core/facts.ts
var sideOf = (claim, id) => (claim.subject === id ? "" : "^") + claim.predicate;
var factOf = (claim, id) => sideOf(claim, id).replace(/[/].*/, "");
function factWords(record, name) {
  const relation = record.page.relations[name.replace("^", "")];
  if (!relation) return "";
  return name.startsWith("^") ? relation.inverse : relation.fact ?? relation.label;
}
function saidBy(record, id, claims) {
  const found2 = /* @__PURE__ */ new Map();
  for (const claim of claims) {
    const end = claim.subject === id ? claim.object : claim.subject;
    const other = record.things.has(end) && end !== id ? end : "";
    const text = other ? at(record.things, other).name : claim.text ?? claim.about ?? "";
    const said = found2.get(`${other} ${text}`) ?? { other, text, claims: [], isDisputed: false };
    if (claim.disputes) said.isDisputed = true;
    said.claims.push(claim);
    found2.set(`${other} ${text}`, said);
  }
  for (const { claims: some } of found2.values()) some.sort(compareClaims);
  return [...found2.values()].sort(
    (a, b) => compareClaims(a.claims[0], b.claims[0]) || byCode(a.text, b.text)
  );
}
var compareClaims = (a, b) => Number(a.disputes ?? false) - Number(b.disputes ?? false) || b.strength - a.strength || byCode(a.from ?? "9", b.from ?? "9");
function factsAbout(record, id, isShown3) {
  const all = record.claimsAbout.get(id) ?? [];
  const rows4 = [];
  const missing = [];
  for (const fact of typeOf(record, id).facts ?? []) {
    const some = all.filter((claim) => factOf(claim, id) === fact);
    if (!some.length && factWords(record, fact)) missing.push(factWords(record, fact));
    for (const name of new Set(some.map((claim) => sideOf(claim, id)))) {
      const passing = some.filter((claim) => sideOf(claim, id) === name && isShown3(claim));
      if (passing.length) rows4.push({ name, words: factWords(record, name), said: saidBy(record, id, passing) });
    }
  }
  return { rows: rows4, missing };
}
function placeOf(record, id, claim) {
  const facts = typeOf(record, id).facts ?? [];
  const place = facts.indexOf(factOf(claim, id));
  return place >= 0 ? place : facts.length + record.page.kinds.indexOf(relationOf(record, claim).kind);
}
var timeOf = (record, id) => statedTexts(record, id, "givesTime");
var resultOf = (record, id) => statedTexts(record, id, "tellsResult");
function statedTexts(record, id, which) {
  const claims = (record.factsOf.get(id) ?? []).filter(
    (claim) => claim.subject === id && !claim.disputes && isPlainlySaid(record, claim) && relationOf(record, claim)[which]
  );
  return once(claims, (claim) => claim.text ?? "").filter(Boolean).join(phraseOf(record, "choice"));
}
var isPlainlySaid = (record, claim) => strengthIn(record, "wording", claim.wording) === record.page.ranks.plain && strengthIn(record, "modality", claim.modality) === record.page.ranks.plain;

// ui/fact_box.ts
var MOST4 = 6;
var isShown = (claim) => shown.claims.has(claim.id);
function factBox(own, cautioned) {
  const { rows: rows4, missing } = factsAbout(RECORD, own.id, isShown);
  const kept2 = keptOrNot(own);
  if (!rows4.length && !missing.length && !cautioned && !kept2) return null;
  return make(
    "section",
    { class: "facts", "aria-label": "In short" },
    make(
      "dl",
      {},
      rows4.map((row2) => factRow(own.id, row2)),
      kept2,
      cautionRow(cautioned)
    ),
    missing.length > 0 && !own.beyond && make("p", { class: "small" }, `Nothing in this record on: ${missing.map(plainly).join(", ")}.`)
  );
}
function factRow(id, { name, words: words3, said }) {
  const values = said.slice(0, MOST4).map((one) => factValue(id, one));
  const rest = said.length - MOST4;
  const more = rest > 0 && button(`and ${rest} more`, () => showRelation(name), { class: "link" });
  return [make("dt", {}, titled(plainly(words3))), make("dd", {}, values, more)];
}
var plainly = (words3) => words3.replace(/^(?:was|is) (?=.+ (?:by|to|at|in|of|for|from|with)$)/, "");
function showRelation(name) {
  const part2 = document.getElementById(`relation-${name.replace("^", "of-")}`);
  part2?.scrollIntoView({ block: "start" });
  part2?.querySelector("h3")?.focus({ preventScroll: true });
}
function factValue(id, said) {
  const [lead] = said.claims;
  if (!lead) return null;
  const time = isDated2(lead) && !relationOf2(lead).givesTime && lead.when;
  return make(
    "div",
    { class: "value" },
    make(
      "span",
      {},
      said.other ? [goTo(said.other), beside(said.other)] : said.text,
      time && make("span", { class: "time" }, ` ${time}`)
    ),
    evidenceMark(id, said, lead),
    make("span", { class: "tags" }, cautions(lead), said.isDisputed && !lead.disputes && "disputed")
  );
}
function beside(id) {
  const [time, result] = [timeOf(RECORD, id), resultOf(RECORD, id)];
  return [
    result && make("span", { class: "result" }, ` ${result}`),
    time && make("span", { class: "time", title: "when it was" }, ` (${time})`)
  ];
}
function evidenceMark(id, { other, claims }, lead) {
  const line = other ? lineBetween2(id, other)?.id : "";
  const mark = sourceMark(lead.source);
  if (!line) return mark;
  const title = `${sentence(lead)}: ${plural(claims.length, "claim")}, evidence`;
  const node = button("", () => open({ line }, { focus: true }), { class: "link evidence", "aria-label": title });
  node.append(mark);
  return node;
}
var cautionRow = (count) => count > 0 && [
  make("dt", {}, "Cautions"),
  make(
    "dd",
    {},
    button(plural(count, "caution"), () => showCautions(), { class: "link" })
  )
];
function showCautions() {
  const section = document.getElementById("cautions");
  section?.scrollIntoView({ block: "start" });
  section?.querySelector("h3")?.focus({ preventScroll: true });
}
function keptOrNot({ id, beyond }) {
  if (typeOf2(id).rung !== "commitment" || beyond) return null;
  const others = linesOf(id).flatMap((line) => line.ends);
  if (others.some((end) => isOf(RECORD, end, "StatusAssessment"))) return null;
  return [make("dt", {}, "Kept?"), make("dd", {}, "Not assessed in this record: nobody has looked.")];
}

// ui/deeds.ts
var MANY4 = 6;
var deedParts = (from, to) => [deedPart(to, from), deedPart(from, to)];
var hasAnswer = (from, to) => [deedsToward(to, from), deedsToward(from, to)].some(
  (deeds) => deeds.some(([, some]) => some.some(({ answer }) => answer))
);
var deedsToward = (id, other) => isActor(RECORD, id) ? [...deedsOf(RECORD, id, other)] : [];
function deedPart(id, other) {
  const deeds = deedsToward(id, other);
  if (!deeds.length) return null;
  return make(
    "section",
    { class: "deeds" },
    make("h3", {}, `What ${nameOf2(id)} asked, answered and promised`),
    make(
      "p",
      { class: "small" },
      "As the record tells it. It is no pathway, and a promise does not show that it was kept."
    ),
    deeds.map(([rung, some]) => [
      make("h4", {}, titled(plural(some.length, codeOf2("rung", rung).label))),
      rows(id, some)
    ])
  );
}
function rows(id, deeds) {
  const row2 = (deed) => deedRow(id, deed);
  const list = make("ul", { class: "relations" }, deeds.slice(0, MANY4).map(row2));
  return [list, showAll(list, deeds.slice(MANY4), row2)];
}
function deedRow(id, { thing: done, claim, answer }) {
  const line = lineBetween2(claim.subject, claim.object)?.id ?? "";
  const inRole = claim.subject !== id && make("p", { class: "small" }, `in the role: ${subjectOf(claim)}`);
  return make(
    "li",
    {},
    glyph(thing(done).type),
    make("span", {}, goTo(done), beside(done), inRole),
    button("Evidence", () => open({ line }, { focus: true }), {
      class: "open",
      "aria-label": `Evidence: ${nameOf2(done)}`
    }),
    make(
      "div",
      { class: "note" },
      whoSays(claim),
      answer && [`${verb(answer, done)} ${nameOf2(answer.object)}`, whoSays(answer)]
    )
  );
}

// ui/pathway_parts.ts
var stepList = (path2) => make(
  "ol",
  { class: "steps" },
  path2.steps.map((step, n) => stepItem(path2, step, n))
);
function stepItem(path2, step, n) {
  const claims = [...step.claims, ...step.opposing, ...step.disputing];
  const weak = isBreak(RECORD, step);
  return make(
    "li",
    { class: weak ? "step weak" : "step", id: `step-${n + 1}` },
    make("span", { class: "number", "aria-hidden": "true" }, n + 1),
    make(
      "div",
      {},
      make("p", { class: "sentence" }, goTo(step.start), ` `, make("b", {}, step.phrase), ` `, goTo(step.end)),
      tags(step.lead),
      stepNotes(step, n),
      stepEvidence(claims, n + 1)
    ),
    jointLine(path2, n + 1)
  );
}
function stepEvidence(claims, number) {
  const isOpen2 = state.step === number;
  const words3 = `Evidence of step ${number} (${plural(claims.length, "claim")})`;
  const turn = () => change({ step: isOpen2 ? 0 : number }, { focus: true });
  return [
    button(words3, turn, { class: "evidence-of-step", "aria-expanded": String(isOpen2) }),
    make(
      "div",
      { class: "evidence-here", hidden: !isOpen2 },
      claims.map((claim) => claimCard(claim, true))
    )
  ];
}
function jointLine(path2, number) {
  const joint = path2.joints[number - 1];
  if (!joint || joint.strength === PAGE.ranks.plain) return null;
  return make("p", { class: isShared(joint) ? "joint shared" : "joint" }, jointWords(path2, number));
}
function stepNotes(step, n) {
  const told2 = whoTells(RECORD, step);
  const voices2 = (claims) => namesOf(
    RECORD,
    once(claims, (claim) => claim.voice)
  );
  const isOpen2 = step.chronology === "possible" && n > 0;
  const when = [isDated2(step.lead) && step.lead.when, isOpen2 && "an order that is possible, not certain"];
  return [
    told2 && make("p", { class: "small" }, inWords(told2)),
    isBreak(RECORD, step) && make("p", { class: "breaks" }, `Breaks here: ${inPassing(weaknessOf(RECORD, step))}.`),
    step.opposing.length > 0 && make("p", { class: "breaks" }, `The opposite is said by ${voices2(step.opposing)}.`),
    step.disputing.length > 0 && make("p", { class: "breaks" }, `Disputed by ${voices2(step.disputing)}.`),
    when.some(Boolean) && make("p", { class: "small" }, when.filter(Boolean).join(", "))
  ];
}
function cautionParts(trace, path2) {
  const taken = trace.through.flatMap(({ id, claim }) => [id, claim.id]);
  const met = path2 ? [.../* @__PURE__ */ new Set([trace.from, trace.to, ...taken, ...path2.things, ...path2.steps.flatMap(claimIds)])] : [...metBy(trace)];
  const found2 = caveatsAbout(RECORD, met);
  if (!found2.length) return null;
  const card2 = (caveat) => caveatCard(caveat, whoseIs(caveat, path2, met));
  const always = found2.filter((caveat) => isAlwaysTold(RECORD, caveat));
  const told2 = always.length ? always : found2.slice(0, 1);
  const others = found2.filter((caveat) => !told2.includes(caveat));
  const where = path2 ? "on the steps and the things passed" : "on the two ends";
  const summary = cautionCount(others, "more caution", ` ${where}`);
  return [
    make("h3", {}, "What the record cautions"),
    told2.map(card2),
    others.length > 0 && make(
      "details",
      {},
      make("summary", {}, summary),
      others.map((caveat) => caveatLine(caveat, whoseIs(caveat, path2, met)))
    )
  ];
}
var claimIds = (step) => [...step.claims, ...step.opposing, ...step.disputing].map((claim) => claim.id);
function whoseIs({ concerns: concerns2 }, path2, met) {
  const steps = path2?.steps ?? [];
  const numbers = steps.flatMap((step, n) => claimIds(step).some((id) => concerns2.includes(id)) ? [n + 1] : []);
  if (numbers.length) return `on ${numbers.length > 1 ? "steps" : "step"} ${numbers.join(", ")}`;
  const about2 = met.find((id) => RECORD.things.has(id) && concerns2.includes(id));
  return about2 === void 0 ? "" : `on ${nameOf2(about2)}`;
}
function tieParts({ pathways: pathways2, ties, moreTies, isReverse }) {
  if (!ties.length) return null;
  const what = "Each line is a claim of the record. Together they are no pathway from the one to the other.";
  return [
    make("h3", {}, pathways2.length ? "Other ties between the two, not walked" : howTied(ties, isReverse)),
    !pathways2.length && make("p", { class: "small" }, what),
    make("ul", { class: "ties" }, ties.map(tieItem)),
    moreTies > 0 && make("p", { class: "small" }, `And ${plural(moreTies, "more tie")}.`)
  ];
}
function howTied(ties, isReverse) {
  if (isReverse) return "What else joins the two";
  const isInfluence = ties.some(({ claims }) => claims.some((claim) => kindOf2(claim) === KINDS[0]));
  return isInfluence ? "Connected, but by no pathway" : "Connected, not by influence";
}
var tieItem = ({ claims }) => make(
  "li",
  {},
  claims.map((claim) => make("p", {}, openClaim(claim), whoSays(claim)))
);
function openClaim(claim) {
  const line = lineBetween2(claim.subject, claim.object)?.id ?? "";
  return button(sentence(claim), () => openLine(line, { focus: true }), { class: "link" });
}

// core/asked_text.ts
function readText(record, text) {
  const { nameWords, questions } = record.page;
  const words3 = folded(text).split(" ").filter(Boolean);
  const date = typedDate(record, words3);
  const isAside = (word) => nameWords.asking.includes(word) || questions.asides.includes(word);
  return { words: words3, told: words3.filter((word) => date.words.includes(word) || !isAside(word)), date };
}
var suggestion = (one) => ({ ...one, isWhole: true, isTrace: false });
function bestAsked(record, all) {
  const best = all.find((one) => isAnswered(record, one)) ?? all[0];
  return best ? [best] : [];
}

// core/ahead.ts
var PIECE = 40;
function madeAhead(make2) {
  const work = make2();
  let made;
  const goOn2 = () => {
    const step = work.next();
    if (step.done) made = { value: step.value };
  };
  return {
    get: () => {
      while (!made) goOn2();
      return made.value;
    },
    *ahead() {
      while (!made) {
        goOn2();
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

// core/unspaced.ts
var UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
var isUnspaced = (text) => UNSPACED.test(text);
var wordStart = (word) => isUnspaced(word) ? word : ` ${word}`;

// core/word_matching.ts
var PREFIX = 4;
var THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/gu;
function foldEntries(entries) {
  const joined = entries.map((texts) => ` ${texts.map((text) => text.replace(/\s+/gu, " ")).join(" \n ")} 
`);
  return fold(joined.join("\r")).split("\r");
}
function fold(text) {
  const lower = text.replace(THOUSANDS, "").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  const bare2 = lower.replace(/['’]/gu, "");
  const plain = bare2.replace(
    /[^\x00-\x7f]+/gu,
    (letters) => letters.normalize("NFKD").replace(/\p{M}|['’]/gu, "").replace(/[^\p{L}\p{N}\n\r]/gu, " ")
  );
  return plain.replace(/[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]/gu, " ").replace(/[ \t]+/gu, " ");
}
var wordsOf5 = (text) => (foldEntries([[text]])[0] ?? "").split(/\s+/u).filter(Boolean);
function wordOf(typed) {
  if (isUnspaced(typed)) return { typed, starts: [typed], pattern: `(?:[^ ]*${typed}[^ ]*)`, isWithin: true };
  const isLong = typed.length >= PREFIX;
  const others = [
    ...isLong ? [] : [`${typed}s`, `${typed}es`],
    ...typed.endsWith("y") ? [`${typed.slice(0, -1)}ies`] : [],
    ...typed.endsWith("s") && isLong ? [typed.slice(0, -1)] : [],
    ...typed.endsWith("es") && typed.length > PREFIX ? [typed.slice(0, -2)] : [],
    ...typed.endsWith("ies") && typed.length > PREFIX ? [`${typed.slice(0, -3)}y`] : []
  ];
  return {
    typed,
    starts: [typed, ...others].map((start) => ` ${start}`),
    isWithin: false,
    pattern: `(?:${[isLong ? `${typed}[^ ]*` : typed, ...others].join("|")})`
  };
}
var Query = class _Query {
  each;
  row;
  order;
  typed;
  words;
  /** The longest first, which the fewest entries hold. */
  rarest;
  constructor(text) {
    this.words = wordsOf5(text).map(wordOf);
    this.rarest = this.words.toSorted((a, b) => b.typed.length - a.typed.length);
    const patterns = this.words.map(({ pattern }) => pattern);
    this.each = patterns.map((pattern) => new RegExp(` (${pattern})(?= )`, "u"));
    this.row = new RegExp(`${patterns.map((pattern) => ` ${pattern}`).join("")} `, "u");
    this.order = new RegExp(patterns.map((pattern) => ` ${pattern}(?= )`).join("[^\n]*?"), "u");
    this.typed = ` ${this.words.map(({ typed }) => typed).join(" ")} `;
  }
  /** The same without some words; itself where nothing would be left, or nothing goes. */
  without(leftOut) {
    const kept2 = this.words.map(({ typed }) => typed).filter((typed) => !leftOut.includes(typed));
    return kept2.length && kept2.length < this.words.length ? new _Query(kept2.join(" ")) : this;
  }
  /** Whether all words stand in a folded entry. */
  matches(entry) {
    return this.words.length > 0 && this.rarest.every(({ starts }) => starts.some((start) => entry.includes(start))) && this.each.every((pattern) => pattern.test(entry));
  }
  /** How well an entry fits in which all words stand. */
  fit(entry) {
    const inexact = this.words.filter(({ typed }) => !entry.includes(` ${typed} `)).length;
    if (entry.includes(this.typed)) return [0, inexact];
    if (this.row.test(entry)) return [1, inexact];
    if (this.order.test(entry)) return [2, inexact];
    return [entry.split("\n").some((text) => this.count(text) === this.words.length) ? 3 : 4, inexact];
  }
  /** The number of the text of an entry that fits best: the one with most of the words, in the best order. */
  bestText(entry) {
    const texts = entry.split("\n").slice(0, -1);
    const ranks = texts.map((text, n) => [-this.count(text), this.fit(`${text}
`)[0], n]);
    return ranks.reduce(
      (best, rank) => (rank[0] - best[0] || rank[1] - best[1] || rank[2] - best[2]) < 0 ? rank : best
    )[2];
  }
  /** For each word the first that matches it in an entry, as typed where it stands so. */
  foundWords(entry) {
    return this.words.flatMap(({ typed, isWithin: isWithin4 }, n) => {
      if (isWithin4 || entry.includes(` ${typed} `)) return [typed];
      return this.each[n]?.exec(entry)?.[1] ?? [];
    });
  }
  count(text) {
    return this.each.filter((pattern) => pattern.test(text)).length;
  }
};

// core/full_text.ts
var KINDS2 = ["description", "voice", "claim", "caveat", "source"];
var PIECE2 = 60;
function textFinderOf(record) {
  const { get, ahead } = madeAhead(() => foldedEntries(record));
  const find3 = (text, names5) => {
    const { entries, plain } = isExact(record, text, names5) ? voicesAmong(get()) : get();
    const wanted = folded(text);
    const named2 = new Set(names5.filter((hit) => isTyped(wanted, hit.plain)).map(({ thing: thing2 }) => thing2.id));
    return bestEntries(record, entries, plain, text).filter(({ id }) => !named2.has(id));
  };
  return Object.assign(find3, { ahead });
}
function* foldedEntries(record) {
  const entries = entriesOf(record);
  yield;
  const pieces = Array.from(
    { length: Math.ceil(entries.length / PIECE2) },
    (_, n) => entries.slice(n * PIECE2, (n + 1) * PIECE2)
  );
  const plain = [];
  for (const piece of pieces) {
    plain.push(...foldEntries(piece.map(({ texts }) => texts)));
    yield;
  }
  return { entries, plain };
}
function voicesAmong({ entries, plain }) {
  const isVoice = (_, n) => entries[n]?.kind === "voice";
  return { entries: entries.filter(isVoice), plain: plain.filter(isVoice) };
}
function isExact({ page }, text, names5) {
  const [first2] = names5;
  if (!first2) return false;
  const { heard, plain } = first2;
  return plain === folded(text) || core(page.nameWords, heard).join("") === core(page.nameWords, text).join("");
}
var isTyped = (text, name) => text.split(" ").every((word) => ` ${name}`.includes(wordStart(word)));
function entriesOf(record) {
  const caveats2 = new Map([...record.caveatsOf.values()].flat().map((caveat) => [caveat.id, caveat]));
  return [
    ...record.page.things.flatMap(
      ({ id, name, aliases = [], description }) => description ? [{ kind: "description", id, texts: [description, name, ...aliases] }] : []
    ),
    ...record.page.voices.map(({ id, name, description = "" }) => ({
      kind: "voice",
      id,
      texts: [name, description].filter(Boolean)
    })),
    ...record.claims.map((claim) => ({ kind: "claim", id: claim.id, texts: textsOfClaim(claim) })),
    ...[...caveats2.values()].map((caveat) => ({
      kind: "caveat",
      id: caveat.id,
      texts: textsOfCaveat(record, caveat)
    })),
    ...record.page.sources.map(({ id, title, publisher = "" }) => ({
      kind: "source",
      id,
      texts: [title, publisher].filter(Boolean)
    }))
  ];
}
var textsOfPlaces = (places2) => places2.flatMap(({ summary, anchor }) => [summary, anchor]);
var textsOfClaim = ({ evidence, text = "", reason = "" }) => [...textsOfPlaces(evidence), text, reason].filter(Boolean);
var textsOfCaveat = (record, caveat) => [caveat.summary, ...textsOfPlaces(caveat.evidence), sortOf(record, caveat).label].filter(Boolean);
function bestEntries(record, entries, plain, text) {
  const whole3 = new Query(text);
  const found2 = matching(entries, plain, whole3);
  const query = found2.length ? whole3 : whole3.without(record.page.nameWords.asking);
  const matched = query === whole3 ? found2 : matching(entries, plain, query);
  return matched.map(({ entry, folds }) => ({ entry, folds, fit: query.fit(folds) })).sort((a, b) => compare2(a.entry, a.fit, b.entry, b.fit)).map(({ entry: { kind, id, texts }, folds }) => ({
    kind,
    id,
    // Only of the few that are shown, for which it is worth the time.
    get text() {
      return texts[query.bestText(folds)] ?? "";
    },
    get words() {
      return query.foundWords(folds);
    }
  }));
}
var matching = (entries, plain, query) => entries.flatMap((entry, n) => query.matches(plain[n] ?? "") ? [{ entry, folds: plain[n] ?? "" }] : []);
var compare2 = (a, one, b, other) => KINDS2.indexOf(a.kind) - KINDS2.indexOf(b.kind) || one[0] - other[0] || one[1] - other[1] || byCode(a.id, b.id);

// core/near_names.ts
var ALIKE = { begun: 90, slipped: 75, begunSlipped: 70, slip: 15, within: 50, kindred: 40 };
var MET = 55;
var [SHORT, LONG, UNFINISHED] = [5, 8, 6];
function telling({ asking }, words3) {
  const told2 = words3.filter((word) => !asking.includes(word));
  return told2.length ? told2 : [...words3];
}
var NearNames = class _NearNames {
  constructor(lists, index, named2, letters) {
    this.lists = lists;
    this.index = index;
    this.named = named2;
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
    const named2 = yield* mapInPieces(index.names, (name) => ({
      name,
      numbers: name.plain.split(" ").map((word) => place.get(word) ?? 0)
    }));
    return new _NearNames(lists, index, named2, letters);
  }
  /** The names that are near a text, each with how near, from above 0 to 100. */
  nearness(text) {
    const cored = core(this.lists, text);
    const alike2 = telling(this.lists, cored).map((want) => this.likenesses(want));
    const near = /* @__PURE__ */ new Map();
    for (const { name, numbers } of this.named) {
      const found2 = alike2.map((known2) => numbers.reduce((most, n) => Math.max(most, known2[n] ?? 0), 0));
      const met = found2.filter((value) => value >= MET);
      if (found2.every(Boolean)) near.set(name, sum(found2) / found2.length);
      else if (2 * met.length > found2.length || met.length && isWithin3(this.index.coreOfName(name.heard), cored))
        near.set(name, sum(met) / found2.length / 2);
    }
    return near;
  }
  /** How alike each word of the names is to one that is looked for. */
  likenesses(want) {
    const letters = lettersOf(want);
    return this.index.words.map((word, n) => likeness(want, word, countOf2(letters & ~(this.letters[n] ?? 0))));
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
function countOf2(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count += 1;
  return count;
}
var sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
var isWithin3 = (words3, text) => words3.every((word) => text.includes(word)) && (words3.length > 1 || text.length < 3);
function likeness(want, word, lacking = 0) {
  if (word.startsWith(want)) return word === want ? 100 : ALIKE.begun;
  if (word.includes(want) && isUnspaced(want)) return ALIKE.begun;
  const [whole3, begun] = [likelySlips(want, word, lacking), slipsInBeginning(want, word, lacking)];
  if (whole3 || begun)
    return Math.max(whole3 && ALIKE.slipped - ALIKE.slip * whole3, begun && ALIKE.begunSlipped - ALIKE.slip * begun);
  if (want.length > 3 && 2 * want.length > word.length && word.endsWith(want)) return ALIKE.within;
  return areKindred(want, word) ? ALIKE.kindred : 0;
}
function slipsInBeginning(want, word, lacking) {
  const more = word.length - want.length;
  if (want.length <= 3 || more < 1 || want.length < UNFINISHED && more > 1) return 0;
  const whole3 = likelySlips(want, word.slice(0, want.length), lacking);
  const dropped = more > 1 ? likelySlips(want, word.slice(0, want.length + 1), lacking) : 0;
  return Math.min(whole3 || dropped, dropped || whole3);
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

// core/named_within.ts
var TELLING = 4;
var FEW2 = 5;
var ENDING = 2;
function addNamedWithin(lists, all, text, names5) {
  const known2 = new Set(names5.map(({ thing: thing2 }) => thing2.id));
  const named2 = all.filter(({ thing: thing2 }) => !known2.has(thing2.id)).map((hit) => ({ ...hit, words: hit.plain.split(" ").filter(Boolean) }));
  const vocabulary = new Set(named2.flatMap(({ words: words3 }) => words3));
  const heard = new Set(names5.flatMap(({ plain }) => plain.split(" ")));
  let wanted = tellingWords(lists, text, /* @__PURE__ */ new Set([...vocabulary, ...heard])).map(({ word }) => word).filter((word) => !isMet(word, heard));
  const found2 = [...names5];
  while (wanted.length) {
    const met = bestNamed(named2, vocabulary, wanted);
    if (!met.length) break;
    const fresh = once(met, ({ thing: thing2 }) => thing2.id).filter((id) => !known2.has(id));
    if (!found2.length || fresh.length <= FEW2) {
      for (const { thing: thing2, heard: name, plain } of met)
        if (!known2.has(thing2.id)) {
          known2.add(thing2.id);
          found2.push({ thing: thing2, heard: name, plain });
        }
    }
    const used = new Set(met.flatMap(({ wants }) => wants));
    wanted = wanted.filter((want) => !used.has(want));
  }
  return found2;
}
function understood(lists, text, words3) {
  const told2 = /* @__PURE__ */ new Map();
  for (const { typed, word } of tellingWords(lists, text, words3)) if (!told2.has(word)) told2.set(word, typed);
  const [met, left] = [true, false].map((is) => [...told2].filter(([word]) => isMet(word, words3) === is));
  return { met: (met ?? []).map(([, typed]) => typed), left: (left ?? []).map(([, typed]) => typed) };
}
function bestNamed(named2, vocabulary, wanted) {
  const forms = new Map(
    once(wanted, String).map((want) => [
      want,
      new Map([...vocabulary].map((word) => [word, formFit(want, word)]).filter(([, fit2]) => fit2))
    ])
  );
  let best = 0;
  let met = [];
  for (const { thing: thing2, heard, plain, words: words3 } of named2) {
    const { fit: fit2, wants } = fitOf(words3, forms);
    if (fit2 > best) [best, met] = [fit2, []];
    if (fit2 && fit2 === best) met.push({ thing: thing2, heard, plain, wants });
  }
  return met.sort((a, b) => [...a.plain].length - [...b.plain].length || byCode(a.thing.id, b.thing.id));
}
function formFit(want, word) {
  const length = [...want].length;
  if (want === word) return 2 * length + 1;
  const shared = sharedStart(want, word);
  const longest = Math.max(length, [...word].length);
  const isForm = shared === length || longest - shared <= ENDING || areKindred(want, word);
  return shared >= TELLING && isForm ? 2 * length : 0;
}
var isMet = (want, words3) => words3.has(want) || [...words3].some(
  (word) => formFit(want, word) || ([...want].length >= TELLING || isUnspaced(want)) && likeness(want, word) >= MET
);
function fitOf(words3, forms) {
  const fits2 = [...forms].map(([want, known2]) => ({
    want,
    fit: Math.max(0, ...words3.map((word) => known2.get(word) ?? 0))
  }));
  const wants = fits2.filter(({ fit: fit2 }) => fit2).map(({ want }) => want);
  const isTold2 = words3.every((word) => wants.includes(word)) || wants.some((want) => [...want].length >= TELLING || isUnspaced(want));
  return isTold2 ? { fit: fits2.reduce((sum2, { fit: fit2 }) => sum2 + fit2, 0), wants } : { fit: 0, wants: [] };
}
var tellingWords = ({ asking }, text, vocabulary) => text.split(/\s+/u).flatMap((token) => split(token, vocabulary)).filter(({ word }) => !asking.includes(word));
function split(token, vocabulary) {
  const plain = folded(token);
  if (isUnspaced(plain)) {
    const inside = [...vocabulary].filter((word) => [...word].length > 1 && isUnspaced(word) && plain.includes(word));
    inside.sort((a, b) => [...b].length - [...a].length || byCode(a, b));
    const parts = inside.length ? plain.split(new RegExp(`(${inside.join("|")})`, "u")) : [plain];
    return parts.flatMap((part2) => part2.split(" ").filter(Boolean)).map((word) => ({ typed: word, word }));
  }
  const typed = token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  return plain.split(" ").filter(Boolean).map((word) => ({ typed: folded(typed) === word ? typed : word, word }));
}

// core/question_words.ts
function ofWords(reading, text) {
  const met = questionsMet(reading, text);
  const plain = met.filter(({ rest }) => !rest.length).flatMap(({ question, year }) => widened(year).map((one) => asked(question, { year: one })));
  const whole3 = plain.filter(canBeAsked);
  const told2 = whole3.filter((one) => isAnswered(reading.record, one));
  if (whole3.length) return (text.date.time >= 1e4 && told2.length ? told2 : whole3).map(suggestion);
  const about2 = (things, all) => all.flatMap(
    ({ question, rest }) => bestAsked(
      reading.record,
      question.of !== void 0 || question.verb !== void 0 ? things(rest).map((thing2) => asked(question, { thing: thing2 })) : []
    )
  );
  const found2 = about2(reading.named, met);
  const meant = found2.length ? found2 : about2(reading.meant, met.slice(0, 1));
  const answered = meant.filter((one) => isAnswered(reading.record, one));
  return (answered.length ? answered : meant.slice(0, 1)).map(suggestion);
}
function questionsMet(reading, text) {
  const { questions, byWord } = reading;
  const met = new Set(text.told.flatMap((word) => byWord.get(word) ?? []));
  if (text.date.time) {
    for (const question of questions) if (question.year && !isBesideDate(question)) met.add(question);
  }
  const order = new Map(questions.map((question, n) => [question, n]));
  return [...met].map((question) => readAs(reading.record, question, text)).filter(({ weight: weight2 }) => weight2 > 0).sort((a, b) => b.weight - a.weight || (order.get(a.question) ?? 0) - (order.get(b.question) ?? 0));
}
function readAs({ page }, question, { words: words3, told: told2, date }) {
  const own = new Set(ownWords(page, question).flatMap((one) => one.split(" ")));
  const year = question.year ? date.time : 0;
  const isOwn = (word) => own.has(word) || year > 0 && date.words.includes(word);
  const rest = told2.filter((word) => !isOwn(word));
  const line = ` ${words3.join(" ")} `;
  const phrases = [
    ...question.words.filter((one) => one.includes(" ")),
    ...labelsOf(
      page,
      (question.patterns ?? []).flatMap(({ relations = [] }) => relations)
    )
  ];
  const row2 = Math.max(0, ...phrases.map((one) => line.includes(` ${one} `) ? one.split(" ").length : 0));
  return { question, rest, year, weight: (told2.length - rest.length) * 2 + row2 + sideOf2(question, told2, rest, isOwn) };
}
function ownWords(page, question) {
  const dated2 = isBesideDate(question) ? page.questions.questions.filter(asksWhen).flatMap(({ words: words3 }) => words3) : [];
  return [...question.words, ...labelsOf(page, question.then ?? []), ...dated2];
}
var asksWhen = ({ patterns = [] }) => patterns.some(({ year }) => year === "time");
var isBesideDate = ({ patterns = [] }) => patterns.some(({ year }) => year === "after" || year === "since" || year === "before");
var labelsOf = (page, relations) => relations.map((name) => folded(page.relations[name]?.label ?? ""));
function sideOf2(question, told2, rest, isOwn) {
  const given = question.patterns?.[0]?.given;
  if (!given || !rest.length) return 0;
  const isBehind = told2.indexOf(rest[0] ?? "") > told2.findIndex(isOwn);
  return isBehind === (given === "object" || given === "effect") ? 1 : 0;
}

// core/asking.ts
var MOST5 = 6;
var CANDIDATES = 3;
var MOST_NAMED3 = 12;
function askerOf(record, find3, findTexts2) {
  const questions = [...questionsOf(record.page).values()];
  const byWord = /* @__PURE__ */ new Map();
  for (const question of questions.filter(({ bySource }) => !bySource))
    for (const word of new Set(question.words.flatMap((one) => one.split(" ")))) put(byWord, word, question);
  const readingOf = () => {
    const known2 = /* @__PURE__ */ new Map();
    const named2 = (words3) => {
      const key2 = words3.join(" ");
      const ids = known2.get(key2) ?? thingsTyped(record, find3, key2);
      known2.set(key2, ids);
      return ids;
    };
    const meant = (words3) => thingsMeant(find3, findTexts2, words3.join(" "));
    const paired = (words3) => hitsTyped(find3, words3.join(" ")).map(({ thing: thing2 }) => thing2.id).slice(0, CANDIDATES);
    const telling2 = (words3) => tellersNamed(record, words3);
    return { record, questions, byWord, named: named2, paired, telling: telling2, meant };
  };
  return Object.assign((text) => suggest(readingOf(), text), {
    partly: (text, names5) => readPartly(readingOf(), text, names5),
    readBy: (text, suggestions) => readBy(record, byWord, text, suggestions)
  });
}
function suggest(reading, text) {
  const read = readText(reading.record, text);
  const { told: told2, words: words3 } = read;
  if (!told2.length) return [];
  const said = ofSources(reading, read);
  const asks = said.length ? said : ofWords(reading, read);
  const isName = reading.named(words3).length > 0;
  const pairs = isName || asks.some(({ thing: thing2 }) => thing2) ? [] : ofPairs(reading, read);
  return (asks.length || pairs.length ? [...asks, ...pairs] : ofThing(reading, told2)).slice(0, MOST5);
}
function hitsTyped(find3, text) {
  const plain = folded(text);
  const called = bare(plain);
  return find3(text, false).filter((hit) => isTyped(plain, hit.plain) || bare(hit.plain) === called);
}
function thingsTyped({ claimsAbout: claimsAbout2 }, find3, text) {
  const words3 = bare(folded(text));
  const rank = ({ thing: thing2, plain }) => {
    const name = ` ${plain} `;
    const hasWhole = words3.split(" ").every((word) => name.includes(` ${word} `));
    const fit2 = bare(plain) === words3 ? 0 : name.endsWith(` ${words3} `) ? 1 : hasWhole ? 2 : 3;
    return [fit2, fit2 === 1 ? -(claimsAbout2.get(thing2.id)?.length ?? 0) : 0];
  };
  const hits = hitsTyped(find3, text).map((hit) => ({ id: hit.thing.id, rank: rank(hit) })).sort((a, b) => compareRows(a.rank, b.rank));
  const called = hits.filter((hit) => hit.rank[0] === 0);
  return (called.length ? called : hits).map(({ id }) => id).slice(0, MOST_NAMED3);
}
var bare = (plain) => plain.replace(/^the /, "");
function thingsMeant(find3, findTexts2, text) {
  const told2 = findTexts2(text, []).flatMap(({ kind, id }) => kind === "description" ? [id] : []);
  const near = told2.length ? [] : find3(text).map(({ thing: thing2 }) => thing2.id);
  return [...told2, ...near].slice(0, CANDIDATES);
}
function readPartly(reading, text, names5) {
  const { record, byWord } = reading;
  const { nameWords, questions } = record.page;
  const { told: told2, date } = readText(record, text);
  const asking = told2.filter((word) => byWord.has(word) || date.words.includes(word));
  const heard = names5.flatMap(({ plain }) => plain.split(" "));
  const { met, left } = understood(nameWords, text, /* @__PURE__ */ new Set([...heard, ...asking]));
  const words3 = met.flatMap((typed) => folded(typed).split(" "));
  const ids = names5.slice(0, MOST_NAMED3).map(({ thing: thing2 }) => thing2.id);
  const few = ids.slice(0, CANDIDATES);
  const known2 = { ...reading, named: (some) => some.length ? few : [], meant: () => [] };
  const asks = asking.length ? ofWords(known2, { words: words3, told: words3, date }) : [];
  const other = names5.find(({ plain }) => hasMore(nameWords, met, names5[0]?.plain ?? "", plain));
  const pair = other ? ofPair(reading, ids.slice(0, 1), [other.thing.id]) : [];
  const suggestions = [...asks, ...pair, ...asks.length + pair.length ? [] : ofThing(known2, words3)];
  return {
    suggestions: suggestions.slice(0, MOST5).map((one) => ({ ...one, isWhole: false })),
    understood: { met, left: left.filter((word) => !questions.asides.includes(folded(word))) }
  };
}
function readBy(record, byWord, text, suggestions) {
  const { nameWords, questions, relations } = record.page;
  const { told: told2, date } = readText(record, text);
  const labels = Object.values(relations).map(({ label }) => label);
  const texts = suggestions.flatMap(({ thing: thing2, other }) => [thing2, other].flatMap((id) => textsOf(record, id)));
  const heard = new Set([...texts, ...labels].flatMap((one) => folded(one).split(" ")));
  const isBegun = (word) => [...heard].some((one) => one.startsWith(word));
  const read = told2.filter((word) => byWord.has(word) || date.words.includes(word) || isBegun(word));
  const { met, left } = understood(nameWords, text, /* @__PURE__ */ new Set([...heard, ...read]));
  return { met, left: left.filter((word) => !questions.asides.includes(folded(word))) };
}
function textsOf(record, id) {
  const { aliases = [], description = "" } = record.things.get(id) ?? {};
  return [nameOf(record, id), record.sources.get(id)?.publisher ?? "", id, description, ...aliases];
}
function hasMore(lists, text, name, other) {
  const { left } = understood(lists, text.join(" "), new Set(name.split(" ")));
  return understood(lists, left.join(" "), new Set(other.split(" "))).met.length > 0;
}
function ofPairs(reading, { words: words3, told: told2 }) {
  if (told2.length < 2) return [];
  const isTold2 = (word = "") => told2.includes(word);
  for (let n = 1; n < words3.length; n += 1) {
    if (isTold2(words3[n]) && isTold2(words3[n - 1])) continue;
    const [left = [], right = []] = [words3.slice(0, n), words3.slice(n)].map((part2) => part2.filter(isTold2));
    if (!left.length || !right.length) continue;
    const best = ofPair(reading, reading.paired(left), reading.paired(right));
    if (best.length) return best;
  }
  return [];
}
function ofPair({ record, questions }, ones, others) {
  const pair = questions.find((question) => question.pair && !question.bySource);
  if (!pair) return [];
  const two = ones.flatMap((thing2) => others.map((other) => asked(pair, { thing: thing2, other })));
  return bestAsked(
    record,
    two.filter(({ thing: thing2, other }) => thing2 !== other)
  ).flatMap((best) => [suggestion(best), { ...suggestion(best), isTrace: true }]);
}
function ofSources({ record, questions, named: named2, telling: telling2 }, { words: words3, told: told2 }) {
  const question = questions.find(({ bySource }) => bySource);
  const n = words3.findIndex((word) => question?.words.includes(word));
  if (!question || n < 0) return [];
  const [before = [], behind = []] = [words3.slice(0, n), words3.slice(n + 1)].map(
    (part2) => part2.filter((word) => told2.includes(word))
  );
  if (!before.length || !behind.length) return [];
  const [source, thing2] = words3[n] === question.words[0] ? [behind, before] : [before, behind];
  const things = named2(thing2);
  return telling2(source).flatMap((other) => things.map((id) => asked(question, { thing: id, other }))).filter((one) => isAnswered(record, one)).slice(0, CANDIDATES).map(suggestion);
}
function tellersNamed({ page }, words3) {
  const tellers = [
    ...page.voices.map(({ id, name }) => ({ id, texts: [name] })),
    ...page.sources.map(({ id, title, publisher = "" }) => ({ id, texts: [title, publisher] }))
  ];
  const query = new Query(words3.join(" "));
  const plain = foldEntries(tellers.map(({ texts }) => texts));
  return tellers.flatMap(({ id }, n) => query.matches(plain[n] ?? "") ? [id] : []);
}
function ofThing(reading, told2) {
  const [thing2 = ""] = reading.named(told2);
  if (!thing2) return [];
  return reading.questions.filter(({ of, pair }) => of && !pair).map((question) => asked(question, { thing: thing2 })).filter((one) => isAnswered(reading.record, one)).slice(0, CANDIDATES).map((one) => ({ ...suggestion(one), isWhole: false }));
}

// core/name_index.ts
var NameIndex = class _NameIndex {
  constructor(lists, names5, words3, numbers, coreOf, byCore) {
    this.lists = lists;
    this.names = names5;
    this.words = words3;
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
  static *made(lists, things) {
    const names5 = (yield* mapInPieces(things, namesOf2)).flat();
    const having = /* @__PURE__ */ new Map();
    yield* mapInPieces([...names5.entries()], ([n, { plain }]) => {
      for (const word of new Set(plain.split(" "))) put(having, word, n);
    });
    const words3 = [...having.keys()].sort();
    yield;
    const coreOf = /* @__PURE__ */ new Map();
    const byCore = /* @__PURE__ */ new Map();
    yield* mapInPieces(names5, (name) => {
      const found2 = coreOf.get(name.heard) ?? core(lists, name.heard);
      coreOf.set(name.heard, found2);
      put(byCore, found2.join(""), name);
    });
    return new _NameIndex(
      lists,
      names5,
      words3,
      words3.map((word) => having.get(word) ?? []),
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
    let [low2, high] = [0, this.words.length];
    while (low2 < high) {
      const middle = low2 + high >> 1;
      if (isBefore(this.words[middle] ?? "")) low2 = middle + 1;
      else high = middle;
    }
    return low2;
  }
};
var namesOf2 = (thing2) => [thing2.name, ...thing2.aliases ?? [], ...thing2.identifiers ?? [], thing2.id.replaceAll("-", " ")].map(
  (heard, n, { length }) => {
    const plain = folded(heard);
    return { thing: thing2, heard, plain, padded: ` ${plain}`, isSaid: n < length - 1 };
  }
);

// core/find.ts
function finderOf({
  page: { nameWords, things }
}) {
  const { get, ahead } = madeAhead(() => indexesOf(nameWords, things));
  const find3 = (text, isNearToo = true) => findIn(nameWords, get(), text, isNearToo);
  return Object.assign(find3, { names: () => get().said, ahead });
}
function* indexesOf(lists, things) {
  const index = yield* NameIndex.made(lists, things);
  return { index, said: index.names.filter(({ isSaid }) => isSaid), near: yield* NearNames.made(lists, index) };
}
function findIn(lists, { index, near }, text, isNearToo) {
  const wanted = folded(text).split(" ").filter(Boolean);
  if (!wanted.length) return [];
  const asTyped = findTyped(index, wanted);
  const same = asTyped[0]?.[0] === 0 ? [] : findCalled(lists, index, text, asTyped.length > 0);
  if (asTyped.length || same.length) return eachOnce([...same, ...asTyped]);
  const told2 = telling(lists, wanted);
  const found2 = told2.length < wanted.length ? findTyped(index, told2) : [];
  if (found2.length || !isNearToo) return eachOnce(found2);
  const close = near.nearness(text);
  return eachOnce([...close].map(([name, value]) => [-value, name]).sort(compareRanked2));
}
function findTyped(index, wanted) {
  const whole3 = wanted.join(" ");
  const fit2 = ({ plain }) => plain === whole3 ? 0 : plain.startsWith(whole3) ? 1 : 2;
  return index.withWords(wanted).map((name) => [fit2(name), name]).sort(compareRanked2);
}
function findCalled(lists, index, text, isFound) {
  const wanted = core(lists, text);
  if (!wanted.join("") || isFound && wanted.join(" ") === folded(text)) return [];
  const begins = ` ${wanted.join("").slice(0, 1)}`;
  return index.withCore(text).filter(({ padded }) => padded.includes(begins)).map((name) => [0, name]).sort(compareRanked2);
}
var compareRanked2 = ([a, one], [b, other]) => a - b || lengthOf(one) - lengthOf(other) || byCode(one.thing.id, other.thing.id);
var lengthOf = ({ plain }) => [...plain].length;
function eachOnce(found2) {
  const hits = /* @__PURE__ */ new Map();
  for (const [, { thing: thing2, heard, plain }] of found2) if (!hits.has(thing2.id)) hits.set(thing2.id, { thing: thing2, heard, plain });
  return [...hits.values()];
}

// ui/names.ts
var find2 = finderOf(RECORD);
var MOST6 = 10;
var optionsHere = (names5) => names5.slice(0, MOST6).map(({ thing: thing2, heard }) => ({
  id: thing2.id,
  text: thing2.aliases?.includes(heard) ? `${thing2.name} (${heard})` : thing2.name,
  type: typeOf2(thing2.id).label,
  sign: glyph(thing2.type),
  isElsewhere: false
}));

// ui/search_texts.ts
var findTexts = textFinderOf(RECORD);
var LIMIT = 4;
var LONGEST = 110;
var NOUNS2 = {
  description: ["thing by its description", "things by their description"],
  voice: ["speaker", "speakers"],
  claim: ["claim", "claims"],
  caveat: ["caveat", "caveats"],
  source: ["source", "sources"]
};
var KINDS3 = Object.keys(NOUNS2);
var KIND_TITLES = {
  description: "Things by their description",
  voice: "Speakers",
  claim: "Claims",
  caveat: "Cautions",
  source: "Sources"
};
function findInTexts(text, names5) {
  const finds = findTexts(text, names5);
  const shown2 = KINDS3.map((kind) => [kind, finds.filter((one) => one.kind === kind)]);
  const left = shown2.filter(([, found2]) => found2.length > LIMIT);
  const parts = left.map(([kind, found2]) => plural(found2.length - LIMIT, ...NOUNS2[kind]));
  return {
    kinds: new Map(shown2.map(([kind, found2]) => [kind, found2.slice(0, LIMIT).flatMap(optionOf)])),
    more: parts.length ? `${parts.join(", ")} more: further words narrow them down` : ""
  };
}
function optionOf(found2) {
  const opens2 = patchOf(found2);
  return opens2 ? [{ id: found2.id, ...wordsFor(found2), isElsewhere: false, opens: opens2 }] : [];
}
function wordsFor({ kind, id, text }) {
  const sign2 = make("span", { "aria-hidden": "true" }, kind === "caveat" ? "!" : "“");
  const quoted = `“${shorter(text, LONGEST)}”`;
  if (kind === "description")
    return { text: thing(id).name, type: `${typeOf2(id).label}: ${quoted}`, sign: glyph(thing(id).type) };
  if (kind === "voice") return wordsForVoice(id, text, sign2);
  if (kind === "source") return { text: at(SOURCES, id).title, type: "source", sign: sign2 };
  if (kind === "caveat") return { text: shorter(text, LONGEST), type: `caveat: ${kindOfCaveat(id)}`, sign: sign2 };
  const claim = at(CLAIMS, id);
  return {
    text: shorter(sentence(claim), LONGEST),
    type: `claim: ${quoted}, ${SOURCES.get(claim.source)?.title ?? ""}`,
    sign: sign2
  };
}
function wordsForVoice(id, text, sign2) {
  const { name } = at(VOICES, id);
  const described = text === name ? "" : ` “${shorter(text, LONGEST)}”,`;
  return { text: name, type: `speaker:${described} ${plural(toldBy2(id).length, "claim", "claims")}`, sign: sign2 };
}
var toldBy2 = (voice) => RECORD.claims.filter((claim) => claim.voice === voice);
var caveats = () => [...RECORD.caveatsOf.values()].flat();
var caveatBy = (id) => caveats().find((caveat) => caveat.id === id);
var kindOfCaveat = (id) => {
  const caveat = caveatBy(id);
  return caveat ? sortOf(RECORD, caveat).label : "";
};
function patchOf({ kind, id }) {
  if (kind === "description") return { thing: id };
  if (kind === "voice") return patchOfVoice(id);
  if (kind === "claim") return patchOfClaim(id);
  if (kind === "source") return patchOfClaim(RECORD.claims.find(({ source }) => source === id)?.id ?? "");
  return patchOfCaveat(caveatBy(id));
}
function patchOfVoice(id) {
  if (toldBy2(id).length) return { ...noFilters(), view: "list", voice: id };
  return patchOfCaveat(caveats().find(({ voice }) => voice === id));
}
function patchOfCaveat(caveat) {
  const about2 = caveat?.concerns ?? [];
  const first2 = about2.find((concern) => THINGS.has(concern));
  return first2 ? { thing: first2 } : about2.map(patchOfClaim).find(Boolean);
}
function patchOfClaim(id) {
  const claim = CLAIMS.get(id);
  if (!claim) return void 0;
  const line = lineBetween2(claim.subject, claim.object);
  if (line) return { line: line.id };
  const [end] = endsOf2(claim);
  return end ? { thing: end } : void 0;
}

// ui/hits.ts
var askFor = askerOf(RECORD, find2, findTexts);
var FEW3 = 5;
var SEVERAL = 6;
function* searchAhead() {
  yield* find2.ahead();
  yield* findTexts.ahead();
}
function findAll(text) {
  const names5 = find2(text);
  const suggestions = askFor(text);
  const isName = Boolean(names5[0] && isTyped(folded(text), names5[0].plain));
  const { kinds: kinds3, more } = findInTexts(text, []);
  const isAsked = suggestions.some(({ isWhole, year }) => isWhole && (!isName || year));
  const hasTexts = [...kinds3.values()].some((options) => options.length);
  if (!isName && !hasTexts && !suggestions.length) return { ...findPartly(text, names5), more };
  const note = isName || hasTexts ? "" : noteOf2(askFor.readBy(text, suggestions));
  return { groups: grouped(names5, suggestions, isAsked, kinds3), note, more };
}
function findPartly(text, near) {
  const names5 = addNamedWithin(PAGE.nameWords, find2.names(), text, near);
  const { suggestions, understood: understood2 } = askFor.partly(text, names5);
  return { groups: grouped(names5, suggestions, false, /* @__PURE__ */ new Map()), note: noteOf2(understood2) };
}
function noteOf2({ met, left }) {
  const quoted = (words3) => words3.map((word) => `“${word}”`);
  if (!met.length || !left.length) return "";
  return `${titled(phraseOf(RECORD, "find.partly", { met: quoted(met), left: quoted(left) }))}.`;
}
function grouped(names5, suggestions, isAsked, kinds3) {
  const questions = { title: "Questions", options: suggestions.map(optionOf2) };
  const things = { title: "Things", options: thingOptions(names5, isAsked, kinds3.get("description") ?? []) };
  const others = [...kinds3].filter(([kind]) => kind !== "description");
  const groups = [
    ...isAsked ? [questions, things] : [things, questions],
    ...others.map(([kind, options]) => ({ title: KIND_TITLES[kind], options }))
  ];
  return groups.filter(({ options }) => options.length);
}
function thingOptions(names5, isAsked, described) {
  const named2 = optionsHere(names5.slice(0, isAsked ? FEW3 : SEVERAL));
  const ids = new Set(named2.map(({ id }) => id));
  return [...named2, ...described.filter(({ id }) => !ids.has(id))];
}
function optionOf2(one) {
  const id = [one.question.id, one.thing, one.other, one.year].join("|");
  const sign2 = (mark) => make("span", { "aria-hidden": "true" }, mark);
  if (one.isTrace) {
    const text = `How far does the record trace ${nameOf2(one.other)} back to ${nameOf2(one.thing)}?`;
    return {
      id: `trace|${id}`,
      text,
      type: "pathway",
      sign: sign2("→"),
      isElsewhere: false,
      opens: { from: one.thing, to: one.other }
    };
  }
  return {
    id,
    text: textOf(one),
    type: "answer",
    sign: sign2("?"),
    isElsewhere: false,
    opens: () => questionPatch(one)
  };
}

// ui/readying.ts
var SLICE = 5;
var NEAR = 160;
var Readying = class {
  constructor(work) {
    this.work = work;
  }
  work;
  isDone = false;
  isHurried = false;
  waiting = /* @__PURE__ */ new Set();
  /** Do the work once the page is drawn, whenever it is idle; and without waiting for that when a field is given the focus
   * or the pointer comes near it. */
  start(field2) {
    const onPointer = (event) => {
      if (!isNear(field2.getBoundingClientRect(), event)) return;
      removeEventListener("pointermove", onPointer);
      this.hurry();
    };
    addEventListener("pointermove", onPointer, { passive: true });
    field2.addEventListener("focus", () => this.hurry(), { once: true });
    requestAnimationFrame(() => whenIdle(() => this.goOn(whenIdle)));
  }
  /** Do something that needs the work: at once where it is done, else when it will be. */
  then(act) {
    if (this.isDone) return act();
    this.waiting.add(act);
    this.hurry();
  }
  /** Do all that is left at once. */
  finish() {
    while (!this.isDone) this.step();
  }
  hurry() {
    if (this.isHurried) return;
    this.isHurried = true;
    soon(() => this.goOn(soon));
  }
  goOn(later) {
    const end = performance.now() + SLICE;
    while (!this.isDone && performance.now() < end) this.step();
    if (!this.isDone && (later === soon || !this.isHurried)) later(() => this.goOn(later));
  }
  step() {
    this.isDone = this.work.next().done === true;
    if (!this.isDone) return;
    document.body.dataset["search"] = "ready";
    for (const act of this.waiting) act();
    this.waiting.clear();
  }
};
var soon = (then) => void setTimeout(then);
var whenIdle = (then) => {
  if ("requestIdleCallback" in window) requestIdleCallback(then);
  else setTimeout(then, 16);
};
var isNear = ({ left, right, top, bottom }, { clientX, clientY }) => clientX > left - NEAR && clientX < right + NEAR && clientY > top - NEAR && clientY < bottom + NEAR;

// ui/search.ts
var NOTHING2 = "Nothing by that name on this page";
var CHOOSING = ["ArrowDown", "ArrowUp", "Enter"];
var LONG2 = 24;
var indexes = new Readying(searchAhead());
var NONE = { groups: [], note: "", more: "" };
var COMBOBOX = {
  role: "combobox",
  "aria-expanded": "false",
  "aria-autocomplete": "list",
  autocomplete: "off",
  spellcheck: "false"
};
var isTyped2 = (text) => text.trim().length > 1;
var optionElsewhere = ({ id, name, type }) => ({
  id,
  text: name,
  type: `${type}, not on this page`,
  sign: make("span", { "aria-hidden": "true" }, "↗"),
  isElsewhere: true
});
function combobox(field2, hits, choose) {
  new Combobox(field2, hits, ({ id }) => choose(id)).listen();
}
var Combobox = class {
  constructor(field2, hits, choose, findsAll = false) {
    this.field = field2;
    this.hits = hits;
    this.choose = choose;
    this.findsAll = findsAll;
  }
  field;
  hits;
  choose;
  findsAll;
  options = [];
  marked = -1;
  isWaiting = false;
  listen() {
    this.field.addEventListener("input", () => this.showSoon());
    this.field.addEventListener("focus", () => {
      if (this.field.value.trim() && this.field.id === "search") this.showSoon();
    });
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
  }
  /** Once the indexes are made: no key waits for them. */
  showSoon() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    indexes.then(() => {
      this.isWaiting = false;
      if (document.activeElement === this.field) this.show();
    });
  }
  show() {
    const typed = isTyped2(this.field.value);
    const { groups, note, more } = typed ? this.find() : NONE;
    this.options = groups.flatMap(({ options }) => options);
    this.marked = -1;
    const count = this.options.length;
    this.hits.replaceChildren(...this.rows(groups));
    if (note) this.hits.prepend(make("li", { class: "none small", role: "presentation" }, note));
    if (typed && !count)
      this.hits.append(make("li", { class: "none small", role: "option", "aria-disabled": "true" }, NOTHING2));
    if (more) this.hits.append(make("li", { class: "none small", "aria-hidden": "true" }, more));
    this.hits.hidden = !typed;
    this.field.setAttribute("aria-expanded", String(typed));
    this.field.removeAttribute("aria-activedescendant");
    seekBeyond(this.field.value, (others) => this.showBeyond(others));
    const isNames = groups.length < 2 && groups.every(({ title }) => title === "");
    const found2 = isNames ? `${plural(count, "name")} found` : plural(count, "find");
    if (typed) say(count ? `${[note, found2].filter(Boolean).join(" ")}, arrow down to choose` : NOTHING2);
  }
  find() {
    if (this.findsAll) return findAll(this.field.value);
    return { groups: [{ title: "", options: optionsHere(find2(this.field.value)) }], note: "", more: "" };
  }
  /** The groups, each under its head; the number of an option is its place in all of them. */
  rows(groups) {
    let n = 0;
    return groups.flatMap(({ title, options }) => [
      ...title ? [make("li", { class: "head", role: "presentation" }, title)] : [],
      ...options.map((option) => this.row(option, n++))
    ]);
  }
  row({ text, type, sign: sign2 }, n) {
    const onmousedown = (event) => {
      event.preventDefault();
      this.take(n);
    };
    return make(
      "li",
      {
        id: `${this.hits.id}-${n}`,
        class: type.length > LONG2 ? "long" : "",
        role: "option",
        "aria-selected": "false",
        onmousedown
      },
      sign2,
      make("span", {}, text),
      make("span", { class: "small" }, type)
    );
  }
  showBeyond(others) {
    if (this.hits.hidden || !others.length) return;
    this.hits.querySelector(".none")?.remove();
    const before = this.options.length;
    this.options = [...this.options, ...others.map(optionElsewhere)];
    this.hits.append(...this.options.slice(before).map((option, n) => this.row(option, before + n)));
    say(`${plural(others.length, "name")} more, not on this page`);
  }
  mark(n) {
    this.marked = n;
    const rows4 = [...this.hits.querySelectorAll('[role="option"][id]')];
    rows4.forEach((row2, place) => row2.setAttribute("aria-selected", String(place === n)));
    if (n >= 0) this.field.setAttribute("aria-activedescendant", `${this.hits.id}-${n}`);
    rows4[n]?.scrollIntoView({ block: "nearest" });
  }
  close() {
    this.hits.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
  take(n) {
    const option = this.options[n];
    if (!option) return;
    this.close();
    if (option.isElsewhere) location.assign(cutAround(option.id));
    else this.choose(option);
  }
  onKey(event) {
    if (this.isWaiting && CHOOSING.includes(event.key)) indexes.finish();
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const count = this.options.length;
    if (step && count) {
      event.preventDefault();
      this.mark((this.marked + step + count) % count);
    } else if (event.key === "Enter") this.take(Math.max(this.marked, 0));
    else if (event.key === "Escape") {
      this.field.value = "";
      this.close();
    } else return;
    event.stopPropagation();
  }
};
function startSearch() {
  const field2 = $("search");
  const choose = ({ id, opens: opens2 }) => {
    field2.value = "";
    open((typeof opens2 === "function" ? opens2() : opens2) ?? { thing: id }, { focus: true });
  };
  new Combobox(field2, $("hits"), choose, true).listen();
  indexes.start(field2);
}

// ui/pathway.ts
function traceButtons(id) {
  const from = state.from && state.from !== id;
  return make(
    "p",
    { class: "actions" },
    from ? button(
      `Trace from ${shortly(nameOf2(state.from))} to here`,
      () => open({ from: state.from, to: id }, { focus: true })
    ) : button(state.from === id ? "Tracing from here: now choose where to" : "Trace from here", () => startTrace(id), {
      "aria-pressed": String(state.from === id)
    }),
    from && button("Start from here instead", () => startTrace(id), { class: "link" })
  );
}
var shortly = (name) => name.length > 34 ? `${name.slice(0, 32).trimEnd()}…` : name;
function startTrace(id) {
  change({ from: state.from === id ? "" : id }, { silent: true });
  say(state.from ? `Tracing from ${nameOf2(id)}. Choose where to, by search or on the map.` : "No longer tracing.");
  within(panel, ".actions button").focus();
}
function traceForm(from = "", to = "") {
  const chosen = { from, to };
  const trace = () => open(chosen, { focus: true });
  const end = (name, label) => endField(name, label, chosen[name], (id) => {
    chosen[name] = id;
    say(`${label} ${nameOf2(id)}`);
    if (chosen.from && chosen.to) trace();
    else if (name === "from") $("trace-to").focus();
  });
  return make(
    "div",
    { class: "tracing", role: "group", "aria-label": "Trace between two things" },
    end("from", "From"),
    end("to", "To")
  );
}
function endField(name, label, chosen, choose) {
  const field2 = make("input", {
    id: `trace-${name}`,
    type: "search",
    value: chosen && nameOf2(chosen),
    ...COMBOBOX,
    "aria-controls": `${name}-hits`
  });
  const hits = make("ul", {
    id: `${name}-hits`,
    class: "hits",
    role: "listbox",
    "aria-label": `Things to trace ${name}`,
    hidden: true
  });
  combobox(field2, hits, (id) => {
    field2.value = nameOf2(id);
    choose(id);
  });
  return make("div", { class: "search" }, make("label", { for: `trace-${name}` }, label), field2, hits);
}
function tracePage() {
  const trace = traceOf(state.from, state.to);
  const path2 = trace.pathways[state.pathway];
  const command = `civicgraph trace ${state.from} ${state.to}`;
  const { verdict, details: details2 } = findingsOf(RECORD, trace, path2);
  const other = make(
    "details",
    { class: "other" },
    make("summary", {}, "Trace between two other things"),
    traceForm(state.from, state.to)
  );
  return [
    backButton(),
    make("p", { class: "type" }, path2 ? "Pathway" : "No pathway", !state.story && swapButton("Swap the two ends")),
    make("h2", { tabindex: "-1", class: "pair" }, traceQuestion(state.from, state.to)),
    !state.story && other,
    findingList(verdict, "verdict sum"),
    trace.isReverse && !state.story && swapButton("Show the pathway the other way round"),
    path2 && pathwayParts2(trace, path2),
    !path2 && connectionParts(trace),
    cautionParts(trace, path2),
    details2.length > 0 && [make("h3", {}, "In detail"), findingList(details2, "verdict")],
    path2 && missingParts(path2),
    path2 && tieParts(trace),
    path2 && glossary(claimsOfPath(path2)),
    claimsFiltered() && make("p", { class: "small" }, "Traced through all claims of this page, whatever the filters are set to."),
    make("p", { class: "small" }, `The same answer in a terminal, with robustness and gatekeepers: ${command}`)
  ];
}
function connectionParts(trace) {
  const parts = [tieParts(trace), deedParts(trace.from, trace.to)];
  return hasAnswer(trace.from, trace.to) ? parts.reverse() : parts;
}
var swapButton = (text) => button(text, () => open({ from: state.to, to: state.from }, { focus: true }), { class: "link" });
var findingList = (findings, name) => make(
  "ul",
  { class: name },
  findings.map((found2) => make("li", {}, inWords(found2)))
);
function pathwayParts2(trace, path2) {
  const many2 = `${titled(plural(path2.steps.length, "step"))}, ${inPassing(summaryFinding(RECORD, path2))}`;
  return [
    trace.pathways.length > 1 && pathwayPicker(trace),
    make("h3", {}, many2),
    stepList(path2),
    make("h3", {}, "Over time"),
    lanesFigure(path2)
  ];
}
function missingParts(path2) {
  const gaps = gapsOf(RECORD, path2);
  if (!gaps.length) return null;
  const rungs = PAGE.ladder.map((rung) => codeOf2("rung", rung).label).join(", ");
  const ladder = make("p", { class: "small" }, `The ladder from an ask to what came of it has these rungs: ${rungs}.`);
  return [make("h3", {}, "What is missing"), findingList(gaps, "verdict"), ladder];
}
function pathwayPicker(trace) {
  const found2 = `${trace.isExact ? "" : "at least "}${plural(trace.found, "pathway")}`;
  return make(
    "div",
    { class: "picker", role: "group", "aria-label": "Which pathway" },
    make("span", { class: "small" }, `${titled(found2)}. Best first:`),
    trace.pathways.map(
      (_, n) => button(String(n + 1), () => change({ pathway: n, step: 0 }, { focus: true }), {
        "aria-pressed": String(n === state.pathway),
        "aria-label": `Pathway ${n + 1}`
      })
    )
  );
}

// ui/front.ts
var WAYS = 7;
var HUBS = 2;
var PLACES = 3;
var TOLD = 4;
function frontPage() {
  const worked = workedPathway(RECORD);
  const questions = FIRST_QUESTIONS.filter(isAnswered2);
  return [
    make("p", { class: "about" }, aboutWords()),
    worked ? workedParts(worked) : noPathway(),
    make("h3", {}, "Other ways in"),
    make("ul", { class: "ways", id: "ways" }, waysIn(worked, questions)),
    moreQuestions(questions),
    make(
      "details",
      { class: "other" },
      make("summary", {}, "Trace how one thing led to another"),
      traceForm(state.from)
    ),
    picture.scene.mode === "groups" && groupList(),
    make("p", { class: "small" }, hereWords()),
    make("p", { class: "small" }, make("a", { href: "#sources=1" }, "The record by source")),
    make("p", { class: "id" }, `data ${PAGE.about.hash}`)
  ];
}
function aboutWords() {
  const { title, sources: sources2, claims, things } = PAGE.about;
  const years = yearsOf2(RECORD);
  const places2 = placesOf2(RECORD, PLACES).map(nameOf2);
  const span2 = years.first === years.last ? `in ${years.last}` : `from ${years.first} to ${years.last}`;
  const counted2 = `${plural(sources2, "source")}, ${plural(claims, "claim")} on ${plural(things, "thing")}`;
  const dated2 = years.last ? `; what is dated lies ${span2}${years.undated ? `, and ${years.undated.toLocaleString("en")} ${years.undated === 1 ? "has" : "have"} no date` : ""}` : "";
  return [
    title && title !== PAGE_TITLE && make("b", {}, `${title}. `),
    `${counted2}${dated2}.`,
    places2.length > 0 && ` Most named ${places2.length === 1 ? "place" : "places"}: ${places2.join(", ")}.`
  ];
}
var hereWords = () => `On this page: ${plural(THINGS.size, "thing")} and ${plural(PAGE.about.claimsHere, "claim")}. Every line opens to the claims behind it, and every claim to its place in a source.`;
function workedParts({ story, view, from, to }) {
  const trace = traceOf(from, to);
  const [path2] = trace.pathways;
  const { verdict } = findingsOf(RECORD, trace, path2);
  const whole3 = () => open({ from, to }, { focus: true });
  return [
    heading(story.question),
    verdictParts(
      verdict.filter(({ code }) => code !== "silence").slice(0, TOLD).map(inWords)
    ),
    path2 && make("details", {}, make("summary", {}, `Its ${plural(path2.steps.length, "step")} in words`), chain(path2)),
    make(
      "p",
      { class: "actions" },
      button("Open the pathway", whole3),
      story.views.length > 1 && button(
        `Read it in ${plural(story.views.length, "step")}`,
        () => showView(story.id, view ? 0 : view, { focus: true }),
        {
          class: "question-steps"
        }
      )
    )
  ];
}
var verdictParts = ([first2 = "", ...rest]) => make("ul", { class: "verdict sum" }, make("li", {}, first2), rest.length > 0 && make("li", {}, rest.join(" ")));
var NO_START = PAGE.things.some(({ type }) => PAGE.types[type]?.rung === "ask") ? "No pathway from something that was asked to something that came of it is on this page." : "Nobody here is told to have asked for anything, so this page does not begin with what came of an ask.";
var noPathway = () => [
  heading("What this record holds"),
  make("p", { class: "sum" }, `${NO_START} What it does hold can be asked, traced and searched.`)
];
function chain({ steps, things }) {
  const [first2 = ""] = things;
  const step = (n) => {
    const one = steps[n];
    if (!one) return null;
    const broken = isBreak(RECORD, one);
    const how = broken ? make("b", { class: "breaks" }, `breaks here: ${howPut2(one.lead)}`) : make("span", { class: "small" }, howPut2(one.lead));
    return make(
      "li",
      { class: broken ? "broken" : "" },
      make("span", { class: "by" }, `${one.phrase} · `, how),
      make("span", {}, titled(shortName(RECORD, one.end)))
    );
  };
  return make(
    "ol",
    { class: "chain", "aria-label": "The pathway, step by step" },
    make("li", {}, titled(shortName(RECORD, first2))),
    steps.map((_, n) => step(n))
  );
}
var howPut2 = (claim) => wordingOf(RECORD, claim).label;
function waysIn(worked, questions) {
  const stories = [...STORIES.values()].filter(({ id }) => id !== worked?.story.id).slice(0, WAYS - HUBS - 2);
  const told2 = stories.map(
    (story) => way(
      button(story.question, () => showView(story.id, 0, { focus: true }), { class: "link question" }),
      plural(story.views.length, "step")
    )
  );
  const hubs = [...PAGE.about.starts].sort((a, b) => linksOf(b.thing) - linksOf(a.thing)).slice(0, HUBS).map(
    ({ thing: thing2, why }) => way([glyph(RECORD.things.get(thing2)?.type ?? ""), goTo(thing2)], `${why}, ${plural(linksOf(thing2), "relation")}`)
  );
  const first2 = questions.slice(0, WAYS - told2.length - hubs.length).map(questionWay);
  return [...told2, ...first2, ...hubs];
}
var way = (what, note) => make("li", {}, make("span", {}, what), make("span", { class: "small" }, note));
var questionWay = (one) => way(
  button(textOf(one), () => ask(one), { class: "link question" }),
  "question"
);
function moreQuestions(questions) {
  const rows4 = questions.map(questionWay);
  if (!rows4.length) return null;
  return make(
    "details",
    {},
    make("summary", {}, `${plural(rows4.length, "question")}; more by typing in the search`),
    make("ul", { class: "ways" }, rows4)
  );
}
function groupList() {
  const ids = [...picture.scene.places.keys()];
  const row2 = (id) => {
    const group = groupOf(id);
    const opened = () => open({ group: group.key }, { focus: true });
    return make("li", {}, button(`${groupTitle(group)} (${countIn(id)})`, opened, { class: "link" }));
  };
  return make("details", {}, make("summary", {}, `The ${ids.length} groups on the map`), make("ul", {}, ids.map(row2)));
}

// core/answer_words.ts
var SHORT2 = 24;
function howTold2(record, claim) {
  if (claim.disputes) return phraseOf(record, "answer.denied");
  const wording = wordingOf(record, claim).label;
  const undone = undoneWords(record, claim);
  return undone ? `${wording} (${undone})` : wording;
}
function answerSentence(record, answer) {
  const { claims, caveats: caveats2, things, counts, asked: asked2 } = answer;
  if (isEmpty(answer)) return emptySentence(record, answer);
  if (counts.size) return phraseOf(record, "answer.most", { things: things.slice(0, 3) });
  if (caveats2.length) {
    const groups2 = countBy2(caveats2, ({ type }) => codeOf(record, "caveat", type).label);
    const [only, ...rest] = groups2;
    const values2 = { count: caveats2.length, groups: groups2, kind: only?.[0] ?? "" };
    return phraseOf(record, rest.length ? "answer.caveats" : "answer.caveats.one", values2);
  }
  if (asked2.other && things.length) return phraseOf(record, "answer.both", { things });
  if (asked2.question.bySpeaker) return bySpeaker2(record, claims);
  const values = byValue(record, claims);
  if (values) return values;
  if (things.length && asked2.thing) return byFirmness(record, answer);
  const groups = countBy2(claims, (claim) => howTold2(record, claim));
  if (things.length) return phraseOf(record, "answer.of", { count: claims.length, groups, things });
  return phraseOf(record, "answer.claims", { count: claims.length, groups });
}
function emptySentence(record, { asked: { question, thing: thing2, other } }) {
  if (other && !question.bySource) return phraseOf(record, "answer.both.none", { thing: thing2, other });
  const { claims, claimsHere } = record.page.about;
  return phraseOf(record, claimsHere < claims ? "answer.none-here" : "answer.none");
}
function countBy2(items, keyOf) {
  const counts = /* @__PURE__ */ new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
function byValue(record, claims) {
  if (!claims.length || !claims.every(({ text = "", object }) => text && !object && text.length <= SHORT2)) return "";
  const groups = /* @__PURE__ */ new Map();
  for (const claim of claims) put(groups, claim.text ?? "", claim.subject);
  return [...groups].map(([value, things]) => phraseOf(record, "answer.value", { value, things })).join(" ");
}
function bySpeaker2(record, claims) {
  const groups = countBy2(claims, (claim) => `${speakerOf(record, claim)}: ${howTold2(record, claim)}`);
  return phraseOf(record, "answer.claims", { count: claims.length, groups });
}
function byFirmness(record, { claims, things, asked: asked2 }) {
  const isOne = new Set(claims.map(({ predicate }) => predicate)).size === 1;
  const told2 = /* @__PURE__ */ new Map();
  for (const claim of claims)
    for (const id of endsOf(record, claim))
      if (id !== asked2.thing && things.includes(id) && !told2.has(id))
        told2.set(id, isOne ? howTold2(record, claim) : `${verbOf(record, claim, id)}, ${howTold2(record, claim)}`);
  const groups = /* @__PURE__ */ new Map();
  for (const id of things) put(groups, told2.get(id) ?? "", id);
  const part2 = ([how, ids]) => phraseOf(record, "answer.things", { how: titled(how), things: ids });
  return [...groups].filter(([how]) => how).map(part2).join(" ");
}
function verbOf(record, claim, end) {
  const relation = relationOf(record, claim);
  return claim.object === end ? relation.label : relation.inverse;
}

// ui/question_view.ts
var MANY5 = 15;
var FEW4 = 5;
function questionPage() {
  const one = openAsked();
  if (!one) return null;
  const answer = answerTo(one);
  return [
    backButton(),
    make("p", { class: "type" }, "Question"),
    heading(textOf(one)),
    answerParts(answer, true),
    answer.instead && insteadParts(one, answer.instead),
    claimsFiltered() && make("p", { class: "small" }, "Answered from all claims of this page, whatever the filters say."),
    furtherParts(one)
  ];
}
function answerParts(answer, isFirst) {
  const { claims, things, caveats: caveats2, counts, through } = answer;
  return [
    make("p", { class: isFirst ? "sum answer" : "answer" }, answerSentence(RECORD, answer)),
    counts.size > 0 && rows2(things, (id) => countRow(id, answer)),
    caveats2.length > 0 && rows2(caveats2, ({ id, concerns: concerns2 }) => cautionRow2(id, concerns2), "cautions"),
    things.length > 0 && claims.length > 0 && rows2(things, (id) => thingRow2(id, answer), "answers"),
    things.length === 0 && claims.length > 0 && rows2(claims, (claim) => make("li", {}, claimRow(claim)), "answers"),
    through.length > 0 && [make("h3", {}, "Taken together with it"), through.map(claimRow)]
  ];
}
function insteadParts(one, instead) {
  const { claims, things } = instead;
  if (!one.other)
    return [make("h3", {}, "What the record does have: ", textOf(instead.asked)), answerParts(instead, false)];
  const beside2 = phraseOf(RECORD, "answer.beside", { thing: one.thing, other: one.other, count: things.length });
  return [
    make("h3", {}, "What stands beside it"),
    make("p", { class: "answer" }, beside2),
    claims.length > 0 && rows2(things, (id) => thingRow2(id, instead), "answers")
  ];
}
function rows2(items, row2, name = "") {
  const list = make("ul", { class: `relations ${name}`.trim() }, items.slice(0, MANY5).map(row2));
  return [list, showAll(list, items.slice(MANY5), row2)];
}
function thingRow2(id, { claims, details: details2 }) {
  const own = claims.filter((claim) => endsOf2(claim).includes(id));
  return make(
    "li",
    {},
    glyph(thing(id).type),
    make("span", {}, goTo(id), make("span", { class: "small" }, ` ${typeOf2(id).label}`)),
    claimRows([...details2.get(id) ?? [], ...own])
  );
}
function claimRows(claims) {
  const rest = claims.slice(FEW4);
  const more = make(
    "details",
    { class: "claim-row" },
    make("summary", {}, `${plural(rest.length, "more claim")}`),
    rest.map(claimRow)
  );
  return make("div", { class: "told" }, claims.slice(0, FEW4).map(claimRow), rest.length > 0 && more);
}
function claimRow(claim) {
  const when = claim.when === PAGE.usual.when ? "" : `${claim.when}. `;
  const isPlain2 = howTold2(RECORD, claim) === codeOf2("wording", PAGE.usual.wording).label;
  const says = `${when}${titled(speakerOf(RECORD, claim))}: ${howTold2(RECORD, claim)}`;
  const summary = make("summary", {}, sentence(claim), make("span", { class: isPlain2 ? "says" : "says warn" }, says));
  return make("details", { class: "claim-row" }, summary, claimCard(claim, false));
}
function countRow(id, { counts }) {
  const { others = 0, claims = 0 } = counts.get(id) ?? {};
  const note = `${plural(others, "other")}, ${plural(claims, "claim")}`;
  return make("li", {}, glyph(thing(id).type), make("span", {}, goTo(id)), make("span", { class: "note" }, note));
}
function cautionRow2(id, concerns2) {
  const caveat = RECORD.caveat.get(id);
  const about2 = concerns2.flatMap((one) => {
    const claim = CLAIMS.get(one);
    return THINGS.has(one) ? [goTo(one)] : claim ? endsOf2(claim).slice(0, 1).map(goTo) : [];
  });
  return make(
    "li",
    { class: "whole" },
    caveat && caveatCard(caveat),
    make(
      "p",
      { class: "small" },
      "On ",
      about2.slice(0, 3).flatMap((one, n) => n ? [", ", one] : [one])
    )
  );
}
function furtherParts(one) {
  const all = [...QUESTIONS.values()].filter(({ id, of }) => id !== one.question.id && (!one.thing || of)).map((question) => asked(question, one.thing ? { thing: one.thing } : {})).filter((other) => canBeAsked(other) && (!one.thing || !other.question.verb) && isAnswered(RECORD, other));
  if (!all.length) return null;
  const list = make(
    "ul",
    { class: "ways" },
    all.map(
      (other) => make(
        "li",
        {},
        button(textOf(other), () => ask(other), { class: "link" })
      )
    )
  );
  const title = one.thing ? `Ask more of ${nameOf2(one.thing)}` : "Ask something else";
  return make("details", { class: "further" }, make("summary", {}, `${title} (${all.length})`), list);
}

// ui/thing_page.ts
var MANY6 = 6;
var isShown2 = (claim) => shown.claims.has(claim.id);
function thingPage() {
  const own = thing(state.thing);
  const claims = linesOf(own.id).filter((line) => shown.lines.has(line.id)).flatMap(shownClaims);
  const facts = factsOf(own.id).filter(isShown2);
  const cautioned = cautionsConcerning(own.id, isShown2);
  const groups = relationGroups(own.id, claims);
  const beyond = own.beyond && `Also related to ${plural(own.beyond, "thing")} left out of this page.`;
  return [
    backButton(),
    make("p", { class: "type" }, glyph(own.type), typeOf2(own.id).label),
    heading(own.name),
    own.aliases && make("p", { class: "small" }, `Also called ${own.aliases.join(", ")}`),
    own.description && make("p", {}, own.description),
    own.facts && make("dl", { class: "small" }, own.facts.map(aboutThing)),
    factBox(own, cautioned.length),
    beyond && make("p", { class: "small" }, beyond),
    traceButtons(own.id),
    thingLinks(own),
    cautionSection(cautioned),
    make("p", { class: "small sum" }, sumOf(claims, facts)),
    contents(groups),
    groups.map((group) => relationPart(own.id, group)),
    factsPart(own.id, facts),
    sourceNotes([...claims, ...facts]),
    glossary([...claims, ...facts])
  ];
}
var aboutThing = ({ term, text, link: link3 }) => [
  make("dt", {}, titled(term)),
  make("dd", {}, link3 ? make("a", { href: link3, rel: "noopener noreferrer", target: "_blank" }, text) : text)
];
function sumOf(claims, facts) {
  const figures = plural(facts.length, "figure or fact", "figures and facts");
  const all = [...claims, ...facts];
  const dated2 = all.filter(isDated2).length;
  const times = dated2 === all.length ? "" : dated2 ? ` ${dated2} dated, the rest not.` : " None is dated.";
  return `${plural(claims.length, "relation")} and ${figures} shown.${all.length ? times : ""}`;
}
function relationGroups(id, claims) {
  const groups = /* @__PURE__ */ new Map();
  for (const claim of claims) put(groups, verb(claim, id), claim);
  return [...groups].map(([words3, some]) => groupOf2(id, words3, some)).sort((a, b) => a.place - b.place || (a.words < b.words ? -1 : 1));
}
function groupOf2(id, words3, claims) {
  const [first2] = claims;
  return {
    id: first2 ? `relation-${first2.disputes ? "disputed-" : ""}${sideOf(first2, id).replace("^", "of-")}` : "",
    words: words3,
    kind: first2 ? kindOf2(first2) : "",
    place: Math.min(...claims.map((claim) => placeOf(RECORD, id, claim))),
    said: saidBy(RECORD, id, claims)
  };
}
var countOf3 = ({ said }) => said.reduce((sum2, { claims }) => sum2 + claims.length, 0);
function contents(groups) {
  if (groups.length < 4) return null;
  const entry = (group) => button(`${group.words} (${countOf3(group)})`, () => showRelation(group.id.slice("relation-".length)));
  return make("nav", { class: "contents", "aria-label": "Relations on this page" }, groups.map(entry));
}
function relationPart(id, group) {
  const { words: words3, kind, said } = group;
  const row2 = (one) => relationRow(id, one);
  const list = make("ul", { class: "relations" }, said.slice(0, MANY6).map(row2));
  const order = kind === "sequence" && make("span", { class: "plainly" }, "order in time only");
  return make(
    "section",
    { id: group.id, class: "relation" },
    make("h3", { class: "verb", tabindex: "-1" }, sample(kind), `${words3} (${countOf3(group)})`, order),
    list,
    showAll(list, said.slice(MANY6), row2)
  );
}
function relationRow(id, { other, text, claims }) {
  const line = lineBetween2(id, other)?.id ?? "";
  const [lead] = claims;
  const evidence = make(
    "button",
    {
      type: "button",
      class: "open",
      "aria-label": `Evidence: ${lead ? sentence(lead) : ""}`,
      onclick: () => open({ line }, { focus: true })
    },
    "Evidence"
  );
  return make(
    "li",
    {},
    other && glyph(thing(other).type),
    make("span", {}, other ? [goTo(other), beside(other)] : text),
    evidence,
    make("div", { class: "note" }, claims.map(whoSays))
  );
}
function factsPart(id, facts) {
  if (!facts.length) return null;
  const ordered2 = facts.toSorted((a, b) => placeOf(RECORD, id, a) - placeOf(RECORD, id, b));
  const line = (claim) => factLine(id, claim);
  const list = make("div", { class: "figures" }, ordered2.slice(0, MANY6).map(line));
  return make(
    "section",
    { class: "relation" },
    make("h3", {}, "Figures and facts"),
    list,
    showAll(list, ordered2.slice(MANY6), line)
  );
}
function factLine(id, claim) {
  const summary = make("summary", {}, titled(factWords2(id, claim)), " ", whoSays(claim));
  return make("details", {}, summary, claimCard(claim, false));
}
function factWords2(id, claim) {
  if (claim.subject !== id) return sentence(claim);
  const { fact } = relationOf2(claim);
  return fact && !claim.disputes ? `${fact}: ${objectOf(claim)}` : `${verb(claim, id)} ${objectOf(claim)}`;
}

// ui/panel.ts
function drawPanel(patch, how) {
  const isDrawn = opens(patch) || filters(patch) || patch.theme !== void 0;
  if (!isDrawn) return;
  document.body.dataset["open"] = isOpen() || state.things.length ? "yes" : "no";
  const isSame = pageKey() === drawn2.page;
  const scrolled = panel.scrollTop;
  panel.replaceChildren(...nodesOf([storyBar(), panelPage()]));
  if (!opens(patch)) return;
  drawn2.page = pageKey();
  if (isSame && state.step !== drawn2.step) return showStep(scrolled, how);
  drawn2.step = 0;
  panel.scrollTop = 0;
  if (state.step) return showStep(0, how);
  const title = within(panel, "h2");
  if (how.focus) title.focus({ preventScroll: innerWidth > 860 });
  if (!how.silent) say(`${title.textContent}. ${(panel.querySelector(".sum") ?? title).textContent}`);
}
var drawn2 = { page: "", step: 0 };
var pageKey = () => JSON.stringify([
  state.question,
  state.about,
  state.other,
  state.year,
  state.thing,
  state.line,
  state.group,
  state.from,
  state.to,
  state.pathway,
  state.story,
  state.at
]);
function showStep(scrolled, how) {
  const number = state.step || drawn2.step;
  drawn2.step = state.step;
  panel.scrollTop = scrolled;
  const step = panel.querySelector(`#step-${number}`);
  step?.scrollIntoView({ block: state.step ? "start" : "nearest" });
  if (how.focus) step?.querySelector("button[aria-expanded]")?.focus({ preventScroll: true });
  if (!how.silent) say(`Evidence of step ${number} ${state.step ? "opened" : "closed"}.`);
}
function panelPage() {
  if (state.question) return questionPage();
  if (isTrace()) return tracePage();
  if (state.thing) return thingPage();
  if (state.line) return linePage();
  if (state.group) return groupPage();
  if (state.things.length) return thingsPage();
  return frontPage();
}
function groupPage() {
  const group = at(GROUPS, state.group);
  const members = group.things.filter((id) => shown.things.has(id));
  const row2 = (id) => thingRow(id, `${typeOf2(id).label}, ${plural(linksOf(id), "relation")}`);
  const list = make("ul", { class: "relations" }, members.slice(0, 25).map(row2));
  return [
    backButton(),
    make("p", { class: "type" }, homeOf(group, "Of no source", "Mostly from")),
    heading(PAGE.columns[group.column] ?? ""),
    make("p", { class: "small sum" }, `${plural(members.length, "thing")}, those with most relations first.`),
    list,
    showAll(list, members.slice(25), row2)
  ];
}
function thingsPage() {
  const ids = state.things.filter((id) => shown.things.has(id));
  return [
    heading(`${plural(ids.length, "thing")} in this view`),
    make(
      "ul",
      { class: "relations" },
      ids.map((id) => thingRow(id, typeOf2(id).label))
    )
  ];
}
function linePage() {
  const line = lineNamed(state.line);
  const claims = shownClaims(line);
  const sources2 = new Set(claims.map((claim) => claim.source)).size;
  const [first2, second] = line.ends;
  return [
    backButton(),
    make("p", { class: "type" }, "What is claimed of"),
    make("h2", { tabindex: "-1", class: "pair" }, goTo(first2), " – ", goTo(second)),
    make(
      "p",
      { class: "small sum" },
      `${plural(claims.length, "claim")} by ${plural(sources2, "source")}.${undated(claims)}`
    ),
    claims.length === 0 && make("p", {}, "Filters leave out every claim of this line."),
    claims.map((claim) => claimCard(claim, true)),
    glossary(claims)
  ];
}
function undated(claims) {
  const dated2 = claims.filter(isDated2).length;
  if (!claims.length || dated2 === claims.length) return "";
  return dated2 ? ` ${dated2} dated, the rest not.` : claims.length === 1 ? " It is not dated." : " None is dated.";
}

// ui/saved_parts.ts
var words = (x, y, text, attributes) => makeSvg("text", { x, y, fill: colour("ink"), ...attributes }, text);
function drawingParts() {
  const { drawing: drawing2 } = picture.scene;
  if (!drawing2) return [];
  return [
    ...drawing2.routes.flatMap(routeParts),
    ...drawing2.steps.flatMap(stepParts),
    ...drawing2.markers.map(markerPart),
    ...drawing2.markers.flatMap(({ name }) => wordParts(name, "ink")),
    ...drawing2.verbs.flatMap((verb2) => wordParts(verb2.words, verb2.words.isBold ? "ink" : "quiet")),
    ...drawing2.asides.flatMap((aside) => wordParts(aside, "warn"))
  ];
}
function routeParts(route) {
  const [first2] = route.links;
  if (!first2) return [];
  const [before, tip] = route.points.slice(-2);
  const head = route.head && before && tip ? [arrowHead(lineStyle(first2.kind, first2.wording).head, headInk(first2.tone, isChosen(route)), before, tip)] : [];
  return [...strokeParts(route.points, first2.tone, first2.kind, isChosen(route)), ...head];
}
function arrowHead(head, ink, near, end) {
  const turn = Math.atan2(end.y - near.y, end.x - near.x) * 180 / Math.PI;
  const fills = { hollow: colour("paper"), open: "none" };
  return makeSvg("path", {
    d: head === "open" ? "M-8-4 0 0-8 4" : "M-9-4 0 0-9 4Z",
    transform: `translate(${end.x} ${end.y}) rotate(${turn})${head === "small" ? " scale(.8)" : ""}`,
    fill: fills[head] ?? ink,
    stroke: ink
  });
}
var stepParts = ({ x, y, number, isBreak: isBreak2 }) => [
  ...isBreak2 ? breakParts(x, y) : [],
  makeSvg("circle", { cx: x, cy: y, r: 11, fill: colour("accent") }),
  words(x, y + 4.5, String(number), {
    "font-size": 13,
    "font-weight": 700,
    "text-anchor": "middle",
    fill: colour("on-accent")
  })
];
var breakParts = (x, y) => [
  makeSvg("rect", { x: x - 9, y: y - 21, width: 18, height: 42, fill: colour("paper"), class: "ground" }),
  ...[-18, 18].map(
    (level) => makeSvg("path", {
      d: `M${x - 9} ${y + level + 4}l18-8`,
      stroke: colour("warn"),
      "stroke-width": 2.4,
      fill: "none"
    })
  )
];
function markerPart({ id, x, y, size: size2 }) {
  if (isThing(id)) return shapeOf(thing(id).type, x, y, size2, { "stroke-width": 1.2 });
  return makeSvg("rect", {
    x: x - size2,
    y: y - size2 * 0.7,
    width: size2 * 1.6,
    height: size2 * 1.5,
    fill: colour("paper"),
    stroke: colour("ink")
  });
}
var wordParts = (box2, ink) => levelsOf(box2, box2.y).map(
  (level, n) => words(box2.x, level + box2.pixels * 0.35, box2.lines[n] ?? "", {
    "font-size": box2.pixels,
    "font-weight": box2.isBold ? 700 : 400,
    fill: colour(ink),
    stroke: colour("halo"),
    "stroke-width": 3,
    "paint-order": "stroke"
  })
);
var groupParts2 = (at2, scale) => [
  ...picture.scene.ties.flatMap((tie) => tieParts2(tie, at2)),
  ...[...POINTS.values()].flatMap((point) => bubbleParts(point, at2(point), point.size * scale))
];
function tieParts2({ ends, count }, at2) {
  const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
  if (!a || !b || count < 3) return [];
  const [from, to] = [at2(a), at2(b)];
  const width = Math.min(12, 0.8 + Math.sqrt(count) * 0.8);
  const place = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return [makeSvg("line", { ...place, stroke: colour("line"), opacity: 0.3, "stroke-width": width })];
}
function bubbleParts({ id }, { x, y }, size2) {
  const bubble = {
    cx: x,
    cy: y,
    r: size2,
    fill: styleOf(mainType(groupOf(id))).colour,
    "fill-opacity": 0.35,
    stroke: colour("ink")
  };
  const number = { "font-size": 14, "font-weight": 700, "text-anchor": "middle" };
  return [makeSvg("circle", bubble), words(x, y + 5, String(countIn(id)), number)];
}

// ui/saving.ts
var PICTURE = { width: 1200, side: 40, top: 84, foot: 22 };
var FAMILY = "Liberation Sans, Arial, sans-serif";
function pictureSvg() {
  const area = extent();
  const scale = Math.min(1.5, (PICTURE.width - 2 * PICTURE.side) / Math.max(area.width, 1));
  const floor = PICTURE.top + area.height * scale + 60;
  return framed(pictureBody(scale, { x: PICTURE.side, y: PICTURE.top }), floor);
}
function pictureBody(scale, corner) {
  const { drawing: drawing2, heads, rows: rows4 } = picture.scene;
  if (drawing2) {
    const transform = `translate(${corner.x} ${corner.y}) scale(${scale})`;
    return [makeSvg("g", { transform }, ...drawingParts())];
  }
  const area = extent();
  const at2 = ({ x, y }) => ({
    x: corner.x + (x - area.x + area.width / 2) * scale,
    y: corner.y + (y - area.y + area.height / 2) * scale
  });
  const name = { "font-size": 13, "font-weight": 700, fill: colour("quiet") };
  return [
    ...heads.map((head) => words(at2(head).x, at2(head).y, head.text, { ...name, "text-anchor": "middle" })),
    ...groupParts2(at2, scale),
    ...rows4.map((row2) => words(at2(row2).x, at2(row2).y, shorter(row2.text, 120), { "font-size": 13 }))
  ];
}
function framed(parts, floor) {
  const [notes2, legend] = [footLines(), legendRows()];
  const below2 = floor + Math.ceil(legend.length / 4) * 26;
  const height = below2 + notes2.length * PICTURE.foot + 40;
  const { width, side } = PICTURE;
  const frame = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    "font-family": FAMILY
  };
  const note = { "font-size": 12, fill: colour("quiet") };
  return makeSvg(
    "svg",
    frame,
    makeSvg("title", {}, pictureTitle()),
    makeSvg("rect", { width, height, fill: colour("paper"), class: "ground" }),
    words(side, 46, pictureTitle(), { "font-size": 20, "font-weight": 700 }),
    ...parts,
    ...legend.map((row2, n) => legendRow(row2, side + n % 4 * 285, floor + Math.floor(n / 4) * 26)),
    ...notes2.map((text, n) => words(side, below2 + 20 + n * PICTURE.foot, text, note))
  );
}
function pictureTitle() {
  const story = STORIES.get(state.story);
  if (story) return shorter(story.question, 100);
  const title = isOpen() || state.things.length ? within(panel, "h2") : within(document, "h1");
  return shorter(title.textContent ?? "", 100);
}
function legendRows() {
  const types2 = [...new Set([...POINTS.values()].map((point) => point.type).filter(Boolean))].sort();
  return [
    ...types2.map((type) => ({ type, text: titled(typeNamed(type).label) })),
    ...tonesShown().map((tone) => ({ tone, text: titled(toneLabel(tone)) }))
  ];
}
function tonesShown() {
  const links = (picture.scene.drawing?.routes ?? []).flatMap((route) => route.links);
  return Object.keys(PAGE.style.tones).filter((tone) => links.some((link3) => link3.tone === tone));
}
function sourcesShown() {
  const sources2 = new Set(picture.lines.flatMap((line) => shownClaims(line).map((claim) => claim.source)));
  return [...sources2.size ? sources2 : SOURCES.keys()].sort();
}
function legendRow({ type, tone = "", text }, x, y) {
  const line = [
    { x, y: y - 4 },
    { x: x + 28, y: y - 4 }
  ];
  const sign2 = type ? [shapeOf(type, x + 10, y - 4, 7)] : strokeParts(line, tone, KINDS[0] ?? "", false);
  return makeSvg("g", {}, ...sign2, words(x + 36, y, text, { "font-size": 12 }));
}
function footLines() {
  const { about: about2 } = PAGE;
  const named2 = sourcesShown().flatMap((id) => [
    `Source: ${shorter(titleOfSource(id), 150)}`,
    whereRead(SOURCES.get(id))
  ]);
  const licence = about2.licence && `${about2.licence}. `;
  return [
    claimsFiltered() || state.offTypes.size ? $("shown").textContent ?? "" : "",
    ...named2,
    `Data ${about2.hash.slice(0, 12)}. ${licence}Drawn by civicgraph from recorded claims.`
  ].filter(Boolean);
}
function save(blob, name) {
  const link3 = make("a", { href: URL.createObjectURL(blob), download: name });
  link3.click();
  setTimeout(() => URL.revokeObjectURL(link3.href), 1e3);
  say(`Saved ${name}`);
}
var textOf2 = (drawing2) => new XMLSerializer().serializeToString(drawing2);
async function saveAsPng(drawing2, pixels, name) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf2(drawing2))}`;
  await image.decode();
  const canvas = make("canvas", { width: image.width * pixels, height: image.height * pixels });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(blob, name), "image/png");
}
function drawForPaper() {
  $("paper").replaceChildren(...state.view === "map" ? [pictureSvg()] : []);
}
function startSaving() {
  const saveSvg = () => save(new Blob([textOf2(pictureSvg())], { type: "image/svg+xml" }), "map.svg");
  $("save-svg").addEventListener("click", saveSvg);
  $("save-png").addEventListener("click", () => void saveAsPng(pictureSvg(), 2, "map.png"));
  $("print").addEventListener("click", () => print());
}

// ui/social_picture.ts
var [WIDTH, HEIGHT, SIDE2] = [1200, 630, 40];
var FOOT2 = 104;
function socialPicture() {
  const title = brokenInto(pictureTitle(), 64, 2);
  const under = brokenInto(underline(), 132, 2);
  const top = 34 + title.length * 36 + under.length * 23 + 12;
  const room2 = { width: WIDTH - 2 * SIDE2, height: HEIGHT - FOOT2 - top - 14 };
  const drawn3 = drawnIn(room2.width, room2.height, () => [fitted2(top, room2), ...foot()]);
  return makeSvg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      "font-family": FAMILY
    },
    makeSvg("title", {}, pictureTitle()),
    makeSvg("rect", { width: WIDTH, height: HEIGHT, fill: colour("paper") }),
    ...title.map((line, n) => words(SIDE2, 56 + n * 36, line, { "font-size": 29, "font-weight": 700 })),
    ...under.map(
      (line, n) => words(SIDE2, 50 + title.length * 36 + n * 23, line, { "font-size": 17, fill: colour("quiet") })
    ),
    ...drawn3
  );
}
function underline() {
  const found2 = panel.querySelector(".caption") ?? panel.querySelector(".verdict li") ?? (isOpen() ? panel.querySelector(".sum") : null);
  return (found2?.textContent ?? "").trim();
}
function drawnIn(width, height, make2) {
  const kept2 = box.style.cssText;
  box.style.cssText = `position: fixed; left: 0; top: 0; width: ${width}px; height: ${height}px; visibility: hidden`;
  drawPicture({});
  const made = make2();
  box.style.cssText = kept2;
  drawPicture({});
  fitAll();
  return made;
}
function fitted2(top, room2) {
  const area = extent();
  const scale = Math.min(1.5, room2.width / Math.max(area.width, 1), room2.height / Math.max(area.height, 1));
  const left = SIDE2 + (room2.width - area.width * scale) / 2;
  const down = top + (room2.height - area.height * scale) / 2;
  const body = pictureBody(scale, { x: left, y: down });
  return makeSvg("g", {}, ...body);
}
function foot() {
  const { about: about2 } = PAGE;
  const { weak, note } = picture.scene;
  const left = [weak && `Not drawn, ${weak}`, note].filter(Boolean).join("; ");
  const sources2 = sourcesShown().map(titleOfSource);
  const told2 = sources2.length > 1 ? `Sources: ${sources2.join("; ")}` : `Source: ${sources2.join()}`;
  const licence = about2.licence && `${about2.licence}. `;
  const quiet = { "font-size": 14, fill: colour("quiet") };
  return [
    makeSvg("path", { d: `M${SIDE2} ${HEIGHT - FOOT2 + 6}H${WIDTH - SIDE2}`, stroke: colour("rule") }),
    ...toneLegend(HEIGHT - FOOT2 + 27),
    words(SIDE2, HEIGHT - 55, shorter(left, 150), quiet),
    words(SIDE2, HEIGHT - 35, shorter(told2, 150), quiet),
    words(
      SIDE2,
      HEIGHT - 16,
      `Data ${about2.hash.slice(0, 12)}. ${licence}Drawn by civicgraph from recorded claims: what sources say, not what happened.`,
      quiet
    )
  ];
}
function toneLegend(y) {
  let x = SIDE2;
  return tonesShown().flatMap((tone) => {
    const label = titled(tone === TONES.order ? "order in time only" : toneLabel(tone));
    const line = [
      { x, y: y - 5 },
      { x: x + 34, y: y - 5 }
    ];
    const parts = [
      ...strokeParts(line, tone, PAGE.kinds[0] ?? "", false),
      words(x + 42, y, label, { "font-size": 14 })
    ];
    x += 62 + label.length * 7.6;
    return parts;
  });
}
function brokenInto(text, letters, most) {
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== void 0 && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorter(lines.slice(most - 1).join(" "), letters)];
}

// ui/share.ts
var FILE_NOTE = "It leads to a file on this device: others need the file too, or its address on the web.";
var isFile = () => location.protocol === "file:";
var told = () => $("share-told");
var pageAddress = () => isFile() ? location.href.split("/").at(-1) ?? "" : location.href;
function copyLink() {
  void copyText(location.href, told(), "Link", isFile() ? FILE_NOTE : "");
}
function copyCitation() {
  const claims = state.line ? shownClaims(lineNamed(state.line)) : [];
  const texts = claims.map(({ id }) => citation(RECORD, id));
  const view = viewCitation(RECORD, pictureTitle(), $("start").textContent ?? "", location.href);
  void copyText(texts.length ? texts.join("\n\n") : view, told(), texts.length > 1 ? "Citations" : "Citation");
}
function copyEmbed() {
  const address2 = embedAddress(pageAddress(), Boolean(PAGE.about.served));
  const note = isFile() ? "Put the file of this page beside the page that shows it." : "";
  void copyText(embedCode(address2, pictureTitle()), told(), "Code", note);
}
async function saveSocial() {
  await saveAsPng(socialPicture(), 1, "view.png");
}
var saveSocialSvg = () => save(new Blob([new XMLSerializer().serializeToString(socialPicture())], { type: "image/svg+xml" }), "view.svg");
function startSharing() {
  const does = (id, action) => $(id).addEventListener("click", action);
  does("copy-link", copyLink);
  does("copy-citation", copyCitation);
  does("copy-embed", copyEmbed);
  does("save-card", () => void saveSocial());
  does("save-card-svg", saveSocialSvg);
  does("tell-wrong", () => tellWrong(viewCorrection(RECORD, pictureTitle(), location.href), pictureTitle(), told()));
  $("share").addEventListener("toggle", () => told().replaceChildren());
}

// ui/theme.ts
var darkly = matchMedia("(prefers-color-scheme: dark)");
var strongly = matchMedia("(prefers-contrast: more)");
function setTheme(name) {
  const system = strongly.matches ? "contrast" : darkly.matches ? "dark" : "light";
  document.documentElement.dataset["theme"] = name === "system" ? system : name;
  $("theme").value = name;
}
function applyTheme(name) {
  setTheme(name);
  change({ theme: name }, { silent: true });
}
function startTheme() {
  const field2 = $("theme");
  field2.addEventListener("change", () => applyTheme(field2.value));
  for (const query of [darkly, strongly]) query.addEventListener("change", () => applyTheme(state.theme));
  let screenTheme = "";
  addEventListener("beforeprint", () => {
    screenTheme = state.theme;
    applyTheme("light");
    drawForPaper();
    for (const details2 of panel.querySelectorAll("details")) details2.open = true;
  });
  addEventListener("afterprint", () => applyTheme(screenTheme));
}

// ui/time.ts
var field = (id) => $(id);
var [since, until, asOf, dated, withUndated] = [
  field("since"),
  field("until"),
  field("as-of"),
  field("dated"),
  field("with-undated")
];
function startTime() {
  $("time").hidden = !YEARS.length;
  if (!YEARS.length) return;
  for (const own of [since, until]) {
    own.min = String(YEARS[0]?.[0]);
    own.max = String(YEARS.at(-1)?.[0]);
    own.addEventListener("input", readSpan);
  }
  since.placeholder = since.min;
  until.placeholder = until.max;
  $("undated-count").textContent = UNTIMED.toLocaleString("en");
  asOf.addEventListener("change", () => change({ asOf: asOf.value, since: 0, until: 0 }));
  dated.addEventListener("change", () => change({ datedOnly: dated.checked, undated: "" }));
  withUndated.addEventListener("change", () => change({ undated: withUndated.checked ? "with" : "" }));
}
function readSpan() {
  const year = (own) => /^\d{4}$/.test(own.value) ? Number(own.value) : 0;
  change({ since: year(since), until: year(until), asOf: "" }, { replace: true });
}
function drawTime(patch) {
  if (!YEARS.length || !(filters(patch) || patch.theme !== void 0)) return;
  asOf.value = state.asOf;
  for (const [own, year] of [
    [since, state.since],
    [until, state.until]
  ])
    if (own !== document.activeElement) own.value = year ? String(year) : "";
  dated.checked = state.datedOnly;
  withUndated.checked = state.undated === "with";
  $("undated-row").hidden = !asksForTime(state) || !UNTIMED;
  const times = ALL_CLAIMS.length - UNTIMED;
  $("span").textContent = asksForTime(state) ? `Shown: ${spanInWords()}.` : `All years. ${plural(times, "claim")} of ${ALL_CLAIMS.length.toLocaleString("en")} ${times === 1 ? "is" : "are"} dated.`;
  drawYears();
}
function drawYears() {
  const most = Math.max(...YEARS.map(([, count]) => count), 1);
  const id = document.activeElement?.id ?? "";
  const rows4 = YEARS.map(([year, count]) => {
    const isOn = asksForTime(state) && !state.asOf && year >= state.since && !(state.until && year > state.until);
    const isAlone = state.since === year && state.until === year;
    const patch = isAlone ? { since: 0, until: 0 } : { since: year, until: year };
    return yearRow(`year-${year}`, String(year), count, count / most, isOn, { ...patch, asOf: "" });
  });
  const isOnly = state.undated === "only";
  const only = isOnly ? { undated: "" } : { undated: "only", datedOnly: false, since: 0, until: 0, asOf: "" };
  if (UNTIMED) rows4.push(yearRow("year-none", "undated", UNTIMED, 0, isOnly, only));
  $("years").replaceChildren(...rows4);
  if (id.startsWith("year-")) document.getElementById(id)?.focus();
}
function yearRow(id, text, count, share3, isOn, patch) {
  const bar = makeSvg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  if (share3) bar.append(makeSvg("rect", { x: 0, y: 1, width: Math.max(1, 100 * share3), height: 8 }));
  const row2 = make(
    "button",
    {
      type: "button",
      id,
      "aria-pressed": String(isOn),
      "aria-label": `${text}: ${plural(count, "claim")}`,
      onclick: () => change(patch)
    },
    make("span", {}, text),
    bar,
    make("span", { class: "count" }, count.toLocaleString("en"))
  );
  return make("li", {}, row2);
}

// ui/views/labels.ts
var VIEW_LABELS = {
  list: "List of claims",
  matrix: "Asks and answers",
  promises: "Promises and their state",
  timeline: "Timeline",
  connections: "Who connects most",
  secondments: "Secondments",
  unknown: "What is not known"
};

// ui/titles.ts
var OPENED2 = [
  [() => Boolean(state.story), storyWords],
  [() => openAsked() !== null, askedWords],
  [isTrace, () => `${stepWords()}${traceQuestion(state.from, state.to)}`],
  [() => Boolean(state.thing), () => `${nameOf2(state.thing)} (${typeOf2(state.thing).label})`],
  [() => Boolean(state.line), () => `What is claimed of ${lineNamed(state.line).ends.map(nameOf2).join(" and ")}`],
  [() => Boolean(state.group), () => groupTitle(at(GROUPS, state.group))],
  [
    () => state.things.length > 0,
    () => `${nameOf2(state.things[0] ?? "")} and ${plural(state.things.length - 1, "more thing")}`
  ]
];
function askedWords() {
  const asked2 = openAsked();
  return asked2 ? textOf(asked2) : "";
}
var stepWords = () => state.step ? `Step ${state.step}: ` : state.pathway ? `Pathway ${state.pathway + 1}: ` : "";
function storyWords() {
  const { question, views } = at(STORIES, state.story);
  return `${stepWords()}${question} (${state.at + 1} of ${views.length})`;
}
function filterWords() {
  const chosen = [state.topic, state.place, state.voice].filter(Boolean).map((id) => voiceOrThing(id));
  const years = [state.since, state.until].filter(Boolean).join("–");
  const told2 = [...chosen, years, state.asOf && `as of ${state.asOf}`].filter(Boolean);
  return told2.length ? told2 : claimsFiltered() || state.offTypes.size ? ["filtered"] : [];
}
var voiceOrThing = (id) => PAGE.voices.find((voice) => voice.id === id)?.name ?? nameOf2(id);
function drawTitle() {
  const opened = OPENED2.find(([isOpen2]) => isOpen2())?.[1]() ?? "";
  const view = state.view === "map" ? "" : VIEW_LABELS[state.view];
  document.title = [opened, view, filterWords().join(", "), PAGE_TITLE].filter(Boolean).join(" · ");
}

// core/actors.ts
var DIRECT = "direct";
var acts = ({ record }, id) => {
  const thing2 = record.things.get(id);
  return Boolean(thing2 && record.page.types[thing2.type]?.acts);
};
var tyingClaims = (scope7) => scope7.record.claims.filter(
  (claim) => scope7.keep(claim) && supports(claim) && !isPromise(scope7.record, claim) && relationOf(scope7.record, claim).ties?.includes(DIRECT) && claim.subject !== claim.object && acts(scope7, claim.subject) && acts(scope7, claim.object)
);
function connectorsOf(scope7) {
  const near = /* @__PURE__ */ new Map();
  const claims = /* @__PURE__ */ new Map();
  for (const claim of tyingClaims(scope7))
    for (const [one, other] of [
      [claim.subject, claim.object],
      [claim.object, claim.subject]
    ]) {
      near.set(one, (near.get(one) ?? /* @__PURE__ */ new Set()).add(other));
      put(claims, one, claim);
    }
  const found2 = [...near].map(([id, tied]) => ({
    id,
    tied: [...tied].sort(byCode),
    pairs: pairsApart(near, tied),
    claims: claims.get(id) ?? []
  }));
  return found2.sort((a, b) => b.pairs - a.pairs || b.tied.length - a.tied.length || byCode(a.id, b.id));
}
function pairsApart(near, tied) {
  let joined = 0;
  for (const one of tied) {
    const others = near.get(one) ?? /* @__PURE__ */ new Set();
    const [few, many2] = others.size < tied.size ? [others, tied] : [tied, others];
    for (const other of few) if (many2.has(other)) joined += 1;
  }
  return (tied.size * (tied.size - 1) - joined) / 2;
}

// core/ledger.ts
var names3 = ({ record }) => record.page.views;
var role = (scope7, name) => names3(scope7).roles[name] ?? "";
var typesOf = (scope7, isWanted) => Object.entries(names3(scope7).rows).flatMap(([type, kind]) => isWanted(kind) ? [type] : []);
var kinds2 = (scope7) => ({
  asks: typesOf(scope7, (kind) => kind === "ask"),
  responses: typesOf(scope7, (kind) => kind === "response"),
  promises: typesOf(scope7, (kind) => names3(scope7).promises.includes(kind)),
  all: typesOf(scope7, () => true)
});
function rowsOf2(scope7) {
  const { rows: rows4 } = names3(scope7);
  return [...scope7.record.things.values()].filter(({ id, type }) => rows4[type] && claimsIn(scope7, id).length).filter(({ id, type }) => rows4[type] !== "response" || !asksOfResponse(scope7, id).length).map(({ id, type }) => rowOf(scope7, id, rows4[type] ?? "")).sort((a, b) => byCode(a.sources[0] ?? "￿", b.sources[0] ?? "￿") || byCode(a.id, b.id));
}
function rowOf(scope7, id, kind) {
  const types2 = kinds2(scope7);
  const isPromise3 = names3(scope7).promises.includes(kind);
  const asks = isPromise3 ? linksIn(scope7, id, role(scope7, "answering"), { types: types2.asks }) : [];
  const put2 = [id, ...asks.map((ask2) => ask2.id)];
  const answers = kind === "response" ? answersOf(scope7, id) : put2.flatMap((ask2) => answersTo(scope7, ask2));
  const at2 = wholeLinks(scope7, id, role(scope7, "place"));
  const askedAt = linksOfAll(scope7, put2.slice(1), role(scope7, "place"));
  const claims = claimsIn(scope7, id);
  const values = (relation) => endsIn(scope7, id, relation).filter(supports);
  return {
    id,
    kind,
    isPromise: isPromise3,
    wholes: linksIn(scope7, id, role(scope7, "whole"), { types: types2.all }),
    asks,
    promises: linksIn(scope7, id, role(scope7, "answering"), { isBack: true, types: types2.promises }),
    askedBy: linksOfAll(scope7, put2, role(scope7, "asking"), { isBack: true }),
    putTo: linksOfAll(scope7, put2, role(scope7, "addressee")),
    at: at2.length ? at2 : askedAt,
    answers,
    madeBy: wholeLinks(scope7, id, role(scope7, "making"), true),
    promisedTo: wholeLinks(scope7, id, role(scope7, "promisee")),
    figures: names3(scope7).figures.flatMap(values),
    deadlines: values(role(scope7, "due")),
    assessments: assessmentsOf(scope7, id),
    themes: linksOfAll(scope7, put2, role(scope7, "topic"), { types: [names3(scope7).themes] }),
    sources: once(claims, (claim) => claim.source).sort(byCode),
    claims
  };
}
function wholeLinks(scope7, id, relation, isBack = false) {
  const { all } = kinds2(scope7);
  const seen = /* @__PURE__ */ new Set([id]);
  let level = [id];
  while (level.length) {
    const found2 = linksOfAll(scope7, level, relation, { isBack });
    if (found2.length) return found2.map((link3) => ({ ...link3, ofWhole: level[0] !== id }));
    level = level.flatMap((part2) => linksIn(scope7, part2, role(scope7, "whole"), { types: all }).map((one) => one.id));
    level = level.filter((whole3) => !seen.has(whole3));
    for (const whole3 of level) seen.add(whole3);
  }
  return [];
}
function asksOfResponse(scope7, response) {
  const { asks } = kinds2(scope7);
  const found2 = [role(scope7, "answering"), role(scope7, "topic")].flatMap(
    (relation) => linksIn(scope7, response, relation, { types: asks })
  );
  return linked(found2.flatMap(({ id, claims }) => claims.map((claim) => [id, claim])));
}
function answersOf(scope7, response, ask2) {
  const by = linksIn(scope7, response, role(scope7, "making"), { isBack: true });
  const given = linked(
    endsIn(scope7, response, role(scope7, "answer")).map((claim) => [claim.code ?? "", claim])
  );
  const codes = given.length ? given : [{ id: "", claims: [] }];
  return codes.map(({ id: code, claims }) => ({
    response,
    ask: ask2?.id ?? "",
    by,
    code,
    text: claims[0]?.text ?? "",
    notes: once([...notesOn(scope7, ask2?.claims ?? []), ...notesOn(scope7, claims)], (note) => note),
    claims: [...claims, ...ask2?.claims ?? []]
  }));
}
function answersTo(scope7, ask2) {
  const types2 = kinds2(scope7);
  if (!types2.asks.includes(typeIn(scope7, ask2))) return [];
  const tied = [role(scope7, "answering"), role(scope7, "topic")].flatMap(
    (relation) => linksIn(scope7, ask2, relation, { isBack: true, types: types2.responses })
  );
  return once(tied, ({ id }) => id).sort(byCode).flatMap((response) => {
    const link3 = asksOfResponse(scope7, response).find(({ id }) => id === ask2);
    return link3 ? answersOf(scope7, response, link3) : [];
  });
}
function assessmentsOf(scope7, id) {
  const found2 = linksIn(scope7, id, role(scope7, "judging"), { isBack: true }).flatMap(
    (one) => endsIn(scope7, one.id, role(scope7, "finding")).filter(supports).map((claim) => ({ assessment: one.id, code: claim.code ?? "", text: claim.text ?? "", claim }))
  );
  const latest = ({ claim: { bounds } }) => [bounds?.[3] ?? -1, bounds?.[0] ?? -1];
  return found2.sort((a, b) => {
    const [[aEnd, aStart], [bEnd, bStart]] = [latest(a), latest(b)];
    return bEnd - aEnd || bStart - aStart || byCode(b.claim.id, a.claim.id);
  });
}
var hasFigure = (scope7, { figures }) => figures.some(({ predicate }) => names3(scope7).heldTo.includes(predicate));
var isAssessed = (scope7, { assessments }) => assessments.some(({ code }) => code !== names3(scope7).notAssessed);
function summaryOf(scope7, rows4) {
  const promises = rows4.filter((row2) => row2.isPromise);
  const asks = rows4.filter((row2) => row2.kind === "ask");
  return {
    asks: asks.length,
    answered: asks.filter((row2) => row2.answers.length || row2.promises.length).length,
    promises: promises.length,
    answering: promises.filter((row2) => row2.asks.length).length,
    figure: promises.filter((row2) => hasFigure(scope7, row2)).length,
    deadline: promises.filter((row2) => row2.deadlines.length).length,
    assessed: promises.filter((row2) => isAssessed(scope7, row2)).length
  };
}

// core/secondments.ts
function secondmentsOf(scope7) {
  const { type, lending, hosting, paying } = scope7.record.page.views.secondment;
  const counted2 = scope7.record.claims.filter(
    (claim) => scope7.keep(claim) && supports(claim) && !isPromise(scope7.record, claim)
  );
  const ends = counted2.flatMap((claim) => endsOfClaim(scope7, claim));
  const bySecondment = /* @__PURE__ */ new Map();
  for (const end of ends) put(bySecondment, end.secondment, end);
  const paid = /* @__PURE__ */ new Map();
  for (const claim of counted2)
    if (claim.predicate === paying && scope7.record.things.has(claim.subject)) put(paid, claim.object, claim);
  const modes = /* @__PURE__ */ new Map();
  for (const { other, mode } of ends) if (!modes.has(other)) modes.set(other, mode);
  return [...scope7.record.things.values()].filter(({ id }) => isOf(scope7.record, id, type)).map(({ id }) => {
    const own = bySecondment.get(id) ?? [];
    const by = (relation) => sorted(own.filter(({ claim }) => claim.predicate === relation));
    const after = own.filter(({ claim }) => claim.subject === id);
    const ofMode = (mode) => sorted(after.filter(({ other }) => modes.get(other) === mode));
    const programmes = by(paying);
    const funded = programmes.filter((one) => modes.get(one) === "programme");
    const payments = funded.flatMap((one) => paid.get(one) ?? []);
    const ties = /* @__PURE__ */ new Map();
    for (const { other, claim } of own) put(ties, other, claim);
    for (const claim of payments) put(ties, claim.subject, claim);
    return {
      id,
      ties,
      programmes,
      funders: once(payments, (claim) => claim.subject).sort(byCode),
      home: by(lending),
      secondee: ofMode("secondee"),
      host: by(hosting),
      work: ofMode("work"),
      claims: once([...own.map(({ claim }) => claim), ...payments], (claim) => claim)
    };
  }).sort((a, b) => byCode(a.id, b.id));
}
var sorted = (ends) => once(ends, ({ other }) => other).sort(byCode);
function endsOfClaim(scope7, claim) {
  const { type, modes } = scope7.record.page.views.secondment;
  const { things } = scope7.record;
  return modes.flatMap(([end, relation, mode]) => {
    const [secondment, other] = end === "subject" ? [claim.subject, claim.object] : [claim.object, claim.subject];
    const isOne = claim.predicate === relation && isOf(scope7.record, secondment, type) && things.has(other);
    return isOne ? [{ claim, secondment, other, mode }] : [];
  });
}

// ui/views/bars.ts
var drawing = (name, ...parts) => makeSvg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: name, "aria-hidden": "true" }, ...parts);
var block = (x, width, name) => makeSvg("rect", { x: x.toFixed(2), y: 1, width: Math.max(width, 0.6).toFixed(2), height: 8, class: name });
var barCell = (number, most) => ({
  text: String(number),
  order: number,
  show: () => make(
    "span",
    { class: "counted" },
    make("span", {}, number.toLocaleString("en")),
    drawing("bar", ...number ? [block(0, 100 * number / Math.max(most, 1), "length")] : [])
  )
});
function spanCell(bounds, [first2, last], text) {
  const all = last + 1 - first2;
  const at2 = (day) => 100 * Math.min(all, Math.max(0, yearAndMonthOf(day) - first2)) / all;
  const [startLow, startHigh, endLow, endHigh] = bounds;
  const after = (day) => at2(day) + 100 / all / 12;
  const [from, to] = [startLow ? at2(startLow) : 0, endHigh === NEVER_LATE ? 100 : after(endHigh)];
  const isSure = startHigh <= endLow && startHigh !== NEVER_LATE;
  const sure = isSure ? [block(at2(startHigh), after(endLow) - at2(startHigh), "length")] : [];
  return {
    text,
    order: startLow,
    show: () => [make("span", { class: "when" }, text), drawing("span", block(from, to - from, "maybe"), ...sure)]
  };
}

// ui/views/frame.ts
var filteredScope = () => ({ record: RECORD, keep: ({ id }) => shown.claims.has(id) });
var words2 = (code, values = {}) => phraseOf(RECORD, `view.${code}`, values);
var counted = (number) => number ? number.toLocaleString("en") : words2("none");
function framed2(page) {
  const left = ALL_CLAIMS.length - shown.claims.size;
  const filtered = left > 0 && !page.countsItself && words2("filtered", { left: left.toLocaleString("en"), all: plural(ALL_CLAIMS.length, "claim") });
  return make(
    "article",
    { class: "view" },
    make("p", { class: "type" }, page.title),
    make("h2", { tabindex: "-1" }, page.headline),
    page.beware && make("p", { class: "beware" }, page.beware),
    filtered && make("p", { class: "small" }, filtered),
    page.controls && make("div", { class: "controls" }, page.controls),
    ...page.parts,
    sourceLine(page.claims)
  );
}
function sourceLine(claims) {
  const sources2 = once(claims, ({ source }) => source).filter((id) => SOURCES.has(id));
  if (!sources2.length) return null;
  const { hash, licence } = PAGE.about;
  const named2 = sources2.map((id) => SOURCES.get(id)?.title).join("; ");
  const head = `Made of ${plural(new Set(claims).size, "claim")} in ${plural(sources2.length, "source")}: ${named2}.`;
  return make("p", { class: "small source" }, head, ` Data ${hash.slice(0, 12)}.`, licence && ` ${licence}.`);
}
var part = (title, ...children) => make("section", {}, make("h3", {}, title), ...children);
var CUT = 90;
function link2(id, isShort = true) {
  const name = isShort ? plainName(id) : nameOf2(id);
  const text = name.length > CUT ? `${name.slice(0, name.lastIndexOf(" ", CUT))} …` : name;
  return button(text, () => open({ thing: id }), {
    class: "link",
    title: text === nameOf2(id) ? void 0 : nameOf2(id)
  });
}
function plainName(id) {
  const [name, label] = [nameOf2(id), THINGS.has(id) ? `${typeOf2(id).label}: ` : ""];
  const isTyped3 = label && name.toLowerCase().startsWith(label.toLowerCase());
  const rest = isTyped3 ? name.slice(label.length) : name;
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
var thingCell = (ids, note = () => "") => ({
  text: ids.map((id) => [nameOf2(id), note(id)].filter(Boolean).join(" ")).join("; "),
  show: () => make(
    "ul",
    { class: "cell" },
    ids.map((id) => make("li", {}, link2(id), note(id) && make("span", { class: "small" }, ` ${note(id)}`)))
  )
});
var signedCell = (id, note = "") => ({
  text: nameOf2(id),
  show: () => [
    make("span", { class: "signed" }, glyph(thing(id).type), make("span", {}, link2(id))),
    note && make("p", { class: "small" }, note)
  ]
});
var textCell = (text) => ({ text });
var numberCell = (number) => ({
  text: String(number),
  order: number,
  show: () => number.toLocaleString("en")
});
function claimLink2(claim, text) {
  const line = lineBetween2(claim.subject, claim.object);
  const end = [claim.subject, claim.object].find((id) => THINGS.has(id));
  if (!line && !end) return text;
  return button(text, () => open(line ? { line: line.id } : { thing: end ?? "" }), { class: "link" });
}
function tellersCell(claims) {
  const told2 = claims.filter(isTold);
  const rows4 = once(told2, ({ source }) => source).map((id) => {
    const voices2 = once(
      told2.filter(({ source }) => source === id),
      (claim) => voiceOf(RECORD, claim)
    );
    return [voices2.join("; "), SOURCES.has(id) ? `, in ${shortName(RECORD, id)}` : ""];
  });
  if (claims.some(({ reading }) => reading)) rows4.push([words2("reading"), ""]);
  const inferred = once(
    claims.filter((claim) => !isTold(claim)),
    (claim) => speakerOf(RECORD, claim)
  ).join("; ");
  if (told2.length < claims.length) rows4.push([told2.length ? `${words2("in-part")} ${inferred}` : inferred, ""]);
  return {
    text: rows4.map((row2) => row2.join("")).join("; "),
    show: () => rows4.map(
      ([who, source]) => make("p", { class: "teller" }, titled(who), source && make("span", { class: "small" }, source))
    )
  };
}
var notesInWords = (notes2) => notes2.map((note) => (PAGE.codes.wording[note] ? codeOf2("wording", note) : codeOf2("modality", note)).label);
function bracketed(claims, ...more) {
  const notes2 = [...notesInWords(notesOn(filteredScope(), claims)), ...more];
  return notes2.length ? `(${notes2.join(", ")})` : "";
}

// core/csv.ts
var MARK2 = "\uFEFF";
var FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
function csvCell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
var csvOf = (head, rows4) => MARK2 + [head, ...rows4].map((row2) => `${row2.map(csvCell).join(",")}\r
`).join("");

// ui/views/table.ts
var USUAL_PORTION = 200;
var orders = /* @__PURE__ */ new Map();
var collator = new Intl.Collator("en", { numeric: true });
function tableElement(table) {
  const kept2 = orders.get(table.name);
  const order = kept2 ?? { column: -1, isDown: false, page: 0, rows: table.rows.length };
  if (order.rows !== table.rows.length) Object.assign(order, { page: 0, rows: table.rows.length });
  orders.set(table.name, order);
  const box2 = make("div", { class: "sheet" });
  drawInto(box2, table, order);
  return box2;
}
function drawInto(box2, table, order) {
  const rows4 = sortedRows(table, order);
  const portion = table.portion ?? USUAL_PORTION;
  const [from, to] = [order.page * portion, Math.min(rows4.length, (order.page + 1) * portion)];
  const redraw2 = (patch, selector) => {
    Object.assign(order, patch);
    drawInto(box2, table, order);
    box2.querySelector(selector)?.focus();
  };
  const heads = table.columns.map(
    (column, n) => headCell(column, n, order, () => redraw2(sortedBy(order, n), `th:nth-child(${n + 1}) button`))
  );
  box2.replaceChildren(
    make(
      "table",
      {},
      make("caption", {}, table.caption),
      make("thead", {}, make("tr", {}, heads)),
      make("tbody", {}, rowElements(table, rows4.slice(from, to), order.column < 1))
    ),
    make("p", { class: "actions" }, pages(order, rows4.length, portion, redraw2), takeAlong(table, rows4))
  );
}
function sortedRows({ rows: rows4 }, { column, isDown }) {
  if (column < 0) return [...rows4];
  const value = (row2) => row2.cells[column]?.order ?? row2.cells[column]?.text ?? "";
  const sorted2 = rows4.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  });
  return isDown ? sorted2.reverse() : sorted2;
}
var sortedBy = (order, column) => ({
  column,
  isDown: order.column === column && !order.isDown,
  page: 0
});
function headCell({ title, isNumber, isWide: isWide2 }, n, order, sort) {
  const isOwn = order.column === n;
  const direction = isOwn ? order.isDown ? "descending" : "ascending" : "none";
  const arrow = isOwn ? order.isDown ? " ↓" : " ↑" : "";
  return make(
    "th",
    { scope: "col", "aria-sort": direction, class: isNumber ? "number" : isWide2 ? "wide" : void 0 },
    button(title + arrow, sort)
  );
}
function rowElements(table, rows4, isJoined) {
  const first2 = (row2) => row2?.cells[0]?.text;
  const isSame = (n) => Boolean(table.joins && isJoined && n && first2(rows4[n]) === first2(rows4[n - 1]));
  const span2 = (n) => {
    let end = n + 1;
    while (end < rows4.length && isSame(end)) end += 1;
    return end - n;
  };
  return rows4.map(
    (row2, n) => make(
      "tr",
      { class: row2.class },
      row2.cells.map(
        (cell, column) => column === 0 && isSame(n) ? null : cellElement(table, cell, column, column === 0 ? span2(n) : 1)
      )
    )
  );
}
function cellElement({ columns }, cell, column, rows4) {
  const { title, isNumber } = columns[column] ?? { title: "" };
  const isEmpty2 = !cell.text && !cell.show;
  const names5 = [column === 0 && "head", isNumber && "number", isEmpty2 && "empty"].filter(Boolean).join(" ");
  return make(
    "td",
    { "data-label": title, class: names5 || void 0, rowspan: rows4 > 1 ? rows4 : void 0 },
    cell.show ? cell.show() : cell.text
  );
}
function pages({ page }, count, portion, turn) {
  if (count <= portion) return null;
  const last = Math.ceil(count / portion) - 1;
  const [from, to] = [page * portion + 1, Math.min(count, (page + 1) * portion)];
  return [
    button("← Rows before", () => turn({ page: page - 1 }, "td button"), { disabled: page === 0 }),
    make(
      "span",
      { class: "small" },
      `Rows ${from.toLocaleString("en")} to ${to.toLocaleString("en")} of ${count.toLocaleString("en")}`
    ),
    button("Rows after →", () => turn({ page: page + 1 }, "td button"), { disabled: page === last })
  ];
}
function takeAlong(table, rows4) {
  if (!rows4.length) return null;
  const text = table.sheet ?? (() => csvOf(
    table.columns.map(({ title }) => title),
    rows4.map(({ cells }) => cells.map((cell) => cell.text))
  ));
  return [
    button("Save as CSV", () => saveText(text(), `${table.name}.csv`)),
    button("Copy as CSV", () => void copyText2(text()))
  ];
}
function saveText(text, name) {
  const link3 = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
  link3.click();
  setTimeout(() => URL.revokeObjectURL(link3.href), 1e3);
  say(`Saved ${name}`);
}
async function copyText2(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied");
  } catch {
    say("This browser does not let the page copy. Save the table instead.");
  }
}

// ui/views/connections.ts
var scope = filteredScope();
function connectionsView() {
  const found2 = connectorsOf(scope);
  return framed2({
    title: "Who connects most",
    headline: headlineOf(found2),
    beware: found2.length ? words2("connections.beware") : "",
    parts: found2.length ? [connectorsTable(found2)] : [],
    claims: found2.flatMap(({ claims }) => claims)
  });
}
function headlineOf(found2) {
  const [first2] = found2;
  if (!first2) return words2("connections.empty");
  if (!first2.pairs) return words2("connections.flat", { actors: found2.length.toLocaleString("en") });
  return words2("connections", { name: nameOf2(first2.id), tied: first2.tied.length, pairs: first2.pairs });
}
function connectorsTable(found2) {
  const most = {
    pairs: found2[0]?.pairs ?? 0,
    tied: found2.reduce((least, one) => Math.max(least, one.tied.length), 0)
  };
  const line = ({ id, tied, pairs, claims }) => ({
    cells: [
      signedCell(id),
      textCell(typeOf2(id).label),
      barCell(tied.length, most.tied),
      barCell(pairs, most.pairs),
      tiedCell(tied),
      numberCell(once(claims, (claim) => speakerOf(RECORD, claim)).length)
    ]
  });
  return tableElement({
    name: "connections",
    caption: `${plural(found2.length, "actor")} with direct ties. A pair counts for every actor that stands between the two.`,
    columns: [
      { title: "Actor" },
      { title: "Type" },
      { title: "Tied to", isNumber: true },
      { title: "Pairs of these with no direct tie", isNumber: true },
      { title: "Whom" },
      { title: "Voices", isNumber: true }
    ],
    rows: found2.map(line)
  });
}
var tiedCell = (tied) => ({
  text: tied.map(nameOf2).join("; "),
  show: () => {
    const list = make(
      "ul",
      { class: "cell" },
      tied.map((id) => make("li", {}, link2(id)))
    );
    return tied.length < 3 ? list : make("details", {}, make("summary", {}, `${plural(tied.length, "actor")}`), list);
  }
});

// ui/views/list.ts
var COLUMNS = ["About", "What is said", "Who says so", "When", "How"];
function listView() {
  const own = openClaims();
  const claims = [...shown.claims].map((id) => at(CLAIMS, id));
  const abouts = aboutEach(claims);
  const about2 = (claim) => abouts.get(claim) ?? "";
  const name = (claim) => THINGS.get(about2(claim))?.name ?? subjectOf(claim);
  const keys = new Map(claims.map((claim) => [claim, `${own.has(claim.id) ? 0 : 1} ${name(claim)}`]));
  const collator2 = new Intl.Collator("en", { numeric: true });
  claims.sort((a, b) => collator2.compare(keys.get(a) ?? "", keys.get(b) ?? "") || (a.id < b.id ? -1 : 1));
  const caption = `${plural(claims.length, "claim")} of ${ALL_CLAIMS.length.toLocaleString("en")} on this page pass the filters.` + (own.size ? " Those of what is open come first." : "");
  const line = (claim) => ({
    class: own.has(claim.id) ? "current" : void 0,
    cells: [
      aboutCell(about2(claim), name(claim)),
      sayingCell(claim),
      tellerCell(claim),
      whenCell(claim),
      howCell(claim)
    ]
  });
  return framed2({
    title: "List of claims",
    headline: claims.length ? plural(claims.length, "claim") : "No claim passes the filters",
    parts: [
      tableElement({
        name: "claims",
        caption: `${caption} Each stands under that of its two things of which less is said.`,
        columns: COLUMNS.map((title) => ({ title })),
        rows: claims.map(line),
        joins: true,
        sheet: () => sheetOf(claims)
      })
    ],
    claims,
    countsItself: true
  });
}
function aboutEach(claims) {
  const counts = /* @__PURE__ */ new Map();
  for (const claim of claims) for (const id of endsOf2(claim)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const rarer = (a, b) => (counts.get(b) ?? 0) < (counts.get(a) ?? 0) ? b : a;
  const aboutOf = (claim) => {
    const [first2 = "", second = first2] = endsOf2(claim);
    return [first2, second].find((id) => id === state.thing) ?? rarer(first2, second);
  };
  return new Map(claims.map((claim) => [claim, aboutOf(claim)]));
}
var aboutCell = (id, name) => THINGS.has(id) ? { ...signedCell(id, typeOf2(id).label), text: name } : { text: name };
var sayingCell = (claim) => ({
  text: sentence(claim),
  show: () => [
    make("p", { class: "teller" }, claimLink2(claim, sentence(claim))),
    ...claim.evidence.map(({ summary }) => make("p", { class: "small" }, summary))
  ]
});
var tellerCell = (claim) => ({
  text: `${titleOfSource(claim.source)}, ${speakerOf(RECORD, claim)}`,
  show: () => [
    make("p", { class: "teller" }, speakerOf(RECORD, claim)),
    make("p", { class: "small" }, isTold(claim) ? "in " : "read from ", titleOfSource(claim.source))
  ]
});
var whenCell = (claim) => ({ text: claim.when, order: claim.from ?? "9999" });
var howCell = (claim) => ({
  text: claim.wording,
  order: KINDS.indexOf(kindOf2(claim)) + claim.wording,
  show: () => tags(claim)
});
function openClaims() {
  const path2 = isTrace() ? openPathway() : void 0;
  if (isTrace()) return new Set(path2 ? claimsOfPath(path2).map((claim) => claim.id) : []);
  if (state.line) return new Set(lineNamed(state.line).claims);
  const things = new Set(state.thing ? [state.thing] : state.things);
  return new Set(ALL_CLAIMS.filter((claim) => endsOf2(claim).some((id) => things.has(id))).map((claim) => claim.id));
}
var HEAD = [
  "id",
  "subject",
  "relation",
  "object",
  "when",
  "kind",
  "wording",
  "modality",
  "disputes",
  "voice",
  "source",
  "anchor",
  "line",
  "page",
  "summary"
];
function sheetOf(claims) {
  const row2 = (claim) => {
    const [place] = claim.evidence;
    return [
      claim.id,
      subjectOf(claim),
      verb({ ...claim, disputes: false }, claim.subject),
      objectOf(claim),
      claim.when,
      kindOf2(claim),
      claim.wording,
      claim.modality,
      claim.disputes ? "yes" : "",
      speakerOf(RECORD, claim),
      titleOfSource(claim.source),
      place?.anchor ?? "",
      place?.line ? String(place.line) : "",
      place?.page ? String(place.page) : "",
      claim.evidence.map(({ summary }) => summary).join(" ")
    ];
  };
  return csvOf(HEAD, claims.map(row2));
}

// core/matrix.ts
function rowsAt(scope7, rows4, place) {
  if (!place) return [...rows4];
  const places2 = withParts(scope7, place, scope7.record.page.views.roles["whole"] ?? "");
  const at2 = rows4.filter((row2) => row2.at.some(({ id }) => places2.has(id)));
  return at2.length ? at2 : rows4.filter((row2) => row2.putTo.some(({ id }) => id === place));
}
function matrixOf(scope7, rows4, place) {
  const asks = rows4.filter((row2) => row2.kind === "ask");
  const promises = rows4.filter((row2) => row2.isPromise);
  const here = new Map(asks.map((ask2) => [ask2.id, ask2]));
  const madeFor = /* @__PURE__ */ new Map();
  const answering = /* @__PURE__ */ new Set();
  for (const one of promises)
    for (const ask2 of narrowestAsks(one, here)) {
      put(madeFor, ask2, one);
      answering.add(one.id);
    }
  const found2 = [
    ...askRows(scope7, asks, madeFor),
    ...rows4.filter((row2) => row2.kind === "response").map((row2) => ownRow(row2, answerMarks(scope7, row2))),
    ...promises.filter(({ id }) => !answering.has(id)).map((row2) => ownRow(row2, promiseMarks(scope7, [row2])))
  ];
  const columns = once(
    found2.flatMap(({ cells }) => [...cells.keys()]),
    (id) => id
  ).sort((a, b) => compareColumns(scope7, a, b));
  return { columns, rows: found2, presence: presenceAt(scope7, place, columns) };
}
var ownRow = (row2, marks) => ({
  row: row2,
  depth: 0,
  cells: byPerson(marks),
  whole: /* @__PURE__ */ new Set()
});
function askRows(scope7, asks, madeFor) {
  const cells = new Map(
    asks.map((ask2) => [
      ask2.id,
      byPerson([...answerMarks(scope7, ask2), ...promiseMarks(scope7, madeFor.get(ask2.id) ?? [])])
    ])
  );
  return outlined(asks).map(([depth, row2]) => {
    const own = cells.get(row2.id) ?? /* @__PURE__ */ new Map();
    const above = row2.wholes.flatMap(({ id }) => [...cells.get(id)?.keys() ?? []]);
    return { row: row2, depth, cells: own, whole: new Set(above.filter((who) => !own.has(who))) };
  });
}
function outlined(rows4) {
  const byId2 = new Map(rows4.map((row2) => [row2.id, row2]));
  const seen = /* @__PURE__ */ new Set();
  const under = /* @__PURE__ */ new Map();
  for (const row2 of rows4) put(under, parentOf(row2, byId2), row2);
  const walk2 = (row2, depth) => {
    if (seen.has(row2.id)) return [];
    seen.add(row2.id);
    return [[depth, row2], ...(under.get(row2.id) ?? []).flatMap((part2) => walk2(part2, depth + 1))];
  };
  return [...under.get("") ?? [], ...rows4].flatMap((row2) => walk2(row2, 0));
}
function parentOf(row2, among) {
  for (const links of [row2.asks, row2.wholes]) {
    const parents = links.flatMap(({ id }) => id === row2.id ? [] : among.get(id) ?? []);
    const deepest = Math.max(...parents.map((one) => one.asks.length + one.wholes.length));
    const parent = parents.find((one) => one.asks.length + one.wholes.length === deepest);
    if (parent) return parent.id;
  }
  return "";
}
function narrowestAsks(promise, here) {
  const answered = promise.asks.flatMap(({ id }) => here.get(id) ?? []);
  const wholes = new Set(answered.flatMap((ask2) => ask2.wholes.map(({ id }) => id)));
  return answered.map(({ id }) => id).filter((id) => !wholes.has(id));
}
var answerMarks = (scope7, row2) => row2.answers.flatMap(
  (answer) => (answer.by.length ? answer.by : [NOBODY]).map((who) => [who.id, answerMark(scope7, answer, who)])
);
var NOBODY = { id: "", claims: [], ofWhole: false };
var answerMark = (scope7, answer, who) => ({
  isPromise: false,
  code: answer.code,
  text: answer.text,
  about: answer.response,
  notes: once([...answer.notes, ...notesOn(scope7, who.claims)], (note) => note),
  ofWhole: false,
  claims: [...answer.claims, ...who.claims]
});
var promiseMarks = (scope7, rows4) => rows4.flatMap(
  (row2) => (row2.madeBy.length ? row2.madeBy : [NOBODY]).map(({ id, claims, ofWhole }) => [
    id,
    { isPromise: true, code: row2.kind, text: "", about: row2.id, notes: notesOn(scope7, claims), ofWhole, claims }
  ])
);
function byPerson(found2) {
  const cells = /* @__PURE__ */ new Map();
  for (const [who, mark] of found2) put(cells, who, mark);
  for (const marks of cells.values())
    marks.sort((a, b) => Number(a.isPromise) - Number(b.isPromise) || byCode(a.about, b.about));
  return cells;
}
function compareColumns(scope7, a, b) {
  const { people, groups } = scope7.record.page.views;
  const place = (id) => {
    const isOne = (type) => isOf(scope7.record, id, type);
    const rank = isOne(people) ? 0 : isOne(groups) ? 2 : scope7.record.things.has(id) ? 1 : 3;
    return [rank, rank === 0 ? nameOf(scope7.record, id).split(" ").at(-1) ?? "" : nameOf(scope7.record, id)];
  };
  const [[aRank, aName], [bRank, bName]] = [place(a), place(b)];
  return aRank - bRank || byCode(aName, bName) || byCode(a, b);
}
var presenceAt = (scope7, place, columns) => claimsIn(scope7, place).filter(
  (claim) => scope7.record.page.views.presence.includes(claim.predicate) && claim.object === place && !columns.includes(claim.subject)
);

// ui/views/chooser.ts
var MOST7 = 150;
function chooser(label, any, counts) {
  if (!counts.length) return null;
  const sorted2 = counts.toSorted((a, b) => b[1] - a[1] || (plainName(a[0]) < plainName(b[0]) ? -1 : 1)).slice(0, MOST7);
  const listed = state.of && !sorted2.some(([id]) => id === state.of) ? [[state.of, 0], ...sorted2] : sorted2;
  const field2 = make(
    "select",
    { id: "view-of" },
    make("option", { value: "" }, any),
    listed.map(
      ([id, count]) => make("option", { value: id, selected: id === state.of }, count ? `${plainName(id)} (${count})` : plainName(id))
    )
  );
  field2.addEventListener("change", () => {
    change({ of: field2.value });
    document.getElementById("view-of")?.focus();
  });
  return make("label", {}, `${label} `, field2);
}

// ui/views/matrix.ts
var scope2 = filteredScope();
function matrixView() {
  const every = rowsOf2(scope2);
  const rows4 = state.of ? rowsAt(scope2, every, state.of) : every.filter(isPut);
  const table = matrixOf(scope2, rows4, state.of);
  return framed2({
    title: state.of ? `Asks and answers: ${nameOf2(state.of)}` : "Asks and answers",
    headline: headlineOf2(rows4, table),
    beware: rows4.length ? words2("matrix.beware") : "",
    controls: chooser("Asked at or of", "all assemblies and bodies", choices(every)),
    parts: rows4.length ? [matrixTable(table), presencePart(table)] : [],
    claims: rows4.flatMap(({ claims }) => claims)
  });
}
var isPut = (row2) => !row2.isPromise || row2.asks.length > 0;
function headlineOf2(rows4, table) {
  const { asks, answered } = summaryOf(scope2, rows4);
  const free = table.rows.filter(({ row: row2 }) => row2.isPromise).length;
  const asked2 = words2("matrix", {
    asks: asks.toLocaleString("en"),
    answered: counted(answered),
    open: counted(asks - answered)
  });
  const promised = words2("matrix.promises", { promises: free.toLocaleString("en") });
  if (asks && free) return words2("matrix.both", { asks: asked2, promises: promised });
  if (free) return promised;
  return asks ? asked2 : words2("matrix.empty");
}
function choices(rows4) {
  const counts = /* @__PURE__ */ new Map();
  for (const row2 of rows4)
    for (const id of new Set([...row2.at, ...row2.putTo].map((one) => one.id))) put(counts, id, row2);
  return [...counts].map(([id, own]) => [id, own.length]);
}
function matrixTable({ columns, rows: rows4 }) {
  const line = (row2) => ({
    class: row2.depth ? "nested" : void 0,
    cells: [rowHead(row2), ...columns.map((id) => marksCell(row2.cells.get(id) ?? [], row2.whole.has(id)))]
  });
  return make(
    "div",
    { class: "matrix" },
    tableElement({
      name: "matrix",
      caption: `${plural(rows4.length, "row")}, ${plural(columns.length, "person or body", "people and bodies")} who answered or promised.`,
      columns: [{ title: "What was asked" }, ...columns.map(columnOf)],
      rows: rows4.map(line)
    })
  );
}
var LONG3 = 26;
function columnOf(id) {
  const title = id ? nameOf2(id) : "Nobody named";
  return { title, isWide: title.length > LONG3 };
}
var rowHead = ({ row: row2, depth }) => ({
  text: nameOf2(row2.id),
  show: () => {
    const who = row2.kind === "ask" ? row2.askedBy : row2.madeBy;
    const by = who.length > 0 && `${row2.kind === "ask" ? "asked by" : "made by"} ${who.map((one) => `${nameOf2(one.id)} ${bracketed(one.claims)}`.trim()).join(", ")}`;
    const label = row2.kind === "ask" ? "" : `${titled(typeOf2(row2.id).label)}: `;
    return make(
      "div",
      { class: depth ? "part" : void 0 },
      label && make("span", { class: "small" }, label),
      link2(row2.id),
      by && make("p", { class: "small" }, by)
    );
  }
});
function marksCell(marks, isInWhole) {
  const text = marks.map((mark) => [markText(mark), ...markNotes(mark)].join(", ")).join("; ");
  const whole3 = isInWhole && !marks.length ? "for the whole set only" : "";
  if (!text && !whole3) return { text: "" };
  return {
    text: text || whole3,
    show: () => whole3 ? make("span", { class: "small" }, whole3) : marks.map(markElement)
  };
}
var markText = (mark) => mark.isPromise ? "promised" : mark.text || "answered; not told how";
var markNotes = ({ notes: notes2, ofWhole }) => [
  ...notesInWords(notes2),
  ...ofWhole ? ["said of the whole set"] : []
];
function markElement(mark) {
  const notes2 = markNotes(mark);
  const sign2 = mark.isPromise ? PAGE.style.promiseMark : "";
  return make(
    "p",
    { class: "answer" },
    button([sign2, markText(mark)].filter(Boolean).join(" "), () => open({ thing: mark.about }), {
      class: notes2.length ? "weaker" : "",
      title: nameOf2(mark.about)
    }),
    notes2.length > 0 && make("span", { class: "small" }, notes2.join(", "))
  );
}
function presencePart({ presence }) {
  if (!presence.length) return null;
  return part(
    "Who else had to do with it",
    make(
      "ul",
      { class: "cell" },
      presence.map((claim) => make("li", {}, claimLink2(claim, sentence(claim)), ` ${bracketed([claim])}`))
    )
  );
}

// ui/views/cells.ts
var claimCell = (claims) => codeCell(
  claims.map((claim) => [objectOf(claim), claim]),
  ""
);
var codeCell = (found2, none) => ({
  text: found2.map(([text]) => text).join("; ") || none,
  show: found2.length ? () => found2.map(([text, claim]) => make("p", { class: "teller" }, claimLink2(claim, text), " ", cautions(claim))) : none ? () => make("span", { class: "small" }, none) : void 0
});
var sayingCell2 = (claim) => ({
  text: sentence(claim),
  show: () => [
    make("p", { class: "teller" }, claimLink2(claim, sentence(claim))),
    make("p", { class: "small" }, claim.evidence[0]?.summary),
    make(
      "span",
      { class: "tags" },
      cautions(claim),
      kindOf2(claim) === "sequence" && make("span", { class: "small" }, "order in time only")
    )
  ]
});

// ui/views/promises.ts
var scope3 = filteredScope();
var makers = ({ madeBy }) => madeBy.map(({ id }) => id);
function promisesOf(rows4, of) {
  const promises = rows4.filter((row2) => row2.isPromise);
  const ties = (row2) => [row2.madeBy, row2.promisedTo, row2.themes].flat().map(({ id }) => id);
  const own = promises.filter((row2) => ties(row2).includes(of));
  if (!of || own.length) return of ? own : promises;
  const there = rowsAt(scope3, promises, of);
  return there.length ? there : promises;
}
function promisesView() {
  const every = rowsOf2(scope3);
  const rows4 = promisesOf(every, state.of);
  const { promises, figure, deadline, assessed } = summaryOf(scope3, rows4);
  const headline = words2("promises", {
    promises: promises.toLocaleString("en"),
    figure: counted(figure),
    deadline: counted(deadline),
    assessed: counted(assessed)
  });
  return framed2({
    title: "Promises and their state",
    headline: promises ? headline : words2("promises.empty"),
    beware: promises ? words2("promises.beware") : "",
    controls: chooser("Promises of", "everybody", choices2(every)),
    parts: promises ? [byMaker(rows4), everyPromise(rows4)] : [],
    claims: rows4.flatMap(({ claims }) => claims)
  });
}
function choices2(rows4) {
  const counts = /* @__PURE__ */ new Map();
  for (const row2 of rows4.filter((one) => one.isPromise)) for (const id of makers(row2)) put(counts, id, row2);
  return [...counts].map(([id, own]) => [id, own.length]);
}
function byMaker(rows4) {
  const groups = /* @__PURE__ */ new Map();
  for (const row2 of rows4) for (const id of makers(row2).length ? makers(row2) : [""]) put(groups, id, row2);
  const most = Math.max(...[...groups.values()].map((own) => own.length));
  const ordered2 = [...groups].sort((a, b) => Number(!a[0]) - Number(!b[0]) || b[1].length - a[1].length);
  const line = ([id, own]) => ({
    cells: [
      id ? signedCell(id) : textCell("Nobody named"),
      barCell(own.length, most),
      barCell(own.filter((row2) => hasFigure(scope3, row2)).length, most),
      barCell(own.filter((row2) => row2.deadlines.length).length, most),
      barCell(own.filter((row2) => isAssessed(scope3, row2)).length, most)
    ]
  });
  const columns = ["Who promised", "Promises", "With a figure", "With a deadline", "Assessed"];
  return part(
    "By who promised",
    tableElement({
      name: "promises-by-maker",
      caption: "A promise made by several counts under each.",
      columns: columns.map((title, n) => ({ title, isNumber: n > 0 })),
      rows: ordered2.map(line)
    })
  );
}
var linkCell = (links) => thingCell(
  links.map(({ id }) => id),
  (id) => {
    const link3 = links.find((one) => one.id === id);
    return bracketed(link3?.claims ?? [], ...link3?.ofWhole ? ["of the whole that this is a part of"] : []);
  }
);
function everyPromise(rows4) {
  const line = (row2) => ({
    cells: [
      signedCell(row2.id, row2.themes.map(({ id }) => nameOf2(id)).join(", ")),
      linkCell(row2.madeBy),
      linkCell(row2.promisedTo),
      claimCell(row2.figures),
      claimCell(row2.deadlines),
      codeCell(
        row2.assessments.map(({ text, claim }) => [text, claim]),
        "not assessed"
      ),
      tellersCell(once(row2.madeBy.length ? row2.madeBy.flatMap(({ claims }) => claims) : row2.claims, (claim) => claim))
    ]
  });
  const columns = ["Promise", "Who made it", "To whom", "Figure", "Deadline", "State", "Who says so"];
  return part(
    "Each promise",
    tableElement({
      name: "promises",
      caption: "In order of source. A word that stands alone opens its evidence.",
      columns: columns.map((title) => ({ title })),
      rows: rows4.map(line)
    })
  );
}

// ui/views/secondments.ts
var scope4 = filteredScope();
function secondmentsView() {
  const found2 = secondmentsOf(scope4).filter(({ claims }) => claims.length);
  const counts = {
    count: found2.length.toLocaleString("en"),
    home: counted(found2.filter(({ home }) => home.length).length),
    host: counted(found2.filter(({ host }) => host.length).length),
    work: counted(found2.filter(({ work }) => work.length).length)
  };
  return framed2({
    title: "Secondments",
    headline: words2(found2.length ? "secondments" : "secondments.empty", counts),
    beware: found2.some(({ funders }) => funders.length) ? words2("secondments.beware") : "",
    parts: found2.length ? [secondmentsTable(found2)] : [],
    claims: found2.flatMap(({ claims }) => claims)
  });
}
function secondmentsTable(found2) {
  const line = (chain2) => {
    const note = (id) => bracketed(chain2.ties.get(id) ?? []);
    return {
      cells: [
        whoCell(chain2),
        ...[chain2.home, chain2.host, chain2.work, chain2.programmes, chain2.funders].map((ids) => thingCell(ids, note)),
        tellersCell(chain2.claims)
      ]
    };
  };
  const columns = ["Who", "From", "To", "Worked on", "Programme that paid", "Who paid for that", "Who says so"];
  return tableElement({
    name: "secondments",
    caption: "Each row reads across. An empty cell: no claim here tells it.",
    columns: columns.map((title) => ({ title })),
    rows: found2.map(line)
  });
}
var whoCell = ({ id, secondee }) => ({
  text: (secondee.length ? secondee : [id]).map(nameOf2).join("; "),
  show: () => secondee.length ? [...secondee.map((one) => make("p", { class: "teller" }, link2(one))), make("p", { class: "small" }, link2(id))] : link2(id)
});

// ui/views/timeline.ts
var scope5 = filteredScope();
var FEW5 = 40;
function timelineView() {
  const found2 = chronicleOf(scope5, state.of, true);
  const all = found2.dated.length + found2.undated.length;
  const years = yearsOf(found2.dated);
  const counts = { dated: counted(found2.dated.length), undated: counted(found2.undated.length), all };
  const headline = years ? words2("timeline", { ...counts, all: all.toLocaleString("en"), first: years[0], last: years[1] }) : words2("timeline.empty", { undated: counted(found2.undated.length) });
  return framed2({
    title: "Timeline",
    headline,
    beware: years ? words2("timeline.beware") : "",
    controls: chooser("Of", "everything", datedThings()),
    parts: [years ? datedPart(found2, years) : null, undatedPart(found2)],
    claims: [...found2.dated, ...state.of ? found2.undated : []]
  });
}
function datedThings() {
  const counts = /* @__PURE__ */ new Map();
  const { dated: dated2 } = chronicleOf(scope5, "", false);
  for (const claim of dated2) for (const id of endsOf2(claim)) put(counts, id, claim);
  return [...counts].filter(([id]) => THINGS.has(id)).map(([id, claims]) => [id, claims.length]);
}
function datedPart({ dated: dated2 }, years) {
  const line = (claim) => {
    const bounds = claim.bounds ?? UNDATED;
    const year = bounds[0] ? String(yearOf(bounds[0])) : "No beginning told";
    return {
      cells: [textCell(year), spanCell(bounds, years, claim.when), sayingCell2(claim), tellersCell([claim])]
    };
  };
  const [first2, last] = years;
  const columns = [
    "Begins",
    first2 === last ? `When, in ${first2}` : `When, ${first2} to ${last}`,
    "What is said",
    "Who says so"
  ];
  return tableElement({
    name: "timeline",
    caption: "In order of the first day on which each may have begun. Full bars: certainly so; pale: it may have been.",
    columns: columns.map((title) => ({ title })),
    rows: dated2.map(line),
    joins: true
  });
}
function undatedPart({ undated: undated2 }) {
  if (!undated2.length) return null;
  const title = `Undated: ${plural(undated2.length, "claim")}`;
  const list = button("List them all", () => change({ view: "list", undated: "only", since: 0, until: 0, asOf: "" }));
  const rows4 = undated2.slice(0, FEW5).map((claim) => make("li", {}, claimLink2(claim, sentence(claim))));
  if (!state.of) return part(title, make("p", {}, list));
  const left = undated2.length - rows4.length;
  return part(
    title,
    make("ul", { class: "cell" }, rows4),
    left > 0 && make("p", {}, `And ${left.toLocaleString("en")} more. `)
  );
}

// ui/views/unknown.ts
var scope6 = filteredScope();
var plainColumns = (...titles) => titles.map((title) => ({ title }));
function unknownView() {
  const claims = ALL_CLAIMS.filter(scope6.keep);
  const [cautions2, lone] = [cautionsIn(scope6), loneVoices(scope6)];
  const alone = lone.flatMap((one) => one.alone);
  const told2 = (/* @__PURE__ */ new Set([...alone, ...lone.flatMap((one) => one.shared)])).size;
  const undated2 = claims.filter((claim) => !isDated(RECORD, claim));
  const headline = words2("unknown", {
    cautions: counted(cautions2.length),
    alone: counted(alone.length),
    told: told2.toLocaleString("en"),
    undated: counted(undated2.length),
    all: claims.length.toLocaleString("en")
  });
  return framed2({
    title: "What is not known",
    headline: claims.length ? headline : words2("unknown.empty"),
    beware: words2("unknown.beware"),
    parts: [cautionsPart(cautions2), lonePart(lone), datesPart(), intendedPart(), uncodedPart()],
    claims
  });
}
function cautionsPart(cautions2) {
  const groups = /* @__PURE__ */ new Map();
  for (const caveat of cautions2) put(groups, caveat.type, caveat);
  const isAlways = (type) => Number(Boolean(codeOf2("caveat", type).always));
  const sorted2 = [...groups].sort((a, b) => isAlways(b[0]) - isAlways(a[0]) || b[1].length - a[1].length);
  const perSource = once(cautions2, ({ source }) => source).map((id) => [
    sourceName(id),
    cautions2.filter(({ source }) => source === id).length
  ]);
  const read = perSource.sort((a, b) => b[1] - a[1]).map(([name, count]) => `${count.toLocaleString("en")} in ${name}`);
  const counts = sorted2.map(([type, own]) => `${own.length.toLocaleString("en")} ${codeOf2("caveat", type).label}`);
  const line = (caveat) => ({
    cells: [
      { text: titled(sortOf(RECORD, caveat).label) },
      { text: titled(cautionOwner(RECORD, caveat)) },
      { text: caveat.summary },
      concernsCell(caveat),
      { text: titleOfSource(caveat.source), show: () => sourceName(caveat.source) }
    ]
  });
  return part(
    cautions2.length ? cautionCount(cautions2) : plural(0, "caution"),
    make("p", { class: "small" }, counts.length ? `${counts.join(" · ")}.` : "The record cautions of nothing here."),
    read.length > 0 && make("p", { class: "small" }, `Read: ${read.join(" · ")}.`),
    cautions2.length > 0 && tableElement({
      name: "cautions",
      portion: 25,
      caption: "In the words of those who made the record, on what they read in the source named.",
      columns: plainColumns("What kind", "Whose", "What it says", "Of what", "Read in"),
      rows: sorted2.flatMap(([, own]) => own.map(line))
    })
  );
}
var FEW6 = 3;
var sourceName = (id) => SOURCES.has(id) ? shortName(RECORD, id) : titleOfSource(id);
function concernsCell({ concerns: concerns2 }) {
  const way2 = (id) => {
    const claim = CLAIMS.get(id);
    if (claim) return claimLink2(claim, sentence(claim));
    return THINGS.has(id) ? link2(id) : null;
  };
  const ways = concerns2.map(way2).filter(Boolean);
  const items = (some) => make(
    "ul",
    { class: "cell" },
    some.map((one) => make("li", {}, one))
  );
  const rest = ways.slice(FEW6);
  return {
    text: concerns2.map((id) => CLAIMS.has(id) ? sentence(CLAIMS.get(id)) : THINGS.get(id)?.name ?? id).join("; "),
    show: () => [
      items(ways.slice(0, FEW6)),
      rest.length > 0 && make("details", {}, make("summary", {}, `${rest.length} more`), items(rest))
    ]
  };
}
function lonePart(lone) {
  const most = Math.max(1, ...lone.map(({ alone, shared }) => alone.length + shared.length));
  const line = ({ voice, alone, shared }) => {
    const own = VOICES.get(voice);
    const stake = own?.stakes ? `A party to what it tells: ${own.stakes.join(", ")}` : "";
    return {
      cells: [
        {
          text: titled(own?.name ?? "A voice that is not named"),
          show: () => [titled(own?.name ?? "A voice that is not named"), stake && make("p", { class: "small" }, stake)]
        },
        barCell(alone.length, most),
        barCell(alone.length + shared.length, most),
        {
          text: "",
          show: () => voice && button("List its claims", () => change({ view: "list", voice }), { class: "link" })
        }
      ]
    };
  };
  return part(
    "Who is the only one to say so",
    tableElement({
      name: "single-voices",
      portion: 25,
      caption: "Influences and acts that are told, by voice: what it alone tells, beside all that it tells.",
      columns: [
        { title: "Voice" },
        { title: "It alone tells", isNumber: true },
        { title: "It tells", isNumber: true },
        { title: "Its claims" }
      ],
      rows: lone.map(line)
    })
  );
}
function datesPart() {
  const found2 = datingBySource(scope6);
  const most = Math.max(1, ...found2.map(({ dated: dated2, undated: undated2 }) => Math.max(dated2, undated2)));
  return part(
    "Undated",
    tableElement({
      name: "undated",
      caption: "How many claims of each source say when.",
      columns: [{ title: "Source" }, { title: "Undated", isNumber: true }, { title: "Dated", isNumber: true }],
      rows: found2.map(({ source, dated: dated2, undated: undated2 }) => ({
        cells: [textCell(titleOfSource(source)), barCell(undated2, most), barCell(dated2, most)]
      }))
    })
  );
}
function intendedPart() {
  const ids = onlyIntended(scope6);
  return part(
    "Only asked for, promised, planned or hoped",
    ids.length === 0 && make("p", {}, "Of every piece of work and outcome here, some claim says that something was done or was so."),
    ids.length > 0 && tableElement({
      name: "only-intended",
      portion: 25,
      caption: `${plural(ids.length, "piece of work or outcome", "pieces of work and outcomes")} of which no claim says that anything was done or was so.`,
      columns: plainColumns("What", "Type"),
      rows: ids.map((id) => ({ cells: [signedCell(id), textCell(typeOf2(id).label)] }))
    })
  );
}
var uncodedPart = () => part(
  "Not coded",
  make(
    "p",
    {},
    words2("unknown.uncoded"),
    " Whoever has the texts can ask: ",
    make("code", {}, "civicgraph coverage"),
    "."
  )
);

// ui/views/menu.ts
var whole2 = { record: RECORD, keep: () => true };
var rows3 = () => rowsOf2(whole2);
var PAGES = {
  list: { draw: listView, count: () => ALL_CLAIMS.length, isAlways: true },
  matrix: {
    draw: matrixView,
    count: () => rows3().filter(({ isPromise: isPromise3 }) => !isPromise3).length
  },
  promises: {
    draw: promisesView,
    count: () => rows3().filter(({ isPromise: isPromise3 }) => isPromise3).length
  },
  timeline: { draw: timelineView, count: () => chronicleOf(whole2, "", false).dated.length },
  connections: { draw: connectionsView, count: () => connectorsOf(whole2).length },
  secondments: {
    draw: secondmentsView,
    count: () => secondmentsOf(whole2).filter(({ claims }) => claims.length).length
  },
  unknown: { draw: unknownView, count: () => RECORD.caveat.size, isAlways: true }
};
var names4 = Object.keys(PAGES);
function drawView(patch, how) {
  const { view } = state;
  document.body.dataset["view"] = view;
  const box2 = $("list");
  box2.hidden = view === "map";
  $("as-map").setAttribute("aria-pressed", String(view === "map"));
  $("as-list").setAttribute("aria-pressed", String(view === "list"));
  for (const item of $("views").querySelectorAll("button"))
    item.setAttribute("aria-current", String(item.dataset["view"] === view));
  if (view === "map") return box2.replaceChildren();
  if (!isStale(patch)) return;
  box2.setAttribute("aria-label", VIEW_LABELS[view]);
  const place = box2.scrollTop;
  box2.replaceChildren(PAGES[view].draw());
  box2.scrollTop = patch.view || patch.of !== void 0 ? 0 : place;
  if (patch.view && how.focus) within(box2, "h2").focus({ preventScroll: true });
}
var isStale = (patch) => Boolean(patch.view) || patch.of !== void 0 || filters(patch) || state.view === "list" || !$("list").hasChildNodes();
function startViews() {
  const menu = $("views");
  const close = () => Object.assign(menu, { open: false });
  const go = (view) => () => {
    close();
    change({ view, of: "" }, { focus: true });
  };
  const counts = /* @__PURE__ */ new Map();
  menu.addEventListener("toggle", () => {
    for (const item of menu.querySelectorAll("button")) offer(item, counts);
  });
  within(menu, "div").replaceChildren(
    ...names4.map((name) => button(VIEW_LABELS[name], go(name), { "data-view": name }))
  );
  closesByItself(menu);
  $("as-map").addEventListener("click", () => change({ view: "map" }));
  $("as-list").addEventListener("click", () => change({ view: "list" }));
}
function offer(item, counts) {
  const name = names4.find((one) => one === item.dataset["view"]);
  if (!name) return;
  const { count, isAlways } = PAGES[name];
  if (!counts.has(name)) {
    counts.set(name, count());
    if (counts.get(name)) item.append(make("span", { class: "count" }, (counts.get(name) ?? 0).toLocaleString("en")));
  }
  item.hidden = !counts.get(name) && !isAlways && state.view !== name;
}

// ui/main.ts
watch(
  filter,
  drawPicture,
  drawPanel,
  drawLadder,
  drawView,
  drawChips,
  drawLegend,
  drawTime,
  drawTitle,
  writeAddress,
  drawSwitches
);
for (const start of [
  startCanvas,
  startSearch,
  startStories,
  startViews,
  startLadder,
  startLegend,
  startKey,
  startTime,
  startSaving,
  startSharing,
  startMenus,
  startTheme,
  startKeys
])
  start();
$("notes").replaceChildren(...notes());
$("notes").hidden = !PAGE.about.notes.length;
setTheme("system");
var first = readAddress();
var isSomewhere = Object.values(first).some((value) => typeof value === "string" && THINGS.has(value));
if (!isSomewhere && !first.question && PAGE.about.around && !first.line) first.thing = PAGE.about.around;
change({ ...first, theme: "system" }, { silent: true, move: true });
startAddress();
var size = [box.clientWidth, box.clientHeight];
new ResizeObserver(() => {
  const now = [box.clientWidth, box.clientHeight];
  if (!box.clientWidth || now.join() === size.join()) return;
  size = now;
  change({}, { silent: true });
  fitAll();
}).observe(box);
fitAll();
document.body.dataset["ready"] = "yes";
})();
