"""What the record dates about a thing, on an axis of time with the doubt of each date; what it does not date, apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...graph.networks.timeline import Timeline, timeline
from ...graph.record import Claim, Record
from ...graph.words.claims import claim_sentence, value_in_words
from ...graph.words.counts import tally
from ...graph.words.times import in_words
from ..style import INFERRED_DASH, Theme, edge, look
from ..style import theme as theme_named
from .frame import (
    DOT,
    LEAD,
    MARGIN,
    SMALL,
    TEXT,
    WIDTH,
    Citations,
    Drawn,
    Entry,
    Figure,
    cautions,
    framed,
    thing_sign,
    told,
    type_entries,
    wording_entries,
)
from .pathway_parts import group
from .svg import element, fit, paragraph, text
from .time_axis import Axis, axis, bar, draw_axis

LABEL, EDGE = 236.0, 14.0
MOST, MOST_UNDATED = 20, 12


def timeline_figure(
    record: Record, id: str, *, around: bool = False, limit: int = MOST, theme: str = "light"
) -> str:  # fmt: skip
    """The SVG of the dated claims about a thing.

    Parameters
    ----------
    around
        Also the dated claims about things one claim away.
    limit
        The most dated claims; how many are left out is said.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    colours, found = theme_named(theme), timeline(record, id, around=around)
    shown = found.dated[:limit]
    undated = sorted(found.undated, key=lambda claim: (_rank(record, claim), claim.id))[:MOST_UNDATED]
    cited = Citations(record)
    for claim in (*shown, *undated):
        cited.cite(claim)
    figure = _figure(record, found, shown, undated, cited, colours)

    def draw(y: float) -> Drawn:
        dated, y = _dated(record, id, shown, y, cited, colours)
        apart, y = _undated(record, id, undated, len(found.undated), y, cited, colours)
        return dated + apart, y

    return framed(figure, draw, colours)


def _rank(record: Record, claim: Claim) -> int:
    return record.codes_of("kind").index(record.relations[claim.predicate].kind)


def _figure(
    record: Record, found: Timeline, shown: Sequence[Claim], undated: Sequence[Claim], cited: Citations, theme: Theme
) -> Figure:  # fmt: skip
    notes = []
    if left := len(found.dated) - len(shown):
        notes.append(f"{tally(left, 'dated claim')} left out: only the first {len(shown)} are drawn.")
    if left := len(found.undated) - len(undated):
        notes.append(f"{tally(left, 'undated claim')} left out of the list: influence and action come first.")
    notes.append("The order is of earliest beginnings; where bars overlap, it is not told which came first.")
    claims = [*shown, *undated]
    about = f"{record.name(found.id)}, {record.type_label(found.id)}".removesuffix(", ")
    return Figure(
        title=f"Timeline of {record.name(found.id)}",
        made_of=f"Made of {tally(len(found.dated), 'dated claim')} and {len(found.undated):,} undated about {about}.",
        description=" ".join(
            f"{in_words(claim.when)}: {claim_sentence(record, claim)} ({told(record, claim)})." for claim in claims
        ),
        blocks=(
            ("What is drawn", tuple(notes)),
            ("Cautions", cautions(record, [found.id, *(claim.id for claim in shown)])),
        ),
        legend=(
            *_bar_entries(shown, theme),
            *wording_entries(record, claims, theme),
            *type_entries(record, {end for claim in claims if (end := _other(claim, found.id))}, theme),
        ),
        sources=cited.listed(),
    )


def _other(claim: Claim, id: str) -> str:
    """The other thing that a claim about a thing is of; of a claim about other things, its subject."""
    return claim.object if claim.subject == id else claim.subject


def _sentence(record: Record, claim: Claim, id: str) -> str:
    relation = record.relations[claim.predicate]
    if claim.object == id:
        return f"{relation.inverse} {record.name(claim.subject)}"
    # The time stands in the line below.
    value = "" if claim.value == claim.when else value_in_words(claim)
    words = f"{relation.label} {record.name(claim.object) if claim.object else value}".strip()
    return words if claim.subject == id else f"{record.name(claim.subject)} {words}"


def _dated(
    record: Record, id: str, claims: Sequence[Claim], top: float, cited: Citations, theme: Theme
) -> Drawn:  # fmt: skip
    if not claims:
        return text(MARGIN, top + 14, "The record dates nothing about it.", TEXT, theme.mute), top + 26
    days = axis((claim.bounds for claim in claims), MARGIN + LABEL + EDGE, WIDTH - MARGIN - EDGE)
    y = top + 18
    rows, parts = [], []
    for i, claim in enumerate(claims):
        drawn, high = _row(record, id, claim, y, i, days, cited, theme)
        rows.append(element("rect", x=MARGIN, y=y, width=WIDTH - 2 * MARGIN, height=high, fill=_fill(i, theme)))
        parts.append(drawn)
        y += high
    return "".join(rows) + draw_axis(days, top + 18, y, theme) + "".join(parts), y


