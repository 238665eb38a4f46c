"""What the commands that change files share: the change is shown first, and written when somebody says so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..graph.editing.edits import Edits


def show_diff(diff: str) -> None:
    """Prints a diff, what is new and what goes in colours."""
    from ..console.words import clean

    for line in diff.splitlines():
        color = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.echo(click.style(clean(line), fg=color) if color else clean(line))


def finish(edits: Edits, write: bool) -> None:
    """Shows a change as a diff, and writes it where that was asked for, or is answered with yes on a terminal."""
    from ..console.words import clean

    if edits.takes_back:
        click.echo(f"Takes back: {clean(edits.what)}", err=True)
    show_diff(edits.diff())
    count = f"{len(edits.files)} file{'' if len(edits.files) == 1 else 's'}"
    if not write:
        if not (sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()):
            click.echo(f"{count} would change; nothing was written: --write does it", err=True)
            return
        if not click.confirm(f"Write {count}?", default=False, err=True):
            click.echo("Nothing was written.", err=True)
            return
    edits.write()
    done = f"Took back: {clean(edits.what)}" if edits.takes_back else "`civicgraph undo` takes it back"
    click.echo(f"Wrote {count}; {done}", err=True)
