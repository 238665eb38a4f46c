"""Outcome statements: whole where every part is claimed, refused with the parts named where not."""

from __future__ import annotations

import csv
import io

import pytest

from civicgraph import Dataset, Record
from civicgraph.graph.assessment.outcomes import FREE, PARTY, UNKNOWN, Statement, statements
from civicgraph.graph.export.outcomes import outcomes_csv, outcomes_json, outcomes_markdown

from ...workspace import MINUTES, REPORT, THINGS, Workspace

OUTCOME = """\
  - id: outcome-night-workers-ride
    type: Outcome
    name: Night workers ride home
  - id: night-workers
    type: Group
    name: Night workers of Elm Street
  - id: elm-street
    type: Place
    name: Elm Street
"""
ENDS = {
    "who": "predicate: changeIn\n    object: night-workers\n    when: 2021-02",
    "what": "predicate: didDifferently\n    value: take the bus home at night",
    "where": "predicate: locatedIn\n    object: elm-street",
    "why": "predicate: significance\n    value: they had walked an hour in the dark",
}
ORDER = ("who", "what", "when", "where", "why", "contribution", "substantiation")
CONTRIBUTION = """\
  - id: claim/minutes/contribution
    subject: night-bus
    predicate: enabled
    object: outcome-night-workers-ride
    wording: opinion
    modality: done
    voice: voice/minutes/chair
    evidence:
      - anchor: no bus without us
        summary: The chair credits the bus.
"""


def claim(part: str, modality: str = "done", wording: str = "stated", more: str = "") -> str:
    """A claim of the minutes that gives one part."""
    return f"""\
  - id: claim/minutes/{part}
    subject: outcome-night-workers-ride
    {ENDS[part]}
    wording: {wording}
    modality: {modality}
{more}    evidence:
      - anchor: some three hundred
        summary: Told of the night workers.
"""


ALL = "".join(map(claim, ENDS)) + CONTRIBUTION


def record(workspace: Workspace, claims: str, minutes: str = MINUTES, report: str = REPORT) -> Record:
    """The night bus with an outcome and claims about it in the minutes."""
    workspace.write("things.yaml", THINGS + OUTCOME)
    workspace.write("claims/minutes.yaml", minutes + claims)
    workspace.write("claims/report.yaml", report)
    return workspace.dataset().record()


def statement(workspace: Workspace, claims: str, minutes: str = MINUTES) -> Statement:
    """The one statement of it."""
    (one,) = statements(record(workspace, claims, minutes))
    return one


def test_an_outcome_with_every_part_is_whole(workspace: Workspace) -> None:
    one = statement(workspace, ALL)
    assert (one.whole, one.missing) == (True, ())
    assert {name: [part.text for part in some] for name, some in one.parts.items()} == {
        "who": ["Night workers of Elm Street"],
        "what": ["take the bus home at night"],
        "when": ["2021-02"],
        "where": ["Elm Street"],
        "why": ["they had walked an hour in the dark"],
    }
    assert [(given.id, given.phrase, given.claim.voice) for given in one.contributions] == [
        ("night-bus", "enabled", "voice/minutes/chair")
    ]


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [("who", ("who", "when")), ("what", ("what",)), ("where", ("where",)), ("why", ("why",))],
)
def test_an_outcome_that_lacks_a_part_is_refused_and_the_part_named(
    workspace: Workspace, left_out: str, missing: tuple[str, ...]
) -> None:
    one = statement(workspace, "".join(claim(part) for part in ENDS if part != left_out) + CONTRIBUTION)
    assert one.missing == missing
    assert not one.whole


def test_an_outcome_of_which_nothing_is_claimed_lacks_every_part_in_order(workspace: Workspace) -> None:
    assert statement(workspace, "").missing == ORDER


def test_without_a_contribution_there_is_no_statement(workspace: Workspace) -> None:
    assert statement(workspace, "".join(map(claim, ENDS))).missing == ("contribution",)


@pytest.mark.parametrize("modality", ["planned", "aim", "committed", "asked"])
def test_what_is_not_said_to_have_happened_gives_no_part(workspace: Workspace, modality: str) -> None:
    one = statement(workspace, "".join(claim(part, modality) for part in ENDS))
    assert one.missing == ORDER


