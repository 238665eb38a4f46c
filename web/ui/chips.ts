/** The filters that are on, over the picture: each says what it keeps or leaves out, and is taken off by one click. */

import { asksForTime } from "../core/dates.js";
import { plural, titled } from "../core/text.js";
import { CHECKS } from "./choices.js";
import type { SetName } from "./choices.js";
import { ALL_CLAIMS, PAGE, VOICES, nameOf, typeNamed } from "./data.js";
import { $, button, make } from "./elements.js";
import { shown } from "./shown.js";
import { change, filters, noFilters, state } from "./state.js";
import type { Patch } from "./state.js";
import { UNTIMED, spanInWords } from "./years.js";

/** What a chip says, and what takes the filter off. */
interface Chip {
  text: string;
  off: Patch;
}

const MOST_NAMED = 3;

/** Names in a row: all of a few, else how many. */
function named(labels: readonly string[], many: string): string {
  return labels.length > MOST_NAMED ? `${labels.length} ${many}` : labels.join(", ");
}

/** The chip of a list of boxes: what is kept where that is little, else what is left out. */
function chipOf(set: SetName, all: readonly (readonly [id: string, label: string])[], many: string): Chip[] {
  const left = all.filter(([id]) => state[set].has(id)).map(([, label]) => label);
  const kept = all.filter(([id]) => !state[set].has(id)).map(([, label]) => label);
  if (!left.length) return [];
  const isFew = kept.length <= MOST_NAMED && kept.length <= left.length;
  const text = kept.length && isFew ? `Only ${named(kept, many)}` : `Without ${named(left, many)}`;
  return [{ text, off: { [set]: new Set() } }];
}

const types = (): [string, string][] => Object.keys(PAGE.types).map((type) => [type, typeNamed(type).label]);
const NOUNS: { readonly [set in SetName]: string } = {
  offTypes: "types of things",
  offKinds: "kinds of lines",
  offWordings: "wordings",
  offSources: "sources",
};

function chips(): Chip[] {
  const { voice, topic, place, datedOnly, undated, disputed } = state;
  const lists = CHECKS.flatMap(({ set, options }) =>
    chipOf(
      set,
      options().map(({ id, label }) => [id, label]),
      NOUNS[set],
    ),
  );
  const one = (isOn: boolean, text: string, off: Patch): Chip[] => (isOn ? [{ text, off }] : []);
  return [
    ...chipOf("offTypes", types(), NOUNS.offTypes),
    ...lists,
    ...one(Boolean(voice), `Said by ${VOICES.get(voice)?.name ?? voice}`, { voice: "" }),
    ...one(Boolean(topic), `Theme: ${nameOf(topic)}`, { topic: "" }),
    ...one(Boolean(place), `Place: ${nameOf(place)}`, { place: "" }),
    ...one(disputed, "Disputed, or disputing", { disputed: false }),
    ...one(asksForTime(state), titled(spanInWords()), { since: 0, until: 0, asOf: "", undated: "" }),
    ...one(undated === "only", "Undated only", { undated: "" }),
    ...one(datedOnly, "Dated only", { datedOnly: false }),
  ];
}

/** Show which filters are on. */
export function drawChips(patch: Patch): void {
  if (!filters(patch) && $("chips").hasChildNodes()) return;
  const found = chips();
  $("chips").hidden = !found.length;
  const chip = ({ text, off }: Chip) =>
    button(`${text} ×`, () => takeOff(off), { class: "chip", "aria-label": `Take off the filter: ${text}` });
  const apart = asksForTime(state) && undatedChip();
  const all = button("Take off all", () => takeOff(noFilters()), { class: "link" });
  const counts = `${shown.claims.size.toLocaleString("en")} of ${plural(ALL_CLAIMS.length, "claim")}`;
  $("chips").replaceChildren(
    ...found.map(chip),
    ...(apart ? [apart] : []),
    make("span", { class: "small" }, counts),
    ...(found.length > 1 ? [all] : []),
  );
}

/** What is undated stands apart from any time: how much that is, and a click that takes it along. */
function undatedChip(): HTMLElement | null {
  if (!UNTIMED) return null;
  const isWith = state.undated === "with";
  const count = UNTIMED.toLocaleString("en");
  return button(
    isWith ? `With ${count} undated ×` : `${count} undated stand apart: take them along`,
    () => change({ undated: isWith ? "" : "with" }),
    { class: "chip apart", "aria-pressed": String(isWith) },
  );
}

function takeOff(off: Patch): void {
  change(off);
  ($("chips").querySelector("button") ?? $("filters-open")).focus();
}
