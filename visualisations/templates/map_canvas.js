/* The map itself. vis-network pans, zooms and says what was hit; lines, shapes and labels are painted by us. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (calm.matches ? false : { duration: 320, easingFunction: "easeInOutQuad" });
const nodes = new vis.DataSet([]);
const network = new vis.Network(box, { nodes, edges: new vis.DataSet([]) }, PAGE.options);
box.querySelector(".vis-network").tabIndex = -1;

let colours = {};
let focus = null; // the things and lines in the light while something is chosen
let hovered = "";
let cursor = ""; // the group that arrow keys are at
const IDS = new Map([...NUMBERS].map(([id, number]) => [number, id]));
[...GROUPS.keys()].forEach((key, n) => {
  NUMBERS.set(`group ${key}`, `g${n}`);
  IDS.set(`g${n}`, `group ${key}`);
});

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of [
    "paper",
    "ink",
    "quiet",
    "line",
    "faint",
    "accent",
    "warn",
    "halo",
    "tint",
    "rule",
    "on-accent",
  ]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

function setFocus() {
  focus = null;
  if (scene.mode === "trace" || state.things.length) return;
  if (state.thing) {
    const lines = LINES_OF.get(state.thing).filter((line) => shown.lines.has(line.id));
    focus = { things: new Set([state.thing, ...lines.flatMap((l) => l.ends)]), lines: new Set(lines.map((l) => l.id)) };
  } else if (state.line) {
    focus = { things: new Set(LINES.get(state.line).ends), lines: new Set([state.line]) };
  }
}

/* Whether a thing of the picture is seen at all: what filters hide is not drawn, unless it is to be faded. */
const isSeen = (id) => !THINGS.has(id) || shown.things.has(id) || state.faded || scene.mode === "trace";
const isLineSeen = (id) => shown.lines.has(id) || state.faded || scene.mode === "trace";

/* Only what has changed is sent to vis. */
const sent = new Map();
function send() {
  POINTS.clear();
  const wanted = new Map();
  for (const id of scene.mode === "groups" ? scene.groups : scene.things) {
    if (!isSeen(id)) continue;
    const { x, y, size, up } = { size: WHOLE.get(id)?.size, ...scene.places.get(id) };
    const thing = THINGS.get(id);
    const larger = scene.mode === "trace" ? 14 : scene.mode === "near" ? Math.min(14, size) : size;
    POINTS.set(id, { id, x, y, up, size: larger, type: thing?.type });
    wanted.set(NUMBERS.get(id), POINTS.get(id));
  }
  const gone = [...sent.keys()].filter((number) => !wanted.has(number));
  for (const number of gone) sent.delete(number);
  if (gone.length) nodes.remove(gone);
  const fresh = [];
  for (const [id, point] of wanted) {
    const mark = `${point.x} ${point.y} ${point.size}`;
    if (sent.get(id) === mark) continue;
    sent.set(id, mark);
    fresh.push({ id, x: point.x, y: point.y, size: point.size, label: " ", ctxRenderer: (at) => rendered(id, at) });
  }
  if (fresh.length) nodes.update(fresh);
}

function rendered(number, at) {
  const point = POINTS.get(IDS.get(number));
  return {
    nodeDimensions: { width: 2 * point.size, height: 2 * point.size },
    drawNode: () => paintShape(at.ctx, point),
  };
}

let key = "";
watch((patch, how) => {
  if (patch.theme !== undefined) readColours();
  const now = sceneKey();
  const fresh = now !== key;
  if (fresh) scene = sceneOf();
  key = now;
  send();
  setFocus();
  seen.lines = [...scene.lines].filter(isLineSeen).map((id) => LINES.get(id));
  $("scene-note").textContent = scene.note;
  $("scene-note").hidden = !scene.note;
  if (fresh && scene.mode !== "all") fitAll();
  else if (how.move && focus) bringIntoView([...focus.things].filter((id) => POINTS.has(id)));
  else if (fresh) fitAll();
  labelsAreStale();
  network.redraw();
});
const seen = { lines: [] };

