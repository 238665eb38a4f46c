"""Which claims of two codings belong together: by the words that they rest on, then by relation and ends.

Coders choose their own ids and cut passages differently. Claims whose anchors share half of the shorter one's words
rest on the same words: they are paired where they have anything in common, be it the relation, its kind or an end.
Where anchors share less, the ends must be alike; where they share none, claims are paired that rest on the same
sentence (or line, where the sentence is not known), with the same relation and ends that are alike. A line alone pairs
nothing, for it may be a whole paragraph. Pairs are made best first, each claim once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..files.comparison import fold
from ..name_folding import name_words
from ..record import Claim, Evidence, Record
from .same_things import SameThings

MIN_LIKENESS = 0.5
MIN_OVERLAP = 0.5


class ClaimPair(NamedTuple):
    """Two claims that say the same of the same passage, one of each coding, and how alike their ends are (0 to 1).

    ``overlap`` is the share of the shorter anchor that the longer one holds too; 0 where they only share a sentence.
    ``crossed`` says that the one's subject is the other's object: their relations read in opposite directions.
    """

    likeness: float
    first: Claim
    second: Claim
    overlap: float = 0.0
    crossed: bool = False


def pair_claims(first: Record, second: Record, same: SameThings) -> list[ClaimPair]:
    """The pairs of claims of two codings, the surest first, each claim once."""
    candidates = []
    likeness_of = _likeness_of_things(first, second, same)
    for one, other, overlap in _candidates(first, second, same.sources):
        likeness, crossed = _ends_likeness(first, one, second, other, likeness_of)
        pair = ClaimPair(likeness, one, other, overlap, crossed)
        if (rank := _rank(first, second, pair)) is not None:
            candidates.append((rank, pair))
    taken: set[tuple[int, str]] = set()
    pairs = []
    for _, pair in sorted(candidates, key=lambda ranked: (ranked[0], ranked[1].first.id, ranked[1].second.id)):
        ends = {(1, pair.first.id), (2, pair.second.id)}
        if not ends & taken:
            taken |= ends
            pairs.append(pair)
    return pairs


def _rank(first: Record, second: Record, pair: ClaimPair) -> tuple[int, float, float] | None:
    """How sure a pair is, less being surer; None where the two do not belong together."""
    is_same = pair.first.predicate == pair.second.predicate
    kinds = [record.relations[claim.predicate].kind for record, claim in ((first, pair.first), (second, pair.second))]
    in_common = pair.likeness + (1.0 if is_same else 0.5 if kinds[0] == kinds[1] else 0.0)
    if pair.overlap >= MIN_OVERLAP:
        return (0, -in_common, -pair.overlap) if in_common else None
    if pair.likeness < MIN_LIKENESS or not (pair.overlap or is_same):
        return None
    return (1 if pair.overlap else 2, -in_common, -pair.overlap)


def _candidates(first: Record, second: Record, sources: Mapping[str, str]) -> Iterator[tuple[Claim, Claim, float]]:
    """Claims of either coding whose anchors share words or a sentence, and how far their anchored words overlap."""
    near: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    places = {id: _places(claim, sources) for id, claim in second.claims.items()}
    for claim in second.claims.values():
        for key in _keys(places[claim.id]):
            near[key].append(claim)
    for one in first.claims.values():
        others = {other.id: other for key in _keys(one.evidence) for other in near.get(key, ())}
        for _, other in sorted(others.items()):
            overlap = max(_anchor_overlap(a, b) for a in one.evidence for b in places[other.id])
            if overlap or _sentences(one.evidence) & _sentences(places[other.id]):
                yield one, other, overlap


def _places(claim: Claim, sources: Mapping[str, str]) -> tuple[Evidence, ...]:
    """The evidence of a claim of the second coding, with sources as the first calls them."""
    return tuple(one._replace(source=sources.get(one.source, f"other {one.source}")) for one in claim.evidence)


def _keys(places: tuple[Evidence, ...]) -> set[tuple[object, ...]]:
    """The sentences that evidence stands in, and the pairs of words of its anchors."""
    keys: set[tuple[object, ...]] = {*_sentences(places)}
    for evidence in places:
        words = anchor_words(evidence.anchor)
        keys |= {(evidence.source, *pair) for pair in pairwise(words)} or {(evidence.source, *words)}
    return keys


def _sentences(places: tuple[Evidence, ...]) -> set[tuple[str, str, int]]:
    """Where evidence stands, as closely as is known."""
    by_sentence = {(one.source, "sentence", one.sentence) for one in places if one.sentence}
    return by_sentence or {(one.source, "line", one.line) for one in places if one.line}


def _anchor_overlap(one: Evidence, other: Evidence) -> float:
    """The longest run of words that two anchors share, over the shorter one's words.

    Nothing where they begin too many lines apart for these words to be the same ones, or share but a word of many.
    """
    if one.source != other.source:
        return 0.0
    a, b = anchor_words(one.anchor), anchor_words(other.anchor)
    shorter = min(len(a), len(b))
    apart = abs(one.line - other.line) if one.line and other.line else 0
    if not shorter or apart >= max(len(a), len(b)):
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


def _ends_likeness(
    first: Record, one: Claim, second: Record, other: Claim, likeness: Callable[[str, str], float]
) -> tuple[float, bool]:
    """How alike the ends of two claims are, and whether the one's subject is the other's object."""
    if not one.object or not other.object:
        values = float(bool(one.value) and one.value == other.value)
        return (likeness(one.subject, other.subject) + values) / 2, False
    straight = likeness(one.subject, other.subject) + likeness(one.object, other.object)
    causes = {first.relations[one.predicate].cause, second.relations[other.predicate].cause}
    if causes != {"subject", "object"}:
        return straight / 2, False
    crossed = likeness(one.subject, other.object) + likeness(one.object, other.subject)
    return max(straight, crossed) / 2, crossed > straight


def _likeness_of_things(first: Record, second: Record, same: SameThings) -> Callable[[str, str], float]:
    """How alike a thing of the first coding and one of the second are; each two are compared once.

    Those that are one are wholly alike, others by the best overlap of words between any two of their names.
    """

    @cache
    def words(record_number: int, id: str) -> tuple[frozenset[str], ...]:
        return tuple(name_words(name) for name in _names((first, second)[record_number], id))

    @cache
    def likeness(id: str, other_id: str) -> float:
        label = same.first.get(id)
        if label is not None and label == same.second.get(other_id):
            return 1.0
        return max((_shared_words(a, b) for a in words(0, id) for b in words(1, other_id)), default=0.0)

    return likeness


def _names(record: Record, id: str) -> tuple[str, ...]:
    thing = record.things.get(id)
    return (thing.name, *thing.other_names) if thing else (record.name(id),)


def _shared_words(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over those of the shorter name, and over those of the longer one, in equal parts."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return 0.5 * shared / min(len(one), len(other)) + 0.5 * shared / max(len(one), len(other))
