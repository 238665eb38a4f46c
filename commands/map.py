"""``civicgraph map``: the relationship map as one offline page."""

from __future__ import annotations

import click
from click.core import ParameterSource

from ..graph.errors import UsageError
from .shared import dataset, ensure_ready, save


@click.command()
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="map.html",
    show_default=True,
    help="The page to write; - is the terminal.",
)
@click.option("--around", metavar="THING", help="Only the neighbourhood of this thing.")
@click.option(
    "--depth", type=click.IntRange(1, 6), default=2, show_default=True, help="With --around: how many steps away."
)
@click.option(
    "--max",
    "limit",
    type=click.IntRange(2, 1_000_000),
    default=300,
    show_default=True,
    help="With --around: the most things.",
)
@click.option("--title", help="The heading of the page.")
@click.option("--positions", metavar="FILE", help="Keep the places of things in this file, so that maps do not jump.")
def map(output: str, around: str | None, depth: int, limit: int, title: str | None, positions: str | None) -> None:
    """Draw the relationship map: one HTML file that works offline, with the evidence behind every line."""
    context = click.get_current_context()
    given = [name for name in ("depth", "limit") if context.get_parameter_source(name) == ParameterSource.COMMANDLINE]
    if given and not around:
        raise UsageError("--depth and --max cut a neighbourhood: name its centre with --around")
    data = ensure_ready(dataset())
    click.echo("Drawing the map …", err=True)
    page = data.map(around=around or "", depth=depth, limit=limit, title=title or "", positions=positions)
    save(output, page)
