/** A question in the panel: the answer as a sentence, what answers it with who says so, and the claims. */

import { answerSentence, howTold } from "../core/answer_words.js";
import { isAnswered } from "../core/answers.js";
import type { Answer } from "../core/answers.js";
import { asked, canBeAsked } from "../core/questions.js";
import type { Asked } from "../core/questions.js";
import type { Claim } from "../core/record.js";
import { speakerOf } from "../core/speakers.js";
import { plural, titled } from "../core/text.js";
import { phraseOf } from "../core/words.js";
import { caveatCard } from "./caveats.js";
import { claimCard, sentence } from "./claims.js";
import { CLAIMS, PAGE, RECORD, THINGS, codeOf, endsOf, nameOf, thing, typeOf } from "./data.js";
import { button, make } from "./elements.js";
import type { Child } from "./elements.js";
import { backButton, goTo, heading, showAll } from "./parts.js";
import { QUESTIONS, answerTo, ask, openAsked, textOf } from "./questions.js";
import { glyph } from "./signs.js";
import { claimsFiltered } from "./state.js";

const MANY = 15;
const FEW = 5;

/** The page of the question that is open. */
export function questionPage(): Child {
  const one = openAsked();
  if (!one) return null;
  const answer = answerTo(one);
  return [
    backButton(),
    make("p", { class: "type" }, "Question"),
    heading(textOf(one)),
    answerParts(answer, true),
    answer.instead && insteadParts(one, answer.instead),
    claimsFiltered() &&
      make("p", { class: "small" }, "Answered from all claims of this page, whatever the filters say."),
    furtherParts(one),
  ];
}

function answerParts(answer: Answer, isFirst: boolean): Child {
  const { claims, things, caveats, counts, through } = answer;
  return [
    make("p", { class: isFirst ? "sum answer" : "answer" }, answerSentence(RECORD, answer)),
    counts.size > 0 && rows(things, (id) => countRow(id, answer)),
    caveats.length > 0 && rows(caveats, ({ id, concerns }) => cautionRow(id, concerns), "cautions"),
    things.length > 0 && claims.length > 0 && rows(things, (id) => thingRow(id, answer), "answers"),
    things.length === 0 && claims.length > 0 && rows(claims, (claim) => make("li", {}, claimRow(claim)), "answers"),
    through.length > 0 && [make("h3", {}, "Taken together with it"), through.map(claimRow)],
  ];
}

function insteadParts(one: Asked, instead: Answer): Child {
  const { claims, things } = instead;
  if (!one.other)
    return [make("h3", {}, "What the record does have: ", textOf(instead.asked)), answerParts(instead, false)];
  const beside = phraseOf(RECORD, "answer.beside", { thing: one.thing, other: one.other, count: things.length });
  return [
    make("h3", {}, "What stands beside it"),
    make("p", { class: "answer" }, beside),
    claims.length > 0 && rows(things, (id) => thingRow(id, instead), "answers"),
  ];
}

/** A list of which the first are shown. */
function rows<Item>(items: readonly Item[], row: (item: Item) => HTMLElement, name = ""): Child {
  const list = make("ul", { class: `relations ${name}`.trim() }, items.slice(0, MANY).map(row));
  return [list, showAll(list, items.slice(MANY), row)];
}

/** A thing that answers, with the claims that say so and what else is told of it. */
function thingRow(id: string, { claims, details }: Answer): HTMLElement {
  const own = claims.filter((claim) => endsOf(claim).includes(id));
  return make(
    "li",
    {},
    glyph(thing(id).type),
    make("span", {}, goTo(id), make("span", { class: "small" }, ` ${typeOf(id).label}`)),
    claimRows([...(details.get(id) ?? []), ...own]),
  );
}

/** The claims of one answer, the rest of many folded. */
function claimRows(claims: readonly Claim[]): HTMLElement {
  const rest = claims.slice(FEW);
  const more = make(
    "details",
    { class: "claim-row" },
    make("summary", {}, `${plural(rest.length, "more claim")}`),
    rest.map(claimRow),
  );
  return make("div", { class: "told" }, claims.slice(0, FEW).map(claimRow), rest.length > 0 && more);
}

/** A claim in one line, with who says it, when and how firmly, which opens to all of it. */
function claimRow(claim: Claim): HTMLElement {
  const when = claim.when === PAGE.usual.when ? "" : `${claim.when}. `;
  const isPlain = howTold(RECORD, claim) === codeOf("wording", PAGE.usual.wording).label;
  const says = `${when}${titled(speakerOf(RECORD, claim))}: ${howTold(RECORD, claim)}`;
  const summary = make("summary", {}, sentence(claim), make("span", { class: isPlain ? "says" : "says warn" }, says));
  return make("details", { class: "claim-row" }, summary, claimCard(claim, false));
}

function countRow(id: string, { counts }: Answer): HTMLElement {
  const { others = 0, claims = 0 } = counts.get(id) ?? {};
  const note = `${plural(others, "other")}, ${plural(claims, "claim")}`;
  return make("li", {}, glyph(thing(id).type), make("span", {}, goTo(id)), make("span", { class: "note" }, note));
}

function cautionRow(id: string, concerns: readonly string[]): HTMLElement {
  const caveat = RECORD.caveat.get(id);
  const about = concerns.flatMap((one) => {
    const claim = CLAIMS.get(one);
    return THINGS.has(one) ? [goTo(one)] : claim ? endsOf(claim).slice(0, 1).map(goTo) : [];
  });
  return make(
    "li",
    { class: "whole" },
    caveat && caveatCard(caveat),
    make(
      "p",
      { class: "small" },
      "On ",
      about.slice(0, 3).flatMap((one, n) => (n ? [", ", one] : [one])),
    ),
  );
}

/** Other questions that have an answer: of the same thing, else of everything. */
function furtherParts(one: Asked): Child {
  const all = [...QUESTIONS.values()]
    .filter(({ id, of }) => id !== one.question.id && (!one.thing || of))
    .map((question) => asked(question, one.thing ? { thing: one.thing } : {}))
    .filter((other) => canBeAsked(other) && (!one.thing || !other.question.verb) && isAnswered(RECORD, other));
  if (!all.length) return null;
  const list = make(
    "ul",
    { class: "ways" },
    all.map((other) =>
      make(
        "li",
        {},
        button(textOf(other), () => ask(other), { class: "link" }),
      ),
    ),
  );
  const title = one.thing ? `Ask more of ${nameOf(one.thing)}` : "Ask something else";
  return make("details", { class: "further" }, make("summary", {}, `${title} (${all.length})`), list);
}
