"""What every figure for a document shares: the frame, the caption, the legend of what occurs, and the sources.

One point of text is one unit of the drawing, and the usual width is that of the text of an A4 page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ...graph.record import Claim, Record
from ...graph.words.claims import undone
from ...graph.words.codes import label, meanings
from ...graph.words.counts import capital, tally
from ...graph.words.sources import source_line
from ..style import DISPUTE_MARK, FONTS, PROMISE_MARK, WORDINGS, Theme, edge, look, marked_wording
from .pathway_parts import head, stroke
from .svg import NO_BREAK, document, element, fit, number, paragraph, shape, text

WIDTH, MARGIN, TEXT, SMALL, LEAD = 510.0, 8.0, 9.0, 8.0, 1.22
HEADING, SAMPLE = 13.0, 44.0
DOT = f"{NO_BREAK}· "
MOST_CAUTIONS = 3

Drawn = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: how to draw the sample at the left middle of its place, and what it means.

    ``high`` is how high the sample stands.
    """

    sample: Callable[[float, float], str]
    meaning: str
    high: float = 11.0


@dataclass(frozen=True, slots=True)
class Figure:
    """What a figure says around its drawing. ``made_of`` is one sentence; ``blocks`` are headings with sentences."""

    title: str
    made_of: str
    description: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    legend: tuple[Entry, ...]
    sources: tuple[str, ...]


