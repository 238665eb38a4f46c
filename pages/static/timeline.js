"use strict";
/* A column of dates as a timeline: a line for each row, from the first day that it may mean to the last. */

const LINES = 40;
/* Dates as the record has them: a year, a month or a day, of which the end may be unsure; two of them, or one and none. */
const DATED = /^[12]\d(?:\d\d|\dX|XX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[~?%]?$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const [AXIS_START, AXIS_END, LINE_HEIGHT, AXIS_HEIGHT] = [244, 615, 24, 30];

/* The first and the last moment that a date may mean, in years; none where it is no date. */
function spanOf(text) {
  const [start, end = start, more] = text.split("/");
  const open = (part) => part === "" || part === "..";
  if (more !== undefined || ![start, end].every((part) => open(part) || DATED.test(part)) || (open(start) && open(end))) return null;
  return { from: open(start) ? null : moment(start, false), to: open(end) ? null : moment(end, true) };
}

function moment(date, atEnd) {
  const [year, month, day] = date.replace(/[~?%]/, "").split("-");
  const number = Number(year.replaceAll("X", atEnd ? "9" : "0"));
  if (!month || month === "XX" || Number(month) > 12 || month === "00") return number + (atEnd ? 1 : 0);
  const place = Number(month) - 1;
  if (!day || day === "XX") return number + (place + (atEnd ? 1 : 0)) / 12;
  return number + (place + (Number(day) - (atEnd ? 0 : 1)) / DAYS_IN_MONTH[place]) / 12;
}

/* The first column in which every value is a date, and at least two rows have one; whole numbers are none. */
function datedColumn(names, rows) {
  const isDate = (term) => term.type === "literal" && !(term.datatype ?? "").endsWith("#integer") && spanOf(term.value);
  return names.find((name) => {
    const terms = rows.map((row) => row[name]).filter(Boolean);
    return terms.length > 1 && terms.every(isDate);
  });
}

/* The answer over time, with what it leaves out in words; nothing where no column has dates. */
function timeline(names, rows, called) {
  const dated = datedColumn(names, rows);
  const named = names.find((name) => name !== dated);
  if (!dated || !named) return null;
  const found = rows.filter((row) => row[dated]).map((row) => ({ row, span: spanOf(row[dated].value) }));
  const undated = rows.length - found.length;
  found.sort((one, other) => (one.span.from ?? one.span.to) - (other.span.from ?? other.span.to));
  const shown = found.slice(0, LINES);
  const moments = shown.flatMap(({ span }) => [span.from, span.to]).filter((one) => one !== null);
  const [least, most] = [Math.floor(Math.min(...moments)), Math.ceil(Math.max(...moments))];
  const place = (one) => AXIS_START + ((one - least) / Math.max(1, most - least)) * (AXIS_END - AXIS_START);
  const height = shown.length * LINE_HEIGHT + AXIS_HEIGHT;
  const svg = svgElement("svg", { viewBox: `0 0 640 ${height}`, role: "img", class: "chart" });
  svg.append(svgElement("title", {}, `${named} over time, by ${dated}`), ...ticks(least, most, place, height));
  shown.forEach(({ row, span }, n) => svg.append(...line(span, n * LINE_HEIGHT + AXIS_HEIGHT, label(row[named], called), row[dated].value, place)));
  const words = [
    found.length > shown.length ? `The ${LINES} earliest of ${found.length} dated rows.` : "",
    undated ? `${undated} row${undated === 1 ? " has" : "s have"} no date.` : "",
  ].filter(Boolean);
  return [element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Timeline" }, svg), ...(words.length ? [element("p", {}, words.join(" "))] : [])];
}

/* The years that the axis names, at most eight. */
function ticks(least, most, place, height) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => (most - least) / one <= 7) ?? 1000;
  const years = [];
  for (let year = Math.ceil(least / step) * step; year <= most; year += step) years.push(year);
  return years.flatMap((year) => [
    svgElement("line", { x1: place(year), x2: place(year), y1: 20, y2: height }),
    svgElement("text", { x: place(year), y: 14, "text-anchor": "middle" }, String(year)),
  ]);
}

function line(span, top, name, date, place) {
  const [from, to] = [place(span.from ?? span.to), place(span.to ?? span.from)];
  const bar = svgElement("rect", { x: Math.min(from, to), y: top + 5, width: Math.max(4, Math.abs(to - from)), height: 12 });
  bar.append(svgElement("title", {}, `${name}: ${date}`));
  /* An end that is not known points on. */
  const open = [span.from === null && [from - 4, -1], span.to === null && [to + 6, 1]].filter(Boolean);
  const arrows = open.map(([x, way]) => svgElement("path", { d: `M${x} ${top + 5}l${way * 8} 6l${-way * 8} 6z` }));
  const short = name.length > 34 ? `${name.slice(0, 33)}…` : name;
  return [svgElement("text", { x: 236, y: top + 16, "text-anchor": "end" }, short), bar, ...arrows];
}
