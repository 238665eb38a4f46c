"""GraphML of any program: nodes, edges and their data by the names of their keys; of yEd also what it draws on them.

Source: the GraphML specification, and what yEd, Gephi, NetworkX, igraph and Neo4j write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..bundle import Bundle
from ..drawn import DIRECTED, LOOKS, MUTUAL, UNDIRECTED, DrawnLine, DrawnNode
from ..drawn_fields import fill_from_graph, line_of, node_of, own_line, own_node, take_back_own
from ..opened import OpenedFile
from ..plain_words import one_line
from ..xml_text import local_tag, texts_within

KINDS = (".xml",)
"""What files of this format are, by their content."""

_ABOUT = ("title", "name", "label")
_YED = "{http://www.yworks.com/"
_DRAWN_BY_YED = ("nodegraphics", "edgegraphics")


def recognise(file: OpenedFile) -> bool:
    """Whether a file is GraphML."""
    return local_tag(file.xml) == "graphml"


class _Key(NamedTuple):
    """What a value is of, its name, and what it is where nothing is said."""

    of: str
    name: str
    default: str


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the nodes and edges of all graphs of a file."""
    if not recognise(file):
        raise file.error("it is no GraphML: its root is another element")
    bundle.is_source = False
    graph = _GraphML(file.xml)
    own_nodes = [own_node(one.get("id", ""), values, "") for one, values in graph.values_of("node")]
    own_lines = [
        own_line(one.get("id", ""), one.get("source", ""), one.get("target", ""), values, "")
        for one, values in graph.values_of("edge")
    ]
    if take_back_own(bundle, own_nodes, own_lines):
        return
    title = next((graph.about[name] for name in _ABOUT if graph.about.get(name)), "") or bundle.title_of(file, "Graph")
    for tag, what in (("hyperedge", "hyperedges, which join more than two"), ("port", "ports of nodes")):
        if count := sum(1 for one in file.xml.iter() if local_tag(one) == tag):
            bundle.report.left_out.add(what, count=count)
    if drawn := sum(1 for one in file.xml.iter() if str(one.tag).startswith(_YED)):
        bundle.report.left_out.add(LOOKS, count=drawn)
    if graph.groups:
        bundle.report.left_out.add("which nodes a group has: they stand beside it", count=graph.groups)
    fill_from_graph(bundle, title, list(graph.nodes()), list(graph.lines()), kind="GraphML")


class _GraphML:
    def __init__(self, root: Element) -> None:
        self.root = root
        self.keys = {one.get("id", ""): self._key(one) for one in root.iter() if local_tag(one) == "key"}
        graphs = [one for one in root.iter() if local_tag(one) == "graph"]
        self.default = {edge: one.get("edgedefault", DIRECTED) for one in graphs for edge in one}
        self.groups = sum(
            1 for one in root.iter() if local_tag(one) == "node" and any(local_tag(x) == "graph" for x in one)
        )
        self.about = self._values(graphs[0], "graph") if graphs else {}

    def _key(self, key: Element) -> _Key:
        default = next((one.text or "" for one in key if local_tag(one) == "default"), "")
        name = key.get("attr.name", "") or key.get("yfiles.type", "") or key.get("id", "")
        return _Key(key.get("for", "all"), name, default.strip())

    def _values(self, element: Element, of: str) -> dict[str, str]:
        """The values of an element by the names of their keys, defaults too; of yEd the labels."""
        found = {one.name: one.default for one in self.keys.values() if one.of in (of, "all") and one.default}
        for name in ("labels", "label"):  # as Neo4j writes them
            if element.get(name):
                found[name] = element.get(name, "")
        for data in element:
            if local_tag(data) != "data":
                continue
            key = self.keys.get(data.get("key", ""), _Key("all", data.get("key", ""), ""))
            if len(data):
                labels = [text for tag in ("NodeLabel", "EdgeLabel") for text in texts_within(data, tag)]
                if labels and not found.get("label"):
                    found["label"] = one_line(" ".join(labels))
            elif (data.text or "").strip():
                found[key.name] = (data.text or "").strip()
        return {name: value for name, value in found.items() if name.casefold() not in _DRAWN_BY_YED}

    def values_of(self, tag: str) -> Iterator[tuple[Element, dict[str, str]]]:
        """The elements of a name with their values."""
        yield from ((one, self._values(one, tag)) for one in self.root.iter() if local_tag(one) == tag)

    def nodes(self) -> Iterator[DrawnNode]:
        """The nodes."""
        for at, (one, values) in enumerate(self.values_of("node"), 1):
            yield node_of(one.get("id", "") or f"node {at}", values, f"node {one.get('id') or at}")

    def lines(self) -> Iterator[DrawnLine]:
        """The edges."""
        for at, (one, values) in enumerate(self.values_of("edge"), 1):
            id = one.get("id", "") or str(at)
            ends = one.get("source", ""), one.get("target", "")
            yield line_of(id, *ends, values, direction=self._direction(one), place=f"edge {id}")

    def _direction(self, edge: Element) -> str:
        arrows: Mapping[str, str] = next((one.attrib for one in edge.iter() if local_tag(one) == "Arrows"), {})
        if arrows.get("source", "none") != "none" and arrows.get("target", "none") != "none":
            return MUTUAL
        if said := edge.get("directed", ""):
            return DIRECTED if said.casefold() in ("true", "1") else UNDIRECTED
        return UNDIRECTED if self.default.get(edge) == UNDIRECTED else DIRECTED
