"""Compiled files put together: what hangs on something that is not there is left out, the rest is the record.

All that is asked of many files at once is asked of tables of numbers. The rows themselves are copied as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

import numpy as np

from ..record import Draft, LostAnchor
from ..storage.open_record import KEY, NUMBER
from .anchoring import AnchorPlaces
from .compiled_file import CompiledFile
from .number_columns import Array, join, positions_in


class LeftOutOwners:
    """What of compiled files is left out: what does not pass by itself, and what hangs on it.

    ``out`` tells of each owner of all files, one file after the other, whether it is left out; ``first`` is where the
    owners of each file begin.
    """

    def __init__(self, names: Sequence[str], files: Sequence[CompiledFile]) -> None:
        self.names, self.files = names, files
        self.first = [0, *accumulate(len(file.keys) for file in files)]
        self.out = np.zeros(self.first[-1], bool)
        self._leave_out_doubles()
        self._leave_out_circles()
        self._leave_out_dangling()

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
        return sorted(one for one in found if one.kind != "retracted")

    def _places_of(self, chosen: Array) -> Iterator[tuple[str, int, str, str]]:
        """The file, line, id and section of each owner that is chosen."""
        for at in {int(np.searchsorted(self.first, one, "right")) - 1 for one in np.flatnonzero(chosen)}:
            file, mine = self.files[at], chosen[self.first[at] : self.first[at + 1]]
            kinds = [group for group, ids in file.ids.items() for _ in ids]
            owners = file.owners
            yield from ((self.names[at], file.lines[one], owners[one], kinds[one]) for one in np.flatnonzero(mine))

    def _leave_out_doubles(self) -> None:
        """Of an id that several files give, only the first counts."""
        own = join((file.own_ids for file in self.files), KEY)
        own.sort()
        if not (own[1:] == own[:-1]).any():
            return
        seen: set[int] = set()
        for first, file in zip(self.first, self.files, strict=False):
            evidence = file.evidence_keys
            for number, key in enumerate(file.keys):
                if key in seen:
                    self.out[first + number] = True
            seen.update(file.keys)
            for owner, key in zip(file.evidence_owners, evidence, strict=True):
                if key in seen:
                    self.out[first + owner] = True
            seen.update(evidence)

    def _leave_out_circles(self) -> None:
        """Claims that are, in the end, about themselves."""
        about = dict(pair for file in self.files for pair in file.about_claims)
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

    def _leave_out_dangling(self) -> None:
        """What needs something that is not there, and again what needs that."""
        defines = join((file.defines for file in self.files), KEY)
        needed = np.sort(join((file.needed for file in self.files), KEY))
        if not self.out.any() and (positions_in(np.sort(defines), needed) >= 0).all():
            return
        defined_by = self._owners(file.defined_by for file in self.files)
        needs = join((file.needs for file in self.files), KEY)
        owners = self._owners(file.need_owners for file in self.files)
        while True:
            missing = owners[positions_in(np.sort(defines[~self.out[defined_by]]), needs) < 0]
            fresh = missing[~self.out[missing]]
            if not len(fresh):
                return
            self.out[fresh] = True
            for at, (first, file) in enumerate(zip(self.first, self.files, strict=False)):
                # What the file itself needs, all that stands in it needs.
                if file.ids["sources"] and self.out[first]:
                    self.out[first : self.first[at + 1]] = True

    def _owners(self, numbers: Iterable[Any]) -> Array:
        """Owners of files, by their numbers among those of all."""
        return join(
            (np.frombuffer(one, NUMBER) + first for one, first in zip(numbers, self.first, strict=False)), NUMBER
        )
