"""Parallel claims reduced to those that it could matter to choose."""

from __future__ import annotations

from hypothesis import given

from civicgraph import Claim
from civicgraph.graph.tracing.fronts import fronts
from civicgraph.graph.tracing.trace_graph import TraceGraph

from ..by_hand import record
from ..random_records import claims, may_lead, whole


def kept(text: str) -> list[tuple[int, list[str]]]:
    """The claims that may lead from ask to post, by strength."""
    graph = TraceGraph(record(text))
    found = fronts(graph, list(range(len(graph.claims))))
    return [(one.strength, [graph.claims[claim].removeprefix("claim/") for claim in one.claims]) for one in found]


def test_a_claim_gives_way_to_one_that_is_as_strong_and_as_wide_in_time() -> None:
    text = """
    ask ledTo post when=2014/2016 id=wide
    ask ledTo post when=2015 id=inside
    ask ledTo post when=2015 wording=opinion id=weaker
    ask ledTo post when=2018 id=later
    ask ledTo post when=2013/2018 wording=hedged id=weak-and-wide
    ask ledTo post when=2014/2016 id=twin
    """
    assert kept(text) == [(5, ["twin", "later"]), (3, ["weak-and-wide"])]


@given(claims(most=20))
def test_what_is_kept_is_what_no_other_claim_makes_needless(some: list[Claim]) -> None:
    hand = whole(some)
    graph = TraceGraph(hand)
    for thing in range(len(graph.things)):
        for _, link in graph.links_from(thing):
            found = {graph.claims[claim] for front in fronts(graph, link) for claim in front.claims}
            assert found == {id for id in map(graph.claims.__getitem__, link) if may_lead(hand, [hand.claims[id]])}
