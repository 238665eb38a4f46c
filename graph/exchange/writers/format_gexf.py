"""GEXF 1.3: the graph for Gephi, with the time in which each claim's own time lies as a spell of its edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...dates import Bounds, is_known
from ..formats import WhatToWrite
from ..plain_words import one_line
from ..report import ExchangeReport
from ..telling import (
    EDGE_FACTS,
    LINE,
    NODE_FACTS,
    OF_LINES,
    ClaimEdge,
    ThingNode,
    about_lines,
    tell_drawn_as_one,
    tell_graph,
)
from ..xml_text import HEAD, element, open_tag

_GEXF = {
    "xmlns": "http://gexf.net/1.3",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
    "version": "1.3",
}
_GRAPH = {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One GEXF file, in which each edge has the id of its claim and the time within which that lies."""
    graph = tell_graph(what)
    _tell_times(graph.edges, what.report)
    lines = [HEAD, open_tag("gexf", _GEXF), *_meta(dict(about_lines(what.record))), open_tag("graph", _GRAPH)]
    lines += _attributes("node", NODE_FACTS)
    lines += _attributes("edge", EDGE_FACTS)
    lines.append(f'<nodes count="{len(graph.nodes)}">')
    for node in graph.nodes:
        lines += _node_lines(node)
    lines += ["</nodes>", f'<edges count="{len(graph.edges)}">']
    for edge in graph.edges:
        lines += _edge_lines(edge)
    lines += ["</edges>", "</graph>", "</gexf>", ""]
    return {"": "\n".join(lines).encode()}


def spell(bounds: Bounds) -> dict[str, str]:
    """The first and the last day on which something may have been so; an end that is not known is left out.

    >>> from civicgraph.graph.dates import bounds
    >>> spell(bounds("2016-11")), spell(bounds("2018-10/..")), spell(bounds(""))
    ({'start': '2016-11-01', 'end': '2016-11-30'}, {'start': '2018-10-01'}, {})
    """
    ends = {"start": bounds.start_lo, "end": bounds.end_hi}
    return {name: day for name, day in ends.items() if is_known(day)}


def _tell_times(edges: Sequence[ClaimEdge], report: ExchangeReport) -> None:
    """What the file says of times that is more or less than the source does, and what Gephi draws as one."""
    for edge in edges:
        bounds = edge.claim.bounds
        if not (times := spell(bounds)):
            report.guessed.add("a claim without a date has no spell, so that it is shown at every time", edge.claim.id)
        elif len(times) == 1:
            report.guessed.add("a spell is open where the source gives one end of a time alone", edge.claim.id)
        elif bounds.start_lo != bounds.start_hi or bounds.end_lo != bounds.end_hi:
            what = "a spell runs from the first to the last day that a date may mean; when has it as the source does"
            report.guessed.add(what, edge.claim.id)
    what = "claims of one relation between the same two things are drawn by Gephi as one line"
    tell_drawn_as_one(report, what, ((one, (one.claim.subject, one.claim.object, one.label)) for one in edges))


def _meta(about: Mapping[str, str]) -> Iterator[str]:
    yield "<meta>"
    if by := about.get("creator") or about.get("publisher"):
        yield element("creator", by)
    yield element("description", "; ".join(f"{name}: {value}" for name, value in about.items()))
    yield "</meta>"


def _attributes(kind: str, names: Sequence[str]) -> Iterator[str]:
    yield open_tag("attributes", {"class": kind, "mode": "static"})
    for name in names:
        yield open_tag("attribute", {"id": name, "title": name, "type": "string"}, is_empty=True)
    yield "</attributes>"


def _node_lines(node: ThingNode) -> Iterator[str]:
    yield open_tag("node", {"id": node.id, "label": one_line(node.name)})
    yield from _values(node.facts)
    yield "</node>"


def _edge_lines(edge: ClaimEdge) -> Iterator[str]:
    claim = edge.claim
    ends = {"id": claim.id, "source": claim.subject, "target": claim.object}
    yield open_tag("edge", {**ends, "label": edge.label, "kind": edge.label, "weight": "1.0"})
    yield from _values(edge.facts)
    if times := spell(claim.bounds):
        yield f"<spells>{open_tag('spell', times, is_empty=True)}</spells>"
    yield "</edge>"


def _values(facts: Mapping[str, str]) -> Iterator[str]:
    yield "<attvalues>"
    for name, value in facts.items():
        told = value.replace(LINE, " | ") if name in OF_LINES else one_line(value)
        yield open_tag("attvalue", {"for": name, "value": told}, is_empty=True)
    yield "</attvalues>"
