"""The trace graph as arrays: which claims are links, between which things, and how far things lie apart."""

from __future__ import annotations

import networkx as nx
import pytest

from civicgraph import Dataset, to_networkx
from civicgraph.graph.dates import day_number
from civicgraph.graph.record import Claim
from civicgraph.graph.tracing.edges import MORE, edge_of, edge_phrase
from civicgraph.graph.tracing.graph import NOBODY, TraceGraph, distances

from ..by_hand import record

PARALLEL = """
ask ledTo post wording=inferred id=weak
ask enabled post id=plain when=2016-11/2017
post respondedTo ask wording=opinion id=felt voice=funder
ask ledTo post disputes=yes id=denied
post ledTo work id=on
"""


def ids(claims: list[Claim]) -> list[str]:
    """The claims by the last part of their ids."""
    return [claim.id.removeprefix("claim/") for claim in claims]


def test_parallel_claims_share_a_link_and_the_disputing_one_stands_aside() -> None:
    graph = TraceGraph(record(PARALLEL))
    assert ids(graph.claims_between("ask", "post")) == ["felt", "plain", "weak"]
    assert ids(graph.disputes("ask", "post", MORE)) == ["denied"]
    assert graph.claims_between("post", "ask") == graph.claims_between("ask", "nowhere") == []


def test_a_claim_is_kept_as_numbers_that_compare_as_its_days_strength_and_speakers_do() -> None:
    graph = TraceGraph(record(PARALLEL))
    felt, _, plain, weak = range(4)
    assert [graph.claims[one] for one in (felt, plain, weak)] == ["claim/felt", "claim/plain", "claim/weak"]
    assert (graph.since[plain], graph.until[plain], graph.strength[plain]) == (20161101, 20171231, 5)
    assert (graph.since[felt], graph.until[felt], graph.strength[felt]) == (0, 99999999, 4)
    assert graph.speakers[graph.voice[felt]] == "voice/funder"
    assert graph.speakers[graph.source[felt]] == graph.speakers[graph.source[plain]] == "source/report"
    assert graph.source[weak] == graph.voice[weak] == NOBODY


def test_a_filter_drops_and_counts_edges_and_leaves_disputes() -> None:
    def keep(claim: Claim, kind: str) -> str:
        return "--wording" if claim.wording != "stated" else ""

    graph = TraceGraph(record(PARALLEL), keep)
    assert dict(graph.dropped) == {"--wording": 2}
    assert ids(graph.claims_between("ask", "post")) == ["plain"]
    assert ids(graph.disputes("ask", "post", MORE)) == ["denied"]


def test_distances_count_the_fewest_links_and_stop_at_the_bound() -> None:
    graph = TraceGraph(record("a ledTo b\nb ledTo c\nc ledTo d\na ledTo c\nd ledTo a\ne ledTo d"))
    a, b, c, d, e = range(5)
    assert distances(graph.after, a, 9, 99) == {a: 0, b: 1, c: 1, d: 2}
    assert distances(graph.before, d, 9, 99) == {d: 0, c: 1, e: 1, a: 2, b: 2}
    assert distances(graph.after, a, 1, 99) == {a: 0, b: 1, c: 1}


def test_distances_stop_after_the_layer_that_exceeds_the_budget() -> None:
    graph = TraceGraph(record("a ledTo b\nb ledTo c\nc ledTo d"))
    assert distances(graph.after, 0, 9, 1) == {0: 0, 1: 1}


def test_unknown_days_come_before_and_after_all_others() -> None:
    assert (
        day_number("0000-00-00")
        < day_number("0001-01-01")
        < day_number("2016-11-03")
        < day_number("9999-12-31")
        < day_number("9999-99-99")
    )


def test_links_are_those_of_the_networkx_graph() -> None:
    shipped = Dataset.shipped().record()
    graph, other = TraceGraph(shipped), to_networkx(shipped)
    assert {
        (graph.things[graph.start[one]], graph.things[graph.end[one]], graph.claims[one])
        for one in range(len(graph.claims))
    } == set(other.edges(keys=True))
    for thing in ("cii", "citizens-uk", "lvrw"):
        out = {graph.things[other]: len(claims) for other, claims in graph.links_from(graph.number[thing])}
        assert out == {end: other.number_of_edges(thing, end) for end in other.successors(thing)}


SAID = {"stated": 5, "opinion": 4, "hedged": 3, "contested": 2, "inferred": 1}


def ends(line: str) -> tuple[str, str] | None:
    """From which thing to which the edge of a claim runs."""
    hand = record(line)
    edge = edge_of(hand, hand.claims["claim/c01"])
    return (edge.start, edge.end) if edge else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ask ledTo post", ("ask", "post")),
        ("post enabled work", ("post", "work")),
        ("promise respondedTo ask", ("ask", "promise")),
        ("week dependedOn fund", ("fund", "week")),
        ("guide builtOn study", ("study", "guide")),
        ("alliance asked ask", ("alliance", "ask")),
        ("council made promise", ("council", "promise")),
        ("post cameAfter promise", ("promise", "post")),
        ("deputy succeeded predecessor", ("predecessor", "deputy")),
        ("edition partOf campaign", ("campaign", "edition")),
    ],
)
def test_an_edge_runs_from_what_came_first_whichever_end_of_the_claim_it_is(
    line: str, expected: tuple[str, str]
) -> None:
    assert ends(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "ask putTo mayor",
        "ada memberOf alliance",
        "alliance metWith council",
        "team unitOf council",
        "ask about housing",
        "march locatedIn town",
        "guide hasGoal welcome",
        "council opposed ask",
        "fog hindered march",
        "secondment secondee ada",
    ],
)
def test_a_relation_without_a_cause_end_is_never_walked(line: str) -> None:
    assert ends(line) is None


