/** A field that finds things by name as one types, for the search at the top and for both ends of a trace. */

import { finderOf } from "../core/find.js";
import { plural } from "../core/text.js";
import { RECORD, typeOf } from "./data.js";
import { $, make, say } from "./elements.js";
import type { Attributes, Child } from "./elements.js";
import { cutAround, seekBeyond } from "./served.js";
import type { Elsewhere } from "./served.js";
import { glyph } from "./signs.js";
import { open } from "./state.js";

const find = finderOf(RECORD);
const MOST = 10;
const NOTHING = "Nothing by that name on this page";

/** What a field that finds things says of itself. */
export const COMBOBOX: Attributes = {
  role: "combobox",
  "aria-expanded": "false",
  "aria-autocomplete": "list",
  autocomplete: "off",
  spellcheck: "false",
};

/** Something to choose: a thing of this page, or one of elsewhere. */
interface Option {
  id: string;
  text: string;
  type: string;
  sign: Child;
  isElsewhere: boolean;
}

const isTyped = (text: string): boolean => text.trim().length > 1;
const optionsHere = (text: string): Option[] =>
  (isTyped(text) ? find(text).slice(0, MOST) : []).map(({ thing, heard }) => ({
    id: thing.id,
    text: thing.aliases?.includes(heard) ? `${thing.name} (${heard})` : thing.name,
    type: typeOf(thing.id).label,
    sign: glyph(thing.type),
    isElsewhere: false,
  }));

/* Things that the page does not draw are links to where they are drawn. */
const optionElsewhere = ({ id, name, type }: Elsewhere): Option => ({
  id,
  text: name,
  type: `${type}, not on this page`,
  sign: make("span", { "aria-hidden": "true" }, "↗"),
  isElsewhere: true,
});

/** Make a field find things, which are listed below it. */
export function combobox(field: HTMLInputElement, hits: HTMLElement, choose: (id: string) => void): void {
  new Combobox(field, hits, choose).listen();
}

class Combobox {
  private options: Option[] = [];
  private marked = -1;

  constructor(
    private readonly field: HTMLInputElement,
    private readonly hits: HTMLElement,
    private readonly choose: (id: string) => void,
  ) {}

  listen(): void {
    this.field.addEventListener("input", () => this.show());
    this.field.addEventListener("focus", () => {
      if (this.field.value.trim() && this.field.id === "search") this.show();
    });
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
  }

  private show(): void {
    this.options = optionsHere(this.field.value);
    this.marked = -1;
    const typed = isTyped(this.field.value);
    const count = this.options.length;
    this.hits.replaceChildren(...this.options.map((option, n) => this.row(option, n)));
    if (typed && !count)
      this.hits.append(make("li", { class: "none small", role: "option", "aria-disabled": "true" }, NOTHING));
    this.hits.hidden = !typed;
    this.field.setAttribute("aria-expanded", String(typed));
    this.field.removeAttribute("aria-activedescendant");
    seekBeyond(this.field.value, (others) => this.showBeyond(others));
    if (typed) say(count ? `${plural(count, "name")} found, arrow down to choose` : NOTHING);
  }

  private row({ text, type, sign }: Option, n: number): HTMLElement {
    const onmousedown = (event: MouseEvent) => {
      event.preventDefault();
      this.take(n);
    };
    return make(
      "li",
      { id: `${this.hits.id}-${n}`, role: "option", "aria-selected": "false", onmousedown },
      sign,
      make("span", {}, text),
      make("span", { class: "small" }, type),
    );
  }

  private showBeyond(others: Elsewhere[]): void {
    if (this.hits.hidden || !others.length) return;
    this.hits.querySelector(".none")?.remove();
    const before = this.options.length;
    this.options = [...this.options, ...others.map(optionElsewhere)];
    this.hits.append(...this.options.slice(before).map((option, n) => this.row(option, before + n)));
    say(`${plural(others.length, "name")} more, not on this page`);
  }

  private mark(n: number): void {
    this.marked = n;
    [...this.hits.children].forEach((row, place) => row.setAttribute("aria-selected", String(place === n)));
    if (n >= 0) this.field.setAttribute("aria-activedescendant", `${this.hits.id}-${n}`);
    this.hits.children[n]?.scrollIntoView({ block: "nearest" });
  }

  private close(): void {
    this.hits.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  private take(n: number): void {
    const option = this.options[n];
    if (!option) return;
    this.close();
    if (option.isElsewhere) location.assign(cutAround(option.id));
    else this.choose(option.id);
  }

  private onKey(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const count = this.options.length;
    if (step && count) {
      event.preventDefault();
      this.mark((this.marked + step + count) % count);
    } else if (event.key === "Enter") this.take(Math.max(this.marked, 0));
    else if (event.key === "Escape") {
      this.field.value = "";
      this.close();
    } else return;
    event.stopPropagation();
  }
}

/** Make the search at the top of the page work. */
export function startSearch(): void {
  const field = $<HTMLInputElement>("search");
  combobox(field, $("hits"), (id) => {
    field.value = "";
    open({ thing: id }, { focus: true });
  });
}
