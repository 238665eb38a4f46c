"""What one file of the data comes to by itself, so that a file that did not change is not read again.

The rows are those of the record, in blocks that are copied as they are. What has to be known of them to put files
together lies beside them as tables of numbers. Ids stand there as numbers of 64 bits: that two of a million ids have
the same happens once in ten million records. Whether what a file names in other files is there, is told by two of the
tables: ``defines`` has a number for each id and each kind that it is of, ``needs`` for each id that a record names and
the kind that it has to be of. Where every need of all files is among what they define, all references hold.
"""

from __future__ import annotations

import marshal
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, takewhile
from typing import IO, Any, NamedTuple, TypeVar, cast

from ..dates import bounds, day_number
from ..errors import DataError, Problem
from ..files.document import WHOLE_FILE, Document, is_confidential, is_retracted, read_document
from ..files.places import anchor_key
from ..files.reading import FilePlace
from ..files.references import kinds, pointers
from ..files.shapes import record_problems
from ..files.validation import chronology_problems, days_of_publication, deeds_in_time
from ..name_folding import fold_names
from ..name_index import names_of
from ..record import Caveat, Claim, Code, Draft, Evidence, Thing
from ..storage.integrity import Damaged, seal, unseal
from ..storage.keys import id_key
from ..storage.record_items import (
    caveat_of,
    claim_of,
    evidence_order,
    source_of,
    test_of,
    thing_of,
    voice_of,
)
from ..storage.rows import EVIDENCED, GROUPS, ROWS_IN_A_BLOCK, dump_block
from ..vocabulary import Vocabulary
from .file_nodes import FileNode
from .ids import Ids
from .word_tables import NameWords, WordTables, word_tables

T = TypeVar("T")

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


@cache
def kind_key(kind: str) -> int:
    """The number that stands for a kind of record, as :data:`~..files.references.POINTERS` names them."""
    return id_key(f"\0{kind}")


def compile_file(content: bytes, vocabulary: Vocabulary, table: str = "") -> FileContent:
    """What a file, or a table of ``things`` or ``claims``, comes to, without the records that cannot be used.

    >>> from ..vocabulary import load_vocabulary
    >>> given = b"things:\\n- {id: ada, type: Person, name: Ada Okoye}\\n- {id: bo}"
    >>> found = compile_file(given, load_vocabulary()).tables
    >>> found.owners, [(one.id, one.line) for one in found.drafts]
    (['ada'], [('bo', 3)])
    """
    try:
        document, problems = read_document(content, "", vocabulary, table)
    except DataError as error:
        problem = error.problems[0]
        left_out = compile_document(Document("", "", {}), vocabulary, [Draft("", problem.line, "", WHOLE_FILE)])
        return _mark_confidential(left_out, content)
    problems += record_problems(document, vocabulary)
    drafts = [Draft("", line, id, section) for id, section, line in document.drafts]
    drafts += _leave_out(document, sorted(problems)) if problems else []
    # Dates are only compared in records that are well formed.
    if late := list(chronology_problems(document, vocabulary)):
        drafts += _leave_out(document, late)
    return _mark_confidential(compile_document(document, vocabulary, drafts), content)


_MAY_BE_CONFIDENTIAL = re.compile(rb"\bconfidential\b(?:[\"']?\s*:|>)")


def may_be_confidential(content: bytes) -> bool:
    """Whether a file may say that its source is confidential, whatever else is wrong with it.

    >>> may_be_confidential(b"confidential: true"), may_be_confidential(b"title: In confidence")
    (True, False)
    """
    return _MAY_BE_CONFIDENTIAL.search(content) is not None


def _mark_confidential(found: FileContent, content: bytes) -> FileContent:
    """What a file comes to that is left out whole: its name is told by no door where it may be a confidential one's."""
    if found.tables.source or not found.tables.drafts or not may_be_confidential(content):
        return found
    return found._replace(tables=found.tables._replace(is_confidential=True))


