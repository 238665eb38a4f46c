"""How tracing and what-if grow, and how they compare with networkx, within one run on one machine.

Run with ``python -m benchmarks.tracing`` (a few minutes). Prints Markdown for ``docs/benchmarks.md``. Where a
line says *the same answers*, it stops if they differ.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise, product
from random import Random
from statistics import median
from typing import ParamSpec, TypeVar

import networkx as nx

from civicgraph.graph.best_ways import BestWays
from civicgraph.graph.between import between
from civicgraph.graph.counting import Count
from civicgraph.graph.fronts import fronts
from civicgraph.graph.record import Claim, Record
from civicgraph.graph.robustness import gatekeepers, robustness
from civicgraph.graph.search import Found, Search
from civicgraph.graph.trace_graph import TraceGraph
from civicgraph.graph.whatif import Loss, WhatIf

from .records import LAYERS, synthetic, thing

BEST = 10
STEPS = 8
CAP = 60.0
P = ParamSpec("P")
T = TypeVar("T")


def timed(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[float, T]:
    """How long some work takes, and what it gives."""
    start = time.perf_counter()
    done = work(*args, **kwargs)
    return time.perf_counter() - start, done


def best(graph: TraceGraph, start: str, end: str) -> list[Found]:
    """The ten best pathways of at most eight claims."""
    return list(islice(Search(between(graph, start, end, STEPS)).pathways(), BEST))


def judged(graph: TraceGraph, start: str, end: str) -> None:
    """Counts, robustness and gatekeepers."""
    near = between(graph, start, end, STEPS)
    Count(near), robustness(near), gatekeepers(near)


def on_each(what_if: WhatIf) -> dict[str, Loss]:
    """What hangs on each thing."""
    return {loss.id: loss for loss in what_if.all(["thing"])}


def without(id: str) -> Callable[[Claim, str], str]:
    """A filter that drops the claims about a thing."""
    return lambda claim, kind: "gone" if id in (claim.subject, claim.object) else ""


def pairs(graph: TraceGraph, many: int, layers: int = 6) -> list[tuple[str, str]]:
    """Things some layers apart that a pathway joins, from a seed."""
    random, wide = Random(7), len(graph.record.things) // LAYERS
    found: list[tuple[str, str]] = []
    while len(found) < many:
        pair = thing(random.randrange(wide)), thing(layers * wide + random.randrange(wide))
        if best(graph, *pair):
            found.append(pair)
    return found


def simple(graph: TraceGraph) -> nx.DiGraph[int]:
    """The links without their claims, as networkx's path functions take them."""
    found: nx.DiGraph[int] = nx.DiGraph()
    found.add_edges_from(zip(graph.start, graph.end, strict=True))
    return found


def enumerated(graph: TraceGraph, links: nx.DiGraph[int], start: int, end: int) -> list[Found]:
    """The ten best by trying all simple paths, then all choices of claims, then sorting."""
    found: list[Found] = []
    for path in nx.all_simple_paths(links, start, end, cutoff=STEPS):
        told = [dict(graph.links_from(one))[other] for one, other in pairwise(path)]
        ranked = sorted(_ranked(graph, told))
        found += [Found(*ranked[0], tuple(path))] if ranked else []
    return sorted(found)[:BEST]


def _ranked(graph: TraceGraph, told: list[list[int]]) -> Iterator[tuple[tuple[int, int, bool, int], tuple[int, ...]]]:
    stitched = not any(_in_order(graph, some) and _one_source(graph, some) for some in product(*told))
    leads = [[claim for front in fronts(graph, claims) for claim in front.claims] for claims in told]
    for some in product(*leads):
        if _in_order(graph, some):
            strengths = [graph.strength[claim] for claim in some]
            yield (sum(one < 5 for one in strengths), -min(strengths), stitched, len(some)), some


def _in_order(graph: TraceGraph, claims: Iterable[int]) -> bool:
    latest = 0
    for claim in claims:
        if graph.until[claim] < latest:
            return False
        latest = max(latest, graph.since[claim])
    return True


def _one_source(graph: TraceGraph, claims: Iterable[int]) -> bool:
    return len(sources := {graph.source[claim] for claim in claims}) == 1 and -1 not in sources


