"""The home page: what the record shows first, then its questions in a reader's order, its people, and how to go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..graph.record import Record
from ..graph.tracing.trace import trace
from ..visualisations.map.stories import Story
from .rendering import render
from .site import Site
from .trace import TraceQuestion

_MOST = 6
_MAX_CLAIMS = 200_000


class FirstAnswer(NamedTuple):
    """What a story of the record comes to: its question, and the verdict of its first trace."""

    question: str
    start: str
    end: str
    verdict: tuple[str, ...]


def home_page(site: Site, stories: Sequence[Story]) -> str:
    """The home page; ``stories`` are the record's questions to begin with."""
    record = site.record
    finding = _finding(record, stories)
    about = finding.verdict if finding else ()
    return render(
        site,
        "home.html",
        finding=finding,
        stories=stories,
        actors=_foremost(record),
        question=TraceQuestion(),
        summary=site.summary(site.title, " ".join(about)),
    )


def _finding(record: Record, stories: Sequence[Story]) -> FirstAnswer | None:
    """The verdict on the first story that traces something; none where the record has no such story."""
    for story in stories:
        if ends := _first_trace(story):
            return FirstAnswer(story.question, *ends, trace(record, *ends, limit=1).verdict)
    return None


def _first_trace(story: Story) -> tuple[str, str] | None:
    """The ends of the first trace that a story shows."""
    for view in story.views:
        if view.shape == "trace":
            return view.things[0], view.things[-1]
    return None


def _foremost(record: Record) -> list[tuple[str, int]]:
    """The people and organisations that most claims name, each with their number."""
    if len(record.claims) > _MAX_CLAIMS:
        return []
    actors = [id for id in record.things if record.family(id) == "actors"]
    counted = sorted(((len(record.claims_about(id)), id) for id in actors), key=lambda one: (-one[0], one[1]))
    return [(id, count) for count, id in counted[:_MOST] if count]
