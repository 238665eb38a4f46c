"""The ledger with its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...graph.export.ledger_keys import LedgerDict
    from ...graph.ledger.ledger import Ledger, Summary
    from ...graph.ledger.model import Row
    from ...graph.record import Record


@dataclass(frozen=True, repr=False, eq=False)
class LedgerResult:
    """Asks, answers and promises.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().ledger(source="mayoral-assembly-2016").to_dict()["summary"]["rows"]
    2
    """

    record: Record
    ledger: Ledger

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the filters keep."""
        return self.ledger.rows

    @property
    def summary(self) -> Summary:
        """How many there are, and of how many the record gives what an evaluator needs."""
        return self.ledger.summary

    def to_dict(self) -> LedgerDict:
        """What ``--json`` prints."""
        from ...graph.export.ledger import ledger_json

        return ledger_json(self.record, self.ledger)

    def to_csv(self) -> str:
        """One line a row, for a spreadsheet."""
        from ...graph.export.ledger_tables import ledger_csv

        self.record.require_public()
        return ledger_csv(self.record, self.ledger)

    def to_markdown(self) -> str:
        """A table for each group."""
        from ...graph.export.ledger_tables import ledger_markdown

        self.record.require_public()
        return ledger_markdown(self.record, self.ledger)
