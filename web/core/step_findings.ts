/** What may be concluded from a single step of a pathway. */

import { isPromise } from "./record.js";
import type { Claim, Record } from "./record.js";
import { once } from "./text.js";
import { opinionsOf, spreadOf } from "./tellers.js";
import type { Step } from "./trace.js";
import { finding } from "./words.js";
import type { Finding, Values } from "./words.js";

/** Whether a pathway breaks at a step. */
export const isBreak = ({ page }: Record, step: Step): boolean => step.strength <= page.ranks.break;
/** Whether a source states a step plainly. */
export const isPlain = ({ page }: Record, step: Step): boolean => step.strength === page.ranks.plain;

const voicesOf = (claims: readonly Claim[]): Values => ({ voices: once(claims, (claim) => claim.voice) });

/** That a pathway breaks at a step, and why. */
export function breakAt(record: Record, step: Step, n: number): Finding[] {
  if (!isBreak(record, step)) return [];
  const [why, values] = whyWeak(record, step);
  return [finding("break", { start: step.start, end: step.end, why, ...values }, n + 1)];
}

/** Why a step is weak, as a finding of its own. */
export function weaknessOf(record: Record, step: Step): Finding {
  const [why, values] = whyWeak(record, step);
  return finding(`why.${why}`, values);
}

function whyWeak(record: Record, step: Step): [string, Values] {
  const { lead, kind } = step;
  if (lead.wording === "inferred") return [kind === "sequence" ? "inferred-sequence" : "inferred", {}];
  if (kind === "sequence") return ["sequence", {}];
  if (isPromise(record, lead)) return [lead.modality, {}];
  if (kind === "structural") return ["structural", {}];
  if (lead.wording === "contested" || lead.wording === "hedged") return [lead.wording, {}];
  const found = opinionsOf(record, step);
  return found.voices.length > 1 ? ["opinions", spreadOf(found)] : ["opinion", {}];
}

/** That a step rests on opinion or hedged words. */
export function leaning(record: Record, step: Step, n: number): Finding[] {
  if (isBreak(record, step) || isPlain(record, step)) return [];
  if (step.lead.wording !== "opinion") return [finding("leaning.hedged", {}, n + 1)];
  const found = opinionsOf(record, step);
  return [finding(found.voices.length > 1 ? "leaning.opinions" : "leaning.opinion", spreadOf(found), n + 1)];
}

/** What a source states in one place and says less firmly in another. */
export function softer({ lead, claims }: Step, n: number): Finding[] {
  if (lead.wording !== "stated") return [];
  const same = claims.filter((claim) => claim.source === lead.source && claim.predicate === lead.predicate);
  const opinions = same.filter((claim) => claim.wording === "opinion");
  if (opinions.length) return [finding("softer.opinion", voicesOf(opinions), n + 1)];
  return same.some((claim) => claim.wording === "hedged") ? [finding("softer.hedged", {}, n + 1)] : [];
}

/** Who disputes a step. */
export const disputed = ({ disputing }: Step, n: number): Finding[] =>
  disputing.length ? [finding("disputed", voicesOf(disputing), n + 1)] : [];
