/** A trace in the panel: the verdict, the steps with their evidence, and where it stops. */

import { caveatsOfPath, findingsOf, gapsOf } from "../core/findings.js";
import { isBreak, weaknessOf } from "../core/step_findings.js";
import { whoTells } from "../core/tellers.js";
import { once, plural, titled } from "../core/text.js";
import type { Pathway, Step, Trace } from "../core/trace.js";
import { namesOf } from "../core/words.js";
import { caveatCard, claimCard, foldCards, tags } from "./claims.js";
import { RECORD, nameOf } from "./data.js";
import { $, button, make, panel, say, within } from "./elements.js";
import type { Child } from "./elements.js";
import { lanesFigure } from "./lanes.js";
import { backButton, goTo } from "./parts.js";
import { COMBOBOX, combobox } from "./search.js";
import { change, claimsFiltered, open, state } from "./state.js";
import { inPassing, inWords, traceOf } from "./tracing.js";

/** The buttons with which a trace begins or ends at a thing. */
export function traceButtons(id: string): HTMLElement {
  const from = state.from && state.from !== id;
  return make(
    "p",
    { class: "actions" },
    from
      ? button(`Trace from ${shortly(nameOf(state.from))} to here`, () =>
          open({ from: state.from, to: id }, { focus: true }),
        )
      : button(state.from === id ? "Tracing from here: now choose where to" : "Trace from here", () => startTrace(id), {
          "aria-pressed": String(state.from === id),
        }),
    from && button("Start from here instead", () => startTrace(id), { class: "link" }),
  );
}

const shortly = (name: string): string => (name.length > 34 ? `${name.slice(0, 32).trimEnd()}…` : name);

function startTrace(id: string): void {
  change({ from: state.from === id ? "" : id }, { silent: true });
  say(state.from ? `Tracing from ${nameOf(id)}. Choose where to, by search or on the map.` : "No longer tracing.");
  within(panel, ".actions button").focus();
}

/** The form with which two things are chosen. */
export function traceForm(from = "", to = ""): HTMLElement {
  const chosen = { from, to };
  const trace = () => open(chosen, { focus: true });
  const end = (name: "from" | "to", label: string) =>
    endField(name, label, chosen[name], (id) => {
      chosen[name] = id;
      say(`${label} ${nameOf(id)}`);
      if (chosen.from && chosen.to) trace();
      else if (name === "from") $("trace-to").focus();
    });
  const swap = () => open({ from: chosen.to, to: chosen.from }, { focus: true });
  return make(
    "div",
    { class: "tracing", role: "group", "aria-label": "Trace between two things" },
    end("from", "From"),
    end("to", "To"),
    from && to && button("Swap", swap),
  );
}

function endField(name: string, label: string, chosen: string, choose: (id: string) => void): HTMLElement {
  const field = make("input", {
    id: `trace-${name}`,
    type: "search",
    value: chosen && nameOf(chosen),
    ...COMBOBOX,
    "aria-controls": `${name}-hits`,
  });
  const hits = make("ul", {
    id: `${name}-hits`,
    class: "hits",
    role: "listbox",
    "aria-label": `Things to trace ${name}`,
    hidden: true,
  });
  combobox(field, hits, (id) => {
    field.value = nameOf(id);
    choose(id);
  });
  return make("div", { class: "search" }, make("label", { for: `trace-${name}` }, label), field, hits);
}

/** The page of the trace that is open. */
export function tracePage(): Child {
  const trace = traceOf(state.from, state.to);
  const path = trace.pathways[state.pathway];
  const command = `civicgraph trace ${state.from} ${state.to}`;
  const other = make(
    "details",
    { class: "other" },
    make("summary", {}, "Trace between two other things"),
    traceForm(state.from, state.to),
  );
  return [
    backButton(),
    make("p", { class: "type" }, "Pathway"),
    make("h2", { tabindex: "-1", class: "pair" }, "From ", nameOf(state.from), " to ", nameOf(state.to)),
    !state.story && other,
    make(
      "ul",
      { class: "verdict sum" },
      findingsOf(RECORD, trace, path).map((found) => make("li", {}, inWords(found))),
    ),
    path && pathwayParts(trace, path),
    claimsFiltered() &&
      make("p", { class: "small" }, "Traced through all claims of this page, whatever the filters are set to."),
    make("p", { class: "small" }, `The same answer in a terminal, with robustness and gatekeepers: ${command}`),
  ];
}

