"""Things that may be one: those that share an identifier, then those whose names are the same or nearly so.

Nothing is merged by it. What was decided before, either way, is left out; what is unsure stays, and is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from .identity import NOT_SAME, SAME, UNSURE, identity_decisions, same_classes
from .name_folding import fold_name
from .record import Record

IDENTIFIER, NAME, NEAR_NAME = "identifier", "name", "near-name"
GROUNDS = (IDENTIFIER, NAME, NEAR_NAME)
"""Why two things may be one, the strongest first."""
USUAL_LIKENESS = 90
_MOST_OF_A_WORD = 60  # a word that more names have tells little: pairs by it alone are not compared
_FIRST_LETTERS = 4


class LikelyDuplicate(NamedTuple):
    """Two things that may be one, by id in order, and why.

    ``ground`` is one of :data:`GROUNDS`, ``shared`` the identifier or the two names as they are compared, ``likeness``
    from 0 to 100. ``is_unsure`` says that somebody has looked and could not decide.
    """

    first: str
    second: str
    ground: str
    shared: str
    likeness: int
    is_unsure: bool = False


def likely_duplicates(record: Record, thing: str = "", *, likeness: int = USUAL_LIKENESS) -> list[LikelyDuplicate]:
    """Pairs of things that may be one and of which nobody has decided it, the likeliest first.

    Parameters
    ----------
    thing
        Only pairs with this thing; without one, all.
    likeness
        How alike names have to be, from 0 to 100: by :func:`rapidfuzz.fuzz.token_sort_ratio`.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> all(one.likeness >= 95 for one in likely_duplicates(Dataset.shipped().record(), likeness=95))
    True
    """
    decided, unsure = _decided_pairs(record)
    found: dict[tuple[str, str], LikelyDuplicate] = {}
    for pair in (*_by_identifier(record), *_by_name(record, likeness)):
        key = pair.first, pair.second
        if key not in decided and (not thing or thing in key):
            found.setdefault(key, pair._replace(is_unsure=key in unsure))
    return sorted(found.values(), key=lambda one: (GROUNDS.index(one.ground), -one.likeness, one.first, one.second))


def _decided_pairs(record: Record) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs that are decided, what follows from others among them; and those that are unsure."""
    decisions = identity_decisions(record)
    classes = same_classes(one.things for one in decisions if one.kind == SAME)
    members = defaultdict[str, list[str]](list)
    for id, first in classes.items():
        members[first].append(id)
    decided = {pair for ids in members.values() for pair in combinations(sorted(ids), 2)}
    decided |= {_in_order(*one.things) for one in decisions if one.kind == NOT_SAME}
    return decided, {_in_order(*one.things) for one in decisions if one.kind == UNSURE}


def _in_order(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _by_identifier(record: Record) -> Iterator[LikelyDuplicate]:
    having = defaultdict[str, list[str]](list)
    for thing in record.things.values():
        for identifier in thing.identifiers:
            having[identifier.upper()].append(thing.id)
    for identifier, ids in having.items():
        for first, second in combinations(sorted(set(ids)), 2):
            yield LikelyDuplicate(first, second, IDENTIFIER, identifier, 100)


def _by_name(record: Record, likeness: int) -> Iterator[LikelyDuplicate]:
    """Pairs of a family with the same name, or one that is nearly the same: of all names that share a word."""
    from rapidfuzz import fuzz

    names = {id: [fold_name(name) for name in (one.name, *one.other_names)] for id, one in record.things.items()}
    for first, second in _pairs_to_compare(record, names):
        best, shared = 0.0, ""
        for one in names[first]:
            for other in names[second]:
                found = 100.0 if one == other else min(fuzz.token_sort_ratio(one, other), 99.0)
                if found > best and not _differ_in_figures(one, other):
                    best, shared = found, one if one == other else f"{one} – {other}"
        if best >= likeness:
            ground = NAME if best == 100 else NEAR_NAME
            yield LikelyDuplicate(first, second, ground, shared, int(best))


def _differ_in_figures(one: str, other: str) -> bool:
    """Whether two names have other figures: the same week of two years is not one."""
    return [word for word in one.split() if word[0].isdigit()] != [word for word in other.split() if word[0].isdigit()]


def _pairs_to_compare(record: Record, names: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Pairs of a family whose names share a word that not many have, or begin alike."""
    having = defaultdict[tuple[str, str], set[str]](set)
    for id, said in names.items():
        family = record.family(id)
        for name in said:
            for word in {*name.split(), name.replace(" ", "")[:_FIRST_LETTERS] + "…"}:
                having[family, word].add(id)
    return sorted(_pairs(having.values()))


def _pairs(groups: Iterable[set[str]]) -> set[tuple[str, str]]:
    return {pair for ids in groups if len(ids) <= _MOST_OF_A_WORD for pair in combinations(sorted(ids), 2)}
