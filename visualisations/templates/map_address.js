/* The address says all of what is open and filtered: a view can be sent, kept, and gone back from. */

const SETS = [
  ["without", "offTypes", () => Object.keys(PAGE.types)],
  ["without-lines", "offKinds", () => KINDS],
  ["without-wordings", "offWordings", () => Object.keys(PAGE.style.wordings)],
  ["without-sources", "offSources", () => [...SOURCES.keys()]],
];
const NAMED = [
  ["thing", "thing", THINGS], ["line", "line", LINES], ["group", "group", GROUPS], ["from", "from", THINGS],
  ["to", "to", THINGS], ["story", "story", STORIES], ["voice", "voice", VOICES], ["theme", "topic", THINGS],
  ["place", "place", THINGS],
]; // prettier-ignore
const WHOLE_NUMBERS = [["pathway", "pathway"], ["since", "since"], ["until", "until"], ["view-number", "at"]]; // prettier-ignore
const SWITCHES = [["dated", "datedOnly"], ["faded", "faded"], ["embed", "embed"]]; // prettier-ignore

function address() {
  const parts = new URLSearchParams();
  const story = Boolean(state.story);
  for (const [name, key] of NAMED)
    if (state[key] && !(story && "thing line group from to".includes(key))) parts.set(name, state[key]);
  if (state.asOf) parts.set("as-of", state.asOf);
  if (state.things.length && !story) parts.set("things", state.things.join(" "));
  for (const [name, key] of WHOLE_NUMBERS)
    if (state[key]) parts.set(name, state[key] + (key === "pathway" || key === "at" ? 1 : 0));
  for (const [name, key] of SETS) if (state[key].size) parts.set(name, [...state[key]].sort().join(" "));
  for (const [name, key] of SWITCHES) if (state[key]) parts.set(name, "1");
  if (state.view === "list") parts.set("view", "list");
  if (state.draw) parts.set("draw", state.draw);
  return parts.toString();
}

function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const text = (name) => parts.get(name) || "";
  const read = { ...NOTHING_OPEN, ...NO_FILTERS() };
  for (const [name, key, shelf] of NAMED) read[key] = shelf.has(text(name)) ? text(name) : "";
  for (const [name, key, all] of SETS)
    read[key] = new Set(
      text(name)
        .split(" ")
        .filter((one) => all().includes(one)),
    );
  for (const [name, key] of WHOLE_NUMBERS) read[key] = /^\d{1,4}$/.test(text(name)) ? Number(text(name)) : 0;
  for (const [name, key] of SWITCHES) read[key] = text(name) === "1";
  read.asOf = dayOf(text("as-of")) ? text("as-of") : "";
  read.things = text("things")
    .split(" ")
    .filter((id) => THINGS.has(id));
  read.view = text("view") === "list" ? "list" : "map";
  read.draw = ["all", "near"].includes(text("draw")) ? text("draw") : "";
  read.at = Math.max(0, read.at - 1);
  read.pathway = Math.max(0, read.pathway - 1);
  if (read.story)
    Object.assign(read, viewPatch(read.story, Math.min(read.at, STORIES.get(read.story).views.length - 1)));
  else read.at = 0;
  if (read.from && read.to)
    read.pathway = Math.min(read.pathway, Math.max(0, traceOf(read.from, read.to).pathways.length - 1));
  return read;
}

let writtenAddress = null;
watch((patch, how) => {
  const now = address();
  if (writtenAddress === null || now === writtenAddress) return;
  writtenAddress = now;
  const depth = history.state?.depth || 0;
  /* What is opened can be gone back from; a handle being dragged leaves no trail. */
  if (how.replace) history.replaceState({ depth }, "", `#${now}`);
  else history.pushState({ depth: depth + 1 }, "", `#${now}`);
});
function follow() {
  if (location.hash.slice(1) === writtenAddress) return;
  writtenAddress = location.hash.slice(1);
  change(readAddress(), {
    move: true,
    focus: panel.contains(document.activeElement) || document.activeElement === document.body,
  });
}
addEventListener("popstate", follow);
addEventListener("hashchange", follow);
