"""``civicgraph coverage``: how much of the sources' texts is coded, and what is not."""

from __future__ import annotations

import sys

import click

from .completion import complete_source
from .shared import COUNT_OR_NONE, ensure_ready, json_option, own_dataset, print_json, print_text


@click.command()
@click.argument("source", required=False, shell_complete=complete_source)
@click.option("--limit", type=COUNT_OR_NONE, default=20, show_default=True, help="How many passages to list.")
@json_option
def coverage(source: str | None, limit: int, as_json: bool) -> None:
    """Show how much of each SOURCE's text a claim or caveat covers, and list the passages that nobody has coded.

    The texts are not part of the data: this needs them at hand. On a terminal each passage shows its first words;
    elsewhere only its line and length.
    """
    found = ensure_ready(own_dataset()).coverage(source or "")
    if as_json:
        print_json(found.to_dict())
        return
    from ..console.coverage_text import coverage_text

    print_text(coverage_text(found.record, found.coverage, limit, sys.stdout.isatty()))
