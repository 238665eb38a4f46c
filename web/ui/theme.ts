/** The colours of the page. */

import { $, panel } from "./elements.js";
import { drawForPaper } from "./saving.js";
import { change, state } from "./state.js";

const darkly = matchMedia("(prefers-color-scheme: dark)");
const strongly = matchMedia("(prefers-contrast: more)");

/** Give the page its colours. */
export function setTheme(name: string): void {
  const system = strongly.matches ? "contrast" : darkly.matches ? "dark" : "light";
  document.documentElement.dataset["theme"] = name === "system" ? system : name;
  $<HTMLSelectElement>("theme").value = name;
}

function applyTheme(name: string): void {
  setTheme(name);
  change({ theme: name }, { silent: true });
}

/** Follow the choice of colours, those of the system, and printing: on paper everything is light. */
export function startTheme(): void {
  const field = $<HTMLSelectElement>("theme");
  field.addEventListener("change", () => applyTheme(field.value));
  for (const query of [darkly, strongly]) query.addEventListener("change", () => applyTheme(state.theme));
  let screenTheme = "";
  addEventListener("beforeprint", () => {
    screenTheme = state.theme;
    applyTheme("light");
    drawForPaper();
    for (const details of panel.querySelectorAll("details")) details.open = true;
  });
  addEventListener("afterprint", () => applyTheme(screenTheme));
}
