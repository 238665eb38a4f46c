"""How tracing and what-if grow, and how they compare with networkx, within one run on one machine.

Run with ``python -m benchmarks.tracing`` (a few minutes). Prints Markdown for ``docs/benchmarks.md``. Where a
line says *the same answers*, it stops if they differ.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise, product
from math import nan
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

import networkx as nx

from civicgraph.graph.assessment.best_ways import BestWays
from civicgraph.graph.assessment.what_if import Loss, WhatIf
from civicgraph.graph.record import Claim, Record
from civicgraph.graph.strength import PLAIN
from civicgraph.graph.tracing.graph import TraceGraph, distances
from civicgraph.graph.tracing.joints import Joints, count_shared
from civicgraph.graph.tracing.robustness import gatekeepers, robustness
from civicgraph.graph.tracing.search import FoundPathway, PathwaySearch, links_of
from civicgraph.graph.tracing.subgraph import PathwayCount, fronts_by_strength, subgraph_between

from .records import THEME, synthetic_record, write_files

BEST = 10
STEPS = 8
LARGEST_BUILD = 1_000_000
P = ParamSpec("P")
T = TypeVar("T")


def time_call(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[float, T]:
    """How long some work takes, and what it gives."""
    start = time.perf_counter()
    done = work(*args, **kwargs)
    return time.perf_counter() - start, done


def best_pathways(graph: TraceGraph, start: str, end: str) -> list[FoundPathway]:
    """The ten best pathways of at most eight claims."""
    return list(islice(PathwaySearch(subgraph_between(graph, start, end, STEPS)).pathways(), BEST))


def judge(graph: TraceGraph, start: str, end: str) -> None:
    """Counts, robustness and gatekeepers."""
    subgraph = subgraph_between(graph, start, end, STEPS)
    PathwayCount(subgraph), robustness(subgraph), gatekeepers(subgraph)


def losses_by_thing(what_if: WhatIf) -> dict[str, Loss]:
    """What depends on each thing."""
    return {loss.id: loss for loss in what_if.all(["thing"])}


def drop_thing(id: str) -> Callable[[Claim, str], str]:
    """A filter that drops the claims about a thing."""
    return lambda claim, kind: "gone" if id in (claim.subject, claim.object) else ""


def pairs(graph: TraceGraph, count: int) -> list[tuple[str, str]]:
    """Asks and outcomes whose shortest pathway has four to seven claims, from a seed."""
    random, record = Random(7), graph.record
    asks = [id for id in graph.things if record.things[id].type == "Ask"]
    found: list[tuple[str, str]] = []
    while len(found) < count:
        ask = random.choice(asks)
        away = distances(graph.after, graph.number[ask], len(graph.things), 20_000)
        subgraph = [graph.things[one] for one, steps in away.items() if 4 <= steps <= 7]
        outcomes = [id for id in subgraph if record.things[id].type == "Outcome"]
        if outcomes and best_pathways(graph, ask, outcome := random.choice(sorted(outcomes))):
            found.append((ask, outcome))
    return found


def simple_graph(graph: TraceGraph) -> nx.DiGraph[int]:
    """The links without their claims, as networkx's path functions take them; a weaker link costs more."""
    costs: dict[tuple[int, int], int] = {}
    for ends, strength in zip(zip(graph.start, graph.end, strict=True), graph.strength, strict=True):
        costs[ends] = min(costs.get(ends, PLAIN + 1), PLAIN + 1 - strength)
    found: nx.DiGraph[int] = nx.DiGraph()
    found.add_weighted_edges_from(((*ends, cost) for ends, cost in costs.items()), weight="cost")
    return found


def enumerate_best(graph: TraceGraph, links: nx.DiGraph[int], start: int, end: int) -> list[FoundPathway]:
    """The ten best by trying all simple paths, then all choices of claims, then sorting."""
    found: list[FoundPathway] = []
    joints = Joints(graph)
    subgraph = subgraph_between(graph, graph.things[start], graph.things[end], STEPS)
    for path in nx.all_simple_paths(links, start, end, cutoff=STEPS):
        claims_by_step = [dict(graph.links_from(one))[other] for one, other in pairwise(path)]
        shared = count_shared(joints, path, links_of(subgraph, tuple(path)))
        ranked = sorted(_rank_choices(graph, claims_by_step, [joints.shared_strength()] * shared))
        found += [FoundPathway(*ranked[0], tuple(path))] if ranked else []
    return sorted(found)[:BEST]


def _rank_choices(
    graph: TraceGraph, claims_by_step: list[list[int]], shared: list[int]
) -> Iterator[tuple[tuple[int, int, bool, int], tuple[int, ...]]]:
    stitched = not any(_in_order(graph, chosen) and _one_source(graph, chosen) for chosen in product(*claims_by_step))
    leads = [
        [claim for front in fronts_by_strength(graph, claims) for claim in front.claims] for claims in claims_by_step
    ]
    for chosen in product(*leads):
        if _in_order(graph, chosen):
            strengths = [graph.strength[claim] for claim in chosen] + shared
            yield (sum(one < 5 for one in strengths), -min(strengths), stitched, len(chosen)), chosen


def _in_order(graph: TraceGraph, claims: Iterable[int]) -> bool:
    latest = 0
    for claim in claims:
        if graph.until[claim] < latest:
            return False
        latest = max(latest, graph.since[claim])
    return True


def _one_source(graph: TraceGraph, claims: Iterable[int]) -> bool:
    return len(sources := {graph.source[claim] for claim in claims}) == 1 and -1 not in sources


