"""``civicgraph find``: from a word to a thing."""

from __future__ import annotations

import click

from .shared import COUNT, built, dataset, json_option, print_json


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=COUNT, default=20, show_default=True, help="How many to list.")
@json_option
def find(text: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find things by name or alias; typos are forgiven."""
    words = " ".join(text)
    found = built(dataset()).find(words)
    if as_json:
        print_json(found.to_dict()[:limit])
    elif found:
        from ..console.show_text import found_text

        click.echo(found_text(found.record, found.matches[:limit]))
        if len(found) > limit:
            click.echo(f"{len(found) - limit} more with --limit", err=True)
    else:
        click.echo(f"Nothing in {found.record.origin} goes by {words!r}.", err=True)
        click.get_current_context().exit(1)
