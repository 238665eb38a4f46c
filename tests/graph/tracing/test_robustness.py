"""How robust a set of pathways is: five cases worked out by hand, and laws against trying everything."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, Record, Voice, trace
from civicgraph.graph.assessment.what_if import WhatIf
from civicgraph.graph.tracing.chronology import judge_order
from civicgraph.graph.tracing.cuts import least_cut
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.model import Cut, Robustness, SpeakerSupport
from civicgraph.graph.tracing.robustness import is_party, speaker_support
from civicgraph.graph.tracing.speaker_graph import SpeakerGraph
from civicgraph.graph.tracing.subgraph import subgraph_between

from ...examples import examples
from ..by_hand import record
from ..random_records import choices, claims, ends, full_record, node_routes, tellers, tells

FOUR = ("report", "diary", "letter", "minutes")


def robustness_of(text: str) -> Robustness:
    """The robustness of all pathways from ask to week."""
    found = trace(record(text), "ask", "week").robustness
    assert found is not None
    return found


def numbers(found: SpeakerSupport) -> tuple[int | None, int, int | None, list[str]]:
    """Flow, how many tell it whole, and the cut with the names in it."""
    names = [id.partition("/")[2] for id in found.cut.ids]
    return found.max_flow, len(found.told_whole_by), found.cut.size, names


CASES = {
    "one source repeats itself three times": (
        """
        ask ledTo post
        ask enabled post
        ask informed post
        post ledTo week
        post enabled week
        post informed week
        """,
        (1, 1, 1, ["report"]),
    ),
    "stitched from two": ("ask ledTo post source=diary\npost ledTo week", (1, 0, 1, ["diary"])),
    "two full accounts": (
        """
        ask ledTo post source=diary
        ask ledTo post source=report
        post ledTo week source=diary
        post ledTo week source=report
        """,
        (2, 2, 2, ["diary", "report"]),
    ),
    "one source with two routes": (
        "ask ledTo post\npost ledTo week\nask ledTo fund\nfund ledTo week",
        (2, 1, 1, ["report"]),
    ),
    "mixed": (
        """
        ask ledTo post source=diary
        ask ledTo post source=letter
        post ledTo week source=report
        ask ledTo fund source=report
        fund ledTo week source=minutes
        """,
        (2, 0, 1, ["report"]),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_textbook_cases(text: str, expected: tuple[int, int, int, list[str]]) -> None:
    assert numbers(robustness_of(text).by_source) == numbers(robustness_of(text).by_voice) == expected


def test_two_voices_of_one_source_are_one_source_and_two_voices() -> None:
    found = robustness_of("ask ledTo week voice=funder\nask ledTo week voice=host")
    assert numbers(found.by_source) == (1, 1, 1, ["report"])
    assert numbers(found.by_voice) == (2, 2, 2, ["funder", "host"])


def test_what_is_inferred_nobody_tells_and_it_is_counted_apart_as_given() -> None:
    found = robustness_of("ask ledTo post\npost ledTo week wording=inferred")
    assert numbers(found.by_source) == numbers(found.by_voice) == (0, 0, 0, [])
    assert found.with_inference is not None
    assert numbers(found.with_inference[0]) == (1, 1, 1, ["report"])


def test_what_inference_alone_joins_goes_with_the_source_it_is_read_from_and_with_no_voice() -> None:
    found = robustness_of("ask ledTo post wording=inferred\npost ledTo week wording=inferred\nask ledTo fund")
    assert found.with_inference is not None
    sources, voices = found.with_inference
    assert sources == SpeakerSupport(None, (), Cut(1, ("source/report",), True, 1, 1))
    assert voices == SpeakerSupport(None, (), Cut(None, (), upper=None))


def test_inference_is_left_out_where_sources_tell_a_pathway() -> None:
    assert robustness_of("ask ledTo week\nask enabled week wording=inferred").with_inference is None


def test_nothing_is_robust_where_nothing_is_joined() -> None:
    found = robustness_of("ask ledTo post")
    assert numbers(found.by_source) == (0, 0, 0, [])
    assert found.with_inference is None


PARTY = """
alliance made promise voice=minutes
promise ledTo week voice=minutes id=own
promise ledTo week voice=press id=other
week ledTo bus voice=minutes id=far
"""


def test_a_voice_counts_as_independent_only_of_what_it_has_no_stake_in() -> None:
    """The minutes speak for the alliance, which made the promise; the bus is one step too far to be theirs."""
    hand = record(PARTY)
    voices = {**hand.voices, "voice/minutes": Voice("voice/minutes", "the minutes", "", ("alliance",), "")}
    found = [trace(replace(hand, voices=voices), *way).robustness for way in (("promise", "week"), ("week", "bus"))]
    assert [one and (numbers(one.by_voice), numbers(one.independent)) for one in found] == [
        ((2, 2, 2, ["minutes", "press"]), (1, 1, 1, ["press"])),
        ((1, 1, 1, ["minutes"]), (1, 1, 1, ["minutes"])),
    ]


def test_gatekeepers_are_what_every_pathway_passes_in_their_order() -> None:
    text = """
    ask ledTo z
    z ledTo left
    z ledTo right
    left ledTo a
    right ledTo a
    a ledTo week
    ask ledTo far when=2020
    far ledTo week when=2010
    """
    assert trace(record(text), "ask", "week").gatekeepers == ("z", "a")
    assert trace(record(text), "ask", "nowhere").gatekeepers == ()


def test_a_cut_that_costs_too_much_is_bounded_and_what_it_names_does_cut() -> None:
    """Each of twelve routes is told by two of eight sources: the least cut covers a graph's edges."""
    lines = [
        line
        for number, (one, two) in enumerate([(i, (i * 3 + j) % 8) for i in range(8) for j in (1, 2)])
        for line in (f"ask ledTo t{number:02} source=s{one}", f"t{number:02} ledTo week source=s{two}")
    ]
    subgraph = subgraph_between(TraceGraph(record("\n".join(lines))), "ask", "week", 8)
    told = SpeakerGraph(subgraph, subgraph.graph.source.__getitem__)
    short, long = least_cut(told, budget=1), least_cut(told, budget=10**9)
    assert long.exact and not short.exact
    assert long.size is not None and short.upper is not None
    assert short.lower <= long.size <= short.upper == short.size
    lost = {subgraph.graph.speakers.index(id) for id in short.ids}
    assert told.shortest_chain(lost) is None


