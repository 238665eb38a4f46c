"""What the record dates about a thing, on an axis of time with the doubt of each date; what it does not date, apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...graph.networks.timeline import Timeline, parts_of, timeline
from ...graph.record import Claim, Record
from ...graph.words.claims import claim_sentence, value_in_words
from ...graph.words.counts import row, tally
from ...graph.words.headlines import timeline_headline
from ...graph.words.times import in_words
from ..style import Theme, look_of_thing, outline_colour, style_table, theme_of
from .frame import FigureText, SourceNumbers, caution_sentences, claim_marks, render_figure
from .legend import LegendEntry, thing_marker, type_entries, wording_entries
from .measures import LEAD, MARGIN, SMALL, TEXT, WIDTH, Drawing
from .pages import PagedContent, PagePart
from .svg import DOT, element, fit, group, paragraph, text_line
from .time_axis import Axis, build_axis, draw_axis, draw_bar

LABEL_WIDTH, EDGE = 236.0, 14.0
DEFAULT_LIMIT, MAX_UNDATED, MAX_PARTS = 20, 12, 6


def timeline_figure(
    record: Record, id: str, *, around: bool = False, limit: int = DEFAULT_LIMIT, theme: str = "light"
) -> str:
    """The SVG of the dated claims about a thing.

    Parameters
    ----------
    around
        Also the dated claims about things one claim away; those about its parts come along in any case.
    limit
        The most dated claims; how many are left out is said.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    content = timeline_content(record, id, around=around, limit=limit, undated=MAX_UNDATED, theme=theme)
    return render_figure(*content.part(0, content.rows), theme_of(theme))


def timeline_content(
    record: Record,
    id: str,
    *,
    around: bool = False,
    limit: int | None = None,
    undated: int | None = None,
    theme: str = "light",
) -> PagedContent:
    """What :func:`timeline_figure` draws, to be put on pages; all claims, unless there is a limit."""
    colours, events = theme_of(theme), timeline(record, id, around=around, parts=True)
    dated = events.dated[:limit]
    apart = sorted(events.undated, key=lambda claim: (_rank(record, claim), claim.id))[:undated]
    days = build_axis((claim.bounds for claim in dated), MARGIN + LABEL_WIDTH + EDGE, WIDTH - MARGIN - EDGE)

    def part(first: int, last: int) -> PagePart:
        here, below = dated[first:last], apart[max(0, first - len(dated)) : max(0, last - len(dated))]
        cited = SourceNumbers(record)
        for claim in (*here, *below):
            cited.cite(claim)

        def draw(y: float) -> Drawing:
            shown, y = _draw_dated(record, id, here, y, days, cited, colours) if here or not dated else ("", y)
            listed, y = _draw_undated(record, id, below, len(events.undated), y, cited, colours)
            return shown + listed, y

        left = len(events.dated) - len(dated), len(events.undated) - len(apart)
        return _figure(record, events, here, below, left, cited, colours), draw

    return PagedContent(len(dated) + len(apart), "claim", part)


def _rank(record: Record, claim: Claim) -> tuple[int, int]:
    """Influence and action first, of these what is told most strongly."""
    kind = record.codes_of("kind").index(record.relations[claim.predicate].kind)
    return kind, -record.strength("wording", claim.wording)


