"""``civicgraph terms``: the words that a file may use."""

from __future__ import annotations

import click

from .shared import dataset, ensure_ready, save


@click.command()
@click.argument("what", type=click.Choice(["types", "relations", "codes", "page", "schema"]))
@click.option("-o", "--output", metavar="FILE", help="With page or schema: the file to write; - is the terminal.")
def terms(what: str, output: str | None) -> None:
    """List the types of things, the relations of claims, or the codes, each with what it means.

    A relation says its kind and which end comes first; one without an end is shown and never walked. With page: all
    of the vocabulary as one HTML page, with examples from the record. With schema: a JSON Schema of the data files, by
    which an editor completes and explains keys, relations, codes and the ids of the record.
    """
    if what == "page":
        save(output or "vocabulary.html", ensure_ready(dataset()).vocabulary_page())
        return
    if what == "schema":
        save(output or "-", dataset().editor_schema())
        return
    if output:
        raise click.UsageError("-o is for the page and the schema: civicgraph terms page -o FILE")
    from ..console.terms_text import terms_text

    found = dataset().terms(what)
    click.echo(terms_text(found.vocabulary, found.what))
