/** What the views of the page are called. */

import type { ViewName } from "../state.js";

export const VIEW_LABELS: { readonly [Name in Exclude<ViewName, "map">]: string } = {
  list: "List of claims",
  matrix: "Asks and answers",
  promises: "Promises and their state",
  timeline: "Timeline",
  connections: "Who connects most",
  secondments: "Secondments",
  unknown: "What is not known",
};
