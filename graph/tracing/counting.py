"""How many pathways there are, as far as a budget of work reaches."""

from __future__ import annotations

from .between import Between

BUDGET = 50_000


class Count:
    """Simple pathways that can have happened in their order, and chains whose dates rule that out.

    Where ``exact`` is false, the budget of visited links ended the count: there are at least so many.
    """

    def __init__(self, between: Between, budget: int = BUDGET) -> None:
        """``budget`` is how many links to visit."""
        self.between, self.budget = between, budget
        self.possible = self.impossible = 0
        if between.links:
            self._walk(between.start, 0, {between.start})

    @property
    def exact(self) -> bool:
        """Whether every chain was counted."""
        return self.budget >= 0

    def _walk(self, at: int, latest: int, passed: set[int]) -> None:
        """On from a thing; ``latest`` is -1 where the chain so far is already impossible."""
        between = self.between
        room = between.most - len(passed)
        for other, link in between.links.get(at, {}).items():
            if other in passed or between.left[other] > room:
                continue
            self.budget -= 1
            if self.budget < 0:
                return
            place = link.any.earliest(latest) if latest >= 0 else -1
            then = max(latest, link.any.since[place]) if place >= 0 else -1
            if other == between.end:
                self.possible += then >= 0
                self.impossible += then < 0
            else:
                passed.add(other)
                self._walk(other, then, passed)
                passed.remove(other)
