"""``civicgraph sources``: the documents that make the claims."""

from __future__ import annotations

import click

from .shared import dataset, ensure_ready, json_option, print_json


@click.command()
@json_option
def sources(as_json: bool) -> None:
    """List the sources, with how many claims and caveats each makes."""
    found = ensure_ready(dataset()).sources()
    if as_json:
        print_json(found.to_dict())
        return
    from ..console.data_text import sources_text

    click.echo(sources_text(found.record))
