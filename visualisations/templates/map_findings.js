/* What may be concluded from a trace, as data: the findings of `civicgraph trace`, with the same codes and arguments. */

const isBreak = (step) => step.strength <= PAGE.ranks.break;
const isPlain = (step) => step.strength === STRONG;
const placesOf = (path, test) => path.steps.flatMap((step, n) => (test(step) ? [n + 1] : []));
const once = (claims, of) => [...new Set(claims.map(of))];
const finding = (code, values = {}, step = null) => ({ code, step, arguments: values });

const findingsOf = (trace, path = trace.pathways[0]) =>
  path
    ? [
        joinedBy(trace, path),
        ...path.steps.flatMap(breakAt),
        composedOf(path),
        ...path.steps.flatMap(leaning),
        ...path.steps.flatMap(softer),
        ...path.steps.flatMap(disputed),
        ...endingAt(trace.to),
        toldWhole(path),
        orderOf(path),
        ...cautionsOf(path),
      ]
    : nothingFound(trace);

function nothingFound(trace) {
  const { from: start, to: end } = trace;
  if (start === end) return [finding("nothing.itself", { start })];
  const found = [finding("nothing.found", { start, end, max_steps: MOST_STEPS })];
  if (trace.cutShort) found.push(finding("nothing.cut-short"));
  if (trace.impossible)
    found.push(finding(`nothing.impossible${trace.exact ? "" : "-or-more"}`, { chains: trace.impossible }));
  else if (trace.beyond) found.push(finding("nothing.beyond", { things: trace.beyond }));
  return [...found, ...inRoles(start), finding("nothing.proof")];
}

/* Nothing is walked from a person: what they did stands on their secondment, post holding or candidacy. */
function inRoles(start) {
  if (OUT.has(NUMBER_OF.get(start))) return [];
  const about = ALL_CLAIMS.filter((claim) => claim.subject === start || claim.object === start);
  const ends = new Set(about.flatMap((claim) => [claim.subject, claim.object]));
  const isRole = (id) => id !== start && THINGS.has(id) && PAGE.types[THINGS.get(id).type].family === "roles";
  const roles = [...ends].filter(isRole).sort().slice(0, 3);
  return roles.length ? [finding("nothing.role", { start, roles })] : [];
}

function joinedBy(trace, path) {
  const weak = path.steps.filter((step) => !isPlain(step)).length;
  const all = path.steps.length;
  let how = path.steps.some((step) => step.disputing.length) ? "disputed" : "stated";
  if (weak) how = weak < all ? "partly-weak" : "weak";
  if (path.steps.some(isBreak)) how = "broken";
  return finding(`joined.${how}`, { start: trace.from, end: trace.to, steps: all });
}

function breakAt(step, n) {
  if (!isBreak(step)) return [];
  const [why, values] = whyWeak(step);
  return [finding("break", { start: step.start, end: step.end, why, ...values }, n + 1)];
}

const weaknessOf = (step) => finding(`why.${whyWeak(step)[0]}`, whyWeak(step)[1]);

function whyWeak(step) {
  const { lead, kind } = step;
  if (lead.wording === "inferred") return [kind === "sequence" ? "inferred-sequence" : "inferred", {}];
  if (kind === "sequence") return ["sequence", {}];
  if (isPromise(lead)) return [lead.modality, {}];
  if (kind === "structural") return ["structural", {}];
  if (lead.wording === "contested" || lead.wording === "hedged") return [lead.wording, {}];
  const found = opinionsOf(step);
  return found.voices.length > 1 ? ["opinions", spreadOf(found)] : ["opinion", {}];
}

function composedOf(path) {
  const all = path.steps.length;
  const plain = path.steps.filter(isPlain);
  const of = (kind) => plain.filter((step) => step.kind === kind).length;
  if (!plain.length) return finding("composed.none");
  const counts = [
    ["influence", of("influence")],
    ["agency", of("agency")],
    ["weaker", all - plain.length],
  ];
  const parts = counts.filter(([, count]) => count);
  if (parts.length === 1) return finding("composed.all", { steps: all, what: parts[0][0] });
  return finding("composed.mixed", { steps: all, parts });
}

function leaning(step, n) {
  if (isBreak(step) || isPlain(step)) return [];
  if (step.lead.wording !== "opinion") return [finding("leaning.hedged", {}, n + 1)];
  const found = opinionsOf(step);
  return [finding(found.voices.length > 1 ? "leaning.opinions" : "leaning.opinion", spreadOf(found), n + 1)];
}

/* What a source states in one place and says less firmly in another. */
function softer({ lead, claims }, n) {
  if (lead.wording !== "stated") return [];
  const same = claims.filter((claim) => claim.source === lead.source && claim.predicate === lead.predicate);
  const opinions = same.filter((claim) => claim.wording === "opinion");
  if (opinions.length) return [finding("softer.opinion", { voices: once(opinions, (claim) => claim.voice) }, n + 1)];
  return same.some((claim) => claim.wording === "hedged") ? [finding("softer.hedged", {}, n + 1)] : [];
}

const disputed = (step, n) =>
  step.disputing.length ? [finding("disputed", { voices: once(step.disputing, (claim) => claim.voice) }, n + 1)] : [];