def against_networkx(things: int, claims: int) -> Iterator[str]:
    """Ten best pathways beside networkx: its ten of least cost, which ignore dates, and its enumeration of all."""
    graph = TraceGraph(synthetic_record(things, claims))
    links = simple_graph(graph)
    some = pairs(graph, 9)
    ours = [min(time_call(best_pathways, graph, *pair)[0] for _ in range(3)) for pair in some]
    theirs, wrong, all_theirs, many = [], 0, [], 0
    for start, end in some:
        ends = graph.number[start], graph.number[end]
        took, paths = time_call(_of_least_cost, links, *ends)
        theirs.append(took)
        claims_by_step = [[dict(graph.links_from(one))[other] for one, other in pairwise(path)] for path in paths]
        wrong += sum(not any(_in_order(graph, some) for some in product(*one)) for one in claims_by_step)
        many += len(paths)
        took, other = time_call(enumerate_best, graph, links, *ends)
        # Of claims that rank the same, the trace leads with the one that says most, and the enumeration with the first.
        ranks = [[one.rank for one in some] for some in (best_pathways(graph, start, end), other)]
        assert ranks[0] == ranks[1], f"different answers from {start} to {end}"
        all_theirs.append(took)
    what = f"| ten best of ≤ {STEPS} claims, {things:,} things, {claims:,} claims | {_ms(ours)}"
    yield (
        f"{what} | `shortest_simple_paths(weight)`, first ten: {_ms(theirs)}; {wrong} of {many} impossible in time | "
        f"{median(theirs) / median(ours):,.0f}× |"
    )
    yield (
        f"{what} | `all_simple_paths(cutoff={STEPS})`, dates, sorted: {_ms(all_theirs)}; the same answers | "
        f"{median(all_theirs) / median(ours):,.0f}× |"
    )


def _of_least_cost(links: nx.DiGraph[int], start: int, end: int) -> list[list[int]]:
    return list(islice(nx.shortest_simple_paths(links, start, end, weight="cost"), BEST))


def against_deletion(things: int, claims: int, sample: int = 10) -> Iterator[str]:
    """What depends on each thing, beside deleting each in turn; the same answers for a sample."""
    record = synthetic_record(things, claims)
    what_if = WhatIf(record)
    took, every = time_call(losses_by_thing, what_if)
    chosen = sorted(Random(3).sample(sorted(every), sample))
    slow = 0.0
    for id in chosen:
        graph = TraceGraph(record, drop_thing(id))
        origins = [graph.number[one] for one in what_if.origins if one in graph.number and one != id]
        spent, ways = time_call(BestWays, graph, origins)
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
    record = synthetic_record(max(THEME, claims // 5), claims)
    building, loading, loaded = build_times(record) if claims <= LARGEST_BUILD else (nan, nan, nan)
    made, graph = time_call(TraceGraph, record)
    some = pairs(graph, 5)
    searched = [time_call(best_pathways, graph, *pair)[0] for pair in some]
    whole = [time_call(judge, graph, *pair)[0] for pair in some]
    what_if = time_call(losses_by_thing, WhatIf(record))[0]
    return (
        f"| {claims:,} | {building:.1f} s | {loading:.2f} s | {loaded / claims:,.0f} | {made:.2f} s | "
        f"{_bytes(graph) / claims:.0f} | {_ms(searched)} | {_ms(whole)} | {what_if:.1f} s |"
    )


def build_times(record: Record) -> tuple[float, float, float]:
    """Seconds to build from files, seconds to load the index, and the bytes that the loaded record takes."""
    with TemporaryDirectory() as folder:
        data, cache = os.path.join(folder, "data"), os.path.join(folder, "cache")
        os.mkdir(data)
        write_files(record, data)
        environment = {**os.environ, "CIVICGRAPH_CACHE": cache}
        command = [sys.executable, "-m", "civicgraph.cli", "--data", data, "build"]
        building, _ = time_call(subprocess.run, command, env=environment, check=True, stdout=subprocess.DEVNULL)
        # In a process of its own, since this one's memory holds much else.
        command = [sys.executable, "-c", _LOAD, data]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
        loading, loaded = map(float, said.split())
    return building, loading, loaded


_LOAD = """
import os, sys, time
from civicgraph import Dataset

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

data = Dataset.at(sys.argv[1])
data.build()
before, start = resident(), time.perf_counter()
record = data.record()
print(time.perf_counter() - start, resident() - before)
"""


def _bytes(graph: TraceGraph) -> int:
    """What the graph holds beside the record: its arrays, and the lists that point to the record's ids."""
    held = [value for value in vars(graph).values() if not isinstance(value, Record)]
    return sum(map(sys.getsizeof, held))


def _ms(times: list[float]) -> str:
    return f"{median(times) * 1000:,.1f} ms"


def main() -> None:
    """Measures and prints two Markdown tables."""
    print("| what | civicgraph | beside it | ratio |\n|---|---|---|---|", flush=True)
    for lines in (against_networkx(100_000, 500_000), against_deletion(10_000, 50_000)):
        print(*lines, sep="\n", flush=True)
    print(
        "\n| claims | build from files | load the index | bytes a claim | make the trace graph | bytes a claim "
        "| ten best pathways | counts, robustness, gatekeepers | what-if, all things |"
    )
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    for claims in (1_000, 10_000, 100_000, 1_000_000):
        print(growth(claims), flush=True)


if __name__ == "__main__":
    main()
