"""A record written in a format of other programs, with a report of what has no place there."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ..errors import UsageError
from ..others.telling import theirs_left_out
from ..progress import Progress, silent
from .formats import FormatWriter, WhatToWrite, format_named
from .report import ExchangeReport

if TYPE_CHECKING:
    from ..dataset import BuiltData
    from ..record import Record


class Exported(NamedTuple):
    """The files of an export by their names within its folder (of one file: ``""``), and the report of it."""

    files: dict[str, bytes]
    report: ExchangeReport


def export_as(data: BuiltData, name: str, progress: Progress = silent) -> Exported:
    """A data set in a format, without what is confidential.

    >>> from civicgraph import Dataset
    >>> export_as(Dataset.shipped(), "graphml").files[""][:5]
    b'<?xml'

    Raises
    ------
    UsageError
        There is no such format, it is only read, or what it is written with is not installed.
    """
    from ..extras import needing

    found = format_named(name)
    if not found.is_written:
        raise UsageError(f"{name} is read and not written")
    progress("telling", 0, 1)
    record = data.record()
    record.require_public()
    report = ExchangeReport(name, _counts(record))
    for line in theirs_left_out(data):
        report.left_out.add(line)
    what = WhatToWrite(data, record, report, progress)
    with needing(found.needs or "documents", f"writing {found.title}"):
        writer: FormatWriter = import_module(f".writers.{found.module}", __package__).write
        files = writer(what)
    return Exported(files, report)


def _counts(record: Record) -> dict[str, int]:
    """How many there are of each kind in a record."""
    return {
        "things": len(record.things),
        "claims": len(record.claims),
        "caveats": len(record.caveats),
        "tests": len(record.tests),
        "voices": len(record.voices),
        "sources": len(record.sources),
        "taken back": len(record.retracted) + len(record.retracted_caveats),
    }
