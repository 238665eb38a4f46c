/** Menus of the header: one at a time is open, and Escape or a press elsewhere closes it. */

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
