"""Which claim leads each step of one pathway."""

from __future__ import annotations

from collections.abc import Sequence

from .between import Link
from .fronts import WEAK
from .potentials import NEVER_LATE


def leads(links: Sequence[Link], weak: int, weakness: int) -> tuple[int, ...]:
    """For each link a claim, such that all can have happened in this order: the first such choice by ids.

    ``weak`` is how many steps may be weak at the most, ``-weakness`` the least that any may bear; some choice keeps
    to both.
    """
    room = _room(links, weak, weakness)
    chosen: list[int] = []
    latest = 0
    for place, link in enumerate(links):
        claim, latest, weak = min(_usable(link, latest, weak, weakness, room[place + 1]))
        chosen.append(claim)
    return tuple(chosen)


def _usable(link: Link, latest: int, weak: int, weakness: int, room: Sequence[int]) -> list[tuple[int, int, int]]:
    """The claims from which the rest of the way is possible, each with the time and the weak steps then left."""
    found = []
    for front in link.leads:
        left = weak - (front.strength < WEAK)
        if -front.strength > weakness or left < 0:
            continue
        for claim, since, until in zip(front.claims, front.since, front.until, strict=True):
            if until >= latest and max(latest, since) <= room[left]:
                found.append((claim, max(latest, since), left))
    return found


def _room(links: Sequence[Link], weak: int, weakness: int) -> list[list[int]]:
    """For each place, and each number of weak steps left, how late one may arrive there to go on to the end."""
    rooms = [[NEVER_LATE] * (weak + 1)]
    for link in reversed(links):
        after, here = rooms[-1], [-1] * (weak + 1)
        for front in link.leads:
            if -front.strength > weakness:
                continue
            for left in range(front.strength < WEAK, weak + 1):
                limit = after[left - (front.strength < WEAK)]
                if (place := front.widest(limit)) >= 0:
                    here[left] = max(here[left], min(front.until[place], limit))
        rooms.append(here)
    return rooms[::-1]
