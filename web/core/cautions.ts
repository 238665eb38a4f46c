/** Which caveats a verdict says: those about both ends, and those that limit the credit on its weak or last steps. */

import { idsTaken } from "./ends.js";
import { isBreak, isBroken } from "./model.js";
import type { Pathway, Trace } from "./model.js";
import { caveatsAbout, isAlwaysTold, limitsCredit } from "./record.js";
import type { Caveat, Record } from "./record.js";
import { compareRows } from "./search.js";
import { byCode } from "./text.js";

const RIVAL = "rival-explanation";
export const CONTESTED = "contested";

const concerns = (caveat: Caveat, ids: readonly string[]): boolean => ids.some((id) => caveat.concerns.includes(id));

/**
 * Caveats about both ends, by id: those that concern the last thing together with the first, or with one on the way.
 * What only says that a document disagrees with itself, or what evidence cannot show, is told where it concerns the very
 * ends. So is what concerns an end together with what is taken in its place.
 */
export function endCautions(record: Record, trace: Trace, path: Pathway | undefined): string[] {
  const ends = idsTaken(trace, "end");
  const isOther = (id: string) => !ends.includes(id);
  const own = idsTaken(trace, "start").filter(isOther);
  const onWay = [...own, ...(path?.things ?? []).filter(isOther)];
  const about = caveatsAbout(record, ends).filter((one) => concerns(one, limitsCredit(record, one) ? onWay : own));
  const between = trace.through.flatMap(({ given, id }) =>
    caveatsAbout(record, [given, id]).filter((one) => concerns(one, [given]) && concerns(one, [id])),
  );
  const found = [...new Set([...about, ...between])];
  const rank = (one: Caveat) => [
    Number(!one.concerns.includes(trace.from)),
    Number(!isAlwaysTold(record, one)),
    one.concerns.length,
  ];
  return found.sort((a, b) => compareRows(rank(a), rank(b)) || byCode(a.id, b.id)).map(({ id }) => id);
}

/** Whether a caveat about both ends comes before all else: it concerns the start, or is always told. */
export function leadsVerdict(record: Record, trace: Trace, id: string): boolean {
  const caveat = record.caveat.get(id);
  return caveat !== undefined && (concerns(caveat, idsTaken(trace, "start")) || isAlwaysTold(record, caveat));
}

/** Whether a caveat that is always told concerns a contested step, so that it says why the step is. */
export function contestsStep(record: Record, { steps }: Pathway, id: string): boolean {
  const caveat = record.caveat.get(id);
  const contested = steps.filter(({ lead }) => lead.wording === CONTESTED).map(({ lead }) => lead.id);
  return caveat !== undefined && isAlwaysTold(record, caveat) && concerns(caveat, contested);
}

/**
 * Caveats that limit the credit, by id: on the claims of steps that break, and on the last step; and what contests a
 * step, which comes first. Of those on the last thing, where nothing breaks, only rivals: what else would explain it.
 */
export function stepCautions(record: Record, trace: Trace, path: Pathway): string[] {
  const claimsOf = (steps: typeof path.steps) =>
    steps.flatMap((step) => [...step.claims, ...step.opposing, ...step.disputing]).map(({ id }) => id);
  const weak = claimsOf(path.steps.filter((step) => isBreak(record, step)));
  const last = claimsOf(path.steps.slice(-1));
  const met = caveatsAbout(record, [...weak, ...last, path.things.at(-1) ?? "", trace.to]);
  const isBad = isBroken(record, path);
  const isDoubt = (one: Caveat) => contestsStep(record, path, one.id);
  const rank = (one: Caveat) => [
    Number(!isDoubt(one)),
    Number(!one.concerns.includes(trace.from)),
    Number(!concerns(one, weak)),
  ];
  const limits = (one: Caveat) => limitsCredit(record, one) && (isBad || one.type === RIVAL || concerns(one, last));
  return met
    .filter((one) => limits(one) || isDoubt(one))
    .sort((a, b) => compareRows(rank(a), rank(b)) || byCode(a.id, b.id))
    .map(({ id }) => id);
}
