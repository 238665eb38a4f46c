/** What an actor asked, answered and promised, where no pathway ends at the actor. */

import { deedsOf, isActor } from "../core/deeds.js";
import type { Deed } from "../core/deeds.js";
import { plural, titled } from "../core/text.js";
import { whoSays } from "./claims.js";
import { RECORD, codeOf, lineBetween, nameOf, subjectOf, thing, verb } from "./data.js";
import { button, make } from "./elements.js";
import type { Child } from "./elements.js";
import { beside } from "./fact_box.js";
import { goTo, showAll } from "./parts.js";
import { glyph } from "./signs.js";
import { open } from "./state.js";

const MANY = 6;

/** The deeds of both ends of a trace that are actors; of each first what answers the other end. */
export const deedParts = (from: string, to: string): Child => [deedPart(to, from), deedPart(from, to)];

/** Whether one of the two is an actor who is said to have answered the other. */
export const hasAnswer = (from: string, to: string): boolean =>
  [deedsToward(to, from), deedsToward(from, to)].some((deeds) =>
    deeds.some(([, some]) => some.some(({ answer }) => answer)),
  );

const deedsToward = (id: string, other: string): [string, Deed[]][] =>
  isActor(RECORD, id) ? [...deedsOf(RECORD, id, other)] : [];

function deedPart(id: string, other: string): Child {
  const deeds = deedsToward(id, other);
  if (!deeds.length) return null;
  return make(
    "section",
    { class: "deeds" },
    make("h3", {}, `What ${nameOf(id)} asked, answered and promised`),
    make(
      "p",
      { class: "small" },
      "As the record tells it. It is no pathway, and a promise does not show that it was kept.",
    ),
    deeds.map(([rung, some]) => [
      make("h4", {}, titled(plural(some.length, codeOf("rung", rung).label))),
      rows(id, some),
    ]),
  );
}

function rows(id: string, deeds: readonly Deed[]): Child {
  const row = (deed: Deed) => deedRow(id, deed);
  const list = make("ul", { class: "relations" }, deeds.slice(0, MANY).map(row));
  return [list, showAll(list, deeds.slice(MANY), row)];
}

function deedRow(id: string, { thing: done, claim, answer }: Deed): HTMLElement {
  const line = lineBetween(claim.subject, claim.object)?.id ?? "";
  const inRole = claim.subject !== id && make("p", { class: "small" }, `in the role: ${subjectOf(claim)}`);
  return make(
    "li",
    {},
    glyph(thing(done).type),
    make("span", {}, goTo(done), beside(done), inRole),
    button("Evidence", () => open({ line }, { focus: true }), {
      class: "open",
      "aria-label": `Evidence: ${nameOf(done)}`,
    }),
    make(
      "div",
      { class: "note" },
      whoSays(claim),
      answer && [`${verb(answer, done)} ${nameOf(answer.object)}`, whoSays(answer)],
    ),
  );
}
