/* From a pathway by number to one to be told: which claim leads each step, what else is said of it, and who tells all. */

/* For each link a claim, such that all can have happened in this order: at each the one that says most. That is the
   strongest, of equally strong ones a dated one, of these the most closely dated, then the first by id. */
function leads(links, weak, weakness) {
  const room = roomOf(links, weak, weakness);
  let [latest, left] = [0, weak];
  return links.map((link, place) => {
    const usable = link.edges.flatMap((edge) => {
      const after = left - (edge.strength < STRONG);
      const then = Math.max(latest, edge.since);
      if (-edge.strength > weakness || after < 0 || edge.until < latest || then > room[place + 1][after]) return [];
      return [[-edge.strength, calendar(edge.until) - calendar(edge.since), edge.n, then, after]];
    });
    const best = usable.sort(compare)[0];
    [latest, left] = best.slice(3);
    return best[2];
  });
}

/* A day such as 20161103 as a count in which months have 31 days: enough to compare how long two spans are. */
const calendar = (day) => Math.floor(day / 10000) * 372 + (Math.floor(day / 100) % 100) * 31 + (day % 100);

/* For each place, and each number of weak steps left, how late one may arrive there to go on to the end. */
function roomOf(links, weak, weakness) {
  const rooms = [Array(weak + 1).fill(NEVER_LATE)];
  for (const link of [...links].reverse()) {
    const [after, here] = [rooms[0], Array(weak + 1).fill(-1)];
    for (const { strength, edges } of link.leads) {
      if (-strength > weakness) continue;
      for (let left = Number(strength < STRONG); left <= weak; left += 1) {
        const edge = widest(edges, after[left - (strength < STRONG)]);
        if (edge) here[left] = Math.max(here[left], Math.min(edge.until, after[left - (strength < STRONG)]));
      }
    }
    rooms.unshift(here);
  }
  return rooms;
}

const UNDATED = [0, NEVER_LATE, 0, NEVER_LATE];
/* For each step whether it comes in its place certainly, possibly or not, given all the steps before it. */
function along(times) {
  let [low, high] = [0, 0];
  return times.map(([startLow, startHigh, endLow, endHigh]) => {
    const judged = low > endHigh ? "impossible" : high <= endLow ? "certain" : "possible";
    [low, high] = [Math.max(low, startLow), Math.max(high, startHigh)];
    return judged;
  });
}
const boundsOf = (claim) => claim.bounds || UNDATED;

function told(near, found) {
  const links = linksOfPath(near, found.things);
  const lead = found.firsts.map((number) => ALL_CLAIMS[number]);
  const judged = along(lead.map(boundsOf));
  const sources = tellersOf(links, "source");
  const possible = possibleOf(links);
  const steps = links.map((_, n) => stepOf(possible[n], found.things, lead[n], n, judged[n]));
  const overall = ["impossible", "possible", "certain"].find((word) => judged.includes(word));
  return {
    steps,
    things: found.things.map((n) => PAGE.things[n].id),
    sources,
    voices: tellersOf(links, "voice"),
    chronology: overall,
  };
}

function stepOf(edges, things, first, place, chronology) {
  const claims = edges
    .map((edge) => ALL_CLAIMS[edge.n])
    .sort((a, b) => (b === first) - (a === first) || b.strength - a.strength || a.number - b.number);
  const relation = PAGE.relations[first.predicate];
  return {
    start: PAGE.things[things[place]].id,
    end: PAGE.things[things[place + 1]].id,
    claims,
    disputing: DISPUTES.get(`${things[place]} ${things[place + 1]}`) || [],
    lead: first,
    phrase: relation.cause === "subject" ? relation.label : relation.inverse,
    kind: kindOf(first),
    strength: first.strength,
    chronology,
  };
}

function tellersOf(links, speaker) {
  const by = links.map((link) => link.by(speaker));
  const names = [...by[0].keys()].filter((one) => by.every((told) => told.has(one)));
  return names.filter((one) => daysOf(by.map((told) => told.get(one)))).sort();
}

/* For each place how early one can be there; nothing where no choice makes the order possible. */
function daysOf(fronts) {
  const days = [0];
  for (const edges of fronts) {
    const edge = earliest(edges, days.at(-1));
    if (!edge) return null;
    days.push(Math.max(days.at(-1), edge.since));
  }
  return days;
}

/* For each link the claims that some possible choice of claims for all links holds. */
function possibleOf(links) {
  const fronts = links.map((link) => link.any);
  const days = daysOf(fronts);
  let limit = NEVER_LATE;
  return links
    .map((link, n) => [link, n])
    .reverse()
    .map(([link, n]) => {
      const mine = link.edges.filter((edge) => edge.until >= days[n] && Math.max(days[n], edge.since) <= limit);
      limit = Math.min(limit, widest(fronts[n], limit).until);
      return mine;
    })
    .reverse();
}

/* How many pathways there are, and how many chains the dates rule out, as far as a budget of work reaches. */
function counted(near) {
  const count = { possible: 0, impossible: 0, budget: BUDGET.count };
  const walk = (at, latest, passed) => {
    const room = MOST_STEPS - passed.size;
    for (const [other, link] of near.links.get(at) || []) {
      if (passed.has(other) || near.left.get(other) > room) continue;
      count.budget -= 1;
      if (count.budget < 0) return;
      const edge = latest >= 0 ? earliest(link.any, latest) : undefined;
      const then = edge ? Math.max(latest, edge.since) : -1;
      if (other === near.end) count[then >= 0 ? "possible" : "impossible"] += 1;
      else {
        passed.add(other);
        walk(other, then, passed);
        passed.delete(other);
      }
    }
  };
  walk(near.start, 0, new Set([near.start]));
  return count;
}

function beyond(near) {
  const [ahead, behind] = [
    distances(OUT, near.start, PAGE.things.length),
    distances(INTO, near.end, PAGE.things.length),
  ];
  return [...ahead].filter(([one, steps]) => steps + (behind.get(one) ?? -99) > MOST_STEPS).length;
}

const traces = new Map();
function traceOf(from, to, limit = 5) {
  const key = `${from} ${to}`;
  if (!traces.has(key)) traces.set(key, traced(from, to, limit));
  return traces.get(key);
}

function traced(from, to, limit) {
  const trace = { from, to, pathways: [], found: 0, impossible: 0, beyond: 0, cutShort: false, exact: true };
  if (from === to) return trace;
  const near = between(NUMBER_OF.get(from), NUMBER_OF.get(to));
  if (near.links.size)
    for (const found of pathways(near, trace)) {
      trace.pathways.push(told(near, found));
      if (trace.pathways.length === limit) break;
    }
  const count = counted(near);
  return {
    ...trace,
    found: Math.max(count.possible, trace.pathways.length),
    impossible: count.impossible,
    exact: count.budget >= 0,
    beyond: beyond(near),
  };
}

const openPathway = () => traceOf(state.from, state.to).pathways[state.pathway];
/* For tests, and for whoever scripts the page. */
box.traceOf = (from, to) => ({
  ...traceOf(from, to),
  findings: findingsOf(traceOf(from, to)),
  verdict: findingsOf(traceOf(from, to)).map(sentenceOf),
  gapFindings: gapsOf(traceOf(from, to)),
  gaps: gapsOf(traceOf(from, to)).map(sentenceOf),
});
