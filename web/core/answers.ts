/** The answers to questions: the claims that fit, the things that they name, and how firmly each is told. */

import { asExact, givesDate } from "./asked_dates.js";
import type { Pattern } from "./question_data.js";
import { askedOfAll } from "./questions.js";
import type { Asked } from "./questions.js";
import { caveatsAbout, endsOf, familyOf, isOf, isTold, kindOf, rungOf, walkOf } from "./record.js";
import type { Caveat, Claim, Record } from "./record.js";
import { byCode, once } from "./text.js";
import { isLone } from "./unknowns.js";

/** What answers a question. */
export interface Answer {
  asked: Asked;
  /** The claims that answer it, the firmest first. */
  claims: Claim[];
  /** The things that they name in answer, in the order of the claims; none where the claims are the answer. */
  things: string[];
  /** What else is told of these things. */
  details: Map<string, Claim[]>;
  /** The claims by which other things were taken together with the one that is asked about. */
  through: Claim[];
  caveats: Caveat[];
  /** How many others a thing is joined to, by how many claims. */
  counts: Map<string, { others: number; claims: number }>;
  /** What there is of the same kind, where nothing answers. */
  instead: Answer | null;
}

const MOST_CONNECTED = 20;
const NOTHING = { claims: [], things: [], through: [], caveats: [], instead: null };

const nothing = (given: Asked): Answer => ({ ...NOTHING, asked: given, details: new Map(), counts: new Map() });

/** Whether nothing answers. */
export const isEmpty = ({ claims, caveats, things }: Answer): boolean =>
  !claims.length && !caveats.length && !things.length;

/** Whether a record has an answer. */
export const isAnswered = (record: Record, given: Asked): boolean => !isEmpty(find(record, given));

/** What a record answers. */
export function answerOf(record: Record, given: Asked): Answer {
  const found = find(record, given);
  if (!isEmpty(found)) return found;
  if (given.question.bySource) return found;
  if (given.other) return { ...found, instead: findBeside(record, given) };
  const wider = given.thing || given.year ? askedOfAll(given) : null;
  const instead = wider && find(record, wider);
  return { ...found, instead: instead && !isEmpty(instead) ? instead : null };
}

function find(record: Record, given: Asked): Answer {
  const { question } = given;
  if (question.caveats) return findCaveats(record, given, question.caveats);
  if (question.most) return findMost(record, given, question.most);
  if (question.bySource) return findToldBy(record, given);
  if (given.other) return findBetween(record, given);
  return findClaims(record, given, question.patterns ?? []);
}

/* Claims */
function findClaims(record: Record, given: Asked, patterns: readonly Pattern[]): Answer {
  const through = takenWith(record, given);
  const about = new Set([given.thing, ...through.map(({ subject }) => subject)].filter(Boolean));
  const among = given.thing
    ? once(
        [...about].flatMap((id) => claimsAbout(record, id)),
        (claim) => claim,
      )
    : record.claims;
  const fitting = among.flatMap((claim) => {
    const pattern = patterns.find((one) => fits(record, claim, one, about, given.year));
    return pattern ? [{ claim, pattern }] : [];
  });
  fitting.sort((a, b) => compare(a.claim, b.claim, given.year));
  const isNaming = Boolean(given.thing || given.question.then) && !given.question.bySpeaker;
  const things = isNaming
    ? once(
        fitting.flatMap((one) => answersIn(record, one.claim, one.pattern, about)),
        String,
      )
    : [];
  return {
    ...nothing(given),
    claims: fitting.map(({ claim }) => claim),
    things: things.filter(Boolean),
    details: detailsOf(record, given, things),
    through: through.filter(({ subject }) => fitting.some(({ claim }) => endsOf(record, claim).includes(subject))),
  };
}

const claimsAbout = (record: Record, id: string): Claim[] => record.claimsAbout.get(id) ?? [];

/** The claims by which a thing takes others along: what is about it, or a part of it. */
function takenWith(record: Record, { question, thing }: Asked): Claim[] {
  const relations = question.through ?? [];
  return claimsAbout(record, thing).filter(
    ({ predicate, object, subject, disputes }) =>
      relations.includes(predicate) && object === thing && !disputes && record.things.has(subject),
  );
}

function fits(record: Record, claim: Claim, pattern: Pattern, about: ReadonlySet<string>, year: number): boolean {
  const has = (list: readonly string[] | undefined, value: string) => !list || list.includes(value);
  return (
    has(pattern.relations, claim.predicate) &&
    (!pattern.kinds || pattern.kinds.includes(kindOf(record, claim))) &&
    has(pattern.wordings, claim.wording) &&
    (!pattern.disputes || Boolean(claim.disputes)) &&
    (!pattern.lone || isLone(record, claim)) &&
    (!about.size || about.has(givenEnd(record, claim, pattern, about))) &&
    (!(pattern.types ?? pattern.rungs) || answersIn(record, claim, pattern, about).length > 0) &&
    isOfTime(record, claim, pattern, year)
  );
}

/** The end of a claim that a pattern asks about; of a thing's own figures the thing. */
function givenEnd(record: Record, claim: Claim, { given }: Pattern, about: ReadonlySet<string>): string {
  if (!given) return endsOf(record, claim).find((id) => about.has(id)) ?? "";
  const [cause, effect] = walkOf(record, claim) ?? ["", ""];
  return { subject: claim.subject, object: claim.object, cause, effect }[given];
}

