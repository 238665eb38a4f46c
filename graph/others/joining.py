"""The records that a data set stands on, opened and made parts of it: only read, and without what is confidential.

A record brings what it holds itself. What it stands on in its turn it does not bring: trust is not handed on, and who
wants that record names it too.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..about import OtherRecord
from ..compiling.others import OtherPart, OtherParts, named_things, other_part, part_key
from ..files.identity_file import decided_pairs
from ..settings import settings_error
from ..vocabulary import Vocabulary, load_vocabulary
from . import pins

if TYPE_CHECKING:
    import pyoxigraph as ox

    from ..checked_files import CheckedFiles
    from ..dataset import BuiltData


def open_other(data: CheckedFiles, one: OtherRecord) -> BuiltData:
    """The data set of a record that another stands on, by itself.

    Raises
    ------
    DataError
        It says that its addresses begin otherwise than was pinned.
    """
    from ..dataset import BuiltData

    theirs = BuiltData.as_other(pins.folder_of(data.root, one))
    if theirs.base != one.base:
        message = f"the addresses of the record {one.name} begin with {theirs.base}, not {one.base}"
        raise settings_error(data.root, 0, f"{message}: `civicgraph records pin {one.name}` takes it as it is now")
    return theirs


def other_parts(data: CheckedFiles) -> OtherParts:
    """The records that a data set stands on as parts of it, each compiled when it is first needed."""
    here = sorted(one for one in data.pinned if one.is_here)
    opened = {one.name: open_other(data, one) for one in here}
    whole = whole_vocabulary(data, opened)

    def part(folder: str, one: OtherRecord, only: set[str] | None = None) -> OtherPart:
        theirs = opened[one.name]
        return other_part(folder, one, theirs.hash, theirs.record, theirs.vocabulary, whole, only)

    def parts(folder: str, needed: Sequence[array[int]]) -> list[OtherPart]:
        found = [part(folder, one) for one in here]
        if not data.brings_named:
            return found
        decided = [id for pair in decided_pairs(data.identity) for id in pair]
        return [part(folder, one.record, named_things(one, needed, decided)) for one in found]

    keys = [part_key(one, opened[one.name].hash, whole) for one in here]
    absent = [one for one in data.pinned if not one.is_here]
    return OtherParts(here, absent, parts, keys, whole)


def whole_vocabulary(data: CheckedFiles, opened: dict[str, BuiltData]) -> Vocabulary:
    """The vocabulary of a data set with the own terms of the records that it stands on."""
    own = "".join([data.vocabulary.own, *(one.vocabulary.own for one in opened.values())])
    return load_vocabulary(own, data.base, tuple((name, one.base) for name, one in opened.items()))


def other_quads(data: CheckedFiles, others: Sequence[OtherPart]) -> Iterator[ox.Quad]:
    """What the store has of the records that a data set stands on: their graphs as they are, and whose these are.

    Of records of which only what is named is wanted, that is in the graph that says whose it is.
    """
    for one in others:
        theirs = open_other(data, one.record)
        yield from _named_quads(data, theirs, one) if data.brings_named else _quads_of(theirs)
        yield from _whose(data, one)


def _named_quads(data: CheckedFiles, theirs: BuiltData, part: OtherPart) -> Iterator[ox.Quad]:
    import pyoxigraph as ox

    store, things, whose = theirs.store(), ox.NamedNode(f"{theirs.base}graph/things"), _graph(data)
    for id in part.tables.ids["things"]:
        for quad in store.quads_for_pattern(ox.NamedNode(_their_iri(part, id)), None, None, things):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, whose)


def _quads_of(theirs: BuiltData) -> Iterator[ox.Quad]:
    from ..storage.decisions import GRAPH as IDENTITY
    from ..storage.store import DERIVED, PLACED
    from ..vocabulary import NS

    store, base, placed = theirs.store(), theirs.base, {NS + name for name in PLACED}
    left = {NS.rstrip("#"), f"{base}graph/questions", base + IDENTITY}
    for graph in store.named_graphs():
        if graph.value in left:
            continue
        for quad in store.quads_for_pattern(None, None, None, graph):
            if graph.value != base + DERIVED or quad.predicate.value in placed:
                yield quad


def _whose(data: CheckedFiles, part: OtherPart) -> Iterator[ox.Quad]:
    """The record that graphs, or things, are of, with its title and licence."""
    import pyoxigraph as ox

    one, graph, record = part.record, _graph(data), ox.NamedNode(part.record.base)
    of_it = part.tables.ids["things" if data.brings_named else "sources"]
    parts = [_their_iri(part, id) for id in of_it] + ([] if data.brings_named else [f"{one.base}graph/things"])
    told: list[tuple[str, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        ("isPartOf", ox.NamedNode(name), record) for name in parts
    ]
    told += [("title", record, ox.Literal(one.called)), ("identifier", record, ox.Literal(f"sha256:{one.sha256}"))]
    told += [("license", record, ox.NamedNode(one.licence))] if one.licence else []
    for term, subject, value in told:
        yield ox.Quad(subject, ox.NamedNode(f"http://purl.org/dc/terms/{term}"), value, graph)


def _graph(data: CheckedFiles) -> ox.NamedNode:
    import pyoxigraph as ox

    return ox.NamedNode(f"{data.base}graph/records")


def _their_iri(part: OtherPart, id: str) -> str:
    return part.record.base + id.partition(":")[2]
