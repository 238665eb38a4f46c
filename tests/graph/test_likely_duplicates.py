"""Things that may be one: which pairs are told, in which order, and what a decision does to them."""

from __future__ import annotations

import string
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.likely_duplicates import LikelyDuplicate, likely_duplicates
from civicgraph.graph.record import IdentityDecision, Thing

from ..workspace import Workspace
from .by_hand import record

THINGS = [
    Thing("elm", "CivilSocietyOrganisation", "Elm Street Alliance", identifiers=("GB-CHC-1107264",)),
    Thing("elm-2", "Organisation", "The Elm St. Alliance", identifiers=("gb-chc-1107264",)),
    Thing("fund", "Funder", "Harbour Fund"),
    Thing("fund-2", "Organisation", "HARBOUR  FUND"),
    Thing("council", "PublicBody", "Harbour Council"),
    Thing("council-2", "PublicBody", "Harbour Counsil"),
    Thing("week-1", "CampaignEdition", "Night Bus Week 2019"),
    Thing("week-2", "CampaignEdition", "Night Bus Week 2020"),
    Thing("bus", "Project", "Harbour Fund"),
]


def pairs(*decisions: IdentityDecision) -> list[LikelyDuplicate]:
    made = record("fund funded bus", things=THINGS)
    return likely_duplicates(replace(made, decisions=decisions))


def test_identifiers_come_first_then_names_then_near_names() -> None:
    assert [(one.first, one.second, one.ground, one.likeness) for one in pairs()] == [
        ("elm", "elm-2", "identifier", 100),
        ("fund", "fund-2", "name", 100),
        ("council", "council-2", "near-name", 93),
    ]


def test_another_year_is_another_thing_and_so_is_another_family() -> None:
    told = {frozenset((one.first, one.second)) for one in pairs()}
    assert frozenset(("week-1", "week-2")) not in told and frozenset(("fund", "bus")) not in told


def test_what_was_decided_is_not_asked_again_and_unsure_is_told() -> None:
    same = IdentityDecision("same", ("fund-2", "fund"), "One fund.")
    other = IdentityDecision("not-the-same", ("elm", "elm-2"), "Two.")
    unsure = IdentityDecision("unsure", ("council", "council-2"), "A slip?")
    assert [(one.first, one.is_unsure) for one in pairs(same, other, unsure)] == [("council", True)]


def test_only_pairs_with_a_thing(workspace: Workspace) -> None:
    made = record("fund funded bus", things=THINGS)
    assert [one.second for one in likely_duplicates(made, "fund")] == ["fund-2"]


@given(st.lists(st.text(string.ascii_lowercase + " 1", min_size=1, max_size=12).filter(str.strip), max_size=8))
def test_same_names_are_always_told_once_and_in_order(names: list[str]) -> None:
    things = [Thing(f"t-{at}", "Organisation", name) for at, name in enumerate(names)]
    made = record("a ledTo b", things=[*things, Thing("a", "Ask", "~"), Thing("b", "Ask", "^")])
    found = [(one.first, one.second) for one in likely_duplicates(made)]
    assert found == list(dict.fromkeys(found)) and all(first < second for first, second in found)
    by_name = {
        tuple(sorted((one.id, other.id)))
        for one in things
        for other in things
        if one.id != other.id and one.name.split() == other.name.split()
    }
    assert by_name <= set(found)


def test_a_decision_is_written_replaced_and_taken_back(workspace: Workspace) -> None:
    data = workspace.dataset()
    data.decide("unsure", "night-bus", "bus-fund", "Is the fund the bus?", decided_by="Bo", decided="2024-05").write()
    assert [one.kind for one in workspace.dataset().record().decisions] == ["unsure"]
    workspace.dataset().decide(
        "not-the-same", "bus-fund", "night-bus", "The fund pays for it.", decided_by="Bo"
    ).write()
    decided = workspace.dataset().record().decisions
    assert [(one.kind, one.things, one.reason) for one in decided] == [
        ("not-the-same", ("bus-fund", "night-bus"), "The fund pays for it.")
    ]
    workspace.dataset().undo().write()
    assert [one.kind for one in workspace.dataset().record().decisions] == ["unsure"]
