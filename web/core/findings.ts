/** What may be concluded from a trace, as data: the findings of `civicgraph trace`, with the same codes and values. */

import { codeOf, typeOf } from "./record.js";
import type { Caveat, Claim, Record } from "./record.js";
import { breakAt, disputed, isBreak, isPlain, leaning, softer } from "./step_findings.js";
import { tellersOfStep } from "./tellers.js";
import type { Tellers } from "./tellers.js";
import { byCode } from "./text.js";
import type { Pathway, Step, Trace } from "./trace.js";
import { MAX_STEPS } from "./trace_graph.js";
import { finding } from "./words.js";
import type { Finding, Values } from "./words.js";

/** What a trace shows of one of its pathways, the best unless told which. */
export function findingsOf(record: Record, trace: Trace, path = trace.pathways[0]): Finding[] {
  if (!path) return nothingFound(record, trace);
  const { steps } = path;
  return [
    joinedBy(record, trace, path),
    ...steps.flatMap((step, n) => breakAt(record, step, n)),
    composedOf(record, path),
    ...steps.flatMap((step, n) => leaning(record, step, n)),
    ...steps.flatMap(softer),
    ...steps.flatMap(disputed),
    ...endingAt(record, trace.to),
    toldWhole(record, path),
    orderOf(record, path),
    ...cautionsOf(record, path),
  ];
}

function nothingFound(record: Record, trace: Trace): Finding[] {
  const { from: start, to: end } = trace;
  if (start === end) return [finding("nothing.itself", { start })];
  const found = [finding("nothing.found", { start, end, max_steps: MAX_STEPS })];
  if (trace.isCutShort) found.push(finding("nothing.cut-short"));
  if (trace.impossible)
    found.push(finding(`nothing.impossible${trace.isExact ? "" : "-or-more"}`, { chains: trace.impossible }));
  else if (trace.beyond) found.push(finding("nothing.beyond", { things: trace.beyond }));
  return [...found, ...inRoles(record, trace), finding("nothing.proof")];
}

/** Nothing is walked from a person: what they did stands on their secondment, post holding or candidacy. */
function inRoles(record: Record, { from: start, isWalkable }: Trace): Finding[] {
  if (isWalkable) return [];
  const about = record.claims.filter((claim) => claim.subject === start || claim.object === start);
  const ends = new Set(about.flatMap((claim) => [claim.subject, claim.object]));
  const isRole = (id: string) => id !== start && record.things.has(id) && typeOf(record, id).family === "roles";
  const roles = [...ends].filter(isRole).sort(byCode).slice(0, 3);
  return roles.length ? [finding("nothing.role", { start, roles })] : [];
}

function joinedBy(record: Record, trace: Trace, { steps }: Pathway): Finding {
  const weak = steps.filter((step) => !isPlain(record, step)).length;
  const all = steps.length;
  let how = steps.some((step) => step.disputing.length) ? "disputed" : "stated";
  if (weak) how = weak < all ? "partly-weak" : "weak";
  if (steps.some((step) => isBreak(record, step))) how = "broken";
  return finding(`joined.${how}`, { start: trace.from, end: trace.to, steps: all });
}

function composedOf(record: Record, { steps }: Pathway): Finding {
  const all = steps.length;
  const plain = steps.filter((step) => isPlain(record, step));
  if (!plain.length) return finding("composed.none");
  const ofKind = (kind: string) => plain.filter((step) => step.kind === kind).length;
  const counts: [string, number][] = [
    ["influence", ofKind("influence")],
    ["agency", ofKind("agency")],
    ["weaker", all - plain.length],
  ];
  const parts = counts.filter(([, count]) => count);
  const [only] = parts;
  return only && parts.length === 1
    ? finding("composed.all", { steps: all, what: only[0] })
    : finding("composed.mixed", { steps: all, parts });
}

function endingAt(record: Record, to: string): Finding[] {
  const { rung } = typeOf(record, to);
  return rung === "ask" || rung === "commitment" ? [finding(`ends.${rung}`)] : [];
}

