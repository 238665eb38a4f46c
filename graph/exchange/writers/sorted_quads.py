"""The quads of a record as they leave: those of its store, in an order that is always the same, with short names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ...progress import Steps
from ...sparql.evaluation import PREFIXES
from ...vocabulary import NS
from ..formats import WhatToWrite

if TYPE_CHECKING:
    import pyoxigraph as ox

RDF = PREFIXES["rdf"]
NP, NPX = "http://www.nanopub.org/nschema#", "http://purl.org/nanopub/x/"
VOCABULARY = NS.rstrip("#")
_QUESTIONS = "graph/questions"
_SHORT = {
    **PREFIXES,
    "np": NP,
    "npx": NPX,
    "schema": "https://schema.org/",
}
# A text in quotation marks, or an address that a serialiser has told from the host or the scheme of the base on.
_FROM_THE_HOST = re.compile(rb'"(?:[^"\\]|\\.)*"|<(/[^>]*)>')


def dataset_quads(what: WhatToWrite) -> list[ox.Quad]:
    """All quads of the store, blank nodes named alike each time, graph by graph and subject by subject."""
    import pyoxigraph as ox

    from ...storage.statistics import canonical

    store = what.data.store()
    steps = Steps(what.progress, "telling", len(store))
    lines = b"".join(canonical(store))
    return sorted(steps.over(ox.parse(lines, format=ox.RdfFormat.N_QUADS)), key=_order_key)


def record_quads(what: WhatToWrite) -> list[ox.Quad]:
    """The same without the questions, and without the vocabulary but for the terms that are the workspace's own.

    The vocabulary that civicgraph brings stands at its own address.
    """
    import pyoxigraph as ox

    left, graph = (VOCABULARY, what.record.base + _QUESTIONS), ox.NamedNode(VOCABULARY)
    own = ox.parse(what.data.vocabulary.own.encode(), format=ox.RdfFormat.N_TRIPLES)
    terms = (ox.Quad(one.subject, one.predicate, one.object, graph) for one in own)
    kept = (quad for quad in dataset_quads(what) if graph_of(quad) not in left)
    return sorted([*terms, *kept], key=_order_key)


def _order_key(quad: ox.Quad) -> tuple[str, ...]:
    return graph_of(quad), *order_in_graph(quad)


def order_in_graph(quad: ox.Quad) -> tuple[str, ...]:
    """By what quads are sorted within a graph: subject, type before all else, object."""
    is_type = quad.predicate.value == f"{RDF}type"
    return str(quad.subject), "" if is_type else quad.predicate.value, str(quad.object)


def graph_of(quad: ox.Quad) -> str:
    """The IRI of the graph that a quad stands in; empty of the default graph."""
    return str(getattr(quad.graph_name, "value", ""))


def write_quads(what: WhatToWrite, rows: Sequence[ox.Quad] | Sequence[ox.Triple], *, turtle: bool) -> bytes:
    """Quads as TriG, or triples as Turtle, with short names; those of a draft begin with a comment that says so."""
    import pyoxigraph as ox

    from ...export.dataset import draft_mark

    format = ox.RdfFormat.TURTLE if turtle else ox.RdfFormat.TRIG
    prefixes, base = _prefixes(rows), plain_base(what.record.base) or None
    written = ox.serialize(rows, format=format, prefixes=prefixes, base_iri=base)
    assert written is not None
    # The head that a serialiser writes is in no order, and tells prefixes behind the base.
    body = re.sub(rb"\A(@(prefix|base) [^\n]*\n)+", b"", written)
    body = _FROM_THE_HOST.sub(lambda found: _whole_address(base or "", found), body)
    head = [f"@base <{base}> ."] if base else []
    head += [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    return draft_mark(what.record) + "".join(f"{line}\n" for line in head).encode() + body


def plain_base(base: str) -> str:
    """What ids are told behind; empty where what is behind it would not be read as standing there.

    >>> plain_base("https://example.org/id/"), plain_base("urn:id/")
    ('https://example.org/id/', '')
    """
    return base if re.fullmatch(r"https?://[^/?#]+(/[^/?#.]+)*/", base) else ""


def _whole_address(base: str, found: re.Match[bytes]) -> bytes:
    """An address with its scheme and host again, so that people see it; a text stays as it is."""
    if not found[1]:
        return found[0]
    scheme, _, host = base.rstrip("/").partition("//")
    start = scheme if found[1].startswith(b"//") else f"{scheme}//{host.partition('/')[0]}"
    return b"<" + start.encode() + found[1] + b">"


def _prefixes(rows: Iterable[ox.Quad | ox.Triple]) -> dict[str, str]:
    """The prefixes that are of use, in order."""
    terms = {term for row in rows for term in row}
    starts = {start for term in terms for start in _starts(term)}
    return {name: _SHORT[name] for name in sorted(_SHORT) if _SHORT[name] in starts}


def _starts(term: Any) -> Iterator[str]:
    """How the IRIs in a term begin, as far as a prefix may go."""
    kind = type(term).__name__
    if kind == "NamedNode":
        yield term.value[: max(term.value.rfind("#"), term.value.rfind("/")) + 1]
    elif kind == "Literal":
        yield from _starts(term.datatype)
    elif kind == "Triple":
        for one in term:
            yield from _starts(one)


def count_whole(what: WhatToWrite, statements: int) -> None:
    """Says in the report that all of the record was written, in so many statements."""
    for kind, number in what.report.read.items():
        what.report.count_written(kind, number)
    what.report.count_written("statements", statements)
