"""Agreement of two coders beyond what chance would give: Cohen's kappa and Krippendorff's alpha."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

MIN_PAIRS = 20
"""With fewer pairs there is no coefficient: one pair more or less would move it too far."""


def kappa(values: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two coders' values; None where both used one value throughout.

    (observed - expected) / (1 - expected), where expected is the agreement of two coders who use each value as often
    as these two do, each by habits of their own, but at random. Cohen, J. (1960), doi:10.1177/001316446002000104.

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


def alpha(values: Sequence[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of two coders' values, as names without order; None where one value is used throughout.

    1 - observed / expected disagreement, where expected is the disagreement of two values drawn at random, without
    putting them back, from all that both coders gave. Krippendorff, K. (2004), Content Analysis, chapter 11.

    >>> alpha([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5333333333333333
    """
    counts = Counter(value for pair in values for value in pair)
    total = counts.total()
    unlike = total * total - sum(count * count for count in counts.values())
    if not unlike:
        return None
    observed = sum(one != other for one, other in values) / len(values)
    return 1 - observed * total * (total - 1) / unlike
