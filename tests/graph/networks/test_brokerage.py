from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.networks.brokerage import (
    ROLES,
    brokerage,
    brokers,
    count_unplaced,
    expected_counts,
    open_triads,
    permutation_range,
    rank_brokers,
)
from civicgraph.graph.networks.projection import actors
from civicgraph.graph.networks.sectors import read_sectors_by_hand


def network(edges: str, sectors: str) -> nx.DiGraph[str]:
    """A network from ``ab bc`` and sectors ``a=X b=Y``."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for one in sectors.split():
        actor, sector = one.split("=")
        graph.add_node(actor, sector=sector)
    graph.add_edges_from((pair[0], pair[1]) for pair in edges.split())
    return graph


@st.composite
def networks(draw: st.DrawFn, most: int = 7, without: bool = True) -> nx.DiGraph[str]:
    size = draw(st.integers(3, most))
    names = "abcdefgh"[:size]
    pairs = list(permutations(names, 2))
    edges = draw(st.lists(st.sampled_from(pairs), unique=True))
    choice = st.sampled_from(["X", "Y", "Z", *([""] if without else [])])
    return network(" ".join(map("".join, edges)), " ".join(f"{name}={draw(choice)}" for name in names))


def by_definition(graph: nx.DiGraph[str]) -> Iterator[tuple[str, str]]:
    """Gould and Fernandez's five figures, each tested for itself, over every three actors."""
    for a, v, b in permutations(graph, 3):
        if not (graph.has_edge(a, v) and graph.has_edge(v, b)) or graph.has_edge(a, b):
            continue
        one, mid, end = (graph.nodes[actor]["sector"] for actor in (a, v, b))
        if not (one and mid and end):
            continue
        figures = {
            "coordinator": one == mid == end,
            "itinerant": one == end != mid,
            "representative": one == mid != end,
            "gatekeeper": mid == end != one,
            "liaison": len({one, mid, end}) == 3,
        }
        yield from ((v, name) for name, fits in figures.items() if fits)


@pytest.mark.parametrize(
    ("sectors", "role"),
    [
        ("a=X v=X b=X", "coordinator"),
        ("a=X v=Y b=X", "itinerant"),
        ("a=Y v=X b=X", "gatekeeper"),
        ("a=X v=X b=Y", "representative"),
        ("a=X v=Y b=Z", "liaison"),
    ],
)
def test_each_of_the_five_figures_is_one_role(sectors: str, role: str) -> None:
    assert brokerage(network("av vb", sectors))["v"] == {name: int(name == role) for name in ROLES}


def test_a_network_counted_by_hand() -> None:
    # a and b are X, c and d are Y, e is Z. v (X) hears from a, c, e and tells b, d.
    # a→v→b is closed by a→b; left are a→v→d (representative), c→v→b and e→v→b (gatekeeper),
    # c→v→d (itinerant), e→v→d (liaison).
    graph = network("av cv ev vb vd ab", "a=X b=X c=Y d=Y e=Z v=X")
    counts = brokerage(graph)
    assert counts["v"] == {"coordinator": 0, "itinerant": 1, "gatekeeper": 2, "representative": 1, "liaison": 1}
    assert rank_brokers(counts) == [("v", counts["v"])]


def test_a_direct_tie_closes_a_triad_only_in_its_own_direction() -> None:
    circle = network("av vb ba", "a=X v=X b=X")
    assert set(open_triads(circle)) == {("a", "v", "b"), ("v", "b", "a"), ("b", "a", "v")}
    assert list(open_triads(network("av vb ab", "a=X v=X b=X"))) == []


def test_whoever_is_tied_to_themselves_brokers_nothing_thereby() -> None:
    assert list(open_triads(network("aa ab bb", "a=X b=X"))) == []


def test_a_triad_in_which_somebody_has_no_sector_plays_no_role_and_is_counted() -> None:
    graph = network("av vb vc", "a=X v=X b= c=Y")
    assert sum(brokerage(graph)["v"].values()) == 1
    assert count_unplaced(graph) == {"v": 1}


@given(networks())
def test_roles_are_those_of_the_definition_tried_on_every_three_actors(graph: nx.DiGraph[str]) -> None:
    found = [(actor, name) for actor, own in brokerage(graph).items() for name in ROLES for _ in range(own[name])]
    assert sorted(found) == sorted(by_definition(graph))


@given(networks())
def test_roles_and_pairs_without_a_role_sum_to_the_open_triads(graph: nx.DiGraph[str]) -> None:
    counts, without = brokerage(graph), count_unplaced(graph)
    triads = [broker for _, broker, _ in open_triads(graph)]
    assert {actor: sum(own.values()) + without.get(actor, 0) for actor, own in counts.items()} == {
        actor: triads.count(actor) for actor in graph
    }


