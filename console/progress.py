"""How far a build has come, on a terminal: one line that is written over, and taken away at the end."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from time import monotonic

# The stages of a build in order, and what share of its time each takes.
SHARES = {"reading": 0.5, "checking": 0.1, "storing": 0.3, "deriving": 0.1}
PATIENCE, PAUSE, WIDE = 1.0, 0.1, 30


class ProgressBar:
    """Progress of stages, draws a bar once a second has passed; silent where nobody watches."""

    def __init__(self, shares: Mapping[str, float] = SHARES) -> None:
        self.shares = shares
        self.began = self.drawn = monotonic()
        self.watched = sys.stderr is not None and sys.stderr.isatty()
        self.shown = False

    def __call__(self, stage: str, done: int, of: int) -> None:
        """``done`` of ``of`` pieces of a stage are done."""
        now = monotonic()
        if self.watched and now - self.began > PATIENCE and now - self.drawn > PAUSE:
            self.drawn, self.shown = now, True
            print(f"\r{bar(stage, done, of, self.shares)}", end="\x1b[K", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Takes the line away."""
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def bar(stage: str, done: int, of: int, shares: Mapping[str, float] = SHARES) -> str:
    """The line for a moment.

    >>> bar("storing", 1, 2)
    '[######################        ] 75 % storing'
    """
    before = sum(share for name, share in shares.items() if list(shares).index(name) < list(shares).index(stage))
    part = before + shares[stage] * done / max(1, of)
    return f"[{'#' * int(part * WIDE):{WIDE}}] {part:.0%} {stage}".replace("%", " %", 1)
