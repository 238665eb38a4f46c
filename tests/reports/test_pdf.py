"""The PDF, read back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from civicgraph.reports.blocks import Paragraph, Report, Section, text
from civicgraph.reports.pdf import write

from .written import pdf_pages, sample, written_report


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
    pages = pdf_pages(written_report("six", "pdf")).pages
    contents = " ".join(page.extract_text() for page in pages[:3]).replace("\n", " ").replace("\u00a0", " ")
    number = next(
        n for n, page in enumerate(pages, 1) if "How to cite and reproduce it\nCite as" in page.extract_text()
    )
    assert f"How to cite and reproduce it ({number})" in " ".join(contents.split())


def test_the_file_names_nobody_and_no_time_of_its_making() -> None:
    found = pdf_pages(written_report("six", "pdf"))
    assert found.metadata.title == sample()[2].title
    assert not found.metadata.author or found.metadata.author == "anonymous"
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
