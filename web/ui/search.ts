/** A field that finds things by name as one types, for both ends of a trace, and for the search at the top, which finds
 * all else that holds the words too. */

import { plural } from "../core/text.js";
import { $, make, say } from "./elements.js";
import type { Attributes } from "./elements.js";
import { findAll, searchAhead } from "./hits.js";
import type { Hits } from "./hits.js";
import { find, optionsHere } from "./names.js";
import type { Option } from "./names.js";
import { cutAround, seekBeyond } from "./served.js";
import type { Elsewhere } from "./served.js";
import { Readying } from "./readying.js";
import { open } from "./state.js";

const NOTHING = "Nothing by that name on this page";
const CHOOSING = ["ArrowDown", "ArrowUp", "Enter"]; // keys that act on what was found
const LONG = 24; // letters beside a name; more stand below it
const indexes = new Readying(searchAhead());
const NONE: Hits = { groups: [], note: "", more: "" };

/** What a field that finds things says of itself. */
export const COMBOBOX: Attributes = {
  role: "combobox",
  "aria-expanded": "false",
  "aria-autocomplete": "list",
  autocomplete: "off",
  spellcheck: "false",
};

const isTyped = (text: string): boolean => text.trim().length > 1;
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
  new Combobox(field, hits, ({ id }) => choose(id)).listen();
}

class Combobox {
  private options: Option[] = [];
  private marked = -1;
  private isWaiting = false;

  constructor(
    private readonly field: HTMLInputElement,
    private readonly hits: HTMLElement,
    private readonly choose: (option: Option) => void,
    private readonly findsAll = false,
  ) {}

  listen(): void {
    this.field.addEventListener("input", () => this.showSoon());
    this.field.addEventListener("focus", () => {
      if (this.field.value.trim() && this.field.id === "search") this.showSoon();
    });
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** Once the indexes are made: no key waits for them. */
  private showSoon(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    indexes.then(() => {
      this.isWaiting = false;
      if (document.activeElement === this.field) this.show();
    });
  }

  private show(): void {
    const typed = isTyped(this.field.value);
    const { groups, note, more } = typed ? this.find() : NONE;
    this.options = groups.flatMap(({ options }) => options);
    this.marked = -1;
    const count = this.options.length;
    this.hits.replaceChildren(...this.rows(groups));
    if (note) this.hits.prepend(make("li", { class: "none small", role: "presentation" }, note));
    if (typed && !count)
      this.hits.append(make("li", { class: "none small", role: "option", "aria-disabled": "true" }, NOTHING));
    if (more) this.hits.append(make("li", { class: "none small", "aria-hidden": "true" }, more));
    this.hits.hidden = !typed;
    this.field.setAttribute("aria-expanded", String(typed));
    this.field.removeAttribute("aria-activedescendant");
    seekBeyond(this.field.value, (others) => this.showBeyond(others));
    const isNames = groups.length < 2 && groups.every(({ title }) => title === "");
    const found = isNames ? `${plural(count, "name")} found` : plural(count, "find");
    if (typed) say(count ? `${[note, found].filter(Boolean).join(" ")}, arrow down to choose` : NOTHING);
  }

  private find(): Hits {
    if (this.findsAll) return findAll(this.field.value);
    return { groups: [{ title: "", options: optionsHere(find(this.field.value)) }], note: "", more: "" };
  }

  /** The groups, each under its head; the number of an option is its place in all of them. */
  private rows(groups: Hits["groups"]): HTMLElement[] {
    let n = 0;
    return groups.flatMap(({ title, options }) => [
      ...(title ? [make("li", { class: "head", role: "presentation" }, title)] : []),
      ...options.map((option) => this.row(option, n++)),
    ]);
  }

  private row({ text, type, sign }: Option, n: number): HTMLElement {
    const onmousedown = (event: MouseEvent) => {
      event.preventDefault();
      this.take(n);
    };
    return make(
      "li",
      {
        id: `${this.hits.id}-${n}`,
        class: type.length > LONG ? "long" : "",
        role: "option",
        "aria-selected": "false",
        onmousedown,
      },
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
    const rows = [...this.hits.querySelectorAll('[role="option"][id]')];
    rows.forEach((row, place) => row.setAttribute("aria-selected", String(place === n)));
    if (n >= 0) this.field.setAttribute("aria-activedescendant", `${this.hits.id}-${n}`);
    rows[n]?.scrollIntoView({ block: "nearest" });
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
    else this.choose(option);
  }

  private onKey(event: KeyboardEvent): void {
    if (this.isWaiting && CHOOSING.includes(event.key)) indexes.finish();
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
  const choose = ({ id, opens }: Option) => {
    field.value = "";
    open((typeof opens === "function" ? opens() : opens) ?? { thing: id }, { focus: true });
  };
  new Combobox(field, $("hits"), choose, true).listen();
  indexes.start(field);
}
