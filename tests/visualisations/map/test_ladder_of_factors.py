"""Causes and effects that people name stand in a column of their own, and their traces miss no rung of a ladder."""

from __future__ import annotations

from civicgraph import trace
from civicgraph.visualisations.map.ladder import COLUMNS, column

from ...graph.by_hand import record

FACTORS = record("rain ledTo harvest\nharvest ledTo/less debt", dict.fromkeys(("rain", "harvest", "debt"), "Factor"))


def test_factors_stand_in_their_own_column() -> None:
    assert {COLUMNS[column(FACTORS, id)] for id in FACTORS.things} == {"Causes and effects"}
    assert COLUMNS[column(record("rain ledTo harvest", {"harvest": "Outcome"}), "harvest")] == "What came of it"


def test_a_trace_of_factors_misses_no_rung() -> None:
    assert [one.code for one in trace(FACTORS, "rain", "debt").gap_findings if "rungs" in one.code] == []
    on_ladder = record("rain ledTo harvest", {"rain": "Factor", "harvest": "Outcome"})
    assert [one.code for one in trace(on_ladder, "rain", "harvest").gap_findings if "rungs" in one.code] == [
        "gap.rungs"
    ]
