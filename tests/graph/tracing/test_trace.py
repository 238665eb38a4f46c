"""Tracing from one thing to another: which pathways, in which order, and what was left out."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, Filters, Pathway, Record, reach, trace
from civicgraph.graph.tracing.chronology import judge_order
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.subgraph import PathwayCount, Subgraph, subgraph_between

from ..by_hand import caveat, claim, record, record_of
from ..random_records import PLACES, choices, claims, full_record, node_routes


def through(text: str, max_steps: int = 8) -> list[tuple[str, ...]]:
    """What the pathways from ask to week pass in between, best first."""
    return [
        pathway.things[1:-1] for pathway in trace(record(text), "ask", "week", limit=100, max_steps=max_steps).pathways
    ]


def only(text: str) -> Pathway:
    """The one pathway from ask to week."""
    (pathway,) = trace(record(text), "ask", "week").pathways
    return pathway


def ids(claims: tuple[Claim, ...]) -> list[str]:
    """The claims by the last part of their ids."""
    return [one.id.removeprefix("claim/") for one in claims]


def test_one_source_that_tells_every_step_tells_it_whole() -> None:
    pathway = only("ask ledTo post\npost ledTo week source=report\npost ledTo week source=diary")
    assert (pathway.told_whole_by, pathway.stitched) == (("source/report",), False)


def test_steps_from_two_sources_are_stitched() -> None:
    pathway = only("ask ledTo post source=report\npost ledTo week source=diary")
    assert (pathway.told_whole_by, pathway.stitched) == ((), True)


def test_one_source_may_tell_it_whole_in_two_voices_and_by_no_one_voice() -> None:
    pathway = only("ask ledTo post\npost ledTo week voice=funder")
    assert (pathway.told_whole_by, pathway.told_whole_by_voices) == (("source/report",), ())


def test_what_is_inferred_nobody_tells() -> None:
    pathway = only("ask ledTo post\npost ledTo week wording=inferred")
    assert pathway.stitched and pathway.told_whole_by_voices == ()


def test_a_source_whose_own_dates_run_backwards_does_not_tell_it_whole() -> None:
    """Each claim of the diary fits beside the undated ones of the report; the diary's two do not fit together."""
    pathway = only("""
    ask ledTo post source=report
    ask enabled post source=diary when=2020
    post ledTo week source=letter
    post enabled week source=diary when=2016
    """)
    assert pathway.stitched
    assert [sorted({one.source for one in step.claims}) for step in pathway.steps] == [
        ["source/diary", "source/report"],
        ["source/diary", "source/letter"],
    ]


def test_a_step_holds_every_claim_that_fits_led_by_the_one_that_bears_most() -> None:
    pathway = only("""
    ask ledTo post when=2014 id=first
    post ledTo week wording=hedged id=hedged
    post enabled week id=plain
    week respondedTo post when=2010 id=too-early
    """)
    assert ids(pathway.steps[1].claims) == ["plain", "hedged"]
    assert (pathway.steps[1].relation, pathway.steps[1].strength) == ("enabled", 5)


def test_the_relation_is_worded_along_the_step_and_not_along_the_claim() -> None:
    step = only("week dependedOn ask").steps[0]
    assert (step.start, step.phrase, step.end) == ("ask", "was needed for", "week")


def test_a_claim_that_disputes_a_step_rides_along_last_and_makes_no_step_of_its_own() -> None:
    text = "ask ledTo week id=said\nask ledTo week disputes=yes source=diary id=denied"
    step = only(text).steps[0]
    assert (ids(step.supporting), ids(step.disputing), step.lead.id) == (["said"], ["denied"], "claim/said")
    assert only(text).told_whole_by == ("source/report",)
    assert trace(record("ask ledTo week disputes=yes"), "ask", "week").pathways == ()


def test_a_step_holds_what_a_teller_says_of_it_though_it_would_not_fit_the_leads() -> None:
    """The diary has the post in 2020 and the week in 2021; the leads have them in 2014 and 2016."""
    pathway = only("""
    ask ledTo post source=letter when=2014 id=a
    ask ledTo post source=diary when=2020 wording=opinion id=b
    ask ledTo post source=diary when=2022 wording=opinion id=too-late
    post ledTo week source=minutes when=2016 id=c
    post ledTo week source=diary when=2021 wording=opinion id=d
    """)
    assert pathway.told_whole_by == ("source/diary",)
    assert [ids(step.claims) for step in pathway.steps] == [["a", "b"], ["c", "d"]]


def test_the_weakest_step_is_the_first_of_the_weakest() -> None:
    pathway = only("ask ledTo a wording=opinion\na ledTo b wording=hedged\nb ledTo c\nc ledTo week wording=hedged")
    assert [step.strength for step in pathway.steps] == [4, 3, 5, 3]
    assert pathway.weakest_step == 1


