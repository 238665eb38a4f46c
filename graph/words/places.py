"""Where evidence stands in a document, by what a reader finds it: page, paragraph, row or line."""

from __future__ import annotations

from collections.abc import Sequence

from ..record import Evidence, Record
from ..record_parts import WITHHELD
from .catalogue import catalogue, fill_phrase
from .counts import row


def spot(record: Record, evidence: Evidence) -> str:
    """The place of evidence within its source; empty where nothing is known of it but its words.

    Of evidence whose anchor has no place in its text any more, that is said in the place of a line.

    >>> from civicgraph import Dataset
    >>> spot(Dataset.shipped().record(), Evidence("source/report", "the words", "In short.", line=12, page=3))
    'page 3, line 12'
    """
    return ", ".join(spot_parts(record, evidence, "place.line"))


def words_quoted(anchor: str) -> str:
    """The words at which something stands, in quotation marks; of a confidential source, that they stay so.

    >>> words_quoted("they asked")
    '“they asked”'
    """
    withheld = anchor == WITHHELD
    return catalogue()["place.words.withheld"] if withheld else fill_phrase("place.words", anchor=anchor)


def spot_parts(record: Record, evidence: Evidence, line: str) -> list[str]:
    """The same in parts; ``line`` is the code of the phrase for a line, which is told where nothing finer is."""
    if evidence.lost:
        return [catalogue()[f"place.{evidence.lost}"]]
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


def lost_places(record: Record, evidence: Sequence[Evidence]) -> list[str]:
    """Of which evidence the anchor has no place in its text any more, and of which it has, in sentences.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> (found,) = record.claims["claim/cii/citizens-uk-asked-for-office"].evidence
    >>> lost_places(record, [found._replace(anchor="the words", lost="missing"), found])[0]
    'Anchor not found in the text of Citizenship and Integration Initiative: Key achievements: “the words”.'
    """
    lost = [
        fill_phrase(f"lost.{one.lost}", source=record.name(one.source), anchor=one.anchor)
        for one in evidence
        if one.lost
    ]
    hold = [f"“{one.anchor}”" for one in evidence if not one.lost]
    return [*lost, fill_phrase("lost.hold", anchors=row(hold))] if lost and hold else lost
