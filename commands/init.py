"""``civicgraph init``: a new workspace for evidence of one's own."""

from __future__ import annotations

import sys

import click

from ..api.dataset import Dataset


@click.command()
@click.argument("folder", metavar="[DIR]", default=".")
@click.option("--title", metavar="TEXT", help="What the record is called.  [default: as the folder]")
@click.option("--author", metavar="TEXT", help="Who makes it: a person or an organisation, as it is to be cited.")
@click.option("--base", metavar="IRI", help="Where the addresses of its things begin.  [default: a URN of its own]")
@click.option("--licence", metavar="NAME", help="Under which others may use it: CC BY 4.0, or a web address.")
@click.option("--empty", is_flag=True, help="Without the example.")
@click.option(
    "--blind-copy-of",
    metavar="WORKSPACE",
    type=click.Path(exists=True, file_okay=False),
    help="With the sources and texts of another workspace and none of its claims, for a second coder.",
)
@click.option("--with-things", is_flag=True, help="The blind copy takes the files of things along.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing on a terminal.")
def init(
    folder: str,
    title: str | None,
    author: str | None,
    base: str | None,
    licence: str | None,
    empty: bool,
    blind_copy_of: str | None,
    with_things: bool,
    yes: bool,
) -> None:
    """Begin a workspace in a folder, for evidence of your own: with an example that passes, to look at and delete.

    On a terminal it asks for what no option says; Enter takes what stands in brackets. Nothing that is there is
    written over. The same answers make the same files.
    """
    from ..console.workspace_text import begun_text
    from ..graph.workspace.begin import title_of

    if with_things and not blind_copy_of:
        raise click.UsageError("--with-things goes with --blind-copy-of WORKSPACE")
    if empty and blind_copy_of:
        raise click.UsageError("--empty and --blind-copy-of: give one of them")
    asks = not yes and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    title = _ask("What is the record called", title, title_of(folder), asks)
    author = _ask("Who makes it", author, "", asks)
    base = _ask("Where do the addresses of its things begin, such as https://example.org/id/", base, "", asks)
    licence = _ask("Under which licence may others use it, such as CC BY 4.0", licence, "", asks)
    facts = {"title": title, "author": author, "base": base, "licence": licence}
    made = Dataset.init(folder, empty=empty, blind_copy_of=blind_copy_of or "", with_things=with_things, **facts)
    click.echo(begun_text(made, folder, empty or bool(blind_copy_of)))
    if blind_copy_of:
        from ..console.workspace_text import copied_text

        click.echo(copied_text(made, blind_copy_of, folder))


def _ask(question: str, given: str | None, usual: str, asks: bool) -> str:
    """What an option said, or what is answered on a terminal."""
    if given is not None or not asks:
        return given or usual
    shown = f"{question} [{usual or 'leave it out'}]: "
    try:
        answer = click.prompt(shown, default="", show_default=False, prompt_suffix="", err=True)
    except click.Abort:
        click.echo("", err=True)
        raise KeyboardInterrupt from None
    return str(answer).strip() or usual
