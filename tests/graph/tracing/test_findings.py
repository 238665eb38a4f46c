"""What is found, as data, on records that can be seen whole; and that every sentence is a finding in words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given

from civicgraph import Claim, Filters, Record, Step, Thing, Trace, trace
from civicgraph.graph.tracing import as_one
from civicgraph.graph.tracing.findings import findings
from civicgraph.graph.tracing.gaps import gap_findings
from civicgraph.graph.tracing.model import LeftOut
from civicgraph.graph.tracing.robustness import no_stake_finding
from civicgraph.graph.tracing.step_findings import (
    joint_finding,
    leaning_findings,
    summary_finding,
    tellers_finding,
    weakness_finding,
)
from civicgraph.graph.words import phrases
from civicgraph.graph.words.catalogue import catalogue
from civicgraph.graph.words.counts import number, quantity, steps_named
from civicgraph.graph.words.phrases import Finding, say, sentences
from civicgraph.visualisations import style

from ...examples import examples
from ..by_hand import caveat, claim, record, record_of
from ..random_records import PLACES, claims, full_record

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


class Case(NamedTuple):
    """A trace on a record of a few claims, for the sake of the codes that it gives."""

    text: str
    start: str = "ask"
    max_steps: int = 8
    types: dict[str, str] | None = None
    filters: Filters | None = None


INTERVIEWS = "\n".join(f"ask ledTo week wording=opinion source={name} id={name}" for name in ("ann", "ben", "cat"))
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
    Case(
        "ann heldPost holding\nholding ledTo other\nask ledTo week",
        "ann",
        types={"holding": "PostHolding", "ann": "Person"},
    ),
    Case("week ledTo ask"),
    Case("ask ledTo post passage=3\npost ledTo week passage=3"),
    Case("ask ledTo post voice=ann\npost ledTo week voice=ann"),
    Case("charity workedOn stream\nstream ledTo week", "charity", types={"stream": "Workstream"}),
    Case(
        "charity workedOn stream\nstream produced week sentence=1\npop developed week sentence=1",
        "charity",
        types={"stream": "Workstream", "pop": "Secondment"},
    ),
    Case("stream produced week sentence=1\npop developed week sentence=1", "stream", types={"pop": "Secondment"}),
    Case("ask ledTo post\nask ledTo post source=diary\npost ledTo week\npost ledTo week source=diary"),
    Case("ask ledTo week share=partial"),
    Case("ask ledTo post wording=inferred reading=identity\npost ledTo week"),
    Case("ask ledTo post wording=inferred reading=identity\npost ledTo week source=diary"),
    Case("ask ledTo a\na ledTo week wording=contested"),
    Case("ask ledTo week wording=inferred\npost ledTo week"),
    Case("ask ledTo a\nweek cameAfter a\nask about week"),
    Case("ask ledTo a\nweek cameAfter a\nask about c\nc ledTo week"),
    Case("ask ledTo note\nnote about week"),
    Case("ask seconded ann\nann memberOf a\na ledTo week"),
    Case("ask ledTo week\nask about post", types={"post": "Commitment"}),
    Case("ask ledTo plan modality=planned\nplan ledTo week modality=planned"),
    Case(INTERVIEWS.replace("week", "a") + "\na ledTo week"),
    *(
        Case(f"a ledTo week\n{tie}")
        for tie in ("ask sameAs a", "ask partOf a", "ask memberOf a", "ask participatedIn a", "a memberOf ask")
    ),
    *(
        Case(f"ask ledTo a\n{tie}")
        for tie in (
            "week sameAs a",
            "week partOf a",
            "week memberOf a",
            "week participatedIn a",
            "a memberOf week",
            "week seconded a",
        )
    ),
    Case("a ledTo week\nask sameAs a wording=inferred"),
    Case("ask ledTo a\nweek sameAs a wording=inferred"),
    Case("alliance seconded pop\npop ledTo week", "alliance", types={"pop": "Secondment"}),
    Case("ask participatedIn week\nask ledTo a\na ledTo b wording=inferred\nb ledTo week wording=inferred"),
    Case("ask participatedIn week\nask ledTo a\na ledTo week wording=inferred"),
    Case("ask participatedIn week"),
    Case("ask ledTo a\nweek partOf a", filters=Filters(kinds=("influence",))),
    Case("ask ledTo a\na ledTo b\nb ledTo note\nnote about week", types={"note": "Commitment"}),
    Case("ask participatedIn note\nweek about note\nask made note", types={"note": "Commitment"}),
    Case("ask asked note\nnote about week", types={"note": "Ask"}),
    Case(
        "charity workedOn stream\nstream workedOn team\nteam ledTo week",
        "charity",
        types={"stream": "Workstream", "team": "Team"},
    ),
    Case("ask ledTo week wording=opinion reading=identity"),
    Case("ask ledTo week wording=opinion reading=identity\nweek ledTo a\na ledTo b"),
    Case("role ledTo week\nrole secondee ask", types={"ask": "Person", "role": "Secondment"}),
    Case("ask ledTo role\nrole secondee week", types={"week": "Person", "role": "Secondment"}),
    *(Case(f"ask ledTo a\n{more}a partOf week\nb partOf week") for more in ("ask ledTo b\n", "")),
    *(Case(f"a ledTo week\n{more}a unitOf ask\nb unitOf ask") for more in ("b ledTo week\n", "")),
    *(
        Case(
            f"role led stream\nrole secondee ask\n{more}other led stream\nnobody developed week\nweek partOf stream",
            types={name: "Secondment" for name in ("role", "other", "nobody")}
            | {"ask": "Person", "stream": "Workstream"},
        )
        for more in ("other secondee bob\n", "")
    ),
    Case(
        "ask made note\nnote respondedTo plea\nnote gaveAnswer answer:yes\nweek respondedTo plea",
        types={"ask": "Person", "note": "Response", "plea": "Ask", "week": "Commitment"},
    ),
    *(
        Case(
            f"ask funded {to} passage=1 sentence=1\nbob funded {to} passage=1 sentence=1\nfund ledTo week",
            types={"ask": "Funder", "bob": "Funder", "fund": "Fund"},
        )
        for to in ("week", "fund")
    ),
    *(
        Case(f"ask published week when={when}{held}", types={"ask": "Post"})
        for when, held in (
            ("2017", "\nann heldPost ask when=2016/2018\nbob heldPost ask when=2018/2020"),
            ("2018", "\nann heldPost ask when=2016/2018\nbob heldPost ask when=2018/2020"),
            ("2017", "\nann heldPost ask"),
            ("2017", ""),
        )
    ),
    Case("post published week\nask heldPost post\nbob heldPost post", types={"ask": "Person", "post": "Post"}),
    Case(
        "group made week wording=contested\nask memberOf group",
        types={"ask": "Person", "group": "Group", "week": "Commitment"},
    ),
)
WEAK = (
    "week cameAfter ask", "week cameAfter ask wording=inferred", "ask ledTo week wording=inferred",
    "week partOf ask", "ask ledTo week wording=contested", "ask ledTo week wording=hedged",
    "ask ledTo week wording=opinion", "ask ledTo week wording=inferred reading=identity",
    *(f"ask ledTo week modality={code}" for code in ("committed", "asked", "planned", "aim")),
)  # fmt: skip


def traces() -> list[tuple[Record, Trace]]:
    """The traces of all cases, of one with cautions, of sources that repeat one another, and of searches cut short."""
    done = [(record(case.text, case.types), case) for case in CASES]
    kept = [(hand, trace(hand, case.start, "week", max_steps=case.max_steps, filters=case.filters))
            for hand, case in done]  # fmt: skip
    kept += [(hand := record(line), trace(hand, "ask", "week")) for line in WEAK]
    cautioned = record_of([claim("ask ledTo week")], caveats=[caveat("one", "ask"), caveat("both", "ask", "week")])
    kept += [(cautioned, trace(cautioned, "ask", "week"))]
    for parent in ((), ("post",), ("post", "times")):
        kept += [(hand := _repeating(parent), trace(hand, "ask", "week"))]
    own = record("ask ledTo week")
    own = replace(own, voices={id: one._replace(party_to=("ask",)) for id, one in own.voices.items()})
    kept += [(own, trace(own, "ask", "week"))]
    itself = record("ask ledTo week")
    kept += [(itself, trace(itself, "ask", "ask"))]
    for hand, traced in [one for one in kept if not one[1].pathways]:
        vague = traced._replace(counts_exact=False, left_out=LeftOut({}, 3, cut_short=True, beyond_exact=False))
        verdict, details = findings(hand, vague)
        missing = gap_findings(hand, vague)
        kept += [(hand, vague._replace(findings=verdict, detail_findings=details, gap_findings=missing))]
    return kept


def _repeating(repeated: tuple[str, ...]) -> Record:
    """Three newspapers, some of which print what the press release says."""
    names = ("press", "post", "times")
    hand = record("\n".join(f"ask ledTo week wording=opinion source={name} id={name}" for name in names))
    given = {f"source/{name}": ("source/press",) for name in repeated}
    return replace(hand, sources={id: one._replace(derived_from=given.get(id, ())) for id, one in hand.sources.items()})


PARTS_OF_ONE = """
ask ledTo note wording=inferred
note ledTo week wording=inferred
ask partOf whole
week partOf whole
"""


def told_codes() -> set[str]:
    """The codes of all findings of these traces and weak steps."""
    codes, spreads = set[str](), set[str]()
    for hand, traced in traces():
        codes |= {one.code for one in (*traced.findings, *traced.detail_findings, *traced.gap_findings)}
        for pathway in traced.pathways:
            codes |= {joint_finding(pathway, number).code for number in range(1, len(pathway.steps))}
            codes.add(summary_finding(pathway).code)
            codes.add(no_stake_finding(hand).code)
            codes |= {one.code for one in leaning_findings(hand, pathway)}
        for step in (step for pathway in traced.pathways for step in pathway.steps):
            for one in (None if step.is_plain else weakness_finding(hand, step), tellers_finding(hand, step)):
                codes |= {one.code} if one else set()
                spreads |= {f"tellers.{one.arguments['spread']}"} if one and "spread" in one.arguments else set()
    part = trace(record("ask ledTo week"), "ask", "week", left_out=LeftOut({}))
    roles = record("ann heldPost holding\nholding ledTo other", {"holding": "PostHolding", "ann": "Person"})
    none = trace(roles, "ann", "week", left_out=LeftOut({}))
    alike = trace(record(PARTS_OF_ONE, {"whole": "Project"}), "ask", "week")
    return codes | spreads | {one.code for one in (*part.gap_findings, *none.findings, *alike.findings)}


def in_source() -> str:
    """The modules that word things other than findings, those of the map too."""
    folders = [Path(str(module.__file__)).parent for module in (phrases, style)]
    graph = Path(str(as_one.__file__)).parents[1]
    others = [path for path in graph.rglob("*.py") if path.parent.name not in ("tracing", "words")]
    others += [path for name in ("console", "pages", "server") for path in (graph.parent / name).rglob("*.py")]
    web = Path(__file__).parents[3] / "web"
    scripts = [path for part in ("core", "ui") for path in (web / part).rglob("*.ts")]
    modules = [path for folder in folders for path in folder.rglob("*.py")]
    return "\n".join(
        path.read_text("utf-8") for path in sorted([*modules, *others, Path(str(as_one.__file__)), *scripts])
    )


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


SILENCE = "That no source says so does not show that it was not so."
PROOF = "That none was found does not prove that there was none."


def verdict(hand: Record, start: str = "ask", end: str = "week", max_steps: int = 8) -> list[str]:
    """The sentences of a trace."""
    return list(trace(hand, start, end, max_steps=max_steps).verdict)


def why(hand: Record, step: Step) -> str:
    """Why a step bears little, in words."""
    return say(hand, weakness_finding(hand, step))


def several(hand: Record, step: Step) -> str:
    """How many tell a step, in words; empty where it is one voice in one source."""
    told = tellers_finding(hand, step)
    return say(hand, told) if told else ""


def step(line: str) -> Step:
    """The step that one claim makes."""
    hand = record(line)
    (pathway,) = trace(hand, "ask", "week").pathways
    return pathway.steps[0]


def in_detail(hand: Record, start: str = "ask", end: str = "week") -> list[str]:
    """The sentences of the details."""
    return list(trace(hand, start, end).details)


def test_all_stated_and_dated_in_order() -> None:
    hand = record("alliance asked ask when=2014\nask ledTo week when=2016")
    assert verdict(hand, "alliance") == [
        "“The report” has every step from Alliance to Week, in several places; no passage tells the whole.",
        "The record joins them in two steps, all stated.",
    ]
    assert in_detail(hand, "alliance") == ["Its dates certainly run in this order."]


def test_one_stated_step_is_told_as_it_stands_and_has_no_order_to_check() -> None:
    assert verdict(record("ask ledTo week")) == ["“The report” states it: Ask led to Week."]
    assert in_detail(record("ask ledTo week")) == ["One step has no order to check."]


def test_an_opinion_is_named_with_whose_it_is_and_a_hedge_as_one() -> None:
    hand = record("ask ledTo post wording=opinion voice=funder\npost ledTo fund wording=hedged\nfund ledTo week")
    assert verdict(hand) == [
        "“The report” has every step from Ask to Week, in several places; no passage tells the whole.",
        "The record joins them in three steps: 1 opinion; 2 hedged; 3 stated.",
        "Step 1 rests on the opinion of the voice of the funder.",
    ]
    assert in_detail(hand) == ["No step is dated, so that nothing proves their order."]


def test_a_passage_that_tells_it_is_named_with_its_voice_and_never_called_no_account() -> None:
    hand = record("ask ledTo post passage=3\npost ledTo week passage=3")
    assert verdict(hand) == [
        "One passage of “The report” tells it from Ask to Week, in the words of the voice of the report.",
        "The record joins them in two steps, all stated.",
    ]
    assert in_detail(hand) == ["No step is dated, so that nothing proves their order."]
    several = record("ask ledTo post passage=3 voice=ann\npost ledTo week passage=3 voice=ben")
    assert verdict(several)[0] == "One passage of “The report” tells it from Ask to Week."


def test_sources_that_each_tell_a_piece_are_named_and_none_of_them_tells_it() -> None:
    hand = record("ask ledTo post\npost ledTo week source=diary")
    assert verdict(hand) == [
        "No one source tells it from Ask to Week; “The report” and “The diary” each tell a piece.",
        "The record joins them in two steps, all stated.",
    ]
    broken = record("ask ledTo post\nweek cameAfter post source=diary")
    assert verdict(broken)[0] == "No source says that Ask brought about Week."


def test_a_speaker_who_tells_every_step_is_named() -> None:
    hand = record("ask ledTo post voice=ann\npost ledTo week voice=ann")
    assert verdict(hand)[0] == "The voice of the ann tells every step of it from Ask to Week."
    assert in_detail(hand) == ["No step is dated, so that nothing proves their order."]


def test_a_passage_with_a_break_in_it_tells_no_influence() -> None:
    hand = record("ask ledTo post passage=3\nweek cameAfter post passage=3")
    assert verdict(hand)[0] == "No source says that Ask brought about Week."
    assert "Every step stands in “The report”; that is no account of the whole." in in_detail(hand)


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


def test_only_those_who_say_it_so_are_said_to_state_it() -> None:
    """The diary has an opinion of it, or tells a part of it, or by another relation: it states no such thing."""
    states = ["“The report” states it: Ask led to Week."]
    for diary in ("ledTo week wording=opinion", "ledTo week wording=hedged", "contributedTo week", "enabled week",
                  "ledTo week share=partial"):  # fmt: skip
        assert verdict(record(f"ask ledTo week\nask {diary} source=diary")) == states
    assert verdict(record("ask ledTo week\nask ledTo week source=diary")) == [
        "“The report” and “The diary” state it: Ask led to Week."
    ]


def test_an_opinion_is_that_of_those_who_hold_this_one() -> None:
    text = "week dependedOn ask wording=opinion voice=ann\nask enabled week wording=opinion voice=ben"
    assert verdict(record(text))[0] == "In the opinion of the voice of the ann, Ask was needed for Week."


def test_order_in_time_alone_breaks_it() -> None:
    hand = record("ask ledTo post when=2014\nweek cameAfter post when=2016")
    assert verdict(hand) == [
        "No source says that Ask brought about Week.",
        SILENCE,
        "The record joins them in two steps: 1 stated; 2 only an order in time.",
        "It breaks at step 2.",
        "What would settle it: a source that says that Week came about because of Post.",
    ]
    assert in_detail(hand) == [
        "It breaks at step 2, from Post to Week: the source says only that one came after the other.",
        "Every step stands in “The report”; that is no account of the whole.",
        "Its dates certainly run in this order.",
    ]


def test_every_break_is_numbered() -> None:
    text = "ask ledTo a wording=inferred\na ledTo b\nb ledTo week modality=planned"
    assert "It breaks at steps 1 and 3." in verdict(record(text))


TWINS = "stream produced week sentence=1\npop developed week sentence=1"
TYPES = {"stream": "Workstream", "pop": "Secondment", "charity": "CivilSocietyOrganisation"}


def test_shared_work_is_told_with_what_would_settle_it() -> None:
    hand = record("charity workedOn stream\nstream ledTo week", TYPES)
    assert verdict(hand, "charity") == [
        "No source says that Charity brought about Week.",
        SILENCE,
        "The record joins them in two steps, all stated.",
        "It breaks between steps 1 and 2, at Stream, the work of many: that Charity had a part in step 2 is not said.",
        "What would settle it: a source that says what part Charity had in Week.",
    ]


def test_credit_that_the_sentence_gives_to_another_is_told_with_who_that_is() -> None:
    hand = record(f"charity workedOn stream\n{TWINS}", TYPES)
    assert verdict(hand, "charity") == [
        "No source says that Charity brought about Week.",
        SILENCE,
        "The record joins them in two steps: 1 stated; 2 credited to somebody else by its own sentence.",
        "It breaks between steps 1 and 2: the sentence on Week credits Pop.",
        "Better documented: Pop developed Week.",
    ]


def test_what_is_better_documented_is_told_where_it_breaks_and_not_where_it_does_not() -> None:
    weak = "ask ledTo week wording=inferred\npost ledTo week\nfund ledTo week\nfund contributedTo week\nx funded week"
    assert "Better documented: Fund and Post led to Week." in verdict(record(weak))
    assert not any(one.startswith("Better") for one in verdict(record(weak.replace(" wording=inferred", ""))))


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
        ("ask ledTo week wording=opinion", "it is an opinion, told by one voice"),
    ],
)
def test_each_weakness_has_its_own_words(said: str, words: str) -> None:
    assert why(record(said), step(said)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ask ledTo week", "“The report” states it: Ask led to Week."),
        ("week respondedTo ask", "“The report” states it: Ask was answered by Week."),
        ("ask contributedTo week", "“The report” states a part: Ask contributed to Week."),
        ("ask ledTo week share=partial", "“The report” states a part: Ask led to Week."),
        ("ask ledTo week wording=opinion", "In the opinion of the voice of the report, Ask led to Week."),
        (
            "ask ledTo week wording=opinion voice=ann\nask ledTo week wording=opinion voice=ben",
            "In the opinion of the voice of the ann and the voice of the ben, Ask led to Week.",
        ),
        ("ask ledTo week wording=hedged", "“The report” says with a doubt that Ask led to Week."),
        ("ask ledTo week wording=contested", "It is said in one place and doubted in another that Ask led to Week."),
        ("week partOf ask", "“The report” says no more than that Ask included Week."),
        ("week cameAfter ask", "“The report” says no more than that Ask was followed by Week."),
        (
            "week cameAfter ask wording=inferred",
            "No source says that Ask was followed by Week; that order is our reading.",
        ),
        ("ask ledTo week wording=inferred", "No source says that Ask led to Week; that is our reading."),
        (
            "ask ledTo week wording=inferred reading=identity",
            "“The report” says so, as we read who or what is meant: Ask led to Week.",
        ),
        ("ask ledTo week modality=committed", "It was only promised that Ask led to Week."),
        ("ask ledTo week modality=asked", "It was only asked for that Ask led to Week."),
        ("ask ledTo week modality=planned", "It was only planned that Ask led to Week."),
        ("ask ledTo week modality=aim", "It was only hoped for that Ask led to Week."),
        (
            TWINS.replace("stream", "ask"),
            "“The report” credits Ask with Week, but the same sentence names who did it: Pop.",
        ),
    ],
)
def test_a_single_step_is_told_in_words_of_its_own(text: str, words: str) -> None:
    assert verdict(record(text, TYPES))[0] == words


def test_who_is_meant_is_our_reading_and_not_what_the_source_says() -> None:
    hand = record("ask ledTo post wording=inferred reading=identity\npost ledTo week")
    assert verdict(hand) == [
        "“The report” has every step from Ask to Week, as we read who or what is meant, in several places; no passage "
        "tells the whole.",
        "The record joins them in two steps: 1 said, though who is meant is our reading; 2 stated.",
    ]
    assert not any("inference" in one for one in in_detail(hand))


def test_pieces_from_two_sources_say_where_they_join() -> None:
    text = "ask ledTo a source=report\na ledTo b source=report\na ledTo b source=diary\nb ledTo week source=diary"
    assert "Pieced together: no one source holds every step; the pieces join at step 3." in in_detail(record(text))


def test_three_sources_make_two_joints() -> None:
    text = "ask ledTo a source=report\na ledTo b source=diary\nb ledTo week source=letter"
    joined = "Pieced together: no one source holds every step; the pieces join at steps 2 and 3."
    assert joined in in_detail(record(text))


def test_a_step_of_ours_is_told_apart_from_a_change_of_source() -> None:
    text = "ask ledTo a source=report\na ledTo b wording=inferred source=report\nb ledTo week source=report"
    ours = "Pieced together: step 2 is our inference, and no source tells it"
    assert f"{ours}." in in_detail(record(text))
    changed = text.replace("b ledTo week source=report", "b ledTo week source=diary")
    assert f"{ours}; sources change at step 3." in in_detail(record(changed))


def test_a_source_that_tells_every_step_in_an_impossible_order_tells_nothing_whole() -> None:
    text = """
    ask ledTo post source=report
    ask enabled post source=diary when=2020
    post ledTo week source=letter
    post enabled week source=diary when=2016
    """
    assert "Pieced together: no source holds every step in an order that its own dates allow." in in_detail(
        record(text)
    )


def test_two_sources_that_both_tell_it_whole_are_named() -> None:
    text = "ask ledTo post\nask ledTo post source=diary\npost ledTo week\npost ledTo week source=diary"
    assert verdict(record(text))[0] == (
        "“The diary” and “The report” have every step from Ask to Week, in several places; no passage tells the whole."
    )


def test_a_dispute_is_told_even_where_every_step_is_stated() -> None:
    text = "ask ledTo week\nask ledTo week disputes=yes source=diary"
    assert verdict(record(text)) == [
        "“The report” states it: Ask led to Week.",
        "Step 1 is disputed by the voice of the diary.",
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


def test_numbers_are_words_up_to_ten() -> None:
    assert [number(count) for count in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]
    assert quantity(1, "chain") == "one chain"
    assert steps_named([1]) == "step 1"
    assert steps_named([1, 2]) == "steps 1 and 2"


def test_several_voices_are_counted_and_named_and_are_no_single_opinion() -> None:
    """Three respondents, each in an interview of their own, say one thing."""
    hand = record(INTERVIEWS)
    assert (
        "In the opinion of the voice of the ann, the voice of the ben and the voice of the cat, Ask led to Week."
    ) in verdict(hand)
    further = record(f"{INTERVIEWS}\nweek ledTo law")
    assert (
        "Step 1 rests on the opinion of three voices in three sources: the voice of the ann, the voice of the ben and "
        "the voice of the cat."
    ) in verdict(further, end="law")
    gaps = trace(hand, "ask", "week").gaps
    assert not any("single" in gap or "second source" in gap for gap in gaps)


def test_one_voice_in_two_sources_is_one_voice() -> None:
    lines = [f"ask ledTo week wording=opinion voice=ann source={name}" for name in ("one", "two")]
    hand = record("\n".join(lines))
    assert verdict(hand) == ["In the opinion of the voice of the ann, Ask led to Week."]
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
        "No step is dated.",
        "No second source confirms any step.",
    )
    other = record_of([*hand.claims.values(), claim("ask ledTo week wording=opinion source=diary id=diary")])
    other = replace(other, sources={**other.sources, **hand.sources})
    step = trace(other, "ask", "week").pathways[0].steps[0]
    assert several(other, step).startswith("Told by four voices in four sources of two origins: ")


def test_who_only_orders_in_time_tells_no_inferred_influence() -> None:
    """One sentence must not call a step inferred while another counts a mere order in time as telling it."""
    text = "ask ledTo post wording=inferred\npost cameAfter ask id=order\npost ledTo week"
    assert "Pieced together: step 1 is our inference, and no source tells it." in in_detail(record(text))
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
    assert order in in_detail(record(text))


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


def test_a_tie_that_meets_in_a_theme_is_not_the_nearest() -> None:
    hand = record("ask about place\nweek about place", {"place": "Theme"})
    assert verdict(hand) == ["The record holds no pathway of influence from Ask to Week.", PROOF]
    assert [tie.things for tie in trace(hand, "ask", "week").ties] == [("ask", "place", "week")]


def test_a_tie_of_both_ends_stands_in_the_place_of_a_far_pathway() -> None:
    far = "ask participatedIn week\nask ledTo a wording=inferred\na ledTo b\nb ledTo week wording=inferred"
    assert verdict(record(far))[0] == (
        "What a source does say: Ask took part in Week; no source says that it brought this about."
    )
    near = "ask ledTo a\na ledTo week wording=inferred"
    assert verdict(record(f"ask participatedIn week\n{near}"))[0] == verdict(record(far))[0]
    assert verdict(record(f"ask participatedIn week wording=inferred\n{near}"))[:3] == [
        "No source says that Ask brought about Week.",
        SILENCE,
        "Nearer: Ask took part in Week (our reading).",
    ]


def test_what_a_secondee_did_is_not_its_employers_deed() -> None:
    hand = record("alliance seconded pop\npop ledTo week", {"pop": "Secondment"})
    assert "It credits the secondee, not Alliance itself." in verdict(hand, "alliance")


def test_an_account_by_those_with_a_stake_in_the_start_is_told_as_theirs() -> None:
    hand = record("ask ledTo week")
    told = "Told only by the voice of the report, with a stake in it; no independent voice tells it."
    assert told not in verdict(hand)
    own = {id: one._replace(party_to=("ask",)) for id, one in hand.voices.items()}
    assert verdict(replace(hand, voices=own))[1] == told
    other = {id: one._replace(party_to=("week",)) for id, one in hand.voices.items()}
    assert told not in verdict(replace(hand, voices=other))


def test_an_opinion_of_whom_we_read_to_be_meant_is_both() -> None:
    hand = record("ask ledTo week wording=opinion reading=identity")
    assert verdict(hand) == [
        "In the opinion of the voice of the report, as we read who or what is meant, Ask led to Week.",
    ]
    (pathway,) = trace(hand, "ask", "week").pathways
    assert (pathway.strength, why(hand, pathway.steps[0])) == (
        3, "it is an opinion, and that this is who or what it means is our reading",
    )  # fmt: skip


def test_better_documented_is_other_than_the_pathways_own_last_step_and_not_the_same_sentence_unread() -> None:
    own = record("charity workedOn stream\nstream ledTo week", TYPES)
    assert not any(one.startswith("Better") for one in verdict(own, "charity"))
    unread = record("ask ledTo week wording=inferred reading=identity sentence=1\nother ledTo week sentence=1")
    assert not any(one.startswith("Better") for one in verdict(unread))
    apart = record("ask ledTo week wording=inferred reading=identity sentence=1\nother ledTo week sentence=2")
    assert "Better documented: Other led to Week." in verdict(apart)


def test_what_two_are_parts_of_is_told_of_each_and_not_where_it_is_the_work_of_many() -> None:
    told = "Nearer: each of Ask and Week was part of Whole."
    assert told in verdict(record(PARTS_OF_ONE, {"whole": "Project"}))
    assert told not in verdict(record(PARTS_OF_ONE, {"whole": "Programme"}))
    many = "".join(f"part{number} partOf whole\n" for number in range(11))
    assert told not in verdict(record(PARTS_OF_ONE + many, {"whole": "Project"}))
    assert told in verdict(record(PARTS_OF_ONE + many.partition("\n")[2], {"whole": "Project"}))