def _figure(
    record: Record,
    events: Timeline,
    dated_claims: Sequence[Claim],
    undated: Sequence[Claim],
    left: tuple[int, int],
    cited: SourceNumbers,
    theme: Theme,
) -> FigureText:
    notes, parts = [], _dated_parts(record, events)
    if parts:
        notes.append(
            f"Its parts are told of where they are dated: {row([record.name(id) for id in parts], MAX_PARTS)}."
        )
    if left[0]:
        first = len(events.dated) - left[0]
        notes.append(f"{tally(left[0], 'dated claim')} left out: only the first {first} are drawn.")
    if left[1]:
        notes.append(f"{tally(left[1], 'undated claim')} left out of the list: influence and action come first.")
    notes.append("The order is of earliest beginnings; where bars overlap, it is not told which came first.")
    claims = [*dated_claims, *undated]
    cautions = record.caveats_about([events.id, *(claim.id for claim in dated_claims)])
    about = f"{record.name(events.id)}, {record.type_label(events.id)}".removesuffix(", ")
    return FigureText(
        title=timeline_headline(record.name(events.id), events.dated, len(events.undated), len(parts)),
        summary=f"Timeline of {about}: what the record dates about {'it and its parts' if parts else 'it'}.",
        description=" ".join(
            f"{in_words(claim.when)}: {claim_sentence(record, claim)} ({claim_marks(record, claim)})."
            for claim in claims
        ),
        blocks=(
            ("What is drawn", tuple(notes)),
            ("Cautions", caution_sentences(record, cautions)),
        ),
        legend=(
            *_bar_entries(dated_claims, theme),
            *wording_entries(record, claims, theme),
            *type_entries(record, {end for claim in claims if (end := _other_end(claim, events.id))}, theme),
        ),
        sources=cited.source_lines(),
        cautions=len(cautions),
    )


def _dated_parts(record: Record, events: Timeline) -> list[str]:
    """The parts of the thing of which something is dated."""
    ends = {end for claim in events.dated for end in (claim.subject, claim.object)}
    return [part for part in parts_of(record, events.id) if part in ends]


def _other_end(claim: Claim, id: str) -> str:
    """The other thing that a claim about a thing is of; of a claim about other things, its subject."""
    return claim.object if claim.subject == id else claim.subject


def _sentence(record: Record, claim: Claim, id: str) -> str:
    relation = record.relations[claim.predicate]
    if claim.object == id:
        return f"{relation.inverse} {record.name(claim.subject)}"
    # The time stands in the line below.
    value = "" if claim.value == claim.when else value_in_words(claim)
    words = f"{relation.label} {record.object_name(claim) if claim.object else value}".strip()
    return words if claim.subject == id else f"{record.name(claim.subject)} {words}"


def _draw_dated(
    record: Record, id: str, claims: Sequence[Claim], top: float, days: Axis, cited: SourceNumbers, theme: Theme
) -> Drawing:
    if not claims:
        return text_line(MARGIN, top + 14, "The record dates nothing about it.", TEXT, theme.quiet), top + 26
    y = top + 18
    rows, parts = [], []
    for i, claim in enumerate(claims):
        elements, height = _draw_row(record, id, claim, y, i, days, cited, theme)
        rows.append(element("rect", x=MARGIN, y=y, width=WIDTH - 2 * MARGIN, height=height, fill=_fill(i, theme)))
        parts.append(elements)
        y += height
    return "".join(rows) + draw_axis(days, top + 18, y, theme) + "".join(parts), y


def _fill(index: int, theme: Theme) -> str:
    return theme.paper if index % 2 else theme.band


def _draw_row(
    record: Record, id: str, claim: Claim, y: float, index: int, days: Axis, cited: SourceNumbers, theme: Theme
) -> Drawing:
    text_width = LABEL_WIDTH - 24
    words = fit(_sentence(record, claim, id), text_width, TEXT, max_letters=200)
    below = fit(
        f"{in_words(claim.when)}{DOT}{claim_marks(record, claim)}{DOT}{cited.cite(claim)}",
        text_width,
        SMALL,
        max_letters=200,
    )
    height = (len(words) * TEXT + len(below) * SMALL) * LEAD + 8
    first = y + 4 + TEXT * 0.92
    label = _draw_marker(record, claim, id, MARGIN + 9, first - 3, theme)
    label += paragraph(MARGIN + 19, first, words, TEXT, theme.ink, leading=LEAD)
    tone = theme.quiet if claim.supports else theme.warn
    label += paragraph(MARGIN + 19, first + len(words) * TEXT * LEAD, below, SMALL, tone, leading=LEAD)
    return group("row", label + _draw_bar(record, claim, id, days, y + height / 2, theme), claim.id), height


