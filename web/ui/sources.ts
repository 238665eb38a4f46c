/** The sources by number: a mark on each line, and what the marks stand for at the foot of a page of the panel. */

import type { Source } from "../core/page_data.js";
import type { Claim } from "../core/record.js";
import { once, shorter } from "../core/text.js";
import { PAGE, SOURCES, titleOfSource } from "./data.js";
import { make } from "./elements.js";
import type { Child } from "./elements.js";

const NUMBERS = new Map(PAGE.sources.map(({ id }, n) => [id, n + 1]));

/** The number of a source, which tells its title when it is pointed at. */
export const sourceMark = (id: string): HTMLElement =>
  make("abbr", { class: "mark-of-source", title: titleOfSource(id) }, `[${NUMBERS.get(id) ?? "?"}]`);

/** The sources of some claims: number, title, who issued them and when, and where they can be read. */
export function sourceNotes(claims: readonly Claim[]): Child {
  const ids = once(claims, (claim) => claim.source).filter((id) => NUMBERS.has(id));
  ids.sort((a, b) => (NUMBERS.get(a) ?? 0) - (NUMBERS.get(b) ?? 0));
  return ids.length > 0 && [make("h3", {}, "Sources"), make("ul", { class: "sources" }, ids.map(sourceNote))];
}

function sourceNote(id: string): HTMLElement {
  const source = SOURCES.get(id);
  const issued = [source?.publisher, source?.published].filter(Boolean).join(", ");
  return make(
    "li",
    {},
    sourceMark(id),
    make("span", {}, make("cite", {}, titleOfSource(id)), issued && `. ${issued}`, ". ", readAt(source)),
  );
}

/** Where a source can be read and what else is known of it. Only addresses that the record found fit are links. */
export const readAt = (source: Source | undefined): HTMLElement[] =>
  (source?.facts ?? []).map(({ term, text, link }, n) =>
    make(
      "span",
      {},
      n ? `, ${term} ` : "",
      link ? make("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, text) : text,
    ),
  );
/** Where a source can be read, in few words. */
export const whereRead = (source: Source | undefined): string => shorter(source?.facts?.[0]?.text ?? "", 170);
