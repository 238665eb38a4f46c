/** Which pathway is drawn before anything is chosen: that of the first story that has one, else the strongest. */

import { strengthOf } from "../core/model.js";
import { PAGE, RECORD, THINGS, linksOf } from "./data.js";
import { traceOf } from "./tracing.js";

type Ends = readonly [from: string, to: string];
const TRIED = 3; // of the most connected things at either end
const MOST_CLAIMS = 20_000; // beyond these, tracing would take longer than drawing

const found: { ends?: Ends | null } = {};

/** The ends of that pathway; nothing where there is none. */
export function frontEnds(): Ends | null {
  if (found.ends === undefined) found.ends = endsOfStory() ?? strongestEnds();
  return found.ends;
}

function endsOfStory(): Ends | null {
  const view = PAGE.stories.flatMap(({ views }) => views).find(({ shape }) => shape === "trace");
  const [from, to] = (view?.things ?? []).map((number) => PAGE.things[number]?.id ?? "");
  return from && to && traceOf(from, to).pathways.length ? [from, to] : null;
}

/** From what began things, on the first rung, to what came of them, on the last. */
function strongestEnds(): Ends | null {
  if (RECORD.claims.length > MOST_CLAIMS) return null;
  let [best, most]: [Ends | null, number] = [null, -1];
  for (const from of mostLinkedOn(PAGE.ladder[0]))
    for (const to of mostLinkedOn(PAGE.ladder.at(-1))) {
      const path = traceOf(from, to).pathways[0];
      if (path && strengthOf(path) > most) [best, most] = [[from, to], strengthOf(path)];
    }
  return best;
}

const mostLinkedOn = (rung: string | undefined): string[] =>
  [...THINGS.values()]
    .filter(({ type }) => PAGE.types[type]?.rung === rung)
    .map(({ id }) => id)
    .sort((a, b) => linksOf(b) - linksOf(a) || (a < b ? -1 : 1))
    .slice(0, TRIED);