def is_joined(record: Record, lost: Collection[str], most: int, inferred: bool, without: str = "") -> bool:
    """Whether a route from a to b is possible without some sources, or without a thing."""
    return any(
        all(_bears(record, one, lost, inferred) for one in chosen)
        for route in node_routes(record, "a", "b", most)
        if without not in route
        for chosen in choices(record, route)
    )


def _bears(record: Record, one: Claim, lost: Collection[str], inferred: bool) -> bool:
    """Whether a claim is left without some sources; with ``inferred``, what nobody tells is left too."""
    if one.wording == "inferred":
        return inferred
    return one.source not in lost and (inferred or tells(record, one))


def cut_size(record: Record, most: int, inferred: bool) -> int | None:
    """How many sources have to be lost, by trying all sets of them."""
    sources = sorted(record.sources)
    return next(
        (
            size
            for size in range(len(sources) + 1)
            for lost in combinations(sources, size)
            if not is_joined(record, lost, most, inferred)
        ),
        None,
    )


def walks(record: Record, most: int, inferred: bool) -> Iterator[list[Claim]]:
    """Every possible chain from a to b that comes back to neither."""
    walked = [one for one in record.claims.values() if one.predicate != "about" and one.supports]
    ahead = [(ends(record, one), one) for one in walked if inferred or tells(record, one)]
    ahead = [(pair, one) for pair, one in ahead if pair[1] != "a" and pair[0] != "b"]

    def extend(chain: list[Claim], at: str) -> Iterator[list[Claim]]:
        if at == "b":
            yield chain
        elif len(chain) < most:
            for (start, end), one in ahead:
                if start == at and "impossible" not in judge_order(some.bounds for some in [*chain, one]):
                    yield from extend([*chain, one], end)

    return extend([], "a")


def flow(record: Record, most: int, inferred: bool) -> int | None:
    """The greatest flow by networkx, with a capacity of one for each source of a link on some possible chain."""
    told: dict[tuple[str, str], set[str]] = {}
    for chain in walks(record, most, inferred):
        for one in chain:
            told.setdefault(ends(record, one), set()).add("" if one.wording == "inferred" else one.source)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from("ab")
    for (start, end), sources in told.items():
        graph.add_edge(start, end, **({} if "" in sources else {"capacity": len(sources)}))
    try:
        return int(nx.maximum_flow_value(graph, "a", "b"))
    except nx.NetworkXUnbounded:
        return None


@examples(60)
@given(claims(most=10, sources=FOUR), st.integers(1, 4), st.booleans())
def test_every_number_is_what_trying_everything_gives(kept: list[Claim], most: int, inferred: bool) -> None:
    kept = [one for one in kept if one.subject != one.object]
    hand = full_record(kept)
    graph = TraceGraph(hand)
    found = speaker_support(subgraph_between(graph, "a", "b", most), graph.source.__getitem__, inferred)
    size = cut_size(hand, most, inferred)
    assert (found.cut.size, found.cut.exact) == (size, True)
    assert size is None or not is_joined(hand, found.cut.ids, most, inferred)
    assert found.max_flow == flow(hand, most, inferred)
    everyone = sorted(hand.sources)
    alone = is_joined(hand, everyone, most, inferred)
    assert found.told_whole_by == tuple(
        one for one in everyone if not alone and is_joined(hand, [x for x in everyone if x != one], most, inferred)
    )


