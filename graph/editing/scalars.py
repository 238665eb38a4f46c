"""The values of a YAML file with where they are written, so that one can be put in another's place to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """One value: the key that it stands under, what it says, and where it begins and ends in the file's text."""

    key: str
    value: str
    start: int
    end: int


def scalars(text: str) -> list[Scalar]:
    """Every value of a YAML text, in order; those of a list stand under the key of the list.

    Raises
    ------
    yaml.YAMLError
        It is no YAML.

    Examples
    --------
    >>> [(one.key, one.value) for one in scalars("things: [{id: a, aliases: ['A', B]}]")]
    [('id', 'a'), ('aliases', 'A'), ('aliases', 'B')]
    """
    lines, at = [0], 0
    for line in text.split("\n"):
        at += len(line) + 1
        lines.append(at)
    node = yaml.compose(text, Loader=LOADER)
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
