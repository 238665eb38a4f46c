/** The search of a site without a server: finds names as the map and the command do, in an index that is a script. */

import { finderOf } from "../core/find.js";
import type { NameWords, Thing } from "../core/page_data.js";

/** One thing: its id, the number of its kind, its names, and its path where that is not its id. */
type Row = readonly [id: string, kind: number, names: readonly string[], path?: string];

interface Names {
  words: NameWords;
  kinds: readonly string[];
  rows: readonly Row[];
}

interface Named extends Thing {
  path: string;
}

declare global {
  var civicgraphNames: Names | undefined;
}

const MOST = 50;
const field = document.querySelector<HTMLInputElement>("#q");
const hits = document.querySelector("#hits");
const said = document.querySelector("#said");
const { words, kinds, rows } = globalThis.civicgraphNames ?? { words: null, kinds: [], rows: [] };
const things: Named[] = rows.map(([id, kind, [name = id, ...aliases], path = id]) => ({
  id,
  type: kinds[kind] ?? "",
  name,
  aliases,
  column: 0,
  path,
}));
const paths = new Map(things.map(({ id, path }) => [id, path]));
const find = words && finderOf({ page: { nameWords: words, things } });

function row({ id, name, type, aliases = [] }: Thing, heard: string): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${hits?.getAttribute("data-pages") ?? ""}${paths.get(id) ?? id}.html`;
  link.textContent = name;
  const about = document.createElement("span");
  about.className = "mute";
  about.textContent = ` ${type}${aliases.includes(heard) ? ` · found as “${heard}”` : ""}`;
  item.append(link, about);
  return item;
}

function show(): void {
  const text = field?.value.trim() ?? "";
  if (!find || !hits || !said || !text) return;
  const found = find(text);
  hits.replaceChildren(...found.slice(0, MOST).map(({ thing, heard }) => row(thing, heard)));
  const count = `${String(found.length)} ${found.length === 1 ? "name" : "names"}`;
  const shown = found.length > MOST ? `, of which the ${String(MOST)} best are shown` : "";
  said.textContent = found.length ? `“${text}” fits ${count}${shown}.` : `Nothing here goes by “${text}”.`;
}

if (field) {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", show);
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  show();
}
