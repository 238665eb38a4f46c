"""The civicgraph command: the group of all commands in ``commands``."""

import gc
import io
import os
import sys
import threading
from itertools import pairwise
from typing import Any, NoReturn

import click

from civicgraph.commands import COMMANDS, MODULES
from civicgraph.commands.group import LazyGroup
from civicgraph.graph.errors import NO_OTHER, SHIPPED, CivicgraphError
from civicgraph.graph.version import VERSION


class CommandGroup(LazyGroup):
    """All commands; each error is one line."""

    table = MODULES

    def main(self, *args: Any, **options: Any) -> Any:
        """Runs the command line; output that cannot be written ends it in one line."""
        if sys.stdout is None:  # closed by whoever started us
            from civicgraph.console.streams import ClosedOutput

            sys.stdout = ClosedOutput()
        try:
            try:
                return super().main(*args, **options)
            finally:
                sys.stdout.flush()
        except OSError as error:
            from civicgraph.console.streams import give_up

            give_up(error)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads what was typed; an empty value is refused, for it would count as nothing given."""
        for before, text in pairwise(["", *args]):
            if text == "":
                ctx.fail(f"there is nothing in the quotes{f' after {before}' if before else ''}")
            if text.startswith("--") and text.endswith("="):
                ctx.fail(f"there is nothing after {text}")
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, with what the list says of it."""
        command = super().get_command(ctx, cmd_name)
        if command:
            command.short_help = COMMANDS[cmd_name]
        return command

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What civicgraph is for, and what to begin with: in a workspace, with the record that is there."""
        from civicgraph.console.workspace_text import beginning

        super().format_help_text(ctx, formatter)
        formatter.write_paragraph()
        with formatter.indentation():
            for line in beginning(ctx.params.get("data")):
                formatter.write_text(line)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *args: Any, **options: Any) -> click.Context:
        """Reads the options before the command; what cannot be read is said in one line."""
        try:
            return super().make_context(*args, **options)
        except click.UsageError as error:
            _refuse(error)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what civicgraph refuses goes to stderr, one line a problem."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            sys.exit(130)
        except click.UsageError as error:
            _refuse(error)
        except CivicgraphError as error:
            from civicgraph.console.words import clean

            for line in _words_of(error, ctx.params.get("data")).splitlines():
                click.echo(f"Error: {clean(line)}", err=True)
            ctx.exit(error.exit_code)
        except ValueError as error:
            _drop_what_is_damaged(ctx, error)


def _words_of(error: CivicgraphError, data: str | None) -> str:
    """What is refused; where the shipped record was taken since there is no other here, that too."""
    return str(error) if data else str(error).replace(f" in {SHIPPED}", f" in {SHIPPED} ({NO_OTHER})", 1)


def _refuse(error: click.UsageError) -> NoReturn:
    """What was typed wrongly, and where to read how: one line where click prints four."""
    if error.ctx is None or type(error).__name__ == "NoArgsIsHelpError":  # click prints the help
        raise error
    from civicgraph.console.words import clean

    message = clean(error.format_message()).rstrip(".")
    click.echo(f"Error: {message}; see: {error.ctx.command_path} --help", err=True)
    sys.exit(error.exit_code)


def _version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if not asked or ctx.resilient_parsing:
        return
    click.echo(f"civicgraph {VERSION}")
    if ctx.params.get("verbose"):
        from civicgraph.graph.data_files import DataFiles

        try:
            data = DataFiles.here(ctx.params.get("data"))
            where = data.origin if data == DataFiles.shipped() else data.root
            click.echo(f"data {data.data_hash}, {where}")
        except CivicgraphError as error:
            raise click.UsageError(str(error)) from None
    ctx.exit()


def _drop_what_is_damaged(context: click.Context, error: ValueError) -> None:
    """Of a large record only what is read is proved: where that is damaged, it is built again the next time."""
    from civicgraph.graph.dataset import BuiltData, drop_built
    from civicgraph.graph.storage.integrity import Damaged

    if not isinstance(error, Damaged):
        raise error
    drop_built(BuiltData.here(context.obj), error)
    click.echo("Error: what was built is damaged: run the command again, it is built anew then", err=True)
    context.exit(1)


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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

    """
    ctx.obj = data
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            _set_encoding(stream)


def _set_encoding(stream: io.TextIOWrapper) -> None:
    """Files and pipes get the same bytes on every system; a terminal gets a mark for what it cannot show."""
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def run() -> None:
    """The program: runs :data:`main`, and ends without taking apart what the system frees at once.

    A record is tens of thousands of small objects that stay to the end. Searching them for garbage on the way, and
    freeing them one by one at the end, would take as long as answering.
    """
    gc.set_threshold(100_000, 50, 100)
    try:
        main(prog_name="civicgraph")
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        if threading.active_count() == 1 and isinstance(end.code, int):
            os._exit(end.code)
        raise


if __name__ == "__main__":
    run()
