import assert from "node:assert/strict";
import { test } from "node:test";

import { Queue } from "../core/queue.js";

test("a queue gives what comes first, whatever the order in which it came", () => {
  const queue = new Queue<number>((a, b) => a - b);
  for (const number of [5, 3, 9, 1, 3, 7]) queue.push(number);
  assert.equal(queue.size, 6);
  assert.deepEqual(
    Array.from({ length: 7 }, () => queue.pop()),
    [1, 3, 3, 5, 7, 9, undefined],
  );
});
