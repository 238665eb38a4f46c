import assert from "node:assert/strict";
import { test } from "node:test";

import { madeAhead, mapInPieces } from "../core/ahead.js";
import { finderOf } from "../core/find.js";
import type { NameWords, Thing } from "../core/page_data.js";
import { read } from "./vectors.js";

const { nameWords, things } = read<{ nameWords: NameWords; things: Thing[] }>("find");
const finder = () => finderOf({ page: { things, nameWords } });

test("a list is worked through in pieces of forty at most", () => {
  const done: number[] = [];
  const numbers = Array.from({ length: 95 }, (_, n) => n);
  const work = mapInPieces(numbers, (n) => {
    done.push(n);
    return 2 * n;
  });
  work.next();
  assert.equal(done.length, 40);
  work.next();
  assert.equal(done.length, 80);
  assert.deepEqual(work.next(), { done: true, value: numbers.map((n) => 2 * n) });
  assert.deepEqual(mapInPieces([], String).next(), { done: true, value: [] });
});

test("what was begun ahead is made to its end when it is wanted, and once only", () => {
  let count = 0;
  const { get, ahead } = madeAhead(function* () {
    for (count = 1; count < 5; count += 1) yield;
    return "made";
  });
  const work = ahead();
  work.next();
  assert.equal(count, 1);
  assert.equal(get(), "made");
  assert.equal(count, 5);
  assert.ok(work.next().done);
  assert.deepEqual([get(), count], ["made", 5]);
});

test("a search finds the same whether its index was made ahead, half made or not made", () => {
  const [whole, half, none] = [finder(), finder(), finder()];
  const steps = [...whole.ahead()].length;
  assert.ok(steps > things.length / 40, `${steps} pauses`);
  const begun = half.ahead();
  for (let n = 0; n < steps / 2; n += 1) begun.next();
  for (const text of ["voter", "who funded the Initiative", "Citizens UK Ltd", "voter regstration"]) {
    assert.deepEqual(half(text), none(text));
    assert.deepEqual(whole(text), none(text));
  }
});
