"""``civicgraph coverage``: how much of the sources' texts is coded, and what is not."""

from __future__ import annotations

import sys

import click

from ..graph.errors import CivicgraphError
from .shared import COUNT_OR_NONE, dataset, json_option, print_json, record


@click.command()
@click.argument("source", required=False)
@click.option("--limit", type=COUNT_OR_NONE, default=20, show_default=True, help="How many passages to list.")
@json_option
def coverage(source: str | None, limit: int, as_json: bool) -> None:
    """Tell how much of each SOURCE's text lies under a claim or caveat, and list the passages nobody has coded.

    The texts are not part of the data: this needs them at hand. On a terminal each passage shows its first words;
    elsewhere only its line and length.
    """
    from ..graph.coding import coverage as measures
    from ..graph.promises.filters import source_named

    data = record()
    found = measures.coverage(data, dataset().texts, source_named(data, source) if source else "")
    if not found.sources:
        files = ", ".join(sorted({data.sources[id].text_file or id for id in found.not_at_hand}))
        raise CivicgraphError(f"no text at hand to measure: set CIVICGRAPH_SOURCES to the folder that holds {files}")
    if as_json:
        print_json(measures.coverage_json(data, found))
        return
    from ..console.coverage_text import coverage_text

    click.echo(coverage_text(data, found, limit, sys.stdout.isatty()))
