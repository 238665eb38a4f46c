"""In and out: the record in the formats of other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData

if TYPE_CHECKING:
    from .results.exchange import ExportResult


class Exchange(BuiltData):
    """The methods that read and write what other programs have."""

    def export(self, format: str) -> ExportResult:
        """The record in a format of another program, with a report of what has no place there.

        What is confidential is not in it.

        Parameters
        ----------
        format
            Its name, such as ``graphml``: ``civicgraph export --help`` lists them.

        Raises
        ------
        UsageError
            There is no such format, or what it is written with is not installed.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> done = Dataset.shipped().export("graphml")
        >>> done.report.written["nodes"]
        1270
        """
        from ..graph.exchange.exporting import export_as
        from .results.exchange import ExportResult

        return ExportResult(export_as(self, format))
