"""Reports on the shipped record: eight pathways read against the documents, and the verdict that each report gives."""

from __future__ import annotations

import pytest

from civicgraph import Dataset, trace
from civicgraph.reports.blocks import Paragraph, plain
from civicgraph.reports.content import pathway_report
from civicgraph.reports.method import Edition
from civicgraph.reports.thing_content import thing_report

from .written import FORMATS, write

RECORD = Dataset.shipped().record()
EDITION = Edition("0", RECORD.hash, RECORD.origin, "civicgraph report")
NOT_ONE_LINE, IN_PART, STATED = (
    "but not as one line of influence.",
    "in part on opinion or hedged words.",
    "each stated",
)
VERDICTS = [
    ("citizens-uk", "lvrw", "in five steps, but not as one line of influence."),
    ("ask-gla-cover-euss-fee-for-staff", "outcome-gla-pays-staff-euss-fee", "in one step, "),
    ("ask-european-londoners-secondee", "outcome-european-londoners-accessed-guidance", NOT_ONE_LINE),
    ("ask-office-for-citizenship", "outcome-gla-hesitation-ended", NOT_ONE_LINE),
    ("london-citizens", "commitment-khan-living-hours", "in one step, "),
    ("trust-for-london", "lvrw", IN_PART),
    ("west-yorkshire-citizens", "commitment-brabin-ghost-buses", NOT_ONE_LINE),
    ("mayoral-assembly-2016", "lvrw", "The record holds no pathway"),
]


@pytest.mark.parametrize(("start", "end", "verdict"), VERDICTS)
def test_the_first_page_gives_the_verdict_that_a_careful_reader_would(start: str, end: str, verdict: str) -> None:
    report = pathway_report(RECORD, trace(RECORD, start, end), EDITION)
    assert verdict in plain(report.key[0])


def test_the_worked_example_breaks_between_the_commitment_and_the_post() -> None:
    report = pathway_report(RECORD, trace(RECORD, "citizens-uk", "lvrw"), EDITION)
    assert plain(report.key[1]).startswith("It breaks at step 3, from Commitment: all mayoral candidates")
    assert plain(report.key[2]).startswith("It breaks at step 4, from Deputy Mayor for Social Integration")


def test_a_pathway_that_ends_at_a_promise_says_so_on_the_first_page() -> None:
    report = pathway_report(RECORD, trace(RECORD, "london-citizens", "commitment-khan-living-hours"), EDITION)
    lines = [
        plain(block.text)
        for block in report.sections[0].blocks
        if isinstance(block, Paragraph) and block.tone == "warn"
    ]
    name = RECORD.name("commitment-khan-living-hours")
    assert lines == [f"The pathway ends at a promise (no sign that it was kept, not yet assessed): {name}."]


@pytest.mark.parametrize("id", ["sadiq-khan", "assembly-tyne-and-wear-2024", "lvrw", "outcome-gla-hesitation-ended"])
@pytest.mark.parametrize("format", FORMATS)
def test_a_person_an_assembly_a_campaign_and_an_outcome_can_be_written_in_every_format(id: str, format: str) -> None:
    assert write(thing_report(RECORD, id, EDITION), format)


def test_the_assembly_lists_each_ask_with_the_answers_given() -> None:
    report = thing_report(RECORD, "assembly-tyne-and-wear-2024", EDITION)
    (section,) = (section for section in report.sections if section.id == "promises")
    assert section.title == "Asks and answers"
    rows = [[plain(cell) for cell in row] for block in section.blocks for row in getattr(block, "rows", ())]
    transport = next(
        row for row in rows if row[0] == "Ask: free public transport for people on means-tested benefits · ask"
    )
    assert "Jamie Driscoll: yes" in transport[2]
