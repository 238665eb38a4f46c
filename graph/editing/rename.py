"""Giving an id another name, and making two things one, in every place that names them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import yaml

from ..errors import UsageError
from ..files.document_shape import id_problem
from ..files.folders import IDENTITY, short_path
from ..files.references import POINTERS
from ..files.tables import table_section
from ..record import Record
from ..suggest import did_you_mean
from .decisions import Merger, with_merger, without_settled
from .scalars import LOADER, Scalar, decode, scalars

# The keys whose values are ids. In stories.yaml, those of its views.
_KEYS = frozenset({"id", "subject", "object", *POINTERS})
_STORY_KEYS = frozenset({"thing", "line", "trace", "things"})


def rename(files: Mapping[str, bytes], beside: Mapping[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """The files with an id put in another's place: whole ids only, comments and order kept.

    Parameters
    ----------
    files
        The data files, by path.
    beside
        ``stories.yaml`` and tables that begin with an id, by path.

    Raises
    ------
    UsageError
        The new one cannot be an id, or is one already; or nothing has the old one.
    """
    if problem := id_problem(new):
        raise UsageError(problem)
    texts = {path: decode(path, content) for path, content in files.items()}
    found = {path: scalars(text, path) for path, text in texts.items()}
    ids = {one.value for values in found.values() for one in values if one.key == "id"}
    if old not in ids:
        raise UsageError(f"{old!r} is no id in these files{did_you_mean(old, ids)}")
    if new in ids:
        raise UsageError(f"{new} is an id already: civicgraph merge {new} {old} makes them one")
    return replace_id(files, beside, old, new)


def merge(files: Mapping[str, bytes], beside: Mapping[str, bytes], merger: Merger) -> dict[str, bytes]:
    """The files with two things made one: all that names the other names what is kept, which takes its names as
    aliases.

    The reason is written into ``identity.yaml``, which is one of those beside; empty where there is none yet.

    Raises
    ------
    UsageError
        One of them is no thing in these files, or they are the same; or what was decided of them cannot be settled.
    """
    keep, other = merger.keep, merger.other
    _refuse_rows(files, keep, other)
    entries = {path: _entries(decode(path, content)) for path, content in files.items()}
    kept, gone = (_entry_of(entries, id) for id in (keep, other))
    if keep == other:
        raise UsageError(f"{keep} is one thing already")
    names = [name for name in gone[1].names if name not in kept[1].names]
    texts = {path: decode(path, files[path]) for path in (kept[0], gone[0])}
    # In one file the later of the two is changed first, so that the lines of the earlier one stay what they are.
    for path, entry in sorted((kept, gone), key=lambda one: -one[1].first):
        is_kept = entry is kept[1]
        if is_kept:
            texts[path] = _with_names(texts[path], entry, names)
        else:  # a file that would hold nothing is removed
            texts[path] = _without(texts[path], entry) if len(entries[path]) > 1 else ""
    made = {**files, **{path: text.encode() for path, text in texts.items()}}
    tables = {
        path: without_settled(content, merger) if _is_identity(path) else _without_row(content, other)
        for path, content in beside.items()
    }
    made = _replace(made, tables, other, keep, lambda one: one.key in _KEYS - {"id"})
    return made | {path: with_merger(made[path], merger) for path in beside if _is_identity(path)}


def type_notice(record: Record, keep: str, other: str) -> str:
    """That two things which are to be made one are of unlike types, and what to do; empty where they are not.

    What is kept may be of a narrower type than the other.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> type_notice(record, "citizens-uk", "mayor-of-london").partition(":")[0]
    'citizens-uk is “alliance” and mayor-of-london “post”'
    """
    gone = record.things.get(other)
    if keep not in record.things or gone is None or record.is_of(keep, gone.type):
        return ""
    kept, lost = record.type_label(keep), record.type_label(other)
    return (
        f"{keep} is “{kept}” and {other} “{lost}”: as one they are “{kept}”; if that is wrong, change the type first,"
        f" and if they are two things: civicgraph decide not-the-same {keep} {other}"
    )


def _is_identity(path: str) -> bool:
    return os.path.basename(path) == IDENTITY


class _Entry(NamedTuple):
    """A thing in a file: the lines of its entry, what it is called, and where its aliases stand; -1: it has none."""

    id: str
    first: int
    last: int
    column: int
    names: list[str]
    aliases: list[str]
    alias_line: int
    can_be_changed: bool


def _entries(text: str) -> list[_Entry]:
    """The things of a file; none where it holds none."""
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        return []
    top = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    listed = getattr(top.get("things"), "value", [])
    return [_entry(text.split("\n"), item) for item in listed if isinstance(item, yaml.MappingNode)]


def _entry(rows: list[str], item: yaml.MappingNode) -> _Entry:
    first, last = item.start_mark.line, item.end_mark.line
    # A node in block style ends where the next begins: blank lines and comments before that are the next one's.
    while last > first + 1 and not rows[last - 1].partition("#")[0].strip():
        last -= 1
    values = {key.value: value for key, value in item.value}
    said = {key: str(value.value) for key, value in values.items() if isinstance(value, yaml.ScalarNode)}
    node = values.get("aliases")
    listed = [str(one.value) for one in node.value] if isinstance(node, yaml.SequenceNode) else []
    aliases = listed or ([said["aliases"]] if "aliases" in said else [])
    in_one_line = node is None or node.start_mark.line == node.end_mark.line
    line = node.start_mark.line if node is not None else -1
    can_be_changed = not item.flow_style and in_one_line and line != first
    names = [said.get("name", ""), *aliases]
    return _Entry(said.get("id", ""), first, last, item.start_mark.column, names, aliases, line, can_be_changed)


def _refuse_rows(files: Mapping[str, bytes], *ids: str) -> None:
    """Refuses things that stand in a table, whose entries have no place for a reason."""
    for path, content in files.items():
        if table_section(path) == "things":
            rows = {one.value for one in scalars(decode(path, content), path) if one.key == "id"}
            for id in ids:
                if id in rows:
                    raise UsageError(
                        f"{id} stands in a table, {short_path(path)}: merge it by hand, or bring it into a YAML file"
                    )


def _entry_of(entries: Mapping[str, list[_Entry]], id: str) -> tuple[str, _Entry]:
    for path, found in entries.items():
        for one in found:
            if one.id == id:
                if not one.can_be_changed:
                    raise UsageError(f"{id}: its entry or its aliases are not written line by line: merge it by hand")
                return path, one
    known = [one.id for found in entries.values() for one in found]
    raise UsageError(f"{id!r} is no thing in these files{did_you_mean(id, known)}")


def _without(text: str, entry: _Entry) -> str:
    rows = text.split("\n")
    return "\n".join(rows[: entry.first] + rows[entry.last :])


def _with_names(text: str, entry: _Entry, names: list[str]) -> str:
    """A thing's entry with more aliases."""
    rows = text.split("\n")
    end = "\r" if rows[0].endswith("\r") else ""
    if names:
        listed = json.dumps([*entry.aliases, *names], ensure_ascii=False)
        line = f"{' ' * entry.column}aliases: {listed}{end}"
        if entry.alias_line >= 0:
            rows[entry.alias_line] = line
        else:
            rows.insert(entry.last, line)
    return "\n".join(rows)


