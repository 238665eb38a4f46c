"""On which sides of claims a thing stands, and what is at the other end; one claim on, too, where that is a code.

A side is a relation, with ``^`` where the thing is its object: ``putTo``, ``^respondedTo``. What a thing is tied to may
have said a code of itself: asks stand on ``^respondedTo,gaveAnswer``, whose other end is ``answer:yes``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..record import Claim, Record

_INVERSE, _ONWARD = "^", ","


class SideStep(NamedTuple):
    """One relation of a side, and whether the thing asked for is the subject of its claims."""

    relation: str
    is_forward: bool


class ThingSide(NamedTuple):
    """A side on which a thing stands, what is at the other end, and the claims between them."""

    side: str
    end: str
    claims: tuple[Claim, ...]


def steps_of(side: str) -> tuple[SideStep, ...]:
    """The steps of a side.

    >>> steps_of("^respondedTo,gaveAnswer")
    (SideStep(relation='respondedTo', is_forward=False), SideStep(relation='gaveAnswer', is_forward=True))
    """
    parts = side.split(_ONWARD)
    return tuple(SideStep(part.removeprefix(_INVERSE), not part.startswith(_INVERSE)) for part in parts)


def is_side(record: Record, side: str) -> bool:
    """Whether something may be a side in a record.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> [is_side(record, one) for one in ("putTo", "^respondedTo,gaveAnswer", "putTo,", "putTo,putTo,putTo", "x")]
    [True, True, False, False, False]
    """
    steps = steps_of(side)
    return len(steps) <= 2 and all(one.relation in record.relations for one in steps)


def side_in_words(record: Record, side: str) -> str:
    """What is said of a thing on a side of a claim, before the other end.

    >>> from civicgraph import Dataset
    >>> side_in_words(Dataset.shipped().record(), "^respondedTo,gaveAnswer")
    'was answered by something that answered'
    """
    relations = ((record.relations[one.relation], one.is_forward) for one in steps_of(side))
    return " something that ".join(one.label if is_forward else one.inverse for one, is_forward in relations)


class SidesOfThings:
    """What claims tie the things of a record to; of what it is asked twice, the codes are looked up once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._coded: dict[str, list[Claim]] = {}

    def of(self, id: str) -> Iterator[ThingSide]:
        """All that stands on the sides of a thing, its claims in order of id."""
        for claim in self.record.claims_about(id):
            if claim.supports and claim.object:
                for side, end in _ends(claim, id):
                    yield ThingSide(side, end, (claim,))
                    for onward in self._codes_said(end):
                        yield ThingSide(f"{side}{_ONWARD}{onward.predicate}", onward.object, (claim, onward))

    def on(self, id: str, side: str) -> Iterator[ThingSide]:
        """What stands on one side of a thing, each time with its claims: of any side, also where that is no code."""
        first, *onward = steps_of(side)
        found: list[tuple[str, tuple[Claim, ...]]] = [(end, (claim,)) for end, claim in self._walk(id, first)]
        for step in onward:
            found = [(further, (*claims, claim)) for end, claims in found for further, claim in self._walk(end, step)]
        return (ThingSide(side, end, claims) for end, claims in found)

    def _walk(self, id: str, step: SideStep) -> Iterator[tuple[str, Claim]]:
        """What one step leads to, each time with its claim."""
        wanted = step.relation if step.is_forward else _INVERSE + step.relation
        for claim in self.record.claims_about(id):
            if claim.supports and claim.object:
                yield from ((end, claim) for side, end in _ends(claim, id) if side == wanted)

    def _codes_said(self, id: str) -> list[Claim]:
        """The claims that say a code of a thing."""
        if id not in self._coded:
            about = self.record.claims_about(id) if id in self.record.things else ()
            self._coded[id] = [one for one in about if one.subject == id and one.supports and self._is_code(one.object)]
        return self._coded[id]

    def _is_code(self, object: str) -> bool:
        scheme, colon, name = object.partition(":")
        return bool(colon) and (scheme, name) in self.record.codes


def _ends(claim: Claim, id: str) -> Iterator[tuple[str, str]]:
    """The sides on which a thing stands in a claim, each with the other end."""
    if claim.subject == id:
        yield claim.predicate, claim.object
    if claim.object == id:
        yield _INVERSE + claim.predicate, claim.subject
