"""``civicgraph export``, ``sources``, ``check`` and ``build``: the data itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .shared import built, dataset, json_option, output_option, print_json, record, save, store_option

if TYPE_CHECKING:
    from ..graph.dataset import Dataset
    from ..graph.errors import Problem
    from ..graph.files.gate import Passed


@click.command()
@click.argument("what", type=click.Choice(["claims", "entities", "caveats", "dataset"]))
@click.option(
    "--format",
    "format",
    type=click.Choice(["jsonl", "nquads"]),
    help="One JSON value a line; of the dataset all quads, canonical (RDFC-1.0).",
)
@output_option
def export(what: str, format: str | None, output: str) -> None:
    """Export claims, entities or caveats, one a line, in order of id; or the whole dataset as canonical N-Quads."""
    if format and (format == "nquads") != (what == "dataset"):
        raise click.UsageError("claims, entities and caveats come as jsonl, the dataset as nquads")
    if what == "dataset":
        from ..graph.storing.describing import canonical

        save(output, b"".join(canonical(built(dataset()).store())))
        return
    import json

    from ..graph import exchange

    rows = {"claims": exchange.claims, "entities": exchange.entities, "caveats": exchange.caveats}[what](record())
    save(output, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


@click.command()
@json_option
def sources(as_json: bool) -> None:
    """List the sources, with how many claims and caveats each makes."""
    from ..graph.exchange import source_rows

    data = record()
    if as_json:
        print_json(list(source_rows(data)))
        return
    from ..console.data_text import sources_text

    click.echo(sources_text(data))


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

    data = dataset()
    try:
        found = data.check()
        _check_beside(data, found)
        click.echo(
            "The files pass. Holding them against the SHACL shapes with pyshacl, which takes a moment …", err=True
        )
        data.check_with_pyshacl(found)
    except DataError as error:
        if as_json:
            print_json([_problem_json(problem, "error") for problem in error.problems])
            click.get_current_context().exit(error.exit_code)
        raise
    slips = data.warnings(found)
    if as_json:
        print_json([_problem_json(slip, "warning") for slip in slips])
        if over := passed_over_text(data):
            click.echo(over, err=True)
        return
    for slip in slips:
        click.echo(str(Problem(slip.file, slip.line, f"warning: {slip.message}")), err=True)
    click.echo(check_text(data, found, len(slips)))


def _problem_json(problem: Problem, severity: str) -> dict[str, object]:
    return {"file": problem.file, "line": problem.line, "severity": severity, "message": problem.message}


def _check_beside(data: Dataset, found: Passed) -> None:
    """The files that lie beside the data, where there are some."""
    import os

    from ..graph.networks import sectors
    from ..visualisations import stories

    if any(os.path.exists(os.path.join(data.root, name)) for name in (sectors.FILE, stories.FILE)):
        made = data.record_of(found)
        sectors.assigned(made, data.root)
        stories.stories_of(made, data.root)


@click.command()
@store_option
def build(store: str | None) -> None:
    """Build the store and index from the files, and print the folder they lie in.

    With --store, upload what was built to that engine: to staging graphs, verified, and then put in place. Run again,
    it goes on where it was ended. It prints the address.
    """
    from ..console.data_text import passed_over_text, uploaded_text

    data = built(dataset())
    if over := passed_over_text(data):
        click.echo(over, err=True)
    if not store:
        click.echo(data.build())
        return
    from ..graph.remote.endpoint import Endpoint
    from ..graph.remote.upload import Upload

    with Endpoint(store) as endpoint:
        done = Upload(data.store(), data.base, data.data_hash, endpoint, lambda line: click.echo(line, err=True)).run()
    click.echo(uploaded_text(done, endpoint.engine.name), err=True)
    click.echo(endpoint.url)