def test_fewer_weak_steps_rank_before_anything_else() -> None:
    assert through("""
    ask ledTo a
    a ledTo b
    b ledTo week wording=inferred
    ask ledTo c wording=opinion
    c ledTo week wording=opinion
    """) == [("a", "b"), ("c",)]


def test_then_the_pathway_with_the_stronger_weakest_step() -> None:
    assert through("""
    ask ledTo a
    a ledTo week wording=inferred
    ask ledTo b
    b ledTo c
    c ledTo week wording=opinion
    """) == [("b", "c"), ("a",)]


def test_then_told_whole_before_stitched_even_where_it_is_longer() -> None:
    assert through("""
    ask ledTo a source=report
    a ledTo week source=diary
    ask ledTo b source=letter
    b ledTo c source=letter
    c ledTo week source=letter
    """) == [("b", "c"), ("a",)]


def test_then_the_shorter_and_then_by_id() -> None:
    assert through("""
    ask ledTo a id=2
    a ledTo week id=3
    ask ledTo b id=1
    b ledTo week id=4
    ask ledTo week id=5
    """) == [(), ("b",), ("a",)]


def test_a_chain_that_the_dates_rule_out_is_refused_and_counted() -> None:
    found = trace(
        record("""
    ask ledTo post when=2020
    post ledTo fund
    fund ledTo week when=2016
    ask ledTo week when=2018
    """),
        "ask",
        "week",
    )
    assert ([pathway.things for pathway in found.pathways], found.found, found.impossible) == ([("ask", "week")], 1, 1)


def test_a_lead_gives_way_so_that_the_order_is_possible() -> None:
    pathway = only("""
    ask ledTo post when=2020 id=late
    ask ledTo post wording=opinion id=undated
    post ledTo week when=2016 id=week
    """)
    assert ids(pathway.steps[0].claims) == ["undated"]
    assert (pathway.chronology, [step.chronology for step in pathway.steps]) == ("possible", ["certain", "possible"])


def test_a_pathway_is_certain_only_where_every_step_is() -> None:
    assert only("ask ledTo post when=2014\npost ledTo week when=2016").chronology == "certain"
    assert only("ask ledTo post when=2016\npost ledTo week when=2016").chronology == "possible"


CHAIN = "ask ledTo a\na ledTo b\nb ledTo week\nask ledTo c\nc ledTo week"


def test_the_bound_counts_claims_and_says_what_lies_beyond() -> None:
    assert through(CHAIN, max_steps=3) == [("c",), ("a", "b")]
    found = trace(record(CHAIN), "ask", "week", max_steps=2)
    assert ([pathway.things[1] for pathway in found.pathways], found.left_out.beyond) == (["c"], 2)


def test_counts_say_where_they_are_the_least_there_are() -> None:
    """Nine layers of three things, each joined to all of the next: 3 to the 7th pathways of eight claims and more."""
    layers = [["ask"], *[[f"{layer}{one}" for one in "xyz"] for layer in "abcdefghi"], ["week"]]
    lines = [f"{one} ledTo {two}" for here, there in pairwise(layers) for one in here for two in there]
    whole, part = (
        trace(record("\n".join(lines)), "ask", "week", max_steps=10),
        PathwayCount(subgraph_of(lines), budget=1000),
    )
    assert (whole.found, whole.impossible, whole.counts_exact) == (3**9, 0, True)
    assert 0 < part.possible < 3**9 and not part.exact


def subgraph_of(lines: list[str]) -> Subgraph:
    """What lies between ask and week."""
    return subgraph_between(TraceGraph(record("\n".join(lines))), "ask", "week", 10)


def test_nothing_lies_beyond_a_trace_from_a_thing_to_itself() -> None:
    found = trace(record("ask ledTo a\na ledTo b\nb ledTo ask"), "ask", "ask", max_steps=1)
    assert (found.pathways, found.left_out.beyond) == ((), 0)


def test_all_pathways_are_counted_and_only_so_many_kept() -> None:
    found = trace(record(CHAIN), "ask", "week", limit=1)
    assert (len(found.pathways), found.found) == (1, 2)


@pytest.mark.parametrize(
    ("filters", "kept", "dropped"),
    [
        (Filters(), 4, {}),
        (Filters(kinds=("influence",)), 3, {"kind": 1}),
        (Filters(wordings=("stated", "opinion")), 3, {"wording": 1}),
        (Filters(from_date="2015"), 3, {"from_date": 1}),
        (Filters(to_date="2015"), 3, {"to_date": 1}),
        (Filters(kinds=("influence",), wordings=("stated",)), 1, {"kind": 1, "wording": 2}),
    ],
    ids=str,
)
def test_filters_say_how_many_claims_they_dropped(filters: Filters, kept: int, dropped: dict[str, int]) -> None:
    hand = record("""
    ask ledTo week when=2014/2016-06 id=a
    ask enabled week when=2014 wording=opinion id=b
    ask informed week wording=inferred id=c
    week cameAfter ask when=2016 id=d
    """)
    found = trace(hand, "ask", "week", filters=filters)
    assert sum(len(pathway.steps[0].claims) for pathway in found.pathways) == kept
    assert found.left_out.by_filter == dropped


