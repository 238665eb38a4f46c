"""Triples of an answer as text, in batches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def written(triples: Iterable[Any], name: str, prefixes: Mapping[str, str]) -> bytes:
    """Some triples in a format, each once and in order. Batches of Turtle or N-Triples make a document together."""
    ordered = sorted(set(triples), key=str)
    if name == "ntriples":
        return "".join(f"{triple} .\n" for triple in ordered).encode()
    return _serialized(ordered, name, _used(ordered, prefixes))


def _serialized(triples: Sequence[Any], name: str, prefixes: Mapping[str, str]) -> bytes:
    made = ox.serialize(triples, format=_FORMATS[name], prefixes=dict(prefixes))
    assert made is not None
    return made


def _used(triples: Sequence[Any], prefixes: Mapping[str, str]) -> dict[str, str]:
    text = " ".join(map(str, triples))
    return {name: iri for name, iri in prefixes.items() if f"<{iri}" in text}
