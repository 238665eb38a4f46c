"""A report, and the ways to write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.extras import needing
from ...reports.publishing import report_on, write_report

if TYPE_CHECKING:
    from ...graph.dataset import BuiltData
    from ...reports.blocks import Report


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
        return write_report(self.content, self.format)

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

    record = data.record()
    ids = [resolve(record, name) for name in (start, end) if name]
    made = report_on(record, ids, format, limit=limit, max_steps=max_steps, folder=data.folder)
    return ReportResult(made, format)
