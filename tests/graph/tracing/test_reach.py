"""The best way to each thing that one thing leads to."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.reach import reached

from ..by_hand import record
from ..random_records import PLACES, choices, claims, node_routes, strength, whole


def test_what_is_reached_comes_best_first_with_the_thing_it_was_reached_by() -> None:
    graph = TraceGraph(
        record("""
    ask ledTo post
    post ledTo week
    ask ledTo week wording=inferred
    week cameAfter fund
    ask ledTo fund wording=opinion
    """)
    )
    assert [(one.id, one.weak, -one.weakness, one.steps, one.by) for one in reached(graph, "ask", 8)] == [
        ("post", 0, 5, 1, "ask"),
        ("week", 0, 5, 2, "post"),
        ("fund", 1, 4, 1, "ask"),
    ]


def test_what_only_a_longer_or_a_backward_chain_leads_to_is_not_reached() -> None:
    graph = TraceGraph(record("ask ledTo post when=2016\npost ledTo week\nweek ledTo law when=2015"))
    assert [one.id for one in reached(graph, "ask", 8)] == ["post", "week"]
    assert [one.id for one in reached(graph, "ask", 1)] == ["post"]
    assert reached(graph, "nowhere", 8) == reached(graph, "law", 8) == []


@given(claims(), st.integers(1, 6))
def test_what_is_reached_agrees_with_the_best_of_all_routes(kept: list[Claim], most: int) -> None:
    hand = whole(kept)
    best = {}
    for end in PLACES[1:]:
        found = [
            (sum(some < 5 for some in strengths), -min(strengths), len(strengths))
            for route in node_routes(hand, "a", end, most)
            for strengths in ([strength(hand, one) for one in chosen] for chosen in choices(hand, route))
        ]
        if found:
            best[end] = min(found)
    assert {one.id: (one.weak, one.weakness, one.steps) for one in reached(TraceGraph(hand), "a", most)} == best


@given(claims(), st.randoms(use_true_random=False))
def test_the_order_in_which_claims_come_changes_nothing(kept: list[Claim], random: Random) -> None:
    shuffled = random.sample(kept, len(kept))
    assert reached(TraceGraph(whole(kept)), "a", 6) == reached(TraceGraph(whole(shuffled)), "a", 6)
