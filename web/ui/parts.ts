/** Pieces that every page of the panel is made of. */

import { nameOf, thing } from "./data.js";
import { button, make } from "./elements.js";
import type { Child } from "./elements.js";
import { glyph } from "./signs.js";
import { back, hasBack, isOpen, open, state } from "./state.js";

export const heading = (text: string): HTMLElement => make("h2", { tabindex: "-1" }, text);
/** The way back; none from the start, and none within a story, which has its own. */
export const backButton = (): Child =>
  state.story || !isOpen() ? null : button(hasBack() ? "← Back" : "← Start", back, { class: "back" });

/** The name of a thing, which opens it. */
export const goTo = (id: string): HTMLElement =>
  button(nameOf(id), () => open({ thing: id }, { focus: true }), { class: "link" });
/** A thing in a list, with a note. */
export const thingRow = (id: string, note: string): HTMLElement =>
  make("li", {}, glyph(thing(id).type), make("span", {}, goTo(id)), make("span", { class: "note" }, note));

/** A button that adds the rest of a list. */
export function showAll<Item>(list: HTMLElement, rest: readonly Item[], row: (item: Item) => HTMLElement): Child {
  if (!rest.length) return null;
  const more = button(
    `Show ${rest.length} more`,
    () => {
      const rows = rest.map(row);
      list.append(...rows);
      rows[0]?.querySelector("button")?.focus();
      more.remove();
    },
    { class: "link" },
  );
  return more;
}
