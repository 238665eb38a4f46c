"""``civicgraph analyse what-if``: what depends on a thing, a claim or a source."""

from __future__ import annotations

import click

from ..completion import complete_shown
from ..shared import COUNT, dataset, ensure_ready, json_option, print_json, print_text, show_progress


@click.command(short_help="Show what depends on a thing, a claim or a source.")
@click.argument("name", nargs=-1, metavar="[NAME]", shell_complete=complete_shown)
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

    Without NAME: on what most depends. Pathways of any length count.
    """
    data = ensure_ready(dataset())
    if not name:
        ranking = show_progress(
            lambda progress: data.dependence(origins=origins, outcomes=outcomes, types=types, progress=progress),
            {"comparing": 1},
        )
        if as_json:
            print_json(ranking.to_dict(limit))
            return
        from ...console.what_if_text import ranking_text

        print_text(ranking_text(ranking.record, ranking.asked, ranking.losses, limit))
        return
    found = data.what_if(" ".join(name), origins=origins, outcomes=outcomes, types=types)
    if as_json:
        print_json(found.to_dict())
        return
    from ...console.what_if_text import loss_text

    print_text(loss_text(found.record, found.asked, found.loss, limit))
