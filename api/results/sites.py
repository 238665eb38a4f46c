"""A site that was written, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.progress import silent

if TYPE_CHECKING:
    from ...graph.dataset import BuiltData
    from ...graph.progress import Progress


@dataclass(frozen=True)
class PublishedSite:
    """A folder with a site: how many files it has, and how many bytes they are.

    >>> PublishedSite("site", 12, 3400).files
    12
    """

    folder: str
    files: int
    bytes: int


def publish(data: BuiltData, folder: str, base_url: str, progress: Progress | None) -> PublishedSite:
    """The site of a data set, written."""
    from ...server.workers.analyses import analyse_whole
    from ...static_site.site import publish as write

    return PublishedSite(folder, *write(data, folder, base_url, progress or silent, analyse_whole))
