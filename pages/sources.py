"""The sources: the list of all, and the text of one with what was coded of it marked, and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..graph.coding.coverage import source_coverage
from ..graph.files.excerpts import TextPlaces
from ..graph.record import Record
from ..graph.words.claims import claim_sentence
from ..graph.words.codes import caveat_label
from ..graph.words.counts import quantity
from .rendering import render
from .site import Site


def sources_page(site: Site) -> str:
    """The list of the sources, with how much each tells."""
    record = site.record
    claims = Counter(claim.source for claim in record.claims.values())
    cautions = Counter(one for caveat in record.caveats.values() for one in {piece.source for piece in caveat.evidence})
    rows = [(source, claims[source.id], cautions[source.id]) for source in record.sources.values()]
    titles = "; ".join(source.title for source in record.sources.values())
    return render(
        site,
        "sources.html",
        rows=rows,
        crumbs=[("Sources", "")],
        here=site.links.page("sources"),
        summary=site.summary("Sources", titles),
    )


class TextMark(NamedTuple):
    """A claim or caveat that stands at some words of a text: its number among those of the text, and what it says."""

    number: int
    id: str
    says: str


class TextPart(NamedTuple):
    """Words of a line with the marks that end behind them; ``is_coded`` where the anchor of any holds them."""

    text: str
    is_coded: bool
    marks: tuple[TextMark, ...]


class TextLine(NamedTuple):
    """A line of a text, cut into stretches; ``is_coded`` where an anchor begins on it or runs over it."""

    number: int
    stretches: tuple[TextPart, ...]
    is_coded: bool


def text_page(site: Site, id: str, text: str) -> str:
    """The text of a source, for those who may read it, with every anchor marked and numbered."""
    record, source = site.record, site.record.sources[id]
    found = source_coverage(record, id, text)
    share = f"{found.words_touched / found.words:.0%}" if found.words else "none"
    told = (
        f"Evidence is taken from {quantity(found.places, 'place')} in it. They touch sentences with {share} of its "
        f"words; {quantity(len(found.passages), 'passage')} no claim or caution touches, the lines with a dotted "
        "edge. The shares show where to look, not how good the coding is."
    )
    return render(
        site,
        "text.html",
        source=source,
        told=told,
        lines=list(marked_lines(record, id, text)),
        crumbs=[("Sources", site.links.page("sources")), (source.title, site.links.item(id)), ("Text", "")],
        here=site.links.page("sources"),
    )


def marked_lines(record: Record, source: str, text: str) -> Iterator[TextLine]:
    """The lines of a text that hold anything, with what is coded of each.

    Where anchors overlap, the words that any holds are coded, and each mark stands behind its own last word.
    """
    places = TextPlaces(text)
    ends: dict[int, list[TextMark]] = {}
    coded = bytearray(len(text) + 1)
    for number, (begin, end, id, says) in enumerate(sorted(_places(record, source, places)), 1):
        ends.setdefault(end, []).append(TextMark(number, id, says))
        coded[begin:end] = b"\1" * (end - begin)
    for number, (start, row) in enumerate(zip(places.starts, places.rows, strict=False), 1):
        end = start + len(row)
        if not row.strip():
            continue
        cuts = [at for at in range(start + 1, end) if coded[at] != coded[at - 1] or at in ends]
        bounds = zip([start, *cuts], [*cuts, end], strict=True)
        found = (TextPart(text[one:other], bool(coded[one]), tuple(ends.get(other, ()))) for one, other in bounds)
        yield TextLine(number, tuple(found), any(coded[start:end]))


def _places(record: Record, source: str, text: TextPlaces) -> Iterator[tuple[int, int, str, str]]:
    """Where each piece of evidence of a source begins and ends in its text, of what, and what that says."""
    for claim in record.claims.values():
        for piece in claim.evidence:
            if piece.source == source and (found := text.place_of(piece.anchor, piece.line)):
                yield *found, claim.id, claim_sentence(record, claim)
    for caveat in record.caveats.values():
        for piece in caveat.evidence:
            if piece.source == source and (found := text.place_of(piece.anchor, piece.line)):
                yield *found, caveat.id, f"{caveat_label(record, caveat)}: {caveat.summary}"
