"""CSL-JSON: references as Zotero, Mendeley, Pandoc and citation processors hand them on.

Source: the schema of CSL data, version 1.0.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from .plain_words import one_line
from .reference_records import Reference, UnreadReference

KINDS = frozenset({
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
})  # fmt: skip
"""The kinds of reference that the schema names."""

_FIELDS = {
    "title": "title", "publisher": "publisher", "container-title": "container", "URL": "url", "DOI": "doi",
    "language": "language",
}  # fmt: skip
_SILENT = ("type", "id", "citation-key", "citation-label", "author", "issued", "accessed")
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)


def items_of(value: Any) -> list[Any]:
    """The items of a file: a list, what stands under ``items``, or one item by itself."""
    if isinstance(value, dict):
        inside = value.get("items")
        return inside if isinstance(inside, list) else [value]
    return value if isinstance(value, list) else []


def is_csl(value: Any) -> bool:
    """Whether a JSON value is a list of references.

    >>> is_csl([{"type": "report", "title": "The night bus"}]), is_csl([{"type": "entities", "title": "x"}])
    (True, False)
    """
    return any(
        isinstance(one, dict) and str(one.get("type")) in KINDS and {"title", "DOI", "issued"} & one.keys()
        for one in items_of(value)
    )


def csl_references(value: Any) -> Iterator[Reference | UnreadReference]:
    """The references of a file.

    >>> next(csl_references([{"type": "report", "title": "The <i>night</i> bus", "page": "3"}]))
    Reference(kind='report', fields={'title': ['The night bus']}, unplaced=('page',), place='item 1', guesses=())
    """
    for number, item in enumerate(items_of(value), 1):
        if not isinstance(item, dict):
            yield UnreadReference("an item that is no object", f"item {number}")
            continue
        fields: dict[str, list[str]] = {}
        for name, ours in _FIELDS.items():
            if text := _text(item.get(name)):
                fields[ours] = [text]
        if authors := [name for one in _list(item.get("author")) if (name := _name(one))]:
            fields["author"] = authors
        if dates := list(_dates(item.get("issued"))):
            fields["date"] = dates
        if days := list(_dates(item.get("accessed"))):
            fields["retrieved"] = days[:1]
        unplaced = [
            name for name, one in item.items() if name not in _SILENT and one not in (None, "", [], {})
            and (name not in _FIELDS or not _text(one))
        ]  # fmt: skip
        yield Reference(_text(item.get("type")), fields, tuple(map(one_line, unplaced)), f"item {number}")


def _text(value: Any) -> str:
    if isinstance(value, list):  # as the API of Crossref has it
        value = next(iter(value), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return one_line(unescape(_TAG.sub("", str(value))))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(person: Any) -> str:
    if isinstance(person, str):
        return one_line(person)
    if not isinstance(person, Mapping):
        return ""
    if literal := _text(person.get("literal")) or _text(person.get("name")):
        return literal
    parts = ("given", "dropping-particle", "non-dropping-particle", "family")
    name = " ".join(filter(None, (_text(person.get(part)) for part in parts)))
    suffix = _text(person.get("suffix"))
    return f"{name}, {suffix}" if name and suffix else name


def _dates(issued: Any) -> Iterator[str]:
    """The date in EDTF, then what else the file says of it."""
    if isinstance(issued, str | int) and not isinstance(issued, bool):
        yield str(issued)
    if not isinstance(issued, Mapping):
        return
    ends = [end for one in _list(issued.get("date-parts")) if (end := _day(_list(one)))]
    if ends:
        yield "/".join(ends[:2]) + ("~" if issued.get("circa") and len(ends) == 1 else "")
    for name in ("raw", "literal"):
        if text := _text(issued.get(name)):
            yield text
    if (season := _text(issued.get("season"))) and ends:
        yield f"{season} {ends[0]}"


def _day(parts: list[Any]) -> str:
    numbers = [str(one) for one in parts[:3] if str(one).isdigit() and len(str(one)) <= 4]
    return "-".join([numbers[0].zfill(4), *(one.zfill(2) for one in numbers[1:])]) if numbers else ""
