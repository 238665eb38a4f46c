/** The evidence panel: where to start, one thing with all that is said of it, or one line with all its claims. */

import type { Thing } from "../core/page_data.js";
import { put } from "../core/record.js";
import type { Claim } from "../core/record.js";
import { plural } from "../core/text.js";
import { cautions, caveatsConcerning, claimCard, foldCards, sentence } from "./claims.js";
import { KINDS, PAGE, at, factsOf, kindOf, lineBetween, linesOf, linksOf, thing, typeOf, verb } from "./data.js";
import { make, nodesOf, panel, say, within } from "./elements.js";
import type { Child } from "./elements.js";
import { frontPage } from "./front.js";
import { backButton, goTo, heading, showAll, thingRow } from "./parts.js";
import { traceButtons, tracePage } from "./pathway.js";
import { GROUPS, homeOf } from "./picture.js";
import { questionPage } from "./question_view.js";
import { thingLinks } from "./served.js";
import { lineNamed, shown, shownClaims } from "./shown.js";
import { glyph, sample } from "./signs.js";
import { filters, isOpen, isTrace, open, opens, state } from "./state.js";
import type { How, Patch } from "./state.js";
import { storyBar } from "./stories.js";

const MANY = 10;

/** Show in the panel what is open. */
export function drawPanel(patch: Patch, how: How): void {
  const isDrawn = opens(patch) || filters(patch) || patch.theme !== undefined;
  if (!isDrawn) return;
  document.body.dataset["open"] = isOpen() || state.things.length ? "yes" : "no";
  panel.replaceChildren(...nodesOf([storyBar(), panelPage()]));
  if (!opens(patch)) return;
  panel.scrollTop = 0;
  const title = within(panel, "h2");
  if (how.focus) title.focus({ preventScroll: innerWidth > 860 });
  if (!how.silent) say(`${title.textContent}. ${(panel.querySelector(".sum") ?? title).textContent}`);
}

function panelPage(): Child {
  if (state.question) return questionPage();
  if (isTrace()) return tracePage();
  if (state.thing) return thingPage();
  if (state.line) return linePage();
  if (state.group) return groupPage();
  if (state.things.length) return thingsPage();
  return frontPage();
}

/* Groups */
function groupPage(): Child {
  const group = at(GROUPS, state.group);
  const members = group.things.filter((id) => shown.things.has(id));
  const row = (id: string) => thingRow(id, `${typeOf(id).label}, ${plural(linksOf(id), "relation")}`);
  const list = make("ul", { class: "relations" }, members.slice(0, 25).map(row));
  return [
    backButton(),
    make("p", { class: "type" }, homeOf(group, "Of no source", "Mostly from")),
    heading(PAGE.columns[group.column] ?? ""),
    make("p", { class: "small sum" }, `${plural(members.length, "thing")}, those with most relations first.`),
    list,
    showAll(list, members.slice(25), row),
  ];
}

function thingsPage(): Child {
  const ids = state.things.filter((id) => shown.things.has(id));
  return [
    heading(`${plural(ids.length, "thing")} in this view`),
    make(
      "ul",
      { class: "relations" },
      ids.map((id) => thingRow(id, typeOf(id).label)),
    ),
  ];
}

/* A thing */
function thingPage(): Child {
  const own = thing(state.thing);
  const claims = linesOf(own.id)
    .filter((line) => shown.lines.has(line.id))
    .flatMap(shownClaims);
  const facts = factsOf(own.id).filter((claim) => shown.claims.has(claim.id));
  const figures = plural(facts.length, "figure or fact", "figures and facts");
  const sum = `${plural(claims.length, "relation")} and ${figures} shown.`;
  const beyond = own.beyond && `Also related to ${plural(own.beyond, "thing")} left out of this page.`;
  return [
    backButton(),
    make("p", { class: "type" }, glyph(own.type), typeOf(own.id).label),
    heading(own.name),
    traceButtons(own.id),
    thingLinks(own),
    own.aliases && make("p", { class: "small" }, `Also called ${own.aliases.join(", ")}`),
    own.description && make("p", {}, own.description),
    make("p", { class: "small sum" }, sum),
    beyond && make("p", { class: "small" }, beyond),
    keptOrNot(own),
    caveatsConcerning(own.id, (claim) => shown.claims.has(claim.id)),
    factsPart(facts),
    relationsPart(own.id, claims),
  ];
}

/* Of a promise that nobody has looked into, the page says so, lest silence be read as an answer. */
function keptOrNot({ id, beyond }: Thing): Child {
  if (typeOf(id).rung !== "commitment" || beyond) return null;
  const others = linesOf(id).flatMap((line) => line.ends);
  if (others.some((end) => thing(end).type === "StatusAssessment")) return null;
  return make("p", { class: "reason" }, "Whether it was kept is not assessed in this record: nobody has looked.");
}

function factsPart(facts: readonly Claim[]): Child {
  if (!facts.length) return null;
  const cards = facts.map((claim) =>
    make(
      "details",
      {},
      make("summary", {}, sentence(claim), " ", make("span", { class: "tags" }, cautions(claim))),
      claimCard(claim, false),
    ),
  );
  return [make("h3", {}, "Figures and facts"), foldCards(cards, "figure or fact", "figures and facts")];
}

const rankKind = ([claim]: readonly Claim[]): number => (claim ? KINDS.indexOf(kindOf(claim)) : 0);

function relationsPart(id: string, claims: readonly Claim[]): Child {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) put(groups, verb(claim, id), claim);
  const ordered = [...groups].sort((a, b) => rankKind(a[1]) - rankKind(b[1]) || (a[0] < b[0] ? -1 : 1));
  return ordered.map(([words, group]) => relationPart(id, words, group));
}

function relationPart(id: string, words: string, group: Claim[]): Child {
  const sorted = group.toSorted((a, b) => ((a.from ?? "9") < (b.from ?? "9") ? -1 : 1));
  const row = (claim: Claim) => relationRow(id, claim);
  const list = make("ul", { class: "relations" }, sorted.slice(0, MANY).map(row));
  const kind = sorted[0] ? kindOf(sorted[0]) : "";
  const order = kind === "sequence" && make("span", { class: "plainly" }, "order in time only");
  return [
    make("h3", { class: "verb" }, sample(kind), `${words} (${group.length})`, order),
    list,
    showAll(list, sorted.slice(MANY), row),
  ];
}

function relationRow(id: string, claim: Claim): HTMLElement {
  const other = claim.subject === id ? claim.object : claim.subject;
  const line = lineBetween(id, other)?.id ?? "";
  const evidence = make(
    "button",
    {
      type: "button",
      class: "open",
      "aria-label": `Evidence: ${sentence(claim)}`,
      onclick: () => open({ line }, { focus: true }),
    },
    "Evidence",
  );
  return make(
    "li",
    {},
    glyph(thing(other).type),
    make("span", {}, goTo(other)),
    evidence,
    make("span", { class: "note" }, claim.when, cautions(claim)),
  );
}

/* A line */
function linePage(): Child {
  const line = lineNamed(state.line);
  const claims = shownClaims(line);
  const sources = new Set(claims.map((claim) => claim.source)).size;
  const [first, second] = line.ends;
  return [
    backButton(),
    make("p", { class: "type" }, "What is claimed of"),
    make("h2", { tabindex: "-1", class: "pair" }, goTo(first), " – ", goTo(second)),
    make("p", { class: "small sum" }, `${plural(claims.length, "claim")} by ${plural(sources, "source")}.`),
    claims.length === 0 && make("p", {}, "Filters leave out every claim of this line."),
    claims.map((claim) => claimCard(claim, true)),
  ];
}
