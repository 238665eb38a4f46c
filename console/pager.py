"""Text that is longer than the screen, shown page by page on a terminal, by the reader's pager, as git does."""

from __future__ import annotations

import os
import shlex
import shutil
import sys

import click

from .widths import shown_width

_USUAL = "less"
_LESS = "FRX"
"""What ``less`` is told where LESS is not set: leave at once what fits, show colours, leave the screen as it was."""


def print_pages(text: str) -> None:
    """Prints text, through the pager where it is longer than the terminal's screen.

    The pager is that of ``CIVICGRAPH_PAGER`` or ``PAGER``, else ``less``; ``cat`` or nothing after ``=`` means none.
    """
    command = _pager_command() if sys.stdout.isatty() and sys.stdin.isatty() and _is_long(text) else []
    if not command:
        click.echo(text)
        return
    _page(text, command)


def _is_long(text: str) -> bool:
    """Whether the text needs more lines than the terminal has, the prompt's included."""
    columns, lines = shutil.get_terminal_size((80, 24))
    needed = sum(1 + max(0, shown_width(line) - 1) // max(1, columns) for line in click.unstyle(text).split("\n"))
    return needed >= lines


def _pager_command() -> list[str]:
    """The pager's words; none where none is wanted or there is none."""
    chosen = os.environ.get("CIVICGRAPH_PAGER", os.environ.get("PAGER", _USUAL))
    try:
        words = shlex.split(chosen)
    except ValueError:
        return []
    if not words or words == ["cat"] or not shutil.which(words[0]) or os.environ.get("TERM") == "dumb":
        return []
    return words


def _page(text: str, command: list[str]) -> None:
    """Hands the text to the pager and waits until its reader is done."""
    import subprocess

    context = click.get_current_context(silent=True)
    if context is not None and context.color is False:
        text = click.unstyle(text)
    environment = {"LESS": _LESS, "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
        try:
            assert pager.stdin is not None
            pager.stdin.write(f"{text}\n".encode("utf-8", "replace"))
            pager.stdin.close()
        except BrokenPipeError:
            pass  # the reader has seen enough
        while True:
            try:
                pager.wait()
                return
            except KeyboardInterrupt:
                continue  # the pager's own; it ends with the key that it names
