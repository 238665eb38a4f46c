"""The records that a data set stands on, opened and made parts of it: only read, and without what is confidential.

A record brings what it holds itself. What it stands on in its turn it does not bring: trust is not handed on, and who
wants that record names it too.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..compiling.others import OtherPart, OtherParts, named_things, other_part, part_key
from ..files.identity_file import decided_pairs
from ..record_parts import OtherRecord
from ..settings import settings_error
from ..vocabulary import Vocabulary, load_vocabulary
from . import pins

if TYPE_CHECKING:
    import pyoxigraph as ox

    from ..dataset import BuiltData


def open_other(data: BuiltData, one: OtherRecord) -> BuiltData:
    """The data set of a record that another stands on, by itself.

    Raises
    ------
    DataError
        It says that its addresses begin otherwise than was pinned.
    """
    from ..dataset import BuiltData

    theirs = BuiltData.brought(pins.folder_of(data.root, one))
    if theirs.base != one.base:
        message = f"the addresses of the record {one.name} begin with {theirs.base}, not {one.base}"
        raise settings_error(data.root, 0, f"{message}: `civicgraph records pin {one.name}` takes it as it is now")
    return theirs


def other_parts(data: BuiltData) -> OtherParts:
    """The records that a data set stands on as parts of it, each compiled when it is first needed."""
    here = [one for one in data.pinned if one.is_here]
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


def whole_vocabulary(data: BuiltData, opened: dict[str, BuiltData]) -> Vocabulary:
    """The vocabulary of a data set with the own terms of the records that it stands on."""
    own = "".join([data.vocabulary.own, *(one.vocabulary.own for one in opened.values())])
    return load_vocabulary(own, data.base, tuple((name, one.base) for name, one in opened.items()))


def other_quads(data: BuiltData, others: Sequence[OtherPart]) -> Iterator[ox.Quad]:
    """What the store has of the records that a data set stands on: their graphs as they are, and whose these are."""
    for one in others:
        yield from _quads_of(open_other(data, one.record), one, data.brings_named)
        yield from _whose(data, one)


def _quads_of(theirs: BuiltData, part: OtherPart, named_only: bool) -> Iterable[ox.Quad]:
    import pyoxigraph as ox

    from ..storage.decisions import GRAPH as IDENTITY
    from ..storage.store import DERIVED, PLACED
    from ..vocabulary import NS

    store, base = theirs.store(), theirs.base
    if named_only:
        graph = ox.NamedNode(f"{base}graph/things")
        for id in part.tables.ids["things"]:
            yield from store.quads_for_pattern(ox.NamedNode(base + id.partition(":")[2]), None, None, graph)
        return
    placed = {NS + name for name in PLACED}
    left = {NS.rstrip("#"), f"{base}graph/questions", base + IDENTITY}
    for one in store.named_graphs():
        if one.value not in left:
            quads = store.quads_for_pattern(None, None, None, one)
            derived = one.value == base + DERIVED
            yield from (quad for quad in quads if not derived or quad.predicate.value in placed)


_DCTERMS = "http://purl.org/dc/terms/"


def _whose(data: BuiltData, part: OtherPart) -> Iterator[ox.Quad]:
    """The record that graphs are of, with its title and licence, in a graph of its own."""
    import pyoxigraph as ox

    one, graph = part.record, ox.NamedNode(f"{data.base}graph/records")
    record = ox.NamedNode(one.base)
    graphs = [f"{one.base}{id.partition(':')[2]}" for id in part.tables.ids["sources"]]
    for name in [*graphs, f"{one.base}graph/things"]:
        yield ox.Quad(ox.NamedNode(name), ox.NamedNode(f"{_DCTERMS}isPartOf"), record, graph)
    yield ox.Quad(record, ox.NamedNode(f"{_DCTERMS}title"), ox.Literal(one.called), graph)
    yield ox.Quad(record, ox.NamedNode(f"{_DCTERMS}identifier"), ox.Literal(f"sha256:{one.sha256}"), graph)
    if one.licence:
        yield ox.Quad(record, ox.NamedNode(f"{_DCTERMS}license"), ox.NamedNode(one.licence), graph)
