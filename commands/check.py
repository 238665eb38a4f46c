"""``civicgraph check``: every problem of the data files, by line."""

from __future__ import annotations

import click

from .shared import dataset, json_option, print_json


@click.command()
@json_option
@click.option("--write-places", is_flag=True, help="Write places.csv: where each anchor stands in the texts at hand.")
def check(as_json: bool, write_places: bool) -> None:
    """Check the data files: shape, references, evidence, dates. Every problem is named by file and line.

    places.csv, written by --write-places, says where the anchors stand, for those who have the data and not the texts.

    Also sectors.csv and stories.yaml, where they lie beside the data. Files that pass are then checked once more, by
    pyshacl against the SHACL shapes of the vocabulary.

    Valid data that is still probably a slip gets a warning: one name twice, circles, money without a currency, a state
    that does not read after "was", an outcome named as a deed where the text has a "could". Warnings stop nothing.
    """
    from ..console.data_text import check_text, unread_files_text
    from ..graph.errors import DataError, Problem
    from ..graph.export.check import problem_rows

    data = dataset()
    try:
        found = data.check(_print_stage)
    except DataError as error:
        if as_json:
            print_json(problem_rows(error.problems, "error"))
            click.get_current_context().exit(error.exit_code)
        raise
    if as_json:
        print_json(found.to_dict())
        if over := unread_files_text(data):
            click.echo(over, err=True)
        return
    if write_places:
        click.echo(f"Wrote {data.write_places()}", err=True)
    for slip in found.warnings:
        click.echo(str(Problem(slip.file, slip.line, f"warning: {slip.message}")), err=True)
    click.echo(check_text(data, found.passed, len(found.warnings)))


def _print_stage(stage: str, done: int, total: int) -> None:
    if stage == "shapes":
        message = "The files pass. Checking them against the SHACL shapes with pyshacl, which takes a moment …"
        click.echo(message, err=True)
