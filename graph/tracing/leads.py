"""Which claim leads each step of one pathway."""

from __future__ import annotations

from collections.abc import Sequence

from ..strength import PLAIN
from .between import Link
from .potentials import NEVER_LATE


def leads(links: Sequence[Link], weak: int, weakness: int) -> tuple[int, ...]:
    """For each link a claim, such that all can have happened in this order: at each the one that says most.

    That is the strongest, of equally strong ones a dated one, of these the most closely dated, then the first by id.
    ``weak`` is how many steps may be weak at the most, ``-weakness`` the least that any may bear; some choice keeps
    to both.
    """
    room = _room(links, weak, weakness)
    chosen: list[int] = []
    latest = 0
    for place, link in enumerate(links):
        claim, latest, weak = _best(link, latest, weak, weakness, room[place + 1])
        chosen.append(claim)
    return tuple(chosen)


def _best(link: Link, latest: int, weak: int, weakness: int, room: Sequence[int]) -> tuple[int, int, int]:
    """Of the claims that leave the rest possible the one that says most, with the time and weak steps then left."""
    graph = link.graph
    for strength in sorted({graph.strength[claim] for claim in link.claims}, reverse=True):
        left = weak - (strength < PLAIN)
        if -strength > weakness or left < 0:
            continue
        usable = [
            claim
            for claim in link.claims
            if graph.strength[claim] == strength
            and graph.until[claim] >= latest
            and max(latest, graph.since[claim]) <= room[left]
        ]
        if usable:
            claim = min(usable, key=lambda one: (_calendar(graph.until[one]) - _calendar(graph.since[one]), one))
            return claim, max(latest, graph.since[claim]), left
    raise ValueError("no choice of claims keeps to these bounds")


def _calendar(day: int) -> int:
    """A day such as 20161103 as a count in which months have 31 days: enough to compare how long two spans are."""
    return day // 10000 * 372 + day // 100 % 100 * 31 + day % 100


def _room(links: Sequence[Link], weak: int, weakness: int) -> list[list[int]]:
    """For each place, and each number of weak steps left, how late one may arrive there to go on to the end."""
    rooms = [[NEVER_LATE] * (weak + 1)]
    for link in reversed(links):
        after, here = rooms[-1], [-1] * (weak + 1)
        for front in link.leads:
            if -front.strength > weakness:
                continue
            for left in range(front.strength < PLAIN, weak + 1):
                limit = after[left - (front.strength < PLAIN)]
                if (place := front.widest(limit)) >= 0:
                    here[left] = max(here[left], min(front.until[place], limit))
        rooms.append(here)
    return rooms[::-1]
