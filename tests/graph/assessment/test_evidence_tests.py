"""Tests of how something came about, read from files, and what they say of each step."""

from __future__ import annotations

import pytest

from civicgraph import DataError, Dataset, EvidenceTest, Pathway, Record, trace
from civicgraph.graph.assessment import evidence_tests as tested
from civicgraph.graph.compiling.from_record import record_bytes
from civicgraph.graph.storage.open_record import record_in
from civicgraph.graph.storage.sections import Sections

from ...workspace import REPORT, THINGS, Workspace

RIVAL = """\
  - id: bus-planned-before
    type: Rival
    name: The bus was planned before anyone asked
"""

TESTS = """\
tests:
  - id: test/report/letter-names-ask
    prediction: A dated letter of the council gives the ask as the reason for the promise.
    predicted: before-looking
    forHypothesis: claim/report/led-to
    againstRival: bus-planned-before
    testKind: smoking-gun
    ifAbsent: It would hardly speak against the ask.
    testResult: found
    searchedIn: the letters of 2020 and 2021
    sensitivity: 0.4/0.6
    typeOneError: 0.1/0.2
    basis: Two members of the alliance judged it so.
    bearsOn: [claim/report/led-to]
    dependsWith: [test/report/minutes-name-ask]
    evidence:
      - anchor: The council promised a bus
        summary: The report has a letter that names the ask.
  - id: test/report/minutes-name-ask
    prediction: The minutes of the council name the ask when the promise is made.
    predicted: before-looking
    forHypothesis: claim/report/led-to
    againstRival: bus-planned-before
    testKind: straw-in-the-wind
    ifAbsent: It would speak slightly against the ask.
    testResult: found
    bearsOn: [night-bus]
    evidence:
      - anchor: promised a bus
        line: 5
        summary: The list of promises has the ask beside it.
  - id: test/report/no-earlier-timetable
    prediction: The first timetable of the bus is dated after the ask.
    predicted: after-reading
    forHypothesis: claim/report/led-to
    againstRival: bus-planned-before
    testKind: hoop
    ifAbsent: A timetable from before would be hard to square with the ask.
    testResult: searched-and-absent
    searchedIn: the council's archive of timetables
    bearsOn: [claim/report/led-to]
"""

EXPLAINS = """\
  - id: claim/report/rival
    subject: bus-planned-before
    predicate: explains
    object: claim/report/led-to
    wording: stated
    modality: state
    evidence:
      - anchor: had been planned long before anyone asked
        summary: The report says that the bus was planned before.
"""

# What is spoilt in the tests: old text, new text, and how the refusal begins.
WRONG = [
    ("againstRival: bus-planned-before", "againstRival: night-bus",
     "night-bus is no rival, a thing of type Rival, in this data"),
    ("forHypothesis: claim/report/led-to", "forHypothesis: claim/report/ledto",
     "claim/report/ledto is no claim or thing in this data"),
    ("bearsOn: [claim/report/led-to]", "bearsOn: [voice/report/author]",
     "voice/report/author is no claim or thing in this data"),
    ("dependsWith: [test/report/minutes-name-ask]", "dependsWith: [night-bus]", "night-bus is no test in this data"),
    ("sensitivity: 0.4/0.6", "sensitivity: 0.6/0.4",
     "0.6/0.4 is no range of two likelihoods, the lower first, such as 0.6/0.9"),
    ("typeOneError: 0.1/0.2", "typeOneError: 0.1/1.2",
     "0.1/1.2 is no range of two likelihoods, the lower first, such as 0.6/0.9"),
    ("testKind: smoking-gun", "testKind: smokinggun", "smokinggun is no testKind; did you mean smoking-gun?"),
    ("testResult: found", "testResult: absent", "absent is no testResult"),
    ("predicted: before-looking", "predicted: before", "before is no predicted: choose from before-looking"),
    ("basis: Two", "bases: Two", "bases is not a key of a test; did you mean basis?"),
]  # fmt: skip


@pytest.fixture
def record(workspace: Workspace) -> Record:
    """The night bus with a rival to the promise's effect, and three tests of it."""
    workspace.write("things.yaml", THINGS + RIVAL)
    workspace.write("claims/report.yaml", REPORT.replace("caveats:\n", EXPLAINS + "caveats:\n") + TESTS)
    return workspace.dataset().record()


def by_way_of_the_promise(record: Record, start: str) -> Pathway:
    """The pathway to the bus that passes through the promise."""
    pathways = trace(record, start, "night-bus").pathways
    return next(pathway for pathway in pathways if "promise-night-bus" in pathway.things)


def test_a_test_comes_out_of_the_files_with_all_that_it_says(record: Record) -> None:
    test = record.tests["test/report/letter-names-ask"]
    assert test._replace(evidence=()) == EvidenceTest(
        id="test/report/letter-names-ask",
        kind="smoking-gun",
        prediction="A dated letter of the council gives the ask as the reason for the promise.",
        predicted="before-looking",
        hypothesis="claim/report/led-to",
        rival="bus-planned-before",
        if_absent="It would hardly speak against the ask.",
        result="found",
        searched_in="the letters of 2020 and 2021",
        sensitivity="0.4/0.6",
        type_one_error="0.1/0.2",
        basis="Two members of the alliance judged it so.",
        bears_on=("claim/report/led-to",),
        depends_with=("test/report/minutes-name-ask",),
        source="source/report",
        evidence=(),
    )
    (evidence,) = test.evidence
    assert (evidence.source, evidence.line, evidence.anchor) == ("source/report", 1, "The council promised a bus")


