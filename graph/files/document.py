"""A file of the record: from its mappings to records with ids, types and places, and to quads.

The shape of a file is checked here: which keys a section may hold, and whether they hold text, a list or records.
Everything else a key means comes from the JSON-LD context.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from ..errors import DataError, Problem, line_word
from ..suggest import did_you_mean_word
from ..vocabulary import SECTIONS, Vocabulary
from .codes import take_own_codes
from .invisible_letters import invisible_problem, is_blank
from .portions import file_of
from .quads import is_quads, read_quads
from .reading import FilePlace, YamlMapping, YamlNode, read_yaml
from .tables import IN_LANGUAGE, SOURCE, Columns, read_table, table_section

LISTS = {"aliases", "identifiers", "partyTo", "concerns", "bearsOn", "dependsWith", "derivedFrom"}
# The sections whose entries stand for themselves: evidence stands for what it belongs to.
ENTRIES = [section for section in SECTIONS if section not in ("evidence", "source")]
WHOLE_FILE = "files"
STATUS, DRAFT, RETRACTED = "status", "draft", "retracted"
# The sections of which an entry may be taken back, with the type that it then has.
TAKEN_BACK = {"claims": "RetractedClaim", "caveats": "RetractedCaveat"}
# What is told of what was taken back, by terms that no question about claims and caveats asks for.
_FORMER = {"subject": "formerSubject", "predicate": "formerPredicate", "object": "formerObject", "value": "formerValue",
           "concerns": "formerConcerns"}  # fmt: skip
_FORMER_SECTIONS = {"claims": "retractedClaims", "caveats": "retractedCaveats"}
_KEPT = {"id", "type", "retracted", "retractionReason", "evidence", "note", "coder", "summary"}
# Everything shows these in one line: pages, figures, tables.
_SHORT = {
    *("name", "aliases", "identifiers", "url", "role", "coder"),
    *("title", "author", "publisher", "value", "unit", "qualifier", "scope"),
}
MAX_NAME_LENGTH = 500
MAX_ID_LENGTH = 200
MAX_TEXT_LENGTH = 10_000
_ID = re.compile("[a-z0-9]+(-+[a-z0-9]+)*(/[a-z0-9]+(-+[a-z0-9]+)*)*")
# A name in another language: name@cy.
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_XSD = "http://www.w3.org/2001/XMLSchema#"
# Engines count in 64 bits: a longer number could not be added up as a whole one.
_WHOLE_DIGITS = 18


@dataclass
class Document:
    """One file: its records by id, where each stands, and the JSON-LD that they make.

    ``drafts`` are the entries that say ``status: draft``, each by id, section and line, which are not among the
    records; without an id, the whole file. ``draft_ids`` are all ids that are given there.
    ``top_lines`` are the lines of the keys at the top, of which the file as a whole is made. A table of claims
    ``is_part`` of what its source says: another file tells what that source is.
    """

    file: str
    source: str
    data: dict[str, Any]
    places: dict[str, FilePlace] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    drafts: list[tuple[str, str, int]] = field(default_factory=list)
    draft_ids: set[str] = field(default_factory=set)
    top_lines: frozenset[int] = frozenset()
    is_part: bool = False

    @property
    def declares_source(self) -> bool:
        """Whether the file says what its source is."""
        return bool(self.source) and not self.is_part

    def entries(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The entries of all sections but evidence, each with its section, in the order of the sections."""
        for section in ENTRIES:
            yield from ((section, one) for one in self.data.get(section, ()))

    def copy(self) -> Document:
        """The same document, of which parts can be taken away while this one keeps them."""
        return Document(self.file, self.source, dict(self.data), dict(self.places), dict(self.records))

    def leave_out(self, ids: Collection[str]) -> None:
        """Takes entries away, with their evidence; without an id among them, those that have none."""
        for section in ENTRIES:
            if section in self.data:
                self.data[section] = [one for one in self.data[section] if one["id"] and one["id"] not in ids]
        kept = {one["id"] for _, entry in self.entries() for one in (entry, *entry.get("evidence", ()))}
        kept.add(self.source)
        self.records = {id: record for id, record in self.records.items() if id in kept}
        self.places = {id: place for id, place in self.places.items() if id in kept}

    def leave_out_all(self) -> None:
        """Takes everything away."""
        self.data, self.records, self.places = {}, {}, {}

    def quads(self, vocabulary: Vocabulary, base: str) -> Iterator[ox.Quad]:
        """The file as quads: claims in the graph of their source, things in the graph of things."""
        graph = self.graph(base)
        for quad in ox.parse(self.json_ld(vocabulary, base), ox.RdfFormat.JSON_LD):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)

    def graph(self, base: str) -> ox.NamedNode:
        """The graph that the file's quads go into."""
        return ox.NamedNode(base + (self.source or "graph/things"))

    def json_ld(self, vocabulary: Vocabulary, base: str) -> str:
        """The file as JSON-LD, with its context."""
        given = dict(self.data)
        for section, former in _FORMER_SECTIONS.items():
            if section in given:
                entries = given[section]
                given[section] = [_with_typed_value(one, vocabulary) for one in entries if not is_retracted(one)]
                if retracted := [_as_retracted(one) for one in entries if is_retracted(one)]:
                    given[former] = retracted
        return json.dumps({"@context": {**vocabulary.context, "@base": base}, **given})

    def draft_problems(self) -> Iterator[Problem]:
        """What says that it is a draft, as warnings."""
        for id, _, line in self.drafts:
            message = f"{id or 'the file'} is a draft: it is left out, with what hangs on it"
            yield Problem(self.file, line, message)

    def problem(self, id: str, key: str, message: str) -> Problem:
        """A problem with one key of one record, at its line."""
        place = self.places.get(id)
        return Problem(self.file, place.of(key) if place else 0, message)


