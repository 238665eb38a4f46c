"""What hangs on what: a small town worked out by hand, and laws against deleting each thing in turn."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, Record
from civicgraph.graph.assessment.what_if import Loss, WhatIf, losses

from ...examples import examples
from ..by_hand import record
from ..random_records import PLACES, choices, claims, full_record, node_routes, strength

TYPES = {"ask": "Ask", "plea": "Ask", "rents": "Outcome", "share": "Measure"}
TOWN = """
ask ledTo post id=1
post ledTo fund id=2
fund ledTo rents id=3
ask ledTo week wording=opinion source=diary id=4
week ledTo rents source=diary id=5
plea ledTo share source=diary id=6
post ledTo share wording=inferred id=7
"""


def loss_summary(loss: Loss) -> tuple[str, list[str], list[tuple[str, tuple[int, int], tuple[int, int]]]]:
    """What is lost and what becomes weaker, by the last part of the id."""
    return loss.id.split("/")[-1], list(loss.lost), [(one.id, one.before, one.after) for one in loss.weaker]


STRONG, OPINION, INFERRED = (0, -5), (1, -4), (1, -1)


@pytest.mark.parametrize(
    ("id", "lost", "weaker"),
    [
        ("ask", ["rents"], []),
        ("plea", [], [("share", STRONG, INFERRED)]),
        ("post", [], [("rents", STRONG, OPINION)]),
        ("week", [], []),
        ("claim/3", [], [("rents", STRONG, OPINION)]),
        ("claim/7", [], []),
        ("source/report", [], [("rents", STRONG, OPINION)]),
        ("source/diary", [], [("share", STRONG, INFERRED)]),
        ("voice/diary", [], [("share", STRONG, INFERRED)]),
    ],
)
def test_each_loss_takes_what_hangs_on_it(id: str, lost: list[str], weaker: list[tuple[str, object, object]]) -> None:
    what_if = WhatIf(record(TOWN, TYPES))
    assert (what_if.origins, what_if.outcomes, what_if.reached) == (
        ("ask", "plea"),
        ("rents", "share"),
        ("rents", "share"),
    )
    assert loss_summary(what_if.without(id)) == (id.split("/")[-1], lost, weaker)


def test_what_is_inferred_from_a_source_goes_with_it_and_not_with_its_voice() -> None:
    what_if = WhatIf(record("ask ledTo rents wording=inferred", TYPES))
    assert what_if.without("source/report").lost == ("rents",)
    assert what_if.without("voice/report").lost == ()


def test_origins_and_outcomes_may_be_named() -> None:
    what_if = WhatIf(record(TOWN, TYPES), origins=["post"], outcomes=["fund", "share", "week"])
    assert what_if.reached == ("fund", "share")
    assert what_if.without("claim/7").lost == ("share",)


def test_an_outcome_takes_those_behind_it_and_is_not_said_to_lose_itself() -> None:
    assert WhatIf(record("ask ledTo rents\nrents ledTo share", TYPES)).without("rents").lost == ("share",)


def test_dates_decide_what_is_left() -> None:
    """Without the early claim the chain would run from 2020 back to 2016."""
    text = "ask ledTo post when=2020 id=late\nask ledTo post when=2014 id=early\npost ledTo rents when=2016"
    assert WhatIf(record(text, TYPES)).without("claim/early").lost == ("rents",)
    assert WhatIf(record(text, TYPES)).without("claim/late") == Loss("claim/late", "claim", (), ())


def test_what_most_hangs_on_comes_first_and_what_nothing_hangs_on_is_left_out() -> None:
    ranking = [(loss.id, len(loss.lost), len(loss.weaker)) for loss in losses(record(TOWN, TYPES))]
    assert ranking == [
        ("ask", 1, 0),
        ("fund", 0, 1),
        ("plea", 0, 1),
        ("post", 0, 1),
        ("claim/1", 0, 1),
        ("claim/2", 0, 1),
        ("claim/3", 0, 1),
        ("claim/6", 0, 1),
        ("source/diary", 0, 1),
        ("source/report", 0, 1),
        ("voice/diary", 0, 1),
        ("voice/report", 0, 1),
    ]


Best = dict[str, tuple[int, int]]


def goes(one: Claim, id: str) -> bool:
    """Whether a claim goes with a thing, itself, its source, or its voice."""
    said = [one.voice] if one.wording != "inferred" else []
    return id in (one.subject, one.object, one.id, one.source, *said)


def best(hand: Record, origins: str, gone: str = "") -> Best:
    """The best rank of each thing that is left, by trying every route and choice of what is not gone."""
    found: Best = {}
    for origin in origins:
        for end in PLACES:
            for route in node_routes(hand, origin, end, 6):
                for chosen in choices(hand, route):
                    if end not in origins and not any(goes(one, gone) for one in chosen):
                        strengths = [strength(hand, one) for one in chosen]
                        rank = sum(some < 5 for some in strengths), -min(strengths)
                        found[end] = min(rank, found.get(end, rank))
    return found


def expected_loss(
    before: Best, after: Best, id: str
) -> tuple[set[str], set[tuple[str, tuple[int, int], tuple[int, int]]]]:
    """What is lost and what is weaker."""
    lost = before.keys() - after.keys() - {id}
    weaker = {(one, before[one], rank) for one, rank in after.items() if rank > before[one] and one != id}
    return lost, weaker


@examples(50)
@given(claims(most=10), st.sampled_from(["a", "ab"]))
def test_every_loss_is_what_deletion_leaves(kept: list[Claim], origins: str) -> None:
    hand = full_record(kept)
    what_if = WhatIf(hand, origins, PLACES)
    before = best(hand, origins)
    assert set(what_if.reached) == before.keys()
    every_id = [*PLACES, *hand.claims, *hand.sources, *hand.voices]
    every = {(loss.kind, loss.id): loss for loss in what_if.all()}
    for id in every_id:
        loss = what_if.without(id)
        found = set(loss.lost), {(one.id, one.before, one.after) for one in loss.weaker}
        assert found == expected_loss(before, best(hand, origins, id), id), id
        assert every.get((loss.kind, id), Loss(id, loss.kind, (), ())) == loss


@given(claims(), st.randoms(use_true_random=False))
def test_the_order_in_which_claims_come_changes_nothing(kept: list[Claim], random: Random) -> None:
    shuffled = random.sample(kept, len(kept))
    assert losses(full_record(kept), "a", PLACES) == losses(full_record(shuffled), "a", PLACES)


def test_a_causal_map_without_asks_is_asked_from_what_nothing_leads_to_to_what_leads_to_nothing() -> None:
    factors = dict.fromkeys(("rain", "harvest", "income", "debt"), "Factor")
    what_if = WhatIf(record("rain ledTo harvest\nharvest ledTo income\nharvest ledTo/less debt", factors))
    assert (what_if.origins, what_if.outcomes, what_if.reached) == (("rain",), ("debt", "income"), ("debt", "income"))
    assert what_if.without("harvest").lost == ("debt", "income")
