/** Names in lines, measured once. */

export interface Wrapped {
  lines: string[];
  width: number;
}

const measured = new Map<string, Wrapped>();

/** A name in lines of so many characters; what does not fit in so many lines ends in an ellipsis. */
export function wrap(ctx: CanvasRenderingContext2D, name: string, font: string, most: number, long = 26): Wrapped {
  const key = `${font}|${most}|${long}|${name}`;
  const known = measured.get(key);
  if (known) return known;
  const lines = cut(name, most, long);
  ctx.save();
  ctx.font = font;
  const width = Math.max(...lines.map((line) => ctx.measureText(line).width));
  ctx.restore();
  measured.set(key, { lines, width });
  return { lines, width };
}

function cut(name: string, most: number, long: number): string[] {
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (!last || `${last} ${word}`.length <= long) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => (line.length > long + 8 ? `${line.slice(0, long + 7)}…` : line));
  if (lines.length > most) kept[most - 1] = `${(kept[most - 1] ?? "").replace(/[\s,:;]+$/, "")} …`;
  return kept;
}