function toldWhole(record: Record, { sources, voices, steps }: Pathway): Finding {
  const [voice] = voices;
  if (voice !== undefined && sources.length === 1 && voices.length === 1)
    return finding("whole.one-voice", { sources, voice });
  if (sources.length) return finding(voices.length ? "whole.voices" : "whole.no-voice", { sources });
  const told = steps.map((step) => tellersOfStep(record, step));
  const inferred = told.flatMap((some, n) => (some.sources.length ? [] : [n + 1]));
  const changes = changesAmong(told);
  if (inferred.length) return finding("pieced.inferred", { inferred, changes });
  return changes.length ? finding("pieced.sources", { changes }) : finding("pieced.order");
}

/** The steps at which no source that told the pathway so far goes on. */
function changesAmong(told: readonly Tellers[]): number[] {
  const changes: number[] = [];
  let soFar = new Set<string>();
  told.forEach(({ origins }, n) => {
    if (!origins.length) return;
    const both = origins.filter((origin) => soFar.has(origin));
    if (soFar.size && !both.length) changes.push(n + 1);
    soFar = new Set(both.length ? both : origins);
  });
  return changes;
}

function orderOf(record: Record, path: Pathway): Finding {
  if (path.steps.length === 1) return finding("order.single");
  return path.chronology === "certain" ? finding("order.certain") : finding("order.possible", undatedOf(record, path));
}

/** Which steps no claim dates, and which only a weaker one than leads them. */
function undatedOf({ page }: Record, { steps }: Pathway): { undated: number[]; weaker: number[] } {
  const isDated = (claim: Claim) => claim.when !== page.usual.when;
  const places = (test: (step: Step) => boolean) => steps.flatMap((step, n) => (test(step) ? [n + 1] : []));
  return {
    undated: places((step) => !step.claims.some(isDated)),
    weaker: places((step) => !isDated(step.lead) && step.claims.some(isDated)),
  };
}

/** All claims of a pathway, those that dispute a step too. */
export const claimsOfPath = ({ steps }: Pathway): Claim[] =>
  steps.flatMap((step) => [...step.claims, ...step.disputing]);

/** What the record cautions about the claims of a pathway, and `withThings` about the things that it passes. */
export function caveatsOfPath({ caveatsOf }: Record, path: Pathway, withThings: boolean): Caveat[] {
  const ids = [...(withThings ? path.things : []), ...claimsOfPath(path).map((claim) => claim.id)];
  const found = new Map(ids.flatMap((id) => (caveatsOf.get(id) ?? []).map((caveat) => [caveat.id, caveat])));
  return [...found.values()].sort((a, b) => byCode(a.id, b.id));
}

function cautionsOf(record: Record, path: Pathway): Finding[] {
  const counts = new Map<string, number>();
  for (const { type } of caveatsOfPath(record, path, true)) counts.set(type, (counts.get(type) ?? 0) + 1);
  const label = (type: string) => codeOf(record, "caveat", type).label;
  const kinds = [...counts].sort(([a], [b]) => byCode(label(a), label(b)));
  return kinds.length ? [finding("cautions", { kinds })] : [];
}

/** What is missing on a pathway. */
export function gapsOf(record: Record, path: Pathway | undefined): Finding[] {
  if (!path) return [];
  const reached = new Set(path.things.map((id) => typeOf(record, id).rung));
  const told = path.steps.map((step) => tellersOfStep(record, step));
  const places = (test: (found: Tellers) => boolean) => told.flatMap((found, n) => (test(found) ? [n + 1] : []));
  const { undated, weaker } = undatedOf(record, path);
  const missing: [string, string, readonly (string | number)[]][] = [
    ["gap.rungs", "rungs", record.page.ladder.filter((rung) => !reached.has(rung))],
    ["gap.single-voice", "steps", places(({ voices }) => voices.length === 1)],
    ["gap.single-origin", "steps", places(isRepeated)],
    ["gap.undated", "undated", undated],
    ["gap.weaker-dated", "weaker", weaker],
  ];
  const gaps = missing.filter(([, , some]) => some.length);
  const isAlone = told.every(({ origins }) => origins.length < 2);
  return [
    ...gaps.map(([code, name, some]) => finding(code, { [name]: some } as Values)),
    ...(isAlone ? [finding("gap.second-source")] : []),
  ];
}

/** Several voices tell it, all in sources that repeat one another. */
const isRepeated = ({ voices, sources, origins }: Tellers): boolean =>
  voices.length > 1 && sources.length > 1 && origins.length === 1;
