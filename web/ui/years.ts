/** Which years the claims of the page are of, and the time that is filtered by, in words. */

import { NEVER_LATE, isIn, yearOf } from "../core/dates.js";
import { ALL_CLAIMS } from "./data.js";
import { state } from "./state.js";

const DATED = ALL_CLAIMS.flatMap((claim) => (claim.bounds ? [claim.bounds] : []));
/** How many claims say no time. */
export const UNTIMED = ALL_CLAIMS.length - DATED.length;
const DAYS = DATED.flat().filter((day) => day && day !== NEVER_LATE);
const ALWAYS = { since: 0, until: 0, asOf: "", datedOnly: true, undated: "" } as const;

/** The years that some date names, each with how many claims may be of it, from the first there is. */
export const YEARS: readonly (readonly [year: number, claims: number])[] = [...new Set(DAYS.map(yearOf))]
  .sort((a, b) => a - b)
  .map((year) => [year, DATED.filter((bounds) => isIn(bounds, { ...ALWAYS, since: year, until: year })).length]);

/** The time that is asked for. */
export function spanInWords(): string {
  const { asOf, since, until } = state;
  if (asOf) return `what may have been so on ${asOf}`;
  if (since && until) return since === until ? String(since) : `${since} to ${until}`;
  return since ? `from ${since} on` : `up to ${until}`;
}
