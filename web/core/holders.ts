/** Who held a post when something was done in it, or to it: by name where the dates tell, and else that they do not. */

import { UNDATED } from "./dates.js";
import { holdingOf } from "./ends.js";
import type { Pathway, Step, Trace } from "./model.js";
import type { Bounds } from "./page_data.js";
import { familyOf } from "./record.js";
import type { Record } from "./record.js";
import { byCode } from "./text.js";
import { finding } from "./words.js";
import type { Finding } from "./words.js";

export const UNSURE = "holder.unsure";

/** Who held a post that a pathway starts from; and whether who was asked about held theirs at that time. */
export function heldBy(record: Record, trace: Trace, { steps, things }: Pathway): Finding[] {
  const [first, last] = [steps[0], steps.at(-1)];
  const unsure = trace.through.flatMap(({ end, given, id, how, claim }) => {
    const step = end === "start" ? first : last;
    const others = possibleHolders(record, id, step).filter((holder) => holder !== given);
    if (how !== "role" || (step && holdsThrough(claim.bounds, step))) return [];
    if (others.length) return [finding(UNSURE, { given, post: id, others })];
    return isPost(record, id) ? [finding(`${UNSURE}.only`, { given, post: id })] : [];
  });
  return first && things[0] === trace.from ? [...unsure, ...holderAt(record, first)] : unsure;
}

/** Who held a role by the record, in order of id, each with the time of the first claim that says so. */
function holdersOf(record: Record, role: string): Map<string, Bounds | undefined> {
  const found = new Map<string, Bounds | undefined>();
  for (const claim of record.claimsAbout.get(role) ?? []) {
    const held = holdingOf(record, claim);
    if (held && held[1] === role && !found.has(held[0])) found.set(held[0], claim.bounds);
  }
  return new Map([...found].sort(([a], [b]) => byCode(a, b)));
}

function holderAt(record: Record, step: Step): Finding[] {
  const { start: post } = step;
  const known = holdersOf(record, post);
  if (familyOf(record, post) !== "roles" || (known.size === 1 && !isPost(record, post))) return [];
  const holders = possibleHolders(record, post, step);
  const [holder, ...others] = holders.filter((id) => holdsThrough(known.get(id), step));
  if (holder !== undefined && !others.length) return [finding("holder.then", { post, holder })];
  const code = holders.length > 1 ? "untold" : holders.length ? "one" : "none";
  return [finding(`holder.${code}`, { post, holders })];
}

/** Those who may have held a role at the time of a step: not certainly only before it or after. */
function possibleHolders(record: Record, role: string, step: Step | undefined): string[] {
  const [since, , , until] = step?.lead.bounds ?? UNDATED;
  return [...holdersOf(record, role)].flatMap(([id, held]) => {
    const [begun, , , left] = held ?? UNDATED;
    return until < begun || left < since ? [] : [id];
  });
}

/** Whether a role is one that may have several holders in turn: its holder is told as holding it, not it as theirs. */
export const isPost = (record: Record, role: string): boolean =>
  (record.claimsAbout.get(role) ?? []).some((claim) => {
    const held = holdingOf(record, claim);
    return held !== null && held[1] === role && held[0] === claim.subject;
  });

/** Whether a time of holding certainly covers the whole time of a step. */
function holdsThrough(held: Bounds | undefined, step: Step): boolean {
  const [, begun, left] = held ?? UNDATED;
  const [since, , , until] = step.lead.bounds ?? UNDATED;
  return begun <= since && until <= left;
}