def test_a_disputing_claim_a_figure_and_a_loop_are_no_edges() -> None:
    assert ends("ask ledTo post disputes=yes") is None
    assert ends("march attendance =300") is None
    assert ends("ask ledTo ask") is None


@pytest.mark.parametrize(
    ("line", "strength"),
    [
        *((f"ask ledTo post wording={wording}", strength) for wording, strength in SAID.items()),
        *((f"ask ledTo post modality={modality}", 2) for modality in ("committed", "asked", "planned", "aim")),
        ("ask ledTo post modality=state", 5),
        ("alliance asked ask", 5),
        ("edition partOf campaign", 2),
        ("post cameAfter promise", 0),
        ("post cameAfter promise wording=inferred", 0),
        ("ask ledTo post wording=inferred modality=planned", 1),
        ("edition partOf campaign wording=opinion", 2),
    ],
)
def test_an_edge_bears_the_least_of_its_kind_wording_and_modality(line: str, strength: int) -> None:
    hand = record(line)
    edge = edge_of(hand, hand.claims["claim/c01"])
    assert edge is not None and edge.strength == strength


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ask ledTo post", "led to"),
        ("week dependedOn fund", "was needed for"),
        ("post cameAfter ask", "was followed by"),
    ],
)
def test_a_relation_is_worded_in_the_direction_of_the_edge(line: str, words: str) -> None:
    hand = record(line)
    edge = edge_of(hand, hand.claims["claim/c01"])
    assert edge is not None and edge_phrase(hand, edge) == words


PARALLEL_EDGES = """
ask ledTo post wording=inferred id=weak
ask enabled post id=plain
post respondedTo ask wording=opinion id=felt
ask ledTo post disputes=yes id=denied
post ledTo work id=on
"""


def test_networkx_gets_every_claim_between_two_things_where_it_is_asked_for() -> None:
    found = Dataset.shipped().record()
    graph = to_networkx(found, every=True)
    joined = {
        claim.id for claim in found.claims.values() if claim.subject in found.things and claim.object in found.things
    }
    assert {key for _, _, key in graph.edges(keys=True)} == joined
    assert set(graph) == set(found.things)
    claim = next(claim for claim in found.claims.values() if not claim.supports and claim.id in joined)
    assert graph.edges[claim.subject, claim.object, claim.id]["polarity"] == "disputes"
    assert to_networkx(found).number_of_edges() < len(joined)


def test_networkx_gets_one_edge_a_claim_with_its_fields() -> None:
    graph = to_networkx(record(PARALLEL_EDGES.replace("id=plain", "id=plain when=2016")))
    assert isinstance(graph, nx.MultiDiGraph)
    assert sorted(graph.edges(keys=True)) == [
        ("ask", "post", "claim/felt"),
        ("ask", "post", "claim/plain"),
        ("ask", "post", "claim/weak"),
        ("post", "work", "claim/on"),
    ]
    assert graph.edges["ask", "post", "claim/plain"] == {
        "label": "enabled",
        "subject": "ask",
        "relation": "enabled",
        "direction": "",
        "kind": "influence",
        "strength": 5,
        "wording": "stated",
        "modality": "done",
        "polarity": "supports",
        "when": "2016",
        "voice": "voice/report",
        "source": "source/report",
    }
    assert graph.nodes["post"] == {"name": "Post", "type": "Project"}


def test_the_label_of_an_edge_reads_in_its_direction_and_the_relation_keeps_its_name() -> None:
    """Post respondedTo ask is walked from the ask to the post; with every claim, edges run from subject to object."""
    walked, every = to_networkx(record(PARALLEL_EDGES)), to_networkx(record(PARALLEL_EDGES), every=True)
    fields = ("label", "relation", "subject")
    turned = walked.edges["ask", "post", "claim/felt"]
    assert [turned[field] for field in fields] == ["was answered by", "respondedTo", "post"]
    straight = every.edges["post", "ask", "claim/felt"]
    assert [straight[field] for field in fields] == ["responded to", "respondedTo", "post"]


def test_the_shipped_record_has_an_edge_for_each_claim_of_a_directed_relation_and_no_other() -> None:
    shipped = Dataset.shipped().record()
    directed = {
        claim.id
        for claim in shipped.claims.values()
        if shipped.relations[claim.predicate].cause in ("subject", "object")
        and claim.object
        and claim.polarity == "supports"
        and claim.subject != claim.object
    }
    assert {key for *_, key in to_networkx(shipped).edges(keys=True)} == directed