def is_retracted(record: Mapping[str, Any]) -> bool:
    """Whether a record is a claim or caveat that was taken back."""
    return record.get("type") in TAKEN_BACK.values()


def _as_retracted(record: dict[str, Any]) -> dict[str, Any]:
    former = {_FORMER[key]: value for key, value in record.items() if key in _FORMER}
    return {key: value for key, value in record.items() if key in _KEPT} | former


def is_confidential(document: Document) -> bool:
    """Whether the source of a document says that it is."""
    return document.data.get("confidential") == "true"


def public_evidence(documents: Sequence[Document]) -> set[str]:
    """The ids of the evidence that stands in sources that are not confidential, nor is given there."""
    hidden = {one.source for one in documents if is_confidential(one)}
    return {
        id
        for one in documents
        if one.source and one.source not in hidden
        for id, record in one.records.items()
        if "anchor" in record and record.get("source") not in hidden
    }


def _with_typed_value(claim: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """A claim whose figure is a number for whoever asks; what is no number, or no figure's relation, stays text."""
    value, predicate = claim.get("value"), claim.get("predicate")
    _, range = vocabulary.domains.get(predicate, ("", "")) if isinstance(predicate, str) else ("", "")
    if not range.endswith("#decimal") or not isinstance(value, str) or not (digits := _NUMBER.fullmatch(value)):
        return claim
    kind = "integer" if not digits[1] and len(value) <= _WHOLE_DIGITS else "decimal"
    return {**claim, "value": {"@value": value, "@type": f"{_XSD}{kind}"}}


def document(text: bytes, file: str, vocabulary: Vocabulary) -> Document:
    """A file read and its shape checked.

    Raises
    ------
    DataError
        With every key that does not belong, every record without an id, every value of the wrong kind.
    """
    found, problems = read_document(text, file_of(file), vocabulary, table_section(file))
    if problems:
        raise DataError(problems)
    return found


def read_document(text: bytes, file: str, vocabulary: Vocabulary, table: str = "") -> tuple[Document, list[Problem]]:
    """A file as far as it can be read, with what is wrong with its shape.

    Parameters
    ----------
    table
        ``things`` or ``claims`` where the file is a table of these.

    Raises
    ------
    DataError
        Nothing can be read of it: it is no YAML, or not as YAML is read here, or no table.
    """
    shaping = _Shaping(file, vocabulary)
    if table:
        top = read_table(text, file, Columns.of(table, vocabulary, LISTS), shaping.problems)
    elif is_quads(text):
        top = read_quads(text, file, vocabulary, shaping.problems)
    else:
        top = read_yaml(text, file, shaping.problems)
    refused = {problem.line for problem in shaping.problems}
    read = len(shaping.problems)
    if table == "claims":
        shaping.source, shaping.is_part = str(top.values[SOURCE]), True
        if problem := id_problem(shaping.source):
            shaping.complain(top.place.line, problem)
        claims = shaping.items(top.values["claims"], "claims", top.place)
        result = Document(file, shaping.source, {"id": shaping.source, "claims": claims}, is_part=True)
    elif "things" in top.values:
        shaping.note_status(top, "", WHOLE_FILE)
        result = Document(file, "", {"things": shaping.items(top.values["things"], "things", top.place)})
        shaping.check_keys(top, {"things", STATUS}, "a file of things")
    else:
        data = shaping.record(top, "source", "")
        result = Document(file, str(data.get("id", "")), data)
    result.places, result.records, result.drafts = shaping.places, shaping.records, shaping.drafts
    result.top_lines = frozenset(top.place.keys.values())
    # What is refused as it is read needs no second complaint.
    problems = shaping.problems[:read] + [one for one in shaping.problems[read:] if one.line not in refused]
    return result, _leave_out_drafts(result, problems, shaping.entry_lines)


def _leave_out_drafts(document: Document, problems: list[Problem], entry_lines: list[int]) -> list[Problem]:
    """Takes what says that it is a draft out of a document; the problems that stand elsewhere."""
    whole = any(section == WHOLE_FILE for _, section, _ in document.drafts)
    if whole:
        document.draft_ids = set(document.records)
        document.drafts = [one for one in document.drafts if one[1] == WHOLE_FILE]
        document.leave_out_all()
        return []
    ids = {id for id, _, _ in document.drafts}
    if not document.drafts:
        return problems
    for _, entry in document.entries():
        if entry["id"] in ids:
            document.draft_ids |= {one["id"] for one in (entry, *entry.get("evidence", ()))}
    document.leave_out(ids)
    lines = sorted(entry_lines)
    draft_lines = {line for _, _, line in document.drafts}

    def stands_elsewhere(problem: Problem) -> bool:
        before = lines[: bisect_right(lines, problem.line)]
        return not before or before[-1] not in draft_lines

    return list(filter(stands_elsewhere, problems))


class _Shaping:
    """One file's mappings turned into JSON-LD records, with the problems found on the way."""

    def __init__(self, file: str, vocabulary: Vocabulary) -> None:
        self.file, self.vocabulary = file, vocabulary
        self.problems: list[Problem] = []
        self.places: dict[str, FilePlace] = {}
        self.records: dict[str, dict[str, Any]] = {}
        self.source, self.is_part = "", False
        self.drafts: list[tuple[str, str, int]] = []
        self.entry_lines: list[int] = []
        self.allowed: dict[str, frozenset[str]] = {}

    def note_status(self, mapping: YamlMapping, id: str, section: str) -> None:
        """Notes whether an entry, or the whole file, says that it is a draft."""
        given = mapping.values.get(STATUS)
        if given == DRAFT:
            self.drafts.append((id, section, mapping.place.line))
        elif given == RETRACTED and section in TAKEN_BACK:
            if RETRACTED not in mapping.values:
                say = f"a {_singular(section)} that is {RETRACTED} says on which day: {RETRACTED}: 2026-11-30"
                self.complain(mapping.place.of(STATUS), say)
        elif given is not None:
            taken = f"{DRAFT} or {RETRACTED}" if section in TAKEN_BACK else DRAFT
            self.complain(mapping.place.of(STATUS), f"{STATUS} takes {taken}, or the key is taken out")
        for key in (RETRACTED, "retractionReason") if section in TAKEN_BACK and given != RETRACTED else ():
            if key in mapping.values:
                self.complain(mapping.place.of(key), f"{key} goes with {STATUS}: {RETRACTED}: write both, or neither")

    def keys_of(self, section: str, may_be_draft: bool) -> frozenset[str]:
        """The keys that an entry of a section may have."""
        if section not in self.allowed:
            self.allowed[section] = self.vocabulary.keys[section] | ({STATUS} if may_be_draft else set())
        return self.allowed[section]

    def complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, message))

    def check_keys(self, mapping: YamlMapping, keys: frozenset[str] | set[str], where: str) -> None:
        if mapping.place.keys.keys() <= keys:
            return
        for key, line in mapping.place.keys.items():
            if key in keys or ("aliases" in keys and IN_LANGUAGE.fullmatch(key)):
                continue
            if "aliases" in keys and key.startswith("name@"):
                self.complain(line, f"{key} names no language: behind name@ stands its tag, as in name@cy or name@el")
            else:
                self.complain(line, f"{key} is not a key of {where}{did_you_mean_word(key, keys) or _key_list(keys)}")

    def items(self, node: YamlNode, section: str, place: FilePlace, parent: str = "") -> list[dict[str, Any]]:
        if not isinstance(node, list):
            self.complain(place.of(section), f"{section} must be a list: begin each entry with '- '")
            return []
        made = []
        for number, item in enumerate(node, 1):
            if isinstance(item, YamlMapping):
                made.append(self.record(item, section, f"{parent}/{section}/{number}" if parent else ""))
            else:
                self.complain(place.of(section), f"entry {number} of {section} must hold keys, not bare text")
        return made

    def record(self, mapping: YamlMapping, section: str, id: str) -> dict[str, Any]:
        may_be_draft = section == "source" or section in ENTRIES
        self.check_keys(mapping, self.keys_of(section, may_be_draft), f"a {_singular(section)}")
        made: dict[str, Any] = {}
        given = self.id_of(mapping, section, id)
        if section in ENTRIES:
            self.entry_lines.append(mapping.place.line)
        if may_be_draft:
            whole = section == "source"
            self.note_status(mapping, "" if whole else given, WHOLE_FILE if whole else section)
        if section == "source":
            self.source = given
        made["id"] = given
        if kind := SECTIONS[section][1]:
            made["type"] = TAKEN_BACK.get(section, kind) if mapping.values.get(STATUS) == RETRACTED else kind
        if (section == "evidence" and "source" not in mapping.values) or (self.is_part and section == "claims"):
            made["source"] = self.source
        self.add_record(given, mapping.place, made)
        keys = self.vocabulary.keys[section]
        for key, value in mapping.values.items():
            if key in keys:
                self.value(made, key, value, mapping.place)
            elif section == "things" and IN_LANGUAGE.fullmatch(key):
                self.name_in_language(made, key, value, mapping.place)
        take_own_codes(made, self.vocabulary)
        return made

    def name_in_language(self, made: dict[str, Any], key: str, value: YamlNode, place: FilePlace) -> None:
        """Adds a name such as that of the key ``name@cy`` to the names by language."""
        tag = key.removeprefix("name@").lower()
        if not isinstance(value, str):
            self.complain(place.of(key), f"{key} takes text, one value")
        elif problem := _text_problem("name", value):
            self.complain(place.of(key), problem.replace("name", key, 1))
        elif made.setdefault("names", {}).setdefault(tag, value) != value:
            self.complain(place.of(key), f"{key} is given twice, in capitals and without: keep one")

    def id_of(self, mapping: YamlMapping, section: str, derived: str) -> str:
        """The id of a record; evidence without one is numbered under what it belongs to."""
        if section == "evidence" and "id" not in mapping.values:
            return derived
        given = mapping.values.get("id")
        if not isinstance(given, str) or not given:
            self.complain(mapping.place.of("id"), f"a {_singular(section)} needs an id of its own")
            return ""
        if problem := id_problem(given):
            self.complain(mapping.place.of("id"), problem)
        return given

    def add_record(self, id: str, place: FilePlace, made: dict[str, Any]) -> None:
        # Evidence numbered under a claim shares its id only where the claim does; that is reported for the claim.
        if id and id in self.records and ("id" in place.keys or "id" in self.places[id].keys):
            first = f"{line_word(self.file)} {self.places[id].of('id')}"
            self.complain(place.of("id"), f"{id} is already the id of {first}: choose another")
        self.places.setdefault(id, place)
        self.records.setdefault(id, made)

    def value(self, made: dict[str, Any], key: str, value: YamlNode, place: FilePlace) -> None:
        if key in SECTIONS and key != "source":
            made[key] = self.items(value, key, place, made["id"] if key == "evidence" else "")
            return
        for text in value if isinstance(value, list) else [value]:
            if key != "id" and isinstance(text, str) and (problem := _text_problem(key, text)):
                self.complain(place.of(key), problem)
        if isinstance(value, str):
            made[key] = [value] if key in LISTS else value
        elif isinstance(value, list) and key in LISTS and all(isinstance(item, str) for item in value):
            made[key] = value
        else:
            kind = "text or a list of texts" if key in LISTS else "text, one value"
            self.complain(place.of(key), f"{key} takes {kind}")


