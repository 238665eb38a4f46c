"""A reference as a list of literature has it, and what each of its fields is to a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from ..record import web_link
from .plain_words import one_line, slug

_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


class Reference(NamedTuple):
    """One reference: what it calls its kind, its fields by our names, those that have no place, and where it stands.

    Our names are ``title``, ``author`` (one a person or body), ``publisher``, ``container`` (what it appeared in),
    ``date``, ``url``, ``doi``, ``language``, ``retrieved`` (the day on which it was read). ``unplaced``
    are fields by the names that the file has for them.

    >>> Reference("RPRT", {"title": ["The night bus"]}, place="line 1").first("title")
    'The night bus'
    """

    kind: str
    fields: dict[str, list[str]]
    unplaced: tuple[str, ...] = ()
    place: str = ""
    guesses: tuple[str, ...] = ()

    def first(self, name: str) -> str:
        """The first value of a field; empty where there is none."""
        return next(iter(self.fields.get(name, ())), "")


class UnreadReference(NamedTuple):
    """What stands in the place of a reference and cannot be read: why, and where."""

    why: str
    place: str


ReferenceList = Iterable[Reference | UnreadReference]


def doi_of(text: str) -> str:
    """A DOI by itself, in small letters; empty where there is none.

    >>> doi_of("https://doi.org/10.1000/ABC.1"), doi_of("doi: 10.1000/x"), doi_of("11.2/x")
    ('10.1000/abc.1', '10.1000/x', '')
    """
    found = _DOI.fullmatch(text.strip())
    return found[1].casefold() if found else ""


def doi_link(doi: str) -> str:
    """The web address of a DOI.

    >>> doi_link("10.1000/a<b>")
    'https://doi.org/10.1000/a%3Cb%3E'
    """
    return web_link(f"https://doi.org/{quote(doi, safe='/:;()._-%')}")


def web_address(text: str) -> str:
    """A web address, with ``https://`` where it has no such beginning; empty where it is none.

    >>> web_address("www.example.org/bus"), web_address("see page 3")
    ('https://www.example.org/bus', '')
    """
    plain = text.strip().strip("<>")
    if re.match(r"www\.[^\s/]+\.\w+", plain, re.IGNORECASE):
        plain = f"https://{plain}"
    return web_link(plain)


def address_key(address: str) -> str:
    """What addresses of one page have in common; that of a DOI is the DOI.

    >>> address_key("http://www.Example.org/bus/") == address_key("https://example.org/bus")
    True
    """
    if doi := doi_of(address):
        return f"doi {doi}"
    host, slash, rest = re.sub(r"^https?://(www\.)?", "", address.strip(), flags=re.IGNORECASE).partition("/")
    host = re.sub(r"^www\.", "", host.casefold())
    return f"url {host}{slash}{rest}".rstrip("/#")


def title_key(title: str) -> str:
    """What titles have in common, whatever their capitals and marks.

    >>> title_key("The night-bus: a study") == title_key("The Night Bus – A Study")
    True
    """
    return f"title {slug(title, 200) or one_line(title).casefold()}"


def in_order(name: str) -> str:
    """The name of a person with the given name first.

    >>> in_order("Okoye, Ada"), in_order("Lund, Bo, Jr."), in_order("Elm Street Alliance")
    ('Ada Okoye', 'Bo Lund, Jr.', 'Elm Street Alliance')
    """
    parts = [part.strip() for part in name.split(",")]
    if not 2 <= len(parts) <= 3 or not all(parts):
        return name.strip().strip(",").strip()
    return f"{parts[1]} {parts[0]}" + (f", {parts[2]}" if parts[2:] else "")


def names_in_line(names: Iterable[str]) -> str:
    """Names as one line.

    >>> names_in_line(["Ada Okoye", "Bo Lund", "Elm Street Alliance"])
    'Ada Okoye, Bo Lund and Elm Street Alliance'
    """
    kept = list(dict.fromkeys(filter(None, map(one_line, names))))
    return " and ".join(filter(None, (", ".join(kept[:-1]), *kept[-1:])))
