"""Reading YAML strictly: text stays text, and every complaint names a line.

YAML as commonly read turns ``no`` into false and ``2016-11-01`` into a date, merges duplicate keys silently and lets a
few lines of aliases grow to gigabytes. Here every scalar is text, and all of that is refused with the line and the
remedy. What the keys mean is not decided here: the JSON-LD context does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..errors import DataError, Problem
from .invisible_letters import CONTROL, describe_letter, invisible_problem

Value = str | list["Value"] | dict[str, "Value"]

# The tags that YAML gives to values without one. As every scalar is read as text, they make no difference.
_UNTAGGED = {"str", "int", "float", "bool", "null", "timestamp", "value", "merge", "seq", "map"}
# Deeper than any file of the record goes, and far from where Python's own recursion ends.
_DEEPEST = 20
MAX_VALUES = 1_000_000
_LINE_END = re.compile("\r\n|\r|\n")
# What is only compared with a text, in which such marks may stand; no reader is shown them by it.
LOCATING = {"anchor", "prefix", "suffix"}
# Words that other YAML tools read as true, false or nothing.
_TRAPS = {"yes", "no", "on", "off", "true", "false", "y", "n", "null", "~"}
# The keys for which they mean what other tools read.
_YES_OR_NO = {"confidential"}
_TOO_DEEP = f"nested deeper than {_DEEPEST} levels: check brackets and indentation"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where a record and each of its keys stand in a file; lines count from 1."""

    file: str
    line: int
    keys: dict[str, int]

    def of(self, key: str = "") -> int:
        """The line of a key, or of the record where the key is absent."""
        return self.keys.get(key, self.line)


@dataclass
class YamlMapping:
    """One mapping of a file: its values, and the line of each key."""

    place: FilePlace
    values: dict[str, YamlNode] = field(default_factory=dict)


YamlNode = str | list["YamlNode"] | YamlMapping


def read_yaml(text: bytes, file: str, collected: list[Problem] | None = None) -> YamlMapping:
    """The one mapping that a YAML file holds, every scalar as text.

    Parameters
    ----------
    collected
        Gets a problem for every value that is empty, reads otherwise elsewhere, or has invisible letters; without it,
        they are refused.

    Raises
    ------
    DataError
        With the line of what cannot be read: broken UTF-8, tabs, duplicate keys, aliases, tags, empty values,
        invisible letters, too many values.
    """
    content = decode(text, file)
    if broken := CONTROL.search(content):
        line = len(_LINE_END.findall(content, 0, broken.start())) + 1
        raise _error(file, line, f"{describe_letter(broken[0])}: take it out")
    events = _events(content, file)
    # Most files hold no letter that could be one of those, and need no second look at each value.
    walk = _Walk(file, events, looks=not content.isascii() or "\\" in content)
    try:
        found = _single_mapping(walk, events, file)
    except yaml.YAMLError as error:
        raise _error(file, *_explain(error, content)) from None
    if walk.problems and collected is None:
        raise DataError(walk.problems)
    if collected is not None:
        collected += walk.problems
    return found


def _single_mapping(walk: _Walk, events: Iterator[yaml.Event], file: str) -> YamlMapping:
    """The one mapping of the one document that the events make."""
    if not any(isinstance(event, yaml.DocumentStartEvent) for event in events):
        raise _error(file, 1, "the file is empty: a file of things begins with 'things:', one of claims with 'id:'")
    found = walk.node()
    if any(isinstance(event, yaml.DocumentStartEvent) for event in events):
        raise _error(file, _line(next(events)), "a second document begins here: one file, one document")
    if not isinstance(found, YamlMapping):
        raise _error(file, 1, "the file must hold keys at the top, such as 'things:' or 'id:'")
    return found


def decode(text: bytes, file: str) -> str:
    """The letters of a file, without a byte order mark.

    Raises
    ------
    DataError
        With the line of the first byte that is not UTF-8.
    """
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _error(file, 1, "the file is UTF-16, not UTF-8: save the file as UTF-8")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The place is counted in the bytes behind a byte order mark.
        line = error.object.count(b"\n", 0, error.start) + 1
        problem = f"byte {error.object[error.start]:#04x} is not UTF-8: save the file as UTF-8"
        raise _error(file, line, problem) from None


