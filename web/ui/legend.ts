/** The filters: every type, kind of line, wording and source that occurs, with its count, and what shows it alone. */

import { put } from "../core/record.js";
import { plural, titled } from "../core/text.js";
import { CHECKS, CHOICES } from "./choices.js";
import type { CheckList, SetName } from "./choices.js";
import { CLAIMS, PAGE, THINGS, typeNamed } from "./data.js";
import { $, button, make, say } from "./elements.js";
import { DISPUTED, shown } from "./shown.js";
import { glyph } from "./signs.js";
import { change, filters, noFilters, state } from "./state.js";
import type { Patch } from "./state.js";

const FAMILIES = new Map<string, string[]>();
for (const [type, { family }] of Object.entries(PAGE.types)) put(FAMILIES, family, type);
const FAMILY_ORDER = ["actors", "roles", "asks", "delivery", "effects", "setting"];
const unfolded = new Set<string>();

/** Show what is filtered. */
export function drawLegend(patch: Patch): void {
  const isThemed = patch.theme !== undefined;
  if (patch.offTypes || patch.thing || isThemed) drawTypes();
  for (const list of CHECKS) if (patch[list.set] || isThemed) drawChecks(list);
  for (const { name } of CHOICES)
    if (patch[name] !== undefined) $<HTMLSelectElement>(`filter-${name}`).value = state[name];
  $<HTMLSelectElement>("filter-faded").value = state.faded ? "faded" : "hidden";
  $<HTMLInputElement>("disputed").checked = state.disputed;
  const isAll = shown.things.size === THINGS.size && shown.claims.size === CLAIMS.size;
  $("shown").textContent = isAll
    ? `All ${plural(THINGS.size, "thing")} and ${plural(CLAIMS.size, "claim")} of this page are shown.`
    : `${shown.things.size.toLocaleString("en")} of ${plural(THINGS.size, "thing")} and ` +
      `${shown.claims.size.toLocaleString("en")} of ${plural(CLAIMS.size, "claim")} are shown.`;
  $("all").hidden = isAll;
  if (filters(patch)) say($("shown").textContent ?? "");
}

/* The filters are drawn anew at each change; whoever was on a control stays on it. */
function redraw(place: HTMLElement, rows: readonly HTMLElement[]): void {
  const id = document.activeElement?.id;
  place.replaceChildren(...rows);
  if (id && place.querySelector(`[id="${CSS.escape(id)}"]`)) $(id).focus();
}

function drawTypes(): void {
  const families = [...FAMILIES].sort(([a], [b]) => FAMILY_ORDER.indexOf(a) - FAMILY_ORDER.indexOf(b));
  redraw(
    $("types"),
    families.flatMap(([family, all]) => {
      const types = all.toSorted((a, b) => typeNamed(b).count - typeNamed(a).count);
      return [familyRow(family, types), typeRows(family, types)];
    }),
  );
}

function toggled(set: ReadonlySet<string>, names: readonly string[], isOn: boolean): Set<string> {
  const next = new Set(set);
  for (const name of names) {
    if (isOn) next.delete(name);
    else next.add(name);
  }
  return next;
}

function checkbox(id: string, isChecked: boolean, set: SetName, names: readonly string[]): HTMLInputElement {
  const box = make("input", { type: "checkbox", id });
  box.checked = isChecked;
  box.addEventListener("change", () => change({ [set]: toggled(state[set], names, box.checked) }));
  return box;
}

/** A button that leaves out all of a set but some; a second click takes that back. */
function onlyButton(set: SetName, names: readonly string[], all: readonly string[], label: string): HTMLElement {
  const others = all.filter((name) => !names.includes(name));
  const isAlone = others.every((name) => state[set].has(name)) && names.every((name) => !state[set].has(name));
  const off = () => change({ [set]: new Set(isAlone ? [] : others) });
  return button("only", off, {
    class: "only",
    id: `only-${set}-${names[0] ?? ""}`,
    "aria-pressed": String(isAlone && others.length > 0),
    "aria-label": `Only ${label}`,
  });
}

const ALL_TYPES = Object.keys(PAGE.types);

function familyRow(family: string, types: readonly string[]): HTMLElement {
  const on = types.filter((type) => !state.offTypes.has(type)).length;
  const count = types.reduce((sum, type) => sum + typeNamed(type).count, 0);
  const box = checkbox(`family-${family}`, on > 0, "offTypes", types);
  box.indeterminate = on > 0 && on < types.length;
  const sign = types.find((type) => !PAGE.style.types[type]?.own) ?? types[0] ?? ""; // as most of its things look
  const label = make(
    "label",
    {},
    box,
    glyph(sign),
    make("span", { class: "family" }, titled(family)),
    make("span", { class: "count" }, count),
  );
  const only = onlyButton("offTypes", types, ALL_TYPES, family);
  return make("div", { class: "row" }, label, only, foldButton(family));
}

function foldButton(family: string): HTMLElement {
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
      onclick,
    },
    isUnfolded ? "▾" : "▸",
  );
}

function typeRows(family: string, types: readonly string[]): HTMLElement {
  const row = (type: string) => {
    const box = checkbox(`type-${type}`, !state.offTypes.has(type), "offTypes", [type]);
    const { label, count } = typeNamed(type);
    return make(
      "div",
      { class: "row" },
      make("label", {}, box, glyph(type), label, make("span", { class: "count" }, count)),
      onlyButton("offTypes", [type], ALL_TYPES, label),
    );
  };
  return make("div", { class: "types", id: `types-${family}`, hidden: !unfolded.has(family) }, types.map(row));
}

function drawChecks({ place, set, options }: CheckList): void {
  const all = options().map(({ id }) => id);
  redraw(
    $(place),
    options().flatMap(({ id, name, mark, label, count, below }) => {
      const box = checkbox(name, !state[set].has(id), set, [id]);
      const counted = make("span", { class: "count" }, count.toLocaleString("en"));
      const row = make(
        "div",
        { class: "row" },
        make("label", {}, box, mark, label, counted),
        all.length > 1 && onlyButton(set, [id], all, label),
      );
      return below ? [row, below] : [row];
    }),
  );
}

/** Make the filters work. */
export function startLegend(): void {
  for (const { name, any, options } of CHOICES) {
    const select = $<HTMLSelectElement>(`filter-${name}`);
    const rows = options.map(([id, text]) => make("option", { value: id }, text));
    select.append(make("option", { value: "" }, any), ...rows);
    select.disabled = !options.length;
    select.addEventListener("change", () => change({ [name]: select.value }));
  }
  const faded = $<HTMLSelectElement>("filter-faded");
  faded.addEventListener("change", () => change({ faded: faded.value === "faded" }));
  const disputed = $<HTMLInputElement>("disputed");
  disputed.addEventListener("change", () => change({ disputed: disputed.checked }));
  disputed.disabled = !DISPUTED.size;
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

/** Open the filters, or close them: they take no place until they are wanted. */
function showFilters(isOn: boolean): void {
  $("filters").hidden = !isOn;
  document.body.classList.toggle("legend", isOn);
  $("filters-open").setAttribute("aria-expanded", String(isOn));
  if (isOn) $("filters-close").focus();
}
