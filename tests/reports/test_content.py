"""What a report says, whatever it is written as."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civicgraph import trace
from civicgraph.graph.record import Record
from civicgraph.graph.tracing.model import Cut, Robustness, SpeakerSupport
from civicgraph.reports import steps
from civicgraph.reports.blocks import Card, Paragraph, Report, Section, plain_text
from civicgraph.reports.content import pathway_report
from civicgraph.reports.robustness import robustness
from civicgraph.reports.thing_content import thing_report
from civicgraph.reports.weaknesses import missing_section
from civicgraph.reports.words import Citations

from ..graph.by_hand import record
from ..visualisations.small_record import path, small_record, small_trace, step, trace_of
from .written import EACH_FORMAT, EDITION, hostile, read_back, report_text, sample, squeeze, write, written_report

RECORD = small_record()


def remedies(*names: str) -> list[str]:
    """What would change the verdict on a pathway of one step that these claims make."""
    trace = trace_of(RECORD, path(step(RECORD, *names)))
    (part,) = (part for part in missing_section(Citations(RECORD), trace).parts if part.id == "change")
    return [plain_text(item) for block in part.blocks for item in block.items]  # type: ignore[union-attr]


def cards(section: str, name: str = "six") -> list[Card]:
    """The cards of a section and its parts."""
    found = [part for _, _, part in sample(name)[2].numbered_sections()]
    chosen = next(part for part in found if part.id == section)
    parts: tuple[Section, ...] = (chosen, *chosen.parts)
    return [block for part in parts for block in part.blocks if isinstance(block, Card)]


def words(card: Card) -> str:
    """All that a card says."""
    texts = [card.title]
    for block in card.blocks:
        match block:
            case _ if hasattr(block, "text"):
                texts.append(block.text)
            case _ if hasattr(block, "pairs"):
                texts += [meaning for _, meaning in block.pairs]
            case _ if hasattr(block, "items"):
                texts += block.items
    return " ".join(map(plain_text, texts))


@pytest.mark.parametrize("name", ["six", "twelve"])
@pytest.mark.parametrize("format", EACH_FORMAT)
def test_every_step_claim_and_source_of_the_trace_is_in_every_format(name: str, format: str) -> None:
    record, trace, _ = sample(name)
    text = report_text(name, format)
    for pathway in trace.pathways:
        for one in pathway.steps:
            for claim in one.claims:
                assert squeeze(claim.id) in text
                assert squeeze(claim.evidence[0].anchor) in text
                assert squeeze(record.sources[claim.source].title) in text
    cited = Citations(record, [id for pathway in trace.pathways for id in pathway.things])
    for one in trace.pathways[0].steps:
        assert squeeze(f"{cited.name(one.start)} → {one.phrase} → {cited.name(one.end)}") in text
        assert squeeze(record.name(one.start)) in text and squeeze(record.name(one.end)) in text


@pytest.mark.parametrize("format", EACH_FORMAT)
def test_verdict_caveats_gaps_hash_version_and_command_are_in_every_format(format: str) -> None:
    _, trace, _ = sample()
    text = report_text("six", format)
    for sentence in (*trace.verdict, *trace.gaps, *(caveat.summary for caveat in trace.caveats)):
        assert squeeze(sentence) in text
    for words in (EDITION.data_hash, "civicgraph 9.8.7", EDITION.command):
        assert squeeze(words) in text


@pytest.mark.parametrize("format", EACH_FORMAT)
def test_hostile_names_are_shown_as_the_letters_they_are(format: str) -> None:
    text = report_text("hostile", format)
    assert '<script>alert("x")</script>' in text
    assert "\u202e" not in text and "\x00" not in text


@pytest.mark.parametrize("format", EACH_FORMAT)
def test_the_same_report_makes_the_same_bytes(format: str) -> None:
    record, trace, _ = sample()
    assert write(pathway_report(record, trace, EDITION), format) == written_report("six", format)


def test_a_step_that_only_follows_in_time_bears_nothing_and_says_so() -> None:
    (week,) = (card for card in cards("steps", "twelve") if "order only" in words(card))
    assert "0 of 5: order only" in words(week)
    assert week.tone == "warn"


def test_an_inferred_step_gives_our_reason_and_no_voice() -> None:
    inferred = [card for card in cards("steps", "twelve") if "inferred" in words(card)]
    assert inferred
    for card in inferred:
        assert "Our reading; no source says it" in words(card)
        assert "The report names the commitment and, a page later, the post" in words(card)


def test_a_promise_is_told_as_one_on_the_first_page() -> None:
    _, _, report = sample()
    summary = next(section for section in report.sections if section.id == "summary")
    warnings = [
        plain_text(block.text) for block in summary.blocks if isinstance(block, Paragraph) and block.tone == "warn"
    ]
    assert any(line.startswith("It passes a promise last assessed as kept in part: ") for line in warnings)


def test_cautions_on_the_steps_come_before_those_on_things_and_are_numbered_in_order() -> None:
    found = cards("cautions")
    assert [card.id for card in found] == [f"caution-{n}" for n in range(1, len(found) + 1)]
    assert "on step" in plain_text(found[0].title)


def test_each_weak_step_says_what_would_mend_it() -> None:
    order, *_ = remedies("guide-week")
    assert "brought about" in order and "not only came before it, would mend step 1" in order
    reading, *_ = remedies("post")
    assert reading.startswith("A source that itself says that ") and reading.endswith("would mend step 1.")


def test_one_source_alone_asks_for_a_second_with_an_origin_of_its_own() -> None:
    assert any("second source, with an origin of its own" in line for line in remedies("guide-week"))


def test_robustness_names_who_tells_a_whole_pathway_and_whose_loss_breaks_all() -> None:
    """A hand-made standing: two sources tell a whole pathway, and the loss of both is needed."""
    sources = ("source/news", "source/report")
    two, none = SpeakerSupport(2, sources, Cut(2, sources)), SpeakerSupport(None, (), Cut(None, ()))
    record, trace, report = sample()
    assert "robust" not in {section.id for section in report.sections}
    known = trace._replace(robustness=Robustness(two, none, none), gatekeepers=("fees-ask",))
    section = robustness(Citations(record), known)
    assert section is not None
    titles = f"{record.name('source/news')} and {record.name('source/report')}"
    rows = [[plain_text(cell) for cell in row] for block in section.blocks for row in getattr(block, "rows", ())]
    alone = "by our inference alone", "nobody: our inference alone joins the ends"
    assert rows == [
        ["Sources", f"two: {titles}", "two", f"two: {titles}"],
        ["Voices", "none", *alone],
        ["Voices of whom no stake is recorded in what they report", "none", *alone],
    ]
    assert plain_text(section.blocks[-1].text) == (  # type: ignore[union-attr]
        f"Every recorded pathway passes through {record.name('fees-ask')}."
    )


@pytest.mark.parametrize("id", sorted(RECORD.things))
def test_a_report_on_a_thing_tells_every_claim_about_it(id: str) -> None:
    text = str(write(thing_report(RECORD, id, EDITION), "html"))
    for claim in RECORD.claims_about(id):
        assert claim.id in text


def test_a_post_lends_its_own_claims_to_no_holder() -> None:
    """What an office created is no claim about the person in it."""
    assert RECORD.claims["claim/report/post-created"].subject == "mayor"
    assert RECORD.claims["claim/report/held-post"].subject == "tomas-veld"
    report = thing_report(RECORD, "tomas-veld", EDITION)
    (roles,) = (section for section in report.sections if section.id == "roles")
    rows = [[plain_text(cell) for cell in row] for block in roles.blocks for row in getattr(block, "rows", ())]
    assert [row[:2] for row in rows] == [
        ["since May 2016", f"{RECORD.name('tomas-veld')} held the post of {RECORD.name('mayor')}"]
    ]


def test_a_person_on_secondment_has_the_claims_on_the_secondment_among_the_roles() -> None:
    report = thing_report(RECORD, "amina-grant", EDITION)
    (roles,) = (section for section in report.sections if section.id == "roles")
    told = [plain_text(row[1]) for block in roles.blocks for row in getattr(block, "rows", ())]
    assert any("was hosted by" in line for line in told)
    assert any(line.startswith(RECORD.name("open-door")) for line in told)


@pytest.mark.parametrize("format", EACH_FORMAT)
def test_hostile_text_in_a_report_on_a_thing_is_text(format: str) -> None:
    record: Record = hostile()[0]
    id = sorted(record.things)[0]
    assert write(thing_report(record, id, EDITION), format)


@pytest.mark.parametrize("format", EACH_FORMAT)
def test_every_source_is_listed_with_its_address_or_with_the_word_that_there_is_none(format: str) -> None:
    address = "https://northmere.example/report?id=7"
    sources = {
        id: source._replace(url=address, language="en") if id.endswith("report") else source
        for id, source in RECORD.sources.items()
    }
    record = replace(RECORD, sources=sources)
    report = pathway_report(record, small_trace(record), EDITION)
    text = read_back(report, format)
    assert squeeze("No web address recorded.") in text
    assert squeeze(f"{address}; in English.") in text
    runs = [run for card in _source_cards(report) for block in card.blocks for run in getattr(block, "text", ())]
    assert address in {run.link for run in runs} and "" in {run.link for run in runs}


def _source_cards(report: Report) -> list[Card]:
    (section,) = (part for _, _, part in report.numbered_sections() if part.id == "sources")
    return [block for block in section.blocks if isinstance(block, Card)]


def test_a_claim_that_tells_the_opposite_of_a_step_is_told_as_that() -> None:
    factors = dict.fromkeys(("rain", "harvest"), "Factor")
    found = record("rain ledTo harvest id=more\nrain ledTo/less harvest id=less wording=opinion", factors)
    written = str(steps.steps(found, trace(found, "rain", "harvest").pathways[0], Citations(found)))
    assert written.count("The opposite: led to less") == 1
