"""What people write above the names of columns: every reader of spreadsheets finds these below, and says so."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from civicgraph import UsageError
from civicgraph.graph.exchange.sheets import sheet_of

from ...examples import some
from .read_in import begin_workspace, sentences, workbook_of

TABLES = {
    "360giving": [
        ["Identifier", "Title", "Currency", "Amount Awarded", "Award Date", "Funding Org:Name", "Recipient Org:Name"],
        ["360G-h-1", "A café, for all", "GBP", "4200", "2023-03-04", "Harbour Fund", "Elm Club"],
        ["360G-h-2", "A bus", "GBP", "1000", "2023-03-04", "Harbour Fund", "Elm Street Alliance"],
    ],
    "kumu": [
        ["From", "To", "Direction", "Label"],
        ["Harbour Fund", "A café", "directed", "funded"],
        ["Elm Club", "A café", "directed", "supported"],
    ],
    "causal-map": [
        ["from_label", "to_label", "statement_id", "source_id", "quote"],
        ["More rain", "A flood", "1", "S1", "it rained, and so it flooded"],
        ["A flood", "No bus", "2", "S1", "then the bus did not run"],
    ],
    "littlesis": [
        ["name", "primary_ext", "blurb", "website"],
        ["Ada Okoye", "Person", "the chair", "https://elm.example/ada"],
        ["Elm Club", "Org", "a club", "https://elm.example"],
    ],
}
FORMS = {format: [",", ";", "\t", *([] if format == "littlesis" else ["xlsx"])] for format in TABLES}
TOPS: dict[str, list[list[str]]] = {
    "a title": [["All that we know, of 2023"]],
    "a title and an empty row": [["All that we know"], []],
    "two lines": [["All that we know"], ["as of 4 March 2024"], []],
    "who made it and when": [["Publisher", "Harbour Fund"], ["Updated", "2024-03-04"], []],
}


def as_csv(rows: list[list[str]], separator: str) -> bytes:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode()


CASES = [(format, form, top) for format in TABLES for form in FORMS[format] for top in TOPS]


@pytest.mark.parametrize(("format", "form", "top"), some(CASES, 3))
def test_names_of_columns_are_found_below_what_stands_above_them(
    tmp_path: Path, format: str, form: str, top: str
) -> None:
    rows, above = TABLES[format], TOPS[top]
    data = begin_workspace(tmp_path)
    found = []
    for name, whole in (("plain", rows), ("titled", above + rows)):
        path = tmp_path / f"{name}.{'xlsx' if form == 'xlsx' else 'csv'}"
        path.write_bytes(workbook_of({"Connections": whole}) if form == "xlsx" else as_csv(whole, form))
        found.append(data.import_file(str(path), name="a"))
    plain, titled = found
    assert titled.report.format == plain.report.format == format
    assert titled.report.read == plain.report.read
    both = [sentences(one.plan.bundle, between_things=True) for one in found]
    assert both[0] == both[1]
    said = {one.what: one.places for one in titled.report.guessed}
    where = "Connections, row" if form == "xlsx" else "row"
    filled = [(number, row) for number, row in enumerate(above, 1) if row]
    assert said.pop("rows above the names of columns are a title") == tuple(
        f"{where} {number}: {' '.join(row)}" for number, row in filled
    )
    assert [one.what for one in plain.report.guessed] == [*said]
    things = titled.plan.bundle.things.values()
    numbers = {int(one.place.rpartition(" ")[2]) for one in things if "row" in one.place}
    assert numbers <= set(range(len(above) + 2, len(above) + len(rows) + 1))


def test_what_excel_says_of_its_separator_is_no_row_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "grants.csv"
    path.write_bytes(b"sep=;\r\n" + as_csv(TABLES["360giving"], ";"))
    found = begin_workspace(tmp_path).import_file(str(path))
    assert (found.report.format, found.report.read["grants"]) == ("360giving", 2)


def test_how_letters_and_cells_were_told_apart_is_told(tmp_path: Path) -> None:
    path = tmp_path / "grants.csv"
    path.write_bytes(as_csv(TABLES["360giving"], ";").decode().encode("cp1252"))
    data = begin_workspace(tmp_path)
    guessed = [one.what for one in data.import_file(str(path)).report.guessed]
    assert "cells are told apart by ;" in guessed
    assert [one for one in guessed if one.startswith("read as windows-125")]
    said = [one.what for one in data.import_file(str(path), encoding="cp1252").report.guessed]
    assert not [one for one in said if one.startswith("read as")]


def test_rows_of_figures_are_no_names_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(as_csv([["All that we know"], ["1", "2", "3"], ["4", "5", "6"]], ","))
    with pytest.raises(UsageError, match="of no format that is read here"):
        begin_workspace(tmp_path).import_file(str(path))
    assert sheet_of("", 0, [["Name"], ["Ada"], ["Bo"]]).columns == ["Name"]
    assert sheet_of("", 0, [["Name", "Age"], ["Ada", "3", "x", "y", "z"]]).above == ()
