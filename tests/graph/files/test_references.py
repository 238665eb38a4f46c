"""Names that stand for nothing: ids, relations, codes, dates, and ends of a type that a relation does not join."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph import DataError
from civicgraph.graph.files.document_shape import document
from civicgraph.graph.files.references import References
from civicgraph.graph.files.term_problems import term_problems
from civicgraph.graph.vocabulary import load_vocabulary

from ...workspace import MINUTES, REPORT, RIVAL, THINGS, Workspace, write_workspace

WORDS = load_vocabulary()
FILES = {"things.yaml": THINGS, "minutes.yaml": MINUTES, "report.yaml": REPORT}
CODES = "stated, opinion, hedged, contested, inferred"

# What is spoilt: file, old text, new text; the line's beginning as it then stands; what is said of it.
SPOILT = {
    "a subject": ("minutes.yaml", "subject: elm-street-alliance", "subject: elm-street", "subject: elm-street",
        "elm-street is no thing in this data; write it into a file in things/, with id, type and name"),
    "a misspelt subject": ("minutes.yaml", "subject: night-bus", "subject: nite-bus", "subject: nite-bus",
        "nite-bus is no thing in this data; did you mean night-bus"),
    "a subject by its name": ("minutes.yaml", "subject: elm-street-alliance", "subject: elm street Alliance",
        "subject: elm street Alliance", "elm street Alliance is no thing in this data; did you mean elm-street-al"),
    "a voice by its name": ("minutes.yaml", "voice: voice/minutes/chair", "voice: the chair, at the meeting",
        "voice: the", "the chair, at the meeting is no voice that a source declares; did you mean voice/minutes/c"),
    "an object": ("report.yaml", "object: promise-night-bus", "object: promise-nightbus", "object: promise-nightbus",
        "promise-nightbus is no thing in this data; did you mean promise-night-bus?"),
    "an object that is a claim": ("report.yaml", "object: night-bus", "object: claim/report/made",
        "object: claim/report/made", "claim/report/made is no thing in this data"),
    "a relation": ("minutes.yaml", "predicate: asked", "predicate: askd", "predicate: askd",
        "askd is no relation; did you mean asked?"),
    "a relation in words": ("report.yaml", "predicate: ledTo", "predicate: led to", "predicate: led to",
        "led to is no relation; did you mean ledTo?"),
    "a relation like no other": ("report.yaml", "predicate: ledTo", "predicate: xyzzy", "predicate: xyzzy",
        "xyzzy is no relation; see: civicgraph terms relations"),
    "a type": ("things.yaml", "type: PublicBody", "type: PublcBody", "type: PublcBody",
        "PublcBody is no type of thing; did you mean PublicBody?"),
    "a type of the record": ("things.yaml", "type: PublicBody", "type: Claim", "type: Claim",
        "Claim is no type of thing"),
    "a wording": ("minutes.yaml", "wording: stated", "wording: sure", "wording: sure",
        f"sure is no wording: choose from {CODES}"),
    "a misspelt wording": ("minutes.yaml", "wording: stated", "wording: statd", "wording: statd",
        "statd is no wording; did you mean stated?"),
    "a modality": ("minutes.yaml", "modality: done", "modality: stated", "modality: stated",
        "stated is no modality; did you mean state?"),
    "a polarity": ("report.yaml", "polarity: disputes", "polarity: denies", "polarity: denies",
        "denies is no polarity: choose from supports, disputes"),
    "a caveat": ("report.yaml", "caveat: rival-explanation", "caveat: rival", "caveat: rival",
        "rival is no caveat: choose from no-counterfactual, rival-explanation, shared-credit"),
    "a date": ("minutes.yaml", "when: 2020-11", "when: 2020-13", "when: 2020-13",
        "'2020-13' is no date: there is no such day"),
    "a date of publication": ("minutes.yaml", "publicationDate: 2021-03", "publicationDate: March",
        "publicationDate: March", "'March' is no date: write 2016, 2016-11,"),
    "a voice": ("minutes.yaml", "voice: voice/minutes/chair", "voice: voice/minutes/chari",
        "voice: voice/minutes/chari", "voice/minutes/chari is no voice that a source declares; did you mean voice/"),
    "a voice that is a thing": ("minutes.yaml", "voice: voice/minutes/chair", "voice: ada-okoye", "voice: ada-okoye",
        "ada-okoye is no voice that a source declares"),
    "the author's voice": ("report.yaml", "authorVoice: voice/report/author", "authorVoice: author",
        "authorVoice: author", "author is no voice that a source declares"),
    "a stake": ("minutes.yaml", "partyTo: [elm-street-alliance]", "partyTo: [harbour-council, elm]",
        "partyTo: [harbour-council, elm]", "elm is no thing in this data"),
    "a source of evidence": ("minutes.yaml", "- anchor: no bus without us",
        "- anchor: no bus without us\n        source: source/reprot", "source: source/reprot",
        "source/reprot is no source in this data; did you mean source/report?"),
    "what a caveat concerns": ("report.yaml", "concerns: [claim/report/led-to,", "concerns: [claim/report/lead-to,",
        "concerns: [claim/report/lead-to,", "claim/report/lead-to is no claim or thing in this data; did you mean"),
    "a subject that is no actor": ("minutes.yaml", "subject: elm-street-alliance", "subject: ask-night-bus",
        "subject: ask-night-bus", "the subject of asked is of type Actor, but ask-night-bus is of type Ask"),
    "an object of the wrong type": ("minutes.yaml", "object: ask-night-bus", "object: ada-okoye",
        "object: ada-okoye", "the object of asked is of type Ask, but ada-okoye is of type Person"),
    "an answer that is no code": ("minutes.yaml", "object: answer:yes", "object: answer:maybe",
        "object: answer:maybe", "answer:maybe is no answer: choose from answer:yes, answer:partly, answer:no, "),
    "an answer that is a thing": ("minutes.yaml", "object: answer:yes", "object: night-bus", "object: night-bus",
        "night-bus is no answer: choose from answer:yes"),
    "a figure in words": ("minutes.yaml", "value: 300", "value: three hundred", "value: three hundred",
        "reach takes a number in digits, such as 1000000, not 'three hundred'"),
    "a figure with a comma": ("minutes.yaml", "value: 300", "value: 1,000", "value: 1,000",
        "reach takes a number in digits, such as 1000000, not '1,000'"),
    "a figure in other digits": ("minutes.yaml", "value: 300", "value: ٣٠٠", "value: ٣٠٠",
        "reach takes a number in digits, such as 1000000, not '٣٠٠'"),
    "a figure with an object": ("minutes.yaml", "value: 300", "object: night-bus", "object: night-bus",
        "reach takes a value, not an object"),
    "a value where a thing is wanted": ("report.yaml", "object: night-bus", "value: the bus", "value: the bus",
        "ledTo takes an object, the id of a thing, not a value"),
    "a deadline that is no date": ("minutes.yaml", "predicate: reach\n    value: 300",
        "predicate: deadline\n    value: soon", "value: soon", "'soon' is no date: write 2016"),
    "an id that another file has": ("report.yaml", "claim/report/made", "claim/minutes/asked",
        "id: claim/minutes/asked", "claim/minutes/asked is already the id of minutes.yaml:16: choose another"),
    "an id that a thing has": ("things.yaml", "id: bus-fund", "id: claim/report/made\n    type: Fund\n  - id: bus-fund",
        "id: claim/report/made", "claim/report/made is already the id of report.yaml:9: choose another"),
}  # fmt: skip


def find_problems(files: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each problem as the file, the line of text it stands on, and the message."""
    documents = [document(text.encode(), name, WORDS) for name, text in sorted(files.items())]
    lines = {name: text.splitlines() for name, text in files.items()}
    problems = [one for each in documents for one in term_problems(each, WORDS)]
    problems += References(documents, WORDS).problems()
    return [(one.file, lines[one.file][one.line - 1].strip(), one.message) for one in problems]


