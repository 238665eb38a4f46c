"""Positions: the same every time, nothing on top of another, related things near, and places that stay."""

from __future__ import annotations

import json
from itertools import combinations
from math import dist
from pathlib import Path
from statistics import mean

import pytest

from civicgraph.visualisations.layout import kept_positions, positions

TWO_STARS = [("mayor", f"promise-{n}") for n in range(8)] + [("alliance", f"ask-{n}") for n in range(8)]
LINKS = [*TWO_STARS, ("mayor", "alliance")]
SIZES = {id: 9.0 for link in LINKS for id in link} | {"mayor": 20.0, "nobody": 6.0, "lonely-a": 6.0, "lonely-b": 6.0}


def test_same_things_same_places_in_any_order() -> None:
    backwards = {id: SIZES[id] for id in reversed(SIZES)}
    assert positions(SIZES, LINKS) == positions(backwards, [(b, a) for a, b in reversed(LINKS)])


def test_no_two_things_overlap() -> None:
    places = positions(SIZES, LINKS)
    assert places.keys() == SIZES.keys()
    for a, b in combinations(places, 2):
        assert dist(places[a], places[b]) > SIZES[a] + SIZES[b], (a, b)


def test_related_things_are_nearer_than_unrelated_ones() -> None:
    places = positions(SIZES, LINKS)
    near = mean(dist(places["mayor"], places[f"promise-{n}"]) for n in range(8))
    far = mean(dist(places["mayor"], places[f"ask-{n}"]) for n in range(8))
    assert near < far


def test_things_without_relations_stand_below_the_map() -> None:
    places = positions(SIZES, LINKS)
    lowest = max(places[id][1] for link in LINKS for id in link)
    assert min(places[id][1] for id in ("nobody", "lonely-a", "lonely-b")) > lowest


def test_an_outlier_is_pulled_in() -> None:
    chain = [("mayor", "far-0")] + [(f"far-{n}", f"far-{n + 1}") for n in range(30)]
    links = [*LINKS, *chain]
    places = positions(dict.fromkeys({id for link in links for id in link}, 8.0), links)
    distances = sorted(dist(place, (0, 0)) for place in places.values())
    assert distances[-1] < 5 * distances[len(distances) // 2]


@pytest.mark.parametrize("links", [[], [("a", "a")], [("a", "stranger")]])
def test_links_that_join_nothing_are_no_trouble(links: list[tuple[str, str]]) -> None:
    assert positions({"a": 8.0}, links).keys() == {"a"}


def test_nothing_has_no_places() -> None:
    assert positions({}, []) == {}


def test_known_things_keep_their_places_and_a_new_one_stands_by_its_neighbour() -> None:
    known = positions(SIZES, LINKS)
    places = positions(SIZES | {"promise-new": 9.0}, [*LINKS, ("mayor", "promise-new")], known=known)
    assert {id: places[id] for id in known} == known
    nearest = min(known, key=lambda id: dist(known[id], places["promise-new"]))
    assert dist(places["promise-new"], places["mayor"]) < 120
    assert dist(places["promise-new"], places[nearest]) > SIZES[nearest] + 9.0


def test_new_things_that_know_only_each_other_are_placed_too() -> None:
    known = positions(SIZES, LINKS)
    places = positions(SIZES | {"x": 9.0, "y": 9.0}, [*LINKS, ("x", "y")], known=known)
    assert dist(places["x"], places["y"]) > 18


def test_the_file_keeps_places_from_one_build_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "positions.json"
    first = kept_positions(path, SIZES, LINKS)
    grown = kept_positions(path, SIZES | {"new": 9.0}, [*LINKS, ("new", "alliance")])
    assert {id: grown[id] for id in first} == first
    assert kept_positions(path, SIZES, LINKS) == first
    assert "new" in json.loads(path.read_text("utf-8")), "a thing that is gone may come back to its place"
    assert [file.name for file in tmp_path.iterdir()] == ["positions.json"]


def test_a_file_that_is_no_positions_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "positions.json"
    path.write_text('{"mayor": "here"}', "utf-8")
    with pytest.raises(ValueError, match=r"positions\.json.*delete it"):
        kept_positions(path, SIZES, LINKS)
    assert path.read_text("utf-8") == '{"mayor": "here"}'
