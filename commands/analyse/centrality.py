"""``civicgraph analyse centrality``: who lies between others."""

from __future__ import annotations

import click

from ..shared import dataset, ensure_ready, json_option, print_json, print_text
from .options import limit_option, network_options, seed_option


@click.command(short_help="Who lies between others.")
@network_options("all")
@seed_option
@limit_option(15)
@json_option
def centrality(ties: str, at: str, wordings: tuple[str, ...], seed: int, limit: int, as_json: bool) -> None:
    """Show who lies between others, and who spans holes between them."""
    found = ensure_ready(dataset()).centrality(ties=ties, at=at, wordings=wordings, seed=seed, limit=limit)
    if as_json:
        print_json(found.to_dict())
        return
    from ...console.network_text import standings_text

    print_text(standings_text(found.record, found.graph, found.standings, found.exact))
