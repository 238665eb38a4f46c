"""The PDF, read back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from civicgraph.reports.blocks import Imprint, Paragraph, Report, Run, Section, Table, text
from civicgraph.reports.pdf import write

from .written import EDITION, pdf_pages, sample, written_report


def titles(outline: Any) -> list[str]:
    """Bookmarks in order, those below others included."""
    return [t for one in outline for t in (titles(one) if isinstance(one, list) else [one.title])]


def short(*words: str) -> Report:
    """A report of one section with a paragraph for each text."""
    return Report(
        "k", "T", "s", "a · b", (text("key"),), (Section("s", "S", tuple(Paragraph(text(w)) for w in words)),)
    )


def test_every_section_is_a_bookmark_in_order() -> None:
    report, found = sample()[2], pdf_pages(written_report("six", "pdf"))
    assert titles(found.outline) == [f"{n}  {one.title}" for n, _, one in report.numbered_sections()]


def test_the_contents_give_the_page_on_which_a_section_begins() -> None:
    report, found = sample()[2], pdf_pages(written_report("six", "pdf"))
    text = " ".join(" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in found.pages)
    pages = {
        one.title: found.get_destination_page_number(one) + 1 for one in found.outline if not isinstance(one, list)
    }
    rows = [f"{number} {section.title} {pages[f'{number}  {section.title}']}" for number, section in report.contents]
    assert f"Contents {' '.join(rows)} " in text
    assert len(set(pages.values())) > 5


@pytest.mark.parametrize("name", ["six", "twelve"])
def test_no_heading_stands_at_the_foot_of_a_page(name: str) -> None:
    """Nothing but the page's own foot follows the last heading of a page, if that were so, by the report's titles."""
    report = sample(name)[2]
    heads = {f"{number} {section.title}" for number, _, section in report.numbered_sections()}
    for page in pdf_pages(written_report(name, "pdf")).pages:
        lines = [" ".join(line.split()) for line in page.extract_text().splitlines() if line.strip()]
        above_foot = [line for line in lines if EDITION.version not in line and not line.isdecimal()]
        assert above_foot[-1] not in heads


def test_an_id_is_broken_where_its_parts_end() -> None:
    long = "claim/a-source-of-a-long-name/and-what-it-claims-of-a-thing-that-has-a-long-name-too"
    table = Table("T", ("A", "B"), ((text(Run(long, "code")), text("b")),), (30, 70))
    lines = (
        pdf_pages(write(Report("k", "T", "s", "a", (text("k"),), (Section("s", "S", (table,)),))))
        .pages[0]
        .extract_text()
    )
    parts = [line for line in lines.splitlines() if len(line) > 5 and line in long]
    assert "".join(parts) == long and len(parts) > 1
    assert all(part.endswith(("/", "-")) for part in parts[:-1])


def test_the_file_names_who_made_the_data_and_no_time_of_its_making() -> None:
    found = pdf_pages(written_report("six", "pdf"))
    assert found.metadata.title == sample()[2].title
    assert found.metadata.author == EDITION.about.creator
    assert found.metadata.creation_date_raw.startswith("D:2000")
    assert found.trailer["/Root"]["/Lang"] == "en-GB"


def test_fonts_are_embedded() -> None:
    for page in pdf_pages(written_report("six", "pdf")).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()
            described = inner.get("/FontDescriptor") or inner.get("/DescendantFonts", [{}])[0].get("/FontDescriptor")
            assert inner["/BaseFont"] in ("/Helvetica",) or described is not None


def test_letters_that_no_font_has_are_marked_and_the_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("civicgraph.reports.pdf_fonts.font_for", lambda letter: "")
    told = pdf_pages(write(short("Łódź and Αθήνα stay, 東京 does not."))).pages[0].extract_text()
    assert "Łódź and Αθήνα stay, ■■ does not." in told
    assert "fonts lack are shown as ■" in told


def test_no_note_on_letters_where_all_can_be_shown() -> None:
    assert "fonts lack" not in pdf_pages(write(short("All plain."))).pages[0].extract_text()


def test_a_text_longer_than_a_page_and_a_word_longer_than_a_line_still_fit() -> None:
    report = short("word " * 4000, "x" * 3000)
    assert len(pdf_pages(write(report)).pages) > 3
    assert len(pdf_pages(write(replace(report, title="y" * 400))).pages) > 3


@pytest.mark.parametrize(
    ("issued", "day"), [("2026", "20260101"), ("2026-03", "20260301"), ("2025-11-30", "20251130"), ("", "20000101")]
)
def test_a_file_is_of_the_day_of_its_data(issued: str, day: str) -> None:
    report = short("A")
    made = pdf_pages(write(replace(report, imprint=Imprint(issued=issued))))
    assert made.metadata.creation_date_raw.startswith(f"D:{day}")


@pytest.mark.parametrize("lines", range(30, 62, 4))
def test_the_last_section_is_not_divided(lines: int) -> None:
    """However far the page above it is filled."""
    first = Section("a", "A", tuple(Paragraph(text(f"Line {number}")) for number in range(lines)))
    last = Section("z", "The end", tuple(Paragraph(text(f"End {number}")) for number in range(6)))
    pages = pdf_pages(write(Report("k", "T", "s", "a", (text("key"),), (first, last)))).pages
    assert {"End 0", "End 5"} <= {line.strip() for line in pages[len(pages) - 1].extract_text().splitlines()}