/** The things that a claim names in answer. */
function answersIn(record: Record, claim: Claim, pattern: Pattern, about: ReadonlySet<string>): string[] {
  const isAsked = (id: string) =>
    (!pattern.types || isOf(record, id, ...pattern.types)) &&
    (!pattern.rungs || pattern.rungs.includes(rungOf(record, id)));
  const ends = endsOf(record, claim);
  const isOneSided = about.size > 0 || pattern.given !== undefined;
  const others = isOneSided ? ends.filter((id) => id !== givenEnd(record, claim, pattern, about)) : ends;
  return others.filter(isAsked);
}

function isOfTime(record: Record, { text = "", bounds }: Claim, pattern: Pattern, year: number): boolean {
  if (!pattern.year || !year) return !pattern.year || pattern.year === "value" || Boolean(year);
  if (pattern.year === "value") return givesDate(record, text, year);
  return bounds !== undefined && isWithin(bounds, pattern.year, year);
}

/** Whether a time lies wholly on the asked side of a date; or begins or ends in it, as far as is known. */
function isWithin(bounds: readonly number[], side: Pattern["year"], year: number): boolean {
  const [startLow = 0, startHigh = 0, endLow = 0, endHigh = 0] = bounds.map((day) => asExact(day, year));
  if (side === "after") return startLow > year;
  if (side === "since") return startLow >= year;
  if (side === "before") return endHigh < year;
  return (startLow === year && startHigh === year) || (endLow === year && endHigh === year);
}

/** The firmest first, what disputes last; of a year by date; then by id. */
function compare(a: Claim, b: Claim, year: number): number {
  const when = year ? byCode(a.from ?? "9", b.from ?? "9") : 0;
  return (
    when || Number(a.disputes ?? false) - Number(b.disputes ?? false) || b.strength - a.strength || byCode(a.id, b.id)
  );
}

function detailsOf(record: Record, { question, thing }: Asked, things: readonly string[]): Map<string, Claim[]> {
  const relations = question.then ?? [];
  const order = ({ predicate }: Claim) => relations.indexOf(predicate);
  return new Map(
    things.map((id) => [
      id,
      claimsAbout(record, id)
        .filter((claim) => order(claim) >= 0 && (!thing || !endsOf(record, claim).includes(thing)))
        .sort((a, b) => order(a) - order(b) || byCode(a.id, b.id)),
    ]),
  );
}

/* What a source, or a voice, says of a thing */
function findToldBy(record: Record, given: Asked): Answer {
  const claims = claimsAbout(record, given.thing).filter(
    (claim) => isTold(claim) && [claim.source, claim.voice].includes(given.other),
  );
  return { ...nothing(given), claims: claims.sort((a, b) => compare(a, b, 0)) };
}

/* What has to do with two things */
function findBetween(record: Record, given: Asked): Answer {
  const [near, far] = [given.thing, given.other].map((id) => new Map(joinedTo(record, id)));
  const shared = [...(near?.keys() ?? [])].filter((id) => far?.has(id) && id !== given.thing && id !== given.other);
  const direct = claimsAbout(record, given.thing).filter((claim) => endsOf(record, claim).includes(given.other));
  const claims = [...direct, ...shared.flatMap((id) => [...(near?.get(id) ?? []), ...(far?.get(id) ?? [])])];
  return { ...nothing(given), claims, things: shared.sort(byCode) };
}

/** What the sources that speak of one thing join to the other. */
function findBeside(record: Record, { question, thing, other }: Asked): Answer | null {
  const sources = new Set(claimsAbout(record, thing).map(({ source }) => source));
  const claims = claimsAbout(record, other).filter(({ source, object }) => sources.has(source) && object === other);
  const things = once(claims, ({ subject }) => subject).filter((id) => record.things.has(id));
  const beside = { question, thing: other, other: "", year: 0 };
  return claims.length ? { ...nothing(beside), claims, things, details: detailsOf(record, beside, things) } : null;
}

/** The things that claims join to a thing, each with those claims. */
function joinedTo(record: Record, id: string): [string, Claim[]][] {
  return (record.linesOf.get(id) ?? []).map((line) => [
    line.ends.find((end) => end !== id) ?? "",
    line.claims.flatMap((claim) => record.claim.get(claim) ?? []),
  ]);
}

/* Cautions */
function findCaveats(record: Record, given: Asked, types: readonly string[]): Answer {
  const about = given.thing ? [given.thing, ...claimsAbout(record, given.thing).map(({ id }) => id)] : null;
  const among = about ? caveatsAbout(record, about) : [...record.caveat.values()];
  const caveats = among.filter(({ type }) => !types.length || types.includes(type)).sort((a, b) => byCode(a.id, b.id));
  return { ...nothing(given), caveats };
}

/* Who is joined to most others */
function findMost(record: Record, given: Asked, families: readonly string[]): Answer {
  const counted = [...record.linesOf]
    .filter(([id, lines]) => lines.length && families.includes(familyOf(record, id)))
    .map(([id, lines]) => ({ id, others: lines.length, claims: lines.flatMap((line) => line.claims).length }))
    .sort((a, b) => b.others - a.others || b.claims - a.claims || byCode(a.id, b.id))
    .slice(0, MOST_CONNECTED);
  return {
    ...nothing(given),
    things: counted.map(({ id }) => id),
    counts: new Map(counted.map(({ id, ...counts }) => [id, counts])),
  };
}
