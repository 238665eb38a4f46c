/* The map itself. vis-network pans, zooms and says what was hit; lines, shapes and labels are painted here. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (calm.matches ? false : { duration: 320, easingFunction: "easeInOutQuad" });
const clear = { color: "rgba(0,0,0,0)", highlight: "rgba(0,0,0,0)", hover: "rgba(0,0,0,0)", inherit: false };
/* Nodes and edges are numbered, in the order of things and lines. */
const POINTS = new Map(
  PAGE.things.map((thing, n) => [thing.id, { ...DATA.nodes[n], type: thing.type, thing: thing.id }]),
);
const EDGES = new Map(ALL_LINES.map((line, n) => [line.id, DATA.edges[n].id]));
const thingAt = (node) => PAGE.things[Number(node.slice(1))].id;
const lineAt = (edge) => ALL_LINES[Number(edge.slice(1))].id;
const nodes = new vis.DataSet(
  [...POINTS.values()].map(({ id, x, y, size, thing }) => ({
    id,
    x,
    y,
    size,
    label: " ",
    ctxRenderer: (at) => shapeOf(POINTS.get(thing), at),
  })),
);
const edges = new vis.DataSet(DATA.edges.map((edge) => ({ ...edge, color: clear })));
const box = $("map");
const network = new vis.Network(box, { nodes, edges }, PAGE.options);
box.querySelector(".vis-network").tabIndex = -1;

let colours = {};
let focus = null; // the things and lines in the light while something is chosen
let hovered = "";

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "quiet", "line", "faint", "accent", "warn", "halo"]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

function setFocus() {
  focus = null;
  if (state.thing) {
    const lines = LINES_OF.get(state.thing).filter((line) => shown.lines.has(line.id));
    focus = { things: new Set([state.thing, ...lines.flatMap((l) => l.ends)]), lines: new Set(lines.map((l) => l.id)) };
  } else if (state.line) {
    focus = { things: new Set(LINES.get(state.line).ends), lines: new Set([state.line]) };
  }
}

/* Only what has changed is sent to vis. */
const hidden = new Set();
function hide(dataset, numbers, visible) {
  const changed = [...numbers].filter(([id, number]) => hidden.has(number) === visible.has(id));
  for (const [id, number] of changed) visible.has(id) ? hidden.delete(number) : hidden.add(number);
  if (changed.length) dataset.update(changed.map(([, number]) => ({ id: number, hidden: hidden.has(number) })));
}
const NODES = new Map([...POINTS].map(([id, point]) => [id, point.id]));

watch((patch, how) => {
  hide(nodes, NODES, shown.things);
  hide(edges, EDGES, shown.lines);
  setFocus();
  if (patch.theme !== undefined) readColours();
  if (how.move && focus) bringIntoView([...focus.things]);
  network.redraw();
});

/* View */
const extent = (ids) => {
  const at = ids.map((id) => POINTS.get(id));
  const [left, right] = [Math.min(...at.map((p) => p.x - p.size)), Math.max(...at.map((p) => p.x + p.size))];
  const [top, bottom] = [Math.min(...at.map((p) => p.y - p.size)), Math.max(...at.map((p) => p.y + p.size))];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
};

function fit(ids, side, ends, animation) {
  if (!ids.length || !box.clientWidth) return;
  const area = extent(ids);
  const room = [box.clientWidth - 2 * Math.min(side, box.clientWidth / 4), box.clientHeight - 2 * ends];
  const scale = Math.min(1.5, room[0] / Math.max(area.width, 1), room[1] / Math.max(area.height, 1));
  network.moveTo({ position: { x: area.x, y: area.y }, scale, animation });
}

const fitAll = (animation = false) => fit([...shown.things], 46, 40, animation);
const bringIntoView = (ids) => fit(ids, 130, 70, motion());
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });

/* From 0.4, a full map seen from afar, to 1, where lines can be told apart: lines are fainter and thinner from afar. */
const nearness = (scale) => (shown.lines.size < 150 ? 1 : Math.max(0.4, Math.min(1, scale * 0.8)));

/* Lines, below the shapes */
network.on("beforeDrawing", (ctx) => {
  const scale = network.getScale();
  const order = [...shown.lines].map((id) => LINES.get(id));
  const lit = order.filter((line) => focus && focus.lines.has(line.id));
  for (const line of order) if (!focus || !focus.lines.has(line.id)) paintLine(ctx, line, scale, false);
  for (const line of lit) paintLine(ctx, line, scale, true);
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
});

function paintLine(ctx, line, scale, lit) {
  const look = lookOf(line);
  const style = PAGE.style.lines[look.kind];
  const [a, b] = ends(POINTS.get(look.from), POINTS.get(look.to), 3 / scale);
  const width = (style.width * (lit ? 1.25 : nearness(scale))) / scale;
  ctx.globalAlpha = lit ? 1 : focus ? 0.1 : (look.kind === "influence" ? 0.8 : 0.6) * nearness(scale) + 0.05;
  ctx.strokeStyle = ctx.fillStyle = line.id === state.line ? colours.accent : style.strong ? colours.ink : colours.line;
  ctx.lineWidth = line.id === state.line ? width * 1.6 : width;
  ctx.setLineDash(
    style.dash
      .split(" ")
      .filter(Boolean)
      .map((length) => length / scale),
  );
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.stroke();
  ctx.setLineDash([]);
  if (look.arrow && (lit || nearness(scale) > 0.55))
    paintHead(ctx, a, b, style.head, (lit ? 10 : 7) / scale, ctx.lineWidth);
  if (lit || !focus) paintMarks(ctx, look, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, scale, lit);
}

