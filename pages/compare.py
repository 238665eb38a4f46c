"""Two things side by side, or two traces: what is said of each, and what both share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..graph.ledger.filters import THINGS, filters_by_name
from ..graph.ledger.ledger import ledger
from ..graph.ledger.text import summary_sentences
from ..graph.record import Record
from ..graph.tracing.model import Trace
from ..graph.tracing.robustness_text import gatekeepers_sentence, robust_sentences
from ..graph.words.claims import claim_sentence
from ..graph.words.counts import quantity
from .facts import FactRow, facts_about
from .fields import THING, Field
from .rendering import render
from .site import Site
from .trace import chain

FIELDS = (
    Field("a", "This", THING),
    Field("b", "beside", THING),
    Field("from", "The trace from", THING),
    Field("to", "to", THING),
    Field("from2", "beside the one from", THING),
    Field("to2", "to", THING),
)
THINGS_ASKED, TRACES_ASKED = ("a", "b"), ("from", "to", "from2", "to2")
_MOST_SHARED = 40
_ROLES = {
    "by": "As who promises or answers",
    "asked_by": "As who asks",
    "at": "Put there",
    "alliance": "Of its members",
}


class FactPair(NamedTuple):
    """A fact of two things: what it is called, and what is said of the one and of the other."""

    words: str
    one: FactRow | None
    other: FactRow | None


class SharedThing(NamedTuple):
    """A thing to which both are tied by claims, and a claim by which each is."""

    id: str
    one: tuple[str, str]
    other: tuple[str, str]


def compare_form(site: Site, asked: Mapping[str, Any], refused: str = "") -> str:
    """The page that asks what to compare; ``refused`` says why there is no answer yet."""
    return _page(site, asked, refused=refused, title="Compare two things, or two traces")


def compare_things(site: Site, asked: Mapping[str, Any], one: str, other: str) -> str:
    """Two things side by side."""
    record, pair = site.record, (one, other)
    return _page(
        site,
        asked,
        title=f"{record.name(one)} beside {record.name(other)}",
        pair=pair,
        counts=[quantity(len(record.claims_about(id)), "claim").capitalize() for id in pair],
        facts=_facts(record, one, other),
        sums=[(label, *found) for label, found in _sums(record, pair) if any(found)],
        shared=list(_shared(record, one, other))[:_MOST_SHARED],
        direct=[
            (claim.id, claim_sentence(record, claim))
            for claim in record.claims_about(one)
            if {claim.subject, claim.object} == {one, other}
        ],
    )


def compare_traces(site: Site, asked: Mapping[str, Any], one: Trace, other: Trace) -> str:
    """Two traces side by side: the verdict, the best chain, and what it depends on."""
    record, both = site.record, (one, other)
    best = [trace.pathways[0] if trace.pathways else None for trace in both]
    passed = [[step.end for step in pathway.steps] if pathway else [] for pathway in best]
    return _page(
        site,
        asked,
        title=" – beside – ".join(f"{record.name(trace.start)} to {record.name(trace.end)}" for trace in both),
        traces=both,
        best=best,
        chains=[list(chain(record, pathway)) if pathway else [] for pathway in best],
        depends=[list(_dependence(record, trace)) for trace in both],
        both_pass=[id for id in passed[0] if id in passed[1]],
    )


def _dependence(record: Record, trace: Trace) -> Iterator[str]:
    """How robust a trace is and what it depends on; nothing where there is no pathway."""
    if trace.pathways and trace.robustness:
        yield from robust_sentences(record, trace.robustness)
        yield gatekeepers_sentence(record, trace)


def _page(site: Site, asked: Mapping[str, Any], *, title: str, **content: Any) -> str:
    common: dict[str, Any] = {"refused": "", "pair": (), "traces": ()}
    is_answer = "pair" in content or "traces" in content
    crumbs = [("Compare", site.links.page("compare")), (title, "")] if is_answer else [("Compare", "")]
    told = "Two things or traces side by side, each with the evidence for what is said of it."
    return render(
        site,
        "compare.html",
        title=title,
        asked=asked,
        fields={field.name: field for field in FIELDS},
        crumbs=crumbs,
        here=site.links.page("compare"),
        summary=site.summary(title, told),
        **{**common, **content},
    )


def _facts(record: Record, one: str, other: str) -> list[FactPair]:
    """The facts of both, in the order of the first, then those that the other alone has."""
    found = [{row.words: row for row in facts_about(record, id)} for id in (one, other)]
    return [FactPair(words, found[0].get(words), found[1].get(words)) for words in {**found[0], **found[1]}]


def _sums(record: Record, pair: tuple[str, str]) -> Iterator[tuple[str, list[list[str]]]]:
    """What asks, answers and promises of each come to, by the part that it has in them."""
    for name in THINGS:
        if name in _ROLES:
            ledgers = [ledger(record, filters_by_name(record, **{name: id})) for id in pair]
            yield _ROLES[name], [list(summary_sentences(one.summary)) if one.rows else [] for one in ledgers]


def _shared(record: Record, one: str, other: str) -> Iterator[SharedThing]:
    """The things to which both are tied, those with most claims on both sides first."""
    ties = [_ties(record, id) for id in (one, other)]
    common = sorted(ties[0].keys() & ties[1].keys() - {one, other})
    for id in sorted(common, key=lambda id: (-min(len(ties[0][id]), len(ties[1][id])), record.name(id))):
        leads = [(each[id][0], claim_sentence(record, record.claims[each[id][0]])) for each in ties]
        yield SharedThing(id, leads[0], leads[1])


def _ties(record: Record, id: str) -> dict[str, list[str]]:
    """The things at the other ends of the claims about one, each with those claims."""
    found: dict[str, list[str]] = {}
    for claim in record.claims_about(id):
        end = claim.object if claim.subject == id else claim.subject
        if end in record.things and claim.supports:
            found.setdefault(end or "", []).append(claim.id)
    return found
