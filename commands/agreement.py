"""``civicgraph agreement``: how well two codings of the same documents agree."""

from __future__ import annotations

import click

from .shared import json_option, print_json


@click.command()
@click.argument("first", type=click.Path(exists=True, file_okay=False))
@click.argument("second", type=click.Path(exists=True, file_okay=False))
@click.option("--pairs", "list_pairs", is_flag=True, help="List the pairs of claims that were compared.")
@click.option("--missed", "list_missed", is_flag=True, help="List by passage what the one has and the other has not.")
@json_option
def agreement(first: str, second: str, list_pairs: bool, list_missed: bool, as_json: bool) -> None:
    """Compare two codings, each a folder of data files, field by field: percent, Cohen's kappa, Krippendorff's alpha.

    Claims are paired where their anchored words overlap, then by relation and ends; never by a line alone. Things are
    the same by id, name, alias or sameAs, whether the coders share a file of them or not. For a second coder who has
    not seen the first coding: civicgraph init --blind-copy-of.
    """
    from ..api.dataset import Dataset

    found = Dataset.at(first).agreement(Dataset.at(second))
    if as_json:
        print_json(found.to_dict())
        return
    from ..console.agreement_text import agreement_text, pairs_text, unpaired_text

    click.echo(agreement_text(found.fields, found.counts, found.unpaired))
    if list_pairs:
        click.echo(pairs_text(found.first, found.second, found.pairs))
    if list_missed:
        click.echo(unpaired_text(found.first, found.second, found.unpaired))
