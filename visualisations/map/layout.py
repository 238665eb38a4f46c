"""Where things stand on the ladder from left to right: the order of heights in which the page draws them.

Each thing stands in the column of its rung, from who acts, over what was asked, answered, set up and delivered, to
what came of it; related things stand at about the same height. Positions can be kept in a JSON file, so that a map
does not jump when the record grows.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Mapping
from itertools import chain
from math import ceil, sqrt
from pathlib import Path

from ...graph.errors import UsageError
from ...graph.files.folders import read_file
from ...graph.nesting import loads
from ...graph.writing import write

Point = tuple[float, float]
ThingPair = tuple[str, str]

CELL = (62.0, 56.0)  # the space of one thing, across and down
WIDE_CELL = (120.0, 64.0)  # the same on a small map, where names can be read
SMALL_MAP = 150
COLUMN_GAP = 100.0  # from one column to the next
ASPECT = 0.7  # cells across for each down; the space between columns makes up for it
SWEEPS = 24  # of moving each thing to the height of its neighbours; more changes little


def compute_positions(
    columns: Mapping[str, int], links: Iterable[ThingPair], *, known: Mapping[str, Point] | None = None
) -> dict[str, Point]:
    """A place for every thing, the same for the same things and links.

    Parameters
    ----------
    columns
        The column of each thing, from the left, by its id.
    links
        Pairs of ids; a pair may come more than once and then counts for more.
    known
        Places that are kept. Things without one take free places in their own column.

    Examples
    --------
    >>> compute_positions({"ask": 0, "promise": 1}, [("ask", "promise")])
    {'ask': (0.0, 64.0), 'promise': (220.0, 64.0)}
    """
    near: dict[str, list[str]] = {id: [] for id in sorted(columns)}
    for a, b in sorted((min(link), max(link)) for link in links if link[0] != link[1] and {*link} <= columns.keys()):
        near[a].append(b)
        near[b].append(a)
    heights = _heights(columns, near)
    kept = {id: known[id] for id in near if known and id in known}
    return kept | _fill_columns(columns, heights, kept)


def update_positions(path: Path, columns: Mapping[str, int], links: Iterable[ThingPair]) -> dict[str, Point]:
    """Positions that build on those in a JSON file, and are written back to it.

    Things that have gone keep their line in the file: they may come back. The file is replaced at one stroke.

    Raises
    ------
    UsageError
        The file holds something else than positions, or cannot be written.
    """
    stored = read_positions(path)
    places = compute_positions(columns, links, known=stored)
    lines = ",\n".join(f"{json.dumps(id)}: {json.dumps(at)}" for id, at in sorted((stored | places).items()))
    try:
        write(str(path), f"{{\n{lines}\n}}\n".encode())
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
    return places


def read_positions(path: Path) -> dict[str, Point]:
    """The positions in a JSON file; none where there is no such file.

    Raises
    ------
    DataError
        The file cannot be read.
    UsageError
        It holds something else than positions.
    """
    try:
        found = loads(read_file(str(path)).decode("utf-8-sig")) if os.path.lexists(path) else {}
        places = {str(id): (float(x), float(y)) for id, (x, y) in found.items()}
    except (AttributeError, TypeError, ValueError):
        places = {"": (math.nan, math.nan)}
    if not all(map(math.isfinite, chain.from_iterable(places.values()))):
        raise UsageError(f"{path} holds no positions of things: name another file or delete it")
    return places


def _heights(columns: Mapping[str, int], near: Mapping[str, list[str]]) -> dict[str, float]:
    """For each thing a height from 0 to 1 that is close to those of its neighbours.

    Sweep by sweep each thing takes the mean height of its neighbours, and each column is then spread out evenly
    again. A neighbour of many counts for less: what everything is joined to says little of where a thing belongs.
    """
    members: dict[int, list[str]] = {}
    for id in _by_nearness(near):
        members.setdefault(columns[id], []).append(id)
    heights = {id: (n + 0.5) / len(ids) for ids in members.values() for n, id in enumerate(ids)}
    for _ in range(SWEEPS):
        wanted = {id: _mean_height(id, heights, near) for id in heights}
        for ids in members.values():
            ids.sort(key=lambda id: (wanted[id], id))
            heights |= {id: (n + 0.5) / len(ids) for n, id in enumerate(ids)}
    return heights


def _mean_height(id: str, heights: Mapping[str, float], near: Mapping[str, list[str]]) -> float:
    weights = [(heights[other], 1 / len(near[other])) for other in near[id]]
    own = 0.3 / max(1, len(weights))  # a little weight of its own keeps sweeps from swinging
    return (own * heights[id] + sum(height * weight for height, weight in weights)) / (
        own + sum(weight for _, weight in weights)
    )


def _by_nearness(near: Mapping[str, list[str]]) -> list[str]:
    """All things, those that hang together one after another: the larger webs first, each from its centre outwards."""
    order: dict[str, None] = {}
    for start in sorted(near, key=lambda id: (-len(near[id]), id)):
        ring = [start]
        while ring:
            order |= dict.fromkeys(ring)
            ring = [id for id in dict.fromkeys(other for one in ring for other in near[one]) if id not in order]
    return list(order)


def _fill_columns(
    columns: Mapping[str, int], heights: Mapping[str, float], kept: Mapping[str, Point]
) -> dict[str, Point]:
    """Places for the things that have none: the columns filled row by row, in order of height."""
    cell = WIDE_CELL if len(columns) <= SMALL_MAP else CELL
    rows = max(1, ceil(sqrt(len(columns) / ASPECT * cell[0] / cell[1])))
    places: dict[str, Point] = {}
    left = 0.0
    for column in sorted(set(columns.values())):
        ids = sorted((id for id in columns if columns[id] == column), key=lambda id: (heights[id], id))
        side = ceil(len(ids) / rows)
        across = min(cell[0] * side, cell[0] * rows)
        taken = {_cell(kept[id], left, cell) for id in ids if id in kept}
        new = [id for id in ids if id not in kept]
        free = _free_cells(side, taken, len(new), centred=not taken and (rows - ceil(len(ids) / side)) / 2)
        places |= {
            id: (round(left + x * cell[0], 1), round(y * cell[1], 1)) for id, (x, y) in zip(new, free, strict=True)
        }
        left += across + COLUMN_GAP
    return places


def _cell(place: Point, left: float, cell: Point) -> tuple[int, int]:
    return round((place[0] - left) / cell[0]), round(place[1] / cell[1])


def _free_cells(side: int, taken: set[tuple[int, int]], count: int, centred: float) -> list[tuple[float, float]]:
    """So many free cells of a column ``side`` cells wide, row by row; an all free column is centred on the others."""
    found: list[tuple[float, float]] = []
    row = 0
    while len(found) < count:
        found += [(x, row + centred) for x in range(side) if (x, row) not in taken][: count - len(found)]
        row += 1
    return found
