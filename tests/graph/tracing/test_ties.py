"""What ties two things besides pathways."""

from __future__ import annotations

import pytest
from hypothesis import given

from civicgraph import Record, trace
from civicgraph.graph.tracing.edges import edge_of
from civicgraph.graph.tracing.ties import ties_between

from ..by_hand import record
from ..random_records import PLACES, shared_records


def ties(text: str, start: str = "alliance", end: str = "week") -> list[tuple[tuple[str, ...], list[str]]]:
    """The ties of a trace: what they pass and their claims."""
    return [
        (tie.things, [one.id.removeprefix("claim/") for one in tie.claims])
        for tie in trace(record(text), start, end, ends="exact").ties
    ]


def test_one_claim_between_the_two_comes_before_claims_that_meet_in_a_third_thing() -> None:
    assert ties("alliance about theme\nweek about theme\nalliance memberOf week") == [
        (("alliance", "week"), ["c03"]),
        (("alliance", "theme", "week"), ["c01", "c02"]),
    ]


def test_the_least_connected_third_thing_comes_first() -> None:
    text = "alliance about a\nweek about a\nother about a\nalliance about b\nweek about b"
    assert [things[1] for things, _ in ties(text)] == ["b", "a"]


def test_a_stated_claim_is_shown_before_one_that_is_inferred() -> None:
    text = "alliance about a wording=inferred\nalliance about a\nweek about a"
    assert ties(text) == [(("alliance", "a", "week"), ["c02", "c03"])]


@pytest.mark.parametrize(
    "text",
    [
        "alliance about a\nweek about b",
        "alliance ledTo week disputes=yes",
        "alliance about theme disputes=yes\nweek about theme",
        "alliance ledTo a when=2020\na ledTo week when=2014",
    ],
)
def test_no_tie(text: str) -> None:
    assert ties(text) == []


def test_what_is_walked_already_is_no_further_tie() -> None:
    assert ties("alliance ledTo week") == []
    assert ties("alliance ledTo a\na ledTo week") == []
    assert ties("alliance ledTo week\nalliance memberOf week") == [(("alliance", "week"), ["c02"])]


def test_a_pathway_the_other_way_round_is_a_tie_and_is_told() -> None:
    found = trace(record("week ledTo alliance"), "alliance", "week")
    assert [tie.things for tie in found.ties] == [("alliance", "week")]
    assert found.reverse
    assert found.verdict[1] == "The other way round it holds one."
    assert not trace(record("week about alliance"), "alliance", "week").reverse


def test_five_ties_are_shown_and_the_rest_counted() -> None:
    lines = [f"{end} about theme-{number}" for number in range(7) for end in ("alliance", "week")]
    found = trace(record("\n".join(lines)), "alliance", "week")
    assert ([tie.things[1] for tie in found.ties], found.more_ties) == ([f"theme-{n}" for n in range(5)], 2)


def test_a_thing_has_no_tie_to_itself() -> None:
    assert ties_between(record("week about week-theme"), "week", "week") == ((), 0)


@given(shared_records())
def test_every_tie_joins_the_ends_and_none_is_a_pathway(hand: Record) -> None:
    for end in PLACES[1:]:
        found = trace(hand, "a", end, limit=1000, ends="exact")
        walked = {one.id for pathway in found.pathways for step in pathway.steps for one in step.claims}
        for tie in found.ties:
            assert (tie.things[0], tie.things[-1], len(tie.claims)) == ("a", end, len(tie.things) - 1)
            for place, one in enumerate(tie.claims):
                assert {one.subject, one.object} == set(tie.things[place : place + 2]) and one.supports
            assert not {one.id for one in tie.claims} <= walked
            edges = [edge_of(hand, one) for one in tie.claims]
            if len(edges) > 1:
                assert [(edge.start, edge.end) for edge in edges if edge] != [
                    *zip(tie.things, tie.things[1:], strict=False)
                ]
