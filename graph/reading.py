"""Reading YAML strictly: text stays text, and every complaint names a line.

YAML as commonly read turns ``no`` into false and ``2016-11-01`` into a date, merges duplicate keys silently and lets a
few lines of aliases grow to gigabytes. Here every scalar is text, and all of that is refused with the line and the
remedy. What the keys mean is not decided here: the JSON-LD context does that.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from .errors import DataError, Problem

Value = str | list["Value"] | dict[str, "Value"]

# The tags that YAML gives to what bears none. As every scalar is read as text, they make no difference.
_UNTAGGED = {"str", "int", "float", "bool", "null", "timestamp", "value", "merge", "seq", "map"}
# Deeper than any file of the record goes, and far from where Python's own recursion ends.
_DEEPEST = 20
# Words that other YAML tools read as true, false or nothing.
_TRAPS = {"yes", "no", "on", "off", "true", "false", "y", "n", "null", "~"}
_TOO_DEEP = f"nested deeper than {_DEEPEST} levels: check brackets and indentation"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record and each of its keys stand in a file; lines count from 1."""

    file: str
    line: int
    keys: dict[str, int]

    def of(self, key: str = "") -> int:
        """The line of a key, or of the record where the key is absent."""
        return self.keys.get(key, self.line)


@dataclass
class Mapping:
    """One mapping of a file: its values, and the line of each key."""

    place: Place
    values: dict[str, Node] = field(default_factory=dict)


Node = str | list["Node"] | Mapping


def read(text: bytes, file: str) -> Mapping:
    """The one mapping that a YAML file holds, every scalar as text.

    Raises
    ------
    DataError
        With the line of what cannot be read: broken UTF-8, tabs, duplicate keys, aliases, tags, empty values.
    """
    try:
        content = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise _refused(file, line, f"byte {text[error.start]:#04x} is not UTF-8: save the file as UTF-8") from None
    try:
        nodes = list(yaml.compose_all(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.YAMLError as error:
        raise _refused(file, *_explained(error, content)) from None
    except RecursionError:
        raise _refused(file, 1, _TOO_DEEP) from None
    nodes = [node for node in nodes if node is not None]
    if not nodes:
        raise _refused(file, 1, "the file is empty: a file of things begins with 'things:', one of claims with 'id:'")
    if len(nodes) > 1:
        raise _refused(file, nodes[1].start_mark.line + 1, "a second document begins here: one file, one document")
    found = _Walk(file).node(nodes[0])
    if not isinstance(found, Mapping):
        raise _refused(file, 1, "the file must hold keys at the top, such as 'things:' or 'id:'")
    return found


def _refused(file: str, line: int, message: str) -> DataError:
    return DataError([Problem(file, line, message)])


def _explained(error: yaml.YAMLError, content: str) -> tuple[int, str]:
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
    return (
        line,
        f"not readable as YAML: {what}; check indentation, and quote text that holds ': ' or begins with a sign",
    )


class _Walk:
    """One walk over the nodes of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.seen: set[int] = set()

    def node(self, node: yaml.Node, depth: int = 0) -> Node:
        line = node.start_mark.line + 1
        if depth > _DEEPEST:
            raise _refused(self.file, line, _TOO_DEEP)
        if id(node) in self.seen:
            raise _refused(self.file, line, "an anchor (&name) is used again by an alias: write the value out")
        self.seen.add(id(node))
        if (node.tag or "").removeprefix("tag:yaml.org,2002:") not in _UNTAGGED:
            raise _refused(self.file, line, f"a tag ({node.tag}): write plain text, or quote text that begins with !")
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, line)
        if isinstance(node, yaml.SequenceNode):
            return [self.node(item, depth + 1) for item in node.value]
        return self.mapping(node, line, depth)

    def scalar(self, node: yaml.ScalarNode, line: int) -> str:
        text: str = node.value
        if not node.style and not text:
            raise _refused(self.file, line, "nothing stands behind the colon: give a value or take the key out")
        if not node.style and text.casefold() in _TRAPS:
            raise _refused(
                self.file, line, f'{text} unquoted is true, false or nothing to other YAML tools: write "{text}"'
            )
        return text

    def mapping(self, node: yaml.Node, line: int, depth: int) -> Mapping:
        found = Mapping(Place(self.file, line, {}))
        for key, value in node.value:
            at = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise _refused(self.file, at, "a key must be one word")
            if key.value in found.place.keys:
                first = found.place.keys[key.value]
                raise _refused(self.file, at, f"{key.value} is given twice, first in line {first}: keep one")
            found.place.keys[key.value] = at
            found.values[key.value] = self.node(value, depth + 1)
        return found
