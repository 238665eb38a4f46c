"""What depends on what, in sentences for terminal and page alike."""

from __future__ import annotations

from collections.abc import Sequence

from ..record import Record
from ..words.claims import rank
from ..words.counts import number, tally
from .what_if import Loss, Weaker, WhatIf

ANY_STRENGTH = (
    "Pathways of any length and strength count, also those that break: where only an order in time joins two steps, or "
    "our reading does. A trace says how well one is told."
)
NOTHING = "Nothing depends on any one thing."
OUTCOMES_NOTE = (
    "A part is missing where no claim of the record gives it; that is a task for whoever can ask, not a sign that "
    "nothing changed. That no stake of a voice is found is no proof that it has none."
)


def unchanged_sentence(record: Record, what_if: WhatIf, loss: Loss) -> str:
    """That nothing goes with a thing, claim, source or voice; empty where something does."""
    if loss.lost or loss.weaker:
        return ""
    from_where = origins_in_words(record, what_if)
    if not what_if.reached:
        end = f"nothing changes: {from_where} led to none of the things watched in the first place."
    else:
        end = f"the record still leads from {from_where} to as many things, and as well."
    return f"{_without(record, loss)} {end}"


def lost_heading(record: Record, what_if: WhatIf, loss: Loss) -> str:
    """What stands above the things that the record no longer leads to."""
    of = f"{len(loss.lost)} of the {tally(len(what_if.reached), 'result')} of {origins_in_words(record, what_if)}"
    return f"{_without(record, loss)} the record no longer leads to {of}"


def weaker_heading(record: Record, loss: Loss) -> str:
    """What stands above the things that the record leads to less well."""
    whose = "And its" if loss.lost else f"{_without(record, loss)} the record’s"
    return f"{whose} best pathway is weaker to"


def _without(record: Record, loss: Loss) -> str:
    return f"Without {'' if loss.kind == 'thing' else f'the {loss.kind} '}“{record.name(loss.id)}”"


def ranking_heading(record: Record, what_if: WhatIf) -> str:
    """What a ranking of losses asks."""
    reached = f"{len(what_if.reached)} of {len(what_if.outcomes)} watched are reached"
    return f"Without what would the record lead from {origins_in_words(record, what_if)} to least ({reached})?"


def ranking_sentence(record: Record, losses: Sequence[Loss]) -> str:
    """What most depends on, of losses with the greatest first.

    >>> from civicgraph import Dataset
    >>> found = Dataset.shipped().dependence()
    >>> ranking_sentence(Dataset.shipped().record(), found.losses).partition(" no longer")[0]
    'Most depends on the source “Citizenship and Integration Initiative: Key achievements”: without it the record would'
    """
    if not losses:
        return NOTHING
    first = losses[0]
    named = f"{'' if first.kind == 'thing' else f'the {first.kind} '}“{record.name(first.id)}”"
    if not first.lost:
        ways = tally(len(first.weaker), "result")
        return f"Nothing would be lost without any one thing; without {named} the way to {ways} would be weaker."
    lost = tally(len(first.lost), "result")
    alike = sum(len(one.lost) == len(first.lost) for one in losses) - 1
    others = f" As much depends on {tally(alike, 'other')}." if alike else ""
    return f"Most depends on {named}: without it the record would no longer lead to {lost}.{others}"


def origins_in_words(record: Record, what_if: WhatIf) -> str:
    """From where the pathways start: by name up to three, else how many."""
    if len(what_if.origins) <= 3:
        return " and ".join(record.name(id) for id in what_if.origins) or "nothing"
    asks = all(record.rung(id) == "ask" for id in what_if.origins)
    return f"{len(what_if.origins)} {'asks' if asks else 'things'}"


def worse_in_words(weaker: Weaker) -> str:
    """How much less well something is led to.

    >>> worse_in_words(Weaker("lvrw", (1, -3), (2, -1)))
    'one weak step become two; weakest: with a doubt, then our inference'
    """
    steps = "step" if weaker.before[0] == 1 else "steps"
    weak = f"{number(weaker.before[0])} weak {steps} become {number(weaker.after[0])}"
    least = f"weakest: {rank(-weaker.before[1])}, then {rank(-weaker.after[1])}"
    parts = [weak] if weaker.before[0] != weaker.after[0] else []
    return "; ".join([*parts, *([least] if weaker.before[1] != weaker.after[1] else [])])
