/** The legend, which is also the filter: every type and kind of line that occurs, with its count. */

import { put } from "../core/record.js";
import { plural, titled } from "../core/text.js";
import { CHECKS, CHOICES } from "./choices.js";
import type { CheckList, SetName } from "./choices.js";
import { CLAIMS, PAGE, THINGS, typeNamed } from "./data.js";
import { $, make, say, within } from "./elements.js";
import { shown } from "./shown.js";
import { glyph } from "./signs.js";
import { change, filters, noFilters, state } from "./state.js";
import type { Patch } from "./state.js";
import { legendTones, toneLabel, toneSample } from "./strokes.js";

const FAMILIES = new Map<string, string[]>();
for (const [type, { family }] of Object.entries(PAGE.types)) put(FAMILIES, family, type);
const FAMILY_ORDER = ["actors", "roles", "asks", "delivery", "effects", "setting"];
const unfolded = new Set<string>();

/** Show in the legend what is filtered. */
export function drawLegend(patch: Patch): void {
  const isThemed = patch.theme !== undefined;
  if (patch.offTypes || patch.thing || isThemed) drawTypes();
  for (const list of CHECKS) if (patch[list.set] || isThemed) drawChecks(list);
  for (const { name } of CHOICES)
    if (patch[name] !== undefined) $<HTMLSelectElement>(`filter-${name}`).value = state[name];
  $<HTMLSelectElement>("filter-faded").value = state.faded ? "faded" : "hidden";
  const isAll = shown.things.size === THINGS.size && shown.claims.size === CLAIMS.size;
  $("shown").textContent = isAll
    ? `All ${plural(THINGS.size, "thing")} and ${plural(CLAIMS.size, "claim")} of this page are shown.`
    : `${shown.things.size.toLocaleString("en")} of ${plural(THINGS.size, "thing")} and ` +
      `${shown.claims.size.toLocaleString("en")} of ${plural(CLAIMS.size, "claim")} are shown.`;
  $("all").hidden = isAll;
  if (filters(patch)) say($("shown").textContent ?? "");
}

/* The legend is drawn anew at each change; whoever was on a control stays on it. */
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
  return make("div", { class: "row" }, label, foldButton(family));
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
    );
  };
  return make("div", { class: "types", id: `types-${family}`, hidden: !unfolded.has(family) }, types.map(row));
}

function drawChecks({ place, set, options }: CheckList): void {
  redraw(
    $(place),
    options().flatMap(({ id, name, mark, label, count, below }) => {
      const box = checkbox(name, !state[set].has(id), set, [id]);
      const counted = make("span", { class: "count" }, count.toLocaleString("en"));
      const row = make("div", { class: "row" }, make("label", {}, box, mark, label, counted));
      return below ? [row, below] : [row];
    }),
  );
}

function drawMarks(): void {
  const row = (sign: Element, text: string) =>
    make("div", { class: "row" }, sign, make("span", { class: "small" }, text));
  const step = make("span", { class: "mark", "aria-hidden": "true" }, "①");
  $("marks").replaceChildren(
    ...legendTones().map((tone) => row(toneSample(tone), titled(toneLabel(tone)))),
    row(step, "Step of a pathway"),
  );
}

/** Make the legend work. */
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
