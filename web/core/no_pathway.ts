/** What is found where the record holds no pathway: how far was looked, what would join the ends, where to look. */

import { metCode, statedOf, tieValues } from "./alternatives.js";
import type { Trace } from "./model.js";
import { ownAnswer } from "./own_answers.js";
import { familyOf, rungOf } from "./record.js";
import type { Record } from "./record.js";
import { nearestTies } from "./ties.js";
import { MAX_STEPS } from "./trace_graph.js";
import { unnamedDoer } from "./unnamed.js";
import { finding } from "./words.js";
import type { Finding } from "./words.js";

const [ONE_CLAIM, TWO_CLAIMS] = ["nothing.tied", "nothing.tied.met"];

/** Why there is no pathway, most important first. */
export function nothingFound(record: Record, trace: Trace): Finding[] {
  const { from: start, to: end } = trace;
  if (start === end) return [finding("nothing.itself", { start })];
  const unnamed = unnamedDoer(record, trace);
  const named = [...unnamed, ...ownAnswer(record, start, end)];
  const tied = named.length ? [] : nearestTie(record, trace);
  const shown = tied.flatMap(({ arguments: values }) => ("thing" in values ? [String(values["thing"])] : []));
  const acted = unnamed.map(({ arguments: values }) => String(values["unnamed"]));
  const found = [...named, ...tied.filter(({ code }) => code === ONE_CLAIM)];
  found.push(finding(trace.beyond ? "nothing.within" : "nothing.found", { start, end, max_steps: MAX_STEPS }));
  found.push(...tied.filter(({ code }) => code !== ONE_CLAIM));
  if (trace.isReverse)
    found.push(finding("nothing.reverse", { start, end, breaks: trace.doesReverseBreak ? "yes" : "" }));
  if (trace.about.length && !trace.about.some((id) => shown.includes(id)))
    found.push(finding("nothing.about", { end, things: trace.about }));
  if (trace.isCutShort) found.push(finding("nothing.cut-short"));
  if (trace.impossible)
    found.push(finding(`nothing.impossible${trace.isExact ? "" : "-or-more"}`, { chains: trace.impossible }));
  else if (trace.beyond) found.push(finding("nothing.beyond", { things: trace.beyond }));
  if (familyOf(record, end) !== "asks" && !trace.isReverse)
    found.push(...statedOf(record, "nothing.told", end, [start, ...shown, ...acted]));
  return [...found, finding("nothing.proof")];
}

/**
 * What ties the two nearest: one claim, or two that meet in what is neither crowded nor a theme or place. Where there is
 * a pathway the other way round, that is told instead of a claim on it.
 */
function nearestTie(record: Record, { from, to, isReverse }: Trace): Finding[] {
  const all = nearestTies(record, from, to).map((tie) => tieValues(record, tie));
  const values = all.find((one) => "thing" in one || !isReverse);
  if (!values) return [];
  const isOne = !("thing" in values);
  const code = `nothing.${rungOf(record, String(isOne ? values["end"] : values["thing"]))}`;
  const told = finding(isOne ? ONE_CLAIM : metCode(TWO_CLAIMS, values), values);
  return [told, ...(Object.hasOwn(record.page.phrases, code) ? [finding(code)] : [])];
}
