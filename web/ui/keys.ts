/** Keys and buttons of the map: arrows walk along lines, or anywhere while nothing is chosen or with Shift. */

import { plural } from "../core/text.js";
import { THINGS, linksOf } from "./data.js";
import { openPoint } from "./canvas.js";
import { $, box, panel, say, within } from "./elements.js";
import { fitAll, isThing, motion, network, zoom } from "./network.js";
import { GROUPS, POINTS, countIn, groupOf, groupTitle, picture, setPicture } from "./picture.js";
import { drawsAll } from "./scenes.js";
import { lineNamed, shown } from "./shown.js";
import { NOTHING_OPEN, back, change, isOpen, open, state } from "./state.js";
import { turnTo } from "./stories.js";

type Arrow = readonly [x: number, y: number];
const ARROWS = new Map<string, Arrow>([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
]);

const weight = (id: string): number => (isThing(id) ? linksOf(id) : (POINTS.get(id)?.size ?? 0));

function nextPlace([x, y]: Arrow, isAnywhere: boolean): string | undefined {
  const places = [...POINTS.keys()].filter((id) => !THINGS.has(id) || shown.things.has(id));
  const here = state.thing || picture.cursor || (state.line ? lineNamed(state.line).ends[0] : "");
  const from = POINTS.get(here);
  if (!from) return places.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))[0];
  let [best, least] = ["", Infinity];
  for (const id of isAnywhere || !state.thing || !picture.focus ? places : picture.focus.things) {
    const point = POINTS.get(id);
    if (!point) continue;
    const [dx, dy] = [point.x - from.x, point.y - from.y];
    const ahead = dx * x + dy * y;
    const cost = ahead + 2 * Math.abs(dx * y - dy * x);
    if (id !== here && ahead > 0 && cost < least) [best, least] = [id, cost];
  }
  return best;
}

/* Groups are first pointed at and then opened: opening one draws another picture. */
function walk(arrow: Arrow, isAnywhere: boolean): void {
  const id = nextPlace(arrow, isAnywhere);
  if (!id) return say("Nothing further that way");
  if (isThing(id)) return open({ thing: id });
  setPicture({ cursor: id });
  if (!GROUPS.has(id.slice(6))) return say("More things. Enter opens them.");
  say(`${groupTitle(groupOf(id))}, ${plural(countIn(id), "thing")}. Enter opens.`);
  network.redraw();
}

function enter(): void {
  if (picture.cursor && POINTS.has(picture.cursor)) openPoint(picture.cursor);
  else within(panel, "h2").focus();
}

function onKey(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const arrow = ARROWS.get(event.key);
  if (arrow && state.story && arrow[0]) turnTo(state.at + arrow[0]);
  else if (arrow) walk(arrow, event.shiftKey);
  else if (event.key === "Enter") enter();
  else if (event.key === "Escape") open({});
  else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else return;
  event.preventDefault();
}

/** Show whether all things are drawn, and whether the page stands within another. */
export function drawSwitches(): void {
  $("draw").setAttribute("aria-pressed", String(drawsAll()));
  document.body.classList.toggle("embed", state.embed);
}

/** Make keys and buttons work. */
export function startKeys(): void {
  box.addEventListener("keydown", onKey);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (isOpen()) back();
    else box.focus();
  });
  $("closer").addEventListener("click", () => zoom(1.4));
  $("farther").addEventListener("click", () => zoom(1 / 1.4));
  $("whole").addEventListener("click", () => fitAll(motion()));
  $("draw").addEventListener("click", () => change({ ...NOTHING_OPEN, draw: drawsAll() ? "" : "all" }, { move: true }));
  $("start").addEventListener("click", () => open({}, { focus: true }));
  within(document, ".skip").addEventListener("click", (event) => {
    event.preventDefault();
    within(panel, "h2").focus();
  });
}
