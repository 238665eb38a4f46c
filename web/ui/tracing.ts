/** Traces of this page's record. */

import { findingsOf } from "../core/findings.js";
import { gapsOf } from "../core/gaps.js";
import { metBy } from "../core/model.js";
import type { Pathway, Tie } from "../core/model.js";
import { caveatsAbout } from "../core/record.js";
import { jointFinding } from "../core/step_findings.js";
import { tracerOf } from "../core/trace.js";
import { phraseOf, sayingOf, sentenceOf } from "../core/words.js";
import type { Finding } from "../core/words.js";
import { RECORD, lineBetween } from "./data.js";
import { box } from "./elements.js";
import { change, isTrace, open, state } from "./state.js";
import type { How } from "./state.js";

/** What stands between two things that no pathway joins. */
export const NO_PATHWAY = "No pathway in this record";

/** What a trace from one thing to another asks. */
export const traceQuestion = (from: string, to: string): string =>
  phraseOf(RECORD, "headline.question", { start: from, end: to });

export const traceOf = tracerOf(RECORD);
export const openPathway = (): Pathway | undefined => traceOf(state.from, state.to).pathways[state.pathway];

/** What joins the two ends of the trace that is open where no pathway does: things, and a claim between each two. */
export function openTies(): Tie[] {
  const { pathways, ties } = traceOf(state.from, state.to);
  return isTrace() && !pathways.length ? ties : [];
}

/** The number of the step of the open pathway that stands on a line; 0 where none does. */
export function stepOnLine(line: string): number {
  const steps = (isTrace() && openPathway()?.steps) || [];
  return steps.findIndex(({ start, end }) => lineBetween(start, end)?.id === line) + 1;
}

/** Open a line; a step of the open pathway within the pathway. */
export function openLine(line: string, how: How = {}): void {
  const step = stepOnLine(line);
  if (step) change({ step }, how);
  else open({ line }, how);
}

export const inWords = (found: Finding): string => sentenceOf(RECORD, found);
export const inPassing = (found: Finding): string => sayingOf(RECORD, found);

/** How the step of a number, from 1, and the next meet, as a sentence. */
export function jointWords(path: Pathway, number: number): string {
  const found = jointFinding(path, number);
  return found ? `${inWords(found)}.` : "";
}

/* For tests, and for whoever scripts the page. */
box.traceOf = (from, to) => {
  const trace = traceOf(from, to);
  const { verdict, details } = findingsOf(RECORD, trace);
  const gaps = gapsOf(RECORD, trace.pathways[0]);
  return {
    ...trace,
    exact: trace.isExact,
    findings: verdict,
    details,
    gapFindings: gaps,
    caveats: caveatsAbout(RECORD, metBy(trace)).map(({ id }) => id),
    verdict: verdict.map(inWords),
    gaps: gaps.map(inWords),
  };
};
