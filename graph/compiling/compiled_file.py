"""What one file of the data comes to by itself, so that a file that did not change is not read again.

The rows are those of the record, in blocks that are copied as they are. What has to be known of them to put files
together lies beside them as tables of numbers. Ids stand there as numbers of 64 bits: that two of a million ids have
the same happens once in ten million records. Whether what a file names in other files is there, is told by two of the
tables: ``defines`` has a number for each id and each kind that it is of, ``needs`` for each id that a record names and
the kind that it has to be of. Where every need of all files is among what they define, all references hold.
"""

from __future__ import annotations

import marshal
from array import array
from itertools import chain, takewhile
from typing import IO, Any, NamedTuple, cast

from ..files.document import Document
from ..files.reading import FilePlace
from ..record import Draft
from ..storage.integrity import Damaged, seal, unseal
from ..storage.rows import GROUPS
from .ids import Ids
from .word_tables import NameWords, WordTables

KEY, NUMBER = "Q", "i"


class Anchor(NamedTuple):
    """What tells where a piece of evidence stands: its id, its source, and how it is looked up in the source's text."""

    id: str
    source: str
    written: int
    wanted: dict[str, str]


class Saying(NamedTuple):
    """What claims say that say it alike, but for their ends, their time and their speaker."""

    predicate: str
    wording: str
    modality: str
    polarity: str
    share: str
    reading: str


class LinkTables(NamedTuple):
    """The tables of a file by which it is put together with others, read one file at a time.

    ``defines`` and ``needs`` are what owners define and need, ``defined_by`` and ``need_owners`` say which; ``needed``
    has each need once. ``own_ids`` are ids that the file gives, ``evidence_keys`` those of each piece of evidence,
    ``about_claims`` claims that are about claims. ``deeds`` are the owners in a table that claim something done, and
    ``since`` its first days, which the source's last day of publication may rule out: ``came_out``, in the file that
    declares it, or 0.
    """

    defines: array[int]
    defined_by: array[int]
    needs: array[int]
    need_owners: array[int]
    needed: array[int]
    own_ids: array[int]
    evidence_keys: array[int]
    about_claims: list[tuple[str, str]]
    deeds: array[int]
    since: array[int]
    came_out: int


class CompiledFile(NamedTuple):
    """The tables of one file; its rows, anchors and document are read when they are needed.

    What it declares, its *owners*, have numbers in the order of the groups of the record and, in these, of their ids:
    ``ids`` by group, ``keys`` as numbers, ``lines`` where they stand. ``offsets`` and ``lengths`` say by group where
    each block of rows stands, ``first_evidence`` how many pieces of evidence stand before it. ``evidence_owners`` has
    the owner of each piece of evidence, ``evidence_sources`` the sources that they are in. Of claims: the keys of both
    ends (0: none), the numbers of what they say, of their source and of their voice, the first and last day.
    ``concerns`` are the keys of what caveats concern, ``concern_counts`` how many each has. ``types`` are numbers of
    ``type_names``, as ``said``, ``sources`` and ``voices`` are of ``sayings``, ``source_ids`` and ``voice_ids``.
    ``names`` are the folded names of things, one a line, ``name_counts`` how many each has. ``is_confidential`` is
    whether its source says so, or may say so where it cannot be read.
    """

    source: str
    text_file: str
    text_hash: str
    text_layout: str
    ids: dict[str, Ids]
    keys: array[int]
    lines: array[int]
    offsets: dict[str, array[int]]
    lengths: dict[str, array[int]]
    first_evidence: dict[str, array[int]]
    evidence_owners: array[int]
    evidence_sources: list[str]
    subjects: array[int]
    objects: array[int]
    said: array[int]
    sources: array[int]
    voices: array[int]
    since: array[int]
    until: array[int]
    sayings: list[Saying]
    source_ids: list[str]
    voice_ids: list[str]
    concerns: array[int]
    concern_counts: array[int]
    types: array[int]
    type_names: list[str]
    names: str
    name_counts: array[int]
    drafts: list[Draft]
    is_confidential: bool

    @property
    def owners(self) -> list[str]:
        """The ids of what the file declares, by number."""
        return list(chain.from_iterable(self.ids.values()))

    def first_owner(self, group: str) -> int:
        """The number of the first owner of a group."""
        return sum(len(self.ids[before]) for before in takewhile(lambda one: one != group, GROUPS))


