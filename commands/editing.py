"""What the commands that change files share: the change is shown first, and written when somebody says so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..graph.editing.edits import Edits


LONGEST_DIFF = 400
"""A diff of more lines is told by file: how many lines are new in each, and how many go."""


def show_diff(diff: str) -> None:
    """Prints a diff, what is new and what goes in colours; a long one as counts for each file."""
    from ..console.words import clean

    lines = diff.splitlines()
    if len(lines) > LONGEST_DIFF:
        lines = _counts_by_file(lines)
    for line in lines:
        color = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.echo(click.style(clean(line), fg=color) if color else clean(line))


def _counts_by_file(lines: list[str]) -> list[str]:
    """The files of a diff, each with how many lines are new and how many go.

    >>> _counts_by_file(["--- a", "+++ a", "@@ -1 +1,2 @@", "-x", "+y", "+z"])
    ['  a: 2 lines new, 1 goes']
    """
    counts: dict[str, list[int]] = {}
    name = ""
    for at, line in enumerate(lines):
        if line.startswith("--- ") and at + 1 < len(lines) and lines[at + 1].startswith("+++ "):
            name = line.removeprefix("--- ")
            counts[name] = [0, 0]
        elif line.startswith("+++ ") and lines[at - 1].startswith("--- "):
            continue
        elif line[:1] in ("+", "-"):
            counts[name]["+-".index(line[0])] += 1
    return [
        f"  {name}: {new:,} line{'' if new == 1 else 's'} new, {gone:,} go{'es' if gone == 1 else ''}"
        for name, (new, gone) in counts.items()
    ]


def finish(edits: Edits, write: bool) -> None:
    """Shows a change as a diff, and writes it where that was asked for, or is answered with yes on a terminal."""
    from ..console.words import clean

    if edits.takes_back:
        click.echo(f"Takes back: {clean(edits.what)}", err=True)
    show_diff(edits.diff())
    if edits.notice:
        click.echo(f"Warning: {clean(edits.notice)}", err=True)
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
