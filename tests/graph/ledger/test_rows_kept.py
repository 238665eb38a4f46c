"""Rows are read once for a record, and never taken for another's."""

from __future__ import annotations

from dataclasses import replace

from civicgraph import Dataset
from civicgraph.graph.ledger.rows import rows


def test_rows_are_read_once_for_a_record_and_anew_for_another() -> None:
    record = Dataset.shipped().record()
    first = rows(record)
    assert rows(record) is first
    fewer = replace(record, things={id: thing for id, thing in record.things.items() if thing.type != "Pledge"})
    assert {row.kind for row in rows(record)} - {row.kind for row in rows(fewer)} == {"pledge"}
    assert rows(record) == first
