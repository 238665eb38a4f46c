/** Traces of this page's record. */

import { findingsOf, gapsOf } from "../core/findings.js";
import { tracerOf } from "../core/trace.js";
import type { Pathway } from "../core/trace.js";
import { sayingOf, sentenceOf } from "../core/words.js";
import type { Finding } from "../core/words.js";
import { RECORD } from "./data.js";
import { box } from "./elements.js";
import { state } from "./state.js";

export const traceOf = tracerOf(RECORD);
export const openPathway = (): Pathway | undefined => traceOf(state.from, state.to).pathways[state.pathway];
export const inWords = (found: Finding): string => sentenceOf(RECORD, found);
export const inPassing = (found: Finding): string => sayingOf(RECORD, found);

/* For tests, and for whoever scripts the page. */
box.traceOf = (from, to) => {
  const trace = traceOf(from, to);
  const [findings, gaps] = [findingsOf(RECORD, trace), gapsOf(RECORD, trace.pathways[0])];
  return {
    ...trace,
    exact: trace.isExact,
    findings,
    gapFindings: gaps,
    verdict: findings.map(inWords),
    gaps: gaps.map(inWords),
  };
};
