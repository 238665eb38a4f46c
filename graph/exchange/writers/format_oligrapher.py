"""JSON for Oligrapher: nodes with places, edges and captions, each by its id."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Any

from ...export.rows import FAMILIES
from ...record import Record
from ..formats import WhatToWrite
from ..telling import LINE, ClaimEdge, ThingNode, about_lines, tell_graph

CELL = (140, 110)
"""The space of one node, across and down."""

_NUMBER = re.compile(r"\s*[-+]?(?:[\d.]+(?:e[-+]?\d+)?|0[xob][\da-f]+|infinity)\s*", re.IGNORECASE)
_BETWEEN_FAMILIES = 200


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One JSON file, which is the ``graph`` of an Oligrapher."""
    graph = tell_graph(what)
    places = place_nodes({one.id: one.facts.get("family", "") for one in graph.nodes})
    for edge in graph.edges:
        told = "of a line its words, its direction and the address of its source are written, and nothing else"
        what.report.left_out.add(told, edge.claim.id)
    for node in graph.nodes:
        told = "of a node its name, what is told of it and its address are written, and nothing else"
        what.report.left_out.add(told, node.id)
    made = {
        "nodes": {node_id(one.id): _node(one, places[one.id]) for one in graph.nodes},
        "edges": {one.claim.id: _edge(what.record, one) for one in graph.edges},
        "captions": {"about": _caption(about_lines(what.record))},
    }
    return {"": (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()}


def node_id(id: str) -> str:
    """The id of a node: one that reads as a number would be taken for an entity of LittleSis.

    >>> node_id("night-bus"), node_id("2016"), node_id("1e5")
    ('night-bus', 'thing-2016', 'thing-1e5')
    """
    return f"thing-{id}" if _NUMBER.fullmatch(id) else id


def place_nodes(families: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """A place for each thing, family beside family, in rows and columns; the same for the same things.

    >>> place_nodes({"bus": "delivery", "ada": "actors", "bo": "actors"})
    {'ada': (0, -55), 'bo': (0, 55), 'bus': (340, 0)}
    """
    order = [*FAMILIES, *sorted(set(families.values()) - set(FAMILIES))]
    places: dict[str, tuple[int, int]] = {}
    left = 0
    for family in order:
        ids = [id for id, of in families.items() if of == family]
        if not ids:
            continue
        rows = min(len(ids), ceil(sqrt(2 * len(ids))))
        for number, id in enumerate(ids):
            column, row = divmod(number, rows)
            places[id] = (left + column * CELL[0], row * CELL[1] - (rows - 1) * CELL[1] // 2)
        left += ceil(len(ids) / rows) * CELL[0] + _BETWEEN_FAMILIES
    return places


def _node(node: ThingNode, place: tuple[int, int]) -> dict[str, Any]:
    told = [node.facts.get(name, "") for name in ("description", "facts", "cautions")]
    return {
        "id": node_id(node.id),
        "name": node.name,
        "description": LINE.join(one for one in told if one),
        "url": node.facts.get("url", ""),
        "x": place[0],
        "y": place[1],
        "scale": 1,
    }


def _edge(record: Record, edge: ClaimEdge) -> dict[str, Any]:
    """A line, broken where it is disputed or not shown as done."""
    claim, relation = edge.claim, record.relations[edge.claim.predicate]
    return {
        "id": claim.id,
        "node1_id": node_id(claim.subject),
        "node2_id": node_id(claim.object),
        "label": edge.label,
        "arrow": "both" if relation.label == relation.inverse else "1->2",
        "dash": not claim.supports or record.is_undone(claim),
        "url": edge.facts.get("source_url", ""),
        "scale": 1,
    }


def _caption(about: Sequence[tuple[str, str]]) -> dict[str, Any]:
    text = "\n".join(f"{name}: {value}" for name, value in about)
    return {"id": "about", "text": text, "x": 0, "y": -10 * CELL[1], "width": 600, "height": 200}
