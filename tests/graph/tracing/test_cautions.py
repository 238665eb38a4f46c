"""Caveats in a verdict: which are told in words, in which order, and none twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Caveat, Record, Trace, trace

from ..by_hand import caveat, claim, record_of
from ..random_records import PLACES, shared_records

CHAIN = ("ask ledTo post", "post ledTo week wording=inferred", "other ledTo other-week")


def trace_chain(*caveats: Caveat, end: str = "week") -> Trace:
    """The trace of a chain that breaks at its second step, with caveats."""
    return trace(record_of([claim(line, number) for number, line in enumerate(CHAIN)], caveats=caveats), "ask", end)


def cautions(found: Trace) -> list[str]:
    """The caveats that the verdict tells, in order."""
    return [
        str(one.arguments["caveat"]).removeprefix("caveat/") for one in found.findings if one.code == "caution.ends"
    ]


def test_a_caveat_about_both_ends_comes_before_anything_else() -> None:
    found = trace_chain(caveat("both", "ask", "week"))
    assert found.verdict[:2] == ("Beware: both.", "No source says that Ask brought about Week.")


def test_a_caveat_about_the_end_and_something_on_the_way_is_about_both() -> None:
    way = caveat("way", "post", "week", type="must-not-conclude")
    assert trace_chain(way).findings[0].arguments == {"caveat": "caveat/way"}
    assert cautions(trace_chain(caveat("limit", "post", "week"))) == []
    assert cautions(trace_chain(caveat("one", "week"), caveat("far", "week", "other"))) == []


def test_of_several_the_one_about_the_start_comes_first_then_what_is_always_told_then_the_narrower() -> None:
    start, rival = caveat("start", "ask", "week"), caveat("rival", "post", "week", type="rival-explanation")
    narrow = caveat("narrow", "post", "week", type="shared-credit")
    wide = caveat("wide", "post", "week", "other", "ask-too", type="shared-credit")
    assert cautions(trace_chain(wide, narrow, rival, start)) == ["start", "rival", "narrow", "wide"]


@pytest.mark.parametrize("type", ["rival-explanation", "must-not-conclude", "shared-credit", "no-counterfactual"])
def test_what_limits_the_credit_is_told_of_a_step_that_breaks_and_of_the_end(type: str) -> None:
    assert cautions(trace_chain(caveat("broken", "claim/c01", type=type))) == ["broken"]
    assert cautions(trace_chain(caveat("end", "week", type=type))) == ["end"]
    assert cautions(trace_chain(caveat("start", "ask", type=type), caveat("first", "claim/c00", type=type))) == []
    assert cautions(trace_chain(caveat("end", "claim/c01", "week", type=type))) == ["end"]


def test_where_nothing_breaks_of_the_end_only_a_rival_is_told() -> None:
    told = [caveat("rival", "post", type="rival-explanation"), caveat("must", "post", type="must-not-conclude")]
    step = caveat("step", "claim/c00", type="shared-credit")
    assert cautions(trace_chain(*told, end="post")) == ["rival"]
    assert cautions(trace_chain(*told, step, end="post")) == ["rival", "step"]


def test_other_caveats_are_counted_in_the_details() -> None:
    found = trace_chain(caveat("limit", "week"), caveat("rival", "ask", type="rival-explanation"))
    assert cautions(found) == []
    assert (
        found.details[-1]
        == "The record's own cautions on this pathway: limit of the evidence (1), rival explanation (1)."
    )


def test_where_nothing_joins_the_two_only_what_is_about_both_is_in_the_verdict() -> None:
    both, must = caveat("both", "ask", "other-week"), caveat("must", "other-week", type="must-not-conclude")
    found = trace_chain(both, must, end="other-week")
    assert found.pathways == () and cautions(found) == ["both"]
    assert must in found.caveats


KINDS = ["rival-explanation", "must-not-conclude", "limit-of-the-evidence", "document-disagrees-with-itself"]


@given(shared_records(), st.data())
def test_no_caveat_is_told_twice(hand: Record, data: st.DataObject) -> None:
    about = st.sampled_from([*PLACES, *hand.claims])
    given_ones = [
        caveat(f"k{number}", *concerns, type=kind)
        for number, (concerns, kind) in enumerate(
            data.draw(st.lists(st.tuples(st.lists(about, min_size=1, max_size=3), st.sampled_from(KINDS)), max_size=5))
        )
    ]
    types = {id: thing.type for id, thing in hand.things.items()}
    cautioned = record_of(hand.claims.values(), types, caveats=given_ones)
    for end in PLACES[1:]:
        found = trace(cautioned, "a", end)
        told = [
            one.arguments["caveat"] for one in (*found.findings, *found.detail_findings) if one.code == "caution.ends"
        ]
        assert len(told) == len(set(told))
