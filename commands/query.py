"""``civicgraph query``: any question, in SPARQL."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

import click

from ..console.words import clean
from ..graph.errors import UsageError
from .shared import built, dataset, json_option, one_format, output_option, save, store_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..graph.storing.notices import Notice
    from ..graph.storing.querying import Answer

    Noticing = Callable[[str], Sequence[Notice]]

PATIENCE = 10.0
"""Seconds after which a query that still runs is said to."""


@click.command()
@click.argument("query", metavar="FILE|NAME|TEXT|-", required=False)
@click.option(
    "--format",
    "format",
    type=click.Choice(["table", "json", "csv", "turtle", "spreadsheet"]),
    help="How to print the answer. csv is for programs; for a spreadsheet take spreadsheet.",
)
@click.option("--list", "listing", is_flag=True, help="List the ready-made questions.")
@click.option("--text", "as_text", is_flag=True, help="Print the query instead of asking it, to copy and change.")
@store_option
@output_option
@json_option
def query(
    query: str | None,
    format: str | None,
    listing: bool,
    as_text: bool,
    store: str | None,
    output: str,
    as_json: bool,
) -> None:
    """Ask in SPARQL 1.1: from a file, by the name of a ready-made question, as text, or from the terminal with -.

    Rows print as a table, triples as Turtle. The vocabulary's prefixes need no declaration. Nothing is sent over the
    network but to the engine that --store names, and the record cannot be changed by a query.

    CSV is SPARQL's own, each value as it is, for programs. With --format spreadsheet it is for people: its file opens
    in a spreadsheet with every letter right, and a value that a spreadsheet would run has an apostrophe in front.

    What the query names and nothing has is said on stderr: a misspelt term, a thing that the record lacks. A
    ready-made question about a thing that the record lacks is not answered with no or nothing: exit 2.
    """
    from ..console.query_text import answer_text, questions_text
    from ..graph.storing import querying

    if listing:
        save(output, questions_text(querying.questions()) + "\n", styled=True)
        return
    if query is None:
        raise UsageError("name a file, a ready-made question (--list shows them) or a query, or - to read one")
    text = _typed() if query == "-" else querying.question(query)
    if as_text:
        save(output, text.rstrip("\n") + "\n")
        return
    wanted = one_format(format, as_json, "")
    with ExitStack() as stack:
        asked, base, noticing = _source(store, stack)
        answer = _answered(asked, text)
        notices = noticing(text)
        _tell(notices, answer, query if text is not query and query in querying.questions() else "")
    chosen = wanted or ("turtle" if answer.triples is not None else "table")
    if chosen == "table" and answer.triples is None:
        save(output, answer_text(answer, base, bool(notices)) + "\n", styled=True)
    else:
        save(output, querying.serialized(answer, chosen, base), sheet=chosen == "spreadsheet")
        if chosen == "csv" and output != "-" and querying.runs_formulas(answer):
            _warn(f"{output} holds values that a spreadsheet would run; for a spreadsheet: --format spreadsheet")


def _source(store: str | None, stack: ExitStack) -> tuple[Callable[[str], Answer], str, Noticing]:
    """What answers: the engine at an address, or the store at hand; what ids are shortened against; what notices."""
    if store:
        from ..graph.remote.remote import Remote

        remote = stack.enter_context(Remote(store))
        return remote.ask, remote.base, remote.notices
    from ..graph.storing import querying
    from ..graph.storing.notices import noticed

    data = built(dataset())
    opened = data.store()
    return partial(querying.ask, opened, base=data.base), data.base, partial(noticed, opened, base=data.base)


def _tell(notices: Sequence[Notice], answer: Answer, ready_made: str) -> None:
    """Says what the query names and nothing has.

    Raises
    ------
    UsageError
        It is a ready-made question about what is not here: an empty answer would say something of it.
    """
    missing = [notice.text for notice in notices if notice.missing]
    if ready_made and missing and not (answer.truth or answer.rows or answer.triples):
        way = f"to ask it of a thing of yours: civicgraph query {ready_made} --text"
        raise UsageError(f"{'; '.join(missing)}. So there is no answer to this question here; {way}")
    for notice in notices:
        _warn(notice.text)


def _warn(text: str) -> None:
    click.echo(f"Warning: {clean(text)}", err=True)


def _answered(asked: Callable[[str], Answer], text: str) -> Answer:
    """The answer, waited for in a way that Ctrl-C ends: the engine hears no signals."""
    from threading import Thread

    outcome: list[Answer | BaseException] = []

    def ask() -> None:
        try:
            outcome.append(asked(text))
        except BaseException as error:
            outcome.append(error)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    try:
        asking.join(PATIENCE)
        if asking.is_alive():
            click.echo("Still looking for the answer; Ctrl-C stops it.", err=True)
        while asking.is_alive():
            asking.join(0.5)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
        os._exit(130)  # the engine cannot be told to stop; it only reads, so nothing is lost
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]


def _typed() -> str:
    if sys.stdin is None:
        raise UsageError("there is nothing to read: standard input is closed")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"what was piped in is not UTF-8 text: {error.reason}") from None