def _without_row(content: bytes, id: str) -> bytes:
    return re.sub(rb"(?m)^" + re.escape(id.encode()) + rb",[^\r\n]*\r?\n", b"", content)


def replace_id(files: Mapping[str, bytes], beside: Mapping[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """The files with an id in another's place, wherever a whole value is that id."""
    return _replace(files, beside, old, new, lambda one: one.key in _KEYS)


def _replace(
    files: Mapping[str, bytes], beside: Mapping[str, bytes], old: str, new: str, takes: Callable[[Scalar], bool]
) -> dict[str, bytes]:
    made = {path: _in_yaml(path, content, old, new, takes) for path, content in files.items()}
    for path, content in beside.items():
        if path.endswith(".yaml"):
            made[path] = _in_yaml(path, content, old, new, lambda one: one.key in _STORY_KEYS)
        else:
            made[path] = _in_table(content, old, new)
    return made


def _in_yaml(path: str, content: bytes, old: str, new: str, takes: Callable[[Scalar], bool]) -> bytes:
    if old.encode() not in content:
        return content
    text = decode(path, content)
    for one in reversed(scalars(text, path)):
        if one.value == old and takes(one):
            written = text[one.start : one.end]
            text = text[: one.start] + written.replace(old, new, 1) + text[one.end :]
    return text.encode()


def _in_table(content: bytes, old: str, new: str) -> bytes:
    """A table whose first column is an id, or an id with ``/evidence/1`` behind it; kept in its order."""
    named = re.compile(rb"(?m)^" + re.escape(old.encode()) + rb"(?=,|/evidence/\d+,)")
    if not named.search(content):
        return content
    before = content.splitlines(keepends=True)[1:]
    head, *rows = named.sub(new.encode(), content).splitlines(keepends=True)
    return b"".join([head, *(sorted(rows) if before == sorted(before) else rows)])
