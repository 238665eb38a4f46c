/** Work that is done ahead in pieces, so that a page can draw and answer in between. */

/** Work that pauses after each piece, and gives its result at the end. */
export type Work<Result = void> = Generator<undefined, Result>;

const PIECE = 40; // items between two pauses, each a fraction of a millisecond at most

/** Something that takes long to make. `get` makes what is left of it at once; `ahead` makes it piece by piece. */
export interface MadeAhead<Value> {
  get: () => Value;
  ahead: () => Work;
}

/** Make something once: ahead, or when it is first wanted. */
export function madeAhead<Value>(make: () => Work<Value>): MadeAhead<Value> {
  const work = make();
  let made: { value: Value } | undefined;
  const goOn = () => {
    const step = work.next();
    if (step.done) made = { value: step.value };
  };
  return {
    get: () => {
      while (!made) goOn();
      return made.value;
    },
    *ahead() {
      while (!made) {
        goOn();
        yield;
      }
    },
  };
}

/** What becomes of each item of a list, with pauses. */
export function* mapInPieces<Item, Result>(items: readonly Item[], each: (item: Item) => Result): Work<Result[]> {
  const results: Result[] = [];
  for (const [n, item] of items.entries()) {
    if (n && n % PIECE === 0) yield;
    results.push(each(item));
  }
  return results;
}
