/** Who tells a step of a pathway: which voices, in which sources, of which origins. */

import { isTold, originOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { once } from "./text.js";
import type { Step } from "./model.js";
import { toldStrength } from "./trace_graph.js";
import { finding } from "./words.js";
import type { Finding, Values } from "./words.js";

/** Sources of one origin repeat one another, so that they count once. */
export interface Tellers {
  claims: Claim[];
  voices: string[];
  sources: string[];
  origins: string[];
}

/** Who tells a step. Whoever tells only an order in time, or a promise, does not tell the influence that leads it. */
export function tellersOfStep(record: Record, step: Step): Tellers {
  const enough = toldStrength(record, step.lead);
  const tells = (claim: Claim) => isTold(claim) && toldStrength(record, claim) >= enough;
  return tellersAmong(record, step.claims.filter(tells));
}

function tellersAmong(record: Record, claims: Claim[]): Tellers {
  const sources = once(claims, (claim) => claim.source);
  const origins = once(sources, (source) => originOf(record, source));
  return { claims, voices: once(claims, (claim) => claim.voice), sources, origins };
}

/** Whose opinion, or whose hedged words, a step is. */
export function opinionsOf(record: Record, step: Step): Tellers {
  const { claims } = tellersOfStep(record, step);
  return tellersAmong(
    record,
    claims.filter((claim) => claim.wording === step.lead.wording),
  );
}

/** Those of a step's tellers who tell it just as the leading claim does: in its relation, wording and share. */
export function leadersOfStep(record: Record, step: Step): Tellers {
  const { predicate, wording, share } = step.lead;
  const { claims } = tellersOfStep(record, step);
  return tellersAmong(
    record,
    claims.filter((claim) => claim.predicate === predicate && claim.wording === wording && claim.share === share),
  );
}

/** Who tells something, as values of a phrase; whether sources among them repeat one another. */
export function spreadOf({ voices, sources, origins }: Tellers): Values {
  const repeating = origins.length === 1 ? "one-origin" : "origins";
  return { voices, sources, origins, spread: origins.length === sources.length ? "apart" : repeating };
}

/** Who tells a step, where there is more than one voice or source. */
export function whoTells(record: Record, step: Step): Finding | null {
  const found = tellersOfStep(record, step);
  return found.voices.length > 1 || found.sources.length > 1 ? finding("told", spreadOf(found)) : null;
}
