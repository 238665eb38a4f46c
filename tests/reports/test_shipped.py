"""Reports on the shipped record: nine pathways read against the documents, and the verdict that each report gives."""

from __future__ import annotations

import pytest

from civicgraph import Dataset, trace
from civicgraph.reports.blocks import Bullets, Paragraph, plain_text
from civicgraph.reports.content import pathway_report
from civicgraph.reports.method import Edition
from civicgraph.reports.thing_content import thing_report

from .written import EACH_FORMAT, write

RECORD = Dataset.shipped().record()
EDITION = Edition("0", RECORD.hash, RECORD.origin, "civicgraph report")
FIRST_PAGES = {
    ("citizens-uk", "lvrw"): [
        "No source says that London Voter Registration Week answered what Citizens UK asked of the mayoral candidates.",
        "No source says that Citizens UK brought about London Voter Registration Week.",
        "It breaks at steps 3 and 4.",
    ],
    ("ask-gla-cover-euss-fee-for-staff", "outcome-gla-pays-staff-euss-fee"): [
        "“Citizenship and Integration Initiative: Key achievements” states it: the ask “the GLA to cover its staff's "
        "EU Settlement Scheme fee” led to the outcome “The GLA was won over to covering the EU Settlement Scheme fee "
        "for its staff”.",
    ],
    ("ask-european-londoners-secondee", "outcome-european-londoners-accessed-guidance"): [
        "No source says that the ask “a specific focus on European Londoners” brought about the outcome "
        "“European Londoners "
        "could get guidance on applying to the EU Settlement Scheme”.",
        "The CII report does not say that the European Londoners work came about because of a seconding organisation's "
        "push, only after it.",
        "It breaks at steps 1 and 2.",
    ],
    ("ask-office-for-citizenship", "outcome-gla-hesitation-ended"): [
        "No source says that the ask “set up an Office for Citizenship and Integration, or an equivalent” brought "
        "about the outcome “The GLA's "
        "hesitant attitude to voter registration changed”.",
        "It breaks at steps 2 and 3.",
    ],
    ("london-citizens", "commitment-khan-living-hours"): [
        "“Thousands of community leaders across Citizens UK alliances …” states it: London Citizens led to "
        "the commitment “Sadiq Khan to double businesses accrediting "
        "as Living Hours employers”.",
    ],
    ("trust-for-london", "lvrw"): [
        "No source says that Trust for London brought about London Voter Registration Week.",
        "It breaks between steps 1 and 2, at Citizenship and Integration Initiative, the work of many: that Trust for "
        "London, one of five of its kind named there, had a part in step 2 is not said.",
    ],
    ("secondment-jessica-kennedy", "lvrw"): [
        "That Jessica Kennedy's or Bella Kosmala's secondment made London Voter Registration Week is not told: the "
        "week is credited to the HOPE not Hate secondee.",
        "No source says that Jessica Kennedy's secondment from Migrants Organise brought about London Voter "
        "Registration "
        "Week.",
        "It breaks between steps 1 and 2: the sentence on London Voter Registration Week credits Elisabeth Pop's "
        "secondment from HOPE not Hate.",
    ],
    ("west-yorkshire-citizens", "commitment-brabin-ghost-buses"): [
        "No source says that West Yorkshire Citizens brought about the commitment “Tracy Brabin to support "
        "an ask to cut "
        "ghost buses”.",
        "It breaks at step 3.",
    ],
    ("mayoral-assembly-2016", "lvrw"): [
        "The record holds no pathway of influence from London Citizens Mayoral Accountability Assembly "
        "2016 to London Voter Registration Week.",
    ],
}


@pytest.mark.parametrize("ends", FIRST_PAGES, ids="-".join)
def test_the_first_page_gives_the_verdict_that_a_careful_reader_would(ends: tuple[str, str]) -> None:
    report = pathway_report(RECORD, trace(RECORD, *ends), EDITION)
    assert list(map(plain_text, report.key)) == FIRST_PAGES[ends]


def items(start: str, end: str, section: str) -> list[str]:
    """The items of the lists in a section of a report."""
    report = pathway_report(RECORD, trace(RECORD, start, end), EDITION)
    (found,) = (part for _, _, part in report.numbered_sections() if part.id == section)
    texts = [item for block in found.blocks if isinstance(block, Bullets) for item in block.items]
    return [plain_text(item).replace("\u00a0", " ") for item in texts]


def test_the_worked_example_breaks_between_the_commitment_and_the_post() -> None:
    post, promise = "“Deputy Mayor for Social …”", "the commitment “all mayoral candidates to …”"
    assert items("citizens-uk", "lvrw", "breaks") == [
        f"Step 3, from {promise} to {post}: no source says it; it is inferred here that one came after the other, and "
        "no more.",
        f"Step 4, from {post} to CII: no source says it; it is inferred here, for a reason given.",
        "Step 5, from CII to LVRW: it is an opinion, told by one voice.",
    ]


def test_what_breaks_a_chain_names_shared_work_and_whom_a_sentence_credits() -> None:
    assert items("trust-for-london", "lvrw", "breaks")[-1] == (
        "Between steps 1 and 2: Citizenship and Integration Initiative is the work of many; that Trust for London "
        "had a part in step 2 is not said."
    )
    assert items("secondment-jessica-kennedy", "lvrw", "breaks") == [
        "Step 2, from “Voter registration and political …” to LVRW: the same "
        "sentence names who did it, Elisabeth Pop's secondment from HOPE not Hate."
    ]


def test_what_would_mend_shared_work_is_a_source_that_names_the_first_thing() -> None:
    assert items("trust-for-london", "lvrw", "change")[1] == (
        "A source that says what “Trust for London”, and not only “CII”, had to do with step 2 would join the two."
    )
    assert items("secondment-jessica-kennedy", "lvrw", "change")[0] == (
        "A source that says what “Voter registration and political …” did for “LVRW” besides “Elisabeth Pop's "
        "secondment from HOPE not Hate”, to whom the sentence gives it, would mend step 2."
    )


def test_a_pathway_that_ends_at_a_promise_says_so_on_the_first_page() -> None:
    report = pathway_report(RECORD, trace(RECORD, "london-citizens", "commitment-khan-living-hours"), EDITION)
    lines = [
        plain_text(block.text).replace("\u00a0", " ")
        for block in report.sections[0].blocks
        if isinstance(block, Paragraph) and block.tone == "warn"
    ]
    assert lines == [
        "The pathway ends at a promise of which nobody has said whether it was kept: the commitment "
        "“Sadiq Khan to double …”."
    ]


@pytest.mark.parametrize("id", ["sadiq-khan", "assembly-tyne-and-wear-2024", "lvrw", "outcome-gla-hesitation-ended"])
@pytest.mark.parametrize("format", EACH_FORMAT)
def test_a_person_an_assembly_a_campaign_and_an_outcome_can_be_written_in_every_format(id: str, format: str) -> None:
    assert write(thing_report(RECORD, id, EDITION), format)


def test_the_assembly_lists_each_ask_with_the_answers_given() -> None:
    report = thing_report(RECORD, "assembly-tyne-and-wear-2024", EDITION)
    (section,) = (section for section in report.sections if section.id == "promises")
    assert section.title == "Asks and answers"
    rows = [[plain_text(cell) for cell in row] for block in section.blocks for row in getattr(block, "rows", ())]
    transport = next(
        row for row in rows if row[0] == "Ask: free public transport for people on means-tested benefits · ask"
    )
    assert "Jamie Driscoll: yes" in transport[2]
