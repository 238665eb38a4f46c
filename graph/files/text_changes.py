"""Where the anchors of claims stand now, when a source's text has changed since they were coded.

A build keeps where each anchor stood and in which text, beside what is built. While the anchor stays as it is, so does
what is kept of it: it says how the place looked to whoever coded it. A source's ``textHash`` says of which text its
claims were coded; where that is the text at hand, they have been looked at, and all is kept anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from zlib import crc32

from ..errors import Problem
from .anchors import FoldedText
from .document import Document
from .places import anchor_key

_AROUND = 40
_SHOWN = 5
HASH_PREFIX = "sha256:"


class AnchorContext(NamedTuple):
    """A place in a text: its line, and sums of what stands before and behind it."""

    line: int
    before: int
    after: int

    def is_like(self, other: AnchorContext) -> bool:
        """Whether the text on one side at least is the same; it may have been changed on the other."""
        return self.before == other.before or self.after == other.after


class CodedPlace(NamedTuple):
    """Where an anchor stood when it was coded: how it was written then, and in which text."""

    anchor: int
    text: str
    context: AnchorContext


def anchor_context(text: FoldedText, begin: int, end: int) -> AnchorContext:
    """The place of an anchor in a text."""
    before, after = text.plain[max(0, begin - _AROUND) : begin], text.plain[end : end + _AROUND]
    return AnchorContext(text.line_at(begin), crc32(before.encode()), crc32(after.encode()))


class TextHistory:
    """Where anchors stood when claims were coded, compared with where they stand now.

    ``hashes`` are those of the texts at hand, by the name of the file.
    """

    def __init__(self, kept: Mapping[str, CodedPlace], hashes: Mapping[str, str]) -> None:
        self.kept, self.hashes = kept, hashes
        self.now: dict[str, CodedPlace] = {}
        self.found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.moves: defaultdict[str, list[str]] = defaultdict(list)
        self.texts: dict[str, str] = {}
        self.confirmed: set[str] = set()

    def note_sources(self, documents: Iterable[Document]) -> None:
        """Which text each source has now, and of which sources the text is the one that was coded."""
        for one in documents:
            if one.declares_source and (hash := self.hashes.get(str(one.data.get("textFile", "")))):
                self.texts[one.source] = hash
                if one.data.get("textHash") == HASH_PREFIX + hash:
                    self.confirmed.add(one.source)

    def moved_line_problem(
        self,
        id: str,
        record: Mapping[str, Any],
        contexts: Callable[[], list[AnchorContext]],
        chosen: AnchorContext | None,
    ) -> str:
        """Notes where an anchor stands now; the problem, in words, where its given line holds another place."""
        source = str(record["source"])
        earlier = self._earlier_place(id, record, source)
        if chosen is None:
            self.found[source]["lost"] += 1
            return ""
        if earlier is None or earlier.text == self.texts[source]:
            self.found[source]["found"] += 1
            self.now[id] = CodedPlace(anchor_key(record), self.texts[source], chosen)
            return ""
        self.now[id] = earlier
        if chosen.line == earlier.context.line and chosen.is_like(earlier.context):
            self.found[source]["hold"] += 1
            return ""
        self.found[source]["moved"] += 1
        self.moves[source].append(f"{earlier.context.line} to {chosen.line}")
        others = [context.line for context in contexts() if context.is_like(earlier.context)]
        if "line" not in record or chosen.is_like(earlier.context) or not others:
            return ""
        now = ", ".join(map(str, others))
        return (
            f"the text has changed: what was coded on line {earlier.context.line} stands on {now} now, and line "
            f"{chosen.line} has the same words elsewhere: give the right line"
        )

    def _earlier_place(self, id: str, record: Mapping[str, Any], source: str) -> CodedPlace | None:
        earlier = self.kept.get(id)
        return earlier if earlier and earlier.anchor == anchor_key(record) and source not in self.confirmed else None

    def changes(self, documents: Iterable[Document]) -> list[Problem]:
        """For each source whose text has changed since its claims were coded, what has become of their anchors."""
        found = []
        for one in documents:
            given, hash = str(one.data.get("textHash", "")), self.texts.get(one.source)
            count = self.found[one.source]
            if (
                not hash
                or one.is_part
                or one.source in self.confirmed
                or not (given or count["hold"] or count["moved"])
            ):
                continue
            moves = self.moves[one.source]
            more = ", …" if len(moves) > _SHOWN else ""
            shown = f" (line {', '.join(moves[:_SHOWN])}{more})" if moves else ""
            new = f", {count['found']} are found that no earlier place is known of" if count["found"] else ""
            message = (
                f"{one.data['textFile']} has changed since these claims were coded: {count['hold']} anchors hold, "
                f"{count['moved']} moved{shown}, {count['lost']} lost{new}; when they have been looked at, write "
                f"textHash: {HASH_PREFIX}{hash}"
            )
            found.append(one.problem(one.source, "textHash" if given else "textFile", message))
        return found
