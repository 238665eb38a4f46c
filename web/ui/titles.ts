/** The title of the page in its window: each state that can be kept or sent has its own. */

import { PAGE, PAGE_TITLE, STORIES, at, nameOf, typeOf } from "./data.js";
import { plural } from "../core/text.js";
import { GROUPS, groupTitle } from "./picture.js";
import { openAsked, textOf } from "./questions.js";
import { lineNamed } from "./shown.js";
import { claimsFiltered, isTrace, state } from "./state.js";
import { traceQuestion } from "./tracing.js";
import { VIEW_LABELS } from "./views/labels.js";

/** What is open, in words; empty at the start. The first that holds is told. */
const OPENED: readonly (readonly [isOpen: () => boolean, words: () => string])[] = [
  [() => Boolean(state.story), storyWords],
  [() => openAsked() !== null, askedWords],
  [isTrace, () => `${stepWords()}${traceQuestion(state.from, state.to)}`],
  [() => Boolean(state.thing), () => `${nameOf(state.thing)} (${typeOf(state.thing).label})`],
  [() => Boolean(state.line), () => `What is claimed of ${lineNamed(state.line).ends.map(nameOf).join(" and ")}`],
  [() => Boolean(state.group), () => groupTitle(at(GROUPS, state.group))],
  [
    () => state.things.length > 0,
    () => `${nameOf(state.things[0] ?? "")} and ${plural(state.things.length - 1, "more thing")}`,
  ],
];

function askedWords(): string {
  const asked = openAsked();
  return asked ? textOf(asked) : "";
}

const stepWords = (): string =>
  state.step ? `Step ${state.step}: ` : state.pathway ? `Pathway ${state.pathway + 1}: ` : "";

function storyWords(): string {
  const { question, views } = at(STORIES, state.story);
  return `${stepWords()}${question} (${state.at + 1} of ${views.length})`;
}

/** What the filters leave, in few words. */
function filterWords(): string[] {
  const chosen = [state.topic, state.place, state.voice].filter(Boolean).map((id) => voiceOrThing(id));
  const years = [state.since, state.until].filter(Boolean).join("–");
  const told = [...chosen, years, state.asOf && `as of ${state.asOf}`].filter(Boolean);
  return told.length ? told : claimsFiltered() || state.offTypes.size ? ["filtered"] : [];
}

const voiceOrThing = (id: string): string => PAGE.voices.find((voice) => voice.id === id)?.name ?? nameOf(id);

/** Name the state in the title of the page, before the name of the page itself. */
export function drawTitle(): void {
  const opened = OPENED.find(([isOpen]) => isOpen())?.[1]() ?? "";
  const view = state.view === "map" ? "" : VIEW_LABELS[state.view];
  document.title = [opened, view, filterWords().join(", "), PAGE_TITLE].filter(Boolean).join(" · ");
}
