"""``civicgraph analyse ties``: who is tied to whom, and by which claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..completion import complete_thing
from ..shared import dataset, ensure_ready, json_option, print_json, print_text
from .options import limit_option, network_options

if TYPE_CHECKING:
    from ...api.results.networks import SecondmentsResult


@click.command(short_help="Who is tied to whom, and by which claims.")
@click.argument("one", metavar="[ACTOR]", required=False, shell_complete=complete_thing)
@click.argument("other", metavar="[OTHER]", required=False, shell_complete=complete_thing)
@network_options("all")
@limit_option(15)
@json_option
def ties(
    one: str | None, other: str | None, ties: str, at: str, wordings: tuple[str, ...], limit: int, as_json: bool
) -> None:
    """Show whom an ACTOR is tied to, or the claims that tie it to an OTHER.

    Without an ACTOR: who paid for, lent, hosted and worked on each secondment.
    """
    data = ensure_ready(dataset())
    if one is None:
        _secondments(data.secondments(at=at), limit, as_json)
        return
    found = data.ties(one, other or "", ties=ties, at=at, wordings=wordings)
    if as_json:
        print_json(found.to_dict())
        return
    from ...console.network_text import tie_text, ties_text

    if other:
        print_text(tie_text(found.record, found.graph, *found.ids))
    else:
        print_text(ties_text(found.record, found.graph, found.ids[0], found.pairs, limit))


def _secondments(found: SecondmentsResult, limit: int, as_json: bool) -> None:
    if as_json:
        print_json(found.to_dict())
        return
    from ...console.network_text import chains_text

    print_text(chains_text(found.record, found.chains, found.claims, limit))