@given(claims(), st.integers(1, 5))
def test_who_tells_a_whole_pathway_is_who_tells_one_of_the_routes_whole(kept: list[Claim], most: int) -> None:
    hand = full_record(kept)
    found = trace(hand, "a", "b", max_steps=most).robustness
    assert found is not None
    told = {one for route in node_routes(hand, "a", "b", most) for one in tellers(hand, route)}
    assert set(found.by_source.told_whole_by) == told


@given(claims(), st.integers(1, 5))
def test_gatekeepers_are_the_things_whose_deletion_leaves_nothing(kept: list[Claim], most: int) -> None:
    hand = full_record(kept)
    found = trace(hand, "a", "b", max_steps=most).gatekeepers
    assert found is not None
    expected = {
        place
        for place in "cdef"
        if is_joined(hand, (), most, True) and not is_joined(hand, (), most, True, without=place)
    }
    assert set(found) == expected


@given(claims(sources=FOUR), st.randoms(use_true_random=False))
def test_the_order_in_which_claims_come_changes_nothing(kept: list[Claim], random: Random) -> None:
    one, other = (trace(full_record(some), "a", "b") for some in (kept, random.sample(kept, len(kept))))
    assert (one.robustness, one.gatekeepers) == (other.robustness, other.gatekeepers)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ask ledTo week", False),
        ("ask ledTo week\nask ledTo fund source=diary wording=inferred\nfund ledTo week source=diary", True),
        ("ask ledTo week\nask ledTo fund wording=inferred\nfund ledTo week source=diary", False),
        ("ask ledTo week\nweek cameAfter ask source=diary", True),
    ],
)
def test_a_cut_over_what_sources_tell_says_whether_other_pathways_are_left(text: str, rest: bool) -> None:
    """What the report infers goes with the report; what the diary infers, or only orders in time, does not."""
    found = robustness_of(text).by_source
    assert (found.cut.ids, found.rest) == (("source/report",), rest)


@examples(200)
@given(claims(most=10, sources=FOUR))
def test_a_cut_of_one_agrees_with_what_would_be_lost_without_it(kept: list[Claim]) -> None:
    """Nothing is left after the cut exactly where the record without that source holds no pathway at all."""
    hand = full_record(kept)
    found = trace(hand, "a", "b").robustness
    assert found is not None
    given = found.with_inference is not None
    for by in found.with_inference or (found.by_source, found.by_voice):
        if by.cut.exact and by.cut.size == 1:
            lost = WhatIf(hand, ["a"], ["b"]).without(by.cut.ids[0]).lost
            assert (lost == ("b",)) == (given or not by.rest)


def test_sources_that_repeat_one_another_are_lost_together() -> None:
    """Two papers print one press release and the diary tells another part: one origin, whose loss breaks it."""
    hand = record(
        """
        ask ledTo post source=times
        ask ledTo post source=herald
        post ledTo week source=press
        post ledTo week source=diary
        """
    )
    copies = {"source/times", "source/herald"}
    sources = {
        id: one._replace(derived_from=("source/press",) if id in copies else ()) for id, one in hand.sources.items()
    }
    hand = replace(hand, sources=sources)
    found = trace(hand, "ask", "week").robustness
    assert found is not None
    assert numbers(found.by_source) == (1, 1, 1, ["press"])
    assert WhatIf(hand, ["ask"], ["week"]).without("source/press").lost == ("week",)


TOWN = """
alliance asked ask id=asked
branch partOf alliance id=part
team unitOf alliance id=unit
member memberOf alliance id=member
ask ledTo bus id=effect
branch supported park id=part-acts
bus ledTo jobs id=far
council funded alliance id=object
council funded bus id=elsewhere
member made list id=by-member
"""


@pytest.mark.parametrize(
    ("claim", "party"),
    [
        ("asked", True),
        ("part", True),
        ("unit", True),
        ("effect", True),
        ("part-acts", True),
        ("object", True),
        ("far", False),
        ("elsewhere", False),
        ("by-member", False),
    ],
)
def test_a_stake_in_the_alliance_reaches_its_parts_and_what_it_made_and_no_further(claim: str, party: bool) -> None:
    hand = record(TOWN)
    staked = replace(hand, voices={"voice/report": Voice("voice/report", "the report", "", ("alliance",), "")})
    assert is_party(staked, staked.claims[f"claim/{claim}"]) is party


def test_a_voice_without_a_stake_on_record_is_no_party() -> None:
    hand = record(TOWN)
    assert not any(is_party(hand, claim) for claim in hand.claims.values())
    assert not any(is_party(replace(hand, voices={}), claim) for claim in hand.claims.values())
