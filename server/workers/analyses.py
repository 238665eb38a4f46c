"""The analyses, asked by the names and fields of their pages and answered as ``Dataset`` answers them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from ...graph.errors import CivicgraphError
from ...graph.record import Record
from ...pages import assessment_findings as assessments
from ...pages import network_findings as networks
from ...pages.analyses import ANALYSES, BY_NAME
from ...pages.findings import Findings
from .held_record import HeldRecord


class AnalysisResult(NamedTuple):
    """An analysis as JSON, and what makes the answer on a page of it."""

    json: Mapping[str, Any]
    answer: Callable[[], Findings]


def analyse(data: HeldRecord, name: str, asked: Mapping[str, Any]) -> AnalysisResult:
    """The analysis of a name with what its fields hold; errors as of the method."""
    fields = BY_NAME[name].fields
    given = {field.keyword: asked[field.name] for field in fields if asked[field.name] not in ("", (), [])}
    return _METHODS[name](data, given)


def analyse_whole(record: Record, root: str) -> dict[str, tuple[Findings, Mapping[str, Any]]]:
    """Every analysis that has an answer where nothing is asked besides: as parts of a page, and as JSON.

    ``root`` is the folder of the data, which says what sectors there are.

    >>> from civicgraph import Dataset
    >>> data = Dataset.shipped()
    >>> list(analyse_whole(data.record(), data.root))[:3]
    ['what-if', 'tests', 'outcomes']
    """
    data, found = HeldRecord.of(record, {"root": root}), {}
    for one in ANALYSES:
        if any(field.needed for field in one.fields):
            continue
        with suppress(CivicgraphError):  # this record has nothing that it could be about
            made = analyse(data, one.name, {field.name: field.usual for field in one.fields})
            found[one.name] = (made.answer(), made.json)
    return found


def load_analyses() -> None:
    """Imports all that an analysis needs, for a worker that may open nothing later."""
    for module in _MODULES:
        import_module(module, __package__)


_MODULES = (
    "networkx", "numpy.random",
    *(f"...graph.networks.{name}" for name in ("brokerage", "projection", "secondments", "structure", "timeline")),
    *(f"...graph.assessment.{name}" for name in ("bayes", "evidence_tests", "outcomes", "what_if")),
    *(f"...graph.export.{name}" for name in ("networks", "outcomes", "tests", "ties", "what_if")),
    *(f"...api.results.{name}" for name in ("assessment", "networks")),
)  # fmt: skip


def _what_if(data: HeldRecord, given: dict[str, Any]) -> AnalysisResult:
    limit = given.pop("limit")
    if "name" not in given:
        found = data.dependence(**given)
        page = partial(assessments.ranking_answer, data.held, found.asked, found.losses, limit)
        return AnalysisResult(found.to_dict(limit), page)
    one = data.what_if(given.pop("name"), **given)
    return AnalysisResult(one.to_dict(), partial(assessments.loss_answer, data.held, one.asked, one.loss))


def _tests(data: HeldRecord, given: dict[str, Any]) -> AnalysisResult:
    found = data.tests(**given)
    return AnalysisResult(found.to_dict(), partial(assessments.tests_answer, data.held, found.tests, found.steps))


def _outcomes(data: HeldRecord, given: dict[str, Any]) -> AnalysisResult:
    found = data.outcomes(**given)
    return AnalysisResult(found.to_dict(), partial(assessments.outcomes_answer, data.held, found.statements))


def _brokers(data: HeldRecord, given: dict[str, Any]) -> AnalysisResult:
    found = data.brokers(**given)
    return AnalysisResult(found.to_dict(), partial(networks.brokers_answer, data.held, found.windows))


def _centrality(data: HeldRecord, given: dict[str, Any]) -> AnalysisResult:
    found = data.centrality(**given)
    page = partial(networks.centrality_answer, data.held, found.graph, found.standings, found.exact)
    return AnalysisResult(found.to_dict(), page)


def _communities(data: HeldRecord, given: dict[str, Any]) -> AnalysisResult:
    found = data.communities(**given)
    return AnalysisResult(
        found.to_dict(), partial(networks.communities_answer, data.held, found.graph, found.communities)
    )


def _ties(data: HeldRecord, given: dict[str, Any]) -> AnalysisResult:
    found = data.ties(**given)
    return AnalysisResult(
        found.to_dict(), partial(networks.ties_answer, data.held, found.graph, found.ids, found.pairs)
    )


def _secondments(data: HeldRecord, given: dict[str, Any]) -> AnalysisResult:
    found = data.secondments(**given)
    return AnalysisResult(found.to_dict(), partial(networks.secondments_answer, data.held, found.chains, found.claims))


def _timeline(data: HeldRecord, given: dict[str, Any]) -> AnalysisResult:
    found = data.timeline(given.pop("thing"), **given)
    return AnalysisResult(found.to_dict(), partial(networks.timeline_answer, data.held, found.timeline))


_METHODS: dict[str, Callable[[HeldRecord, dict[str, Any]], AnalysisResult]] = {
    "what-if": _what_if,
    "tests": _tests,
    "outcomes": _outcomes,
    "brokers": _brokers,
    "centrality": _centrality,
    "communities": _communities,
    "ties": _ties,
    "secondments": _secondments,
    "timeline": _timeline,
}
