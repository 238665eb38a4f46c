"""Where evidence stands in a document, by what a reader finds it: page, paragraph, row or line."""

from __future__ import annotations

from ..record import Evidence, Record
from .catalogue import catalogue, fill_phrase


def spot(record: Record, evidence: Evidence) -> str:
    """The place of evidence within its source; empty where nothing is known of it but its words.

    >>> from civicgraph import Dataset
    >>> spot(Dataset.shipped().record(), Evidence("source/report", "the words", "In short.", line=12, page=3))
    'page 3, line 12'
    """
    return ", ".join(spot_parts(record, evidence, "place.line"))


def spot_parts(record: Record, evidence: Evidence, line: str) -> list[str]:
    """The same in parts; ``line`` is the code of the phrase for a line, which is told where nothing finer is."""
    source = record.sources.get(evidence.source)
    own = f"citation.page.{source.text_layout}" if source else ""
    page = own if own in catalogue() else "citation.page"
    finer = [
        fill_phrase(f"citation.{name}", **{name: str(number)})
        for name, number in (("paragraph", evidence.paragraph), ("row", evidence.row))
        if number
    ]
    rest = finer or ([fill_phrase(line, line=str(evidence.line))] if evidence.line else [])
    return [*([fill_phrase(page, page=str(evidence.page))] if evidence.page else []), *rest]
