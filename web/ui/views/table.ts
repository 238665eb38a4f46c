/** A table of a view: it sorts, turns its pages, and is copied or saved as CSV. */

import { csvOf } from "../../core/csv.js";
import { button, make, say } from "../elements.js";
import type { Child } from "../elements.js";

/** A cell: its text, what it sorts by where that is something else, and what shows it. */
export interface Cell {
  text: string;
  order?: number | string;
  show?: (() => Child) | undefined;
}

export interface Column {
  title: string;
  isNumber?: boolean;
  isWide?: boolean;
}

export interface Row {
  cells: Cell[];
  class?: string | undefined;
}

/** `name` keeps its order and page; `joins`: neighbours with the same first cell share it; `portion`: how many rows a
 * page has; `sheet`: a fuller CSV. */
export interface Table {
  name: string;
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  joins?: boolean;
  portion?: number;
  sheet?: () => string;
}

/** How a table is sorted, and its page; -1: as it comes. */
interface Order {
  column: number;
  isDown: boolean;
  page: number;
  rows: number;
}

const USUAL_PORTION = 200;
const orders = new Map<string, Order>();
const collator = new Intl.Collator("en", { numeric: true });

/** A table with the ways to turn its pages and to take it along. */
export function tableElement(table: Table): HTMLElement {
  const kept = orders.get(table.name);
  const order = kept ?? { column: -1, isDown: false, page: 0, rows: table.rows.length };
  if (order.rows !== table.rows.length) Object.assign(order, { page: 0, rows: table.rows.length });
  orders.set(table.name, order);
  const box = make("div", { class: "sheet" });
  drawInto(box, table, order);
  return box;
}

function drawInto(box: HTMLElement, table: Table, order: Order): void {
  const rows = sortedRows(table, order);
  const portion = table.portion ?? USUAL_PORTION;
  const [from, to] = [order.page * portion, Math.min(rows.length, (order.page + 1) * portion)];
  const redraw = (patch: Partial<Order>, selector: string) => {
    Object.assign(order, patch);
    drawInto(box, table, order);
    box.querySelector<HTMLElement>(selector)?.focus();
  };
  const heads = table.columns.map((column, n) =>
    headCell(column, n, order, () => redraw(sortedBy(order, n), `th:nth-child(${n + 1}) button`)),
  );
  box.replaceChildren(
    make(
      "table",
      {},
      make("caption", {}, table.caption),
      make("thead", {}, make("tr", {}, heads)),
      make("tbody", {}, rowElements(table, rows.slice(from, to), order.column < 1)),
    ),
    make("p", { class: "actions" }, pages(order, rows.length, portion, redraw), takeAlong(table, rows)),
  );
}

function sortedRows({ rows }: Table, { column, isDown }: Order): Row[] {
  if (column < 0) return [...rows];
  const value = (row: Row) => row.cells[column]?.order ?? row.cells[column]?.text ?? "";
  const sorted = rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  });
  return isDown ? sorted.reverse() : sorted;
}

/** Sorting by a column again turns it round. */
const sortedBy = (order: Order, column: number): Partial<Order> => ({
  column,
  isDown: order.column === column && !order.isDown,
  page: 0,
});

function headCell({ title, isNumber, isWide }: Column, n: number, order: Order, sort: () => void): HTMLElement {
  const isOwn = order.column === n;
  const direction = isOwn ? (order.isDown ? "descending" : "ascending") : "none";
  const arrow = isOwn ? (order.isDown ? " ↓" : " ↑") : "";
  return make(
    "th",
    { scope: "col", "aria-sort": direction, class: isNumber ? "number" : isWide ? "wide" : undefined },
    button(title + arrow, sort),
  );
}

function rowElements(table: Table, rows: readonly Row[], isJoined: boolean): HTMLElement[] {
  const first = (row: Row | undefined) => row?.cells[0]?.text;
  const isSame = (n: number) => Boolean(table.joins && isJoined && n && first(rows[n]) === first(rows[n - 1]));
  const span = (n: number) => {
    let end = n + 1;
    while (end < rows.length && isSame(end)) end += 1;
    return end - n;
  };
  return rows.map((row, n) =>
    make(
      "tr",
      { class: row.class },
      row.cells.map((cell, column) =>
        column === 0 && isSame(n) ? null : cellElement(table, cell, column, column === 0 ? span(n) : 1),
      ),
    ),
  );
}

function cellElement({ columns }: Table, cell: Cell, column: number, rows: number): HTMLElement {
  const { title, isNumber } = columns[column] ?? { title: "" };
  const isEmpty = !cell.text && !cell.show;
  const names = [column === 0 && "head", isNumber && "number", isEmpty && "empty"].filter(Boolean).join(" ");
  return make(
    "td",
    { "data-label": title, class: names || undefined, rowspan: rows > 1 ? rows : undefined },
    cell.show ? cell.show() : cell.text,
  );
}

function pages(
  { page }: Order,
  count: number,
  portion: number,
  turn: (patch: Partial<Order>, selector: string) => void,
): Child {
  if (count <= portion) return null;
  const last = Math.ceil(count / portion) - 1;
  const [from, to] = [page * portion + 1, Math.min(count, (page + 1) * portion)];
  return [
    button("← Rows before", () => turn({ page: page - 1 }, "td button"), { disabled: page === 0 }),
    make(
      "span",
      { class: "small" },
      `Rows ${from.toLocaleString("en")} to ${to.toLocaleString("en")} of ${count.toLocaleString("en")}`,
    ),
    button("Rows after →", () => turn({ page: page + 1 }, "td button"), { disabled: page === last }),
  ];
}

function takeAlong(table: Table, rows: readonly Row[]): Child {
  if (!rows.length) return null;
  const text =
    table.sheet ??
    (() =>
      csvOf(
        table.columns.map(({ title }) => title),
        rows.map(({ cells }) => cells.map((cell) => cell.text)),
      ));
  return [
    button("Save as CSV", () => saveText(text(), `${table.name}.csv`)),
    button("Copy as CSV", () => void copyText(text())),
  ];
}

function saveText(text: string, name: string): void {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say(`Saved ${name}`);
}

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied");
  } catch {
    say("This browser does not let the page copy. Save the table instead.");
  }
}
