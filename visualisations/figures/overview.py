"""The whole record on a page: the ladder from who asked to what came of it, a band for each rung.

A band counts its things by type and names those that most claims tie to others. Beside it stands how many claims lead
from it to each other rung. A small record has every thing named; of a large one it is said how many are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ...graph.record import Claim, Record
from ...graph.strength import PLAIN
from ...graph.tracing.graph import edge_of
from ...graph.words.catalogue import catalogue
from ...graph.words.counts import tally
from ...graph.words.headlines import ladder_headline
from ...graph.words.sources import source_line
from ..map.selection import degrees
from ..style import Theme, theme_of
from .frame import FigureText, render_figure
from .legend import LegendEntry, thing_marker
from .measures import LEAD, MARGIN, SMALL, TEXT, WIDTH, Drawing
from .pages import Content
from .pathway_text import lane_names
from .svg import element, escape, fit, format_number, group, paragraph, text_line

FLOW_WIDTH, NAME_COLUMNS, DEFAULT_LIMIT = 44.0, 2, 300
NAMED_THINGS, SHOWN_TYPES = 4, (4, 4, 2, 1, 0)
RADIUS = 9.0
HEAD_SIZE = 7.6
CONTEXT = "context"

Flows = Mapping[tuple[str, str], Counter[str]]


@dataclass(frozen=True, slots=True)
class Overview:
    """A record by lane: its things, most tied first, and the counts of claims that lead from lane to lane, by kind.

    ``named`` are the things that a lane names.
    """

    lanes: dict[str, list[str]]
    named: dict[str, list[str]]
    flows: Flows
    ties: Counter[str]

    @property
    def unnamed(self) -> int:
        """How many things are counted and not named."""
        return sum(map(len, self.lanes.values())) - sum(map(len, self.named.values()))


def _lane_title(lane: str) -> str:
    return catalogue()[f"lane.{lane}"]


def overview(record: Record, limit: int = DEFAULT_LIMIT, named: int = NAMED_THINGS) -> Overview:
    """A record by lane. Of more than ``limit`` things each lane names only the ``named`` most tied."""
    ties = degrees(record)
    lanes: dict[str, list[str]] = {lane: [] for lane in lane_names(record)}
    for id in sorted(record.things, key=lambda id: (-ties[id], id)):
        lanes[lane_of(record, id)].append(id)
    limit_per_lane = named if len(record.things) > limit else limit
    flows: dict[tuple[str, str], Counter[str]] = {}
    for claim, start, end in _leading_claims(record):
        flows.setdefault((start, end), Counter())[record.relations[claim.predicate].kind] += 1
    shown = {lane: ids for lane, ids in lanes.items() if ids}
    return Overview(shown, {lane: ids[:limit_per_lane] for lane, ids in shown.items()}, flows, ties)


def _leading_claims(record: Record) -> Iterator[tuple[Claim, str, str]]:
    """The claims of influence or action that are told as done, each with the lanes that it leads from and to."""
    for claim in record.claims.values():
        edge = edge_of(record, claim)
        if edge and record.tells_influence(edge.kind) and not record.is_undone(claim):
            yield claim, lane_of(record, edge.start), lane_of(record, edge.end)


def lane_of(record: Record, id: str) -> str:
    """The rung of a thing; people, bodies and roles without one are who, and what is left is context."""
    thing = record.things.get(id)
    type = record.types.get(thing.type) if thing else None
    rung = record.rung(id) or ("who" if type and type.family in ("actors", "roles") else "context")
    return rung if rung in lane_names(record) else "context"


def overview_figure(record: Record, *, limit: int = DEFAULT_LIMIT, theme: str = "light") -> str:
    """The SVG of the whole record by lane.

    Raises
    ------
    ValueError
        There is no such theme.
    """
    content = overview_contents(record, limit=limit, theme=theme)[0]
    return render_figure(*content.part(0, content.rows), theme_of(theme))


def overview_contents(record: Record, *, limit: int = DEFAULT_LIMIT, theme: str = "light") -> list[Content]:
    """What :func:`overview_figure` draws, to be put on pages: rungs with ever fewer things and types named."""
    colours = theme_of(theme)
    summaries = [overview(record, limit), *(overview(record, 0, named) for named in (NAMED_THINGS, 2, 1, 0))]

    def content(summary: Overview, types: int) -> Content:
        lanes = list(summary.lanes)
        figure = _figure(record, summary, colours)
        return Content(
            len(lanes),
            "rung",
            lambda first, last: (figure, lambda y: _draw(record, summary, lanes[first:last], types, y, colours)),
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
        for claim, start, end in _leading_claims(record)
        if start in rungs and end in rungs and rungs[start] < rungs[end]
    ]
    influence = [claim for claim in up if record.relations[claim.predicate].kind == "influence"]
    stated = [claim for claim in influence if record.strength("wording", claim.wording) == PLAIN]
    return len(up), len(influence), len(stated)


def _sentences(record: Record, summary: Overview) -> Iterator[str]:
    for lane, ids in summary.lanes.items():
        named = ", ".join(record.name(id) for id in summary.named[lane])
        among = f"among them {named}" if named else "none of them named"
        yield f"{_lane_title(lane)}: {tally(len(ids), 'thing')}, {among}."
    for (start, end), kinds in sorted(summary.flows.items()):
        title = " and ".join(f"{count} of {kind}" for kind, count in sorted(kinds.items()))
        yield f"From {_lane_title(start).lower()} to {_lane_title(end).lower()}: {title}."


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


def _draw(
    record: Record, summary: Overview, shown: Sequence[str], most_types: int, top: float, theme: Theme
) -> Drawing:
    """The rungs that are shown; each has a column for every rung."""
    lanes = list(summary.lanes)
    left = WIDTH - MARGIN - FLOW_WIDTH * len(lanes)
    parts = [
        paragraph(
            MARGIN, top + 14, ["Claims that lead from the", "rung of a row to that of a column"], HEAD_SIZE, theme.quiet
        )
    ]
    for i, lane in enumerate(lanes):
        parts.append(text_line(left + FLOW_WIDTH * (i + 0.5), top + 23, lane, HEAD_SIZE, theme.ink, anchor="middle"))
    y = top + 30
    for i, lane in enumerate(shown):
        elements, height = _draw_band(record, summary, lane, most_types, left, y, theme)
        fill = theme.paper if i % 2 else theme.band
        parts.append(element("rect", x=0, y=y, width=WIDTH, height=height, fill=fill, class_="lane") + elements)
        y += height
    return "".join(parts), y


def _draw_band(
    record: Record, summary: Overview, lane: str, most_types: int, left: float, y: float, theme: Theme
) -> Drawing:
    lanes = list(summary.lanes)
    title = fit(f"{_lane_title(lane)} ({len(summary.lanes[lane]):,})", left - MARGIN - 6, TEXT + 1, bold=True)
    parts = [paragraph(MARGIN, y + 14, title, TEXT + 1, theme.ink, bold=True)]
    foot = y + 14 + (len(title) - 1) * (TEXT + 1) * 1.25 + 5
    types, foot_types = _draw_types(record, summary.lanes[lane], most_types, left, foot, theme)
    for i, other in enumerate(lanes):
        parts.append(_draw_flow(summary.flows, lane, other, left + FLOW_WIDTH * (i + 0.5), y + 13, theme))
    height = 31 if any(start == lane for start, _ in summary.flows) else 10
    names, foot = _draw_names(record, summary, lane, left, y + height + 3, theme)
    lines = "".join(
        f"M{format_number(left + FLOW_WIDTH * i)} {format_number(y)}V{format_number(y + height)}"
        for i in range(len(lanes))
    )
    grid = element("path", d=lines, stroke=theme.rule, stroke_width=0.6)
    return "".join([grid, *parts, types, names]), max(foot_types, foot) + 5 - y


def _draw_types(record: Record, ids: Sequence[str], most: int, left: float, y: float, theme: Theme) -> Drawing:
    """How many things of each type, each with its shape."""
    count = Counter(record.type_label(id) or "other" for id in ids)
    first = {record.type_label(id) or "other": id for id in reversed(ids)}
    parts, order = [], sorted(count, key=lambda label: (-count[label], label))
    for label in order[:most]:
        lines = fit(f"{label}: {count[label]:,}", left - MARGIN - 18, SMALL)
        parts.append(thing_marker(record, first[label], MARGIN + 5, y + 5, 3.6, theme))
        parts.append(paragraph(MARGIN + 13, y + 7.8, lines, SMALL, theme.quiet, leading=LEAD))
        y += len(lines) * SMALL * LEAD + 1
    if most and (rest := order[most:]):
        more = f"{tally(len(rest), 'more type')}: {sum(count[label] for label in rest):,}"
        parts.append(text_line(MARGIN + 13, y + 7.8, more, SMALL, theme.quiet))
        y += SMALL * LEAD + 1
    return "".join(parts), y


def _draw_flow(flows: Flows, start: str, end: str, x: float, y: float, theme: Theme) -> str:
    """A disc for influence and a ring for action, by how many claims, with the number below."""
    kinds = flows.get((start, end), Counter())
    limit_per_lane = max((count for every in flows.values() for count in every.values()), default=1)
    parts = []
    for kind, at in (("influence", x - 10.5), ("agency", x + 10.5)):
        if count := kinds[kind]:
            title = element(
                "title", escape(f"{_lane_title(start)} to {_lane_title(end)}: {tally(count, 'claim')} of {kind}")
            )
            body = _draw_disc(kind, at, y, max(1.8, RADIUS * sqrt(count / limit_per_lane)), theme)
            figure = text_line(at, y + RADIUS + 9, f"{count:,}", SMALL, theme.ink, anchor="middle")
            parts.append(group(f"flow {kind}", title + body + figure, f"{start} {end}"))
    return "".join(parts)


def _draw_disc(kind: str, x: float, y: float, r: float, theme: Theme) -> str:
    fill = theme.ink if kind == "influence" else "none"
    return element("circle", cx=x, cy=y, r=r, fill=fill, stroke=theme.ink, stroke_width=1.2)


def _draw_names(record: Record, summary: Overview, lane: str, left: float, y: float, theme: Theme) -> Drawing:
    """The things that a lane names, in columns, each with how many claims tie it to others."""
    wide = (WIDTH - MARGIN - left) / NAME_COLUMNS
    feet, parts = [y] * NAME_COLUMNS, []
    for id in summary.named[lane]:
        column = min(range(NAME_COLUMNS), key=lambda i: (feet[i], i))
        x, top = left + wide * column, feet[column]
        lines = fit(f"{record.name(id)} ({summary.ties[id]:,})", wide - 20, SMALL)
        elements = thing_marker(record, id, x + 5, top + 5, 3.6, theme)
        elements += paragraph(x + 13, top + 7.8, lines, SMALL, theme.ink, leading=LEAD)
        parts.append(group("thing", elements, id))
        feet[column] += len(lines) * SMALL * LEAD + 2
    return "".join(parts), max(feet)


def _legend(theme: Theme) -> Iterator[LegendEntry]:
    influence = (
        "influence: so many claims say that something in the band brought about, enabled or informed something on "
        "the rung of the column"
    )
    agency = "agency: so many claims say that something in the band did it: asked, made, launched, funded, led"
    behind = "behind a name: how many claims tie it to other things"
    yield LegendEntry(lambda x, y: _draw_disc("influence", x + 18, y, 6, theme), influence, 14, "influence")
    yield LegendEntry(lambda x, y: _draw_disc("agency", x + 18, y, 6, theme), agency, 14, "agency")
    yield LegendEntry(lambda x, y: text_line(x + 18, y + 3, "(12)", SMALL, theme.ink, anchor="middle"), behind)
    yield LegendEntry(lambda x, y: "", "Order in time and belonging are in no circle.")
