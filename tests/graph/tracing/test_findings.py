"""What is found, as data, on records that can be seen whole; and that every sentence is a finding in words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from civicgraph import Claim, Filters, Record, Step, Thing, Trace, trace
from civicgraph.graph.tracing.findings import findings, gap_findings, weakness, who_tells
from civicgraph.graph.tracing.model import LeftOut
from civicgraph.graph.words import phrases
from civicgraph.graph.words.catalogue import catalogue
from civicgraph.graph.words.counts import counted, number, steps_named
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
    return "\n".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.py")))


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


PROOF = "That is what these sources say, or do not say; it is not proof that there was no influence."


def verdict(hand: Record, start: str = "ask", end: str = "week", max_steps: int = 8) -> list[str]:
    """The sentences of a trace."""
    return list(trace(hand, start, end, max_steps=max_steps).verdict)


def why(hand: Record, step: Step) -> str:
    """Why a step bears little, in words."""
    return say(hand, weakness(hand, step))


def several(hand: Record, step: Step) -> str:
    """How many tell a step, in words; empty where it is one voice in one source."""
    told = who_tells(hand, step)
    return say(hand, told) if told else ""


def step(line: str) -> Step:
    """The step that one claim makes."""
    hand = record(line)
    (pathway,) = trace(hand, "ask", "week").pathways
    return pathway.steps[0]


def test_all_stated_and_dated_in_order() -> None:
    text = "alliance asked ask when=2014\nask ledTo week when=2016"
    assert verdict(record(text), "alliance") == [
        "The record joins Alliance to Week in two steps, each stated as influence or as somebody's act.",
        "Of its two steps, one is stated as influence, one is stated as somebody's act.",
        "Told whole by one source: The report, in the words of the voice of the report.",
        "Its dates certainly run in this order.",
    ]


def test_one_stated_step_has_no_order_to_check() -> None:
    assert verdict(record("ask ledTo week")) == [
        "The record joins Ask to Week in one step, stated as influence or as somebody's act.",
        "Its one step is stated as influence.",
        "Told whole by one source: The report, in the words of the voice of the report.",
        "One step has no order to check.",
    ]


def test_an_opinion_is_named_with_whose_it_is_and_a_hedge_as_one() -> None:
    text = "ask ledTo post wording=opinion voice=funder\npost ledTo fund wording=hedged\nfund ledTo week"
    assert verdict(record(text)) == [
        "The record joins Ask to Week in three steps, in part on opinion or hedged words.",
        "Of its three steps, one is stated as influence, two are weaker than that.",
        "Step 1 rests on opinion: the voice of the funder.",
        "Step 2 is hedged in the source.",
        "Told whole by one source: The report, and by no one voice in it.",
        "Its dates allow this order and do not prove it; steps 1, 2 and 3 are undated.",
    ]


def test_a_chain_of_nothing_but_opinion_and_hedges_is_no_part_stated() -> None:
    text = "ask ledTo post wording=opinion voice=funder\npost ledTo week wording=hedged"
    assert verdict(record(text))[:2] == [
        "The record joins Ask to Week in two steps, on opinion or hedged words.",
        "None of its steps is stated as influence or as somebody's act.",
    ]


def test_what_a_source_states_and_elsewhere_gives_as_opinion_is_told_as_both() -> None:
    text = "ask ledTo week\nask ledTo week wording=opinion voice=leader"
    both = "Step 1 is stated, and elsewhere in the same source an opinion: the voice of the leader."
    assert both in verdict(record(text))
    assert both not in verdict(record(text.replace("wording=opinion", "wording=opinion source=diary")))
    assert both not in verdict(record(text.replace("week wording", "week disputes=yes wording")))


def test_what_a_source_states_and_elsewhere_hedges_is_told_as_both() -> None:
    both = "Step 1 is stated, and hedged elsewhere in the same source."
    assert both in verdict(record("ask ledTo week\nask ledTo week wording=hedged"))
    assert both not in verdict(record("ask ledTo week\nask enabled week wording=hedged"))


def test_order_in_time_alone_breaks_it() -> None:
    text = "ask ledTo post when=2014\nweek cameAfter post when=2016"
    assert verdict(record(text)) == [
        "The record joins Ask to Week in two steps, but not as one line of influence.",
        "It breaks at step 2, from Post to Week: the source says only that one came after the other.",
        "Of its two steps, one is stated as influence, one is weaker than that.",
        "Told whole by one source: The report, in the words of the voice of the report.",
        "Its dates certainly run in this order.",
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("week cameAfter ask", "the source says only that one came after the other"),
        (
            "week cameAfter ask wording=inferred",
            "no source says it; it is inferred here that one came after the other, and no more",
        ),
        ("ask ledTo week wording=inferred", "no source says it; it is inferred here, for a reason given"),
        ("ask ledTo week modality=committed", "it was promised, which does not show that it was done"),
        ("ask ledTo week modality=asked", "it was asked for, which does not show that it was done"),
        ("ask ledTo week modality=planned", "it was planned, which does not show that it was done"),
        ("ask ledTo week modality=aim", "it was hoped for, which does not show that it was done"),
        ("week partOf ask", "the source says only that one belongs to the other"),
        ("ask ledTo week wording=contested", "the record says it in one place and doubts it in another"),
        ("ask ledTo week wording=hedged", "it is hedged"),
        ("ask ledTo week wording=opinion", "it is one voice's opinion"),
    ],
)
def test_each_weakness_has_its_own_words(said: str, words: str) -> None:
    assert why(record(said), step(said)) == words


@pytest.mark.parametrize(
    "weak",
    ["week cameAfter ask", "week partOf ask", "ask ledTo week modality=planned", "ask ledTo week wording=inferred"],
)
def test_a_single_step_that_breaks_says_so_and_claims_nothing_stated(weak: str) -> None:
    sentences = verdict(record(weak))
    assert sentences[:3] == [
        "The record joins Ask to Week in one step, but not as one line of influence.",
        f"It breaks at step 1, from Ask to Week: {why(record(weak), step(weak))}.",
        "None of its steps is stated as influence or as somebody's act.",
    ]


def test_pieces_from_two_sources_say_where_they_join() -> None:
    text = "ask ledTo a source=report\na ledTo b source=report\na ledTo b source=diary\nb ledTo week source=diary"
    assert "Stitched: no one source tells it whole; the pieces join at step 3." in verdict(record(text))


def test_three_sources_make_two_joints() -> None:
    text = "ask ledTo a source=report\na ledTo b source=diary\nb ledTo week source=letter"
    assert "Stitched: no one source tells it whole; the pieces join at steps 2 and 3." in verdict(record(text))


def test_a_step_of_ours_is_told_apart_from_a_change_of_source() -> None:
    text = "ask ledTo a source=report\na ledTo b wording=inferred source=report\nb ledTo week source=report"
    ours = "Stitched: step 2 is our inference, and no source tells it"
    assert f"{ours}." in verdict(record(text))
    changed = text.replace("b ledTo week source=report", "b ledTo week source=diary")
    assert f"{ours}; sources change at step 3." in verdict(record(changed))


def test_a_source_that_tells_every_step_in_an_impossible_order_tells_nothing_whole() -> None:
    text = """
    ask ledTo post source=report
    ask enabled post source=diary when=2020
    post ledTo week source=letter
    post enabled week source=diary when=2016
    """
    assert "Stitched: no source tells it whole in an order that its own dates allow." in verdict(record(text))


def test_two_sources_that_both_tell_it_whole_are_named() -> None:
    text = "ask ledTo post\nask ledTo post source=diary\npost ledTo week\npost ledTo week source=diary"
    assert "Told whole by two sources: The diary and The report." in verdict(record(text))


def test_a_dispute_is_told_even_where_every_step_is_stated() -> None:
    text = "ask ledTo week\nask ledTo week disputes=yes source=diary"
    assert verdict(record(text)) == [
        "The record joins Ask to Week in one step, stated as influence or as somebody's act, and not undisputed.",
        "Its one step is stated as influence.",
        "Step 1 is disputed by the voice of the diary.",
        "Told whole by one source: The report, in the words of the voice of the report.",
        "One step has no order to check.",
    ]


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
    assert verdict(hand)[-1] == "The record cautions on the way: limit of the evidence (2), no counterfactual (1)."


def test_no_pathway_at_all() -> None:
    assert verdict(record("ask ledTo post\nother ledTo week")) == [
        "The record holds no pathway from Ask to Week of at most eight claims.",
        PROOF,
    ]


def test_no_pathway_since_the_dates_rule_it_out() -> None:
    assert verdict(record("ask ledTo post when=2020\npost ledTo week when=2016")) == [
        "The record holds no pathway from Ask to Week of at most eight claims.",
        "One chain of claims would join them, in an order that the dates rule out.",
        PROOF,
    ]


def test_no_pathway_within_the_bound() -> None:
    assert verdict(record("ask ledTo a\na ledTo b\nb ledTo week"), max_steps=2) == [
        "The record holds no pathway from Ask to Week of at most two claims.",
        "Longer chains may join them: two things on the way lie beyond that bound.",
        PROOF,
    ]


def test_no_pathway_that_filters_let_through_is_laid_to_the_filters() -> None:
    found = trace(record("ask ledTo week wording=opinion"), "ask", "week", filters=Filters(wordings=("stated",)))
    assert found.verdict == (
        "Under these filters, the record holds no pathway from Ask to Week of at most eight claims.",
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
        "Rungs of the ladder with nothing on this pathway: response, commitment, outcome "
        "(not recorded; not a sign of absence).",
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


def test_numbers_are_words_up_to_ten() -> None:
    assert [number(count) for count in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]
    assert counted(1, "chain") == "one chain"
    assert steps_named([1]) == "step 1"
    assert steps_named([1, 2]) == "steps 1 and 2"


INTERVIEWS = "\n".join(f"ask ledTo week wording=opinion source={name} id={name}" for name in ("ann", "ben", "cat"))


def test_several_voices_are_counted_and_named_and_are_no_single_opinion() -> None:
    """Three respondents, each in an interview of their own, say one thing."""
    hand = record(INTERVIEWS)
    assert (
        "Step 1 rests on the opinion of three voices in three sources: the voice of the ann, the voice of the ben and "
        "the voice of the cat."
    ) in verdict(hand)
    gaps = trace(hand, "ask", "week").gaps
    assert not any("single" in gap or "second source" in gap for gap in gaps)


def test_one_voice_in_two_sources_is_one_voice() -> None:
    lines = [f"ask ledTo week wording=opinion voice=ann source={name}" for name in ("one", "two")]
    hand = record("\n".join(lines))
    assert "Step 1 rests on opinion: the voice of the ann." in verdict(hand)
    assert several(hand, trace(hand, "ask", "week").pathways[0].steps[0]) == (
        "Told by one voice in two sources: the voice of the ann."
    )


def test_sources_that_repeat_one_another_count_once() -> None:
    """Two newspapers print one press release; the diary is on its own."""
    lines = [f"ask ledTo week wording=opinion source={name} id={name}" for name in ("press", "post", "times")]
    hand = record("\n".join(lines))
    paper = {f"source/{name}": ("source/press",) for name in ("post", "times")}
    hand = replace(hand, sources={id: one._replace(derived_from=paper.get(id, ())) for id, one in hand.sources.items()})
    found = trace(hand, "ask", "week")
    assert several(hand, found.pathways[0].steps[0]).startswith(
        "Told by three voices in three sources of one origin, which count once: "
    )
    assert found.gaps[1:] == (
        "Step 1 rests on sources of a single origin.",
        "Step 1 is undated.",
        "No second source confirms any step.",
    )
    other = record_of([*hand.claims.values(), claim("ask ledTo week wording=opinion source=diary id=diary")])
    other = replace(other, sources={**other.sources, **hand.sources})
    step = trace(other, "ask", "week").pathways[0].steps[0]
    assert several(other, step).startswith("Told by four voices in four sources of two origins: ")


def test_who_only_orders_in_time_tells_no_inferred_influence() -> None:
    """One sentence must not call a step inferred while another counts a mere order in time as telling it."""
    text = "ask ledTo post wording=inferred\npost cameAfter ask id=order\npost ledTo week"
    found = verdict(record(text))
    assert "Stitched: step 1 is our inference, and no source tells it." in found
    assert trace(record(text), "ask", "week").pathways[0].told_whole_by == ()


def test_who_tells_a_promise_does_not_tell_the_deed() -> None:
    text = "ask ledTo week\nask ledTo week modality=planned source=diary"
    assert trace(record(text), "ask", "week").pathways[0].told_whole_by == ("source/report",)


def test_the_dated_one_of_two_claims_that_are_as_strong_leads() -> None:
    """An undated twin, first by id, hides no date; of two dated ones the closer date leads."""
    text = "ask enabled week id=a\nask ledTo week when=2018/2019 id=b\nask informed week when=2018-05 id=c"
    best = trace(record(text), "ask", "week").pathways[0].steps[0]
    assert [one.id for one in best.claims] == ["claim/c", "claim/a", "claim/b"]


def test_a_step_that_only_a_weaker_claim_dates_is_not_called_undated() -> None:
    text = "ask ledTo post\nask enabled post wording=opinion when=2016\npost ledTo week"
    order = "Its dates allow this order and do not prove it; step 2 is undated; step 1 is dated only by a weaker claim."
    assert order in verdict(record(text))
