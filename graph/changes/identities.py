"""Which items of two versions are the same under another id: renamed, merged into another, or divided from one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from ..record import Evidence, Record, Thing
from .model import GROUPS

T = TypeVar("T", bound=tuple[Any, ...])

# Fields that hold ids of other items, one or several.
_POINTING = frozenset(
    """
    subject object voice source party_to concerns hypothesis rival bears_on depends_with author_voice derived_from
    """.split()  # noqa: SIM905
)
# Fields that follow from others, and so tell nothing of their own.
DERIVED = frozenset({"id", "bounds"})


class Version(NamedTuple):
    """A version of a record with all its items by group and id, read once; those taken back are among the claims."""

    record: Record
    items: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(cls, record: Record) -> Version:
        """The version that a record is."""
        items = {group: dict(getattr(record, group).items()) for group in GROUPS}
        items["claims"] |= record.retracted
        items["caveats"] |= record.retracted_caveats
        return cls(record, items)


class SameItems(NamedTuple):
    """By group, the ids that an item has in the earlier version and in the later, where they differ.

    ``merged`` are things of the earlier version by the one that took them in, ``divided`` things of the later version
    by the one that they were part of.
    """

    renamed: Mapping[str, Mapping[str, str]]
    merged: Mapping[str, str]
    divided: Mapping[str, str]

    def earlier(self, item: T) -> T:
        """An item of the earlier version, with what it points to by the names of the later."""
        return _with_ids(item, dict(chain(self.merged.items(), *(one.items() for one in self.renamed.values()))))

    def later(self, item: T) -> T:
        """An item of the later version, with what was divided by the name of the whole."""
        return _with_ids(item, self.divided)


def identities(old: Version, new: Version) -> SameItems:
    """What goes by another id in the later of two versions.

    An item is renamed where one that is gone and one that is new, and no others, say the same; a thing also where all
    claims about the one are about the other now. A thing is merged where it is gone, and another has its name.
    """
    renamed: dict[str, dict[str, str]] = {}
    for group in ("things", "sources", "voices", "claims", "caveats", "tests"):
        so_far = SameItems(renamed, {}, {})
        gone, come = _missing(old, new, group), _missing(new, old, group)
        pairs = _alike({id: so_far.earlier(item) for id, item in gone.items()}, come)
        if group == "things":
            pairs |= _moved_together(old, new, gone.keys() - pairs.keys(), come.keys() - set(pairs.values()))
        renamed[group] = pairs
    things = renamed["things"]
    gone = {id: one for id, one in _missing(old, new, "things").items() if id not in things}
    come = {id: one for id, one in _missing(new, old, "things").items() if id not in things.values()}
    return SameItems(renamed, _named_by(gone, new, old), _named_by(come, old, new))


def _missing(here: Version, there: Version, group: str) -> dict[str, Any]:
    """The items of a group that one version has and the other has not."""
    other = there.items[group]
    return {id: item for id, item in here.items[group].items() if id not in other}


def _alike(gone: Mapping[str, Any], come: Mapping[str, Any]) -> dict[str, str]:
    """The ids of items that say the same, where there is one on each side."""
    before, after = _by_content(gone), _by_content(come)
    both = before.keys() & after.keys()
    return {before[one][0]: after[one][0] for one in both if len(before[one]) == len(after[one]) == 1}


def _by_content(items: Mapping[str, Any]) -> dict[object, list[str]]:
    found: defaultdict[object, list[str]] = defaultdict(list)
    for id, item in items.items():
        found[tuple(content_of(item).items())].append(id)
    return found


def content_of(item: Any) -> dict[str, Any]:
    """What an item says, by field: without its id, what follows from other fields, and where evidence stands.

    >>> content_of(Thing("bus", "Project", "A night bus"))
    {'type': 'Project', 'name': 'A night bus', 'aliases': (), 'description': '', ...}
    """
    values: dict[str, Any] = {
        name: in_order(name, value) for name, value in item._asdict().items() if name not in DERIVED
    }
    if "evidence" in values:
        values["evidence"] = tuple((one.source, one.anchor, one.summary) for one in values["evidence"])
    return values


def in_order(field: str, value: Any) -> Any:
    """The value of a field; what it points to in one order, which says nothing."""
    return tuple(sorted(value)) if field in _POINTING and isinstance(value, tuple) else value


def _with_ids(item: T, ids: Mapping[str, str]) -> T:
    """An item with other ids in what it points to."""
    if not ids:
        return item
    new: dict[str, Any] = {}
    for name, value in item._asdict().items():  # type: ignore[attr-defined]
        if name in _POINTING:
            new[name] = tuple(ids.get(one, one) for one in value) if isinstance(value, tuple) else ids.get(value, value)
        elif name == "evidence":
            new[name] = tuple(_place_with_ids(one, ids) for one in value)
    return item._replace(**new)  # type: ignore[attr-defined,no-any-return]


def _place_with_ids(evidence: Evidence, ids: Mapping[str, str]) -> Evidence:
    return evidence._replace(source=ids.get(evidence.source, evidence.source))


def _moved_together(old: Version, new: Version, gone: Iterable[str], come: Iterable[str]) -> dict[str, str]:
    """Things all of whose claims are about one other thing now, which none but them were about."""
    left, entered = set(gone), set(come)
    after: defaultdict[str, set[str]] = defaultdict(set)
    before: defaultdict[str, set[str]] = defaultdict(set)
    for id, claim in old.items["claims"].items() if left and entered else ():
        if (now := new.items["claims"].get(id)) is None:
            continue
        for one, other in ((claim.subject, now.subject), (claim.object, now.object)):
            if one in left or other in entered:
                after[one].add(other)
                before[other].add(one)
    pairs = ((one, next(iter(after[one]))) for one in sorted(left) if len(after[one]) == 1)
    return {one: other for one, other in pairs if other in entered and before[other] == {one}}


def _named_by(gone: Mapping[str, Thing], there: Version, here: Version) -> dict[str, str]:
    """Things that are gone by the one thing of both versions that has their name in the other version."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    if gone:
        for thing in there.items["things"].values():
            if thing.id in here.items["things"]:
                for name in {thing.name, *thing.other_names}:
                    found[name].append(thing.id)
    return {id: found[one.name][0] for id, one in gone.items() if len(found.get(one.name, ())) == 1}
