"""What a file, or a document that was read of it, comes to: its items, and what its records define and need."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from ..dates import bounds, day_number
from ..errors import DataError, Problem
from ..files.document import WHOLE_FILE, Document, is_confidential, is_retracted
from ..files.document_shape import read_document
from ..files.places import anchor_key
from ..files.references import kinds, pointers
from ..files.shapes import record_problems
from ..files.validation import chronology_problems, days_of_publication, deeds_in_time
from ..record import Draft, Evidence
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
from ..storage.rows import EVIDENCED
from ..vocabulary import Vocabulary
from .compiled_file import KEY, NUMBER, Anchor, FileContent, LinkTables
from .file_nodes import FileNode
from .from_items import SourceKeys, compile_items


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
