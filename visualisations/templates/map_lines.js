/* Lines, below the shapes. From afar they are painted in few strokes, near by one by one with heads and marks. */

/* From 0.4, a full map seen from afar, to 1, where lines can be told apart: lines are fainter and thinner from afar. */
const nearness = (scale) => (seen.lines.length < 150 ? 1 : Math.max(0.4, Math.min(1, scale * 0.8)));

network.on("beforeDrawing", (ctx) => {
  const scale = network.getScale();
  if (scene.mode === "groups") paintTies(ctx, scale);
  const view = viewOf();
  const order = seen.lines.filter((line) => inView(line, view));
  const lit = order.filter((line) => isLit(line));
  const rest = order.filter((line) => !isLit(line));
  if (rest.length > 150) paintSheaves(ctx, rest, scale);
  else for (const line of rest) paintLine(ctx, line, scale, false);
  for (const line of lit) paintLine(ctx, line, scale, true);
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
});

const isLit = (line) => (focus ? focus.lines.has(line.id) : scene.mode === "trace");

function viewOf() {
  const a = network.DOMtoCanvas({ x: 0, y: 0 });
  const b = network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight });
  return [a.x, a.y, b.x, b.y];
}

function inView(line, [left, top, right, bottom]) {
  const [a, b] = line.ends.map((id) => POINTS.get(id));
  if (!a || !b) return false;
  return !(
    Math.max(a.x, b.x) < left ||
    Math.min(a.x, b.x) > right ||
    Math.max(a.y, b.y) < top ||
    Math.min(a.y, b.y) > bottom
  );
}

