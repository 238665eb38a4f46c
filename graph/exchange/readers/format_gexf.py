"""GEXF 1.1 to 1.3 of any program: nodes, edges, their values by the titles of attributes, and the times of edges.

Source: the GEXF 1.3 primer and schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..bundle import Bundle
from ..drawn import DIRECTED, LOOKS, MUTUAL, UNDIRECTED, DrawnLine, DrawnNode
from ..drawn_fields import fill_from_graph, line_of, node_of, own_line, own_node, take_back_own
from ..opened import OpenedFile
from ..read_dates import DateReader
from ..report import ExchangeReport
from ..xml_text import local_tag

KINDS = (".xml",)
"""What files of this format are, by their content."""

_TIMES = (("start", "end"), ("startopen", "endopen"))
# Several times as GEXF 1.3 has them: <[2010-01-01, 2012-05-06]>, or <[2010-01-01, 2011-01-01]; (2012-01-01, Infinity)>.
_STAMP = re.compile(r"[^\s<>\[\],;]+")
_INTERVAL = re.compile(r"[\[(]\s*([^\s,;\])]+)\s*,\s*([^\s,;\])]+)\s*[\])]")


def recognise(file: OpenedFile) -> bool:
    """Whether a file is GEXF."""
    return local_tag(file.xml) == "gexf"


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the nodes and edges of a file."""
    if not recognise(file):
        raise file.error("it is no GEXF: its root is another element")
    bundle.is_source = False
    graph = _Gexf(file.xml, bundle.report)
    own_nodes = [own_node(one.get("id", ""), values, "") for one, values in graph.values_of("node")]
    own_lines = [
        own_line(one.get("id", ""), one.get("source", ""), one.get("target", ""), values, "")
        for one, values in graph.values_of("edge")
    ]
    if take_back_own(bundle, own_nodes, own_lines):
        return
    about = {local_tag(one): (one.text or "").strip() for one in file.xml.iter()}
    title = about.get("description", "")[:200] or bundle.title_of(file, "Graph")
    graph.tell_left_out()
    fill_from_graph(bundle, title, list(graph.nodes()), list(graph.lines()), kind="GEXF")


class _Gexf:
    def __init__(self, root: Element, report: ExchangeReport) -> None:
        self.root, self.report = root, report
        graph = next((one for one in root.iter() if local_tag(one) == "graph"), root)
        self.default = graph.get("defaultedgetype", DIRECTED)
        self.titles: dict[tuple[str, str], str] = {}
        self.defaults: dict[tuple[str, str], str] = {}
        for part in (one for one in root.iter() if local_tag(one) == "attributes"):
            for one in part:
                key = part.get("class", "node"), one.get("id", "")
                self.titles[key] = one.get("title", "") or one.get("id", "")
                for default in (inner for inner in one if local_tag(inner) == "default"):
                    self.defaults[key] = (default.text or "").strip()

    def values_of(self, tag: str) -> Iterator[tuple[Element, dict[str, str]]]:
        """The nodes or edges with their values, the label among them; none of those that change over time."""
        for one in self.root.iter():
            if local_tag(one) == tag:
                found = {self.titles[key]: value for key, value in self.defaults.items() if key[0] == tag and value}
                for value in _values(one):
                    if not (value.get("start") or value.get("end")):
                        id = value.get("for", "") or value.get("id", "")
                        found[self.titles.get((tag, id), id)] = value.get("value", "")
                for name in ("kind", "label"):
                    if one.get(name):
                        found[name] = one.get(name, "")
                yield one, found

    def tell_left_out(self) -> None:
        """Tells what of a graph in time has no place."""
        if drawn := sum(1 for one in self.root.iter() if str(one.tag).partition("}")[0].endswith("viz")):
            self.report.left_out.add(LOOKS, count=drawn)
        for one in self.root.iter():
            if local_tag(one) == "node" and _times_of(one):
                self.report.left_out.add("times of nodes", one.get("id", ""))
            changing = [value for value in _values(one) if value.get("start") or value.get("end")]
            if changing:
                self.report.left_out.add("values that change over time", one.get("id", ""), len(changing))
            if local_tag(one) == "node" and (one.get("pid") or any(local_tag(inner) == "nodes" for inner in one)):
                self.report.left_out.add("which nodes a node holds: they stand beside it", one.get("id", ""))

    def nodes(self) -> Iterator[DrawnNode]:
        """The nodes."""
        for at, (one, values) in enumerate(self.values_of("node"), 1):
            yield node_of(one.get("id", "") or f"node {at}", values, f"node {one.get('id') or at}")

    def lines(self) -> Iterator[DrawnLine]:
        """The edges, each once for every time that it has."""
        for at, (one, values) in enumerate(self.values_of("edge"), 1):
            id = one.get("id", "") or str(at)
            said = one.get("type") or one.get("edgetype") or self.default
            direction = said if said in (MUTUAL, UNDIRECTED) else DIRECTED
            if one.get("weight"):
                values.setdefault("weight", one.get("weight", ""))
            line = line_of(
                id, one.get("source", ""), one.get("target", ""), values, direction=direction, place=f"edge {id}"
            )
            times = [self._when(ends, line.place) for ends in _times_of(one)]
            for when in dict.fromkeys(times or [""]):
                yield line._replace(when=when or line.when)

    def _when(self, ends: tuple[str, str], place: str) -> str:
        """A time as EDTF; empty where it is none that is a date."""
        read = [DateReader(()).read(end).edtf if end else ".." for end in ends]
        if not all(read) or any(len(end) < 4 for end in ends if end):
            self.report.left_out.add("times that are no dates", place)
            return ""
        return read[0] if read[0] == read[1] else "/".join(read)


def _values(element: Element) -> Iterator[Element]:
    """The values of one node or edge, and of none within it."""
    for part in element:
        if local_tag(part) == "attvalues":
            yield from (one for one in part if local_tag(one) == "attvalue")


def _times_of(element: Element) -> list[tuple[str, str]]:
    """When a node or edge was there, as beginnings and ends: by its spells, else by what it says itself."""
    spells = [one for part in element if local_tag(part) == "spells" for one in part if local_tag(one) == "spell"]
    found = list[tuple[str, str]]()
    for one in spells or [element]:
        begin, end = (next(filter(None, map(one.get, names)), "") for names in zip(*_TIMES, strict=True))
        if begin or end:
            found.append((begin, end))
        found += [(stamp, stamp) for stamp in _STAMP.findall(one.get("timestamp", "") + one.get("timestamps", ""))]
        found += _INTERVAL.findall(one.get("intervals", ""))
    return [(_finite(begin), _finite(end)) for begin, end in found]


def _finite(end: str) -> str:
    return "" if "inf" in end.casefold() else end
