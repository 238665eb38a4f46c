/** The page as a whole: which parts watch the state, and the first view. */

import { readAddress, startAddress, writeAddress } from "./address.js";
import { drawPicture, startCanvas } from "./canvas.js";
import { PAGE, THINGS } from "./data.js";
import { $, box } from "./elements.js";
import { drawChips } from "./chips.js";
import { startKey } from "./key.js";
import { drawSwitches, startKeys } from "./keys.js";
import { drawLegend, startLegend } from "./legend.js";
import { drawLadder, startLadder } from "./ladder.js";
import { fitAll } from "./network.js";
import { drawPanel } from "./panel.js";
import { startSaving } from "./saving.js";
import { startMenus } from "./menus.js";
import { startSharing } from "./share.js";
import { startSearch } from "./search.js";
import { notes } from "./served.js";
import { filter } from "./shown.js";
import { change, watch } from "./state.js";
import { startStories } from "./stories.js";
import { setTheme, startTheme } from "./theme.js";
import { drawTime, startTime } from "./time.js";
import { drawTitle } from "./titles.js";
import { drawView, startViews } from "./views/menu.js";

/* In this order: what the filters let through comes before all that draws it. */
watch(
  filter,
  drawPicture,
  drawPanel,
  drawLadder,
  drawView,
  drawChips,
  drawLegend,
  drawTime,
  drawTitle,
  writeAddress,
  drawSwitches,
);
for (const start of [
  startCanvas,
  startSearch,
  startStories,
  startViews,
  startLadder,
  startLegend,
  startKey,
  startTime,
  startSaving,
  startSharing,
  startMenus,
  startTheme,
  startKeys,
])
  start();

$("notes").replaceChildren(...notes());
$("notes").hidden = !PAGE.about.notes.length;
setTheme("system");

const first = readAddress();
const isSomewhere = Object.values(first).some((value) => typeof value === "string" && THINGS.has(value));
if (!isSomewhere && !first.question && PAGE.about.around && !first.line) first.thing = PAGE.about.around;
change({ ...first, theme: "system" }, { silent: true, move: true });
startAddress();

let size = [box.clientWidth, box.clientHeight];
new ResizeObserver(() => {
  const now = [box.clientWidth, box.clientHeight];
  if (!box.clientWidth || now.join() === size.join()) return;
  size = now;
  change({}, { silent: true });
  fitAll();
}).observe(box);
fitAll();
document.body.dataset["ready"] = "yes";
