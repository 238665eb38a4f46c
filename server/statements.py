"""What the server says of itself and its data in RDF: made of terms, so that no text can say more than itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    import pyoxigraph as ox

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
One = Union["ox.NamedNode", "ox.Literal", str, int, "Said", None]
Said = Mapping[str, One | Sequence[One]]
"""What is said of something: each property with a value or several.

A value is a term, a text, a number, or what is said of a node without a name. None and an empty text say nothing.
"""


class Statements:
    """Triples in the order in which they are said. Names such as ``void:triples`` are read by the prefixes given."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Nothing is said yet."""
        self.prefixes = prefixes
        self.triples: list[ox.Triple] = []
        self._nodes = 0
        self._names: dict[str, ox.NamedNode] = {}

    def name(self, name: str) -> ox.NamedNode:
        """The term that a name stands for; ``a`` is the type.

        >>> Statements({"void": "http://rdfs.org/ns/void#"}).name("void:triples").value
        'http://rdfs.org/ns/void#triples'
        """
        import pyoxigraph as ox

        if name not in self._names:
            prefix, _, local = name.partition(":")
            self._names[name] = ox.NamedNode(_TYPE if name == "a" else self.prefixes[prefix] + local)
        return self._names[name]

    def english(self, text: str) -> ox.Literal:
        """A text in English."""
        import pyoxigraph as ox

        return ox.Literal(text, language="en")

    def say(self, subject: ox.NamedNode | ox.BlankNode, said: Said) -> None:
        """Says some things of a subject."""
        import pyoxigraph as ox

        for property, value in said.items():
            for one in _each(value):
                self.triples.append(ox.Triple(subject, self.name(property), self._object(one)))

    def written(self, name: str) -> bytes:
        """All that has been said, in one of the formats of :mod:`civicgraph.graph.storing.triples`."""
        from ..graph.storing.triples import serialized

        return serialized(self.triples, name, self.prefixes)

    def _object(self, value: One) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        import pyoxigraph as ox

        if isinstance(value, Mapping):
            self._nodes += 1
            node = ox.BlankNode(f"n{self._nodes}")
            self.say(node, value)
            return node
        assert value is not None
        return ox.Literal(value) if isinstance(value, str | int) else value


def link(address: str) -> ox.NamedNode | None:
    """An address as a term; none where it is no IRI, since RDF can hold no such link.

    >>> link("https://example.org/a"), link("https://example.org/> a <b")
    (<NamedNode value=https://example.org/a>, None)
    """
    import pyoxigraph as ox

    try:
        return ox.NamedNode(address)
    except ValueError:
        return None


def _each(value: One | Sequence[One]) -> Iterator[One]:
    several = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return (one for one in several if one is not None and one != "")
