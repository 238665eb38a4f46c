"""What several commands share: the data at hand, output to a file or the terminal, JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from inspect import cleandoc
from typing import Any, TypeVar

import click

from ..api.dataset import Dataset
from ..graph.errors import CivicgraphError, DataError, UsageError
from ..graph.progress import Progress

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

_BESIDES = "civicgraph.besides"

COUNT = click.IntRange(1, 1_000_000)
COUNT_OR_NONE = click.IntRange(0, 1_000_000)
"""The types of options that say how many to list."""


def dataset() -> Dataset:
    """The data that this run uses."""
    context = click.get_current_context()
    return Dataset.here(context.obj)


def own_dataset() -> Dataset:
    """The same, to look things up in with all that is confidential: for what is shown and not handed on."""
    return dataset().for_own_eyes()


def ensure_ready(data: Dataset) -> Dataset:
    """The data with its record in the cache: what changed is compiled now, and a terminal is shown how far it is."""
    if not data.is_ready():
        show_progress(data.make_ready)
    _tell_drafts(data)
    return data


def ensure_built(data: Dataset) -> Dataset:
    """The data with its store, for queries: built now if it has to be, and a terminal is shown how far it is."""
    if not data.is_built() and data.files.paths:  # that there are none is said at once
        click.echo("Reading the files, once …", err=True)
        show_progress(data.build)
    _tell_drafts(data)
    return data


def ensure_whole(data: Dataset, draft: bool) -> Dataset:
    """The data as by :func:`ensure_ready`, for what is handed on: refused where anything is left out but in a draft."""
    if not data.is_ready():
        show_progress(data.make_ready)
    if draft:
        _tell_drafts(data)
    elif data.drafts() or data.lost_anchors():
        from ..console.data_text import drafts_text

        try:
            data.validate()
        except DataError:
            click.echo("Files do not pass; --draft goes on all the same, and marks what is made.", err=True)
            raise
        raise UsageError(f"{drafts_text(data.drafts())}; --draft goes on without them")
    return data


def _tell_drafts(data: Dataset) -> None:
    record = data.shown_record()
    if record.drafts:
        from ..console.data_text import drafts_text

        click.echo(drafts_text(record.drafts), err=True)
    if record.lost_anchors:
        from ..console.data_text import lost_text

        click.echo(lost_text(record.lost_anchors), err=True)
    for one in record.others.values():
        if not one.is_here:
            from ..graph.others.pins import absent_words

            click.echo(absent_words(one), err=True)
    if record.drafts or record.lost_anchors or record.retracted or record.retracted_caveats or record.others:
        from ..graph.export.rows import besides

        click.get_current_context().meta[_BESIDES] = besides(record)
    if not record.things:
        from ..console.workspace_text import EMPTY

        click.echo(EMPTY, err=True)


def draft_option(command: F) -> F:
    """The ``--draft`` option of what is handed on to others."""
    return click.option("--draft", is_flag=True, help="Go on without what is left out, and mark what is made.")(command)


def show_progress(make: Callable[[Progress], T], shares: Mapping[str, float] | None = None) -> T:
    """What long work comes to, which tells a terminal how far it is; ``shares`` are of its stages, else a build's."""
    from ..console.progress import SHARES, ProgressBar

    progress = ProgressBar(shares or SHARES)
    try:
        return make(progress)
    finally:
        progress.clear()


def json_option(command: F) -> F:
    """The ``--json`` option."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def _check_store(context: click.Context, parameter: click.Parameter, url: str | None) -> str | None:
    """The address of an engine, if it is valid."""
    if url:
        from ..graph.extras import needing

        with needing("engines", "asking an engine"):
            from ..graph.remote.http import check_address

        try:
            return check_address(url)
        except UsageError as error:
            raise UsageError(f"--store: {error}") from None
    return url


def store_option(command: F) -> F:
    """The ``--store`` option: an engine's address instead of the store at hand."""
    return click.option(
        "--store",
        metavar="URL",
        envvar="CIVICGRAPH_STORE",
        callback=_check_store,
        help="Use the engine at this address; also CIVICGRAPH_STORE.",
    )(command)


def output_option(command: F) -> F:
    """The ``-o`` option: a file, or ``-`` for the terminal."""
    return click.option("-o", "--output", metavar="FILE", default="-", help="Write to a file; - is the terminal.")(
        command
    )


def one_format(given: str | None, as_json: bool, usual: str) -> str:
    """The format to print: the one given, ``json``, or the usual one.

    Raises
    ------
    click.UsageError
        Two were asked for.
    """
    if as_json and given not in (None, "json"):
        raise click.UsageError(f"--json and --format {given}: give one of them")
    return "json" if as_json else given or usual


def json_text(value: Any) -> str:
    """One value as indented JSON, and the end of its line; an answer also tells what it goes without, or marks."""
    import json

    if isinstance(value, dict) and "schema" in value:
        value = {**value, **click.get_current_context().meta.get(_BESIDES, {})}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def print_json(value: Any) -> None:
    """Prints one value as indented JSON."""
    click.echo(json_text(value), nl=False)


def print_text(text: str) -> None:
    """Prints an answer for people; on a terminal page by page where it is longer than the screen."""
    from ..console.pager import print_pages

    print_pages(text)


def warn_of_lost(words: Sequence[str], output: str, instead: str) -> None:
    """Says which words a file cannot show, since no font here has their letters."""
    from ..console.words import clean

    if words:
        listed = ", ".join(word[:40] for word in words[:5]) + (f" and {len(words) - 5} more" if len(words) > 5 else "")
        way = f"name a font that has them with CIVICGRAPH_FONT=FILE, or {instead}"
        click.echo(f"Warning: {output} cannot show, for want of a font: {clean(listed)}; {way}", err=True)


def save(output: str, content: str | bytes, *, styled: bool = False, sheet: bool = False) -> None:
    """Writes to a file in one move, or to the terminal; ``styled`` text loses its colours everywhere but there.

    A ``sheet``, CSV for people, gets the byte order mark in its file, by which a spreadsheet recognises UTF-8.

    Raises
    ------
    UsageError
        The path cannot be written.
    CivicgraphError
        It can, and writing failed: the disk is full.
    """
    import errno

    from ..graph.spreadsheets import MARK
    from ..graph.writing import write

    if output == "-":
        if styled and isinstance(content, str):
            print_text(content.removesuffix("\n"))
        else:
            click.echo(content, nl=False, color=True)
        return
    if styled and isinstance(content, str):
        content = click.unstyle(content)
    if sheet and isinstance(content, str):
        content = MARK + content
    try:
        write(output, content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
    except OSError as error:
        failed = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
        refusal = CivicgraphError if failed else UsageError
        raise refusal(f"{output}: cannot be written: {error.strerror}") from None
    click.echo(f"Wrote {output}", err=True)


def name_in_help(command: click.Command, place: str, lines: Iterable[str]) -> None:
    """Puts lines where a place is marked in the help of a command; Python 3.13 has no indent there, older ones have."""
    command.help = cleandoc(command.help or "").replace(place, "\n".join(lines))
