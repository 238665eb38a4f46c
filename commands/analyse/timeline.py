"""``civicgraph analyse timeline``: what is dated about a thing, in order."""

from __future__ import annotations

import click

from ..completion import complete_thing
from ..shared import dataset, ensure_ready, json_option, print_json, print_text
from .options import limit_option


@click.command(short_help="What is dated about a thing, in order.")
@click.argument("thing", nargs=-1, required=True, shell_complete=complete_thing)
@click.option("--around", is_flag=True, help="Also what is dated about things one claim away.")
@limit_option(30)
@json_option
def timeline(thing: tuple[str, ...], around: bool, limit: int, as_json: bool) -> None:
    """Show what the record dates about a THING, in order; the undated apart."""
    found = ensure_ready(dataset()).timeline(" ".join(thing), around=around)
    if as_json:
        print_json(found.to_dict())
        return
    from ...console.network_text import timeline_text

    print_text(timeline_text(found.record, found.timeline, limit))
