"""The options that commands about networks share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from ...ontology import codes
from ..shared import COUNT

_PROJECTIONS = ("direct", "dealings", "shared", "all")


def _check_at(ctx: click.Context, param: click.Parameter, at: str) -> str:
    """A date or span that names a window, or nothing."""
    from ...graph.networks.windows import Window

    try:
        if at:
            Window.of(at)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--at") from None
    return at


at_option = click.option(
    "--at",
    metavar="DATE",
    default="",
    callback=_check_at,
    help="Only claims certainly in DATE: 2016, 2016-11 or 2015/2019.",
)
seed_option = click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True, help="The random seed."
)


def limit_option(default: int) -> Callable[..., Any]:
    """The ``--limit`` option, with what it is where nobody says."""
    return click.option("--limit", type=COUNT, default=default, show_default=True, help="How many to list.")


def network_options(default: str) -> Callable[..., Any]:
    """The options that say which network: ``--ties``, ``--at`` and ``--wording``."""

    def options(command: Callable[..., Any]) -> Callable[..., Any]:
        ties = click.option(
            "--ties",
            type=click.Choice(_PROJECTIONS),
            default=default,
            show_default=True,
            help="What ties actors: one claim, dealings through a thing, parts in the same thing, or all of these.",
        )
        wording = click.option(
            "--wording",
            "wordings",
            multiple=True,
            type=click.Choice(codes("wording")),
            help="Only this; may be repeated.",
        )
        return ties(at_option(wording(command)))

    return options