def _fill(index: int, theme: Theme) -> str:
    return theme.paper if index % 2 else theme.band


def _row(
    record: Record, id: str, claim: Claim, y: float, index: int, days: Axis, cited: Citations, theme: Theme
) -> Drawn:  # fmt: skip
    room = LABEL - 24
    words = fit(_sentence(record, claim, id), room, TEXT, most=200)
    below = fit(f"{in_words(claim.when)}{DOT}{told(record, claim)}{DOT}{cited.cite(claim)}", room, SMALL, most=200)
    high = (len(words) * TEXT + len(below) * SMALL) * LEAD + 8
    first = y + 4 + TEXT * 0.92
    label = _sign(record, claim, id, MARGIN + 9, first - 3, theme)
    label += paragraph(MARGIN + 19, first, words, TEXT, theme.ink, leading=LEAD)
    tone = theme.mute if claim.supports else theme.warn
    label += paragraph(MARGIN + 19, first + len(words) * TEXT * LEAD, below, SMALL, tone, leading=LEAD)
    return group("row", label + _bar(record, claim, id, days, y + high / 2, theme), claim.id), high


def _sign(record: Record, claim: Claim, id: str, x: float, y: float, theme: Theme) -> str:
    other = _other(claim, id)
    return thing_sign(record, other, x, y, 4.4, theme) if other in record.things else ""


def _bar(record: Record, claim: Claim, id: str, days: Axis, y: float, theme: Theme) -> str:
    thing = record.things.get(_other(claim, id) or id)
    drawn = look(record.types.get(thing.type) if thing else None)
    if record.is_undone(claim):
        return bar(days, claim.bounds, y, theme.paper, theme.promise, "2.4 1.8")
    dash = INFERRED_DASH if claim.wording == "inferred" else ""
    return bar(days, claim.bounds, y, drawn.colour, edge(drawn, theme), dash)


def _undated(
    record: Record, id: str, claims: Sequence[Claim], count: int, top: float, cited: Citations, theme: Theme
) -> Drawn:  # fmt: skip
    if not claims:
        return "", top
    y = top + 18
    heading = (
        f"Undated, so not on the axis ({count:,})"
        if len(claims) == count
        else (f"Undated, so not on the axis ({len(claims)} of {count:,})")
    )
    parts, column = [text(MARGIN, y, heading, TEXT, theme.ink, bold=True)], (WIDTH - 2 * MARGIN - 16) / 2
    feet = [y + 8, y + 8]
    for claim in claims:
        side = 0 if feet[0] <= feet[1] else 1
        drawn, feet[side] = _listed(record, id, claim, MARGIN + side * (column + 16), feet[side], column, cited, theme)
        parts.append(drawn)
    return "".join(parts), max(feet)


def _listed(
    record: Record, id: str, claim: Claim, x: float, y: float, width: float, cited: Citations, theme: Theme
) -> Drawn:  # fmt: skip
    words = fit(_sentence(record, claim, id), width - 14, SMALL, most=200)
    below = fit(f"{told(record, claim)}{DOT}{cited.cite(claim)}", width - 14, SMALL, most=200)
    first = y + SMALL * 0.95
    drawn = _sign(record, claim, id, x + 5, first - 2.8, theme)
    drawn += paragraph(x + 14, first, words, SMALL, theme.ink, leading=LEAD)
    drawn += paragraph(x + 14, first + len(words) * SMALL * LEAD, below, SMALL, theme.mute, leading=LEAD)
    return group("undated", drawn, claim.id), y + (len(words) + len(below)) * SMALL * LEAD + 4


def _bar_entries(claims: Sequence[Claim], theme: Theme) -> Iterator[Entry]:
    """The legend of the forms of bar that occur."""
    fill, rim = theme.mute, theme.ink
    times = [claim.bounds for claim in claims]
    spans = [time for time in times if time.start_lo != time.end_hi]

    if any(time.start_lo == time.end_hi for time in times):
        yield Entry(lambda x, y: element("circle", cx=x + 18, cy=y, r=4, fill=fill, stroke=rim), "a known day")
    if spans:
        yield Entry(lambda x, y: _sample(x, y, "none", rim), "some time within: the source says no more")
    if any("0000" < time.start_hi <= time.end_lo < "9999" for time in spans):
        yield Entry(lambda x, y: _sample(x, y, fill, rim), "throughout")
    if any(time.start_lo < "0001" or time.end_hi > "9999" for time in spans):
        arrow = "m0 -5l6 5l-6 5z"
        yield Entry(
            lambda x, y: element("path", d=f"M{x + 20:.2f} {y:.2f}{arrow}", fill=rim), "beginning or end not told"
        )


def _sample(x: float, y: float, fill: str, rim: str) -> str:
    return element("rect", x=x + 2, y=y - TEXT / 2, width=32, height=TEXT, fill=fill, stroke=rim, stroke_width=1.1)
