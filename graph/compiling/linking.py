"""Compiled files put together: what hangs on something that is not there is left out, the rest is the record.

All that is asked of many files at once is asked of tables of numbers. The rows themselves are copied as they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

from ..record import Draft, LostAnchor
from ..storage.open_record import KEY, NUMBER
from .anchoring import AnchorPlaces
from .compiled_file import CompiledFile, LinkTables
from .number_columns import Array, join, positions_in, sort_once


class _Definitions(NamedTuple):
    """What the owners of all files define, and the number of the owner of each."""

    keys: Array
    owners: Array


class _Deeds(NamedTuple):
    """The owners of a file that claim something done, and its first days."""

    file: int
    owners: array[int]
    since: array[int]


class LeftOutOwners:
    """What of compiled files is left out: what does not pass by itself, and what hangs on it.

    ``out`` tells of each owner of all files, one file after the other, whether it is left out; ``first`` is where the
    owners of each file begin.
    """

    def __init__(
        self, names: Sequence[str], files: Sequence[CompiledFile], links_of: Callable[[int], LinkTables]
    ) -> None:
        """``links_of`` gives the tables of a file by its number; of all only what they define and need is held."""
        self.names, self.files, self._links_of = names, files, links_of
        self.first = [0, *accumulate(len(file.keys) for file in files)]
        self.out = np.zeros(self.first[-1], bool)
        own, needed, about = list[Any](), list[Any](), dict[str, str]()
        defines, defined_by = list[Any](), list[Any]()
        came_out, deeds = dict[str, int](), list[_Deeds]()
        for at, links in enumerate(self._links()):
            own.append(links.own_ids)
            needed.append(links.needed)
            defines.append(links.defines)
            defined_by.append(np.frombuffer(links.defined_by, NUMBER) + self.first[at])
            about.update(links.about_claims)
            if links.came_out:
                came_out.setdefault(files[at].source, links.came_out)
            if links.deeds:
                deeds.append(_Deeds(at, links.deeds, links.since))
        self._leave_out_doubles(join(own, KEY))
        self._leave_out_circles(about)
        self._leave_out_late(came_out, deeds)
        defined = _Definitions(join(defines, KEY), join(defined_by, NUMBER))
        del defines, defined_by, own
        self._leave_out_dangling(sort_once(join(needed, KEY)), defined)

    def _links(self) -> Iterator[LinkTables]:
        """The tables of all files, one after the other."""
        return map(self._links_of, range(len(self.files)))

    def drafts(self) -> list[Draft]:
        """What is left out, in the order of files and lines."""
        found = [one._replace(file=self.names[at]) for at, file in enumerate(self.files) for one in file.drafts]
        return sorted({*found, *(Draft(*one) for one in self._places_of(self.out))})

    def lost_anchors(self, places: Sequence[AnchorPlaces]) -> list[LostAnchor]:
        """What is not left out and has evidence without a place in its text, in the order of files and lines."""
        lost = np.zeros(len(self.out), bool)
        for first, file, where in zip(self.first, self.files, places, strict=False):
            if any(where.lost):
                owners = np.frombuffer(file.evidence_owners, NUMBER)
                lost[first + owners[np.frombuffer(where.lost, NUMBER) != 0]] = True
        found = (LostAnchor(*one) for one in self._places_of(lost & ~self.out))
        return sorted(one for one in found if not one.kind.startswith("retracted"))

    def _places_of(self, chosen: Array) -> Iterator[tuple[str, int, str, str]]:
        """The file, line, id and section of each owner that is chosen."""
        for at in {int(np.searchsorted(self.first, one, "right")) - 1 for one in np.flatnonzero(chosen)}:
            file, mine = self.files[at], chosen[self.first[at] : self.first[at + 1]]
            kinds = [group for group, ids in file.ids.items() for _ in ids]
            owners = file.owners
            yield from ((self.names[at], file.lines[one], owners[one], kinds[one]) for one in np.flatnonzero(mine))

    def _leave_out_doubles(self, own: Array) -> None:
        """Of an id that several files give, only the first counts."""
        own.sort()
        if not (own[1:] == own[:-1]).any():
            return
        seen: set[int] = set()
        for first, file, links in zip(self.first, self.files, self._links(), strict=False):
            evidence = links.evidence_keys
            for number, key in enumerate(file.keys):
                if key in seen:
                    self.out[first + number] = True
            seen.update(file.keys)
            for owner, key in zip(file.evidence_owners, evidence, strict=True):
                if key in seen:
                    self.out[first + owner] = True
            seen.update(evidence)

    def _leave_out_circles(self, about: Mapping[str, str]) -> None:
        """Claims that are, in the end, about themselves."""
        circular = set()
        for claim in about:
            passed, at = {claim}, about[claim]
            while at in about and at not in passed:
                passed.add(at)
                at = about[at]
            if at == claim:
                circular.add(claim)
        for first, file in zip(self.first, self.files, strict=False) if circular else ():
            self.out[[first + number for number, owner in enumerate(file.owners) if owner in circular]] = True

    def _leave_out_late(self, came_out: Mapping[str, int], deeds: Iterable[_Deeds]) -> None:
        """Claims in tables of something done after their source came out, which another file tells."""
        for at, owners, since in deeds:
            if last := came_out.get(self.files[at].source):
                late = np.frombuffer(since, NUMBER) > last
                self.out[self.first[at] + np.frombuffer(owners, NUMBER)[late]] = True

    def _leave_out_dangling(self, needed: Array, definitions: _Definitions) -> None:
        """What needs something that is not there, and again what needs that."""
        while True:
            missing = self._missing(needed, definitions)
            if not len(missing) or not self._leave_out_needing(missing):
                return
            for at, (first, file) in enumerate(zip(self.first, self.files, strict=False)):
                # What the file itself needs, all that stands in it needs.
                if file.ids["sources"] and self.out[first]:
                    self.out[first : self.first[at + 1]] = True

    def _missing(self, needed: Array, definitions: _Definitions) -> Array:
        """What of all that is needed nothing defines that is not left out."""
        defined = definitions.keys[~self.out[definitions.owners]]
        defined.sort()
        found: Array = needed[positions_in(defined, needed) < 0]
        return found

    def _leave_out_needing(self, missing: Array) -> bool:
        """Leaves out what needs any of these; whether anything was not before."""
        any_fresh = False
        for first, links in zip(self.first, self._links(), strict=False):
            needing = positions_in(missing, np.frombuffer(links.needs, KEY)) >= 0
            owners = np.frombuffer(links.need_owners, NUMBER)[needing] + first
            any_fresh |= not self.out[owners].all()
            self.out[owners] = True
        return any_fresh
