"""What a server serves, where, and within which limits."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..graph.dataset import BuiltData


@dataclass(frozen=True)
class Settings:
    """Everything that the server and its workers have to know.

    ``store`` and ``index`` are what a build leaves behind. A query may take ``timeout`` seconds, ``memory`` megabytes
    and answer with ``max_rows`` rows or triples. ``proxy`` is the address of a proxy whose word on who the client is
    is taken; empty: nobody's. ``texts`` is the folder of the sources' texts, of which pages of claims show passages,
    of those that the gate has read; empty: they show none. ``root`` is the folder of the data, from which what is lost
    can be built again; empty: it cannot. ``allow_origin`` says which web pages may ask: ``*`` any, ``none`` no other
    ones.
    """

    store: str
    index: str
    hash: str
    base: str
    origin: str = ""
    about: tuple[str, str, str] = ("", "", "")
    root: str = ""
    positions: str = ""
    texts: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    timeout: float = 30.0
    memory: int = 1024
    max_rows: int = 100_000
    proxy: str = ""
    allow_origin: str = "*"

    @property
    def share(self) -> int:
        """How many workers one client may hold at once: all but one, so that others are answered beside it."""
        return max(1, self.workers - 1)

    @property
    def loopback(self) -> bool:
        """Whether only programs on this machine can reach the server."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether only programs on this machine can reach an address.

    >>> is_loopback("127.0.0.2"), is_loopback("127.example.org")
    (True, False)
    """
    import ipaddress

    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def shows_passages(host: str, proxy: str, allow_origin: str) -> bool:
    """Whether passages of the texts are shown where nobody says: only where nobody but this machine's user can ask.

    >>> shows_passages("127.0.0.1", "", "none"), shows_passages("127.0.0.1", "", "*")
    (True, False)
    """
    return is_loopback(host) and not proxy and allow_origin == "none"


def settings_of(data: BuiltData, passages: bool = False, **chosen: object) -> Settings:
    """The settings for a data set, which is built now if it has to be; ``chosen`` are fields that differ.

    With ``passages``, pages of claims show what stands around the evidence, where the texts are at hand.
    """
    from ..graph.storage import record_cache

    folder = data.build()
    beside = os.path.join(data.root, "positions.json")
    made = {
        "store": os.path.join(folder, "store"),
        "index": os.path.join(folder, record_cache.NAME),
        "hash": data.hash,
        "base": data.base,
        "origin": data.origin,
        "about": tuple(data.about),
        "root": data.root,
        "texts": data.texts_folder if passages and data.texts else "",
        "positions": beside if os.path.isfile(beside) else "",
    }
    return Settings(**{**made, **chosen})  # type: ignore[arg-type]
