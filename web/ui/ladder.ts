/** On a phone every view is a list that reads downwards and scrolls with the page, in the place of the picture. */

import { wordingOf } from "../core/codes.js";
import { isBreak } from "../core/model.js";
import { linksOf as linksIn } from "../core/scene_parts.js";
import type { Link } from "../core/drawing.js";
import type { Line } from "../core/record.js";
import { weaknessOf } from "../core/step_findings.js";
import { PAGE, RECORD, at, linesOf, linksOf } from "./data.js";
import { $, button, make, nodesOf, panel, within } from "./elements.js";
import type { Child } from "./elements.js";
import { amongParts, aroundParts, card, thingList } from "./ladder_parts.js";
import { isLadder, isPhone, watchPhone } from "./phone.js";
import { GROUPS, countIn, groupOf, picture } from "./picture.js";
import type { DrawnStep } from "./picture.js";
import { lineNamed, linesAmong, shown, shownClaims } from "./shown.js";
import { change, isTrace, open, opens, state } from "./state.js";
import type { How, Patch } from "./state.js";
import { toneSample } from "./strokes.js";
import { NO_PATHWAY, inPassing } from "./tracing.js";

const MANY = 150; // lines beyond which things are listed instead

/** Show the view as a list, or the picture in its place. */
export function drawLadder(patch: Patch, how: How): void {
  const shows = isLadder();
  document.documentElement.dataset["phone"] = isPhone() ? "yes" : "no";
  document.body.dataset["shows"] = shows ? "ladder" : "picture";
  $("ladder").hidden = !shows;
  $("ladder-ways").hidden = !isPhone() || state.view !== "map";
  $("as-picture").textContent = state.asPicture ? "Read it as a list" : "Draw it as a picture";
  within(document, isPhone() ? "footer" : ".tools").append($("theme"));
  if (shows)
    $("ladder").replaceChildren(make("h2", { class: "hidden" }, "The lines of this view"), ...nodesOf(viewParts()));
  if (isPhone() && opens(patch) && (how.move || how.focus)) comeIntoView();
}

/* What was opened is read from its beginning: the view, and at the start the whole page. */
function comeIntoView(): void {
  if (document.body.dataset["ready"] !== "yes") return;
  if (document.body.dataset["open"] === "no") scrollTo(0, 0);
  else within(document, "main").scrollIntoView({ block: "start" });
}

const linksFor = (lines: readonly Line[]): Link[] => linksIn(RECORD, lines, shownClaims, state.faded);

function viewParts(): Child {
  const { scene } = picture;
  if (scene.steps.length) return pathwayParts(scene.steps);
  if (isTrace()) return gapParts();
  if (scene.mode === "groups") return groupParts();
  if (state.thing) return aroundParts(state.thing, linksFor(linesOf(state.thing)));
  if (state.line) return amongParts([], linksFor([lineNamed(state.line)]));
  return listParts(idsOfView());
}

function idsOfView(): string[] {
  if (state.things.length) return state.things.filter((id) => shown.things.has(id));
  const ids = state.group ? at(GROUPS, state.group).things : [...picture.scene.places.keys()];
  return ids.filter((id) => shown.things.has(id));
}

function listParts(ids: readonly string[]): Child {
  const lines = [...linesAmong(new Set(ids))].map(lineNamed);
  if (lines.length <= MANY) return amongParts(ids, linksFor(lines));
  return thingList(ids.toSorted((a, b) => linksOf(b) - linksOf(a) || (a < b ? -1 : 1)));
}

/* A pathway: each thing, and between two of them the step with its verb, how it is told, and where it breaks. */
function pathwayParts(steps: readonly DrawnStep[]): Child {
  const [first] = steps;
  const items = steps.map((step, n) =>
    make(
      "li",
      { class: isBreak(RECORD, step) ? "stage broken" : "stage" },
      stepButton(step, n),
      isBreak(RECORD, step) && make("p", { class: "breaks" }, `Breaks here: ${inPassing(weaknessOf(RECORD, step))}.`),
      card(step.end),
      jointNote(step.end),
    ),
  );
  return make("ol", { class: "pathway" }, first && make("li", { class: "stage" }, card(first.start)), items);
}

function jointNote(id: string): Child {
  const joint = picture.scene.joints.get(id);
  return joint ? make("p", { class: joint.isShared ? "joint shared" : "joint" }, joint.words) : null;
}

/* A step opens its evidence, which stands with the pathway in the panel; with no pathway there, that of its line. */
function stepButton(step: DrawnStep, n: number): HTMLElement {
  const put = wordingOf(RECORD, step.lead).label;
  const tone = linksIn(RECORD, step.line ? [lineNamed(step.line)] : [], () => [step.lead, ...step.disputing])[0]?.tone;
  return make(
    "button",
    {
      type: "button",
      class: "told-by",
      "aria-label": `Evidence of step ${n + 1}`,
      onclick: () => change({ step: n + 1 }, { focus: true }),
    },
    make("span", { class: "number", "aria-hidden": "true" }, n + 1),
    tone !== undefined && toneSample(tone),
    make("span", {}, step.phrase, " ", make("span", { class: "put" }, put)),
  );
}

/* No pathway joins the two: nothing is drawn between them. */
const gapParts = (): Child => [
  card(state.from),
  make("p", { class: "gap" }, NO_PATHWAY),
  card(state.to),
  [...picture.scene.lines].length > 0 && [
    make("h3", {}, "Connected, not by influence"),
    amongParts([], linksFor([...picture.scene.lines].map(lineNamed))),
  ],
];

/* The record by source: the groups, one rung of the ladder after another. */
function groupParts(): Child {
  const ids = [...picture.scene.places.keys()];
  const item = (id: string) => {
    const group = groupOf(id);
    const source = PAGE.sources[group.home]?.title ?? "of no source";
    const opened = () => open({ group: group.key }, { move: true });
    return make("li", {}, button(`${source} (${countIn(id)})`, opened, { class: "card" }));
  };
  return PAGE.columns.map((title, column) => {
    const own = ids.filter((id) => groupOf(id).column === column);
    return own.length > 0 && [make("h3", {}, title), make("ul", {}, own.map(item))];
  });
}

/* The bar of a story stays at the foot of the screen; the page ends above it. */
function keepFootFree(): void {
  const bar = panel.querySelector<HTMLElement>(".story");
  const high = isPhone() && bar ? bar.offsetHeight : 0;
  document.body.style.setProperty("--foot-bar", `${high}px`);
}

/** Follow the width of the screen, and make the button work that chooses between list and picture. */
export function startLadder(): void {
  $("as-picture").addEventListener("click", () => change({ asPicture: !state.asPicture }, { silent: true }));
  $("to-evidence").addEventListener("click", () => panel.scrollIntoView({ block: "start" }));
  watchPhone(() => change({}, { silent: true }));
  new ResizeObserver(keepFootFree).observe(panel);
}
