import assert from "node:assert/strict";
import { test } from "node:test";

import { along, overall } from "../core/dates.js";
import type { Chronology } from "../core/dates.js";
import type { Bounds } from "../core/page_data.js";
import { read } from "./vectors.js";

interface Chain {
  whens: string[];
  times: Bounds[];
  steps: Chronology[];
  overall: Chronology;
}

test("chains of dates are judged as Python judges them", () => {
  for (const chain of read<{ chains: Chain[] }>("dates").chains) {
    assert.deepEqual(along(chain.times), chain.steps, chain.whens.join(", "));
    assert.equal(overall(chain.steps), chain.overall, chain.whens.join(", "));
  }
});
