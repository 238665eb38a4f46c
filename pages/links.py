"""Where pages lead to: what a kind of site has to say of it, and the addresses of a server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import quote, urlencode

from ..graph.others.naming import code_lists
from ..graph.record import Record
from ..graph.vocabulary import NS

_CODES = NS.replace("#", "/")


class Addresses(Protocol):
    """The addresses that the links of a page have; an address is empty where the site has nothing there."""

    @property
    def answers(self) -> bool:
        """Whether what somebody types is answered: on a site without a server no form leads anywhere."""

    def item(self, id: str) -> str:
        """The page of a thing, claim, source, voice or caveat."""

    def data(self, id: str, ending: str) -> str:
        """The RDF of a thing, claim or other item, in the format of an ending such as ``ttl``."""

    def answer(self, question: str, query: str) -> str:
        """Where a ready-made question is answered; ``query`` is its text."""

    def page(self, name: str, /, **asked: str | Sequence[str]) -> str:
        """A page by its name, such as ``trace``, asked about something."""

    def asset(self, name: str) -> str:
        """A style or script."""


class ServerLinks:
    """The addresses of ``civicgraph serve``.

    >>> ServerLinks().item("source/minutes"), ServerLinks().page("trace", from_="a", kind=["agency", "influence"])
    ('/page/source/minutes', '/trace?from=a&kind=agency&kind=influence')
    """

    answers = True

    def item(self, id: str) -> str:
        """The page of a thing, claim, source, voice or caveat."""
        return code_link(self, id) or f"/page/{quote(id)}"

    def data(self, id: str, ending: str) -> str:
        """The RDF of an item, in the format of an ending."""
        return f"/data/{quote(id)}.{ending}"

    def answer(self, question: str, query: str) -> str:
        """The page of queries, with this one answered."""
        return self.page("sparql", query=query, format="html")

    def page(self, name: str, /, **asked: str | Sequence[str]) -> str:
        """A page by its name, asked about something; a name that is a word of Python ends with a line, as ``from_``."""
        given = {key.rstrip("_"): value for key, value in asked.items() if value}
        return f"/{name}" + (f"?{urlencode(given, doseq=True)}" if given else "")

    def asset(self, name: str) -> str:
        """A style or script."""
        return f"/static/{name}"


def code_link(links: Addresses, id: str) -> str:
    """Where a code is explained, such as ``answer:yes``: on the page of terms; empty of what is no code.

    >>> code_link(ServerLinks(), "answer:yes"), code_link(ServerLinks(), "citizens-uk")
    ('/ns#list-answer', '')
    """
    list, sign, _ = id.partition(":")
    return f"{links.page('ns')}#list-{quote(list)}" if sign and list in code_lists() else ""


def iri_link(links: Addresses, record: Record, iri: str) -> str:
    """Where an IRI leads: to our page of the thing or term, else to the web; empty for other schemes.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> iri_link(ServerLinks(), record, f"{record.base}source/minutes")
    '/page/source/minutes'
    >>> iri_link(ServerLinks(), record, "javascript:alert(1)")
    ''
    """
    if iri.startswith(NS):
        return f"{links.page('ns')}#{quote(iri[len(NS) :])}"
    if iri.startswith(_CODES):
        return f"{links.page('ns')}#list-{quote(iri[len(_CODES) :].partition('#')[0])}"
    if (id := record.short_id(iri)) != iri:
        return links.item(id)
    return iri if iri.startswith(("https://", "http://", "#")) else ""
