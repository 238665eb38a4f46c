/* The present picture as an SVG or PNG file, with its legend, its sources and the hash of its data. */

const PICTURE = { width: 1200, side: 40, foot: 22 };

function pictureSvg() {
  const ids = [...POINTS.keys()];
  const area = extent(ids);
  const sides = scene.mode === "near" ? [40, 210] : [130, 130];
  const scale = Math.min(1.5, (PICTURE.width - sides[0] - sides[1]) / Math.max(area.width, 1));
  const head = scene.mode === "trace" ? 150 : 110;
  const at = ({ x, y }) => ({
    x: sides[0] + (x - area.x + area.width / 2) * scale,
    y: head + (y - area.y + area.height / 2) * scale,
  });
  const floor = head + area.height * scale + 90;
  const notes = footLines();
  const legend = legendRows();
  const height = floor + Math.ceil(legend.length / 4) * 26 + notes.length * PICTURE.foot + 40;
  return drawn(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${PICTURE.width} ${height}`,
      width: PICTURE.width,
      height,
      "font-family": "Liberation Sans, Arial, sans-serif",
    },
    drawn("title", {}, pictureTitle()),
    drawn("rect", { width: PICTURE.width, height, fill: colours.paper }),
    words(PICTURE.side, 46, pictureTitle(), { "font-size": 20, "font-weight": 700 }),
    ...scene.heads.map((head) =>
      words(head.start ? at(head).x - 8 : at(head).x, at(head).y, head.text, {
        "font-size": 13,
        "font-weight": 700,
        "text-anchor": head.start ? "start" : "middle",
        fill: colours.quiet,
      }),
    ),
    ...pictureLines(at),
    ...ids.flatMap((id) => pictureThing(id, at, scale)),
    ...legend.map((row, n) => legendRow(row, PICTURE.side + (n % 4) * 285, floor + Math.floor(n / 4) * 26)),
    ...notes.map((text, n) =>
      words(PICTURE.side, floor + Math.ceil(legend.length / 4) * 26 + 20 + n * PICTURE.foot, text, {
        "font-size": 12,
        fill: colours.quiet,
      }),
    ),
  );
}

const words = (x, y, text, attributes) => drawn("text", { x, y, fill: colours.ink, ...attributes }, text);

function pictureTitle() {
  const open = panel.querySelector("h2").textContent;
  const story = STORIES.get(state.story);
  return shorter(
    story ? story.question : isOpen() || state.things.length ? open : document.querySelector("h1").textContent,
    100,
  );
}
const shorter = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

function pictureLines(at) {
  if (scene.mode === "groups")
    return scene.ties
      .filter(({ ends, count }) => count >= 3 && ends.every((id) => POINTS.has(id)))
      .map(({ ends: [a, b], count }) => {
        const [from, to] = [at(POINTS.get(a)), at(POINTS.get(b))];
        return drawn("line", {
          x1: from.x,
          y1: from.y,
          x2: to.x,
          y2: to.y,
          stroke: colours.line,
          opacity: 0.3,
          "stroke-width": Math.min(12, 0.8 + Math.sqrt(count) * 0.8),
        });
      });
  return seen.lines.filter((line) => line.ends.every((id) => POINTS.has(id))).flatMap((line) => pictureLine(line, at));
}

function pictureLine(line, at) {
  const step = scene.steps.find((one) => one.line === line.id);
  const look = step ? lookOfStep(step) : lookOf(line);
  const [from, to] = [POINTS.get(look.from), POINTS.get(look.to)];
  const bent = bendOf(from, to);
  const bend = bent && at(bent);
  const [a, b] = outside({ ...at(from), size: 12 }, { ...at(to), size: 12 }, 3, bend);
  const lit = !focus || focus.lines.has(line.id);
  const ink = look.style.strong ? colours.ink : colours.line;
  const route = bend ? `M${a.x} ${a.y}Q${bend.x} ${bend.y} ${b.x} ${b.y}` : `M${a.x} ${a.y}L${b.x} ${b.y}`;
  const parts = [
    drawn("path", {
      d: route,
      fill: "none",
      stroke: ink,
      "stroke-width": look.style.width,
      "stroke-dasharray": look.style.dash || "none",
    }),
  ];
  if (look.arrow) {
    const near = bend || a;
    const turn = (Math.atan2(b.y - near.y, b.x - near.x) * 180) / Math.PI;
    const { head } = look.style;
    const fill = { hollow: colours.paper, open: "none" }[head] || ink;
    parts.push(
      drawn("path", {
        d: head === "open" ? "M-9-4 0 0-9 4" : "M-10-5 0 0-10 5Z",
        transform: `translate(${b.x} ${b.y}) rotate(${turn})${head === "small" ? " scale(.7)" : ""}`,
        fill,
        stroke: ink,
      }),
    );
  }
  const middle = pointOf(a, bend, b, step ? 0.64 : 0.5);
  const marks = lit
    ? marksOf(look)
        .map(([mark]) => mark)
        .join(" ")
    : "";
  if (marks)
    parts.push(
      words(middle.x, middle.y + 4, marks, {
        "font-size": 14,
        "font-weight": 700,
        "text-anchor": "middle",
        stroke: colours.paper,
        "stroke-width": 4,
        "paint-order": "stroke",
      }),
    );
  if (step) parts.push(...stepNumber(scene.steps.indexOf(step) + 1, pointOf(a, bend, b, 0.36)));
  return [drawn("g", { opacity: lit ? 1 : 0.15 }, ...parts)];
}

const stepNumber = (number, { x, y }) => [
  drawn("circle", { cx: x, cy: y, r: 11, fill: colours.accent }),
  words(x, y + 4.5, String(number), {
    "font-size": 13,
    "font-weight": 700,
    "text-anchor": "middle",
    fill: colours["on-accent"],
  }),
];

function pictureThing(id, at, scale) {
  const point = POINTS.get(id);
  const { x, y } = at(point);
  if (!THINGS.has(id)) {
    const group = GROUPS.get(id.slice(6));
    const size = point.size * scale;
    return [
      drawn("circle", {
        cx: x,
        cy: y,
        r: size,
        fill: styleOf(mainTypes(group)[0]).colour,
        "fill-opacity": 0.35,
        stroke: colours.outline || colours.ink,
      }),
      words(x, y + 5, String(scene.places.get(id).count), {
        "font-size": 14,
        "font-weight": 700,
        "text-anchor": "middle",
      }),
    ];
  }
  const size = Math.max(3, point.size * Math.min(1, scale));
  const shape = shapeOf(point.type, x, y, size, { "stroke-width": 1.2 });
  const name = written.find((one) => one.node.id === id);
  if (!name) return [shape];
  const aside = scene.mode === "near" && !isTall();
  const above = y - size - 8 - (name.lines.length - 1) * 14;
  const top = aside ? y + 4 - ((name.lines.length - 1) / 2) * 14 : point.up ? above : y + size + 15;
  return [
    shape,
    ...name.lines.map((line, n) =>
      words(aside ? x + size + 6 : x, top + n * 14, line, {
        "font-size": 12, "text-anchor": aside ? "start" : "middle", stroke: colours.halo, "stroke-width": 3, "paint-order": "stroke",
      }),
    ),
  ]; // prettier-ignore
}

function legendRows() {
  const types = [...new Set([...POINTS.values()].map((point) => point.type).filter(Boolean))].sort();
  const kinds = KINDS.filter((kind) => seen.lines.some((line) => lookOf(line).kind === kind));
  return [
    ...types.map((type) => ({ type, text: titled(PAGE.types[type].label) })),
    ...kinds.map((kind) => ({
      kind,
      text: titled(kind === "sequence" ? "order in time only" : codeOf("kind", kind).label),
    })),
  ];
}

function legendRow({ type, kind, text }, x, y) {
  const style = kind && PAGE.style.lines[kind];
  const sign = type
    ? shapeOf(type, x + 10, y - 4, 7)
    : drawn("line", {
        x1: x,
        x2: x + 24,
        y1: y - 4,
        y2: y - 4,
        stroke: style.strong ? colours.ink : colours.line,
        "stroke-width": style.width,
        "stroke-dasharray": style.dash || "none",
      });
  return drawn("g", {}, sign, words(x + 32, y, text, { "font-size": 12 }));
}

function footLines() {
  const { promiseMark, disputeMark, wordings } = PAGE.style;
  const marks = `${promiseMark} promised, asked, planned or an aim   ${disputeMark} disputed   ${wordings.opinion} opinion   ${wordings.hedged} hedged   ${wordings.inferred} inferred here`;
  const sources = new Set(seen.lines.flatMap((line) => shownClaims(line).map((claim) => claim.source)));
  const named = [...(sources.size ? sources : SOURCES.keys())]
    .sort()
    .flatMap((id) => [`Source: ${shorter(titleOfSource(id), 150)}`, whereRead(SOURCES.get(id))]);
  return [
    marks,
    claimsFiltered() || state.offTypes.size ? $("shown").textContent : "",
    ...named,
    `Data ${PAGE.about.hash.slice(0, 12)}. ${PAGE.about.licence && `${PAGE.about.licence}. `}Drawn by civicgraph from recorded claims.`,
  ].filter(Boolean);
}

function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say(`Saved ${name}`);
}

const pictureText = () => new XMLSerializer().serializeToString(pictureSvg());
$("save-svg").addEventListener("click", () => save(new Blob([pictureText()], { type: "image/svg+xml" }), "map.svg"));
$("save-png").addEventListener("click", async () => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureText())}`;
  await image.decode();
  const canvas = make("canvas", { width: image.width * 2, height: image.height * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, "map.png"), "image/png");
});
$("print").addEventListener("click", () => print());
