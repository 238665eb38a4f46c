"""Which lists of things of a kind there are: people, organisations, assemblies, asks, promises."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from ..graph.record import Record


class ListKind(NamedTuple):
    """A list that has a page: its name in addresses, its label, its types, and what the page says above the list.

    ``in_menu`` says whether every page leads to it; asks and promises stand in the ledger.
    """

    name: str
    label: str
    types: tuple[str, ...]
    intro: str
    in_menu: bool = True


LISTS = (
    ListKind("asks", "Asks", ("Ask",), "What people asked of somebody able to grant it, granted or not.", False),
    ListKind(
        "promises",
        "Promises",
        ("Commitment", "Pledge"),
        "What somebody publicly undertook to do. A promise is no sign that it was done.",
        False,
    ),
    ListKind("people", "People", ("Person",), "People in a public role whom the sources name."),
    ListKind("organisations", "Organisations", ("Organisation",), "Organisations whom the sources name, by type."),
    ListKind("assemblies", "Assemblies", ("Assembly",), "Meetings at which people put asks to those who hold office."),
)
BY_NAME = {one.name: one for one in LISTS}

_MAX_CACHED = 4
_in_use: OrderedDict[str, frozenset[str]] = OrderedDict()


def has_any(record: Record, kind: ListKind) -> bool:
    """Whether the record has anything for a list."""
    return kind.name in lists_in_use(record)


def lists_in_use(record: Record) -> frozenset[str]:
    """The names of the lists that the record has something for; found once for each record."""
    if record.hash not in _in_use:
        types = {thing.type for thing in record.things.values()}
        wide = types.union(*(record.types[type].above for type in types if type in record.types))
        _in_use[record.hash] = frozenset(one.name for one in LISTS if not wide.isdisjoint(one.types))
        while len(_in_use) > _MAX_CACHED:
            _in_use.popitem(last=False)
    return _in_use[record.hash]


def ids_of(record: Record, kind: ListKind) -> Iterator[str]:
    """The ids of the things of a list, by name."""
    found = [thing for thing in record.things.values() if record.is_of(thing.id, *kind.types)]
    yield from (thing.id for thing in sorted(found, key=lambda one: (one.name.casefold(), one.id)))
