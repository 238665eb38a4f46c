/** Asks, answers and promises of a record, as graph/ledger joins them from claims. Nothing is added to what is claimed. */

import type { ViewNames } from "./page_data.js";
import type { Claim } from "./record.js";
import { claimsIn, endsIn, linked, linksIn, linksOfAll, notesOn, supports, typeIn } from "./scope.js";
import type { Link, Scope } from "./scope.js";
import { byCode, once } from "./text.js";

/** What somebody answered to one ask; without a code where no source tells what the answer was. */
export interface Answer {
  response: string;
  ask: string;
  by: Link[];
  code: string;
  text: string;
  notes: string[];
  claims: Claim[];
}

/** One assessment of how far a promise was met. */
export interface Status {
  assessment: string;
  code: string;
  text: string;
  claim: Claim;
}

/** One ask or promise, or one answer that is tied to no ask, with what claims tie to it. */
export interface Row {
  id: string;
  kind: string;
  isPromise: boolean;
  wholes: Link[];
  asks: Link[];
  promises: Link[];
  askedBy: Link[];
  putTo: Link[];
  at: Link[];
  answers: Answer[];
  madeBy: Link[];
  promisedTo: Link[];
  figures: Claim[];
  deadlines: Claim[];
  assessments: Status[];
  themes: Link[];
  sources: string[];
  claims: Claim[];
}

/** How many there are, and of how many promises it can be judged whether they were kept. */
export interface Summary {
  asks: number;
  answered: number;
  promises: number;
  answering: number;
  figure: number;
  deadline: number;
  assessed: number;
}

const names = ({ record }: Scope): ViewNames => record.page.views;
const role = (scope: Scope, name: string): string => names(scope).roles[name] ?? "";
const typesOf = (scope: Scope, isWanted: (kind: string) => boolean): string[] =>
  Object.entries(names(scope).rows).flatMap(([type, kind]) => (isWanted(kind) ? [type] : []));

/** What kinds of rows there are, by the kinds of the ledger. */
const kinds = (scope: Scope) => ({
  asks: typesOf(scope, (kind) => kind === "ask"),
  responses: typesOf(scope, (kind) => kind === "response"),
  promises: typesOf(scope, (kind) => names(scope).promises.includes(kind)),
  all: typesOf(scope, () => true),
});

/** Every ask and promise of which some claim is looked at, in order of source and id. */
export function rowsOf(scope: Scope): Row[] {
  const { rows } = names(scope);
  return [...scope.record.things.values()]
    .filter(({ id, type }) => rows[type] && claimsIn(scope, id).length)
    .filter(({ id, type }) => rows[type] !== "response" || !asksOfResponse(scope, id).length)
    .map(({ id, type }) => rowOf(scope, id, rows[type] ?? ""))
    .sort((a, b) => byCode(a.sources[0] ?? "￿", b.sources[0] ?? "￿") || byCode(a.id, b.id));
}

function rowOf(scope: Scope, id: string, kind: string): Row {
  const types = kinds(scope);
  const isPromise = names(scope).promises.includes(kind);
  const asks = isPromise ? linksIn(scope, id, role(scope, "answering"), { types: types.asks }) : [];
  const put = [id, ...asks.map((ask) => ask.id)];
  const answers = kind === "response" ? answersOf(scope, id) : put.flatMap((ask) => answersTo(scope, ask));
  const at = wholeLinks(scope, id, role(scope, "place"));
  const askedAt = linksOfAll(scope, put.slice(1), role(scope, "place"));
  const claims = claimsIn(scope, id);
  const values = (relation: string) => endsIn(scope, id, relation).filter(supports);
  return {
    id,
    kind,
    isPromise,
    wholes: linksIn(scope, id, role(scope, "whole"), { types: types.all }),
    asks,
    promises: linksIn(scope, id, role(scope, "answering"), { isBack: true, types: types.promises }),
    askedBy: linksOfAll(scope, put, role(scope, "asking"), { isBack: true }),
    putTo: linksOfAll(scope, put, role(scope, "addressee")),
    at: at.length ? at : askedAt,
    answers,
    madeBy: wholeLinks(scope, id, role(scope, "making"), true),
    promisedTo: wholeLinks(scope, id, role(scope, "promisee")),
    figures: names(scope).figures.flatMap(values),
    deadlines: values(role(scope, "due")),
    assessments: assessmentsOf(scope, id),
    themes: linksOfAll(scope, put, role(scope, "topic"), { types: [names(scope).themes] }),
    sources: once(claims, (claim) => claim.source).sort(byCode),
    claims,
  };
}

