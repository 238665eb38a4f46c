"""``civicgraph sources``: the documents that make the claims; adding them, and taking up new versions."""

from __future__ import annotations

import sys
from types import MappingProxyType
from typing import Any

import click

from .group import LazyGroup
from .shared import dataset, ensure_ready, json_option, own_dataset, print_json, print_text


class Sources(LazyGroup):
    """What can be done with sources, by name."""

    table = MappingProxyType({"add": ("sources", "add"), "update": ("sources", "update")})


_encoding = click.option(
    "--encoding", metavar="NAME", default="", help="That of text that is not UTF-8.  [default: guessed, and shown]"
)


@click.group(cls=Sources, invoke_without_command=True, subcommand_metavar="[COMMAND] [ARGS]...")
@json_option
@click.pass_context
def sources(context: click.Context, as_json: bool) -> None:
    """List the sources, with how many claims and caveats each makes; add documents, take up new versions."""
    if context.invoked_subcommand:
        if as_json:
            raise click.UsageError(f"give --json behind {context.invoked_subcommand}")
        return
    found = ensure_ready(own_dataset()).sources()
    if as_json:
        print_json(found.to_dict())
        return
    from ..console.data_text import sources_text

    print_text(sources_text(found.record))


@click.command()
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1, required=True)
@click.option("--id", metavar="ID", default="", help="The id of the one source.  [default: as the file]")
@click.option("--title", metavar="TEXT", default="", help="Its title.  [default: guessed, and shown]")
@click.option("--url", metavar="URL", default="", help="Where it can be read.")
@click.option("--archived", metavar="URL", default="", help="Where a copy is kept.")
@click.option("--retrieved", metavar="DATE", default="", help="When they were read there, as 2024-06-12.")
@click.option("--language", metavar="TAG", default="", help="Their language, as en.  [default: told or guessed]")
@click.option("--kind", metavar="KIND", default="", help="What they are: report, web-page, interview, minutes, ...")
@click.option("--no-copy", is_flag=True, help="Keep only the hashes of the files, and their texts.")
@click.option("--whole", is_flag=True, help="Keep running heads and feet in the texts.")
@_encoding
@json_option
def add(
    paths: tuple[str, ...],
    id: str,
    title: str,
    url: str,
    archived: str,
    retrieved: str,
    language: str,
    kind: str,
    no_copy: bool,
    whole: bool,
    encoding: str,
    as_json: bool,
) -> None:
    """Add documents as sources: PDF, DOCX, HTML, EPUB, TXT, Markdown, CSV, XLSX and JSON.

    Each file is kept, its text is read once with its pages, paragraphs or rows, and a claims file is written to begin
    with. Of a file that cannot be read it is said why; the others are added. Nothing that is there is written over.
    JSON is added where it is named, and not of a folder.

    A source that is declared and has no text yet is filled in, where it has the document's address or title, or names
    a text like the file; --id says which.
    """
    from ..console.progress import ProgressBar

    progress = ProgressBar({"reading": 1.0})
    facts: dict[str, Any] = {
        "title": title,
        "url": url,
        "archived": archived,
        "retrieved": retrieved,
        "language": language,
    }
    how: dict[str, Any] = {"copy": not no_copy, "whole": whole, "encoding": encoding}
    try:
        done = dataset().add_sources(paths, progress, id=id, kind=kind, **how, **facts)
    finally:
        progress.clear()
    if as_json:
        print_json(done.to_dict())
    elif done.added or done.filled or done.found.known:
        from ..console.documents_text import additions_text

        click.echo(additions_text(done.found))
    _tell_refused([str(one) for one in done.refused])


def _tell_refused(refused: list[str]) -> None:
    from ..console.words import clean

    for line in refused:
        click.echo(f"Error: {clean(line)}", err=True)
    if refused:
        sys.exit(2)


@click.command()
@click.argument("path", metavar="FILE")
@click.option("--source", metavar="SOURCE", default="", help="Of which source it is.  [default: by the file's name]")
@click.option("--retrieved", metavar="DATE", default="", help="When it was read at its address, as 2024-06-12.")
@click.option("--whole", is_flag=True, help="Keep running heads and feet in the text.")
@_encoding
@click.option("--write", is_flag=True, help="Put it in the place of the version that is there, which is kept.")
@json_option
def update(path: str, source: str, retrieved: str, whole: bool, encoding: str, write: bool, as_json: bool) -> None:
    """Compare a new version of a document with the one that is there: which anchors hold, moved, are lost.

    Of those that are lost, the nearest words are shown. Nothing is written without --write, and never a claim.
    """
    how: dict[str, Any] = {"whole": whole, "encoding": encoding, "write": write}
    done = dataset().update_source(path, source=source, retrieved=retrieved, **how)
    if as_json:
        print_json(done.to_dict())
        return
    from ..console.documents_text import update_text

    print_text(update_text(done.record, done.plan, done.kept))
