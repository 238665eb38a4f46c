/** The pieces of a view that is read downwards: cards of things, and the lines between them with verb and strength. */

import { wordingOf } from "../core/codes.js";
import { bundlesAmong, bundlesAround, firstRows } from "../core/ladder.js";
import type { Bundle, Course, Rung } from "../core/ladder.js";
import type { Link } from "../core/drawing.js";
import { weakInWords } from "../core/scene_parts.js";
import { nameInPicture } from "../core/text_boxes.js";
import { once, plural, titled } from "../core/text.js";
import { PAGE, RECORD, claimsOf, codeOf, nameOf, thing, typeOf } from "./data.js";
import { button, make } from "./elements.js";
import type { Child } from "./elements.js";
import { lineNamed, shownClaims } from "./shown.js";
import { sentence } from "./claims.js";
import { glyph } from "./signs.js";
import { open } from "./state.js";
import { toneSample } from "./strokes.js";

const MOST = 14; // rows that stand open at first
const HEADINGS: { readonly [course in Course]: string } = {
  to: "Towards it",
  from: "Onward from it",
  none: "Context, with no direction",
};

/** A thing as a card that opens it. */
export const card = (id: string, name = "card"): HTMLElement =>
  make(
    "button",
    { type: "button", class: name, onclick: () => open({ thing: id }, { move: true }) },
    glyph(thing(id).type),
    make(
      "span",
      { class: "what" },
      nameInPicture(RECORD, id),
      make("span", { class: "small" }, titled(typeOf(id).label)),
    ),
  );

/** How strongly a line is told, with its stroke; it opens the evidence. */
export function strength(link: Link): HTMLElement {
  const claims = shownClaims(lineNamed(link.id));
  const [lead] = claims.length ? claims : claimsOf(lineNamed(link.id));
  const put = link.note || (lead ? wordingOf(RECORD, lead).label : "");
  const more = claims.length > 1 ? ` · ${plural(claims.length, "claim")}` : "";
  return make(
    "button",
    {
      type: "button",
      class: "told-by",
      "aria-label": `Evidence, ${put}: ${lead ? sentence(lead) : ""}`,
      onclick: () => open({ line: link.id }, { focus: true }),
    },
    toneSample(link.tone),
    make("span", { class: "put" }, `${put}${more}`),
  );
}

/** How rows are made of some lines of one relation. */
type Rows = (rungs: readonly Rung[]) => HTMLElement[];

const rowsAround: Rows = (rungs) => rungs.map(rungRow);
const rungRow = ({ far, link }: Rung): HTMLElement => make("li", { class: "rung" }, strength(link), card(far));

/* Lines of one relation: those first that are stated, the rest counted and a tap away. */
function bundlePart({ words, rungs }: Bundle, first: number, rowsOf: Rows, tag: "h3" | "h4"): HTMLElement {
  const list = make("ul", {}, rowsOf(rungs.slice(0, first)));
  const rest = rungs.slice(first);
  const count = make("span", { class: "count" }, ` ${rungs.length}`);
  const more = (name: string, ...text: Child[]) => moreButton(list, () => rowsOf(rest), name, text);
  if (!first)
    return make(
      "section",
      { class: "bundle" },
      make(
        tag,
        { class: "relation" },
        more("folded", make("span", {}, words, count), make("span", { class: "small" }, toldOf(rest))),
      ),
      list,
    );
  const last = rest.length > 0 && more("link more", `${rest.length} more: ${toldOf(rest)}`);
  return make("section", { class: "bundle" }, make(tag, { class: "relation" }, words, count), list, last);
}

/* What some lines rest on: "6 opinion, 2 inferred, 1 stated". */
function toldOf(rungs: readonly Rung[]): string {
  const weak = rungs.map(({ link }) => link).filter((link) => link.isWeak);
  const strong = rungs.length - weak.length;
  const stated = codeOf("wording", PAGE.usual.wording).label;
  return [weakInWords(RECORD, weak), strong && `${strong} ${stated}`].filter(Boolean).join(", ");
}

function moreButton(list: HTMLElement, rows: () => HTMLElement[], name: string, text: Child[]): HTMLElement {
  const adds = () => {
    const added = rows();
    list.append(...added);
    added[0]?.querySelector("button")?.focus({ preventScroll: true });
    if (name === "folded") more.replaceWith(...more.childNodes);
    else more.remove();
  };
  const more = make("button", { type: "button", class: name, onclick: adds }, ...text);
  return more;
}

/** A thing, and below it all its lines. */
export function aroundParts(id: string, links: readonly Link[]): Child {
  const bundles = bundlesAround(RECORD, id, links);
  const rows = firstRows(bundles, MOST);
  const courses = [...new Set(bundles.map(({ course }) => course))];
  return [
    make("div", { class: "card centre" }, glyph(thing(id).type), make("span", { class: "what" }, nameOf(id))),
    !bundles.length && make("p", { class: "small" }, "No line of it is shown."),
    courses.map((course) => [
      make("h3", {}, HEADINGS[course]),
      bundles
        .filter((bundle) => bundle.course === course)
        .map((bundle) => bundlePart(bundle, rows.get(bundle) ?? 0, rowsAround, "h4")),
    ]),
  ];
}

/** The lines among some things by relation, each with both its ends; then those that no line joins. */
export function amongParts(ids: readonly string[], links: readonly Link[]): Child {
  const bundles = bundlesAmong(RECORD, links);
  const rows = firstRows(bundles, MOST);
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  const apart = ids.filter((id) => !joined.has(id));
  return [
    bundles.map((bundle) => bundlePart(bundle, rows.get(bundle) ?? 0, rowsAmong, "h3")),
    apart.length > 0 && [links.length > 0 && make("h3", {}, "Joined to none of these by a line"), thingList(apart)],
  ];
}

/* Lines that begin at one thing stand below its card. */
const rowsAmong: Rows = (rungs) =>
  once(rungs, ({ near }) => near).map((near) => {
    const own = rungs.filter((rung) => rung.near === near);
    return make("li", { class: "pair" }, card(near), make("ul", {}, own.map(rungRow)));
  });

/** Things one below another, with the rest a tap away. */
export function thingList(ids: readonly string[]): Child {
  const list = make(
    "ul",
    {},
    ids.slice(0, MOST).map((id) => make("li", {}, card(id))),
  );
  if (ids.length <= MOST) return list;
  const more = button(`${ids.length - MOST} more`, () => {
    list.append(...ids.slice(MOST).map((id) => make("li", {}, card(id))));
    more.remove();
  });
  more.className = "link more";
  return [list, more];
}
