"""GraphML: things as nodes and claims as edges from subject to object, so that each edge's label reads along it.

``label`` is what Gephi, NetworkX and igraph show; the keys ``d3`` and ``d7`` hold the same in the dialect of yEd,
which shows no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..formats import WhatToWrite
from ..telling import EDGE_FACTS, NODE_FACTS, ClaimEdge, ThingNode, about_lines, tell_drawn_as_one, tell_graph
from ..xml_text import HEAD, element, open_tag

_SPACES = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns:y": "http://www.yworks.com/xml/graphml",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
}
_YED_NODE, _YED_EDGE = "d3", "d7"  # as yEd itself calls them, by which Gephi knows them too


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One GraphML file, in which each edge has the id of its claim, and as a value too: igraph loses ids of edges."""
    graph = tell_graph(what)
    drawn = ((one, (one.claim.subject, one.claim.object)) for one in graph.edges)
    tell_drawn_as_one(what.report, "claims between the same two things are drawn by Gephi as one line", drawn)
    about = about_lines(what.record)
    lines = [HEAD, open_tag("graphml", _SPACES)]
    lines += _keys([name for name, _ in about])
    lines.append(open_tag("graph", {"edgedefault": "directed"}))
    lines += (element("data", value, {"key": f"graph_{name}"}) for name, value in about)
    for node in graph.nodes:
        lines += _node_lines(node)
    for edge in graph.edges:
        lines += _edge_lines(edge)
    lines += ["</graph>", "</graphml>", ""]
    return {"": "\n".join(lines).encode()}


def _keys(about: list[str]) -> Iterator[str]:
    """What each kind of value is called: an id by which values are told, and a name that people see."""
    for kind, names in (("graph", about), ("node", ["label", *NODE_FACTS]), ("edge", ["label", "claim", *EDGE_FACTS])):
        for name in names:
            told = {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": "string"}
            yield open_tag("key", told, is_empty=True)
    yield open_tag("key", {"id": _YED_NODE, "for": "node", "yfiles.type": "nodegraphics"}, is_empty=True)
    yield open_tag("key", {"id": _YED_EDGE, "for": "edge", "yfiles.type": "edgegraphics"}, is_empty=True)


def _node_lines(node: ThingNode) -> Iterator[str]:
    yield open_tag("node", {"id": node.id})
    for name, value in {"label": node.name, **node.facts}.items():
        yield element("data", value, {"key": f"node_{name}"})
    drawn = f"<y:ShapeNode>{element('y:NodeLabel', node.name)}</y:ShapeNode>"
    yield f"{open_tag('data', {'key': _YED_NODE})}{drawn}</data>"
    yield "</node>"


def _edge_lines(edge: ClaimEdge) -> Iterator[str]:
    claim = edge.claim
    yield open_tag("edge", {"id": claim.id, "source": claim.subject, "target": claim.object})
    for name, value in {"label": edge.label, "claim": claim.id, **edge.facts}.items():
        yield element("data", value, {"key": f"edge_{name}"})
    style = open_tag("y:LineStyle", {"type": "line" if claim.supports else "dashed"}, is_empty=True)
    arrow = open_tag("y:Arrows", {"source": "none", "target": "standard"}, is_empty=True)
    drawn = f"<y:PolyLineEdge>{style}{arrow}{element('y:EdgeLabel', edge.label)}</y:PolyLineEdge>"
    yield f"{open_tag('data', {'key': _YED_EDGE})}{drawn}</data>"
    yield "</edge>"
