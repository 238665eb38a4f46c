"""JSON as rows: each object of a list is a line of the text, its values told apart by tabs, each behind its path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import isfinite
from typing import Any, NamedTuple

from .extracted import MAX_CELLS, Extracted, Options, Unreadable, check_length, clean_line, engine_name, parts_text
from .letters import decode

_DEEPEST = 40
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class RecordList(NamedTuple):
    """A list of objects in a file: the key that it stands under (empty: at the top), and the objects made flat."""

    name: str
    records: list[dict[str, str]]


def read_json(content: bytes, options: Options) -> Extracted:
    """The objects of a JSON file's lists, one a row; of a file without a list, the one object.

    Raises
    ------
    Unreadable
        It is no JSON, or holds no object.
    """
    value, notes = json_value(content, options)
    lists = record_lists(value)
    title = next(
        (value[key] for key in ("title", "name") if isinstance(value, dict) and isinstance(value.get(key), str)), ""
    )
    engine = engine_name("json", "")
    if len(lists) == 1:
        text = "".join(f"{line}\n" for line in _lines(lists[0]))
        return Extracted(check_length(text), "rows", engine, "JSON", 0, title, notes=notes)
    parts = ["".join(f"{line}\n" for line in (clean_line(one.name), *_lines(one))) for one in lists]
    return Extracted(check_length(parts_text(parts)), "sheets", engine, "JSON", len(parts), title, notes=notes)


def _number(text: str) -> float | str:
    """A number; as it is written where it is too large for one."""
    value = float(text)
    return value if isfinite(value) else text


def json_value(content: bytes, options: Options) -> tuple[Any, tuple[str, ...]]:
    """What a JSON file holds, and notes on what was guessed.

    Raises
    ------
    Unreadable
        It is no JSON, or nested deeper than any that people make.
    """
    text, notes = decode(content, said=options.encoding)
    try:
        value = json.loads(
            text.removeprefix("\ufeff"),
            parse_constant=lambda _: None,  # as null: it is no number
            parse_float=_number,
        )
        if _SURROGATE.search(text):  # half of a letter is none, and no file can hold it
            whole = json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            value = json.loads(whole)
    except json.JSONDecodeError as error:
        raise Unreadable(f"it is no JSON: {error.msg} in line {error.lineno}") from None
    except (RecursionError, ValueError):
        raise Unreadable("it is nested too deeply, or has a number that is too long") from None
    return value, notes


def record_lists(value: Any) -> list[RecordList]:
    """The lists of objects at the top of a JSON value, or the one object that it is.

    >>> record_lists({"grants": [{"id": "1", "org": [{"name": "A"}]}]})
    [RecordList(name='grants', records=[{'id': '1', 'org/0/name': 'A'}])]

    Raises
    ------
    Unreadable
        It holds no object.
    """
    if isinstance(value, list):
        found = [RecordList("", [flat(one) for one in value if isinstance(one, dict)])]
    elif isinstance(value, dict):
        lists = {
            key: one for key, one in value.items() if isinstance(one, list) and any(isinstance(x, dict) for x in one)
        }
        found = [RecordList(str(key), [flat(x) for x in one if isinstance(x, dict)]) for key, one in lists.items()]
        tables = {key: one for key, one in value.items() if isinstance(one, dict) and _is_table(one)}
        found += [RecordList(str(key), [flat(x) for x in one.values()]) for key, one in tables.items()]
        found = found or [RecordList("", [flat(value)])]
    else:
        raise Unreadable("it holds no object: nothing can be read from a single value")
    if not any(one.records for one in found):
        raise Unreadable("it holds no object")
    return [one for one in found if one.records]


def _is_table(value: dict[str, Any]) -> bool:
    """Whether an object stands for a list: it has at least one value, and each is an object with an id of its own."""
    return bool(value) and all(isinstance(one, dict) and ("id" in one or "_id" in one) for one in value.values())


def flat(value: Any) -> dict[str, str]:
    """An object's values by their paths, as text; what is null or empty is left out.

    >>> flat({"a": {"b": [1, True]}, "c": None})
    {'a/b/0': '1', 'a/b/1': 'true'}
    """
    return dict(_flat(value, "", 0))


def _flat(value: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        raise Unreadable(f"it is nested deeper than {_DEEPEST} levels")
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in inner:
            yield from _flat(one, f"{path}/{key}" if path else str(key), depth + 1)
    elif isinstance(value, bool):
        yield path, str(value).lower()
    elif value is not None and str(value).strip():
        yield path, str(value).strip()


def _lines(records: RecordList) -> Iterator[str]:
    count = 0
    for record in records.records:
        if (count := count + len(record) + 1) > MAX_CELLS:
            raise Unreadable(f"more than {MAX_CELLS:,} values: divide it")
        yield "\t".join(clean_line(" ".join(f"{path}: {value}".split())) for path, value in record.items())
