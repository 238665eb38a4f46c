/** The views of the page beside the map, and the menu that leads to them. */

import { connectorsOf } from "../../core/actors.js";
import { chronicleOf } from "../../core/chronicle.js";
import { rowsOf } from "../../core/ledger.js";
import { secondmentsOf } from "../../core/secondments.js";
import { ALL_CLAIMS, RECORD } from "../data.js";
import { $, button, make, within } from "../elements.js";
import { closesByItself } from "../menus.js";
import { change, filters, state } from "../state.js";
import type { How, Patch, ViewName } from "../state.js";
import { connectionsView } from "./connections.js";
import { VIEW_LABELS } from "./labels.js";
import { listView } from "./list.js";
import { matrixView } from "./matrix.js";
import { promisesView } from "./promises.js";
import { secondmentsView } from "./secondments.js";
import { timelineView } from "./timeline.js";
import { unknownView } from "./unknown.js";

/** A view: what it draws, and how much of the record it is about; `isAlways`: it says something of every record. */
interface View {
  draw: () => HTMLElement;
  count: () => number;
  isAlways?: boolean;
}

const whole = { record: RECORD, keep: () => true };
const rows = () => rowsOf(whole);
const PAGES: { readonly [Name in Exclude<ViewName, "map">]: View } = {
  list: { draw: listView, count: () => ALL_CLAIMS.length, isAlways: true },
  matrix: {
    draw: matrixView,
    count: () => rows().filter(({ isPromise }) => !isPromise).length,
  },
  promises: {
    draw: promisesView,
    count: () => rows().filter(({ isPromise }) => isPromise).length,
  },
  timeline: { draw: timelineView, count: () => chronicleOf(whole, "", false).dated.length },
  connections: { draw: connectionsView, count: () => connectorsOf(whole).length },
  secondments: {
    draw: secondmentsView,
    count: () => secondmentsOf(whole).filter(({ claims }) => claims.length).length,
  },
  unknown: { draw: unknownView, count: () => RECORD.caveat.size, isAlways: true },
};
const names = Object.keys(PAGES) as (keyof typeof PAGES)[];

/** Show the view that is open in the place of the map, or the map. */
export function drawView(patch: Patch, how: How): void {
  const { view } = state;
  document.body.dataset["view"] = view;
  const box = $("list");
  box.hidden = view === "map";
  $("as-map").setAttribute("aria-pressed", String(view === "map"));
  $("as-list").setAttribute("aria-pressed", String(view === "list"));
  for (const item of $("views").querySelectorAll<HTMLElement>("button"))
    item.setAttribute("aria-current", String(item.dataset["view"] === view));
  if (view === "map") return box.replaceChildren();
  if (!isStale(patch)) return;
  box.setAttribute("aria-label", VIEW_LABELS[view]);
  const place = box.scrollTop;
  box.replaceChildren(PAGES[view].draw());
  box.scrollTop = patch.view || patch.of !== undefined ? 0 : place;
  if (patch.view && how.focus) within(box, "h2").focus({ preventScroll: true });
}

/** Whether a change shows in a view: only the list marks what is open. */
const isStale = (patch: Patch): boolean =>
  Boolean(patch.view) ||
  patch.of !== undefined ||
  filters(patch) ||
  state.view === "list" ||
  !$("list").hasChildNodes();

/** Make the menu, and the two buttons that choose between map and list. */
export function startViews(): void {
  const menu = $<HTMLDetailsElement>("views");
  const close = () => Object.assign(menu, { open: false });
  const go = (view: ViewName) => () => {
    close();
    change({ view, of: "" }, { focus: true });
  };
  const counts = new Map<string, number>();
  menu.addEventListener("toggle", () => {
    for (const item of menu.querySelectorAll<HTMLElement>("button")) offer(item, counts);
  });
  within(menu, "div").replaceChildren(
    ...names.map((name) => button(VIEW_LABELS[name], go(name), { "data-view": name })),
  );
  closesByItself(menu);
  $("as-map").addEventListener("click", () => change({ view: "map" }));
  $("as-list").addEventListener("click", () => change({ view: "list" }));
}

/** Offer a view with how much it is about, counted when the menu is first opened; an empty one only where it is open. */
function offer(item: HTMLElement, counts: Map<string, number>): void {
  const name = names.find((one) => one === item.dataset["view"]);
  if (!name) return;
  const { count, isAlways } = PAGES[name];
  if (!counts.has(name)) {
    counts.set(name, count());
    if (counts.get(name)) item.append(make("span", { class: "count" }, (counts.get(name) ?? 0).toLocaleString("en")));
  }
  item.hidden = !counts.get(name) && !isAlways && state.view !== name;
}
