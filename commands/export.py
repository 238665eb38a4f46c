"""``civicgraph export``: the data for other programs."""

from __future__ import annotations

import os
import sys

import click

from ..graph.exchange.formats import FORMATS
from ..graph.export.dataset import KINDS, draft_mark, row_lines
from ..graph.others.telling import theirs_left_out
from .shared import (
    dataset,
    draft_option,
    ensure_built,
    ensure_whole,
    json_text,
    name_in_help,
    output_option,
    save,
    show_progress,
)

_WRITTEN = [name for name, one in FORMATS.items() if one.is_written]


@click.command()
@click.argument("what", metavar="WHAT", type=click.Choice([*KINDS, "dataset", *_WRITTEN]))
@click.option(
    "--format",
    "format",
    type=click.Choice(["jsonl", "nquads"]),
    help="One JSON value a line; of the dataset all quads, canonical (RDFC-1.0).",
)
@click.option("--report", metavar="FILE", default="", help="Also write as JSON what has no place in the format.")
@draft_option
@output_option
def export(what: str, format: str | None, report: str, draft: bool, output: str) -> None:
    """Export the record for other programs.

    WHAT is claims, entities or caveats, as JSON, one a line, in order of id; dataset, as canonical N-Quads; or a format
    of another program:

    \b
    {formats}

    Of another program's format it is told on stderr what has no place in it. A format of several files goes into the
    folder that -o names.

    Of records of other people that yours stands on, only the things that yours names are in it, and how much is left
    out is told: they are handed on by those who keep them.

    With --draft, where anything is left out or has lost its anchor, each line of JSON says so ("draft"), and N-Quads
    begin with a comment.
    """
    if what in FORMATS:
        if format:
            raise click.UsageError(f"--format is for claims, entities, caveats and dataset; {what} is one by itself")
        _export_as(what, report, draft, output)
        return
    if report:
        raise click.UsageError(f"--report is for the formats of other programs; nothing is left out of {what}")
    if format and (format == "nquads") != (what == "dataset"):
        raise click.UsageError("claims, entities and caveats come as jsonl, the dataset as nquads")
    data = ensure_whole(dataset().named_only(), draft)
    if left := theirs_left_out(data):
        click.echo("\n".join(left), err=True)
    if what == "dataset":
        _refuse_as_data(output, data.root)
        if not data.is_built():
            ensure_built(data)
        save(output, draft_mark(data.record()) + b"".join(data.canonical()))
        return
    save(output, row_lines(data.record(), what))


name_in_help(export, "{formats}", [f"{name:<16}{FORMATS[name].title}" for name in _WRITTEN])


def _export_as(name: str, report: str, draft: bool, output: str) -> None:
    """Writes the record in a format of another program, and tells what has no place there."""
    from ..console.exchange_text import exchange_report_text

    if output == report == "-":
        raise click.UsageError("--report - and -o - both go to the terminal: name a file for one of them")
    if output == "-" and FORMATS[name].is_folder:
        raise click.UsageError(f"{name} is a folder of several files: say with -o where to write it")
    data = ensure_whole(dataset().named_only(), draft)
    _refuse_as_data(output, data.root)
    done = show_progress(lambda progress: data.export(name, progress=progress), {"telling": 0.4, "writing": 0.6})
    if output == "-" and b"\0" in done.content and sys.stdout.isatty():
        raise click.UsageError(f"{name} is no text that a terminal can show: say with -o where to write it")
    if done.is_folder:
        for path in done.files:
            _refuse_as_data(os.path.join(output, path), data.root)
        done.write(output)
        click.echo(f"Wrote {output}", err=True)
    else:
        save(output, done.content)
    click.echo(exchange_report_text(done.report), err=True)
    if report:
        save(report, json_text(done.to_dict()))


def _refuse_as_data(output: str, root: str) -> None:
    """Refuses a file that would be read as data from then on."""
    from ..graph.files.folders import would_be_read

    if output != "-" and would_be_read(output, root):
        from ..graph.errors import UsageError

        raise UsageError(f"{output} lies in the data's own folder, where it would be read as data: write it elsewhere")