_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def _events(content: str, file: str) -> Iterator[yaml.Event]:
    """The parser's events for a file; refuses one that is nested too deep or holds too many values."""
    depth = count = 0
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(content)
    next_event, starts, ends = loader.get_event, _STARTS, _ENDS
    try:
        while event := next_event():
            if count > MAX_VALUES:
                raise _error(file, _line(event), f"more than {MAX_VALUES:,} keys and values: divide the file")
            count += 1
            kind = type(event)
            if kind in starts:
                depth += 1
                if depth > _DEEPEST:
                    raise _error(file, _line(event), _TOO_DEEP)
            elif kind in ends:
                depth -= 1
            yield event
            if kind is yaml.StreamEndEvent:
                return
    finally:
        loader.dispose()


def _error(file: str, line: int, message: str) -> DataError:
    return DataError([Problem(file, line, message)])


def _explain(error: yaml.YAMLError, content: str) -> tuple[int, str]:
    """The line of a YAML error and what to do about it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return 1, f"not readable as YAML: {' '.join(str(error).split())}"
    line = mark.line + 1
    rows = content.splitlines()
    row = rows[mark.line] if mark.line < len(rows) else ""
    what = getattr(error, "problem", "") or "unreadable"
    if "\t" in row[: len(row) - len(row.lstrip())] or "'\\t'" in what or "tab" in what:
        return line, "a tab: indent with spaces"
    if "undefined alias" in what:
        return line, "an alias (*name): write the value out, or quote text that begins with *"
    if "mapping values are not allowed" in what:
        return line, "a second ': ' in one line: put the text in quotes"
    if re.match(r"\s*-[^\s-]", row) and ":" in row:
        return line, "a dash without a blank behind it: write '- ', and then the key"
    return (
        line,
        f"not readable as YAML: {what}; check indentation, and quote text that holds ': ' or begins with a sign",
    )


class _Walk:
    """One walk over the events that the parser makes of one file."""

    def __init__(self, file: str, events: Iterator[yaml.Event], looks: bool) -> None:
        self.file, self.events, self.looks = file, events, looks
        self.key = ""
        self.problems: list[Problem] = []
        self.anchors: dict[str, int] = {}

    def node(self) -> YamlNode:
        return self.build(next(self.events))

    def build(self, event: yaml.Event) -> YamlNode:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self.check_plain(event)
            return self.scalar(event)
        self.check_plain(event)
        return self.sequence() if isinstance(event, yaml.SequenceStartEvent) else self.mapping(_line(event))

    def check_plain(self, event: Any) -> None:
        """Refuses aliases, and tags that change what a value is."""
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor in self.anchors:
                line = self.anchors[event.anchor]
                raise _error(self.file, line, "an anchor (&name) is used again by an alias: write the value out")
            hint = "write the value out, or quote text that begins with *"
            raise _error(self.file, line, f"an alias (*name): {hint}")
        if event.tag and event.tag != "!" and event.tag.removeprefix("tag:yaml.org,2002:") not in _UNTAGGED:
            hint = "write plain text, or quote text that begins with !"
            raise _error(self.file, line, f"a tag ({event.tag}): {hint}")
        if event.anchor:
            self.anchors[event.anchor] = line

    def scalar(self, event: yaml.ScalarEvent) -> str:
        text: str = event.value
        if self.looks and (hidden := invisible_problem(text, locating=self.key in LOCATING)):
            self.problems.append(Problem(self.file, _line(event), hidden))
        if event.style:
            return text
        if not text:
            problem = "nothing stands behind the colon: give a value or take the key out"
            self.problems.append(Problem(self.file, _line(event), problem))
        elif len(text) < 6 and text.casefold() in _TRAPS and self.key not in _YES_OR_NO:
            problem = f'{text} unquoted is true, false or nothing to other YAML tools: write "{text}"'
            self.problems.append(Problem(self.file, _line(event), problem))
        return text

    def sequence(self) -> list[YamlNode]:
        found = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.build(event))
        return found

    def mapping(self, line: int) -> YamlMapping:
        keys: dict[str, int] = {}
        values: dict[str, YamlNode] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            at = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _error(self.file, at, "a key must be one word")
            key = event.value
            if key in keys:
                raise _error(self.file, at, f"{key} is given twice, first in line {keys[key]}: keep one")
            keys[key], self.key = at, key
            values[key] = self.build(next(self.events))
        return YamlMapping(FilePlace(self.file, line, keys), values)


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1
