"""``civicgraph rename``: another id for a thing, claim, source or voice, wherever it is named."""

from __future__ import annotations

import click

from .completion import complete_shown
from .editing import finish
from .shared import dataset


@click.command()
@click.argument("old", shell_complete=complete_shown)
@click.argument("new")
@click.option("--write", is_flag=True, help="Write it, without being asked.")
def rename(old: str, new: str, write: bool) -> None:
    """Give an id another name wherever it is named: whole ids only, comments and order kept.

    The change is shown as a diff first; on a terminal you are asked, elsewhere --write writes it, and undo takes it
    back. The address of what is renamed changes too: what others have cited no longer leads there.
    """
    finish(dataset().rename(old, new), write)
