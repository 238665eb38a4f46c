"""What data sets say of themselves, and how one names those of other people that it stands on."""

import re
from typing import NamedTuple

_WEB = re.compile(r"https?://[^\s/?#<>\"{}|\\^`]+[^\s<>\"{}|\\^`]*")
_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses/(?P<terms>by[a-z-]*)/(?P<version>\d\.\d)|(?P<zero>publicdomain/zero/1\.0))/?.*"
)


def web_link(address: str) -> str:
    """A web address that a page may link to; empty for any other, such as a script.

    >>> web_link("https://example.org/minutes"), web_link("data:text/html,x"), web_link("http://a b")
    ('https://example.org/minutes', '', '')
    """
    return address if _WEB.fullmatch(address) else ""


class OtherRecord(NamedTuple):
    """A record of other people that this one stands on, as ``civicgraph.toml`` names it.

    ``name`` is what its ids begin with here, as in ``harbour:night-bus``, ``base`` what its addresses begin with.
    It lies in the folder ``path``, or is brought from the archive ``file`` or from ``url``; ``sha256`` is the hash of
    its files. ``is_here`` says that these are at hand.

    >>> OtherRecord("harbour", "https://example.org/harbour/", "0" * 64, url="https://example.org/harbour.zip").place
    'https://example.org/harbour.zip'
    """

    name: str
    base: str
    sha256: str
    path: str = ""
    file: str = ""
    url: str = ""
    title: str = ""
    licence: str = ""
    is_here: bool = True

    @property
    def place(self) -> str:
        """Where it lies, or is brought from."""
        return self.path or self.file or self.url

    @property
    def called(self) -> str:
        """What it is called: its title, else its name here."""
        return self.title or self.name


class About(NamedTuple):
    """What a data set says of itself to those who use and cite it; empty: it does not say. ``licence`` is an IRI.

    ``contact`` is a ``mailto:`` or web address to which those can write who think that something is wrong;
    ``publisher`` is who hands it on, ``issued`` of when it is, as EDTF text.

    >>> About("Minutes", "A reading group", "https://creativecommons.org/licenses/by-sa/4.0/").licence_name
    'CC BY-SA 4.0'
    """

    title: str = ""
    creator: str = ""
    licence: str = ""
    contact: str = ""
    publisher: str = ""
    issued: str = ""

    @property
    def licence_name(self) -> str:
        """The licence in short where it is one of Creative Commons', else its IRI."""
        found = _CREATIVE_COMMONS.fullmatch(self.licence)
        if not found:
            return self.licence
        return "CC0 1.0" if found["zero"] else f"CC {found['terms'].upper()} {found['version']}"


EMPTY_ABOUT = About()
