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
    found, earlier = [], Bounds(BEFORE_ALL, BEFORE_ALL)
    for time in times:
        if earlier.is_after(time):
            found.append(IMPOSSIBLE)
        else:
            found.append(CERTAIN if earlier.has_begun_by(time) else POSSIBLE)
        earlier = earlier.with_later_start(time)
    return found


def worst_verdict(verdicts: Sequence[str]) -> str:
    """The chain's chronology: the worst of its steps'."""
    for verdict in (IMPOSSIBLE, POSSIBLE):
        if verdict in verdicts:
            return verdict
    return CERTAIN
