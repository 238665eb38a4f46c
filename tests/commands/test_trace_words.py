"""What a trace may say of stakes, of an end that is only promised, and of cautions, on records in Greek and English."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph.graph.documents.extracted import Extracted
from civicgraph.graph.documents.header import NOTHING_GIVEN, FileFacts, header

from ..workspace import Workspace, write_interviews

NO_STAKE = "voices of whom no stake is recorded in what they report"
CAUTION = """\
  - id: caveat/sofia/{id}
    caveat: limit-of-the-evidence
    concerns: [{thing}]
    summary: Λείπει το {id}.
    evidence:
      - anchor: Η Ελένη δούλεψε στα μαθήματα
        summary: Λείπει κάτι από εδώ.
"""


@pytest.fixture
def kalamoti(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The Greek interviews as the current folder, with an empty cache."""
    workspace = write_interviews(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    monkeypatch.chdir(workspace.root)
    return workspace


def words(workspace: Workspace, *arguments: str) -> str:
    done = workspace.run(*arguments)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def test_of_voices_it_is_said_that_no_stake_is_recorded_and_never_that_there_is_none(kalamoti: Workspace) -> None:
    kalamoti.change("claims/eleni.yaml", "partyTo: [glaros]", "partyTo: [mathimata]")
    trace = words(kalamoti, "trace", "mathimata", "tharros", "--full")
    assert f"Counting only {NO_STAKE}: one voice tells every step of a pathway" in trace
    assert words(kalamoti, "report", "mathimata", "tharros", "-o", "report.md") == ""
    report = " ".join((kalamoti.root / "report.md").read_text("utf-8").split())
    assert f"V{NO_STAKE[1:]}" in report
    assert "no stake is recorded" in report.partition("Who speaks")[2]
    for text in (trace, report):
        assert "no party" not in text and "with no stake" not in text


def test_whoever_speaks_in_confidence_is_left_aside_where_stakes_are_counted(kalamoti: Workspace) -> None:
    kalamoti.change("claims/nikos.yaml", "sourceKind: interview", "sourceKind: interview\nconfidential: true")
    trace = words(kalamoti, "trace", "mathimata", "tharros", "--full")
    assert f"Counting only {NO_STAKE}, those who speak in confidence left aside: one voice tells every step" in trace


@pytest.mark.parametrize(
    ("stake", "other"),
    [("mathimata", "a voice of whom no stake in it is recorded"), ("kalamoti", "another voice")],
)
def test_what_would_mend_a_step_depends_on_the_stake_of_who_tells_it(
    kalamoti: Workspace, stake: str, other: str
) -> None:
    kalamoti.change("claims/eleni.yaml", "partyTo: [glaros]", f"partyTo: [{stake}]")
    words(kalamoti, "report", "mathimata", "tharros", "-o", "report.md")
    report = " ".join((kalamoti.root / "report.md").read_text("utf-8").split())
    assert f"A document, or {other}, that says that" in report


def test_a_promised_end_is_told_of_the_step_that_does_not_show_it(kalamoti: Workspace) -> None:
    """What the fisherman says came of the lessons is, here, only planned."""
    kalamoti.change(
        "claims/nikos.yaml", "wording: hedged\n    modality: done", "wording: stated\n    modality: planned"
    )
    verdict = words(kalamoti, "trace", "eleni", "parea", "--full").partition("Pathway 1")[0]
    assert "Step 2 does not show that the outcome “Οι γειτονιές κάνουν παρέα” came about." in verdict
    assert "The record does not show" not in verdict


@pytest.mark.parametrize(
    ("things", "shown", "counted"),
    [
        (["tharros"], ["alpha"], ""),
        (["tharros", "mathimata"], ["alpha"], "One more on the ends and what lies between: --all-caveats shows it."),
        (
            ["tharros", "mathimata", "tharros"],
            ["alpha"],
            "2 more on the ends and what lies between: --all-caveats shows them.",
        ),
    ],
)
def test_where_no_caution_would_be_shown_the_first_is_and_the_rest_are_counted(
    kalamoti: Workspace, things: list[str], shown: list[str], counted: str
) -> None:
    ids = ["alpha", "beta", "gamma"]
    entries = "".join(CAUTION.format(id=id, thing=thing) for id, thing in zip(ids, things, strict=False))
    nikos = (kalamoti.root / "claims/nikos.yaml").read_text("utf-8").partition("caveats:")[0]
    kalamoti.write("claims/nikos.yaml", nikos)
    sofia = (kalamoti.root / "claims/sofia.yaml").read_text("utf-8")
    kalamoti.write("claims/sofia.yaml", f"{sofia}caveats:\n{entries}")
    text = words(kalamoti, "trace", "mathimata", "tharros", "--full")
    assert [id for id in ids if f"Λείπει το {id}." in text.partition("In detail")[0]] == shown
    assert ("--all-caveats" in text) == bool(counted) and counted in text


def test_a_new_claims_file_says_what_a_stake_is_for() -> None:
    facts = FileFacts("a.txt", "sha256:0", "a.txt", "sha256:0")
    text = header("source/a", facts, Extracted("α", "", "text, rules 1", "text"), NOTHING_GIVEN, "Ένα γράμμα")
    assert text.count("partyTo") == 1 and "says in what that voice has a stake" in text


def test_a_title_that_reads_as_a_sentence_stands_in_quotation_marks_and_once_in_a_line(kalamoti: Workspace) -> None:
    kalamoti.change("claims/eleni.yaml", "title: Συνέντευξη με μια δασκάλα", "title: Ο δήμος έφτιαξε πισίνα")
    kalamoti.change("claims/eleni.yaml", "name: μια δασκάλα", "name: η συντάκτρια του «Ο δήμος έφτιαξε πισίνα»")
    trace = words(kalamoti, "trace", "glaros", "mathimata", "--full")
    assert "Verdict “Ο δήμος έφτιαξε πισίνα” states it: Σύλλογος «Γλάρος»" in trace
    found = words(kalamoti, "find", "Γλάρος")
    assert "Says η συντάκτρια του «Ο δήμος έφτιαξε πισίνα», line 3, at “Ο Γλάρος έκανε τα μαθήματα”" in found
    assert "Says η συντάκτρια του «Ο δήμος έφτιαξε πισίνα»." in words(kalamoti, "show", "claim/eleni/ekane")


def test_what_is_told_beside_the_steps_says_who_and_where(kalamoti: Workspace) -> None:
    """What hindered an outcome is no pathway to it, and is told as any claim is."""
    kalamoti.change("claims/nikos.yaml", "predicate: contributedTo", "predicate: hindered")
    told = "Says ένας ψαράς, in “Συνέντευξη με έναν ψαρά”, line 4, at “βοήθησαν και να γίνουμε παρέα”"
    assert f"{told} (claim/nikos/parea)" in words(kalamoti, "trace", "mathimata", "parea", "--full")
    words(kalamoti, "report", "mathimata", "parea", "-o", "report.md")
    report = (kalamoti.root / "report.md").read_text("utf-8")
    assert "(hedged; ένας ψαράς, “Συνέντευξη με έναν ψαρά”, line 4)" in report
