"""``civicgraph agreement``: how well two codings of the same documents agree."""

from __future__ import annotations

import click

from ..graph.dataset import Dataset
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
    from ..console.agreement_text import agreement_text, pairs_text
    from ..graph.coding.agreement import agreements, in_reach, lines_of, paired
    from ..graph.errors import UsageError
    from ..graph.exchange import agreement_json

    one, two = (Dataset.at(folder).record() for folder in (first, second))
    if not lines_of(one) or not lines_of(two):
        raise UsageError("the documents' texts are not at hand: set CIVICGRAPH_SOURCES to their folder")
    pairs = paired(one, two)
    found = agreements(one, two, pairs)
    firsts, seconds = [pair.first for pair in pairs], [pair.second for pair in pairs]
    counts = (len(in_reach(one, lines_of(two), firsts)), len(in_reach(two, lines_of(one), seconds)))
    if as_json:
        print_json(agreement_json(found, counts))
        return
    click.echo(agreement_text(found, counts))
    if list_pairs:
        click.echo(pairs_text(one, two, pairs))
