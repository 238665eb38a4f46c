/** Tables as CSV for people: it opens by a double click, shows every letter, and runs nothing. */

const MARK = "\ufeff";
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A cell that no spreadsheet takes for a formula, in quotation marks where it has to be. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table with a head as CSV. */
export const csvOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  MARK + [head, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
