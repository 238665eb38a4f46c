"""Claims that begin alike keep their numbers, such as ``-2``, when the rows of a file come in another order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from .bundle import Bundle, BundleEntry
from .manifest import EarlierImport
from .renamed import rename_entries
from .workspace_entries import SaidValues, WorkspaceEntries, fingerprint, said_by, with_ids

_NUMBER = re.compile(r"-\d+\Z")


def keep_numbers(bundle: Bundle, before: EarlierImport, here: WorkspaceEntries) -> None:
    """Gives claims of one beginning the ids that an earlier import gave to what says the same, or the most alike.

    Parameters
    ----------
    before
        What the earlier import remembers: which ids it gave, to what.
    """
    earlier = defaultdict[str, list[str]](list)
    for id in before.taken:
        if id.startswith("claim/"):
            for begin in {id, _NUMBER.sub("", id)}:
                earlier[begin].append(id)
    begun = {begin: [one for one in ids if one in bundle.claims] for begin, ids in bundle.claims_begun.items()}
    changed: dict[str, str] = {}
    for begin, ids in begun.items():
        had = [one for one in earlier[begin] if one == begin or one not in begun]
        if had and len({*had, *ids}) > 1:
            changed |= _Numbering(bundle, before, here, begin).ids(ids, had, taken={*bundle.claims, *before.taken})
    rename_entries(bundle, {old: new for old, new in changed.items() if old != new})


class _Numbering:
    """The claims of one beginning, as the file has them now and as the workspace has them."""

    def __init__(self, bundle: Bundle, before: EarlierImport, here: WorkspaceEntries, begin: str) -> None:
        self.bundle, self.before, self.here, self.begin = bundle, before, here, begin
        self.first_ids = {new: old for old, new in before.renamed.items()}

    def ids(self, ids: Iterable[str], had: Iterable[str], *, taken: set[str]) -> dict[str, str]:
        """The id that each claim is to have, by the one that its place in the file gave it."""
        now = {id: self._values_of(self.bundle.claims[id]) for id in ids}
        was = {id: self._said_here(id) for id in had}
        found: dict[str, str] = {}
        for new, old in self._pairs(now, was):
            if new not in found and old not in found.values():
                found[new] = old
        for id in now.keys() - found.keys():
            found[id] = ""
        used, left = set(found.values()), [id for id in was if id not in found.values()]
        for id in now:
            if not found[id]:
                found[id] = id if id not in used and (id in left or id not in was) else self._next(left, used, taken)
                used.add(found[id])
        return found

    def _values_of(self, entry: BundleEntry) -> SaidValues:
        source = self.bundle.sources.get(entry.text("source"))
        return said_by("claims", entry, author=source.text("authorVoice") if source else "")

    def _said_here(self, id: str) -> SaidValues:
        """What a claim says here, with the ids that the import gave; nothing where it was taken out."""
        found = self.here.of("claims", self.before.renamed.get(id, id))
        return with_ids(found.said, self.first_ids) if found else {}

    def _pairs(self, now: Mapping[str, SaidValues], was: Mapping[str, SaidValues]) -> Iterator[tuple[str, str]]:
        """Claims of now and then that may be one: first those that are the same, then the most alike."""
        by_hash, by_words = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for id, said in was.items():
            by_hash[self.before.taken[id]].append(id)
            by_words[fingerprint(_without_place(said))].append(id)
        for id, said in now.items():
            yield from ((id, old) for old in by_hash[fingerprint(said)])
        for id, said in now.items():
            yield from ((id, old) for old in by_words[fingerprint(_without_place(said))])
        plain = {id: _without_place(said) for id, said in was.items() if said}
        alike = [(-_likeness(_without_place(said), other), id != old, id, old)
                 for id, said in now.items() for old, other in plain.items()]  # fmt: skip
        yield from ((id, old) for _, _, id, old in sorted(alike))

    def _next(self, left: list[str], used: set[str], taken: set[str]) -> str:
        """An id of one that was taken out here, else one that nobody has."""
        for id in left:
            if id not in used:
                return id
        number = 2
        while f"{self.begin}-{number}" in used | taken:
            number += 1
        return f"{self.begin}-{number}"


def _without_place(said: SaidValues) -> SaidValues:
    """What a claim says, wherever it stands in the file.

    >>> _without_place({"id": "claim/a/b-2", "when": "2010", "evidence": [{"anchor": "In 2010", "line": "4"}]})
    {'when': '2010', 'evidence': [{'anchor': 'In 2010'}]}
    """
    kept = {key: value for key, value in said.items() if key not in ("id", "status")}
    if "evidence" in kept:
        kept["evidence"] = [{key: one[key] for key in one if key != "line"} for one in kept["evidence"]]
    return kept


def _likeness(one: SaidValues, other: SaidValues) -> int:
    same = [key for key in one if one[key] == other.get(key)]
    return len(same) - len(other.keys() - one.keys())
