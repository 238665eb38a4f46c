"""The store: quads in one named graph per source, in Oxigraph, with the views derived by rules.

A store is built whole in a new folder and then put in place, so that nobody ever opens half of one.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import pyoxigraph as ox

from ... import ontology
from ..dates import bounds, is_known
from ..files.document import Document, is_retracted
from ..files.validation import ValidatedFiles
from ..progress import Progress, silent
from ..record import IdentityDecision
from ..sparql.questions import questions_of
from ..vocabulary import FILES, NS, Vocabulary
from .decisions import decision_quads

XSD = "http://www.w3.org/2001/XMLSchema#"
DERIVED = "graph/derived"
_BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd")


PLACED = (*_BOUNDS, "line", "page", "passage", "sentence", "paragraph", "row", "lost")
"""What is derived of single records: when they may have begun and ended, and where their evidence stands."""


def build_store(validated: ValidatedFiles, vocabulary: Vocabulary, base: str, progress: Progress = silent) -> ox.Store:
    """A store in memory with what validated files hold and all that is derived from it.

    Graphs: one per source (named by the source's IRI), ``graph/things``, the vocabulary's, ``graph/derived``,
    ``graph/questions``, and ``graph/identity`` where anything was decided on whether things are one.
    """
    store = ox.Store()
    fill(store, validated, vocabulary, base, progress)
    return store


def fill(
    store: ox.Store,
    validated: ValidatedFiles,
    vocabulary: Vocabulary,
    base: str,
    progress: Progress = silent,
    decisions: Iterable[IdentityDecision] = (),
    others: Iterable[ox.Quad] = (),
    own: str | None = None,
) -> None:
    """Puts what validated files hold, and all that is derived from it, into an empty store: see :func:`build_store`.

    Parameters
    ----------
    others
        The quads of other people's records.
    own
        The terms of workspaces, as N-Triples, where they are more than those of the vocabulary.
    """
    derived = ox.NamedNode(base + DERIVED)
    placed = chain(_date_bounds(validated, base, derived), _anchor_places(validated, base, derived))
    store.bulk_extend(
        chain(
            chain.from_iterable(map(_vocabulary, FILES)),
            _own_vocabulary(vocabulary.own if own is None else own),
            _quads_of(validated.documents, vocabulary, base, progress),
            placed,
            questions_of(base),
            decision_quads(decisions, base, dict(vocabulary.bases)),
            others,
        )
    )
    store.bulk_extend(ruled_quads(store, derived, progress))


def _quads_of(
    documents: Sequence[Document], vocabulary: Vocabulary, base: str, progress: Progress
) -> Iterator[ox.Quad]:
    for number, document in enumerate(documents):
        progress("storing", number, len(documents))
        yield from document.quads(vocabulary, base)


def ruled_quads(store: ox.Store, derived: ox.NamedNode, progress: Progress = silent) -> set[ox.Quad]:
    """What the rules give; none looks at what is derived."""
    found: set[ox.Quad] = set()
    for number, rule in enumerate(rules := ontology.names("rules")):
        progress("deriving", number, len(rules))
        triples = store.query(ontology.text(f"rules/{rule}.rq"), use_default_graph_as_union=True)
        assert isinstance(triples, ox.QueryTriples)
        found |= {ox.Quad(t.subject, t.predicate, t.object, derived) for t in triples}
    return found


def _vocabulary(name: str) -> Iterator[ox.Quad]:
    """A file of the vocabulary in its graph, its blank nodes numbered so that every build names them alike."""
    graph, numbered = ox.NamedNode(NS.rstrip("#")), dict[str, ox.BlankNode]()

    def rename(term: Any) -> Any:
        if not isinstance(term, ox.BlankNode):
            return term
        return numbered.setdefault(term.value, ox.BlankNode(f"{name.split('.')[0]}{len(numbered)}"))

    for quad in ox.parse(path=ontology.path(name), format=ox.RdfFormat.TURTLE):
        yield ox.Quad(rename(quad.subject), quad.predicate, rename(quad.object), graph)


def _own_vocabulary(own: str) -> Iterator[ox.Quad]:
    """The terms of a workspace, in the graph of the vocabulary."""
    graph = ox.NamedNode(NS.rstrip("#"))
    for quad in ox.parse(own.encode(), ox.RdfFormat.N_TRIPLES):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _date_bounds(validated: ValidatedFiles, base: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    for document in validated.documents:
        for id, record in document.records.items():
            if is_retracted(record):
                continue
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
    for id, lost in validated.lost.items():
        if id in records:
            yield ox.Quad(ox.NamedNode(base + id), ox.NamedNode(NS + "lost"), ox.Literal(lost), graph)


def replace_graphs(
    store: ox.Store, graphs: Iterable[ox.NamedNode], now: ValidatedFiles, vocabulary: Vocabulary, base: str
) -> None:
    """Puts what files now hold in the place of what some graphs held, with all that is derived of either."""
    derived = ox.NamedNode(base + DERIVED)
    placed = {NS + name for name in PLACED}
    for graph in graphs:
        for subject in {quad.subject for quad in store.quads_for_pattern(None, None, None, graph)}:
            for quad in list(store.quads_for_pattern(subject, None, None, derived)):
                if quad.predicate.value in placed:
                    store.remove(quad)
        store.remove_graph(graph)
    store.extend(_quads_of(now.documents, vocabulary, base, silent))
    store.extend(chain(_date_bounds(now, base, derived), _anchor_places(now, base, derived)))
    ruled = ruled_quads(store, derived)
    may_be_ruled = {vocabulary.iri_of(term) for term in (*vocabulary.relations, "voice")}
    for predicate in may_be_ruled | {quad.predicate.value for quad in ruled}:
        before = set(store.quads_for_pattern(None, ox.NamedNode(predicate), None, derived))
        for quad in before - ruled:
            store.remove(quad)
        ruled -= before
    store.extend(ruled)


def write(put: Callable[[ox.Store], object], folder: str, earlier: str = "") -> None:
    """A new on-disk store in a folder that is not there: what is put into an empty one, or into an earlier one.

    Of an earlier store the files that hold quads are shared, since they are never written to again.

    Raises
    ------
    OSError
        It does not hold what was written.
    """
    os.makedirs(folder)
    for name in os.listdir(earlier) if earlier else ():
        here, there = os.path.join(folder, name), os.path.join(earlier, name)
        if name.endswith(_QUADS):
            _share(there, here)
        elif name not in _OF_ONE_STORE:
            shutil.copyfile(there, here)
    store = ox.Store(folder)
    put(store)
    # An engine opens few files at once and others later, which a worker that may open none could not.
    store.optimize()
    store.flush()
    written = len(store)
    del store  # releases the lock, so that readers can open it
    if len(open_store(folder)) != written:
        raise OSError(errno.EIO, "what was written cannot be read again")


_QUADS = ".sst"
_OF_ONE_STORE = ("LOCK", "LOG")


def _share(path: str, other: str) -> None:
    """A file under another name too; a copy of it where files cannot have two."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copyfile(path, other)


def open_store(folder: str) -> ox.Store:
    """A store for reading only; any number of processes may have it open."""
    return ox.Store.read_only(folder)
