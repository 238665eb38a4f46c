"""The civicgraph command: the group that every command of ``commands`` hangs from."""

import io
import os
import sys
from typing import Any

import click

from civicgraph.commands import COMMANDS
from civicgraph.graph.errors import CivicgraphError
from civicgraph.graph.version import VERSION


class Group(click.Group):
    """Commands that are loaded when they are asked for, and errors told in one line each."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module, purpose = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"civicgraph.commands.{module}"), cmd_name)
        command.short_help = purpose
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; an unknown one gets a near miss or the list."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from civicgraph.graph.suggest import did_you_mean

            hint = did_you_mean(args[0], COMMANDS) or f": choose from {', '.join(COMMANDS)}"
            ctx.fail(f"no such command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what civicgraph refuses goes to stderr, one line a problem."""
        try:
            return super().invoke(ctx)
        except CivicgraphError as error:
            from civicgraph.console.words import clean

            for line in str(error).splitlines():
                click.echo(f"Error: {clean(line)}", err=True)
            ctx.exit(error.exit_code)


def _version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if not asked or ctx.resilient_parsing:
        return
    click.echo(f"civicgraph {VERSION}")
    if ctx.params.get("verbose"):
        from civicgraph.graph.dataset import Dataset

        try:
            data = Dataset.here(ctx.params.get("data"))
            click.echo(f"data {data.data_hash}, {data.origin}")
        except CivicgraphError as error:
            raise click.UsageError(str(error)) from None
    ctx.exit()


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--data", metavar="DIR", is_eager=True, help="Use the data in this folder, not the workspace's or the shipped."
)
@click.option("-v", "--verbose", is_flag=True, is_eager=True, help="With --version, also say which data is used.")
@click.option("--version", is_flag=True, expose_value=False, callback=_version, help="Print the version and stop.")
@click.pass_context
def main(ctx: click.Context, data: str | None, verbose: bool) -> None:
    """Trace how something that ordinary people asked for became policy.

    Every answer is made of claims that a source makes, with who says so, where, in what words and how strongly; and
    it says where the chain breaks. Things are named by id, IRI, name or alias.

    Start with:  civicgraph trace "Citizens UK" "London Voter Registration Week"
    """
    ctx.obj = data
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            _same_everywhere(stream)


def _same_everywhere(stream: io.TextIOWrapper) -> None:
    """Files and pipes get the same bytes on every system; a terminal gets a mark for what it cannot show."""
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


if __name__ == "__main__":
    main(prog_name="civicgraph")
