"""``civicgraph duplicates``: things that may be one."""

from __future__ import annotations

import click

from .completion import complete_thing
from .shared import COUNT, dataset, ensure_ready, json_option, print_json, print_text


@click.command()
@click.argument("thing", required=False, shell_complete=complete_thing)
@click.option(
    "--likeness",
    type=click.IntRange(50, 100),
    default=90,
    show_default=True,
    help="How alike names have to be, of 100.",
)
@click.option("--limit", type=COUNT, default=20, show_default=True, help="How many pairs to list.")
@json_option
def duplicates(thing: str | None, likeness: int, limit: int, as_json: bool) -> None:
    """List things that may be one, or those that may be the same as THING.

    Those that share an identifier come first, then those of one name, then those of nearly one. Pairs that were decided
    are left out. Nothing is merged: decide says what two things are, and merge makes them one.
    """
    found = ensure_ready(dataset()).duplicates(thing or "", likeness=likeness)
    if as_json:
        print_json(found.to_dict())
        return
    from ..console.duplicates_text import duplicates_text

    print_text(duplicates_text(found.record, found.pairs, limit))
