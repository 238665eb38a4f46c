"""Telling how far long work has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], object]
"""Hears the stage of a build, how many pieces of it are done, and of how many."""


def silent(stage: str, done: int, of: int) -> None:
    """Nobody hears."""
