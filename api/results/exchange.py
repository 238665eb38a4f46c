"""What came of an export in the format of another program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.exchange.exporting import Exported
    from ...graph.exchange.report import ExchangeReport
    from ...graph.export.exchange import ExchangeReportDict


@dataclass(frozen=True, repr=False, eq=False)
class ExportResult:
    """The files of an export, and the report of what has no place in them."""

    found: Exported

    @property
    def report(self) -> ExchangeReport:
        """What was read and written, and what was left out."""
        return self.found.report

    @property
    def files(self) -> dict[str, bytes]:
        """The files by their names in a folder; of a format that is one file, that has the name ``""``."""
        return self.found.files

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of several files."""
        return set(self.files) != {""}

    @property
    def content(self) -> bytes:
        """The one file of a format that is no folder."""
        return self.files[""]

    def write(self, path: str) -> None:
        """Writes the file, or the folder as a whole: over an earlier export and nothing else.

        Raises
        ------
        UsageError
            It cannot be written there.
        """
        from ...graph.made_folder import check_folder, write_folder
        from ...graph.writing import write

        if not self.is_folder:
            write(path, self.content)
            return
        command = f"export {self.report.format}"
        target = check_folder(path, "the export", command)
        write_folder(path, target, command, sorted(self.files.items()))

    def to_dict(self) -> ExchangeReportDict:
        """The report, as ``--report`` writes it."""
        from ...graph.export.exchange import exchange_report_json

        return exchange_report_json(self.report)
