"""Taking a name out of a record: a pseudonym in its place, and a list of what only a person can decide."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import yaml

from ..errors import UsageError
from ..files.folders import REDACTIONS, short_path
from ..files.references import POINTERS
from ..files.spoken_names import holds_name
from ..files.tables import table_section
from ..name_folding import fold_name
from ..suggest import did_you_mean
from ..unspaced import is_unspaced
from .rename import replace_id
from .scalars import Scalar, compose, decode, scalars

# Words of a source, addresses and names of files: another word there would be wrong, or lead nowhere.
_WORDS = {"anchor", "prefix", "suffix"}
_KEPT = {"title", "author", "publisher", "url", "archived", "textFile", "file"}
_IDS = {"id", "subject", "object", *POINTERS, "thing", "line", "trace", "things"}
# What of a thing is nothing but who it is.
_OF_THING = re.compile("aliases|identifiers|url|name@.+")
_PSEUDONYM = re.compile(r"[^\W_](?:[\w .()/’'-]{0,78}[\w.)])?")
_COLUMNS = ("id", "date", "reason")
_ADVICE = {
    "anchor": "words of the source: choose others, or make the source confidential",
    "id": "an id: civicgraph rename gives it another name",
    "text": "a text of a source: keep it where it is, and make the source confidential if it is not public",
    "file": "the name of a file: rename it",
    "description": "it says which thing it is: see whether it still tells who",
    "comment": "a comment: write it otherwise",
}
_DECIDE = "decide what stands there"


class NamedPlace(NamedTuple):
    """One place that holds a name or the id: the file, its line, under which key; empty ``advice``: it is replaced."""

    file: str
    line: int
    key: str
    advice: str = ""


class Redaction(NamedTuple):
    """A name taken out: the id that stands for the thing, the places, and the files as they would be."""

    id: str
    places: list[NamedPlace]
    after: dict[str, bytes]


def names_of_thing(files: Mapping[str, bytes], id: str) -> list[str]:
    """What a thing is called, in every language.

    Raises
    ------
    UsageError
        It is no thing in these files, or stands in a table.
    """
    known = []
    for path, content in files.items():
        if table_section(path) == "things" and any(
            one.key == "id" and one.value == id for one in scalars(decode(path, content), path)
        ):
            raise UsageError(
                f"{id} stands in a table, {short_path(path)}: write it under things: of a YAML file, as"
                f" {{id: {id}, type: …, name: …}}, take its row out of the table, and redact it then"
            )
        for entry in _things(compose(path, decode(path, content))):
            values = {key.value: value for key, value in entry.value}
            known.append(str(getattr(values.get("id"), "value", "")))
            if known[-1] == id:
                named = [value for key, value in values.items() if re.fullmatch("name|aliases|name@.+", key)]
                lists = [one.value if isinstance(one, yaml.SequenceNode) else [one] for one in named]
                return [str(one.value) for listed in lists for one in listed]
    raise UsageError(f"{id!r} is no thing in these files{did_you_mean(id, known)}")


def redact(
    files: Mapping[str, bytes],
    beside: Mapping[str, bytes],
    texts: Mapping[str, str],
    id: str,
    pseudonym: str,
    tombstone: tuple[str, str],
) -> Redaction:
    """The files without the names of a thing, but where they are words of a source or an address.

    Parameters
    ----------
    files, beside
        The data files, and what lies beside them, by path.
    texts
        The texts of sources, by path; they are never changed.
    tombstone
        The day, and the reason: what is kept of it.

    Raises
    ------
    UsageError
        It is no thing, or the pseudonym cannot be one.
    """
    if not _PSEUDONYM.fullmatch(pseudonym):
        raise UsageError(f"{pseudonym!r} cannot be a pseudonym: letters, digits and spaces, such as a resident")
    names = names_of_thing(files, id)
    if any(holds_name(pseudonym, fold_name(name)) for name in names):
        raise UsageError(f"{pseudonym!r} holds the name that is taken out")
    new = _free_id(files)
    made = {path: _without_names_of_thing(decode(path, content), path, id).encode() for path, content in files.items()}
    after = replace_id(made, beside, id, new)
    after = {path: _with_pseudonym(path, content, names, pseudonym) for path, content in after.items()}
    for path, content in after.items():
        if path.endswith(REDACTIONS):
            after[path] = _with_tombstone(content, new, *tombstone)
        elif path.endswith(".json"):
            after[path] = content.replace(f'"{id}"'.encode(), f'"{new}"'.encode())
    before = [*_named_places({**files, **beside}, names, id), *_in_texts(texts, names)]
    left = [*_named_places(after, names, id), *_in_texts(texts, names)]
    advice = {(one.file, one.key): one for one in left}
    places = [
        one._replace(advice=_ADVICE.get(_advice_key(one.key), _DECIDE)) if (one.file, one.key) in advice else one
        for one in before
    ]
    return Redaction(new, sorted([*places, *_descriptions(files, id)]), after)


def _descriptions(files: Mapping[str, bytes], id: str) -> Iterator[NamedPlace]:
    """Where it is described which thing it is, in words that may tell it without a name."""
    for path, content in files.items():
        for entry in _things(compose(path, decode(path, content))):
            if any(key.value == "id" and value.value == id for key, value in entry.value):
                lines = (key.start_mark.line + 1 for key, _ in entry.value if key.value == "description")
                yield from (NamedPlace(path, line, "description", _ADVICE["description"]) for line in lines)


def _things(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    top = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    yield from (one for one in getattr(top.get("things"), "value", ()) if isinstance(one, yaml.MappingNode))


def _free_id(files: Mapping[str, bytes]) -> str:
    """An id that tells nothing of what it stands for."""
    number = 1
    while any(f"redacted-{number}".encode() in content for content in files.values()):
        number += 1
    return f"redacted-{number}"


def _without_names_of_thing(text: str, path: str, id: str) -> str:
    """The text of a file without the other names, identifiers and address of a thing."""
    rows = text.split("\n")
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row) + 1)

    def place(mark: yaml.Mark) -> int:
        return starts[mark.line] + mark.column

    cuts = []
    for entry in _things(compose(path, text)):
        if not any(key.value == "id" and value.value == id for key, value in entry.value):
            continue
        for number, (key, value) in enumerate(entry.value):
            if not number or not _OF_THING.fullmatch(key.value):
                continue
            if entry.flow_style:
                # With the comma before it, which there is behind the id.
                cuts.append((place(entry.value[number - 1][1].end_mark), place(value.end_mark)))
            else:
                cuts.append((starts[key.start_mark.line], starts[_end_line(value)]))
    for begin, end in sorted(cuts, reverse=True):
        text = text[:begin] + text[end:]
    return text


def _end_line(value: yaml.Node) -> int:
    """The line behind the last one of a value that is written in lines."""
    if isinstance(value, yaml.SequenceNode) and not value.flow_style and value.value:
        return _end_line(value.value[-1])
    return int(value.end_mark.line) + (1 if value.end_mark.column else 0)


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """What finds names as whole words, also where a line ends within one; what is a part of an id is not found.

    In scripts without spaces a name of two letters or more is found anywhere; one letter is part of many words.
    """
    each = []
    for name in sorted({name for name in names if name.split()}, key=lambda name: (-len(name), name)):
        spelt = r"\s+".join(map(re.escape, name.split()))
        each.append(spelt if is_unspaced(name) and len(name) > 1 else rf"(?<![\w/-]){spelt}(?![\w/-])")
    return re.compile("|".join(each), re.IGNORECASE)


def _with_pseudonym(path: str, content: bytes, names: Sequence[str], pseudonym: str) -> bytes:
    """A file with a pseudonym for names, but in words of a source, ids, addresses and names of files."""
    text, found = decode(path, content), _pattern(names)
    if not found.search(text):
        return content
    kept = [(one.start, one.end) for one in _scalars(path, text) if one.key in _WORDS | _KEPT | _IDS]

    def put(match: re.Match[str]) -> str:
        inside = any(begin <= match.start() and match.end() <= end for begin, end in kept)
        return match[0] if inside else pseudonym

    return found.sub(put, text).encode()


def _scalars(path: str, text: str) -> list[Scalar]:
    return scalars(text, path) if table_section(path) or path.lower().endswith((".yaml", ".yml")) else []


def _named_places(files: Mapping[str, bytes], names: Sequence[str], id: str) -> Iterator[NamedPlace]:
    """Every value, comment and row that holds a name, or is the id."""
    folded = [fold_name(name) for name in names]
    also = [*folded, fold_name(id)] if "-" in id else folded
    for path, content in files.items():
        text = decode(path, content)
        values = _scalars(path, text)
        covered = set[int]()
        for one in values:
            first, last = text.count("\n", 0, one.start) + 1, text.count("\n", 0, one.end) + 1
            covered.update(range(first, last + 1))
            if one.value == id or any(holds_name(one.value, name) for name in (also if one.key in _IDS else folded)):
                yield NamedPlace(path, first, one.key)
        for number, row in enumerate(text.split("\n"), 1):
            part = row.partition("#")[2] if number in covered else row
            named = any(holds_name(part, name) for name in folded)
            if named or (not values and re.match(rf"{re.escape(id)}[,/]|.*\"{re.escape(id)}\"", row)):
                yield NamedPlace(path, number, "comment" if values else "row")
        if _is_named(path, also):
            yield NamedPlace(path, 0, "file")


def _is_named(path: str, names: Sequence[str]) -> bool:
    return any(holds_name(os.path.splitext(os.path.basename(path))[0], name) for name in names)


def _in_texts(texts: Mapping[str, str], names: Sequence[str]) -> Iterator[NamedPlace]:
    folded = [fold_name(name) for name in names]
    for path, text in texts.items():
        for number, row in enumerate(text.split("\n"), 1):
            if any(holds_name(row, name) for name in folded):
                yield NamedPlace(path, number, "text")
        if _is_named(path, folded):
            yield NamedPlace(path, 0, "file")


def _advice_key(key: str) -> str:
    return "anchor" if key in _WORDS else "id" if key in _IDS else "file" if key in ("file", "textFile") else key


def _with_tombstone(content: bytes, id: str, date: str, reason: str) -> bytes:
    """The table of what was taken out, with one row more: no name stands in it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if not content:
        writer.writerow(_COLUMNS)
    writer.writerow([id, date, reason])
    return content + out.getvalue().encode()
