"""Counts in words, as sentences need them."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """A count in words up to ten.

    >>> number(3), number(12)
    ('three', '12')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, noun: str) -> str:
    """A count with its noun.

    >>> counted(1, "step"), counted(2, "step")
    ('one step', 'two steps')
    """
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def steps_named(numbers: Sequence[int]) -> str:
    """Steps by number.

    >>> steps_named([3]), steps_named([1, 2, 5])
    ('step 3', 'steps 1, 2 and 5')
    """
    if len(numbers) == 1:
        return f"step {numbers[0]}"
    return f"steps {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
