/** A queue that gives what comes first: a binary heap. */
export class Queue<Item> {
  private readonly items: Item[] = [];

  /** @param compare below 0 where the first of two items comes first */
  constructor(private readonly compare: (a: Item, b: Item) => number) {}

  get size(): number {
    return this.items.length;
  }

  push(item: Item): void {
    let place = this.items.push(item) - 1;
    for (let above = (place - 1) >> 1; place && this.isBefore(place, above); above = (place - 1) >> 1) {
      this.swap(place, above);
      place = above;
    }
  }

  /** Take the first item out; undefined where there is none. */
  pop(): Item | undefined {
    const [top, last] = [this.items[0], this.items.pop()];
    if (last === undefined || !this.items.length) return top;
    this.items[0] = last;
    for (let place = 0; ;) {
      const least = [2 * place + 1, 2 * place + 2].reduce((best, n) => (this.isBefore(n, best) ? n : best), place);
      if (least === place) return top;
      this.swap(place, least);
      place = least;
    }
  }

  private isBefore(one: number, other: number): boolean {
    return one < this.items.length && this.compare(this.items[one] as Item, this.items[other] as Item) < 0;
  }

  private swap(one: number, other: number): void {
    [this.items[one], this.items[other]] = [this.items[other] as Item, this.items[one] as Item];
  }
}
