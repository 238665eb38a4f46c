"""The reference of all commands as Markdown, made from what ``--help`` says.

``make reference`` writes it to ``docs/commands.md``; a test fails where the page is stale.
"""

from __future__ import annotations

from collections.abc import Iterator

import click


def reference(main: click.Group) -> str:
    """Every command with its usage, its words and its options."""
    head = "# Commands\n\nMade from `--help` by `make reference`.\n"
    return "\n".join([head, *_command(main, click.Context(main, info_name="civicgraph"), 2)])


def _command(command: click.Command, context: click.Context, level: int) -> Iterator[str]:
    yield f"{'#' * level} {context.command_path}\n"
    wide = click.Context(
        command, context.parent, context.info_name, terminal_width=100, help_option_names=["-h", "--help"]
    )
    text = command.get_help(wide)
    yield f"```text\n{text}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from _command(found, click.Context(found, context, name), level + 1)


if __name__ == "__main__":
    from civicgraph.cli import main

    click.echo(reference(main), nl=False)
