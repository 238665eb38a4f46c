"""What a trace says where it finds nothing, and what it says is missing."""

from __future__ import annotations

from civicgraph import Filters, trace

from ..by_hand import caveat, claim, record, record_of
from .telling import PROOF, in_detail, verdict


def test_caveats_on_the_way_are_counted_by_type() -> None:
    hand = record_of(
        [claim("ask ledTo week")],
        caveats=[
            caveat("one", "ask"),
            caveat("two", "claim/c01"),
            caveat("three", "week", type="no-counterfactual"),
            caveat("far", "elsewhere"),
        ],
    )
    assert (
        in_detail(hand)[-1]
        == "The record's own cautions on this pathway: limit of the evidence (2), no counterfactual (1)."
    )


def test_no_pathway_at_all() -> None:
    assert verdict(record("ask ledTo post\nother ledTo week")) == [
        "The record holds no pathway of influence from Ask to Week.",
        "What the record does say: Other led to Week.",
        PROOF,
    ]


def test_no_pathway_since_the_dates_rule_it_out() -> None:
    assert verdict(record("ask ledTo post when=2020\npost ledTo week when=2016")) == [
        "The record holds no pathway of influence from Ask to Week.",
        "One chain of claims would join them, in an order that the dates rule out.",
        "What the record does say: Post led to Week.",
        PROOF,
    ]


def test_no_pathway_within_the_bound() -> None:
    assert verdict(record("ask ledTo a\na ledTo b\nb ledTo week"), max_steps=2) == [
        "The record holds no pathway of influence from Ask to Week of at most two claims.",
        "Longer chains may join them: two things on the way lie beyond that bound.",
        "What the record does say: B led to Week.",
        PROOF,
    ]


def test_no_pathway_that_filters_let_through_is_laid_to_the_filters() -> None:
    found = trace(record("ask ledTo week wording=opinion"), "ask", "week", filters=Filters(wordings=("stated",)))
    assert found.verdict == (
        "Under these filters, the record holds no pathway of influence from Ask to Week of at most eight claims.",
        PROOF,
    )


def test_a_thing_has_no_pathway_to_itself() -> None:
    assert verdict(record("ask ledTo week\nweek ledTo ask"), "ask", "ask") == [
        "Both ends are Ask: there is no pathway from a thing to itself."
    ]


def test_what_is_missing_names_rungs_single_voices_and_undated_steps() -> None:
    types = {"ask": "Ask", "post": "Post", "week": "Campaign"}
    text = "ask ledTo post when=2016\npost ledTo week\npost ledTo week voice=funder"
    assert trace(record(text, types), "ask", "week").gaps == (
        "Between the two the record holds nothing of these kinds: response, commitment, outcome. "
        "That is no sign that there was none.",
        "Step 1 rests on a single voice.",
        "Step 2 is undated.",
        "No second source confirms any step.",
    )


def test_a_voice_that_disputes_a_step_does_not_confirm_it() -> None:
    gaps = trace(record("ask ledTo week\nask ledTo week disputes=yes source=diary"), "ask", "week").gaps
    assert "Step 1 rests on a single voice." in gaps
    assert "No second source confirms any step." in gaps


def test_a_second_source_confirms_only_what_it_tells_too() -> None:
    missing = "No second source confirms any step."
    assert missing in trace(record("ask ledTo post\npost ledTo week source=diary"), "ask", "week").gaps
    both = "ask ledTo post\npost ledTo week\npost ledTo week source=diary"
    assert missing not in trace(record(both), "ask", "week").gaps


def test_a_tie_that_is_not_walked_is_told_where_nothing_leads_there() -> None:
    """One claim between the two is the answer; of two that meet, what they meet in is told."""
    assert verdict(record("ask participatedIn week wording=inferred"))[0] == "Ask took part in Week (our reading)."
    met = record("ask asked note\nnote about week", {"note": "Commitment"})
    assert verdict(met) == [
        "The record holds no pathway of influence from Ask to Week.",
        "Nearest: Ask asked for the commitment “Note”, which was about Week.",
        "A promise does not show whether it was kept.",
        PROOF,
    ]
