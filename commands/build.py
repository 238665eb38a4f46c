"""``civicgraph build``: the store and index, made now, and put into an engine."""

from __future__ import annotations

import click

from .shared import dataset, ensure_built, ensure_whole, store_option


@click.command()
@store_option
def build(store: str | None) -> None:
    """Build the store and index from the files, and print the folder they lie in.

    With --store, upload what was built to that engine: to staging graphs, verified, and then put in place. Run again,
    it goes on where it stopped. It prints the address.
    """
    from ..console.data_text import unread_files_text, upload_text

    data = dataset()
    if store:
        ensure_whole(data, draft=False)
    ensure_built(data)
    if over := unread_files_text(data):
        click.echo(over, err=True)
    if not store:
        click.echo(data.build())
        return
    found = data.upload(store, lambda line: click.echo(line, err=True))
    click.echo(upload_text(found.done, found.engine), err=True)
    click.echo(found.url)
