/* Names on the map: the most telling first, none across another, none cut by the edge. */

const measured = new Map();

network.on("afterDrawing", (ctx) => {
  const scale = network.getScale();
  const size = { width: box.clientWidth, height: box.clientHeight };
  const list = candidates(scale, size);
  const shapes = list.map((label) => ({ id: label.id, area: around(label.at, label.reach - 2) }));
  const taken = [controls(size)];
  let left = budget(scale, size);
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const label of list.filter(named)) {
    if (left <= 0 && label.rank === 0) break;
    const lit = shapes.filter(({ id }) => id !== label.id && (!focus || focus.things.has(id))).map(({ area }) => area);
    const spot =
      freeSpot(ctx, label, size, [...taken, ...lit]) || (mustName(label) && freeSpot(ctx, label, size, taken));
    if (!spot) continue;
    taken.push(spot.area);
    write(ctx, label, spot, scale);
    left -= 1;
  }
  ctx.restore();
});

const named = (label) => !focus || label.rank > 0;
const mustName = (label) => label.rank === 3 || label.links > 30;

/* How many names a map of this size bears: few from afar, more as one comes closer. */
function budget(scale, size) {
  const calmly = size.width < 500 ? 7 : 15;
  const whole = fitScale();
  return calmly * Math.max(1, (scale / whole) ** 1.7);
}

let wholeScale = 0;
function fitScale() {
  if (!wholeScale) {
    const area = extent([...THINGS.keys()]);
    wholeScale = Math.min(1.5, box.clientWidth / Math.max(area.width, 1), box.clientHeight / Math.max(area.height, 1));
  }
  return wholeScale;
}

/* rank 3: chosen or under the pointer; 2: the other end; 1: a neighbour; 0: the rest. */
function rankOf(id) {
  if (id === state.thing || id === hovered) return 3;
  if (state.line && LINES.get(state.line).ends.includes(id)) return 3;
  return focus && focus.things.has(id) ? 1 : 0;
}

function candidates(scale, size) {
  const list = [];
  for (const id of shown.things) {
    const rank = rankOf(id);
    const node = POINTS.get(id);
    const at = network.canvasToDOM(node);
    if (at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) continue;
    list.push({ id, rank, at, node, reach: node.size * scale + 3, links: THINGS.get(id).links || 0 });
  }
  return list.sort((a, b) => b.rank - a.rank || b.links - a.links || (a.id < b.id ? -1 : 1));
}

const around = (at, reach) => [at.x - reach, at.y - reach, at.x + reach, at.y + reach];
const controls = (size) => [size.width - 60, size.height - 150, size.width, size.height];
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function freeSpot(ctx, label, size, taken) {
  const pixels = label.rank === 3 ? 14 : label.links > 25 && !focus ? 13 : 12;
  const weight = label.rank === 3 || label.links > 25 ? 650 : 450;
  const font = (px) => `${weight} ${px}px system-ui, "Liberation Sans", sans-serif`;
  const text = wrapped(ctx, THINGS.get(label.id).name, font(pixels), label.rank === 3 ? 4 : 2);
  const height = text.lines.length * pixels * 1.22;
  for (const [x, y] of spots(label, text.width, height)) {
    const [middle, level] = [label.at.x + x, label.at.y + y];
    const area = [middle - text.width / 2, level - height / 2, middle + text.width / 2, level + height / 2];
    const inside = area[0] > 4 && area[1] > 4 && area[2] < size.width - 4 && area[3] < size.height - 4;
    if (inside && !taken.some((other) => overlap(area, other))) return { x, y, area, lines: text.lines, pixels, font };
  }
  return null;
}

/* Below, above, right and left, and shifted a little where the middle is taken. */
function spots(label, width, height) {
  const [down, aside] = [label.reach + height / 2, label.reach + width / 2 + 2];
  const shift = width * 0.35;
  return [
    [0, down],
    [0, -down],
    [aside, 0],
    [-aside, 0],
    [shift, down],
    [-shift, down],
    [shift, -down],
    [-shift, -down],
  ];
}

function write(ctx, label, { x, y, lines, pixels, font }, scale) {
  ctx.font = font(pixels / scale);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = colours.halo;
  ctx.fillStyle = colours.ink;
  ctx.lineWidth = 3.5 / scale;
  lines.forEach((line, n) => {
    const at = [label.node.x + x / scale, label.node.y + (y + (n - (lines.length - 1) / 2) * pixels * 1.22) / scale];
    ctx.strokeText(line, ...at);
    ctx.fillText(line, ...at);
  });
}

/* A name in lines of about 26 characters; what does not fit in so many lines ends in an ellipsis. */
function wrapped(ctx, name, font, most) {
  const key = `${font}|${most}|${name}`;
  if (measured.has(key)) return measured.get(key);
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (!last || (last + " " + word).length <= 26) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => (line.length > 34 ? `${line.slice(0, 33)}…` : line));
  if (lines.length > most) kept[most - 1] = `${kept[most - 1].replace(/[\s,:;]+$/, "")} …`;
  ctx.save();
  ctx.font = font;
  const width = Math.max(...kept.map((line) => ctx.measureText(line).width));
  ctx.restore();
  measured.set(key, { lines: kept, width });
  return measured.get(key);
}
