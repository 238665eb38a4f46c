"""``civicgraph merge``: two things made one."""

from __future__ import annotations

import click

from .completion import complete_thing
from .editing import finish
from .shared import dataset


@click.command()
@click.argument("keep", shell_complete=complete_thing)
@click.argument("other", shell_complete=complete_thing)
@click.option("--reason", metavar="TEXT", required=True, help="Why the two are one, in one line.")
@click.option("--by", metavar="NAME", default="", help="Who decided it.  [default: creator in civicgraph.toml]")
@click.option("--date", metavar="DATE", default="", help="When it was decided, such as 2024-05-31.")
@click.option("--write", is_flag=True, help="Write it, without being asked.")
def merge(keep: str, other: str, reason: str, by: str, date: str, write: bool) -> None:
    """Make two things one: what names OTHER names KEEP, which takes its names as aliases. Both are given by id.

    The reason is kept in identity.yaml, with who decided it and when, as far as you say so. The change is shown as a
    diff first; on a terminal you are asked, elsewhere --write writes it, and undo takes it back.
    """
    finish(dataset().merge(keep, other, reason, decided_by=by, decided=date), write)
