"""The strength of a step, as a rank; the vocabulary gives each code one, and a step has the lowest of its codes."""

from __future__ import annotations

from enum import IntEnum


class Strength(IntEnum):
    """The ranks, named by what gives a step that rank. They order steps; they are not probabilities.

    >>> Strength.OPINION.is_break, Strength.OPINION.is_plain, max(Strength)
    (False, False, <Strength.STATED: 5>)
    """

    ORDER = 0
    INFERRED = 1
    UNDONE = 2
    HEDGED = 3
    OPINION = 4
    STATED = 5

    @property
    def is_break(self) -> bool:
        """Whether a step of this rank is no influence that a source tells, so that the chain breaks at it."""
        return self <= Strength.UNDONE

    @property
    def is_plain(self) -> bool:
        """Whether a source states it plainly, as influence or as somebody's act."""
        return self is Strength.STATED


PLAIN = int(Strength.STATED)
"""The rank of a plain statement, as a number for what is counted often."""
