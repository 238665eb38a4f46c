"""Markdown: what data says is never markup."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from civicgraph.reports.blocks import Bullets, Paragraph, Report, Run, Section, Table, text
from civicgraph.reports.markdown import escape_markdown, write

from .written import hostile, sample


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    for report in (sample()[2], hostile()[1]):
        for table in re.findall(r"(?:^\|.*\n)+", write(report), re.MULTILINE):
            widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
            assert len(widths) == 1


def test_headings_are_those_of_the_sections_in_order() -> None:
    report = sample()[2]
    found = [line for line in write(report).splitlines() if re.match(r"#+ [\d.]+ ", line)]
    assert found == [
        f"{'#' * (depth + 1)} {n} {escape_markdown(one.title)}" for n, depth, one in report.numbered_sections()
    ]


@given(st.text(max_size=60))
def test_no_text_opens_markup_or_leaves_its_line(words: str) -> None:
    found = escape_markdown(words)
    assert "\n" not in found
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>*_`\[\]|]", found)


@given(st.text(min_size=1, max_size=30))
def test_a_paragraph_never_begins_a_list_or_a_heading(words: str) -> None:
    said = text(Run(words))
    section = Section("s", "S", (Paragraph(said), Bullets((said,)), Table("c", ("a",), ((said,),), (100,))))
    body = write(Report("k", "t", "s", "a", (), (section,))).split("## 1 S\n\n", 1)[1]
    assert not re.match(r"(#|[-+] |\d+[.)] |=)", body)
