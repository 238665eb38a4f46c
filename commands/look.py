"""``civicgraph find`` and ``civicgraph show``: from a word to a thing, from a thing to what is claimed about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .shared import COUNT, json_option, print_json, record

if TYPE_CHECKING:
    from ..graph.record import Record


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=COUNT, default=20, show_default=True, help="How many to list.")
@json_option
def find(text: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find things by name or alias; typos are forgiven."""
    from ..graph.names import find as search

    data = record()
    words = " ".join(text)
    found = search(data, words)
    if as_json:
        from ..graph.exchange import thing_json

        print_json([{**thing_json(data, thing.id), "matched": heard} for thing, heard in found[:limit]])
    elif found:
        from ..console.show_text import found_text

        click.echo(found_text(data, found[:limit]))
        if len(found) > limit:
            click.echo(f"{len(found) - limit} more with --limit", err=True)
    else:
        click.echo(f"Nothing in {data.origin} goes by {words!r}.", err=True)
        click.get_current_context().exit(1)


@click.command()
@click.argument("thing", nargs=-1, required=True)
@json_option
def show(thing: tuple[str, ...], as_json: bool) -> None:
    """Show everything claimed about a THING, or one claim, with its evidence; of a source, where it can be read."""
    from ..graph.names import resolve

    data = record()
    name = " ".join(thing)
    claim = data.claims.get(name.removeprefix(data.base))
    if source := _source(data, name):
        _show_source(data, source, as_json)
    elif claim and as_json:
        from ..graph import exchange

        print_json(exchange.claim_row(data, claim))
    elif claim:
        from ..console.show_text import claim_text

        click.echo(claim_text(data, claim))
    elif as_json:
        from ..graph import exchange

        print_json(exchange.thing_with_claims(data, resolve(data, name)))
    else:
        from ..console.show_text import show_text

        click.echo(show_text(data, resolve(data, name)))


def _source(data: Record, name: str) -> str:
    """The id of the source that goes by this id, short id, IRI or title; empty where a thing does, or nothing."""
    id = name.removeprefix(data.base)
    if id in data.things:
        return ""
    titled = (one.id for one in data.sources.values() if one.title.casefold() == name.casefold())
    return next((one for one in (id, f"source/{id}") if one in data.sources), "") or next(titled, "")


def _show_source(data: Record, id: str, as_json: bool) -> None:
    from ..graph import exchange

    if as_json:
        print_json(next(row for row in exchange.source_rows(data) if row["id"] == id))
        return
    from ..console.data_text import source_text

    click.echo(source_text(data, id))
