/** What is found where the record holds no pathway: how far was looked, what would join the ends, where to look. */

import type { Trace } from "./model.js";
import { familyOf, walkOf } from "./record.js";
import type { Record } from "./record.js";
import { byCode } from "./text.js";
import { MAX_STEPS } from "./trace_graph.js";
import { finding } from "./words.js";
import type { Finding } from "./words.js";

const MAX_ROLES = 3;

/** Why there is no pathway, most important first. */
export function nothingFound(record: Record, trace: Trace): Finding[] {
  const { from: start, to: end } = trace;
  if (start === end) return [finding("nothing.itself", { start })];
  const found = [finding("nothing.found", { start, end, max_steps: MAX_STEPS })];
  if (trace.isReverse) found.push(finding("nothing.reverse", { start, end }));
  if (trace.about.length) found.push(finding("nothing.about", { end, things: trace.about }));
  if (trace.isCutShort) found.push(finding("nothing.cut-short"));
  if (trace.impossible)
    found.push(finding(`nothing.impossible${trace.isExact ? "" : "-or-more"}`, { chains: trace.impossible }));
  else if (trace.beyond) found.push(finding("nothing.beyond", { things: trace.beyond }));
  return [...found, ...inRoles(record, start), finding("nothing.proof")];
}

/** Nothing is walked from a person: what they did stands on their secondment, post holding or candidacy. */
function inRoles(record: Record, start: string): Finding[] {
  if (record.things.get(start)?.type !== "Person") return [];
  const about = record.claimsAbout.get(start) ?? [];
  if (about.some((claim) => !claim.disputes && walkOf(record, claim)?.[0] === start)) return [];
  const ends = new Set(about.flatMap((claim) => [claim.subject, claim.object]));
  const roles = [...ends].filter((id) => id !== start && familyOf(record, id) === "roles").sort(byCode);
  return roles.length ? [finding("nothing.role", { start, roles: roles.slice(0, MAX_ROLES) })] : [];
}
