"""The store: quads in one named graph per source, in Oxigraph, with the views derived by rules.

A store is built whole in a new folder and then put in place, so that nobody ever opens half of one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import pyoxigraph as ox

from ... import ontology
from ..dates import bounds, is_known
from ..files.validation import ValidatedFiles
from ..progress import Progress, silent
from ..sparql.questions import questions_of
from ..vocabulary import FILES, NS, Vocabulary

XSD = "http://www.w3.org/2001/XMLSchema#"
DERIVED = "graph/derived"
_BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd")


def build_store(validated: ValidatedFiles, vocabulary: Vocabulary, base: str, progress: Progress = silent) -> ox.Store:
    """A store in memory with what validated files hold and all that is derived from it.

    Graphs: one per source (named by the source's IRI), ``graph/things``, the vocabulary's, ``graph/derived``
    and ``graph/questions``.
    """
    store = ox.Store()
    for name in FILES:
        store.extend(_vocabulary(name))
    for number, document in enumerate(validated.documents):
        progress("storing", number, len(validated.documents))
        store.load(document.json_ld(vocabulary, base), ox.RdfFormat.JSON_LD, to_graph=document.graph(base))
    derived = ox.NamedNode(base + DERIVED)
    store.extend(
        [*_date_bounds(validated, base, derived), *_anchor_places(validated, base, derived), *questions_of(base)]
    )
    for number, rule in enumerate(rules := ontology.names("rules")):
        progress("deriving", number, len(rules))
        triples = store.query(ontology.text(f"rules/{rule}.rq"), use_default_graph_as_union=True)
        assert isinstance(triples, ox.QueryTriples)
        store.extend([ox.Quad(t.subject, t.predicate, t.object, derived) for t in triples])
    return store


def _vocabulary(name: str) -> Iterator[ox.Quad]:
    """A file of the vocabulary in its graph, its blank nodes numbered so that every build names them alike."""
    graph, numbered = ox.NamedNode(NS.rstrip("#")), dict[str, ox.BlankNode]()

    def rename(term: Any) -> Any:
        if not isinstance(term, ox.BlankNode):
            return term
        return numbered.setdefault(term.value, ox.BlankNode(f"{name.split('.')[0]}{len(numbered)}"))

    for quad in ox.parse(path=ontology.path(name), format=ox.RdfFormat.TURTLE):
        yield ox.Quad(rename(quad.subject), quad.predicate, rename(quad.object), graph)


def _date_bounds(validated: ValidatedFiles, base: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    for document in validated.documents:
        for id, record in document.records.items():
            for name, day in zip(_BOUNDS, bounds(record.get("when", "")), strict=True):
                if is_known(day):
                    literal = ox.Literal(day, datatype=ox.NamedNode(XSD + "date"))
                    yield ox.Quad(ox.NamedNode(base + id), ox.NamedNode(NS + name), literal, graph)


def _anchor_places(validated: ValidatedFiles, base: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    records = {id: record for one in validated.documents for id, record in one.records.items()}
    found = ((id, place._asdict()) for id, place in validated.places.items())
    numbers = ((id, place._asdict()) for id, place in validated.numbers.items())
    for id, place in chain(found, numbers):
        for name, number in place.items():
            if number and name not in records.get(id, ()):
                yield ox.Quad(ox.NamedNode(base + id), ox.NamedNode(NS + name), ox.Literal(number), graph)


def write(quads: Iterable[ox.Quad], folder: str) -> None:
    """A new on-disk store in an empty folder.

    Raises
    ------
    OSError
        It does not hold what was written.
    """
    os.makedirs(folder)
    store = ox.Store(folder)
    store.bulk_extend(quads)
    store.flush()
    written = len(store)
    del store  # releases the lock, so that readers can open it
    if len(open_store(folder)) != written:
        raise OSError(errno.EIO, "what was written cannot be read again")


def open_store(folder: str) -> ox.Store:
    """A store for reading only; any number of processes may have it open."""
    return ox.Store.read_only(folder)
