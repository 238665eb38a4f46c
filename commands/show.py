"""``civicgraph show``: from a thing to what is claimed about it."""

from __future__ import annotations

import click

from .completion import complete_shown
from .shared import ensure_ready, json_option, own_dataset, print_json, print_text


@click.command()
@click.argument("thing", nargs=-1, required=True, shell_complete=complete_shown)
@json_option
def show(thing: tuple[str, ...], as_json: bool) -> None:
    """Show everything claimed about a THING, or one claim, with its evidence; of a source, where it can be read.

    Of a speaker whom a source describes (voice/…), who it is and what it says.
    """
    from ..api.results.lookups import ClaimResult, SourceResult, VoiceResult

    found = ensure_ready(own_dataset()).show(" ".join(thing))
    if as_json:
        print_json(found.to_dict())
    elif isinstance(found, SourceResult):
        from ..console.data_text import source_text

        print_text(source_text(found.record, found.id))
    elif isinstance(found, ClaimResult):
        from ..console.show_text import claim_text

        print_text(claim_text(found.record, found.claim, found.history))
    elif isinstance(found, VoiceResult):
        from ..console.voice_text import voice_text

        print_text(voice_text(found.record, found.id))
    else:
        from ..console.show_text import show_text

        print_text(show_text(found.record, found.id))
