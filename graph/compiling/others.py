"""What other people's records come to as parts of this one: their items, under ids that say whose they are.

Each is compiled by itself, by the same checks as our own files, and then kept under its hash: so the index is over all.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from operator import itemgetter
from typing import IO, Any, NamedTuple

from ..files.document import Document
from ..files.references import kinds
from ..record import OtherRecord, Record, Thing
from ..storage.integrity import Damaged
from ..storage.keys import id_key
from ..storage.rows import EVIDENCED, GROUPS
from ..vocabulary import Vocabulary
from . import anchoring, compiled_file, parts
from .anchoring import AnchorPlaces
from .compiled_file import NO_LINKS, NUMBER, CompiledFile, FileContent, LinkTables
from .from_document import kind_key
from .from_items import SourceKeys, compile_items
from .word_tables import WordTables

_FORMAT = b"others 1"


class OtherPart(NamedTuple):
    """A record of other people, compiled as one file is: ``key`` names it in the cache, in ``folder``.

    Where the cache cannot be written, ``content`` is what would lie there.
    """

    record: OtherRecord
    key: str
    folder: str
    tables: CompiledFile
    content: bytes = b""

    @property
    def places(self) -> AnchorPlaces:
        """Where the evidence stands: the rows themselves say it."""
        return anchoring.no_places(len(self.tables.evidence_owners))

    def types(self) -> Iterator[tuple[str, str]]:
        """Its things by id, each with its type."""
        names = self.tables.type_names
        yield from zip(self.tables.ids["things"], (names[one] for one in self.tables.types), strict=True)

    def links(self) -> LinkTables:
        """The tables by which it is put together with files."""
        with self._open() as file:
            return compiled_file.load_links(file)

    def words(self) -> WordTables:
        """The words by which its items are found."""
        with self._open() as file:
            return compiled_file.load_words(file)

    def rows(self) -> memoryview:
        """Its rows."""
        with self._open() as file:
            return compiled_file.load_rows(file)

    def _open(self) -> IO[bytes]:
        return BytesIO(self.content) if self.content else open(os.path.join(self.folder, self.key), "rb")


def other_part(
    folder: str,
    one: OtherRecord,
    hash: str,
    read: Any,
    own: Vocabulary,
    whole: Vocabulary,
    only: Collection[str] | None,
) -> OtherPart:
    """A record as a part of another, from the cache where it is there.

    Parameters
    ----------
    hash
        The hash of all that the record is made of.
    read
        Gives the record as it may be handed on.
    own, whole
        The vocabulary of the record, and that of all records together.
    only
        The ids here of the things that are wanted of it, without any claim; None for all that it holds.
    """
    key = part_key(one, hash, whole, only)
    if kept := _kept_part(one, folder, key):
        return kept
    content = compiled_file.dump(_compile(Qualifier(one.name, own), read(), whole, only))
    parts.write(folder, key, content)
    tables = compiled_file.load(BytesIO(content))
    return _kept_part(one, folder, key) or OtherPart(one, key, folder, tables, content)


def _kept_part(one: OtherRecord, folder: str, key: str) -> OtherPart | None:
    """The part as it is kept, once all of it was read; None where it is not there, or is not what was written."""
    with suppress(OSError, Damaged), open(os.path.join(folder, key), "rb") as file:
        found = OtherPart(one, key, folder, compiled_file.load(file))
        for piece in (found.links, found.words, found.rows):
            piece()
        return found
    return None


def _compile(names: Qualifier, record: Record, whole: Vocabulary, only: Collection[str] | None) -> FileContent:
    items: dict[str, list[Any]] = {
        group: sorted((names.item(group, one) for one in getattr(record, group).values()), key=itemgetter(0))
        if only is None or group == "things"
        else []
        for group in GROUPS
    }
    if only is not None:
        items["things"] = [one for one in items["things"] if one.id in only]
    lines = array(NUMBER, bytes(4 * sum(map(len, items.values()))))
    tables, words, rows = compile_items(items, "", SourceKeys(), lines, whole.codes)
    first = tables.first_owner("things")
    return FileContent(tables, _definitions(items["things"], first, whole), words, rows, [], Document("", "", {}))


def _definitions(things: Iterable[Thing], first: int, vocabulary: Vocabulary) -> LinkTables:
    """What is there to be named by claims of ours: things."""
    defines, owners = array(compiled_file.KEY), array(NUMBER)
    of_type: dict[str, list[int]] = {}
    for number, thing in enumerate(things, first):
        if thing.type not in of_type:
            of_type[thing.type] = [kind_key(one) for one in sorted(kinds(thing.type, True, vocabulary))]
        key = id_key(thing.id)
        defines.extend(key ^ one for one in of_type[thing.type])
        owners.extend([number] * len(of_type[thing.type]))
    return NO_LINKS._replace(defines=defines, defined_by=owners)


def named_things(part: OtherPart, needed: Iterable[array[int]], decided: Iterable[str]) -> set[str]:
    """The things of a record that something of ours names: our claims and caveats, or what we decided."""
    links, ids = part.links(), list(part.tables.ids["things"])
    first = part.tables.first_owner("things")
    keys = {key for some in needed for key in some}
    found = {ids[owner - first] for key, owner in zip(links.defines, links.defined_by, strict=True) if key in keys}
    return found | (set(ids) & set(decided))


class Qualifier:
    """The items of a record with ids that say whose they are: ``night-bus`` of harbour is ``harbour:night-bus``.

    >>> from ..vocabulary import load_vocabulary
    >>> Qualifier("harbour", load_vocabulary()).item("things", Thing("bus", "Project", "A night bus")).id
    'harbour:bus'
    """

    def __init__(self, name: str, own: Vocabulary) -> None:
        self.name = name
        starts = f"{own.base}vocabulary"
        iris = [line[1 : line.index(">")] for line in own.own.splitlines()]
        self.terms = {iri.rpartition("#")[2] for iri in iris if iri.startswith(f"{starts}#")}
        lists = (iri.removeprefix(f"{starts}/") for iri in iris if iri.startswith(f"{starts}/"))
        self.codes = {one.replace("#", ":", 1) for one in lists}

    def item(self, group: str, item: Any) -> Any:
        """An item of a group of the record."""
        said = {key: change(self, getattr(item, key)) for key, change in _CHANGES.items() if key in item._fields}
        if group in EVIDENCED:
            said["evidence"] = tuple(one._replace(source=self.one(one.source)) for one in item.evidence)
        if group == "things":
            said["type"] = self.term(item.type)
        if group == "sources":  # their texts are not at hand, and ours may be called alike
            said |= {"text_file": "", "file": ""}
        return item._replace(**said)

    def one(self, id: str) -> str:
        """An id; a code stays as it is, unless it is the record's own."""
        if ":" in id:
            return self.code(id)
        return f"{self.name}:{id}" if id else ""

    def every(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Ids."""
        return tuple(map(self.one, ids))

    def term(self, name: str) -> str:
        """A type or relation, which may have a direction behind it."""
        return f"{self.name}:{name}" if name.partition("/")[0] in self.terms else name

    def code(self, code: str) -> str:
        """A code with its list."""
        return code.replace(":", f":{self.name}:", 1) if code in self.codes else code

    def own_codes(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Codes with their lists."""
        return tuple(map(self.code, codes))


# What of an item names something, and how that is changed.
_CHANGES: Mapping[str, Any] = {
    **dict.fromkeys(
        ("id", "subject", "object", "voice", "source", "author_voice", "hypothesis", "rival"), Qualifier.one
    ),
    **dict.fromkeys(("concerns", "party_to", "bears_on", "depends_with", "derived_from"), Qualifier.every),
    "predicate": Qualifier.term,
    "coded_as": Qualifier.own_codes,
}


class OtherParts(NamedTuple):
    """The records that files stand on: those at hand, and how they become parts; those that are not.

    ``parts`` makes them, given a folder of the cache and what our files need; ``keys`` are those of parts that are kept
    in it in any case. ``words`` is the vocabulary of all together, ``folder`` where compiled files are kept, if it is
    not the usual place.
    """

    records: Sequence[OtherRecord] = ()
    absent: Sequence[OtherRecord] = ()
    parts: Callable[[str, Sequence[array[int]]], list[OtherPart]] = lambda folder, needed: []
    keys: Sequence[str] = ()
    words: Vocabulary | None = None
    folder: str = ""


NO_OTHERS = OtherParts()


def part_key(one: OtherRecord, hash: str, whole: Vocabulary, only: Collection[str] | None = None) -> str:
    """The name under which the part of a record is kept."""
    wanted = [] if only is None else ["only", *sorted(only)]
    return parts.key_of(_FORMAT, *(text.encode() for text in (one.name, hash, whole.own, *wanted)))