def _draw_marker(record: Record, claim: Claim, id: str, x: float, y: float, theme: Theme) -> str:
    other = _other_end(claim, id)
    return thing_marker(record, other, x, y, 4.4, theme) if other in record.things else ""


def _draw_bar(record: Record, claim: Claim, id: str, days: Axis, y: float, theme: Theme) -> str:
    look = look_of_thing(record, _other_end(claim, id) or id)
    if record.is_undone(claim):
        return draw_bar(days, claim.bounds, y, theme.paper, theme.promise, style_table().promise_dash)
    dash = style_table().inferred["dash"] if claim.wording == "inferred" else ""
    return draw_bar(days, claim.bounds, y, look.colour, outline_colour(look, theme), dash)


def _draw_undated(
    record: Record, id: str, claims: Sequence[Claim], count: int, top: float, cited: SourceNumbers, theme: Theme
) -> Drawing:
    if not claims:
        return "", top
    y = top + 18
    heading = (
        f"Undated, so not on the axis ({count:,})"
        if len(claims) == count
        else (f"Undated, so not on the axis ({len(claims)} of {count:,})")
    )
    parts, column = [text_line(MARGIN, y, heading, TEXT, theme.ink, bold=True)], (WIDTH - 2 * MARGIN - 16) / 2
    feet = [y + 8, y + 8]
    for claim in claims:
        side = 0 if feet[0] <= feet[1] else 1
        elements, feet[side] = _draw_undated_claim(
            record, id, claim, MARGIN + side * (column + 16), feet[side], column, cited, theme
        )
        parts.append(elements)
    return "".join(parts), max(feet)


def _draw_undated_claim(
    record: Record, id: str, claim: Claim, x: float, y: float, width: float, cited: SourceNumbers, theme: Theme
) -> Drawing:
    words = fit(_sentence(record, claim, id), width - 14, SMALL, max_letters=200)
    below = fit(f"{claim_marks(record, claim)}{DOT}{cited.cite(claim)}", width - 14, SMALL, max_letters=200)
    first = y + SMALL * 0.95
    elements = _draw_marker(record, claim, id, x + 5, first - 2.8, theme)
    elements += paragraph(x + 14, first, words, SMALL, theme.ink, leading=LEAD)
    elements += paragraph(x + 14, first + len(words) * SMALL * LEAD, below, SMALL, theme.quiet, leading=LEAD)
    return group("undated", elements, claim.id), y + (len(words) + len(below)) * SMALL * LEAD + 4


def _bar_entries(claims: Sequence[Claim], theme: Theme) -> Iterator[LegendEntry]:
    """The legend of the forms of bar that occur."""
    fill, rim = theme.quiet, theme.ink
    times = [claim.bounds for claim in claims]
    spans = [time for time in times if not time.is_one_day]

    if any(time.is_one_day for time in times):
        yield LegendEntry(lambda x, y: element("circle", cx=x + 18, cy=y, r=4, fill=fill, stroke=rim), "a known day")
    if spans:
        yield LegendEntry(lambda x, y: _bar_sample(x, y, "none", rim), "some time within: the source says no more")
    if any(time.has_certain_span for time in spans):
        yield LegendEntry(lambda x, y: _bar_sample(x, y, fill, rim), "throughout")
    if any(time.is_open for time in spans):
        arrow = "m0 -5l6 5l-6 5z"
        yield LegendEntry(
            lambda x, y: element("path", d=f"M{x + 20:.2f} {y:.2f}{arrow}", fill=rim), "beginning or end not told"
        )


def _bar_sample(x: float, y: float, fill: str, rim: str) -> str:
    return element("rect", x=x + 2, y=y - TEXT / 2, width=32, height=TEXT, fill=fill, stroke=rim, stroke_width=1.1)
