"""``civicgraph agreement``: how well two codings of the same documents agree."""

from __future__ import annotations

import click

from .shared import json_option, print_json


@click.command()
@click.argument("first", type=click.Path(exists=True, file_okay=False))
@click.argument("second", type=click.Path(exists=True, file_okay=False))
@click.option("--pairs", "list_pairs", is_flag=True, help="List the pairs of claims that were compared.")
@json_option
def agreement(first: str, second: str, list_pairs: bool, as_json: bool) -> None:
    """Compare two codings, each a folder of data files, field by field: percent and Cohen's kappa.

    Claims are paired where their anchored words overlap, or else begin on the same line, in the same document, and the
    names of their ends are alike. The texts of the documents must be at hand, since lines are found in them.
    """
    from ..api.dataset import Dataset

    found = Dataset.at(first).agreement(Dataset.at(second))
    if as_json:
        print_json(found.to_dict())
        return
    from ..console.agreement_text import agreement_text, pairs_text

    click.echo(agreement_text(found.fields, found.counts))
    if list_pairs:
        click.echo(pairs_text(found.first, found.second, found.pairs))