def test_names_that_all_stand_for_something_are_no_problem() -> None:
    assert find_problems(FILES) == []


@pytest.mark.parametrize("name", SPOILT)
def test_a_name_that_does_not_hold_is_told_on_its_line_and_nothing_else_is(name: str) -> None:
    file, old, new, line, message = SPOILT[name]
    assert old in FILES[file]
    told = find_problems({**FILES, file: FILES[file].replace(old, new, 1)})
    ((where, on, said),) = told
    assert (where, on.removeprefix("- ")[: len(line)], said[: len(message)]) == (file, line, message)


@pytest.mark.parametrize("subject", ["ada-okoye", "harbour-council", "bus-fund"])
def test_things_of_every_type_below_the_wanted_one_pass(subject: str) -> None:
    spoilt = MINUTES.replace("subject: elm-street-alliance", f"subject: {subject}")
    assert find_problems({**FILES, "minutes.yaml": spoilt}) == []


@pytest.mark.parametrize("figure", ["300", "-2", "2.5", "0.05", "1000000"])
def test_a_figure_in_digits_passes(figure: str) -> None:
    assert find_problems({**FILES, "minutes.yaml": MINUTES.replace("value: 300", f"value: {figure}")}) == []


@pytest.mark.parametrize("figure", ["-", ".", "2.", ".5", "1e3", "+5", "5 ", "½", "--2", "0x10", "2.5.1"])
def test_a_figure_that_is_no_plain_decimal_does_not(figure: str) -> None:
    told = find_problems({**FILES, "minutes.yaml": MINUTES.replace("value: 300", f"value: '{figure}'")})
    assert [message for _, _, message in told] == [f"reach takes a number in digits, such as 1000000, not {figure!r}"]


