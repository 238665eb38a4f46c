/** An answer as a sentence: what is named in it, each under how firmly it is told. */

import type { Answer } from "./answers.js";
import { isEmpty } from "./answers.js";
import { wordingOf } from "./codes.js";
import { codeOf, endsOf, put, relationOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { speakerOf, undoneWords } from "./speakers.js";
import { titled } from "./text.js";
import { phraseOf } from "./words.js";

const SHORT = 24; // letters of a value that can head a list

/** How firmly a claim tells what it tells: denied, no more than promised, or how it is worded. */
export function howTold(record: Record, claim: Claim): string {
  if (claim.disputes) return phraseOf(record, "answer.denied");
  const wording = wordingOf(record, claim).label;
  const undone = undoneWords(record, claim);
  return undone ? `${wording} (${undone})` : wording;
}

/** The answer in a sentence or two, or plainly that there is none. */
export function answerSentence(record: Record, answer: Answer): string {
  const { claims, caveats, things, counts, asked } = answer;
  if (isEmpty(answer)) return emptySentence(record, answer);
  if (counts.size) return phraseOf(record, "answer.most", { things: things.slice(0, 3) });
  if (caveats.length) {
    const groups = countBy(caveats, ({ type }) => codeOf(record, "caveat", type).label);
    const [only, ...rest] = groups;
    const values = { count: caveats.length, groups, kind: only?.[0] ?? "" };
    return phraseOf(record, rest.length ? "answer.caveats" : "answer.caveats.one", values);
  }
  if (asked.other && things.length) return phraseOf(record, "answer.both", { things });
  if (asked.question.bySpeaker) return bySpeaker(record, claims);
  const values = byValue(record, claims);
  if (values) return values;
  if (things.length && asked.thing) return byFirmness(record, answer);
  const groups = countBy(claims, (claim) => howTold(record, claim));
  if (things.length) return phraseOf(record, "answer.of", { count: claims.length, groups, things });
  return phraseOf(record, "answer.claims", { count: claims.length, groups });
}

function emptySentence(record: Record, { asked: { question, thing, other } }: Answer): string {
  if (other && !question.bySource) return phraseOf(record, "answer.both.none", { thing, other });
  const { claims, claimsHere } = record.page.about;
  return phraseOf(record, claimsHere < claims ? "answer.none-here" : "answer.none");
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Where each claim gives a short value, such as a year: the things under each. */
function byValue(record: Record, claims: readonly Claim[]): string {
  if (!claims.length || !claims.every(({ text = "", object }) => text && !object && text.length <= SHORT)) return "";
  const groups = new Map<string, string[]>();
  for (const claim of claims) put(groups, claim.text ?? "", claim.subject);
  return [...groups].map(([value, things]) => phraseOf(record, "answer.value", { value, things })).join(" ");
}

function bySpeaker(record: Record, claims: readonly Claim[]): string {
  const groups = countBy(claims, (claim) => `${speakerOf(record, claim)}: ${howTold(record, claim)}`);
  return phraseOf(record, "answer.claims", { count: claims.length, groups });
}

/** The things under how firmly each is told by the claim that tells it best; and by which relation, where several tell. */
function byFirmness(record: Record, { claims, things, asked }: Answer): string {
  const isOne = new Set(claims.map(({ predicate }) => predicate)).size === 1;
  const told = new Map<string, string>();
  for (const claim of claims)
    for (const id of endsOf(record, claim))
      if (id !== asked.thing && things.includes(id) && !told.has(id))
        told.set(id, isOne ? howTold(record, claim) : `${verbOf(record, claim, id)}, ${howTold(record, claim)}`);
  const groups = new Map<string, string[]>();
  for (const id of things) put(groups, told.get(id) ?? "", id);
  const part = ([how, ids]: [string, string[]]) => phraseOf(record, "answer.things", { how: titled(how), things: ids });
  return [...groups]
    .filter(([how]) => how)
    .map(part)
    .join(" ");
}

/** How a claim reads towards one of its ends. */
function verbOf(record: Record, claim: Claim, end: string): string {
  const relation = relationOf(record, claim);
  return claim.object === end ? relation.label : relation.inverse;
}
