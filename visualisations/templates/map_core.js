/* What every part of the page stands on: the data, look-ups, the state, and how a change of it reaches the parts. */

const DATA = JSON.parse(document.getElementById("data").textContent);
const PAGE = DATA.page;
const $ = (id) => document.getElementById(id);

/* Claims and caveats name things, voices and sources by number, and leave out what is usual: put the ids back. */
const idAt = (shelf, number) => (number === undefined || number === null ? "" : shelf[number].id);
const placed = (item) => ({
  ...item,
  source: idAt(PAGE.sources, item.source),
  evidence: (item.evidence || []).map((place) => ({ ...place, source: idAt(PAGE.sources, place.source) })),
});
const THINGS = new Map(PAGE.things.map((thing) => [thing.id, thing]));
const VOICES = new Map(PAGE.voices.map((voice) => [voice.id, voice]));
const SOURCES = new Map(PAGE.sources.map((source) => [source.id, source]));
const ALL_CLAIMS = PAGE.claims.map((claim) => ({
  ...PAGE.usual,
  ...placed(claim),
  voice: idAt(PAGE.voices, claim.voice),
  subject: idAt(PAGE.things, claim.subject),
  object: idAt(PAGE.things, claim.object),
}));
const CLAIMS = new Map(ALL_CLAIMS.map((claim) => [claim.id, claim]));
const ALL_LINES = PAGE.lines.map((numbers, n) => {
  const { from, to } = DATA.edges[n];
  const ends = [from, to].map((node) => idAt(PAGE.things, Number(node.slice(1))));
  return { id: ends.join("/"), ends, claims: numbers.map((number) => ALL_CLAIMS[number].id) };
});
const LINES = new Map(ALL_LINES.map((line) => [line.id, line]));
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
const state = { thing: "", line: "", view: "map", theme: "system", offTypes: new Set(), offKinds: new Set() };
const shown = { things: new Set(), lines: new Set(), claims: new Set() };
const watchers = [];
const watch = (part) => watchers.push(part);

function change(patch, how = {}) {
  Object.assign(state, patch);
  if (patch.thing) state.line = "";
  if (patch.line) state.thing = "";
  if (patch.thing) state.offTypes.delete(THINGS.get(patch.thing).type);
  filter();
  for (const part of watchers) part(patch, how);
}

function filter() {
  shown.things = new Set(PAGE.things.filter((t) => !state.offTypes.has(t.type)).map((t) => t.id));
  shown.claims = new Set(ALL_CLAIMS.filter(passes).map((claim) => claim.id));
  shown.lines = new Set(ALL_LINES.filter((line) => line.claims.some((id) => shown.claims.has(id))).map((l) => l.id));
}

function passes(claim) {
  if (state.offKinds.has(kindOf(claim))) return false;
  return [claim.subject, claim.object].every((id) => !THINGS.has(id) || shown.things.has(id));
}

/* Claims */
const KINDS = ["influence", "agency", "structural", "sequence"];
const kindOf = (claim) => PAGE.relations[claim.predicate].kind;
const isPromise = (claim) => claim.modality in PAGE.style.promises;
const shownClaims = (line) => line.claims.filter((id) => shown.claims.has(id)).map((id) => CLAIMS.get(id));
const nameOf = (id) => (THINGS.has(id) ? THINGS.get(id).name : id);
const titleOfSource = (id) => (SOURCES.has(id) ? SOURCES.get(id).title : "a source that the record does not describe");
const lineBetween = (a, b) => (LINES_OF.get(a) || []).find((line) => line.ends.includes(b) && a !== b);
const subjectOf = (claim) => nameOf(claim.subject) || claim.about;
const objectOf = (claim) => claim.text || nameOf(claim.object);
const plural = (number, one, many = one + "s") => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/* How a line looks: like the first, and so the strongest, of its claims that pass the filters. */
function lookOf(line) {
  const claims = shownClaims(line);
  const lead = claims[0];
  const cause = PAGE.relations[lead.predicate].cause;
  const [from, to] = cause === "object" ? [lead.object, lead.subject] : [lead.subject, lead.object];
  return {
    from,
    to,
    kind: kindOf(lead),
    arrow: Boolean(cause),
    wording: lead.wording,
    promise: claims.every(isPromise),
    disputed: claims.some((claim) => claim.disputes || claim.wording === "contested"),
  };
}

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

function glyph(type) {
  const style = styleOf(type);
  const paint = { fill: style.colour, stroke: outlineOf(style), "stroke-width": 0.18 };
  const corners = SHAPES[style.shape];
  const shape = corners.length
    ? drawn("polygon", { points: corners.map((c) => c.map((v) => v.toFixed(2)).join()).join(" "), ...paint })
    : drawn("circle", { r: 1, ...paint });
  return drawn("svg", { viewBox: "-1.4 -1.4 2.8 2.8", class: "glyph", "aria-hidden": "true" }, shape);
}

const themeName = () => document.documentElement.dataset.theme;
const outlineOf = (style) => ({ dark: style.colour, contrast: "#000000" })[themeName()] || style.outline;
