/** Promises and their state: who made them, how much by when, and whether anybody looked at what became of them. */

import { hasFigure, isAssessed, rowsOf, summaryOf } from "../../core/ledger.js";
import type { Row as Promised } from "../../core/ledger.js";
import { rowsAt } from "../../core/matrix.js";
import { put } from "../../core/record.js";
import type { Link } from "../../core/scope.js";
import { once } from "../../core/text.js";
import { nameOf } from "../data.js";
import { state } from "../state.js";
import { chooser } from "./chooser.js";
import {
  bracketed,
  counted,
  filteredScope,
  framed,
  part,
  signedCell,
  tellersCell,
  textCell,
  thingCell,
  words,
} from "./frame.js";
import { barCell } from "./bars.js";
import { claimCell, codeCell } from "./cells.js";
import { tableElement } from "./table.js";
import type { Row } from "./table.js";

const scope = filteredScope();
const makers = ({ madeBy }: Promised): string[] => madeBy.map(({ id }) => id);

/** Promises made by a thing, put to it, made to it or made at it; all for no thing. */
function promisesOf(rows: readonly Promised[], of: string): Promised[] {
  const promises = rows.filter((row) => row.isPromise);
  const ties = (row: Promised) => [row.madeBy, row.promisedTo, row.themes].flat().map(({ id }) => id);
  const own = promises.filter((row) => ties(row).includes(of));
  if (!of || own.length) return of ? own : promises;
  const there = rowsAt(scope, promises, of);
  return there.length ? there : promises;
}

/** The view of promises. */
export function promisesView(): HTMLElement {
  const every = rowsOf(scope);
  const rows = promisesOf(every, state.of);
  const { promises, figure, deadline, assessed } = summaryOf(scope, rows);
  const headline = words("promises", {
    promises: promises.toLocaleString("en"),
    figure: counted(figure),
    deadline: counted(deadline),
    assessed: counted(assessed),
  });
  return framed({
    title: "Promises and their state",
    headline: promises ? headline : words("promises.empty"),
    beware: promises ? words("promises.beware") : "",
    controls: chooser("Promises of", "everybody", choices(every)),
    parts: promises ? [byMaker(rows), everyPromise(rows)] : [],
    claims: rows.flatMap(({ claims }) => claims),
  });
}

function choices(rows: readonly Promised[]): [string, number][] {
  const counts = new Map<string, Promised[]>();
  for (const row of rows.filter((one) => one.isPromise)) for (const id of makers(row)) put(counts, id, row);
  return [...counts].map(([id, own]) => [id, own.length]);
}

function byMaker(rows: readonly Promised[]): HTMLElement {
  const groups = new Map<string, Promised[]>();
  for (const row of rows) for (const id of makers(row).length ? makers(row) : [""]) put(groups, id, row);
  const most = Math.max(...[...groups.values()].map((own) => own.length));
  const ordered = [...groups].sort((a, b) => Number(!a[0]) - Number(!b[0]) || b[1].length - a[1].length);
  const line = ([id, own]: [string, Promised[]]): Row => ({
    cells: [
      id ? signedCell(id) : textCell("Nobody named"),
      barCell(own.length, most),
      barCell(own.filter((row) => hasFigure(scope, row)).length, most),
      barCell(own.filter((row) => row.deadlines.length).length, most),
      barCell(own.filter((row) => isAssessed(scope, row)).length, most),
    ],
  });
  const columns = ["Who promised", "Promises", "With a figure", "With a deadline", "Assessed"];
  return part(
    "By who promised",
    tableElement({
      name: "promises-by-maker",
      caption: "A promise made by several counts under each.",
      columns: columns.map((title, n) => ({ title, isNumber: n > 0 })),
      rows: ordered.map(line),
    }),
  );
}

const linkCell = (links: readonly Link[]): ReturnType<typeof thingCell> =>
  thingCell(
    links.map(({ id }) => id),
    (id) => {
      const link = links.find((one) => one.id === id);
      return bracketed(link?.claims ?? [], ...(link?.ofWhole ? ["of the whole that this is a part of"] : []));
    },
  );

function everyPromise(rows: readonly Promised[]): HTMLElement {
  const line = (row: Promised): Row => ({
    cells: [
      signedCell(row.id, row.themes.map(({ id }) => nameOf(id)).join(", ")),
      linkCell(row.madeBy),
      linkCell(row.promisedTo),
      claimCell(row.figures),
      claimCell(row.deadlines),
      codeCell(
        row.assessments.map(({ text, claim }) => [text, claim]),
        "not assessed",
      ),
      tellersCell(once(row.madeBy.length ? row.madeBy.flatMap(({ claims }) => claims) : row.claims, (claim) => claim)),
    ],
  });
  const columns = ["Promise", "Who made it", "To whom", "Figure", "Deadline", "State", "Who says so"];
  return part(
    "Each promise",
    tableElement({
      name: "promises",
      caption: "In order of source. A word that stands alone opens its evidence.",
      columns: columns.map((title) => ({ title })),
      rows: rows.map(line),
    }),
  );
}
