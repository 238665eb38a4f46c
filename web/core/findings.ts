/**
 * What may be concluded from a trace, as data: the findings of `civicgraph trace`, with the same codes and values.
 *
 * The verdict says, in this order: what must not be concluded about the two ends; whether any source tells it; of what
 * pieces it is made; where it breaks; what is better documented; what would settle it. It has at most a hundred words:
 * what does not fit, the least important first, stands among the details with the rest.
 */

import { TIED, better, isRepeated, nearer, relationFromStart, settling } from "./alternatives.js";
import { CONTESTED, contestsStep, endCautions, leadsVerdict, stepCautions } from "./cautions.js";
import { besides } from "./doers.js";
import { SECONDED, isMember } from "./ends.js";
import { undatedSteps } from "./gaps.js";
import { UNSURE, heldBy, isPost } from "./holders.js";
import { claimsOfPath, isBreak, isBroken, isOther, sharedIn } from "./model.js";
import type { Pathway, Step, Through, Trace } from "./model.js";
import { nothingFound } from "./no_pathway.js";
import { ownAnswer } from "./own_answers.js";
import { caveatsAbout, codeOf, hasStake, isPromise, put, rungOf, tellsInfluence } from "./record.js";
import type { Record } from "./record.js";
import { breakAt, disputed, leaning, reasonOf, signsOf, softer } from "./step_findings.js";
import { leadersOfStep, tellersOfStep } from "./tellers.js";
import type { Tellers } from "./tellers.js";
import { byCode, once } from "./text.js";
import { UNNAMED, countNamed, unnamedDoer } from "./unnamed.js";
import { finding, sentenceOf } from "./words.js";
import type { Finding, Values } from "./words.js";

const MAX_WORDS = 100;
const IN_PIECES = ["leaning.identity", "leaning.hedged"];
const WHOLE_TOLD = ["told.passage", "told.speaker", "told.one-source"];
/** Where nothing leads there, what goes first of what does not fit. */
const NOTHING_RANKS: { readonly [code: string]: number } = {
  "nothing.about": 5,
  "nothing.beyond": 4,
  "nothing.told": 3,
  "nothing.commitment": 3,
  "nothing.ask": 3,
  "nothing.tied": 2,
  "nothing.proof": 1,
};

/** A finding of the verdict; of those that do not fit, the ones with the highest number go first. */
interface Ranked {
  found: Finding;
  rank: number;
}

export interface Findings {
  verdict: Finding[];
  details: Finding[];
}

const ranked = (rank: number, found: readonly Finding[]): Ranked[] => found.map((one) => ({ found: one, rank }));

/** What a trace shows of one of its pathways, the best unless told which. */
export function findingsOf(record: Record, trace: Trace, path = trace.pathways[0]): Findings {
  const [verdict, left] = fitted(record, path ? verdictOf(record, trace, path) : verdictOfNone(record, trace));
  return { verdict, details: path ? [...left, ...detailsOf(record, path, verdict)] : left };
}

/** Those that fit into so many words, and those that do not, in order. */
function fitted(record: Record, all: readonly Ranked[]): [kept: Finding[], left: Finding[]] {
  const said = all.map(({ found }) => sentenceOf(record, found));
  const words = all.map((one, n): [Ranked, number] => [one, (said[n] ?? "").split(/\s+/).filter(Boolean).length]);
  const kept = new Map(words.filter((_, n) => said.indexOf(said[n] ?? "") === n));
  for (;;) {
    const sum = [...kept.values()].reduce((a, b) => a + b, 0);
    const most = Math.max(...[...kept.keys()].map(({ rank }) => rank));
    const last = [...kept.keys()].findLast(({ rank }) => rank === most);
    if (sum <= MAX_WORDS || !last || !most) break;
    kept.delete(last);
  }
  const findings = (isKept: boolean) => all.filter((one) => kept.has(one) === isKept).map(({ found }) => found);
  return [findings(true), findings(false)];
}