def _text_problem(key: str, text: str) -> str:
    """What keeps a text from being shown as it is; empty where nothing does."""
    if len(text) <= MAX_NAME_LENGTH and text.isascii() and text.isprintable() and not text.isspace() and text:
        return ""
    if is_blank(text) and not invisible_problem(text):
        return f"{key} holds nothing that can be seen: write it, or take the key out"
    limit = MAX_TEXT_LENGTH if key not in _SHORT else MAX_NAME_LENGTH
    if len(text) > limit:
        return f"{key} is {len(text):,} characters long, and may be {limit:,}: shorten it"
    if key in _SHORT and len(text.strip().splitlines()) > 1:
        return f"{key} runs over several lines: write it in one"
    return ""


def _singular(section: str) -> str:
    return {"evidence": "piece of evidence"}.get(section, section.removesuffix("s"))


def _key_list(keys: frozenset[str] | set[str]) -> str:
    return f": it may hold {', '.join(sorted(keys))}"


def id_problem(id: str) -> str:
    # Anything else, such as ../x, x:y or %zz, would stand for another IRI than base + id, or for none.
    # An id is an address, too, and the name of files that are made of it.
    if _ID.fullmatch(id) and len(id) <= MAX_ID_LENGTH:
        return ""
    if len(id) > MAX_ID_LENGTH:
        return f"an id is {len(id):,} characters long, and may be {MAX_ID_LENGTH}: {id[:40]}…"
    named = "" if id.isascii() else "; the name may be in any letters"
    return f"{id!r} cannot be an id: use words of a to z and 0 to 9, joined by - or /{named}"
