/** Whether the page is on a phone, where views are read as lists: narrow, or low and touched. */

import { state } from "./state.js";

const narrow = matchMedia("(max-width: 599px)");
const low = matchMedia("(max-height: 480px) and (max-width: 960px) and (pointer: coarse)");

export const isPhone = (): boolean => narrow.matches || low.matches;
/** Whether the view is read as a list now: on a phone, unless a picture was asked for. */
export const isLadder = (): boolean => isPhone() && state.view === "map" && !state.asPicture;

/** Call something whenever the page becomes that of a phone or no longer is. */
export function watchPhone(listener: () => void): void {
  for (const query of [narrow, low]) query.addEventListener("change", listener);
}
