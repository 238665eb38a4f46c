/* The page as a whole: colours, the address, keys on the map, printing, and the first view. */

/* Colours */
const darkly = matchMedia("(prefers-color-scheme: dark)");
const strongly = matchMedia("(prefers-contrast: more)");

function applyTheme(name) {
  const system = strongly.matches ? "contrast" : darkly.matches ? "dark" : "light";
  document.documentElement.dataset.theme = name === "system" ? system : name;
  $("theme").value = name;
  change({ theme: name }, { silent: true });
}

$("theme").addEventListener("change", (event) => applyTheme(event.target.value));
for (const query of [darkly, strongly]) query.addEventListener("change", () => applyTheme(state.theme));

/* The address says what is open, so that it can be sent to somebody. */
function address() {
  const parts = new URLSearchParams();
  if (state.thing) parts.set("thing", state.thing);
  if (state.line) parts.set("line", state.line);
  if (state.view === "list") parts.set("view", "list");
  if (state.offTypes.size) parts.set("without", [...state.offTypes].sort().join(" "));
  if (state.offKinds.size) parts.set("without-lines", [...state.offKinds].sort().join(" "));
  return parts.toString();
}

function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const known = (name, shelf) => (shelf.has(parts.get(name)) ? parts.get(name) : "");
  const names = (name, shelf) => new Set((parts.get(name) || "").split(" ").filter((n) => n in shelf));
  return {
    thing: known("thing", THINGS),
    line: known("line", LINES),
    view: parts.get("view") === "list" ? "list" : "map",
    offTypes: names("without", PAGE.types),
    offKinds: names("without-lines", PAGE.codes.kind),
  };
}

let written = null;
watch(() => {
  const now = address();
  if (written === null || now === written) return;
  written = now;
  history.replaceState(null, "", `#${now}`);
});
addEventListener("hashchange", () => {
  if (location.hash.slice(1) === written) return;
  written = location.hash.slice(1);
  change(readAddress(), { move: true });
});

/* Keys on the map: arrows walk along lines, or anywhere while nothing is chosen or with Shift. */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function step([x, y], anywhere) {
  const busiest = [...shown.things].sort((a, b) => (THINGS.get(b).links || 0) - (THINGS.get(a).links || 0))[0];
  const here = state.thing || (state.line && LINES.get(state.line).ends[0]);
  if (!here) return busiest;
  const from = POINTS.get(here);
  let [best, least] = ["", Infinity];
  for (const id of anywhere || !state.thing ? shown.things : focus.things) {
    const [dx, dy] = [POINTS.get(id).x - from.x, POINTS.get(id).y - from.y];
    const ahead = dx * x + dy * y;
    const cost = ahead + 2 * Math.abs(dx * y - dy * x);
    if (id !== here && ahead > 0 && cost < least) [best, least] = [id, cost];
  }
  return best;
}

box.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const arrow = ARROWS[event.key];
  if (arrow) {
    const thing = step(arrow, event.shiftKey);
    if (thing) open({ thing }, { move: true });
    else say("Nothing further that way");
  } else if (event.key === "Enter") panel.querySelector("h2").focus();
  else if (event.key === "Escape") open({});
  else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else return;
  event.preventDefault();
});
panel.addEventListener("keydown", (event) => {
  if (event.key === "Escape") trail.length ? back() : box.focus();
});

$("closer").addEventListener("click", () => zoom(1.4));
$("farther").addEventListener("click", () => zoom(1 / 1.4));
$("whole").addEventListener("click", () => fitAll(motion()));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  panel.querySelector("h2").focus();
});

/* On paper everything is light, whatever the screen. */
let screenTheme = "";
addEventListener("beforeprint", () => {
  screenTheme = state.theme;
  applyTheme("light");
  for (const details of panel.querySelectorAll("details")) details.open = true;
});
addEventListener("afterprint", () => applyTheme(screenTheme));

/* The first view */
$("notes").textContent = PAGE.about.notes.join(" ");
$("notes").hidden = !PAGE.about.notes.length;
applyTheme("system");
const first = readAddress();
if (!first.thing && !first.line && PAGE.about.around) first.thing = PAGE.about.around;
change(first, { silent: true });
written = address();
new ResizeObserver(() => {
  if (box.clientWidth) {
    wholeScale = 0;
    network.redraw();
  }
}).observe(box);
fitAll();
if (focus && !PAGE.about.around) bringIntoView([...focus.things]);
