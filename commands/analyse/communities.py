"""``civicgraph analyse communities``: who holds together."""

from __future__ import annotations

import click

from ..shared import dataset, ensure_ready, json_option, print_json, print_text
from .options import limit_option, network_options, seed_option


@click.command(short_help="Who holds together.")
@network_options("all")
@click.option("--runs", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many seeds to try.")
@seed_option
@limit_option(10)
@json_option
def communities(ties: str, at: str, wordings: tuple[str, ...], runs: int, seed: int, limit: int, as_json: bool) -> None:
    """Show which actors hold together, and how far that changes from seed to seed."""
    found = ensure_ready(dataset()).communities(ties=ties, at=at, wordings=wordings, runs=runs, seed=seed)
    if as_json:
        print_json(found.to_dict())
        return
    from ...console.network_text import communities_text

    print_text(communities_text(found.record, found.graph, found.communities, limit))
