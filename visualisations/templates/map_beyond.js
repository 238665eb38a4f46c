/* Things by name that are not on this page, a moment after the typing has paused. */
let seeking = 0;
seekBeyond = (text, show) => {
  clearTimeout(seeking);
  if (!SERVED || text.length < 2 || PAGE.about.things === PAGE.things.length) return;
  seeking = setTimeout(async () => {
    const reply = await fetch(`/search?${new URLSearchParams({ q: text.slice(0, 200), format: "json" })}`).catch(() => null);
    const found = reply?.ok ? await reply.json() : [];
    show(found.filter(({ id }) => !THINGS.has(id)).slice(0, 5));
  }, 250);
};
