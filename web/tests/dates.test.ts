import assert from "node:assert/strict";
import { test } from "node:test";

import { NEVER_LATE, UNDATED, calendar, dayOf, isIn, overall, yearAndMonthOf } from "../core/dates.js";

const ALWAYS = { since: 0, until: 0, asOf: "", datedOnly: false, undated: "" } as const;

test("a day is a number only where it is written as a day", () => {
  assert.equal(dayOf("2019-05-01"), 20190501);
  assert.equal(dayOf("2019-05"), 0);
  assert.equal(dayOf(""), 0);
});

test("days have a year, a month in it, and a place in a count", () => {
  assert.equal(yearAndMonthOf(20160701), 2016.5);
  assert.equal(yearAndMonthOf(20160000), 2016);
  assert.equal(calendar(20160201) - calendar(20160131), 1);
});

test("a claim is in a period unless it certainly ended before it or began after it", () => {
  const claim = [20160301, 20160331, 20180101, 20181231] as const;
  assert.equal(isIn(claim, { ...ALWAYS, since: 2018 }), true);
  assert.equal(isIn(claim, { ...ALWAYS, since: 2019 }), false);
  assert.equal(isIn(claim, { ...ALWAYS, until: 2015 }), false);
  assert.equal(isIn(claim, { ...ALWAYS, asOf: "2017-06-30" }), true);
  assert.equal(isIn(claim, { ...ALWAYS, asOf: "2019-01-01" }), false);
});

test("what is undated stands apart from every period, and is taken along only where that is asked for", () => {
  assert.equal(isIn(undefined, ALWAYS), true);
  assert.equal(isIn(undefined, { ...ALWAYS, datedOnly: true }), false);
  assert.equal(isIn(undefined, { ...ALWAYS, since: 2018 }), false);
  assert.equal(isIn(undefined, { ...ALWAYS, asOf: "2018-01-01" }), false);
  assert.equal(isIn(undefined, { ...ALWAYS, since: 2018, undated: "with" }), true);
});

test("what is undated can be had alone", () => {
  const dated = [20160301, 20160331, 20180101, 20181231] as const;
  assert.equal(isIn(undefined, { ...ALWAYS, undated: "only" }), true);
  assert.equal(isIn(dated, { ...ALWAYS, undated: "only" }), false);
});

test("a row of steps is as certain as the least certain of them", () => {
  assert.equal(overall(["certain", "possible"]), "possible");
  assert.equal(overall(["certain"]), "certain");
  assert.deepEqual(UNDATED, [0, NEVER_LATE, 0, NEVER_LATE]);
});
