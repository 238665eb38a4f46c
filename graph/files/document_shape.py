"""A file turned from its mappings into a document, and its shape checked.

The shape is which keys a section may hold, and whether they hold text, a list or records.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from ..errors import DataError, Problem, line_word
from ..suggest import did_you_mean_word
from ..vocabulary import SECTIONS, Vocabulary
from .codes import take_own_codes
from .document import ENTRIES, TAKEN_BACK, WHOLE_FILE, Document
from .invisible_letters import invisible_problem, is_blank
from .portions import file_of
from .quads import is_quads, read_quads
from .reading import FilePlace, YamlMapping, YamlNode, read_yaml
from .tables import IN_LANGUAGE, SOURCE, Columns, read_table, table_section

LISTS = {"aliases", "identifiers", "partyTo", "concerns", "bearsOn", "dependsWith", "derivedFrom"}
STATUS, DRAFT, RETRACTED = "status", "draft", "retracted"
# Everything shows these in one line: pages, figures, tables.
_SHORT = {
    *("name", "aliases", "identifiers", "url", "role", "coder"),
    *("title", "author", "publisher", "value", "unit", "qualifier", "scope"),
}
MAX_NAME_LENGTH = 500
MAX_ID_LENGTH = 200
MAX_TEXT_LENGTH = 10_000
_ID = re.compile("[a-z0-9]+(-+[a-z0-9]+)*(/[a-z0-9]+(-+[a-z0-9]+)*)*")


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
