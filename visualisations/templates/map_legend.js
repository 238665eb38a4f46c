/* The legend, which is also the filter: every type and kind of line that occurs, with its count. */

const FAMILIES = new Map();
for (const [type, { family }] of Object.entries(PAGE.types)) {
  FAMILIES.set(family, [...(FAMILIES.get(family) || []), type]);
}
const FAMILY_ORDER = ["actors", "roles", "asks", "delivery", "effects", "setting"];
const unfolded = new Set();
const titled = (text) => text[0].toUpperCase() + text.slice(1);

watch((patch) => {
  if (patch.offTypes || patch.thing || patch.theme !== undefined) drawTypes();
  if (patch.offKinds || patch.theme !== undefined) drawKinds();
  const all = shown.things.size === THINGS.size && shown.claims.size === CLAIMS.size;
  $("shown").textContent = all
    ? `All ${plural(THINGS.size, "thing")} and ${plural(CLAIMS.size, "claim")} of this page are shown.`
    : `${shown.things.size.toLocaleString("en")} of ${plural(THINGS.size, "thing")} and ` +
      `${shown.claims.size.toLocaleString("en")} of ${plural(CLAIMS.size, "claim")} are shown.`;
  $("all").hidden = all;
  if (patch.offTypes || patch.offKinds) say($("shown").textContent);
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

function drawKinds() {
  const counts = {};
  for (const claim of ALL_CLAIMS) counts[kindOf(claim)] = (counts[kindOf(claim)] || 0) + 1;
  const note = { sequence: "order in time only" };
  redrawn(
    $("kinds"),
    KINDS.filter((kind) => counts[kind]).map((kind) => {
      const box = make("input", {
        type: "checkbox",
        id: `kind-${kind}`,
        onchange: (event) =>
          change({
            offKinds: toggled(state.offKinds, [kind], event.target.checked),
          }),
      });
      box.checked = !state.offKinds.has(kind);
      return make(
        "div",
        { class: "row" },
        make(
          "label",
          {},
          box,
          sample(kind),
          titled(note[kind] || codeOf("kind", kind).label),
          make("span", { class: "count" }, counts[kind]),
        ),
      );
    }),
  );
}

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
$("all").addEventListener("click", () => change({ offTypes: new Set(), offKinds: new Set() }));
$("filters-open").addEventListener("click", (event) => {
  const on = document.body.classList.toggle("legend");
  event.target.setAttribute("aria-expanded", String(on));
});
