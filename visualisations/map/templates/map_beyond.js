/* Made from web/ by `make web`; change it there. */
(async () => {
"use strict";

// ui/beyond.ts
var waiting;
async function ask({ text, known, show }) {
  const query = new URLSearchParams({ q: text.slice(0, 200), format: "json" });
  const reply = await fetch(`/search?${query.toString()}`).catch(() => null);
  const found = reply?.ok ? await reply.json() : [];
  show(found.filter(({ id, found: by }) => (by === "name" || by === "description") && !known(id)).slice(0, 5));
}
document.addEventListener("seek-beyond", (event) => {
  clearTimeout(waiting);
  const { detail } = event;
  if (detail.text.length >= 2) waiting = setTimeout(() => void ask(detail), 250);
});
})();