function pathwayParts(trace: Trace, path: Pathway): Child {
  const gaps = gapsOf(RECORD, path);
  return [
    trace.pathways.length > 1 && pathwayPicker(trace),
    make("h3", {}, "Steps"),
    make("ol", { class: "steps" }, path.steps.map(stepItem)),
    make("h3", {}, "Over time"),
    lanesFigure(path),
    gaps.length > 0 && make("h3", {}, "What is missing"),
    make(
      "ul",
      { class: "verdict" },
      gaps.map((found) => make("li", {}, inWords(found))),
    ),
    cautionParts(path),
  ];
}

function pathwayPicker(trace: Trace): HTMLElement {
  const found = `${trace.isExact ? "" : "at least "}${plural(trace.found, "pathway")}`;
  return make(
    "div",
    { class: "picker", role: "group", "aria-label": "Which pathway" },
    make("span", { class: "small" }, `${titled(found)}. Best first:`),
    trace.pathways.map((_, n) =>
      button(String(n + 1), () => change({ pathway: n }, { focus: true }), {
        "aria-pressed": String(n === state.pathway),
        "aria-label": `Pathway ${n + 1}`,
      }),
    ),
  );
}

function stepItem(step: Step, n: number): HTMLElement {
  const claims = [...step.claims, ...step.disputing];
  const weak = isBreak(RECORD, step);
  return make(
    "li",
    { class: weak ? "step weak" : "step" },
    make("span", { class: "number", "aria-hidden": "true" }, n + 1),
    make(
      "div",
      {},
      make("p", { class: "sentence" }, goTo(step.start), ` `, make("b", {}, step.phrase), ` `, goTo(step.end)),
      tags(step.lead),
      stepNotes(step, n),
      make(
        "details",
        {},
        make("summary", {}, `Evidence of step ${n + 1} (${plural(claims.length, "claim")})`),
        claims.map((claim) => claimCard(claim, true)),
      ),
    ),
  );
}

/* Who tells a step, why it is weak, who disputes it, and when it was. */
function stepNotes(step: Step, n: number): Child {
  const told = whoTells(RECORD, step);
  const doubters = namesOf(
    RECORD,
    once(step.disputing, (claim) => claim.voice),
  );
  const order = step.chronology === "possible" && n ? ", an order that is possible, not certain" : "";
  return [
    told && make("p", { class: "small" }, inWords(told)),
    isBreak(RECORD, step) && make("p", { class: "breaks" }, `Breaks here: ${inPassing(weaknessOf(RECORD, step))}.`),
    step.disputing.length > 0 && make("p", { class: "breaks" }, `Disputed by ${doubters}.`),
    make("p", { class: "small" }, step.lead.when, order),
  ];
}

/* Cautions on the steps themselves in full, those on the things passed folded away. */
function cautionParts(path: Pathway): Child {
  const near = caveatsOfPath(RECORD, path, false);
  const far = caveatsOfPath(RECORD, path, true).filter((caveat) => !near.includes(caveat));
  if (!near.length && !far.length) return null;
  const more = make(
    "details",
    {},
    make("summary", {}, `${plural(far.length, "more caution")} on the things passed`),
    far.map(caveatCard),
  );
  return [
    make("h3", {}, "What the record cautions"),
    foldCards(near.map(caveatCard), "caution on these steps", "cautions on these steps"),
    far.length > 0 && more,
  ];
}
