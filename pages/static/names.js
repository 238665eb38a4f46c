// Names of things as somebody types them, from the search of the server. Without it, names are typed whole.
for (const input of document.querySelectorAll("input[data-names]")) {
  const list = document.getElementById(input.getAttribute("list"));
  let asked = "";
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => offer(input.value.trim()), 120);
  });
  async function offer(text) {
    if (text.length < 2 || text === asked) return;
    asked = text;
    const query = new URLSearchParams({ q: text.slice(0, 200), format: "json" });
    const reply = await fetch(`/search?${query}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!reply || !reply.ok || text !== asked) return;
    const found = (await reply.json()).filter((one) => one.found === "name").slice(0, 12);
    list.replaceChildren(
      ...found.map((one) => {
        const option = document.createElement("option");
        option.value = one.name;
        option.label = one.type;
        return option;
      }),
    );
  }
}
