/** Shapes of things, bubbles of groups, and the words above columns. */

import type { Group, Head, Row } from "../core/layout.js";
import { cornersOf } from "../core/shapes.js";
import { styleOf, thing } from "./data.js";
import { FONT } from "./line_marks.js";
import { isThing, network } from "./network.js";
import { colour, countIn, groupOf, isTall, picture, themeName } from "./picture.js";
import type { Drawn, DrawnJoint } from "./picture.js";
import { lineNamed } from "./shown.js";
import { outlineOf } from "./signs.js";
import { state } from "./state.js";
import { wrap } from "./wrapping.js";

/** The shape of a thing or the bubble of a group. */
export function paintShape(ctx: CanvasRenderingContext2D, point: Drawn): void {
  if (!isThing(point.id)) return picture.scene.drawing ? paintFold(ctx, point) : paintGroup(ctx, point);
  const style = styleOf(point.type);
  const scale = network.getScale();
  const { scene } = picture;
  const isChosen = point.id === state.thing || (state.line && lineNamed(state.line).ends.includes(point.id));
  ctx.save();
  if (isChosen) paintOutline(ctx, point, 4 / scale, colour("accent"), 3 / scale, colour("halo"));
  paintOutline(ctx, point, 0, outlineOf(style), (themeName() === "contrast" ? 2 : 1.2) / scale, style.colour);
  const joint = scene.joints.get(point.id);
  if (joint) paintJoint(ctx, point, joint, scale);
  ctx.restore();
}

function paintOutline(
  ctx: CanvasRenderingContext2D,
  point: Drawn,
  grow: number,
  stroke: string,
  width: number,
  fill: string,
): void {
  const corners = cornersOf(styleOf(point.type).shape);
  const size = point.size + grow;
  ctx.beginPath();
  for (const [cx, cy] of corners) ctx.lineTo(point.x + cx * size, point.y + cy * size);
  if (!corners.length) ctx.arc(point.x, point.y, size, 0, 2 * Math.PI);
  ctx.closePath();
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = width;
  ctx.stroke();
}

/** A mark on the thing at which two steps meet that no one passage tells: a warning where it is shared work. */
function paintJoint(ctx: CanvasRenderingContext2D, point: Drawn, { isShared }: DrawnJoint, scale: number): void {
  const spot = { x: point.x - point.size - 8, y: point.y };
  const ink = colour(isShared ? "warn" : "quiet");
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, (isShared ? 8 : 5) / scale, 0, 7);
  ctx.fillStyle = isShared ? ink : colour("paper");
  ctx.fill();
  ctx.strokeStyle = isShared ? colour("paper") : ink;
  ctx.lineWidth = 1.5 / scale;
  ctx.stroke();
  if (!isShared) return;
  ctx.fillStyle = colour("paper");
  ctx.font = `700 ${12 / scale}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText("!", spot.x, spot.y);
}

/** A row that stands for several things: three sheets, one behind the other. */
function paintFold(ctx: CanvasRenderingContext2D, { id, x, y, size }: Drawn): void {
  ctx.save();
  ctx.lineWidth = 1.2;
  for (const shift of [4, 2, 0]) {
    ctx.beginPath();
    ctx.rect(x - size + shift, y - size * 0.7 - shift + 2, size * 1.6, size * 1.5);
    ctx.fillStyle = colour("paper");
    ctx.fill();
    ctx.strokeStyle = colour(id === picture.cursor || id === picture.hovered ? "accent" : "ink");
    ctx.stroke();
  }
  ctx.restore();
}

/** A group has the shape and colour of most of its things, around a paper disc with their number. */
function paintGroup(ctx: CanvasRenderingContext2D, point: Drawn): void {
  const scale = network.getScale();
  const style = styleOf(mainType(groupOf(point.id)));
  const lit = point.id === picture.hovered || point.id === picture.cursor;
  ctx.save();
  ctx.beginPath();
  ctx.arc(point.x, point.y, point.size, 0, 7);
  ctx.fillStyle = colour("halo");
  ctx.fill();
  ctx.globalAlpha = themeName() === "contrast" ? 0 : 0.3;
  ctx.fillStyle = style.colour;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = lit ? colour("accent") : outlineOf(style);
  ctx.lineWidth = (lit ? 4 : 2) / scale;
  ctx.stroke();
  ctx.fillStyle = colour("ink");
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = `650 ${Math.max(14, 12 / scale)}px ${FONT}`;
  ctx.fillText(String(countIn(point.id)), point.x, point.y);
  ctx.restore();
}

const mainTypes = new Map<string, string>();
/** The type of most things of a group. */
export function mainType(group: Group): string {
  const known = mainTypes.get(group.key);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const id of group.things) counts.set(thing(id).type, (counts.get(thing(id).type) ?? 0) + 1);
  const [type = ""] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  mainTypes.set(group.key, type);
  return type;
}

/** The words above columns stay in sight when the map is moved down, and the names of rows when it is moved aside. */
export function paintHeads(ctx: CanvasRenderingContext2D): void {
  const scale = network.getScale();
  ctx.save();
  ctx.lineJoin = "round";
  ctx.globalAlpha = 1;
  picture.scene.heads.forEach((head, place) => paintColumnHead(ctx, head, place, scale));
  for (const row of picture.scene.rows) paintRowName(ctx, row, scale);
  ctx.restore();
}

function paintColumnHead(ctx: CanvasRenderingContext2D, head: Head, place: number, scale: number): void {
  const isTight = isTall();
  const font = `650 ${(isTight ? 11.5 : 13) / scale}px ${FONT}`;
  const room = Math.max(8, Math.floor(((head.right - head.left) * scale * (isTight ? 1.9 : 1)) / 7));
  const { lines } = wrap(ctx, head.text, font, 3, head.fixed ? 40 : room);
  const tall = lines.length * 15;
  const raised = isTight && place % 2 ? 34 / scale : 0; // on a phone every other one stands a line higher
  const top = network.DOMtoCanvas({ x: 0, y: 0 }).y;
  const y = head.fixed ? head.y : Math.max(head.y - raised, top + (tall / 2 + 6) / scale);
  ctx.font = font;
  lines.forEach((line, n) => {
    const left = head.start ? head.x - 8 / scale : head.x - ctx.measureText(line).width / 2;
    paintWord(ctx, line, left, y + ((n - (lines.length - 1) / 2) * 15) / scale, scale);
  });
}

function paintWord(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  scale: number,
  ink = "quiet",
): void {
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.strokeStyle = colour("halo");
  ctx.lineWidth = 5 / scale;
  ctx.fillStyle = colour(ink);
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function paintRowName(ctx: CanvasRenderingContext2D, row: Row, scale: number): void {
  const px = 13 / scale;
  ctx.font = `450 ${px}px ${FONT}`;
  const { lines } = wrap(ctx, row.text, ctx.font, 1, isTall() ? 40 : 90);
  const x = Math.max(row.x, network.DOMtoCanvas({ x: 8, y: 0 }).x);
  lines.forEach((line, n) => paintWord(ctx, line, x, row.y + (n - (lines.length - 1) / 2) * px * 1.25, scale, "ink"));
}
