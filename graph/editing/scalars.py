"""The values of a file, YAML or a table, with where they are written, so that each can be replaced to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap
from typing import NamedTuple

import yaml

from ..errors import DataError, Problem
from ..files.csv_cells import cell_places
from ..files.tables import table_section

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def decode(path: str, content: bytes) -> str:
    """The text of a file.

    Raises
    ------
    DataError
        It is not UTF-8.
    """
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise DataError([Problem(path, 0, "not UTF-8: save it as UTF-8 first")]) from None


def compose(path: str, text: str) -> yaml.Node | None:
    """The nodes of a file's text, each with where it is written.

    Raises
    ------
    DataError
        It is no YAML; of a table, none is asked for.
    """
    if table_section(path):
        return None
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=LOADER)
        return node
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
        message = "not readable as YAML: mend it first, `civicgraph check` tells how"
        raise DataError([Problem(path, max(line, 0), message)]) from None


class Scalar(NamedTuple):
    """One value: the key that it stands under, what it says, and where it begins and ends in the file's text."""

    key: str
    value: str
    start: int
    end: int


def scalars(text: str, path: str = "") -> list[Scalar]:
    """Every value of a file's text, in order: in YAML under its key or that of its list, in a table under its column.

    Raises
    ------
    DataError
        It is no YAML.

    Examples
    --------
    >>> [(one.key, one.value) for one in scalars("things: [{id: a, aliases: ['A', B]}]")]
    [('id', 'a'), ('aliases', 'A'), ('aliases', 'B')]
    >>> [(one.key, one.value) for one in scalars('id,name\\na,"B, C"\\n', "people.things.csv")]
    [('id', 'a'), ('name', 'B, C')]
    """
    if table_section(path):
        return list(starmap(Scalar, cell_places(text)))
    lines, at = [0], 0
    for line in text.split("\n"):
        at += len(line) + 1
        lines.append(at)
    node = compose(path, text)
    return list(_within(node, "", lines)) if node else []


def _within(node: yaml.Node, key: str, lines: list[int]) -> Iterator[Scalar]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _within(value, str(getattr(name, "value", "")), lines)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _within(value, key, lines)
    else:
        start, end = node.start_mark, node.end_mark
        yield Scalar(key, node.value, lines[start.line] + start.column, lines[end.line] + end.column)
