"""The pages, paragraphs and rows of a text: what a reader of the document looks a place up by.

Form feeds end pages, as they do in what most programs read out of a PDF. What else a line of the text is, the source
says: ``textLayout``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

PAGE_END = "\f"


class PlaceNumbers(NamedTuple):
    """The numbers of a place in a document, each from 1; 0 where the document has no such thing."""

    page: int = 0
    paragraph: int = 0
    row: int = 0


NOWHERE = PlaceNumbers()
NumbersOf = Mapping[str, PlaceNumbers]
"""The numbers of pieces of evidence, by id."""
_PARAGRAPHS, _ROWS, _NAMED_ROWS = "paragraph", "row", "row below a name"
# Layout → what a line is. Every other paragraph line is empty; the first line of a sheet is its name.
_LINES = {"paragraphs": _PARAGRAPHS, "parts": _PARAGRAPHS, "rows": _ROWS, "sheets": _NAMED_ROWS}


class Numbering:
    """The numbers of the places of a text, by line.

    >>> Numbering("One\\n\\fTwo\\n\\f").at(2)
    PlaceNumbers(page=2, paragraph=0, row=0)
    >>> Numbering("One\\n\\nTwo\\n", "paragraphs").at(3)
    PlaceNumbers(page=0, paragraph=2, row=0)
    >>> Numbering("Grants\\nwho\\thow much\\nElm Street\\t300\\n", "sheets").at(3)
    PlaceNumbers(page=1, paragraph=0, row=2)
    """

    def __init__(self, content: str, layout: str = "") -> None:
        self._lines = _LINES.get(layout, "")
        pages = content.split(PAGE_END)
        self._starts, line = list[int](), 1
        for page in pages:
            self._starts.append(line)
            line += page.count("\n")
        # A workbook of one sheet has a first sheet; a text without a form feed has no pages that anybody numbered.
        self.has_pages = len(pages) > 1 or self._lines == _NAMED_ROWS
        self.tells = self.has_pages or bool(self._lines)

    def at(self, line: int) -> PlaceNumbers:
        """The numbers of what begins on a line of the text."""
        page = bisect_right(self._starts, line)
        if not page:
            return NOWHERE
        within = line - self._starts[page - 1] + 1
        shown = page if self.has_pages else 0
        if self._lines == _PARAGRAPHS:
            return PlaceNumbers(shown, (within + 1) // 2)
        below = within - (self._lines == _NAMED_ROWS)
        return PlaceNumbers(shown, 0, below if self._lines else 0)


def numbering_of(layouts: Mapping[str, tuple[str, str]], texts: Mapping[str, str]) -> dict[str, Numbering]:
    """The numbering of the sources whose texts are at hand and have pages, paragraphs or rows.

    Parameters
    ----------
    layouts
        For each source the name of its text and what that is made of.
    texts
        The texts at hand, by name.
    """
    named = {id: (texts[file], layout) for id, (file, layout) in layouts.items() if file in texts}
    found = {id: Numbering(text, layout) for id, (text, layout) in named.items() if layout or PAGE_END in text}
    return {id: one for id, one in found.items() if one.tells}
