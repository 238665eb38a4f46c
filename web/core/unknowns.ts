/** What the record does not know: what it cautions, what one voice alone tells, what is undated, what nobody says was done. */

import { isDated } from "./chronicle.js";
import { caveatsAbout, isPromise, isTold, kindOf, put, tellsInfluence } from "./record.js";
import type { Caveat, Claim, Record } from "./record.js";
import { supports } from "./scope.js";
import type { Scope } from "./scope.js";
import { byCode, once } from "./text.js";

/** The relations of influence and agency that a voice alone tells, and those that others tell too. */
export interface Lone {
  voice: string;
  alone: Claim[][];
  shared: Claim[][];
}

/** How many claims of a source say when. */
export interface Dating {
  source: string;
  dated: number;
  undated: number;
}

/** The cautions on what is looked at, on its claims and their ends, as far as they were read in its sources. */
export function cautionsIn(scope: Scope): Caveat[] {
  const claims = scope.record.claims.filter(scope.keep);
  const sources = new Set(claims.map(({ source }) => source));
  return caveatsAbout(
    scope.record,
    claims.flatMap(({ id, subject, object }) => [id, subject, object]),
  ).filter(({ source }) => !source || sources.has(source));
}

/** What is told as influence or act, by what it joins: all the claims that tell the same of the same ends. */
function relationsTold(scope: Scope): Claim[][] {
  const found = new Map<string, Claim[]>();
  for (const claim of scope.record.claims)
    if (scope.keep(claim) && tellsDoing(scope.record, claim)) put(found, toldBy(claim), claim);
  return [...found.values()];
}

const tellsDoing = (record: Record, claim: Claim): boolean =>
  supports(claim) && isTold(claim) && tellsInfluence(record, kindOf(record, claim));
const toldBy = ({ subject, predicate, object, text }: Claim): string => [subject, predicate, object || text].join("\n");

/** Whether a claim tells influence or an act, and nobody but its voice tells the same. */
export const isLone = (record: Record, claim: Claim): boolean =>
  tellsDoing(record, claim) &&
  (record.claimsAbout.get(claim.subject) ?? []).every(
    (other) => other.voice === claim.voice || toldBy(other) !== toldBy(claim) || !tellsDoing(record, other),
  );

/** By voice, the relations of influence and agency that nobody else tells; those who tell most alone first. */
export function loneVoices(scope: Scope): Lone[] {
  const found = new Map<string, Lone>();
  for (const claims of relationsTold(scope)) {
    const voices = once(claims, (claim) => claim.voice);
    for (const voice of voices) {
      const own = found.get(voice) ?? { voice, alone: [], shared: [] };
      (voices.length === 1 ? own.alone : own.shared).push(claims);
      found.set(voice, own);
    }
  }
  return [...found.values()].sort((a, b) => b.alone.length - a.alone.length || byCode(a.voice, b.voice));
}

/** By source, how many claims are dated; the sources with most undated ones first. */
export function datingBySource(scope: Scope): Dating[] {
  const found = new Map<string, Dating>();
  for (const claim of scope.record.claims.filter(scope.keep)) {
    const own = found.get(claim.source) ?? { source: claim.source, dated: 0, undated: 0 };
    if (isDated(scope.record, claim)) own.dated += 1;
    else own.undated += 1;
    found.set(claim.source, own);
  }
  return [...found.values()].sort((a, b) => b.undated - a.undated || byCode(a.source, b.source));
}

/** The things on the last rungs of the ladder of which no claim says that anything of them was done or was so. */
export function onlyIntended(scope: Scope): string[] {
  const { record } = scope;
  const rungs = record.page.ladder.slice(-2);
  return [...record.things.values()]
    .filter(({ type }) => rungs.includes(record.page.types[type]?.rung ?? ""))
    .filter(({ id }) => {
      const claims = (record.claimsAbout.get(id) ?? []).filter(scope.keep);
      return claims.length && claims.every((claim) => isPromise(record, claim) || !supports(claim));
    })
    .map(({ id }) => id)
    .sort(byCode);
}
