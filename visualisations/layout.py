"""Where things stand on the map: computed here, so that the page only draws.

Linked things draw near each other (ForceAtlas2), far outliers are pulled in and overlapping ones pushed apart.
Positions can be kept in a JSON file, so that a map does not jump when the record grows.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from math import atan2, cos, hypot, pi, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

Point = tuple[float, float]
Link = tuple[str, str]

ROOM = 86.0  # side of the square that one thing has to itself, on average
GAP = 13.0  # clear space kept around a thing
WIDE = 1.1  # maps are looked at on wide screens
TURNS = 110  # of the force layout; more changes little


def positions(
    sizes: Mapping[str, float], links: Iterable[Link], *, known: Mapping[str, Point] | None = None, seed: int = 7
) -> dict[str, Point]:
    """A place for every thing, the same for the same things and links.

    Parameters
    ----------
    sizes
        The radius of each thing by its id.
    links
        Pairs of ids; a pair may come more than once and then pulls harder.
    known
        Places that are kept. Things without one are put near their neighbours.
    """
    pairs = sorted((min(link), max(link)) for link in links if link[0] != link[1] and {*link} <= sizes.keys())
    kept = {id: known[id] for id in sorted(sizes) if id in known} if known else {}
    places = _beside(kept, sizes, pairs) if kept else _fresh(sorted(sizes), pairs, seed)
    return _apart(places, sizes, set(kept))


def kept_positions(path: Path, sizes: Mapping[str, float], links: Iterable[Link]) -> dict[str, Point]:
    """Positions that build on those in a JSON file, and are written back to it.

    Things that have gone keep their line in the file: they may come back. The file is replaced at one stroke.

    Raises
    ------
    ValueError
        The file holds something else than positions.
    """
    stored = stored_positions(path)
    places = positions(sizes, links, known=stored)
    lines = ",\n".join(f"{json.dumps(id)}: {json.dumps(at)}" for id, at in sorted((stored | places).items()))
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    draft.write_text(f"{{\n{lines}\n}}\n", "utf-8")
    draft.replace(path)
    return places


def stored_positions(path: Path) -> dict[str, Point]:
    if not path.exists():
        return {}
    try:
        return {str(id): (float(x), float(y)) for id, (x, y) in json.loads(path.read_text("utf-8")).items()}
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{path} holds no positions of things: name another file or delete it") from error


def _fresh(ids: list[str], pairs: list[Link], seed: int) -> dict[str, Point]:
    """The largest web of related things in the middle, and smaller webs and lone things in rows below it."""
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(ids)
    for a, b in pairs:
        graph.add_edge(a, b, weight=min(3, graph.get_edge_data(a, b, {"weight": 0})["weight"] + 1))
    webs = sorted((sorted(web) for web in networkx.connected_components(graph)), key=lambda web: (-len(web), web))
    blocks = [_web(graph.subgraph(web), web, seed) for web in webs]
    return _below(blocks[0], blocks[1:]) if blocks else {}


def _web(graph: networkx.Graph[str], ids: list[str], seed: int) -> dict[str, Point]:
    import networkx

    if len(ids) == 1:
        return {ids[0]: (0.0, 0.0)}
    # The order in which networkx meets things decides where they start.
    ordered: networkx.Graph[str] = networkx.Graph()
    ordered.add_nodes_from(ids)
    ordered.add_weighted_edges_from(sorted((min(a, b), max(a, b), graph[a][b]["weight"]) for a, b in graph.edges()))
    raw = networkx.forceatlas2_layout(
        ordered, max_iter=TURNS, seed=seed, weight="weight", scaling_ratio=3.0, gravity=1.6
    )
    return _scaled({id: (float(raw[id][0]), float(raw[id][1])) for id in ids})


def _scaled(places: Mapping[str, Point]) -> dict[str, Point]:
    """Centred, outliers pulled in, lying on its long side, and as large as so many things need."""
    middle_x = sum(x for x, _ in places.values()) / len(places)
    middle_y = sum(y for _, y in places.values()) / len(places)
    turn = _long_axis([(x - middle_x, y - middle_y) for x, y in places.values()])
    centred = {id: _turned(x - middle_x, y - middle_y, -turn) for id, (x, y) in places.items()}
    stretch = _stretch(list(centred.values()))
    centred = {id: (x * stretch, y / stretch) for id, (x, y) in centred.items()}
    far = sorted(hypot(x, y) for x, y in centred.values())[int(len(places) * 0.8)] or 1.0
    reach = ROOM * sqrt(len(places)) / 2
    placed = {}
    for id, (x, y) in centred.items():
        distance = hypot(x, y) / far
        pull = max(distance, 0.02) ** -0.12 if distance < 1 else distance**-0.55
        placed[id] = (x / far * pull * reach, y / far * pull * reach)
    return placed


def _stretch(points: list[Point]) -> float:
    """How much to stretch along and squeeze across, within reason, for a map of the shape of a screen."""
    along, across = sum(x * x for x, _ in points), sum(y * y for _, y in points)
    return min(1.35, max(0.75, sqrt(WIDE) / (along / across) ** 0.25)) if across > 1e-9 * along else 1.0


def _long_axis(points: list[Point]) -> float:
    """The angle of the direction in which points spread most."""
    xx, yy, xy = (sum(a * b for a, b in pairs) for pairs in (
        [(x, x) for x, _ in points], [(y, y) for _, y in points], points))  # fmt: skip
    return atan2(2 * xy, xx - yy) / 2


def _turned(x: float, y: float, turn: float) -> Point:
    return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)


def _below(main: dict[str, Point], blocks: list[dict[str, Point]]) -> dict[str, Point]:
    """Blocks set in rows under a main one, left to right."""
    left, right, _, bottom = _frame(main)
    width = max(right - left, ROOM * 6)
    places = dict(main)
    x, y, tallest = left, bottom + ROOM, 0.0
    for block in blocks:
        block_left, block_right, block_top, block_bottom = _frame(block)
        if x > left and x + block_right - block_left > left + width:
            x, y, tallest = left, y + tallest + ROOM * 0.6, 0.0
        places |= {id: (x + at_x - block_left, y + at_y - block_top) for id, (at_x, at_y) in block.items()}
        x += block_right - block_left + ROOM * 0.6
        tallest = max(tallest, block_bottom - block_top)
    return places


def _frame(places: Mapping[str, Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    return min(xs), max(xs), min(ys), max(ys)


def _beside(kept: dict[str, Point], sizes: Mapping[str, float], pairs: list[Link]) -> dict[str, Point]:
    """The kept places, and each new thing next to the middle of the neighbours that have one."""
    near: dict[str, list[str]] = {id: [] for id in sizes}
    for a, b in pairs:
        near[a].append(b)
        near[b].append(a)
    places = dict(kept)
    waiting = [id for id in sorted(sizes) if id not in places]
    while ready := [id for id in waiting if any(other in places for other in near[id])]:
        places |= {id: _next_to(id, [places[other] for other in near[id] if other in places]) for id in ready}
        waiting = [id for id in waiting if id not in places]
    return _below(places, [{id: (0.0, 0.0)} for id in waiting])


def _next_to(id: str, neighbours: list[Point]) -> Point:
    # A direction taken from the id spreads newcomers around a shared neighbour, the same way each time.
    turn = int.from_bytes(sha256(id.encode()).digest()[:4], "big") / 2**32 * 2 * pi
    x = sum(x for x, _ in neighbours) / len(neighbours)
    y = sum(y for _, y in neighbours) / len(neighbours)
    return x + ROOM / 2 * cos(turn), y + ROOM / 2 * sin(turn)


def _apart(places: Mapping[str, Point], sizes: Mapping[str, float], kept: set[str]) -> dict[str, Point]:
    """Overlapping things pushed apart; kept ones stay where they are."""
    import numpy

    ids = sorted(places)
    if not ids:
        return {}
    at: Array = numpy.array([places[id] for id in ids], dtype=float)
    reach: Array = numpy.array([sizes[id] + GAP / 2 for id in ids])
    free: Array = numpy.array([0.0 if id in kept else 1.0 for id in ids])
    for _ in range(300):
        push = _push(at, reach, free)
        if numpy.abs(push).max() < 0.05:
            break
        at = at + push
    return {
        id: places[id] if id in kept else (round(float(x), 1), round(float(y), 1))
        for id, (x, y) in zip(ids, at, strict=True)
    }


def _push(at: Array, reach: Array, free: Array) -> Array:
    """How far each thing must move away from those that it overlaps."""
    import numpy

    across, down = (at[:, axis, None] - at[None, :, axis] for axis in (0, 1))
    touching = reach[:, None] + reach[None, :]
    close = across * across + down * down < touching * touching
    numpy.fill_diagonal(close, False)
    one, other = numpy.nonzero(close)
    way = numpy.stack([across[one, other], down[one, other]], axis=1)
    distance = numpy.sqrt((way * way).sum(axis=1))
    # Two things on one spot have no direction between them: give them one by their order.
    spot = distance < 1e-6
    way[spot] = numpy.stack([numpy.sign(one - other), numpy.zeros(len(one))], axis=1)[spot]
    distance[spot] = 1e-6
    overlap = touching[one, other] - distance
    share = free[one] / numpy.maximum(free[one] + free[other], 1)
    length = numpy.where(spot, 1.0, distance)
    moves = numpy.zeros_like(at)
    numpy.add.at(moves, one, way / length[:, None] * (overlap * share * 0.9)[:, None])
    crowd = numpy.maximum(numpy.bincount(one, minlength=len(at)), 1) ** 0.5
    pushes: Array = moves / crowd[:, None]
    return pushes
