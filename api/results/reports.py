"""A report, and the ways to write it."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.errors import UsageError
from ...graph.extras import needing

if TYPE_CHECKING:
    from ...graph.dataset import BuiltData
    from ...reports.blocks import Report

# The ending of a file → how it is written.
ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".docx": "docx", ".pdf": "pdf"}
FORMATS = tuple(dict.fromkeys(ENDINGS.values()))


@dataclass(frozen=True, repr=False, eq=False)
class ReportResult:
    """The content of a report, and the format that it is to be written in.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().report("LVRW").write()[:15]
    '<!doctype html>'
    """

    content: Report
    format: str

    def write(self) -> str | bytes:
        """The file: text as HTML or Markdown, bytes as Word or PDF.

        Raises
        ------
        UsageError
            What writes the format is not installed.
        """
        from importlib import import_module

        name = "markdown" if self.format == "md" else self.format
        with needing("reports", f"a report as {self.format}"):
            written: str | bytes = import_module(f"civicgraph.reports.{name}").write(self.content)
        return written

    def lost(self) -> list[str]:
        """The words that a PDF cannot show, since no font here has their letters; none in other formats."""
        if self.format != "pdf":
            return []
        with needing("reports", "a report as pdf"):
            from ...reports.pdf import undrawable_words

            return undrawable_words(self.content)


def report(data: BuiltData, start: str, end: str, *, format: str, limit: int, max_steps: int) -> ReportResult:
    """The report on a pathway, or on a single thing.

    Raises
    ------
    UsageError
        There is no such format.
    """
    from ...graph.names import resolve
    from ...graph.version import VERSION
    from ...reports.method import Edition

    if format not in FORMATS:
        raise UsageError(f"{format!r} is no format of reports: choose from {', '.join(FORMATS)}")
    record = data.record()
    ids = [resolve(record, name) for name in (start, end) if name]
    command = _command(data.folder, ids, limit, max_steps, format)
    edition = Edition(VERSION, data.data_hash, data.origin, command, data.about)
    if len(ids) == 1:
        from ...reports.thing_content import thing_report

        return ReportResult(thing_report(record, ids[0], edition), format)
    from ...graph.tracing.trace import trace
    from ...reports.content import pathway_report

    found = trace(record, ids[0], ids[1], limit=limit, max_steps=max_steps)
    return ReportResult(pathway_report(record, found, edition), format)


def _command(folder: str, ids: list[str], limit: int, max_steps: int, format: str) -> str:
    """The command that makes the same report, whichever folder the data lies in on another machine."""
    folder = os.path.basename(os.path.abspath(folder)) if folder else ""
    options = [f"--limit {limit}"] * (limit != 5) + [f"--max-steps {max_steps}"] * (max_steps != 8)
    named = f"civicgraph --data {shlex.quote(folder)} report" if folder else "civicgraph report"
    return " ".join([named, *map(shlex.quote, ids), *options, f"-o report.{format}"])
