"""What has changed between two versions of a record, as data."""

from __future__ import annotations

from typing import NamedTuple

GROUPS = ("sources", "things", "voices", "claims", "caveats", "tests")
"""The groups of a record in the order in which their changes are told."""

DECISIONS = "decisions"
"""What is decided on whether two things are one, told last; an id of one is those of both things."""

BETWEEN = " / "

OPPOSITES = {
    "added": "removed",
    "weakened": "strengthened",
    "merged": "divided",
    "left-out": "taken-in",
    "lost": "found-again",
    "retracted": "restored",
}
"""Kinds of changes that are one another's mirror image; every other kind is its own."""

OPPOSITES |= {after: before for before, after in OPPOSITES.items()}


class FieldChange(NamedTuple):
    """What a field held before and holds now; empty for nothing."""

    field: str
    before: str
    after: str


class ItemChange(NamedTuple):
    """What has become of one item of a record: of a claim, a thing, a source.

    ``kinds`` are codes such as ``weakened`` or ``redated``, several where several things changed at once.
    ``before`` and ``after`` are the item's ids in the two versions; one is empty where it is in the other alone.

    >>> ItemChange("claims", ("redated",), "a", "a", (FieldChange("when", "", "2016"),)).mirror_image().fields
    (FieldChange(field='when', before='2016', after=''),)
    """

    group: str
    kinds: tuple[str, ...]
    before: str
    after: str
    fields: tuple[FieldChange, ...] = ()

    @property
    def id(self) -> str:
        """The id in the later version, or the one that it had."""
        return self.after or self.before

    @property
    def things(self) -> list[str]:
        """The two things that a decision is about; none for anything else."""
        return self.id.split(BETWEEN) if self.group == DECISIONS else []

    def mirror_image(self) -> ItemChange:
        """The same change as it is from the later version to the earlier."""
        kinds = tuple(OPPOSITES.get(kind, kind) for kind in self.kinds)
        fields = tuple(FieldChange(one.field, one.after, one.before) for one in self.fields)
        return ItemChange(self.group, kinds, self.after, self.before, fields)


class VerdictChange(NamedTuple):
    """What a trace concluded before and concludes now, as sentences; none where an end was not in that version."""

    start: str
    end: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class RecordChanges(NamedTuple):
    """All that has changed between two versions of a record.

    ``files`` are the names of the files that differ, ``asked`` counts the traces whose verdicts were compared,
    ``left_out`` the items left out of both versions, which were not compared. ``has_stories`` says that either version
    has a ``stories.yaml``.
    """

    items: tuple[ItemChange, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()
    files: tuple[str, ...] = ()
    asked: int = 0
    left_out: int = 0
    has_stories: bool = False
