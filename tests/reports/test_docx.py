"""The Word file, read back."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn

from .written import docx_page, sample, written_report


@pytest.mark.parametrize("name", ["six", "twelve", "hostile"])
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    page = docx_page(written_report(name, "docx"))
    levels = [int(p.style.name[-1]) for p in page.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_heading_is_left_at_the_foot_of_a_page() -> None:
    page = docx_page(written_report("six", "docx"))
    heads = {p.style.name: p.style for p in page.paragraphs if p.style.name.startswith(("Heading", "TOC"))}
    assert {"Heading 1", "TOC Heading"} <= heads.keys()
    assert all(style.paragraph_format.keep_with_next for style in heads.values())


def test_links_inside_lead_to_bookmarks_that_exist_once() -> None:
    body = docx_page(written_report("six", "docx")).element.body
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    anchors = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} - {None}
    assert len(names) == len(set(names))
    assert anchors and anchors <= set(names)


def test_tables_repeat_their_head_and_the_figure_is_told_in_words() -> None:
    page = docx_page(written_report("six", "docx"))
    assert page.tables
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in page.tables)
    (picture,) = page.inline_shapes
    assert len(picture._inline.docPr.get("descr")) > 100


def test_the_file_names_who_made_the_data_and_no_time_of_its_making() -> None:
    content = written_report("six", "docx")
    told = docx_page(content).core_properties
    assert (told.title, told.author) == (sample()[2].title, "The Northmere group")
    assert (told.last_modified_by, told.comments) == ("civicgraph", "")
    assert told.identifier == "data 5eed5eed5eed · civicgraph 9.8.7"
    with ZipFile(BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_contents_are_a_field_that_word_makes_anew_and_names_the_sections_until_then() -> None:
    report, page = sample()[2], docx_page(written_report("six", "docx"))
    marks = [one.get(qn("w:fldCharType")) for one in page.element.body.iter(qn("w:fldChar"))]
    (told,) = (one.text for one in page.element.body.iter(qn("w:instrText")))
    assert (marks, told.split()[0]) == (["begin", "separate", "end"], "TOC")
    listed = ["".join(run.text or "" for run in line._p.iter(qn("w:t"))) for line in page.paragraphs
              if line.style.name == "toc 1"]  # fmt: skip
    assert listed == [f"{number}\u00a0\u00a0{section.title}" for number, section in report.contents]


def test_links_out_are_web_addresses_only() -> None:
    relations = docx_page(written_report("hostile", "docx")).part.rels.values()
    assert all(one.target_ref.startswith(("https://", "http://")) for one in relations if one.is_external)


def test_the_contents_stand_before_the_drawing_which_takes_a_page() -> None:
    heads = [(p.style.name, p.text[:2]) for p in docx_page(written_report("six", "docx")).paragraphs]
    order = [name for name, words in heads if name == "TOC Heading" or (name == "Heading 1" and words[0] in "12")]
    assert order[:3] == ["Heading 1", "TOC Heading", "Heading 1"]
