"""The report of an import or export as text for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from ..graph.export.exchange import PreviewRow, preview_rows
from .words import clean

if TYPE_CHECKING:
    from ..graph.exchange.importing import ImportPlan
    from ..graph.exchange.report import ExchangeReport, Remark

_SHOWN = 6
"""So many places of a remark are shown; JSON has more of them."""
_PARTS = {
    "guessed": "Guessed",
    "left_out": "Left out",
    "refused": "Refused",
    "to_decide": "To decide",
}


def exchange_report_text(report: ExchangeReport, *, done: str = "Written") -> str:
    """A report in lines: the counts, then each remark with how often and where.

    >>> from ..graph.exchange.report import ExchangeReport
    >>> report = ExchangeReport("graphml", {"claims": 3}, {"edges": 2})
    >>> report.left_out.add("values have no place on a line")
    >>> print(click.unstyle(exchange_report_text(report)))
    Read: 3 claims. Written: 2 edges.
    Left out
      values have no place on a line
    """
    counts = [f"{word}: {_counts(numbers)}." for word, numbers in (("Read", report.read), (done, report.written))]
    lines = [" ".join(counts)]
    for name, heading in _PARTS.items():
        remarks = list(getattr(report, name))
        if remarks:
            lines.append(click.style(heading, bold=True))
            lines += (line for remark in remarks for line in _lines(remark))
    return "\n".join(lines)


def _counts(numbers: Mapping[str, int]) -> str:
    told = [f"{number:,} {_of_number(kind, number)}" for kind, number in numbers.items() if number]
    return ", ".join(told) if told else "nothing"


def _of_number(kind: str, number: int) -> str:
    """What is counted, in the number that it has.

    >>> _of_number("new things", 1), _of_number("claims kept as they are here", 1), _of_number("new things", 2)
    ('new thing', 'claim kept as it is here', 'new things')
    >>> _of_number("persons", 1), _of_number("taken back", 1)
    ('person', 'taken back')
    """
    if number != 1:
        return kind
    one = re.sub(r"\b(things|claims|sources|voices|caveats|tests|rows|cards|drafts|grants|nodes|edges|files|links|"
                 r"sentences|statements|lines|elements|relationships|interviews|references|annotations|documents|codes|"
                 r"codings|passages|persons|organizations|posts|memberships|events|notes|nanopublications|triples|"
                 r"tables|connections|ties)\b", lambda found: found[0][:-1], kind)  # fmt: skip
    return one.replace("they are", "it is")


def _lines(remark: Remark) -> Iterator[str]:
    times = f"  [{remark.times:,}×]" if remark.times > 1 else ""
    yield f"  {clean(remark.what)}{times}"
    if remark.places:
        others = remark.times - len(remark.places[:_SHOWN])
        more = f" and {others:,} more" if others else ""
        yield f"    {clean(', '.join(remark.places[:_SHOWN]))}{more}"


def import_text(plan: ImportPlan, labels: Mapping[str, str], *, written: bool) -> str:
    """What an import comes to: what it read and writes, the report, and before it is written its first changes."""
    lines = [exchange_report_text(plan.report, done="Written" if written else "To be written")]
    rows = preview_rows(plan, labels)
    if not plan.changes:
        lines.append("Nothing here changes by it.")
    elif not written:
        all = f"{len(plan.changes):,} change{'' if len(plan.changes) == 1 else 's'}"
        heading = f"The first {len(rows)} of {all}" if len(rows) < len(plan.changes) else all
        lines.append(click.style(heading, bold=True))
        lines += [f"  {clean(_preview_line(row))}" for row in rows]
    return "\n".join(lines)


def _preview_line(row: PreviewRow) -> str:
    marks = ", ".join(filter(None, (row["place"], "draft" if row["draft"] else "")))
    return f"{row['what']}  ({marks})" if marks else row["what"]
