"""What came of an import of a file of another program, and of an export in its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.exchange.exporting import Exported
    from ...graph.exchange.importing import ImportPlan
    from ...graph.exchange.report import ExchangeReport
    from ...graph.export.exchange import ExchangeReportDict, ImportDict


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


@dataclass(frozen=True, repr=False, eq=False)
class ImportResult:
    """What an import would write, and the report of it; nothing is written until :meth:`write`.

    ``labels`` are the words of relations.
    """

    plan: ImportPlan
    labels: dict[str, str]

    @property
    def report(self) -> ExchangeReport:
        """What was read, guessed, left out, refused, and is to be decided."""
        return self.plan.report

    @property
    def files(self) -> list[str]:
        """The paths of the files that it makes or changes."""
        return self.plan.edits.files

    def write(self) -> None:
        """Writes the files into the workspace.

        Raises
        ------
        UsageError
            One cannot be written, or has changed since it was read; then nothing is.
        """
        import os

        for path in self.files:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        self.plan.edits.write()

    def to_dict(self) -> ImportDict:
        """What ``--json`` prints."""
        from ...graph.export.exchange import import_json

        return import_json(self.plan, self.labels)
