from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, Dataset, Record
from civicgraph.graph.networks.projection import PROJECTIONS, actors, claims_of, ties_of, to_undirected
from civicgraph.graph.networks.sectors import read_sectors_by_hand
from civicgraph.graph.networks.windows import Window

from ..small_network import claim, record

THINGS = (
    "elm:Alliance oak:Funder council:PublicBody team:Team ada:Person ben:Person cy:Person "
    "ask:Ask promise:Commitment bus:Project fund:Fund loan:Secondment riders:Group"
)
CLAIMS = [
    claim("c01", "elm asked ask", when="2016"),
    claim("c02", "ask putTo council", when="2016-05"),
    claim("c03", "council made promise", when="2017"),
    claim("c04", "promise promisedTo elm"),
    claim("c05", "oak funded bus", wording="hedged"),
    claim("c06", "ada led bus"),
    claim("c07", "ben workedOn bus", source="source/b"),
    claim("c08", "ada affiliatedWith elm"),
    claim("c09", "team unitOf council"),
    claim("c10", "ben workedWith cy", when="2016-12-24"),
    claim("c11", "elm seconded loan"),
    claim("c12", "loan hostedBy team"),
    claim("c13", "riders participatedIn bus"),
    claim("c14", "council funded bus", modality="planned"),
    claim("c15", "cy workedOn bus", polarity="disputes"),
]


def edges(ties: str, claims: list[Claim] = CLAIMS, **more: object) -> list[str]:
    graph = actors(record(THINGS, claims), ties, **more)  # type: ignore[arg-type]
    return [f"{start} {end}" for start, end in graph.edges]


def test_dealings_run_from_giver_to_receiver_through_the_thing_between_them() -> None:
    graph = actors(record(THINGS, CLAIMS), "dealings")
    assert {(start, end): data["through"] for start, end, data in graph.edges(data=True)} == {
        ("council", "elm"): ("promise",),
        ("elm", "council"): ("ask",),
        ("elm", "team"): ("loan",),
        ("oak", "ada"): ("bus",),
        ("oak", "ben"): ("bus",),
    }
    assert graph.edges["elm", "council"]["claims"] == ("c01", "c02")


def test_direct_ties_run_both_ways_and_each_is_one_claim() -> None:
    graph = actors(record(THINGS, CLAIMS), "direct")
    tied = "ada elm, ben cy, council team, elm ada, cy ben, elm loan, loan elm, loan team, team council, team loan"
    assert edges("direct") == sorted(tied.split(", "))
    assert graph.edges["elm", "ada"]["claims"] == graph.edges["ada", "elm"]["claims"] == ("c08",)


def test_all_who_had_a_part_in_one_thing_are_tied_and_their_ties_through_it_weigh_one_together() -> None:
    graph = actors(record(THINGS, CLAIMS), "shared")
    assert list(graph) == ["ada", "ben", "oak"]
    assert graph.number_of_edges() == 6
    assert {data["weight"] for _, _, data in graph.edges(data=True)} == {0.5}


def test_what_was_only_planned_or_is_disputed_ties_nobody_and_is_counted() -> None:
    left_out = actors(record(THINGS, CLAIMS), "shared").graph["basis"].left_out
    assert left_out == {"disputed": 1, "only asked, promised, planned or hoped": 1}


def test_a_group_that_things_are_for_is_no_actor() -> None:
    assert "riders" not in actors(record(THINGS, CLAIMS), "all")


def test_in_a_window_only_certain_claims_tie_and_the_undated_are_counted_never_placed() -> None:
    graph = actors(record(THINGS, CLAIMS), "all", window=Window.of("2016"))
    assert list(graph.edges) == [("ben", "cy"), ("cy", "ben"), ("elm", "council")]
    basis = graph.graph["basis"]
    assert (basis.claims, basis.dated, basis.undated) == (3, 3, 0)
    assert basis.left_out == {
        "disputed": 1,
        "only asked, promised, planned or hoped": 1,
        "outside the window": 1,
        "undated": 8,
    }


def test_the_basis_counts_each_claim_once_by_kind_wording_and_source() -> None:
    basis = actors(record(THINGS, CLAIMS), "all").graph["basis"]
    assert (basis.actors, basis.of_actors, basis.claims) == (8, 8, 12)
    assert basis.kinds == {"agency": 7, "structural": 5}
    assert basis.wordings == {"stated": 11, "hedged": 1}
    assert basis.sources == {"source/a": 11, "source/b": 1}
    assert (basis.dated, basis.undated) == (4, 8)


def test_only_the_wordings_asked_for_tie() -> None:
    assert edges("dealings", wordings=["hedged"]) == []
    assert edges("dealings", wordings=["stated"]) == ["council elm", "elm council", "elm team"]


def test_without_directions_two_actors_are_tied_once_with_the_larger_weight() -> None:
    more = [*CLAIMS, claim("c16", "elm asked ask2"), claim("c17", "ask2 putTo council")]
    flat = to_undirected(actors(record(THINGS + " ask2:Ask", more), "dealings"))
    assert flat.edges["council", "elm"]["weight"] == 2
    assert flat.number_of_edges() == 4


def test_the_ties_of_an_actor_come_heaviest_first_and_both_ways_once() -> None:
    graph = actors(record(THINGS, CLAIMS), "all")
    assert ties_of(graph, "elm") == [("elm", "ada"), ("elm", "council"), ("elm", "loan"), ("elm", "team")]
    assert ties_of(graph, "council", "elm") == [("council", "elm")]
    assert ties_of(graph, "nobody") == []


def test_an_unknown_projection_is_refused() -> None:
    with pytest.raises(ValueError, match="direct, dealings, shared, all"):
        actors(record(THINGS, CLAIMS), "friendship")


@given(st.permutations(CLAIMS), st.sampled_from(PROJECTIONS))
def test_the_order_of_claims_changes_nothing(claims: list[Claim], ties: str) -> None:
    one, other = (actors(record(THINGS, kept), ties) for kept in (CLAIMS, claims))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(data=True)) == list(other.edges(data=True))
    assert one.graph == other.graph


@pytest.mark.parametrize("ties", PROJECTIONS)
def test_every_tie_of_the_shipped_record_opens_to_claims_that_hold_of_it(ties: str) -> None:
    known, graph = _shipped_record(ties)
    for start, end, data in graph.edges(data=True):
        ends = {id for claim_id in data["claims"] for id in known.claims[claim_id][1:4:2]}
        assert {start, end} <= ends
    assert graph.graph["basis"].claims == len(claims_of(graph))


def test_the_team_hosted_the_ten_secondments_that_the_report_lists_by_name() -> None:
    _, graph = _shipped_record("direct")
    hosted = [end for end in graph.succ["social-integration-team"] if graph.nodes[end]["type"] == "Secondment"]
    assert len(hosted) == 10
    assert {graph.nodes[end]["sector"] for end in hosted} == {"civil-society"}


def test_the_merton_alliance_asked_its_council_and_the_council_promised_in_return() -> None:
    _, graph = _shipped_record("dealings")
    assert graph.edges["merton-report-we", "merton-council"]["through"] == (
        "ask-merton-clt-homes",
        "ask-merton-landlord-licensing-consultation",
    )
    assert graph.edges["merton-council", "merton-report-we"]["weight"] == 2
    assert not graph.has_edge("home-office", "merton-report-we")


def _shipped_record(ties: str) -> tuple[Record, nx.DiGraph[str]]:
    data = Dataset.shipped()
    known = data.record()
    return known, actors(known, ties, by_hand=read_sectors_by_hand(known, data.root))
