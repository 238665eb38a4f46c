import assert from "node:assert/strict";
import { test } from "node:test";

import { citation, spotParts } from "../core/citation.js";
import { deedsOf, isActor } from "../core/deeds.js";
import { factsAbout, placeOf, resultOf, saidBy, timeOf } from "../core/facts.js";
import type { Claim, Record } from "../core/record.js";
import { speakerOf, undoneWords } from "../core/speakers.js";
import { recordNamed } from "./records.js";
import { read } from "./vectors.js";

const phrases = read<{ [code: string]: string }>("../../ontology/phrases/en");
const TEXTS = new Map([
  ["attendance", "2,300 people"],
  ["foundStatus", "kept in part"],
]);
const about = { hash: "5eed".repeat(16), licence: "CC BY 4.0" } as Record["page"]["about"];

/** The record of Northmere with what its vocabulary may declare of types and relations. */
function northmere(facts: { [type: string]: string[] } = {}, marks: { [relation: string]: object } = {}): Record {
  const record = recordNamed("northmere");
  const { page } = record;
  const types = Object.entries(page.types).map(([name, type]) => [name, { ...type, facts: facts[name] ?? [] }]);
  const relations = Object.entries(page.relations).map(([name, one]) => [name, { ...one, ...marks[name] }]);
  const claims = record.claims.map(withText);
  const factsOf = new Map([...record.factsOf].map(([id, some]) => [id, some.map(withText)]));
  const claim = new Map(claims.map((one) => [one.id, one]));
  const own = {
    types: Object.fromEntries(types) as object,
    relations: Object.fromEntries(relations) as object,
  } as Record["page"];
  return {
    ...record,
    claims,
    claim,
    factsOf,
    page: { ...page, ...own, phrases: { ...page.phrases, ...phrases }, about },
  };
}

/** A claim with a line and, where it gives a value, with this: the vectors have neither. */
function withText(claim: Claim): Claim {
  const evidence = claim.evidence.map((place) => ({ ...place, line: 48 }));
  return { ...claim, evidence, ...(claim.object ? {} : { text: TEXTS.get(claim.predicate) ?? "a value" }) };
}

const claimOf = (record: Record, name: string): Claim => {
  const found = record.claims.find(({ id }) => id.endsWith(`/${name}`));
  assert.ok(found, name);
  return found;
};
const all = () => true;

test("the facts of a thing come in the order that its type declares, whoever is subject", () => {
  const record = northmere({ Ask: ["putAt", "^asked", "^respondedTo"] });
  const { rows, missing } = factsAbout(record, "fees-ask", all);
  assert.deepEqual(
    rows.map(({ name, words }) => [name, words]),
    [
      ["putAt", "was put at"],
      ["^asked", "was asked for by"],
      ["^respondedTo", "was answered by"],
    ],
  );
  assert.deepEqual(missing, []);
  const turned = northmere({ Ask: ["^respondedTo", "putAt"] });
  assert.deepEqual(
    factsAbout(turned, "fees-ask", all).rows.map(({ name }) => name),
    ["^respondedTo", "putAt"],
  );
});

test("a fact of which no claim tells is missing, one that filters hide is not", () => {
  const record = northmere({ Ask: ["^asked", "^funded"] });
  const { rows, missing } = factsAbout(record, "fees-ask", () => false);
  assert.deepEqual(rows, []);
  assert.deepEqual(missing, ["was funded by"]);
});

test("a type that declares nothing has no facts", () => {
  assert.deepEqual(factsAbout(northmere(), "fees-ask", all), { rows: [], missing: [] });
});

test("claims of one other end are told together, the strongest first, and a dispute marks them", () => {
  const record = northmere();
  const claims = [claimOf(record, "post-secondment-doubt"), claimOf(record, "post-secondment")];
  const [said, ...rest] = saidBy(record, "secondment", claims);
  assert.deepEqual(rest, []);
  assert.equal(said?.other, "deputy-mayor");
  assert.equal(said.isDisputed, true);
  assert.equal(said.claims[0]?.id.endsWith("/post-secondment"), true, "who supports it comes before who disputes it");
});

test("relations are told in the declared order, the others by how much their kind says", () => {
  const record = northmere({ Ask: ["putAt"] });
  const place = (name: string) => placeOf(record, "fees-ask", claimOf(record, name));
  assert.equal(place("put-at"), 0);
  assert.ok(place("answer") < place("asked"), "influence before acts");
});

test("a value is headed by its fact label, and by its relation where there is none", () => {
  const words = (marks: { [relation: string]: object }) =>
    factsAbout(northmere({ Assembly: ["attendance"] }, marks), "assembly", all).rows[0];
  assert.equal(words({ attendance: { fact: "number who came" } })?.words, "number who came");
  assert.equal(words({})?.words, "had an attendance of");
});

