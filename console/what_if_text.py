"""What hangs on what, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.assessment.what_if import Loss, Weaker, WhatIf
from ..graph.record import Record
from ..graph.words.claims import rank
from ..graph.words.counts import number
from .words import columns, dim, filled, shortened, width

CAUTION = "That is the record's, not history's: missing evidence is not missing history."


def loss_text(record: Record, what_if: WhatIf, loss: Loss, limit: int) -> str:
    """What goes with one thing, claim, source or voice; the first so many of each sort."""
    return "\n".join(_loss(record, what_if, loss, limit))


def _loss(record: Record, what_if: WhatIf, loss: Loss, limit: int) -> Iterator[str]:
    without = f"Without {'' if loss.kind == 'thing' else f'the {loss.kind} '}“{record.name(loss.id)}”"
    if not loss.lost and not loss.weaker:
        yield filled(f"{without} {_none(record, what_if)}")
    if loss.lost:
        of = f"{len(loss.lost)} of {len(what_if.reached)}"
        yield filled(f"{without} the record holds no pathway from {_origins(record, what_if)} to ({of})")
        yield from _listed([f"{record.name(id)} ({record.type_label(id)})" for id in loss.lost], limit)
    if loss.weaker:
        yield filled(f"{'And its' if loss.lost else f'{without} the record’s'} best pathway is weaker to")
        yield from _listed([f"{record.name(one.id)}: {_worse(one)}" for one in loss.weaker], limit)
    yield ""
    yield filled(CAUTION)
    yield dim(f"\nData {record.hash[:12]}, {record.origin}")


def _listed(items: Sequence[str], limit: int) -> Iterator[str]:
    for item in items[:limit]:
        yield filled(item, "  - ", "    ")
    if len(items) > limit:
        yield f"  {len(items) - limit} more with --limit."


def ranking_text(record: Record, what_if: WhatIf, losses: Sequence[Loss], limit: int) -> str:
    """What most hangs on, the first so many."""
    reached = f"{len(what_if.reached)} of {len(what_if.outcomes)} watched"
    lines = [filled(f"On what does most hang of what {_origins(record, what_if)} led to ({reached})?")]
    room = width() - 34
    rows = [
        (
            loss.kind,
            shortened(record.name(loss.id), room),
            f"{len(loss.lost)} lost",
            f"{len(loss.weaker)} weaker" if loss.weaker else "",
        )
        for loss in losses[:limit]
    ]
    lines += ["", *(f"  {line}" for line in columns(rows))] if rows else ["", "  Nothing hangs on any one thing."]
    if len(losses) > limit:
        lines.append(
            filled(f"{len(losses) - limit} more with --limit; each in full: analyse what-if NAME.", "  ", "  ")
        )
    return "\n".join([*lines, "", filled(CAUTION), dim(f"\nData {record.hash[:12]}, {record.origin}")])


def _origins(record: Record, what_if: WhatIf) -> str:
    if len(what_if.origins) <= 3:
        return " and ".join(record.name(id) for id in what_if.origins) or "nothing"
    asks = all(record.rung(id) == "ask" for id in what_if.origins)
    return f"{len(what_if.origins)} {'asks' if asks else 'things'}"


def _none(record: Record, what_if: WhatIf) -> str:
    if not what_if.reached:
        return f"nothing changes: {_origins(record, what_if)} led to none of the things watched in the first place."
    return f"the record still leads from {_origins(record, what_if)} to as many things, and as well."


def _worse(one: Weaker) -> str:
    weak = f"{number(one.before[0])} weak {'step' if one.before[0] == 1 else 'steps'} become {number(one.after[0])}"
    least = f"weakest: {rank(-one.before[1])}, then {rank(-one.after[1])}"
    parts = [weak] if one.before[0] != one.after[0] else []
    return "; ".join([*parts, *([least] if one.before[1] != one.after[1] else [])])
