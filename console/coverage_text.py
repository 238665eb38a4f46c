"""Coverage in words: the shares of each source, then the passages that nobody has coded, longest first."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.coding.coverage import Coverage, Covered
from ..graph.record import Record
from ..graph.words.counts import counted
from .words import columns, dim, filled, heading, shortened, width


def coverage_text(record: Record, found: Coverage, limit: int, openings: bool) -> str:
    """The answer; ``openings`` shows the first words of each passage, which belong on a terminal only."""
    return "\n".join(_lines(record, found, limit, openings))


def _lines(record: Record, found: Coverage, limit: int, openings: bool) -> Iterator[str]:
    rows = [("source", "places", "lines", "touched", "words", "in touched sentences")]
    yield from columns([*rows, *(_shares(one) for one in found.sources)])
    for one in found.sources:
        yield from _passages(one, limit, openings)
    for source in found.not_at_hand:
        yield filled(f"{source}: its text, {record.sources[source].text_file}, is not at hand.", "", "  ")
    yield ""
    yield filled(
        "An anchor marks where a claim stands; what it rests on may be wider. A passage may be left on purpose: a "
        "heading, a repeat, contents."
    )
    yield dim(f"Data {record.hash[:12]}, {record.origin}")


def _shares(one: Covered) -> tuple[str, ...]:
    return (
        one.source.removeprefix("source/"),
        str(one.places),
        str(one.lines),
        _share(one.lines_touched, one.lines),
        str(one.words),
        _share(one.words_touched, one.words),
    )


def _share(part: int, whole: int) -> str:
    return f"{part} ({round(100 * part / whole)}%)" if whole else "0"


def _passages(one: Covered, limit: int, openings: bool) -> Iterator[str]:
    words = sum(passage.words for passage in one.passages)
    told = f"{counted(len(one.passages), 'passage')} not coded, {counted(words, 'word')}"
    yield heading(f"{one.source.removeprefix('source/')}: {told}")
    rows = [("line", "words", "how much", "begins" if openings else "")]
    for passage in one.passages[:limit]:
        extent = "the line" if passage.whole_line else "part of it"
        rows.append((str(passage.line), str(passage.words), extent, passage.opening if openings else ""))
    if len(rows) > 1:
        yield from (shortened(f"  {line}", width()) for line in columns(rows))
    if (more := len(one.passages) - limit) > 0:
        yield f"  {'One' if more == 1 else more} more with --limit."
