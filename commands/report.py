"""``civicgraph report``: a publication on a pathway, or on a single thing, with all its evidence."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from ..graph.errors import UsageError
from .shared import dataset, record, save, warn_of_lost

if TYPE_CHECKING:
    from ..graph.record import Record
    from ..reports.blocks import Report

_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".docx": "docx", ".pdf": "pdf"}
_FORMATS = ("html", "md", "docx", "pdf")


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="[TO]", required=False)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="report.html",
    show_default=True,
    help="The file to write; its ending, .html, .md, .docx or .pdf, says how. - is the terminal.",
)
@click.option("--format", "format", type=click.Choice(_FORMATS), help="How to write, whatever the ending.")
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="How many pathways to list.")
@click.option("--max-steps", type=click.IntRange(1, 20), default=8, show_default=True,
              help="The most claims in a pathway.")  # fmt: skip
def report(start: str, end: str | None, output: str, format: str | None, limit: int, max_steps: int) -> None:
    """Write a report on how far TO can be traced back to FROM, or on the single thing FROM.

    One file that holds all: the verdict first, the pathway drawn, every step with its evidence, what breaks the chain,
    what the record cautions, what would change the verdict, the promises involved, sources and method.

    A PDF sets letters that its own fonts lack in a font of this machine, or in the font that CIVICGRAPH_FONT names, and
    says on stderr which words it cannot show.
    """
    from ..graph.names import resolve

    chosen = format or _format_of(output)
    data = record()
    ids = [resolve(data, name) for name in (start, end) if name is not None]
    if len(ids) == 1 and (limit, max_steps) != (5, 8):
        raise click.UsageError("--limit and --max-steps are for pathways: name both FROM and TO")
    options = [f"--limit {limit}"] * (limit != 5) + [f"--max-steps {max_steps}"] * (max_steps != 8)
    folder = click.get_current_context().obj
    named = f"civicgraph --data {shlex.quote(folder)} report" if folder else "civicgraph report"
    command = " ".join([named, *map(shlex.quote, ids), *options, f"-o report.{chosen}"])
    report = _content(data, ids, limit, max_steps, command)
    save(output, _written(report, chosen))
    if chosen == "pdf":
        from ..reports.pdf import lost

        warn_of_lost(lost(report), output, "write .html or .docx, which also show what is written from right to left")


def _format_of(output: str) -> str:
    """The format that the ending of a file names."""
    import os

    if output == "-":
        raise UsageError("say with --format how to write to the terminal: html, md, docx or pdf")
    ending = os.path.splitext(output)[1].lower()
    if ending not in _ENDINGS:
        raise UsageError(f"{output}: a report ends in .html, .md, .docx or .pdf; or say how to write it with --format")
    return _ENDINGS[ending]


def _content(data: Record, ids: list[str], limit: int, max_steps: int, command: str) -> Report:
    from ..graph.version import VERSION
    from ..reports.method import Edition

    here = dataset()
    edition = Edition(VERSION, here.data_hash, here.origin, command)
    if len(ids) == 1:
        from ..reports.thing_content import thing_report

        return thing_report(data, ids[0], edition)
    from ..graph.tracing.trace import trace
    from ..reports.content import pathway_report

    found = trace(data, ids[0], ids[1], limit=limit, max_steps=max_steps)
    return pathway_report(data, found, edition)


def _written(report: Report, format: str) -> str | bytes:
    from importlib import import_module

    write = import_module(f"..reports.{'markdown' if format == 'md' else format}", __package__).write
    written: str | bytes = write(report)
    return written
