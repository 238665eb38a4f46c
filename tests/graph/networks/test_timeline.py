from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, Dataset
from civicgraph.graph.networks.timeline import sort_by_date, timeline

from ..small_network import claim, record

THINGS = "elm:Alliance meeting:Event council:PublicBody bus:Project"
CLAIMS = [
    claim("c1", "elm held meeting"),
    claim("c2", "elm supported bus", when="2018-10/.."),
    claim("c3", "elm launched bus", when="2016-11"),
    claim("c4", "elm developed bus", when="2016"),
    claim("c5", "elm delivered bus", when="../2015"),
    claim("c6", "council attended meeting", when="2017-03-01"),
    claim("c7", "council held bus", when="2017"),
]


def test_dated_claims_come_by_earliest_start_and_the_undated_stay_apart() -> None:
    found = timeline(record(THINGS, CLAIMS), "elm")
    assert [one.when for one in found.dated] == ["../2015", "2016", "2016-11", "2018-10/.."]
    assert [one.id for one in found.undated] == ["c1"]


def test_what_is_dated_one_claim_away_comes_only_when_asked_for_and_nothing_farther() -> None:
    found = timeline(record(THINGS, CLAIMS), "meeting", around=True)
    assert [one.id for one in found.dated] == ["c5", "c4", "c3", "c7", "c6", "c2"]
    assert [one.id for one in timeline(record(THINGS, CLAIMS), "meeting").dated] == ["c6"]
    assert [one.id for one in found.undated] == ["c1"]


@given(st.permutations(CLAIMS))
def test_the_order_of_claims_changes_nothing(claims: list[Claim]) -> None:
    assert timeline(record(THINGS, claims), "elm") == timeline(record(THINGS, CLAIMS), "elm")
    assert sort_by_date(claims) == sort_by_date(CLAIMS)


def test_london_citizens_held_an_assembly_in_2016_and_another_on_25_april_2024() -> None:
    found = timeline(Dataset.shipped().record(), "london-citizens")
    held = [(one.when, one.id) for one in found.dated if one.predicate == "held"]
    assert held == [("2016", "claim/ma16/london-citizens-held-assembly"), ("2024-04-25", "claim/as24/london-held")]
    assert all(not one.when for one in found.undated)
