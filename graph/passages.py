"""Which claims a source makes in one breath: in one sentence, or in one passage."""

from __future__ import annotations

from collections.abc import Iterable

from .record_parts import WITHHELD, Claim, Evidence

AGENTS = ("actors", "roles")


def share_sentence(first: Claim, second: Claim) -> bool:
    """Whether a piece of evidence of each stands in one sentence of one source.

    Where the sentences are not known, whether their anchors overlap.

    >>> from civicgraph import Dataset
    >>> claims = Dataset.shipped().record().claims
    >>> share_sentence(claims["claim/cii/lvrw-key-success"], claims["claim/cii/pop-developed-lvrw"])
    True
    """
    return any(_in_one(one, other, one.sentence, other.sentence) for one, other in _pairs(first, second))


def share_passage(first: Claim, second: Claim) -> bool:
    """Whether a piece of evidence of each stands in one passage: a paragraph, an item of a list, a cell of a table.

    Where the passages are not known, whether their anchors overlap.
    """
    return any(_in_one(one, other, one.passage, other.passage) for one, other in _pairs(first, second))


def _pairs(first: Claim, second: Claim) -> Iterable[tuple[Evidence, Evidence]]:
    return ((one, other) for one in first.evidence for other in second.evidence if one.source == other.source)


def _in_one(one: Evidence, other: Evidence, first: int, second: int) -> bool:
    if first and second:
        return first == second
    return WITHHELD not in (one.anchor, other.anchor) and _overlap(one.anchor, other.anchor)


def _overlap(one: str, other: str) -> bool:
    """Whether one anchor holds the other, or ends with three words or more that the other begins with."""
    first, second = one.casefold().split(), other.casefold().split()
    return any(
        _holds(left, right) or any(left[-n:] == right[:n] for n in range(3, min(len(left), len(right)) + 1))
        for left, right in ((first, second), (second, first))
    )


def _holds(whole: list[str], part: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
