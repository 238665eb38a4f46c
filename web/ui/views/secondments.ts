/** Secondments as a table that reads across: who, from where, to where, and what they worked on. */

import { secondmentsOf } from "../../core/secondments.js";
import type { Chain } from "../../core/secondments.js";
import { nameOf } from "../data.js";
import { bracketed, counted, filteredScope, framed, link, tellersCell, thingCell, words } from "./frame.js";
import { make } from "../elements.js";
import { tableElement } from "./table.js";
import type { Cell, Row } from "./table.js";

const scope = filteredScope();

/** The view of secondments. */
export function secondmentsView(): HTMLElement {
  const found = secondmentsOf(scope).filter(({ claims }) => claims.length);
  const counts = {
    count: found.length.toLocaleString("en"),
    home: counted(found.filter(({ home }) => home.length).length),
    host: counted(found.filter(({ host }) => host.length).length),
    work: counted(found.filter(({ work }) => work.length).length),
  };
  return framed({
    title: "Secondments",
    headline: words(found.length ? "secondments" : "secondments.empty", counts),
    beware: found.some(({ funders }) => funders.length) ? words("secondments.beware") : "",
    parts: found.length ? [secondmentsTable(found)] : [],
    claims: found.flatMap(({ claims }) => claims),
  });
}

function secondmentsTable(found: readonly Chain[]): HTMLElement {
  const line = (chain: Chain): Row => {
    const note = (id: string) => bracketed(chain.ties.get(id) ?? []);
    return {
      cells: [
        whoCell(chain),
        ...[chain.home, chain.host, chain.work, chain.programmes, chain.funders].map((ids) => thingCell(ids, note)),
        tellersCell(chain.claims),
      ],
    };
  };
  const columns = ["Who", "From", "To", "Worked on", "Programme that paid", "Who paid for that", "Who says so"];
  return tableElement({
    name: "secondments",
    caption: "Each row reads across. An empty cell: no claim here tells it.",
    columns: columns.map((title) => ({ title })),
    rows: found.map(line),
  });
}

/** The person where one is named, with the secondment below; else the secondment. */
const whoCell = ({ id, secondee }: Chain): Cell => ({
  text: (secondee.length ? secondee : [id]).map(nameOf).join("; "),
  show: () =>
    secondee.length
      ? [...secondee.map((one) => make("p", { class: "teller" }, link(one))), make("p", { class: "small" }, link(id))]
      : link(id),
});
