"""What depends on what, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph.assessment.what_if import Loss, Weaker, WhatIf
from ..graph.record import Record
from ..graph.words.claims import rank
from ..graph.words.counts import number
from .words import columns, dim, shorten, width, wrap

CAUTION = "That is the record's, not history's: missing evidence is not missing history."


def loss_text(record: Record, what_if: WhatIf, loss: Loss, limit: int) -> str:
    """What goes with one thing, claim, source or voice; the first so many of each sort."""
    return "\n".join(_loss(record, what_if, loss, limit))


def _loss(record: Record, what_if: WhatIf, loss: Loss, limit: int) -> Iterator[str]:
    without = f"Without {'' if loss.kind == 'thing' else f'the {loss.kind} '}“{record.name(loss.id)}”"
    if not loss.lost and not loss.weaker:
        yield wrap(f"{without} {_no_change(record, what_if)}")
    if loss.lost:
        of = f"{len(loss.lost)} of {len(what_if.reached)}"
        yield wrap(f"{without} the record holds no pathway from {_origins(record, what_if)} to ({of})")
        yield from _bullets([f"{record.name(id)} ({record.type_label(id)})" for id in loss.lost], limit)
    if loss.weaker:
        yield wrap(f"{'And its' if loss.lost else f'{without} the record’s'} best pathway is weaker to")
        yield from _bullets([f"{record.name(weaker.id)}: {_worse(weaker)}" for weaker in loss.weaker], limit)
    yield ""
    yield wrap(CAUTION)
    yield dim(f"\nData {record.hash[:12]}, {record.origin}")


def _bullets(items: Sequence[str], limit: int) -> Iterator[str]:
    for item in items[:limit]:
        yield wrap(item, "  - ", "    ")
    if len(items) > limit:
        yield f"  {len(items) - limit} more with --limit."


def ranking_text(record: Record, what_if: WhatIf, losses: Sequence[Loss], limit: int) -> str:
    """On what most depends, the first so many."""
    reached = f"{len(what_if.reached)} of {len(what_if.outcomes)} watched"
    lines = [wrap(f"On what does most depend, of what {_origins(record, what_if)} led to ({reached})?")]
    space = width() - 34
    rows = [
        (
            loss.kind,
            shorten(record.name(loss.id), space),
            f"{len(loss.lost)} lost",
            f"{len(loss.weaker)} weaker" if loss.weaker else "",
        )
        for loss in losses[:limit]
    ]
    lines += ["", *(f"  {line}" for line in columns(rows))] if rows else ["", "  Nothing depends on any one thing."]
    if len(losses) > limit:
        lines.append(wrap(f"{len(losses) - limit} more with --limit; each in full: analyse what-if NAME.", "  ", "  "))
    return "\n".join([*lines, "", wrap(CAUTION), dim(f"\nData {record.hash[:12]}, {record.origin}")])


def _origins(record: Record, what_if: WhatIf) -> str:
    if len(what_if.origins) <= 3:
        return " and ".join(record.name(id) for id in what_if.origins) or "nothing"
    asks = all(record.rung(id) == "ask" for id in what_if.origins)
    return f"{len(what_if.origins)} {'asks' if asks else 'things'}"


def _no_change(record: Record, what_if: WhatIf) -> str:
    if not what_if.reached:
        return f"nothing changes: {_origins(record, what_if)} led to none of the things watched in the first place."
    return f"the record still leads from {_origins(record, what_if)} to as many things, and as well."


def _worse(weaker: Weaker) -> str:
    steps = "step" if weaker.before[0] == 1 else "steps"
    weak = f"{number(weaker.before[0])} weak {steps} become {number(weaker.after[0])}"
    least = f"weakest: {rank(-weaker.before[1])}, then {rank(-weaker.after[1])}"
    parts = [weak] if weaker.before[0] != weaker.after[0] else []
    return "; ".join([*parts, *([least] if weaker.before[1] != weaker.after[1] else [])])
