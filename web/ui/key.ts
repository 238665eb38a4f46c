/** How to read the map: its lines, its marks and its shapes. */

import { titled } from "../core/text.js";
import { KINDS, PAGE, kindLabel, typeNamed } from "./data.js";
import { $, make } from "./elements.js";
import type { Child } from "./elements.js";
import { closesByItself } from "./menus.js";
import { glyph, sample } from "./signs.js";
import { legendTones, toneLabel, toneSample } from "./strokes.js";
import { isOnPage } from "./choices.js";

const row = (mark: Child, text: string): HTMLElement =>
  make("div", { class: "row" }, mark, make("span", { class: "small" }, text));
const sign = (mark: string): HTMLElement => make("span", { class: "mark", "aria-hidden": "true" }, mark);

function drawKey(): void {
  const lines = KINDS.filter((kind) => isOnPage(kind)).map((kind) => row(sample(kind), titled(kindLabel(kind))));
  const types = Object.keys(PAGE.types).sort((a, b) => typeNamed(b).count - typeNamed(a).count);
  $("marks").replaceChildren(
    ...legendTones().map((tone) => row(toneSample(tone), titled(toneLabel(tone)))),
    ...lines,
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
