"""A long ledger on several pages: which rows stand on which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..graph.ledger.groups import Group
from ..graph.ledger.model import Row

ROWS_ON_A_PAGE = 30

DeepRows = Sequence[tuple[int, Row]]
"""DeepRows with how deep each stands under the row before it that it belongs to."""


class LedgerPart(NamedTuple):
    """DeepRows of one group on one page.

    ``number`` is the group's, from 0, and it ``begins`` here or goes on. ``under`` is the row, on a page before, that
    the first row stands under, if it stands under any.
    """

    number: int
    title: str
    rows: DeepRows
    begins: bool
    under: Row | None = None


def ledger_pages(groups: Sequence[Group]) -> list[list[LedgerPart]]:
    """The groups divided into pages of at most 30 rows; there is at least one page.

    A row and those under it stay together where they fit a page.

    >>> from civicgraph import Dataset
    >>> from civicgraph.graph.ledger.ledger import ledger
    >>> pages = ledger_pages(ledger(Dataset.shipped().record()).groups)
    >>> [len(part.rows) for page in pages for part in page][:2]
    [30, 30]
    >>> pages[1][0].begins, pages[1][0].under.kind
    (False, 'ask')
    """
    pages: list[list[LedgerPart]] = [[]]
    space = ROWS_ON_A_PAGE
    for number, group in enumerate(group for group in groups if group.rows):
        begin = end = 0
        for rows in _blocks(group.rows):
            if len(rows) > space and space < ROWS_ON_A_PAGE:
                if end > begin:
                    pages[-1].append(_part(number, group, begin, end))
                pages.append([])
                begin, space = end, ROWS_ON_A_PAGE
            end += len(rows)
            space -= len(rows)
        pages[-1].append(_part(number, group, begin, end))
    return pages


def _part(number: int, group: Group, begin: int, end: int) -> LedgerPart:
    depth = group.rows[begin][0]
    above = (row for deep, row in reversed(group.rows[:begin]) if deep < depth)
    return LedgerPart(number, group.title, group.rows[begin:end], not begin, next(above, None))


def _blocks(rows: DeepRows) -> Iterator[DeepRows]:
    """Each row that stands under no other, with those under it, cut where these are more than a page has."""
    begins = [at for at, (depth, _) in enumerate(rows) if not depth]
    for start, end in zip(begins, [*begins[1:], len(rows)], strict=True):
        for at in range(start, end, ROWS_ON_A_PAGE):
            yield rows[at : min(at + ROWS_ON_A_PAGE, end)]
