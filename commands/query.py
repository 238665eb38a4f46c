"""``civicgraph query``: any question, in SPARQL."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from ..console.words import clean
from ..graph.errors import UsageError
from .completion import complete_question, complete_setting
from .shared import dataset, ensure_built, json_option, one_format, output_option, save, store_option

if TYPE_CHECKING:
    from ..api.dataset import Dataset
    from ..graph.sparql.result import Result

PATIENCE = 10.0
"""Seconds after which a query that still runs is said to."""


@click.command()
@click.argument("query", metavar="FILE|NAME|TEXT|-", required=False, shell_complete=complete_question)
@click.option(
    "--format",
    "format",
    type=click.Choice(["table", "json", "csv", "turtle", "spreadsheet"]),
    help="How to print the answer. csv is for programs; for a spreadsheet take spreadsheet.",
)
@click.option("--list", "listing", is_flag=True, help="List the ready-made questions.")
@click.option("--text", "as_text", is_flag=True, help="Print the query instead of asking it, to copy and change.")
@click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, shell_complete=complete_setting,
              help="What a ready-made question is asked about; may be repeated.")  # fmt: skip
@store_option
@output_option
@json_option
def query(
    query: str | None,
    format: str | None,
    listing: bool,
    as_text: bool,
    settings: tuple[str, ...],
    store: str | None,
    output: str,
    as_json: bool,
) -> None:
    """Ask in SPARQL 1.1: from a file, by the name of a ready-made question, as text, or from the terminal with -.

    Rows print as a table, triples as Turtle. The vocabulary's prefixes need no declaration. Nothing is sent over the
    network but to the engine that --store names, and the record cannot be changed by a query.

    CSV is SPARQL's own, each value as it is, for programs. With --format spreadsheet it is for people: its file opens
    in a spreadsheet with every letter right, and a value that a spreadsheet would run has an apostrophe in front.

    A ready-made question may be asked about a thing of yours, by id or name: --list tells about what.

    civicgraph query who-promised-what --set who="NAME OR ID"

    What the query names and nothing has is said on stderr: a misspelt term, a thing that the record lacks. A
    ready-made question about a thing that the record lacks is not answered with no or nothing: exit 2.
    """
    from ..console.query_text import answer_text, questions_text
    from ..graph.export.dataset import draft_mark

    data = dataset()
    if listing:
        asked_about = {name: data.question_parameters(name) for name in data.questions()}
        save(output, questions_text(data.questions(), asked_about) + "\n", styled=True)
        return
    if query is None:
        raise UsageError("name a file, a ready-made question (--list shows them) or a query, or - to read one")
    values = _values_of(settings)
    typed = _read_input() if query == "-" else ""
    if as_text:
        save(output, (typed or data.question(query, values=values)).rstrip("\n") + "\n")
        return
    wanted = one_format(format, as_json, "")
    if query != "-":
        _check_question(data, query, values, store)  # what is no question is refused before anything is built
    if not store:
        ensure_built(data)
    answer = _wait_for(partial(data.query, typed or query, values=values, store=store, as_text=query == "-"))
    for notice in answer.notices:
        _warn(notice)
    if query in data.questions() and not answer and answer.truth is None:
        which = "this record" if store else data.record().label
        click.echo(f"Nothing in {which} answers: {data.questions()[query]}", err=True)
    chosen = wanted or ("turtle" if answer.answer.triples is not None else "table")
    if chosen == "table" and answer.answer.triples is None:
        save(output, answer_text(answer.answer, answer.base, bool(answer.notices)) + "\n", styled=True)
    else:
        mark = "" if store or chosen != "turtle" else draft_mark(data.record()).decode()
        save(output, mark + answer.write(chosen), sheet=chosen == "spreadsheet")
        if not store and output != "-":
            _tell_which_data(data, chosen)
        if chosen == "csv" and output != "-" and answer.runs_formulas():
            _warn(f"{output} holds values that a spreadsheet would run; for a spreadsheet: --format spreadsheet")


def _tell_which_data(data: Dataset, format: str) -> None:
    """Says of an answer in a file which data it is of, since its format has no place for that."""
    record = data.record()
    draft = "; a draft: not all of the files is in it" if record.drafts and format != "turtle" else ""
    named = f", {clean(record.about.title)}" if record.about.title else ""
    click.echo(f"Of data {record.hash[:12]}{named}{draft}; {format} has no place to say so", err=True)


def _check_question(data: Dataset, query: str, values: dict[str, list[str]], store: str | None) -> None:
    """Checks that it is a question, and what it is asked about where the record is at hand."""
    from ..graph.sparql.evaluation import question

    if store:
        question(query)
    else:
        data.question(query, values=values)


def _values_of(settings: tuple[str, ...]) -> dict[str, list[str]]:
    """What a question is asked about: parameter → values, as they were typed."""
    values: dict[str, list[str]] = {}
    for one in settings:
        name, sign, value = one.partition("=")
        if not (sign and name.strip() and value.strip()):
            raise click.BadParameter('give it as NAME=VALUE, such as who="NAME OR ID"', param_hint="--set")
        values.setdefault(name.strip(), []).append(value.strip())
    return values


def _warn(text: str) -> None:
    click.echo(f"Warning: {clean(text)}", err=True)


def _wait_for(asked: Callable[[], Result]) -> Result:
    """The answer. Ctrl-C ends the wait: the engine itself cannot be interrupted."""
    from threading import Thread

    outcome: list[Result | BaseException] = []

    def ask() -> None:
        try:
            outcome.append(asked())
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
        os._exit(130)  # the engine cannot be stopped; it only reads, so nothing is lost
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]


def _read_input() -> str:
    if sys.stdin is None:
        raise UsageError("there is nothing to read: standard input is closed")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"what was piped in is not UTF-8 text: {error.reason}") from None
