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
  let [low, high] = [0, 0];
  return times.map(([startLow, startHigh, endLow, endHigh]) => {
    const judged = low > endHigh ? "impossible" : high <= endLow ? "certain" : "possible";
    [low, high] = [Math.max(low, startLow), Math.max(high, startHigh)];
    return judged;
  });
}
function overall(judged) {
  const order = ["impossible", "possible", "certain"];
  return order.find((word) => judged.includes(word)) ?? "certain";
}
function isIn(bounds, { since: since2, until: until2, asOf: asOf2, datedOnly }) {
  if (!bounds) return !datedOnly;
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
  const caveats = page.caveats.map((raw) => readCaveat(page, raw));
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
    caveat: byId(caveats),
    caveatsOf: /* @__PURE__ */ new Map()
  };
  for (const line of lines) for (const end of line.ends) at(record.linesOf, end).push(line);
  for (const claim of claims) {
    for (const id of new Set(endsOf(record, claim))) put(record.claimsAbout, id, claim);
    if (things.has(claim.subject) && things.has(claim.object) && claim.subject !== claim.object) continue;
    record.factsOf.get(things.has(claim.subject) ? claim.subject : claim.object)?.push(claim);
  }
  for (const caveat of caveats) for (const id of caveat.concerns) put(record.caveatsOf, id, caveat);
  return record;
}
var readPlaces = (page, places = [], own) => places.map((place) => ({ ...place, source: idAt(page.sources, place.source ?? own) }));
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
var familyOf = (record, id) => record.things.has(id) ? typeOf(record, id).family : "";
var rungOf = (record, id) => record.things.has(id) ? typeOf(record, id).rung : "";
function walkOf(record, claim) {
  const { cause } = relationOf(record, claim);
  const { subject, object } = claim;
  if (!cause || !subject || !object || subject === object) return null;
  return cause === "subject" ? [subject, object] : [object, subject];
}
function caveatsAbout({ caveatsOf: caveatsOf2 }, ids) {
  const found = new Set([...ids].flatMap((id) => caveatsOf2.get(id) ?? []));
  return [...found].sort((a, b) => byCode(a.id, b.id));
}
var isAlwaysTold = (record, { type }) => Boolean(codeOf(record, "caveat", type).always);
var limitsCredit = (record, { type }) => Boolean(codeOf(record, "caveat", type).limits);
var BELONGING = ["partOf", "unitOf"];
var MAKING = ["asked", "created", "developed", "funded", "held", "launched", "made", "produced", "published"];
function hasStake(record, voice, thing2) {
  const stakes = record.voices.get(voice)?.parties ?? [];
  if (!stakes.length || stakes.includes(thing2)) return stakes.length > 0;
  return (record.claimsAbout.get(thing2) ?? []).some(({ subject, predicate, object }) => {
    const owner = BELONGING.includes(predicate) && subject === thing2 ? object : "";
    return stakes.includes(owner || (MAKING.includes(predicate) && object === thing2 ? subject : ""));
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
  const words2 = (claim.subject === from ? relation.label : relation.inverse).replace(" (number)", "");
  return claim.disputes ? `disputed: ${words2}` : words2;
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
  const found = PAGE.types[type];
  if (!found) throw new Error(`no type is called ${type}`);
  return found;
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
function byColumn({ page, things }, whole, ids) {
  const compare2 = (a, b) => at(whole, a).y - at(whole, b).y || at(whole, a).x - at(whole, b).x;
  return page.columns.map((text, column) => ({ text, ids: ids.filter((id) => at(things, id).column === column).sort(compare2) })).filter((column) => column.ids.length);
}
function placeThings(record, whole, ids, room2) {
  const columns = byColumn(record, whole, ids);
  return room2.isTall ? bands(columns) : ladder(columns, ids.length, room2);
}
function ladder(columns, count, room2) {
  const rows = Math.max(9, Math.ceil(Math.sqrt(count * 3.2)));
  const width = 200;
  const sized = columns.map((column) => {
    const side = Math.ceil(column.ids.length / rows);
    return { ...column, side, tall: Math.ceil(column.ids.length / side) };
  });
  const across = sized.reduce((sum2, { side }) => sum2 + side * width, 0);
  const tallest = Math.max(...sized.map(({ tall }) => tall));
  const space = (across + 40) * (Math.max(200, room2.height - 150) / Math.max(300, room2.width - 60));
  const height = Math.max(52, Math.min(130, space / tallest));
  const places = /* @__PURE__ */ new Map();
  const heads = [];
  let left = 0;
  for (const { text, ids, side, tall } of sized) {
    ids.forEach((id, n) => {
      const column = Math.floor(n / tall);
      const y = (n % tall + (tallest - tall) / 2 + column % 2 * 0.4) * height;
      places.set(id, { x: left + column * width, y });
    });
    heads.push({ text, x: left, y: -58, left, right: left + side * width - 40, start: true });
    left += side * width;
  }
  return { places, heads, width };
}
function bands(columns) {
  const [width, height, side] = [128, 92, 3];
  const places = /* @__PURE__ */ new Map();
  const heads = [];
  let top = 0;
  for (const { text, ids } of columns) {
    heads.push({ text, x: -width * 0.4, y: top - 34, left: -width / 2, right: width * 2.5, start: true, fixed: true });
    const above = top;
    ids.forEach((id, n) => places.set(id, { x: n % side * width, y: above + Math.floor(n / side) * height }));
    top += Math.ceil(ids.length / side) * height + 46;
  }
  return { places, heads, width };
}
function headsOfAll({ page }, whole) {
  const top = Math.min(...[...whole.values()].map((spot) => spot.y));
  return page.columns.flatMap((text, column) => {
    const xs = page.things.filter((thing2) => thing2.column === column).map((thing2) => at(whole, thing2.id).x);
    if (!xs.length) return [];
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    return [{ text, x: (left + right) / 2, y: top - 70, left, right }];
  });
}
function placeChain(ids, { width, height, isTall: isTall2 }) {
  const fall = Math.min(300, Math.max(110, ids.length * 120 * height / Math.max(300, width) / 1.6));
  const spot = (n) => isTall2 ? { x: 0, y: n * 110 } : { x: n * 170, y: n % 2 * fall, up: n % 2 === 0 };
  return new Map(ids.map((id, n) => [id, spot(n)]));
}
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
  const places = /* @__PURE__ */ new Map();
  for (const group of groups) {
    const count = counts(group);
    if (!count) continue;
    const size2 = 9 + width / 60 * Math.sqrt(count);
    places.set(`group ${group.key}`, { x: group.column * width, y: homes.indexOf(group.home) * height, size: size2, count });
  }
  const y = -height * (room2.isTall ? 0.86 : 0.72);
  return {
    places,
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
  places: /* @__PURE__ */ new Map(),
  lines: /* @__PURE__ */ new Set(),
  heads: [],
  rows: [],
  ties: [],
  steps: [],
  joints: /* @__PURE__ */ new Map(),
  width: 0,
  note: ""
};
var current = {
  scene: EMPTY,
  colours: {},
  focus: null,
  hovered: "",
  cursor: "",
  isMoving: false,
  lines: [],
  names: [],
  areNamesStale: true,
  wholeScale: 0
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
var room = () => ({ width: box.clientWidth, height: box.clientHeight, isTall: isTall() });
var themeName = () => document.documentElement.dataset["theme"] ?? "light";

// ui/state.ts
var NOTHING_OPEN = {
  thing: "",
  line: "",
  group: "",
  things: [],
  from: "",
  to: "",
  pathway: 0,
  story: "",
  at: 0
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
  datedOnly: false
});
var current2 = {
  ...NOTHING_OPEN,
  ...noFilters(),
  view: "map",
  theme: "system",
  draw: "",
  embed: false,
  faded: false
};
var state = current2;
var watchers = [];
var watch = (...parts) => void watchers.push(...parts);
function change(patch, how = {}) {
  Object.assign(current2, patch);
  if (patch.thing && THINGS.has(patch.thing)) current2.offTypes.delete(thing(patch.thing).type);
  for (const part of watchers) part(patch, how);
}
var names = (part) => Object.keys(part);
var OPENED = names(NOTHING_OPEN);
var FILTERS = names(noFilters());
var opens = (patch) => OPENED.some((key2) => patch[key2] !== void 0);
var filters = (patch) => FILTERS.some((key2) => patch[key2] !== void 0);
var isTrace = () => Boolean(state.from && state.to);
var isOpen = () => Boolean(state.thing || state.line || state.group || state.story || isTrace());
var claimsFiltered = () => Boolean(
  state.offKinds.size || state.offWordings.size || state.offSources.size || state.voice || state.topic || state.place || state.since || state.until || state.asOf || state.datedOnly
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
var cornersOf = (shape) => SHAPES.get(shape) ?? [];

// ui/signs.ts
function outlineOf(style) {
  if (themeName() === "dark") return style.colour;
  return themeName() === "contrast" ? colour("ink") : style.outline;
}
function shapeOf(type, x, y, size2, attributes = {}) {
  const style = styleOf(type);
  const corners = cornersOf(style.shape);
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
  const stroke2 = makeSvg("path", {
    d: "M1 6H26",
    stroke: ink,
    "stroke-width": style.width,
    "stroke-dasharray": style.dash || "none",
    fill: "none"
  });
  return makeSvg("svg", { viewBox: "0 0 34 12", class: "sample", "aria-hidden": "true" }, stroke2, head);
}

// ui/parts.ts
var heading = (text) => make("h2", { tabindex: "-1" }, text);
var backButton = () => state.story || !isOpen() ? null : button(hasBack() ? "← Back" : "← Start", back, { class: "back" });
var goTo = (id) => button(nameOf2(id), () => open({ thing: id }, { focus: true }), { class: "link" });
var thingRow = (id, note) => make("li", {}, glyph(thing(id).type), make("span", {}, goTo(id)), make("span", { class: "note" }, note));
function showAll(list, rest, row) {
  if (!rest.length) return null;
  const more = button(
    `Show ${rest.length} more`,
    () => {
      const rows = rest.map(row);
      list.append(...rows);
      rows[0]?.querySelector("button")?.focus();
      more.remove();
    },
    { class: "link" }
  );
  return more;
}

// core/model.ts
var isBreak = ({ page }, step) => step.strength <= page.ranks.break;
var isPlain = ({ page }, step) => step.strength === page.ranks.plain;
var isShared = ({ kind }) => kind === "shared-work";
var sharedIn = ({ joints }) => joints.flatMap((joint, n) => isShared(joint) ? [n + 1] : []);
var isBroken = (record, path2) => path2.steps.some((step) => isBreak(record, step)) || path2.joints.some(isShared);
var strengthOf = ({ steps, joints }) => Math.min(...[...steps, ...joints].map(({ strength }) => strength));
function weakestStep({ steps }) {
  const strengths = steps.map(({ strength }) => strength);
  return strengths.indexOf(Math.min(...strengths));
}
var isOther = ({ how }) => how !== "same" && how !== "role";
var claimsOfPath = ({ steps }) => steps.flatMap((step) => [...step.claims, ...step.disputing]);
var metBy = ({ from, to, through, pathways: pathways2 }) => /* @__PURE__ */ new Set([
  from,
  to,
  ...through.flatMap(({ given, id, claim }) => [given, id, claim.id]),
  ...pathways2.flatMap((path2) => [...path2.things, ...claimsOfPath(path2).map(({ id }) => id)])
]);

// core/passages.ts
var shareSentence = (first2, second) => share(first2, second, "sentence");
var sharePassage = (first2, second) => share(first2, second, "passage");
function share(first2, second, unit) {
  const isInOne = (a, b) => a[unit] && b[unit] ? a[unit] === b[unit] : overlap(a.anchor, b.anchor);
  return first2.evidence.some((a) => second.evidence.some((b) => a.source === b.source && isInOne(a, b)));
}
var wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
function overlap(a, b) {
  const [first2, second] = [wordsOf(a), wordsOf(b)];
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
var linkKey = (start, end) => `${start} ${end}`;
function traceGraph(record) {
  const numberOf = new Map(record.page.things.map((thing2, n) => [thing2.id, n]));
  const graph = {
    record,
    numberOf,
    plain: record.page.ranks.plain,
    out: /* @__PURE__ */ new Map(),
    into: /* @__PURE__ */ new Map(),
    disputes: /* @__PURE__ */ new Map(),
    links: /* @__PURE__ */ new Map()
  };
  for (const claim of record.claims) addClaim(graph, claim);
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
    voice: claim.voice
  };
}
function givenBy(record, claim) {
  const kind = kindOf(record, claim);
  if (!tellsInfluence(record, kind)) return GIVES.noInfluence;
  if (givesPart(record, claim)) {
    const isLead = claim.predicate === "led" || relationOf(record, claim).namesMaker;
    return isLead ? GIVES.lead : GIVES.part;
  }
  return kind === "agency" ? GIVES.act : GIVES.whole;
}
function toldStrength(record, claim) {
  return Math.min(strengthIn(record, "kind", kindOf(record, claim)), strengthIn(record, "modality", claim.modality));
}
function front(edges) {
  const kept = [];
  for (const edge of [...edges].sort((a, b) => a.since - b.since || b.until - a.until || a.n - b.n))
    if (edge.until > (kept.at(-1)?.until ?? -1)) kept.push(edge);
  return kept;
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
  const link2 = graph.links.get(key2) ?? linkOf(graph.record, at(at(graph.out, start), end));
  graph.links.set(key2, link2);
  return link2;
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
  const leads2 = [];
  for (const strength of [...new Set(edges.map((edge) => edge.strength))].sort((a, b) => b - a)) {
    const isFree = (edge) => !leads2.some((other) => (widest(other.edges, edge.since)?.until ?? -1) >= edge.until);
    const free = front(edges.filter((edge) => edge.strength === strength)).filter(isFree);
    if (free.length) leads2.push({ strength, edges: free });
  }
  return leads2;
}
function bySpeaker(telling2, speaker) {
  const told = /* @__PURE__ */ new Map();
  for (const edge of telling2) put(told, edge[speaker], edge);
  return new Map([...told].map(([name, edges]) => [name, front(edges)]));
}

// core/between.ts
function distances(shelf, centre, most) {
  const found = /* @__PURE__ */ new Map([[centre, 0]]);
  let layer = [centre];
  for (let distance = 1; distance <= most && layer.length; distance += 1) {
    layer = [...new Set(layer.flatMap((here) => [...shelf.get(here)?.keys() ?? []]))].filter(
      (here) => !found.has(here)
    );
    for (const here of layer) found.set(here, distance);
  }
  return found;
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
var worse = (plain, weak, weakness, strength) => [
  weak + Number(strength < plain),
  Math.max(weakness, -strength)
];
function potentials(near) {
  const { plain } = near.graph;
  const found = /* @__PURE__ */ new Map([[near.end, [{ weak: 0, weakness: -plain, steps: 0, latest: NEVER_LATE }]]]);
  let layer = new Map(found);
  for (let steps = 1; steps <= MAX_STEPS; steps += 1) {
    const fresh = /* @__PURE__ */ new Map();
    for (const [thing2, ways] of layer)
      for (const before of near.behind.get(thing2) ?? []) {
        if (at(near.gone, before) + steps > MAX_STEPS) continue;
        for (const way of longer(plain, linkAt(near, before, thing2), ways)) keepWay(found, fresh, before, way);
      }
    layer = new Map([...fresh].map(([thing2, ways]) => [thing2, ways.filter((way) => found.get(thing2)?.includes(way))]));
  }
  return found;
}
var isAsGood = (a, b) => a.weak <= b.weak && a.weakness <= b.weakness && a.steps <= b.steps && a.latest >= b.latest;
function keepWay(found, fresh, before, way) {
  const kept = found.get(before) ?? [];
  if (kept.some((other) => isAsGood(other, way))) return;
  found.set(before, [...kept.filter((other) => !isAsGood(way, other)), way]);
  put(fresh, before, way);
}
function longer(plain, link2, ways) {
  return link2.leads.flatMap(
    ({ strength, edges }) => ways.flatMap((way) => {
      const edge = widest(edges, way.latest);
      if (!edge) return [];
      const [weak, weakness] = worse(plain, way.weak, way.weakness, strength);
      return [{ weak, weakness, steps: way.steps + 1, latest: Math.min(edge.until, way.latest) }];
    })
  );
}
function countChains(near, budget2) {
  const count = { possible: 0, impossible: 0, budget: budget2 };
  const walk2 = (here, latest, passed) => {
    const room2 = MAX_STEPS - passed.size;
    for (const [other, link2] of near.links.get(here) ?? []) {
      if (passed.has(other) || at(near.left, other) > room2) continue;
      count.budget -= 1;
      if (count.budget < 0) return;
      const edge = latest >= 0 ? earliest(link2.any, latest) : void 0;
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
var AGENTS = ["actors", "roles"];
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
  return isPart2 && familyOf(record, id) !== "roles" && hasOthers;
}
var idOf = ({ page }, number) => page.things[number]?.id ?? "";
var hasOther = (ids, own) => ids.size > Number(ids.has(own));
var tellsPart = (record, claim) => isTold(claim) && tellsInfluence(record, kindOf(record, claim)) && !isPromise(record, claim) && !claim.agent;
function actorsOn(record, id) {
  const [makers, all] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
  for (const claim of record.claimsAbout.get(id) ?? []) {
    const [actor, other] = walkOf(record, claim) ?? [];
    if (actor === void 0 || other !== id || claim.disputes || kindOf(record, claim) !== "agency") continue;
    if (!AGENTS.includes(familyOf(record, actor))) continue;
    all.add(actor);
    if (!givesPart(record, claim)) makers.add(actor);
  }
  return { makers, all };
}
var jointsAlong = (joints, things, links) => cornersOf2(things, links).map((corner) => jointAt(joints, corner));
var sharedAlong = (joints, things, links) => cornersOf2(things, links).filter((corner) => isSharedAt(joints, corner)).length;
var cornersOf2 = (things, links) => links.slice(1).map((second, n) => {
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
function leadingClaims(plain, links, weak, weakness) {
  const room2 = roomOf(plain, links, weak, weakness);
  let [latest, left] = [0, weak];
  return links.map((link2, place) => {
    const usable = link2.edges.flatMap((edge) => {
      const after = left - Number(edge.strength < plain);
      const then = Math.max(latest, edge.since);
      if (-edge.strength > weakness || after < 0 || edge.until < latest) return [];
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
function roomOf(plain, links, weak, weakness) {
  let after = new Array(weak + 1).fill(NEVER_LATE);
  const rooms = [after];
  for (const link2 of [...links].reverse()) {
    const here = new Array(weak + 1).fill(-1);
    for (const { strength, edges } of link2.leads) {
      if (-strength > weakness) continue;
      const isWeak = Number(strength < plain);
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
  const names3 = [...links[0]?.[speaker].keys() ?? []];
  const fronts = (name) => links.map((link2) => link2[speaker].get(name) ?? []);
  return names3.filter((name) => daysOf(fronts(name))).sort();
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
  const days = daysOf(links.map((link2) => link2.any)) ?? [];
  let limit = NEVER_LATE;
  const found = [];
  for (let n = links.length - 1; n >= 0; n -= 1) {
    const { edges, any } = links[n];
    const day = days[n] ?? 0;
    const last = limit;
    found.unshift(edges.filter((edge) => edge.until >= day && Math.max(day, edge.since) <= last));
    limit = Math.min(limit, widest(any, limit)?.until ?? limit);
  }
  return found;
}

// core/queue.ts
var Queue = class {
  /** @param compare below 0 where the first of two items comes first */
  constructor(compare2) {
    this.compare = compare2;
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
function* pathways(near, joints, budget2, onCut) {
  const { plain } = near.graph;
  const onward = potentials(near);
  const queue = new Queue(compareRanked);
  const push = (item) => {
    const rank = bestRank(item, onward.get(item.things.at(-1)) ?? []);
    if (rank) queue.push({ ...item, rank, isLed: false });
  };
  push({ firsts: [], things: [near.start], arrivals: [{ weak: 0, weakness: -plain, latest: 0 }], tellers: null });
  let left = budget2;
  for (let best = queue.pop(); best; best = queue.pop()) {
    const here = best.things.at(-1);
    if (best.isLed) yield best;
    else if (here === near.end) {
      queue.push({ ...best, firsts: leadsOf2(near, joints, best), isLed: true });
    } else if ((left -= 1) < 0) return onCut();
    else
      for (const [other, link2] of near.links.get(here) ?? [])
        if (!best.things.includes(other)) push(goOn(near, joints, best, other, link2));
  }
}
function leadsOf2(near, joints, { things, rank }) {
  const [weak, weakness] = rank;
  const links = linksOfPath(near, things);
  return leadingClaims(near.graph.plain, links, weak - sharedAlong(joints, things, links), weakness);
}
var goOn = (near, joints, before, other, link2) => ({
  firsts: [...before.firsts, link2.first],
  things: [...before.things, other],
  arrivals: arrive(near.graph.plain, handedOn(near, joints, before, other, link2), link2),
  tellers: stillTelling(before.tellers, link2)
});
function handedOn(near, joints, { things, arrivals }, other, link2) {
  const [start, thing2] = things.slice(-2);
  if (start === void 0 || thing2 === void 0) return arrivals;
  if (!isSharedAt(joints, { start, thing: thing2, end: other, first: linkAt(near, start, thing2), second: link2 }))
    return arrivals;
  return arrivals.map(({ weak, weakness, latest }) => ({
    weak: weak + 1,
    weakness: Math.max(weakness, -joints.sharedStrength),
    latest
  }));
}
function bestRank({ arrivals, tellers, firsts }, onward) {
  const pieced = tellers && !tellers.size ? 1 : 0;
  let best = null;
  for (const { weak, weakness, latest } of arrivals)
    for (const way of onward) {
      if (latest > way.latest || firsts.length + way.steps > MAX_STEPS) continue;
      const rank = [weak + way.weak, Math.max(weakness, way.weakness), pieced, firsts.length + way.steps];
      if (!best || compareRows(rank, best) < 0) best = rank;
    }
  return best;
}
function arrive(plain, before, link2) {
  const longer3 = before.flatMap(
    (arrival) => link2.leads.flatMap(({ strength, edges }) => {
      const edge = earliest(edges, arrival.latest);
      if (!edge) return [];
      const [weak, weakness] = worse(plain, arrival.weak, arrival.weakness, strength);
      return [{ weak, weakness, latest: Math.max(arrival.latest, edge.since) }];
    })
  );
  longer3.sort((a, b) => a.weak - b.weak || a.weakness - b.weakness || a.latest - b.latest);
  const kept = [];
  for (const arrival of longer3)
    if (!kept.some((other) => other.weakness <= arrival.weakness && other.latest <= arrival.latest)) kept.push(arrival);
  return kept;
}
function stillTelling(tellers, link2) {
  const found = /* @__PURE__ */ new Map();
  for (const [source, edges] of link2.bySource) {
    const latest = tellers ? tellers.get(source) : 0;
    if (latest === void 0) continue;
    const edge = earliest(edges, latest);
    if (edge) found.set(source, Math.max(latest, edge.since));
  }
  return found;
}

// core/short_names.ts
var MAX_NAME = 18;
var MAX_TITLE = 8;
var QUOTED = ["asks", "effects"];
function shortName(record, id) {
  const [name, type] = [nameOf(record, id), record.things.has(id) ? typeOf(record, id).label : ""];
  if (record.sources.has(id)) return shortTitle(name);
  const colon = name.indexOf(": ");
  const isTyped3 = colon >= 0 && name.slice(0, colon).toLowerCase() === type.toLowerCase();
  const words2 = (isTyped3 ? name.slice(colon + 2) : name).split(/\s+/).filter(Boolean);
  const isCut = words2.length > MAX_NAME;
  const first2 = words2.slice(0, MAX_NAME - 1).join(" ");
  const text = isCut ? `${first2.replace(/[,;:]+$/, "")} …` : words2.join(" ");
  if (QUOTED.includes(familyOf(record, id))) return `the ${type} “${text}”`;
  return isCut ? `“${text}”` : text;
}
function shortTitle(title) {
  const words2 = title.split(/\s+/).filter(Boolean);
  if (words2.length <= MAX_TITLE) return title;
  return `“${words2.slice(0, MAX_TITLE).join(" ").replace(/[,;:]+$/, "")} …”`;
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
var names2 = (value) => Array.isArray(value) ? value.map(String) : [String(value)];
var FORMS = {
  name: (record, id) => nameOf(record, String(id)),
  short: (record, id) => shortName(record, String(id)),
  shorts: (record, ids) => inARow(
    record,
    names2(ids).map((id) => shortName(record, id)),
    MOST_NAMED
  ),
  caveat: (record, id) => firstSentence(at(record.caveat, String(id)).summary),
  relation: (record, name) => relationInWords(record, String(name)),
  who: (record, id) => phraseOf(record, record.things.get(String(id))?.type === "Person" ? "who" : "which"),
  groups: (record, pairs, code) => pairs.map(([name, numbers]) => phraseOf(record, code, { code: name, numbers })).join("; "),
  names: (record, ids) => namesOf(record, names2(ids)),
  any: (record, ids) => names2(ids).map((id) => nameOf(record, id)).join(phraseOf(record, "choice")),
  row: (record, values) => inARow(record, names2(values)),
  number: (record, value) => phraseOf(record, "numbers").split(" ")[many(value)] ?? String(many(value)),
  plural: (_, value, forms) => forms.split("|")[many(value) === 1 ? 0 : 1] ?? "",
  phrase: (record, value, group, values) => phraseOf(record, `${group}.${String(value)}`, values),
  if: (record, value, code, values) => isSomething(value) ? phraseOf(record, code, values) : "",
  each: (record, pairs, code) => pairs.map(([name, count]) => phraseOf(record, code, { code: name, count })).join(", "),
  label: (record, name, list) => codeOf(record, list, String(name)).label,
  labels: (record, codes, list) => names2(codes).map((name) => codeOf(record, list, name).label).join(", ")
};
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
function inARow(record, row, most = row.length) {
  if (row.length > most)
    return phraseOf(record, "row.cut", { first: row.slice(0, most).join(", "), left: row.length - most });
  if (row.length < 2) return row.join("");
  return phraseOf(record, "row", { first: row.slice(0, -1).join(", "), last: row.at(-1) ?? "" });
}
var namesOf = (record, ids) => inARow(
  record,
  ids.map((id) => nameOf(record, id)),
  MOST_NAMED
);
var sayingOf = (record, { code, step, arguments: values }) => phraseOf(record, code, step === null ? values : { ...values, step });
var sentenceOf = (record, found) => titled(sayingOf(record, found));

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
  const { predicate, wording, share: share2 } = step.lead;
  const { claims } = tellersOfStep(record, step);
  return tellersAmong(
    record,
    claims.filter((claim) => claim.predicate === predicate && claim.wording === wording && claim.share === share2)
  );
}
function spreadOf({ voices: voices2, sources: sources2, origins }) {
  const repeating = origins.length === 1 ? "one-origin" : "origins";
  return { voices: voices2, sources: sources2, origins, spread: origins.length === sources2.length ? "apart" : repeating };
}
function whoTells(record, step) {
  const found = tellersOfStep(record, step);
  return found.voices.length > 1 || found.sources.length > 1 ? finding("told", spreadOf(found)) : null;
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
  if (lead.wording === "inferred") return [kind === "sequence" ? "inferred-sequence" : "inferred", {}];
  if (kind === "sequence") return [kind, {}];
  if (isPromise(record, lead)) return [lead.modality, {}];
  if (!tellsInfluence(record, kind)) return [kind, {}];
  if (lead.wording !== "opinion") return [lead.wording, {}];
  const found = opinionsOf(record, step);
  return found.voices.length > 1 ? ["opinions", spreadOf(found)] : ["opinion", {}];
}
function reasonOf(record, step) {
  if (!isPlain(record, step)) return whyWeak(record, step)[0];
  return isPart(record, step.lead) ? "part" : "stated";
}
function jointFinding({ joints, things }, number) {
  const [joint, start] = [joints[number - 1], things[number - 1] ?? ""];
  return joint ? finding(`joint.${joint.kind}`, { next: number + 1, start, thing: joint.thing }, number) : null;
}
function summaryFinding(record, path2) {
  const [account] = path2.accounts;
  if (account && !isBroken(record, path2)) return finding(`summary.${account.kind}`);
  if (path2.sources.length === 1) return finding("summary.one-source");
  return path2.sources.length ? finding("summary.sources", { sources: path2.sources }) : finding("summary.pieced");
}
function leaning(record, step, n) {
  if (isBreak(record, step) || isPlain(record, step)) return [];
  if (step.lead.wording !== "opinion") return [finding(`leaning.${step.lead.reading || "hedged"}`, {}, n + 1)];
  const found = opinionsOf(record, step);
  return [finding(found.voices.length > 1 ? "leaning.opinions" : "leaning.opinion", spreadOf(found), n + 1)];
}
function softer({ lead, claims }, n) {
  if (lead.wording !== "stated") return [];
  const same = claims.filter((claim) => claim.source === lead.source && claim.predicate === lead.predicate);
  const opinions = same.filter((claim) => claim.wording === "opinion");
  if (opinions.length) return [finding("softer.opinion", voicesOf(opinions), n + 1)];
  return same.some((claim) => claim.wording === "hedged") ? [finding("softer.hedged", {}, n + 1)] : [];
}
var disputed = ({ disputing }, n) => disputing.length ? [finding("disputed", voicesOf(disputing), n + 1)] : [];

// core/ties.ts
var MAX_SHOWN = 5;
var CROWD = 50;
var AGENTS2 = ["actors", "roles"];
function tiesBetween(record, start, end, walked) {
  if (start === end) return { ties: [], more: 0 };
  const [mine, theirs] = [neighboursOf(record, start), neighboursOf(record, end)];
  const direct = (mine.get(end) ?? []).filter((claim) => !walked.has(claim.id));
  const common = leastConnected(record, mine.keys()).filter((id) => id !== end && theirs.has(id));
  const met = common.map((id) => tieOf([start, id, end], [mine.get(id), theirs.get(id)])).filter((tie) => !tie.claims.every(({ id }) => walked.has(id)) && !isWalk(record, tie));
  const short = [...direct.map((claim) => ({ things: [start, end], claims: [claim] })), ...met];
  const found = short.length ? short : longer2(record, start, end, mine, theirs);
  return { ties: found.slice(0, MAX_SHOWN), more: Math.max(0, found.length - MAX_SHOWN) };
}
function longer2(record, start, end, mine, theirs) {
  const middle = leastConnected(record, mine.keys()).filter((id) => id !== end && !isCrowded(record, id));
  return middle.flatMap((id) => {
    const onward = neighboursOf(record, id);
    const others = [...onward.keys()].filter((other) => theirs.has(other) && other !== start && other !== end);
    return others.filter((other) => !isCrowded(record, other)).sort(byCode).map((other) => tieOf([start, id, other, end], [mine.get(id), onward.get(other), theirs.get(other)])).filter((tie) => !isWalk(record, tie));
  });
}
function nearTies(record, start, end) {
  const isAgent = AGENTS2.includes(familyOf(record, start));
  const theirs = /* @__PURE__ */ new Map();
  for (const claim of record.claimsAbout.get(end) ?? []) {
    const walk2 = walkOf(record, claim);
    if (claim.disputes || walk2?.[1] !== end || claim.strength < record.page.ranks.opinion) continue;
    if (familyOf(record, walk2[0]) !== "setting") put(theirs, walk2[0], claim);
  }
  const mine = [...neighboursOf(record, start)].sort(([a], [b]) => byCode(a, b));
  return mine.flatMap(([id, claims]) => {
    if (id === end) {
      const direct = claims.filter((claim) => !walkOf(record, claim));
      return direct.length ? [tieOf([start, end], [direct])] : [];
    }
    const theirOwn = theirs.get(id);
    if (!theirOwn || isCrowded(record, id) || !isAgent && AGENTS2.includes(familyOf(record, id))) return [];
    const first2 = bestOf(claims);
    const [second] = theirOwn.toSorted((a, b) => b.strength - a.strength || b.number - a.number);
    return second && walkOf(record, first2)?.[0] !== start ? [{ things: [start, id, end], claims: [first2, second] }] : [];
  });
}
var isCrowded = (record, id) => connections(record, id) > Math.max(CROWD, Math.floor(record.claims.length / 20));
var connections = (record, id) => record.claimsAbout.get(id)?.length ?? 0;
var leastConnected = (record, ids) => [...ids].sort((a, b) => connections(record, a) - connections(record, b) || byCode(a, b));
function neighboursOf(record, id) {
  const found = /* @__PURE__ */ new Map();
  for (const claim of record.claimsAbout.get(id) ?? []) {
    const other = claim.subject === id ? claim.object : claim.subject;
    if (!claim.disputes && record.things.has(other) && other !== id) put(found, other, claim);
  }
  return found;
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
  if (!isBroken(record, path2) || trace.through.length || path2.steps.length === 1) return [];
  const [tie] = nearTies(record, trace.from, trace.to).sort((a, b) => compareNearness(record, a, b));
  const second = tie?.claims[1];
  if (!tie) return [];
  const ends = { start: trace.from, end: tie.things.at(-1) ?? "", ...tieValues(record, tie) };
  if (!second) return [finding(TIED, ends)];
  const doubt = { voices: second.wording === "opinion" ? [second.voice] : [], share: second.share ?? "" };
  return [finding("nearer", { ...ends, thing: tie.things[1] ?? "", ...doubt })];
}
function tieValues(record, { things, claims }) {
  const [first2, second] = claims;
  const [start = "", thing2 = ""] = things;
  const one = first2 ? { tie: relationFrom(first2, start), put: howPut(record, first2) } : {};
  const other = second ? { relation: relationFrom(second, thing2), put_on: howPut(record, second) } : {};
  return { ...one, ...other };
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
  if (isBroken(record, path2)) return statedOf(record, "better", end, [trace.from]);
  if (isPlain(record, last)) return [];
  const passed = [trace.from, ...things.slice(0, -1)];
  return statedOf(record, "better", end, passed, last.claims, orderOf(record, last.lead));
}
function statedOf(record, code, end, passed, unread = [], least = LEAST) {
  const told = /* @__PURE__ */ new Map();
  for (const claim of record.claimsAbout.get(end) ?? []) {
    const start = startStated(record, claim, end);
    if (!start || passed.includes(start) || orderOf(record, claim) > least) continue;
    if (unread.some((one) => shareSentence(claim, one))) continue;
    const key2 = `${orderOf(record, claim)} ${claim.predicate} ${claim.share ?? ""}`;
    const group = told.get(key2) ?? { claim, starts: /* @__PURE__ */ new Set() };
    group.starts.add(start);
    told.set(key2, group);
  }
  const order = ({ claim }) => orderOf(record, claim);
  const [best] = [...told.values()].sort(
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

// core/cautions.ts
var concerns = (caveat, ids) => ids.some((id) => caveat.concerns.includes(id));
function endCautions(record, trace, path2) {
  const taken = (end) => trace.through.findLast((one) => one.end === end)?.id;
  const ends = [trace.to, taken("end") ?? trace.to];
  const isOther2 = (id) => !ends.includes(id);
  const own = [trace.from, taken("start") ?? trace.from].filter(isOther2);
  const onWay = [...own, ...(path2?.things ?? []).filter(isOther2)];
  const found = caveatsAbout(record, ends).filter((one) => concerns(one, limitsCredit(record, one) ? onWay : own));
  const rank = (one) => [
    Number(!one.concerns.includes(trace.from)),
    Number(!isAlwaysTold(record, one)),
    one.concerns.length
  ];
  return found.sort((a, b) => compareRows(rank(a), rank(b)) || byCode(a.id, b.id)).map(({ id }) => id);
}
function stepCautions(record, trace, path2) {
  const claimsOf2 = (steps) => steps.flatMap((step) => [...step.claims, ...step.disputing]).map(({ id }) => id);
  const weak = claimsOf2(path2.steps.filter((step) => isBreak(record, step)));
  const ends = isBroken(record, path2) ? [path2.things.at(-1) ?? "", trace.to] : [];
  const met = caveatsAbout(record, [...weak, ...claimsOf2(path2.steps.slice(-1)), ...ends]);
  const rank = (one) => [Number(!one.concerns.includes(trace.from)), Number(!concerns(one, weak))];
  return met.filter((one) => limitsCredit(record, one)).sort((a, b) => compareRows(rank(a), rank(b)) || byCode(a.id, b.id)).map(({ id }) => id);
}

// core/ends.ts
var SECONDED = "seconded";
var ORDER = ["same", "role", "part", "secondee", "whole", "taker"];
var WHOLES = ["partOf", "unitOf", "memberOf"];
var GO_ON = ["same", "role", "secondee"];
var MAX_WIDENED = 12;
function widened(record, id, end) {
  const found = /* @__PURE__ */ new Map();
  for (const one of around(record, id, end)) {
    const further = GO_ON.includes(one.how) ? around(record, one.id, end).filter((other) => other.id !== id && other.how === "whole") : [];
    for (const way of [[one], ...further.map((other) => [one, other])]) {
      const known = found.get(lastOf(way).id);
      if (!known || compareRows(soundness(way), soundness(known)) < 0) found.set(lastOf(way).id, way);
    }
  }
  const rank = (way) => [...soundness(way), lastOf(way).claim.number];
  return [...found.values()].sort((a, b) => compareRows(rank(a), rank(b))).slice(0, MAX_WIDENED);
}
var lastOf = (way) => way.at(-1);
var soundness = (way) => [
  way.reduce((sum2, { how }) => sum2 + ORDER.indexOf(how), 0),
  Number(way.some(({ claim }) => claim.wording === "inferred"))
];
var around = (record, given, end) => (record.claimsAbout.get(given) ?? []).flatMap((claim) => {
  const id = claim.subject === given ? claim.object : claim.subject;
  const how = !claim.disputes && record.things.has(id) && id !== given && howOf(record, given, id, claim);
  return how ? [{ end, given, id, how, claim }] : [];
});
function howOf(record, id, other, claim) {
  const { predicate, subject, object } = claim;
  if (predicate === "sameAs") return "same";
  if (WHOLES.includes(predicate) && object === id) return "part";
  if (subject === id && predicate === SECONDED) return "secondee";
  const isInWhole = WHOLES.includes(predicate);
  if (subject === id && (isInWhole || predicate === "participatedIn") && !isCrowded(record, other))
    return isInWhole ? "whole" : "taker";
  const isPersons = record.things.get(id)?.type === "Person" && familyOf(record, other) === "roles";
  return isPersons ? "role" : null;
}

// core/gaps.ts
function gapsOf(record, path2) {
  if (!path2) return [];
  const told = path2.steps.map((step) => tellersOfStep(record, step));
  const places = (test) => told.flatMap((found, n) => test(found) ? [n + 1] : []);
  const { undated, weaker } = undatedSteps(record, path2);
  const isBare = undated.length === path2.steps.length;
  return [
    ...rungGaps(record, path2),
    ...gap(
      "single-voice",
      "steps",
      places(({ voices: voices2 }) => voices2.length === 1)
    ),
    ...gap("single-origin", "steps", places(isRepeated)),
    ...isBare ? [finding("gap.no-dates")] : gap("undated", "undated", undated),
    ...gap("weaker-dated", "weaker", weaker),
    ...told.every(({ origins }) => origins.length < 2) ? [finding("gap.second-source")] : []
  ];
}
var gap = (code, name, value) => value.length ? [finding(`gap.${code}`, { [name]: value })] : [];
function undatedSteps({ page }, { steps }) {
  const isDated = (claim) => claim.when !== page.usual.when;
  const places = (test) => steps.flatMap((step, n) => test(step) ? [n + 1] : []);
  return {
    undated: places((step) => !step.claims.some(isDated)),
    weaker: places((step) => !isDated(step.lead) && step.claims.some(isDated))
  };
}
var isRepeated = ({ voices: voices2, sources: sources2, origins }) => voices2.length > 1 && sources2.length > 1 && origins.length === 1;
function rungGaps(record, path2) {
  const passed = new Set(path2.things.map((id) => rungOf(record, id)));
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

// core/no_pathway.ts
var TIED2 = "nothing.tied";
function nothingFound(record, trace) {
  const { from: start, to: end } = trace;
  if (start === end) return [finding("nothing.itself", { start })];
  const tied = nearestTie(record, trace);
  const shown2 = tied.flatMap(({ arguments: values }) => "thing" in values ? [String(values["thing"])] : []);
  const found = tied.filter(({ code }) => code === TIED2);
  found.push(finding(trace.beyond ? "nothing.within" : "nothing.found", { start, end, max_steps: MAX_STEPS }));
  found.push(...tied.filter(({ code }) => code !== TIED2));
  if (trace.isReverse)
    found.push(finding("nothing.reverse", { start, end, breaks: trace.doesReverseBreak ? "yes" : "" }));
  if (trace.about.length && !trace.about.some((id) => shown2.includes(id)))
    found.push(finding("nothing.about", { end, things: trace.about }));
  if (trace.isCutShort) found.push(finding("nothing.cut-short"));
  if (trace.impossible)
    found.push(finding(`nothing.impossible${trace.isExact ? "" : "-or-more"}`, { chains: trace.impossible }));
  else if (trace.beyond) found.push(finding("nothing.beyond", { things: trace.beyond }));
  if (familyOf(record, end) !== "asks" && !trace.isReverse)
    found.push(...statedOf(record, "nothing.told", end, [start, ...shown2]));
  return [...found, finding("nothing.proof")];
}
function nearestTie(record, { from: start, to: end, ties, isReverse }) {
  const isNear = ({ claims, things: [, middle = ""] }) => {
    if (claims.length === 1) return !isReverse;
    return claims.length === 2 && familyOf(record, middle) !== "setting" && !isCrowded(record, middle);
  };
  const tie = ties.find(isNear);
  if (!tie) return [];
  const [, thing2 = ""] = tie.things;
  const ends = { start, end, ...tieValues(record, tie) };
  const told = tie.claims.length === 1 ? finding(TIED2, ends) : finding("nothing.tied.met", { ...ends, thing: thing2 });
  const code = `nothing.${rungOf(record, thing2)}`;
  return [told, ...Object.hasOwn(record.page.phrases, code) ? [finding(code)] : []];
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
  "nothing.tied.met": 2,
  "nothing.proof": 1
};
var ranked = (rank, found) => found.map((one) => ({ found: one, rank }));
function findingsOf(record, trace, path2 = trace.pathways[0]) {
  const [verdict, left] = fitted(record, path2 ? verdictOf(record, trace, path2) : verdictOfNone(record, trace));
  return { verdict, details: path2 ? [...left, ...detailsOf(record, path2, verdict)] : left };
}
function fitted(record, all) {
  const said = all.map(({ found }) => sentenceOf(record, found));
  const words2 = all.map((one, n) => [one, (said[n] ?? "").split(/\s+/).filter(Boolean).length]);
  const kept = new Map(words2.filter((_, n) => said.indexOf(said[n] ?? "") === n));
  for (; ; ) {
    const sum2 = [...kept.values()].reduce((a, b) => a + b, 0);
    const most = Math.max(...[...kept.keys()].map(({ rank }) => rank));
    const last = [...kept.keys()].findLast(({ rank }) => rank === most);
    if (sum2 <= MAX_WORDS || !last || !most) break;
    kept.delete(last);
  }
  const findings = (isKept) => all.filter((one) => kept.has(one) === isKept).map(({ found }) => found);
  return [findings(true), findings(false)];
}
function verdictOf(record, trace, path2) {
  const { steps } = path2;
  const cautions2 = endCautions(record, trace, path2);
  const warnings = stepCautions(record, trace, path2).filter((id) => !cautions2.includes(id));
  const near = nearer(record, trace, path2);
  const isFar = steps.filter((step) => isBreak(record, step)).length > 1;
  const tied = near.filter(({ code }) => isFar && code === TIED).map((one) => ({ ...one, code: "told.tied" }));
  const broken = breaksOf(record, path2, sharedIn(path2));
  const isGiven = steps.length === 2 && broken.some(({ found }) => found.code === "break.given");
  const leanings = steps.flatMap((step, n) => leaning(record, step, n)).filter(({ code }) => !IN_PIECES.includes(code));
  return [
    ...ranked(1, cautions2.slice(0, 1).map(caution)),
    ...ranked(0, trace.through.map(takenThrough)),
    ...ranked(0, tied.length ? tied : [toldWhole(record, trace, path2)]),
    ...ranked(2, whoseAccount(record, trace, path2)),
    ...ranked(2, isFar && !tied.length ? near : []),
    ...ranked(5, warnings.slice(0, 1).map(caution)),
    ...ranked(isGiven ? 6 : 1, piecesOf(record, trace, path2)),
    ...broken,
    ...ranked(3, steps.length > 1 ? leanings : []),
    ...ranked(6, steps.flatMap(softer)),
    ...ranked(1, steps.flatMap(disputed)),
    ...ranked(1, endsAt(record, trace, path2)),
    ...ranked(2, isFar || tied.length ? [] : near),
    ...ranked(
      3,
      better(record, trace, path2).filter((found) => !near.some((other) => isRepeated2(found, other)))
    ),
    ...ranked(7, settling(record, path2)),
    ...ranked(8, [...cautions2.slice(1), ...warnings.slice(1)].map(caution))
  ];
}
function takenThrough({ end, how, given, id, claim }) {
  const read = claim.wording === "inferred" ? "yes" : "";
  return finding(`through.${end}.${how}`, { given, taken: id, read });
}
function isRepeated2({ arguments: told }, { arguments: near }) {
  const starts = told["starts"];
  const isSame = Array.isArray(starts) && starts.length === 1 && starts[0] === near["thing"];
  return isSame && told["relation"] === near["relation"];
}
function verdictOfNone(record, trace) {
  const cautions2 = endCautions(record, trace, void 0);
  return [
    ...ranked(1, cautions2.slice(0, 1).map(caution)),
    ...ranked(8, cautions2.slice(1).map(caution)),
    ...nothingFound(record, trace).flatMap((one) => ranked(NOTHING_RANKS[one.code] ?? 0, [one]))
  ];
}
var caution = (caveat) => finding("caution.ends", { caveat });
function toldWhole(record, trace, path2) {
  const ends = { start: trace.from, end: trace.to };
  const read = path2.steps.some(({ lead }) => lead.reading) ? "yes" : "";
  const isTakenOther = trace.through.some(isOther);
  const [only, ...more] = path2.steps;
  if (!isTakenOther && only && !more.length) return toldStep(record, only);
  const [account] = path2.accounts;
  if (isBroken(record, path2) || isTakenOther) return finding("told.nobody", ends);
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
  const told = steps.flatMap((step) => tellersOfStep(record, step).claims);
  const isOwn = told.length > 0 && told.every(({ voice }) => hasStake(record, voice, things[0] ?? ""));
  return [
    ...isEmployer ? [finding("own.secondee", { start: trace.from })] : [],
    ...isOwn ? [finding("own.account")] : []
  ];
}
function toldStep(record, step) {
  const { start, end, lead } = step;
  const { sources: sources2, voices: voices2 } = leadersOfStep(record, step);
  const agent = lead.agent ? { agent: lead.agent.doer } : {};
  const told = {
    share: lead.share ?? "",
    source: lead.source,
    sources: sources2.length ? sources2 : [lead.source],
    voices: voices2.length ? voices2 : [lead.voice]
  };
  const walked = { start, end, relation: relationFromStart(record, lead) };
  return finding(`told.step.${reasonOf(record, step)}`, { ...walked, ...told, ...agent });
}
function piecesOf(record, trace, { steps }) {
  const groups = /* @__PURE__ */ new Map();
  steps.forEach((step, n) => put(groups, reasonOf(record, step), n + 1));
  if (steps.length < 2) return trace.through.some(isOther) ? steps.map((step) => toldStep(record, step)) : [];
  const [[what] = [""], ...others] = [...groups];
  return others.length ? [finding("pieces", { steps: steps.length, groups: [...groups] })] : [finding("pieces.all", { steps: steps.length, what })];
}
function breaksOf(record, { steps, things }, shared) {
  const found = shared.map((number, place) => {
    const [start = "", thing2 = "", end = ""] = things.slice(number - 1, number + 2);
    const agent = steps[number]?.lead.agent;
    const values = { next: number + 1, start, thing: thing2, end, ...agent ? { agent: agent.doer } : {} };
    const code = agent ? "break.given" : place ? "break.also" : "break.shared";
    return { found: finding(code, values, number), rank: place ? 4 : 1 };
  });
  const isGiven = (number) => {
    const after = steps[number];
    return Boolean(after && (after.lead.agent || !tellsInfluence(record, after.kind)));
  };
  const given = shared.filter(isGiven).map((number) => number + 1);
  const broken = steps.flatMap((step, n) => isBreak(record, step) && !given.includes(n + 1) ? [n + 1] : []);
  return broken.length && steps.length > 1 ? [...found, ...ranked(1, [finding("break.first", { steps: broken })])] : found;
}
function endsAt(record, trace, { steps, things }) {
  const code = `ends.${rungOf(record, trace.to)}`;
  if (Object.hasOwn(record.page.phrases, code)) return [finding(code)];
  const last = steps.at(-1);
  return last && isPromise(record, last.lead) ? [finding("ends.undone", { end: things.at(-1) ?? "" })] : [];
}
function detailsOf(record, path2, verdict) {
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
  const told = steps.map((step) => tellersOfStep(record, step));
  const inferred = told.flatMap((some, n) => some.sources.length ? [] : [n + 1]);
  const changes = changesAmong(told);
  if (inferred.length) return [finding("pieced.inferred", { inferred, changes })];
  return [changes.length ? finding("pieced.sources", { changes }) : finding("pieced.order")];
}
function changesAmong(told) {
  const changes = [];
  let soFar = /* @__PURE__ */ new Set();
  told.forEach(({ origins }, n) => {
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
  const { undated, weaker } = undatedSteps(record, path2);
  if (undated.length === path2.steps.length) return finding("order.no-dates");
  return finding("order.possible", { undated, weaker });
}
function cautionsOnWay(record, path2) {
  const counts = /* @__PURE__ */ new Map();
  const ids = [...path2.things, ...claimsOfPath(path2).map((claim) => claim.id)];
  for (const { type } of caveatsAbout(record, ids)) counts.set(type, (counts.get(type) ?? 0) + 1);
  const label = (type) => codeOf(record, "caveat", type).label;
  const kinds2 = [...counts].sort(([a], [b]) => byCode(label(a), label(b)));
  return kinds2.length ? [finding("cautions", { kinds: kinds2 })] : [];
}

// core/pathways.ts
var boundsOf = (claim) => claim.bounds ?? UNDATED;
function pathwayOf(near, joints, found) {
  const { record } = near.graph;
  const links = linksOfPath(near, found.things);
  const lead = found.firsts.map((number) => record.claims[number]);
  const judged = along(lead.map(boundsOf));
  const things = found.things.map((n) => record.page.things[n]?.id ?? "");
  const steps = possibleClaims(links).map((edges, n) => {
    const disputing = near.graph.disputes.get(linkKey(found.things[n], found.things[n + 1])) ?? [];
    return stepOf(record, edges, things.slice(n, n + 2), lead[n], judged[n], disputing);
  });
  const voices2 = tellersOf(links, "byVoice");
  return {
    steps,
    things,
    sources: tellersOf(links, "bySource"),
    voices: voices2,
    chronology: overall(judged),
    joints: jointsAlong(joints, found.things, links),
    accounts: accountsOf(record, steps, voices2)
  };
}
function stepOf(record, edges, ends, lead, chronology, disputing) {
  const claims = edges.map((edge) => record.claims[edge.n]);
  claims.sort((a, b) => Number(b === lead) - Number(a === lead) || b.strength - a.strength || a.number - b.number);
  const relation = relationOf(record, lead);
  const phrase = relation.cause === "subject" ? relation.label : relation.inverse;
  const [start = "", end = ""] = ends;
  const { strength } = lead;
  return { start, end, claims, disputing, lead, phrase, kind: kindOf(record, lead), strength, chronology };
}
function accountsOf(record, steps, voices2) {
  const told = steps.map((step) => tellersOfStep(record, step).claims);
  const sources2 = sourcesOfPassages(told);
  const passages = sources2.map((source) => ({ kind: "passage", source, voice: onlyVoice(told, source) }));
  const speakers = voices2.flatMap((voice) => {
    const known = record.voices.get(voice);
    const source = known?.source === void 0 ? "" : record.page.sources[known.source]?.id ?? "";
    return voice && !known?.reports ? [{ kind: "speaker", source, voice }] : [];
  });
  return [...passages, ...speakers];
}
function sourcesOfPassages(told) {
  const placesOf = (claims) => new Map(
    claims.flatMap(
      ({ evidence }) => evidence.filter((place) => place.passage).map((place) => [`${place.passage} ${place.source}`, place.source])
    )
  );
  const [first2, ...rest] = told.map(placesOf);
  const whole = [...first2 ?? []].filter(([key2]) => rest.every((places) => places.has(key2)));
  return once(whole, ([, source]) => source).sort();
}
function onlyVoice(told, source) {
  const own = told.flat().filter((claim) => claim.source === source);
  const voices2 = once(own, (claim) => claim.voice);
  return voices2.length === 1 ? voices2[0] ?? "" : "";
}

// ui/lanes.ts
var LANES = { width: 336, left: 34, right: 8, top: 26, row: 30 };
function lanesFigure(path2) {
  const days = path2.steps.flatMap((step) => [boundsOf(step.lead)[0], boundsOf(step.lead)[3]]);
  const years = days.filter((day) => day && day !== NEVER_LATE).map(yearAndMonthOf);
  if (!years.length) return make("p", { class: "small" }, "No step of this pathway is dated.");
  const words2 = path2.steps.map((step, n) => `step ${n + 1} ${step.lead.when}`).join(", ");
  const caption = "When each step may have happened, as its leading claim says. Open ends run off the edge.";
  const scale = yearsFrom(Math.floor(Math.min(...years)), Math.ceil(Math.max(...years) + 0.1));
  const height = LANES.top + path2.steps.length * LANES.row + 6;
  const svg = makeSvg(
    "svg",
    { viewBox: `0 0 ${LANES.width} ${height}`, class: "lanes", role: "img", "aria-label": `Steps over time: ${words2}` },
    ...yearMarks(scale, height),
    ...path2.steps.flatMap((step, n) => lane(step, n, scale))
  );
  return make("figure", { class: "lanes" }, svg, make("figcaption", { class: "small" }, caption));
}
function yearsFrom(low, high) {
  const width = LANES.width - LANES.left - LANES.right;
  const at2 = (year) => LANES.left + (Math.min(high, Math.max(low, year)) - low) / (high - low) * width;
  return { low, high, at: at2 };
}
function yearMarks({ low, high, at: at2 }, height) {
  const every = Math.ceil((high - low) / 6);
  const marks = [];
  for (let year = low; year <= high; year += every) {
    marks.push(makeSvg("line", { x1: at2(year), x2: at2(year), y1: LANES.top - 4, y2: height, class: "rule" }));
    const anchor = year === high ? "end" : year === low ? "start" : "middle";
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
function undatedBar(y, { low, high, at: at2 }) {
  const [from, to] = [at2(low), at2(high)];
  const words2 = { x: (from + to) / 2, y: y + 4, "text-anchor": "middle", class: "when" };
  return [
    makeSvg("rect", { x: from, y: y - 8, width: to - from, height: 16, rx: 3, class: "undated" }),
    makeSvg("text", words2, "undated")
  ];
}
function datedBar(step, y, { low, high, at: at2 }) {
  const [first2, , , last] = boundsOf(step.lead);
  const from = at2(first2 ? yearAndMonthOf(first2) : low);
  const to = at2(last === NEVER_LATE ? high : yearAndMonthOf(last) + 1 / 12);
  const style = lineStyle(step.kind, step.lead.wording);
  const isWide = to - from > 110;
  const isLate = from > LANES.width * 0.55;
  const beside = isLate ? from - 5 : Math.max(from + 6, to) + 5;
  const bar = {
    x: from,
    y: y - 8,
    width: Math.max(6, to - from),
    height: 16,
    rx: 3,
    class: style.strong ? "bar" : "bar light",
    "stroke-dasharray": style.dash || "none"
  };
  const words2 = {
    x: isWide ? from + 6 : beside,
    y: y + 4,
    "text-anchor": !isWide && isLate ? "end" : "start",
    class: isWide && style.strong ? "on" : "when"
  };
  return [makeSvg("rect", bar), makeSvg("text", words2, step.lead.when)];
}

// ui/served.ts
var SERVED = PAGE.about.served;
var path = (id) => id.split("/").map(encodeURIComponent).join("/");
var cutAround = (id, depth = 2) => `/map?${new URLSearchParams({ around: id, depth: String(depth) }).toString()}`;
var link = (href, ...text) => make("a", { href }, ...text);
function thingLinks({ id, beyond }) {
  if (!SERVED) return null;
  const other = PAGE.about.around !== id && PAGE.about.things > PAGE.things.length;
  const words2 = beyond ? "Draw all that it is related to" : "Draw what is around it";
  return make(
    "p",
    { class: "small links" },
    link(`/page/${path(id)}`, "Its page"),
    other && link(cutAround(id), words2)
  );
}
var claimLink = (id) => SERVED ? link(`/page/${path(id)}`, id) : id;
function notes() {
  const { around: around3, depth } = PAGE.about;
  const told = [make("span", {}, PAGE.about.notes.join(" "))];
  if (SERVED && (around3 || PAGE.about.picked)) {
    const steps = [1, 2, 3, 4].map(
      (n) => n === depth ? make("b", { "aria-current": "true" }, n) : link(cutAround(around3 ?? "", n), n)
    );
    const ways = [around3 && make("span", { class: "steps" }, "Steps away: ", ...steps), link("/map", "Whole map")];
    told.push(make("span", { class: "links" }, ...ways));
  }
  return told;
}
function seekBeyond(text, show) {
  const isAll = PAGE.about.things === PAGE.things.length;
  if (!SERVED || isAll) return;
  const known = (id) => THINGS.has(id);
  document.dispatchEvent(new CustomEvent("seek-beyond", { detail: { text, known, show } }));
}

// ui/claims.ts
var sentenceParts = (claim) => [
  (claim.disputes ? "Disputed: " : "") + subjectOf(claim),
  verb({ ...claim, disputes: false }, claim.subject),
  objectOf(claim)
];
var sentence = (claim) => sentenceParts(claim).join(" ");
function tag(mark, words2, { warn = false, title } = {}) {
  return make(
    "span",
    { class: warn ? "tag warn" : "tag", title },
    make("span", { "aria-hidden": "true" }, mark),
    words2
  );
}
function cautions(claim) {
  const { style } = PAGE;
  const wording = codeOf2("wording", claim.wording);
  return [
    claim.disputes && tag(style.disputeMark, "disputes this", { warn: true }),
    isPromise2(claim) && tag(style.promiseMark, phraseOf(RECORD, "how.not-done", { what: phraseOf(RECORD, `undone.${claim.modality}`) }), {
      warn: true,
      title: codeOf2("modality", claim.modality).definition
    }),
    claim.share && tag("◐", codeOf2("share", claim.share).label, { title: codeOf2("share", claim.share).definition }),
    claim.wording !== "stated" && tag(style.wordings[claim.wording], wording.label, { title: wording.definition })
  ];
}
function tags(claim) {
  const [kind, stated] = [kindOf2(claim), codeOf2("wording", "stated")];
  return make(
    "span",
    { class: "tags" },
    claim.wording === "stated" && tag(PAGE.style.wordings["stated"], stated.label, { title: stated.definition }),
    cautions(claim),
    tag(sample(kind), kindLabel(kind), { title: codeOf2("kind", kind).definition })
  );
}
function claimCard(claim, isHeaded) {
  return make(
    "article",
    { class: "claim" },
    isHeaded && spoken(claim),
    isHeaded && tags(claim),
    make("dl", {}, details(claim, isHeaded)),
    claim.reason && make("p", { class: "reason" }, make("b", {}, "Our reason: "), claim.reason),
    claim.evidence.map((place) => quote(place, claim.source)),
    ...caveatsOf(claim.id),
    make("p", { class: "id" }, claimLink(claim.id))
  );
}
function details(claim, isHeaded) {
  const voice = VOICES.get(claim.voice);
  const inferred = claim.wording === "inferred";
  const detail = (name, ...text) => [make("dt", {}, name), make("dd", {}, ...text)];
  const opinion = claim.wording === "opinion" ? "Opinion of" : "Said by";
  return [
    detail("When", claim.when),
    inferred && detail("Said by", inferredBy(claim)),
    !inferred && voice && detail(opinion, voice.description ? `${voice.name} (${voice.description})` : voice.name),
    !isHeaded && claim.wording === "stated" && detail("Wording", codeOf2("wording", "stated").label),
    !inferred && voice?.stakes && detail("A party to", voice.stakes.join(", "))
  ];
}
var inferredBy = (claim) => claim.reading ? phraseOf(RECORD, "speaker.identity", {
  voice: VOICES.get(claim.voice)?.name ?? phraseOf(RECORD, "speaker.unnamed")
}) : phraseOf(RECORD, "speaker.inferred");
function spoken(claim) {
  const [subject, words2, object] = sentenceParts(claim);
  return make("p", { class: "sentence" }, `${subject} `, make("b", {}, words2), ` ${object}`);
}
function quote(place, ownSource) {
  const id = place.source || ownSource;
  const source = SOURCES.get(id);
  const spot = [place.page && `page ${place.page}`, place.line && `line ${place.line} of the text`].filter(Boolean).join(", ");
  const issued = [source?.publisher, source?.published].filter(Boolean).join(", ");
  return make(
    "blockquote",
    {},
    make("p", {}, place.summary),
    make("p", { class: "small" }, `“${place.anchor}”${spot ? ` (${spot})` : ""}`),
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
var readAt = (source) => (source?.facts ?? []).map(
  ({ term, text, link: link2 }, n) => make(
    "span",
    {},
    n ? `, ${term} ` : "",
    link2 ? make("a", { href: link2, rel: "noopener noreferrer", target: "_blank" }, text) : text
  )
);
var whereRead = (source) => shorter(source?.facts?.[0]?.text ?? "", 170);
var caveatsOf = (id) => foldCards(
  (RECORD.caveatsOf.get(id) ?? []).map((caveat) => caveatCard(caveat)),
  "caution",
  "cautions"
);
function caveatsConcerning(id, isShown) {
  const about = (RECORD.claimsAbout.get(id) ?? []).filter(isShown);
  const isOwn = (caveat) => caveat.concerns.includes(id);
  const rank = (caveat) => Number(!isOwn(caveat)) * 2 + Number(!isAlwaysTold(RECORD, caveat));
  const found = caveatsAbout(RECORD, [id, ...about.map((claim) => claim.id)]).sort((a, b) => rank(a) - rank(b));
  return foldCards(
    found.map((caveat) => caveatCard(caveat, isOwn(caveat) ? "" : ownersOf(caveat, about))),
    "caution",
    "cautions"
  );
}
function ownersOf({ concerns: concerns2 }, claims) {
  const [first2, ...rest] = claims.filter((claim) => concerns2.includes(claim.id)).map(sentence);
  return `on “${first2 ?? ""}”${rest.length ? ` and ${plural(rest.length, "more claim")}` : ""}`;
}
function foldCards(cards, one, many2) {
  const kept = cards.length > 3 ? 2 : 3;
  const rest = cards.slice(kept);
  const summary = make("summary", {}, `${rest.length} more ${rest.length === 1 ? one : many2}`);
  return [...cards.slice(0, kept), rest.length > 0 && make("details", {}, summary, rest)];
}
var caveatCard = (caveat, whose = "") => make(
  "div",
  { class: "caveat", role: "note" },
  make("b", {}, `Caution, ${codeOf2("caveat", caveat.type).label}`),
  whose && ` ${whose}`,
  make("b", {}, ": "),
  caveat.summary,
  caveat.evidence.map(
    (place) => make(
      "p",
      { class: "small" },
      `“${place.anchor}” `,
      make("cite", {}, titleOfSource(place.source || caveat.source))
    )
  )
);

// core/trace.ts
var BUDGET = { search: 1e5, count: 5e4 };
var MAX_ABOUT = 12;
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
  const isWide = !exact.pathways.length && from !== to;
  const trace = isWide && widenedTrace(joints, from, to, limit) || exact;
  const walked = new Set(trace.pathways.flatMap(claimsOfPath).map(({ id }) => id));
  const { ties, more } = tiesBetween(record, from, to, walked);
  const back2 = trace.pathways.length ? null : bestPathway(joints, to, from);
  const reverse = { isReverse: back2 !== null, doesReverseBreak: back2 !== null && isBroken(record, back2) };
  const about = trace.pathways.length || from === to ? [] : aboutEnd(joints, from, to);
  return { ...trace, from, to, ties, moreTies: more, ...reverse, about };
}
function aboutEnd(joints, from, to) {
  const { record } = joints.graph;
  const claims = record.claimsAbout.get(to) ?? [];
  const about = claims.filter(({ predicate, disputes }) => predicate === "about" && !disputes);
  const ids = [...new Set(about.map(({ subject }) => subject))].filter((id) => id && id !== from && id !== to);
  return ids.filter((id) => familyOf(record, id) === "asks").sort(byCode).slice(0, MAX_ABOUT).filter((id) => leads(joints, from, id));
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
    for (const found of pathways(near, joints, BUDGET.search, () => trace.isCutShort = true)) {
      trace.pathways.push(pathwayOf(near, joints, found));
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
function widenedTrace(joints, from, to, limit) {
  let best = null;
  for (const { cost, starts, ends, start, end } of waysToWiden(joints.graph.record, from, to)) {
    if (best && compareRows(best.rank.slice(0, 2), cost) < 0) break;
    if (!leads(joints, start, end)) continue;
    const trace = traceBetween(joints, start, end, limit);
    const [path2] = trace.pathways;
    const isOfWhole = starts.some(({ how }) => how === "whole" || how === "taker");
    if (!path2 || isOfWhole && path2.steps[0]?.kind === "structural") continue;
    const rank = [...cost, -strengthOf(path2), path2.steps.length];
    if (!best || compareRows(rank, best.rank) < 0) best = { rank, trace: { ...trace, through: [...starts, ...ends] } };
  }
  return best && best.trace;
}
function waysToWiden(record, from, to) {
  const allEnds = [[], ...widened(record, to, "end")];
  return [[], ...widened(record, from, "start")].flatMap((starts) => allEnds.map((ends) => wideningOf(starts, ends, from, to))).filter(({ starts, ends }) => starts.length || ends.length).filter(({ start, end }) => start !== end && start !== to && end !== from).sort((a, b) => compareRows(a.cost, b.cost));
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
var traceOf = tracerOf(RECORD);
var openPathway = () => traceOf(state.from, state.to).pathways[state.pathway];
var inWords = (found) => sentenceOf(RECORD, found);
var inPassing = (found) => sayingOf(RECORD, found);
function jointWords(path2, number) {
  const found = jointFinding(path2, number);
  return found ? `${inWords(found)}.` : "";
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

// ui/pathway_parts.ts
var stepList = (path2) => make(
  "ol",
  { class: "steps" },
  path2.steps.map((step, n) => stepItem(path2, step, n))
);
function stepItem(path2, step, n) {
  const claims = [...step.claims, ...step.disputing];
  const weak = isBreak(RECORD, step);
  return make(
    "li",
    { class: weak ? "step weak" : "step" },
    make("span", { class: "number", "aria-hidden": "true" }, n + 1),
    make(
      "div",
      {},
      make("p", { class: "sentence" }, goTo(step.start), ` `, make("b", {}, step.phrase), ` `, goTo(step.end)),
      tags(step.lead),
      stepNotes(step, n),
      make(
        "details",
        {},
        make("summary", {}, `Evidence of step ${n + 1} (${plural(claims.length, "claim")})`),
        claims.map((claim) => claimCard(claim, true))
      )
    ),
    jointLine(path2, n + 1)
  );
}
function jointLine(path2, number) {
  const joint = path2.joints[number - 1];
  if (!joint || joint.strength === PAGE.ranks.plain) return null;
  return make("p", { class: isShared(joint) ? "joint shared" : "joint" }, jointWords(path2, number));
}
function stepNotes(step, n) {
  const told = whoTells(RECORD, step);
  const doubters = namesOf(
    RECORD,
    once(step.disputing, (claim) => claim.voice)
  );
  const order = step.chronology === "possible" && n ? ", an order that is possible, not certain" : "";
  return [
    told && make("p", { class: "small" }, inWords(told)),
    isBreak(RECORD, step) && make("p", { class: "breaks" }, `Breaks here: ${inPassing(weaknessOf(RECORD, step))}.`),
    step.disputing.length > 0 && make("p", { class: "breaks" }, `Disputed by ${doubters}.`),
    make("p", { class: "small" }, step.lead.when, order)
  ];
}
function cautionParts(trace, path2) {
  const taken = trace.through.flatMap(({ id, claim }) => [id, claim.id]);
  const met = path2 ? [.../* @__PURE__ */ new Set([trace.from, trace.to, ...taken, ...path2.things, ...path2.steps.flatMap(claimIds)])] : [...metBy(trace)];
  const found = caveatsAbout(RECORD, met);
  if (!found.length) return null;
  const card = (caveat) => caveatCard(caveat, whoseIs(caveat, path2, met));
  const always = found.filter((caveat) => isAlwaysTold(RECORD, caveat));
  const others = found.filter((caveat) => !always.includes(caveat));
  const where = path2 ? "on the steps and the things passed" : "on the two ends";
  const summary = `${plural(others.length, always.length ? "more caution" : "caution")} ${where}`;
  return [
    make("h3", {}, "What the record cautions"),
    always.map(card),
    others.length > 0 && make("details", {}, make("summary", {}, summary), others.map(card))
  ];
}
var claimIds = (step) => [...step.claims, ...step.disputing].map((claim) => claim.id);
function whoseIs({ concerns: concerns2 }, path2, met) {
  const steps = path2?.steps ?? [];
  const numbers = steps.flatMap((step, n) => claimIds(step).some((id) => concerns2.includes(id)) ? [n + 1] : []);
  if (numbers.length) return `on ${numbers.length > 1 ? "steps" : "step"} ${numbers.join(", ")}`;
  const about = met.find((id) => RECORD.things.has(id) && concerns2.includes(id));
  return about === void 0 ? "" : `on ${nameOf2(about)}`;
}
function tieParts({ ties, moreTies }) {
  if (!ties.length) return null;
  return [
    make("h3", {}, "Other ties between the two, not walked"),
    make("ul", { class: "ties" }, ties.map(tieItem)),
    moreTies > 0 && make("p", { class: "small" }, `And ${plural(moreTies, "more tie")}.`)
  ];
}
var tieItem = ({ claims }) => make(
  "li",
  {},
  claims.map((claim) => make("p", {}, openClaim(claim), make("span", { class: "tags" }, cautions(claim))))
);
function openClaim(claim) {
  const line = lineBetween2(claim.subject, claim.object)?.id ?? "";
  return button(sentence(claim), () => open({ line }, { focus: true }), { class: "link" });
}

// core/name_cores.ts
function folded(text) {
  const lower = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  const bare = lower.normalize("NFKD").replace(/\p{M}|['’]/gu, "");
  return bare.split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");
}
function core({ articles, forms, leads: leads2, ends, short, joining }, text) {
  const bare = text.replace(/\([^()]*\)|\[[^[\]]*\]/gu, " ").replace(/(?<![\p{L}\p{N}_])(?:[\p{L}\p{N}_]\.){2,}/gu, (letters) => letters.replaceAll(".", ""));
  const kept = folded(bare) || folded(text);
  let words2 = kept.split(" ").filter(Boolean).map((word) => Object.hasOwn(short, word) ? short[word] ?? word : word);
  const shorten = (shorter2) => {
    if (shorter2.length) words2 = shorter2;
  };
  shorten(words2.filter((word) => !joining.includes(word)));
  shorten(withoutArticle(articles, words2));
  shorten(words2.slice(0, words2.findLastIndex((word, n) => n === 0 || !forms.includes(word)) + 1));
  shorten(words2.slice(leads2.find((lead) => lead.every((word, n) => words2[n] === word))?.length ?? 0));
  shorten(words2.slice(0, words2.length - (ends.find((end) => endsWith(words2, end))?.length ?? 0)));
  return words2;
}
function withoutArticle(articles, words2) {
  const last = words2.at(-1) ?? "";
  const kept = articles.includes(last) && last !== "a" ? words2.slice(0, -1) : [...words2];
  return articles.includes(kept[0] ?? "") ? kept.slice(1) : kept;
}
var endsWith = (words2, end) => end.every((word, n) => words2[words2.length - end.length + n] === word);

// core/near_names.ts
var ALIKE = { begun: 90, slipped: 75, begunSlipped: 70, slip: 15, within: 50, kindred: 40 };
var MET = 55;
function telling({ asking }, words2) {
  const told = words2.filter((word) => !asking.includes(word));
  return told.length ? told : [...words2];
}
function nearness(lists, text, names3) {
  const cored = core(lists, text);
  const wanted = telling(lists, cored);
  const vocabulary = new Set([...names3.values()].flatMap((name) => name.split(" ")));
  const alike = wanted.map((want) => new Map([...vocabulary].map((word) => [word, likeness(want, word)])));
  const near = /* @__PURE__ */ new Map();
  for (const [name, plain] of names3) {
    const words2 = plain.split(" ");
    const found = alike.map((known) => Math.max(0, ...words2.map((word) => known.get(word) ?? 0)));
    const met = found.filter((value) => value >= MET);
    if (found.every(Boolean)) near.set(name, sum(found) / found.length);
    else if (2 * met.length > found.length || met.length && isWithin(core(lists, name), cored))
      near.set(name, sum(met) / found.length / 2);
  }
  return near;
}
var sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
var isWithin = (words2, text) => words2.every((word) => text.includes(word)) && (words2.length > 1 || text.length < 3);
function likeness(want, word) {
  if (word.startsWith(want)) return word === want ? 100 : ALIKE.begun;
  const most = want.length < 3 ? 0 : want.length < 7 ? 1 : 2;
  const off = most ? slips(want, word, most) : 1;
  if (off <= most) return ALIKE.slipped - ALIKE.slip * off;
  const isBegun = most && word.length > want.length && want.length > 3;
  const begun = isBegun ? slips(want, word.slice(0, want.length), most) : most + 1;
  if (begun <= most) return ALIKE.begunSlipped - ALIKE.slip * begun;
  if (want.length > 3 && word.includes(want)) return ALIKE.within;
  return areKindred(want, word) ? ALIKE.kindred : 0;
}
function areKindred(one, other) {
  let shared = 0;
  while (shared < Math.min(one.length, other.length) && one[shared] === other[shared]) shared += 1;
  return shared >= 5 && 2 * shared > Math.max(one.length, other.length);
}
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + Number(one[i - 1] !== other[j - 1]);
      const least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(isSwap ? Math.min(least, (before[j - 2] ?? 0) + 1) : least);
    }
    if (Math.min(...row) > most && Math.min(...last) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[other.length] ?? 0, most + 1);
}

// core/find.ts
function finderOf({ page }) {
  const index = page.things.flatMap(
    (thing2) => [thing2.name, ...thing2.aliases ?? [], thing2.id.replaceAll("-", " ")].map((heard) => ({
      thing: thing2,
      heard,
      plain: folded(heard)
    }))
  );
  return (text) => findIn(page.nameWords, index, text);
}
function findIn(lists, index, text) {
  const wanted = folded(text).split(" ").filter(Boolean);
  if (!wanted.length) return [];
  const asTyped = findTyped(index, wanted);
  const same = asTyped[0]?.[0] === 0 ? [] : findCalled(lists, index, text, asTyped.length > 0);
  if (asTyped.length || same.length) return eachOnce([...same, ...asTyped]);
  const told = telling(lists, wanted);
  const found = told.length < wanted.length ? findTyped(index, told) : [];
  return eachOnce(found.length ? found : findNear(lists, index, text));
}
function findTyped(index, wanted) {
  const whole = wanted.join(" ");
  const fit2 = ({ plain }) => plain === whole ? 0 : plain.startsWith(whole) ? 1 : 2;
  return index.filter(({ plain }) => wanted.every((want) => ` ${plain}`.includes(` ${want}`))).map((name) => [fit2(name), name]).sort(compareRanked2);
}
function findCalled(lists, index, text, isFound) {
  const wanted = core(lists, text);
  const joined = wanted.join("");
  if (!joined || isFound && wanted.join(" ") === folded(text)) return [];
  const begins = ` ${joined.slice(0, 1)}`;
  return index.filter(({ heard, plain }) => ` ${plain}`.includes(begins) && core(lists, heard).join("") === joined).map((name) => [0, name]).sort(compareRanked2);
}
function findNear(lists, index, text) {
  const near = nearness(lists, text, new Map(index.map(({ heard, plain }) => [heard, plain])));
  return index.flatMap((name) => near.has(name.heard) ? [[-(near.get(name.heard) ?? 0), name]] : []).sort(compareRanked2);
}
var compareRanked2 = ([a, one], [b, other]) => a - b || lengthOf(one) - lengthOf(other) || byCode(one.thing.id, other.thing.id);
var lengthOf = ({ plain }) => [...plain].length;
function eachOnce(found) {
  const hits = /* @__PURE__ */ new Map();
  for (const [, { thing: thing2, heard }] of found) if (!hits.has(thing2.id)) hits.set(thing2.id, { thing: thing2, heard });
  return [...hits.values()];
}

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
  const bare = lower.replace(/['’]/gu, "");
  const plain = bare.replace(
    /[^\x00-\x7f]+/gu,
    (letters) => letters.normalize("NFKD").replace(/\p{M}|['’]/gu, "").replace(/[^\p{L}\p{N}\n\r]/gu, " ")
  );
  return plain.replace(/[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]/gu, " ").replace(/[ \t]+/gu, " ");
}
var wordsOf2 = (text) => (foldEntries([[text]])[0] ?? "").split(/\s+/u).filter(Boolean);
function wordOf(typed) {
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
    pattern: `(?:${[isLong ? `${typed}[^ ]*` : typed, ...others].join("|")})`
  };
}
var Query = class _Query {
  each;
  row;
  order;
  typed;
  words;
  constructor(text) {
    this.words = wordsOf2(text).map(wordOf);
    const patterns = this.words.map(({ pattern }) => pattern);
    this.each = patterns.map((pattern) => new RegExp(` (${pattern})(?= )`, "u"));
    this.row = new RegExp(`${patterns.map((pattern) => ` ${pattern}`).join("")} `, "u");
    this.order = new RegExp(patterns.map((pattern) => ` ${pattern}(?= )`).join("[^\n]*?"), "u");
    this.typed = ` ${this.words.map(({ typed }) => typed).join(" ")} `;
  }
  /** The same without some words; itself where nothing would be left, or nothing goes. */
  without(leftOut2) {
    const kept = this.words.map(({ typed }) => typed).filter((typed) => !leftOut2.includes(typed));
    return kept.length && kept.length < this.words.length ? new _Query(kept.join(" ")) : this;
  }
  /** Whether all words stand in a folded entry. */
  matches(entry) {
    return this.words.length > 0 && this.words.every(({ starts }) => starts.some((start) => entry.includes(start))) && this.each.every((pattern) => pattern.test(entry));
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
    return this.words.flatMap(({ typed }, n) => {
      if (entry.includes(` ${typed} `)) return [typed];
      return this.each[n]?.exec(entry)?.[1] ?? [];
    });
  }
  count(text) {
    return this.each.filter((pattern) => pattern.test(text)).length;
  }
};

// core/full_text.ts
var KINDS2 = ["description", "claim", "caveat", "source"];
function textFinderOf(record) {
  let entries;
  let plain = [];
  return (text, names3) => {
    if (isExact(record, text, names3)) return [];
    if (!entries) {
      entries = entriesOf(record);
      plain = foldEntries(entries.map(({ texts }) => texts));
    }
    const named = new Set(names3.filter(({ heard }) => isTyped(text, heard)).map(({ thing: thing2 }) => thing2.id));
    return bestEntries(record, entries, plain, text).filter(({ id }) => !named.has(id));
  };
}
function isExact({ page }, text, names3) {
  const heard = names3[0]?.heard;
  if (!heard) return false;
  return folded(heard) === folded(text) || core(page.nameWords, heard).join("") === core(page.nameWords, text).join("");
}
var isTyped = (text, name) => folded(text).split(" ").every((word) => ` ${folded(name)}`.includes(` ${word}`));
function entriesOf(record) {
  const caveats = new Map([...record.caveatsOf.values()].flat().map((caveat) => [caveat.id, caveat]));
  return [
    ...record.page.things.flatMap(
      ({ id, name, aliases = [], description }) => description ? [{ kind: "description", id, texts: [description, name, ...aliases] }] : []
    ),
    ...record.claims.map((claim) => ({ kind: "claim", id: claim.id, texts: textsOfClaim(claim) })),
    ...[...caveats.values()].map((caveat) => ({
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
var textsOfPlaces = (places) => places.flatMap(({ summary, anchor }) => [summary, anchor]);
var textsOfClaim = ({ evidence, text = "", reason = "" }) => [...textsOfPlaces(evidence), text, reason].filter(Boolean);
var textsOfCaveat = (record, { summary, evidence, type }) => [summary, ...textsOfPlaces(evidence), codeOf(record, "caveat", type).label].filter(Boolean);
function bestEntries(record, entries, plain, text) {
  const whole = new Query(text);
  const found = matching(entries, plain, whole);
  const query = found.length ? whole : whole.without(record.page.nameWords.asking);
  const matched = query === whole ? found : matching(entries, plain, query);
  return matched.map(({ entry, folds }) => ({ entry, folds, fit: query.fit(folds) })).sort((a, b) => compare(a.entry, a.fit, b.entry, b.fit)).map(({ entry: { kind, id, texts }, folds }) => ({
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
var compare = (a, one, b, other) => KINDS2.indexOf(a.kind) - KINDS2.indexOf(b.kind) || one[0] - other[0] || one[1] - other[1] || byCode(a.id, b.id);

// ui/search_texts.ts
var findTexts = textFinderOf(RECORD);
var LIMIT = 4;
var FOLD_AFTER = 1500;
var LONGEST = 110;
var NOUNS = {
  description: ["thing by its description", "things by their description"],
  claim: ["claim", "claims"],
  caveat: ["caveat", "caveats"],
  source: ["source", "sources"]
};
var KINDS3 = Object.keys(NOUNS);
function findInTexts(text, names3) {
  const finds = findTexts(text, names3);
  const shown2 = KINDS3.map((kind) => [kind, finds.filter((find2) => find2.kind === kind)]);
  const left = shown2.filter(([, found]) => found.length > LIMIT);
  const parts = left.map(([kind, found]) => plural(found.length - LIMIT, ...NOUNS[kind]));
  return {
    options: shown2.flatMap(([, found]) => found.slice(0, LIMIT)).flatMap(optionOf),
    more: parts.length ? `${parts.join(", ")} more: further words narrow them down` : ""
  };
}
var foldSoon = () => void setTimeout(() => findTexts("", []), FOLD_AFTER);
function optionOf(find2) {
  const opens2 = patchOf(find2);
  return opens2 ? [{ id: find2.id, ...wordsFor(find2), isElsewhere: false, opens: opens2 }] : [];
}
function wordsFor({ kind, id, text }) {
  const sign = make("span", { "aria-hidden": "true" }, kind === "caveat" ? "!" : "“");
  const quoted = `“${shorter(text, LONGEST)}”`;
  if (kind === "description")
    return { text: thing(id).name, type: `${typeOf2(id).label}: ${quoted}`, sign: glyph(thing(id).type) };
  if (kind === "source") return { text: at(SOURCES, id).title, type: "source", sign };
  if (kind === "caveat")
    return { text: shorter(text, LONGEST), type: `caveat: ${codeOf2("caveat", typeOfCaveat(id)).label}`, sign };
  const claim = at(CLAIMS, id);
  return {
    text: shorter(sentence(claim), LONGEST),
    type: `claim: ${quoted}, ${SOURCES.get(claim.source)?.title ?? ""}`,
    sign
  };
}
var caveatBy = (id) => [...RECORD.caveatsOf.values()].flat().find((caveat) => caveat.id === id);
var typeOfCaveat = (id) => caveatBy(id)?.type ?? "";
function patchOf({ kind, id }) {
  if (kind === "description") return { thing: id };
  if (kind === "claim") return patchOfClaim(id);
  if (kind === "source") return patchOfClaim(RECORD.claims.find(({ source }) => source === id)?.id ?? "");
  const about = caveatBy(id)?.concerns ?? [];
  const first2 = about.find((concern) => THINGS.has(concern));
  return first2 ? { thing: first2 } : about.map(patchOfClaim).find(Boolean);
}
function patchOfClaim(id) {
  const claim = CLAIMS.get(id);
  if (!claim) return void 0;
  const line = lineBetween2(claim.subject, claim.object);
  if (line) return { line: line.id };
  const [end] = endsOf2(claim);
  return end ? { thing: end } : void 0;
}

// ui/search.ts
var find = finderOf(RECORD);
var MOST = 10;
var NOTHING = "Nothing by that name on this page";
var COMBOBOX = {
  role: "combobox",
  "aria-expanded": "false",
  "aria-autocomplete": "list",
  autocomplete: "off",
  spellcheck: "false"
};
var isTyped2 = (text) => text.trim().length > 1;
var NO_TEXTS = { options: [], more: "" };
var optionsHere = (names3) => names3.slice(0, MOST).map(({ thing: thing2, heard }) => ({
  id: thing2.id,
  text: thing2.aliases?.includes(heard) ? `${thing2.name} (${heard})` : thing2.name,
  type: typeOf2(thing2.id).label,
  sign: glyph(thing2.type),
  isElsewhere: false
}));
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
  constructor(field2, hits, choose, findsTexts = false) {
    this.field = field2;
    this.hits = hits;
    this.choose = choose;
    this.findsTexts = findsTexts;
  }
  field;
  hits;
  choose;
  findsTexts;
  options = [];
  marked = -1;
  listen() {
    this.field.addEventListener("input", () => this.show());
    this.field.addEventListener("focus", () => {
      if (this.field.value.trim() && this.field.id === "search") this.show();
    });
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
  }
  show() {
    const names3 = isTyped2(this.field.value) ? find(this.field.value) : [];
    const inTexts = this.findsTexts && isTyped2(this.field.value) ? findInTexts(this.field.value, names3) : NO_TEXTS;
    this.options = [...optionsHere(names3), ...inTexts.options];
    this.marked = -1;
    const typed = isTyped2(this.field.value);
    const count = this.options.length;
    this.hits.replaceChildren(...this.options.map((option, n) => this.row(option, n)));
    if (typed && !count)
      this.hits.append(make("li", { class: "none small", role: "option", "aria-disabled": "true" }, NOTHING));
    if (inTexts.more) this.hits.append(make("li", { class: "none small", "aria-hidden": "true" }, inTexts.more));
    this.hits.hidden = !typed;
    this.field.setAttribute("aria-expanded", String(typed));
    this.field.removeAttribute("aria-activedescendant");
    seekBeyond(this.field.value, (others) => this.showBeyond(others));
    const found = inTexts.options.length ? `${plural(count, "find")}` : `${plural(count, "name")} found`;
    if (typed) say(count ? `${found}, arrow down to choose` : NOTHING);
  }
  row({ text, type, sign }, n) {
    const onmousedown = (event) => {
      event.preventDefault();
      this.take(n);
    };
    return make(
      "li",
      { id: `${this.hits.id}-${n}`, role: "option", "aria-selected": "false", onmousedown },
      sign,
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
    [...this.hits.children].forEach((row, place) => row.setAttribute("aria-selected", String(place === n)));
    if (n >= 0) this.field.setAttribute("aria-activedescendant", `${this.hits.id}-${n}`);
    this.hits.children[n]?.scrollIntoView({ block: "nearest" });
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
    open(opens2 ?? { thing: id }, { focus: true });
  };
  new Combobox(field2, $("hits"), choose, true).listen();
  foldSoon();
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
  const swap = () => open({ from: chosen.to, to: chosen.from }, { focus: true });
  return make(
    "div",
    { class: "tracing", role: "group", "aria-label": "Trace between two things" },
    end("from", "From"),
    end("to", "To"),
    from && to && button("Swap", swap)
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
    make("p", { class: "type" }, "Pathway"),
    make("h2", { tabindex: "-1", class: "pair" }, "From ", nameOf2(state.from), " to ", nameOf2(state.to)),
    !state.story && other,
    findingList(verdict, "verdict sum"),
    path2 && pathwayParts(trace, path2),
    cautionParts(trace, path2),
    details2.length > 0 && [make("h3", {}, "In detail"), findingList(details2, "verdict")],
    path2 && missingParts(path2),
    tieParts(trace),
    claimsFiltered() && make("p", { class: "small" }, "Traced through all claims of this page, whatever the filters are set to."),
    make("p", { class: "small" }, `The same answer in a terminal, with robustness and gatekeepers: ${command}`)
  ];
}
var findingList = (findings, name) => make(
  "ul",
  { class: name },
  findings.map((found) => make("li", {}, inWords(found)))
);
function pathwayParts(trace, path2) {
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
  return gaps.length > 0 && [make("h3", {}, "What is missing"), findingList(gaps, "verdict")];
}
function pathwayPicker(trace) {
  const found = `${trace.isExact ? "" : "at least "}${plural(trace.found, "pathway")}`;
  return make(
    "div",
    { class: "picker", role: "group", "aria-label": "Which pathway" },
    make("span", { class: "small" }, `${titled(found)}. Best first:`),
    trace.pathways.map(
      (_, n) => button(String(n + 1), () => change({ pathway: n }, { focus: true }), {
        "aria-pressed": String(n === state.pathway),
        "aria-label": `Pathway ${n + 1}`
      })
    )
  );
}

// ui/stories.ts
function startPage() {
  const { about } = PAGE;
  const count = (number, word) => make("span", {}, make("b", {}, number.toLocaleString("en")), word);
  const sum2 = "Choose a question, a name or a shape. Every line opens to the claims behind it, and every claim to its place in a source.";
  const here = `On this page: ${plural(THINGS.size, "thing")} and ${plural(about.claimsHere, "claim")}.`;
  const counts = [count(about.things, "things"), count(about.claims, "claims"), count(about.sources, "sources")];
  const starts = about.starts.map(({ thing: thing2, why }) => thingRow(thing2, `${why}, ${plural(linksOf(thing2), "relation")}`));
  return [
    heading("Start with a question"),
    make("p", { class: "sum" }, sum2),
    make("ul", { class: "questions" }, PAGE.stories.map(question)),
    make("h3", {}, "Or trace how one thing led to another"),
    traceForm(state.from),
    make("h3", {}, "Or begin with"),
    make("ul", { class: "relations" }, starts),
    picture.scene.mode === "groups" && groupList(),
    make("h3", {}, "In the record"),
    make("p", { class: "counts" }, counts),
    make("p", { class: "small" }, here),
    make("p", { class: "id" }, `data ${about.hash}`)
  ];
}
var question = (story) => make(
  "li",
  {},
  button(story.question, () => showView(story.id, 0, { focus: true }), { class: "question" }),
  make("span", { class: "small" }, plural(story.views.length, "view"))
);
function groupList() {
  const ids = [...picture.scene.places.keys()];
  const row = (id) => {
    const group = groupOf(id);
    const opened = () => open({ group: group.key }, { focus: true });
    return make("li", {}, button(`${groupTitle(group)} (${countIn(id)})`, opened, { class: "link" }));
  };
  return make("details", {}, make("summary", {}, `The ${ids.length} groups on the map`), make("ul", {}, ids.map(row)));
}
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
  const [way, other] = n > state.at ? ["next", "before"] : ["before", "next"];
  showView(state.story, n, { silent: true });
  const turning = within(panel, `.${way}`);
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
  ["place", "place", THINGS]
];
var OPENED_BY_STORY = /* @__PURE__ */ new Set(["thing", "line", "group", "from", "to"]);
var WHOLE_NUMBERS = [
  ["pathway", "pathway", 1],
  ["since", "since", 0],
  ["until", "until", 0],
  ["view-number", "at", 1]
];
var SWITCHES = [
  ["dated", "datedOnly"],
  ["faded", "faded"],
  ["embed", "embed"]
];
function address() {
  const parts = new URLSearchParams();
  const isStory = Boolean(state.story);
  for (const [name, key2] of NAMED)
    if (state[key2] && !(isStory && OPENED_BY_STORY.has(key2))) parts.set(name, state[key2]);
  if (state.asOf) parts.set("as-of", state.asOf);
  if (state.things.length && !isStory) parts.set("things", state.things.join(" "));
  for (const [name, key2, first2] of WHOLE_NUMBERS) if (state[key2]) parts.set(name, String(state[key2] + first2));
  for (const [name, key2] of SETS) if (state[key2].size) parts.set(name, [...state[key2]].sort().join(" "));
  for (const [name, key2] of SWITCHES) if (state[key2]) parts.set(name, "1");
  if (state.view === "list") parts.set("view", "list");
  if (state.draw) parts.set("draw", state.draw);
  return parts.toString();
}
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const text = (name) => parts.get(name) ?? "";
  const listed = (name) => text(name).split(" ");
  const draw = text("draw");
  const read = {
    ...NOTHING_OPEN,
    ...noFilters(),
    asOf: dayOf(text("as-of")) ? text("as-of") : "",
    things: listed("things").filter((id) => THINGS.has(id)),
    view: text("view") === "list" ? "list" : "map",
    draw: draw === "all" || draw === "near" ? draw : "",
    embed: false,
    faded: false
  };
  for (const [name, key2, shelf] of NAMED) read[key2] = shelf.has(text(name)) ? text(name) : "";
  for (const [name, key2, all] of SETS) read[key2] = new Set(listed(name).filter((id) => all().includes(id)));
  for (const [name, key2, first2] of WHOLE_NUMBERS)
    read[key2] = /^\d{1,4}$/.test(text(name)) ? Math.max(0, Number(text(name)) - first2) : 0;
  for (const [name, key2] of SWITCHES) read[key2] = text(name) === "1";
  return withinBounds(read);
}
function withinBounds(read) {
  if (read.story)
    Object.assign(read, viewPatch(read.story, Math.min(read.at, at(STORIES, read.story).views.length - 1)));
  else read.at = 0;
  if (read.from && read.to)
    read.pathway = Math.min(read.pathway, Math.max(0, traceOf(read.from, read.to).pathways.length - 1));
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
function pointOf(a, bend, b, share2) {
  if (!bend) return { x: a.x + (b.x - a.x) * share2, y: a.y + (b.y - a.y) * share2 };
  const mix = (side) => (1 - share2) ** 2 * a[side] + 2 * share2 * (1 - share2) * bend[side] + share2 ** 2 * b[side];
  return { x: mix("x"), y: mix("y") };
}
function outside(from, to, gap2, bend) {
  const edge = (end, other) => {
    const length = Math.hypot(other.x - end.x, other.y - end.y) || 1;
    const reach = Math.min(end.size + gap2, length / 2);
    return { x: end.x + (other.x - end.x) / length * reach, y: end.y + (other.y - end.y) / length * reach };
  };
  return [edge(from, bend ?? to), edge(to, bend ?? from)];
}
function distanceTo(a, b, bend, point) {
  if (!bend) return distanceToStraight(a, b, point);
  const along2 = Array.from({ length: 13 }, (_, n) => pointOf(a, bend, b, n / 12));
  return Math.min(...along2.slice(1).map((next, n) => distanceToStraight(along2[n] ?? a, next, point)));
}
function distanceToStraight(a, b, { x, y }) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along2 = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - along2 * dx, y - a.y - along2 * dy);
}
var around2 = ({ x, y }, reach) => [x - reach, y - reach, x + reach, y + reach];
var overlap2 = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// ui/line_marks.ts
var FONT = 'system-ui, "Liberation Sans", sans-serif';
function paintHead(ctx, a, b, head, size2, width) {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const side = (turn) => [
    b.x - size2 * Math.cos(angle + turn),
    b.y - size2 * Math.sin(angle + turn)
  ];
  const spread = head === "filled" ? 0.45 : 0.38;
  ctx.beginPath();
  ctx.moveTo(...side(spread));
  ctx.lineTo(b.x, b.y);
  ctx.lineTo(...side(-spread));
  ctx.lineWidth = Math.min(width, size2 / 6);
  if (head === "open") return ctx.stroke();
  ctx.closePath();
  if (head !== "hollow") return ctx.fill();
  const ink = ctx.fillStyle;
  ctx.fillStyle = colour("paper");
  ctx.fill();
  ctx.fillStyle = ink;
  ctx.stroke();
}
function paintNumber(ctx, number, spot, scale) {
  ctx.globalAlpha = 1;
  ctx.fillStyle = colour("accent");
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, 11 / scale, 0, 7);
  ctx.fill();
  ctx.fillStyle = colour("on-accent");
  ctx.font = `700 ${13 / scale}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(String(number), spot.x, spot.y);
}
function marksOf(look) {
  const marks = [];
  if (look.disputed) marks.push([PAGE.style.disputeMark, "warn"]);
  if (look.promise) marks.push([PAGE.style.promiseMark, "accent"]);
  if (look.wording !== "stated" && !(look.disputed && look.wording === "contested"))
    marks.push([PAGE.style.wordings[look.wording] ?? "", "ink"]);
  return marks;
}
function paintMarks(ctx, look, spot, scale, lit) {
  const marks = marksOf(look);
  if (!marks.length) return;
  const size2 = (lit || scale > 1.05 ? 14 : 9) / scale;
  ctx.globalAlpha = 1;
  ctx.font = `700 ${size2}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  marks.forEach(([mark, name], n) => {
    const x = spot.x + (n - (marks.length - 1) / 2) * size2;
    ctx.fillStyle = colour("paper");
    ctx.beginPath();
    ctx.arc(x, spot.y, size2 * 0.6, 0, 7);
    ctx.fill();
    ctx.fillStyle = colour(name);
    ctx.fillText(mark, x, spot.y);
  });
}

// ui/network.ts
var calm = matchMedia("(prefers-reduced-motion: reduce)");
var motion = () => calm.matches ? false : { duration: 320, easingFunction: "easeInOutQuad" };
var nodes = new vis.DataSet([]);
var network = new vis.Network(box, { nodes, edges: new vis.DataSet([]) }, PAGE.options);
within(box, ".vis-network").tabIndex = -1;
function extent(ids) {
  const { scene } = picture;
  const points = ids.flatMap((id) => POINTS.get(id) ?? []);
  const heads = ids.length === POINTS.size ? scene.heads : [];
  const left = Math.min(
    ...points.map((p) => p.x - p.size),
    ...scene.rows.map((row) => row.x),
    ...scene.heads.map((head) => scene.mode === "groups" ? head.left : Infinity)
  );
  const right = Math.max(...points.map((p) => p.x + p.size));
  const top = Math.min(...points.map((p) => p.y - p.size), ...heads.map((head) => head.y - 10));
  const bottom = Math.max(...points.map((p) => p.y + p.size));
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
var FOOT = 30;
function fit(ids, [before, after], ends, animation) {
  if (!ids.length || !box.clientWidth) return;
  const { mode } = picture.scene;
  const area = extent(ids);
  const [wide, high] = [box.clientWidth - before - after, box.clientHeight - 2 * ends - FOOT];
  const scale = Math.min(1.5, wide / Math.max(area.width, 1), high / Math.max(area.height, 1));
  const least = isTall() && mode !== "all" && mode !== "groups" ? 0.72 : 0;
  const used = Math.max(least, scale);
  const over = Math.max(0, area.height - high / used) / 2;
  network.moveTo({
    position: { x: area.x + (after - before) / 2 / used, y: area.y - over + FOOT / 2 / used },
    scale: used,
    animation
  });
}
function fitAll(animation = false) {
  const { mode } = picture.scene;
  const sides = {
    near: isTall() ? [50, 60] : [26, 150],
    groups: [10, 14],
    trace: isTall() ? [40, 210] : [90, 100]
  };
  fit([...POINTS.keys()], sides[mode] ?? [46, 46], mode === "trace" && !isTall() ? 100 : 34, animation);
}
var bringIntoView = (ids) => fit(ids, [130, 130], 70, motion());
var zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });
function viewOf() {
  const a = network.DOMtoCanvas({ x: 0, y: 0 });
  const b = network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight });
  return [a.x, a.y, b.x, b.y];
}
function bendOf(a, b) {
  const { mode } = picture.scene;
  if (mode === "trace" || Math.abs(a.x - b.x) > 40) return null;
  const out = 26 + Math.abs(a.y - b.y) * 0.22;
  return { x: (a.x + b.x) / 2 - Math.min(mode === "all" ? 60 : 150, out), y: (a.y + b.y) / 2 };
}
var isThing = (id) => THINGS.has(id);

// ui/shown.ts
var shown = { things: /* @__PURE__ */ new Set(), lines: /* @__PURE__ */ new Set(), claims: /* @__PURE__ */ new Set() };
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
  return endsOf2(claim).every((id) => typed.has(id)) && !state.offKinds.has(kindOf2(claim)) && !state.offWordings.has(claim.wording) && !state.offSources.has(claim.source) && (!state.voice || claim.voice === state.voice) && near.every((things) => endsOf2(claim).some((id) => things.has(id))) && isIn(claim.bounds, state);
}
var nearTo = (id) => /* @__PURE__ */ new Set([id, ...linesOf(id).flatMap((line) => line.ends)]);
var shownClaims = (line) => line.claims.filter((id) => shown.claims.has(id)).map((id) => at(CLAIMS, id));
function lookOf(line) {
  const look = looks.get(line.id) ?? lookOfClaims(shownClaims(line), line);
  looks.set(line.id, look);
  return look;
}
function lookOfClaims(passing, line) {
  const claims = passing.length ? passing : claimsOf(line);
  const lead = claims[0];
  const { cause } = relationOf2(lead);
  const [from, to] = cause === "object" ? [lead.object, lead.subject] : [lead.subject, lead.object];
  return {
    from,
    to,
    kind: kindOf2(lead),
    style: lineStyle(kindOf2(lead), lead.wording),
    arrow: Boolean(cause),
    wording: lead.wording,
    promise: claims.every(isPromise2),
    disputed: claims.some((claim) => claim.disputes || claim.wording === "contested")
  };
}
var linesAmong = (things) => new Set(
  [...things].flatMap(
    (id) => linesOf(id).filter((line) => line.ends.every((end) => things.has(end))).map((line) => line.id)
  )
);
var lineNamed = (id) => at(LINES, id);

// ui/wrapping.ts
var measured = /* @__PURE__ */ new Map();
function wrap(ctx, name, font, most, long = 26) {
  const key2 = `${font}|${most}|${long}|${name}`;
  const known = measured.get(key2);
  if (known) return known;
  const lines = cut(name, most, long);
  ctx.save();
  ctx.font = font;
  const width = Math.max(...lines.map((line) => ctx.measureText(line).width));
  ctx.restore();
  measured.set(key2, { lines, width });
  return { lines, width };
}
function cut(name, most, long) {
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (!last || `${last} ${word}`.length <= long) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => line.length > long + 8 ? `${line.slice(0, long + 7)}…` : line);
  if (lines.length > most) kept[most - 1] = `${(kept[most - 1] ?? "").replace(/[\s,:;]+$/, "")} …`;
  return kept;
}

// ui/labels.ts
var labelsAreStale = () => setPicture({ areNamesStale: true });
function paintNames(ctx) {
  if (picture.scene.mode === "groups") return;
  const scale = network.getScale();
  if (!picture.isMoving || picture.areNamesStale) setPicture({ names: setNames(ctx, scale) });
  setPicture({ areNamesStale: false });
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const name of picture.names) write(ctx, name, scale);
  ctx.restore();
}
function setNames(ctx, scale) {
  const size2 = { width: box.clientWidth, height: box.clientHeight };
  const { focus, scene } = picture;
  const list = candidates(scale, size2);
  const shapes2 = list.length > 400 ? [] : list.map(({ id, at: at2, reach }) => ({ id, area: around2(at2, reach - 2) }));
  const taken = [controls(size2), ...headAreas(size2)];
  const names3 = [];
  const left = budget(scale, size2);
  for (const label of list.filter(isNamed).slice(0, scene.mode === "all" ? 150 : 400)) {
    if (names3.length >= left && label.rank === 0) break;
    const lit = shapes2.filter(({ id }) => id !== label.id && (!focus || focus.things.has(id))).map(({ area }) => area);
    const spot = freeSpot(ctx, label, size2, [...taken, ...lit]) ?? (mustName(label) ? freeSpot(ctx, label, size2, taken) : null);
    if (!spot) continue;
    taken.push(spot.area);
    names3.push({ ...spot, node: label.node });
  }
  return names3;
}
var isNamed = (label) => !picture.focus || label.rank > 0 || picture.scene.mode === "near";
var mustName = (label) => label.rank === 3 || picture.scene.mode === "all" && label.links > 30;
function budget(scale, size2) {
  if (picture.scene.mode !== "all") return scale < 0.45 ? 40 : 200;
  return (size2.width < 500 ? 7 : 15) * Math.max(1, (scale / fitScale()) ** 1.7);
}
function fitScale() {
  if (!picture.wholeScale && POINTS.size) {
    const area = extent([...POINTS.keys()]);
    const [across, down] = [box.clientWidth / Math.max(area.width, 1), box.clientHeight / Math.max(area.height, 1)];
    setPicture({ wholeScale: Math.min(1.5, across, down) });
  }
  return picture.wholeScale || 1;
}
function rankOf(id) {
  if (id === state.thing || id === picture.hovered) return 3;
  if (picture.scene.mode === "trace") return 3;
  if (state.line && lineNamed(state.line).ends.includes(id)) return 3;
  return picture.focus?.things.has(id) ? 1 : 0;
}
function candidates(scale, size2) {
  const list = [];
  for (const [id, node] of POINTS) {
    if (!isThing(id)) continue;
    const at2 = network.canvasToDOM(node);
    if (at2.x < 0 || at2.y < 0 || at2.x > size2.width || at2.y > size2.height) continue;
    list.push({ id, rank: rankOf(id), at: at2, node, reach: node.size * scale + 3, links: linksOf(id) });
  }
  return list.sort((a, b) => b.rank - a.rank || b.links - a.links || (a.id < b.id ? -1 : 1));
}
var controls = (size2) => [size2.width - 200, size2.height - 56, size2.width, size2.height];
var headAreas = (size2) => picture.scene.heads.map((head) => {
  const { x, y } = network.canvasToDOM(head);
  const level = head.fixed ? y : Math.max(y, 20);
  if (picture.scene.mode === "all") return [0, level - 28, size2.width, level + 28];
  return [x - 10, level - 24, x + 130, level + 24];
});
function freeSpot(ctx, label, size2, taken) {
  const { mode, width: columnWidth } = picture.scene;
  const isFirst = label.rank === 3;
  const heavy = isFirst && mode !== "trace" || mode === "all" && label.links > 25;
  const pixels = isFirst ? 14 : heavy && !picture.focus ? 13 : 12;
  const font = (px) => `${heavy ? 650 : 450} ${px}px ${FONT}`;
  const most = isFirst ? 4 : columnWidth ? 3 : 2;
  const { lines, width } = wrap(ctx, nameOf2(label.id), font(pixels), most, lettersBetween(pixels));
  const height = lines.length * pixels * 1.22;
  for (const [x, y] of spots(label, width, height)) {
    const [middle, level] = [label.at.x + x, label.at.y + y];
    const area = [middle - width / 2, level - height / 2, middle + width / 2, level + height / 2];
    const isInside = area[0] > 4 && area[1] > 4 && area[2] < size2.width - 4 && area[3] < size2.height - 4;
    if (isInside && !taken.some((other) => overlap2(area, other)))
      return { x, y, area, lines, width, pixels, font, beside: y ? 0 : Math.sign(x) };
  }
  return null;
}
function lettersBetween(pixels) {
  const { width } = picture.scene;
  if (!width || isTall()) return isTall() && width ? 18 : 26;
  return Math.max(13, Math.min(26, Math.floor((width * network.getScale() - 24) / (pixels * 0.52))));
}
function spots({ reach, node }, width, height) {
  const { mode } = picture.scene;
  const [down, aside] = [reach + height / 2, reach + width / 2 + 2];
  const shift = width * 0.35;
  const below = [
    [0, down],
    [0, -down]
  ];
  const beside = [
    [aside, 0],
    [-aside, 0]
  ];
  if (node.up !== void 0 && !isTall()) return node.up ? below.toReversed() : below;
  const isBeside = mode === "near" !== isTall() && mode !== "all";
  const first2 = isBeside ? [...beside, ...below] : [...below, ...beside];
  return [...first2, [shift, down], [-shift, down], [shift, -down], [-shift, -down]];
}
function write(ctx, name, scale) {
  const { node, x, y, lines, width, pixels, font, beside } = name;
  const { focus, scene } = picture;
  ctx.textAlign = beside > 0 ? "left" : beside < 0 ? "right" : "center";
  const edge = x - beside * width / 2;
  ctx.font = font(pixels / scale);
  ctx.globalAlpha = shown.things.has(node.id) || scene.mode === "trace" ? 1 : 0.3;
  ctx.strokeStyle = colour("halo");
  ctx.fillStyle = focus && !focus.things.has(node.id) ? colour("quiet") : colour("ink");
  ctx.lineWidth = 3.5 / scale;
  lines.forEach((line, n) => {
    const down = y + (n - (lines.length - 1) / 2) * pixels * 1.22;
    const [left, level] = [node.x + edge / scale, node.y + down / scale];
    ctx.strokeText(line, left, level);
    ctx.fillText(line, left, level);
  });
}

// ui/lines.ts
var nearness2 = (scale) => picture.lines.length < 150 ? 1 : Math.max(0.4, Math.min(1, scale * 0.8));
function paintLines(ctx) {
  const scale = network.getScale();
  if (picture.scene.mode === "groups") paintTies(ctx, scale);
  const view = viewOf();
  const order = picture.lines.filter((line) => isInView(line, view));
  const rest = order.filter((line) => !isLit(line));
  if (rest.length > 150) paintSheaves(ctx, rest, scale);
  else for (const line of rest) paintLine(ctx, line, scale, false);
  for (const line of order.filter(isLit)) paintLine(ctx, line, scale, true);
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}
var isLit = (line) => picture.focus ? picture.focus.lines.has(line.id) : picture.scene.mode === "trace";
function endPoints({ ends }) {
  const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
  return a && b ? [a, b] : null;
}
function isInView(line, [left, top, right, bottom]) {
  const points = endPoints(line);
  if (!points) return false;
  const [a, b] = points;
  const isAside = Math.max(a.x, b.x) < left || Math.min(a.x, b.x) > right;
  return !isAside && Math.max(a.y, b.y) >= top && Math.min(a.y, b.y) <= bottom;
}
function paintSheaves(ctx, lines, scale) {
  const sheaves = /* @__PURE__ */ new Map();
  for (const line of lines) {
    const { style } = lookOf(line);
    const isFaded = !shown.lines.has(line.id);
    const name = `${style.width} ${style.dash} ${style.strong} ${isFaded}`;
    const sheaf = sheaves.get(name) ?? { style, isFaded, lines: [] };
    sheaf.lines.push(line);
    sheaves.set(name, sheaf);
  }
  for (const { style, isFaded, lines: own } of sheaves.values()) {
    ctx.globalAlpha = isFaded || picture.focus ? 0.07 : (style.strong ? 0.42 : 0.2) * Math.min(1, 0.55 + scale * 0.5);
    ctx.strokeStyle = style.strong ? colour("ink") : colour("line");
    ctx.lineWidth = style.width * nearness2(scale) / scale;
    ctx.setLineDash(scale > 0.6 ? dashOf(style, scale) : []);
    ctx.beginPath();
    for (const line of own) {
      const points = endPoints(line);
      if (points) traceStroke(ctx, points[0], bendOf(...points), points[1]);
    }
    ctx.stroke();
  }
  ctx.setLineDash([]);
}
function traceStroke(ctx, a, bend, b) {
  ctx.moveTo(a.x, a.y);
  if (bend) ctx.quadraticCurveTo(bend.x, bend.y, b.x, b.y);
  else ctx.lineTo(b.x, b.y);
}
var dashOf = ({ dash }, scale) => dash.split(" ").filter(Boolean).map((length) => Number(length) / scale);
function opacityOf(line, look, scale, lit) {
  if (!shown.lines.has(line.id) && picture.scene.mode !== "trace") return 0.1;
  if (lit) return 1;
  return picture.focus ? 0.13 : (look.kind === "influence" ? 0.8 : 0.55) * nearness2(scale);
}
function paintLine(ctx, line, scale, lit) {
  const step = stepOn(line);
  const look = step ? lookOfStep(step) : lookOf(line);
  const [from, to] = [POINTS.get(look.from), POINTS.get(look.to)];
  if (!from || !to) return;
  const { style } = look;
  const bend = bendOf(from, to);
  const [a, b] = outside(from, to, 3 / scale, bend);
  const width = style.width * (lit ? 1.25 : nearness2(scale)) / scale;
  const isChosen = line.id === state.line;
  const ink = style.strong ? colour("ink") : colour("line");
  ctx.globalAlpha = opacityOf(line, look, scale, lit);
  ctx.strokeStyle = ctx.fillStyle = isChosen ? colour("accent") : ink;
  ctx.lineWidth = isChosen ? width * 1.6 : width;
  ctx.setLineDash(dashOf(style, scale));
  ctx.beginPath();
  traceStroke(ctx, a, bend, b);
  ctx.stroke();
  ctx.setLineDash([]);
  if (look.arrow) paintHead(ctx, bend ?? a, b, style.head, (lit ? 10 : 7) / scale, ctx.lineWidth);
  if (step) paintNumber(ctx, picture.scene.steps.indexOf(step) + 1, pointOf(a, bend, b, 0.36), scale);
  const hasMarks = lit || !picture.focus && nearness2(scale) >= 0.7;
  if (hasMarks) paintMarks(ctx, look, pointOf(a, bend, b, step ? 0.64 : 0.5), scale, lit);
}
var stepOn = (line) => picture.scene.steps.find((step) => step.line === line.id);
function lookOfStep(step) {
  return {
    ...lookOfClaims([...step.claims, ...step.disputing], lineNamed(step.line)),
    from: step.start,
    to: step.end,
    arrow: true,
    promise: isPromise2(step.lead)
  };
}
function paintTies(ctx, scale) {
  ctx.setLineDash([]);
  for (const { ends, count } of picture.scene.ties) {
    const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
    if (!a || !b || count < 3) continue;
    const lit = ends.includes(picture.hovered) || ends.includes(picture.cursor);
    ctx.globalAlpha = lit ? 0.85 : 0.22;
    ctx.strokeStyle = lit ? colour("accent") : colour("line");
    ctx.lineWidth = Math.min(12, 0.8 + Math.sqrt(count) * 0.8) / Math.max(scale, 0.5);
    const bend = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - (a.y === b.y ? Math.abs(a.x - b.x) * 0.16 : 0) };
    ctx.beginPath();
    traceStroke(ctx, a, bend, b);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

// ui/scenes.ts
var MOST_NEAR = 60;
var drawsAll = () => state.draw ? state.draw === "all" : !PAGE.about.large;
function sceneOf() {
  if (isTrace()) return traceScene();
  if (state.things.length) return thingsScene(state.things, "");
  if (drawsAll()) return wholeScene();
  if (state.thing) return nearScene([state.thing]);
  if (state.line) return nearScene(lineNamed(state.line).ends);
  if (state.group) return groupScene(at(GROUPS, state.group));
  return groupsScene();
}
var sceneKey = () => JSON.stringify([
  isTall(),
  drawsAll(),
  state.thing,
  state.line,
  state.group,
  state.things,
  state.from,
  state.to,
  state.pathway,
  drawsAll() ? 0 : shown.things.size,
  drawsAll() ? 0 : shown.claims.size
]);
function wholeScene() {
  const lines = linesAmong(new Set(THINGS.keys()));
  return { ...EMPTY, mode: "all", places: WHOLE, lines, heads: headsOfAll(RECORD, WHOLE) };
}
function nearScene(centres) {
  const lines = centres.flatMap(linesOf).filter((line) => shown.lines.has(line.id));
  const rank = (line) => KINDS.indexOf(lookOf(line).kind);
  const most = (line) => Math.max(...line.ends.map(linksOf));
  lines.sort((a, b) => rank(a) - rank(b) || most(b) - most(a) || (a.id < b.id ? -1 : 1));
  const all = /* @__PURE__ */ new Set([...centres, ...lines.flatMap((line) => line.ends)]);
  return thingsScene([...all].slice(0, MOST_NEAR), leftOut(all.size - MOST_NEAR));
}
var leftOut = (number) => number > 0 ? `${plural(number, "more thing")} not drawn: the panel and the list have them.` : "";
function groupScene(group) {
  const members = group.things.filter((id) => shown.things.has(id));
  const first2 = members.slice(0, 26);
  const ties = /* @__PURE__ */ new Map();
  for (const id of first2)
    for (const line of linesOf(id)) for (const end of line.ends) if (!members.includes(end)) put(ties, end, line);
  const others = [...ties].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, 16);
  return thingsScene([...first2, ...others.map(([id]) => id)], leftOut(members.length - first2.length));
}
function thingsScene(ids, note) {
  return { ...EMPTY, mode: "near", ...placeThings(RECORD, WHOLE, ids, room()), lines: linesAmong(new Set(ids)), note };
}
function traceScene() {
  const path2 = openPathway();
  const steps = (path2?.steps ?? []).map((step) => ({ ...step, line: lineBetween2(step.start, step.end)?.id ?? "" }));
  const places = placeChain(path2?.things ?? [state.from, state.to], room());
  const joints = new Map(path2 ? path2.joints.flatMap((_, n) => drawnJoint(path2, n + 1)) : []);
  return { ...EMPTY, mode: "trace", places, lines: new Set(steps.map((step) => step.line)), steps, joints };
}
function drawnJoint(path2, number) {
  const joint = path2.joints[number - 1];
  if (!joint || joint.strength === PAGE.ranks.plain) return [];
  return [[joint.thing, { words: jointWords(path2, number), isShared: isShared(joint) }]];
}
function groupsScene() {
  const counts = (group) => group.things.filter((id) => shown.things.has(id)).length;
  return { ...EMPTY, mode: "groups", ...placeGroups(RECORD, [...GROUPS.values()], counts, room()), ties: tiesOf() };
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

// ui/shapes.ts
function paintShape(ctx, point) {
  if (!isThing(point.id)) return paintGroup(ctx, point);
  const style = styleOf(point.type);
  const scale = network.getScale();
  const { focus, scene } = picture;
  const isChosen = point.id === state.thing || state.line && lineNamed(state.line).ends.includes(point.id);
  const isDim = focus && !focus.things.has(point.id) || !shown.things.has(point.id) && scene.mode !== "trace";
  ctx.save();
  ctx.globalAlpha = isDim ? 0.2 : 1;
  if (isChosen) paintOutline(ctx, point, 4 / scale, colour("accent"), 3 / scale, colour("halo"));
  paintOutline(ctx, point, 0, outlineOf(style), (themeName() === "contrast" ? 2 : 1.2) / scale, style.colour);
  const joint = scene.joints.get(point.id);
  if (joint) paintJoint(ctx, point, joint, scale);
  ctx.restore();
}
function paintOutline(ctx, point, grow, stroke2, width, fill) {
  const corners = cornersOf(styleOf(point.type).shape);
  const size2 = point.size + grow;
  ctx.beginPath();
  for (const [cx, cy] of corners) ctx.lineTo(point.x + cx * size2, point.y + cy * size2);
  if (!corners.length) ctx.arc(point.x, point.y, size2, 0, 2 * Math.PI);
  ctx.closePath();
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = stroke2;
  ctx.lineWidth = width;
  ctx.stroke();
}
function paintJoint(ctx, point, { isShared: isShared2 }, scale) {
  const spot = { x: point.x - point.size - 4 / scale, y: point.y };
  const ink = colour(isShared2 ? "warn" : "quiet");
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, (isShared2 ? 8 : 5) / scale, 0, 7);
  ctx.fillStyle = isShared2 ? ink : colour("paper");
  ctx.fill();
  ctx.strokeStyle = isShared2 ? colour("paper") : ink;
  ctx.lineWidth = 1.5 / scale;
  ctx.stroke();
  if (!isShared2) return;
  ctx.fillStyle = colour("paper");
  ctx.font = `700 ${12 / scale}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText("!", spot.x, spot.y);
}
function paintGroup(ctx, point) {
  const scale = network.getScale();
  const style = styleOf(mainType(groupOf(point.id)));
  const lit = point.id === picture.hovered || point.id === picture.cursor;
  ctx.save();
  ctx.beginPath();
  ctx.arc(point.x, point.y, point.size, 0, 7);
  ctx.fillStyle = colour("halo");
  ctx.fill();
  ctx.globalAlpha = themeName() === "contrast" ? 0 : 0.3;
  ctx.fillStyle = style.colour;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = lit ? colour("accent") : outlineOf(style);
  ctx.lineWidth = (lit ? 4 : 2) / scale;
  ctx.stroke();
  ctx.fillStyle = colour("ink");
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = `650 ${Math.max(14, 12 / scale)}px ${FONT}`;
  ctx.fillText(String(countIn(point.id)), point.x, point.y);
  ctx.restore();
}
var mainTypes = /* @__PURE__ */ new Map();
function mainType(group) {
  const known = mainTypes.get(group.key);
  if (known !== void 0) return known;
  const counts = /* @__PURE__ */ new Map();
  for (const id of group.things) counts.set(thing(id).type, (counts.get(thing(id).type) ?? 0) + 1);
  const [type = ""] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  mainTypes.set(group.key, type);
  return type;
}
function paintHeads(ctx) {
  const scale = network.getScale();
  ctx.save();
  ctx.lineJoin = "round";
  ctx.globalAlpha = 1;
  picture.scene.heads.forEach((head, place) => paintColumnHead(ctx, head, place, scale));
  for (const row of picture.scene.rows) paintRowName(ctx, row, scale);
  ctx.restore();
}
function paintColumnHead(ctx, head, place, scale) {
  const isTight = picture.scene.mode === "groups" && isTall();
  const font = `650 ${(isTight ? 11.5 : 13) / scale}px ${FONT}`;
  const room2 = Math.max(8, Math.floor((head.right - head.left) * scale * (isTight ? 1.9 : 1) / 7));
  const { lines } = wrap(ctx, head.text, font, 3, head.fixed ? 40 : room2);
  const tall = lines.length * 15;
  const raised = isTight && place % 2 ? 34 / scale : 0;
  const top = network.DOMtoCanvas({ x: 0, y: 0 }).y;
  const y = head.fixed ? head.y : Math.max(head.y - raised, top + (tall / 2 + 6) / scale);
  ctx.font = font;
  lines.forEach((line, n) => {
    const left = head.start ? head.x - 8 / scale : head.x - ctx.measureText(line).width / 2;
    paintWord(ctx, line, left, y + (n - (lines.length - 1) / 2) * 15 / scale, scale);
  });
}
function paintWord(ctx, text, x, y, scale, ink = "quiet") {
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.strokeStyle = colour("halo");
  ctx.lineWidth = 5 / scale;
  ctx.fillStyle = colour(ink);
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}
function paintRowName(ctx, row, scale) {
  const px = 13 / scale;
  ctx.font = `450 ${px}px ${FONT}`;
  const { lines } = wrap(ctx, row.text, ctx.font, 1, isTall() ? 40 : 90);
  const x = Math.max(row.x, network.DOMtoCanvas({ x: 8, y: 0 }).x);
  lines.forEach((line, n) => paintWord(ctx, line, x, row.y + (n - (lines.length - 1) / 2) * px * 1.25, scale, "ink"));
}

// ui/canvas.ts
var NUMBERS = new Map(PAGE.things.map(({ id }, n) => [id, `n${n}`]));
[...GROUPS.keys()].forEach((key2, n) => NUMBERS.set(`group ${key2}`, `g${n}`));
var IDS = new Map([...NUMBERS].map(([id, number]) => [number, id]));
var COLOURS = ["paper", "ink", "quiet", "line", "faint", "accent", "warn", "halo", "tint", "rule", "on-accent"];
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
var seesAll = () => state.faded || picture.scene.mode === "trace";
var isSeen = (id) => !isThing(id) || shown.things.has(id) || seesAll();
var isLineSeen = (id) => shown.lines.has(id) || seesAll();
function sizeIn(mode, size2) {
  if (mode === "trace") return 14;
  return mode === "near" ? Math.min(14, size2) : size2;
}
function pointAt(id, spot) {
  const size2 = sizeIn(picture.scene.mode, spot.size ?? WHOLE.get(id)?.size ?? 0);
  return { id, x: spot.x, y: spot.y, up: spot.up, size: size2, type: isThing(id) ? thing(id).type : "" };
}
var sent = /* @__PURE__ */ new Map();
function send() {
  POINTS.clear();
  for (const [id, spot] of picture.scene.places) if (isSeen(id)) POINTS.set(id, pointAt(id, spot));
  const wanted = new Map([...POINTS].map(([id, point]) => [at(NUMBERS, id), point]));
  const gone = [...sent.keys()].filter((number) => !wanted.has(number));
  for (const number of gone) sent.delete(number);
  if (gone.length) nodes.remove(gone);
  const fresh = [];
  for (const [id, { x, y, size: size2 }] of wanted) {
    const mark = `${x} ${y} ${size2}`;
    if (sent.get(id) === mark) continue;
    sent.set(id, mark);
    fresh.push({ id, x, y, size: size2, label: " ", ctxRenderer: ({ ctx }) => drawingOf(id, ctx) });
  }
  if (fresh.length) nodes.update(fresh);
}
function drawingOf(number, ctx) {
  const point = at(POINTS, at(IDS, number));
  return {
    nodeDimensions: { width: 2 * point.size, height: 2 * point.size },
    drawNode: () => paintShape(ctx, point)
  };
}
var key = "";
function drawPicture(patch, how) {
  if (patch.theme !== void 0) readColours();
  const now = sceneKey();
  const isFresh = now !== key;
  if (isFresh) setPicture({ scene: sceneOf() });
  key = now;
  send();
  const { scene } = picture;
  const focus = focusOf();
  setPicture({ focus, lines: [...scene.lines].filter(isLineSeen).map((id) => at(LINES, id)) });
  $("scene-note").textContent = scene.note;
  $("scene-note").hidden = !scene.note;
  if (isFresh && scene.mode !== "all") fitAll();
  else if (how.move && focus) bringIntoView([...focus.things].filter((id) => POINTS.has(id)));
  else if (isFresh) fitAll();
  labelsAreStale();
  network.redraw();
}
var idAt2 = (number) => at(IDS, number);
function openPoint(id) {
  if (isThing(id)) open({ thing: id });
  else open({ group: groupOf(id).key });
}
function lineAt(point) {
  let nearest = null;
  let least = 7 / network.getScale();
  for (const line of picture.lines) {
    const points = endPoints(line);
    if (!points) continue;
    const off = distanceTo(...points, bendOf(...points), point);
    if (off < least && (!picture.focus || picture.focus.lines.has(line.id))) [nearest, least] = [line, off];
  }
  return nearest;
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
  labelsAreStale();
  network.redraw();
}
var hoverNothing = () => hover("", "", null);
function titleOfPoint(id) {
  if (!isThing(id)) return `${plural(countIn(id), "thing")}: ${groupTitle(groupOf(id))}`;
  const joint = picture.scene.joints.get(id);
  return joint ? `${nameOf2(id)}. ${joint.words}` : nameOf2(id);
}
function titleOfLine(line) {
  const [first2, ...rest] = shownClaims(line);
  if (!first2) return "";
  return `${sentence(first2)}${rest.length ? `, and ${plural(rest.length, "more claim")}` : ""}`;
}
function clicked({ pointer }) {
  hoverNothing();
  const node = network.getNodeAt(pointer.DOM);
  const line = node === void 0 ? lineAt(pointer.canvas) : null;
  if (node !== void 0) openPoint(idAt2(node));
  else if (line) open({ line: line.id });
  else if ((state.thing || state.line) && drawsAll()) open({});
}
function pointed(event) {
  if (event.buttons || picture.hovered || event.pointerType !== "mouse") return;
  const area = box.getBoundingClientRect();
  const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
  if (network.getNodeAt(spot) !== void 0) return;
  const line = lineAt(network.DOMtoCanvas(spot));
  const text = line ? titleOfLine(line) : "";
  if (text || !$("tip").hidden) hover("", text, line ? spot : null);
}
function startCanvas() {
  network.on("beforeDrawing", paintLines);
  network.on("afterDrawing", paintHeads);
  network.on("afterDrawing", paintNames);
  network.on("click", clicked);
  network.on("hoverNode", ({ node, pointer }) => hover(idAt2(node), titleOfPoint(idAt2(node)), pointer.DOM));
  for (const event of ["blurNode", "dragStart", "zoom"]) network.on(event, hoverNothing);
  network.on("dragStart", () => setPicture({ isMoving: true }));
  network.on("dragEnd", () => {
    setPicture({ isMoving: false });
    network.redraw();
  });
  box.addEventListener("pointermove", pointed);
}
box.spotOf = (id) => {
  const line = LINES.get(id);
  const points = line && endPoints(line);
  return network.canvasToDOM(points ? pointOf(points[0], bendOf(...points), points[1], 0.5) : at(POINTS, id));
};

// ui/keys.ts
var ARROWS = /* @__PURE__ */ new Map([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]]
]);
var weight = (id) => isThing(id) ? linksOf(id) : POINTS.get(id)?.size ?? 0;
function nextPlace([x, y], isAnywhere) {
  const places = [...POINTS.keys()].filter((id) => !THINGS.has(id) || shown.things.has(id));
  const here = state.thing || picture.cursor || (state.line ? lineNamed(state.line).ends[0] : "");
  const from = POINTS.get(here);
  if (!from) return places.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))[0];
  let [best, least] = ["", Infinity];
  for (const id of isAnywhere || !state.thing || !picture.focus ? places : picture.focus.things) {
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
  say(`${groupTitle(groupOf(id))}, ${plural(countIn(id), "thing")}. Enter opens.`);
  network.redraw();
}
function enter() {
  if (picture.cursor && POINTS.has(picture.cursor) && picture.scene.mode === "groups") openPoint(picture.cursor);
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
  $("draw").addEventListener("click", () => change({ draw: drawsAll() ? "near" : "all" }, { move: true }));
  $("start").addEventListener("click", () => open({}, { focus: true }));
  within(document, ".skip").addEventListener("click", (event) => {
    event.preventDefault();
    within(panel, "h2").focus();
  });
}

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
var kinds = () => KINDS.filter((kind) => COUNTS.kind.has(kind)).map((kind) => ({
  id: kind,
  name: `kind-${kind}`,
  mark: sample(kind),
  count: countOf("kind", kind),
  label: titled(kindLabel(kind))
}));
var wordings = () => Object.entries(PAGE.style.wordings).filter(([name]) => COUNTS.wording.has(name)).map(([name, mark]) => ({
  id: name,
  name: `wording-${name}`,
  count: countOf("wording", name),
  mark: make("span", { class: "mark", "aria-hidden": "true" }, mark),
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
  const isAll = shown.things.size === THINGS.size && shown.claims.size === CLAIMS.size;
  $("shown").textContent = isAll ? `All ${plural(THINGS.size, "thing")} and ${plural(CLAIMS.size, "claim")} of this page are shown.` : `${shown.things.size.toLocaleString("en")} of ${plural(THINGS.size, "thing")} and ${shown.claims.size.toLocaleString("en")} of ${plural(CLAIMS.size, "claim")} are shown.`;
  $("all").hidden = isAll;
  if (filters(patch)) say($("shown").textContent ?? "");
}
function redraw(place, rows) {
  const id = document.activeElement?.id;
  place.replaceChildren(...rows);
  if (id && place.querySelector(`[id="${CSS.escape(id)}"]`)) $(id).focus();
}
function drawTypes() {
  const families = [...FAMILIES].sort(([a], [b]) => FAMILY_ORDER.indexOf(a) - FAMILY_ORDER.indexOf(b));
  redraw(
    $("types"),
    families.flatMap(([family, all]) => {
      const types = all.toSorted((a, b) => typeNamed(b).count - typeNamed(a).count);
      return [familyRow(family, types), typeRows(family, types)];
    })
  );
}
function toggled(set, names3, isOn) {
  const next = new Set(set);
  for (const name of names3) {
    if (isOn) next.delete(name);
    else next.add(name);
  }
  return next;
}
function checkbox(id, isChecked, set, names3) {
  const box2 = make("input", { type: "checkbox", id });
  box2.checked = isChecked;
  box2.addEventListener("change", () => change({ [set]: toggled(state[set], names3, box2.checked) }));
  return box2;
}
function familyRow(family, types) {
  const on = types.filter((type) => !state.offTypes.has(type)).length;
  const count = types.reduce((sum2, type) => sum2 + typeNamed(type).count, 0);
  const box2 = checkbox(`family-${family}`, on > 0, "offTypes", types);
  box2.indeterminate = on > 0 && on < types.length;
  const sign = types.find((type) => !PAGE.style.types[type]?.own) ?? types[0] ?? "";
  const label = make(
    "label",
    {},
    box2,
    glyph(sign),
    make("span", { class: "family" }, titled(family)),
    make("span", { class: "count" }, count)
  );
  return make("div", { class: "row" }, label, foldButton(family));
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
function typeRows(family, types) {
  const row = (type) => {
    const box2 = checkbox(`type-${type}`, !state.offTypes.has(type), "offTypes", [type]);
    const { label, count } = typeNamed(type);
    return make(
      "div",
      { class: "row" },
      make("label", {}, box2, glyph(type), label, make("span", { class: "count" }, count))
    );
  };
  return make("div", { class: "types", id: `types-${family}`, hidden: !unfolded.has(family) }, types.map(row));
}
function drawChecks({ place, set, options }) {
  redraw(
    $(place),
    options().flatMap(({ id, name, mark, label, count, below }) => {
      const box2 = checkbox(name, !state[set].has(id), set, [id]);
      const counted = make("span", { class: "count" }, count.toLocaleString("en"));
      const row = make("div", { class: "row" }, make("label", {}, box2, mark, label, counted));
      return below ? [row, below] : [row];
    })
  );
}
function drawMarks() {
  const { wordings: wordings2, promiseMark, disputeMark } = PAGE.style;
  const others = Object.entries(wordings2).filter(([name]) => name !== "stated" && name !== "contested");
  const rows = [
    [promiseMark, "promised, asked, planned or an aim"],
    [disputeMark, "disputed or contested"],
    ...others.map(([name, mark]) => [mark, codeOf2("wording", name).label]),
    ["①", "step of a pathway"]
  ];
  const row = ([mark, text]) => make(
    "div",
    { class: "row" },
    make("span", { class: "mark", "aria-hidden": "true" }, mark),
    make("span", { class: "small" }, text)
  );
  $("marks").replaceChildren(...rows.map(row));
}
function startLegend() {
  for (const { name, any, options } of CHOICES) {
    const select = $(`filter-${name}`);
    const rows = options.map(([id, text]) => make("option", { value: id }, text));
    select.append(make("option", { value: "" }, any), ...rows);
    select.disabled = !options.length;
    select.addEventListener("change", () => change({ [name]: select.value }));
  }
  const faded = $("filter-faded");
  faded.addEventListener("change", () => change({ faded: faded.value === "faded" }));
  drawMarks();
  $("all").addEventListener("click", () => {
    change(noFilters());
    within($("filters"), "input, select").focus();
  });
  $("filters-open").addEventListener("click", () => {
    const isOn = document.body.classList.toggle("legend");
    $("filters-open").setAttribute("aria-expanded", String(isOn));
  });
}

// ui/list.ts
var PORTION = matchMedia("(max-width: 860px)").matches ? 40 : 200;
var COLUMNS = [
  ["From", subjectOf],
  ["Relation", (claim) => verb(claim, claim.subject)],
  ["To", objectOf],
  ["When", (claim) => claim.from ?? "9999"],
  ["Wording", (claim) => KINDS.indexOf(kindOf2(claim)) + claim.wording],
  ["Source", (claim) => titleOfSource(claim.source)]
];
var sorting = { column: 3, isDown: false, portion: PORTION };
function drawList(patch, how) {
  if (patch.view || opens(patch) || filters(patch)) sorting.portion = PORTION;
  document.body.dataset["view"] = state.view;
  $("list").hidden = state.view !== "list";
  $("as-map").setAttribute("aria-pressed", String(state.view === "map"));
  $("as-list").setAttribute("aria-pressed", String(state.view === "list"));
  if (state.view !== "list") return;
  drawTable();
  if (patch.view && how.focus) $("list").focus();
}
function sortedClaims(own) {
  const key2 = COLUMNS[sorting.column]?.[1] ?? subjectOf;
  const rows = [...shown.claims].map((id) => at(CLAIMS, id)).map((claim) => [key2(claim), claim]);
  rows.sort((a, b) => a[0].localeCompare(b[0], "en") || (a[1].id < b[1].id ? -1 : 1));
  if (sorting.isDown) rows.reverse();
  const claims = rows.map(([, claim]) => claim);
  if (own.size) claims.sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
  return claims;
}
function drawTable() {
  const own = openClaims();
  const claims = sortedClaims(own);
  const from = Math.min(claims.length, sorting.portion);
  const more = claims.length - from;
  const caption = `${plural(claims.length, "claim")} of ${ALL_CLAIMS.length.toLocaleString("en")} on this page pass the filters` + (more > 0 ? `, the first ${from} are listed.` : ".") + (own.size ? " Those of what is open come first." : "");
  const table = make(
    "table",
    {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, COLUMNS.map(headCell))),
    make(
      "tbody",
      {},
      claims.slice(0, from).map((claim) => listRow(claim, own.has(claim.id)))
    )
  );
  $("list").replaceChildren(table, more > 0 ? moreButton(from, more) : "");
}
function moreButton(from, more) {
  return button(`Show ${Math.min(PORTION, more)} more`, () => {
    sorting.portion += PORTION;
    drawTable();
    $("list").querySelectorAll("tbody tr")[from]?.querySelector("button")?.focus();
  });
}
function openClaims() {
  const path2 = isTrace() ? openPathway() : void 0;
  if (isTrace()) return new Set(path2 ? claimsOfPath(path2).map((claim) => claim.id) : []);
  if (state.line) return new Set(lineNamed(state.line).claims);
  const things = new Set(state.thing ? [state.thing] : state.things);
  return new Set(ALL_CLAIMS.filter((claim) => endsOf2(claim).some((id) => things.has(id))).map((claim) => claim.id));
}
function headCell([title], column) {
  const { isDown } = sorting;
  const own = sorting.column === column;
  const sort = own ? isDown ? "descending" : "ascending" : "none";
  const arrow = own ? isDown ? " ↓" : " ↑" : "";
  const sortBy = () => {
    Object.assign(sorting, { column, isDown: own && !isDown });
    drawTable();
    $("list").querySelectorAll("th button")[column]?.focus();
  };
  return make("th", { scope: "col", "aria-sort": sort }, button(title + arrow, sortBy));
}
function listRow(claim, isChosen) {
  const line = lineBetween2(claim.subject, claim.object);
  const words2 = verb(claim, claim.subject);
  const end = (id, text) => THINGS.has(id) ? goTo(id) : text;
  const cells = [
    end(claim.subject, subjectOf(claim)),
    line ? button(words2, () => open({ line: line.id }, { focus: true }), { class: "link" }) : words2,
    end(claim.object, objectOf(claim)),
    claim.when,
    tags(claim),
    titleOfSource(claim.source)
  ];
  return make(
    "tr",
    { class: isChosen ? "current" : void 0 },
    cells.map((cell, n) => make("td", { "data-label": COLUMNS[n]?.[0] }, cell))
  );
}
function startList() {
  $("as-map").addEventListener("click", () => change({ view: "map" }));
  $("as-list").addEventListener("click", () => change({ view: "list" }));
}

// ui/panel.ts
var MANY = 10;
function drawPanel(patch, how) {
  const isDrawn = opens(patch) || filters(patch) || patch.theme !== void 0;
  if (!isDrawn) return;
  document.body.dataset["open"] = isOpen() || state.things.length ? "yes" : "no";
  panel.replaceChildren(...nodesOf([storyBar(), panelPage()]));
  if (!opens(patch)) return;
  panel.scrollTop = 0;
  const title = within(panel, "h2");
  if (how.focus) title.focus({ preventScroll: innerWidth > 860 });
  if (!how.silent) say(`${title.textContent}. ${(panel.querySelector(".sum") ?? title).textContent}`);
}
function panelPage() {
  if (isTrace()) return tracePage();
  if (state.thing) return thingPage();
  if (state.line) return linePage();
  if (state.group) return groupPage();
  if (state.things.length) return thingsPage();
  return startPage();
}
function groupPage() {
  const group = at(GROUPS, state.group);
  const members = group.things.filter((id) => shown.things.has(id));
  const row = (id) => thingRow(id, `${typeOf2(id).label}, ${plural(linksOf(id), "relation")}`);
  const list = make("ul", { class: "relations" }, members.slice(0, 25).map(row));
  return [
    backButton(),
    make("p", { class: "type" }, homeOf(group, "Of no source", "Mostly from")),
    heading(PAGE.columns[group.column] ?? ""),
    make("p", { class: "small sum" }, `${plural(members.length, "thing")}, those with most relations first.`),
    list,
    showAll(list, members.slice(25), row)
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
function thingPage() {
  const own = thing(state.thing);
  const claims = linesOf(own.id).filter((line) => shown.lines.has(line.id)).flatMap(shownClaims);
  const facts = factsOf(own.id).filter((claim) => shown.claims.has(claim.id));
  const figures = plural(facts.length, "figure or fact", "figures and facts");
  const sum2 = `${plural(claims.length, "relation")} and ${figures} shown.`;
  const beyond = own.beyond && `Also related to ${plural(own.beyond, "thing")} left out of this page.`;
  return [
    backButton(),
    make("p", { class: "type" }, glyph(own.type), typeOf2(own.id).label),
    heading(own.name),
    traceButtons(own.id),
    thingLinks(own),
    own.aliases && make("p", { class: "small" }, `Also called ${own.aliases.join(", ")}`),
    own.description && make("p", {}, own.description),
    make("p", { class: "small sum" }, sum2),
    beyond && make("p", { class: "small" }, beyond),
    keptOrNot(own),
    caveatsConcerning(own.id, (claim) => shown.claims.has(claim.id)),
    factsPart(facts),
    relationsPart(own.id, claims)
  ];
}
function keptOrNot({ id, beyond }) {
  if (typeOf2(id).rung !== "commitment" || beyond) return null;
  const others = linesOf(id).flatMap((line) => line.ends);
  if (others.some((end) => thing(end).type === "StatusAssessment")) return null;
  return make("p", { class: "reason" }, "Whether it was kept is not assessed in this record: nobody has looked.");
}
function factsPart(facts) {
  if (!facts.length) return null;
  const cards = facts.map(
    (claim) => make(
      "details",
      {},
      make("summary", {}, sentence(claim), " ", make("span", { class: "tags" }, cautions(claim))),
      claimCard(claim, false)
    )
  );
  return [make("h3", {}, "Figures and facts"), foldCards(cards, "figure or fact", "figures and facts")];
}
var rankKind = ([claim]) => claim ? KINDS.indexOf(kindOf2(claim)) : 0;
function relationsPart(id, claims) {
  const groups = /* @__PURE__ */ new Map();
  for (const claim of claims) put(groups, verb(claim, id), claim);
  const ordered = [...groups].sort((a, b) => rankKind(a[1]) - rankKind(b[1]) || (a[0] < b[0] ? -1 : 1));
  return ordered.map(([words2, group]) => relationPart(id, words2, group));
}
function relationPart(id, words2, group) {
  const sorted = group.toSorted((a, b) => (a.from ?? "9") < (b.from ?? "9") ? -1 : 1);
  const row = (claim) => relationRow(id, claim);
  const list = make("ul", { class: "relations" }, sorted.slice(0, MANY).map(row));
  const kind = sorted[0] ? kindOf2(sorted[0]) : "";
  const order = kind === "sequence" && make("span", { class: "plainly" }, "order in time only");
  return [
    make("h3", { class: "verb" }, sample(kind), `${words2} (${group.length})`, order),
    list,
    showAll(list, sorted.slice(MANY), row)
  ];
}
function relationRow(id, claim) {
  const other = claim.subject === id ? claim.object : claim.subject;
  const line = lineBetween2(id, other)?.id ?? "";
  const evidence = make(
    "button",
    {
      type: "button",
      class: "open",
      "aria-label": `Evidence: ${sentence(claim)}`,
      onclick: () => open({ line }, { focus: true })
    },
    "Evidence"
  );
  return make(
    "li",
    {},
    glyph(thing(other).type),
    make("span", {}, goTo(other)),
    evidence,
    make("span", { class: "note" }, claim.when, cautions(claim))
  );
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
    make("p", { class: "small sum" }, `${plural(claims.length, "claim")} by ${plural(sources2, "source")}.`),
    claims.length === 0 && make("p", {}, "Filters leave out every claim of this line."),
    claims.map((claim) => claimCard(claim, true))
  ];
}

// ui/saved_parts.ts
var words = (x, y, text, attributes) => makeSvg("text", { x, y, fill: colour("ink"), ...attributes }, text);
function pictureLines(at2) {
  if (picture.scene.mode === "groups") return picture.scene.ties.flatMap((tie) => pictureTie(tie, at2));
  return picture.lines.filter(endPoints).map((line) => pictureLine(line, at2));
}
function pictureTie({ ends, count }, at2) {
  const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
  if (!a || !b || count < 3) return [];
  const [from, to] = [at2(a), at2(b)];
  const width = Math.min(12, 0.8 + Math.sqrt(count) * 0.8);
  const place = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return [makeSvg("line", { ...place, stroke: colour("line"), opacity: 0.3, "stroke-width": width })];
}
function pictureLine(line, at2) {
  const step = stepOn(line);
  const look = step ? lookOfStep(step) : lookOf(line);
  const [from, to] = [POINTS.get(look.from), POINTS.get(look.to)];
  if (!from || !to) return makeSvg("g", {});
  const bent = bendOf(from, to);
  const bend = bent && at2(bent);
  const [a, b] = outside({ ...at2(from), size: 12 }, { ...at2(to), size: 12 }, 3, bend);
  const lit = !picture.focus || picture.focus.lines.has(line.id);
  return makeSvg(
    "g",
    { opacity: lit ? 1 : 0.15 },
    stroke(look, a, bend, b),
    ...look.arrow ? [arrowHead(look, bend ?? a, b)] : [],
    ...lit ? marksAt(look, pointOf(a, bend, b, step ? 0.64 : 0.5)) : [],
    ...step ? stepNumber(picture.scene.steps.indexOf(step) + 1, pointOf(a, bend, b, 0.36)) : []
  );
}
var inkOf = ({ style }) => colour(style.strong ? "ink" : "line");
var stroke = (look, a, bend, b) => makeSvg("path", {
  d: bend ? `M${a.x} ${a.y}Q${bend.x} ${bend.y} ${b.x} ${b.y}` : `M${a.x} ${a.y}L${b.x} ${b.y}`,
  fill: "none",
  stroke: inkOf(look),
  "stroke-width": look.style.width,
  "stroke-dasharray": look.style.dash || "none"
});
function arrowHead(look, near, end) {
  const turn = Math.atan2(end.y - near.y, end.x - near.x) * 180 / Math.PI;
  const { head } = look.style;
  const fills = { hollow: colour("paper"), open: "none" };
  return makeSvg("path", {
    d: head === "open" ? "M-9-4 0 0-9 4" : "M-10-5 0 0-10 5Z",
    transform: `translate(${end.x} ${end.y}) rotate(${turn})${head === "small" ? " scale(.7)" : ""}`,
    fill: fills[head] ?? inkOf(look),
    stroke: inkOf(look)
  });
}
function marksAt(look, { x, y }) {
  const marks = marksOf(look).map(([mark]) => mark).join(" ");
  const attributes = {
    "font-size": 14,
    "font-weight": 700,
    "text-anchor": "middle",
    stroke: colour("paper"),
    "stroke-width": 4,
    "paint-order": "stroke"
  };
  return marks ? [words(x, y + 4, marks, attributes)] : [];
}
var stepNumber = (number, { x, y }) => [
  makeSvg("circle", { cx: x, cy: y, r: 11, fill: colour("accent") }),
  words(x, y + 4.5, String(number), {
    "font-size": 13,
    "font-weight": 700,
    "text-anchor": "middle",
    fill: colour("on-accent")
  })
];
function pictureThing(point, at2, scale) {
  const spot = at2(point);
  if (!isThing(point.id)) return pictureGroup(point, spot, point.size * scale);
  const size2 = Math.max(3, point.size * Math.min(1, scale));
  return [shapeOf(point.type, spot.x, spot.y, size2, { "stroke-width": 1.2 }), ...nameBeside(point, spot, size2)];
}
function pictureGroup({ id }, { x, y }, size2) {
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
function nameBeside(point, { x, y }, size2) {
  const name = picture.names.find((written2) => written2.node.id === point.id);
  if (!name) return [];
  const isAside = picture.scene.mode === "near" && !isTall();
  const tall = (name.lines.length - 1) * 14;
  const above = y - size2 - 8 - tall;
  const top = isAside ? y + 4 - tall / 2 : point.up ? above : y + size2 + 15;
  const attributes = {
    "font-size": 12,
    "text-anchor": isAside ? "start" : "middle",
    stroke: colour("halo"),
    "stroke-width": 3,
    "paint-order": "stroke"
  };
  return name.lines.map((line, n) => words(isAside ? x + size2 + 6 : x, top + n * 14, line, attributes));
}

// ui/saving.ts
var PICTURE = { width: 1200, side: 40, foot: 22 };
function pictureSvg() {
  const ids = [...POINTS.keys()];
  const area = extent(ids);
  const { mode, heads } = picture.scene;
  const [before, after] = mode === "near" ? [40, 210] : [130, 130];
  const scale = Math.min(1.5, (PICTURE.width - before - after) / Math.max(area.width, 1));
  const top = mode === "trace" ? 150 : 110;
  const at2 = ({ x, y }) => ({
    x: before + (x - area.x + area.width / 2) * scale,
    y: top + (y - area.y + area.height / 2) * scale
  });
  const floor = top + area.height * scale + 90;
  const parts = [
    ...heads.map(
      (head) => words(head.start ? at2(head).x - 8 : at2(head).x, at2(head).y, head.text, {
        "font-size": 13,
        "font-weight": 700,
        "text-anchor": head.start ? "start" : "middle",
        fill: colour("quiet")
      })
    ),
    ...pictureLines(at2),
    ...[...POINTS.values()].flatMap((point) => pictureThing(point, at2, scale))
  ];
  return framed(parts, floor);
}
function framed(parts, floor) {
  const [notes2, legend] = [footLines(), legendRows()];
  const below = floor + Math.ceil(legend.length / 4) * 26;
  const height = below + notes2.length * PICTURE.foot + 40;
  const { width, side } = PICTURE;
  const frame = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    "font-family": "Liberation Sans, Arial, sans-serif"
  };
  const note = { "font-size": 12, fill: colour("quiet") };
  return makeSvg(
    "svg",
    frame,
    makeSvg("title", {}, pictureTitle()),
    makeSvg("rect", { width, height, fill: colour("paper") }),
    words(side, 46, pictureTitle(), { "font-size": 20, "font-weight": 700 }),
    ...parts,
    ...legend.map((row, n) => legendRow(row, side + n % 4 * 285, floor + Math.floor(n / 4) * 26)),
    ...notes2.map((text, n) => words(side, below + 20 + n * PICTURE.foot, text, note))
  );
}
function pictureTitle() {
  const story = STORIES.get(state.story);
  if (story) return shorter(story.question, 100);
  const title = isOpen() || state.things.length ? within(panel, "h2") : within(document, "h1");
  return shorter(title.textContent ?? "", 100);
}
function legendRows() {
  const types = [...new Set([...POINTS.values()].map((point) => point.type).filter(Boolean))].sort();
  const kinds2 = KINDS.filter((kind) => picture.lines.some((line) => lookOf(line).kind === kind));
  return [
    ...types.map((type) => ({ type, text: titled(typeNamed(type).label) })),
    ...kinds2.map((kind) => ({ kind, text: titled(kindLabel(kind)) }))
  ];
}
function legendRow({ type, kind = "", text }, x, y) {
  const sign = type ? shapeOf(type, x + 10, y - 4, 7) : lineSign(kind, x, y);
  return makeSvg("g", {}, sign, words(x + 32, y, text, { "font-size": 12 }));
}
function lineSign(kind, x, y) {
  const style = lineStyle(kind);
  return makeSvg("line", {
    x1: x,
    x2: x + 24,
    y1: y - 4,
    y2: y - 4,
    stroke: style.strong ? colour("ink") : colour("line"),
    "stroke-width": style.width,
    "stroke-dasharray": style.dash || "none"
  });
}
function footLines() {
  const { about, style } = PAGE;
  const marks = [
    [style.promiseMark, "promised, asked, planned or an aim"],
    [style.disputeMark, "disputed"],
    [style.wordings["opinion"], "opinion"],
    [style.wordings["hedged"], "hedged"],
    [style.wordings["inferred"], "inferred here"]
  ];
  const sources2 = new Set(picture.lines.flatMap((line) => shownClaims(line).map((claim) => claim.source)));
  const named = [...sources2.size ? sources2 : SOURCES.keys()].sort().flatMap((id) => [`Source: ${shorter(titleOfSource(id), 150)}`, whereRead(SOURCES.get(id))]);
  const licence = about.licence && `${about.licence}. `;
  return [
    marks.map(([mark, text]) => `${mark ?? ""} ${text}`).join("   "),
    claimsFiltered() || state.offTypes.size ? $("shown").textContent ?? "" : "",
    ...named,
    `Data ${about.hash.slice(0, 12)}. ${licence}Drawn by civicgraph from recorded claims.`
  ].filter(Boolean);
}
function save(blob, name) {
  const link2 = make("a", { href: URL.createObjectURL(blob), download: name });
  link2.click();
  setTimeout(() => URL.revokeObjectURL(link2.href), 1e3);
  say(`Saved ${name}`);
}
var pictureText = () => new XMLSerializer().serializeToString(pictureSvg());
async function savePng() {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureText())}`;
  await image.decode();
  const canvas = make("canvas", { width: image.width * 2, height: image.height * 2 });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(blob, "map.png"), "image/png");
}
function startSaving() {
  $("save-svg").addEventListener("click", () => save(new Blob([pictureText()], { type: "image/svg+xml" }), "map.svg"));
  $("save-png").addEventListener("click", () => void savePng());
  $("print").addEventListener("click", () => print());
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
    for (const details2 of panel.querySelectorAll("details")) details2.open = true;
  });
  addEventListener("afterprint", () => applyTheme(screenTheme));
}

// ui/time.ts
var DATED = ALL_CLAIMS.flatMap((claim) => claim.bounds ? [claim.bounds] : []);
var UNTIMED = ALL_CLAIMS.length - DATED.length;
var YEARS = DATED.filter(([first2]) => first2).map(([first2]) => yearOf(first2)).sort((a, b) => a - b);
var LAST_YEARS = DATED.map(([, , , last]) => last).filter((last) => last !== NEVER_LATE).map(yearOf);
var LAST = YEARS.length ? Math.max(...YEARS, ...LAST_YEARS) : 0;
var EARLY = YEARS[Math.floor(YEARS.length * 0.04)] ?? 0;
var PER_YEAR = Array.from({ length: LAST - EARLY + 1 }, (_, n) => YEARS.filter((year) => year === EARLY + n).length);
var field = (id) => $(id);
var [since, until, asOf, dated] = [field("since"), field("until"), field("as-of"), field("dated")];
function startTime() {
  $("time").hidden = !YEARS.length;
  if (!YEARS.length) return;
  for (const [handle, year] of [
    [since, EARLY],
    [until, LAST]
  ]) {
    handle.min = String(EARLY);
    handle.max = String(LAST);
    handle.value = String(year);
  }
  since.addEventListener("input", () => move(since));
  until.addEventListener("input", () => move(until));
  $("first-year").textContent = String(EARLY);
  $("last-year").textContent = String(LAST);
  asOf.addEventListener("change", () => change({ asOf: asOf.value }));
  dated.addEventListener("change", () => change({ datedOnly: dated.checked }));
}
function move(handle) {
  if (Number(since.value) > Number(until.value)) (handle === since ? until : since).value = handle.value;
  const [from, to] = [Number(since.value), Number(until.value)];
  const isWhole = from === EARLY && to === LAST;
  change({ since: from === EARLY ? 0 : from, until: isWhole ? 0 : to }, { replace: true });
}
function drawTime(patch) {
  if (!YEARS.length || !(filters(patch) || patch.theme !== void 0)) return;
  asOf.value = state.asOf;
  since.value = String(state.since || EARLY);
  until.value = String(state.until || LAST);
  since.disabled = until.disabled = Boolean(state.asOf);
  dated.checked = state.datedOnly;
  $("span").textContent = spanInWords();
  drawHistogram();
}
function spanInWords() {
  if (state.asOf) return `What may have been so on ${state.asOf}.`;
  if (state.since || state.until) return `${state.since ? since.value : `Before ${EARLY + 1}`} to ${until.value}`;
  const claims = plural(DATED.length, "claim");
  const all = ALL_CLAIMS.length.toLocaleString("en");
  return `All years. ${claims} of ${all} ${DATED.length === 1 ? "is" : "are"} dated.`;
}
function isOff(year) {
  if (state.asOf) return year !== Number(state.asOf.slice(0, 4));
  return Boolean(state.until && year > state.until || state.since && year < state.since);
}
function drawHistogram() {
  const [width, height, top] = [210, 44, Math.max(...PER_YEAR, 1)];
  const wide = width / PER_YEAR.length;
  const bars = PER_YEAR.map((count, n) => {
    const tall = count ? Math.max(2, count / top * (height - 2)) : 0;
    const place = { x: n * wide + 0.5, y: height - tall, width: Math.max(1, wide - 1), height: tall };
    return makeSvg("rect", { ...place, class: isOff(EARLY + n) ? "bar off" : "bar" });
  });
  const label = `Claims by the year in which they begin, ${EARLY} to ${LAST}; most in one year: ${top}`;
  $("undated-count").textContent = UNTIMED.toLocaleString("en");
  $("histogram").replaceChildren(
    makeSvg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, ...bars)
  );
}

// ui/main.ts
watch(filter, drawPicture, drawPanel, drawList, drawLegend, drawTime, writeAddress, drawSwitches);
for (const start of [
  startCanvas,
  startSearch,
  startStories,
  startList,
  startLegend,
  startTime,
  startSaving,
  startTheme,
  startKeys
])
  start();
$("notes").replaceChildren(...notes());
$("notes").hidden = !PAGE.about.notes.length;
setTheme("system");
var first = readAddress();
var isSomewhere = Object.values(first).some((value) => typeof value === "string" && THINGS.has(value));
if (!isSomewhere && PAGE.about.around && !first.line) first.thing = PAGE.about.around;
change({ ...first, theme: "system" }, { silent: true, move: true });
startAddress();
var size = [box.clientWidth, box.clientHeight];
new ResizeObserver(() => {
  const now = [box.clientWidth, box.clientHeight];
  if (!box.clientWidth || now.join() === size.join()) return;
  size = now;
  setPicture({ wholeScale: 0 });
  change({}, { silent: true });
  fitAll();
}).observe(box);
fitAll();
if (picture.focus && picture.scene.mode === "all" && !PAGE.about.around) bringIntoView([...picture.focus.things]);
document.body.dataset["ready"] = "yes";
})();
