/** Traces of this page's record. */

import { findingsOf } from "../core/findings.js";
import { gapsOf } from "../core/gaps.js";
import { metBy } from "../core/model.js";
import type { Pathway } from "../core/model.js";
import { caveatsAbout } from "../core/record.js";
import { jointFinding } from "../core/step_findings.js";
import { tracerOf } from "../core/trace.js";
import { sayingOf, sentenceOf } from "../core/words.js";
import type { Finding } from "../core/words.js";
import { RECORD } from "./data.js";
import { box } from "./elements.js";
import { state } from "./state.js";

export const traceOf = tracerOf(RECORD);
export const openPathway = (): Pathway | undefined => traceOf(state.from, state.to).pathways[state.pathway];
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