function verdictOf(record: Record, trace: Trace, path: Pathway): Ranked[] {
  const { steps } = path;
  const aboutEnds = endCautions(record, trace, path);
  const first = aboutEnds.filter((id) => leadsVerdict(record, trace, id)).slice(0, 1);
  const cautions = [...new Set([...aboutEnds, ...stepCautions(record, trace, path)])].filter(
    (id) => !first.includes(id),
  );
  const isDoubt = (id: string) => contestsStep(record, path, id);
  const near = nearer(record, trace, path);
  const tied = near
    .filter(({ code, arguments: values }) => code === TIED && values["put"] === "stated" && !values["same"])
    .map((one) => ({ ...one, code: "told.tied" }));
  const told = tied.length ? tied : whoTellsIt(record, trace, path);
  const isTold = told.some(({ code }) => code.startsWith(UNNAMED));
  const broken = breaksOf(record, path, sharedIn(path), isTold);
  const isGiven = steps.length === 2 && broken.some(({ found }) => found.code === "break.given");
  const leanings = steps.flatMap((step, n) => leaning(record, step, n)).filter(({ code }) => !IN_PIECES.includes(code));
  return [
    ...ranked(1, first.map(caution)),
    ...trace.through.flatMap((one) => takenThrough(record, one)),
    ...ranked(0, [...told, ...signsOf(path)]),
    ...ranked(1, trace.through.some(({ end }) => end === "start") ? ownAnswer(record, trace.from, trace.to) : []),
    ...ranked(6, told.some(({ code }) => code === "told.nobody") ? [finding("silence")] : []),
    ...ranked(2, whoseAccount(record, trace, path)),
    ...ranked(2, tied.length ? [] : near),
    ...cautions.slice(0, 1).flatMap((id) => ranked(isDoubt(id) ? 1 : 4, [caution(id)])),
    ...ranked(isGiven ? 6 : 2, piecesOf(record, trace, path)),
    ...broken,
    ...ranked(3, steps.length > 1 ? leanings : []),
    ...ranked(3, besides(record, path)),
    ...heldBy(record, trace, path).flatMap((one) => ranked(one.code.startsWith(UNSURE) ? 1 : 3, [one])),
    ...ranked(6, steps.flatMap(softer)),
    ...ranked(cautions.some(isDoubt) ? 5 : 1, steps.flatMap(disputed)),
    ...ranked(1, endsAt(record, trace, path)),
    ...ranked(
      3,
      better(record, trace, path).filter((found) => ![...near, ...told].some((other) => isRepeated(found, other))),
    ),
    ...ranked(7, settling(record, path)),
    ...ranked(8, cautions.slice(1).map(caution)),
  ];
}

/** As what an end was taken, and of how many that might be taken by the same right, how many lead there. */
function takenThrough(record: Record, one: Through): Ranked[] {
  const { end, given, id, claim, of, led } = one;
  const how = isMember(one) ? "member" : one.how;
  const read = claim.wording === "inferred" ? "yes" : "";
  const asWhat = how === "role" && isPost(record, id) ? "post" : how;
  const taken = ranked(0, [finding(`through.${end}.${asWhat}`, { given, taken: id, read })]);
  const counts = { given, how, of, led };
  if (led > 1) return [...taken, ...ranked(1, [finding(`others.${end}`, counts)])];
  const isCounted = of > 1 && (how === "part" || how === "secondee");
  return isCounted ? [...taken, ...ranked(6, [finding(`others.${end}.only`, counts)])] : taken;
}

/** Where there is no pathway: caveats about both ends, and what there is instead. */
function verdictOfNone(record: Record, trace: Trace): Ranked[] {
  const cautions = endCautions(record, trace, undefined);
  return [
    ...ranked(1, cautions.slice(0, 1).map(caution)),
    ...ranked(8, cautions.slice(1).map(caution)),
    ...nothingFound(record, trace).flatMap((one) => ranked(NOTHING_RANKS[one.code.split(".met")[0] ?? ""] ?? 0, [one])),
  ];
}

const caution = (caveat: string): Finding => finding("caution.ends", { caveat });