class FileContent(NamedTuple):
    """All that a file comes to."""

    tables: CompiledFile
    links: LinkTables
    words: WordTables
    rows: bytes
    anchors: list[Anchor]
    document: Document


NO_LINKS = LinkTables(
    defines=array(KEY), defined_by=array(NUMBER), needs=array(KEY), need_owners=array(NUMBER), needed=array(KEY),
    own_ids=array(KEY), evidence_keys=array(KEY), about_claims=[],
    deeds=array(NUMBER), since=array(NUMBER), came_out=0,
)  # fmt: skip


def dump(found: FileContent) -> bytes:
    """What a file comes to as bytes: six parts, each of which can be read alone."""
    document = found.document
    places = {id: (place.line, place.keys) for id, place in document.places.items()}
    pieces = [
        seal(marshal.dumps([_as_stored(one) for one in found.tables])),
        seal(found.rows),
        seal(marshal.dumps(list(map(tuple, found.anchors)))),
        seal(marshal.dumps((document.source, document.data, places, document.records, document.is_part))),
        seal(marshal.dumps([_as_stored(one) for one in found.links])),
        seal(marshal.dumps([[_as_stored(one) for one in found.words.names], found.words.texts])),
    ]
    return b"".join([*(len(one).to_bytes(8) for one in pieces), *pieces])


def _as_stored(value: Any) -> Any:
    """A value as marshal takes it; numbers as bytes, behind the code of their type."""
    if isinstance(value, array):
        return (value.typecode, value.tobytes())
    if isinstance(value, Ids):
        return [value.text, value.number]
    if isinstance(value, dict):
        return {key: _as_stored(one) for key, one in value.items()}
    return [tuple(one) if isinstance(one, tuple) else one for one in value] if isinstance(value, list) else value


def _as_read(value: Any) -> Any:
    if isinstance(value, tuple):
        return array(*value)
    return {key: _as_read(one) for key, one in value.items()} if isinstance(value, dict) else value


def _piece(file: IO[bytes], number: int) -> memoryview:
    """One of the six parts; the others are not read.

    Raises
    ------
    Damaged
        It is not what was written.
    """
    file.seek(0)
    head = file.read(8 * _PIECES)
    lengths = [int.from_bytes(head[at : at + 8]) for at in range(0, 8 * _PIECES, 8)]
    try:
        file.seek(8 * _PIECES + sum(lengths[:number]))
        return unseal(file.read(lengths[number]))
    except (MemoryError, OverflowError, OSError) as error:  # the lengths are not what was written
        raise Damaged(str(error)) from None


_PIECES = 6


def load(file: IO[bytes]) -> CompiledFile:
    """The tables that :func:`dump` wrote.

    Raises
    ------
    Damaged
        They are not what was written.
    """
    try:
        found = CompiledFile._make(map(_as_read, marshal.loads(_piece(file, 0))))
    except (EOFError, TypeError) as error:
        raise Damaged(str(error)) from None
    sayings, drafts = map(Saying._make, found.sayings), map(Draft._make, found.drafts)
    ids = {group: Ids(*one) for group, one in cast(dict[str, Any], found.ids).items()}
    return found._replace(sayings=list(sayings), drafts=list(drafts), ids=ids)


def load_links(file: IO[bytes]) -> LinkTables:
    """The tables by which files are put together, that :func:`dump` wrote; errors as of :func:`load`."""
    return LinkTables._make(map(_as_read, marshal.loads(_piece(file, 4))))


def load_words(file: IO[bytes]) -> WordTables:
    """The words that :func:`dump` wrote; errors as of :func:`load`."""
    names, texts = marshal.loads(_piece(file, 5))
    return WordTables(NameWords._make(map(_as_read, names)), texts)


def load_rows(file: IO[bytes]) -> memoryview:
    """The rows that :func:`dump` wrote; errors as of :func:`load`."""
    return _piece(file, 1)


def load_anchors(file: IO[bytes]) -> list[Anchor]:
    """The anchors that :func:`dump` wrote; errors as of :func:`load`."""
    return list(map(Anchor._make, marshal.loads(_piece(file, 2))))


def load_document(file: IO[bytes], name: str) -> Document:
    """The document that :func:`dump` wrote, as of the file with this name; errors as of :func:`load`."""
    source, data, places, records, is_part = marshal.loads(_piece(file, 3))
    placed = {id: FilePlace(name, line, keys) for id, (line, keys) in places.items()}
    return Document(name, source, data, placed, records, is_part=is_part)