/** What a relation ties to a thing, or, where nothing, to the nearest larger one that it is part of. */
function wholeLinks(scope: Scope, id: string, relation: string, isBack = false): Link[] {
  const { all } = kinds(scope);
  const seen = new Set([id]);
  let level = [id];
  while (level.length) {
    const found = linksOfAll(scope, level, relation, { isBack });
    if (found.length) return found.map((link) => ({ ...link, ofWhole: level[0] !== id }));
    level = level.flatMap((part) => linksIn(scope, part, role(scope, "whole"), { types: all }).map((one) => one.id));
    level = level.filter((whole) => !seen.has(whole));
    for (const whole of level) seen.add(whole);
  }
  return [];
}

/** The asks that a response is tied to: absence answers nothing, so it is only about an ask. */
function asksOfResponse(scope: Scope, response: string): Link[] {
  const { asks } = kinds(scope);
  const found = [role(scope, "answering"), role(scope, "topic")].flatMap((relation) =>
    linksIn(scope, response, relation, { types: asks }),
  );
  return linked(found.flatMap(({ id, claims }) => claims.map((claim) => [id, claim] as const)));
}

/** What one response came to. */
function answersOf(scope: Scope, response: string, ask?: Link): Answer[] {
  const by = linksIn(scope, response, role(scope, "making"), { isBack: true });
  const given = linked(
    endsIn(scope, response, role(scope, "answer")).map((claim) => [claim.code ?? "", claim] as const),
  );
  const codes = given.length ? given : [{ id: "", claims: [] }];
  return codes.map(({ id: code, claims }) => ({
    response,
    ask: ask?.id ?? "",
    by,
    code,
    text: claims[0]?.text ?? "",
    notes: once([...notesOn(scope, ask?.claims ?? []), ...notesOn(scope, claims)], (note) => note),
    claims: [...claims, ...(ask?.claims ?? [])],
  }));
}

/** Every answer to an ask. */
function answersTo(scope: Scope, ask: string): Answer[] {
  const types = kinds(scope);
  if (!types.asks.includes(typeIn(scope, ask))) return [];
  const tied = [role(scope, "answering"), role(scope, "topic")].flatMap((relation) =>
    linksIn(scope, ask, relation, { isBack: true, types: types.responses }),
  );
  return once(tied, ({ id }) => id)
    .sort(byCode)
    .flatMap((response) => {
      const link = asksOfResponse(scope, response).find(({ id }) => id === ask);
      return link ? answersOf(scope, response, link) : [];
    });
}

/** Every assessment of a promise, latest first; undated ones last. */
function assessmentsOf(scope: Scope, id: string): Status[] {
  const found = linksIn(scope, id, role(scope, "judging"), { isBack: true }).flatMap((one) =>
    endsIn(scope, one.id, role(scope, "finding"))
      .filter(supports)
      .map((claim) => ({ assessment: one.id, code: claim.code ?? "", text: claim.text ?? "", claim })),
  );
  const latest = ({ claim: { bounds } }: Status): [number, number] => [bounds?.[3] ?? -1, bounds?.[0] ?? -1];
  return found.sort((a, b) => {
    const [[aEnd, aStart], [bEnd, bStart]] = [latest(a), latest(b)];
    return bEnd - aEnd || bStart - aStart || byCode(b.claim.id, a.claim.id);
  });
}

/** Whether a promise says how much or how long, so that somebody can be held to it. */
export const hasFigure = (scope: Scope, { figures }: Row): boolean =>
  figures.some(({ predicate }) => names(scope).heldTo.includes(predicate));

/** Whether somebody looked at what became of a promise. */
export const isAssessed = (scope: Scope, { assessments }: Row): boolean =>
  assessments.some(({ code }) => code !== names(scope).notAssessed);

/** How many rows there are, and how far they can be judged. */
export function summaryOf(scope: Scope, rows: readonly Row[]): Summary {
  const promises = rows.filter((row) => row.isPromise);
  const asks = rows.filter((row) => row.kind === "ask");
  return {
    asks: asks.length,
    answered: asks.filter((row) => row.answers.length || row.promises.length).length,
    promises: promises.length,
    answering: promises.filter((row) => row.asks.length).length,
    figure: promises.filter((row) => hasFigure(scope, row)).length,
    deadline: promises.filter((row) => row.deadlines.length).length,
    assessed: promises.filter((row) => isAssessed(scope, row)).length,
  };
}
