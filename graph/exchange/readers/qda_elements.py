"""Elements of REFI-QDA as they are looked up: children by name, identifiers, codes within codes, places of passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from ..plain_words import one_line
from ..xml_text import local_tag

SELECTIONS = ("PlainTextSelection", "TranscriptSelection")
"""Passages of a text; those of pages, pictures, sound and film are other elements."""

_LONGEST_NUMBER = 12


def children(element: Element, *tags: str) -> Iterator[Element]:
    """The children that have one of some names, whatever their namespace.

    >>> from xml.etree.ElementTree import fromstring
    >>> [one.text for one in children(fromstring("<a><b>one</b><c/></a>"), "b")]
    ['one']
    """
    return (one for one in element if local_tag(one) in tags)


def child_text(element: Element, tag: str) -> str:
    """The text of the first child of a name, in one line; empty where there is none.

    >>> from xml.etree.ElementTree import fromstring
    >>> child_text(fromstring("<a><b>one\\ntwo</b></a>"), "b")
    'one two'
    """
    return one_line(next(("".join(one.itertext()) for one in children(element, tag)), ""))


def guid_of(element: Element, name: str = "guid") -> str:
    """The GUID that an attribute has, without braces and in small letters.

    >>> from xml.etree.ElementTree import fromstring
    >>> guid_of(fromstring('<Code guid="{0A}"/>'))
    '0a'
    """
    return element.get(name, "").strip().strip("{}").casefold()


def nested_codes(books: Iterable[Element]) -> Iterator[tuple[Element, Element | None]]:
    """All codes of some lists, each with the code that it stands in; those that hold others first.

    >>> from xml.etree.ElementTree import fromstring
    >>> book = fromstring('<Codes><Code name="a"><Code name="b"/></Code><Code name="c"/></Codes>')
    >>> [(one.get("name"), above is not None) for one, above in nested_codes([book])]
    [('a', False), ('b', True), ('c', False)]
    """
    stack: list[tuple[Element, Element | None]] = [(one, None) for one in reversed(list(books))]
    while stack:
        one, above = stack.pop()
        is_code = local_tag(one) == "Code"
        if is_code:
            yield one, above
        stack += [(code, one if is_code else None) for code in reversed(list(children(one, "Code")))]


def span_of(selection: Element, sync_points: Mapping[str, str]) -> tuple[int, int]:
    """The places of the first letter of a passage and of the one after its last; -1 where it does not tell them.

    A passage of a transcript has them by the points at which its text and its sound meet.

    >>> from xml.etree.ElementTree import fromstring
    >>> span_of(fromstring('<PlainTextSelection startPosition="3" endPosition="9"/>'), {})
    (3, 9)
    """
    said = [selection.get(name, "") for name in ("startPosition", "endPosition")]
    if local_tag(selection) == "TranscriptSelection":
        said = [sync_points.get(guid_of(selection, name), "") for name in ("fromSyncPoint", "toSyncPoint")]
    begin, end = (int(one) if one.isdecimal() and len(one) < _LONGEST_NUMBER else -1 for one in map(str.strip, said))
    return begin, end
