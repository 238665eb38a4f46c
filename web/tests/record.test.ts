import assert from "node:assert/strict";
import { test } from "node:test";

import { modalityOf, sortOf, wordingOf } from "../core/codes.js";
import type { PageData, Thing } from "../core/page_data.js";
import { isOf } from "../core/record.js";
import type { Caveat, Claim, Record } from "../core/record.js";

const typeNamed = (label: string, above: string[]) => ({ label, family: "asks", count: 1, rung: "ask", above });
const page = {
  types: {
    Ask: typeNamed("ask", []),
    Petition: typeNamed("petition", ["Ask"]),
    Aitima: typeNamed("αίτημα", ["Petition", "Ask"]),
  },
  codes: {
    wording: { opinion: { label: "opinion" }, fimi: { label: "φήμη" } },
    modality: { planned: { label: "planned" } },
    caveat: { "rival-explanation": { label: "rival explanation" }, allos: { label: "άλλος λόγος" } },
  },
} as unknown as PageData;
const things = new Map(["Ask", "Petition", "Aitima", "Gone"].map((type) => [type, { id: type, type } as Thing]));
const record = { page, things } as unknown as Record;

test("a thing is of its type and of all that are wider, also where a workspace made it", () => {
  assert.ok(isOf(record, "Aitima", "Ask") && isOf(record, "Aitima", "Petition") && isOf(record, "Aitima", "Aitima"));
  assert.ok(isOf(record, "Petition", "Person", "Ask"));
  assert.ok(!isOf(record, "Ask", "Petition") && !isOf(record, "Petition", "Aitima") && !isOf(record, "Ask"));
  assert.ok(!isOf(record, "Gone", "Ask") && !isOf(record, "nobody", "Ask"), "a type or thing that is not on the page");
});

test("what was coded in a workspace's own code goes by its label, and anything else by ours", () => {
  const claim = { wording: "opinion", modality: "planned", own: { wording: "fimi" } } as unknown as Claim;
  assert.equal(wordingOf(record, claim).label, "φήμη");
  assert.equal(modalityOf(record, claim).label, "planned");
  assert.equal(
    sortOf(record, { type: "rival-explanation", own: { caveat: "allos" } } as unknown as Caveat).label,
    "άλλος λόγος",
  );
  assert.equal(sortOf(record, { type: "rival-explanation" } as Caveat).label, "rival explanation");
});
