"""``civicgraph check``: every problem of the data files, by line."""

from __future__ import annotations

import click

from .shared import dataset, json_option, print_json


@click.command()
@json_option
def check(as_json: bool) -> None:
    """Check the data files: shape, references, evidence, dates. Every problem is named by file and line.

    Also sectors.csv and stories.yaml, where they lie beside the data. Files that pass are then checked once more, by
    pyshacl against the SHACL shapes of the vocabulary.

    What passes and is still probably a slip gets a warning: one name twice, circles, money without a currency, a state
    that does not read after "was", an outcome named as a deed where the text has a "could". Warnings stop nothing.
    """
    from ..console.data_text import check_text, passed_over_text
    from ..graph.errors import DataError, Problem
    from ..graph.export.check import problem_rows

    data = dataset()
    try:
        found = data.check(_told)
    except DataError as error:
        if as_json:
            print_json(problem_rows(error.problems, "error"))
            click.get_current_context().exit(error.exit_code)
        raise
    if as_json:
        print_json(found.to_dict())
        if over := passed_over_text(data):
            click.echo(over, err=True)
        return
    for slip in found.warnings:
        click.echo(str(Problem(slip.file, slip.line, f"warning: {slip.message}")), err=True)
    click.echo(check_text(data, found.passed, len(found.warnings)))


def _told(stage: str, done: int, total: int) -> None:
    if stage == "shapes":
        told = "The files pass. Holding them against the SHACL shapes with pyshacl, which takes a moment …"
        click.echo(told, err=True)
