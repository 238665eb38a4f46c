"""``civicgraph export``: the data for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from .shared import dataset, ensure_built, ensure_whole, output_option, save


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
    data = dataset()
    if what == "dataset":
        save(output, b"".join(ensure_built(data).canonical()))
        return
    ensure_whole(data)
    import json

    kinds: dict[str, Callable[[], Sequence[object]]]
    kinds = {"claims": data.claims, "entities": data.entities, "caveats": data.caveats}
    save(output, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kinds[what]()))
