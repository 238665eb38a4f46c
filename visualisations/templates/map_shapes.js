/* Shapes of things, bubbles of groups, and the words above columns. */

function paintShape(ctx, point) {
  if (!THINGS.has(point.id)) return paintGroup(ctx, point);
  const style = styleOf(point.type);
  const scale = network.getScale();
  const chosen = point.id === state.thing || (state.line && LINES.get(state.line).ends.includes(point.id));
  const dim = (focus && !focus.things.has(point.id)) || (!shown.things.has(point.id) && scene.mode !== "trace");
  ctx.save();
  ctx.globalAlpha = dim ? 0.2 : 1;
  if (chosen) outline(ctx, point, 4 / scale, colours.accent, 3 / scale, colours.halo);
  outline(ctx, point, 0, outlineOf(style), (themeName() === "contrast" ? 2 : 1.2) / scale, style.colour);
  ctx.restore();
}

function outline(ctx, point, grow, stroke, width, fill) {
  const corners = SHAPES[styleOf(point.type).shape];
  const size = point.size + grow;
  ctx.beginPath();
  if (corners.length) corners.forEach(([cx, cy]) => ctx.lineTo(point.x + cx * size, point.y + cy * size));
  else ctx.arc(point.x, point.y, size, 0, 2 * Math.PI);
  ctx.closePath();
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = width;
  ctx.stroke();
}

/* A group wears the shape and colour of most of its things, around a paper disc with their number. */
function paintGroup(ctx, point) {
  const scale = network.getScale();
  const group = GROUPS.get(point.id.slice(6));
  const style = styleOf(mainTypes(group)[0]);
  const lit = point.id === hovered || point.id === cursor;
  ctx.save();
  ctx.beginPath();
  ctx.arc(point.x, point.y, point.size, 0, 7);
  ctx.fillStyle = colours.halo;
  ctx.fill();
  ctx.globalAlpha = themeName() === "contrast" ? 0 : 0.3;
  ctx.fillStyle = style.colour;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = lit ? colours.accent : outlineOf(style);
  ctx.lineWidth = (lit ? 4 : 2) / scale;
  ctx.stroke();
  ctx.fillStyle = colours.ink;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = `650 ${Math.max(14, 12 / scale)}px system-ui, "Liberation Sans", sans-serif`;
  ctx.fillText(String(scene.places.get(point.id).count), point.x, point.y);
  ctx.restore();
}

const typesOf = new Map();
function mainTypes(group) {
  if (!typesOf.has(group.key)) {
    const counts = new Map();
    for (const id of group.things) counts.set(THINGS.get(id).type, (counts.get(THINGS.get(id).type) || 0) + 1);
    typesOf.set(
      group.key,
      [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([type]) => type),
    );
  }
  return typesOf.get(group.key);
}

/* The words above columns stay in sight when the map is moved down, and the names of rows when it is moved aside. */
network.on("afterDrawing", (ctx) => {
  const scale = network.getScale();
  ctx.save();
  ctx.lineJoin = "round";
  ctx.globalAlpha = 1;
  const band = network.DOMtoCanvas({ x: 0, y: 0 });
  const tight = scene.mode === "groups" && isTall();
  scene.heads.forEach((head, place) => {
    const font = `650 ${(tight ? 11.5 : 13) / scale}px system-ui, "Liberation Sans", sans-serif`;
    const room = Math.max(8, Math.floor(((head.right - head.left) * scale * (tight ? 1.9 : 1)) / 7));
    const { lines } = wrapped(ctx, head.text, font, 3, head.fixed ? 40 : room);
    const tall = lines.length * 15;
    const raised = tight && place % 2 ? 34 / scale : 0; // on a phone every other one stands a line higher
    const y = head.fixed ? head.y : Math.max(head.y - raised, band.y + (tall / 2 + 6) / scale);
    ctx.font = font;
    lines.forEach((line, n) => {
      const left = head.start ? head.x - 8 / scale : head.x - ctx.measureText(line).width / 2;
      wordAt(ctx, line, left, y + ((n - (lines.length - 1) / 2) * 15) / scale, scale);
    });
  });
  for (const row of scene.rows || []) rowName(ctx, row, scale);
  ctx.restore();
});

function wordAt(ctx, text, x, y, scale, colour = colours.quiet) {
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.strokeStyle = colours.halo;
  ctx.lineWidth = 5 / scale;
  ctx.fillStyle = colour;
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function rowName(ctx, row, scale) {
  const px = 13 / scale;
  ctx.font = `450 ${px}px system-ui, "Liberation Sans", sans-serif`;
  const { lines } = wrapped(ctx, row.text, ctx.font, 1, isTall() ? 40 : 90);
  const x = Math.max(row.x, network.DOMtoCanvas({ x: 8, y: 0 }).x);
  lines.forEach((line, n) =>
    wordAt(ctx, line, x, row.y + (n - (lines.length - 1) / 2) * px * 1.25, scale, colours.ink),
  );
}
