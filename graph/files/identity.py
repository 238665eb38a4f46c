"""Which things are said to be one or to be different, and what that leaves open: doubles and contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..errors import Problem
from ..name_folding import fold_name
from ..vocabulary import Vocabulary
from .document import Document

PlacedRecord = tuple[Document, str, dict[str, Any]]

_REMEDY = "say sameAs or differentFrom, decide it in identity.yaml, or take another name"


class Identities:
    """Things joined by ``sameAs``, through chains of it too, and things kept apart by ``differentFrom``.

    What a source disputes neither joins nor separates, but shows that the coder did not mix the two up; so does what
    is ``decided`` of two things in ``identity.yaml``.
    """

    def __init__(self, claims: Iterable[PlacedRecord], decided: Iterable[tuple[str, str]] = ()) -> None:
        said = [one for one in claims if one[2].get("predicate") in ("sameAs", "differentFrom")]
        self._above: dict[str, str] = {}
        self.direct: dict[frozenset[str], str] = {}
        self.parting: list[PlacedRecord] = []
        self._disputed = set(map(frozenset[str], decided))
        for one in said:
            ends = _ends(one[2])
            if one[2].get("polarity") == "disputes":
                self._disputed.add(ends)
            elif one[2]["predicate"] == "differentFrom":
                self.parting.append(one)
            elif len(ends) == 2:
                self.direct.setdefault(ends, one[1])
                self._join(*sorted(ends))
        self._parted = {frozenset(map(self.representative, _ends(record))) for _, _, record in self.parting}

    def representative(self, id: str) -> str:
        """The id that stands for all that are the same as this one."""
        found = id
        while (above := self._above.get(found, found)) != found:
            found = above
        while (above := self._above.get(id, id)) != found:
            self._above[id], id = found, above
        return found

    def _join(self, one: str, other: str) -> None:
        self._above[self.representative(one)] = self.representative(other)

    def is_stated(self, one: str, other: str) -> bool:
        """Whether any claim says that the two are the same, or that they are not."""
        ends = frozenset(map(self.representative, (one, other)))
        return len(ends) == 1 or ends in self._parted or frozenset((one, other)) in self._disputed


def contradictions(identities: Identities) -> Iterator[Problem]:
    """Things said to be different that other claims say are the same."""
    for document, id, record in identities.parting:
        ends = _ends(record)
        if len(ends) == 2 and len(set(map(identities.representative, ends))) == 1:
            by = identities.direct.get(ends, "a chain of claims")
            message = (
                f"{' and '.join(sorted(ends))} are told apart here and joined by sameAs ({by}): keep one of the two"
            )
            yield document.problem(id, "object", message)


def duplicates(things: Iterable[PlacedRecord], identities: Identities, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Things of one name and type, and aliases that are another thing's name, where no claim says if they are one."""
    listed = list(things)
    named, called = _by_name(listed, lambda record: [record.get("name", "")]), _by_name(listed, _aliases)
    for same in named.values():
        yield from _same_name_problems(same, identities, vocabulary)
    for document, id, record in listed:
        for alias in _aliases(record):
            if found := _alias_clash(id, fold_name(alias), identities, named, called):
                what, other = found
                message = f"{alias!r}, an alias of {id}, is {what} of {other[1]} ({_place(other)}): {_REMEDY}"
                yield document.problem(id, "aliases", message)


def _aliases(record: dict[str, Any]) -> list[str]:
    return list(record.get("aliases", []))


def _by_name(
    things: Iterable[PlacedRecord], names: Callable[[dict[str, Any]], list[str]]
) -> dict[str, list[PlacedRecord]]:
    found: dict[str, list[PlacedRecord]] = defaultdict(list)
    for one in things:
        for name in {fold_name(str(name)) for name in names(one[2])} - {""}:
            found[name].append(one)
    return found


def _alias_clash(
    id: str,
    alias: str,
    identities: Identities,
    named: dict[str, list[PlacedRecord]],
    called: dict[str, list[PlacedRecord]],
) -> tuple[str, PlacedRecord] | None:
    """Whose name an alias is, or which thing before this one has the same."""
    for placed in named.get(alias, ()):
        if placed[1] != id and not identities.is_stated(id, placed[1]):
            return "the name", placed
    for placed in called.get(alias, ()):
        if placed[1] == id:
            return None
        if not identities.is_stated(id, placed[1]):
            return "also an alias", placed
    return None


def _same_name_problems(same: list[PlacedRecord], identities: Identities, vocabulary: Vocabulary) -> Iterator[Problem]:
    kept: list[PlacedRecord] = []
    for document, id, record in same:
        like = (one for one in kept if _are_of_one_type(one[2], record, vocabulary))
        other = next((one for one in like if not identities.is_stated(one[1], id)), None)
        if other is None:
            kept.append((document, id, record))
        else:
            message = f"{id} has the name and type of {other[1]} ({_place(other)}): {_REMEDY}; one thing has one id"
            yield document.problem(id, "name", message)


def _are_of_one_type(record: dict[str, Any], other: dict[str, Any], vocabulary: Vocabulary) -> bool:
    """Whether one type is the other, or a narrower one."""
    first, second = (vocabulary.iri_of(str(record.get("type", ""))) for record in (record, other))
    return vocabulary.is_a(first, second) or vocabulary.is_a(second, first)


def _ends(record: dict[str, Any]) -> frozenset[str]:
    return frozenset((str(record.get("subject", "")), str(record.get("object", ""))))


def _place(placed: PlacedRecord) -> str:
    document, id, _ = placed
    return f"{document.file}:{document.places[id].of('name')}"
