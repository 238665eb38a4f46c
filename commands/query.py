"""``civicgraph query``: any question, in SPARQL."""

from __future__ import annotations

import sys

import click

from ..graph.errors import UsageError
from .shared import dataset, json_option, output_option, save


@click.command()
@click.argument("query", metavar="FILE|NAME|TEXT|-", required=False)
@click.option(
    "--format", "format", type=click.Choice(["table", "json", "csv", "turtle"]), help="How to print the answer."
)
@click.option("--list", "listing", is_flag=True, help="List the ready-made questions.")
@click.option("--text", "as_text", is_flag=True, help="Print the query instead of asking it, to copy and change.")
@output_option
@json_option
def query(query: str | None, format: str | None, listing: bool, as_text: bool, output: str, as_json: bool) -> None:
    """Ask in SPARQL 1.1: from a file, by the name of a ready-made question, as text, or from the terminal with -.

    Rows print as a table, triples as Turtle. The vocabulary's prefixes need no declaration. Nothing is sent over the
    network, and the record cannot be changed by a query.
    """
    from ..console.query_text import answer_text, questions_text
    from ..graph import querying

    if listing:
        click.echo(questions_text(querying.questions()))
        return
    if query is None:
        raise UsageError("name a file, a ready-made question (--list shows them) or a query, or - to read one")
    text = _typed() if query == "-" else querying.question(query)
    if as_text:
        click.echo(text)
        return
    data = dataset()
    answer = querying.ask(data.store(), text)
    chosen = "json" if as_json else format or ("turtle" if answer.triples is not None else "table")
    if chosen == "table" and answer.triples is None:
        save(output, answer_text(answer, data.base) + "\n", styled=True)
    else:
        save(output, querying.serialized(answer, chosen, data.base))


def _typed() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"what was piped in is not UTF-8 text: {error.reason}") from None
