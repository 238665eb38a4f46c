"""The chart of promises: each number is that of the ledger, each bar as long as its number, and zero is a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph import Dataset
from civicgraph.graph.ledger.filters import LedgerFilters
from civicgraph.graph.ledger.ledger import ledger
from civicgraph.graph.record import Record
from civicgraph.visualisations.figures.ledger import GROUPINGS, ledger_figure, tallies

from ...promises import northmere
from .figure_reading import (
    HOSTILE,
    check_geometry,
    check_hostile,
    groups,
    parse_svg,
    rename_all,
    shuffle,
    squeeze,
    text_of,
    title_and_description,
)

SHIPPED = Dataset.shipped().record()
COUNCILS = LedgerFilters(source="source/london-councils-pledges")


@pytest.fixture
def made_up(tmp_path: Path) -> Record:
    """The record of Northmere."""
    return northmere(tmp_path).dataset().record()


def counts(svg: str) -> list[tuple[str, ...]]:
    """The five numbers of each row."""
    found = [text_of(count) for count in groups(parse_svg(svg), "count")]
    return [tuple(found[i : i + 5]) for i in range(0, len(found), 5)]


def test_the_numbers_of_a_small_record_are_those_counted_by_hand(made_up: Record) -> None:
    svg = ledger_figure(made_up, per="candidate")
    check_geometry(svg)
    names = [row.get("data-about") for row in groups(parse_svg(svg), "row")]
    # promises, with a figure, with a deadline, assessed, not yet assessed
    assert dict(zip(names, counts(svg), strict=True)) == {
        "council": ("4", "1", "0", "0", "4"),
        "ada-cole": ("1", "1", "1", "1", "0"),
        "candidates": ("1", "0", "1", "0", "1"),
    }
    assert squeeze("6 promises: 2 with a figure, 2 with a deadline, 1 assessed") in text_of(parse_svg(svg))
    assert squeeze("500 homes: kept in part") in text_of(parse_svg(svg))


def test_a_promise_that_is_only_denied_is_counted_for_nobody(made_up: Record) -> None:
    assert "ben-dunn" not in {one.id for one in tallies(ledger(made_up, group_by="candidate"))}


@pytest.mark.parametrize("per", sorted(GROUPINGS))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_row_of_the_shipped_ledger_is_drawn_and_adds_up(per: str, theme: str) -> None:
    svg = ledger_figure(SHIPPED, per=per, limit=99, theme=theme)
    check_geometry(svg)
    rows = tallies(ledger(SHIPPED, group_by=per))
    assert [tuple(f"{count:,}" for count in one.counts) for one in rows] == counts(svg)
    for one in rows:
        assert (SHIPPED.name(one.id) if one.id else "") in title_and_description(parse_svg(svg))
        assert one.assessed + one.unassessed == len(one.promises)


def test_bars_are_as_long_as_their_numbers() -> None:
    root = parse_svg(ledger_figure(SHIPPED, COUNCILS))
    lengths = []
    for count in groups(root, "count"):
        wide = [float(bar.get("width", "0")) for bar in count.iter() if (bar.get("class") or "").startswith("bar ")]
        lengths.append((int(text_of(count)), wide[0] if wide else 0.0))
    unit = max(wide for _, wide in lengths) / max(number for number, _ in lengths)
    assert all(wide == pytest.approx(number * unit, abs=0.01) for number, wide in lengths)


def test_the_london_councils_pledges_stand_in_the_areas_that_they_are_about() -> None:
    svg = ledger_figure(SHIPPED, COUNCILS)
    assert [row[0] for row in counts(svg)][:-1] == [
        "13",
        "10",
        "9",
        "8",
        "6",
        "5",
        "4",
        "3",
        "1",
    ]  # 55 points of the page, four twice
    assert counts(svg)[-1][0] == "1"  # the pledges taken together
    assert squeeze("No area on record") in text_of(groups(parse_svg(svg), "row")[-1])


def test_what_is_left_out_is_counted() -> None:
    text = text_of(parse_svg(ledger_figure(SHIPPED, COUNCILS, limit=3)))
    assert squeeze("Only the first 3 rows are drawn; 7 rows left out, of 28 promises.") in text


def test_no_promise_is_said_to_be_none(made_up: Record) -> None:
    svg = ledger_figure(made_up, LedgerFilters(by="cy-eno"))
    check_geometry(svg)
    assert squeeze("The record holds no such promise of Cy Eno") in text_of(parse_svg(svg))


def test_unknown_groupings_are_refused() -> None:
    with pytest.raises(ValueError, match="no grouping 'moon'"):
        ledger_figure(SHIPPED, per="moon")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_place(made_up: Record, name: str) -> None:
    check_hostile(ledger_figure(rename_all(made_up, name), per="candidate"), name)


def test_same_input_same_bytes() -> None:
    assert ledger_figure(shuffle(SHIPPED)) == ledger_figure(SHIPPED)
