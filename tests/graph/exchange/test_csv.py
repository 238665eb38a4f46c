"""The tables for spreadsheets, and those for programs as the reader of CSV on the Web knows them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from civicgraph import Dataset, Record

from ...workspace import Workspace
from ..random_records import shared_records
from .written import HOSTILE, hostile_record, remark_counts, taken_back, write_record

NAMES = ("sources", "voices", "things", "claims", "evidence", "caveats", "tests")


def table(content: bytes) -> list[dict[str, str]]:
    """The rows of a file by their first column, as a program reads it that takes UTF-8 with or without its mark."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_what_is_told_of_the_night_bus(workspace: Workspace) -> None:
    files = workspace.dataset().export("csv").files
    assert set(files) == {"sources.csv", "voices.csv", "things.csv", "claims.csv", "evidence.csv", "caveats.csv",
                          "about.csv"}  # fmt: skip
    assert all(content.startswith(b"\xef\xbb\xbf") and b"\r\n" in content for content in files.values())
    claims = {row["id"]: row for row in table(files["claims.csv"])}
    assert {name: text for name, text in claims["claim/report/no-answer"].items() if text} == {
        "id": "claim/report/no-answer",
        "sentence": "The promise of a night bus responded to the ask “A night bus to Elm Street” (DISPUTED)",
        "status": "disputes", "subject": "promise-night-bus", "subject_name": "Promise of a night bus",
        "relation": "respondedTo", "reads": "responded to", "object": "ask-night-bus",
        "object_name": "A night bus to Elm Street", "wording": "stated", "modality": "done", "polarity": "disputes",
        "kind": "influence", "voice": "voice/report/author", "voice_name": "the report", "source": "source/report",
        "source_title": "The night bus: a report",
    }  # fmt: skip
    signed = claims["claim/minutes/signatures"]
    assert [signed[name] for name in ("object", "value", "unit", "qualifier")] == ["", "300", "people", "about"]
    assert claims["claim/minutes/answer-yes"]["object_code"] == "answer:yes"
    made = claims["claim/report/made"]
    assert [made[name] for name in ("earliest_start", "latest_start", "earliest_end", "latest_end")] == [
        "2021-01-01", "2021-01-31", "2021-02-01", "2021-02-28"
    ]  # fmt: skip
    places = [row for row in table(files["evidence.csv"]) if row["claim"] == "claim/report/made"]
    assert [(row["id"], row["anchor"], row["line"]) for row in places] == [
        ("claim/report/made/evidence/1", "The council promised a bus", "1"),
        ("claim/report/made/evidence/2", "promised a bus", "5"),
    ]
    (caveat,) = table(files["caveats.csv"])
    assert (caveat["concerns_things"], caveat["concerns_claims"]) == ("night-bus", "claim/report/led-to")


def test_a_spreadsheet_runs_no_cell_and_a_program_gets_it_as_it_is() -> None:
    done = write_record(hostile_record(), "csv")
    (first, _) = table(done.files["things.csv"])
    assert first["name"] == f"'{HOSTILE}" and first["aliases"] == '\'@alias; "-1; 2"'
    assert remark_counts(done.report.guessed) == {"a cell that a spreadsheet would run has an apostrophe before it": 10}
    (first, _) = table(write_record(hostile_record(), "csvw").files["things.csv"])
    assert first["name"] == HOSTILE and first["aliases"] == "@alias|-1; 2"


def test_what_was_taken_back_is_there_and_says_so() -> None:
    done = write_record(taken_back(hostile_record(), "claim/c01"), "csv")
    first, second = table(done.files["claims.csv"])
    assert (first["status"], first["retracted"], first["retraction"]) == ("taken back", "2026-01-02", "wrong page")
    assert first["sentence"].endswith("(RETRACTED 2 January 2026: wrong page)") and second["status"] == "stands"
    assert done.report.written["taken back"] == 1 and done.report.written["claims"] == 1


def test_the_tables_are_as_long_as_the_record() -> None:
    data = Dataset.shipped()
    record, done = data.record(), data.export("csvw")
    rows = {name: len(table(done.files[f"{name}.csv"])) for name in NAMES}
    assert [rows[name] for name in ("sources", "voices", "things", "claims", "caveats", "tests")] == [
        len(record.sources), len(record.voices), len(record.things), len(record.claims), len(record.caveats),
        len(record.tests),
    ]  # fmt: skip
    places = [len(one.evidence) for one in record.claims.values()]
    places += [len(one.evidence) for one in record.caveats.values()]
    places += [len(one.evidence) for one in record.tests.values()]
    assert rows["evidence"] == sum(places)
    assert done.report.read == done.report.written
    assert not list(done.report.left_out)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The shipped record's folder, as the package csvw reads it."""
    csvw = pytest.importorskip("csvw")
    folder: Path = tmp_path_factory.mktemp("csvw")
    for name, content in Dataset.shipped().export("csvw").files.items():
        (folder / name).write_bytes(content)
    return csvw.TableGroup.from_file(folder / "csv-metadata.json")


@pytest.mark.slow
def test_every_reference_leads_to_a_row_and_every_cell_is_of_its_kind(described: Any) -> None:
    assert described.check_referential_integrity()
    rows = {one.local_name: list(one.iterdicts(strict=True)) for one in described.tables}
    assert len(rows["claims.csv"]) == 2973
    assert next(row for row in rows["voices.csv"] if row["id"] == "voice/as24/author")["party_to"][0] == (
        "assemblies-spring-2024"
    )
    assert isinstance(rows["evidence.csv"][0]["line"], int) and rows["sources.csv"][0]["confidential"] is False
    assert described.common_props["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}


def test_every_column_is_described_in_order() -> None:
    files = Dataset.shipped().export("csvw").files
    for one in json.loads(files["csv-metadata.json"])["tables"]:
        head = files[one["url"]].split(b"\r\n", 1)[0].decode()
        assert head.split(",") == [column["name"] for column in one["tableSchema"]["columns"]]
    assert len(files) == 10 and not files["claims.csv"].startswith(b"\xef\xbb\xbf")


@given(shared_records())
def test_what_is_written_is_what_is_read(record: Record) -> None:
    rows = table(write_record(record, "csvw").files["claims.csv"])
    fields = (
        "id",
        "subject",
        "object",
        "value",
        "when",
        "wording",
        "modality",
        "polarity",
        "voice",
        "source",
        "reason",
    )
    assert [tuple(row[name] for name in fields) for row in rows] == [
        tuple(getattr(one, name) for name in fields) for one in sorted(record.claims.values())
    ]
