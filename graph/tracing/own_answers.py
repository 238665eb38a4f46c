"""What somebody answered by name, where what is asked about is told of many together, or is the ask itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..record import Claim, Record
from ..words.phrases import Finding
from .edges import edge_of

ASK = "ask"


class OwnAnswer(NamedTuple):
    """An answer that somebody gave by name: what it came to, to which ask, and how the weakest of its claims is put.

    ``is_set`` says that the ask holds the one in question as a part.
    """

    response: str
    ask: str
    codes: tuple[str, ...]
    put: str
    is_set: bool


def own_answer_findings(record: Record, start: str, end: str) -> Iterator[Finding]:
    """That somebody answered, by name, the ask at the end, or the ask that a promise at the end answers."""
    if answer := own_answer(record, start, end):
        told = {"start": start, "ask": answer.ask, "answers": answer.codes, "put": answer.put}
        yield Finding("own.answer", None, {**told, "set": "yes" if answer.is_set else ""})


def own_answer(record: Record, start: str, end: str) -> OwnAnswer | None:
    """The answer of one to the ask at the end, or to the ask that a promise at the end answers; else to a set with it.

    >>> from civicgraph import Dataset
    >>> found = own_answer(Dataset.shipped().record(), "jamie-driscoll", "commitment-living-wage-region")
    >>> found.codes, found.ask, found.is_set
    (('yes',), 'ask-tyne-and-wear-2024', True)
    """
    if record.family(end) != "asks":
        return None
    asks = {end} if record.rung(end) == ASK else {id for id, _ in _causes(record, end) if record.rung(id) == ASK}
    sets = {id for ask in sorted(asks) for id, _ in _causes(record, ask) if record.rung(id) == ASK}
    mine = {
        edge.end: claim
        for claim in record.claims_about(start)
        if (edge := edge_of(record, claim)) and edge.start == start and edge.kind == "agency"
    }
    for wanted, is_set in ((asks, False), (sets - asks, True)):
        for response in sorted(mine):
            for ask, answering in _causes(record, response):
                results = [one for one in record.claims_about(response) if _is_result(record, one, response)]
                if ask in wanted and results:
                    codes = tuple(dict.fromkeys(one.object.partition(":")[2] for one in results))
                    put = _least_put((mine[response], answering, *results))
                    return OwnAnswer(response, ask, codes, put, is_set)
    return None


def _causes(record: Record, id: str) -> list[tuple[str, Claim]]:
    """What claims lead to a thing from, with the claims."""
    edges = ((edge_of(record, claim), claim) for claim in record.claims_about(id))
    return [(edge.start, claim) for edge, claim in edges if edge and edge.end == id]


def _is_result(record: Record, claim: Claim, response: str) -> bool:
    """Whether a claim tells what a response came to, by a code."""
    is_told = claim.subject == response and claim.supports and record.relations[claim.predicate].result
    return bool(is_told) and tuple(claim.object.split(":", 1)) in record.codes


def _least_put(claims: tuple[Claim, ...]) -> str:
    """How the first of the claims that is not plainly stated is put; ``stated`` where all are."""
    return next((_put(claim) for claim in claims if _put(claim) != "stated"), "stated")


def _put(claim: Claim) -> str:
    return claim.reading if claim.reading and claim.wording == "inferred" else claim.wording
