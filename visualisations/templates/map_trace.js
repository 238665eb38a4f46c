/* Tracing, by the meanings of civicgraph.graph: the same best pathways in the same order, found best first. Strengths
   come with the claims; a test compares the answers with those of `civicgraph trace`. */

const [NEVER_LATE, STRONG, MOST_STEPS] = [99999999, PAGE.ranks.plain, 8];
const BUDGET = { search: 100000, count: 50000 };
const NUMBER_OF = new Map(PAGE.things.map((thing, n) => [thing.id, n]));
const [OUT, INTO, DISPUTES] = [new Map(), new Map(), new Map()];

/* Sources that repeat one another count as one. */
const originOf = (id) => SOURCES.get(id)?.origin || id;

/* Claims as links from what came first to what followed, in order of the things they lead to. */
for (const claim of ALL_CLAIMS) {
  const { cause } = PAGE.relations[claim.predicate];
  const ends = [claim.subject, claim.object].map((id) => NUMBER_OF.get(id));
  if (!cause || ends.includes(undefined) || ends[0] === ends[1]) continue;
  const [start, end] = cause === "subject" ? ends : ends.reverse();
  const key = `${start} ${end}`;
  if (claim.disputes) {
    DISPUTES.set(key, [...(DISPUTES.get(key) || []), claim]);
    continue;
  }
  const [since, , , until] = claim.bounds || [0, NEVER_LATE, 0, NEVER_LATE];
  const told = claim.wording !== "inferred";
  const edge = {
    n: claim.number,
    since,
    until,
    strength: claim.strength,
    get tells() {
      return toldStrength(claim);
    },
    source: told ? originOf(claim.source) : "",
    voice: told ? claim.voice : "",
  };
  for (const [shelf, here, there] of [
    [OUT, start, end],
    [INTO, end, start],
  ]) {
    if (!shelf.has(here)) shelf.set(here, new Map());
    if (!shelf.get(here).has(there)) shelf.get(here).set(there, []);
    shelf.get(here).get(there).push(edge);
  }
}
for (const [here, links] of OUT) OUT.set(here, new Map([...links].sort((a, b) => a[0] - b[0])));

const compare = (a, b) => {
  for (let n = 0; n < Math.min(a.length, b.length); n += 1) if (a[n] !== b[n]) return a[n] < b[n] ? -1 : 1;
  return a.length - b.length;
};

/* Parallel claims reduced to those that it could matter to choose: later starts end later. */
function front(edges) {
  const kept = [];
  for (const edge of [...edges].sort((a, b) => a.since - b.since || b.until - a.until || a.n - b.n))
    if (!kept.length || edge.until > kept[kept.length - 1].until) kept.push(edge);
  return kept;
}
const earliest = (edges, latest) => edges.find((edge) => edge.until >= latest);
const widest = (edges, limit) => edges.findLast((edge) => edge.since <= limit);

/* How much a claim tells, whatever its wording: the least of what its kind and its modality bear. */
const bearing = (list, name) => codeOf(list, name).strength ?? STRONG;
const toldStrength = (claim) => Math.min(bearing("kind", kindOf(claim)), bearing("modality", claim.modality));

/* The claims that tell as much as the strongest does: an order in time, or a promise, tells no influence. */
function tellingOf(edges) {
  const most = Math.max(...edges.map((edge) => edge.strength));
  const enough = Math.min(...edges.filter((edge) => edge.strength === most).map((edge) => edge.tells));
  return edges.filter((edge) => edge.tells >= enough);
}

class Link {
  constructor(edges) {
    this.edges = edges;
    this.any = front(edges);
    this.leads = [];
    for (const strength of [...new Set(edges.map((edge) => edge.strength))].sort((a, b) => b - a)) {
      const free = front(edges.filter((edge) => edge.strength === strength)).filter(
        (edge) => !this.leads.some((other) => widest(other.edges, edge.since)?.until >= edge.until),
      );
      if (free.length) this.leads.push({ strength, edges: free });
    }
    this.first = Math.min(...edges.map((edge) => edge.n));
    this.telling = tellingOf(edges);
    this.bySource = this.by("source");
  }
  by(speaker) {
    const told = new Map();
    for (const edge of this.telling)
      if (edge[speaker]) told.set(edge[speaker], [...(told.get(edge[speaker]) || []), edge]);
    return new Map([...told].map(([one, edges]) => [one, front(edges)]));
  }
}

function distances(shelf, centre, most) {
  const found = new Map([[centre, 0]]);
  let layer = [centre];
  for (let distance = 1; distance <= most && layer.length; distance += 1) {
    layer = [...new Set(layer.flatMap((one) => [...(shelf.get(one)?.keys() || [])]))].filter((one) => !found.has(one));
    for (const one of layer) found.set(one, distance);
  }
  return found;
}

/* All links on chains of so many claims that come back to neither end. */
function between(start, end) {
  const [gone, left] = [distances(OUT, start, MOST_STEPS), distances(INTO, end, MOST_STEPS)];
  const links = new Map();
  for (const one of [...gone.keys()].filter((thing) => left.has(thing) && thing !== end)) {
    const room = MOST_STEPS - gone.get(one) - 1;
    const own = [...(OUT.get(one) || [])].filter(([other]) => other !== start && (left.get(other) ?? 99) <= room);
    if (own.length) links.set(one, new Map(own.map(([other, edges]) => [other, new Link(edges)])));
  }
  const behind = new Map();
  for (const [one, own] of links)
    for (const other of own.keys()) behind.set(other, [...(behind.get(other) || []), one]);
  return { start, end, gone, left, links, behind };
}

