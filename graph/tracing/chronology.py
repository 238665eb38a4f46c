"""Can these steps have happened in this order? Judged along the whole chain, never neighbour by neighbour.

Comparing only neighbours launders time: an undated step between 2020 and 2016 would hide that the chain runs backwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..dates import BEFORE_ALL, Bounds

CERTAIN, POSSIBLE, IMPOSSIBLE = "certain", "possible", "impossible"


def judge_order(times: Iterable[Bounds]) -> list[str]:
    """For each step whether it comes in its place certainly, possibly or not, given all the steps before it.

    A step is possible where the latest of the earlier steps' earliest starts is not after its latest end, and
    certain where the latest of their latest starts is not after its earliest end.

    >>> from civicgraph.graph.dates import bounds
    >>> judge_order([bounds("2020"), bounds(""), bounds("2016")])
    ['certain', 'possible', 'impossible']
    """
    found, latest_lo, latest_hi = [], BEFORE_ALL, BEFORE_ALL
    for time in times:
        if latest_lo > time.end_hi:
            found.append(IMPOSSIBLE)
        else:
            found.append(CERTAIN if latest_hi <= time.end_lo else POSSIBLE)
        latest_lo, latest_hi = max(latest_lo, time.start_lo), max(latest_hi, time.start_hi)
    return found


def worst_verdict(verdicts: Sequence[str]) -> str:
    """The chain's chronology: the worst of its steps'."""
    for verdict in (IMPOSSIBLE, POSSIBLE):
        if verdict in verdicts:
            return verdict
    return CERTAIN
