"""The settings of a server: its data, its address, its limits."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .file_state import stamp

if TYPE_CHECKING:
    from ..graph.dataset import BuiltData


@dataclass(frozen=True)
class Settings:
    """All settings of the server and its workers.

    ``store`` and ``index`` are paths of the built data. A query may take ``timeout`` seconds and ``memory`` megabytes,
    and its answer may have ``max_rows`` rows or triples. ``proxy`` is the address of a proxy whose X-Forwarded-For
    header is used; empty: of no proxy. ``texts`` is the folder of the sources' texts; pages of claims show passages of
    those that were read for validation; empty: they show none. ``root`` is the folder of the data files, from which
    damaged data can be rebuilt; empty: it cannot. ``allow_origin`` says which web pages may send requests: ``*`` all,
    ``none`` no other pages. ``beside`` is the state of the files beside the data, of which pages are made too, when the
    server started. ``history`` is a file with the commits that changed each claim, up to ``history_head``; both are
    empty where git does not keep the files. With ``reload``, a new build of changed files is taken up; with
    ``draft``, one of which anything is left out too.
    """

    store: str
    index: str
    hash: str
    base: str
    origin: str = ""
    about: tuple[str, str, str] = ("", "", "")
    root: str = ""
    positions: str = ""
    stories: str = ""
    beside: str = ""
    history: str = ""
    history_head: str = ""
    texts: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    timeout: float = 30.0
    memory: int = 1024
    max_rows: int = 100_000
    proxy: str = ""
    allow_origin: str = "*"
    reload: bool = False
    draft: bool = False

    @property
    def share(self) -> int:
        """How many workers one client may use at once: all but one, so that there is one for the others."""
        return max(1, self.workers - 1)

    @property
    def is_loopback(self) -> bool:
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
    """Whether passages of the texts are shown by default: only where other machines and web pages cannot send requests.

    >>> shows_passages("127.0.0.1", "", "none"), shows_passages("127.0.0.1", "", "*")
    (True, False)
    """
    return is_loopback(host) and not proxy and allow_origin == "none"


def settings_of(data: BuiltData, passages: bool = False, **overrides: object) -> Settings:
    """The settings for a data set, which is built now if needed; ``overrides`` are fields with other values.

    With ``passages``, pages of claims show the passage around the evidence, if the texts are available.
    """
    from ..graph.changes.claim_history import load_history
    from ..graph.compiling import parts
    from ..graph.networks.sectors import FILE
    from ..graph.storage import open_record

    folder = data.build()
    history = load_history(data.root)
    positions, stories = (os.path.join(data.root, name) for name in ("positions.json", "stories.yaml"))
    defaults = {
        "store": os.path.join(folder, "store"),
        "index": os.path.join(folder, open_record.NAME),
        "hash": data.hash,
        "base": data.base,
        "origin": data.origin,
        "about": tuple(data.about),
        "root": data.root,
        "texts": data.texts_folder if passages and data.texts else "",
        "positions": positions if os.path.isfile(positions) else "",
        "stories": stories if os.path.isfile(stories) else "",
        "history": os.path.join(parts.folder_of(data.root), parts.HISTORY) if history.head else "",
        "history_head": history.head,
        "beside": " ".join(map(stamp, (positions, stories, os.path.join(data.root, FILE)))),
    }
    return Settings(**{**defaults, **overrides})  # type: ignore[arg-type]


def settings_again(settings: Settings) -> Settings:
    """The settings for the data in the same folder as they are now, with all other choices as they were."""
    from dataclasses import replace

    from ..graph.dataset import BuiltData

    data = BuiltData.at(settings.root)
    now = settings_of(data, passages=bool(settings.texts), origin=settings.origin)
    made_of = (
        "store",
        "index",
        "hash",
        "base",
        "about",
        "texts",
        "positions",
        "stories",
        "beside",
        "history",
        "history_head",
    )
    return replace(settings, **{name: getattr(now, name) for name in made_of})
