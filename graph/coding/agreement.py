"""How well two codings of the same documents agree, field by field: percent and Cohen's kappa.

Two coders choose their own ids and cut passages differently, so claims are first paired. Both must rest on the same
place of the same document, and the names of their ends must be alike. A place is the same where the anchored words
overlap, or else where the anchors begin on one line; those that overlap are paired before those that share a line, for
a line may be a whole paragraph. Pairs are made best first, each claim once. Fields are then compared on the pairs; how
many claims found no partner is a result too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..files.comparison import fold
from ..name_folding import name_words
from ..record import Claim, Evidence, Record

MIN_LIKENESS = 0.5

FIELDS: dict[str, Callable[[Record, Claim], str]] = {
    "relation": lambda record, claim: claim.predicate,
    "kind": lambda record, claim: record.relations[claim.predicate].kind,
    "wording": lambda record, claim: claim.wording,
    "modality": lambda record, claim: claim.modality,
    "date": lambda record, claim: claim.when or "undated",
    "speaker": lambda record, claim: _speaker(record, claim),
}


class ClaimPair(NamedTuple):
    """Two claims that say the same passage's thing, one of each coding, and how alike their names are (0 to 1).

    ``overlap`` is the share of the shorter anchor that the longer one holds too; 0 where they only share a line.
    """

    likeness: float
    first: Claim
    second: Claim
    overlap: float = 0.0


class Agreement(NamedTuple):
    """Agreement on one field: the share of pairs that agree, kappa, and the commonest disagreements.

    ``kappa`` is 1 for full agreement and 0 for what chance alone would give; it is None where both coders used one
    value throughout, for then agreement cannot be distinguished from chance.
    """

    field: str
    pairs: int
    agreed: int
    kappa: float | None
    disagreements: tuple[tuple[str, str, int], ...]


def pair_claims(first: Record, second: Record) -> list[ClaimPair]:
    """The claims of two codings that rest on the same place and have ends of like names, each claim once."""
    candidates = [
        ClaimPair(likeness, one, other, overlap)
        for one, other, overlap in _candidates(first, second)
        if (likeness := _likeness(first, one, second, other)) >= MIN_LIKENESS
    ]
    taken: set[tuple[int, str]] = set()
    pairs = []
    for pair in sorted(candidates, key=_sort_key):
        ends = {(1, pair.first.id), (2, pair.second.id)}
        if not ends & taken:
            taken |= ends
            pairs.append(pair)
    return pairs


def _sort_key(pair: ClaimPair) -> tuple[bool, float, float, str, str]:
    """Best first: whose anchors overlap at all, then whose ends are most alike, then whose anchors overlap most."""
    return (not pair.overlap, -pair.likeness, -pair.overlap, pair.first.id, pair.second.id)


def _candidates(first: Record, second: Record) -> Iterator[tuple[Claim, Claim, float]]:
    """Claims of either coding whose anchors share words or a line, and how far their anchored words overlap."""
    near: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in second.claims.values():
        for key in _keys(claim):
            near[key].append(claim)
    for one in first.claims.values():
        others = {other.id: other for key in _keys(one) for other in near.get(key, ())}
        for _, other in sorted(others.items()):
            overlap = max(_anchor_overlap(a, b) for a in one.evidence for b in other.evidence)
            if overlap or set(_spots(one)) & set(_spots(other)):
                yield one, other, overlap


def _keys(claim: Claim) -> set[tuple[object, ...]]:
    """The lines that a claim rests on, and the pairs of words of its anchors."""
    keys: set[tuple[object, ...]] = {*_spots(claim)}
    for evidence in claim.evidence:
        words = anchor_words(evidence.anchor)
        keys |= {(evidence.source, *pair) for pair in pairwise(words)} or {(evidence.source, *words)}
    return keys


def _anchor_overlap(one: Evidence, other: Evidence) -> float:
    """The longest run of words that two anchors share, over the shorter one's words.

    Nothing where they begin too many lines apart for these words to be the same ones, or share but a word of many.
    """
    a, b = anchor_words(one.anchor), anchor_words(other.anchor)
    shorter = min(len(a), len(b))
    apart = abs(one.line - other.line) if one.line and other.line else 0
    if one.source != other.source or not shorter or apart >= max(len(a), len(b)):
        return 0.0
    longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return longest / shorter if longest >= min(2, shorter) else 0.0


@lru_cache(100_000)
def anchor_words(anchor: str) -> tuple[str, ...]:
    """The words of an anchor as they are compared, in order.

    >>> anchor_words("the ‘Office’, so  called")
    ('the', 'office', 'so', 'called')
    """
    return tuple(re.findall(r"\w+", fold(anchor).casefold()))


def agreements(first: Record, second: Record, pairs: Sequence[ClaimPair]) -> list[Agreement]:
    """Agreement on every field over the pairs."""
    found = []
    for field, read in FIELDS.items():
        values = [(read(first, pair.first), read(second, pair.second)) for pair in pairs]
        apart = Counter(value for value in values if value[0] != value[1])
        top = sorted(((one, other, count) for (one, other), count in apart.items()), key=lambda row: (-row[2], row))
        agreed = len(values) - apart.total()
        found.append(Agreement(field, len(values), agreed, kappa(values), tuple(top[:5])))
    return found


def kappa(values: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two raters' values.

    (observed - expected) / (1 - expected), where expected is the agreement of two raters who use each value as often
    as these two do, but at random. Cohen, J. (1960), doi:10.1177/001316446002000104.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    if not values:
        return None
    total = len(values)
    observed = sum(one == other for one, other in values) / total
    ones, others = Counter(one for one, _ in values), Counter(other for _, other in values)
    expected = sum(ones[value] * others[value] for value in ones) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def claims_in_reach(record: Record, lines: set[tuple[str, int]], paired: Iterable[Claim] = ()) -> list[Claim]:
    """The claims that rest on any of these lines, or are paired: the passages that both coders worked on."""
    ids = {claim.id for claim in paired}
    return [c for c in record.claims.values() if c.id in ids or any(spot in lines for spot in _spots(c))]


def lines_of(record: Record) -> set[tuple[str, int]]:
    """Every source and line on which a claim of the record rests."""
    return {spot for claim in record.claims.values() for spot in _spots(claim)}


def _spots(claim: Claim) -> Iterable[tuple[str, int]]:
    return {(evidence.source, evidence.line) for evidence in claim.evidence if evidence.line}


def _likeness(first: Record, one: Claim, second: Record, other: Claim) -> float:
    """The mean likeness of the two ends' names, whichever end is subject, or of the values."""
    straight = _name_likeness(first, one.subject, second, other.subject) + _object_likeness(first, one, second, other)
    if not one.object or not other.object:
        return straight / 2
    crossed = _name_likeness(first, one.subject, second, other.object)
    return max(straight, crossed + _name_likeness(first, one.object, second, other.subject)) / 2


def _object_likeness(first: Record, one: Claim, second: Record, other: Claim) -> float:
    if one.object and other.object:
        return _name_likeness(first, one.object, second, other.object)
    return float(one.value == other.value) if one.value and other.value else 0.0


def _name_likeness(first: Record, one: str, second: Record, other: str) -> float:
    """The best overlap of words between any two of the things' names: shared words over the shorter name's words."""
    return max(
        (_overlap(name_words(a), name_words(b)) for a in _names(first, one) for b in _names(second, other)),
        default=0.0,
    )


def _names(record: Record, id: str) -> tuple[str, ...]:
    thing = record.things.get(id)
    return (thing.name, *thing.other_names) if thing else (record.name(id),)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return 0.5 * shared / min(len(one), len(other)) + 0.5 * shared / max(len(one), len(other))


def _speaker(record: Record, claim: Claim) -> str:
    """Whether the document's author speaks or somebody it describes; coders name voices differently."""
    source = record.sources.get(claim.source)
    return "author" if source is None or claim.voice == source.author_voice else "a described speaker"
