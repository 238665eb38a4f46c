"""``civicgraph decide``: whether two things are one."""

from __future__ import annotations

import click

from ..graph.identity import KINDS, MERGED
from .completion import complete_thing
from .editing import finish
from .shared import dataset


@click.command()
@click.argument("kind", type=click.Choice([name for name in KINDS if name != MERGED]))
@click.argument("one", shell_complete=complete_thing)
@click.argument("other", shell_complete=complete_thing)
@click.option("--reason", metavar="TEXT", required=True, help="Why, in one line.")
@click.option("--by", metavar="NAME", default="", help="Who decided it.  [default: creator in civicgraph.toml]")
@click.option("--date", metavar="DATE", default="", help="When it was decided.  [default: today]")
@click.option("--write", is_flag=True, help="Write it, without being asked.")
def decide(kind: str, one: str, other: str, reason: str, by: str, date: str, write: bool) -> None:
    """Say whether two things are one, with the reason; nothing is merged by it.

    It is kept in identity.yaml, in the place of what was decided on the two before. duplicates does not list them
    again, unless you are unsure, and a trace honours it where it is told to. The change is shown as a diff first; undo
    takes it back.
    """
    finish(dataset().decide(kind, one, other, reason, decided_by=by, decided=date), write)
