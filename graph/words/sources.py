"""Where a source can be read and what it is, in the words that every list of sources uses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ... import ontology
from ..record import Record, Source, web_link
from .catalogue import catalogue
from .codes import label, own_code
from .counts import row
from .times import in_words

NO_ADDRESS = "no web address recorded"
MAX_TITLE = 8
# How the id of a confidential source begins where it leaves the workspace: "a confidential interview" is no title.
KEPT_BACK = "source/confidential-"


class Fact(NamedTuple):
    """One thing told of a source. ``link`` is empty where nothing may be followed.

    ``before`` stands before the text in a line of several, where that is not the term.
    """

    term: str
    text: str
    link: str = ""
    before: str | None = None

    @property
    def lead(self) -> str:
        """What stands before the text in a line of several, with a space behind it; empty where nothing does."""
        words = self.term if self.before is None else self.before
        return f"{words} " if words else ""


def facts(record: Record, source: Source) -> Iterator[Fact]:
    """Where the source can be read, then what else is known of it; that no address is known is told too.

    Of a confidential source it is told that it is, in the place of an address that nobody looks for.
    """
    if source.confidential:
        yield Fact("confidential", catalogue()["confidential.told"])
    if source.url or not source.confidential:
        yield Fact("web address", source.url or NO_ADDRESS, source.link)
    if source.author:
        yield Fact("by", source.author)
    if source.archived:
        yield Fact("copy", source.archived, web_link(source.archived))
    if source.retrieved:
        yield Fact("retrieved", in_words(source.retrieved))
    if source.language:
        yield Fact("language", language_name(source.language), before="in")
    if source.kind:
        yield Fact("kind", label(record, "source", own_code(source, "source") or source.kind), before="")
    if source.file:
        yield Fact("text read from", f"{source.file}{f' ({source.text_engine})' if source.text_engine else ''}")
    if source.derived_from:
        yield Fact("repeats", row([record.name(id) for id in source.derived_from]))


def whereabouts(record: Record, source: Source) -> str:
    """The same in one line.

    >>> empty = Record("https://example.org/id/", "0", "here", {}, {}, {}, {}, {}, {}, {})
    >>> whereabouts(empty, Source("source/a", "A", "", "", "", "", language="cy"))
    'no web address recorded, in Welsh'
    """
    address, *rest = facts(record, source)
    first = f"{address.term}: {address.text}" if source.confidential else address.text
    return ", ".join([first, *(f"{fact.lead}{fact.text}" for fact in rest)])


def language_name(tag: str) -> str:
    """The name of a language by its tag, with the tag where that says more, or where it is not known here.

    >>> [language_name(tag) for tag in ("cy", "pt-BR", "x-harbour")]
    ['Welsh', 'Portuguese (pt-BR)', 'the language x-harbour']
    """
    name = _language_names().get(tag.partition("-")[0].lower())
    if not name:
        return f"the language {tag}"
    return f"{name} ({tag})" if "-" in tag else name


@cache
def _language_names() -> dict[str, str]:
    """The names of languages by the first part of their tags."""
    found: dict[str, str] = json.loads(ontology.text("languages.json"))
    return found


def source_name(record: Record, id: str) -> str:
    """A source by title, publisher and date; its id where the record does not describe it."""
    source = record.sources.get(id)
    if source is None:
        return id
    return ", ".join(part for part in (record.name(id), source.publisher, in_words(source.published)) if part)


def quoted_title(record: Record, id: str) -> str:
    """The title of a source as it stands in a sentence, in quotation marks unless it is kept back.

    >>> from civicgraph import Dataset
    >>> quoted_title(Dataset.shipped().record(), "source/london-councils-pledges")
    '“Our Pledges to Londoners”'
    """
    return _in_quotes(record.name(id), id)


def short_title(record: Record, id: str) -> str:
    """The same, cut where it is long.

    >>> from civicgraph import Dataset
    >>> short_title(Dataset.shipped().record(), "source/mayoral-assembly-2016")
    '“Case study: London Citizens Mayoral Accountability Assembly 2016”'
    """
    words = record.name(id).split()
    cut = f"{' '.join(words[:MAX_TITLE]).rstrip(',;:')} …"
    return _in_quotes(cut if len(words) > MAX_TITLE else " ".join(words), id)


def _in_quotes(title: str, id: str) -> str:
    return title if id.startswith(KEPT_BACK) else f"“{title}”"


def source_line(record: Record, id: str) -> str:
    """The same, and where it can be read."""
    source = record.sources.get(id)
    return f"{source_name(record, id)}; {whereabouts(record, source)}" if source else id