/** Whether anybody tells it; where nobody does, whether a source tells it of somebody not named. */
function whoTellsIt(record: Record, trace: Trace, path: Pathway): Finding[] {
  const told = toldWhole(record, trace, path);
  const unnamed = told.code === "told.nobody" ? unnamedDoer(record, trace) : [];
  return unnamed.length ? unnamed : [told];
}

function toldWhole(record: Record, trace: Trace, path: Pathway): Finding {
  const ends = { start: trace.from, end: trace.to };
  const read = path.steps.some(({ lead }) => lead.reading) ? "yes" : "";
  const isTakenOther = trace.through.some(isOther);
  const [only, ...more] = path.steps;
  if (!isTakenOther && only && !more.length) return toldStep(record, only);
  const [account] = path.accounts;
  if (isTakenOther && trace.through.filter(isOther).every(isMember)) {
    if (!isBroken(record, path)) return finding("told.not-by-name", { start: trace.from });
    const isContested = ({ lead }: Step) => lead.wording === CONTESTED;
    if (!sharedIn(path).length && path.steps.filter((step) => isBreak(record, step)).every(isContested))
      return finding("told.not-by-name.contested", { start: trace.from });
  }
  if (isTakenOther || isBroken(record, path)) return finding("told.nobody", ends);
  if (account) return finding(`told.${account.kind}`, { ...ends, read, source: account.source, voice: account.voice });
  if (path.sources.length) return finding("told.one-source", { ...ends, read, sources: path.sources });
  const pieces = once(
    path.steps.flatMap((step) => tellersOfStep(record, step).sources),
    (source) => source,
  );
  return pieces.length > 1 ? finding("told.pieced", { ...ends, read, sources: pieces }) : finding("told.nobody", ends);
}

/** What a secondee did is not its employer's deed; what only those with a stake tell is told as theirs. */
function whoseAccount(record: Record, trace: Trace, path: Pathway): Finding[] {
  if (isBroken(record, path)) return [];
  const { steps, things } = path;
  const isEmployer = steps.length > 1 && steps[0]?.lead.predicate === SECONDED && !trace.through.length;
  const told = steps.flatMap((step) => tellersOfStep(record, step).claims);
  const isOwn = told.length > 0 && told.every(({ voice }) => hasStake(record, voice, things[0] ?? ""));
  return [
    ...(isEmployer ? [finding("own.secondee", { start: trace.from })] : []),
    ...(isOwn ? [finding("own.account", { voices: once(told, ({ voice }) => voice) })] : []),
  ];
}

/** What is said of a step, and by whom. */
function toldStep(record: Record, step: Step): Finding {
  const { start, end, lead } = step;
  const { sources, voices } = leadersOfStep(record, step);
  const agent: Values = lead.agent ? { agent: lead.agent.doer } : {};
  const told = {
    share: lead.share ?? "",
    source: lead.source,
    sources: sources.length ? sources : [lead.source],
    voices: voices.length ? voices : [lead.voice],
  };
  const walked = { start, end, relation: relationFromStart(record, lead) };
  return finding(`told.step.${reasonOf(record, step)}`, { ...walked, ...told, ...agent });
}

/**
 * Which steps are what: stated, an opinion, our reading and so on, in the order of the first of each. Where one step
 * leads from or to what stands for an end, what is said of that.
 */
function piecesOf(record: Record, trace: Trace, { steps }: Pathway): Finding[] {
  const groups = new Map<string, number[]>();
  steps.forEach((step, n) => put(groups, reasonOf(record, step), n + 1));
  if (steps.length < 2) return trace.through.some(isOther) ? steps.map((step) => toldStep(record, step)) : [];
  const [[what] = [""], ...others] = [...groups];
  return others.length
    ? [finding("pieces", { steps: steps.length, groups: [...groups] })]
    : [finding("pieces.all", { steps: steps.length, what })];
}

