/* The legend, which is also the filter: every type and kind of line that occurs, with its count. */

const FAMILIES = new Map();
for (const [type, { family }] of Object.entries(PAGE.types)) {
  FAMILIES.set(family, [...(FAMILIES.get(family) || []), type]);
}
const FAMILY_ORDER = ["actors", "roles", "asks", "delivery", "effects", "setting"];
const unfolded = new Set();

watch((patch) => {
  const colour = patch.theme !== undefined;
  if (patch.offTypes || patch.thing || colour) drawTypes();
  for (const [place, set, options] of CHECKS) if (patch[set] || colour) drawChecks($(place), set, options());
  for (const [name] of CHOICES) if (patch[name] !== undefined) $(`filter-${name}`).value = state[name];
  $("filter-faded").value = state.faded ? "faded" : "hidden";
  const all = shown.things.size === THINGS.size && shown.claims.size === CLAIMS.size;
  $("shown").textContent = all
    ? `All ${plural(THINGS.size, "thing")} and ${plural(CLAIMS.size, "claim")} of this page are shown.`
    : `${shown.things.size.toLocaleString("en")} of ${plural(THINGS.size, "thing")} and ` +
      `${shown.claims.size.toLocaleString("en")} of ${plural(CLAIMS.size, "claim")} are shown.`;
  $("all").hidden = all;
  if (filters(patch)) say($("shown").textContent);
});

/* The legend is drawn anew at each change; whoever was on a control stays on it. */
function redrawn(place, rows) {
  const { id } = document.activeElement;
  place.replaceChildren(...rows);
  if (id && place.querySelector(`[id="${CSS.escape(id)}"]`)) $(id).focus();
}

function drawTypes() {
  const families = [...FAMILIES.keys()].sort((a, b) => FAMILY_ORDER.indexOf(a) - FAMILY_ORDER.indexOf(b));
  redrawn(
    $("types"),
    families.flatMap((family) => {
      const types = FAMILIES.get(family).sort((a, b) => PAGE.types[b].count - PAGE.types[a].count);
      return [familyRow(family, types), typeRows(family, types)];
    }),
  );
}

const toggled = (set, names, on) => {
  const next = new Set(set);
  for (const name of names) on ? next.delete(name) : next.add(name);
  return next;
};
const switchTypes = (names, on) => change({ offTypes: toggled(state.offTypes, names, on) });

function familyRow(family, types) {
  const on = types.filter((type) => !state.offTypes.has(type)).length;
  const count = types.reduce((sum, type) => sum + PAGE.types[type].count, 0);
  const box = make("input", {
    type: "checkbox",
    id: `family-${family}`,
    onchange: (event) => switchTypes(types, event.target.checked),
  });
  box.checked = on > 0;
  box.indeterminate = on > 0 && on < types.length;
  const open = unfolded.has(family);
  const fold = make(
    "button",
    {
      type: "button",
      class: "plain",
      id: `fold-${family}`,
      "aria-expanded": String(open),
      "aria-controls": `types-${family}`,
      "aria-label": `Types of ${family}`,
      onclick: () => {
        open ? unfolded.delete(family) : unfolded.add(family);
        drawTypes();
      },
    },
    open ? "▾" : "▸",
  );
  return make(
    "div",
    { class: "row" },
    make(
      "label",
      {},
      box,
      glyph(familyGlyph(types)),
      make("span", { class: "family" }, titled(family)),
      make("span", { class: "count" }, count),
    ),
    fold,
  );
}

/* A family shows the look that most of its things have. */
const familyGlyph = (types) => types.find((type) => !PAGE.style.types[type].own) || types[0];

function typeRows(family, types) {
  return make(
    "div",
    { class: "types", id: `types-${family}`, hidden: !unfolded.has(family) },
    types.map((type) => {
      const box = make("input", {
        type: "checkbox",
        id: `type-${type}`,
        onchange: (event) => switchTypes([type], event.target.checked),
      });
      box.checked = !state.offTypes.has(type);
      return make(
        "div",
        { class: "row" },
        make(
          "label",
          {},
          box,
          glyph(type),
          PAGE.types[type].label,
          make("span", { class: "count" }, PAGE.types[type].count),
        ),
      );
    }),
  );
}

const countBy = (keyOf) => {
  const counts = new Map();
  for (const claim of ALL_CLAIMS) counts.set(keyOf(claim), (counts.get(keyOf(claim)) || 0) + 1);
  return counts;
};
const COUNTED = {
  kind: countBy(kindOf),
  wording: countBy((c) => c.wording),
  source: countBy((c) => c.source),
  voice: countBy((c) => c.voice),
};

