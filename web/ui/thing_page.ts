/** The panel's page of one thing: what is asked first of it, what is cautioned, then all that is said of it. */

import { placeOf, saidBy, sideOf } from "../core/facts.js";
import type { Said } from "../core/facts.js";
import type { Fact } from "../core/page_data.js";
import { put } from "../core/record.js";
import type { Claim } from "../core/record.js";
import { plural, titled } from "../core/text.js";
import { cautionSection, cautionsConcerning } from "./caveats.js";
import { claimCard, isDated, sentence, whoSays } from "./claims.js";
import { RECORD, factsOf, kindOf, lineBetween, linesOf, objectOf, relationOf, thing, typeOf, verb } from "./data.js";
import { button, make } from "./elements.js";
import type { Child } from "./elements.js";
import { beside, factBox, showRelation } from "./fact_box.js";
import { glossary } from "./glossary.js";
import { backButton, goTo, heading, showAll } from "./parts.js";
import { traceButtons } from "./pathway.js";
import { thingLinks } from "./served.js";
import { shown, shownClaims } from "./shown.js";
import { glyph, sample } from "./signs.js";
import { sourceNotes } from "./sources.js";
import { open, state } from "./state.js";

const MANY = 6;
const isShown = (claim: Claim): boolean => shown.claims.has(claim.id);

/** All that the panel says of the thing that is open. */
export function thingPage(): Child {
  const own = thing(state.thing);
  const claims = linesOf(own.id)
    .filter((line) => shown.lines.has(line.id))
    .flatMap(shownClaims);
  const facts = factsOf(own.id).filter(isShown);
  const cautioned = cautionsConcerning(own.id, isShown);
  const groups = relationGroups(own.id, claims);
  const beyond = own.beyond && `Also related to ${plural(own.beyond, "thing")} left out of this page.`;
  return [
    backButton(),
    make("p", { class: "type" }, glyph(own.type), typeOf(own.id).label),
    heading(own.name),
    own.aliases && make("p", { class: "small" }, `Also called ${own.aliases.join(", ")}`),
    own.description && make("p", {}, own.description),
    own.facts && make("dl", { class: "small" }, own.facts.map(aboutThing)),
    factBox(own, cautioned.length),
    beyond && make("p", { class: "small" }, beyond),
    traceButtons(own.id),
    thingLinks(own),
    cautionSection(cautioned),
    make("p", { class: "small sum" }, sumOf(claims, facts)),
    contents(groups),
    groups.map((group) => relationPart(own.id, group)),
    factsPart(own.id, facts),
    sourceNotes([...claims, ...facts]),
    glossary([...claims, ...facts]),
  ];
}

/* An address, a number in a register, a name in another language. */
const aboutThing = ({ term, text, link }: Fact): Child[] => [
  make("dt", {}, titled(term)),
  make("dd", {}, link ? make("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, text) : text),
];

/** How much is shown, and how much of it bears a date. */
function sumOf(claims: readonly Claim[], facts: readonly Claim[]): string {
  const figures = plural(facts.length, "figure or fact", "figures and facts");
  const all = [...claims, ...facts];
  const dated = all.filter(isDated).length;
  const times = dated === all.length ? "" : dated ? ` ${dated} dated, the rest not.` : " None is dated.";
  return `${plural(claims.length, "relation")} and ${figures} shown.${all.length ? times : ""}`;
}

/* Claims in one relation as it reads from the thing. */
interface Group {
  id: string;
  words: string;
  kind: string;
  place: number;
  said: Said[];
}

/** What is said of a thing by relation, in the order that its type declares. */
function relationGroups(id: string, claims: readonly Claim[]): Group[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) put(groups, verb(claim, id), claim);
  return [...groups]
    .map(([words, some]) => groupOf(id, words, some))
    .sort((a, b) => a.place - b.place || (a.words < b.words ? -1 : 1));
}

function groupOf(id: string, words: string, claims: Claim[]): Group {
  const [first] = claims;
  return {
    id: first ? `relation-${first.disputes ? "disputed-" : ""}${sideOf(first, id).replace("^", "of-")}` : "",
    words,
    kind: first ? kindOf(first) : "",
    place: Math.min(...claims.map((claim) => placeOf(RECORD, id, claim))),
    said: saidBy(RECORD, id, claims),
  };
}

const countOf = ({ said }: Group): number => said.reduce((sum, { claims }) => sum + claims.length, 0);

/* The relations of a long page, each of which leads to its part. */
function contents(groups: readonly Group[]): Child {
  if (groups.length < 4) return null;
  const entry = (group: Group) =>
    button(`${group.words} (${countOf(group)})`, () => showRelation(group.id.slice("relation-".length)));
  return make("nav", { class: "contents", "aria-label": "Relations on this page" }, groups.map(entry));
}

function relationPart(id: string, group: Group): Child {
  const { words, kind, said } = group;
  const row = (one: Said) => relationRow(id, one);
  const list = make("ul", { class: "relations" }, said.slice(0, MANY).map(row));
  const order = kind === "sequence" && make("span", { class: "plainly" }, "order in time only");
  return make(
    "section",
    { id: group.id, class: "relation" },
    make("h3", { class: "verb", tabindex: "-1" }, sample(kind), `${words} (${countOf(group)})`, order),
    list,
    showAll(list, said.slice(MANY), row),
  );
}

function relationRow(id: string, { other, text, claims }: Said): HTMLElement {
  const line = lineBetween(id, other)?.id ?? "";
  const [lead] = claims;
  const evidence = make(
    "button",
    {
      type: "button",
      class: "open",
      "aria-label": `Evidence: ${lead ? sentence(lead) : ""}`,
      onclick: () => open({ line }, { focus: true }),
    },
    "Evidence",
  );
  return make(
    "li",
    {},
    other && glyph(thing(other).type),
    make("span", {}, other ? [goTo(other), beside(other)] : text),
    evidence,
    make("div", { class: "note" }, claims.map(whoSays)),
  );
}

/* Figures, dates and descriptions, in the order that the type declares. */
function factsPart(id: string, facts: readonly Claim[]): Child {
  if (!facts.length) return null;
  const ordered = facts.toSorted((a, b) => placeOf(RECORD, id, a) - placeOf(RECORD, id, b));
  const line = (claim: Claim) => factLine(id, claim);
  const list = make("div", { class: "figures" }, ordered.slice(0, MANY).map(line));
  return make(
    "section",
    { class: "relation" },
    make("h3", {}, "Figures and facts"),
    list,
    showAll(list, ordered.slice(MANY), line),
  );
}

function factLine(id: string, claim: Claim): HTMLElement {
  const summary = make("summary", {}, titled(factWords(id, claim)), " ", whoSays(claim));
  return make("details", {}, summary, claimCard(claim, false));
}

/* A figure or description without the name that stands at the head of the page. */
function factWords(id: string, claim: Claim): string {
  if (claim.subject !== id) return sentence(claim);
  const { fact } = relationOf(claim);
  return fact && !claim.disputes ? `${fact}: ${objectOf(claim)}` : `${verb(claim, id)} ${objectOf(claim)}`;
}
