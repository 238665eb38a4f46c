"""``civicgraph terms``: the words that a file may use."""

from __future__ import annotations

import click

from .shared import dataset, ensure_ready, json_text, print_text, save


@click.command()
@click.argument("what", metavar="types|relations|codes|page|schema|WORD")
@click.option("--json", "as_json", is_flag=True, help="With a WORD: JSON instead of text.")
@click.option("-o", "--output", metavar="FILE", help="With page or schema: the file to write; - is the terminal.")
def terms(what: str, as_json: bool, output: str | None) -> None:
    """List the types of things, the relations of claims, or the codes, each with what it means; or look a word up.

    A relation says its kind and which end comes first; one without an end is shown and never walked. With page: all
    of the vocabulary as one HTML page, with examples from the record. With schema: a JSON Schema of the data files, by
    which an editor completes and explains keys, relations, codes and the ids of the record. With any other WORD, as
    somebody would say it ("charity", "called for"): which type or relation to write for it.
    """
    if what == "page":
        save(output or "vocabulary.html", ensure_ready(dataset()).vocabulary_page())
        return
    if what == "schema":
        save(output or "-", dataset().editor_schema())
        return
    if output:
        raise click.UsageError("-o is for the page and the schema: civicgraph terms page -o FILE")
    from ..api.results.lists import KINDS_OF_TERMS
    from ..console.terms_text import look_up_text, terms_text

    if what in KINDS_OF_TERMS:
        found = dataset().terms(what)
        print_text(terms_text(found.vocabulary, found.what))
        return
    meant = dataset().look_up(what)
    click.echo(json_text(meant.to_dict()) if as_json else look_up_text(meant.word, meant.terms))
