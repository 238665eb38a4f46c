"""The best pathways, found best first: which, in which order, and which claim leads each step."""

from __future__ import annotations

from itertools import islice, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, Record
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.search import PathwaySearch
from civicgraph.graph.tracing.subgraph import subgraph_between

from ..by_hand import record
from ..random_records import PLACES, RankedRoute, claims, full_record, ranked_routes, shared_records


def search_pathways(hand: Record, start: str, end: str, most: int = 8, limit: int = 1000) -> list[RankedRoute]:
    """The best pathways with their ranks, by ids."""
    graph = TraceGraph(hand)
    return [
        (
            one.rank,
            tuple(graph.claims[lead] for lead in one.leading_claims),
            tuple(graph.things[thing] for thing in one.things),
        )
        for one in islice(PathwaySearch(subgraph_between(graph, start, end, most)).pathways(), limit)
    ]


def things(text: str, start: str = "ask", end: str = "week", most: int = 8) -> list[str]:
    """What the pathways pass between their ends, best first."""
    return [" ".join(passed[1:-1]) for _, _, passed in search_pathways(record(text), start, end, most)]


def leading(text: str, end: str = "week") -> list[str] | None:
    """The claims that lead the best pathway from ask."""
    best = search_pathways(record(text), "ask", end, limit=1)
    return [id.removeprefix("claim/") for id in best[0][1]] if best else None


DIAMOND = """
ask ledTo post
ask ledTo fund
post ledTo week
fund ledTo week
post ledTo fund
week ledTo ask
"""


def test_every_simple_pathway_is_found_once_and_none_turns_back() -> None:
    assert things(DIAMOND) == ["post", "fund", "post fund"]


def test_the_bound_counts_claims() -> None:
    assert things(DIAMOND, most=2) == ["post", "fund"]
    assert things(DIAMOND, most=1) == []


def test_a_thing_is_not_joined_to_itself_nor_to_what_the_record_does_not_know() -> None:
    assert things(DIAMOND, "ask", "ask") == things(DIAMOND, "ask", "nowhere") == things(DIAMOND, "x", "y") == []


def test_a_search_that_runs_out_of_budget_says_so() -> None:
    subgraph = subgraph_between(TraceGraph(record(DIAMOND)), "ask", "week", 8)
    short, long = PathwaySearch(subgraph, budget=2), PathwaySearch(subgraph)
    assert len(list(short.pathways())) < len(list(long.pathways())) == 3
    assert short.cut_short and not long.cut_short


def test_the_strongest_claim_leads_where_dates_allow_it() -> None:
    assert leading("ask ledTo post wording=hedged id=a\nask ledTo post id=plain", "post") == ["plain"]


def test_of_claims_that_bear_the_same_the_first_by_id_leads() -> None:
    assert leading("ask ledTo post id=2\nask ledTo post id=1", "post") == ["1"]


def test_a_strong_claim_gives_way_to_a_weak_one_that_makes_the_order_possible() -> None:
    text = """
    ask ledTo post when=2020 id=late
    ask ledTo post when=2014 wording=opinion id=early
    post ledTo week when=2016 id=week
    """
    assert leading(text) == ["early", "week"]


def test_an_early_claim_gives_way_where_that_leaves_fewer_weak_steps_further_on() -> None:
    text = """
    ask ledTo post when=2020 id=late
    ask ledTo post when=2014 wording=opinion id=early
    post ledTo week when=2016 id=strong
    post ledTo week wording=opinion id=undated
    week ledTo law when=2017 id=law
    week ledTo law wording=opinion id=law-undated
    """
    assert leading(text, "law") == ["early", "strong", "law"]


def test_no_claim_leads_where_no_choice_makes_the_order_possible() -> None:
    assert (
        leading("ask ledTo post when=2020\nask enabled post when=2019\npost ledTo fund\nfund ledTo week when=2016")
        is None
    )


def test_a_pathway_is_told_whole_by_a_source_whose_claims_do_not_lead_it() -> None:
    text = """
    ask ledTo post source=diary wording=opinion when=2015
    ask ledTo post source=letter
    post ledTo week source=diary wording=opinion when=2016
    post ledTo week source=minutes
    """
    (rank, leads, _), *_ = search_pathways(record(text), "ask", "week")
    assert (rank, leads) == ((0, -5, False, 2), ("claim/c02", "claim/c04"))


def test_thousands_of_parallel_claims_do_not_multiply() -> None:
    """A thousand claims on each of nine links, each of another day, and a last one that ended before them all."""
    places = "abcdefghij"
    days = [
        f"{year}-{month:02}-{day:02}" for year in (2001, 2002, 2003) for month in range(1, 13) for day in range(1, 29)
    ]
    lines = [f"{one} ledTo {two} when={when} id={one}-{when}" for one, two in pairwise(places) for when in days]
    assert search_pathways(record("\n".join([*lines, "j ledTo z when=1999"])), "a", "z", 10) == []
    (rank, leads, _) = search_pathways(record("\n".join([*lines, "j ledTo z when=2002-03-04"])), "a", "z", 10)[0]
    assert rank == (0, -5, False, 10)
    assert leads[:2] == ("claim/a-2001-01-01", "claim/b-2001-01-01")


@given(claims(), st.integers(1, 6))
def test_pathways_are_all_that_enumeration_finds_in_the_same_order(kept: list[Claim], most: int) -> None:
    hand = full_record(kept)
    for end in PLACES[1:]:
        assert search_pathways(hand, "a", end, most) == ranked_routes(hand, "a", end, most)


@given(shared_records(), st.integers(1, 6))
def test_pathways_through_shared_work_are_all_that_enumeration_finds_in_the_same_order(hand: Record, most: int) -> None:
    for end in PLACES[1:]:
        assert search_pathways(hand, "a", end, most) == ranked_routes(hand, "a", end, most)


@given(claims(most=30), st.integers(1, 3))
def test_the_first_few_are_the_first_of_all(kept: list[Claim], limit: int) -> None:
    hand = full_record(kept)
    assert search_pathways(hand, "a", "b", 4, limit) == ranked_routes(hand, "a", "b", 4)[:limit]


@given(claims(), st.randoms(use_true_random=False))
def test_the_order_in_which_claims_come_changes_nothing(kept: list[Claim], random: Random) -> None:
    shuffled = random.sample(kept, len(kept))
    assert search_pathways(full_record(kept), "a", "b", 6) == search_pathways(full_record(shuffled), "a", "b", 6)
