"""Finding an anchor in a source's text, whatever its quotes, dashes and spaces look like."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_FOLD = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "…": "..."}
)


def folded(text: str) -> str:
    """Text with quotes and dashes made plain and each run of white space made one space.

    >>> folded("the Mayor’s  ‘porous’ –\\n GLA")
    "the Mayor's 'porous' - GLA"
    """
    from unicodedata import normalize

    return " ".join(normalize("NFKC", text.translate(_FOLD)).split())


@dataclass(frozen=True)
class Text:
    """A source's text, folded, with the line that each part came from."""

    content: str

    @cached_property
    def _lines(self) -> tuple[str, list[int]]:
        parts, starts, at = [], [], 0
        for row in self.content.split("\n"):
            starts.append(at)
            if part := folded(row):
                parts.append(part)
                at += len(part) + 1
        return " ".join(parts), starts

    def lines_of(self, anchor: str, prefix: str = "", suffix: str = "") -> list[int]:
        """The lines, from 1, on which the anchor begins; more than one where it stands in several places.

        >>> Text("one\\ntwo three\\nfour two").lines_of("two")
        [2, 3]
        >>> Text("one\\ntwo three\\nfour two").lines_of("two", prefix="four")
        [3]
        """
        text, starts = self._lines
        sought, before, after = folded(anchor), folded(prefix), folded(suffix)
        found, at = [], text.find(sought)
        while at >= 0 and sought:
            end = at + len(sought)
            if text[:at].rstrip().endswith(before) and text[end:].lstrip().startswith(after):
                found.append(bisect_right(starts, at))
            at = text.find(sought, at + 1)
        return found

    def nearest(self, anchor: str) -> str:
        """The longest run of the anchor's first words that does stand in the text, for an error message."""
        words, text = folded(anchor).split(), self._lines[0]
        for count in range(len(words) - 1, 1, -1):
            if " ".join(words[:count]) in text:
                return " ".join(words[:count])
        return ""
