"""The drawing of a record by rung: a band for each, with its types, the claims that lead from it, and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from ...graph.record import Record
from ...graph.words.counts import tally
from ..style import Theme
from .legend import thing_marker
from .measures import LEAD, MARGIN, SMALL, TEXT, WIDTH, Drawing
from .overview_counts import Flows, Overview, lane_title
from .svg import element, escape, fit, format_number, group, paragraph, text_line

FLOW_WIDTH, LANE_WIDTH, NAME_COLUMNS = 44.0, 150.0, 2
RADIUS, HEAD_SIZE = 9.0, 7.6


def draw_rungs(
    record: Record, summary: Overview, shown: Sequence[str], most_types: int, top: float, theme: Theme
) -> Drawing:
    """The rungs that are shown; each has a column for every rung."""
    lanes = list(summary.lanes)
    left = min(LANE_WIDTH, WIDTH - MARGIN - FLOW_WIDTH * len(lanes))
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
    title = fit(f"{lane_title(lane)} ({len(summary.lanes[lane]):,})", left - MARGIN - 6, TEXT + 1, bold=True)
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
                "title", escape(f"{lane_title(start)} to {lane_title(end)}: {tally(count, 'claim')} of {kind}")
            )
            body = draw_disc(kind, at, y, max(1.8, RADIUS * sqrt(count / limit_per_lane)), theme)
            figure = text_line(at, y + RADIUS + 9, f"{count:,}", SMALL, theme.ink, anchor="middle")
            parts.append(group(f"flow {kind}", title + body + figure, f"{start} {end}"))
    return "".join(parts)


def draw_disc(kind: str, x: float, y: float, r: float, theme: Theme) -> str:
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