/** Where it breaks: at joints of shared work, and at steps. `isTold`: why it does is said already. */
function breaksOf(record: Record, { steps, things }: Pathway, shared: readonly number[], isTold: boolean): Ranked[] {
  const found = shared.map((number, place): Ranked => {
    const [start = "", thing = "", end = ""] = things.slice(number - 1, number + 2);
    const agent = steps[number]?.lead.agent;
    const of = countNamed(record, start, thing);
    const values: Values = { next: number + 1, start, thing, end, of, ...(agent ? { agent: agent.doer } : {}) };
    const code = agent ? "break.given" : place ? "break.also" : "break.shared";
    return { found: finding(code, values, number), rank: place || isTold ? 4 : 1 };
  });
  const isGiven = (number: number) => {
    const after = steps[number];
    return Boolean(after && (after.lead.agent || !tellsInfluence(record, after.kind)));
  };
  const given = shared.filter(isGiven).map((number) => number + 1);
  const broken = steps.flatMap((step, n) => (isBreak(record, step) && !given.includes(n + 1) ? [n + 1] : []));
  return broken.length && steps.length > 1
    ? [...found, ...ranked(1, [finding("break.first", { steps: broken })])]
    : found;
}

/** What is reached by asking, promising or planning is not thereby done. */
function endsAt(record: Record, trace: Trace, { steps, things }: Pathway): Finding[] {
  const code = `ends.${rungOf(record, trace.to)}`;
  if (Object.hasOwn(record.page.phrases, code)) return [finding(code)];
  const [last, end] = [steps.at(-1), things.at(-1) ?? ""];
  return last && isPromise(record, last.lead) ? [finding("ends.undone", { end }, steps.length)] : [];
}

function detailsOf(record: Record, path: Pathway, verdict: readonly Finding[]): Finding[] {
  const { steps } = path;
  return [
    ...(steps.length > 1 ? steps.flatMap((step, n) => breakAt(record, step, n)) : []),
    ...wholeOf(
      record,
      path,
      verdict.some(({ code }) => WHOLE_TOLD.includes(code)),
    ),
    orderOf(record, path),
    ...cautionsOnWay(record, path),
  ];
}

/** In which sources every step stands, or where it is pieced together. */
function wholeOf(record: Record, { sources, voices, steps }: Pathway, isSaid: boolean): Finding[] {
  if (sources.length) return steps.length > 1 && !isSaid ? [finding("whole.sources", { sources, voices })] : [];
  const told = steps.map((step) => tellersOfStep(record, step));
  const inferred = told.flatMap((some, n) => (some.sources.length ? [] : [n + 1]));
  const changes = changesAmong(told);
  if (inferred.length) return [finding("pieced.inferred", { inferred, changes })];
  return [changes.length ? finding("pieced.sources", { changes }) : finding("pieced.order")];
}

/** The steps at which no source that told the pathway so far goes on. */
function changesAmong(told: readonly Tellers[]): number[] {
  const changes: number[] = [];
  let soFar = new Set<string>();
  told.forEach(({ origins }, n) => {
    if (!origins.length) return;
    const both = origins.filter((origin) => soFar.has(origin));
    if (soFar.size && !both.length) changes.push(n + 1);
    soFar = new Set(both.length ? both : origins);
  });
  return changes;
}

function orderOf(record: Record, path: Pathway): Finding {
  if (path.steps.length === 1) return finding("order.single");
  if (path.chronology === "certain") return finding("order.certain");
  const { undated, weaker } = undatedSteps(record, path);
  if (undated.length === path.steps.length) return finding("order.no-dates");
  return finding("order.possible", { undated, weaker });
}

/** How many cautions of which type lie on the way, in the order of their labels. */
function cautionsOnWay(record: Record, path: Pathway): Finding[] {
  const counts = new Map<string, number>();
  const ids = [...path.things, ...claimsOfPath(path).map((claim) => claim.id)];
  for (const { type } of caveatsAbout(record, ids)) counts.set(type, (counts.get(type) ?? 0) + 1);
  const label = (type: string) => codeOf(record, "caveat", type).label;
  const kinds = [...counts].sort(([a], [b]) => byCode(label(a), label(b)));
  return kinds.length ? [finding("cautions", { kinds })] : [];
}
