"""``civicgraph build``: the store and index, made now, and put into an engine."""

from __future__ import annotations

import click

from .shared import dataset, draft_option, ensure_built, ensure_whole, store_option


@click.command()
@click.option("--clean", is_flag=True, help="Then remove what was built of other data, and of these before.")
@store_option
@draft_option
def build(store: str | None, clean: bool, draft: bool) -> None:
    """Build the store and index from the files, and print the folder they lie in.

    With --clean, remove all that is in the cache besides: it may hold what was since taken out of a file.

    With --store, upload what was built to that engine: to staging graphs, verified, and then put in place. Run again,
    it goes on where it stopped. It prints the address. With --draft, the store says of itself that it is a draft.
    """
    from ..console.data_text import unread_files_text, upload_text
    from ..graph.words.counts import tally

    data = dataset()
    if draft and not store:
        raise click.UsageError("--draft is about what is handed on: name an engine with --store")
    if store:
        ensure_whole(data, draft)
    ensure_built(data)
    if clean:
        click.echo(f"Removed from the cache: {tally(data.clean_cache(), 'folder')}", err=True)
    if over := unread_files_text(data):
        click.echo(over, err=True)
    if not store:
        click.echo(data.build())
        return
    found = data.upload(store, lambda line: click.echo(line, err=True), draft=draft)
    click.echo(upload_text(found.done, found.engine), err=True)
    click.echo(found.url)