def _leave_out(document: Document, problems: Iterable[Problem]) -> list[Draft]:
    """Takes the entries that have problems out of a document; all of them where the file itself has one."""
    found: dict[str, Draft] = {}
    declared = ((section, one["id"]) for section, one in document.entries() if one["id"])
    entries = sorted((document.places[id].line, id, section) for section, id in declared)
    for problem in problems:
        before = [entry for entry in entries if entry[0] <= problem.line]
        if not before or problem.line in document.top_lines:
            document.leave_out_all()
            return [Draft("", problem.line, "", WHOLE_FILE)]
        line, id, section = before[-1]
        found.setdefault(id, Draft("", line, id, section))
    document.leave_out(found)
    return list(found.values())


def compile_document(document: Document, vocabulary: Vocabulary, drafts: Sequence[Draft] = ()) -> FileContent:
    """What a document comes to, all of whose records can be used by themselves."""
    items, anchors = _items(document, vocabulary)
    data = document.data
    file, hash, layout = (str(data.get(key, "")) for key in ("textFile", "textHash", "textLayout"))
    text = SourceKeys(file, hash, layout, is_confidential(document))
    numbers = {item[0]: number for number, item in enumerate(chain.from_iterable(items.values()))}
    lines = array(NUMBER, (document.places[id].line for id in numbers))
    references = _references(document, numbers, vocabulary)
    evidence = [anchor.id for anchor in anchors]
    tables, words, rows = compile_items(
        items, document.source if numbers else "", text, lines, vocabulary.codes, drafts
    )
    needed, keys = array(KEY, sorted(set(references.needs))), array(KEY, map(id_key, evidence))
    times = _times(document, numbers, vocabulary)
    links = LinkTables(needed=needed, evidence_keys=keys, **references._asdict(), **times._asdict())
    return FileContent(tables, links, words, rows, anchors, document)


class SourceKeys(NamedTuple):
    """What a file says of its source: its text's name, hash and layout, and whether it is confidential."""

    file: str = ""
    hash: str = ""
    layout: str = ""
    is_confidential: bool = False


class ReferenceTables(NamedTuple):
    """The tables of what a file defines and needs; see :class:`CompiledFile`."""

    defines: array[int]
    defined_by: array[int]
    needs: array[int]
    need_owners: array[int]
    own_ids: array[int]
    about_claims: list[tuple[str, str]]


def _references(document: Document, numbers: Mapping[str, int], vocabulary: Vocabulary) -> ReferenceTables:
    found = ReferenceTables(array(KEY), array(NUMBER), array(KEY), array(NUMBER), array(KEY), [])
    kind_keys: dict[str, list[int]] = {}
    owners = [document.data] if document.declares_source and document.data else []
    owners += (one for _, one in document.entries())
    for owner in owners:
        number = numbers[owner["id"]]
        for record in (owner, *owner.get("evidence", ())):
            id, key = record["id"], id_key(record["id"])
            kind = str(record.get("type", ""))
            if kind not in kind_keys:
                kind_keys[kind] = [kind_key(one) for one in sorted(kinds(kind, not document.source, vocabulary))]
            of = [key ^ one for one in kind_keys[kind]]
            found.defines.extend(of)
            found.defined_by.extend([number] * len(of))
            if "id" in document.places[id].keys:
                found.own_ids.append(key)
            for pointer in pointers(id, record, vocabulary) if document.source else ():
                found.needs.append(id_key(pointer.target) ^ kind_key(pointer.kind))
                found.need_owners.append(number)
                if pointer.kind.endswith("|claim"):
                    found.about_claims.append((id, pointer.target))
    return found


class _Times(NamedTuple):
    """By what claims in a table are held to when their source came out; see :class:`LinkTables`."""

    deeds: array[int]
    since: array[int]
    came_out: int


