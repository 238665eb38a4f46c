/* What every part of the page stands on: the data, look-ups, the state, and how a change of it reaches the parts. */

const $ = (id) => document.getElementById(id);
const DATA = await unpacked(JSON.parse($("data").textContent));
const PAGE = DATA.page;

/* Large data comes deflated, as one string; small data as it is. */
async function unpacked(data) {
  if (typeof data !== "string") return data;
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).json();
}

/* Claims and caveats name things, voices and sources by number, and leave out what is usual: put the ids back. */
const idAt = (shelf, number) => (number === undefined || number === null ? "" : shelf[number].id);
const placed = (item) => ({
  ...item,
  source: idAt(PAGE.sources, item.source),
  evidence: (item.evidence || []).map((place) => ({ ...place, source: idAt(PAGE.sources, place.source) })),
});
const shelved = (items) => new Map(items.map((item) => [item.id, item]));
const THINGS = shelved(PAGE.things);
const VOICES = shelved(PAGE.voices);
const SOURCES = shelved(PAGE.sources);
const STORIES = shelved(PAGE.stories);
const ALL_CLAIMS = PAGE.claims.map((claim, number) => ({
  ...PAGE.usual,
  ...placed(claim),
  number,
  voice: idAt(PAGE.voices, claim.voice),
  subject: idAt(PAGE.things, claim.subject),
  object: idAt(PAGE.things, claim.object),
}));
const CLAIMS = shelved(ALL_CLAIMS);
const ALL_LINES = PAGE.lines.map((numbers, n) => {
  const ends = ["from", "to"].map((end) => idAt(PAGE.things, Number(DATA.edges[n][end].slice(1))));
  return { id: ends.join("/"), ends, claims: numbers.map((number) => ALL_CLAIMS[number].id) };
});
const LINES = shelved(ALL_LINES);
const LINES_OF = new Map(PAGE.things.map((thing) => [thing.id, []]));
for (const line of ALL_LINES) for (const end of line.ends) LINES_OF.get(end).push(line);
const FACTS_OF = new Map(PAGE.things.map((thing) => [thing.id, []]));
for (const claim of ALL_CLAIMS) {
  if (THINGS.has(claim.subject) && THINGS.has(claim.object) && claim.subject !== claim.object) continue;
  FACTS_OF.get(THINGS.has(claim.subject) ? claim.subject : claim.object).push(claim);
}
const CAVEATS_OF = new Map();
for (const caveat of PAGE.caveats.map(placed)) {
  for (const id of caveat.concerns) CAVEATS_OF.set(id, [...(CAVEATS_OF.get(id) || []), caveat]);
}

/* The one state. Parts never change it themselves: they call change(), and are told through watch(). */
const NOTHING_OPEN = { thing: "", line: "", group: "", things: [], from: "", to: "", pathway: 0, story: "", at: 0 };
const state = { ...NOTHING_OPEN, view: "map", theme: "system", draw: "", embed: false };
const watchers = [];
const watch = (part) => watchers.push(part);

function change(patch, how = {}) {
  Object.assign(state, patch);
  if (patch.thing) state.offTypes.delete(THINGS.get(patch.thing).type);
  filter();
  for (const part of watchers) part(patch, how);
}

const OPENS = Object.keys(NOTHING_OPEN);
const opens = (patch) => OPENS.some((key) => patch[key] !== undefined);
const isTrace = () => Boolean(state.from && state.to);
const isOpen = () => Boolean(state.thing || state.line || state.group || state.story || isTrace());

/* Claims */
const KINDS = PAGE.kinds;
const kindOf = (claim) => PAGE.relations[claim.predicate].kind;
const isPromise = (claim) => `undone.${claim.modality}` in PAGE.phrases;
const nameOf = (id) => (THINGS.has(id) ? THINGS.get(id).name : id);
const titleOfSource = (id) => (SOURCES.has(id) ? SOURCES.get(id).title : "a source that the record does not describe");
const lineBetween = (a, b) => (LINES_OF.get(a) || []).find((line) => line.ends.includes(b) && a !== b);
const subjectOf = (claim) => nameOf(claim.subject) || claim.about;
const objectOf = (claim) => claim.text || nameOf(claim.object);
const plural = (number, one, many = one + "s") => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
const titled = (text) => text[0].toUpperCase() + text.slice(1);

/* How a claim reads from one of its ends: "asked for" from the asker, "was asked for by" from the ask. */
function verb(claim, from) {
  const relation = PAGE.relations[claim.predicate];
  const words = (claim.subject === from ? relation.label : relation.inverse).replace(" (number)", "");
  return claim.disputes ? `disputed: ${words}` : words;
}

/* Elements are made of text only: nothing that stands in data can become markup. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== 0 && Boolean(child)));
  return node;
}

/* Where a source can be read and what else is known of it. Only addresses that the record found fit to follow are links. */
const readAt = (source) =>
  (source.facts || []).map(({ term, text, link }, n) =>
    make(
      "span",
      {},
      n ? `, ${term} ` : "",
      link ? make("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, text) : text,
    ),
  );
const whereRead = (source) => (source && source.facts ? shorter(source.facts[0].text, 170) : "");
const button = (text, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, text);

function drawn(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const say = (text) => {
  $("live").textContent = text;
};

/* Shapes, as corners around the middle of a circle of radius 1; a circle has none. */
const ring = (corners, turn) =>
  Array.from({ length: corners }, (_, n) => {
    const angle = (2 * Math.PI * n) / corners + turn;
    return [Math.cos(angle), Math.sin(angle)];
  });
const UP = -Math.PI / 2;
const SHAPES = {
  circle: [],
  square: ring(4, Math.PI / 4).map(([x, y]) => [x * 1.15, y * 1.15]),
  diamond: ring(4, 0).map(([x, y]) => [x * 1.15, y * 1.15]),
  triangle: ring(3, UP).map(([x, y]) => [x * 1.25, y * 1.25 + 0.2]),
  "triangle-down": ring(3, -UP).map(([x, y]) => [x * 1.25, y * 1.25 - 0.2]),
  pentagon: ring(5, UP).map(([x, y]) => [x * 1.1, y * 1.1]),
  hexagon: ring(6, 0).map(([x, y]) => [x * 1.1, y * 1.1]),
  star: ring(10, UP).map(([x, y], n) => (n % 2 ? [x * 0.55, y * 0.55] : [x * 1.3, y * 1.3])),
};
const styleOf = (type) => PAGE.style.types[type];

function shapeOf(type, x, y, size, attributes = {}) {
  const style = styleOf(type);
  const corners = SHAPES[style.shape];
  const at = ([cx, cy]) => `${(x + cx * size).toFixed(2)},${(y + cy * size).toFixed(2)}`;
  const paint = { fill: style.colour, stroke: outlineOf(style), ...attributes };
  return corners.length
    ? drawn("polygon", { points: corners.map(at).join(" "), ...paint })
    : drawn("circle", { cx: x, cy: y, r: size, ...paint });
}

const glyph = (type) =>
  drawn(
    "svg",
    { viewBox: "-1.4 -1.4 2.8 2.8", class: "glyph", "aria-hidden": "true" },
    shapeOf(type, 0, 0, 1, { "stroke-width": 0.18 }),
  );

const themeName = () => document.documentElement.dataset.theme;
const outlineOf = (style) => ({ dark: style.colour, contrast: "#000000" })[themeName()] || style.outline;
