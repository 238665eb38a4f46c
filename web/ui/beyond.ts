/** Only in a page from a server: asks its search for things by name, a moment after the typing has paused. */

import type { Elsewhere, Seek } from "./served.js";

let waiting: ReturnType<typeof setTimeout> | undefined;

async function ask({ text, known, show }: Seek): Promise<void> {
  const query = new URLSearchParams({ q: text.slice(0, 200), format: "json" });
  const reply = await fetch(`/search?${query.toString()}`).catch(() => null);
  const found = reply?.ok ? ((await reply.json()) as Elsewhere[]) : [];
  show(found.filter(({ id, found: by }) => (by === "name" || by === "description") && !known(id)).slice(0, 5));
}

document.addEventListener("seek-beyond", (event) => {
  clearTimeout(waiting);
  const { detail } = event as CustomEvent<Seek>;
  if (detail.text.length >= 2) waiting = setTimeout(() => void ask(detail), 250);
});
