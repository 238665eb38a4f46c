"""What is missing from a pathway: rungs, second voices and sources, dates."""

from __future__ import annotations

from civicgraph import trace
from civicgraph.graph.words.phrases import Finding

from ..by_hand import record

TYPES = {
    "town": "Place",
    "theme": "Theme",
    "ask": "Ask",
    "reply": "Response",
    "promise": "Commitment",
    "post": "Post",
    "week": "Outcome",
    "old": "Ask",
}


def gaps(text: str) -> tuple[str, ...]:
    """The sentences on what is missing from ask to week."""
    return trace(record(text, TYPES), "ask", "week").gaps


def findings(text: str) -> dict[str, Finding]:
    """The same as findings, by code."""
    return {one.code: one for one in trace(record(text, TYPES), "ask", "week").gap_findings}


def test_a_rung_of_which_something_is_recorded_beside_the_pathway_is_not_called_unrecorded() -> None:
    text = "ask ledTo week when=2016\npromise about ask\ntown about week"
    assert gaps(text)[:2] == (
        "Between the two the record holds nothing of these kinds: response, instrument, delivery. "
        "That is no sign that there was none.",
        "Recorded, but not on this pathway: commitment (1).",
    )


def test_everything_beside_is_counted_by_rung_once() -> None:
    text = """
    ask ledTo week when=2016
    promise about ask
    promise about week
    reply about ask
    second about week
    """
    hand = record(text, {**TYPES, "second": "Commitment"})
    found = {one.code: one for one in trace(hand, "ask", "week").gap_findings}
    assert found["gap.beside"].arguments["rungs"] == (("response", 1), ("commitment", 2))


def test_what_a_dispute_denies_or_lies_two_claims_away_is_not_beside() -> None:
    for beside in ("promise about ask disputes=yes", "promise about theme\nask about theme"):
        assert "gap.beside" not in findings(f"ask ledTo week\n{beside}")


def test_a_ladder_that_is_passed_whole_has_no_gap() -> None:
    text = "ask ledTo reply\nreply ledTo promise\npromise ledTo post\npost ledTo fair\nfair ledTo week"
    hand = record(text, {**TYPES, "fair": "Event"})
    codes = [one.code for one in trace(hand, "ask", "week").gap_findings]
    assert not {"gap.rungs", "gap.beside"} & set(codes)


def test_dates_are_missing_from_all_steps_from_some_or_only_from_what_leads() -> None:
    assert "No step is dated." in gaps("ask ledTo post\npost ledTo week")
    assert "Step 2 is undated." in gaps("ask ledTo post when=2014\npost ledTo week")
    both = gaps("ask ledTo post\nask enabled post wording=opinion when=2016\npost ledTo week")
    assert both[-3:-1] == ("Step 2 is undated.", "Step 1 is dated only by a weaker claim.")
    dated = findings("ask ledTo post when=2014\npost ledTo week when=2016")
    assert not {"gap.no-dates", "gap.undated", "gap.weaker-dated"} & dated.keys()


def test_that_no_step_is_dated_is_said_once_and_not_step_by_step() -> None:
    found = findings("ask ledTo post\npost ledTo week")
    assert "gap.no-dates" in found and "gap.undated" not in found


def test_where_there_is_no_pathway_nothing_is_missing_from_it() -> None:
    assert gaps("ask about theme\nweek about theme") == ()