def test_undated_claims_pass_date_filters_and_a_filter_by_month_is_exact() -> None:
    hand = record("ask ledTo week\nask enabled week when=2016-03\nask informed week when=2016-04")
    found = trace(hand, "ask", "week", filters=Filters(to_date="2016-03"))
    assert ids(found.pathways[0].steps[0].claims) == ["c02", "c01"]


def test_caveats_on_claims_and_on_things_passed_come_with_the_trace_and_no_others() -> None:
    hand = record_of(
        [claim("ask ledTo post id=a"), claim("post ledTo week id=b"), claim("other ledTo week id=c")],
        caveats=[
            caveat("on-claim", "claim/b"),
            caveat("on-thing", "post"),
            caveat("elsewhere", "other", "claim/c"),
            caveat("on-both", "ask", "claim/a"),
        ],
    )
    found = trace(hand, "ask", "week")
    assert [one.id for one in found.caveats] == ["caveat/on-both", "caveat/on-claim", "caveat/on-thing"]


def test_reach_says_what_lies_beyond_the_bound_and_what_filters_dropped() -> None:
    hand = record(CHAIN + "\nask ledTo d wording=inferred")
    found, left_out = reach(hand, "ask", max_steps=1, filters=Filters(wordings=("stated",)))
    assert [one.id for one in found] == ["a", "c"]
    assert (left_out.beyond, left_out.by_filter) == (2, {"wording": 1})


def possible(hand: Record, end: str, most: int) -> tuple[set[tuple[str, ...]], int]:
    """The routes from a that some choice of claims makes possible, and how many are not, by trying everything."""
    routes = node_routes(hand, "a", end, most)
    good = {route for route in routes if any(choices(hand, route))}
    return good, len(routes) - len(good)


@given(claims(), st.integers(1, 6))
def test_pathways_are_the_routes_that_some_choice_of_claims_makes_possible(kept: list[Claim], most: int) -> None:
    hand = full_record(kept)
    for end in PLACES[1:]:
        found = trace(hand, "a", end, limit=1000, max_steps=most, ends="exact")
        things = [pathway.things for pathway in found.pathways]
        assert (set(things), found.impossible) == possible(hand, end, most)
        assert len(things) == len(set(things)) == found.found


@given(claims())
def test_every_pathway_keeps_its_promises(kept: list[Claim]) -> None:
    """Its leads can have happened in order, every claim is part of some choice that can, and tellers tell all."""
    hand = full_record(kept)
    for pathway in trace(hand, "a", "b", limit=1000, ends="exact").pathways:
        assert "impossible" not in judge_order([step.lead.bounds for step in pathway.steps])
        chosen = list(choices(hand, pathway.things))
        for place, step in enumerate(pathway.steps):
            assert {one.id for one in step.supporting} == {some[place].id for some in chosen}
            for source in pathway.told_whole_by:
                assert any(one.source == source and one.wording != "inferred" for one in step.supporting)
        assert pathway.stitched == (not pathway.told_whole_by)


@given(claims())
def test_pathways_come_in_the_order_of_their_rank(kept: list[Claim]) -> None:
    ranks = [
        (
            sum(step.strength < 5 for step in pathway.steps),
            -min(step.strength for step in pathway.steps),
            pathway.stitched,
            len(pathway.steps),
            [step.lead.id for step in pathway.steps],
        )
        for pathway in trace(full_record(kept), "a", "b", limit=1000, ends="exact").pathways
    ]
    assert ranks == sorted(ranks)


@given(claims(), st.integers(1, 6))
def test_reach_agrees_with_the_best_trace_to_each_thing(kept: list[Claim], most: int) -> None:
    """In weak steps, weakest step and length. The best trace may be longer where that tells it whole."""
    hand = full_record(kept)
    best = {}
    for end in PLACES[1:]:
        if pathways := trace(hand, "a", end, limit=1000, max_steps=most, ends="exact").pathways:
            strengths = [[step.strength for step in pathway.steps] for pathway in pathways]
            best[end] = min((sum(s < 5 for s in steps), -min(steps), len(steps)) for steps in strengths)
            first = strengths[0]
            assert (sum(s < 5 for s in first), -min(first)) == best[end][:2]
    found, _ = reach(hand, "a", max_steps=most)
    assert {one.id: (one.weak, one.weakness, one.steps) for one in found} == best


@given(claims(), st.randoms(use_true_random=False))
def test_a_trace_does_not_depend_on_the_order_in_which_claims_come(kept: list[Claim], random: Random) -> None:
    shuffled = full_record(random.sample(kept, len(kept)))
    assert trace(full_record(kept), "a", "b", limit=1000) == trace(shuffled, "a", "b", limit=1000)
