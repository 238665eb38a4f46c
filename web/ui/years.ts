/** Which years the claims of the page are of, and the time that is filtered by, in words. */

import { NEVER_LATE, yearOf } from "../core/dates.js";
import { ALL_CLAIMS } from "./data.js";
import { state } from "./state.js";

const DATED = ALL_CLAIMS.flatMap((claim) => (claim.bounds ? [claim.bounds] : []));
/** How many claims say no time. */
export const UNTIMED = ALL_CLAIMS.length - DATED.length;

/** The years that some date names, each with how many claims may be of it, from the first there is. */
export const YEARS: readonly (readonly [year: number, claims: number])[] = countYears();

function countYears(): [number, number][] {
  const isDay = (day: number) => day && day !== NEVER_LATE;
  const years = [...new Set(DATED.flatMap((bounds) => bounds.filter(isDay).map(yearOf)))].sort((a, b) => a - b);
  const place = new Map(years.map((year, n) => [year, n]));
  const changes = new Array<number>(years.length + 1).fill(0);
  for (const [first, , , last] of DATED) {
    const from = isDay(first) ? (place.get(yearOf(first)) ?? 0) : 0;
    const to = isDay(last) ? (place.get(yearOf(last)) ?? 0) : years.length - 1;
    changes[from] = (changes[from] ?? 0) + 1;
    changes[to + 1] = (changes[to + 1] ?? 0) - 1;
  }
  let running = 0;
  return years.map((year, n) => [year, (running += changes[n] ?? 0)]);
}

/** The time that is asked for. */
export function spanInWords(): string {
  const { asOf, since, until } = state;
  if (asOf) return `what may have been so on ${asOf}`;
  if (since && until) return since === until ? String(since) : `${since} to ${until}`;
  return since ? `from ${since} on` : `up to ${until}`;
}