def _times(document: Document, numbers: Mapping[str, int], vocabulary: Vocabulary) -> _Times:
    when = days_of_publication([document]).get(document.source, "")
    deeds = [*deeds_in_time(document, vocabulary)] if document.is_part else []
    return _Times(
        deeds=array(NUMBER, (numbers[id] for id, _ in deeds)),
        since=array(NUMBER, (day_number(bounds(when).start_lo) for _, when in deeds)),
        came_out=day_number(bounds(when).end_hi) if when else 0,
    )


NO_LINKS = LinkTables(
    defines=array(KEY), defined_by=array(NUMBER), needs=array(KEY), need_owners=array(NUMBER), needed=array(KEY),
    own_ids=array(KEY), evidence_keys=array(KEY), about_claims=[],
    deeds=array(NUMBER), since=array(NUMBER), came_out=0,
)  # fmt: skip


def compile_items(
    items: Mapping[str, Sequence[Any]],
    source: str,
    text: SourceKeys,
    lines: array[int],
    codes: Mapping[tuple[str, str], Code],
    drafts: Sequence[Draft] = (),
) -> tuple[CompiledFile, WordTables, bytes]:
    """The tables and rows of the items of each group, in order of id.

    Parameters
    ----------
    text
        What the file says of its source.
    lines
        The line of each item in the file.
    codes
        The codes of the vocabulary, whose labels are looked for as well.
    """
    blocks, rows = _blocks(items)
    claims: Sequence[Claim] = items["claims"]
    caveats: Sequence[Caveat] = items["caveats"]
    things: Sequence[Thing] = items["things"]
    sayings, sources, voices, types = (
        _NumberedValues[Saying](),
        _NumberedValues[str](),
        _NumberedValues[str](),
        _NumberedValues[str](),
    )
    named = [names_of(thing) for thing in things]
    names = fold_names(chain.from_iterable(named))
    tables = CompiledFile(
        source=source,
        text_file=text.file,
        text_hash=text.hash,
        text_layout=text.layout,
        ids={group: Ids.of(item[0] for item in items[group]) for group in GROUPS},
        keys=array(KEY, (id_key(item[0]) for group in GROUPS for item in items[group])),
        lines=lines,
        offsets={group: one.starts for group, one in blocks.items()},
        lengths={group: one.lengths for group, one in blocks.items()},
        first_evidence={group: one.evidence for group, one in blocks.items()},
        evidence_owners=array(NUMBER, _evidence_owners(items)),
        evidence_sources=sorted({one.source for group in EVIDENCED for item in items[group] for one in item.evidence}),
        subjects=array(KEY, (id_key(claim.subject) for claim in claims)),
        objects=array(KEY, (id_key(claim.object) if claim.object else 0 for claim in claims)),
        said=array(NUMBER, (sayings[_saying(claim)] for claim in claims)),
        sources=array(NUMBER, (sources[claim.source] for claim in claims)),
        voices=array(NUMBER, (voices[claim.voice] for claim in claims)),
        since=array(NUMBER, (day_number(claim.bounds.start_lo) for claim in claims)),
        until=array(NUMBER, (day_number(claim.bounds.end_hi) for claim in claims)),
        sayings=list(sayings),
        source_ids=list(sources),
        voice_ids=list(voices),
        concerns=array(KEY, (id_key(id) for caveat in caveats for id in caveat.concerns)),
        concern_counts=array(NUMBER, (len(caveat.concerns) for caveat in caveats)),
        types=array(NUMBER, (types[thing.type] for thing in things)),
        type_names=list(types),
        names="".join(f" {name}\n" for name in names),
        name_counts=array(NUMBER, map(len, named)),
        drafts=list(drafts),
        is_confidential=text.is_confidential,
    )
    return tables, word_tables(named, names, items, codes), rows


def _saying(claim: Claim) -> Saying:
    return Saying(claim.predicate, claim.wording, claim.modality, claim.polarity, claim.share, claim.reading)


class _NumberedValues(defaultdict[T, int]):
    """Numbers given out in the order in which values are first asked for."""

    def __missing__(self, value: T) -> int:
        self[value] = number = len(self)
        return number


