"""How many pathways there are between two things, and how many chains the dates rule out."""

from __future__ import annotations

from .subgraph import Subgraph

BUDGET = 50_000


class PathwayCount:
    """Simple pathways that can have happened in their order, and chains whose dates rule that out.

    Where ``exact`` is false, the budget of visited links ended the count: there are at least so many.
    """

    def __init__(self, subgraph: Subgraph, budget: int = BUDGET) -> None:
        """``budget`` is how many links to visit."""
        self.subgraph, self.budget = subgraph, budget
        self.possible = self.impossible = 0
        if subgraph.links:
            self._walk(subgraph.start, 0, {subgraph.start})

    @property
    def exact(self) -> bool:
        """Whether every chain was counted."""
        return self.budget >= 0

    def _walk(self, at: int, latest: int, passed: set[int]) -> None:
        """On from a thing; ``latest`` is -1 where the chain so far is already impossible."""
        subgraph = self.subgraph
        allowed = subgraph.max_steps - len(passed)
        for other, link in subgraph.links.get(at, {}).items():
            if other in passed or subgraph.steps_to_end[other] > allowed:
                continue
            self.budget -= 1
            if self.budget < 0:
                return
            place = link.widest_front.first_after(latest) if latest >= 0 else -1
            then = max(latest, link.widest_front.since[place]) if place >= 0 else -1
            if other == subgraph.end:
                self.possible += then >= 0
                self.impossible += then < 0
            else:
                passed.add(other)
                self._walk(other, then, passed)
                passed.remove(other)
