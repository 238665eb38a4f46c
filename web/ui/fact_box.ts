/** The first answer about a thing: the facts that its type declares, each with who says so and how strongly. */

import { factsAbout, resultOf, timeOf } from "../core/facts.js";
import type { FactRow, Said } from "../core/facts.js";
import type { Thing } from "../core/page_data.js";
import { isOf } from "../core/record.js";
import type { Claim } from "../core/record.js";
import { plural, titled } from "../core/text.js";
import { cautions, isDated, sentence } from "./claims.js";
import { RECORD, lineBetween, linesOf, relationOf, typeOf } from "./data.js";
import { button, make } from "./elements.js";
import type { Child } from "./elements.js";
import { goTo } from "./parts.js";
import { shown } from "./shown.js";
import { sourceMark } from "./sources.js";
import { open } from "./state.js";

const MOST = 6;
const isShown = (claim: Claim): boolean => shown.claims.has(claim.id);

/** The box of facts; `cautioned`: how many cautions follow. */
export function factBox(own: Thing, cautioned: number): Child {
  const { rows, missing } = factsAbout(RECORD, own.id, isShown);
  const kept = keptOrNot(own);
  if (!rows.length && !missing.length && !cautioned && !kept) return null;
  return make(
    "section",
    { class: "facts", "aria-label": "In short" },
    make(
      "dl",
      {},
      rows.map((row) => factRow(own.id, row)),
      kept,
      cautionRow(cautioned),
    ),
    missing.length > 0 &&
      !own.beyond &&
      make("p", { class: "small" }, `Nothing in this record on: ${missing.map(plainly).join(", ")}.`),
  );
}

function factRow(id: string, { name, words, said }: FactRow): Child {
  const values = said.slice(0, MOST).map((one) => factValue(id, one));
  const rest = said.length - MOST;
  const more = rest > 0 && button(`and ${rest} more`, () => showRelation(name), { class: "link" });
  return [make("dt", {}, titled(plainly(words))), make("dd", {}, values, more)];
}

/* "was funded by" is headed "funded by"; what has no such ending would say the opposite without its first word. */
const plainly = (words: string): string => words.replace(/^(?:was|is) (?=.+ (?:by|to|at|in|of|for|from|with)$)/, "");

/** Bring a relation of the page into view, by its name in the list of facts. */
export function showRelation(name: string): void {
  const part = document.getElementById(`relation-${name.replace("^", "of-")}`);
  part?.scrollIntoView({ block: "start" });
  part?.querySelector<HTMLElement>("h3")?.focus({ preventScroll: true });
}

function factValue(id: string, said: Said): Child {
  const [lead] = said.claims;
  if (!lead) return null;
  const time = isDated(lead) && !relationOf(lead).givesTime && lead.when;
  return make(
    "div",
    { class: "value" },
    make(
      "span",
      {},
      said.other ? [goTo(said.other), beside(said.other)] : said.text,
      time && make("span", { class: "time" }, ` ${time}`),
    ),
    evidenceMark(id, said, lead),
    make("span", { class: "tags" }, cautions(lead), said.isDisputed && !lead.disputes && "disputed"),
  );
}

/** When a thing itself was and what it comes to, in grey beside its name. */
export function beside(id: string): Child {
  const [time, result] = [timeOf(RECORD, id), resultOf(RECORD, id)];
  return [
    result && make("span", { class: "result" }, ` ${result}`),
    time && make("span", { class: "time", title: "when it was" }, ` (${time})`),
  ];
}

/* The number of the source, which opens the evidence of what has a line, and tells how much more says so. */
function evidenceMark(id: string, { other, claims }: Said, lead: Claim): HTMLElement {
  const line = other ? lineBetween(id, other)?.id : "";
  const mark = sourceMark(lead.source);
  if (!line) return mark;
  const title = `${sentence(lead)}: ${plural(claims.length, "claim")}, evidence`;
  const node = button("", () => open({ line }, { focus: true }), { class: "link evidence", "aria-label": title });
  node.append(mark);
  return node;
}

const cautionRow = (count: number): Child =>
  count > 0 && [
    make("dt", {}, "Cautions"),
    make(
      "dd",
      {},
      button(plural(count, "caution"), () => showCautions(), { class: "link" }),
    ),
  ];

function showCautions(): void {
  const section = document.getElementById("cautions");
  section?.scrollIntoView({ block: "start" });
  section?.querySelector<HTMLElement>("h3")?.focus({ preventScroll: true });
}

/* Of a promise that nobody has looked into, the page says so, lest silence be read as an answer. */
function keptOrNot({ id, beyond }: Thing): Child {
  if (typeOf(id).rung !== "commitment" || beyond) return null;
  const others = linesOf(id).flatMap((line) => line.ends);
  if (others.some((end) => isOf(RECORD, end, "StatusAssessment"))) return null;
  return [make("dt", {}, "Kept?"), make("dd", {}, "Not assessed in this record: nobody has looked.")];
}
