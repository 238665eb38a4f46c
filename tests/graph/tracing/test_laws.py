"""What must hold of every trace, whatever the record: what is added or removed never makes more of what is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Pathway, Record, Trace, reach, trace

from ..by_hand import claim, record_of
from ..random_records import PLACES, shared_records


def trace_from_a(hand: Record, end: str = "b") -> Trace:
    """The trace from a, ends as they are, with all pathways."""
    return trace(hand, "a", end, limit=1000, ends="exact")


def count_weak(pathway: Pathway) -> int:
    """How many of its steps and joints are weak."""
    return sum(not step.is_plain for step in pathway.steps) + len(pathway.shared)


def by_route(hand: Record, end: str) -> dict[tuple[str, ...], Pathway]:
    """All pathways by what they pass."""
    return {pathway.things: pathway for pathway in trace_from_a(hand, end).pathways}


@given(shared_records())
def test_no_pathway_is_stronger_than_its_weakest_step_or_joint(hand: Record) -> None:
    for end in PLACES[1:]:
        for pathway in trace_from_a(hand, end).pathways:
            steps, joints = [step.strength for step in pathway.steps], [joint.strength for joint in pathway.joints]
            assert pathway.strength == min([*steps, *joints])
            assert pathway.strength <= pathway.weakness <= min(steps)
            assert pathway.is_broken == (pathway.weakness <= 2)
            assert len(joints) == len(steps) - 1
            assert [joint.thing for joint in pathway.joints] == list(pathway.things[1:-1])


@given(shared_records())
def test_pathways_come_best_first(hand: Record) -> None:
    for end in PLACES[1:]:
        ranks = [
            (count_weak(one), -one.weakness, one.stitched, len(one.steps), [step.lead.id for step in one.steps])
            for one in trace_from_a(hand, end).pathways
        ]
        assert ranks == sorted(ranks)


@given(shared_records(), st.integers(1, 6))
def test_reach_agrees_with_the_best_trace_to_each_thing(hand: Record, most: int) -> None:
    best = {}
    for end in PLACES[1:]:
        if pathways := trace(hand, "a", end, limit=1000, max_steps=most, ends="exact").pathways:
            best[end] = min((count_weak(one), -one.weakness, len(one.steps)) for one in pathways)
            assert (count_weak(pathways[0]), -pathways[0].weakness) == best[end][:2]
    found, _ = reach(hand, "a", max_steps=most)
    assert {one.id: (one.weak, one.weakness, one.steps) for one in found} == best


def without(hand: Record, gone: set[str]) -> Record:
    """The record without some claims."""
    return replace(hand, claims={id: one for id, one in hand.claims.items() if id not in gone})


@given(shared_records())
def test_without_claims_that_credit_work_whose_doer_is_named_nothing_is_better_told(hand: Record) -> None:
    left = without(hand, set(hand.agentless))
    for end in PLACES[1:]:
        before, after = by_route(hand, end), by_route(left, end)
        assert after.keys() <= before.keys()
        for route, pathway in after.items():
            assert pathway.weakness <= before[route].weakness


@given(shared_records(), st.sampled_from(PLACES), st.sampled_from(["workedOn", "funded", "supported", "led"]),
       st.integers(0, 3))  # fmt: skip
def test_that_somebody_else_had_a_part_in_a_thing_strengthens_no_pathway_of_others(
    hand: Record, thing: str, relation: str, place: int
) -> None:
    other = claim(f"stranger {relation} {thing} id=z sentence={place} passage={(place + 1) // 2}")
    types = {id: one.type for id, one in hand.things.items()} | {"stranger": "Funder"}
    more = record_of([*hand.claims.values(), other], types)
    for end in PLACES[1:]:
        before, after = by_route(hand, end), by_route(more, end)
        assert after.keys() == before.keys()
        for route, pathway in after.items():
            assert (pathway.strength, pathway.weakness) <= (before[route].strength, before[route].weakness)
            assert count_weak(pathway) >= count_weak(before[route])
            assert len(pathway.accounts) <= len(before[route].accounts)


def rename_ids(hand: Record, name: Callable[[str], str]) -> Record:
    """The record with other ids of things and claims, which come in the order of their new ids."""
    kept = [
        one._replace(id=f"claim/{name(one.id.removeprefix('claim/'))}", subject=name(one.subject),
                     object=name(one.object) if one.object else "")
        for one in hand.claims.values()
    ]  # fmt: skip
    things = [one._replace(id=name(id)) for id, one in hand.things.items()]
    return record_of(sorted(kept), None, things)


def with_known_ids(pathway: Pathway, known: Mapping[str, str]) -> tuple[object, ...]:
    """What a pathway is, in the ids of before."""
    return (
        tuple(known[id] for id in pathway.things),
        [step.strength for step in pathway.steps],
        [(known[joint.thing], joint.kind) for joint in pathway.joints],
        pathway.accounts,
        pathway.told_whole_by,
        pathway.chronology,
    )


@pytest.mark.parametrize("name", [lambda id: f"x-{id}", lambda id: "".join(chr(219 - ord(one)) for one in id)],
                         ids=["in the same order", "in another order"])  # fmt: skip
@given(hand=shared_records())
def test_the_spelling_of_ids_does_not_matter(name: Callable[[str], str], hand: Record) -> None:
    spelt = {name(id): id for id in hand.things}
    other = rename_ids(hand, name)
    for end in PLACES[1:]:
        before, after = trace_from_a(hand, end), trace(other, name("a"), name(end), limit=1000, ends="exact")
        assert (before.found, before.impossible) == (after.found, after.impossible)
        as_before = sorted((with_known_ids(one, spelt) for one in after.pathways), key=repr)
        assert as_before == sorted(
            (with_known_ids(one, {id: id for id in hand.things}) for one in before.pathways), key=repr
        )
        ranks = [[(count_weak(one), one.weakness) for one in some.pathways] for some in (before, after)]
        assert ranks[0] == ranks[1]


@given(shared_records())
def test_ids_of_another_spelling_in_the_same_order_give_the_same_codes(hand: Record) -> None:
    other = rename_ids(hand, lambda id: f"x-{id}")
    for end in PLACES[1:]:
        before, after = trace_from_a(hand, end), trace(other, "x-a", f"x-{end}", limit=1000, ends="exact")
        for name in ("findings", "detail_findings", "gap_findings"):
            assert [(one.code, one.step) for one in getattr(before, name)] == [
                (one.code, one.step) for one in getattr(after, name)
            ]
        assert (before.verdict, before.details, before.gaps) == (after.verdict, after.details, after.gaps)


@given(shared_records(), st.randoms(use_true_random=False))
def test_the_order_of_claims_and_things_does_not_matter(hand: Record, random: Random) -> None:
    shuffled = replace(
        hand,
        claims=dict(random.sample([*hand.claims.items()], len(hand.claims))),
        things=dict(random.sample([*hand.things.items()], len(hand.things))),
    )
    for end in PLACES[1:]:
        assert trace(shuffled, "a", end) == trace(hand, "a", end)


LONG = "name that goes on and on in many more words"


@given(shared_records())
def test_no_verdict_has_more_than_a_hundred_words_where_every_name_is_long(hand: Record) -> None:
    things = {id: one._replace(name=f"The {id} {LONG}") for id, one in hand.things.items()}
    for end in PLACES[1:]:
        found = trace_from_a(replace(hand, things=things), end)
        assert len(" ".join(found.verdict).split()) <= 100
