/* What may be concluded from a trace, in the sentences of `civicgraph trace`. */

const LADDER = ["ask", "response", "commitment", "instrument", "delivery", "outcome"];
const BROKEN = 2;
const UNDONE = { committed: "promised", asked: "asked for", planned: "planned", aim: "hoped for" };
const COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const inWords = (count) => COUNTS[count] ?? String(count);
const countOf = (count, noun) => `${inWords(count)} ${noun}${count === 1 ? "" : "s"}`;
const isAre = (many) => (many.length === 1 ? "is" : "are");
const stepsNamed = (numbers) =>
  numbers.length === 1 ? `step ${numbers[0]}` : `steps ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
const placesOf = (path, test) => path.steps.flatMap((step, n) => (test(step) ? [n + 1] : []));

function verdict(trace) {
  const best = trace.pathways[0];
  if (!best) return nothingFound(trace);
  return verdictOf(trace, best);
}

const verdictOf = (trace, path) =>
  [
    headline(trace, path),
    ...placesOf(path, (step) => step.strength <= BROKEN).map((n) => breakAt(path.steps[n - 1], n)),
    composition(path),
    ...path.steps.flatMap(leaning),
    ...path.steps.flatMap(softer),
    ...path.steps.flatMap(disputed),
    endingAt(trace.to),
    whoTells(path),
    orderOf(path),
    cautionsOf(path),
  ].filter(Boolean);

function nothingFound(trace) {
  const ends = `from ${nameOf(trace.from)} to ${nameOf(trace.to)}`;
  if (trace.from === trace.to)
    return [`Both ends are ${nameOf(trace.from)}: there is no pathway from a thing to itself.`];
  const sentences = [`The record holds no pathway ${ends} of at most ${countOf(MOST_STEPS, "claim")}.`];
  if (trace.cutShort) sentences.push("The search was too wide to finish, so it may hold one all the same.");
  if (trace.impossible)
    sentences.push(
      `${titled(countOf(trace.impossible, "chain"))} of claims would join them, in an order that the dates rule out.`,
    );
  else if (trace.beyond)
    sentences.push(`Longer chains may join them: ${countOf(trace.beyond, "thing")} on the way lie beyond that bound.`);
  sentences.push(...elsewhere(trace.from));
  return [...sentences, "That is what these sources say, or do not say; it is not proof that there was no influence."];
}

/* Nothing is walked from a person: what they did stands on their secondment, post holding or candidacy. */
function elsewhere(from) {
  if (OUT.has(NUMBER_OF.get(from))) return [];
  const about = ALL_CLAIMS.filter((claim) => claim.subject === from || claim.object === from);
  const ends = new Set(about.flatMap((claim) => [claim.subject, claim.object]));
  const isRole = (id) => id !== from && THINGS.has(id) && PAGE.types[THINGS.get(id).type].family === "roles";
  const roles = [...ends].filter(isRole).sort().slice(0, 3);
  if (!roles.length) return [];
  const names = roles.map(nameOf).join(" or ");
  return [`Nothing is walked from ${nameOf(from)}, only from what was done in a role: try ${names}.`];
}

const ENDINGS = {
  commitment: "It ends at a promise; nothing on it shows that the promise was kept.",
  ask: "It ends at an ask; nothing on it shows that the ask was granted.",
};
const endingAt = (to) => ENDINGS[PAGE.types[THINGS.get(to).type].rung];

/* What a source states in one place and says less firmly in another. */
function softer({ lead, claims }, n) {
  if (lead.wording !== "stated") return [];
  const same = claims.filter((claim) => claim.source === lead.source && claim.predicate === lead.predicate);
  const voices = [...new Set(same.filter((claim) => claim.wording === "opinion").map((claim) => claim.voice))];
  if (voices.length)
    return [`Step ${n + 1} is stated, and elsewhere in the same source an opinion: ${namedVoices(voices)}.`];
  const hedged = same.some((claim) => claim.wording === "hedged");
  return hedged ? [`Step ${n + 1} is stated, and hedged elsewhere in the same source.`] : [];
}

function headline(trace, path) {
  const joined = `The record joins ${nameOf(trace.from)} to ${nameOf(trace.to)} in ${countOf(path.steps.length, "step")}`;
  if (path.steps.some((step) => step.strength <= BROKEN)) return `${joined}, but not as one line of influence.`;
  const weak = path.steps.filter((step) => step.strength < STRONG).length;
  if (weak) return `${joined}, ${weak < path.steps.length ? "in part " : ""}on opinion or hedged words.`;
  const each = path.steps.length > 1 ? "each " : "";
  const disputes = path.steps.some((step) => step.disputing.length);
  return `${joined}, ${each}stated as influence or as somebody's act${disputes ? ", and not undisputed" : ""}.`;
}

