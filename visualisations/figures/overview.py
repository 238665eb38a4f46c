"""The whole record on a page: the ladder from who asked to what came of it, a band for each rung.

A band counts its things by type and names those that most claims tie to others. Beside it stands how many claims lead
from it to each other rung. A small record has every thing named; of a large one it is said how many are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...graph.record import Record
from ...graph.strength import PLAIN
from ...graph.words.catalogue import catalogue
from ...graph.words.counts import tally
from ...graph.words.headlines import ladder_headline
from ...graph.words.sources import source_line
from ..style import Theme, theme_of
from .frame import FigureText, render_figure
from .legend import LegendEntry
from .measures import SMALL
from .overview_counts import CONTEXT, DEFAULT_LIMIT, NAMED_THINGS, Overview, lane_title, leading_claims, overview
from .overview_drawing import draw_disc, draw_rungs
from .pages import PagedContent
from .pathway_text import lane_names
from .svg import text_line

SHOWN_TYPES = (4, 4, 2, 1, 0)


def overview_figure(record: Record, *, limit: int = DEFAULT_LIMIT, theme: str = "light") -> str:
    """The SVG of the whole record by lane.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    content = overview_contents(record, limit=limit, theme=theme)[0]
    return render_figure(*content.part(0, content.rows), theme_of(theme))


def overview_contents(record: Record, *, limit: int = DEFAULT_LIMIT, theme: str = "light") -> list[PagedContent]:
    """What :func:`overview_figure` draws, to be put on pages: rungs with ever fewer things and types named."""
    colours = theme_of(theme)
    summaries = [overview(record, limit), *(overview(record, 0, named) for named in (NAMED_THINGS, 2, 1, 0))]

    def content(summary: Overview, types: int) -> PagedContent:
        lanes = list(summary.lanes)
        figure = _figure(record, summary, colours)
        return PagedContent(
            len(lanes),
            "rung",
            lambda first, last: (figure, lambda y: draw_rungs(record, summary, lanes[first:last], types, y, colours)),
        )

    return [content(*one) for one in zip(summaries, SHOWN_TYPES, strict=True)]


def _figure(record: Record, summary: Overview, theme: Theme) -> FigureText:
    claims = record.claims.values()
    counted = sum(sum(kinds.values()) for kinds in summary.flows.values())
    notes = [
        f"In the table are the {tally(counted, 'claim')} of influence or action that are told as done: of "
        f"{tally(len(claims), 'claim')} in all."
    ]
    promised = sum(record.is_undone(claim) for claim in claims)
    notes.append(
        f"{tally(promised, 'claim')} of what was promised, asked, planned or aimed at, and is not shown as done, are "
        "in no circle."
    )
    if summary.unnamed:
        notes.append(_unnamed_note(summary))
    notes.append("How much is told of something says what the sources dwell on, not how much it mattered.")
    return FigureText(
        title=ladder_headline(*_up_the_ladder(record)),
        summary=f"{catalogue()['pictured.ladder']} {_size(record)}",
        description=" ".join(_sentences(record, summary)),
        blocks=(("What is drawn", tuple(notes)), ("How it is told", tuple(_wording_counts(record)))),
        legend=tuple(_legend(theme)),
        cautions=len(record.caveats),
        sources=(*_source_lines(record), f"Record {record.hash[:12]}"),
    )


def _unnamed_note(summary: Overview) -> str:
    """How many things are counted and not named."""
    most = max(map(len, summary.named.values()))
    if not most:
        return f"{tally(summary.unnamed, 'thing')} are counted and not named."
    return (
        f"Named are the things of each rung that most claims tie to others, at most {most}; "
        f"{tally(summary.unnamed, 'more thing')} are counted and not named."
    )


def _size(record: Record) -> str:
    return (
        f"The record as a whole: {tally(len(record.things), 'thing')}, {tally(len(record.claims), 'claim')} and "
        f"{tally(len(record.caveats), 'caution')} from {tally(len(record.sources), 'source')}."
    )


def _up_the_ladder(record: Record) -> tuple[int, int, int]:
    """How many claims lead from a rung to a higher one, how many of these are of influence, how many of them stated."""
    rungs = {lane: i for i, lane in enumerate(lane_names(record)) if lane != CONTEXT}
    up = [
        claim
        for claim, start, end in leading_claims(record)
        if start in rungs and end in rungs and rungs[start] < rungs[end]
    ]
    influence = [claim for claim in up if record.relations[claim.predicate].kind == "influence"]
    stated = [claim for claim in influence if record.strength("wording", claim.wording) == PLAIN]
    return len(up), len(influence), len(stated)


def _sentences(record: Record, summary: Overview) -> Iterator[str]:
    for lane, ids in summary.lanes.items():
        named = ", ".join(record.name(id) for id in summary.named[lane])
        among = f"among them {named}" if named else "none of them named"
        yield f"{lane_title(lane)}: {tally(len(ids), 'thing')}, {among}."
    for (start, end), kinds in sorted(summary.flows.items()):
        title = " and ".join(f"{count} of {kind}" for kind, count in sorted(kinds.items()))
        yield f"From {lane_title(start).lower()} to {lane_title(end).lower()}: {title}."


def _wording_counts(record: Record) -> Iterator[str]:
    """How many claims are worded how, in the order of the vocabulary."""
    count = Counter(claim.wording for claim in record.claims.values())
    order = [name for list, name in record.codes if list == "wording"]
    known = sorted(count, key=lambda name: (order.index(name) if name in order else len(order), name))
    yield ", ".join(f"{count[name]:,} {name}" for name in known)
    disputing = sum(not claim.supports for claim in record.claims.values())
    undated = sum(not claim.when for claim in record.claims.values())
    yield f"{disputing:,} disputing; {undated:,} undated"


def _source_lines(record: Record) -> Iterator[str]:
    count = Counter(claim.source for claim in record.claims.values())
    for i, id in enumerate(sorted(record.sources), 1):
        yield f"[{i}] {source_line(record, id)}: {tally(count[id], 'claim')}"


def _legend(theme: Theme) -> Iterator[LegendEntry]:
    influence = (
        "influence: so many claims say that something in the band brought about, enabled or informed something on "
        "the rung of the column"
    )
    agency = "agency: so many claims say that something in the band did it: asked, made, launched, funded, led"
    behind = "behind a name: how many claims tie it to other things"
    yield LegendEntry(lambda x, y: draw_disc("influence", x + 18, y, 6, theme), influence, 14, "influence")
    yield LegendEntry(lambda x, y: draw_disc("agency", x + 18, y, 6, theme), agency, 14, "agency")
    yield LegendEntry(lambda x, y: text_line(x + 18, y + 3, "(12)", SMALL, theme.ink, anchor="middle"), behind)
    yield LegendEntry(lambda x, y: "", "Order in time and belonging are in no circle.")
