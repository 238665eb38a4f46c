"""The ready-made questions as data, so that they are found where they are asked: in SPARQL.

Each is a ``sh:SPARQLExecutable`` of SHACL, with its question in English as comment and its text, as the Swiss Institute
of Bioinformatics writes its examples: an editor that supports the convention offers them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ..vocabulary import NS
from .evaluation import questions
from .parameters import usual_text
from .text import form

GRAPH = "graph/questions"
_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
_KINDS = {"SELECT": "Select", "ASK": "Ask", "CONSTRUCT": "Construct", "DESCRIBE": "Describe"}


def questions_of(base: str) -> Iterator[ox.Quad]:
    """What describes every ready-made question, in a graph of its own."""
    graph = ox.NamedNode(base + GRAPH)
    for name, comment in questions().items():
        text = usual_text(name, base)
        asked = form(text)
        about: dict[str, list[ox.NamedNode | ox.Literal]] = {
            _RDF: [ox.NamedNode(f"{_SH}SPARQLExecutable"), ox.NamedNode(f"{_SH}SPARQL{_KINDS[asked]}Executable")],
            _COMMENT: [ox.Literal(comment, language="en")],
            f"{_SH}{asked.lower()}": [ox.Literal(text)],
            f"{_SH}prefixes": [ox.NamedNode(NS.rstrip("#"))],
        }
        for property, values in about.items():
            for value in values:
                yield ox.Quad(ox.NamedNode(f"{base}question/{name}"), ox.NamedNode(property), value, graph)
