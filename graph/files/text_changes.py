"""What has become of the places of claims since they were coded, where a source's text is another one now.

A build keeps where each anchor stood and in which text, beside what is built. While the anchor stays as it is, so does
what is kept of it: it says how the place looked to whoever coded it. A source's ``textHash`` says of which text its
claims were coded; where that is the text at hand, they have been looked at, and all is kept anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from zlib import crc32

from ..errors import Problem
from .anchors import Text
from .document import Document

_AROUND = 40
_SHOWN = 5
HASHED = "sha256:"


class Spot(NamedTuple):
    """A place in a text: its line, and sums of what stands before and behind it."""

    line: int
    before: int
    after: int

    def is_like(self, other: Spot) -> bool:
        """Whether the same stands on one side at least: the text may have been changed on the other."""
        return self.before == other.before or self.after == other.after


class Stood(NamedTuple):
    """Where an anchor stood when it was coded: how it was written then, and in which text."""

    anchor: int
    text: str
    spot: Spot


def spot_of(text: Text, begin: int, end: int) -> Spot:
    """The place of an anchor in a text."""
    before, after = text.plain[max(0, begin - _AROUND) : begin], text.plain[end : end + _AROUND]
    return Spot(text.line_at(begin), crc32(before.encode()), crc32(after.encode()))


class Since:
    """What is known of the time when claims were coded, and what is found now.

    ``hashes`` are those of the texts at hand, by the name of the file.
    """

    def __init__(self, kept: Mapping[str, Stood], hashes: Mapping[str, str]) -> None:
        self.kept, self.hashes = kept, hashes
        self.now: dict[str, Stood] = {}
        self.found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.moves: defaultdict[str, list[str]] = defaultdict(list)
        self.texts: dict[str, str] = {}
        self.confirmed: set[str] = set()

    def sources(self, documents: Iterable[Document]) -> None:
        """Which text each source has now, and of which sources the text is the one that was coded."""
        for one in documents:
            if one.source and (hash := self.hashes.get(str(one.data.get("textFile", "")))):
                self.texts[one.source] = hash
                if one.data.get("textHash") == HASHED + hash:
                    self.confirmed.add(one.source)

    def slid(self, id: str, record: Mapping[str, Any], spots: list[Spot], chosen: Spot | None) -> str:
        """Notes where an anchor stands now; tells where a line that was given now holds another place."""
        source = str(record["source"])
        stood = self._stood(id, record, source)
        if chosen is None:
            self.found[source]["lost"] += 1
            return ""
        if stood is None or stood.text == self.texts[source]:
            self.found[source]["found"] += 1
            self.now[id] = Stood(_written(record), self.texts[source], chosen)
            return ""
        self.now[id] = stood
        if chosen.line == stood.spot.line and chosen.is_like(stood.spot):
            self.found[source]["hold"] += 1
            return ""
        self.found[source]["moved"] += 1
        self.moves[source].append(f"{stood.spot.line} to {chosen.line}")
        others = [spot.line for spot in spots if spot.is_like(stood.spot)]
        if "line" not in record or chosen.is_like(stood.spot) or not others:
            return ""
        now = ", ".join(map(str, others))
        return (
            f"the text has changed: what was coded on line {stood.spot.line} stands on {now} now, and line "
            f"{chosen.line} has the same words elsewhere: give the right line"
        )

    def _stood(self, id: str, record: Mapping[str, Any], source: str) -> Stood | None:
        stood = self.kept.get(id)
        return stood if stood and stood.anchor == _written(record) and source not in self.confirmed else None

    def changes(self, documents: Iterable[Document]) -> list[Problem]:
        """For each source whose text has changed since its claims were coded, what has become of their anchors."""
        found = []
        for one in documents:
            given, hash = str(one.data.get("textHash", "")), self.texts.get(one.source)
            count = self.found[one.source]
            if not hash or one.source in self.confirmed or not (given or count["hold"] or count["moved"]):
                continue
            moves = self.moves[one.source]
            more = ", …" if len(moves) > _SHOWN else ""
            shown = f" (line {', '.join(moves[:_SHOWN])}{more})" if moves else ""
            new = f", {count['found']} are found that no earlier place is known of" if count["found"] else ""
            message = (
                f"{one.data['textFile']} has changed since these claims were coded: {count['hold']} anchors hold, "
                f"{count['moved']} moved{shown}, {count['lost']} lost{new}; when they have been looked at, write "
                f"textHash: {HASHED}{hash}"
            )
            found.append(one.problem(one.source, "textHash" if given else "textFile", message))
        return found


def _written(record: Mapping[str, Any]) -> int:
    """An anchor as it is written, with all that tells its place apart."""
    return crc32("\0".join(str(record.get(key, "")) for key in ("anchor", "line", "prefix", "suffix")).encode())
