"""``civicgraph analyse``: questions about the record as a whole, each loaded when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..graph.errors import UnknownName
from .group import LazyGroup
from .shared import COUNT, json_option, print_json, record

if TYPE_CHECKING:
    from ..graph.judging.whatif import WhatIf
    from ..graph.record import Record

# Command → the module and the name that hold it.
ANALYSES = {
    "what-if": ("analyse", "what_if"),
    "tests": ("evidence", "tests"),
    "outcomes": ("evidence", "outcomes"),
    "brokers": ("structure", "brokers"),
    "centrality": ("structure", "centrality"),
    "communities": ("structure", "communities"),
    "ties": ("structure", "ties"),
    "timeline": ("structure", "timeline"),
}


class Analyses(LazyGroup):
    """The analyses, by name."""

    table = ANALYSES


@click.group(cls=Analyses)
def analyse() -> None:
    """Ask what hangs on what, who connects whom, and what came when."""


@click.command(short_help="Show what hangs on a thing, a claim or a source.")
@click.argument("name", nargs=-1, metavar="[NAME]")
@click.option("--from", "origins", multiple=True, metavar="THING", help="Start here, not from all asks; repeatable.")
@click.option("--to", "outcomes", multiple=True, metavar="THING", help="Watch only this; may be repeated.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Watch things of this type, not only outcomes.")
@click.option("--limit", type=COUNT, default=20, show_default=True, help="How many to list.")
@json_option
def what_if(
    name: tuple[str, ...],
    origins: tuple[str, ...],
    outcomes: tuple[str, ...],
    types: tuple[str, ...],
    limit: int,
    as_json: bool,
) -> None:
    """Show what the record would no longer lead to without NAME: a thing, claim, source or voice.

    Without NAME: what most hangs on. Pathways of any length count.
    """
    from ..graph.judging.whatif import WhatIf
    from ..graph.names import resolve

    data = record()
    watched = [*(resolve(data, one) for one in outcomes), *_of_types(data, types)]
    asked = WhatIf(data, [resolve(data, one) for one in origins], watched)
    if name:
        _one(data, asked, _resolved(data, " ".join(name)), limit, as_json)
    else:
        _ranking(data, asked, limit, as_json)


def _of_types(data: Record, types: tuple[str, ...]) -> list[str]:
    from ..graph.suggest import did_you_mean

    for one in types:
        if one not in data.types:
            raise UnknownName(f"{one!r} is no type of thing{did_you_mean(one, data.types)}", [])
    return [thing.id for thing in data.things.values() if thing.type in types]


def _resolved(data: Record, text: str) -> str:
    """The id of a claim, source or voice as it stands, of a source or voice by its name, else of a thing."""
    from ..graph.names import resolve

    id = text.removeprefix(data.base)
    if id in data.claims or id in data.sources or id in data.voices:
        return id
    try:
        return resolve(data, text)
    except UnknownName:
        named = [one for one in (*data.sources, *data.voices) if data.name(one).casefold() == text.casefold()]
        if len(named) != 1:
            raise
        return named[0]


def _one(data: Record, asked: WhatIf, id: str, limit: int, as_json: bool) -> None:
    loss = asked.without(id)
    if as_json:
        from ..graph.judging.whatif_export import loss_json

        print_json(loss_json(data, asked, loss))
    else:
        from ..console.whatif_text import loss_text

        click.echo(loss_text(data, asked, loss, limit))


def _ranking(data: Record, asked: WhatIf, limit: int, as_json: bool) -> None:
    from ..graph.judging.whatif import ranked

    losses = ranked(asked)
    if as_json:
        from ..graph.judging.whatif_export import ranking_json

        print_json(ranking_json(data, asked, losses[:limit]))
    else:
        from ..console.whatif_text import ranking_text

        click.echo(ranking_text(data, asked, losses, limit))
