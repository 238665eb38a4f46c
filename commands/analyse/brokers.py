"""``civicgraph analyse brokers``: who connects actors that nothing else ties."""

from __future__ import annotations

import click

from ..shared import COUNT, dataset, ensure_ready, json_option, print_json, print_text
from .options import limit_option, network_options, seed_option


@click.command(short_help="Who connects actors that nothing else ties.")
@network_options("direct")
@click.option("--window", "years", type=COUNT, help="Repeat it for every window of so many years.")
@click.option(
    "--permutations", type=click.IntRange(100, 100_000), default=1000, show_default=True, help="How many random deals."
)
@seed_option
@limit_option(10)
@json_option
def brokers(
    ties: str,
    at: str,
    wordings: tuple[str, ...],
    years: int | None,
    permutations: int,
    seed: int,
    limit: int,
    as_json: bool,
) -> None:
    """Show who connects actors that nothing else ties, within and between sectors.

    Gould and Fernandez's five roles, each beside what chance would give.
    """
    if at and years:
        raise click.UsageError("--at is one window and --window many: give one of them")
    found = ensure_ready(dataset()).brokers(
        ties=ties, at=at, window=years, wordings=wordings, permutations=permutations, seed=seed, limit=limit
    )
    if as_json:
        print_json(found.to_dict())
        return
    from ...console.network_text import brokers_text

    print_text(brokers_text(found.record, found.windows))
