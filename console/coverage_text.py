"""Coverage in words: the shares of each source, then the passages that nobody has coded, longest first."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.coding.coverage import Coverage, SourceCoverage
from ..graph.record import Record
from ..graph.words.counts import quantity
from .widths import shorten
from .words import columns, dim, heading, width, wrap


def coverage_text(record: Record, coverage: Coverage, limit: int, openings: bool) -> str:
    """The answer; ``openings`` shows the first words of each passage, which belong on a terminal only."""
    return "\n".join(_lines(record, coverage, limit, openings))


def _lines(record: Record, coverage: Coverage, limit: int, openings: bool) -> Iterator[str]:
    rows = [("source", "places", "lines", "touched", "words", "in touched sentences")]
    yield from columns([*rows, *(_shares(measured) for measured in coverage.sources)])
    for measured in coverage.sources:
        yield from _passages(measured, limit, openings)
    for source in coverage.not_at_hand:
        file = record.sources[source].text_file
        lacks = f"its text, {file}, is not at hand" if file else "it names no textFile, so that nothing is measured"
        yield wrap(f"{source}: {lacks}.", "", "  ")
    yield ""
    yield wrap(
        "An anchor marks where a claim stands; what it rests on may be wider. A passage may be left on purpose: a "
        "heading, a repeat, contents."
    )
    yield dim(f"Data {record.hash[:12]}, {record.origin}")


def _shares(source: SourceCoverage) -> tuple[str, ...]:
    return (
        source.source.removeprefix("source/"),
        str(source.places),
        str(source.lines),
        _share(source.lines_touched, source.lines),
        str(source.words),
        _share(source.words_touched, source.words),
    )


def _share(part: int, whole: int) -> str:
    return f"{part} ({round(100 * part / whole)}%)" if whole else "0"


def _passages(source: SourceCoverage, limit: int, openings: bool) -> Iterator[str]:
    words = sum(passage.words for passage in source.passages)
    counts = f"{quantity(len(source.passages), 'passage')} not coded, {quantity(words, 'word')}"
    yield heading(f"{source.source.removeprefix('source/')}: {counts}")
    rows = [("line", "words", "how much", "begins" if openings else "")]
    for passage in source.passages[:limit]:
        extent = "the line" if passage.whole_line else "part of it"
        rows.append((str(passage.line), str(passage.words), extent, passage.opening if openings else ""))
    if len(rows) > 1:
        yield from (shorten(f"  {line}", width()) for line in columns(rows))
    if (more := len(source.passages) - limit) > 0:
        yield f"  {'One' if more == 1 else more} more with --limit."
