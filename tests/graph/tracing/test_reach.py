"""The best way to each thing that one thing leads to."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, Record
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.reach import reached_things

from ..by_hand import record
from ..random_records import PLACES, claims, full_record, ranked_routes, shared_records


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
    assert [(one.id, one.weak, -one.weakness, one.steps, one.by) for one in reached_things(graph, "ask", 8)] == [
        ("post", 0, 5, 1, "ask"),
        ("week", 0, 5, 2, "post"),
        ("fund", 1, 4, 1, "ask"),
    ]


def test_what_only_a_longer_or_a_backward_chain_leads_to_is_not_reached() -> None:
    graph = TraceGraph(record("ask ledTo post when=2016\npost ledTo week\nweek ledTo law when=2015"))
    assert [one.id for one in reached_things(graph, "ask", 8)] == ["post", "week"]
    assert [one.id for one in reached_things(graph, "ask", 1)] == ["post"]
    assert reached_things(graph, "nowhere", 8) == reached_things(graph, "law", 8) == []


def test_no_way_goes_round_through_shared_work_to_come_back_as_if_it_were_no_part() -> None:
    """From the stream on, round by the yard and back, the stream would no longer be what a had a part in."""
    text = """
    a workedOn stream sentence=1
    stream ledTo yard sentence=1
    yard ledTo stream sentence=2
    stream ledTo week sentence=3
    """
    found = reached_things(TraceGraph(record(text, {"a": "Person", "stream": "Workstream"})), "a", 8)
    assert [(one.id, one.weak, -one.weakness, one.steps) for one in found] == [
        ("stream", 0, 5, 1),
        ("yard", 0, 5, 2),
        ("week", 1, 2, 2),
    ]


@given(claims(), st.integers(1, 6))
def test_what_is_reached_agrees_with_the_best_of_all_routes(kept: list[Claim], most: int) -> None:
    hand = full_record(kept)
    assert ways(hand, most) == best_of_all(hand, most)


@given(shared_records(), st.integers(1, 6))
def test_what_is_reached_through_shared_work_agrees_with_the_best_of_all_routes(hand: Record, most: int) -> None:
    assert ways(hand, most) == best_of_all(hand, most)


def ways(hand: Record, most: int) -> dict[str, tuple[int, int, int]]:
    """How well each thing is reached from a."""
    return {one.id: (one.weak, one.weakness, one.steps) for one in reached_things(TraceGraph(hand), "a", most)}


def best_of_all(hand: Record, most: int) -> dict[str, tuple[int, int, int]]:
    """The same, by trying every route and every choice of claims."""
    ranks = {end: [rank for rank, _, _ in ranked_routes(hand, "a", end, most)] for end in PLACES[1:]}
    return {end: min((weak, weakest, steps) for weak, weakest, _, steps in found)
            for end, found in ranks.items() if found}  # fmt: skip


@given(claims(), st.randoms(use_true_random=False))
def test_the_order_in_which_claims_come_changes_nothing(kept: list[Claim], random: Random) -> None:
    shuffled = random.sample(kept, len(kept))
    assert reached_things(TraceGraph(full_record(kept)), "a", 6) == reached_things(
        TraceGraph(full_record(shuffled)), "a", 6
    )
