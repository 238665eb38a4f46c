"""The progress callback of long work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int], object]
"""Called with the stage of a build, how many pieces of it are done, and of how many."""


def silent(stage: str, done: int, of: int) -> None:
    """A progress callback that does nothing."""


class Steps:
    """Counts the pieces of a stage, wherever they are worked on.

    Parameters
    ----------
    of
        How many pieces there are in all.

    >>> told = []
    >>> steps = Steps(lambda *told_now: told.append(told_now), "writing", 3)
    >>> [*steps.over("ab"), *steps.over("c")], told[-1]
    (['a', 'b', 'c'], ('writing', 3, 3))
    """

    def __init__(self, progress: Progress, stage: str, of: int) -> None:
        self.progress, self.stage, self.of, self.done = progress, stage, of, 0

    def over(self, pieces: Iterable[T]) -> Iterator[T]:
        """The pieces one by one, each counted once it is done."""
        for piece in pieces:
            yield piece
            self.step()

    def step(self) -> None:
        """Counts one piece."""
        self.done += 1
        self.progress(self.stage, min(self.done, self.of), self.of)
