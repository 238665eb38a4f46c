"""``civicgraph terms``: the words that a file may use."""

from __future__ import annotations

import click


@click.command()
@click.argument("what", type=click.Choice(["types", "relations", "codes"]))
def terms(what: str) -> None:
    """List the types of things, the relations of claims, or the codes, each with what it means.

    A relation says its kind and which end comes first; one without an end is shown and never walked.
    """
    from ..console.terms_text import terms_text
    from ..graph.vocabulary import vocabulary

    click.echo(terms_text(vocabulary(), what))
