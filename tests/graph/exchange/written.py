"""Records written in formats of other programs, for tests that read them back with readers of others."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from civicgraph import Dataset, Record
from civicgraph.graph.exchange.formats import WhatToWrite, format_named
from civicgraph.graph.exchange.report import ExchangeReport, Remarks
from civicgraph.graph.record import Thing

from ..by_hand import record

HOSTILE = '=1+1 & <b>"two" |three| ;four; ~five'
"""A name with all that has a meaning in one format or another."""


class Written(NamedTuple):
    """What a format made of a record."""

    files: dict[str, bytes]
    report: ExchangeReport

    @property
    def content(self) -> bytes:
        """The one file of a format that is no folder."""
        return self.files[""]


def write_record(kept: Record, format: str) -> Written:
    """A record in a format."""
    report = ExchangeReport(format)
    module = import_module(f"civicgraph.graph.exchange.writers.{format_named(format).module}")
    return Written(module.write(WhatToWrite(Dataset.shipped(), kept, report)), report)


def hostile_record() -> Record:
    """A record in which a name, a summary and an anchor hold what formats use as marks."""
    things = [Thing("a", "Project", HOSTILE, ("@alias", "-1; 2"), HOSTILE), Thing("b", "Ask", "B")]
    kept = record("a ledTo b\nb ledTo/less a when=2020", things=things)
    claims = {
        id: one._replace(evidence=(one.evidence[0]._replace(anchor=HOSTILE, summary=HOSTILE),))
        for id, one in kept.claims.items()
    }
    return replace(kept, claims=claims)


def taken_back(kept: Record, id: str, *, day: str = "2026-01-02", reason: str = "wrong page") -> Record:
    """A record of which one claim was taken back."""
    claims = dict(kept.claims)
    claim = claims.pop(id)._replace(retracted=day, retraction=reason)
    return replace(kept, claims=claims, retracted={id: claim})


def remark_counts(remarks: Remarks) -> dict[str, int]:
    """What a part of a report tells, with how often."""
    return {one.what: one.times for one in remarks}
