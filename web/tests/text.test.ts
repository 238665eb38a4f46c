import assert from "node:assert/strict";
import { test } from "node:test";

import { byCode, once, plural, shorter, titled } from "../core/text.js";

test("numbers stand with their nouns", () => {
  assert.equal(plural(1, "claim"), "1 claim");
  assert.equal(plural(1200, "claim"), "1,200 claims");
  assert.equal(plural(0, "figure or fact", "figures and facts"), "0 figures and facts");
});

test("texts are cut, begun with a capital letter and sorted as Python does", () => {
  assert.equal(shorter("one two three", 8), "one two…");
  assert.equal(titled("steps"), "Steps");
  assert.equal(titled(""), "");
  assert.deepEqual(["b", "Z", "a"].sort(byCode), ["Z", "a", "b"]);
  assert.deepEqual(
    once(["b", "a", "b"], (text) => text),
    ["b", "a"],
  );
});
