"""What is found, as data, on records that can be seen whole; and that every sentence is a finding in words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from civicgraph import Claim, Filters, Record, Thing, Trace, trace
from civicgraph.graph.tracing.findings import findings, gap_findings
from civicgraph.graph.tracing.pathway import LeftOut
from civicgraph.graph.tracing.step_findings import weakness, who_tells
from civicgraph.graph.words import phrases
from civicgraph.graph.words.catalogue import catalogue
from civicgraph.graph.words.phrases import Finding, say, sentences
from civicgraph.visualisations import style

from ..by_hand import caveat, claim, record, record_of
from ..random_records import PLACES, claims, whole

TELLERS = {
    "voices": ("voice/ann", "voice/ben"),
    "sources": ("source/ann", "source/ben"),
    "origins": ("source/ann", "source/ben"),
    "spread": "apart",
}


def found(text: str, start: str = "ask", end: str = "week") -> tuple[Finding, ...]:
    """The findings of a trace."""
    return trace(record(text), start, end).findings


def test_a_chain_of_plain_statements() -> None:
    assert found("alliance asked ask when=2014\nask ledTo week when=2016", "alliance") == (
        Finding("joined.stated", None, {"start": "alliance", "end": "week", "steps": 2}),
        Finding("composed.mixed", None, {"steps": 2, "parts": (("influence", 1), ("agency", 1))}),
        Finding("whole.one-voice", None, {"sources": ("source/report",), "voice": "voice/report"}),
        Finding("order.certain"),
    )


def test_a_break_names_its_step_its_ends_and_why() -> None:
    assert found("ask ledTo post\nweek cameAfter post wording=inferred")[:2] == (
        Finding("joined.broken", None, {"start": "ask", "end": "week", "steps": 2}),
        Finding("break", 2, {"start": "post", "end": "week", "why": "inferred-sequence"}),
    )


def test_opinions_carry_who_holds_them_and_whether_their_sources_stand_apart() -> None:
    text = "ask ledTo week wording=opinion source=ann\nask ledTo week wording=opinion source=ben"
    assert found(text) == (
        Finding("joined.weak", None, {"start": "ask", "end": "week", "steps": 1}),
        Finding("composed.none"),
        Finding("leaning.opinions", 1, TELLERS),
        Finding("whole.voices", None, {"sources": ("source/ann", "source/ben")}),
        Finding("order.single"),
    )


def test_a_plain_step_has_no_weakness() -> None:
    hand = record("ask ledTo week")
    with pytest.raises(ValueError, match="stated plainly"):
        weakness(hand, trace(hand, "ask", "week").pathways[0].steps[0])


def test_pieces_name_the_steps_at_which_sources_change_and_those_that_are_inferred() -> None:
    text = "ask ledTo a\na ledTo b wording=inferred\nb ledTo week source=diary"
    assert found(text)[-2:] == (
        Finding("pieced.inferred", None, {"inferred": (2,), "changes": (3,)}),
        Finding("order.possible", None, {"undated": (1, 2, 3), "weaker": ()}),
    )


def test_cautions_are_counted_by_code() -> None:
    kinds = (caveat("one", "ask"), caveat("two", "week"), caveat("three", "week", type="no-counterfactual"))
    hand = record_of([claim("ask ledTo week")], caveats=kinds)
    counted = {"kinds": (("limit-of-the-evidence", 2), ("no-counterfactual", 1))}
    assert trace(hand, "ask", "week").findings[-1] == Finding("cautions", None, counted)


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
    assert found("ask ledTo post when=2020\npost ledTo week when=2016") == (
        Finding("nothing.found", None, {"start": "ask", "end": "week", "max_steps": 8}),
        Finding("nothing.impossible", None, {"chains": 1}),
        Finding("nothing.proof"),
    )


@given(claims(sources=("report", "diary", "letter")))
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_a_finding_in_words(drawn: list[Claim]) -> None:
    hand = whole(drawn)
    for end in PLACES[1:]:
        traced = trace(hand, PLACES[0], end)
        assert traced.verdict == sentences(hand, traced.findings)
        assert traced.gaps == sentences(hand, traced.gap_findings)
        assert all(type(value) in (str, int, tuple) for one in traced.findings for value in one.arguments.values())


class Case(NamedTuple):
    """A trace on a record of a few claims, for the sake of the codes that it gives."""

    text: str
    start: str = "ask"
    max_steps: int = 8
    types: dict[str, str] | None = None
    filters: Filters | None = None


CASES = (
    Case("ask ledTo week"),
    Case("ask ledTo week\nask ledTo week disputes=yes source=diary"),
    Case("ask ledTo a\na ledTo b\nb ledTo week"),
    Case("alliance asked ask when=2014\nask ledTo week when=2016", "alliance"),
    Case("ask ledTo post wording=opinion voice=funder\npost ledTo fund wording=hedged\nfund ledTo week"),
    Case("ask ledTo post wording=opinion\npost ledTo week wording=hedged"),
    Case("ask ledTo week wording=opinion source=ann\nask ledTo week wording=opinion source=ben"),
    Case("ask ledTo week\nask ledTo week wording=opinion voice=leader"),
    Case("ask ledTo week\nask ledTo week wording=hedged"),
    Case("ask ledTo a\na ledTo week source=diary"),
    Case("ask ledTo a\na ledTo b wording=inferred\nb ledTo week source=diary"),
    Case("ask ledTo post\nask enabled post wording=opinion when=2016\npost ledTo week"),
    Case(
        "ask ledTo post\nask enabled post source=diary when=2020\n"
        "post ledTo week source=letter\npost enabled week source=diary when=2016"
    ),
    Case("ask ledTo week", types={"week": "Commitment"}),
    Case("ask ledTo week", types={"week": "Ask"}),
    Case("ask ledTo ask", "week"),
    Case("ask ledTo a\na ledTo b\nb ledTo week", max_steps=2),
    Case("ask ledTo post when=2020\npost ledTo week when=2016"),
    Case("ask ledTo week wording=opinion", filters=Filters(wordings=("stated",))),
    Case("ann heldPost holding\nholding ledTo other\nask ledTo week", "ann", types={"holding": "PostHolding"}),
)
WEAK = (
    "week cameAfter ask", "week cameAfter ask wording=inferred", "ask ledTo week wording=inferred",
    "week partOf ask", "ask ledTo week wording=contested", "ask ledTo week wording=hedged",
    "ask ledTo week wording=opinion",
    *(f"ask ledTo week modality={code}" for code in ("committed", "asked", "planned", "aim")),
)  # fmt: skip


def traces() -> list[tuple[Record, Trace]]:
    """The traces of all cases, of one with cautions, of sources that repeat one another, and of searches cut short."""
    done = [(record(case.text, case.types), case) for case in CASES]
    kept = [(hand, trace(hand, case.start, "week", max_steps=case.max_steps, filters=case.filters))
            for hand, case in done]  # fmt: skip
    cautioned = record_of([claim("ask ledTo week")], caveats=[caveat("one", "ask")])
    kept += [(cautioned, trace(cautioned, "ask", "week"))]
    for parent in ((), ("post",), ("post", "times")):
        kept += [(hand := _repeating(parent), trace(hand, "ask", "week"))]
    itself = record("ask ledTo week")
    kept += [(itself, trace(itself, "ask", "ask"))]
    for hand, traced in [one for one in kept if not one[1].pathways]:
        vague = traced._replace(counts_exact=False, left_out=LeftOut({}, 3, cut_short=True, beyond_exact=False))
        kept += [(hand, vague._replace(findings=findings(hand, vague), gap_findings=gap_findings(hand, vague)))]
    return kept


def _repeating(repeated: tuple[str, ...]) -> Record:
    """Three newspapers, some of which print what the press release says."""
    names = ("press", "post", "times")
    hand = record("\n".join(f"ask ledTo week wording=opinion source={name} id={name}" for name in names))
    given = {f"source/{name}": ("source/press",) for name in repeated}
    return replace(hand, sources={id: one._replace(derived_from=given.get(id, ())) for id, one in hand.sources.items()})


def told_codes() -> set[str]:
    """The codes of all findings of these traces and weak steps."""
    codes, spreads = set[str](), set[str]()
    for hand, traced in traces():
        codes |= {one.code for one in (*traced.findings, *traced.gap_findings)}
        for step in (step for pathway in traced.pathways for step in pathway.steps):
            for one in (None if step.is_plain else weakness(hand, step), who_tells(hand, step)):
                codes |= {one.code} if one else set()
                spreads |= {f"tellers.{one.arguments['spread']}"} if one and "spread" in one.arguments else set()
    for line in WEAK:
        hand = record(line)
        (pathway,) = trace(hand, "ask", "week").pathways
        codes.add(weakness(hand, pathway.steps[0]).code)
    return codes | spreads


def in_source() -> str:
    """The modules that word things other than findings."""
    folders = [Path(str(module.__file__)).parent for module in (phrases, style)]
    return "\n".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.py")))


def test_every_finding_has_a_phrase_and_every_phrase_is_used() -> None:
    used = told_codes()
    assert used <= catalogue().keys()
    inside = {code for text in catalogue().values() for code in re.findall(r"\|(?:if|each):([\w.-]+)", text)}
    groups = {group for text in catalogue().values() for group in re.findall(r"\|phrase:([\w.-]+)", text)}
    source = in_source()
    groups |= set(re.findall(r"f[\"']([\w-]+)\.\{", source))
    used |= inside | {
        code
        for code in catalogue()
        if code.partition(".")[0] in groups or re.search(f"[\"']{re.escape(code)}[\"']", source)
    }
    assert catalogue().keys() == used


def test_a_described_thing_is_told_by_its_name() -> None:
    hand = record("ask ledTo week", things=[Thing("ask", "Ask", "Ask: a fair week")])
    assert say(hand, Finding("nothing.itself", None, {"start": "ask"})) == (
        "Both ends are Ask: a fair week: there is no pathway from a thing to itself."
    )
