"""What one file of the data comes to by itself, so that a file that did not change is not read again.

The rows are those of the record. Whether what a file names in other files is there, is told by two tables of numbers:
``defines`` has one for each id and each kind that it is of, ``needs`` one for each id that a record names and the kind
that it has to be of. Where every need of all files is among what they define, all references hold. The numbers have 64
bits: that two of a million ids have the same happens once in ten million records.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple

from ..dates import Bounds
from ..errors import DataError, Problem
from ..files.document import WHOLE_FILE, Document, read_document
from ..files.places import anchor_key
from ..files.reading import FilePlace
from ..files.references import kinds, pointers, term_problems
from ..files.shapes import shape_problems
from ..files.validation import chronology_problems
from ..record import Draft, Evidence
from ..storage.integrity import Damaged, seal, unseal
from ..storage.record_items import (
    caveat_of,
    claim_of,
    evidence_order,
    source_of,
    test_of,
    thing_of,
    voice_of,
)
from ..vocabulary import Vocabulary
from .file_nodes import FileNode

_KEY = "Q"


class Anchor(NamedTuple):
    """What tells where a piece of evidence stands: its id, its source, and how it is looked up in the source's text."""

    id: str
    source: str
    written: int
    wanted: dict[str, str]


class CompiledFile(NamedTuple):
    """What one file comes to.

    ``rows`` are the fields of the items of each group of the record, in order of id; their evidence is numbers of
    ``evidence``, which lies in the order of ``anchors``. ``owners`` are the ids of what the file declares and ``lines``
    where; ``need_owners`` and ``defined_by`` say by its number which of them needs and defines what.
    ``own_ids`` are ids that the file gives, ``about_claims`` claims that are about claims.
    """

    source: str
    text_file: str
    text_hash: str
    owners: list[str]
    lines: list[int]
    rows: dict[str, list[tuple[Any, ...]]]
    evidence: list[tuple[Any, ...]]
    anchors: list[Anchor]
    defines: array[int]
    defined_by: array[int]
    needs: array[int]
    need_owners: array[int]
    own_ids: array[int]
    about_claims: list[tuple[str, str]]
    drafts: list[Draft]


@cache
def _kind_key(kind: str) -> int:
    return _id_key(f"\0{kind}")


def _id_key(id: str) -> int:
    return int.from_bytes(blake2b(id.encode(), digest_size=8).digest())


def compile_file(content: bytes, vocabulary: Vocabulary) -> tuple[CompiledFile, Document]:
    """What a file comes to, and the document that it holds, without the records that cannot be used.

    >>> from ..vocabulary import load_vocabulary
    >>> found, _ = compile_file(b"things:\\n- {id: ada, type: Person, name: Ada Okoye}\\n- {id: bo}", load_vocabulary())
    >>> found.owners, [(one.id, one.line) for one in found.drafts]
    (['ada'], [('bo', 3)])
    """
    try:
        document, problems = read_document(content, "", vocabulary)
    except DataError as error:
        problem = error.problems[0]
        document = Document("", "", {})
        return compile_document(document, vocabulary, [Draft("", problem.line, "", WHOLE_FILE)]), document
    problems += [*term_problems(document, vocabulary), *shape_problems(document, vocabulary)]
    drafts = [Draft("", line, id, section) for id, section, line in document.drafts]
    drafts += _leave_out(document, sorted(problems)) if problems else []
    # Dates are only compared in records that are well formed.
    if late := list(chronology_problems(document, vocabulary)):
        drafts += _leave_out(document, late)
    return compile_document(document, vocabulary, drafts), document


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


def compile_document(document: Document, vocabulary: Vocabulary, drafts: Sequence[Draft] = ()) -> CompiledFile:
    """What a document comes to, all of whose records can be used by themselves."""
    owners = [document.data] if document.source and document.data else []
    owners += (one for _, one in document.entries())
    tables: list[array[int]] = [array(_KEY) for _ in range(5)]
    defines, defined_by, needs, need_owners, own_ids = tables
    about_claims: list[tuple[str, str]] = []
    for number, owner in enumerate(owners):
        for record in (owner, *owner.get("evidence", ())):
            id, key = record["id"], _id_key(record["id"])
            of = [key ^ _kind_key(kind) for kind in kinds(id, record, not document.source, vocabulary)]
            defines.extend(of)
            defined_by.extend([number] * len(of))
            if "id" in document.places[id].keys:
                own_ids.append(key)
            for pointer in pointers(id, record, vocabulary) if document.source else ():
                needs.append(_id_key(pointer.target) ^ _kind_key(pointer.kind))
                need_owners.append(number)
                if pointer.kind.endswith("|claim"):
                    about_claims.append((id, pointer.target))
    evidence, anchors = _evidence(owners)
    numbers = {anchor.id: number for number, anchor in enumerate(anchors)}
    return CompiledFile(
        document.source if owners else "",
        str(document.data.get("textFile", "")),
        str(document.data.get("textHash", "")),
        [owner["id"] for owner in owners],
        [document.places[owner["id"]].line for owner in owners],
        _rows(document, numbers, vocabulary),
        evidence,
        anchors,
        defines,
        defined_by,
        needs,
        need_owners,
        own_ids,
        about_claims,
        list(drafts),
    )


