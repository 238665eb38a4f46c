"""``civicgraph export``: the data for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from .shared import dataset, draft_option, ensure_built, ensure_whole, output_option, save

if TYPE_CHECKING:
    from ..api.dataset import Dataset


@click.command()
@click.argument("what", type=click.Choice(["claims", "entities", "caveats", "dataset"]))
@click.option(
    "--format",
    "format",
    type=click.Choice(["jsonl", "nquads"]),
    help="One JSON value a line; of the dataset all quads, canonical (RDFC-1.0).",
)
@draft_option
@output_option
def export(what: str, format: str | None, draft: bool, output: str) -> None:
    """Export claims, entities or caveats, one a line, in order of id; or the whole dataset as canonical N-Quads.

    With --draft, where anything is left out or has lost its anchor, each line of JSON says so ("draft"), and N-Quads
    begin with a comment.
    """
    if format and (format == "nquads") != (what == "dataset"):
        raise click.UsageError("claims, entities and caveats come as jsonl, the dataset as nquads")
    data = ensure_whole(dataset(), draft)
    if what == "dataset":
        if not data.is_built():
            ensure_built(data)
        save(output, _mark(data) + b"".join(data.canonical()))
        return
    import json

    kinds: dict[str, Callable[[], Sequence[Any]]]
    kinds = {"claims": data.claims, "entities": data.entities, "caveats": data.caveats}
    more = {"draft": True} if data.drafts() or data.lost_anchors() else {}
    rows = ({**row, **more} for row in kinds[what]())
    save(output, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def _mark(data: Dataset) -> bytes:
    """What stands before the quads of a draft."""
    left_out = b"# A draft: not all of the files is in it.\n" if data.drafts() else b""
    lost = b"# A draft: anchors are not found in their texts; civic:lost marks them.\n" if data.lost_anchors() else b""
    return left_out + lost
