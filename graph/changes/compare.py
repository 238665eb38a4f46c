"""Two versions of a record compared, item by item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..identity import MERGED
from ..record import Claim, Evidence, IdentityDecision, Record
from ..tracing.edges import least_strength
from ..words.places import spot
from .identities import DERIVED, SameItems, Version, in_order
from .model import BETWEEN, DECISIONS, GROUPS, FieldChange, ItemChange

# What a change of a field of a claim is called; of any other field: reworded.
_KINDS = {
    **dict.fromkeys(("wording", "modality", "reading", "share", "coded_as"), "put"),
    "polarity": "reversed",
    "when": "redated",
    "anchor": "reanchored",
    "place": "moved",
    **dict.fromkeys(("subject", "predicate", "object"), "redirected"),
    **dict.fromkeys(("value", "unit", "qualifier", "scope"), "revalued"),
    "voice": "retold",
}
_ORDER = ("retracted", "restored", "weakened", "strengthened", "put", "reversed", "redirected", "revalued", "redated",
          "retold", "reanchored", "lost", "found-again", "moved", "updated", "changed", "reworded")  # fmt: skip
_OF_EVIDENCE = frozenset({"anchor", "place"})
_FOUND = "found"
_TEXT = frozenset({"text_hash", "file_hash", "text_file", "file"})


def compare(old: Version, new: Version, same: SameItems) -> tuple[ItemChange, ...]:
    """What has changed from one version of a record to a later one, by group and id.

    >>> from civicgraph import Dataset
    >>> from civicgraph.graph.changes.identities import identities
    >>> version = Version.of(Dataset.shipped().record())
    >>> compare(version, version, identities(version, version))
    ()
    """
    found = [change for group in GROUPS for change in _group_changes(group, old, new, same)]
    found += _decision_changes(old.record, new.record, same)
    order = (*GROUPS, DECISIONS)
    return tuple(sorted(found, key=lambda one: (order.index(one.group), one.id, one.before)))


def left_out_of_both(old: Record, new: Record) -> int:
    """How many items are left out of both versions, so that they are not compared."""
    return len(_drafts(old) & _drafts(new))


def _group_changes(group: str, old: Version, new: Version, same: SameItems) -> Iterator[ItemChange]:
    before, after, renamed = old.items[group], new.items[group], same.renamed[group]
    merged, divided = (same.merged, same.divided) if group == "things" else ({}, {})
    drafts, earlier_drafts = _drafts(new.record), _drafts(old.record)
    for id, item in before.items():
        if id in after or id in renamed:
            yield from _item_changes(group, item, after[renamed.get(id, id)], old.record, new.record, same)
        elif id in merged:
            yield ItemChange(group, ("merged",), id, merged[id])
        else:
            yield ItemChange(group, ("left-out" if id in drafts else "removed",), id, "")
    come = set(renamed.values())
    for id in after:
        if id in before or id in come:
            continue
        if id in divided:
            yield ItemChange(group, ("divided",), divided[id], id)
        else:
            yield ItemChange(group, ("taken-in" if id in earlier_drafts else "added",), "", id)


def _decision_changes(old: Record, new: Record, same: SameItems) -> Iterator[ItemChange]:
    """What has become of decisions on whether two things are one; that they were merged is told of the things."""
    names = {**same.renamed["things"], **same.merged}
    before, after = _decisions(old, names), _decisions(new, same.divided)
    for pair in before.keys() | after.keys():
        (one, was), (other, now) = before.get(pair, ("", None)), after.get(pair, ("", None))
        if was is None or now is None:
            yield ItemChange(DECISIONS, ("removed" if now is None else "added",), one, other)
            continue
        fields = tuple(
            FieldChange("decision" if name == "kind" else name, getattr(was, name), getattr(now, name))
            for name in ("kind", "reason", "decided_by", "decided")
            if getattr(was, name) != getattr(now, name)
        )
        if fields:
            yield ItemChange(DECISIONS, ("changed",), one, other, fields)


def _decisions(record: Record, names: Mapping[str, str]) -> dict[tuple[str, ...], tuple[str, IdentityDecision]]:
    """The decisions of a record by their things as the other version calls them, each with its id."""
    return {
        tuple(sorted(names.get(id, id) for id in one.things)): (BETWEEN.join(sorted(one.things)), one)
        for one in record.decisions
        if one.kind != MERGED
    }


def _drafts(record: Record) -> set[str]:
    """The ids of what is left out of a record, as far as they are known."""
    return {one.id for one in record.drafts if one.id}


def _item_changes(group: str, item: Any, now: Any, old: Record, new: Record, same: SameItems) -> Iterator[ItemChange]:
    """The change of an item that both versions have, if there is one."""
    if item == now:
        return
    fields = tuple(_field_changes(same.earlier(item), same.later(now), item, now, old, new))
    kinds = ["renamed"] if item.id != now.id else []
    kinds += _kinds(group, item, now, fields, old, new)
    if kinds:
        yield ItemChange(group, tuple(kinds), item.id, now.id, fields)


def _field_changes(one: Any, other: Any, item: Any, now: Any, old: Record, new: Record) -> Iterator[FieldChange]:
    """The fields that differ between two items that point to the same by the same names, as they are written."""
    for name in one._fields:
        if name in DERIVED or in_order(name, getattr(one, name)) == in_order(name, getattr(other, name)):
            continue
        if name == "evidence":
            yield from _evidence_changes(one.evidence, other.evidence, old, new)
        elif name != "text_hash" or (item.text_hash and now.text_hash):  # a text that is not at hand is no other text
            before, after = text_of(getattr(item, name)), text_of(getattr(now, name))
            if name == "text_hash" and before.rpartition(":")[2] == after.rpartition(":")[2]:
                continue
            yield FieldChange(name, before, after)


def text_of(value: object) -> str:
    """The value of a field as text.

    >>> text_of(("the bus", "the night bus"))
    'the bus; the night bus'
    >>> text_of((("cy", "Y bws"),))
    'cy: Y bws'
    """
    if not isinstance(value, tuple):
        return str(value)
    return "; ".join(": ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in value)


def _evidence_changes(
    before: tuple[Evidence, ...], after: tuple[Evidence, ...], old: Record, new: Record
) -> Iterator[FieldChange]:
    anchors = [[(one.source, one.anchor) for one in places] for places in (before, after)]
    if anchors[0] != anchors[1]:
        yield FieldChange("anchor", *(text_of(tuple(anchor for _, anchor in one)) for one in anchors))
    summaries = [tuple(one.summary for one in places) for places in (before, after)]
    if summaries[0] != summaries[1]:
        yield FieldChange("summary", *map(text_of, summaries))
    if anchors[0] == anchors[1]:
        lost = [(one.lost, two.lost) for one, two in zip(before, after, strict=True) if _is_looked_up(one, two)]
        if any(one != two for one, two in lost):
            yield FieldChange("lost", *("; ".join(code or _FOUND for code in one) for one in zip(*lost, strict=True)))
        stay = [(one, two) for one, two in zip(before, after, strict=True) if not (one.lost or two.lost)]
        pairs = [(spot(old, one), spot(new, two)) for one, two in stay]
        moved = [(one, two) for one, two in pairs if one and two and one != two]
        if moved:
            yield FieldChange("place", "; ".join(one for one, _ in moved), "; ".join(two for _, two in moved))


def _is_looked_up(*places: Evidence) -> bool:
    """Whether the text of each was at hand."""
    return all(one.line or one.lost for one in places)


def _kinds(group: str, item: Any, now: Any, fields: tuple[FieldChange, ...], old: Record, new: Record) -> list[str]:
    """What the changes of fields are called, each once."""
    was_taken_back, is_taken_back = (bool(getattr(one, "retracted", "")) for one in (item, now))
    kinds = set()
    for one in fields:
        if one.field == "retracted" and not (one.before and one.after):
            kinds.add("retracted" if one.after else "restored")
        elif one.field == "retraction" and was_taken_back != is_taken_back:
            continue  # the reason comes and goes with it
        elif one.field == "lost":
            more = one.before.count(_FOUND) - one.after.count(_FOUND)
            kinds.add("lost" if more > 0 else "found-again" if more < 0 else "moved")
        elif group == "claims" or one.field in _OF_EVIDENCE:
            kinds.add(_KINDS.get(one.field, "reworded"))
        else:
            kinds.add("updated" if group == "sources" and one.field in _TEXT else "changed")
    if "put" in kinds:
        before, after = _strength(old, item), _strength(new, now)
        if before != after:
            kinds = kinds - {"put"} | {"weakened" if after < before else "strengthened"}
    return sorted(kinds, key=_ORDER.index)


def _strength(record: Record, claim: Claim) -> tuple[int, int, int]:
    """How much a claim says: as a step, then by its wording, then by whether it was done."""
    least = least_strength(record, claim.predicate, claim.wording, claim.modality, claim.reading)
    return least, record.strength("wording", claim.wording), record.strength("modality", claim.modality)
