"""The entries that a workspace has, drafts too, as its files say them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from ..errors import DataError
from ..files.document_shape import LISTS
from ..files.portions import is_large
from ..files.reading import YamlMapping, YamlNode, read_yaml
from ..files.tables import Columns, read_table, table_section
from ..vocabulary import Vocabulary
from .bundle import SECTIONS, BundleEntry

SaidValues = dict[str, Any]
"""What an entry says, by key: a text, a list of texts, or for ``evidence`` a list of mappings."""
_AS_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_LISTED = [section for section in SECTIONS if section != "sources"]


@dataclass
class WorkspaceEntry:
    """An entry of a workspace: in which file it stands, and what it says."""

    section: str
    path: str
    said: SaidValues
    source: str = ""


@dataclass
class WorkspaceEntries:
    """All entries by id, the file that declares each source, and the ids of the files that cannot be read."""

    by_id: dict[str, WorkspaceEntry] = field(default_factory=dict)
    source_files: dict[str, str] = field(default_factory=dict)
    table_sources: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def of(self, section: str, id: str) -> WorkspaceEntry | None:
        """The entry of an id in a section."""
        found = self.by_id.get(id)
        return found if found and found.section == section else None


def workspace_entries(files: Mapping[str, bytes], vocabulary: Vocabulary) -> WorkspaceEntries:
    """The entries of all files of a workspace; a file that cannot be read is named and passed over.

    >>> from ..vocabulary import load_vocabulary
    >>> made = {"a.yaml": b"things:\\n  - id: ada\\n    type: Person\\n    name: Ada\\n"}
    >>> workspace_entries(made, load_vocabulary()).by_id["ada"].said["name"]
    'Ada'
    """
    found = WorkspaceEntries()
    for path in files:
        try:
            top = None if is_large(path) else _top(files[path], path, vocabulary)
        except DataError:
            top = None
        if top is None:
            found.unread.append(path)
            continue
        _add_file(found, path, top)
    _drop_authors(found)
    return found


def _drop_authors(found: WorkspaceEntries) -> None:
    """Takes from what claims in tables say the voice that their source has for those that name none."""
    for entry in found.by_id.values():
        source = found.by_id.get(found.table_sources.get(entry.path, "")) if entry.section == "claims" else None
        if source and entry.said.get("voice") == source.said.get("authorVoice"):
            del entry.said["voice"]


def _top(content: bytes, path: str, vocabulary: Vocabulary) -> YamlMapping:
    if section := table_section(path):
        return read_table(content, path, Columns.of(section, vocabulary, LISTS), [])
    return read_yaml(content, path, [])


def _add_file(found: WorkspaceEntries, path: str, top: YamlMapping) -> None:
    said = {key: plain_value(value) for key, value in top.values.items() if key not in _LISTED}
    source = str(said.get("id") or said.get("source") or "")
    if table_section(path):
        found.table_sources[path] = source
    if "id" in said:
        found.source_files[source] = path
        found.by_id[source] = WorkspaceEntry("sources", path, normal("sources", said))
    author = str(said.get("authorVoice", ""))
    for section in _LISTED:
        for one in _mappings(top.values.get(section)):
            plain = {key: plain_value(value) for key, value in one.values.items()}
            if isinstance(id := plain.get("id"), str):
                kept = normal(section, plain, source=source, author=author)
                found.by_id.setdefault(id, WorkspaceEntry(section, path, kept, source if section != "things" else ""))


def _mappings(node: YamlNode | None) -> Iterator[YamlMapping]:
    for one in node if isinstance(node, list) else ():
        if isinstance(one, YamlMapping):
            yield one


def plain_value(node: YamlNode) -> Any:
    """What a node of YAML holds, as lists and dictionaries.

    >>> plain_value(["Ada"])
    ['Ada']
    """
    if isinstance(node, YamlMapping):
        return {key: plain_value(value) for key, value in node.values.items()}
    return [plain_value(one) for one in node] if isinstance(node, list) else node


def normal(section: str, said: Mapping[str, Any], *, source: str = "", author: str = "") -> SaidValues:
    """What an entry says, however it is written: lists as lists, blanks as one, nothing that its file says already.

    >>> normal("things", {"id": "ada", "aliases": "A.  Okoye"})
    {'aliases': ['A. Okoye'], 'id': 'ada'}
    """
    made: SaidValues = {}
    for key, value in said.items():
        if not isinstance(value, list | dict):
            text = " ".join(str(value).split())
            made[key] = [text] if key in LISTS else text
        elif key == "evidence":
            made[key] = [normal("evidence", one, source=source) for one in value if isinstance(one, dict)]
        elif isinstance(value, dict):
            made[key] = {inner: str(one) for inner, one in value.items()}
        else:
            made[key] = [" ".join(str(one).split()) for one in value]
    for key, told in (("source", source), ("voice", author)):
        if told and made.get(key) == told:
            del made[key]
    return dict(sorted(made.items()))


def said_by(section: str, entry: BundleEntry, *, author: str = "") -> SaidValues:
    """What an entry of a bundle says, as :func:`normal` has it."""
    said: dict[str, Any] = dict(entry.values)
    source = str(said.pop("source", "")) if section in ("claims", "voices", "caveats", "tests") else ""
    if entry.evidence:
        said["evidence"] = entry.evidence
    return normal(section, said, source=source, author=author)


def with_ids(said: SaidValues, ids: Mapping[str, str]) -> SaidValues:
    """What an entry says, with other ids in it.

    >>> with_ids({"id": "claim/a/b", "subject": "ada"}, {"ada": "ada-okoye"})
    {'id': 'claim/a/b', 'subject': 'ada-okoye'}
    """
    made: SaidValues = {}
    for key, value in said.items():
        if isinstance(value, list):
            made[key] = [with_ids(one, ids) if isinstance(one, dict) else ids.get(one, one) for one in value]
        else:
            made[key] = ids.get(value, value) if isinstance(value, str) else value
    return made


def fingerprint(said: SaidValues) -> str:
    """A short hash of what an entry says."""
    return sha256(_AS_JSON.encode(said).encode()).hexdigest()[:16]
