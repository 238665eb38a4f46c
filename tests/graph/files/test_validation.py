"""Validation as a whole: all problems are reported, in order of the checks, and nothing is used where there is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import DataError
from civicgraph.graph.files.validation import ValidatedFiles, validate
from civicgraph.graph.vocabulary import load_vocabulary

from ...workspace import MINUTES, MINUTES_TEXT, REPORT, REPORT_TEXT, THINGS

WORDS = load_vocabulary()
FILES = {"things.yaml": THINGS, "minutes.yaml": MINUTES, "report.yaml": REPORT}
TEXTS = {"minutes.txt": MINUTES_TEXT, "report.txt": REPORT_TEXT}


def validate_texts(files: dict[str, str], texts: dict[str, str] | None = None) -> ValidatedFiles:
    """The files, validated."""
    return validate({name: text.encode() for name, text in files.items()}, texts or {}, WORDS)


def problems_of(files: dict[str, str], texts: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Each problem with files that do not pass, as the text of its line and what is said of it."""
    with pytest.raises(DataError) as refusal:
        validate_texts(files, texts)
    lines = {name: ["", *text.splitlines(), ""] for name, text in files.items()}
    return [(lines[one.file][one.line].strip(), one.message) for one in refusal.value.problems]


def spoil(name: str, old: str, new: str) -> dict[str, str]:
    """The files with one text in one of them replaced."""
    assert old in FILES[name]
    return {**FILES, name: FILES[name].replace(old, new, 1)}


def test_files_that_pass_say_where_each_anchor_stands() -> None:
    found = validate_texts(FILES, TEXTS)
    assert found.sources_without_text == []
    assert found.lines == {
        "claim/minutes/asked/evidence/1": 3,
        "claim/minutes/answered/evidence/1": 5,
        "claim/minutes/answer-yes/evidence/1": 5,
        "claim/minutes/thanks-to-us/evidence/1": 6,
        "claim/minutes/signatures/evidence/1": 4,
        "claim/report/made/evidence/1": 1,
        "claim/report/made/evidence/2": 5,
        "claim/report/no-answer/evidence/1": 2,
        "claim/report/came-after/evidence/1": 2,
        "claim/report/led-to/evidence/1": 2,
        "claim/report/to-be-funded/evidence/1": 3,
        "caveat/report/planned-before/evidence/1": 2,
    }


def test_a_source_whose_text_is_not_at_hand_is_not_looked_up_and_that_is_said() -> None:
    found = validate_texts(FILES, {"report.txt": REPORT_TEXT})
    assert found.sources_without_text == ["source/minutes"]
    assert {id.split("/")[1] for id in found.lines} == {"report"}


@pytest.mark.parametrize(
    ("spoilt_files", "line", "said"),
    [
        (
            spoil("minutes.yaml", "asked the council for a night bus", "asked the council for a day bus"),
            "- anchor: asked the council for a day bus",
            "anchor not found in source/minutes: 'asked the council for a day bus'; nearest in it: "
            "'asked the council for a night bus', line 3",
        ),
        (
            spoil("minutes.yaml", "some three hundred", "countless signatures"),
            "- anchor: countless signatures",
            "anchor not found in source/minutes: 'countless signatures'",
        ),
        (
            spoil("report.yaml", "        line: 5\n", ""),
            "- anchor: promised a bus",
            "anchor stands in 2 places of source/report, lines 1, 5: add line, prefix or suffix",
        ),
        (
            spoil("report.yaml", "        line: 5\n", "        line: 4\n"),
            "- anchor: promised a bus",
            "anchor does not begin on line 4 of source/report; it does on 1, 5",
        ),
        (
            spoil("minutes.yaml", "some three hundred", "some three hundred\n        line: 5"),
            "- anchor: some three hundred",
            "anchor does not begin on line 5 of source/minutes; it does on 4",
        ),
        (
            spoil("report.yaml", "        line: 5\n", "        prefix: 'Nobody:'\n"),
            "- anchor: promised a bus",
            "anchor stands in source/report on 1, 5, but not with that prefix",
        ),
    ],
    ids=["other words", "no words", "two places", "a line between them", "another line", "another prefix"],
)
def test_an_anchor_that_does_not_lead_to_one_place_is_told(spoilt_files: dict[str, str], line: str, said: str) -> None:
    assert problems_of(spoilt_files, TEXTS) == [(line, said)]


