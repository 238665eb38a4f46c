/* Which things and claims pass the filters. What the filters mean is settled here, once, for map, table and panel. */

const NO_FILTERS = () => ({
  offTypes: new Set(),
  offKinds: new Set(),
  offWordings: new Set(),
  offSources: new Set(),
  voice: "",
  topic: "",
  place: "",
  since: 0,
  until: 0,
  asOf: "",
  datedOnly: false,
});
Object.assign(state, NO_FILTERS(), { faded: false });
const FILTERS = Object.keys(NO_FILTERS());
const filters = (patch) => FILTERS.some((key) => patch[key] !== undefined);

const shown = { things: new Set(), lines: new Set(), claims: new Set() };
const looks = new Map(); // of lines, under the present filters

function filter() {
  looks.clear();
  const around = [state.topic, state.place].filter(Boolean).map(nearTo);
  const typed = new Set(PAGE.things.filter((thing) => !state.offTypes.has(thing.type)).map((thing) => thing.id));
  const passing = ALL_CLAIMS.filter((claim) => passes(claim, typed, around));
  shown.claims = new Set(passing.map((claim) => claim.id));
  shown.things = claimsFiltered() ? new Set(passing.flatMap(endsOf)) : typed;
  if (state.thing) shown.things.add(state.thing);
  shown.lines = new Set(ALL_LINES.filter((line) => line.claims.some((id) => shown.claims.has(id))).map((l) => l.id));
}

const endsOf = (claim) => [claim.subject, claim.object].filter((id) => THINGS.has(id));
const claimsFiltered = () =>
  Boolean(
    state.offKinds.size || state.offWordings.size || state.offSources.size || state.voice || state.topic ||
      state.place || state.since || state.until || state.asOf || state.datedOnly,
  ); // prettier-ignore

function passes(claim, typed, around) {
  return (
    endsOf(claim).every((id) => typed.has(id)) &&
    !state.offKinds.has(kindOf(claim)) &&
    !state.offWordings.has(claim.wording) &&
    !state.offSources.has(claim.source) &&
    (!state.voice || claim.voice === state.voice) &&
    around.every((things) => endsOf(claim).some((id) => things.has(id))) &&
    inTime(claim)
  );
}

/* A claim passes unless it had certainly ended before the first year, or day, or certainly began after the last. */
function inTime(claim) {
  if (!claim.bounds) return !state.datedOnly;
  const [first, , , last] = claim.bounds;
  const day = dayOf(state.asOf);
  if (day) return first <= day && day <= last;
  return !(state.until && first > state.until * 10000 + 1231) && !(state.since && last < state.since * 10000);
}

/* A day such as 2019-05-01 as a number that compares the same; 0 for what is none. */
const dayOf = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Number(text.replaceAll("-", "")) : 0);

/* What is about a theme or in a place: the thing itself, and all that some claim joins to it. */
const nearTo = (id) => new Set([id, ...LINES_OF.get(id).flatMap((line) => line.ends)]);

const shownClaims = (line) => line.claims.filter((id) => shown.claims.has(id)).map((id) => CLAIMS.get(id));

/* How a line looks: like the first, and so the strongest, of its claims that pass the filters. */
function lookOf(line) {
  if (!looks.has(line.id)) looks.set(line.id, lookOfClaims(shownClaims(line), line));
  return looks.get(line.id);
}

function lookOfClaims(passing, line) {
  const claims = passing.length ? passing : line.claims.map((id) => CLAIMS.get(id));
  const lead = claims[0];
  const cause = PAGE.relations[lead.predicate].cause;
  const [from, to] = cause === "object" ? [lead.object, lead.subject] : [lead.subject, lead.object];
  const inferred = lead.wording === "inferred";
  return {
    from,
    to,
    kind: kindOf(lead),
    style: PAGE.style[inferred ? "inferred" : "lines"][kindOf(lead)],
    arrow: Boolean(cause),
    wording: lead.wording,
    promise: claims.every(isPromise),
    disputed: claims.some((claim) => claim.disputes || claim.wording === "contested"),
  };
}