@given(networks(), st.permutations("pqrstuvw"), st.permutations(["K", "L", "M"]))
def test_other_names_for_actors_and_sectors_change_nothing(
    graph: nx.DiGraph[str], names: list[str], sectors: list[str]
) -> None:
    renamed = dict(zip(graph, names, strict=False))
    other = nx.relabel_nodes(graph, renamed)
    for actor in other:
        if own := other.nodes[actor]["sector"]:
            other.nodes[actor]["sector"] = sectors["XYZ".index(own)]
    assert {renamed[actor]: own for actor, own in brokerage(graph).items()} == brokerage(other)


@given(networks())
def test_turning_every_tie_round_makes_gatekeepers_representatives(graph: nx.DiGraph[str]) -> None:
    swap = {"gatekeeper": "representative", "representative": "gatekeeper"}
    turned = brokerage(graph.reverse())
    assert turned == {a: {name: own[swap.get(name, name)] for name in ROLES} for a, own in brokerage(graph).items()}


@given(networks(most=5, without=False))
def test_the_mean_is_that_of_every_deal_of_the_sectors(graph: nx.DiGraph[str]) -> None:
    deals = list(permutations([graph.nodes[actor]["sector"] for actor in graph]))
    sums = {actor: dict.fromkeys(ROLES, 0) for actor in graph}
    for deal in deals:
        nx.set_node_attributes(graph, dict(zip(graph, deal, strict=True)), "sector")
        for actor, own in brokerage(graph).items():
            for name in ROLES:
                sums[actor][name] += own[name]
    for actor, means in expected_counts(graph).items():
        assert means == pytest.approx({name: sums[actor][name] / len(deals) for name in ROLES})


def test_the_range_holds_the_mean_and_is_the_same_for_the_same_seed() -> None:
    graph = network("av bv cv vd ve vf", "a=X b=X c=Y d=Y e=Z f=X v=X")
    ranges = permutation_range(graph, permutations=400, seed=7)
    assert list(ranges) == ["v"]
    assert all(one.low <= one.mean <= one.high for one in ranges["v"].values())
    assert ranges == permutation_range(graph, permutations=400, seed=7)


@given(networks(), st.randoms(use_true_random=False))
def test_the_range_does_not_depend_on_the_order_of_the_network(graph: nx.DiGraph[str], random: object) -> None:
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges)
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(edges)  # type: ignore[attr-defined]
    other: nx.DiGraph[str] = nx.DiGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    assert permutation_range(graph, permutations=100) == permutation_range(other, permutations=100)


def test_where_every_deal_gives_the_same_the_range_is_one_number() -> None:
    ranges = permutation_range(network("av vb", "a=X v=X b=X"), permutations=100)
    assert {name: (one.low, one.high) for name, one in ranges["v"].items()} == {
        name: (1, 1) if name == "coordinator" else (0, 0) for name in ROLES
    }
    assert ranges["v"]["coordinator"].verdict(1) == "within"
    assert ranges["v"]["coordinator"].verdict(0) == "below"
    assert ranges["v"]["liaison"].verdict(1) == "above"


def test_the_social_integration_team_connects_secondments_of_civil_society_and_city_hall() -> None:
    # Direct ties: ten secondments of civil society, not tied to each other, and nine teams and people of City Hall,
    # of which the authority is tied to four. 10 × 9 pairs among the ten, (36 - 4) × 2 among the nine, 10 × 9 across.
    team = brokerage(_shipped_record())["social-integration-team"]
    assert team == {"coordinator": 64, "itinerant": 90, "gatekeeper": 90, "representative": 90, "liaison": 0}


def test_the_labour_party_connects_its_candidates_and_office_holders() -> None:
    # Nine people: six who only stand for the party, two of councils, one of City Hall; none tied to another.
    party = brokerage(_shipped_record())["labour-party"]
    assert party == {"coordinator": 30, "itinerant": 2, "gatekeeper": 18, "representative": 18, "liaison": 4}


def test_the_foremost_brokers_of_the_shipped_record_come_in_order() -> None:
    found = brokers(_shipped_record(), limit=2, permutations=100)
    assert [(actor, sum(own.values())) for actor, own in found.ranked] == [
        ("social-integration-team", 334),
        ("gla", 232),
    ]
    assert found.chance["gla"]["coordinator"].verdict(232) == "above"


def _shipped_record() -> nx.DiGraph[str]:
    data = Dataset.shipped()
    known = data.record()
    return actors(known, "direct", by_hand=read_sectors_by_hand(known, data.root))
