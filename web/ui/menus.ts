/** Menus that fold out: Escape, or a press elsewhere, closes them, and of the header one at a time is open. */

import { within } from "./elements.js";

const OPEN = "header details[open]";
const openMenus = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>(OPEN)];

function closeAllBut(target: EventTarget | null): void {
  for (const menu of openMenus()) if (!(target instanceof Node && menu.contains(target))) menu.open = false;
}

function closeByKey(event: KeyboardEvent): void {
  const [menu] = openMenus();
  if (event.key !== "Escape" || !menu) return;
  event.preventDefault();
  event.stopPropagation();
  const isWithin = menu.contains(document.activeElement);
  menu.open = false;
  if (isWithin) menu.querySelector("summary")?.focus();
}

/** From now on menus close by themselves. */
export function startMenus(): void {
  document.addEventListener("pointerdown", (event) => closeAllBut(event.target));
  document.addEventListener("focusin", (event) => closeAllBut(event.target));
  document.addEventListener("keydown", closeByKey, { capture: true });
}

/** Have one menu close by itself. */
export function closesByItself(menu: HTMLDetailsElement): void {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    event.stopPropagation();
    menu.open = false;
    within(menu, "summary").focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
}
