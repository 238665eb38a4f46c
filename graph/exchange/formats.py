"""Which formats are read and written, and how a file's own content tells its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..errors import UsageError
from ..suggest import did_you_mean_word

if TYPE_CHECKING:
    from ..dataset import BuiltData
    from ..record import Record
    from .report import ExchangeReport


class ExchangeFormat(NamedTuple):
    """A format: its name, what it is in words, what its files end with, and whether it is read and written.

    ``is_folder`` says that it is written as several files in a folder. ``needs`` is the extra that brings what it is
    written with, or empty. The module that reads it is ``readers.NAME``, the one that writes it ``writers.NAME``, with
    ``_`` for ``-``.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    is_read: bool = False
    is_written: bool = False
    is_folder: bool = False
    needs: str = ""

    @property
    def module(self) -> str:
        """The name of its module among the readers, and among the writers."""
        return f"format_{self.name.replace('-', '_')}"


# One line a format, so that several people can add to it.
_ALL = (
    ExchangeFormat("graphml", "GraphML, for Gephi, yEd, NetworkX", (".graphml",), is_written=True),
    ExchangeFormat("gexf", "GEXF 1.3, for Gephi, with times", (".gexf",), is_written=True),
    ExchangeFormat("kumu", "Kumu, as a workbook", (".xlsx",), is_written=True, needs="documents"),
    ExchangeFormat("kumu-json", "Kumu, as JSON", (".json",), is_written=True),
    ExchangeFormat("causal-map", "Causal Map, as a workbook", (".xlsx",), is_written=True, needs="documents"),
    ExchangeFormat("turtle", "Turtle: things, sources and claims as one graph of RDF", (".ttl",), is_written=True),
    ExchangeFormat("trig", "TriG: all quads of RDF, one graph a source", (".trig",), is_written=True),
    ExchangeFormat("jsonld", "JSON-LD: the same, with its context in it", (".jsonld",), is_written=True),
    ExchangeFormat("rdf12", "TriG 1.2: claims as reifiers of what they say", (".trig",), is_written=True),
)  # fmt: skip

FORMATS: dict[str, ExchangeFormat] = {one.name: one for one in _ALL}
"""The formats by name, in the order in which they are listed."""


class WhatToWrite(NamedTuple):
    """What a writer makes files of: the data set, and its record as it may be handed on."""

    data: BuiltData
    record: Record
    report: ExchangeReport


class FormatWriter(Protocol):
    """Writes a record in one format."""

    def __call__(self, what: WhatToWrite) -> dict[str, bytes]:
        """The files by their names within a folder; the one file of a format that is no folder has the name ``""``."""


def format_named(name: str) -> ExchangeFormat:
    """The format of a name.

    >>> format_named("graphml").endings
    ('.graphml',)

    Raises
    ------
    UsageError
        There is none.
    """
    if name not in FORMATS:
        hint = did_you_mean_word(name, FORMATS) or f": choose from {', '.join(FORMATS)}"
        raise UsageError(f"{name} is no format{hint}")
    return FORMATS[name]
