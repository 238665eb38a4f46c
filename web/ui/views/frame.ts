/** What every view has: a title, what it finds, what to beware of, its parts, and the sources behind it. */

import { shortName } from "../../core/short_names.js";
import { isTold } from "../../core/record.js";
import type { Claim } from "../../core/record.js";
import { notesOn } from "../../core/scope.js";
import type { Scope } from "../../core/scope.js";
import { speakerOf, voiceOf } from "../../core/speakers.js";
import { once, plural, titled } from "../../core/text.js";
import { phraseOf } from "../../core/words.js";
import type { Values } from "../../core/words.js";
import { ALL_CLAIMS, PAGE, RECORD, SOURCES, THINGS, codeOf, lineBetween, nameOf, thing, typeOf } from "../data.js";
import { button, make } from "../elements.js";
import type { Child } from "../elements.js";
import { shown } from "../shown.js";
import { glyph } from "../signs.js";
import { open } from "../state.js";
import type { Cell } from "./table.js";

/** The claims that pass the filters. */
export const filteredScope = (): Scope => ({ record: RECORD, keep: ({ id }) => shown.claims.has(id) });

/** A view as it is to be drawn. `claims` are all that it rests on. */
export interface ViewPage {
  title: string;
  headline: string;
  beware?: string;
  controls?: Child;
  parts: Child[];
  claims: readonly Claim[];
  /** Its own words say how many claims the filters leave. */
  countsItself?: boolean;
}

export const words = (code: string, values: Values = {}): string => phraseOf(RECORD, `view.${code}`, values);
/** A number as it stands in a headline: none, or figures. */
export const counted = (number: number): string => (number ? number.toLocaleString("en") : words("none"));

/** A view on the page. */
export function framed(page: ViewPage): HTMLElement {
  const left = ALL_CLAIMS.length - shown.claims.size;
  const filtered =
    left > 0 &&
    !page.countsItself &&
    words("filtered", { left: left.toLocaleString("en"), all: plural(ALL_CLAIMS.length, "claim") });
  return make(
    "article",
    { class: "view" },
    make("p", { class: "type" }, page.title),
    make("h2", { tabindex: "-1" }, page.headline),
    page.beware && make("p", { class: "beware" }, page.beware),
    filtered && make("p", { class: "small" }, filtered),
    page.controls && make("div", { class: "controls" }, page.controls),
    ...page.parts,
    sourceLine(page.claims),
  );
}

function sourceLine(claims: readonly Claim[]): Child {
  const sources = once(claims, ({ source }) => source).filter((id) => SOURCES.has(id));
  if (!sources.length) return null;
  const { hash, licence } = PAGE.about;
  const named = sources.map((id) => SOURCES.get(id)?.title).join("; ");
  const head = `Made of ${plural(new Set(claims).size, "claim")} in ${plural(sources.length, "source")}: ${named}.`;
  return make("p", { class: "small source" }, head, ` Data ${hash.slice(0, 12)}.`, licence && ` ${licence}.`);
}

/** A heading within a view. */
export const part = (title: string, ...children: Child[]): HTMLElement =>
  make("section", {}, make("h3", {}, title), ...children);

const CUT = 90;
/** The name of a thing as a way to it, shortened where it is long and whole in its title. */
export function link(id: string, isShort = true): HTMLElement {
  const name = isShort ? plainName(id) : nameOf(id);
  const text = name.length > CUT ? `${name.slice(0, name.lastIndexOf(" ", CUT))} …` : name;
  return button(text, () => open({ thing: id }), {
    class: "link",
    title: text === nameOf(id) ? undefined : nameOf(id),
  });
}

/** A name without the type in front of it. */
export function plainName(id: string): string {
  const [name, label] = [nameOf(id), THINGS.has(id) ? `${typeOf(id).label}: ` : ""];
  const isTyped = label && name.toLowerCase().startsWith(label.toLowerCase());
  const rest = isTyped ? name.slice(label.length) : name;
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

/** A cell with things, each a way to itself; `note` is said behind one. */
export const thingCell = (ids: readonly string[], note: (id: string) => string = () => ""): Cell => ({
  text: ids.map((id) => [nameOf(id), note(id)].filter(Boolean).join(" ")).join("; "),
  show: () =>
    make(
      "ul",
      { class: "cell" },
      ids.map((id) => make("li", {}, link(id), note(id) && make("span", { class: "small" }, ` ${note(id)}`))),
    ),
});

/** A cell with one thing and its sign. */
export const signedCell = (id: string, note = ""): Cell => ({
  text: nameOf(id),
  show: () => [
    make("span", { class: "signed" }, glyph(thing(id).type), make("span", {}, link(id))),
    note && make("p", { class: "small" }, note),
  ],
});

export const textCell = (text: string): Cell => ({ text });
export const numberCell = (number: number): Cell => ({
  text: String(number),
  order: number,
  show: () => number.toLocaleString("en"),
});

/** A piece of text that opens a claim: its line, or the thing that it is said of. */
export function claimLink(claim: Claim, text: string): Child {
  const line = lineBetween(claim.subject, claim.object);
  const end = [claim.subject, claim.object].find((id) => THINGS.has(id));
  if (!line && !end) return text;
  return button(text, () => open(line ? { line: line.id } : { thing: end ?? "" }), { class: "link" });
}

/** Who says some claims, by source, and what of it is our reading; what is inferred, no source says. */
export function tellersCell(claims: readonly Claim[]): Cell {
  const told = claims.filter(isTold);
  const rows = once(told, ({ source }) => source).map((id): [who: string, source: string] => {
    const voices = once(
      told.filter(({ source }) => source === id),
      (claim) => voiceOf(RECORD, claim),
    );
    return [voices.join("; "), SOURCES.has(id) ? `, in ${shortName(RECORD, id)}` : ""];
  });
  if (claims.some(({ reading }) => reading)) rows.push([words("reading"), ""]);
  const inferred = once(
    claims.filter((claim) => !isTold(claim)),
    (claim) => speakerOf(RECORD, claim),
  ).join("; ");
  if (told.length < claims.length) rows.push([told.length ? `${words("in-part")} ${inferred}` : inferred, ""]);
  return {
    text: rows.map((row) => row.join("")).join("; "),
    show: () =>
      rows.map(([who, source]) =>
        make("p", { class: "teller" }, titled(who), source && make("span", { class: "small" }, source)),
      ),
  };
}

/** How claims are put that are not plainly stated, in the words of the code lists. */
export const notesInWords = (notes: readonly string[]): string[] =>
  notes.map((note) => (PAGE.codes.wording[note] ? codeOf("wording", note) : codeOf("modality", note)).label);

/** The same as a note in brackets; empty for what is plainly stated. */
export function bracketed(claims: readonly Claim[], ...more: string[]): string {
  const notes = [...notesInWords(notesOn(filteredScope(), claims)), ...more];
  return notes.length ? `(${notes.join(", ")})` : "";
}