const breakAt = (step, place) =>
  `It breaks at step ${place}, from ${nameOf(step.start)} to ${nameOf(step.end)}: ${whyWeak(step)}.`;

function whyWeak(step) {
  const { lead, kind } = step;
  if (lead.wording === "inferred") {
    const what = kind === "sequence" ? " that one came after the other, and no more" : ", for a reason given";
    return `no source says it; it is inferred here${what}`;
  }
  if (kind === "sequence") return "the source says only that one came after the other";
  if (lead.modality in UNDONE) return `it was ${UNDONE[lead.modality]}, which does not show that it was done`;
  if (kind === "structural") return "the source says only that one belongs to the other";
  if (lead.wording === "contested") return "the record says it in one place and doubts it in another";
  return lead.wording === "hedged" ? "it is hedged" : opinionOf(step);
}

function opinionOf(step) {
  const found = opinionsOf(step);
  if (found.voices.length < 2) return "it is one voice's opinion";
  return `it is the opinion of ${howMany(found)}`;
}

function composition(path) {
  const strong = (kind) => path.steps.filter((step) => step.strength === STRONG && step.kind === kind).length;
  const all = path.steps.length;
  const stated = path.steps.filter((step) => step.strength === STRONG).length;
  const told = [
    ["stated as influence", strong("influence")],
    ["stated as somebody's act", strong("agency")],
    ["weaker than that", all - stated],
  ].filter(([, count]) => count);
  if (stated === all && told.length === 1)
    return `${all === 1 ? "Its one step is" : "All its steps are"} ${told[0][0]}.`;
  if (!stated) return "None of its steps is stated as influence or as somebody's act.";
  const parts = told.map(([what, count]) => `${inWords(count)} ${count === 1 ? "is" : "are"} ${what}`);
  return `Of its ${countOf(all, "step")}, ${parts.join(", ")}.`;
}

function leaning(step, n) {
  if (step.strength <= BROKEN || step.strength === STRONG) return [];
  if (step.lead.wording === "opinion") {
    const found = opinionsOf(step);
    const many = found.voices.length > 1 ? `the opinion of ${howMany(found)}` : "opinion";
    return [`Step ${n + 1} rests on ${many}: ${namedVoices(found.voices)}.`];
  }
  return [`Step ${n + 1} is hedged in the source.`];
}

const disputed = (step, n) =>
  step.disputing.length
    ? [`Step ${n + 1} is disputed by ${namedVoices([...new Set(step.disputing.map((claim) => claim.voice))])}.`]
    : [];

function whoTells(path) {
  if (path.sources.length) {
    const names = inARow(path.sources.map(titleOfSource));
    return `Told whole by ${countOf(path.sources.length, "source")}: ${names}${inWhoseWords(path)}.`;
  }
  const ours = placesOf(path, (step) => !tellersOfStep(step).sources.length);
  const joints = jointsOf(path);
  if (ours.length) {
    const also = joints.length ? `; sources change at ${stepsNamed(joints)}` : "";
    return `Stitched: ${stepsNamed(ours)} ${isAre(ours)} our inference, and no source tells ${ours.length === 1 ? "it" : "them"}${also}.`;
  }
  if (joints.length) return `Stitched: no one source tells it whole; the pieces join at ${stepsNamed(joints)}.`;
  return "Stitched: no source tells it whole in an order that its own dates allow.";
}

function inWhoseWords({ sources, voices }) {
  if (voices.length === 1 && sources.length === 1)
    return `, in the words of ${VOICES.get(voices[0])?.name || voices[0]}`;
  return voices.length ? "" : ", and by no one voice in it";
}

