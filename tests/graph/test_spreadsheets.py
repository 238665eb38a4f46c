"""CSV for people runs nothing."""

from __future__ import annotations

import csv
import io

import pytest

from civicgraph.graph.spreadsheets import neutralise, plain_cell, sheet


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1"])
def test_what_a_spreadsheet_would_run_stands_behind_an_apostrophe(cell: str) -> None:
    assert neutralise(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["'=1", "''+1", "=1", "-", "'Tis", "'", "", "1=1"])
def test_an_apostrophe_of_the_text_itself_comes_back(cell: str) -> None:
    assert plain_cell(neutralise(cell)) == cell


@pytest.mark.parametrize("cell", ["", "1=1", " =1", "'Tis", "a-b", "–1"])
def test_all_else_stays_as_it_is(cell: str) -> None:
    assert neutralise(cell) == cell


def test_a_sheet_is_csv_with_the_line_ends_of_spreadsheets() -> None:
    text = sheet(["a", "b"], [["1, 2", 'say "x"'], ["é\nü", ""]])
    assert text.startswith('a,b\r\n"1, 2","say ""x"""\r\n')
    assert list(csv.reader(io.StringIO(text, newline="")))[2] == ["é\nü", ""]
