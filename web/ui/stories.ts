/** Where to start: questions, each a row of views with a caption; two things to trace; the most connected things. */

import type { Shape, Story } from "../core/page_data.js";
import { plural } from "../core/text.js";
import { PAGE, STORIES, THINGS, at, lineBetween, linksOf } from "./data.js";
import { button, make, panel, say, within } from "./elements.js";
import type { Child } from "./elements.js";
import { heading, thingRow } from "./parts.js";
import { traceForm } from "./pathway.js";
import { countIn, groupOf, groupTitle, picture } from "./picture.js";
import { NOTHING_OPEN, change, open, state } from "./state.js";
import type { How, Opened } from "./state.js";

/** The page that is open when nothing else is. */
export function startPage(): Child {
  const { about } = PAGE;
  const count = (number: number, word: string) => make("span", {}, make("b", {}, number.toLocaleString("en")), word);
  const sum =
    "Choose a question, a name or a shape. Every line opens to the claims behind it, " +
    "and every claim to its place in a source.";
  const here = `On this page: ${plural(THINGS.size, "thing")} and ${plural(about.claimsHere, "claim")}.`;
  const counts = [count(about.things, "things"), count(about.claims, "claims"), count(about.sources, "sources")];
  const starts = about.starts.map(({ thing, why }) => thingRow(thing, `${why}, ${plural(linksOf(thing), "relation")}`));
  return [
    heading("Start with a question"),
    make("p", { class: "sum" }, sum),
    make("ul", { class: "questions" }, PAGE.stories.map(question)),
    make("h3", {}, "Or trace how one thing led to another"),
    traceForm(state.from),
    make("h3", {}, "Or begin with"),
    make("ul", { class: "relations" }, starts),
    picture.scene.mode === "groups" && groupList(),
    make("h3", {}, "In the record"),
    make("p", { class: "counts" }, counts),
    make("p", { class: "small" }, here),
    make("p", { class: "id" }, `data ${about.hash}`),
  ];
}

const question = (story: Story): HTMLElement =>
  make(
    "li",
    {},
    button(story.question, () => showView(story.id, 0, { focus: true }), { class: "question" }),
    make("span", { class: "small" }, plural(story.views.length, "view")),
  );

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

/** What a view of a story opens. */
export function viewPatch(story: string, n: number): Opened {
  const view = at(STORIES, story).views[n];
  const ids = (view?.things ?? []).map((number) => PAGE.things[number]?.id ?? "");
  return { ...NOTHING_OPEN, ...(view ? openedBy(view.shape, ids) : {}), story, at: n };
}

function openedBy(shape: Shape, ids: string[]): Partial<Opened> {
  const [first = "", second = ""] = ids;
  if (shape === "thing") return { thing: first };
  if (shape === "trace") return { from: first, to: second };
  const line = shape === "line" && lineBetween(first, second);
  return line ? { line: line.id } : { things: ids };
}

const showView = (story: string, n: number, how: How = {}): void => change(viewPatch(story, n), { move: true, ...how });

/** The caption of the view that is open, and the way to the others. */
export function storyBar(): Child {
  if (!state.story) return null;
  const story = at(STORIES, state.story);
  const [place, all] = [state.at + 1, story.views.length];
  const turn = (by: number, text: string, name: string) =>
    button(text, () => turnTo(state.at + by), { class: name, disabled: !story.views[state.at + by] });
  return make(
    "section",
    { class: "story", "aria-label": story.title },
    make("p", { class: "type" }, story.question),
    make("p", { class: "caption sum" }, story.views[state.at]?.caption),
    make("progress", { value: place, max: all, "aria-label": `View ${place} of ${all}` }),
    make(
      "p",
      { class: "actions" },
      turn(-1, "← Before", "before"),
      make("span", { class: "small" }, `${place} of ${all}`),
      turn(1, "Next →", "next"),
      button("Leave", () => open({}, { focus: true }), { class: "link" }),
    ),
  );
}

/** One view on or back; whoever was on a button stays on it, or on the other one at either end. */
export function turnTo(n: number): void {
  const story = STORIES.get(state.story);
  const view = story?.views[n];
  if (!story || !view) return say("No further view");
  const [way, other] = n > state.at ? ["next", "before"] : ["before", "next"];
  showView(state.story, n, { silent: true });
  const turning = within<HTMLButtonElement>(panel, `.${way}`);
  (turning.disabled ? within(panel, `.${other}`) : turning).focus();
  say(`View ${n + 1} of ${story.views.length}. ${view.caption}`);
}

/** Arrow keys turn the views of a story wherever they do nothing else. */
export function startStories(): void {
  panel.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const isTyping = event.target instanceof Element && event.target.closest("input");
    if (!by || !state.story || event.altKey || event.ctrlKey || event.metaKey || isTyping) return;
    event.preventDefault();
    turnTo(state.at + by);
  });
}
