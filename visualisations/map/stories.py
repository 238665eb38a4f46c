"""Questions to begin with: each a row of views of the map with a caption, written in ``stories.yaml`` or made.

A story shows what the record says and adds nothing to it: every view names things of the record, and the page draws
the claims between them. Where a data set has no such file, questions are made of its strongest pathways from what was
asked to what came of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...graph.errors import DataError, Problem
from ...graph.files import folders
from ...graph.files.invisible_letters import is_blank
from ...graph.files.reading import YamlMapping, YamlNode, read_yaml
from ...graph.record import Record
from ...graph.tracing.trace import reach
from ...graph.words.short_names import short_name
from .selection import degrees

FILE = "stories.yaml"
SHAPES = {"thing": 1, "line": 2, "trace": 2, "things": 0}
MAX_GENERATED = 4
MAX_TRIED = 12
MAX_LETTERS = 1_000
# Beyond this, finding out where asks lead would take longer than drawing the page.
MAX_CLAIMS = 20_000


@dataclass(frozen=True, slots=True)
class View:
    """One picture of a story. ``shape`` is thing, line, trace or things, and says how ``things`` are shown."""

    caption: str
    shape: str
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A question, and the views that answer it in order."""

    id: str
    title: str
    question: str
    views: tuple[View, ...]


def stories(record: Record, text: bytes, file: str = FILE) -> tuple[Story, ...]:
    """The stories of a file, each thing that they name checked against the record.

    Raises
    ------
    DataError
        With the line of every key that does not belong, is missing, or names what the record does not hold.
    """
    top = read_yaml(text, file)
    reading = _StoryParser(record, file)
    items = reading.list(top, "stories")
    found = tuple(map(reading.story, items))
    reading.unknown(top, {"stories"})
    lines: dict[str, int] = {}
    for story, item in zip(found, items, strict=True):
        line = item.place.of("id")
        if story.id and (first := lines.setdefault(story.id, line)) != line:
            reading.refuse(line, f"{story.id} is already the id of the story of line {first}: choose another")
    if reading.problems:
        raise DataError(reading.problems)
    return found


def read_stories(record: Record, folder: str) -> tuple[Story, ...] | None:
    """The stories in a data folder's ``stories.yaml``; None where there is no such file."""
    path = os.path.join(folder, FILE)
    return stories(record, folders.read_file(path), folders.short_path(path)) if os.path.lexists(path) else None


class _StoryParser:
    """One file being read, with the problems found so far."""

    def __init__(self, record: Record, file: str) -> None:
        self.record, self.file = record, file
        self.problems: list[Problem] = []

    def refuse(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, message))

    def unknown(self, at: YamlMapping, keys: set[str]) -> None:
        for key in sorted(at.values.keys() - keys):
            self.refuse(at.place.of(key), f"{key} does not belong here: only {', '.join(sorted(keys))}")

    def text(self, at: YamlMapping, key: str) -> str:
        value = at.values.get(key)
        if isinstance(value, str) and not is_blank(value):
            if len(value) > MAX_LETTERS:
                self.refuse(at.place.of(key), f"{key} is longer than {MAX_LETTERS:,} characters: shorten it")
            return " ".join(value.split())
        self.refuse(at.place.of(key), f"{key} is missing or no text")
        return ""

    def list(self, at: YamlMapping, key: str) -> list[YamlMapping]:
        value = at.values.get(key)
        if isinstance(value, list) and value and all(isinstance(item, YamlMapping) for item in value):
            return [item for item in value if isinstance(item, YamlMapping)]
        self.refuse(at.place.of(key), f"{key} must be a list of entries with keys")
        return []

    def story(self, at: YamlMapping) -> Story:
        self.unknown(at, {"id", "title", "question", "views"})
        views = tuple(self.view(item) for item in self.list(at, "views"))
        return Story(self.text(at, "id"), self.text(at, "title"), self.text(at, "question"), views)

    def view(self, at: YamlMapping) -> View:
        self.unknown(at, {"caption", *SHAPES})
        caption = self.text(at, "caption")
        shapes = [shape for shape in SHAPES if shape in at.values]
        if len(shapes) != 1:
            self.refuse(at.place.line, f"a view shows one of {', '.join(SHAPES)}")
            return View(caption, "things", ())
        ids = self.ids(at, shapes[0], at.values[shapes[0]])
        return View(caption, shapes[0], ids)

    def ids(self, at: YamlMapping, shape: str, value: YamlNode) -> tuple[str, ...]:
        given = value if isinstance(value, list) else [value]
        ids = [item for item in given if isinstance(item, str)]
        line = at.place.of(shape)
        if len(ids) != len(given) or (SHAPES[shape] and len(ids) != SHAPES[shape]):
            self.refuse(line, f"{shape} takes {SHAPES[shape] or 'a list of'} id{'s' if SHAPES[shape] != 1 else ''}")
        for id in ids:
            if id not in self.record.things:
                self.refuse(line, f"the record holds no thing {id}")
        if shape == "line" and len(ids) == 2 and not self.are_joined(*ids):
            self.refuse(line, f"no claim joins {ids[0]} and {ids[1]}")
        return tuple(ids)

    def are_joined(self, one: str, other: str) -> bool:
        return any(other in (claim.subject, claim.object) for claim in self.record.claims_about(one))


def generate_stories(record: Record) -> tuple[Story, ...]:
    """Questions made from the data: what came of asks, those with the strongest pathway to an outcome first.

    Where no ask leads to an outcome, what came of what the most connected actors did stands in their place.
    """
    if len(record.claims) > MAX_CLAIMS:
        return ()
    count = degrees(record)
    asks = [id for id in record.things if record.rung(id) == "ask" and count[id]]
    found = _strongest(record, asks, count)
    if not any(end for _, end in found):
        actors = [id for id in record.things if record.family(id) == "actors" and count[id]]
        led = [pair for pair in _strongest(record, actors, count) if pair[1]]
        found = (led + found)[:MAX_GENERATED]
    return tuple(_generate_story(record, start, end) for start, end in found)


def _strongest(record: Record, starts: Iterable[str], count: Mapping[str, int]) -> list[tuple[str, str]]:
    """The starts that most claims are about, each with the outcome that it leads to best, if to any."""
    tried = sorted(starts, key=lambda id: (-count[id], id))[:MAX_TRIED]
    ranked = []
    for place, start in enumerate(tried):
        found, _ = reach(record, start)
        best = next((one for one in found if record.rung(one.id) == "outcome"), None)
        ranked.append((best is None, tuple(best[:3]) if best else (), place, (start, best.id if best else "")))
    return [pair for *_, pair in sorted(ranked)[:MAX_GENERATED]]


def _generate_story(record: Record, start: str, end: str) -> Story:
    name = short_name(record, start)
    views = [View(f"What the record says of {name}.", "thing", (start,))]
    if end:
        caption = f"How far the record joins it to {short_name(record, end)}, and where that breaks."
        views.append(View(caption, "trace", (start, end)))
    is_ask = record.rung(start) == "ask"
    question = f"What came of {name}?" if is_ask else f"What does the record say came of what {name} did?"
    return Story(start, record.name(start), question, tuple(views))
