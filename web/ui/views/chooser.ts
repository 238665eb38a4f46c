/** The choice of what a view is of. */

import { make } from "../elements.js";
import type { Child } from "../elements.js";
import { change, state } from "../state.js";
import { plainName } from "./frame.js";

const MOST = 150;

/** A list of things with counts, those with most first; what the view is of stays chosen. `any`: the view of all. */
export function chooser(label: string, any: string, counts: readonly (readonly [id: string, count: number])[]): Child {
  if (!counts.length) return null;
  const sorted = counts.toSorted((a, b) => b[1] - a[1] || (plainName(a[0]) < plainName(b[0]) ? -1 : 1)).slice(0, MOST);
  const listed = state.of && !sorted.some(([id]) => id === state.of) ? [[state.of, 0] as const, ...sorted] : sorted;
  const field = make(
    "select",
    { id: "view-of" },
    make("option", { value: "" }, any),
    listed.map(([id, count]) =>
      make("option", { value: id, selected: id === state.of }, count ? `${plainName(id)} (${count})` : plainName(id)),
    ),
  );
  field.addEventListener("change", () => {
    change({ of: field.value });
    document.getElementById("view-of")?.focus();
  });
  return make("label", {}, `${label} `, field);
}
