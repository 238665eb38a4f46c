"""Which formats are read and written, and how a file's own content tells its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..errors import UsageError
from ..progress import Progress, silent
from ..suggest import did_you_mean_word

if TYPE_CHECKING:
    from ..dataset import BuiltData
    from ..record import Record
    from .bundle import Bundle
    from .opened import OpenedFile
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
    ExchangeFormat("xlsx", "A workbook to edit in Excel or LibreOffice, and to read back", (".xlsx",), is_read=True,
                   is_written=True, needs="documents"),
    ExchangeFormat("360giving", "360Giving, grants as CSV, XLSX or JSON", (".csv", ".xlsx", ".json"), is_read=True,
                   is_written=True),
    ExchangeFormat("graphml", "GraphML, for Gephi, yEd, NetworkX", (".graphml",), is_read=True, is_written=True),
    ExchangeFormat("gexf", "GEXF 1.3, for Gephi, with times", (".gexf",), is_read=True, is_written=True),
    ExchangeFormat("causal-map", "Causal Map and QuIP, as a workbook; CSV is read too", (".xlsx", ".csv"),
                   is_read=True, is_written=True, needs="documents"),
    ExchangeFormat("refi-qda", "REFI-QDA, coded texts of NVivo, ATLAS.ti, MAXQDA and others", (".qdpx", ".qdc"),
                   is_read=True),
    ExchangeFormat("kumu", "Kumu, as a workbook; CSV and JSON are read too", (".xlsx", ".csv", ".json"),
                   is_read=True, is_written=True, needs="documents"),
    ExchangeFormat("kumu-json", "Kumu, as JSON", (".json",), is_written=True),
    ExchangeFormat("neo4j", "Neo4j, as a folder of CSV for its import", (), is_written=True, is_folder=True),
    ExchangeFormat("oligrapher", "Oligrapher, as JSON", (".json",), is_read=True, is_written=True),
    ExchangeFormat("littlesis", "LittleSis, JSON of its API and CSV of a bulk add", (".json", ".csv"), is_read=True),
    ExchangeFormat("references", "References, as RIS, BibTeX, CSL-JSON, NBIB or EndNote XML",
                   (".ris", ".bib", ".json", ".nbib", ".xml"), is_read=True),
    ExchangeFormat("csv", "Spreadsheets, as a folder of tables", (), is_written=True, is_folder=True),
    ExchangeFormat("csvw", "CSV on the Web, as a folder of tables for programs", (), is_written=True, is_folder=True),
    ExchangeFormat("sqlite", "SQLite, for Datasette and others", (".db", ".sqlite"), is_written=True),
    ExchangeFormat("turtle", "Turtle: things, sources and claims as one graph of RDF", (".ttl",), is_written=True),
    ExchangeFormat("trig", "TriG: all quads of RDF, one graph a source", (".trig",), is_written=True),
    ExchangeFormat("rdf", "RDF that civicgraph wrote: Turtle, TriG, N-Quads, JSON-LD",
                   (".ttl", ".trig", ".nq", ".jsonld"), is_read=True),
    ExchangeFormat("linked-data", "RDF of others: ORG, FOAF, schema.org, PROV, Popolo; RDF/XML",
                   (".ttl", ".nt", ".rdf", ".jsonld"), is_read=True),
    ExchangeFormat("jsonld", "JSON-LD: the same, with its context in it", (".jsonld",), is_written=True),
    ExchangeFormat("rdf12", "TriG 1.2: claims as reifiers of what they say", (".trig",), is_written=True),
    ExchangeFormat("web-annotation", "Web Annotation: notes on sources, as of hypothes.is",
                   (".jsonld", ".json"), is_read=True, is_written=True),
    ExchangeFormat("popolo", "Popolo: persons, organizations, posts, memberships, events", (".json",), is_read=True,
                   is_written=True),
    ExchangeFormat("markdown", "Markdown notes, a vault for Obsidian", (".md",), is_written=True, is_folder=True),
    ExchangeFormat("nanopub", "Nanopublications, one a claim, in TriG", (".trig",), is_written=True),
    ExchangeFormat("ro-crate", "RO-Crate, a folder to deposit in a repository", (), is_written=True, is_folder=True),
)  # fmt: skip

FORMATS: dict[str, ExchangeFormat] = {one.name: one for one in _ALL}
"""The formats by name, in the order in which they are listed."""


class WhatToWrite(NamedTuple):
    """What a writer makes files of: the data set, and its record as it may be handed on.

    ``progress`` is told of the stages ``telling``, of what the record says, and ``writing``, of the files.
    """

    data: BuiltData
    record: Record
    report: ExchangeReport
    progress: Progress = silent


class BundleReader(Protocol):
    """Reads one format into a bundle."""

    def __call__(self, file: OpenedFile, bundle: Bundle) -> None:
        """Fills the bundle, and tells its report what was guessed, left out and refused.

        Raises
        ------
        UsageError
            The file cannot be read at all.
        """


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


def is_of(format: ExchangeFormat, file: OpenedFile) -> bool:
    """Whether a file is of a format that is read, by what it holds."""
    from importlib import import_module

    module = import_module(f".readers.{format.module}", __package__)
    return file.kind in module.KINDS and bool(module.recognise(file))


def recognise_format(file: OpenedFile) -> ExchangeFormat:
    """The format of a file, told by what it holds.

    >>> from .opened import OpenedFile
    >>> head = b"Identifier,Title,Funding Org:Name,Recipient Org:Name,Amount Awarded,Award Date\\n"
    >>> recognise_format(OpenedFile("x.csv", head + b"1,A grant,A fund,A club,5,2020-01-02\\n")).name
    '360giving'

    Raises
    ------
    UsageError
        It is of none that is read.
    """
    known = [one for one in FORMATS.values() if one.is_read]
    if found := next((one for one in known if is_of(one, file)), None):
        return found
    if file.seek_names_lower() and (found := next((one for one in known if is_of(one, file)), None)):
        return found
    names = ", ".join(one.name for one in known)
    raise file.error(f"of no format that is read here, by what it holds: say which with --as ({names})")
