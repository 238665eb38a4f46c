"""Oligrapher: the JSON of a graph or of a whole map, old and new: nodes, edges with their arrows, captions.

Source: Oligrapher's description of its data, versions 2 and 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..bundle import Bundle
from ..drawn import DIRECTED, LOOKS, MUTUAL, UNDIRECTED, DrawnLine, DrawnNode
from ..drawn_fields import fill_from_graph
from ..opened import OpenedFile
from ..plain_words import one_line

KINDS = (".json",)
"""What files of this format are, by their content."""

_LOOKS = {"x", "y", "scale", "color", "image"}
# What an arrow is called → whether it leads back, or both ways.
_ARROWS = {
    "1->2": (DIRECTED, False), "right": (DIRECTED, False), "->": (DIRECTED, False),
    "2->1": (DIRECTED, True), "left": (DIRECTED, True), "<-": (DIRECTED, True),
    "both": (MUTUAL, False), "<->": (MUTUAL, False), "1<->2": (MUTUAL, False),
}  # fmt: skip


def recognise(file: OpenedFile) -> bool:
    """Whether a file is a graph of Oligrapher."""
    return any("node1_id" in edge for _, edge in _entries(_graph(file), "edges"))


def _graph(file: OpenedFile) -> Mapping[str, Any]:
    """The part that has nodes and edges."""
    value = file.json
    for name in ("graph", "graph_data", "data"):
        if isinstance(value, dict) and "nodes" not in value and isinstance(value.get(name), dict):
            value = value[name]
    return value if isinstance(value, dict) else {}


def _entries(graph: Mapping[str, Any], part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of a part, by id or as a list, each with what is shown of it beside the rest."""
    found = graph.get(part)
    pairs = found.items() if isinstance(found, dict) else enumerate(found, 1) if isinstance(found, list) else ()
    for key, one in pairs:
        if isinstance(one, dict):
            shown = one.get("display")
            yield _text(one.get("id")) or str(key), {**(shown if isinstance(shown, dict) else {}), **one}


def _text(value: Any) -> str:
    return one_line(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with what is drawn."""
    graph, report = _graph(file), bundle.report
    bundle.is_source = False
    nodes = [
        DrawnNode(id, _text(one.get("name")), _text(one.get("type")), f"node {id}",
                  {name: text for name in ("description", "url") if (text := _text(one.get(name)))})
        for id, one in _entries(graph, "nodes")
    ]  # fmt: skip
    for part, what in (
        ("captions", "captions, which stand for nothing"),
        ("annotations", "annotations, which tell the map"),
    ):
        for holder in (graph, file.json if isinstance(file.json, dict) else {}):
            if count := sum(1 for _ in _entries(holder, part)):
                report.left_out.add(what, part, count)
                break
    if drawn := sum(1 for _, one in _entries(graph, "nodes") if _LOOKS & one.keys()):
        report.left_out.add(LOOKS, count=drawn)
    whole = file.json if isinstance(file.json, dict) else {}
    title = _text(whole.get("title")) or _text(graph.get("title")) or bundle.title_of(file, "Map in Oligrapher")
    fill_from_graph(bundle, title, nodes, [_line(id, one) for id, one in _entries(graph, "edges")], kind="Oligrapher")


def _line(id: str, edge: Mapping[str, Any]) -> DrawnLine:
    direction, is_back = _ARROWS.get(_text(edge.get("arrow")).casefold(), (UNDIRECTED, False))
    ends = [_text(edge.get(name)) for name in ("node1_id", "node2_id")]
    start, end = ends[::-1] if is_back else ends
    is_broken = edge.get("dash") not in (None, False, "", "false")
    facts = {"url": _text(edge.get("url")), "drawn": "as a broken line" if is_broken else ""}
    return DrawnLine(
        id, start, end, (_text(edge.get("label")),), direction=direction, place=f"edge {id}",
        facts={name: text for name, text in facts.items() if text},
    )  # fmt: skip
