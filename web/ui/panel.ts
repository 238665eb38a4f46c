/** The evidence panel: where to start, one thing with all that is said of it, or one line with all its claims. */

import type { Claim } from "../core/record.js";
import { plural } from "../core/text.js";
import { claimCard, isDated } from "./claims.js";
import { PAGE, at, linksOf, typeOf } from "./data.js";
import { make, nodesOf, panel, say, within } from "./elements.js";
import type { Child } from "./elements.js";
import { frontPage } from "./front.js";
import { glossary } from "./glossary.js";
import { backButton, goTo, heading, showAll, thingRow } from "./parts.js";
import { tracePage } from "./pathway.js";
import { GROUPS, homeOf } from "./picture.js";
import { questionPage } from "./question_view.js";
import { lineNamed, shown, shownClaims } from "./shown.js";
import { filters, isOpen, isTrace, opens, state } from "./state.js";
import type { How, Patch } from "./state.js";
import { storyBar } from "./stories.js";
import { thingPage } from "./thing_page.js";

/** Show in the panel what is open. */
export function drawPanel(patch: Patch, how: How): void {
  const isDrawn = opens(patch) || filters(patch) || patch.theme !== undefined;
  if (!isDrawn) return;
  document.body.dataset["open"] = isOpen() || state.things.length ? "yes" : "no";
  const isSame = pageKey() === drawn.page;
  const scrolled = panel.scrollTop;
  panel.replaceChildren(...nodesOf([storyBar(), panelPage()]));
  if (!opens(patch)) return;
  drawn.page = pageKey();
  if (isSame && state.step !== drawn.step) return showStep(scrolled, how);
  drawn.step = 0;
  panel.scrollTop = 0;
  if (state.step) return showStep(0, how);
  const title = within(panel, "h2");
  if (how.focus) title.focus({ preventScroll: innerWidth > 860 });
  if (!how.silent) say(`${title.textContent}. ${(panel.querySelector(".sum") ?? title).textContent}`);
}

/* The page that is drawn, and the step whose evidence is open on it. */
const drawn = { page: "", step: 0 };
const pageKey = (): string =>
  JSON.stringify([
    state.question,
    state.about,
    state.other,
    state.year,
    state.thing,
    state.line,
    state.group,
    state.from,
    state.to,
    state.pathway,
    state.story,
    state.at,
  ]);

/** Keep the page where it is, and bring the step that was opened or closed into view. */
function showStep(scrolled: number, how: How): void {
  const number = state.step || drawn.step;
  drawn.step = state.step;
  panel.scrollTop = scrolled;
  const step = panel.querySelector<HTMLElement>(`#step-${number}`);
  step?.scrollIntoView({ block: state.step ? "start" : "nearest" });
  if (how.focus) step?.querySelector<HTMLElement>("button[aria-expanded]")?.focus({ preventScroll: true });
  if (!how.silent) say(`Evidence of step ${number} ${state.step ? "opened" : "closed"}.`);
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
    make(
      "p",
      { class: "small sum" },
      `${plural(claims.length, "claim")} by ${plural(sources, "source")}.${undated(claims)}`,
    ),
    claims.length === 0 && make("p", {}, "Filters leave out every claim of this line."),
    claims.map((claim) => claimCard(claim, true)),
    glossary(claims),
  ];
}

/* That claims are not dated is said once, and not of each. */
function undated(claims: readonly Claim[]): string {
  const dated = claims.filter(isDated).length;
  if (!claims.length || dated === claims.length) return "";
  return dated ? ` ${dated} dated, the rest not.` : claims.length === 1 ? " It is not dated." : " None is dated.";
}
