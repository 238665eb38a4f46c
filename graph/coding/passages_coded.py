"""What one coder has of a passage that the other has not, and which passages both have coded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..record import Claim, Evidence, Record
from .pairing import ClaimPair

PassageKey = tuple[str, int]


class UnpairedPassage(NamedTuple):
    """A passage with the claims of either coding that found no partner; ``line`` is the first one's, 0 if not known.

    ``coded`` says which of the two have any claim there, paired or not.
    """

    source: str
    line: int
    coded: tuple[bool, bool]
    first: tuple[Claim, ...]
    second: tuple[Claim, ...]

    @property
    def is_common(self) -> bool:
        """Whether both coded the passage."""
        return all(self.coded)


class Coded(NamedTuple):
    """How many claims each coding has in passages that both coded, and what found no partner, passage by passage."""

    counts: tuple[int, int]
    unpaired: tuple[UnpairedPassage, ...]


def coded_passages(first: Record, second: Record, pairs: Iterable[ClaimPair], sources: Mapping[str, str]) -> Coded:
    """What of two codings found no partner, in the order of the first coding's sources and of lines.

    A claim belongs to the passage of its first piece of evidence; one that is paired counts as of a passage that both
    coded, wherever its anchor begins.
    """
    kept = list(pairs)
    paired = ({pair.first.id for pair in kept}, {pair.second.id for pair in kept})
    in_first = {id: id for id in first.sources}
    claims: defaultdict[PassageKey, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    lines: dict[PassageKey, int] = {}
    for coder, (record, names) in enumerate(((first, in_first), (second, sources))):
        for claim in record.claims.values():
            place = _place_of(claim.evidence[0], names)
            claims[place][coder].append(claim)
            lines[place] = min(lines.get(place, claim.evidence[0].line), claim.evidence[0].line)
    counts, found = [0, 0], []
    for place, both in sorted(claims.items(), key=lambda one: (one[0][0], lines[one[0]], one[0][1])):
        coded = (bool(both[0]), bool(both[1]))
        for coder, some in enumerate(both):
            counts[coder] += len(some) if all(coded) else sum(one.id in paired[coder] for one in some)
        alone = [
            tuple(sorted((one for one in some if one.id not in paired[coder]), key=_reading_order))
            for coder, some in enumerate(both)
        ]
        if any(alone):
            found.append(UnpairedPassage(place[0], lines[place], coded, *alone))
    return Coded((counts[0], counts[1]), tuple(found))


def _reading_order(claim: Claim) -> tuple[int, str]:
    return claim.evidence[0].line, claim.id


def _place_of(evidence: Evidence, sources: Mapping[str, str]) -> PassageKey:
    return sources.get(evidence.source, evidence.source), evidence.passage or -evidence.line
