"""What of confidential sources may leave: their claims, in the evaluator's words, and nothing that names who spoke.

Whatever is handed on is made of files that went through here: the record that :meth:`~..dataset.BuiltData.record`
gives, and every quad of the store. Ids are replaced too, since they are often made of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple

from ..files.document import ENTRIES, Document
from ..files.references import POINTERS
from ..record_parts import WITHHELD
from ..vocabulary_parts import Code
from ..words.catalogue import catalogue, fill_phrase

# All else that such a source, its voices and its evidence say stays where it is, also what is added to them later.
_OF_SOURCE = {"id", "type", "sourceKind", "publicationDate", "textLayout", "derivedFrom", "authorVoice", "confidential"}
_OF_VOICE = {"id", "type"}
_OF_EVIDENCE = {"id", "type", "source", "summary", "line", "page", "paragraph", "row"}
# What of a claim or caveat of such a source is for the coder alone.
_PRIVATE = {"note"}
_REFERENCES = {*POINTERS, "subject", "object"}
_UNSPECIFIC = "other"

_Codes = Mapping[tuple[str, str], Code]
_RawRecord = dict[str, Any]


class Pseudonyms(NamedTuple):
    """What stands for the ids of confidential sources and of all that they declare, and what these are called.

    ``sources`` are the ids that stand for confidential sources, which tell their evidence wherever it is given.
    """

    ids: dict[str, str]
    names: dict[str, str]
    sources: frozenset[str]


def pseudonyms(confidential: Sequence[Document], taken: Iterable[str], codes: _Codes) -> Pseudonyms:
    """The pseudonyms of confidential sources, in an order that tells nothing of them.

    Parameters
    ----------
    confidential
        The documents of these sources, and tables of their claims.
    taken
        Ids that stand for something else.
    """
    used, found = set(taken), Pseudonyms({}, {}, frozenset())

    def give(old: str, new: str, name: str = "") -> str:
        while new in used:
            new += "-x"
        used.add(new)
        found.ids[old] = new
        if name:
            found.names[new] = name
        return new

    by_kind: defaultdict[str, list[Document]] = defaultdict(list)
    within: defaultdict[str, list[Document]] = defaultdict(list)
    for document in confidential:
        within[document.source].append(document)
        if document.declares_source:
            by_kind[str(document.data.get("sourceKind", _UNSPECIFIC))].append(document)
    for kind, documents in sorted(by_kind.items()):
        code = None if kind == _UNSPECIFIC else codes.get(("source", kind))
        word = code.label if code else catalogue()["confidential.kind"]
        for number, document in enumerate(sorted(documents, key=lambda one: _order_key(one.source)), 1):
            many = len(documents) > 1
            name = fill_phrase(f"confidential.{'several' if many else 'one'}", kind=word, number=str(number))
            short = "-".join(["confidential", *word.split(), *([str(number)] if many else [])])
            give(document.source, f"source/{short}", name)
            _name_voices(document, short, name, give)
            for section in ENTRIES:
                entries = chain.from_iterable(one.data.get(section, ()) for one in within[document.source])
                for id in sorted((one["id"] for one in entries), key=_order_key):
                    if section != "voices":
                        give(id, f"{section.removesuffix('s')}/{short}/{id.rpartition('/')[2]}")
    sources = chain.from_iterable(by_kind.values())
    return found._replace(sources=frozenset(found.ids[one.source] for one in sources))


def _name_voices(document: Document, short: str, name: str, give: Any) -> None:
    voices = sorted((one["id"] for one in document.data.get("voices", ())), key=_order_key)
    for number, id in enumerate(voices, 1):
        alone = len(voices) == 1
        called = name if alone else fill_phrase("confidential.voice", source=name, number=str(number))
        give(id, f"voice/{short}" if alone else f"voice/{short}/{number}", called)


def _order_key(id: str) -> bytes:
    """A key of sorting by which ids stand in an order that is always the same and says nothing."""
    return sha256(id.encode()).digest()


def withhold(document: Document, given: Pseudonyms) -> tuple[Document, dict[str, str]]:
    """A document as it may leave, and the id that each piece of its evidence had before."""
    new_source = given.ids.get(document.source, document.source)
    made = Document(document.file, new_source, {}, is_part=document.is_part)
    before: dict[str, str] = {}
    is_hidden = document.source in given.ids
    if document.data:
        kept = _OF_SOURCE if is_hidden else document.data.keys() - set(ENTRIES)
        made.data = _public_record(document.data, kept, given)
        if is_hidden and document.declares_source:
            made.data["title"] = given.names[new_source]
        made.data |= {section: [] for section in ENTRIES if section in document.data}
        if document.declares_source:
            made.records[new_source] = made.data
            _place(made, new_source, document, document.source)
    for section, entry in document.entries():
        told = _OF_VOICE if section == "voices" else entry.keys() - _PRIVATE
        one = _public_record(entry, told if is_hidden else entry.keys(), given)
        if is_hidden and section == "voices":
            one["name"] = given.names[one["id"]]
        if "evidence" in entry:
            one["evidence"] = list(_public_evidence(entry, one["id"], is_hidden, given, before))
        made.data[section].append(one)
        for new, old in zip((one, *one.get("evidence", ())), (entry, *entry.get("evidence", ())), strict=True):
            made.records[new["id"]] = new
            _place(made, new["id"], document, old["id"])
    return made, before


def _place(made: Document, id: str, document: Document, before: str) -> None:
    if before in document.places:
        made.places[id] = document.places[before]


def _public_record(record: _RawRecord, kept: Iterable[str], given: Pseudonyms) -> _RawRecord:
    """Some keys of a record, with pseudonyms in the place of the ids that they name."""
    named = {**record, "id": given.ids.get(record["id"], record["id"])}
    return {
        key: _public_reference(value, given) if key in _REFERENCES else value
        for key, value in named.items()
        if key in kept
    }


def _public_reference(value: Any, given: Pseudonyms) -> Any:
    return [given.ids.get(one, one) for one in value] if isinstance(value, list) else given.ids.get(value, value)


def _public_evidence(
    entry: _RawRecord, owner: str, is_hidden: bool, given: Pseudonyms, before: dict[str, str]
) -> Iterator[_RawRecord]:
    """The evidence of an entry: of confidential sources without their words, wherever it is given."""
    for number, evidence in enumerate(entry["evidence"], 1):
        one = _public_record(evidence, evidence.keys(), given)
        if one.get("source") in given.sources:
            one = {key: value for key, value in one.items() if key in _OF_EVIDENCE} | {"anchor": WITHHELD}
        if is_hidden:
            one["id"] = f"{owner}/evidence/{number}"
        before[one["id"]] = evidence["id"]
        yield one
