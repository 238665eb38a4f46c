"""The trace graph as arrays: which claims are links, between which things, and how far things lie apart."""

from __future__ import annotations

from civicgraph import Dataset, to_networkx
from civicgraph.graph.record import Claim
from civicgraph.graph.tracing.trace_graph import NOBODY, TraceGraph, day, distances

from ..by_hand import record

PARALLEL = """
ask ledTo post wording=inferred id=weak
ask enabled post id=plain when=2016-11/2017
post respondedTo ask wording=opinion id=felt voice=funder
ask ledTo post disputes=yes id=denied
post ledTo work id=on
"""


def ids(claims: list[Claim]) -> list[str]:
    """The claims by the last part of their ids."""
    return [claim.id.removeprefix("claim/") for claim in claims]


def test_parallel_claims_share_a_link_and_the_disputing_one_stands_aside() -> None:
    graph = TraceGraph(record(PARALLEL))
    assert ids(graph.between("ask", "post")) == ["felt", "plain", "weak"]
    assert ids(graph.disputes["ask", "post"]) == ["denied"]
    assert graph.between("post", "ask") == graph.between("ask", "nowhere") == []


def test_a_claim_is_kept_as_numbers_that_compare_as_its_days_strength_and_speakers_do() -> None:
    graph = TraceGraph(record(PARALLEL))
    felt, _, plain, weak = range(4)
    assert [graph.claims[one] for one in (felt, plain, weak)] == ["claim/felt", "claim/plain", "claim/weak"]
    assert (graph.since[plain], graph.until[plain], graph.strength[plain]) == (20161101, 20171231, 5)
    assert (graph.since[felt], graph.until[felt], graph.strength[felt]) == (0, 99999999, 4)
    assert graph.speakers[graph.voice[felt]] == "voice/funder"
    assert graph.speakers[graph.source[felt]] == graph.speakers[graph.source[plain]] == "source/report"
    assert graph.source[weak] == graph.voice[weak] == NOBODY


def test_a_filter_drops_and_counts_edges_and_leaves_disputes() -> None:
    def keep(claim: Claim, kind: str) -> str:
        return "--wording" if claim.wording != "stated" else ""

    graph = TraceGraph(record(PARALLEL), keep)
    assert dict(graph.dropped) == {"--wording": 2}
    assert ids(graph.between("ask", "post")) == ["plain"]
    assert list(graph.disputes) == [("ask", "post")]


def test_distances_count_the_fewest_links_and_stop_at_the_bound() -> None:
    graph = TraceGraph(record("a ledTo b\nb ledTo c\nc ledTo d\na ledTo c\nd ledTo a\ne ledTo d"))
    a, b, c, d, e = range(5)
    assert distances(graph.after, a, 9, 99) == {a: 0, b: 1, c: 1, d: 2}
    assert distances(graph.before, d, 9, 99) == {d: 0, c: 1, e: 1, a: 2, b: 2}
    assert distances(graph.after, a, 1, 99) == {a: 0, b: 1, c: 1}


def test_distances_stop_after_the_layer_that_exceeds_the_budget() -> None:
    graph = TraceGraph(record("a ledTo b\nb ledTo c\nc ledTo d"))
    assert distances(graph.after, 0, 9, 1) == {0: 0, 1: 1}


def test_unknown_days_come_before_and_after_all_others() -> None:
    assert day("0000-00-00") < day("0001-01-01") < day("2016-11-03") < day("9999-12-31") < day("9999-99-99")


def test_links_are_those_of_the_networkx_graph() -> None:
    shipped = Dataset.shipped().record()
    graph, other = TraceGraph(shipped), to_networkx(shipped)
    assert {
        (graph.things[graph.start[one]], graph.things[graph.end[one]], graph.claims[one])
        for one in range(len(graph.claims))
    } == set(other.edges(keys=True))
    for thing in ("cii", "citizens-uk", "lvrw"):
        out = {graph.things[other]: len(claims) for other, claims in graph.links_from(graph.number[thing])}
        assert out == {end: other.number_of_edges(thing, end) for end in other.successors(thing)}
