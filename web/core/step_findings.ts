/** What is found of a single step: why it is weak, who tells it, what else is said of it. */

import { comesToLess, isBreak, isBroken, isLess, isPlain } from "./model.js";
import type { Account, Pathway, Step } from "./model.js";
import { isPart, isPromise, tellsInfluence } from "./record.js";
import type { Claim, Record } from "./record.js";
import { opinionsOf, spreadOf } from "./tellers.js";
import { once } from "./text.js";
import { finding } from "./words.js";
import type { Finding, Values } from "./words.js";

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
  if (lead.agent) return ["agentless", { agent: lead.agent.doer, source: lead.agent.source }];
  if (lead.reading && !isBreak(record, step)) {
    const isOpinion = lead.wording === "opinion";
    return [isOpinion ? `${lead.reading}-opinion` : lead.reading, { source: lead.source }];
  }
  if (lead.wording === "inferred" && !lead.reading) return [kind === "sequence" ? "inferred-sequence" : "inferred", {}];
  if (kind === "sequence") return [kind, {}];
  if (isPromise(record, lead)) return [lead.modality, {}];
  if (!tellsInfluence(record, kind)) return [kind, {}];
  if (lead.wording !== "opinion") return [lead.wording, {}];
  const found = opinionsOf(record, step);
  return found.voices.length > 1 ? ["opinions", spreadOf(found)] : ["opinion", {}];
}

/** What a step is, as a code: stated, a part (stated, but only a part), or why it is weak. */
export function reasonOf(record: Record, step: Step): string {
  if (!isPlain(record, step)) return whyWeak(record, step)[0];
  return isPart(record, step.lead) ? "part" : "stated";
}

/** How the step of a number, from 1, and the next meet. */
export function jointFinding({ joints, things }: Pathway, number: number): Finding | null {
  const [joint, start] = [joints[number - 1], things[number - 1] ?? ""];
  return joint ? finding(`joint.${joint.kind}`, { next: number + 1, start, thing: joint.thing }, number) : null;
}

/** Where a single step is told; nothing where one passage or one speaker tells it and nobody else does. */
function spreadOfStep(step: Step, account?: Account): Finding | null {
  const places = step.claims.flatMap(({ evidence }) => evidence);
  const sources = once(places, ({ source }) => source).sort();
  if (sources.length > 1) return finding("summary.in-sources", { sources });
  const isSpread = account?.kind === "passage" && new Set(places.map(({ passage }) => passage ?? 0)).size > 1;
  return isSpread || !account ? finding("summary.in-source") : null;
}

/** Who tells a pathway, and whether more of its start comes to less of its end, in a few words. */
export function summaryFinding(record: Record, path: Pathway): Finding {
  const told = tellersSummary(record, path);
  if (!comesToLess(path)) return told;
  return finding("summary.less", { told: told.code.replace("summary.", ""), ...told.arguments });
}

function tellersSummary(record: Record, path: Pathway): Finding {
  const [account] = path.accounts;
  const [only] = path.steps.length === 1 ? path.steps : [];
  const spread = only && !isBroken(record, path) ? spreadOfStep(only, account) : null;
  if (spread) return spread;
  if (account && !isBroken(record, path)) return finding(`summary.${account.kind}`);
  if (path.sources.length === 1) return finding("summary.one-source");
  return path.sources.length ? finding("summary.sources", { sources: path.sources }) : finding("summary.pieced");
}

/** That a step rests on opinion or hedged words. */
export function leaning(record: Record, step: Step, n: number): Finding[] {
  if (isBreak(record, step) || isPlain(record, step)) return [];
  if (step.lead.wording !== "opinion") return [finding(`leaning.${step.lead.reading || "hedged"}`, {}, n + 1)];
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

/** Which steps lead to less, to what that comes in the end, and who says the opposite of a step. */
export function signsOf(path: Pathway): Finding[] {
  const less = path.steps.flatMap((step, n) => (isLess(step) ? [n + 1] : []));
  const ends = { start: path.things[0] ?? "", end: path.things.at(-1) ?? "" };
  const code = `less.${comesToLess(path) ? "odd" : "even"}`;
  return [
    ...(less.length && path.steps.length > 1 ? [finding(code, { steps: less, ...ends })] : []),
    ...path.steps.flatMap(opposed),
  ];
}

function opposed(step: Step, n: number): Finding[] {
  const way = isLess(step) ? "more" : "less";
  return step.opposing.length ? [finding("opposed", { ...voicesOf(step.opposing), way }, n + 1)] : [];
}

/** Who disputes a step. */
export const disputed = ({ disputing }: Step, n: number): Finding[] =>
  disputing.length ? [finding("disputed", voicesOf(disputing), n + 1)] : [];