/* The part of a line that lies outside its two shapes. */
function ends(from, to, gap) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [near, far] = [from.size + gap, to.size + gap];
  if (near + far >= length) return [from, to];
  return [
    { x: from.x + x * near, y: from.y + y * near },
    { x: to.x - x * far, y: to.y - y * far },
  ];
}

function paintHead(ctx, a, b, head, size, width) {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const side = (turn) => [b.x - size * Math.cos(angle + turn), b.y - size * Math.sin(angle + turn)];
  const spread = head === "filled" ? 0.45 : 0.38;
  ctx.beginPath();
  ctx.moveTo(...side(spread));
  ctx.lineTo(b.x, b.y);
  ctx.lineTo(...side(-spread));
  ctx.lineWidth = Math.min(width, size / 6);
  if (head === "open") return ctx.stroke();
  ctx.closePath();
  if (head === "hollow") {
    const ink = ctx.fillStyle;
    ctx.fillStyle = colours.paper;
    ctx.fill();
    ctx.fillStyle = ink;
    ctx.stroke();
  } else ctx.fill();
}

/* What keeps a line from being a plain statement of fact; from afar, where all lines are faint, nothing is marked. */
function paintMarks(ctx, look, at, scale, lit) {
  if (!lit && nearness(scale) < 0.7) return;
  const near = lit || scale > 1.05;
  const marks = [];
  if (look.disputed) marks.push([PAGE.style.disputeMark, colours.warn]);
  if (look.promise) marks.push([PAGE.style.promiseMark, colours.accent]);
  if (near && look.wording !== "stated" && !(look.disputed && look.wording === "contested")) {
    marks.push([PAGE.style.wordings[look.wording], colours.ink]);
  }
  if (!marks.length) return;
  const size = (near ? 14 : 9) / scale;
  ctx.globalAlpha = 1;
  ctx.font = `700 ${size}px system-ui, "Liberation Sans", sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  marks.forEach(([mark, colour], n) => {
    const x = at.x + (n - (marks.length - 1) / 2) * size;
    ctx.fillStyle = colours.paper;
    ctx.beginPath();
    ctx.arc(x, at.y, size * 0.55, 0, 7);
    ctx.fill();
    ctx.fillStyle = colour;
    ctx.fillText(mark, x, at.y);
  });
}

/* Shapes */
function shapeOf(node, at) {
  return {
    nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
    drawNode: () => paintShape(at.ctx, node, at.x, at.y),
  };
}

function paintShape(ctx, node, x, y) {
  const style = styleOf(node.type);
  const scale = network.getScale();
  const chosen = node.thing === state.thing || (state.line && LINES.get(state.line).ends.includes(node.thing));
  ctx.save();
  ctx.globalAlpha = focus && !focus.things.has(node.thing) ? 0.16 : 1;
  if (chosen) outline(ctx, node, x, y, 4 / scale, colours.accent, 3 / scale, colours.halo);
  outline(ctx, node, x, y, 0, outlineOf(style), (themeName() === "contrast" ? 2 : 1.2) / scale, style.colour);
  ctx.restore();
}

function outline(ctx, node, x, y, grow, stroke, width, fill) {
  const corners = SHAPES[styleOf(node.type).shape];
  const size = node.size + grow;
  ctx.beginPath();
  if (corners.length) corners.forEach(([cx, cy]) => ctx.lineTo(x + cx * size, y + cy * size));
  else ctx.arc(x, y, size, 0, 2 * Math.PI);
  ctx.closePath();
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = width;
  ctx.stroke();
}

/* Mouse and touch */
network.on("click", (event) => {
  const at = event.pointer.DOM;
  hover("", "", null);
  const node = network.getNodeAt(at);
  const edge = node === undefined ? network.getEdgeAt(at) : undefined;
  if (node !== undefined) open({ thing: thingAt(node) });
  else if (edge !== undefined) open({ line: lineAt(edge) });
  else if (state.thing || state.line) open({});
});
network.on("hoverNode", ({ node, pointer }) => hover(thingAt(node), nameOf(thingAt(node)), pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => hover("", titleOf(LINES.get(lineAt(edge))), pointer.DOM));
for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => hover("", "", null));

function hover(thing, text, at) {
  hovered = thing;
  $("tip").hidden = !at;
  box.style.cursor = at ? "pointer" : "";
  if (at) {
    $("tip").textContent = text;
    $("tip").style.left = `${Math.max(4, Math.min(at.x + 14, box.clientWidth - 290))}px`;
    $("tip").style.top = `${box.offsetTop + at.y + 14}px`;
  }
  network.redraw();
}

/* Where a thing or the middle of a line is in the box, for tests and for whoever wants to point at it. */
box.spotOf = (id) => {
  const at = (LINES.has(id) ? LINES.get(id).ends : [id]).map((end) => network.canvasToDOM(POINTS.get(end)));
  const middle = (key) => at.reduce((sum, point) => sum + point[key], 0) / at.length;
  return { x: middle("x"), y: middle("y") };
};

/* One line of two things in words: "A asked for B, and 2 more claims". */
function titleOf(line) {
  const claims = shownClaims(line);
  const first = claims[0];
  const more = claims.length > 1 ? `, and ${plural(claims.length - 1, "more claim")}` : "";
  return `${sentence(first)}${more}`;
}
