/** Which things and claims pass the filters. What the filters mean is settled here, once, for map, table and panel. */

import { isIn } from "../core/dates.js";
import { disputedIn } from "../core/disputes.js";
import type { LineStyle } from "../core/page_data.js";
import type { Claim, Line } from "../core/record.js";
import {
  ALL_CLAIMS,
  ALL_LINES,
  CLAIMS,
  LINES,
  PAGE,
  RECORD,
  at,
  claimsOf,
  endsOf,
  isPromise,
  kindOf,
  lineStyle,
  linesOf,
  relationOf,
} from "./data.js";
import { claimsFiltered, state } from "./state.js";

/** How a line looks, and which way it runs. */
export interface Look {
  from: string;
  to: string;
  kind: string;
  style: LineStyle;
  arrow: boolean;
  wording: string;
  promise: boolean;
  disputed: boolean;
}

export const shown = { things: new Set<string>(), lines: new Set<string>(), claims: new Set<string>() };
/** All claims that are disputed or dispute. */
export const DISPUTED: ReadonlySet<string> = disputedIn(RECORD);
const looks = new Map<string, Look>(); // of lines, under the present filters

/** Find anew what passes the filters. */
export function filter(): void {
  looks.clear();
  const near = [state.topic, state.place].filter(Boolean).map(nearTo);
  const typed = new Set(PAGE.things.filter((thing) => !state.offTypes.has(thing.type)).map((thing) => thing.id));
  const passing = ALL_CLAIMS.filter((claim) => passes(claim, typed, near));
  shown.claims = new Set(passing.map((claim) => claim.id));
  shown.things = claimsFiltered() ? new Set(passing.flatMap(endsOf)) : typed;
  if (state.thing) shown.things.add(state.thing);
  shown.lines = new Set(ALL_LINES.filter((line) => line.claims.some((id) => shown.claims.has(id))).map((l) => l.id));
}

function passes(claim: Claim, typed: Set<string>, near: Set<string>[]): boolean {
  return (
    endsOf(claim).every((id) => typed.has(id)) &&
    !state.offKinds.has(kindOf(claim)) &&
    !state.offWordings.has(claim.wording) &&
    !state.offSources.has(claim.source) &&
    (!state.voice || claim.voice === state.voice) &&
    near.every((things) => endsOf(claim).some((id) => things.has(id))) &&
    (!state.disputed || DISPUTED.has(claim.id)) &&
    isIn(claim.bounds, state)
  );
}

/** What is about a theme or in a place: the thing itself, and all that some claim joins to it. */
const nearTo = (id: string): Set<string> => new Set([id, ...linesOf(id).flatMap((line) => line.ends)]);

/** The claims of a line that pass the filters. */
export const shownClaims = (line: Line): Claim[] =>
  line.claims.filter((id) => shown.claims.has(id)).map((id) => at(CLAIMS, id));

/** How a line looks: like the first, and so the strongest, of its claims that pass the filters. */
export function lookOf(line: Line): Look {
  const look = looks.get(line.id) ?? lookOfClaims(shownClaims(line), line);
  looks.set(line.id, look);
  return look;
}

/** How a line looks by some of its claims, or by all where there are none. */
export function lookOfClaims(passing: Claim[], line: Line): Look {
  const claims = passing.length ? passing : claimsOf(line);
  const lead = claims[0] as Claim;
  const { cause } = relationOf(lead);
  const [from, to] = cause === "object" ? [lead.object, lead.subject] : [lead.subject, lead.object];
  return {
    from,
    to,
    kind: kindOf(lead),
    style: lineStyle(kindOf(lead), lead.wording),
    arrow: Boolean(cause),
    wording: lead.wording,
    promise: claims.every(isPromise),
    disputed: claims.some((claim) => claim.disputes || claim.wording === "contested"),
  };
}

/** The lines among some things. */
export const linesAmong = (things: ReadonlySet<string>): Set<string> =>
  new Set(
    [...things].flatMap((id) =>
      linesOf(id)
        .filter((line) => line.ends.every((end) => things.has(end)))
        .map((line) => line.id),
    ),
  );

export const lineNamed = (id: string): Line => at(LINES, id);
