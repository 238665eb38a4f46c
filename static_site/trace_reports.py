"""The reports of a site, on each of its traces in every format, made by a process of its own."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from ..graph.about import About
from ..graph.errors import CivicgraphError
from ..graph.record import Record
from ..graph.storage.open_record import NAME, open_record
from ..reports.publishing import FORMATS, report_on, write_report
from .file_names import report_path
from .side_process import SideProcess

TraceEnds = tuple[str, str]
"""The ids of the things that a trace is between."""


class Reporting:
    """Reports being made, from when this is made until :meth:`files`; ``built`` is the folder of the built record."""

    def __init__(self, built: str, record: Record, ends: Sequence[TraceEnds]) -> None:
        given = {"origin": record.origin, "about": record.about, "ends": ends}
        self._process, self._ends = SideProcess(__name__, (built,), json.dumps(given).encode()), ends

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each report, by its path in the site, once all of them are there.

        Raises
        ------
        CivicgraphError
            The process was ended, or there is no space for its files.
        """
        if complaint := self._process.wait():
            raise CivicgraphError(f"the reports cannot be made: {complaint}")
        for number, path in enumerate(_paths(self._ends)):
            with open(os.path.join(self._process.folder, str(number)), "rb") as file:
                yield path, file.read()

    def close(self) -> None:
        """Ends the process, if it still runs, and takes its files away."""
        self._process.close()


def report_formats() -> list[str]:
    """The formats of reports whose writers are installed."""
    needed = {"docx": "docx", "pdf": "reportlab"}
    return [format for format in FORMATS if format not in needed or find_spec(needed[format])]


def _paths(ends: Sequence[TraceEnds]) -> list[str]:
    return [report_path(*both, format) for both in ends for format in report_formats()]


def main() -> None:
    """Writes the reports on a record, in the folder of the first argument, into that of the second, numbered."""
    built, folder = sys.argv[1:]
    given = json.load(sys.stdin)
    record = open_record(os.path.join(built, NAME), given["origin"], About(*given["about"]))
    wanted = ((both, format) for both in given["ends"] for format in report_formats())
    for number, (both, format) in enumerate(wanted):
        made = write_report(report_on(record, both, format), format)
        with open(os.path.join(folder, str(number)), "wb") as file:
            file.write(made if isinstance(made, bytes) else made.encode())


if __name__ == "__main__":
    main()
