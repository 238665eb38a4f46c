/** How to read the map: its lines, its marks and its shapes. */

import { titled } from "../core/text.js";
import { KINDS, PAGE, codeOf, kindLabel, typeNamed } from "./data.js";
import { $, make } from "./elements.js";
import type { Child } from "./elements.js";
import { closesByItself } from "./menus.js";
import { glyph, sample } from "./signs.js";
import { isOnPage } from "./choices.js";

const row = (mark: Child, text: string): HTMLElement =>
  make("div", { class: "row" }, mark, make("span", { class: "small" }, text));
const sign = (mark: string): HTMLElement => make("span", { class: "mark", "aria-hidden": "true" }, mark);

function drawKey(): void {
  const { wordings, promiseMark, disputeMark } = PAGE.style;
  const plain = PAGE.usual.wording;
  const weaker = Object.entries(wordings).filter(([name, mark]) => name !== plain && mark !== disputeMark);
  const lines = KINDS.filter((kind) => isOnPage(kind)).map((kind) => row(sample(kind), titled(kindLabel(kind))));
  const types = Object.keys(PAGE.types).sort((a, b) => typeNamed(b).count - typeNamed(a).count);
  $("marks").replaceChildren(
    ...lines,
    row(sign(promiseMark), "promised, asked, planned or an aim"),
    row(sign(disputeMark), "disputed or contested"),
    ...weaker.map(([name, mark]) => row(sign(mark), codeOf("wording", name).label)),
    row(sign("①"), "step of a pathway"),
    ...types.map((type) => row(glyph(type), titled(typeNamed(type).label))),
  );
}

/** Make the key, which is drawn when it is opened. */
export function startKey(): void {
  const key = $<HTMLDetailsElement>("key");
  closesByItself(key);
  key.addEventListener("toggle", drawKey);
  addEventListener("beforeprint", drawKey);
}
