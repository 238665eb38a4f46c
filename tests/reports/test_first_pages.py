"""The first page of a report on each kind of subject, word for word: who, what, when, with whom, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from civicgraph import Dataset, trace
from civicgraph.graph.record import Record
from civicgraph.reports.blocks import Bullets, Facts, Paragraph, Report, plain_text
from civicgraph.reports.content import pathway_report
from civicgraph.reports.method import Edition
from civicgraph.reports.thing_content import thing_report

from ..confidential import SECRET, write_confidential
from .first_pages import PAGES

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Record]:
    """The shipped record and three others: of interviews in Greek, of a harbour, and with what is confidential."""
    limani = write_confidential(tmp_path_factory.mktemp("limani"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVICGRAPH_CACHE", str(limani.cache))
        return {
            "shipped": Dataset.shipped().record(),
            "interviews": Dataset.at(str(TESTS / "interviews")).record(),
            "harbour": Dataset.at(str(TESTS / "harbour")).record(),
            "limani": limani.dataset().record(),
        }


def report_on(record: Record, ids: tuple[str, ...]) -> Report:
    """The report on a pathway between two things, or on one."""
    edition = Edition("0", record.hash, record.origin, "civicgraph report")
    if len(ids) == 1:
        return thing_report(record, ids[0], edition)
    return pathway_report(record, trace(record, *ids), edition)


def first_page(report: Report) -> list[str]:
    """What stands in the box and in the first section."""
    said = [plain_text(one) for one in report.key]
    for block in report.sections[0].blocks:
        match block:
            case Facts():
                said += [f"{term}: {plain_text(meaning)}" for term, meaning in block.pairs]
            case Bullets():
                said += [f"- {plain_text(item)}" for item in block.items]
            case Paragraph():
                said.append(plain_text(block.text))
    return [line.replace("\u00a0", " ") for line in said]


@pytest.mark.parametrize("kind", PAGES)
def test_the_first_page_answers_who_what_when_with_whom_and_how_sure(kind: str, records: Mapping[str, Record]) -> None:
    name, ids, said = PAGES[kind]
    assert first_page(report_on(records[name], ids)) == said


@pytest.mark.parametrize("kind", PAGES)
def test_what_follows_is_a_drawing_where_there_is_something_to_draw(kind: str, records: Mapping[str, Record]) -> None:
    name, ids, _ = PAGES[kind]
    report = report_on(records[name], ids)
    drawn = report.sections[1].id in ("pathway", "picture")
    assert drawn == (kind not in ("nothing found", "a chain to somebody"))
    assert report.contents_after == ("2" if drawn else "1")


def test_a_fund_names_its_funders_before_any_chain(records: Mapping[str, Record]) -> None:
    report = report_on(records["shipped"], ("cii",))
    ids = [section.id for section in report.sections]
    assert ids.index("claims") < ids.index("origins") and "steps" not in ids
    assert "funded by City Bridge Trust, Paul Hamlyn Foundation" in first_page(report)[1]


def test_a_report_on_somebody_to_whom_nothing_leads_has_what_they_promised(records: Mapping[str, Record]) -> None:
    report = report_on(records["shipped"], ("ask-london-2024", "sadiq-khan"))
    (promises,) = (section for section in report.sections if section.id == "promises")
    rows = [plain_text(row[0]) for block in promises.blocks for row in getattr(block, "rows", ())]
    assert "Commitment: Sadiq Khan to co-run a London-wide ESOL day · commitment" in rows


def test_nothing_told_in_confidence_is_on_a_page(records: Mapping[str, Record]) -> None:
    for ids in (("dockers", "lift-used"), ("lift-promise",), ("lift",)):
        assert SECRET.casefold() not in str(report_on(records["limani"], ids)).casefold()