/* View */
function extent(ids) {
  const at = ids.map((id) => POINTS.get(id));
  const heads = ids.length === POINTS.size ? scene.heads : [];
  const left = Math.min(
    ...at.map((p) => p.x - p.size),
    ...(scene.rows || []).map((row) => row.x),
    ...scene.heads.map((head) => (scene.mode === "groups" ? head.left : Infinity)),
  );
  const right = Math.max(...at.map((p) => p.x + p.size));
  const top = Math.min(...at.map((p) => p.y - p.size), ...heads.map((head) => head.y - 10));
  const bottom = Math.max(...at.map((p) => p.y + p.size));
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

const FOOT = 30; // room for the buttons below the picture
function fit(ids, [before, after], ends, animation) {
  if (!ids.length || !box.clientWidth) return;
  const area = extent(ids);
  const room = [box.clientWidth - before - after, box.clientHeight - 2 * ends - FOOT];
  const scale = Math.min(1.5, room[0] / Math.max(area.width, 1), room[1] / Math.max(area.height, 1));
  /* A phone shows the beginning of a long picture at a size that can be read; the rest is a drag away. */
  const least = isTall() && scene.mode !== "all" && scene.mode !== "groups" ? 0.72 : 0;
  const used = Math.max(least, scale);
  const over = Math.max(0, area.height - room[1] / used) / 2;
  network.moveTo({
    position: { x: area.x + (after - before) / 2 / used, y: area.y - over + FOOT / 2 / used },
    scale: used,
    animation,
  });
}

/* Names stand to the right of shapes on a ladder, and below them elsewhere. */
function fitAll(animation = false) {
  const sides = { near: isTall() ? [50, 60] : [26, 150], groups: [10, 14], trace: isTall() ? [40, 210] : [90, 100] };
  fit([...POINTS.keys()], sides[scene.mode] || [46, 46], scene.mode === "trace" && !isTall() ? 100 : 34, animation);
}
const bringIntoView = (ids) => fit(ids, [130, 130], 70, motion());
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });

/* Mouse and touch */
network.on("click", ({ pointer }) => {
  hover("", "", null);
  const node = network.getNodeAt(pointer.DOM);
  const line = node === undefined ? lineAt(pointer.canvas) : null;
  if (node !== undefined) openPoint(IDS.get(node));
  else if (line) open({ line: line.id });
  else if ((state.thing || state.line) && drawsAll()) open({});
});
function openPoint(id) {
  if (THINGS.has(id)) open({ thing: id });
  else open({ group: id.slice(6) });
}
network.on("hoverNode", ({ node, pointer }) => {
  const id = IDS.get(node);
  const group = GROUPS.get(id.slice(6));
  hover(
    id,
    THINGS.has(id)
      ? nameOf(id)
      : `${plural(POINTS.get(id) ? scene.places.get(id).count : 0, "thing")}: ${groupTitle(group)}`,
    pointer.DOM,
  );
});
for (const event of ["blurNode", "dragStart", "zoom"]) network.on(event, () => hover("", "", null));
network.on("dragStart", () => (moving = true));
network.on("dragEnd", () => {
  moving = false;
  network.redraw();
});
let moving = false;

/* The nearest line within a few pixels. */
function lineAt({ x, y }) {
  let [best, least] = [null, 7 / network.getScale()];
  for (const line of seen.lines) {
    const [a, b] = line.ends.map((id) => POINTS.get(id));
    if (!a || !b) continue;
    const off = distanceTo(a, b, x, y);
    if (off < least && (!focus || focus.lines.has(line.id))) [best, least] = [line, off];
  }
  return best;
}

function distanceTo(a, b, x, y) {
  const bend = bendOf(a, b);
  if (bend) {
    const along = Array.from({ length: 13 }, (_, n) => pointOf(a, bend, b, n / 12));
    return Math.min(...along.slice(1).map((point, n) => distanceToStraight(along[n], point, x, y)));
  }
  return distanceToStraight(a, b, x, y);
}

function distanceToStraight(a, b, x, y) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}

box.addEventListener("pointermove", (event) => {
  if (event.buttons || hovered || event.pointerType !== "mouse") return;
  const area = box.getBoundingClientRect();
  const at = { x: event.clientX - area.left, y: event.clientY - area.top };
  if (network.getNodeAt(at) !== undefined) return;
  const line = lineAt(network.DOMtoCanvas(at));
  const text = line ? titleOf(line) : "";
  if (text || !$("tip").hidden) hover("", text, line ? at : null);
});

function hover(thing, text, at) {
  if (!at && $("tip").hidden) return;
  hovered = thing;
  $("tip").hidden = !at;
  box.style.cursor = at ? "pointer" : "";
  if (at) {
    $("tip").textContent = text;
    $("tip").style.left = `${Math.max(4, Math.min(at.x + 14, box.clientWidth - 290))}px`;
    $("tip").style.top = `${box.offsetTop + at.y + 14}px`;
  }
  labelsAreStale();
  network.redraw();
}

/* Where a thing or the middle of a line is in the box, for tests and for whoever wants to point at it. */
box.spotOf = (id) => {
  if (!LINES.has(id)) return network.canvasToDOM(POINTS.get(id));
  const [a, b] = LINES.get(id).ends.map((end) => POINTS.get(end));
  return network.canvasToDOM(pointOf(a, bendOf(a, b), b, 0.5));
};

/* One line of two things in words: "A asked for B, and 2 more claims". */
function titleOf(line) {
  const claims = shownClaims(line);
  if (!claims.length) return "";
  const more = claims.length > 1 ? `, and ${plural(claims.length - 1, "more claim")}` : "";
  return `${sentence(claims[0])}${more}`;
}
