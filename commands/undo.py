"""``civicgraph undo``: the last rename, merge or retraction taken back."""

from __future__ import annotations

import click

from .editing import finish
from .shared import dataset


@click.command()
@click.option("--write", is_flag=True, help="Write it, without being asked.")
def undo(write: bool) -> None:
    """Take the last rename, merge or retraction back, as long as nobody has edited the files since.

    Run again, it takes back the one before. What it takes back is named, and shown as a diff first; on a terminal you
    are asked, elsewhere --write writes it.
    """
    finish(dataset().undo(), write)
