"""The ``[[records]]`` of ``civicgraph.toml``: read, and written as a person could have."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ... import ontology
from ..about import OtherRecord
from ..errors import UsageError
from ..settings import MARKER, RECORDS, parse_settings, setting_problem, settings_error
from .pins import SHIPPED_PATH, folder_of

_PLACES = ("path", "file", "url")
KEYS = ("name", "base", "sha256", *_PLACES, "title", "licence")
_NAME = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MAX_NAME = 30
# What stands before a colon in addresses of other kinds.
_SCHEMES = ("urn", "http", "https", "ftp", "mailto", "file", "data", "tag", "doi", "civicgraph")
WITHIN_DEPOSIT = "workspace"
"""The folder of a deposit that is a workspace."""
_TABLE = re.compile(r"\[\[\s*records\s*\]\]")


def read_records(root: str, base: str) -> tuple[OtherRecord, ...]:
    """The records that the workspace in a folder stands on; ``base`` is what its own addresses begin with.

    Raises
    ------
    DataError
        An entry is not understood, or two cannot be told apart.
    """
    text, said = parse_settings(root)
    given = said.get(RECORDS, [])
    lines = [number for number, row in enumerate(text.split("\n"), 1) if _TABLE.match(row.strip())]
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise settings_error(root, 0, "records are written as tables, each under a line of its own: [[records]]")
    found: list[OtherRecord] = []
    for number, one in enumerate(given):
        line = lines[number] if number < len(lines) else 0
        if problem := next(entry_problems(one), ""):
            raise settings_error(root, line, problem)
        made = OtherRecord(**one)
        if problem := clash(made, base, found) or (made.path and lies_within(root, folder_of(root, made))):
            raise settings_error(root, line, problem)
        found.append(made)
    return tuple(found)


def entry_problems(entry: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one entry, if anything is.

    >>> next(entry_problems({"name": "harbour", "path": "../harbour"}))
    'a record needs base: `civicgraph records add NAME PLACE` writes the whole entry'
    """
    for key, value in entry.items():
        if key not in KEYS or not isinstance(value, str):
            yield f"{key}: a record has {', '.join(KEYS)}, each a text in quotes"
    for key in ("name", "base", "sha256"):
        if not entry.get(key):
            yield f"a record needs {key}: `civicgraph records add NAME PLACE` writes the whole entry"
    if problem := name_problem(entry["name"]):
        yield problem
    if not re.fullmatch("[0-9a-f]{64}", entry["sha256"]):
        yield "sha256 is 64 figures and letters a to f: `civicgraph records pin NAME` writes it"
    if sum(bool(entry.get(key)) for key in _PLACES) != 1:
        yield "a record lies in one place: a folder (path), an archive (file), or an address (url)"
    yield from (
        problem
        for key in ("base", "title", "licence")
        if (problem := setting_problem(key, entry.get(key, _unsaid(key))))
    )


def _unsaid(key: str) -> str:
    return "urn:x-workspace:none/" if key == "base" else ""


def name_problem(name: str) -> str:
    """What keeps a name from standing before the ids of a record; empty where nothing does.

    >>> name_problem("harbour"), name_problem("wording").partition(":")[0]
    ('', "'wording' cannot be the name of a record")
    """
    if not _NAME.fullmatch(name) or len(name) > _MAX_NAME:
        return f"{name!r} cannot be the name of a record: use words of a to z and 0 to 9, joined by -, such as harbour"
    if name in _SCHEMES or name in ("claim", "thing") or name in _taken_names():
        return f"{name!r} cannot be the name of a record: it stands before a colon elsewhere; choose another"
    return ""


def _taken_names() -> set[str]:
    """The prefixes and terms of the vocabulary, and its code lists, as in ``answer:yes``."""
    terms = json.loads(ontology.text("context.jsonld"))["@context"]
    return {*terms, *code_lists()}


@cache
def code_lists() -> frozenset[str]:
    """The names of the code lists, which stand before a colon as names of records do.

    >>> "answer" in code_lists()
    True
    """
    return frozenset(re.findall(r"/civicgraph/ns/([a-z-]+)#", ontology.text("codes.ttl")))


def lies_within(root: str, folder: str) -> str:
    """Why a record cannot lie in a folder: files would be read as part of both; empty where they would not.

    >>> lies_within("/town", "/town/harbour").partition(":")[0], lies_within("/town", "/harbour")
    ('one of the two lies within the other', '')
    """
    inner, outer = sorted(map(os.path.realpath, (root, folder)), key=len, reverse=True)
    if inner == outer:
        return "this is the record itself; name another"
    parts = os.path.relpath(inner, outer).split(os.sep)
    if any(part.startswith((".", "_")) for part in parts):  # elsewhere, or passed over when files of data are sought
        return ""
    return "one of the two lies within the other: keep them beside each other, or one in a folder that begins with _"


