/** The first page: what the record is about, how far it goes and where it breaks, and some ways in. */

import { wordingOf } from "../core/codes.js";
import { findingsOf } from "../core/findings.js";
import { isBreak } from "../core/model.js";
import type { Pathway } from "../core/model.js";
import { placesOf, workedPathway, yearsOf } from "../core/overview.js";
import type { Worked } from "../core/overview.js";
import type { Asked } from "../core/questions.js";
import type { Claim } from "../core/record.js";
import { shortName } from "../core/short_names.js";
import { plural, titled } from "../core/text.js";
import { PAGE, PAGE_TITLE, RECORD, STORIES, THINGS, linksOf, nameOf } from "./data.js";
import { button, make } from "./elements.js";
import type { Child } from "./elements.js";
import { goTo, heading } from "./parts.js";
import { traceForm } from "./pathway.js";
import { countIn, groupOf, groupTitle, picture } from "./picture.js";
import { FIRST_QUESTIONS, ask, textOf, isAnswered } from "./questions.js";
import { glyph } from "./signs.js";
import { open, state } from "./state.js";
import { showView } from "./stories.js";
import { inWords, traceOf } from "./tracing.js";

const WAYS = 7;
const HUBS = 2;
const PLACES = 3;
const TOLD = 4;

/** The page that is open when nothing else is. */
export function frontPage(): Child {
  const worked = workedPathway(RECORD);
  const questions = FIRST_QUESTIONS.filter(isAnswered);
  return [
    make("p", { class: "about" }, aboutWords()),
    worked ? workedParts(worked) : noPathway(),
    make("h3", {}, "Other ways in"),
    make("ul", { class: "ways", id: "ways" }, waysIn(worked, questions)),
    moreQuestions(questions),
    make(
      "details",
      { class: "other" },
      make("summary", {}, "Trace how one thing led to another"),
      traceForm(state.from),
    ),
    picture.scene.mode === "groups" && groupList(),
    make("p", { class: "small" }, hereWords()),
    make("p", { class: "small" }, make("a", { href: "#sources=1" }, "The record by source")),
    make("p", { class: "id" }, `data ${PAGE.about.hash}`),
  ];
}

/** What the record is about: its title, how much it holds, of which years and places. */
function aboutWords(): Child[] {
  const { title, sources, claims, things } = PAGE.about;
  const years = yearsOf(RECORD);
  const places = placesOf(RECORD, PLACES).map(nameOf);
  const span = years.first === years.last ? `in ${years.last}` : `from ${years.first} to ${years.last}`;
  const counted = `${plural(sources, "source")}, ${plural(claims, "claim")} on ${plural(things, "thing")}`;
  const dated = years.last
    ? `; what is dated lies ${span}${years.undated ? `, and ${years.undated.toLocaleString("en")} ${years.undated === 1 ? "has" : "have"} no date` : ""}`
    : "";
  return [
    title && title !== PAGE_TITLE && make("b", {}, `${title}. `),
    `${counted}${dated}.`,
    places.length > 0 && ` Most named ${places.length === 1 ? "place" : "places"}: ${places.join(", ")}.`,
  ];
}

const hereWords = (): string =>
  `On this page: ${plural(THINGS.size, "thing")} and ${plural(PAGE.about.claimsHere, "claim")}. ` +
  "Every line opens to the claims behind it, and every claim to its place in a source.";

/* The pathway that the record is known by */
function workedParts({ story, view, from, to }: Worked): Child {
  const trace = traceOf(from, to);
  const [path] = trace.pathways;
  const { verdict } = findingsOf(RECORD, trace, path);
  const whole = () => open({ from, to }, { focus: true });
  return [
    heading(story.question),
    verdictParts(
      verdict
        .filter(({ code }) => code !== "silence")
        .slice(0, TOLD)
        .map(inWords),
    ),
    path && make("details", {}, make("summary", {}, `Its ${plural(path.steps.length, "step")} in words`), chain(path)),
    make(
      "p",
      { class: "actions" },
      button("Open the pathway", whole),
      story.views.length > 1 &&
        button(
          `Read it in ${plural(story.views.length, "step")}`,
          () => showView(story.id, view ? 0 : view, { focus: true }),
          {
            class: "question-steps",
          },
        ),
    ),
  ];
}

