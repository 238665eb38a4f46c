"""What is found, as data, on records that can be seen whole; and that every sentence is a finding in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from civicgraph import Claim, Thing, trace
from civicgraph.graph.tracing.step_findings import (
    weakness_finding,
)
from civicgraph.graph.words.catalogue import catalogue
from civicgraph.graph.words.phrases import Finding, say, sentences

from ...examples import examples
from ..by_hand import caveat, claim, record, record_of
from ..random_records import PLACES, claims, full_record
from .finding_cases import in_source, told_codes

TELLERS = {
    "voices": ("voice/ann", "voice/ben"),
    "sources": ("source/ann", "source/ben"),
    "origins": ("source/ann", "source/ben"),
    "spread": "apart",
}


def verdict_findings(text: str, start: str = "ask", end: str = "week") -> tuple[Finding, ...]:
    """The findings of a trace's verdict."""
    return trace(record(text), start, end).findings


def details_findings(text: str, start: str = "ask", end: str = "week") -> tuple[Finding, ...]:
    """The findings of a trace's details."""
    return trace(record(text), start, end).detail_findings


def test_a_chain_of_plain_statements() -> None:
    text = "alliance asked ask when=2014\nask ledTo week when=2016"
    assert verdict_findings(text, "alliance") == (
        Finding(
            "told.one-source", None, {"start": "alliance", "end": "week", "read": "", "sources": ("source/report",)}
        ),
        Finding("pieces.all", None, {"steps": 2, "what": "stated"}),
    )
    assert details_findings(text, "alliance") == (Finding("order.certain"),)


def test_a_break_names_its_step_and_in_the_details_its_ends_and_why() -> None:
    text = "ask ledTo post\nweek cameAfter post wording=inferred"
    assert verdict_findings(text)[:4] == (
        Finding("told.nobody", None, {"start": "ask", "end": "week"}),
        Finding("silence"),
        Finding("pieces", None, {"steps": 2, "groups": (("stated", (1,)), ("inferred-sequence", (2,)))}),
        Finding("break.first", None, {"steps": (2,)}),
    )
    assert details_findings(text)[0] == Finding(
        "break", 2, {"start": "post", "end": "week", "why": "inferred-sequence"}
    )


def test_a_single_step_carries_its_relation_and_who_tells_it() -> None:
    text = "week respondedTo ask wording=opinion source=ann\nweek respondedTo ask wording=opinion source=ben"
    step = {"start": "ask", "end": "week", "relation": "^respondedTo", "share": "", "source": "source/ann"}
    tellers = {name: TELLERS[name] for name in ("sources", "voices")}
    assert verdict_findings(text) == (Finding("told.step.opinions", None, {**step, **tellers}),)
    assert details_findings(text) == (Finding("order.single"),)


def test_opinions_on_the_way_carry_who_holds_them_and_whether_their_sources_stand_apart() -> None:
    text = "ask ledTo a wording=opinion source=ann\nask ledTo a wording=opinion source=ben\na ledTo week"
    assert Finding("leaning.opinions", 1, TELLERS) in verdict_findings(text)


def test_a_plain_step_has_no_weakness() -> None:
    hand = record("ask ledTo week")
    with pytest.raises(ValueError, match="stated plainly"):
        weakness_finding(hand, trace(hand, "ask", "week").pathways[0].steps[0])


def test_pieces_name_the_steps_at_which_sources_change_and_those_that_are_inferred() -> None:
    text = "ask ledTo a\na ledTo b wording=inferred\nb ledTo week source=diary"
    assert details_findings(text)[-2:] == (
        Finding("pieced.inferred", None, {"inferred": (2,), "changes": (3,)}),
        Finding("order.no-dates"),
    )


def test_cautions_are_counted_by_code() -> None:
    kinds = (caveat("one", "ask"), caveat("two", "week"), caveat("three", "week", type="no-counterfactual"))
    hand = record_of([claim("ask ledTo week")], caveats=kinds)
    quantity = {"kinds": (("limit-of-the-evidence", 2), ("no-counterfactual", 1))}
    assert trace(hand, "ask", "week").detail_findings[-1] == Finding("cautions", None, quantity)


def test_gaps_are_codes_with_rungs_and_steps() -> None:
    types = {"ask": "Ask", "post": "Post", "week": "Campaign"}
    text = "ask ledTo post when=2016\npost ledTo week\npost ledTo week voice=funder"
    assert trace(record(text, types), "ask", "week").gap_findings == (
        Finding("gap.rungs", None, {"rungs": ("response", "commitment", "outcome")}),
        Finding("gap.single-voice", None, {"steps": (1,)}),
        Finding("gap.undated", None, {"undated": (2,)}),
        Finding("gap.second-source"),
    )


def test_nothing_found_tells_how_far_was_looked() -> None:
    assert verdict_findings("ask ledTo post when=2020\npost ledTo week when=2016") == (
        Finding("nothing.found", None, {"start": "ask", "end": "week", "max_steps": 8}),
        Finding("nothing.impossible", None, {"chains": 1}),
        Finding("nothing.told", None, {"starts": ("post",), "end": "week", "relation": "ledTo", "share": ""}),
        Finding("nothing.proof"),
    )


@given(claims(sources=("report", "diary", "letter")))
@examples(60)
def test_every_sentence_is_a_finding_in_words(drawn: list[Claim]) -> None:
    hand = full_record(drawn)
    for end in PLACES[1:]:
        traced = trace(hand, PLACES[0], end)
        assert traced.verdict == sentences(hand, traced.findings)
        assert traced.details == sentences(hand, traced.detail_findings)
        assert traced.gaps == sentences(hand, traced.gap_findings)
        assert all(type(value) in (str, int, tuple) for one in traced.findings for value in one.arguments.values())


def test_every_finding_has_a_phrase_and_every_phrase_is_used() -> None:
    used = told_codes()
    assert used <= catalogue().keys()
    inside = {code for text in catalogue().values() for code in re.findall(r"\|(?:if|each|groups):([\w.-]+)", text)}
    groups = {group for text in catalogue().values() for group in re.findall(r"\|(?:phrase|many):([\w.-]+)", text)}
    source = in_source()
    groups |= set(re.findall(r"(?:f[\"']|`)([\w-]+)\.\$?\{", source))
    used |= inside | {
        code
        for code in catalogue()
        if groups & {code.partition(".")[0], code.rpartition(".")[0]}
        or re.search(f"[\"']{re.escape(code)}[\"']", source)
    }
    assert catalogue().keys() == used


def test_a_described_thing_is_told_by_its_name() -> None:
    hand = record("ask ledTo week", things=[Thing("ask", "Ask", "Ask: a fair week")])
    assert say(hand, Finding("nothing.itself", None, {"start": "ask"})) == (
        "Both ends are Ask: a fair week: there is no pathway from a thing to itself."
    )
