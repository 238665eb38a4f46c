/** Stories: questions, each a row of views with a caption. */

import type { Shape } from "../core/page_data.js";
import { PAGE, STORIES, at, lineBetween } from "./data.js";
import { button, make, panel, say, within } from "./elements.js";
import type { Child } from "./elements.js";
import { NOTHING_OPEN, change, open, state } from "./state.js";
import type { How, Opened } from "./state.js";

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

/** Open a view of a story. */
export const showView = (story: string, n: number, how: How = {}): void =>
  change(viewPatch(story, n), { move: true, ...how });

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