def clash(one: OtherRecord, base: str, others: Sequence[OtherRecord]) -> str:
    """Why a record cannot stand beside our own and others: two have one name, or addresses that begin alike.

    >>> clash(OtherRecord("harbour", "urn:x:", ""), "urn:x:", [])
    'the addresses of harbour begin as those of this record do (urn:x:): one of the two needs another base'
    """
    for other in others:
        if one.name == other.name:
            return f"two records are called {one.name}: give one another name"
        if _begin_alike(one.base, other.base):
            return f"the addresses of {one.name} begin as those of {other.name} do ({other.base}): take one of the two"
    if _begin_alike(one.base, base):
        return (
            f"the addresses of {one.name} begin as those of this record do ({base}): one of the two needs another base"
        )
    return ""


def _begin_alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def with_record(root: str, record: OtherRecord) -> str:
    """The text of ``civicgraph.toml`` with a record in the place of that of the same name, else at its end.

    Raises
    ------
    UsageError
        There is no such file.
    """
    text = _text(root)
    rows = text.split("\n")
    given = parse_settings(root)[1].get(RECORDS, [])
    starts = [at for at, row in enumerate(rows) if _TABLE.match(row.strip())]
    names = [one.get("name") for one in given]
    entry = record_lines(record)
    if record.name in names and len(starts) == len(names):
        begin = starts[names.index(record.name)]
        end = _end_of_table(rows, begin)
        return "\n".join([*rows[:begin], *entry, *rows[end:]])
    return "\n".join([text.rstrip("\n"), "", *entry, ""])


def record_lines(record: OtherRecord) -> list[str]:
    """The lines by which ``civicgraph.toml`` names a record.

    >>> record_lines(OtherRecord("harbour", "urn:x:", "0f", path="../harbour"))[1:]
    ['name = "harbour"', 'base = "urn:x:"', 'sha256 = "0f"', 'path = "../harbour"']
    """
    said = ((key, getattr(record, key)) for key in KEYS)
    return ["[[records]]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in said if value)]


def without_record(root: str, name: str) -> str:
    """The text of ``civicgraph.toml`` without a record."""
    rows = _text(root).split("\n")
    names = [one.get("name") for one in parse_settings(root)[1].get(RECORDS, [])]
    begin = [at for at, row in enumerate(rows) if _TABLE.match(row.strip())][names.index(name)]
    return "\n".join([*rows[:begin], *rows[_end_of_table(rows, begin) :]]).rstrip("\n") + "\n"


def place_record(record: OtherRecord, root: str, place: str) -> OtherRecord:
    """A record with a place that somebody named, as ``civicgraph.toml`` has it: paths from the folder of that.

    Raises
    ------
    UsageError
        There is nothing.
    """
    if place == SHIPPED_PATH:
        return record._replace(path=place)
    if place.startswith(("http://", "https://")):
        return record._replace(url=place)
    path = place if os.path.exists(place) else os.path.join(root, place)
    if not os.path.exists(path):
        raise UsageError(f"{place}: no such folder or file; a record lies in a folder, a zip, or at an address")
    near = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    return record._replace(path=near) if os.path.isdir(path) else record._replace(file=near)


def in_deposit(record: OtherRecord, folder: str) -> OtherRecord:
    """The record in a folder: of what ``export ro-crate`` makes, the workspace within.

    Raises
    ------
    UsageError
        There is none.
    """
    if record.path == SHIPPED_PATH or os.path.isfile(os.path.join(folder, MARKER)):
        return record
    if os.path.isfile(os.path.join(folder, WITHIN_DEPOSIT, MARKER)):
        return record._replace(path=f"{record.path}/{WITHIN_DEPOSIT}")
    raise UsageError(f"{record.path}: no {MARKER} in it: it is neither a workspace nor what `export ro-crate` makes")


def require_workspace(root: str) -> None:
    """Refuses a folder without settings, which cannot name what it stands on."""
    _text(root)


def _end_of_table(rows: list[str], begin: int) -> int:
    """Behind the last line of a table that gives a key: comments below may belong to what follows."""
    last = begin
    for at in range(begin + 1, len(rows)):
        if rows[at].lstrip().startswith("["):
            break
        if re.match(r"\s*[\w\"']+\s*=", rows[at]):
            last = at
    return last + 1


def _text(root: str) -> str:
    if not os.path.isfile(os.path.join(root, MARKER)):
        raise UsageError(f"no {MARKER} here: only a workspace stands on other records; `civicgraph init` begins one")
    return parse_settings(root)[0]