const worse = (weak, weakness, strength) => [weak + (strength < STRONG), Math.max(weakness, -strength)];

/* For each thing the best ways on to the end, and how late one may arrive to take them. */
function potentials(near) {
  const asGood = (a, b) => a.weak <= b.weak && a.weakness <= b.weakness && a.steps <= b.steps && a.latest >= b.latest;
  const found = new Map([[near.end, [{ weak: 0, weakness: -STRONG, steps: 0, latest: NEVER_LATE }]]]);
  let layer = new Map(found);
  for (let steps = 1; steps <= MOST_STEPS; steps += 1) {
    const fresh = new Map();
    for (const [thing, ways] of layer)
      for (const before of near.behind.get(thing) || []) {
        if (near.gone.get(before) + steps > MOST_STEPS) continue;
        for (const way of longer(near.links.get(before).get(thing), ways)) {
          const kept = found.get(before) || [];
          if (kept.some((other) => asGood(other, way))) continue;
          found.set(before, [...kept.filter((other) => !asGood(way, other)), way]);
          fresh.set(before, [...(fresh.get(before) || []), way]);
        }
      }
    layer = new Map([...fresh].map(([thing, ways]) => [thing, ways.filter((way) => found.get(thing).includes(way))]));
  }
  return found;
}

function longer(link, ways) {
  return link.leads.flatMap(({ strength, edges }) =>
    ways.flatMap((way) => {
      const edge = widest(edges, way.latest);
      if (!edge) return [];
      const [weak, weakness] = worse(way.weak, way.weakness, strength);
      return [{ weak, weakness, steps: way.steps + 1, latest: Math.min(edge.until, way.latest) }];
    }),
  );
}

/* Beginnings of pathways, the best first. */
class Queue {
  items = [];
  static before = (a, b) => (compare(a.rank, b.rank) || compare(a.firsts, b.firsts) || compare(a.things, b.things)) < 0;
  push(item) {
    const { items } = this;
    let at = items.push(item) - 1;
    for (let up = (at - 1) >> 1; at && Queue.before(items[at], items[up]); at = up, up = (at - 1) >> 1)
      [items[at], items[up]] = [items[up], items[at]];
  }
  pop() {
    const { items } = this;
    const [top, last] = [items[0], items.pop()];
    if (items.length) items[0] = last;
    for (let at = 0; ;) {
      const least = [2 * at + 1, 2 * at + 2].reduce(
        (best, n) => (items[n] && Queue.before(items[n], items[best]) ? n : best),
        at,
      );
      if (least === at) return top;
      [items[at], items[least]] = [items[least], items[at]];
      at = least;
    }
  }
}

function* pathways(near, told) {
  const onward = potentials(near);
  const queue = new Queue();
  const push = (item) => {
    const rank = bestRank(item, onward.get(item.things.at(-1)) || []);
    if (rank) queue.push({ ...item, rank, led: false });
  };
  push({ firsts: [], things: [near.start], arrivals: [{ weak: 0, weakness: -STRONG, latest: 0 }], tellers: null });
  for (let budget = BUDGET.search; queue.items.length;) {
    const best = queue.pop();
    if (best.led) yield best;
    else if (best.things.at(-1) === near.end) {
      const links = linksOfPath(near, best.things);
      queue.push({ ...best, firsts: leads(links, best.rank[0], best.rank[1]), led: true });
    } else if ((budget -= 1) < 0) {
      told.cutShort = true;
      return;
    } else
      for (const [other, link] of near.links.get(best.things.at(-1)) || [])
        if (!best.things.includes(other))
          push({
            firsts: [...best.firsts, link.first],
            things: [...best.things, other],
            arrivals: arrivals(best.arrivals, link),
            tellers: stillTelling(best.tellers, link),
          });
  }
}

function bestRank({ arrivals: own, tellers, firsts }, onward) {
  const stitched = tellers && !tellers.size ? 1 : 0;
  let best = null;
  for (const { weak, weakness, latest } of own)
    for (const way of onward) {
      if (latest > way.latest || firsts.length + way.steps > MOST_STEPS) continue;
      const rank = [weak + way.weak, Math.max(weakness, way.weakness), stitched, firsts.length + way.steps];
      if (!best || compare(rank, best) < 0) best = rank;
    }
  return best;
}

function arrivals(before, link) {
  const longer = before.flatMap((one) =>
    link.leads.flatMap(({ strength, edges }) => {
      const edge = earliest(edges, one.latest);
      if (!edge) return [];
      const [weak, weakness] = worse(one.weak, one.weakness, strength);
      return [{ weak, weakness, latest: Math.max(one.latest, edge.since) }];
    }),
  );
  longer.sort((a, b) => a.weak - b.weak || a.weakness - b.weakness || a.latest - b.latest);
  const kept = [];
  for (const one of longer)
    if (!kept.some((other) => other.weakness <= one.weakness && other.latest <= one.latest)) kept.push(one);
  return kept;
}

/* The sources that tell all links so far in an order that their own dates allow; at the start, any may. */
function stillTelling(tellers, link) {
  const found = new Map();
  for (const [source, edges] of link.bySource) {
    const latest = tellers ? tellers.get(source) : 0;
    const edge = latest === undefined ? undefined : earliest(edges, latest);
    if (edge) found.set(source, Math.max(latest, edge.since));
  }
  return found;
}

const linksOfPath = (near, things) => things.slice(1).map((other, n) => near.links.get(things[n]).get(other));
