"""``civicgraph analyse outcomes``: which outcomes can be stated whole."""

from __future__ import annotations

import click

from ..completion import complete_thing
from ..shared import COUNT_OR_NONE, dataset, ensure_ready, json_option, json_text, one_format, output_option, save

_FORMATS = ("text", "json", "csv", "markdown")


@click.command(short_help="Which outcomes can be stated whole.")
@click.argument("thing", required=False, shell_complete=complete_thing)
@click.option("--limit", type=COUNT_OR_NONE, default=20, show_default=True, help="How many of the refused to list.")
@click.option("--full", is_flag=True, help="Also show what is known of the refused.")
@click.option("--format", "format", type=click.Choice(_FORMATS), help="How to print.  [default: text]")
@output_option
@json_option
def outcomes(thing: str | None, limit: int, full: bool, format: str | None, output: str, as_json: bool) -> None:
    """State each outcome, or the outcome THING: who changed, what they do differently, when, where, why it matters.

    Also what is said to have contributed, and who reports it with what stake. An outcome that lacks a part is refused,
    and the missing parts are named.
    """
    wanted = one_format(format, as_json, "text")
    found = ensure_ready(dataset()).outcomes(thing or "")
    if wanted == "json":
        text = json_text(found.to_dict())
    elif wanted == "text":
        from ...console.outcomes_text import outcomes_text

        text = outcomes_text(found.record, found.statements, limit, full or bool(thing)) + "\n"
    else:
        text = found.to_csv() if wanted == "csv" else found.to_markdown()
    save(output, text, styled=wanted == "text", sheet=wanted == "csv")
