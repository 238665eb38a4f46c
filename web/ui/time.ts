/** The filter by time: years to click on, from the first there is, a span, and a day as of which to look. */

import { asksForTime } from "../core/dates.js";
import { plural } from "../core/text.js";
import { ALL_CLAIMS } from "./data.js";
import { $, make, makeSvg } from "./elements.js";
import { change, filters, state } from "./state.js";
import type { Patch } from "./state.js";
import { UNTIMED, YEARS, spanInWords } from "./years.js";

const field = (id: string): HTMLInputElement => $<HTMLInputElement>(id);
const [since, until, asOf, dated, withUndated] = [
  field("since"),
  field("until"),
  field("as-of"),
  field("dated"),
  field("with-undated"),
];

/** Make the filter by time work. */
export function startTime(): void {
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

/** A year counts once it is written out. */
function readSpan(): void {
  const year = (own: HTMLInputElement) => (/^\d{4}$/.test(own.value) ? Number(own.value) : 0);
  change({ since: year(since), until: year(until), asOf: "" }, { replace: true });
}

/** Show the time that is filtered by. */
export function drawTime(patch: Patch): void {
  if (!YEARS.length || !(filters(patch) || patch.theme !== undefined)) return;
  asOf.value = state.asOf;
  for (const [own, year] of [
    [since, state.since],
    [until, state.until],
  ] as const)
    if (own !== document.activeElement) own.value = year ? String(year) : "";
  dated.checked = state.datedOnly;
  withUndated.checked = state.undated === "with";
  $("undated-row").hidden = !asksForTime(state) || !UNTIMED;
  const times = ALL_CLAIMS.length - UNTIMED;
  $("span").textContent = asksForTime(state)
    ? `Shown: ${spanInWords()}.`
    : `All years. ${plural(times, "claim")} of ${ALL_CLAIMS.length.toLocaleString("en")} ${times === 1 ? "is" : "are"} dated.`;
  drawYears();
}

/** A row for each year, as long as it has claims, and one for what is undated, apart. */
function drawYears(): void {
  const most = Math.max(...YEARS.map(([, count]) => count), 1);
  const id = document.activeElement?.id ?? "";
  const rows = YEARS.map(([year, count]) => {
    const isOn = asksForTime(state) && !state.asOf && year >= state.since && !(state.until && year > state.until);
    const isAlone = state.since === year && state.until === year;
    const patch: Patch = isAlone ? { since: 0, until: 0 } : { since: year, until: year };
    return yearRow(`year-${year}`, String(year), count, count / most, isOn, { ...patch, asOf: "" });
  });
  const isOnly = state.undated === "only";
  const only: Patch = isOnly ? { undated: "" } : { undated: "only", datedOnly: false, since: 0, until: 0, asOf: "" };
  if (UNTIMED) rows.push(yearRow("year-none", "undated", UNTIMED, 0, isOnly, only));
  $("years").replaceChildren(...rows);
  if (id.startsWith("year-")) document.getElementById(id)?.focus();
}

function yearRow(id: string, text: string, count: number, share: number, isOn: boolean, patch: Patch): HTMLElement {
  const bar = makeSvg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  if (share) bar.append(makeSvg("rect", { x: 0, y: 1, width: Math.max(1, 100 * share), height: 8 }));
  const row = make(
    "button",
    {
      type: "button",
      id,
      "aria-pressed": String(isOn),
      "aria-label": `${text}: ${plural(count, "claim")}`,
      onclick: () => change(patch),
    },
    make("span", {}, text),
    bar,
    make("span", { class: "count" }, count.toLocaleString("en")),
  );
  return make("li", {}, row);
}
