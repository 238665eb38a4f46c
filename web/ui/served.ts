/** Where the page is of a server or of a site, it leads to the pages of things and claims; to other cuts on a server alone. */

import type { Thing } from "../core/page_data.js";
import { PAGE, THINGS } from "./data.js";
import { make } from "./elements.js";
import type { Child } from "./elements.js";

const SERVED = PAGE.about.served;
/** The address of the map of what is around a thing. */
export const cutAround = (id: string, depth = 2): string =>
  `/map?${new URLSearchParams({ around: id, depth: String(depth) }).toString()}`;
const path = (id: string): string => id.split("/").map(encodeURIComponent).join("/");
/* The address of the page of a thing or claim; null where this page stands alone. */
function pageOf(id: string): string | null {
  if (SERVED) return `/page/${path(id)}`;
  if (!PAGE.about.pages) return null;
  const [folder, names] = PAGE.about.pages;
  return `${folder}${names[id] ?? path(id)}.html`;
}
const link = (href: string, ...text: Child[]): HTMLElement => make("a", { href }, ...text);

/** The ways from a thing to its page and its own map. */
export function thingLinks({ id, beyond }: Thing): Child {
  const page = pageOf(id);
  if (page === null) return null;
  const other = SERVED && PAGE.about.around !== id && PAGE.about.things > PAGE.things.length;
  const words = beyond ? "Draw all that it is related to" : "Draw what is around it";
  return make("p", { class: "small links" }, link(page, "Its page"), other && link(cutAround(id), words));
}

/** The id of a claim, which leads to its page. */
export function claimLink(id: string): Child {
  const page = pageOf(id);
  return page === null ? id : link(page, id);
}

/** What the map shows, and on a cut the ways to a narrower, a wider and the whole one. */
export function notes(): HTMLElement[] {
  const { around, depth } = PAGE.about;
  const told = [make("span", {}, PAGE.about.notes.join(" "))];
  if (SERVED && (around || PAGE.about.picked)) {
    const steps = [1, 2, 3, 4].map((n) =>
      n === depth ? make("b", { "aria-current": "true" }, n) : link(cutAround(around ?? "", n), n),
    );
    const ways = [around && make("span", { class: "steps" }, "Steps away: ", ...steps), link("/map", "Whole map")];
    told.push(make("span", { class: "links" }, ...ways));
  }
  return told;
}

/** Things by name that are not on this page: asked of the server by a script that only a served page has. */
export function seekBeyond(text: string, show: (others: Elsewhere[]) => void): void {
  const isAll = PAGE.about.things === PAGE.things.length;
  if (!SERVED || isAll) return;
  const known = (id: string) => THINGS.has(id);
  document.dispatchEvent(new CustomEvent<Seek>("seek-beyond", { detail: { text, known, show } }));
}

/** What the server found that is not on this page; the type of a thing by its label, and by what it was found. */
export interface Elsewhere {
  id: string;
  found: string;
  name: string;
  type: string;
}

/** What is asked of the server, which things are known already, and what to do with those that are not. */
export interface Seek {
  text: string;
  known: (id: string) => boolean;
  show: (others: Elsewhere[]) => void;
}
