"""Changing entries of a YAML file in place: only the lines of what changed, comments and order kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from ..editing.scalars import compose
from .bundle import BundleEntry, EntryValue
from .yaml_writing import entry_lines, evidence_lines, key_lines, scalar

EVIDENCE = "evidence"
EvidenceRows = list[dict[str, str]]
Changes = Mapping[str, EntryValue | EvidenceRows | None]
"""By key the new value; None where the key is taken out."""


class YamlFile:
    """A file of which entries are changed, added and removed.

    >>> file = YamlFile("a.yaml", "things:\\n  # the chair\\n  - id: ada\\n    name: Ada\\n    type: Person\\n")
    >>> file.change("things", "ada", {"name": "Ada Okoye", "url": "https://ada.example"})
    >>> file.add("things", [BundleEntry({"id": "bo", "type": "Person", "name": "Bo"})])
    >>> print(file.text(), end="")
    things:
      # the chair
      - id: ada
        name: Ada Okoye
        type: Person
        url: "https://ada.example"
      - id: bo
        type: Person
        name: Bo
    """

    def __init__(self, path: str, content: str) -> None:
        self.path = path
        self._end = "\r\n" if "\r\n" in content else "\n"
        self._lines = content.replace("\r\n", "\n").split("\n")
        node = compose(path, "\n".join(self._lines))
        self._top = node if isinstance(node, yaml.MappingNode) else yaml.MappingNode("", [])
        # Line → what stands there instead, and lines that go behind it.
        self._instead: dict[int, list[str]] = {}
        self._gone: set[int] = set()
        self._behind: dict[int, list[str]] = {}
        self._left: dict[str, int] = {}  # of sections of which entries go: how many are left

    def text(self) -> str:
        """The file as it comes to be."""
        made = list[str]()
        for section in (name for name, left in self._left.items() if not left):  # a key with nothing below is no YAML
            head = next(key.start_mark.line for key, _ in self._top.value if key.value == section)
            self._instead[head] = [f"{section}: []"]
        for at, line in enumerate(self._lines):
            made += self._instead.get(at, [] if at in self._gone else [line])
            made += self._behind.get(at, ())
        return self._end.join(made)

    def change(self, section: str, id: str, changes: Changes) -> None:
        """Changes keys of an entry; with an empty section, of the file's own source."""
        node = self._entry(section, id) if section else self._top
        if node is None:
            return
        if node.flow_style:
            self._change_flow(node, changes)
            return
        column = node.value[0][0].start_mark.column
        spans = self._spans(node)
        for key, value in changes.items():
            lines = _lines_of(key, value, column)
            if key in spans:
                first, last = spans[key]
                if lines and self._lines[first][:column].strip():  # behind the dash of the list
                    lines[0] = self._lines[first][:column] + lines[0][column:]
                self._instead[first] = lines
                self._gone.update(range(first + 1, last + 1))
            elif lines:
                self._behind.setdefault(self._last_own_line(node, section), []).extend(lines)

    def add(self, section: str, entries: list[BundleEntry]) -> None:
        """Adds entries at the end of a section, which is begun where it is not there."""
        if not entries:
            return
        if section in self._left:
            self._left[section] += len(entries)
        found = self._list(section)
        indent = found.value[0].start_mark.column - 2 if found is not None and found.value else 2
        lines = [
            line
            for entry in entries
            for line in ([""] if section == "claims" else []) + entry_lines(section, entry, max(indent, 0))
        ]
        if found is not None and found.value:
            at = self._last_line(found.value[-1])
        elif found is not None:  # it is written as [], behind its key
            at = found.start_mark.line
            self._instead[at] = [f"{section}:"]
        else:
            at = max((n for n, line in enumerate(self._lines) if line.strip()), default=0)
            lines = ["", f"{section}:", *lines]
        self._behind.setdefault(at, []).extend(lines)

    def remove(self, section: str, id: str) -> None:
        """Takes an entry out."""
        if node := self._entry(section, id):
            first, last = node.start_mark.line, self._last_line(node)
            while first > 0 and not self._lines[first - 1].strip():
                first -= 1
            for line in range(first, last + 1):
                self._instead.pop(line, None)
                self._gone.add(line)
            self._left.setdefault(section, len(getattr(self._list(section), "value", ())))
            self._left[section] -= 1

    def _list(self, section: str) -> yaml.SequenceNode | None:
        found = next((value for key, value in self._top.value if key.value == section), None)
        return found if isinstance(found, yaml.SequenceNode) else None

    def _entry(self, section: str, id: str) -> yaml.MappingNode | None:
        for node in getattr(self._list(section), "value", ()):
            if isinstance(node, yaml.MappingNode) and any(
                key.value == "id" and value.value == id for key, value in node.value
            ):
                return node
        return None

    def _spans(self, node: yaml.MappingNode) -> dict[str, tuple[int, int]]:
        """The first and last line of each key of an entry, without comments and empty lines behind it."""
        found, pairs = {}, node.value
        for at, (key, _) in enumerate(pairs):
            first, column = key.start_mark.line, key.start_mark.column
            end = pairs[at + 1][0].start_mark.line if at + 1 < len(pairs) else node.end_mark.line + 1
            last = min(end, len(self._lines)) - 1
            while last > first and self._is_beside(self._lines[last], column):
                last -= 1
            found[str(key.value)] = first, last
        return found

    @staticmethod
    def _is_beside(line: str, column: int) -> bool:
        """Whether a line is no part of the value of a key that stands at a column."""
        inner = line.lstrip(" ")
        return not inner or len(line) - len(inner) <= column

    def _last_line(self, node: yaml.MappingNode) -> int:
        if node.flow_style:
            return int(node.end_mark.line)
        return max(last for _, last in self._spans(node).values())

    def _last_own_line(self, node: yaml.MappingNode, section: str) -> int:
        """Where a key goes that an entry did not have: behind its last; in a file's head above its lists."""
        spans = self._spans(node)
        if section:
            return max(last for key, (_, last) in spans.items() if key != EVIDENCE or len(spans) == 1)
        lists = [
            first
            for (key, value) in node.value
            if isinstance(value, yaml.SequenceNode)
            for first in (key.start_mark.line,)
        ]
        above = [last for _, last in spans.values() if not lists or last < min(lists)]
        return max(above, default=0)

    def _change_flow(self, node: yaml.MappingNode, changes: Changes) -> None:
        """An entry that is written in braces is written so again, as a whole."""
        values: dict[str, Any] = {str(key.value): _plain(value) for key, value in node.value}
        values.update(changes)
        kept = {key: value for key, value in values.items() if value is not None}
        first, last = node.start_mark, node.end_mark
        before, behind = self._lines[first.line][: first.column], self._lines[last.line][last.column :]
        self._instead[first.line] = [before + _in_braces(kept) + behind]
        self._gone.update(range(first.line + 1, last.line + 1))


def _lines_of(key: str, value: EntryValue | EvidenceRows | None, column: int) -> list[str]:
    if value is None:
        return []
    if key == EVIDENCE:
        return evidence_lines([one for one in value if isinstance(one, dict)], column)
    return key_lines(key, value if isinstance(value, str) else [str(one) for one in value], column)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one) for one in node.value]
    return str(node.value)


def _in_braces(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_in_braces(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_in_braces, value)) + "]"
    plain = scalar(value)
    return json.dumps(value, ensure_ascii=False) if "," in plain and not plain.startswith('"') else plain