class Citations:
    """Sources by number, in the order in which they are first cited."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.ids: list[str] = []

    def cite(self, claim: Claim) -> str:
        """Where a claim stands, such as ``[1, line 45]``, in one piece."""
        if claim.source not in self.ids:
            self.ids.append(claim.source)
        place = next(
            (f", line {e.line}" if e.line else f", p. {e.page}" for e in claim.evidence if e.line or e.page), ""
        )
        return f"[{self.ids.index(claim.source) + 1}{place}]".replace(" ", NO_BREAK)

    def listed(self) -> tuple[str, ...]:
        """The sources by number, and which record they are of."""
        numbered = (f"[{i}] {source_line(self.record, id)}" for i, id in enumerate(self.ids, 1))
        return (*numbered, f"Record {self.record.hash[:12]}")


def framed(figure: Figure, draw: Callable[[float], Drawn], theme: Theme, width: float = WIDTH) -> str:
    """The whole SVG: heading, what ``draw`` makes below a height, and the caption."""
    top, y = _heading(figure, width, theme)
    chart, y = draw(y)
    below, y = _caption(figure, y + 10, width, theme)
    content = element("rect", width=width, height=y, fill=theme.paper) + top + chart + below
    said = f"{figure.made_of} {figure.description}"
    return document(width, y, content, title=figure.title, description=said, fonts=FONTS) + "\n"


def _heading(figure: Figure, width: float, theme: Theme) -> Drawn:
    lines = fit(figure.title, width - 2 * MARGIN, HEADING, bold=True, most=200)
    parts = paragraph(MARGIN, 18, lines, HEADING, theme.ink, bold=True)
    y = 18 + HEADING * 1.25 * (len(lines) - 1) + 14
    below = fit(figure.made_of, width - 2 * MARGIN, TEXT, most=200)
    return parts + paragraph(MARGIN, y, below, TEXT, theme.mute), y + TEXT * 1.25 * (len(below) - 1) + 8


def _caption(figure: Figure, top: float, width: float, theme: Theme) -> Drawn:
    """Two columns: what is said in words, beside how to read it and the sources."""
    column = (width - 2 * MARGIN - 24) / 2
    left, right = "", ""
    left_y = right_y = top + 14
    if figure.legend:
        right, right_y = _legend(figure.legend, MARGIN + column + 24, right_y, column, theme)
    for heading, sentences in (*figure.blocks, ("Sources", figure.sources)):
        if not sentences:
            continue
        if left_y <= right_y:
            left, left_y = _block(left, heading, sentences, MARGIN, left_y, column, theme)
        else:
            right, right_y = _block(right, heading, sentences, MARGIN + column + 24, right_y, column, theme)
    rule = element("path", d=f"M{number(MARGIN)} {number(top)}H{number(width - MARGIN)}", stroke=theme.rule)
    return rule + left + right, max(left_y, right_y)


def _block(
    before: str, heading: str, sentences: Sequence[str], x: float, y: float, width: float, theme: Theme
) -> Drawn:  # fmt: skip
    parts = [before, text(x, y, heading, TEXT, theme.ink, bold=True)]
    y += TEXT * LEAD
    for sentence in sentences:
        lines = fit(sentence, width, TEXT, most=200)
        parts.append(paragraph(x, y, lines, TEXT, theme.mute, leading=LEAD))
        y += TEXT * LEAD * len(lines) + 2
    return "".join(parts), y + 6


def _legend(entries: Sequence[Entry], x: float, y: float, width: float, theme: Theme) -> Drawn:
    parts = [text(x, y, "How to read it", TEXT, theme.ink, bold=True)]
    y += 4
    for entry in entries:
        lines = fit(entry.meaning, width - SAMPLE, TEXT, most=200)
        high = max(entry.high, TEXT * LEAD * len(lines))
        first = y + (high - TEXT * LEAD * len(lines)) / 2 + TEXT * 0.92
        parts.append(entry.sample(x, y + high / 2 if entry.high > TEXT * LEAD else first - 3))
        parts.append(paragraph(x + SAMPLE, first, lines, TEXT, theme.mute, leading=LEAD))
        y += high + 3.5
    y += TEXT * LEAD
    return "".join(parts), y + 6


def kind_entries(record: Record, kinds: set[str], theme: Theme) -> tuple[Entry, ...]:
    """The legend of kinds of line."""

    def sample(kind: str) -> Callable[[float, float], str]:
        return lambda x, y: (
            stroke(kind, f"M{number(x)} {number(y)}H{number(x + 28)}", theme) + head(kind, x + 36, y, "right", theme)
        )

    return tuple(Entry(sample(kind), meaning) for kind, meaning in meanings(record, "kind", kinds))


def wording_entries(
    record: Record, claims: Iterable[Claim], theme: Theme, *, lines: bool = False
) -> tuple[Entry, ...]:  # fmt: skip
    """The legend of wordings, promises and disputes, as far as they occur; ``lines`` shows how inferred ones look."""
    claims = list(claims)
    entries = [
        Entry(
            _inferred(theme) if lines and wording == "inferred" else sign(WORDINGS.get(wording, ""), theme.ink), meaning
        )
        for wording, meaning in meanings(record, "wording", {claim.wording for claim in claims})
    ]
    words = {claim.modality: word for claim in claims if (word := undone(record, claim))}
    promised = [words[code] for code, _ in meanings(record, "modality", words)]
    if promised:
        entries.append(Entry(sign(PROMISE_MARK, theme.promise), f"{', '.join(promised)}: not shown as done"))
    if any(not claim.supports for claim in claims):
        entries.append(Entry(sign(DISPUTE_MARK, theme.warn), "disputed: a source says that it is not so"))
    return tuple(entries)


def sign(mark: str, fill: str) -> Callable[[float, float], str]:
    """A sample that is a mark in bold."""
    return lambda x, y: text(x + 18, y + 3, mark, TEXT, fill, bold=True, anchor="middle")


def _inferred(theme: Theme) -> Callable[[float, float], str]:
    mark = sign(WORDINGS["inferred"], theme.ink)
    return lambda x, y: (
        stroke("influence", f"M{number(x)} {number(y)}h10M{number(x + 27)} {number(y)}h9", theme, inferred=True)
        + mark(x, y)
    )


def type_entries(record: Record, ids: Iterable[str], theme: Theme) -> tuple[Entry, ...]:
    """The legend of shapes: each with the types of thing that have it here."""
    found: dict[tuple[str, str], set[str]] = {}
    first: dict[tuple[str, str], str] = {}
    for id in sorted(ids):
        thing = record.things.get(id)
        drawn = look(record.types.get(thing.type) if thing else None)
        found.setdefault((drawn.shape, drawn.colour), set()).add(record.type_label(id) or "other")
        first.setdefault((drawn.shape, drawn.colour), id)
    ordered = sorted(found, key=lambda key: min(found[key]))
    return tuple(Entry(_thing_sample(record, first[key], theme), ", ".join(sorted(found[key]))) for key in ordered)


def _thing_sample(record: Record, id: str, theme: Theme) -> Callable[[float, float], str]:
    return lambda x, y: thing_sign(record, id, x + 18, y, 5, theme)


def thing_sign(record: Record, id: str, x: float, y: float, r: float, theme: Theme) -> str:
    """The shape of a thing, in the colour of its type."""
    thing = record.things.get(id)
    drawn = look(record.types.get(thing.type) if thing else None)
    return shape(drawn.shape, x, y, r, fill=drawn.colour, stroke=edge(drawn, theme), stroke_width=1)


def short_name(record: Record, id: str) -> str:
    """The name of a thing without its type in front, as the shape beside it tells the type."""
    name = record.name(id)
    bare = name.removeprefix(f"{record.type_label(id).capitalize()}: ")
    return bare[:1].upper() + bare[1:]


def told(record: Record, claim: Claim) -> str:
    """How a claim is put, in words and marks: wording, promise, dispute."""
    parts = [marked_wording(record, claim).replace(" ", NO_BREAK)]
    if word := undone(record, claim):
        parts.append(f"{PROMISE_MARK}{NO_BREAK}{word}")
    return DOT.join([*parts, *([] if claim.supports else [f"{DISPUTE_MARK}{NO_BREAK}disputed"])])


def cautions(record: Record, ids: Iterable[str]) -> tuple[str, ...]:
    """The first few cautions about claims or things, and how many more there are."""
    found = record.caveats_about(ids)
    said = [f"{capital(label(record, 'caveat', caveat.type))}: {caveat.summary}" for caveat in found[:MOST_CAUTIONS]]
    if more := len(found[MOST_CAUTIONS:]):
        said.append(f"The record holds {tally(more, 'more caution')} about what is drawn.")
    return tuple(said)