test("when a thing was and what it comes to are told only as sources state them", () => {
  const record = northmere({}, { attendance: { givesTime: true }, foundStatus: { tellsResult: true } });
  assert.equal(timeOf(record, "assembly"), "2,300 people");
  assert.equal(resultOf(record, "assessment"), "kept in part");
  assert.equal(timeOf(northmere(), "assembly"), "");
  const doubted = record.claims.map((claim) => ({ ...claim, wording: "hedged" }));
  const factsOf = new Map([["assembly", doubted.filter(({ subject }) => subject === "assembly")]]);
  assert.equal(timeOf({ ...record, factsOf }, "assembly"), "");
});

test("an inference is nobody's words, and an identity is said to be our reading", () => {
  const record = northmere();
  const inferred = claimOf(record, "post");
  assert.equal(speakerOf(record, inferred), "our reading; no source says it");
  assert.match(
    speakerOf(record, { ...inferred, reading: "identity" }),
    /; that this is who or what is meant is our reading$/,
  );
});

test("a claim is cited with who says it, how, where, in which record and under which licence", () => {
  const record = northmere();
  const { id } = claimOf(record, "answer-commitment");
  assert.equal(
    citation(record, id),
    "The author of the report says: The answer of Tomas Veld to the citizenship asks led to the commitment “Set up a fund for citizenship " +
      "fees within the first year” (promised, not shown as done; 2016). Source: “Ten Years of Asking: Northmere " +
      "Citizens 2010–2020”, line 48 of the text, at “words of answer commitment”. " +
      "Put in these words by the record: claim/report/answer-commitment, data 5eed5eed5eed, CC BY 4.0.",
  );
});

test("a citation names page, sheet, paragraph or row where the document has them", () => {
  const record = northmere();
  const claim = claimOf(record, "answer-commitment");
  const [place] = claim.evidence;
  const source = record.sources.get(claim.source);
  assert.ok(place && source);
  const spotOf = (found: Partial<typeof place>, layout = ""): string => {
    Object.assign(source, { layout });
    return spotParts(record, { ...place, ...found }, claim.source).join(", ");
  };
  assert.equal(spotOf({ page: 3 }), "page 3, line 48 of the text");
  assert.equal(spotOf({ page: 3 }, "pages"), "page 3, line 48 of the text");
  assert.equal(spotOf({ page: 2, row: 17 }, "sheets"), "sheet 2, row 17");
  assert.equal(spotOf({ page: 5, paragraph: 12 }, "parts"), "part 5, paragraph 12");
  assert.equal(spotOf({ paragraph: 4 }, "paragraphs"), "paragraph 4");
});

test("a citation says what is an inference, an opinion, disputed, or only promised", () => {
  const record = northmere();
  const cited = (name: string) => citation(record, claimOf(record, name).id);
  assert.match(cited("post"), /^Our reading; no source says it: /);
  assert.doesNotMatch(cited("post"), /report's author/, "nobody is quoted with what is inferred");
  assert.match(cited("post-secondment"), /^In the opinion of a council officer/);
  assert.match(cited("post-secondment-doubt"), /disputes this: /);
  const promise = record.claims.find(({ modality }) => modality === "committed");
  assert.ok(promise);
  assert.match(citation(record, promise.id), /promised, not shown as done/);
  assert.equal(undoneWords(record, promise), "promised, not shown as done");
});

test("every claim of every record can be cited with its place", () => {
  const record = northmere();
  for (const claim of record.claims) {
    const text = citation(record, claim.id);
    assert.ok(text.includes(claim.id) && text.includes(claim.evidence[0]?.anchor ?? ""), claim.id);
    assert.doesNotMatch(text, /undefined|\{|\}| {2}|\(\)/, claim.id);
  }
});

test("what an actor asked, answered and promised is told by rung, what answers the other end first", () => {
  const record = northmere();
  assert.equal(isActor(record, "tomas-veld"), true);
  assert.equal(isActor(record, "fees-ask"), false);
  const rungs = [...deedsOf(record, "northmere-citizens").keys()];
  assert.deepEqual(rungs, ["ask"]);
  const deeds = [...deedsOf(record, "tomas-veld", "fees-ask").values()].flat();
  assert.ok(deeds.some(({ thing }) => thing === "fees-commitment"));
  assert.ok(deeds.every(({ claim }) => claim.subject === "tomas-veld" && !claim.disputes));
});

test("what the holder of a post did is not put down to whoever stood for it or held it", () => {
  const record = northmere();
  const [deed] = [...deedsOf(record, "tomas-veld").values()].flat();
  assert.ok(deed);
  const post = "mayor";
  const moved = { ...deed.claim, subject: post };
  const held = record.claims.filter(({ predicate }) => predicate === "heldPost");
  const claimsAbout = new Map([
    ["tomas-veld", held.map((claim) => ({ ...claim, subject: "tomas-veld", object: post }))],
    [post, [moved]],
  ]);
  assert.deepEqual([...deedsOf({ ...record, claimsAbout }, "tomas-veld").keys()], []);
});