def _evidence(owners: list[dict[str, Any]]) -> tuple[list[tuple[Any, ...]], list[Anchor]]:
    """The pieces of evidence as the record has them, without their places in texts, and how these are looked up."""
    rows, anchors = list[tuple[Any, ...]](), list[Anchor]()
    for record in chain.from_iterable(owner.get("evidence", ()) for owner in owners):
        source, anchor, summary = (record.get(key, "") for key in ("source", "anchor", "summary"))
        line, page, paragraph, row = (int(record.get(key, 0)) for key in ("line", "page", "paragraph", "row"))
        rows.append(tuple(Evidence(source, anchor, summary, line, page, paragraph=paragraph, row=row)))
        wanted = {key: record[key] for key in ("anchor", "line", "prefix", "suffix") if key in record}
        anchors.append(Anchor(record["id"], record["source"], anchor_key(record), wanted))
    return rows, anchors


def _rows(document: Document, numbers: dict[str, int], vocabulary: Vocabulary) -> dict[str, list[tuple[Any, ...]]]:
    """The fields of every item of the record that the file declares, by the group of the record."""
    data = document.data
    within = {"source": document.source} if document.source else {}
    author = {"voice": data["authorVoice"]} if "authorVoice" in data else {}

    def node(record: dict[str, Any], **added: str) -> FileNode:
        return FileNode(record, vocabulary, **within, **added)

    def places(record: dict[str, Any]) -> Any:
        return tuple(
            numbers[id] for id in sorted((one["id"] for one in record.get("evidence", ())), key=evidence_order)
        )

    made: dict[str, list[Any]] = {
        "things": [thing_of(node(one), one["type"]) for one in data.get("things", ())],
        "voices": [voice_of(node(one)) for one in data.get("voices", ())],
        "sources": [source_of(node(data))] if document.source and data else [],
        "claims": [claim_of(node(one, **author), places(one)) for one in data.get("claims", ())],
        "caveats": [caveat_of(node(one), places(one)) for one in data.get("caveats", ())],
        "tests": [test_of(node(one), places(one)) for one in data.get("tests", ())],
    }
    return {group: [tuple(map(_plain, one)) for one in sorted(items)] for group, items in made.items()}


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, Bounds) else value


def dump(found: CompiledFile, document: Document) -> bytes:
    """A compiled file and its document as bytes."""
    plain = [one.tobytes() if isinstance(one, array) else one for one in found]
    plain[CompiledFile._fields.index("anchors")] = list(map(tuple, found.anchors))
    plain[CompiledFile._fields.index("drafts")] = list(map(tuple, found.drafts))
    places = {id: (place.line, place.keys) for id, place in document.places.items()}
    rows = seal(marshal.dumps(plain))
    whole = seal(marshal.dumps((document.source, document.data, places, document.records)))
    return len(rows).to_bytes(8) + rows + whole


def load(content: bytes) -> CompiledFile:
    """The compiled file that :func:`dump` wrote.

    Raises
    ------
    Damaged
        It is not what was written.
    """
    end = 8 + int.from_bytes(content[:8])
    try:
        found = CompiledFile._make(marshal.loads(unseal(content[8:end])))
    except (EOFError, TypeError) as error:
        raise Damaged(str(error)) from None
    numbers = {name: array(_KEY, getattr(found, name)) for name in _TABLES}
    lists = {"anchors": list(map(Anchor._make, found.anchors)), "drafts": list(map(Draft._make, found.drafts))}
    return CompiledFile(**{**found._asdict(), **numbers, **lists})


_TABLES = ("defines", "defined_by", "needs", "need_owners", "own_ids")


def load_document(content: bytes, file: str) -> Document:
    """The document that :func:`dump` wrote, as of the file with this name."""
    start = 8 + int.from_bytes(content[:8])
    source, data, places, records = marshal.loads(unseal(content[start:]))
    placed = {id: FilePlace(file, line, keys) for id, (line, keys) in places.items()}
    return Document(file, source, data, placed, records)