def against_shortest(things: int, claims: int) -> Iterator[str]:
    """Ten best pathways beside networkx's ten shortest, which know no dates."""
    graph = TraceGraph(synthetic(things, claims))
    links = simple(graph)
    ours, theirs, wrong, capped = [], [], 0, 0
    for start, end in pairs(graph, 5):
        ours.append(timed(best, graph, start, end)[0])
        began, paths = time.perf_counter(), []
        for path in nx.shortest_simple_paths(links, graph.number[start], graph.number[end]):
            paths.append(path)
            if len(paths) == BEST or time.perf_counter() - began > CAP:
                break
        theirs.append(time.perf_counter() - began)
        capped += len(paths) < BEST
        told = [[dict(graph.links_from(one))[other] for one, other in pairwise(path)] for path in paths]
        wrong += sum(not any(_in_order(graph, some) for some in product(*one)) for one in told)
    slow = f", {capped} of 5 stopped after {CAP:.0f} s" if capped else ""
    yield (
        f"| ten best of ≤ {STEPS} claims, {things:,} things, {claims:,} claims | {_ms(ours)} | "
        f"`shortest_simple_paths`, first ten: {_ms(theirs)}{slow}; {wrong} of them impossible in time | "
        f"{median(theirs) / median(ours):,.0f}× |"
    )


def against_enumeration(things: int, claims: int) -> Iterator[str]:
    """Ten best pathways beside all simple paths, filtered by time and sorted; the same answers."""
    graph = TraceGraph(synthetic(things, claims))
    links = simple(graph)
    ours, theirs = [], []
    for start, end in pairs(graph, 3):
        took, mine = timed(best, graph, start, end)
        slow, other = timed(enumerated, graph, links, graph.number[start], graph.number[end])
        assert mine == other, f"different answers from {start} to {end}"
        ours.append(took)
        theirs.append(slow)
    yield (
        f"| the same, {things:,} things, {claims:,} claims | {_ms(ours)} | `all_simple_paths(cutoff={STEPS})`, dates, "
        f"sorted: {_ms(theirs)}; the same answers | {median(theirs) / median(ours):,.0f}× |"
    )


def against_deletion(things: int, claims: int, sample: int = 10) -> Iterator[str]:
    """What hangs on each thing, beside deleting each in turn; the same answers for a sample."""
    record = synthetic(things, claims)
    what_if = WhatIf(record)
    took, every = timed(on_each, what_if)
    chosen = sorted(Random(3).sample(sorted(every), sample))
    slow = 0.0
    for id in chosen:
        graph = TraceGraph(record, without(id))
        origins = [graph.number[one] for one in what_if.origins if one in graph.number and one != id]
        spent, ways = timed(BestWays, graph, origins)
        slow += spent
        left = {one for one in what_if.reached if one in graph.number and ways.best(graph.number[one]) is not None}
        assert set(every[id].lost) == set(what_if.reached) - left - {id}, f"different answers without {id}"
    deleting = slow / sample * len(every)
    yield (
        f"| what-if for all of {len(every):,} things, {claims:,} claims | {took:.1f} s | deleting each in turn: "
        f"{deleting:,.0f} s, from {sample} of them; the same answers | {deleting / took:,.0f}× |"
    )


def growth(claims: int) -> str:
    """One row of the table of growth, five claims a thing."""
    record: Record = synthetic(max(200, claims // 5), claims)
    built, graph = timed(TraceGraph, record)
    some = pairs(graph, 5)
    searched = [timed(best, graph, *pair)[0] for pair in some]
    whole = [timed(judged, graph, *pair)[0] for pair in some]
    what_if = f"{timed(on_each, WhatIf(record))[0]:.1f} s" if claims <= 100_000 else "–"
    return f"| {claims:,} | {built:.2f} s | {_ms(searched)} | {_ms(whole)} | {what_if} | {_bytes(graph) / claims:.0f} |"


def _bytes(graph: TraceGraph) -> int:
    """What the graph holds beside the record: its arrays, and the lists that point to the record's ids."""
    held = [value for value in vars(graph).values() if not isinstance(value, Record)]
    return sum(map(sys.getsizeof, held))


def _ms(times: list[float]) -> str:
    return f"{median(times) * 1000:,.1f} ms"


def main() -> None:
    """Measures and prints two Markdown tables."""
    print("| what | civicgraph | beside it | ratio |\n|---|---|---|---|", flush=True)
    for lines in (
        against_shortest(100_000, 500_000),
        against_enumeration(2_000, 10_000),
        against_deletion(10_000, 50_000),
    ):
        print(*lines, sep="\n", flush=True)
    print(
        "\n| claims | build the graph | ten best pathways | counts, robustness, gatekeepers "
        "| what-if, all things | bytes a claim |"
    )
    print("|---|---|---|---|---|---|", flush=True)
    for claims in (1_000, 10_000, 100_000, 1_000_000):
        print(growth(claims), flush=True)


if __name__ == "__main__":
    main()
