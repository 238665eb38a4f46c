"""The ledger: every ask, answer and promise of a record in one table, filtered, in groups, and summed up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..record import Record
from .filters import DropReason, LedgerFilters, filter_rows
from .groups import Group, Reconciliation, group_rows, reconciliations
from .model import Row
from .rows import rows as all_rows


class Summary(NamedTuple):
    """How many there are, and of how many promises the record gives what an evaluator needs to judge them."""

    rows: int
    asks: int
    responses: int
    commitments: int
    pledges: int
    asks_answered: int
    promises_answering: int
    promises_with_figure: int
    promises_with_deadline: int
    promises_assessed: int

    @property
    def promises(self) -> int:
        """Commitments and pledges together."""
        return self.commitments + self.pledges


class Ledger(NamedTuple):
    """Rows in groups. ``left_out`` counts what each filter dropped; ``nearby`` are groups and posts of whoever was
    named as the one who promised, with how they belong and how many rows those have; ``theme`` is the theme that was
    asked for."""

    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    group_by: str
    summary: Summary
    left_out: dict[DropReason, int]
    nearby: tuple[tuple[str, str, int], ...]
    reconciliations: tuple[Reconciliation, ...]
    theme: str = ""


def ledger(record: Record, filters: LedgerFilters | None = None, group_by: str = "") -> Ledger:
    """The asks and promises of a record, as far as the filters keep them.

    >>> from civicgraph import Dataset
    >>> book = ledger(Dataset.shipped().record(), LedgerFilters(source="source/mayoral-assembly-2016"))
    >>> [row.id for row in book.rows]
    ['ask-assembly-2016-series', 'commitment-mayor-assembly-2016-pledges']
    """
    every = all_rows(record)
    chosen = filters or LedgerFilters()
    found = filter_rows(record, every, chosen)
    return Ledger(
        rows=found.rows,
        groups=group_rows(record, found.rows, group_by),
        group_by=group_by,
        summary=_summary(found.rows),
        left_out=found.left_out,
        nearby=found.nearby,
        reconciliations=tuple(reconciliations(record, every, found.rows)),
        theme=chosen.theme,
    )


def _summary(rows: Sequence[Row]) -> Summary:
    kinds = [row.kind for row in rows]
    asks = [row for row in rows if row.kind == "ask"]
    promises = [row for row in rows if row.is_promise]
    responses = {answer.response for row in rows if not row.is_promise for answer in row.answers}
    return Summary(
        rows=len(rows),
        asks=len(asks),
        responses=len(responses),
        commitments=kinds.count("commitment"),
        pledges=kinds.count("pledge"),
        asks_answered=sum(row.is_answered for row in asks),
        promises_answering=sum(bool(row.asks) for row in promises),
        promises_with_figure=sum(row.has_figure for row in promises),
        promises_with_deadline=sum(bool(row.deadlines) for row in promises),
        promises_assessed=sum(row.is_assessed for row in promises),
    )
