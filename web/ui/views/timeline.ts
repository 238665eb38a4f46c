/** What is dated, by year, with what is undated apart. */

import { chronicleOf, yearsOf } from "../../core/chronicle.js";
import type { Chronicle } from "../../core/chronicle.js";
import { UNDATED, yearOf } from "../../core/dates.js";
import { put } from "../../core/record.js";
import type { Claim } from "../../core/record.js";
import { plural } from "../../core/text.js";
import { sentence } from "../claims.js";
import { THINGS, endsOf } from "../data.js";
import { button, make } from "../elements.js";
import { change, state } from "../state.js";
import { spanCell } from "./bars.js";
import { sayingCell } from "./cells.js";
import { chooser } from "./chooser.js";
import { claimLink, counted, filteredScope, framed, part, tellersCell, textCell, words } from "./frame.js";
import { tableElement } from "./table.js";
import type { Row } from "./table.js";

const scope = filteredScope();
const FEW = 40;

/** The view of time. */
export function timelineView(): HTMLElement {
  const found = chronicleOf(scope, state.of, true);
  const all = found.dated.length + found.undated.length;
  const years = yearsOf(found.dated);
  const counts = { dated: counted(found.dated.length), undated: counted(found.undated.length), all };
  const headline = years
    ? words("timeline", { ...counts, all: all.toLocaleString("en"), first: years[0], last: years[1] })
    : words("timeline.empty", { undated: counted(found.undated.length) });
  return framed({
    title: "Timeline",
    headline,
    beware: years ? words("timeline.beware") : "",
    controls: chooser("Of", "everything", datedThings()),
    parts: [years ? datedPart(found, years) : null, undatedPart(found)],
    claims: [...found.dated, ...(state.of ? found.undated : [])],
  });
}

/** The things that something dated is claimed of. */
function datedThings(): [string, number][] {
  const counts = new Map<string, Claim[]>();
  const { dated } = chronicleOf(scope, "", false);
  for (const claim of dated) for (const id of endsOf(claim)) put(counts, id, claim);
  return [...counts].filter(([id]) => THINGS.has(id)).map(([id, claims]) => [id, claims.length]);
}

function datedPart({ dated }: Chronicle, years: readonly [number, number]): HTMLElement {
  const line = (claim: Claim): Row => {
    const bounds = claim.bounds ?? UNDATED;
    const year = bounds[0] ? String(yearOf(bounds[0])) : "No beginning told";
    return {
      cells: [textCell(year), spanCell(bounds, years, claim.when), sayingCell(claim), tellersCell([claim])],
    };
  };
  const [first, last] = years;
  const columns = [
    "Begins",
    first === last ? `When, in ${first}` : `When, ${first} to ${last}`,
    "What is said",
    "Who says so",
  ];
  return tableElement({
    name: "timeline",
    caption: "In order of the first day on which each may have begun. Full bars: certainly so; pale: it may have been.",
    columns: columns.map((title) => ({ title })),
    rows: dated.map(line),
    joins: true,
  });
}

/** What is undated: named where it is little, led to where it is much. */
function undatedPart({ undated }: Chronicle): HTMLElement | null {
  if (!undated.length) return null;
  const title = `Undated: ${plural(undated.length, "claim")}`;
  const list = button("List them all", () => change({ view: "list", undated: "only", since: 0, until: 0, asOf: "" }));
  const rows = undated.slice(0, FEW).map((claim) => make("li", {}, claimLink(claim, sentence(claim))));
  if (!state.of) return part(title, make("p", {}, list));
  const left = undated.length - rows.length;
  return part(
    title,
    make("ul", { class: "cell" }, rows),
    left > 0 && make("p", {}, `And ${left.toLocaleString("en")} more. `),
  );
}
