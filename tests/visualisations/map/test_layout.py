"""Positions: a ladder from left to right, the same every time, nothing on top of another, and places that stay."""

from __future__ import annotations

import json
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from civicgraph import UsageError
from civicgraph.visualisations.map.layout import compute_positions, update_positions

LINKS = [("mayor", f"promise-{n}") for n in range(8)] + [("alliance", f"ask-{n}") for n in range(8)]
COLUMNS = {"mayor": 0, "alliance": 0, "nobody": 0} | {f"ask-{n}": 1 for n in range(8)} | {
    f"promise-{n}": 2 for n in range(8)
}  # fmt: skip


def test_same_things_same_places_in_any_order() -> None:
    backwards = {id: COLUMNS[id] for id in reversed(COLUMNS)}
    assert compute_positions(COLUMNS, LINKS) == compute_positions(backwards, [(b, a) for a, b in reversed(LINKS)])


@pytest.mark.parametrize("many", [1, 10, 100, 1000])
def test_no_two_things_overlap(many: int) -> None:
    places = compute_positions(COLUMNS | {f"more-{n}": n % 7 for n in range(many)}, LINKS)
    assert min(dist(a, b) for a, b in combinations(places.values(), 2)) > 44


def test_columns_stand_from_left_to_right() -> None:
    places = compute_positions(COLUMNS | {f"more-{n}": n % 7 for n in range(300)}, LINKS)
    columns = COLUMNS | {f"more-{n}": n % 7 for n in range(300)}
    for column in range(6):
        right = max(places[id][0] for id in columns if columns[id] == column)
        assert right < min(places[id][0] for id in columns if columns[id] == column + 1)


def test_related_things_stand_at_about_the_same_height() -> None:
    links = [(f"a-{n}", f"b-{(n * 7) % 12}") for n in range(12)]
    places = compute_positions({f"a-{n}": 0 for n in range(12)} | {f"b-{n}": 1 for n in range(12)}, links)
    apart = [abs(places[a][1] - places[b][1]) for a, b in links]
    assert sum(apart) / len(apart) < 70


@pytest.mark.parametrize("links", [[], [("a", "a")], [("a", "stranger")]])
def test_links_that_join_nothing_are_no_trouble(links: list[tuple[str, str]]) -> None:
    assert compute_positions({"a": 3}, links).keys() == {"a"}


def test_nothing_has_no_places() -> None:
    assert compute_positions({}, []) == {}


def test_known_things_keep_their_places_and_a_new_one_takes_a_free_one_in_its_column() -> None:
    known = compute_positions(COLUMNS, LINKS)
    places = compute_positions(COLUMNS | {"promise-new": 2}, [*LINKS, ("mayor", "promise-new")], known=known)
    assert {id: places[id] for id in known} == known
    assert places["promise-new"] not in known.values()
    assert places["promise-new"][0] > max(places[id][0] for id in COLUMNS if COLUMNS[id] == 1)


def test_the_file_keeps_places_from_one_build_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "positions.json"
    first = update_positions(path, COLUMNS, LINKS)
    grown = update_positions(path, COLUMNS | {"new": 1}, [*LINKS, ("new", "alliance")])
    assert {id: grown[id] for id in first} == first
    assert update_positions(path, COLUMNS, LINKS) == first
    assert "new" in json.loads(path.read_text("utf-8")), "a thing that is gone may come back to its place"
    assert [file.name for file in tmp_path.iterdir()] == ["positions.json"]


@pytest.mark.parametrize("content", ['{"mayor": "here"}', "[", "[]", '{"a": 1}', '{"a": [1e999, NaN]}', "<html>"])
def test_a_file_that_is_no_positions_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "positions.json"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=r"positions\.json.*delete it"):
        update_positions(path, COLUMNS, LINKS)
    assert path.read_text("utf-8") == content
