"""The workbook: what it holds, what comes back of it, and what a person changes in it."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, UsageError
from civicgraph.api.results.exchange import ImportResult
from civicgraph.graph.exchange.joined_lists import join_list, split_list

from ...confidential import secrets_in, write_confidential
from ...examples import examples
from ...workspace import Workspace, write_workspace

EVIDENCE = {"Anchor": "promised a bus", "Summary": "The report says so in its list.", "Line": "5"}


def export(workspace: Workspace, change: Callable[[Any], None] = lambda book: None) -> Path:
    """The workbook of a workspace, changed as a person would with another program."""
    book = openpyxl.load_workbook(io.BytesIO(workspace.dataset().export("xlsx").content))
    change(book)
    path = workspace.root.parent / "taken.xlsx"
    book.save(path)
    return path


def take_back(workspace: Workspace, path: Path) -> ImportResult:
    return workspace.dataset().import_file(str(path))


def set_cell(book: Any, sheet: str, id: str, column: str, value: object) -> None:
    page = book[sheet]
    heads = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == id)
    page.cell(row[0].row, heads.index(column) + 1).value = value


def add_card(book: Any, sheet: str, **cells: object) -> None:
    heads = [cell.value for cell in book[sheet][1]]
    given = {"Source": "source/report", **EVIDENCE, **{name.replace("_", " "): value for name, value in cells.items()}}
    assert given.keys() <= set(heads), given.keys() - set(heads)
    book[sheet].append([given.get(head) for head in heads])


def added_claims(found: ImportResult) -> set[tuple[str, str, str, str]]:
    """The claims that an import adds: subject, predicate, object or value, and when."""
    claims = [one.entry for one in found.plan.changes if one.section == "claims" and one.entry and not one.path]
    return {
        (one.text("subject"), one.text("predicate"), one.text("object") or one.text("value"), one.text("when"))
        for one in claims
    }


@pytest.mark.parametrize("write", [write_workspace])
def test_what_nobody_changed_changes_nothing(tmp_path: Path, write: Callable[[Path], Workspace]) -> None:
    workspace = write(tmp_path)
    found = take_back(workspace, export(workspace))
    assert found.plan.changes == [] and found.files == [] and list(found.report.refused) == []


@pytest.mark.slow
def test_the_shipped_record_comes_back_as_it_is(tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(Dataset.shipped().root, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (root / "civicgraph.toml").write_text('base = "https://w3id.org/civicgraph/id/"\n')
    path = tmp_path / "book.xlsx"
    Dataset.at(str(root)).export("xlsx").write(str(path))
    found = Dataset.at(str(root)).import_file(str(path))
    assert found.plan.changes == []
    assert found.report.written["unchanged claims"] == len(Dataset.shipped().record().claims)


def test_only_the_lines_of_what_changed_are_written(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        set_cell(book, "Things", "night-bus", "name", "The night bus N7")
        set_cell(book, "Things", "night-bus", "aliases", 'N7; "bus; night"')
        set_cell(book, "Claims", "claim/report/led-to", "wording", "hedged")

    before = {path: path.read_text("utf-8") for path in workspace.root.rglob("*.yaml")}
    found = take_back(workspace, export(workspace, change))
    assert found.report.written["changed things"] == 1 and found.report.written["changed claims"] == 1
    found.write()
    after = {path: path.read_text("utf-8") for path in before}
    changed = [
        (old, new)
        for path in before
        for old, new in zip(before[path].splitlines(), after[path].splitlines(), strict=False)
        if old != new
    ]
    assert ("    wording: inferred", "    wording: hedged") in changed
    assert len(changed) < 6 and not any("harbour-council" in new for _, new in changed)
    record = workspace.dataset().record()
    assert record.things["night-bus"].name == "The night bus N7"
    assert record.things["night-bus"].aliases == ("N7", "bus; night")
    assert record.claims["claim/report/led-to"].wording == "hedged"


def test_a_row_changed_on_both_sides_is_a_decision(workspace: Workspace) -> None:
    path = export(workspace, lambda book: set_cell(book, "Things", "night-bus", "name", "Bus A"))
    workspace.change("things.yaml", workspace.dataset().record().things["night-bus"].name, "Bus B")
    found = take_back(workspace, path)
    assert [one.what for one in found.report.to_decide] == [
        "a thing was changed here and in the file; it stays as it is here: look at name"
    ]
    assert found.plan.changes == []


def test_what_was_changed_here_since_stays(workspace: Workspace) -> None:
    path = export(workspace)
    workspace.change("things.yaml", workspace.dataset().record().things["night-bus"].name, "Bus B")
    found = take_back(workspace, path)
    assert found.plan.changes == [] and found.report.written["things kept as they are here"] == 1


def test_a_row_that_was_deleted_is_told_and_stays(workspace: Workspace) -> None:
    def delete(book: Any) -> None:
        page = book["Claims"]
        row = next(row[0].row for row in page.iter_rows(min_row=2) if row[0].value == "claim/report/led-to")
        page.delete_rows(row)

    found = take_back(workspace, export(workspace, delete))
    assert found.plan.changes == []
    assert [one.places for one in found.report.to_decide] == [("claim/report/led-to",)]


CARDS: list[tuple[str, dict[str, object], set[tuple[str, str, str, str]]]] = [
    (
        "Ask",
        {"Ask": "More trams", "Asked_by": "harbour-council; Tram Club", "Put_to": "harbour-council", "When": "2024-03"},
        {
            ("harbour-council", "asked", "more-trams", "2024-03"),
            ("tram-club", "asked", "more-trams", "2024-03"),
            ("more-trams", "putTo", "harbour-council", "2024-03"),
        },
    ),
    (
        "Grant",
        {"Grant": "G1", "Given_by": "Harbour Fund", "Awarded_to": "Elm Alliance", "Amount": 42, "Currency": "GBP"},
        {
            ("harbour-fund", "funded", "g1", ""),
            ("g1", "awardedTo", "elm-alliance", ""),
            ("g1", "amount", "42", ""),
        },
    ),
    (
        "Promise",
        {"Promise": "Trams by 2028", "Promised_by": "harbour-council", "Deadline": "2028"},
        {
            ("harbour-council", "made", "trams-by-2028", ""),
            ("trams-by-2028", "deadline", "2028", ""),
        },
    ),
    (
        "Post holding",
        {"Person": "Ada Okoye", "Post": "Chair of trams", "Of": "harbour-council", "When": "2020/2022"},
        {
            ("ada-okoye", "heldPost", "chair-of-trams", "2020/2022"),
            ("chair-of-trams", "postIn", "harbour-council", ""),
        },
    ),
    (
        "Outcome",
        {"Outcome": "More people ride", "Who_changed": "Riders", "Why_it_matters": "It is how they get to work"},
        {
            ("more-people-ride", "changeIn", "riders", ""),
            ("more-people-ride", "significance", "It is how they get to work", ""),
        },
    ),
    (
        "Influence",
        {"What_came_first": "night-bus", "Relation": "ledTo", "What_came_of_it": "bus-fund", "When": "2024"},
        {("night-bus", "ledTo", "bus-fund", "2024")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "cells", "expected"), CARDS, ids=[card for card, _, _ in CARDS])
def test_a_card_comes_to_a_thing_and_its_claims(
    workspace: Workspace, sheet: str, cells: dict[str, object], expected: set[tuple[str, str, str, str]]
) -> None:
    path = export(workspace, lambda book: add_card(book, sheet, **cells))
    found = take_back(workspace, path)
    assert list(found.report.refused) == [] and added_claims(found) == expected
    found.write()
    Dataset.at(str(workspace.root)).check()
    again = take_back(workspace, path)
    assert added_claims(again) == set(), "the same workbook taken back again adds nothing"


def test_each_fault_is_told_by_its_cell(workspace: Workspace) -> None:
    def spoil(book: Any) -> None:
        add_card(book, "Ask", Ask="Trams", Target="many", When="soon", Source="no such source")
        add_card(book, "Answer", Answer="Yes", To_the_ask="Trams", What_it_came_to="perhaps")
        book["Ask"].append([None, "somebody"])

    found = take_back(workspace, export(workspace, spoil))
    told = {place: one.what for one in found.report.refused for place in one.places}
    assert told["Ask!F2"] == "a figure is written in digits, such as 1500 or 2.5"
    assert told["Ask!H2"] == "a date is written as 2016, 2016-11 or 2018-10/.."
    assert told["Ask!I2"] == "this is no source of the record: add it on the sheet Sources"
    assert told["Answer!D2"].startswith("one of absent, no, non-committal, partly, yes")
    assert told["Ask!A3"] == "Ask is needed"
    assert found.plan.changes == []


def test_what_does_not_pass_comes_as_a_draft(workspace: Workspace) -> None:
    found = take_back(workspace, export(workspace, lambda book: add_card(
        book, "Ask", Ask="Trams", Asked_by="harbour-council", Anchor="words that are nowhere there")))  # fmt: skip
    assert "anchor not found in source/report" in " ".join(one.what for one in found.report.refused)
    found.write()
    data = workspace.dataset()
    assert len(data.drafts()) == 1
    assert data.check().warnings, "it is a draft, and no error"


def test_every_cell_is_text_and_no_formula_is_run(workspace: Workspace) -> None:
    workspace.change("things.yaml", workspace.dataset().record().things["night-bus"].name, '"=1+1"')
    content = workspace.dataset().export("xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"} and any(cell.value == "=1+1" for cell in cells)
    assert take_back(workspace, export(workspace)).plan.changes == []


def test_nothing_confidential_is_in_it(tmp_path: Path) -> None:
    workspace = write_confidential(tmp_path)
    path = tmp_path / "made.xlsx"
    workspace.dataset().export("xlsx").write(str(path))
    assert secrets_in(path.read_bytes()) == []


def test_a_damaged_workbook_is_refused_in_one_line(workspace: Workspace) -> None:
    content = workspace.dataset().export("xlsx").content
    path = workspace.root.parent / "cut.xlsx"
    for length in (0, 3, len(content) // 3, len(content) - 40):
        path.write_bytes(content[:length])
        with pytest.raises(UsageError, match=r"cut\.xlsx: ") as refusal:
            workspace.dataset().import_file(str(path))
        assert "\n" not in str(refusal.value)


@given(st.lists(st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1), max_size=5))
def test_a_list_in_a_cell_comes_back(values: list[str]) -> None:
    assert split_list(join_list(values)) == values


TEXTS = st.text(st.characters(codec="utf-8", blacklist_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60).filter(
    lambda text: any(letter.isalnum() for letter in text)
)


@examples(25)
@given(name=TEXTS, description=TEXTS, aliases=st.lists(TEXTS, max_size=3, unique=True))
def test_whatever_is_typed_into_cells_is_what_the_files_say(
    tmp_path_factory: pytest.TempPathFactory, name: str, description: str, aliases: list[str]
) -> None:
    workspace = write_workspace(tmp_path_factory.mktemp("typed"))

    def change(book: Any) -> None:
        for key, value in (("name", name), ("description", description), ("aliases", join_list(aliases) or None)):
            cell_before(book, key, value)

    def cell_before(book: Any, key: str, value: str | None) -> None:
        page = book["Things"]
        heads = [cell.value for cell in page[1]]
        row = next(row for row in page.iter_rows(min_row=2) if row[0].value == "night-bus")
        cell = page.cell(row[0].row, heads.index(key) + 1)
        cell.value = value
        if value is not None:
            cell.data_type = "s"

    path = export(workspace, change)
    take_back(workspace, path).write()
    from civicgraph.graph.exchange.workspace_entries import workspace_entries

    data = workspace.dataset()
    found = workspace_entries(data.files, data.vocabulary).by_id["night-bus"].said
    assert found["name"] == " ".join(name.split())
    assert found["description"] == " ".join(description.split())
    assert take_back(workspace, path).plan.changes == []


@pytest.mark.slow
def test_libreoffice_opens_it_and_what_it_saves_comes_back(workspace: Workspace) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        pytest.skip("LibreOffice is not installed here")
    path = export(workspace)
    saved = workspace.root.parent / "saved"
    subprocess.run(
        [program, f"-env:UserInstallation=file://{workspace.root.parent}/office", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(saved), str(path)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = take_back(workspace, saved / path.name)
    assert found.plan.changes == [] and list(found.report.to_decide) == []


def add_row(book: Any, sheet: str, **cells: object) -> None:
    heads = [cell.value for cell in book[sheet][1]]
    book[sheet].append([cells.get(str(head)) for head in heads])


def test_a_row_that_cannot_be_is_refused_by_its_cell_and_nothing_of_it_is_written(workspace: Workspace) -> None:
    def spoil(book: Any) -> None:
        add_row(book, "Sources", id="letter two", title="A letter")
        add_row(book, "Things", id="tram", type="Persn", name="Tram")
        add_row(book, "Things", id="bo", type="Person")
        add_row(
            book,
            "Claims",
            id="claim/report/x",
            source="source/report",
            subject="night-bus",
            predicate="ledto",
            object="bus-fund",
            wording="said",
            modality="done",
            anchor="promised a bus",
            summary="It led to it.",
        )
        add_row(book, "Claims", id="claim/report/x", summary="Another place.")
        set_cell(book, "Claims", "claim/report/led-to", "status", "gone")

    before = {path: path.read_bytes() for path in workspace.root.rglob("*.yaml")}
    found = take_back(workspace, export(workspace, spoil))
    told = {place: one.what for one in found.report.refused for place in one.places}
    rows = {name: page.max_row for name, page in ((one.title, one) for one in openpyxl.load_workbook(
        workspace.root.parent / "taken.xlsx"))}  # fmt: skip
    assert told == {
        f"Sources!A{rows['Sources']}": "'letter two' cannot be an id: use words of a to z and 0 to 9, joined by - or /",
        f"Things!B{rows['Things'] - 1}": "Persn is no type; did you mean Person?",
        f"Things!C{rows['Things']}": "name is needed",
        f"Claims!F{rows['Claims'] - 1}": "ledto is no relation; did you mean ledTo?",
        f"Claims!O{rows['Claims'] - 1}": "said is no code: contested, hedged, inferred, opinion, stated are",
        next(place for place in told if place.startswith("Claims!W")): "status is draft or retracted, or nothing",
    }
    assert found.plan.changes == [] and list(found.report.to_decide) == []
    found.write()
    assert {path: path.read_bytes() for path in workspace.root.rglob("*.yaml")} == before


def test_a_new_source_with_what_it_says_passes(workspace: Workspace) -> None:
    def add(book: Any) -> None:
        add_row(book, "Sources", id="source/letter", title="A letter to the council")
        add_card(book, "Ask", Ask="More trams", Asked_by="elm-street-alliance", Source="A letter to the council",
                 Anchor="more trams for us all", Summary="The letter asks for trams.", Line=None)  # fmt: skip

    take_back(workspace, export(workspace, add)).write()
    workspace.dataset().check()
    claim = workspace.dataset().record().claims["claim/letter/elm-street-alliance-asked-more-trams"]
    assert workspace.dataset().record().name(claim.voice) == "the author of “A letter to the council”"


def test_a_column_of_ones_own_is_told_and_not_written(workspace: Workspace) -> None:
    def add(book: Any) -> None:
        page = book["Things"]
        page.cell(1, page.max_column + 1).value = "My remark"
        page.cell(2, page.max_column).value = "ask Ada"

    found = take_back(workspace, export(workspace, add))
    assert [(one.what, one.places) for one in found.report.left_out] == [
        ("columns that no key has", ("Things!My remark",))
    ]
    assert found.plan.changes == []
