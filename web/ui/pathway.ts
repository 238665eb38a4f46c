/** A trace in the panel: the verdict, the steps with their evidence, and where it stops. */

import { findingsOf } from "../core/findings.js";
import { gapsOf } from "../core/gaps.js";
import { claimsOfPath } from "../core/model.js";
import type { Pathway, Trace } from "../core/model.js";
import { summaryFinding } from "../core/step_findings.js";
import { plural, titled } from "../core/text.js";
import type { Finding } from "../core/words.js";
import { PAGE, RECORD, codeOf, nameOf } from "./data.js";
import { $, button, make, panel, say, within } from "./elements.js";
import type { Child } from "./elements.js";
import { glossary } from "./glossary.js";
import { lanesFigure } from "./lanes.js";
import { deedParts, hasAnswer } from "./deeds.js";
import { backButton } from "./parts.js";
import { cautionParts, stepList, tieParts } from "./pathway_parts.js";
import { COMBOBOX, combobox } from "./search.js";
import { change, claimsFiltered, open, state } from "./state.js";
import { inPassing, inWords, traceOf, traceQuestion } from "./tracing.js";

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
  return make(
    "div",
    { class: "tracing", role: "group", "aria-label": "Trace between two things" },
    end("from", "From"),
    end("to", "To"),
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
  const { verdict, details } = findingsOf(RECORD, trace, path);
  const other = make(
    "details",
    { class: "other" },
    make("summary", {}, "Trace between two other things"),
    traceForm(state.from, state.to),
  );
  return [
    backButton(),
    make("p", { class: "type" }, path ? "Pathway" : "No pathway", !state.story && swapButton("Swap the two ends")),
    make("h2", { tabindex: "-1", class: "pair" }, traceQuestion(state.from, state.to)),
    !state.story && other,
    findingList(verdict, "verdict sum"),
    trace.isReverse && !state.story && swapButton("Show the pathway the other way round"),
    path && pathwayParts(trace, path),
    !path && connectionParts(trace),
    cautionParts(trace, path),
    details.length > 0 && [make("h3", {}, "In detail"), findingList(details, "verdict")],
    path && missingParts(path),
    path && tieParts(trace),
    path && glossary(claimsOfPath(path)),
    claimsFiltered() &&
      make("p", { class: "small" }, "Traced through all claims of this page, whatever the filters are set to."),
    make("p", { class: "small" }, `The same answer in a terminal, with robustness and gatekeepers: ${command}`),
  ];
}

/* What joins the two where no pathway does; first what an actor did, where it answers the other end. */
function connectionParts(trace: Trace): Child {
  const parts = [tieParts(trace), deedParts(trace.from, trace.to)];
  return hasAnswer(trace.from, trace.to) ? parts.reverse() : parts;
}

/* The same two things the other way round. */
const swapButton = (text: string): HTMLElement =>
  button(text, () => open({ from: state.to, to: state.from }, { focus: true }), { class: "link" });

const findingList = (findings: readonly Finding[], name: string): HTMLElement =>
  make(
    "ul",
    { class: name },
    findings.map((found) => make("li", {}, inWords(found))),
  );

function pathwayParts(trace: Trace, path: Pathway): Child {
  const many = `${titled(plural(path.steps.length, "step"))}, ${inPassing(summaryFinding(RECORD, path))}`;
  return [
    trace.pathways.length > 1 && pathwayPicker(trace),
    make("h3", {}, many),
    stepList(path),
    make("h3", {}, "Over time"),
    lanesFigure(path),
  ];
}

function missingParts(path: Pathway): Child {
  const gaps = gapsOf(RECORD, path);
  if (!gaps.length) return null;
  const rungs = PAGE.ladder.map((rung) => codeOf("rung", rung).label).join(", ");
  const ladder = make("p", { class: "small" }, `The ladder from an ask to what came of it has these rungs: ${rungs}.`);
  return [make("h3", {}, "What is missing"), findingList(gaps, "verdict"), ladder];
}

function pathwayPicker(trace: Trace): HTMLElement {
  const found = `${trace.isExact ? "" : "at least "}${plural(trace.found, "pathway")}`;
  return make(
    "div",
    { class: "picker", role: "group", "aria-label": "Which pathway" },
    make("span", { class: "small" }, `${titled(found)}. Best first:`),
    trace.pathways.map((_, n) =>
      button(String(n + 1), () => change({ pathway: n, step: 0 }, { focus: true }), {
        "aria-pressed": String(n === state.pathway),
        "aria-label": `Pathway ${n + 1}`,
      }),
    ),
  );
}
