"""Which sources and things of two codings are the same, whether the coders share a file of things or have their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from ..identity import SAME, identity_decisions
from ..name_folding import fold_name
from ..record import Record, Source, Thing

_CodedThing = tuple[int, str]
T = TypeVar("T", Source, Thing)


class SameThings(NamedTuple):
    """What the things of two codings are called, by id: alike where they are the same thing, and only there.

    ``sources`` gives the first coding's id for each source of the second that both have.
    """

    first: Mapping[str, str]
    second: Mapping[str, str]
    sources: Mapping[str, str]


def same_things(first: Record, second: Record) -> SameThings:
    """What two codings have in common.

    Two things are the same where they have the same id and a name in common; where a name or alias of the one is one
    of the other's, and of nothing else; and where either coding has decided so, in ``identity.yaml`` or by ``sameAs``.
    Sources are, where they have the same id, else the same text, else the same title.
    """
    joined: dict[_CodedThing, _CodedThing] = {}
    for one, other in _pairs_by_id(first, second):
        _join(joined, (1, one), (2, other))
    for one, other in _only_alike(first.things.values(), second.things.values(), names_as_compared):
        _join(joined, (1, one), (2, other))
    for coder, record in ((1, first), (2, second)):
        for decision in identity_decisions(record):
            if decision.kind == SAME:
                _join(joined, (coder, decision.things[0]), (coder, decision.things[1]))
    labels = _labels(first, second, joined)
    return SameThings(
        {id: labels[_root(joined, (1, id))] for id in first.things},
        {id: labels[_root(joined, (2, id))] for id in second.things},
        _same_sources(first, second),
    )


def names_as_compared(thing: Thing) -> set[str]:
    """The names of a thing as they are compared.

    >>> sorted(names_as_compared(Thing("council", "PublicBody", "The Council", ("the council", "Weir Council"))))
    ['the council', 'weir council']
    """
    return {fold_name(name) for name in (thing.name, *thing.other_names)} - {""}


def _pairs_by_id(first: Record, second: Record) -> Iterable[tuple[str, str]]:
    for id, thing in first.things.items():
        other = second.things.get(id)
        if other and (other == thing or names_as_compared(thing) & names_as_compared(other)):
            yield id, id


def _only_alike(ones: Iterable[T], others: Iterable[T], keys: Callable[[T], set[str]]) -> Iterable[tuple[str, str]]:
    """The ids of items that have a key in common which nothing else of either side has."""
    found: tuple[defaultdict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))
    for side, items in zip(found, (ones, others), strict=True):
        for item in items:
            for key in sorted(keys(item)):
                side[key].append(item.id)
    here, there = found
    return [(here[key][0], there[key][0]) for key in here if len(here[key]) == 1 == len(there.get(key, ()))]


def _same_sources(first: Record, second: Record) -> dict[str, str]:
    found = {id: id for id in second.sources if id in first.sources}
    for keys in (lambda one: {one.text_hash} - {""}, lambda one: {fold_name(one.title)} - {""}):
        here = [one for one in first.sources.values() if one.id not in found.values()]
        there = [one for one in second.sources.values() if one.id not in found]
        found |= {other: one for one, other in _only_alike(here, there, keys)}
    return found


def _join(joined: dict[_CodedThing, _CodedThing], one: _CodedThing, other: _CodedThing) -> None:
    roots = sorted((_root(joined, one), _root(joined, other)))
    if roots[0] != roots[1]:
        joined[roots[1]] = roots[0]


def _root(joined: Mapping[_CodedThing, _CodedThing], place: _CodedThing) -> _CodedThing:
    while place in joined:
        place = joined[place]
    return place


def _labels(first: Record, second: Record, joined: Mapping[_CodedThing, _CodedThing]) -> dict[_CodedThing, str]:
    """A name for each thing of both codings, no two alike."""
    records = {1: first, 2: second}
    roots = dict.fromkeys(_root(joined, (coder, id)) for coder, one in records.items() for id in one.things)
    names = {place: records[place[0]].things[place[1]].name for place in roots}
    often = Counter(names.values())
    return {place: name if often[name] == 1 else f"{name} ({place[1]}, {place[0]})" for place, name in names.items()}
