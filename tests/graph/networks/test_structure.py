from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, Dataset
from civicgraph.graph.export.networks import standings_json
from civicgraph.graph.networks.projection import actors
from civicgraph.graph.networks.structure import (
    ActorStanding,
    adjusted_rand,
    betweenness,
    communities,
    constraint,
    effective_size,
    is_exact,
    standings,
)
from civicgraph.graph.networks.text import stability_sentence

from ..small_network import claim, record


def with_weights(graph: nx.Graph[str]) -> nx.DiGraph[str]:
    """The network with its ties both ways, each of weight 1, nodes in order of name."""
    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_nodes_from(sorted(graph))
    found.add_edges_from((pair for pair in sorted(graph.to_directed().edges)), weight=1.0)
    return found


def tie(pairs: str) -> nx.Graph[str]:
    """A network from ``ab bc``."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((pair[0], pair[1]) for pair in pairs.split())
    return graph


def rename(graph: nx.Graph[int]) -> nx.Graph[str]:
    """The network with a letter, or the number as text, for each number."""
    names = {number: "abcdefghijkl"[number] if len(graph) <= 12 else str(number) for number in graph}
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(names.values())
    found.add_edges_from((names[one], names[other]) for one, other in graph.edges)
    return found


@st.composite
def flat(draw: st.DrawFn) -> nx.Graph[str]:
    names = "abcdefgh"
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from(draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)))))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def test_the_medici_lie_on_as_many_marriage_ways_as_published() -> None:
    found = betweenness(with_weights(nx.florentine_families_graph()))
    assert found["Medici"] == pytest.approx(0.522, abs=0.0005)
    assert max(found, key=lambda family: found[family]) == "Medici"
    assert found["Pazzi"] == 0


def test_the_kite_has_the_published_betweenness() -> None:
    kite = rename(nx.krackhardt_kite_graph())
    found = betweenness(with_weights(kite))
    assert found["h"] * 36 == pytest.approx(14)
    assert found["f"] * 36 == found["g"] * 36 == pytest.approx(8 + 1 / 3)


def test_above_the_size_for_exact_counts_pivots_are_drawn_by_the_seed() -> None:
    graph = with_weights(rename(nx.path_graph(510)))
    assert is_exact(graph) and not is_exact(graph, exact_up_to=505)
    drawn = betweenness(graph, exact_up_to=505, seed=3)
    assert drawn == betweenness(graph, exact_up_to=505, seed=3)
    assert drawn != betweenness(graph, exact_up_to=505, seed=4)


def test_six_neighbours_with_four_ties_among_them_are_worth_four_and_two_thirds() -> None:
    graph = nx.star_graph(6)
    graph.add_edges_from([(1, 2), (2, 3), (3, 4), (4, 5)])
    assert effective_size(rename(graph))["a"] == pytest.approx(4.67, abs=0.005)


def test_constraint_by_hand_on_a_triangle_with_a_tail() -> None:
    # b has a, c (tied to each other, two neighbours each) and d: (1/3 + 1/3 · 1/2)² twice and (1/3)².
    graph = tie("ab bc ca bd")
    assert constraint(graph)["b"] == pytest.approx(0.25 + 0.25 + 1 / 9)
    assert constraint(graph)["d"] == 1


@given(flat())
def test_holes_are_those_of_networkx(graph: nx.Graph[str]) -> None:
    for mine, theirs in ((constraint(graph), nx.constraint(graph)), (effective_size(graph), nx.effective_size(graph))):
        assert {id: value for id, value in mine.items() if value is not None} == pytest.approx(
            {id: value for id, value in theirs.items() if value == value}
        )


def test_standings_come_by_betweenness_then_by_name() -> None:
    found = standings(with_weights(tie("av vb vc")))
    assert [(one.id, one.neighbours, one.betweenness) for one in found] == [
        ("v", 3, 1.0),
        ("a", 1, 0.0),
        ("b", 1, 0.0),
        ("c", 1, 0.0),
    ]


def test_two_cliques_joined_by_one_tie_are_two_communities_in_every_run() -> None:
    graph = rename(nx.barbell_graph(5, 0))
    found = communities(with_weights(graph), runs=8)
    assert found.groups == (tuple("abcde"), tuple("fghij"))
    # 21 ties, 10 inside each: 2 · (10/21 - (21/42)²)
    assert found.modularity == pytest.approx(20 / 21 - 0.5)
    assert found.agreement == (1.0, 1.0)
    assert set(found.together.values()) == {1.0}
    assert found.number_range == (2, 2)
    said = "eight runs with different seeds found two communities, modularity 0.452; two runs agree 1.00 on average"
    assert stability_sentence(found).casefold().startswith(said)


def test_a_ring_has_communities_that_change_from_seed_to_seed_and_says_so() -> None:
    found = communities(with_weights(rename(nx.cycle_graph(12))), runs=20)
    assert found.agreement[0] < 1
    assert min(found.together.values()) < 1
    assert found.modularity == pytest.approx(found.modularity_range[1])


def test_a_network_without_ties_has_no_communities() -> None:
    assert communities(actors(record("a:Person", []))).groups == ()


def test_partitions_that_cross_agree_less_than_chance() -> None:
    # Of 6 pairs 2 are together in each, none in both: (0 - 2·2/6) / (2 - 2·2/6)
    assert adjusted_rand((("a", "b"), ("c", "d")), (("a", "c"), ("b", "d"))) == pytest.approx(-0.5)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.data())
def test_agreement_is_the_same_either_way_and_whole_with_oneself(mine: list[int], data: st.DataObject) -> None:
    theirs = data.draw(st.lists(st.integers(0, 3), min_size=len(mine), max_size=len(mine)))
    one, other = (
        tuple(tuple(str(n) for n, home in enumerate(homes) if home == group) for group in sorted(set(homes)))
        for homes in (mine, theirs)
    )
    assert adjusted_rand(one, other) == pytest.approx(adjusted_rand(other, one))
    assert adjusted_rand(one, one) == 1.0


PEOPLE = "a:Person b:Person c:Person d:Person e:Person f:Person"
MEETINGS = ["ab", "bc", "ca", "cd", "de", "ef", "fd"]
MET = [claim(f"c{n}", f"{pair[0]} metWith {pair[1]}") for n, pair in enumerate(MEETINGS)]


@given(st.permutations(MET))
def test_the_order_of_claims_changes_no_measure(claims: list[Claim]) -> None:
    one, other = (actors(record(PEOPLE, kept)) for kept in (MET, claims))
    assert standings(one) == standings(other)
    assert communities(one, runs=5) == communities(other, runs=5)


def test_in_the_shipped_record_an_actor_tied_to_one_other_lies_between_nobody() -> None:
    found = standings(actors(Dataset.shipped().record(), "direct"))
    ends = [one for one in found if one.neighbours == 1]
    assert len(ends) > 50
    assert {(one.betweenness, one.constraint, one.effective_size) for one in ends} == {(0.0, 1.0, 1.0)}
    assert found[0].id == "social-integration-team"
    assert found[0].neighbours == 19
    # Nineteen neighbours, four ties among them.
    assert found[0].effective_size == pytest.approx(19 - 2 * 4 / 19)


def test_in_json_a_measure_has_six_digits_and_what_is_not_defined_is_null() -> None:
    hand = record("a:Person b:Person", [claim("claim/met", "a metWith b")])
    rows = [ActorStanding("a", 1, 1 / 3, 2 / 3, 20 / 3), ActorStanding("b", 0, 0.0, None, None)]
    found = standings_json(hand, actors(hand), rows, True)
    assert [(row["id"], row["betweenness"], row["constraint"], row["effective_size"]) for row in found["actors"]] == [
        ("a", 0.333333, 0.666667, 6.666667),
        ("b", 0.0, None, None),
    ]
    assert found["exact"]
