"""What a map shows, and that it says what it leaves out."""

from __future__ import annotations

import pytest

from civicgraph.visualisations.map.selection import most_connected, neighbourhood

from ..small_record import small_record

RECORD = small_record()


def test_a_small_record_is_shown_whole_and_without_notes() -> None:
    selection = most_connected(RECORD, 800)
    assert selection.things == tuple(sorted(RECORD.things))
    assert selection.notes == ()


def test_beyond_the_limit_the_most_connected_stay_and_the_rest_is_counted() -> None:
    selection = most_connected(RECORD, 3)
    assert set(selection.things) == {"fees-ask", "guide", "secondment"}
    assert selection.notes == ("This map shows the 3 most connected of 34 things; 31 are left out.",)


def test_one_step_around_an_ask() -> None:
    selection = neighbourhood(RECORD, "assembly", 1, 300)
    assert set(selection.things) == {"assembly", "fees-ask", "northmere"}
    assert selection.around == "assembly"
    assert selection.notes == (
        "This map shows what is within 1 step of Mayoral Accountability Assembly 2016: 3 things.",
        "31 things of the record further away left out.",
    )  # fmt: skip


def test_the_nearest_and_then_the_most_connected_fill_the_limit() -> None:
    selection = neighbourhood(RECORD, "assembly", 2, 4)
    assert {"assembly", "fees-ask", "northmere"} < set(selection.things)
    assert "fees-commitment" in selection.things, "of two steps away, the most connected"
    assert any("within that distance left out" in note for note in selection.notes)


def test_what_is_left_out_adds_up() -> None:
    everything = len(RECORD.things)
    for limit in (1, 5, 12):
        selection = neighbourhood(RECORD, "fees-ask", 2, limit)
        counts = [int(word) for note in selection.notes[1:] for word in note.split()[:1]]
        assert len(selection.things) == limit
        assert limit + sum(counts) == everything


def test_no_steps_is_the_thing_alone() -> None:
    assert neighbourhood(RECORD, "guide", 0, 300).things == ("guide",)


def test_an_unknown_thing_is_refused() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        neighbourhood(RECORD, "nowhere", 2, 300)