/* The steps at which no source that told the pathway so far goes on. */
function jointsOf(path) {
  const joints = [];
  let so = new Set();
  path.steps.forEach((step, n) => {
    const mine = new Set(tellersOfStep(step).origins);
    if (!mine.size) return;
    const both = new Set([...so].filter((source) => mine.has(source)));
    if (so.size && !both.size) joints.push(n + 1);
    so = both.size ? both : mine;
  });
  return joints;
}

function orderOf(path) {
  if (path.steps.length === 1) return "One step has no order to check.";
  if (path.chronology === "certain") return "Its dates certainly run in this order.";
  return `${["Its dates allow this order and do not prove it", ...undatedOf(path)].join("; ")}.`;
}

/* Which steps no claim dates, and which only a weaker one than leads them. */
function undatedOf(path) {
  const dated = (claim) => claim.when !== "undated";
  const undated = placesOf(path, (step) => !step.claims.some(dated));
  const weaker = placesOf(path, (step) => !dated(step.lead) && step.claims.some(dated));
  return [
    undated.length && `${stepsNamed(undated)} ${isAre(undated)} undated`,
    weaker.length && `${stepsNamed(weaker)} ${isAre(weaker)} dated only by a weaker claim`,
  ].filter(Boolean);
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
  const listed = [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([type, count]) => `${type} (${count})`);
  return listed.length ? `The record cautions on the way: ${listed.join(", ")}.` : "";
}

function gapsOf(trace, path = trace.pathways[0]) {
  if (!path) return [];
  const rungs = new Set(path.things.map((id) => PAGE.types[THINGS.get(id).type].rung));
  const missing = LADDER.filter((rung) => !rungs.has(rung));
  const told = path.steps.map(tellersOfStep);
  const where = (test) => told.flatMap((found, n) => (test(found) ? [n + 1] : []));
  const rests = (places, on) =>
    places.length && `${titled(stepsNamed(places))} ${places.length === 1 ? "rests" : "rest"} on ${on}.`;
  const repeated = ({ voices, sources, origins }) =>
    voices.length > 1 && sources.length > 1 && origins.length === 1;
  return [
    missing.length &&
      `Rungs of the ladder with nothing on this pathway: ${missing.join(", ")} (not recorded; not a sign of absence).`,
    rests(
      where((found) => found.voices.length === 1),
      "a single voice",
    ),
    rests(where(repeated), "sources of a single origin"),
    ...undatedOf(path).map((words) => `${titled(words)}.`),
    told.every((found) => found.origins.length < 2) && "No second source confirms any step.",
  ].filter(Boolean);
}

/* Who tells a step: the claims, voices, sources and origins. Whoever tells only an order in time, or a promise, does not
   tell the influence that leads it. Sources of one origin repeat one another, so that they count once. */
function tellersOfStep(step) {
  const enough = toldStrength(step.lead);
  return tellersAmong(step.claims.filter((claim) => claim.wording !== "inferred" && toldStrength(claim) >= enough));
}

function tellersAmong(claims) {
  const each = (of) => [...new Set(claims.map(of))];
  const sources = each((claim) => claim.source);
  const origins = [...new Set(sources.map(originOf))];
  return { claims, voices: each((claim) => claim.voice), sources, origins };
}

const opinionsOf = (step) =>
  tellersAmong(tellersOfStep(step).claims.filter((claim) => claim.wording === step.lead.wording));

function howMany({ claims, voices, sources, origins }) {
  if (!claims.length) return "";
  const said = `${countOf(voices.length, "voice")} in ${countOf(sources.length, "source")}`;
  if (origins.length === sources.length) return said;
  if (origins.length === 1) return `${said} of one origin, which ${voices.length === 1 ? "counts" : "count"} once`;
  return `${said} of ${countOf(origins.length, "origin")}`;
}

const MOST_NAMED = 6;
const namedVoices = (voices) => inARow(voices.map((id) => VOICES.get(id)?.name || id));

function inARow(names) {
  if (names.length > MOST_NAMED) return `${names.slice(0, MOST_NAMED).join(", ")} and ${names.length - MOST_NAMED} more`;
  return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
}

/* A sentence on the voices that tell a step, where there is more than one voice or source. */
function severalTell(step) {
  const found = tellersOfStep(step);
  if (found.voices.length < 2 && found.sources.length < 2) return "";
  return `Told by ${howMany(found)}: ${namedVoices(found.voices)}.`;
}
