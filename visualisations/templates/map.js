/* The page as a whole: colours, the address, keys on the map, printing, and the first view. */

/* Colours */
const darkly = matchMedia("(prefers-color-scheme: dark)");
const strongly = matchMedia("(prefers-contrast: more)");

function setTheme(name) {
  const system = strongly.matches ? "contrast" : darkly.matches ? "dark" : "light";
  document.documentElement.dataset.theme = name === "system" ? system : name;
  $("theme").value = name;
}

function applyTheme(name) {
  setTheme(name);
  change({ theme: name }, { silent: true });
}

$("theme").addEventListener("change", (event) => applyTheme(event.target.value));
for (const query of [darkly, strongly]) query.addEventListener("change", () => applyTheme(state.theme));

/* Keys on the map: arrows walk along lines, or anywhere while nothing is chosen or with Shift. */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function step([x, y], anywhere) {
  const places = [...POINTS.keys()].filter((id) => !THINGS.has(id) || shown.things.has(id));
  const here = state.thing || cursor || (state.line && LINES.get(state.line).ends[0]);
  if (!POINTS.has(here)) return places.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))[0];
  const from = POINTS.get(here);
  let [best, least] = ["", Infinity];
  for (const id of anywhere || !state.thing || !focus ? places : focus.things) {
    if (!POINTS.has(id)) continue;
    const [dx, dy] = [POINTS.get(id).x - from.x, POINTS.get(id).y - from.y];
    const ahead = dx * x + dy * y;
    const cost = ahead + 2 * Math.abs(dx * y - dy * x);
    if (id !== here && ahead > 0 && cost < least) [best, least] = [id, cost];
  }
  return best;
}
const weight = (id) => (THINGS.has(id) ? linksOf(id) : POINTS.get(id).size);

/* Groups are first pointed at and then opened: opening one draws another picture. */
function walk(arrow, anywhere) {
  const id = step(arrow, anywhere);
  if (!id) return say("Nothing further that way");
  if (THINGS.has(id)) return open({ thing: id });
  cursor = id;
  say(`${groupTitle(GROUPS.get(id.slice(6)))}, ${plural(scene.places.get(id).count, "thing")}. Enter opens.`);
  network.redraw();
}

function enter() {
  if (cursor && POINTS.has(cursor) && scene.mode === "groups") openPoint(cursor);
  else panel.querySelector("h2").focus();
}

box.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const arrow = ARROWS[event.key];
  if (arrow && state.story && arrow[0]) turnTo(state.at + arrow[0]);
  else if (arrow) walk(arrow, event.shiftKey);
  else if (event.key === "Enter") enter();
  else if (event.key === "Escape") open({});
  else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else return;
  event.preventDefault();
});
panel.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) isOpen() ? back() : box.focus();
});

$("closer").addEventListener("click", () => zoom(1.4));
$("farther").addEventListener("click", () => zoom(1 / 1.4));
$("whole").addEventListener("click", () => fitAll(motion()));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  panel.querySelector("h2").focus();
});

/* Everything, or only what is around what is open. */
$("draw").addEventListener("click", () => change({ draw: drawsAll() ? "near" : "all" }, { move: true }));
watch(() => {
  $("draw").setAttribute("aria-pressed", String(drawsAll()));
  document.body.classList.toggle("embed", state.embed);
});
$("start").addEventListener("click", () => open({}, { focus: true }));

/* On paper everything is light, whatever the screen. */
let screenTheme = "";
addEventListener("beforeprint", () => {
  screenTheme = state.theme;
  applyTheme("light");
  for (const details of panel.querySelectorAll("details")) details.open = true;
});
addEventListener("afterprint", () => applyTheme(screenTheme));

/* The first view */
$("notes").replaceChildren(...notes());
$("notes").hidden = !PAGE.about.notes.length;
setTheme("system");
const first = readAddress();
if (
  !Object.values(first).some((value) => typeof value === "string" && THINGS.has(value)) &&
  PAGE.about.around &&
  !first.line
)
  first.thing = PAGE.about.around;
change({ ...first, theme: "system" }, { silent: true, move: true });
writtenAddress = address();
let [boxWidth, boxHeight] = [box.clientWidth, box.clientHeight];
new ResizeObserver(() => {
  if (!box.clientWidth || (box.clientWidth === boxWidth && box.clientHeight === boxHeight)) return;
  [boxWidth, boxHeight, wholeScale] = [box.clientWidth, box.clientHeight, 0];
  change({}, { silent: true });
  fitAll();
}).observe(box);
fitAll();
if (focus && scene.mode === "all" && !PAGE.about.around) bringIntoView([...focus.things]);
document.body.dataset.ready = "yes";