def test_what_only_came_before_contributed_nothing(workspace: Workspace) -> None:
    after = CONTRIBUTION.replace("subject: night-bus", "subject: outcome-night-workers-ride")
    after = after.replace(
        "predicate: enabled\n    object: outcome-night-workers-ride", "predicate: cameAfter\n    object: night-bus"
    )
    assert "contribution" in statement(workspace, "".join(map(claim, ENDS)) + after).missing


def test_what_is_disputed_is_shown_and_gives_no_part(workspace: Workspace) -> None:
    one = statement(workspace, claim("what", more="    polarity: disputes\n"))
    assert [claim.id for claim in one.disputed] == ["claim/minutes/what"]
    assert "what" in one.missing


def test_a_voice_with_a_stake_in_what_led_there_is_a_party(workspace: Workspace) -> None:
    # The alliance asked, the ask was needed for the bus, the bus enabled the change.
    one = statement(workspace, ALL)
    assert {(witness.voice, witness.standing, witness.stakes) for witness in one.witnesses} == {
        ("voice/minutes/author", PARTY, ("elm-street-alliance",)),
        ("voice/minutes/chair", PARTY, ("elm-street-alliance",)),
    }
    assert not one.independent


@pytest.mark.parametrize(("stake", "standing"), [("    partyTo: [ada-okoye]\n", FREE), ("", UNKNOWN)])
def test_a_voice_whose_stake_lies_elsewhere_is_told_from_one_of_unknown_stake(
    workspace: Workspace, stake: str, standing: str
) -> None:
    minutes = MINUTES.replace("    partyTo: [elm-street-alliance]\n", stake)
    one = statement(workspace, ALL, minutes)
    assert {witness.standing for witness in one.witnesses} == {standing}
    assert one.independent is (standing == FREE)


def test_an_inference_is_nobodys_report(workspace: Workspace) -> None:
    inferred = claim("who", wording="inferred", more="    reason: Joins two passages of the minutes.\n")
    one = statement(workspace, inferred)
    assert one.witnesses == ()
    assert [part.claim.wording for part in one.parts["who"]] == ["inferred"]


def test_whole_statements_come_first_then_those_that_lack_least() -> None:
    found = statements(Dataset.shipped().record())
    assert [len(one.missing) for one in found] == sorted(len(one.missing) for one in found)


def test_the_hesitation_is_told_by_one_voice_with_a_stake_and_lacks_three_parts() -> None:
    (one,) = statements(Dataset.shipped().record(), ["outcome-gla-hesitation-ended"])
    assert [part.id for part in one.parts["who"]] == ["gla"]
    assert [part.claim.wording for part in one.parts["what"]] == ["inferred"]
    assert [(given.id, given.claim.wording) for given in one.contributions] == [
        ("secondment-elisabeth-pop", "inferred"),
        ("secondment-voter-registration-unnamed", "stated"),
    ]
    assert [(witness.voice, witness.standing, witness.stakes) for witness in one.witnesses] == [
        ("voice/cii/report", PARTY, ("cii",))
    ]
    assert one.missing == ("when", "where", "why")


def test_the_same_statements_come_out_in_each_format(workspace: Workspace) -> None:
    data = record(workspace, ALL)
    found = statements(data)
    (row,) = csv.DictReader(io.StringIO(outcomes_csv(data, found)))
    assert row["who changed"] == "Night workers of Elm Street"
    assert row["when"] == "2021-02"
    assert row["what contributed, and who says so"] == "Elm Street night bus (the chair, at the meeting: opinion)"
    assert row["who substantiates it"].startswith("the minutes (has a stake); ")
    assert row["missing"] == ""
    (told,) = outcomes_json(data, found)["outcomes"]
    assert told["whole"] is True
    assert told["who"][0]["id"] == "night-workers"
    markdown = outcomes_markdown(data, found).splitlines()
    assert markdown[0] == "1 of 1 outcomes make a whole statement."
    assert markdown[4].split(" | ")[1:3] == ["Night workers of Elm Street", "take the bus home at night"]


def test_text_from_the_record_is_neither_formula_nor_markup(workspace: Workspace) -> None:
    hostile = ALL.replace("take the bus home at night", "'=1+1 | <b>'")
    data = record(workspace, hostile)
    found = statements(data)
    assert "'=1+1 | <b>" in outcomes_csv(data, found)
    assert "=1+1 \\| \\<b>" in outcomes_markdown(data, found)
