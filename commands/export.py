"""``civicgraph export``: the data for other programs."""

from __future__ import annotations

import click

from ..graph.export.dataset import KINDS, draft_mark, row_lines
from .shared import dataset, draft_option, ensure_built, ensure_whole, output_option, save


@click.command()
@click.argument("what", type=click.Choice([*KINDS, "dataset"]))
@click.option(
    "--format",
    "format",
    type=click.Choice(["jsonl", "nquads"]),
    help="One JSON value a line; of the dataset all quads, canonical (RDFC-1.0).",
)
@draft_option
@output_option
def export(what: str, format: str | None, draft: bool, output: str) -> None:
    """Export claims, entities or caveats, one a line, in order of id; or the whole dataset as canonical N-Quads.

    With --draft, where anything is left out or has lost its anchor, each line of JSON says so ("draft"), and N-Quads
    begin with a comment.
    """
    if format and (format == "nquads") != (what == "dataset"):
        raise click.UsageError("claims, entities and caveats come as jsonl, the dataset as nquads")
    data = ensure_whole(dataset(), draft)
    if what == "dataset":
        from ..graph.files.folders import would_be_read

        if output != "-" and would_be_read(output, data.root):
            from ..graph.errors import UsageError

            raise UsageError(
                f"{output} lies in the data's own folder, where it would be read as data: write it elsewhere"
            )
        if not data.is_built():
            ensure_built(data)
        save(output, draft_mark(data.record()) + b"".join(data.canonical()))
        return
    save(output, row_lines(data.record(), what))
