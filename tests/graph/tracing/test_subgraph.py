"""What lies between two things: every link on some chain within the bound, and nothing much else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.subgraph import Subgraph, fronts_by_strength, subgraph_between

from ..by_hand import record
from ..random_records import PLACES, claims, full_record, may_lead


def links(subgraph: Subgraph) -> set[str]:
    """The links, each as its two things."""
    name = subgraph.graph.things.__getitem__
    return {f"{name(one)} {name(other)}" for one, some in subgraph.links.items() for other in some}


TOWN = TraceGraph(
    record("ask ledTo post\npost ledTo week\nask ledTo a\na ledTo b\nb ledTo week\npost ledTo far\nfar ledTo c")
)


def test_what_leads_nowhere_and_what_only_a_longer_chain_passes_is_left_out() -> None:
    assert links(subgraph_between(TOWN, "ask", "week", 2)) == {"ask post", "post week"}
    assert links(subgraph_between(TOWN, "ask", "week", 3)) == {"ask post", "post week", "ask a", "a b", "b week"}


def test_nothing_lies_between_a_thing_and_itself_or_what_is_not_there() -> None:
    for ends in (("ask", "ask"), ("ask", "nowhere"), ("nowhere", "ask"), ("x", "y"), ("week", "ask")):
        assert subgraph_between(TOWN, *ends, 8).links == {}


@given(claims(most=20), st.integers(1, 7))
def test_links_are_those_near_enough_to_both_ends(kept: list[Claim], most: int) -> None:
    """By distances over the whole graph, one claim at a time."""
    graph = TraceGraph(full_record(kept))
    pairs = {(graph.things[one], graph.things[other]) for one, other in zip(graph.start, graph.end, strict=True)}
    for end in PLACES[1:]:
        gone, left = {"a": 0}, {end: 0}
        for _ in PLACES:
            for one, other in sorted(pairs):
                if one in gone:
                    gone[other] = min(gone.get(other, 9), gone[one] + 1)
                if other in left:
                    left[one] = min(left.get(one, 9), left[other] + 1)
        expected = {
            f"{one} {other}"
            for one, other in pairs
            if one != end and other != "a" and gone.get(one, 9) + 1 + left.get(other, 9) <= most
        }
        assert links(subgraph_between(graph, "a", end, most)) == expected


def leading_ids(text: str) -> list[tuple[int, list[str]]]:
    """The claims that may lead from ask to post, by strength."""
    graph = TraceGraph(record(text))
    found = fronts_by_strength(graph, list(range(len(graph.claims))))
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
    assert leading_ids(text) == [(5, ["twin", "later"]), (3, ["weak-and-wide"])]


@given(claims(most=20))
def test_what_is_kept_is_what_no_other_claim_makes_needless(some: list[Claim]) -> None:
    hand = full_record(some)
    graph = TraceGraph(hand)
    for thing in range(len(graph.things)):
        for _, link in graph.links_from(thing):
            found = {graph.claims[claim] for front in fronts_by_strength(graph, link) for claim in front.claims}
            assert found == {id for id in map(graph.claims.__getitem__, link) if may_lead(hand, [hand.claims[id]])}
