"""Which things are said to be one or to be different, and what that leaves open: doubles and contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..errors import Problem
from ..name_folding import folded
from ..vocabulary import Vocabulary
from .document import Document

Placed = tuple[Document, str, dict[str, Any]]

_MEANT = "say sameAs or differentFrom, or take another name"


class Identities:
    """Things joined by ``sameAs``, through chains of it too, and things told apart by ``differentFrom``.

    What a source disputes joins and parts nothing, but shows that the two were not mixed up by the coder.
    """

    def __init__(self, claims: Iterable[Placed]) -> None:
        said = [one for one in claims if one[2].get("predicate") in ("sameAs", "differentFrom")]
        self._above: dict[str, str] = {}
        self.direct: dict[frozenset[str], str] = {}
        self.parting: list[Placed] = []
        self._disputed: set[frozenset[str]] = set()
        for one in said:
            ends = _ends(one[2])
            if one[2].get("polarity") == "disputes":
                self._disputed.add(ends)
            elif one[2]["predicate"] == "differentFrom":
                self.parting.append(one)
            elif len(ends) == 2:
                self.direct.setdefault(ends, one[1])
                self._join(*sorted(ends))
        self._parted = {frozenset(map(self.one, _ends(record))) for _, _, record in self.parting}

    def one(self, id: str) -> str:
        """The id that stands for all that are the same as this one."""
        found = id
        while (above := self._above.get(found, found)) != found:
            found = above
        while (above := self._above.get(id, id)) != found:
            self._above[id], id = found, above
        return found

    def _join(self, one: str, other: str) -> None:
        self._above[self.one(one)] = self.one(other)

    def told(self, one: str, other: str) -> bool:
        """Whether any claim says that the two are the same, or that they are not."""
        ends = frozenset(map(self.one, (one, other)))
        return len(ends) == 1 or ends in self._parted or frozenset((one, other)) in self._disputed


def contradictions(identities: Identities) -> Iterator[Problem]:
    """Things told apart that other claims make one."""
    for document, id, record in identities.parting:
        ends = _ends(record)
        if len(ends) == 2 and len(set(map(identities.one, ends))) == 1:
            by = identities.direct.get(ends, "a chain of claims")
            message = (
                f"{' and '.join(sorted(ends))} are told apart here and joined by sameAs ({by}): keep one of the two"
            )
            yield document.problem(id, "object", message)


def doubles(things: Iterable[Placed], identities: Identities, words: Vocabulary) -> Iterator[Problem]:
    """Things of one name and type, and aliases that are another thing's name, of which nothing says how they stand."""
    listed = list(things)
    named, called = _by_name(listed, lambda record: [record.get("name", "")]), _by_name(listed, _aliases)
    for same in named.values():
        yield from _one_name(same, identities, words)
    for document, id, record in listed:
        for alias in _aliases(record):
            if found := _taken(id, folded(alias), identities, named, called):
                what, other = found
                message = f"{alias!r}, an alias of {id}, is {what} of {other[1]} ({_place(other)}): {_MEANT}"
                yield document.problem(id, "aliases", message)


def _aliases(record: dict[str, Any]) -> list[str]:
    return list(record.get("aliases", []))


def _by_name(things: Iterable[Placed], names: Callable[[dict[str, Any]], list[str]]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = defaultdict(list)
    for one in things:
        for name in {folded(str(name)) for name in names(one[2])} - {""}:
            found[name].append(one)
    return found


def _taken(
    id: str, alias: str, identities: Identities, named: dict[str, list[Placed]], called: dict[str, list[Placed]]
) -> tuple[str, Placed] | None:
    """Whose name an alias is, or which thing before this one has the same."""
    for one in named.get(alias, ()):
        if one[1] != id and not identities.told(id, one[1]):
            return "the name", one
    for one in called.get(alias, ()):
        if one[1] == id:
            return None
        if not identities.told(id, one[1]):
            return "also an alias", one
    return None


def _one_name(same: list[Placed], identities: Identities, words: Vocabulary) -> Iterator[Problem]:
    kept: list[Placed] = []
    for document, id, record in same:
        like = (one for one in kept if _one_kind(one[2], record, words))
        other = next((one for one in like if not identities.told(one[1], id)), None)
        if other is None:
            kept.append((document, id, record))
        else:
            message = f"{id} has the name and type of {other[1]} ({_place(other)}): {_MEANT}; one thing has one id"
            yield document.problem(id, "name", message)


def _one_kind(one: dict[str, Any], other: dict[str, Any], words: Vocabulary) -> bool:
    """Whether one type is the other, or a narrower one."""
    first, second = (words.iri_of(str(record.get("type", ""))) for record in (one, other))
    return words.is_a(first, second) or words.is_a(second, first)


def _ends(record: dict[str, Any]) -> frozenset[str]:
    return frozenset((str(record.get("subject", "")), str(record.get("object", ""))))


def _place(placed: Placed) -> str:
    document, id, _ = placed
    return f"{document.file}:{document.places[id].of('name')}"
