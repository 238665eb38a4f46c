/* What is drawn, and where: groups, all things, or those around what is open. Every picture is the same ladder, read
   from left to right (on narrow screens from top to bottom), in the order of heights that the whole map has. */

const box = $("map");
const MOST_NEAR = 60;
const GROUPS = new Map();
/* The places of all things on the whole map; POINTS has where things and groups stand in the present picture. */
const WHOLE = new Map(PAGE.things.map((thing, n) => [thing.id, DATA.nodes[n]]));
const POINTS = new Map();
const NUMBERS = new Map(PAGE.things.map((thing, n) => [thing.id, `n${n}`]));
let scene = { mode: "", things: new Set(), lines: new Set(), heads: [], steps: [], note: "" };

for (const thing of PAGE.things) {
  const key = `${thing.column}.${thing.home ?? "none"}`;
  if (!GROUPS.has(key)) GROUPS.set(key, { key, column: thing.column, home: thing.home ?? -1, things: [] });
  GROUPS.get(key).things.push(thing.id);
}
for (const group of GROUPS.values()) group.things.sort((a, b) => linksOf(b) - linksOf(a) || (a < b ? -1 : 1));

function linksOf(id) {
  return THINGS.get(id).links || 0;
}
const groupTitle = (group) =>
  `${PAGE.columns[group.column]}, ${group.home < 0 ? "of no source" : `mostly from ${PAGE.sources[group.home].title}`}`;
const drawsAll = () => (state.draw ? state.draw === "all" : !PAGE.about.large);
const isTall = () => box.clientWidth < 600;

/* The picture for the state as it is. */
function sceneOf() {
  if (isTrace()) return traceScene();
  if (state.things.length) return thingsScene(state.things, "");
  if (drawsAll()) return wholeScene();
  if (state.thing) return nearScene([state.thing]);
  if (state.line) return nearScene(LINES.get(state.line).ends);
  if (state.group) return groupScene(GROUPS.get(state.group));
  return groupsScene();
}

const linesAmong = (things) =>
  new Set(
    [...things].flatMap((id) => LINES_OF.get(id).filter((l) => l.ends.every((end) => things.has(end))).map((l) => l.id)),
  ); // prettier-ignore

function wholeScene() {
  const things = new Set(THINGS.keys());
  const top = Math.min(...[...WHOLE.values()].map((at) => at.y));
  const heads = PAGE.columns.map((text, column) => {
    const xs = PAGE.things.filter((thing) => thing.column === column).map((thing) => WHOLE.get(thing.id));
    if (!xs.length) return null;
    const [left, right] = [Math.min(...xs.map((at) => at.x)), Math.max(...xs.map((at) => at.x))];
    return { text, x: (left + right) / 2, y: top - 70, left, right };
  });
  return {
    mode: "all",
    things,
    places: WHOLE,
    lines: linesAmong(things),
    heads: heads.filter(Boolean),
    steps: [],
    note: "",
  };
}

/* The things around some: those that the strongest claims join to them first. */
function nearScene(centres) {
  const lines = centres.flatMap((id) => LINES_OF.get(id)).filter((line) => shown.lines.has(line.id));
  const rank = (line) => KINDS.indexOf(lookOf(line).kind);
  lines.sort((a, b) => rank(a) - rank(b) || most(b) - most(a) || (a.id < b.id ? -1 : 1));
  const all = new Set([...centres, ...lines.flatMap((line) => line.ends)]);
  return thingsScene([...all].slice(0, MOST_NEAR), leftOut(all.size - MOST_NEAR));
}
const most = (line) => Math.max(...line.ends.map(linksOf));
const leftOut = (number) =>
  number > 0 ? `${plural(number, "more thing")} not drawn: the panel and the list have them.` : "";

function groupScene(group) {
  const members = group.things.filter((id) => shown.things.has(id));
  const first = members.slice(0, 26);
  const ties = new Map();
  for (const id of first)
    for (const line of LINES_OF.get(id))
      for (const end of line.ends) if (!members.includes(end)) ties.set(end, (ties.get(end) || 0) + 1);
  const others = [...ties].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 16);
  return thingsScene([...first, ...others.map(([id]) => id)], leftOut(members.length - first.length));
}

function thingsScene(ids, note) {
  const things = new Set(ids);
  const { places, heads, width } = isTall() ? bands(ids) : ladder(ids);
  return { mode: "near", things, places, width, lines: linesAmong(things), heads, steps: [], note };
}

function byColumn(ids) {
  const columns = PAGE.columns.map((text, column) => ({
    text,
    ids: ids
      .filter((id) => THINGS.get(id).column === column)
      .sort((a, b) => WHOLE.get(a).y - WHOLE.get(b).y || WHOLE.get(a).x - WHOLE.get(b).x),
  }));
  return columns.filter((column) => column.ids.length);
}

