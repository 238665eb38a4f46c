"""What is said of a workspace: that it was begun, what to begin with in it, and that nothing is in it yet."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ..graph.files.folders import is_inside
from ..graph.words.counts import tally
from .widths import pad, shown_width
from .words import bold, clean, dim, wrap

if TYPE_CHECKING:
    from ..graph.data_files import DataFiles
    from ..graph.dataset import BuiltData
    from ..graph.record import Record

EMPTY = (
    "Nothing is on record yet: write who and what there is into things/NAME.yaml, and what a document says into "
    "claims/NAME.yaml; `civicgraph sources add FILE` brings a document in, `civicgraph init FOLDER` begins a workspace "
    "with an example of both"
)
_SHIPPED = 'Start with:  civicgraph trace "Citizens UK" "London Voter Registration Week"'
_OWN = "With evidence of your own:  civicgraph init FOLDER"
_LOOKED_AT = 2_000
_LIES_HERE = (
    ("things/", "who and what the claims are about"),
    ("claims/", "what each document says"),
    ("sources/", "the texts of the documents"),
    ("civicgraph.toml", "what the record is called, and where its addresses begin"),
    ("README.md", "how to go on"),
)


def begun_text(data: DataFiles, folder: str, empty: bool) -> str:
    """What was written, and the commands to begin with."""
    from ..graph.workspace.begin import next_commands

    place = "this folder" if folder == "." else folder
    lines = [wrap(f"Wrote the workspace “{data.about.title}” into {place}. Its addresses begin with {data.base}"), ""]
    lines += _table(_LIES_HERE)
    commands = next_commands(empty)
    if folder != ".":
        commands.insert(0, (f"cd {shlex.quote(folder)}", ""))
    return "\n".join([*lines, "", bold("Next"), *_table(commands)])


def copied_text(data: BuiltData, original: str, folder: str) -> str:
    """What a blind copy holds, what of it is confidential, and how the two codings are compared."""
    record = data.own_record()
    sources = tally(len(record.sources), "source")
    things = tally(len(record.things), "thing") if record.things else "no things"
    texts = tally(len(data.text_files) if data.texts_folder and is_inside(data.texts_folder, data.root) else 0, "text")
    lines = [f"It holds {sources} of {original}, {texts}, {things} and no claims."]
    if hidden := [id for id, one in record.sources.items() if one.confidential]:
        lines.append(f"Confidential, and copied with their texts: {', '.join(hidden)}.")
    lines.append(f"When it is coded: civicgraph agreement {shlex.quote(original)} {shlex.quote(folder)}")
    return "\n" + "\n".join(wrap(line) for line in lines)


def beginning(folder: str | None) -> list[str]:
    """What to begin with: in a workspace with things of its record, where that can be told at once."""
    from ..graph.data_files import DataFiles
    from ..graph.errors import CivicgraphError

    try:
        if DataFiles.here(folder) == DataFiles.shipped():
            return [_SHIPPED, _OWN]
        from ..graph.dataset import BuiltData

        data = BuiltData.here(folder)
        ends = example_ends(data.record()) if data.is_ready() else None
    except CivicgraphError:  # `check` tells what is wrong
        return ["Start with:  civicgraph check"]
    start = f"civicgraph trace {shlex.quote(ends[0])} {shlex.quote(ends[1])}" if ends else "civicgraph check"
    return [f"Here it answers from your workspace, {clean(data.about.title)}.", f"Start with:  {start}"]


def example_ends(record: Record) -> tuple[str, str] | None:
    """Two things that some of the first claims join in one step or, rather, in two; None where none of these is walked.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> example_ends(record) is not None
    True
    """
    joined: dict[str, str] = {}
    for claim in islice(record.claims.values(), _LOOKED_AT):
        cause = record.relations[claim.predicate].cause
        if cause and claim.object in record.things and claim.polarity != "disputes":
            ends = (claim.subject, claim.object) if cause == "subject" else (claim.object, claim.subject)
            joined.setdefault(*ends)
    two = ((start, joined[over]) for start, over in joined.items() if joined.get(over, start) != start)
    return next(two, None) or next(iter(joined.items()), None)


def _table(rows: Sequence[tuple[str, str]]) -> list[str]:
    wide = max(shown_width(clean(name)) for name, _ in rows)
    return [f"  {pad(clean(name), wide)}  {dim(what)}".rstrip() if what else f"  {clean(name)}" for name, what in rows]