/* The first sentence of a verdict by itself, then the others in a row. */
const verdictParts = ([first = "", ...rest]: readonly string[]): HTMLElement =>
  make("ul", { class: "verdict sum" }, make("li", {}, first), rest.length > 0 && make("li", {}, rest.join(" ")));

/* That the page begins with no pathway: where nothing is asked, none that began with an ask is to be expected. */
const NO_START = PAGE.things.some(({ type }) => PAGE.types[type]?.rung === "ask")
  ? "No pathway from something that was asked to something that came of it is on this page."
  : "Nobody here is told to have asked for anything, so this page does not begin with what came of an ask.";

const noPathway = (): Child => [
  heading("What this record holds"),
  make("p", { class: "sum" }, `${NO_START} What it does hold can be asked, traced and searched.`),
];

/** The steps of a pathway in short, with where it breaks. */
function chain({ steps, things }: Pathway): HTMLElement {
  const [first = ""] = things;
  const step = (n: number) => {
    const one = steps[n];
    if (!one) return null;
    const broken = isBreak(RECORD, one);
    const how = broken
      ? make("b", { class: "breaks" }, `breaks here: ${howPut(one.lead)}`)
      : make("span", { class: "small" }, howPut(one.lead));
    return make(
      "li",
      { class: broken ? "broken" : "" },
      make("span", { class: "by" }, `${one.phrase} · `, how),
      make("span", {}, titled(shortName(RECORD, one.end))),
    );
  };
  return make(
    "ol",
    { class: "chain", "aria-label": "The pathway, step by step" },
    make("li", {}, titled(shortName(RECORD, first))),
    steps.map((_, n) => step(n)),
  );
}

const howPut = (claim: Claim): string => wordingOf(RECORD, claim).label;

/* Ways in */
function waysIn(worked: Worked | null, questions: readonly Asked[]): HTMLElement[] {
  const stories = [...STORIES.values()].filter(({ id }) => id !== worked?.story.id).slice(0, WAYS - HUBS - 2);
  const told = stories.map((story) =>
    way(
      button(story.question, () => showView(story.id, 0, { focus: true }), { class: "link question" }),
      plural(story.views.length, "step"),
    ),
  );
  const hubs = [...PAGE.about.starts]
    .sort((a, b) => linksOf(b.thing) - linksOf(a.thing))
    .slice(0, HUBS)
    .map(({ thing, why }) =>
      way([glyph(RECORD.things.get(thing)?.type ?? ""), goTo(thing)], `${why}, ${plural(linksOf(thing), "relation")}`),
    );
  const first = questions.slice(0, WAYS - told.length - hubs.length).map(questionWay);
  return [...told, ...first, ...hubs];
}

const way = (what: Child, note: string): HTMLElement =>
  make("li", {}, make("span", {}, what), make("span", { class: "small" }, note));
const questionWay = (one: Asked): HTMLElement =>
  way(
    button(textOf(one), () => ask(one), { class: "link question" }),
    "question",
  );

function moreQuestions(questions: readonly Asked[]): Child {
  const rows = questions.map(questionWay);
  if (!rows.length) return null;
  return make(
    "details",
    {},
    make("summary", {}, `${plural(rows.length, "question")}; more by typing in the search`),
    make("ul", { class: "ways" }, rows),
  );
}

/* The groups of the map for those who do not see it. */
function groupList(): HTMLElement {
  const ids = [...picture.scene.places.keys()];
  const row = (id: string) => {
    const group = groupOf(id);
    const opened = () => open({ group: group.key }, { focus: true });
    return make("li", {}, button(`${groupTitle(group)} (${countIn(id)})`, opened, { class: "link" }));
  };
  return make("details", {}, make("summary", {}, `The ${ids.length} groups on the map`), make("ul", {}, ids.map(row)));
}
