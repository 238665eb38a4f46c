/** The filter by time: a histogram of when claims begin, two handles below it, and a day as of which to look. */

import { NEVER_LATE, yearOf } from "../core/dates.js";
import { plural } from "../core/text.js";
import { ALL_CLAIMS } from "./data.js";
import { $, makeSvg } from "./elements.js";
import { change, filters, state } from "./state.js";
import type { Patch } from "./state.js";

const DATED = ALL_CLAIMS.flatMap((claim) => (claim.bounds ? [claim.bounds] : []));
const UNTIMED = ALL_CLAIMS.length - DATED.length;
const YEARS = DATED.filter(([first]) => first)
  .map(([first]) => yearOf(first))
  .sort((a, b) => a - b);
const LAST_YEARS = DATED.map(([, , , last]) => last)
  .filter((last) => last !== NEVER_LATE)
  .map(yearOf);
const LAST = YEARS.length ? Math.max(...YEARS, ...LAST_YEARS) : 0;
/* A record may speak of long ago: the handles run over the years that most claims begin in. */
const EARLY = YEARS[Math.floor(YEARS.length * 0.04)] ?? 0;
const PER_YEAR = Array.from({ length: LAST - EARLY + 1 }, (_, n) => YEARS.filter((year) => year === EARLY + n).length);

const field = (id: string): HTMLInputElement => $<HTMLInputElement>(id);
const [since, until, asOf, dated] = [field("since"), field("until"), field("as-of"), field("dated")];

/** Make the filter by time work. */
export function startTime(): void {
  $("time").hidden = !YEARS.length;
  if (!YEARS.length) return;
  for (const [handle, year] of [
    [since, EARLY],
    [until, LAST],
  ] as const) {
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

function move(handle: HTMLInputElement): void {
  if (Number(since.value) > Number(until.value)) (handle === since ? until : since).value = handle.value;
  const [from, to] = [Number(since.value), Number(until.value)];
  const isWhole = from === EARLY && to === LAST;
  change({ since: from === EARLY ? 0 : from, until: isWhole ? 0 : to }, { replace: true });
}

/** Show the time that is filtered by. */
export function drawTime(patch: Patch): void {
  if (!YEARS.length || !(filters(patch) || patch.theme !== undefined)) return;
  asOf.value = state.asOf;
  since.value = String(state.since || EARLY);
  until.value = String(state.until || LAST);
  since.disabled = until.disabled = Boolean(state.asOf);
  dated.checked = state.datedOnly;
  $("span").textContent = spanInWords();
  drawHistogram();
}

function spanInWords(): string {
  if (state.asOf) return `What may have been so on ${state.asOf}.`;
  if (state.since || state.until) return `${state.since ? since.value : `Before ${EARLY + 1}`} to ${until.value}`;
  const claims = plural(DATED.length, "claim");
  const all = ALL_CLAIMS.length.toLocaleString("en");
  return `All years. ${claims} of ${all} ${DATED.length === 1 ? "is" : "are"} dated.`;
}

function isOff(year: number): boolean {
  if (state.asOf) return year !== Number(state.asOf.slice(0, 4));
  return Boolean((state.until && year > state.until) || (state.since && year < state.since));
}

function drawHistogram(): void {
  const [width, height, top] = [210, 44, Math.max(...PER_YEAR, 1)];
  const wide = width / PER_YEAR.length;
  const bars = PER_YEAR.map((count, n) => {
    const tall = count ? Math.max(2, (count / top) * (height - 2)) : 0;
    const place = { x: n * wide + 0.5, y: height - tall, width: Math.max(1, wide - 1), height: tall };
    return makeSvg("rect", { ...place, class: isOff(EARLY + n) ? "bar off" : "bar" });
  });
  const label = `Claims by the year in which they begin, ${EARLY} to ${LAST}; most in one year: ${top}`;
  $("undated-count").textContent = UNTIMED.toLocaleString("en");
  $("histogram").replaceChildren(
    makeSvg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, ...bars),
  );
}
