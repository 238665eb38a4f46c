/** Which caveats a verdict says: those about both ends, and those that limit the credit on its weak or last steps. */

import { isBreak, isBroken } from "./model.js";
import type { Pathway, Trace } from "./model.js";
import { caveatsAbout, isAlwaysTold, limitsCredit } from "./record.js";
import type { Caveat, Record } from "./record.js";
import { compareRows } from "./search.js";
import { byCode } from "./text.js";

const concerns = (caveat: Caveat, ids: readonly string[]): boolean => ids.some((id) => caveat.concerns.includes(id));

/**
 * Caveats about both ends, by id: those that concern the last thing together with the first, or with one on the way.
 * What only says that a document disagrees with itself, or what evidence cannot show, is told where it concerns the very
 * ends.
 */
export function endCautions(record: Record, trace: Trace, path: Pathway | undefined): string[] {
  const taken = (end: "start" | "end") => trace.through.findLast((one) => one.end === end)?.id;
  const ends = [trace.to, taken("end") ?? trace.to];
  const isOther = (id: string) => !ends.includes(id);
  const own = [trace.from, taken("start") ?? trace.from].filter(isOther);
  const onWay = [...own, ...(path?.things ?? []).filter(isOther)];
  const found = caveatsAbout(record, ends).filter((one) => concerns(one, limitsCredit(record, one) ? onWay : own));
  const rank = (one: Caveat) => [
    Number(!one.concerns.includes(trace.from)),
    Number(!isAlwaysTold(record, one)),
    one.concerns.length,
  ];
  return found.sort((a, b) => compareRows(rank(a), rank(b)) || byCode(a.id, b.id)).map(({ id }) => id);
}

/**
 * Caveats that limit the credit, by id: on the claims of steps that break, and on the last step. Where nothing breaks, of
 * those on the last thing only those about its last step.
 */
export function stepCautions(record: Record, trace: Trace, path: Pathway): string[] {
  const claimsOf = (steps: typeof path.steps) =>
    steps.flatMap((step) => [...step.claims, ...step.disputing]).map(({ id }) => id);
  const weak = claimsOf(path.steps.filter((step) => isBreak(record, step)));
  const ends = isBroken(record, path) ? [path.things.at(-1) ?? "", trace.to] : [];
  const met = caveatsAbout(record, [...weak, ...claimsOf(path.steps.slice(-1)), ...ends]);
  const rank = (one: Caveat) => [Number(!one.concerns.includes(trace.from)), Number(!concerns(one, weak))];
  return met
    .filter((one) => limitsCredit(record, one))
    .sort((a, b) => compareRows(rank(a), rank(b)) || byCode(a.id, b.id))
    .map(({ id }) => id);
}
