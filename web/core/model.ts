/** What a trace finds: pathways made of steps made of claims. Plain values; how they are found is in trace.ts. */

import type { Chronology } from "./dates.js";
import type { Claim, Record } from "./record.js";

export interface Step {
  start: string;
  end: string;
  claims: Claim[];
  /** Those that tell the opposite: to less, not to more. */
  opposing: Claim[];
  disputing: Claim[];
  lead: Claim;
  phrase: string;
  kind: string;
  strength: number;
  chronology: Chronology;
}

/** Where two steps meet: the thing between, a code of the list `joint`, and its strength. */
export interface Joint {
  thing: string;
  kind: string;
  strength: number;
}

/** Somebody who tells the whole of a pathway: one passage of a source, or one speaker whom a source describes. */
export interface Account {
  kind: "passage" | "speaker";
  source: string;
  voice: string;
}

export interface Pathway {
  steps: Step[];
  things: string[];
  sources: string[];
  voices: string[];
  chronology: Chronology;
  joints: Joint[];
  accounts: Account[];
}

/** What a trace takes in the place of one of its ends, since nothing leads there from the end itself. */
export interface Through {
  end: "start" | "end";
  given: string;
  id: string;
  how: "same" | "role" | "part" | "secondee" | "whole" | "taker";
  claim: Claim;
  /** How many might be taken by the same right, and by how many of them a pathway leads as well. */
  of: number;
  led: number;
}

/** A tie between two things that is no pathway: the things it passes, both ends included, and a claim for each. */
export interface Tie {
  things: string[];
  claims: Claim[];
}

export interface Trace {
  from: string;
  to: string;
  pathways: Pathway[];
  found: number;
  impossible: number;
  beyond: number;
  isCutShort: boolean;
  isExact: boolean;
  /** Where an end was taken with a role, part or whole of it. */
  through: Through[];
  /** What else joins the ends, the shortest first, and how many more there are. */
  ties: Tie[];
  moreTies: number;
  /** There is no pathway, but there is one the other way round. */
  isReverse: boolean;
  /** The pathway the other way round is broken. */
  doesReverseBreak: boolean;
  /** There is no pathway, but there is one to these things, which are about the end. */
  about: string[];
}

/** Whether a pathway breaks at a step, since no source tells it as influence or act. */
export const isBreak = ({ page }: Record, step: Step): boolean => step.strength <= page.ranks.break;

/** Whether a source states a step plainly. */
export const isPlain = ({ page }: Record, step: Step): boolean => step.strength === page.ranks.plain;

/** Whether the thing between two steps is the work of many, of which the first gives only a part. */
export const isShared = ({ kind }: Joint): boolean => kind === "shared-work";

/** The joints of shared work, by the number, from 1, of the step before each. */
export const sharedIn = ({ joints }: Pathway): number[] =>
  joints.flatMap((joint, n) => (isShared(joint) ? [n + 1] : []));

/** Whether some step or joint is no influence or act that a source tells. */
export const isBroken = (record: Record, path: Pathway): boolean =>
  path.steps.some((step) => isBreak(record, step)) || path.joints.some(isShared);

/** That of the weakest step or joint. */
export const strengthOf = ({ steps, joints }: Pathway): number =>
  Math.min(...[...steps, ...joints].map(({ strength }) => strength));

/** The first of the weakest steps, from 0. */
export function weakestStep({ steps }: Pathway): number {
  const strengths = steps.map(({ strength }) => strength);
  return strengths.indexOf(Math.min(...strengths));
}

/** Whether what was taken is not what was asked for, so that what it did the other did not. */
export const isOther = ({ how }: Through): boolean => how !== "same" && how !== "role";

/** Whether more of the one comes to less of the other. */
export const isLess = (step: Step): boolean => step.claims.some(({ predicate }) => predicate.endsWith("/less"));

/** Whether more of the start comes to less of the end: an odd number of steps are to less. */
export const comesToLess = ({ steps }: Pathway): boolean => steps.filter(isLess).length % 2 === 1;

/** All claims of a pathway, those that dispute a step too. */
export const claimsOfPath = ({ steps }: Pathway): Claim[] =>
  steps.flatMap((step) => [...step.claims, ...step.opposing, ...step.disputing]);

/** The claims and things that pathways pass through, and the ends. */
export const metBy = ({ from, to, through, pathways }: Trace): Set<string> =>
  new Set([
    from,
    to,
    ...through.flatMap(({ given, id, claim }) => [given, id, claim.id]),
    ...pathways.flatMap((path) => [...path.things, ...claimsOfPath(path).map(({ id }) => id)]),
  ]);
