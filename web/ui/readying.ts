/** What the search needs is made before anybody types: while the page is idle, sooner once somebody comes near. */

import type { Work } from "../core/ahead.js";

const SLICE = 5; // milliseconds of work at a time, of the sixteen that a frame has
const NEAR = 160; // pixels between the pointer and the field

/** Work of which every slice leaves the page time to draw and to answer. Where it is done, the page has
 * `data-search="ready"`. */
export class Readying {
  private isDone = false;
  private isHurried = false;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly work: Work) {}

  /** Do the work once the page is drawn, whenever it is idle; and without waiting for that when a field is given the focus
   * or the pointer comes near it. */
  start(field: HTMLElement): void {
    const onPointer = (event: PointerEvent) => {
      if (!isNear(field.getBoundingClientRect(), event)) return;
      removeEventListener("pointermove", onPointer);
      this.hurry();
    };
    addEventListener("pointermove", onPointer, { passive: true });
    field.addEventListener("focus", () => this.hurry(), { once: true });
    requestAnimationFrame(() => whenIdle(() => this.goOn(whenIdle)));
  }

  /** Do something that needs the work: at once where it is done, else when it will be. */
  then(act: () => void): void {
    if (this.isDone) return act();
    this.waiting.add(act);
    this.hurry();
  }

  /** Do all that is left at once. */
  finish(): void {
    while (!this.isDone) this.step();
  }

  private hurry(): void {
    if (this.isHurried) return;
    this.isHurried = true;
    soon(() => this.goOn(soon));
  }

  private goOn(later: Later): void {
    const end = performance.now() + SLICE;
    while (!this.isDone && performance.now() < end) this.step();
    if (!this.isDone && (later === soon || !this.isHurried)) later(() => this.goOn(later));
  }

  private step(): void {
    this.isDone = this.work.next().done === true;
    if (!this.isDone) return;
    document.body.dataset["search"] = "ready";
    for (const act of this.waiting) act();
    this.waiting.clear();
  }
}

type Later = (then: () => void) => void;
const soon: Later = (then) => void setTimeout(then);

/* Not every browser tells when it is idle; a pause of a frame lets it draw. */
const whenIdle: Later = (then) => {
  if ("requestIdleCallback" in window) requestIdleCallback(then);
  else setTimeout(then, 16);
};

const isNear = ({ left, right, top, bottom }: DOMRect, { clientX, clientY }: PointerEvent): boolean =>
  clientX > left - NEAR && clientX < right + NEAR && clientY > top - NEAR && clientY < bottom + NEAR;
