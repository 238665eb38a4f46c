"""What each change of a record comes to: a rename, a merge, a decision, a retraction; nothing is written yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ..dates import check_date
from ..errors import DataError, UsageError
from ..exchange.renamed import follow_rename, manifests
from ..files.folders import IDENTITY
from ..identity import KINDS, MERGED
from ..names import resolve
from ..record import IdentityDecision
from . import rename, retract
from .checked_changes import check_reason, checked_edits, day_or_today, require_own
from .decisions import Merger, with_decision

if TYPE_CHECKING:
    from ..dataset import BuiltData
    from .edits import Edits


def rename_id(data: BuiltData, old: str, new: str) -> Edits:
    """An id put in another's place wherever it is named."""
    require_own(data, old)
    change = follow_rename(lambda files, beside: rename.rename(files, beside, old, new), old, new)
    return checked_edits(data, f"rename {old} to {new}", change, also=manifests(data.root))


def merge_things(data: BuiltData, keep: str, other: str, reason: str, decided_by: str, decided: str) -> Edits:
    """Two things made one, with a notice where they are of unlike types."""
    said = check_reason(reason, "why the two are one")
    require_own(data, keep, other)
    check_date("decided", decided, single=True)
    merger = Merger(keep, other, said, decided_by or data.about.creator, decided)
    notice = _type_notice(data, keep, other)
    change = follow_rename(lambda files, beside: rename.merge(files, beside, merger), other, keep)
    try:
        edits = checked_edits(data, f"merge {other} into {keep}: {reason}", change, also=manifests(data.root))
    except UsageError as refusal:
        raise UsageError("; ".join(filter(None, (str(refusal), notice)))) from None
    return replace(edits, notice=notice)


def decide_on(
    data: BuiltData, kind: str, pair: tuple[str, str], reason: str, decided_by: str = "", decided: str = ""
) -> Edits:
    """A decision on whether two things are one, put into ``identity.yaml``."""
    kinds = [name for name in KINDS if name != MERGED]
    if kind not in kinds:
        raise UsageError(f"{kind} is no decision: {', '.join(kinds)} are")
    said = check_reason(reason, "why")
    day = day_or_today("decided", decided)
    record = data.record()
    things = resolve(record, pair[0]), resolve(record, pair[1])
    if things[0] == things[1]:
        raise UsageError(f"{things[0]} is one thing: name two")
    decision = IdentityDecision(kind, things, said, decided_by or data.about.creator, day)

    def change(files: Mapping[str, bytes], beside: Mapping[str, bytes]) -> dict[str, bytes]:
        path = next(one for one in beside if one.endswith(IDENTITY))
        return {**files, **beside, path: with_decision(beside[path], decision)}

    return checked_edits(data, f"decide {kind}: {things[0]}, {things[1]}", change)


def retract_claim(data: BuiltData, claim: str, reason: str, on: str) -> Edits:
    """A claim or caveat taken back, with the day and the reason."""
    said = check_reason(reason, "why the claim is taken back")
    require_own(data, claim)
    day = day_or_today("on", on)
    return checked_edits(
        data,
        f"retract {claim}: {reason}",
        lambda files, beside: {**retract.retract(files, claim, day, said), **beside},
    )


def _type_notice(data: BuiltData, keep: str, other: str) -> str:
    try:
        return rename.type_notice(data.own_record(), keep, other)
    except DataError:  # nothing passes: what is wrong is said by the change itself
        return ""