/* Kinds, wordings and sources: a box each, with its sign and its count. */
const CHECKS = [
  ["kinds", "offKinds", () =>
    KINDS.filter((kind) => COUNTED.kind.has(kind)).map((kind) => ({
      id: kind, name: `kind-${kind}`, mark: sample(kind), count: COUNTED.kind.get(kind),
      label: titled(kind === "sequence" ? "order in time only" : codeOf("kind", kind).label),
    }))],
  ["wordings", "offWordings", () =>
    Object.entries(PAGE.style.wordings).filter(([name]) => COUNTED.wording.has(name)).map(([name, mark]) => ({
      id: name, name: `wording-${name}`, count: COUNTED.wording.get(name),
      mark: make("span", { class: "mark", "aria-hidden": "true" }, mark), label: titled(codeOf("wording", name).label),
    }))],
  ["sources", "offSources", () =>
    PAGE.sources.filter(({ id }) => COUNTED.source.has(id)).map((source, n) => ({
      id: source.id, name: `source-${n}`, count: COUNTED.source.get(source.id), label: source.title,
      below: make("p", { class: "small" }, sourceFacts(source)),
    }))],
]; // prettier-ignore

function drawChecks(place, set, options) {
  redrawn(
    place,
    options.flatMap(({ id, name, mark, label, count, below }) => {
      const box = make("input", {
        type: "checkbox",
        id: name,
        onchange: (event) => change({ [set]: toggled(state[set], [id], event.target.checked) }),
      });
      box.checked = !state[set].has(id);
      const row = make(
        "div",
        { class: "row" },
        make("label", {}, box, mark, label, make("span", { class: "count" }, count.toLocaleString("en"))),
      );
      return below ? [row, below] : [row];
    }),
  );
}

/* One voice, one theme, one place: a list to choose from. */
const ofType = (type) =>
  PAGE.things
    .filter((thing) => thing.type === type && linksOf(thing.id))
    .map(({ id, name }) => [id, `${name} (${LINES_OF.get(id).length})`])
    .sort((a, b) => a[1].localeCompare(b[1], "en"));
const CHOICES = [
  ["voice", "Any voice", PAGE.voices.filter(({ id }) => COUNTED.voice.has(id)).map(({ id, name }) => [id, `${titled(name)} (${COUNTED.voice.get(id)})`])],
  ["topic", "Any theme", ofType("Theme")],
  ["place", "Any place", ofType("Place")],
]; // prettier-ignore
for (const [name, any, options] of CHOICES) {
  const select = $(`filter-${name}`);
  select.append(
    make("option", { value: "" }, any),
    ...options.map(([id, text]) => make("option", { value: id }, text)),
  );
  select.disabled = !options.length;
  select.addEventListener("change", () => change({ [name]: select.value }));
}
$("filter-faded").addEventListener("change", (event) => change({ faded: event.target.value === "faded" }));

/* A short piece of a kind of line, for legend and tags. */
function sample(kind) {
  const style = PAGE.style.lines[kind];
  const ink = style.strong ? "var(--ink)" : "var(--line)";
  const head = drawn("path", {
    d: style.head === "open" ? "M25 2 31 6 25 10" : "M24 2 32 6 24 10Z",
    stroke: ink,
    "stroke-width": 1.2,
    fill: { hollow: "var(--sheet)", open: "none" }[style.head] || ink,
    transform: style.head === "small" ? "translate(9.6 1.8) scale(.7)" : "",
  });
  return drawn(
    "svg",
    { viewBox: "0 0 34 12", class: "sample", "aria-hidden": "true" },
    drawn("path", {
      d: "M1 6H26",
      stroke: ink,
      "stroke-width": style.width,
      "stroke-dasharray": style.dash || "none",
      fill: "none",
    }),
    head,
  );
}

function drawMarks() {
  const { wordings, promiseMark, disputeMark } = PAGE.style;
  const rows = [
    [promiseMark, "promised, asked, planned or an aim"],
    [disputeMark, "disputed or contested"],
    ...Object.entries(wordings)
      .filter(([name]) => name !== "stated" && name !== "contested")
      .map(([name, mark]) => [mark, codeOf("wording", name).label]),
    ["①", "step of a pathway"],
  ];
  $("marks").replaceChildren(
    ...rows.map(([mark, text]) =>
      make(
        "div",
        { class: "row" },
        make("span", { class: "mark", "aria-hidden": "true" }, mark),
        make("span", { class: "small" }, text),
      ),
    ),
  );
}

drawMarks();
$("all").addEventListener("click", () => {
  change(NO_FILTERS());
  $("filters").querySelector("input, select").focus();
});
$("filters-open").addEventListener("click", (event) => {
  const on = document.body.classList.toggle("legend");
  event.target.setAttribute("aria-expanded", String(on));
});
