"""What each analysis of a network found, in one sentence: on networks made by hand."""

from __future__ import annotations

from civicgraph import Dataset, Record
from civicgraph.graph.assessment.text import ranking_sentence
from civicgraph.graph.assessment.what_if import Loss
from civicgraph.graph.networks.brokerage import brokers
from civicgraph.graph.networks.finding_text import (
    brokers_finding,
    centrality_finding,
    communities_finding,
    secondments_finding,
    ties_finding,
    timeline_finding,
)
from civicgraph.graph.networks.projection import actors, ties_of
from civicgraph.graph.networks.structure import communities, standings
from civicgraph.graph.networks.timeline import timeline

from ..small_network import claim, record

BODIES = "hub:PublicBody east:PublicBody west:PublicBody north:PublicBody far:PublicBody"
STAR = [
    claim("c1", "east unitOf hub"),
    claim("c2", "west unitOf hub", when="2016"),
    claim("c3", "north unitOf hub", when="2018-10/.."),
    claim("c4", "hub unitOf north"),
    claim("c5", "far unitOf north", when="2014"),
]
NOTHING = record(BODIES, [])


def sector(record: Record) -> dict[str, str]:
    return dict.fromkeys(record.things, "councils")


def test_who_lies_between_others_is_told_with_the_share_of_ways() -> None:
    star = record(BODIES, STAR)
    graph = actors(star)
    # Of six pairs without the hub all but far and north meet through it; of six without north the three with far.
    said = centrality_finding(star, graph, standings(graph))
    assert said == (
        "The shortest way between two others passes most often through Hub (83.3%), then through North (50.0%), "
        "by ties of every kind."
    )
    assert centrality_finding(star, graph, standings(graph), exact=False).count("about ") == 2
    pair = record(BODIES, STAR[:1])
    assert centrality_finding(pair, actors(pair), standings(actors(pair))) == (
        "Nobody lies between two others, by ties of every kind."
    )
    empty = actors(NOTHING)
    assert centrality_finding(NOTHING, empty, standings(empty)) == "Nobody: no claim ties two actors."


def test_whom_an_actor_is_tied_to_is_told_with_whom_by_most_claims() -> None:
    star = record(BODIES, STAR)
    graph = actors(star, "direct")
    assert ties_finding(star, graph, ["hub"], ties_of(graph, "hub")) == (
        "Hub is tied to three actors, by direct ties; by most claims, 2, to North."
    )
    assert ties_finding(star, graph, ["far"], ties_of(graph, "far")) == "Far is tied to one actor, by direct ties."
    assert ties_finding(star, graph, ["north"], ties_of(graph, "north")).endswith("; by most claims, 2, to Hub.")
    even = record(BODIES, STAR[:2])
    ties = ties_of(actors(even, "direct"), "hub")
    assert ties_finding(even, actors(even, "direct"), ["hub"], ties) == "Hub is tied to two actors, by direct ties."
    assert ties_finding(star, graph, ["hub", "north"], ties_of(graph, "hub", "north")) == (
        "Two claims tie Hub and North, by direct ties."
    )
    assert ties_finding(star, graph, ["far", "east"], []) == "No claim ties Far and East, by direct ties."


def test_groups_and_brokers_are_told_or_that_there_are_none() -> None:
    star = record(BODIES, STAR[:2])
    graph = actors(star, "direct", by_hand=sector(star))
    assert communities_finding(graph, communities(graph)) == (
        "All 3 actors hold together in one group, by direct ties."
    )
    assert brokers_finding(star, [brokers(graph)]) == (
        "Hub stands most often between two others that are not tied: 2 times, by direct ties."
    )
    chain = record(
        BODIES, [claim("c1", "east unitOf hub"), claim("c2", "hub unitOf west"), claim("c3", "west unitOf far")]
    )
    even = actors(chain, "direct", by_hand=sector(chain))
    assert "stands as often as any between two others that are not tied: 2 times" in brokers_finding(
        chain, [brokers(even)]
    )
    empty = actors(NOTHING)
    assert communities_finding(empty, communities(empty)) == "Nobody: no claim ties two actors."
    assert brokers_finding(NOTHING, [brokers(empty)]).startswith("Nobody: no two actors")


def test_what_is_dated_is_told_from_first_to_last_and_how_much_is_not() -> None:
    star = record(BODIES, STAR)
    assert timeline_finding(star, timeline(star, "hub")) == (
        "The record dates two claims about Hub: the first 2016, the last since October 2018; two claims have no date."
    )
    assert timeline_finding(star, timeline(star, "far")) == "The record dates one claim about Far: 2014."
    assert timeline_finding(star, timeline(star, "far", around=True)) == (
        "The record dates two claims about Far and what is tied to it: the first 2014, the last since October 2018."
    )
    assert timeline_finding(star, timeline(star, "east")) == (
        "The record dates nothing about East; one claim has no date."
    )


def test_secondments_are_told_with_how_much_is_on_record_of_them() -> None:
    assert secondments_finding([]) == "No secondment is on record."
    said = secondments_finding(Dataset.shipped().secondments().chains)
    assert said == (
        "19 secondments; it is on record who paid for ten, who lent for ten, who came for ten and where to for ten."
    )


def test_what_most_depends_on_is_told_with_how_much_depends_as_much_on_others() -> None:
    alone, beside = Loss("hub", "thing", ("far",), ()), Loss("c1", "claim", ("far",), ())
    star = record(BODIES, STAR)
    said = "Most depends on “Hub”: without it the record would no longer lead to 1 result."
    assert ranking_sentence(star, [alone]) == said
    assert ranking_sentence(star, [alone, beside]) == f"{said} As much depends on 1 other."
    assert ranking_sentence(star, []) == "Nothing depends on any one thing."