@pytest.mark.parametrize(
    "place", ["prefix: 'List: the council'", "suffix: '.'", "prefix: the council\n        suffix: '.'"]
)
def test_words_before_or_behind_lead_to_one_place(place: str) -> None:
    found = validate_texts(spoil("report.yaml", "line: 5", place), TEXTS)
    assert found.lines["claim/report/made/evidence/2"] == 5


def test_evidence_in_another_source_is_looked_up_there() -> None:
    files = spoil("report.yaml", "- anchor: is to be paid", "- source: source/minutes\n        anchor: is to be paid")
    said = "anchor not found in source/minutes: 'is to be paid from the bus fund'"
    assert problems_of(files, TEXTS) == [("anchor: is to be paid from the bus fund", said)]


@pytest.mark.parametrize(
    ("when", "modality", "passes"),
    [
        ("2021-03", "done", True),
        ("2021-03-31", "state", True),
        ("2021", "done", True),
        ("2020/..", "state", True),
        ("2021-04", "done", False),
        ("2021-04-01/..", "state", False),
        ("2022", "done", False),
        ("2022", "planned", True),
        ("2030", "aim", True),
        ("2022", "committed", True),
    ],
)
def test_nothing_was_done_after_its_document_came_out(when: str, modality: str, passes: bool) -> None:
    claim = "object: ask-night-bus\n    when: 2020-11\n    wording: stated\n    modality: done"
    files = spoil("minutes.yaml", claim, claim.replace("2020-11", when).replace("done", modality))
    if passes:
        validate_texts(files, TEXTS)
    else:
        said = f"{when} is after the document came out (2021-03): a thing done or a state cannot be"
        assert problems_of(files, TEXTS) == [(f"when: {when}", said)]


def test_problems_of_every_file_are_told_together() -> None:
    files = spoil("minutes.yaml", "subject: elm-street-alliance", "subject: elm")
    files["report.yaml"] = REPORT.replace("modality: planned", "modality: plannd").replace("is to be paid", "is paid")
    files["things.yaml"] = THINGS.replace("name: Ada Okoye", "name: A")
    assert problems_of(files, TEXTS) == [
        ("subject: elm", "elm is no thing in this data; write it into a file in things/, with id, type and name"),
        ("modality: plannd", "plannd is no modality; did you mean planned?"),
        (
            "- anchor: is paid from the bus fund",
            "anchor not found in source/report: 'is paid from the bus fund'; nearest in it: "
            "'paid from the bus fund.', line 3",
        ),
        ("name: A", "a thing needs one name of at least two letters"),
    ]


def test_files_that_cannot_be_read_are_all_told_before_their_names_are_looked_up() -> None:
    files = {**FILES, "minutes.yaml": MINUTES + "\tend", "report.yaml": "", "things.yaml": THINGS + "    nmae: x\n"}
    files["minutes.yaml"] = files["minutes.yaml"].replace("subject: elm-street-alliance", "subject: elm")
    assert [(line, said.split(":")[0]) for line, said in problems_of(files)] == [
        ("end", "a tab"),
        ("", "the file is empty"),
        ("nmae: x", "nmae is not a key of a thing; did you mean name?"),
    ]


def test_dates_are_judged_once_the_rest_is_right() -> None:
    late = spoil("minutes.yaml", "when: 2020-11", "when: 2022-11")
    both = {**late, "things.yaml": THINGS.replace("name: Ada Okoye", "name: A")}
    assert len(problems_of(late)) == len(problems_of(both)) == 1
    assert problems_of(late)[0][0] == "when: 2022-11"
    assert problems_of(both)[0][0] == "name: A"


@given(st.permutations(sorted(FILES)), st.permutations(sorted(TEXTS)))
def test_the_order_in_which_files_come_makes_no_difference(names: list[str], texts: list[str]) -> None:
    found = validate_texts({name: FILES[name] for name in names}, {name: TEXTS[name] for name in texts})
    expected = validate_texts(FILES, TEXTS)
    assert (found.documents, found.lines, found.sources_without_text) == (
        expected.documents,
        expected.lines,
        expected.sources_without_text,
    )


@given(st.permutations(sorted(FILES)))
def test_the_order_in_which_files_come_makes_no_difference_to_what_is_told(names: list[str]) -> None:
    files = spoil("minutes.yaml", "subject: elm-street-alliance", "subject: elm")
    files["report.yaml"] = REPORT.replace("claim/report/made", "claim/minutes/asked")
    assert problems_of({name: files[name] for name in names}, TEXTS) == problems_of(files, TEXTS)
