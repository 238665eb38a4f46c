"""The themes that an ask or promise has through what it belongs to: its parts, its wholes, its project."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from .model import InheritedTheme

if TYPE_CHECKING:
    from .rows import Join

_PROJECTS = ("about", "partOf")
_FAMILY = "delivery"


def inherited_themes(join: Join, id: str, own: Collection[str]) -> tuple[InheritedTheme, ...]:
    """The themes that are not among its own, each with what it comes from, in order of theme, how, and id.

    A part or whole has the themes that it is about, and those of the asks it answers; a project those it is about.
    """
    ways = {"part": climb(join, id, down=True), "whole": climb(join, id, down=False), "project": projects(join, id)}
    found: dict[tuple[str, str], list[str]] = {}
    for relation, others in ways.items():
        for other in others:
            for theme in themes_of(join, other):
                if theme not in own:
                    found.setdefault((theme, relation), []).append(other)
    return tuple(InheritedTheme(theme, way, tuple(sorted(others))) for (theme, way), others in sorted(found.items()))


def themes_of(join: Join, id: str) -> Iterator[str]:
    """The themes that a thing or an ask that it answers is about."""
    asks = join.links(id, "respondedTo", types=("Ask",))
    yield from (one.id for one in join.links_of_all([id, *(ask.id for ask in asks)], "about", types=("Theme",)))


def climb(join: Join, id: str, *, down: bool) -> list[str]:
    """All parts of an ask or promise, or all wholes, at any depth; itself not."""
    seen, level = {id}, [id]
    while level:
        near = (one.id for other in level for one in (join.parts(other) if down else join.wholes(other)))
        level = _new(near, seen)
    return sorted(seen - {id})


def _new(ids: Iterable[str], seen: set[str]) -> list[str]:
    new = [id for id in dict.fromkeys(ids) if id not in seen]
    seen.update(new)
    return new


def projects(join: Join, id: str) -> list[str]:
    """What delivers it: the projects, funds and the like that it is about or part of."""
    linked = {one.id for predicate in _PROJECTS for one in join.links(id, predicate)}
    return sorted(other for other in linked if join.family(other) == _FAMILY)
