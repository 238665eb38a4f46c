"""Annotations as the W3C's model has them, and as the API of hypothes.is does: what is marked where, and as what.

Sources: the Web Annotation Data Model, and the description of hypothes.is' API, version 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .plain_words import one_line

_DEEPEST = 8
_TYPES = ("type", "@type")
_HOLDERS = ("rows", "items", "@graph", "first", "annotations")


@dataclass
class MarkedPlace:
    """What an annotation is on: an address, the title that the file has for it, and the words that are marked.

    ``others`` is how many ways of saying where there are besides the words.
    """

    address: str
    title: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    others: int = 0


@dataclass
class WebAnnotation:
    """One annotation; ``coder`` is the name of who made it, without a domain.

    ``passed`` is what of it has no place in a record, in words.
    """

    place: str
    targets: list[MarkedPlace] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    text: str = ""
    coder: str = ""
    is_reply: bool = False
    is_private: bool = False
    passed: list[str] = field(default_factory=list)


def is_typed(value: Any, name: str) -> bool:
    """Whether an object says that it is of a type, with or without the prefix of a vocabulary.

    >>> is_typed({"type": ["oa:Annotation"]}, "Annotation"), is_typed({"type": "Note"}, "Annotation")
    (True, False)
    """
    if not isinstance(value, Mapping):
        return False
    return any(re.split("[:#/]", str(one))[-1] == name for key in _TYPES for one in as_list(value.get(key)))


def as_list(value: Any) -> list[Any]:
    """A list of what may be one, several or none.

    >>> as_list("a"), as_list(None), as_list(["a"])
    (['a'], [], ['a'])
    """
    return [] if value is None else value if isinstance(value, list) else [value]


def annotation_items(value: Any, depth: int = 0) -> Iterator[Any]:
    """What stands where annotations do: one, a list, a page, a collection, or the rows of an API.

    >>> [one["target"] for one in annotation_items({"items": [{"type": "Annotation", "target": "x"}]})]
    ['x']
    """
    inside: list[Any] = value if isinstance(value, list) else []
    if isinstance(value, Mapping) and not is_annotation(value):
        inside = [value[key] for key in _HOLDERS if isinstance(value.get(key), list | dict)]
    if depth > _DEEPEST or not (inside or isinstance(value, list)):
        yield from [value] if depth or is_annotation(value) else []
        return
    for one in inside:
        yield from annotation_items(one, depth + 1)


def is_annotation(value: Any) -> bool:
    """Whether an object is an annotation, of either kind.

    >>> is_annotation({"type": "Annotation", "target": "https://example.org"}), is_annotation({"uri": "x"})
    (True, False)
    """
    is_row = isinstance(value, Mapping) and isinstance(value.get("uri"), str) and isinstance(value.get("target"), list)
    return is_row or is_typed(value, "Annotation")


def annotation_of(value: Mapping[str, Any], place: str) -> WebAnnotation:
    """An annotation as it is read.

    >>> row = {"uri": "https://example.org", "target": [], "tags": ["bus"], "user": "acct:ada@example.org"}
    >>> made = annotation_of(row, "annotation 1")
    >>> made.tags, made.coder, made.targets[0].address
    (['bus'], 'ada', 'https://example.org')
    """
    made = WebAnnotation(place)
    if isinstance(value.get("uri"), str) and not is_typed(value, "Annotation"):
        _read_row(value, made)
    else:
        _read_standard(value, made)
    made.tags = list(dict.fromkeys(filter(None, map(one_line, made.tags))))
    return made


def _read_row(row: Mapping[str, Any], made: WebAnnotation) -> None:
    """One of hypothes.is."""
    document = row.get("document")
    title = _text(next(iter(as_list(document.get("title"))), "")) if isinstance(document, Mapping) else ""
    targets = [one for one in as_list(row.get("target")) if isinstance(one, Mapping)]
    for one in targets or [{}]:
        place = MarkedPlace(row["uri"], title)
        _read_selectors(one.get("selector"), place)
        made.targets.append(place)
    made.tags = [_text(one) for one in as_list(row.get("tags"))]
    made.text, made.coder = _text(row.get("text")), _account(_text(row.get("user")))
    made.is_reply = bool(as_list(row.get("references")))
    allowed = row.get("permissions")
    read = as_list(allowed.get("read")) if isinstance(allowed, Mapping) else []
    made.is_private = bool(read) and "group:__world__" not in read
    if row.get("created"):
        made.passed.append("when something was annotated has no place in a record")


def _read_standard(value: Mapping[str, Any], made: WebAnnotation) -> None:
    """One of the W3C's model."""
    for one in as_list(value.get("target")):
        made.targets.append(_target(one))
    motives = {re.split("[:#/]", str(one))[-1] for one in as_list(value.get("motivation"))}
    made.is_reply = "replying" in motives
    texts = [_text(one) for one in as_list(value.get("bodyValue"))]
    for body in as_list(value.get("body")):
        purposes = {re.split("[:#/]", str(one))[-1] for one in as_list(_get(body, "purpose"))} or motives
        text = _text(_get(body, "value")) or _text(_get(body, "chars"))
        if not text:
            made.passed.append("bodies that are addresses and no text")
        elif "tagging" in purposes or is_typed(body, "Tag"):
            made.tags.append(text)
        else:
            texts.append(text)
    made.text = " ".join(filter(None, texts))
    if "tagging" in motives and not as_list(value.get("body")):
        made.tags, made.text = texts, ""
    creator = next(iter(as_list(value.get("creator"))), "")
    name = _text(_get(creator, "name")) or _text(_get(creator, "nickname")) if isinstance(creator, Mapping) else creator
    made.coder = _account(_text(name))
    if value.get("created"):
        made.passed.append("when something was annotated has no place in a record")


def _target(value: Any) -> MarkedPlace:
    if isinstance(value, str):
        return MarkedPlace(value)
    source = _get(value, "source")
    address = source if isinstance(source, str) else _text(_get(source, "id")) or _text(_get(value, "id"))
    made = MarkedPlace(address or "", _text(_get(source, "title")) or _text(_get(value, "title")))
    _read_selectors(_get(value, "selector"), made)
    return made


def _read_selectors(value: Any, place: MarkedPlace, depth: int = 0) -> None:
    for one in as_list(value):
        if is_typed(one, "TextQuoteSelector") and not place.exact:
            place.exact = _text(one.get("exact"))
            place.prefix, place.suffix = _text(one.get("prefix")), _text(one.get("suffix"))
        else:
            place.others += 1
        if depth < _DEEPEST and isinstance(one, Mapping) and "refinedBy" in one:
            _read_selectors(one["refinedBy"], place, depth + 1)


def _get(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, Mapping) else None


def _text(value: Any) -> str:
    return one_line(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _account(name: str) -> str:
    """The name of an account without what it is an account of; nothing of an address of mail or a page.

    >>> _account("acct:ada@hypothes.is"), _account("Ada Okoye"), _account("ada@example.org")
    ('ada', 'Ada Okoye', '')
    """
    if name.startswith("acct:"):
        return name.removeprefix("acct:").partition("@")[0]
    return "" if "@" in name or ":" in name else name
