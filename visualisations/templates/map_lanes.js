/* When the steps of a pathway happened: a lane for each, from the first to the last day on which it may have been. */

const LANES = { width: 336, left: 34, right: 8, top: 26, row: 30 };
const yearOf = (day) =>
  Math.floor(day / 10000) + (Math.floor(day / 100) % 100 ? ((Math.floor(day / 100) % 100) - 1) / 12 : 0);

function lanesFigure(path) {
  const times = path.steps.map((step) => boundsOf(step.lead));
  const years = times
    .flatMap(([first, , , last]) => [first, last])
    .filter((day) => day && day !== NEVER_LATE)
    .map(yearOf);
  const words = path.steps.map((step, n) => `step ${n + 1} ${step.lead.when}`).join(", ");
  const caption = make(
    "figcaption",
    { class: "small" },
    "When each step may have happened, as its leading claim says. Open ends run off the edge.",
  );
  if (!years.length) return make("p", { class: "small" }, "No step of this pathway is dated.");
  const [low, high] = [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years) + 0.1)];
  const at = (year) =>
    LANES.left +
    ((Math.min(high, Math.max(low, year)) - low) / (high - low)) * (LANES.width - LANES.left - LANES.right);
  const height = LANES.top + path.steps.length * LANES.row + 6;
  const svg = drawn(
    "svg",
    { viewBox: `0 0 ${LANES.width} ${height}`, class: "lanes", role: "img", "aria-label": `Steps over time: ${words}` },
    ...yearMarks(low, high, at, height),
    ...path.steps.flatMap((step, n) => lane(step, n, at, [low, high])),
  );
  return make("figure", { class: "lanes" }, svg, caption);
}

function yearMarks(low, high, at, height) {
  const every = Math.ceil((high - low) / 6);
  const marks = [];
  for (let year = low; year <= high; year += every) {
    marks.push(drawn("line", { x1: at(year), x2: at(year), y1: LANES.top - 4, y2: height, class: "rule" }));
    const anchor = year === high ? "end" : year === low ? "start" : "middle";
    marks.push(drawn("text", { x: at(year), y: 14, "text-anchor": anchor, class: "year" }, String(year)));
  }
  return marks;
}

function lane(step, n, at, [low, high]) {
  const [first, , , last] = boundsOf(step.lead);
  const y = LANES.top + n * LANES.row + LANES.row / 2;
  const undated = !first && last === NEVER_LATE;
  const [from, to] = [first ? yearOf(first) : low, last === NEVER_LATE ? high : yearOf(last) + 1 / 12];
  const style = PAGE.style[step.lead.wording === "inferred" ? "inferred" : "lines"][step.kind];
  const bar = undated
    ? drawn("rect", { x: at(low), y: y - 8, width: at(high) - at(low), height: 16, rx: 3, class: "undated" })
    : drawn("rect", {
        x: at(from), y: y - 8, width: Math.max(6, at(to) - at(from)), height: 16, rx: 3,
        class: style.strong ? "bar" : "bar light", "stroke-dasharray": style.dash || "none",
      }); // prettier-ignore
  const middle = undated ? (at(low) + at(high)) / 2 : at(from);
  const wide = at(to) - at(from) > 110;
  const text = undated ? "undated" : step.lead.when;
  const beside = middle > LANES.width * 0.55;
  const x = undated ? middle : wide ? at(from) + 6 : beside ? at(from) - 5 : Math.max(at(from) + 6, at(to)) + 5;
  const anchor = undated ? "middle" : !wide && beside ? "end" : "start";
  return [
    drawn("circle", { cx: 14, cy: y, r: 10, class: "number" }),
    drawn("text", { x: 14, y: y + 4, "text-anchor": "middle", class: "number" }, String(n + 1)),
    bar,
    drawn(
      "text",
      { x, y: y + 4, "text-anchor": anchor, class: wide && !undated && style.strong ? "on" : "when" },
      text,
    ),
  ];
}
