/** Days as numbers that compare as days do: 20161103, 0 for no earliest day, 99999999 for no latest one. */

import type { Bounds } from "./page_data.js";

export const NEVER_LATE = 99999999;
export const UNDATED: Bounds = [0, NEVER_LATE, 0, NEVER_LATE];

export type Chronology = "impossible" | "possible" | "certain";

/** A day such as 2019-05-01 as a number; 0 for what is none. */
export const dayOf = (text: string): number => (/^\d{4}-\d\d-\d\d$/.test(text) ? Number(text.replaceAll("-", "")) : 0);

export const yearOf = (day: number): number => Math.floor(day / 10000);
const monthOf = (day: number): number => Math.floor(day / 100) % 100;

/** A day as a year with a fraction for its month: 20160701 is 2016.5. */
export const yearAndMonthOf = (day: number): number => yearOf(day) + (monthOf(day) ? (monthOf(day) - 1) / 12 : 0);

/** A day as a count in which months have 31 days: enough to compare how long two spans are. */
export const calendar = (day: number): number => yearOf(day) * 372 + monthOf(day) * 31 + (day % 100);

/** For each step whether it comes in its place certainly, possibly or not, given all the steps before it. */
export function along(times: readonly Bounds[]): Chronology[] {
  let [low, high] = [0, 0];
  return times.map(([startLow, startHigh, endLow, endHigh]) => {
    const judged = low > endHigh ? "impossible" : high <= endLow ? "certain" : "possible";
    [low, high] = [Math.max(low, startLow), Math.max(high, startHigh)];
    return judged;
  });
}

/** What holds of a whole row of steps: the least certain of them. */
export function overall(judged: readonly Chronology[]): Chronology {
  const order: Chronology[] = ["impossible", "possible", "certain"];
  return order.find((word) => judged.includes(word)) ?? "certain";
}

export interface Period {
  since: number;
  until: number;
  asOf: string;
  datedOnly: boolean;
  undated: "" | "with" | "only";
}

/** Whether a period asks for some time. */
export const asksForTime = ({ since, until, asOf }: Period): boolean => Boolean(since || until || dayOf(asOf));

/** A claim is in a period unless it had certainly ended before the first year, or day, or certainly began later. What
 * is undated is in no period, unless it is to be taken along. */
export function isIn(bounds: Bounds | undefined, period: Period): boolean {
  const { since, until, asOf, datedOnly, undated } = period;
  if (!bounds) return undated ? true : !datedOnly && !asksForTime(period);
  if (undated === "only") return false;
  const [first, , , last] = bounds;
  const day = dayOf(asOf);
  if (day) return first <= day && day <= last;
  return !(until && first > until * 10000 + 1231) && !(since && last < since * 10000);
}