class _Blocks(NamedTuple):
    """Where each block of a group stands, and how many pieces of evidence stand before it."""

    starts: array[int]
    lengths: array[int]
    evidence: array[int]


def _blocks(items: Mapping[str, Sequence[Any]]) -> tuple[dict[str, _Blocks], bytes]:
    """The blocks of rows, and where those of each group stand."""
    found = {group: _Blocks(array("q"), array(NUMBER), array("q")) for group in GROUPS}
    written, at, evidence = [], 0, 0
    for group, blocks in found.items():
        for first in range(0, len(items[group]), ROWS_IN_A_BLOCK):
            some = items[group][first : first + ROWS_IN_A_BLOCK]
            written.append(dump_block(some))
            for column, value in zip(blocks, (at, len(written[-1]), evidence), strict=True):
                column.append(value)
            at += len(written[-1])
            evidence += sum(len(item.evidence) for item in some) if group in EVIDENCED else 0
    return found, b"".join(written)


def _evidence_owners(items: Mapping[str, Sequence[Any]]) -> Iterator[int]:
    owner = 0
    for group in GROUPS:
        for item in items[group]:
            if group in EVIDENCED:
                yield from [owner] * len(item.evidence)
            owner += 1


# The groups of what was taken back, and the section that it stands in.
_RETRACTED = {"retracted": "claims", "retracted_caveats": "caveats"}


def _items(document: Document, vocabulary: Vocabulary) -> tuple[dict[str, list[Any]], list[Anchor]]:
    """The items of the record that a file declares, in order of id, and how their evidence is looked up."""
    data = document.data
    within = {"source": document.source} if document.source else {}
    author = {"voice": data["authorVoice"]} if "authorVoice" in data else {}

    def node(record: dict[str, Any], **added: str) -> FileNode:
        return FileNode(record, vocabulary, **within, **added)

    def sort(group: str) -> list[dict[str, Any]]:
        section = _RETRACTED.get(group, group)
        given = data.get(section, ())
        if section in _RETRACTED.values():
            given = [one for one in given if is_retracted(one) == (group in _RETRACTED)]
        return sorted(given, key=lambda one: one["id"])

    def places(record: dict[str, Any]) -> list[dict[str, Any]]:
        return sorted(record.get("evidence", ()), key=lambda one: evidence_order(one["id"]))

    def evidence(record: dict[str, Any]) -> tuple[Evidence, ...]:
        return tuple(map(_evidence, places(record)))

    items: dict[str, list[Any]] = {
        "sources": [source_of(node(data))] if document.declares_source and data else [],
        "things": [thing_of(node(one), one["type"]) for one in sort("things")],
        "voices": [voice_of(node(one)) for one in sort("voices")],
        "claims": [claim_of(node(one, **author), evidence(one)) for one in sort("claims")],
        "caveats": [caveat_of(node(one), evidence(one)) for one in sort("caveats")],
        "tests": [test_of(node(one), evidence(one)) for one in sort("tests")],
        "retracted": [claim_of(node(one, **author), evidence(one)) for one in sort("retracted")],
        "retracted_caveats": [caveat_of(node(one), evidence(one)) for one in sort("retracted_caveats")],
    }
    anchors = [_anchor(one) for group in EVIDENCED for record in sort(group) for one in places(record)]
    return items, anchors


def _evidence(record: dict[str, Any]) -> Evidence:
    source, anchor, summary = (record.get(key, "") for key in ("source", "anchor", "summary"))
    line, page, paragraph, row = (int(record.get(key, 0)) for key in ("line", "page", "paragraph", "row"))
    return Evidence(source, anchor, summary, line, page, paragraph=paragraph, row=row)


def _anchor(record: dict[str, Any]) -> Anchor:
    wanted: dict[str, str] = {key: record[key] for key in ("anchor", "line", "prefix", "suffix") if key in record}
    return Anchor(record["id"], record["source"], anchor_key(record), wanted)


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
