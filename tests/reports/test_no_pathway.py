"""Where there is no pathway, the report says why and what comes closest."""

from __future__ import annotations

from dataclasses import replace

from civicgraph.graph.dates import bounds
from civicgraph.graph.tracing.trace import trace
from civicgraph.reports.blocks import plain_text
from civicgraph.reports.content import pathway_report

from ..visualisations.small_record import small_record
from .written import EDITION, FORMATS, write

RECORD = small_record()


def section_texts(record: object, start: str, end: str) -> dict[str, str]:
    """The sections of a report by id, as one text each."""
    report = pathway_report(record, trace(record, start, end), EDITION)  # type: ignore[arg-type]
    for format in FORMATS:
        assert write(report, format)
    return {
        section.id: " ".join(
            plain_text(cell)
            for block in section.blocks
            for row in (*getattr(block, "rows", ()), (getattr(block, "text", ()),), *getattr(block, "items", ()))
            for cell in (row if row and isinstance(row[0], tuple) and not hasattr(row[0], "text") else (row,))
        )
        for section in report.sections
    }


def asker_and_ask() -> tuple[str, str]:
    """Who asked, and what for, in the record of Northmere."""
    claim = next(claim for claim in RECORD.claims.values() if claim.id.endswith("/asked"))
    return claim.subject, claim.object


def test_with_no_link_it_lists_what_one_end_leads_to_and_what_leads_to_the_other() -> None:
    who, ask = asker_and_ask()
    found = section_texts(RECORD, ask, who)
    assert "refused" not in found
    assert {"reached", "reaching", "cite"} <= found.keys()
    assert "Nothing: no claim on record leads to it." in found["reaching"]


def test_a_chain_that_the_dates_rule_out_is_shown_with_the_step_that_cannot_be() -> None:
    who, ask = asker_and_ask()
    answer = next(c for c in RECORD.claims.values() if c.predicate == "respondedTo" and c.object == ask)
    late = {
        id: claim._replace(when="2020", bounds=bounds("2020")) if {claim.subject, claim.object} == {who, ask} else claim
        for id, claim in RECORD.claims.items()
    }
    late[answer.id] = answer._replace(when="2016", bounds=bounds("2016"))
    kept = {
        id: claim
        for id, claim in late.items()
        if "listening" not in (claim.subject, claim.object)
        and (answer.subject not in (claim.subject, claim.object) or id == answer.id)
    }
    found = section_texts(replace(RECORD, claims=kept), who, answer.subject)
    assert "cannot have come after the steps before it" in found["refused"]


def test_both_ends_the_same_is_said_and_nothing_is_listed() -> None:
    who, _ = asker_and_ask()
    assert section_texts(RECORD, who, who).keys() == {"summary", "method", "cite"} or "reached" not in section_texts(
        RECORD, who, who
    )