def test_the_index_gives_back_the_record_that_it_was_made_from(record: Record) -> None:
    assert record_in(Sections(record_bytes(record)), record.origin, record.about) == record


def test_a_claim_may_be_what_a_rival_explains_and_is_named_in_words(record: Record) -> None:
    assert record.claims["claim/report/rival"].object == "claim/report/led-to"
    assert record.name("claim/report/led-to") == "The promise of a night bus led to Elm Street night bus"


def test_a_step_has_the_tests_of_its_claims_and_of_what_it_ends_at(record: Record) -> None:
    first, second = tested.step_tests(record, by_way_of_the_promise(record, "ask-night-bus"))
    assert first.step.end == "promise-night-bus"
    assert (first.tests, first.rivals) == ((), ())
    assert [test.id for test in second.tests] == sorted(record.tests)
    (rivalry,) = second.rivals
    assert (rivalry.id, rivalry.tested) == ("bus-planned-before", True)
    assert [claim.id for claim in rivalry.claims] == ["claim/report/rival"]


def test_a_test_of_another_claim_of_the_same_thing_does_not_bear_on_a_step(record: Record) -> None:
    assert [test.id for test in tested.tests_on(record, {"night-bus"})] == ["test/report/minutes-name-ask"]
    assert tested.tests_on(record, {"claim/report/came-after"}) == ()


def test_a_rival_that_no_test_names_is_untested(record: Record) -> None:
    (rivalry,) = tested.rivals_to(record, {"claim/report/led-to"}, ())
    assert not rivalry.tested


def test_what_tests_come_to_is_said_in_words(record: Record) -> None:
    assert tested.summary(tuple(record.tests.values())) == (
        "Three tests: two found, one searched and absent.",
        "One was written down after reading a source that bears on it: finding it there is no surprise.",
        "One test that had to be passed came back empty.",
    )


def test_steps_without_tests_and_rivals_are_named(record: Record) -> None:
    steps = tested.step_tests(record, by_way_of_the_promise(record, "elm-street-alliance"))
    assert tested.step_summary(steps)[-2:] == (
        "No test bears on steps 1 and 2.",
        "The record names no rival to steps 1 and 2; that is not to say that there is none.",
    )


@pytest.mark.parametrize(
    ("kind", "result", "said"),
    [
        ("straw-in-the-wind", "found", "speaks slightly for it"),
        ("hoop", "found", "keeps it in play, and does not show it"),
        ("hoop", "searched-and-absent", "makes it hard to keep"),
        ("smoking-gun", "found", "speaks strongly for it over the rival"),
        ("smoking-gun", "searched-and-absent", "hardly speaks against it"),
        ("doubly-decisive", "searched-and-absent", "decides for the rival"),
        ("doubly-decisive", "not-searched", "says nothing either way"),
        ("smoking-gun", "lost", "says nothing either way"),
    ],
)
def test_a_result_means_what_its_kind_of_test_allows(record: Record, kind: str, result: str, said: str) -> None:
    test = record.tests["test/report/letter-names-ask"]._replace(kind=kind, result=result)
    assert tested.meaning(test) == said


@pytest.mark.parametrize(("old", "new", "message"), WRONG)
def test_a_test_that_cannot_be_right_is_refused_at_its_line(
    workspace: Workspace, old: str, new: str, message: str
) -> None:
    workspace.write("things.yaml", THINGS + RIVAL)
    workspace.write("claims/report.yaml", REPORT + TESTS)
    line = workspace.change("claims/report.yaml", old, new)
    with pytest.raises(DataError) as refused:
        workspace.dataset().validate()
    assert [one.line for one in refused.value.problems if one.message.startswith(message)] == [line]


def test_only_a_rival_explains_and_only_what_is_declared_takes_a_claim(workspace: Workspace) -> None:
    workspace.write("things.yaml", THINGS + RIVAL)
    wrong = EXPLAINS.replace("subject: bus-planned-before", "subject: bus-fund")
    workspace.write("claims/report.yaml", REPORT.replace("caveats:\n", wrong + "caveats:\n"))
    with pytest.raises(DataError, match="the subject of explains is of type Rival, but bus-fund is of type Fund"):
        workspace.dataset().validate()


def test_the_week_has_passed_one_hoop_and_nobody_has_looked_for_the_rest() -> None:
    record = Dataset.shipped().record()
    tests = tested.tests_on(record, {"claim/cii/funder-lvrw-needed-cii"})
    assert {test.id.removeprefix("test/cii/lvrw-"): (test.kind, test.result) for test in tests} == {
        "gla-held-back-before": ("hoop", "found"),
        "earlier-plans-were-smaller": ("hoop", "not-searched"),
        "paper-names-initiative": ("smoking-gun", "not-searched"),
        "others-without-had-less": ("straw-in-the-wind", "not-searched"),
    }


def test_no_shipped_test_claims_foresight_or_holds_a_figure_that_no_source_gives() -> None:
    tests = Dataset.shipped().record().tests.values()
    assert {test.predicted for test in tests} == {"after-reading"}
    assert {test.sensitivity + test.type_one_error for test in tests} == {""}
