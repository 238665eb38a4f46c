/* Names on the map: the most telling first, none across another, none cut by the edge. */

const measured = new Map();
let written = []; // the names as they stand, in the coordinates of the map
let stale = true;
const labelsAreStale = () => {
  stale = true;
};

/* While the map is being moved, the names move with it; they are set anew when it stands still. */
network.on("afterDrawing", (ctx) => {
  if (scene.mode === "groups") return;
  const scale = network.getScale();
  if (!moving || stale) setNames(ctx, scale);
  stale = false;
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const name of written) write(ctx, name, scale);
  ctx.restore();
});

function setNames(ctx, scale) {
  const size = { width: box.clientWidth, height: box.clientHeight };
  const list = candidates(scale, size);
  /* Over a thousand shapes no name could keep clear of all; there only names keep clear of each other. */
  const shapes = list.length > 400 ? [] : list.map(({ id, at, reach }) => ({ id, area: around(at, reach - 2) }));
  const taken = [controls(size), ...headAreas(size)];
  let left = budget(scale, size);
  written = [];
  for (const label of list.filter(named).slice(0, scene.mode === "all" ? 150 : 400)) {
    if (left <= 0 && label.rank === 0) break;
    const lit = shapes.filter(({ id }) => id !== label.id && (!focus || focus.things.has(id))).map(({ area }) => area);
    const spot =
      freeSpot(ctx, label, size, [...taken, ...lit]) || (mustName(label) && freeSpot(ctx, label, size, taken));
    if (!spot) continue;
    taken.push(spot.area);
    written.push({ ...spot, node: label.node });
    left -= 1;
  }
}

const named = (label) => !focus || label.rank > 0 || scene.mode === "near";
const mustName = (label) => label.rank === 3 || (scene.mode === "all" && label.links > 30);

/* How many names a map of this size bears: few from afar, more as one comes closer. */
function budget(scale, size) {
  if (scene.mode !== "all") return scale < 0.45 ? 40 : 200;
  const calmly = size.width < 500 ? 7 : 15;
  return calmly * Math.max(1, (scale / fitScale()) ** 1.7);
}

let wholeScale = 0;
function fitScale() {
  if (!wholeScale && POINTS.size) {
    const area = extent([...POINTS.keys()]);
    wholeScale = Math.min(1.5, box.clientWidth / Math.max(area.width, 1), box.clientHeight / Math.max(area.height, 1));
  }
  return wholeScale || 1;
}

/* rank 3: chosen or under the pointer; 2: the other end; 1: a neighbour; 0: the rest. */
function rankOf(id) {
  if (id === state.thing || id === hovered) return 3;
  if (scene.mode === "trace") return 3;
  if (state.line && LINES.get(state.line).ends.includes(id)) return 3;
  return focus && focus.things.has(id) ? 1 : 0;
}

function candidates(scale, size) {
  const list = [];
  for (const [id, node] of POINTS) {
    if (!THINGS.has(id)) continue;
    const at = network.canvasToDOM(node);
    if (at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) continue;
    list.push({ id, rank: rankOf(id), at, node, reach: node.size * scale + 3, links: linksOf(id) });
  }
  return list.sort((a, b) => b.rank - a.rank || b.links - a.links || (a.id < b.id ? -1 : 1));
}

const around = (at, reach) => [at.x - reach, at.y - reach, at.x + reach, at.y + reach];
const controls = (size) => [size.width - 200, size.height - 56, size.width, size.height];
/* The words above columns, which stay in sight, keep the names of things away. */
const headAreas = (size) =>
  scene.heads.map((head) => {
    const { x, y } = network.canvasToDOM(head);
    const level = head.fixed ? y : Math.max(y, 20);
    return scene.mode === "all" ? [0, level - 28, size.width, level + 28] : [x - 10, level - 24, x + 130, level + 24];
  });
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function freeSpot(ctx, label, size, taken) {
  const heavy = (label.rank === 3 && scene.mode !== "trace") || (scene.mode === "all" && label.links > 25);
  const pixels = label.rank === 3 ? 14 : heavy && !focus ? 13 : 12;
  const font = (px) => `${heavy ? 650 : 450} ${px}px system-ui, "Liberation Sans", sans-serif`;
  const text = wrapped(
    ctx,
    THINGS.get(label.id).name,
    font(pixels),
    label.rank === 3 ? 4 : scene.width ? 3 : 2,
    long(pixels),
  );
  const height = text.lines.length * pixels * 1.22;
  for (const [x, y] of spots(label, text.width, height)) {
    const [middle, level] = [label.at.x + x, label.at.y + y];
    const area = [middle - text.width / 2, level - height / 2, middle + text.width / 2, level + height / 2];
    const inside = area[0] > 4 && area[1] > 4 && area[2] < size.width - 4 && area[3] < size.height - 4;
    if (inside && !taken.some((other) => overlap(area, other))) {
      return { x, y, area, lines: text.lines, width: text.width, pixels, font, beside: !y && Math.sign(x) };
    }
  }
  return null;
}

/* How many letters fit between two columns of the picture. */
function long(pixels) {
  if (!scene.width || isTall()) return isTall() && scene.width ? 18 : 26;
  return Math.max(13, Math.min(26, Math.floor((scene.width * network.getScale() - 24) / (pixels * 0.52))));
}

/* On a ladder first to the right; elsewhere below, above, right and left, and shifted where the middle is taken. */
function spots(label, width, height) {
  const [down, aside] = [label.reach + height / 2, label.reach + width / 2 + 2];
  const shift = width * 0.35;
  const below = [[0, down], [0, -down]]; // prettier-ignore
  const beside = [[aside, 0], [-aside, 0]]; // prettier-ignore
  if (label.node.up !== undefined && !isTall()) return label.node.up ? [[0, -down], [0, down]] : [[0, down], [0, -down]]; // prettier-ignore
  const first =
    (scene.mode === "near") !== isTall() && scene.mode !== "all" ? [...beside, ...below] : [...below, ...beside];
  return [...first, [shift, down], [-shift, down], [shift, -down], [-shift, -down]];
}

function write(ctx, { node, x, y, lines, width, pixels, font, beside }, scale) {
  ctx.textAlign = { 1: "left", "-1": "right" }[beside] || "center";
  const edge = x - (beside * width) / 2;
  ctx.font = font(pixels / scale);
  ctx.globalAlpha = shown.things.has(node.id) || scene.mode === "trace" ? 1 : 0.3;
  ctx.strokeStyle = colours.halo;
  ctx.fillStyle = focus && !focus.things.has(node.id) ? colours.quiet : colours.ink;
  ctx.lineWidth = 3.5 / scale;
  lines.forEach((line, n) => {
    const at = [node.x + edge / scale, node.y + (y + (n - (lines.length - 1) / 2) * pixels * 1.22) / scale];
    ctx.strokeText(line, ...at);
    ctx.fillText(line, ...at);
  });
}

/* A name in lines of so many characters; what does not fit in so many lines ends in an ellipsis. */
function wrapped(ctx, name, font, most, long = 26) {
  const key = `${font}|${most}|${long}|${name}`;
  if (measured.has(key)) return measured.get(key);
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (!last || (last + " " + word).length <= long) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => (line.length > long + 8 ? `${line.slice(0, long + 7)}…` : line));
  if (lines.length > most) kept[most - 1] = `${kept[most - 1].replace(/[\s,:;]+$/, "")} …`;
  ctx.save();
  ctx.font = font;
  const width = Math.max(...kept.map((line) => ctx.measureText(line).width));
  ctx.restore();
  measured.set(key, { lines: kept, width });
  return measured.get(key);
}