/* As tall as the room allows: few things are spread out, and many stand side by side. */
function ladder(ids) {
  const rows = Math.max(9, Math.ceil(Math.sqrt(ids.length * 3.2)));
  const columns = byColumn(ids);
  const sides = columns.map((column) => Math.ceil(column.ids.length / rows));
  const width = 200;
  const across = sides.reduce((sum, side) => sum + side * width, 0);
  const tallest = Math.max(...columns.map((column, n) => Math.ceil(column.ids.length / sides[n])));
  const room = (across + 40) * (Math.max(200, box.clientHeight - 150) / Math.max(300, box.clientWidth - 60));
  const height = Math.max(52, Math.min(130, room / tallest));
  const places = new Map();
  const heads = [];
  let left = 0;
  columns.forEach(({ text, ids: own }, n) => {
    const tall = Math.ceil(own.length / sides[n]);
    own.forEach((id, at) => {
      /* Neighbours in a row stand a little apart in height, so that both names have room. */
      const column = Math.floor(at / tall);
      const y = ((at % tall) + (tallest - tall) / 2 + (column % 2) * 0.4) * height;
      places.set(id, { x: left + column * width, y });
    });
    heads.push({ text, x: left, y: -58, left, right: left + sides[n] * width - 40, start: true });
    left += sides[n] * width;
  });
  return { places, heads, width };
}

function bands(ids) {
  const [width, height, side] = [128, 92, 3];
  const places = new Map();
  const heads = [];
  let top = 0;
  for (const { text, ids: own } of byColumn(ids)) {
    heads.push({ text, x: -width * 0.4, y: top - 34, left: -width / 2, right: width * 2.5, start: true, fixed: true });
    own.forEach((id, n) => places.set(id, { x: (n % side) * width, y: top + Math.floor(n / side) * height }));
    top += Math.ceil(own.length / side) * height + 46;
  }
  return { places, heads, width };
}

/* The steps of a pathway one after another, each a little lower or higher than the last, so that names have room. */
function traceScene() {
  const path = openPathway();
  const things = path ? path.things : [state.from, state.to];
  const places = new Map();
  const fall = Math.min(
    300,
    Math.max(110, (things.length * 120 * box.clientHeight) / Math.max(300, box.clientWidth) / 1.6),
  );
  things.forEach((id, n) =>
    places.set(id, isTall() ? { x: 0, y: n * 110 } : { x: n * 170, y: (n % 2) * fall, up: n % 2 === 0 }),
  );
  const steps = path ? path.steps.map((step) => ({ ...step, line: lineBetween(step.start, step.end).id })) : [];
  const lines = new Set(steps.map((step) => step.line));
  return { mode: "trace", things: new Set(things), places, lines, heads: [], steps, note: "" };
}

/* One bubble for each column and source, with how many claims join each two. */
function groupsScene() {
  const homes = [...new Set([...GROUPS.values()].map((group) => group.home))].sort((a, b) => a - b);
  const width = isTall() ? 84 : Math.max(92, Math.min(170, (box.clientWidth - 50) / 7));
  const height = isTall() ? 116 : Math.max(112, Math.min(200, (box.clientHeight - 110) / homes.length));
  const places = new Map();
  for (const group of GROUPS.values()) {
    const count = group.things.filter((id) => shown.things.has(id)).length;
    if (!count) continue;
    const size = 9 + (width / 60) * Math.sqrt(count);
    places.set(`group ${group.key}`, { x: group.column * width, y: homes.indexOf(group.home) * height, size, count });
  }
  const heads = PAGE.columns.map((text, n) => ({
    text,
    x: n * width,
    y: -height * (isTall() ? 0.86 : 0.72),
    left: (n - 0.4) * width,
    right: (n + 0.4) * width,
  }));
  const rows = homes.map((home, n) => ({
    text: home < 0 ? "No source" : PAGE.sources[home].title,
    x: -width * 0.45,
    y: n * height - height * 0.41,
  }));
  return {
    mode: "groups",
    things: new Set(),
    groups: new Set(places.keys()),
    places,
    lines: new Set(),
    heads,
    rows,
    width,
    ties: ties(),
    steps: [],
    note: "",
  };
}

function ties() {
  const counts = new Map();
  const key = (id) => `${THINGS.get(id).column}.${THINGS.get(id).home ?? "none"}`;
  for (const id of shown.lines) {
    const [a, b] = LINES.get(id).ends.map(key).sort();
    if (a !== b) counts.set(`${a}|${b}`, (counts.get(`${a}|${b}`) || 0) + shownClaims(LINES.get(id)).length);
  }
  return [...counts].map(([pair, count]) => ({ ends: pair.split("|").map((k) => `group ${k}`), count }));
}

const sceneKey = () =>
  JSON.stringify([
    isTall(), drawsAll(), state.thing, state.line, state.group, state.things, state.from, state.to, state.pathway,
    drawsAll() ? 0 : [...shown.things].length, drawsAll() ? 0 : shown.claims.size,
  ]); // prettier-ignore
