"""``civicgraph import``: the files of other programs read into a workspace."""

from __future__ import annotations

import click

from ..graph.exchange.formats import FORMATS
from .shared import dataset, json_option, name_in_help, print_json

_SHARES = {"opening": 0.2, "reading": 0.25, "placing": 0.15, "comparing": 0.15, "writing": 0.15, "checking": 0.1}
_READ = [name for name, one in FORMATS.items() if one.is_read]


def _pairs(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """What ``--map`` says, as words and terms."""
    for one in given:
        if "=" not in one:
            raise click.BadParameter(f"{one} is no pair such as Country=Place")
    return {word.strip(): term.strip() for word, _, term in (one.rpartition("=") for one in given)}


@click.command(name="import")
@click.argument("path", metavar="FILE")
@click.option(
    "--as", "format", metavar="FORMAT", type=click.Choice(_READ), help="Its format.  [default: told by what it holds]"
)
@click.option("--name", metavar="NAME", default="", help="What ids of its claims begin with.  [default: as the file]")
@click.option(
    "--map",
    "mapping",
    metavar="WORD=TERM",
    multiple=True,
    callback=_pairs,
    help="Which type or relation of ours a word of a drawing stands for; =TERM: lines that say nothing.",
)
@click.option("--as-source", is_flag=True, help="Take a drawing as a source: its claims are no drafts.")
@click.option("--no-copy", is_flag=True, help="Keep only the hash of the file, and its text.")
@click.option("--encoding", metavar="NAME", default="", help="That of text that is not UTF-8.  [default: guessed]")
@click.option("--write", is_flag=True, help="Write it into the workspace.")
@json_option
def import_file(
    path: str,
    format: str | None,
    name: str,
    mapping: dict[str, str],
    as_source: bool,
    no_copy: bool,
    encoding: str,
    write: bool,
    as_json: bool,
) -> None:
    """Read FILE of another program into the workspace: first a preview, with --write its files.

    \b
    {formats}

    The report says what was read, guessed, left out and refused, with the row, and what you have to decide. A file that
    is imported again under the same name updates what it wrote, keeps what was changed here, and touches nothing else;
    undo takes an import back. Claims without a place in a source are drafts.
    """
    from ..console.progress import ProgressBar

    progress = ProgressBar(_SHARES)
    try:
        found = dataset().import_file(
            path,
            format=format or "",
            name=name,
            mapping=mapping,
            as_source=as_source,
            copy=not no_copy,
            encoding=encoding,
            progress=progress,
        )
    finally:
        progress.clear()
    if write:
        found.write()
    if as_json:
        print_json(found.to_dict())
    else:
        from ..console.exchange_text import import_text

        click.echo(import_text(found.plan, found.labels, written=write))
    if write:
        click.echo(
            f"Wrote {len(found.files)} files; `civicgraph undo` takes it back, `civicgraph duplicates` lists "
            "names that may be one",
            err=True,
        )
    else:
        click.echo("Nothing was written: --write does it", err=True)


name_in_help(import_file, "{formats}", [f"{name:<16}{FORMATS[name].title}" for name in _READ])
