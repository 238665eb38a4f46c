"""Questions with Python's own answers, which the map's script has to answer alike: ``python -m tests.vectors``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .date_order import date_vectors
from .name_search import find_vectors, within_vectors
from .texts import text_vectors
from .tracing import shipped_vectors, trace_vectors
from .views import view_vectors

FOLDER = Path(__file__).parent


def build_vectors() -> dict[str, str]:
    """The text of each file of vectors, by its name."""
    traces, sentences = trace_vectors()
    shipped, shipped_sentences = shipped_vectors()
    sentences["sentences"] += shipped_sentences["sentences"]
    found = {"trace": traces, "shipped": shipped, "words": sentences, "find": find_vectors(), "dates": date_vectors()}
    found |= {"texts": text_vectors(), "views": view_vectors(), "within": within_vectors()}
    return {f"{name}.json": format_json(content) for name, content in found.items()}


def format_json(content: Mapping[str, Any]) -> str:
    """JSON with each item of a list, and each value of a mapping, in a line of its own."""
    parts = ",\n".join(f"{json.dumps(key)}: {_format_items(value)}" for key, value in content.items())
    return f"{{\n{parts}\n}}\n"


def _format_items(value: Any) -> str:
    if isinstance(value, dict):
        return _rows("{", (f"{_compact(key)}: {_compact(item)}" for key, item in value.items()), "}")
    return _rows("[", map(_compact, value), "]")


def _rows(begin: str, rows: Iterable[str], end: str) -> str:
    return "\n".join([begin, ",\n".join(rows), end])


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
