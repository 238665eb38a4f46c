"""``civicgraph retract``: a claim or caveat taken back."""

from __future__ import annotations

import click

from .completion import complete_shown
from .editing import finish
from .shared import dataset


@click.command()
@click.argument("claim", shell_complete=complete_shown)
@click.option("--reason", metavar="TEXT", required=True, help="Why it is taken back, in one line.")
@click.option("--on", metavar="DATE", default="", help="On which day, as 2026-11-30.  [default: today]")
@click.option("--write", is_flag=True, help="Write it, without being asked.")
def retract(claim: str, reason: str, on: str, write: bool) -> None:
    """Take a CLAIM or caveat back: it stays in its file with the day and the reason, and is neither walked nor counted.

    show and ledger tell of it as retracted, and export marks it. The change is shown as a diff first; on a terminal
    you are asked, elsewhere --write writes it, and undo takes it back.
    """
    finish(dataset().retract(claim, reason, on), write)
