import assert from "node:assert/strict";
import { test } from "node:test";

import { findingsOf, gapsOf } from "../core/findings.js";
import { tracerOf } from "../core/trace.js";
import type { Step, Trace, Tracer } from "../core/trace.js";
import { sentenceOf } from "../core/words.js";
import type { Finding } from "../core/words.js";
import { RECORDS, TRACES, recordNamed } from "./records.js";
import { read } from "./vectors.js";

const TRACERS = new Map<string, Tracer>([...RECORDS].map(([name, record]) => [name, tracerOf(record)]));

const stepRow = ({ lead, kind, phrase, chronology, claims, disputing }: Step) => [
  lead.id,
  kind,
  phrase,
  lead.wording,
  chronology,
  [...claims, ...disputing].map((claim) => claim.id),
];
const pathwayRows = ({ pathways }: Trace) =>
  pathways.map((path) => [path.things, path.steps.map(stepRow), path.sources]);

for (const name of RECORDS.keys())
  test(`in ${name}, traces and findings are those of Python`, () => {
    const record = recordNamed(name);
    for (const { from, to, pathways, findings, gaps, ...counts } of TRACES.filter((trace) => trace.record === name)) {
      const trace = TRACERS.get(name)?.(from, to);
      assert.ok(trace);
      const { found, impossible, isExact: exact } = trace;
      assert.deepEqual({ record: name, found, impossible, exact }, counts, `${from} ${to}`);
      assert.deepEqual(pathwayRows(trace), pathways, `${from} ${to}`);
      assert.deepEqual(findingsOf(record, trace), findings, `${from} ${to}`);
      assert.deepEqual(gapsOf(record, trace.pathways[0]), gaps, `${from} ${to}`);
    }
  });

test("findings are worded as Python words them", () => {
  const { sentences } = read<{ sentences: [record: string, finding: Finding, sentence: string][] }>("words");
  assert.ok(sentences.length > 100);
  for (const [name, found, sentence] of sentences) assert.equal(sentenceOf(recordNamed(name), found), sentence);
});

test("a trace is made once, and there is none from a thing to itself or to nothing", () => {
  const trace = TRACERS.get("northmere");
  assert.ok(trace);
  assert.equal(trace("fees-ask", "week"), trace("fees-ask", "week"));
  assert.deepEqual(trace("fees-ask", "fees-ask").pathways, []);
  assert.deepEqual(trace("fees-ask", "nothing").pathways, []);
});
