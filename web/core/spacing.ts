/** Heights of what stands in a column: as near as can be to where each is wanted, in order, none on another. */

export interface Spaced {
  height: number;
  y: number;
}

interface Block {
  sum: number;
  count: number;
}

/** Set `y` of each, by pooling neighbours that would overlap: the least change in all. */
export function space(column: readonly Spaced[], wanted: readonly number[], gap: number): void {
  let offset = 0;
  const offsets = column.map((one, n) => {
    const before = column[n - 1];
    if (before) offset += (before.height + one.height) / 2 + gap;
    return offset;
  });
  const blocks: Block[] = [];
  for (const [n, want] of wanted.entries()) {
    let block: Block = { sum: want - (offsets[n] ?? 0), count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.count >= block.sum / block.count; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  let n = 0;
  for (const { sum, count } of blocks)
    for (let left = count; left > 0; left -= 1, n += 1) {
      const one = column[n];
      if (one) one.y = sum / count + (offsets[n] ?? 0);
    }
}
