"""Where a source can be read and what it is, in the words that every list of sources uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from .record import Record, Source, followed

NO_ADDRESS = "no web address recorded"


class Fact(NamedTuple):
    """One thing told of a source. ``link`` is empty where nothing may be followed."""

    term: str
    text: str
    link: str = ""


def facts(record: Record, source: Source, dated: Callable[[str], str] = str) -> Iterator[Fact]:
    """Where the source can be read, then what else is known of it; that no address is known is told too.

    ``dated`` puts EDTF text into words.
    """
    yield Fact("web address", source.url or NO_ADDRESS, source.link)
    if source.archived:
        yield Fact("copy", source.archived, followed(source.archived))
    if source.retrieved:
        yield Fact("retrieved", dated(source.retrieved))
    if source.language:
        yield Fact("language", source.language)
    if source.kind:
        code = record.codes.get(("source", source.kind))
        yield Fact("kind", code.label if code else source.kind)
    if source.derived_from:
        yield Fact("repeats", " and ".join(map(record.name, source.derived_from)))


def whereabouts(record: Record, source: Source, dated: Callable[[str], str] = str) -> str:
    """The same in one line.

    >>> empty = Record("https://example.org/id/", "0", "here", {}, {}, {}, {}, {}, {}, {})
    >>> whereabouts(empty, Source("source/a", "A", "", "", "", "", language="cy"))
    'no web address recorded, language cy'
    """
    address, *rest = facts(record, source, dated)
    return ", ".join([address.text, *(f"{fact.term} {fact.text}" for fact in rest)])
