/** Who connects whom: the actors with direct ties, and how many pairs of those have none. */

import { connectorsOf } from "../../core/actors.js";
import type { Connector } from "../../core/actors.js";
import { speakerOf } from "../../core/speakers.js";
import { once, plural } from "../../core/text.js";
import { RECORD, nameOf, typeOf } from "../data.js";
import { make } from "../elements.js";
import { barCell } from "./bars.js";
import { filteredScope, framed, link, numberCell, signedCell, textCell, words } from "./frame.js";
import { tableElement } from "./table.js";
import type { Cell, Row } from "./table.js";

const scope = filteredScope();

/** The view of who connects most. */
export function connectionsView(): HTMLElement {
  const found = connectorsOf(scope);
  return framed({
    title: "Who connects most",
    headline: headlineOf(found),
    beware: found.length ? words("connections.beware") : "",
    parts: found.length ? [connectorsTable(found)] : [],
    claims: found.flatMap(({ claims }) => claims),
  });
}

function headlineOf(found: readonly Connector[]): string {
  const [first] = found;
  if (!first) return words("connections.empty");
  if (!first.pairs) return words("connections.flat", { actors: found.length.toLocaleString("en") });
  return words("connections", { name: nameOf(first.id), tied: first.tied.length, pairs: first.pairs });
}

function connectorsTable(found: readonly Connector[]): HTMLElement {
  const most = {
    pairs: found[0]?.pairs ?? 0,
    tied: found.reduce((least, one) => Math.max(least, one.tied.length), 0),
  };
  const line = ({ id, tied, pairs, claims }: Connector): Row => ({
    cells: [
      signedCell(id),
      textCell(typeOf(id).label),
      barCell(tied.length, most.tied),
      barCell(pairs, most.pairs),
      tiedCell(tied),
      numberCell(once(claims, (claim) => speakerOf(RECORD, claim)).length),
    ],
  });
  return tableElement({
    name: "connections",
    caption: `${plural(found.length, "actor")} with direct ties. A pair counts for every actor that stands between the two.`,
    columns: [
      { title: "Actor" },
      { title: "Type" },
      { title: "Tied to", isNumber: true },
      { title: "Pairs of these with no direct tie", isNumber: true },
      { title: "Whom" },
      { title: "Voices", isNumber: true },
    ],
    rows: found.map(line),
  });
}

const tiedCell = (tied: readonly string[]): Cell => ({
  text: tied.map(nameOf).join("; "),
  show: () => {
    const list = make(
      "ul",
      { class: "cell" },
      tied.map((id) => make("li", {}, link(id))),
    );
    return tied.length < 3 ? list : make("details", {}, make("summary", {}, `${plural(tied.length, "actor")}`), list);
  },
});