def test_several_names_that_do_not_hold_are_all_told() -> None:
    spoilt = MINUTES.replace("subject: elm-street-alliance", "subject: elm").replace("when: 2020-11", "when: '20'")
    assert [line for _, line, _ in find_problems({**FILES, "minutes.yaml": spoilt})] == ["when: '20'", "subject: elm"]


def test_what_two_files_share_is_told_whatever_their_order() -> None:
    twice = {"a.yaml": "things:\n  - id: ada\n    type: Person\n", "b.yaml": "things:\n  - id: ada\n    type: Ask\n"}
    assert find_problems(twice) == [("b.yaml", "- id: ada", "ada is already the id of a.yaml:2: choose another")]


@pytest.mark.parametrize("chain", [1, 2, 3])
def test_a_claim_that_comes_back_to_itself_is_refused_at_its_line(workspace: Workspace, chain: int) -> None:
    """Each of so many claims explains the next, and the last the first."""
    ids = [f"claim/report/round-{number}" for number in range(chain)]
    entries = "".join(
        f"  - id: {id}\n    subject: bus-planned-before\n    predicate: explains\n    object: {ids[(n + 1) % chain]}\n"
        "    wording: stated\n    modality: done\n    evidence:\n      - anchor: the night bus\n"
        "        summary: The report turns round on itself.\n"
        for n, id in enumerate(ids)
    )
    workspace.write("rival.yaml", f"things:\n{RIVAL}")
    line = workspace.change("claims/report.yaml", "claims:\n", f"claims:\n{entries}") + 4
    with pytest.raises(DataError) as refused:
        workspace.dataset().validate()
    told = [problem for problem in refused.value.problems if "about itself" in problem.message]
    assert [problem.line for problem in told] == [line + 9 * number for number in range(chain)]


@pytest.mark.parametrize(("key", "old", "new"), [("wording", "stated", "statde"), ("modality", "done", "dnoe")])
def test_a_code_that_its_list_does_not_have_is_told_once(tmp_path: Path, key: str, old: str, new: str) -> None:
    workspace = write_workspace(tmp_path)
    workspace.change("claims/minutes.yaml", f"{key}: {old}", f"{key}: {new}")
    with pytest.raises(DataError) as error:
        workspace.dataset().check()
    (told,) = [one for one in error.value.problems if key in one.message]
    assert told.message == f"{new} is no {key}; did you mean {old}?"
