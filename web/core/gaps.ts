/** What is missing from a pathway: rungs of the ladder, second voices and sources, dates. */

import type { Pathway, Step } from "./model.js";
import { endsOf, rungOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { tellersOfStep } from "./tellers.js";
import type { Tellers } from "./tellers.js";
import { finding } from "./words.js";
import type { Finding, Value } from "./words.js";

/** What is missing on a pathway. */
export function gapsOf(record: Record, path: Pathway | undefined): Finding[] {
  if (!path) return [];
  const told = path.steps.map((step) => tellersOfStep(record, step));
  const places = (test: (found: Tellers) => boolean) => told.flatMap((found, n) => (test(found) ? [n + 1] : []));
  const { undated, weaker } = undatedSteps(record, path);
  const isBare = undated.length === path.steps.length;
  return [
    ...rungGaps(record, path),
    ...gap(
      "single-voice",
      "steps",
      places(({ voices }) => voices.length === 1),
    ),
    ...gap("single-origin", "steps", places(isRepeated)),
    ...(isBare ? [finding("gap.no-dates")] : gap("undated", "undated", undated)),
    ...gap("weaker-dated", "weaker", weaker),
    ...(told.every(({ origins }) => origins.length < 2) ? [finding("gap.second-source")] : []),
  ];
}

const gap = (code: string, name: string, value: Value & { length: number }): Finding[] =>
  value.length ? [finding(`gap.${code}`, { [name]: value })] : [];

/** Which steps no claim dates, and which only a weaker one than leads them. */
export function undatedSteps({ page }: Record, { steps }: Pathway): { undated: number[]; weaker: number[] } {
  const isDated = (claim: Claim) => claim.when !== page.usual.when;
  const places = (test: (step: Step) => boolean) => steps.flatMap((step, n) => (test(step) ? [n + 1] : []));
  return {
    undated: places((step) => !step.claims.some(isDated)),
    weaker: places((step) => !isDated(step.lead) && step.claims.some(isDated)),
  };
}

/** Several voices tell it, all in sources that repeat one another. */
const isRepeated = ({ voices, sources, origins }: Tellers): boolean =>
  voices.length > 1 && sources.length > 1 && origins.length === 1;

/** The rungs with nothing on the pathway: those of which the record holds something beside it, and the others. */
function rungGaps(record: Record, path: Pathway): Finding[] {
  const passed = new Set(path.things.map((id) => rungOf(record, id)));
  if (![...passed].some(Boolean)) return []; // as of factors in a causal map: it does not run along the ladder
  const counts = new Map<string, number>();
  for (const id of besideOf(record, path)) counts.set(rungOf(record, id), (counts.get(rungOf(record, id)) ?? 0) + 1);
  const missing = record.page.ladder.filter((rung) => !passed.has(rung));
  const present = missing.flatMap((rung): [string, number][] => {
    const count = counts.get(rung);
    return count ? [[rung, count]] : [];
  });
  return [
    ...gap(
      "rungs",
      "rungs",
      missing.filter((rung) => !counts.has(rung)),
    ),
    ...gap("beside", "rungs", present),
  ];
}

/** The things that one claim ties to something on the pathway. */
function besideOf(record: Record, { things }: Pathway): Set<string> {
  const claims = things.flatMap((id) => record.claimsAbout.get(id) ?? []).filter((claim) => !claim.disputes);
  return new Set(claims.flatMap((claim) => endsOf(record, claim)).filter((id) => !things.includes(id)));
}
