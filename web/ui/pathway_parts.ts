/** The parts of a trace in the panel: its steps and joints, what the record cautions, what else ties the two. */

import { isBreak, isShared, metBy } from "../core/model.js";
import type { Pathway, Step, Tie, Trace } from "../core/model.js";
import { caveatsAbout, isAlwaysTold } from "../core/record.js";
import type { Caveat, Claim } from "../core/record.js";
import { weaknessOf } from "../core/step_findings.js";
import { whoTells } from "../core/tellers.js";
import { once, plural } from "../core/text.js";
import { namesOf } from "../core/words.js";
import { cautionCount, caveatCard, caveatLine } from "./caveats.js";
import { claimCard, isDated, sentence, tags, whoSays } from "./claims.js";
import { KINDS, PAGE, RECORD, kindOf, lineBetween, nameOf } from "./data.js";
import { button, make } from "./elements.js";
import type { Child } from "./elements.js";
import { goTo } from "./parts.js";
import { change, state } from "./state.js";
import { inPassing, inWords, jointWords, openLine } from "./tracing.js";

/** The steps of a pathway, each with how it and the next meet. */
export const stepList = (path: Pathway): HTMLElement =>
  make(
    "ol",
    { class: "steps" },
    path.steps.map((step, n) => stepItem(path, step, n)),
  );

function stepItem(path: Pathway, step: Step, n: number): HTMLElement {
  const claims = [...step.claims, ...step.opposing, ...step.disputing];
  const weak = isBreak(RECORD, step);
  return make(
    "li",
    { class: weak ? "step weak" : "step", id: `step-${n + 1}` },
    make("span", { class: "number", "aria-hidden": "true" }, n + 1),
    make(
      "div",
      {},
      make("p", { class: "sentence" }, goTo(step.start), ` `, make("b", {}, step.phrase), ` `, goTo(step.end)),
      tags(step.lead),
      stepNotes(step, n),
      stepEvidence(claims, n + 1),
    ),
    jointLine(path, n + 1),
  );
}

/* The evidence of a step, which opens below it: the pathway stays, and the address tells the step. */
function stepEvidence(claims: readonly Claim[], number: number): Child {
  const isOpen = state.step === number;
  const words = `Evidence of step ${number} (${plural(claims.length, "claim")})`;
  const turn = () => change({ step: isOpen ? 0 : number }, { focus: true });
  return [
    button(words, turn, { class: "evidence-of-step", "aria-expanded": String(isOpen) }),
    make(
      "div",
      { class: "evidence-here", hidden: !isOpen },
      claims.map((claim) => claimCard(claim, true)),
    ),
  ];
}

/* How a step and the next meet, where it is not in one passage; shared work as a warning. */
function jointLine(path: Pathway, number: number): Child {
  const joint = path.joints[number - 1];
  if (!joint || joint.strength === PAGE.ranks.plain) return null;
  return make("p", { class: isShared(joint) ? "joint shared" : "joint" }, jointWords(path, number));
}

/* Who tells a step, why it is weak, who disputes it, and when it was. */
function stepNotes(step: Step, n: number): Child {
  const told = whoTells(RECORD, step);
  const voices = (claims: readonly Claim[]) =>
    namesOf(
      RECORD,
      once(claims, (claim) => claim.voice),
    );
  const isOpen = step.chronology === "possible" && n > 0;
  const when = [isDated(step.lead) && step.lead.when, isOpen && "an order that is possible, not certain"];
  return [
    told && make("p", { class: "small" }, inWords(told)),
    isBreak(RECORD, step) && make("p", { class: "breaks" }, `Breaks here: ${inPassing(weaknessOf(RECORD, step))}.`),
    step.opposing.length > 0 && make("p", { class: "breaks" }, `The opposite is said by ${voices(step.opposing)}.`),
    step.disputing.length > 0 && make("p", { class: "breaks" }, `Disputed by ${voices(step.disputing)}.`),
    when.some(Boolean) && make("p", { class: "small" }, when.filter(Boolean).join(", ")),
  ];
}

/** What the record cautions: what is always told in full, the rest folded and counted. */
export function cautionParts(trace: Trace, path: Pathway | undefined): Child {
  const taken = trace.through.flatMap(({ id, claim }) => [id, claim.id]);
  const met = path
    ? [...new Set([trace.from, trace.to, ...taken, ...path.things, ...path.steps.flatMap(claimIds)])]
    : [...metBy(trace)];
  const found = caveatsAbout(RECORD, met);
  if (!found.length) return null;
  const card = (caveat: Caveat) => caveatCard(caveat, whoseIs(caveat, path, met));
  const always = found.filter((caveat) => isAlwaysTold(RECORD, caveat));
  const told = always.length ? always : found.slice(0, 1);
  const others = found.filter((caveat) => !told.includes(caveat));
  const where = path ? "on the steps and the things passed" : "on the two ends";
  const summary = cautionCount(others, "more caution", ` ${where}`);
  return [
    make("h3", {}, "What the record cautions"),
    told.map(card),
    others.length > 0 &&
      make(
        "details",
        {},
        make("summary", {}, summary),
        others.map((caveat) => caveatLine(caveat, whoseIs(caveat, path, met))),
      ),
  ];
}

const claimIds = (step: Step): string[] =>
  [...step.claims, ...step.opposing, ...step.disputing].map((claim) => claim.id);

/* The steps that a caveat is on, else the first thing that it is about. */
function whoseIs({ concerns }: Caveat, path: Pathway | undefined, met: readonly string[]): string {
  const steps = path?.steps ?? [];
  const numbers = steps.flatMap((step, n) => (claimIds(step).some((id) => concerns.includes(id)) ? [n + 1] : []));
  if (numbers.length) return `on ${numbers.length > 1 ? "steps" : "step"} ${numbers.join(", ")}`;
  const about = met.find((id) => RECORD.things.has(id) && concerns.includes(id));
  return about === undefined ? "" : `on ${nameOf(about)}`;
}

/** What else joins the two ends, that is no pathway. */
export function tieParts({ pathways, ties, moreTies, isReverse }: Trace): Child {
  if (!ties.length) return null;
  const what = "Each line is a claim of the record. Together they are no pathway from the one to the other.";
  return [
    make("h3", {}, pathways.length ? "Other ties between the two, not walked" : howTied(ties, isReverse)),
    !pathways.length && make("p", { class: "small" }, what),
    make("ul", { class: "ties" }, ties.map(tieItem)),
    moreTies > 0 && make("p", { class: "small" }, `And ${plural(moreTies, "more tie")}.`),
  ];
}

/* What joins two things that no pathway does is called no influence only where none of its claims is. */
function howTied(ties: readonly Tie[], isReverse: boolean): string {
  if (isReverse) return "What else joins the two";
  const isInfluence = ties.some(({ claims }) => claims.some((claim) => kindOf(claim) === KINDS[0]));
  return isInfluence ? "Connected, but by no pathway" : "Connected, not by influence";
}

const tieItem = ({ claims }: Tie): HTMLElement =>
  make(
    "li",
    {},
    claims.map((claim) => make("p", {}, openClaim(claim), whoSays(claim))),
  );

/* A claim by what it says, which opens the line that it stands on. */
function openClaim(claim: Claim): HTMLElement {
  const line = lineBetween(claim.subject, claim.object)?.id ?? "";
  return button(sentence(claim), () => openLine(line, { focus: true }), { class: "link" });
}
