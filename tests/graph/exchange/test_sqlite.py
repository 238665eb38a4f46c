"""The database, as SQLite itself checks it and answers from it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given

from civicgraph import Dataset, Record

from ...workspace import Workspace
from ..random_records import shared_records
from .written import HOSTILE, hostile_record, taken_back, write_record


@contextmanager
def database(content: bytes) -> Iterator[sqlite3.Connection]:
    """A database from its bytes, for reading."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        yield base


def test_it_is_whole_and_every_reference_leads_to_a_row(tmp_path: Path) -> None:
    path = tmp_path / "civic.db"
    path.write_bytes(Dataset.shipped().export("sqlite").content)
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA freelist_count").fetchone() == (0,)
        for name in ("things", "claims", "evidence", "caveats", "sources"):
            base.execute(f"INSERT INTO {name}_fts({name}_fts, rank) VALUES ('integrity-check', 1)")
        references = {
            (table, row[3], row[2])
            for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for row in base.execute(f"PRAGMA foreign_key_list({table})")
        }
    assert {
        ("claims", "subject", "things"), ("claims", "object", "things"), ("claims", "voice", "voices"),
        ("claims", "source", "sources"), ("evidence", "claim", "claims"), ("evidence", "source", "sources"),
        ("voices", "source", "sources"), ("voices_party_to", "party_to", "things"),
        ("caveats_concerns_claims", "concerns_claims", "claims"), ("tests_bears_on_claims", "id", "tests"),
    } <= references  # fmt: skip


def test_it_holds_as_many_rows_as_the_record() -> None:
    data = Dataset.shipped()
    record, done = data.record(), data.export("sqlite")
    with database(done.content) as base:
        for name in ("things", "claims", "caveats", "tests", "voices", "sources"):
            assert base.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(getattr(record, name)),)
        assert base.execute("SELECT count(*) FROM caveats_concerns_claims").fetchone() == (
            sum(id in record.claims for one in record.caveats.values() for id in one.concerns),
        )
    assert done.report.read == done.report.written


def test_what_is_told_of_the_night_bus(workspace: Workspace) -> None:
    with database(workspace.dataset().export("sqlite").content) as base:
        who = """SELECT s.name, c.relation, o.name, v.name, e.anchor, e.line FROM claims c
                 JOIN things s ON s.id = c.subject JOIN things o ON o.id = c.object JOIN voices v ON v.id = c.voice
                 JOIN evidence e ON e.claim = c.id WHERE c.id = 'claim/minutes/thanks-to-us'"""
        assert base.execute(who).fetchall() == [
            ("Elm Street night bus", "dependedOn", "A night bus to Elm Street", "the chair, at the meeting",
             "no bus without us", 6),
        ]  # fmt: skip
        answers = "SELECT id FROM {} WHERE relation = 'respondedTo' ORDER BY id"
        assert base.execute(answers.format("claims")).fetchall() == [
            ("claim/minutes/answered",), ("claim/report/no-answer",)
        ]  # fmt: skip
        assert base.execute(answers.format("asserted_claims")).fetchall() == [("claim/minutes/answered",)]
        (aliases,) = base.execute("SELECT aliases FROM things WHERE id = 'elm-street-alliance'").fetchone()
        assert json.loads(aliases) == ["ESA", "the Elm Streeters"]
        assert dict(base.execute("SELECT id, value FROM about"))["base"] == "https://example.org/harbour/"


def test_names_summaries_and_anchors_are_found_by_their_words(workspace: Workspace) -> None:
    with database(workspace.dataset().export("sqlite").content) as base:

        def search(table: str, words: str) -> list[tuple[str]]:
            return base.execute(
                f"SELECT id FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?) "
                "ORDER BY id", (words,)
            ).fetchall()  # fmt: skip

        assert search("things", "streeters") == [("elm-street-alliance",)]
        assert search("evidence", "three hundred") == [("claim/minutes/signatures/evidence/1",)]
        assert search("evidence", '"no bus"') == [("claim/minutes/thanks-to-us/evidence/1",)]
        assert search("caveats", "planned") == [("caveat/report/planned-before",)]


@pytest.mark.parametrize("table", ["things", "claims", "evidence", "caveats", "sources"])
def test_datasette_finds_the_table_of_words(table: str) -> None:
    """By the way in which it looks for one: the content of a virtual table, in double quotes."""
    with database(write_record(hostile_record(), "sqlite").content) as base:
        words = f'%VIRTUAL TABLE%USING FTS%content="{table}"%'
        where = "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?"
        assert base.execute(where, (words,)).fetchall() == [(f"{table}_fts",)]


def test_what_was_taken_back_is_there_and_says_so() -> None:
    with database(write_record(taken_back(hostile_record(), "claim/c01"), "sqlite").content) as base:
        assert base.execute("SELECT id, status, retraction FROM claims").fetchall() == [
            ("claim/c01", "taken back", "wrong page"), ("claim/c02", "stands", None)
        ]  # fmt: skip
        assert base.execute("SELECT id FROM asserted_claims").fetchall() == [("claim/c02",)]


def test_every_letter_is_kept() -> None:
    with database(write_record(hostile_record(), "sqlite").content) as base:
        assert base.execute("SELECT name FROM things WHERE id = 'a'").fetchone() == (HOSTILE,)


@given(shared_records())
def test_what_is_written_is_what_is_read(record: Record) -> None:
    fields = ("id", "subject", "object", "when", "wording", "modality", "polarity", "voice", "source")
    columns = ", ".join(f"ifnull(\"{name}\", '')" for name in fields)
    with database(write_record(record, "sqlite").content) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute(f"SELECT {columns} FROM claims ORDER BY id").fetchall() == [
            tuple(getattr(one, name) for name in fields) for one in sorted(record.claims.values())
        ]