/* All lines of one look in one stroke: a thousand lines cost little more than ten. */
function paintSheaves(ctx, lines, scale) {
  const sheaves = new Map();
  for (const line of lines) {
    const style = lookOf(line).style;
    const fade = shown.lines.has(line.id) ? "" : "faded";
    const name = `${style.width} ${style.dash} ${style.strong} ${fade}`;
    if (!sheaves.has(name)) sheaves.set(name, { style, fade, lines: [] });
    sheaves.get(name).lines.push(line);
  }
  for (const { style, fade, lines: own } of sheaves.values()) {
    ctx.globalAlpha = fade || focus ? 0.07 : (style.strong ? 0.42 : 0.2) * Math.min(1, 0.55 + scale * 0.5);
    ctx.strokeStyle = style.strong ? colours.ink : colours.line;
    ctx.lineWidth = (style.width * nearness(scale)) / scale;
    /* Dashes cannot be told apart from afar, and cost the most. */
    ctx.setLineDash(scale > 0.6 ? dashOf(style, scale) : []);
    ctx.beginPath();
    for (const { ends } of own) {
      const [a, b] = [POINTS.get(ends[0]), POINTS.get(ends[1])];
      const bend = bendOf(a, b);
      ctx.moveTo(a.x, a.y);
      bend ? ctx.quadraticCurveTo(bend.x, bend.y, b.x, b.y) : ctx.lineTo(b.x, b.y);
    }
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

/* A line within one column bows out to the left, so that it passes no other thing; all other lines are straight. */
function bendOf(a, b) {
  if (scene.mode === "trace" || Math.abs(a.x - b.x) > 40) return null;
  const out = 26 + Math.abs(a.y - b.y) * 0.22;
  return { x: (a.x + b.x) / 2 - Math.min(scene.mode === "all" ? 60 : 150, out), y: (a.y + b.y) / 2 };
}

const pointOf = (a, bend, b, at) => {
  if (!bend) return { x: a.x + (b.x - a.x) * at, y: a.y + (b.y - a.y) * at };
  const mix = (side) => (1 - at) ** 2 * a[side] + 2 * at * (1 - at) * bend[side] + at ** 2 * b[side];
  return { x: mix("x"), y: mix("y") };
};

const dashOf = (style, scale) => style.dash.split(" ").filter(Boolean).map((length) => length / scale); // prettier-ignore

function paintLine(ctx, line, scale, lit) {
  const step = scene.steps.find((one) => one.line === line.id);
  const look = step ? lookOfStep(step) : lookOf(line);
  const { style } = look;
  const [from, to] = [POINTS.get(look.from), POINTS.get(look.to)];
  const bend = bendOf(from, to);
  const [a, b] = outside(from, to, 3 / scale, bend);
  const width = (style.width * (lit ? 1.25 : nearness(scale))) / scale;
  const faded = !shown.lines.has(line.id) && scene.mode !== "trace";
  ctx.globalAlpha = faded ? 0.1 : lit ? 1 : focus ? 0.13 : (look.kind === "influence" ? 0.8 : 0.55) * nearness(scale);
  ctx.strokeStyle = ctx.fillStyle = line.id === state.line ? colours.accent : style.strong ? colours.ink : colours.line;
  ctx.lineWidth = line.id === state.line ? width * 1.6 : width;
  ctx.setLineDash(dashOf(style, scale));
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  bend ? ctx.quadraticCurveTo(bend.x, bend.y, b.x, b.y) : ctx.lineTo(b.x, b.y);
  ctx.stroke();
  ctx.setLineDash([]);
  if (look.arrow) paintHead(ctx, bend || a, b, style.head, (lit ? 10 : 7) / scale, ctx.lineWidth);
  if (step) paintNumber(ctx, scene.steps.indexOf(step) + 1, pointOf(a, bend, b, 0.36), scale);
  if (lit || !focus) paintMarks(ctx, look, pointOf(a, bend, b, step ? 0.64 : 0.5), scale, lit);
}

/* A step looks like the claim that leads it, whatever else is said of its two things. */
function lookOfStep(step) {
  const claims = [...step.claims, ...step.disputing];
  return {
    ...lookOfClaims(claims, LINES.get(step.line)),
    from: step.start,
    to: step.end,
    arrow: true,
    promise: isPromise(step.lead),
  };
}

/* The part of a line that lies outside its two shapes. */
function outside(from, to, gap, bend) {
  const edge = (end, other) => {
    const length = Math.hypot(other.x - end.x, other.y - end.y) || 1;
    const reach = Math.min(end.size + gap, length / 2);
    return { x: end.x + ((other.x - end.x) / length) * reach, y: end.y + ((other.y - end.y) / length) * reach };
  };
  return [edge(from, bend || to), edge(to, bend || from)];
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

/* The number of a step of the pathway. */
function paintNumber(ctx, number, at, scale) {
  const size = 11 / scale;
  ctx.globalAlpha = 1;
  ctx.fillStyle = colours.accent;
  ctx.beginPath();
  ctx.arc(at.x, at.y, size, 0, 7);
  ctx.fill();
  ctx.fillStyle = colours["on-accent"];
  ctx.font = `700 ${13 / scale}px system-ui, "Liberation Sans", sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(String(number), at.x, at.y);
}

/* What keeps a line from being a plain statement of fact. */
function marksOf(look) {
  const marks = [];
  if (look.disputed) marks.push([PAGE.style.disputeMark, "warn"]);
  if (look.promise) marks.push([PAGE.style.promiseMark, "accent"]);
  if (look.wording !== "stated" && !(look.disputed && look.wording === "contested"))
    marks.push([PAGE.style.wordings[look.wording], "ink"]);
  return marks;
}

function paintMarks(ctx, look, at, scale, lit) {
  if (!lit && nearness(scale) < 0.7) return;
  const marks = marksOf(look);
  if (!marks.length) return;
  const size = (lit || scale > 1.05 ? 14 : 9) / scale;
  ctx.globalAlpha = 1;
  ctx.font = `700 ${size}px system-ui, "Liberation Sans", sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  marks.forEach(([mark, colour], n) => {
    const x = at.x + (n - (marks.length - 1) / 2) * size;
    ctx.fillStyle = colours.paper;
    ctx.beginPath();
    ctx.arc(x, at.y, size * 0.6, 0, 7);
    ctx.fill();
    ctx.fillStyle = colours[colour];
    ctx.fillText(mark, x, at.y);
  });
}

/* Between groups: as wide as there are claims, and only where there are some. */
function paintTies(ctx, scale) {
  ctx.setLineDash([]);
  for (const { ends, count } of scene.ties) {
    const [a, b] = ends.map((id) => POINTS.get(id));
    if (!a || !b || count < 3) continue;
    const lit = ends.includes(hovered) || ends.includes(cursor);
    ctx.globalAlpha = lit ? 0.85 : 0.22;
    ctx.strokeStyle = lit ? colours.accent : colours.line;
    ctx.lineWidth = Math.min(12, 0.8 + Math.sqrt(count) * 0.8) / Math.max(scale, 0.5);
    const bend = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - (a.y === b.y ? Math.abs(a.x - b.x) * 0.16 : 0) };
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.quadraticCurveTo(bend.x, bend.y, b.x, b.y);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}
