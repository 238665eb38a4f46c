import assert from "node:assert/strict";
import { test } from "node:test";

import { findingsOf } from "../core/findings.js";
import { gapsOf } from "../core/gaps.js";
import { metBy } from "../core/model.js";
import type { Step, Trace } from "../core/model.js";
import { caveatsAbout } from "../core/record.js";
import { cautionOwner, cautionOwners } from "../core/speakers.js";
import { tracerOf } from "../core/trace.js";
import type { Tracer } from "../core/trace.js";
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
  pathways.map(({ things, steps, sources, voices, joints, accounts }) => [
    things,
    steps.map(stepRow),
    sources,
    voices,
    joints.map(({ thing, kind, strength }) => [thing, kind, strength]),
    accounts.map(({ kind, source, voice }) => [kind, source, voice]),
  ]);

for (const name of RECORDS.keys())
  test(`in ${name}, traces and findings are those of Python`, () => {
    const record = recordNamed(name);
    const own = TRACES.filter((trace) => trace.record === name);
    for (const { from, to, pathways, findings, details, gaps, caveats, through, ties, ...counts } of own) {
      const trace = TRACERS.get(name)?.(from, to);
      assert.ok(trace);
      const { found, impossible, isExact: exact, moreTies, isReverse: reverse, about } = trace;
      assert.deepEqual({ record: name, found, impossible, exact, moreTies, reverse, about }, counts, `${from} ${to}`);
      assert.deepEqual(pathwayRows(trace), pathways, `${from} ${to}`);
      const taken = trace.through.map(({ end, given, id, how, claim }) => [end, given, id, how, claim.id]);
      assert.deepEqual(taken, through, `${from} ${to}`);
      const tied = trace.ties.map(({ things, claims }) => [things, claims.map(({ id }) => id)]);
      assert.deepEqual(tied, ties, `${from} ${to}`);
      const cautions = caveatsAbout(record, metBy(trace)).map(({ id }) => id);
      assert.deepEqual(cautions, caveats, `${from} ${to}`);
      assert.deepEqual(findingsOf(record, trace), { verdict: findings, details }, `${from} ${to}`);
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

test("a caution is told by a voice, or is ours", () => {
  const record = recordNamed("harbour");
  const [told] = caveatsAbout(record, ["night-bus"]);
  assert.ok(told);
  const ours = { ...told, voice: "" };
  assert.equal(cautionOwner(record, told), "told by the report");
  assert.equal(cautionOwner(record, ours), "ours, not a source's");
  assert.equal(cautionOwners(record, [told, ours, ours]), "1 told by a source, 2 ours");
  assert.equal(cautionOwners(record, [told]), "told by a source");
  assert.equal(cautionOwners(record, [ours, ours]), "ours, not a source's");
});