function endingAt(to) {
  const { rung } = PAGE.types[THINGS.get(to).type];
  return rung === "ask" || rung === "commitment" ? [finding(`ends.${rung}`)] : [];
}

function toldWhole({ sources, voices, steps }) {
  if (sources.length === 1 && voices.length === 1) return finding("whole.one-voice", { sources, voice: voices[0] });
  if (sources.length) return finding(voices.length ? "whole.voices" : "whole.no-voice", { sources });
  const told = steps.map(tellersOfStep);
  const inferred = told.flatMap((some, n) => (some.sources.length ? [] : [n + 1]));
  const changes = changesAmong(told);
  if (inferred.length) return finding("pieced.inferred", { inferred, changes });
  return changes.length ? finding("pieced.sources", { changes }) : finding("pieced.order");
}

/* The steps at which no source that told the pathway so far goes on. */
function changesAmong(told) {
  const changes = [];
  let soFar = new Set();
  told.forEach(({ origins }, n) => {
    if (!origins.length) return;
    const both = origins.filter((origin) => soFar.has(origin));
    if (soFar.size && !both.length) changes.push(n + 1);
    soFar = new Set(both.length ? both : origins);
  });
  return changes;
}

function orderOf(path) {
  if (path.steps.length === 1) return finding("order.single");
  return path.chronology === "certain" ? finding("order.certain") : finding("order.possible", undatedOf(path));
}

/* Which steps no claim dates, and which only a weaker one than leads them. */
function undatedOf(path) {
  const dated = (claim) => claim.when !== PAGE.usual.when;
  return {
    undated: placesOf(path, (step) => !step.claims.some(dated)),
    weaker: placesOf(path, (step) => !dated(step.lead) && step.claims.some(dated)),
  };
}

const claimsOfPath = (path) => path.steps.flatMap((step) => [...step.claims, ...step.disputing]);

function caveatsOfPath(path, withThings) {
  const ids = [...(withThings ? path.things : []), ...claimsOfPath(path).map((claim) => claim.id)];
  const found = new Map(ids.flatMap((id) => (CAVEATS_OF.get(id) || []).map((caveat) => [caveat.id, caveat])));
  return [...found.keys()].sort().map((id) => found.get(id));
}

function cautionsOf(path) {
  const counts = new Map();
  for (const { type } of caveatsOfPath(path, true)) counts.set(type, (counts.get(type) || 0) + 1);
  const label = ([type]) => codeOf("caveat", type).label;
  const kinds = [...counts].sort((a, b) => (label(a) < label(b) ? -1 : 1));
  return kinds.length ? [finding("cautions", { kinds })] : [];
}

function gapsOf(trace, path = trace.pathways[0]) {
  if (!path) return [];
  const reached = new Set(path.things.map((id) => PAGE.types[THINGS.get(id).type].rung));
  const told = path.steps.map(tellersOfStep);
  const where = (test) => told.flatMap((found, n) => (test(found) ? [n + 1] : []));
  const { undated, weaker } = undatedOf(path);
  const missing = {
    "gap.rungs": { rungs: PAGE.ladder.filter((rung) => !reached.has(rung)) },
    "gap.single-voice": { steps: where(({ voices }) => voices.length === 1) },
    "gap.single-origin": { steps: where(isRepeated) },
    "gap.undated": { undated },
    "gap.weaker-dated": { weaker },
  };
  const gaps = Object.entries(missing).filter(([, values]) => Object.values(values)[0].length);
  const alone = told.every(({ origins }) => origins.length < 2);
  return [...gaps.map(([code, values]) => finding(code, values)), ...(alone ? [finding("gap.second-source")] : [])];
}

/* Several voices tell it, all in sources that repeat one another. */
const isRepeated = ({ voices, sources, origins }) => voices.length > 1 && sources.length > 1 && origins.length === 1;

/* Who tells a step: the claims, voices, sources and origins. Whoever tells only an order in time, or a promise, does not
   tell the influence that leads it. Sources of one origin repeat one another, so that they count once. */
function tellersOfStep(step) {
  const enough = toldStrength(step.lead);
  return tellersAmong(step.claims.filter((claim) => claim.wording !== "inferred" && toldStrength(claim) >= enough));
}

function tellersAmong(claims) {
  const sources = once(claims, (claim) => claim.source);
  return { claims, voices: once(claims, (claim) => claim.voice), sources, origins: once(sources, originOf) };
}

const opinionsOf = (step) =>
  tellersAmong(tellersOfStep(step).claims.filter((claim) => claim.wording === step.lead.wording));

/* Who tells something, as arguments; whether sources among them repeat one another. */
function spreadOf({ voices, sources, origins }) {
  const repeating = origins.length === 1 ? "one-origin" : "origins";
  return { voices, sources, origins, spread: origins.length === sources.length ? "apart" : repeating };
}

/* Who tells a step, where there is more than one voice or source. */
function whoTells(step) {
  const found = tellersOfStep(step);
  return found.voices.length > 1 || found.sources.length > 1 ? finding("told", spreadOf(found)) : null;
}
