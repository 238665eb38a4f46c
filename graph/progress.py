"""The progress callback of long work."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], object]
"""Called with the stage of a build, how many pieces of it are done, and of how many."""


def silent(stage: str, done: int, of: int) -> None:
    """A progress callback that does nothing."""
