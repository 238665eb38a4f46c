"""A report made whole: on a pathway or on one thing, with the command that makes it again, and written in a format."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from ..graph.errors import UsageError
from ..graph.extras import needing
from ..graph.record import Record

if TYPE_CHECKING:
    from .blocks import Report

# The ending of a file → how it is written.
ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".docx": "docx", ".pdf": "pdf"}
FORMATS = tuple(dict.fromkeys(ENDINGS.values()))
LIMIT, MAX_STEPS = 5, 8


def report_on(
    record: Record,
    ids: Sequence[str],
    format: str,
    *,
    limit: int = LIMIT,
    max_steps: int = MAX_STEPS,
    folder: str = "",
) -> Report:
    """The report on the way from one thing to another, or on a single thing; ``folder`` is that of its data.

    >>> from civicgraph import Dataset
    >>> report_on(Dataset.shipped().record(), ["lvrw"], "md").title
    'London Voter Registration Week'

    Raises
    ------
    UsageError
        There is no such format.
    """
    from ..graph.tracing.trace import trace
    from ..graph.version import VERSION
    from .content import pathway_report
    from .method import Edition
    from .thing_content import thing_report

    if format not in FORMATS:
        raise UsageError(f"{format!r} is no format of reports: choose from {', '.join(FORMATS)}")
    command = _command(folder, ids, limit, max_steps, format)
    edition = Edition(VERSION, record.hash, record.origin, command, record.about)
    if len(ids) == 1:
        return thing_report(record, ids[0], edition)
    start, end = ids
    return pathway_report(record, trace(record, start, end, limit=limit, max_steps=max_steps), edition)


def write_report(report: Report, format: str, menu: Sequence[tuple[str, str]] = ()) -> str | bytes:
    """The file: text as HTML or Markdown, bytes as Word or PDF. ``menu`` are the pages around one in HTML.

    Raises
    ------
    UsageError
        What writes the format is not installed.
    """
    name = "markdown" if format == "md" else format
    with needing("reports", f"a report as {format}"):
        given = {"menu": menu} if menu and format == "html" else {}
        written: str | bytes = import_module(f".{name}", __package__).write(report, **given)
    return written


def _command(folder: str, ids: Sequence[str], limit: int, max_steps: int, format: str) -> str:
    """The command that makes the same report, whichever folder the data lies in on another machine."""
    folder = os.path.basename(os.path.abspath(folder)) if folder else ""
    options = [f"--limit {limit}"] * (limit != LIMIT) + [f"--max-steps {max_steps}"] * (max_steps != MAX_STEPS)
    named = f"civicgraph --data {shlex.quote(folder)} report" if folder else "civicgraph report"
    return " ".join([named, *map(shlex.quote, ids), *options, f"-o report.{format}"])
