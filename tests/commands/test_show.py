"""``civicgraph find`` and ``civicgraph show``: from a word to a thing, from a thing to what is claimed of it."""

from __future__ import annotations

import json

import pytest

from ..workspace import BASE, Workspace, write_workspace


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace, built once."""
    return write_workspace(tmp_path_factory.mktemp("look"))


def output(workspace: Workspace, *arguments: str) -> str:
    """What a command prints."""
    done = workspace.run(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_search_lists_name_type_and_id_best_first(harbour: Workspace) -> None:
    assert output(harbour, "find", "elm", "street").startswith(
        "Elm Street Alliance\n"
        "  alliance · elm-street-alliance\n"
        "Elm Street night bus\n"
        "  project · night-bus\n"
        "Response of the council to Elm Street\n"
        "  response · response-to-elm-street\n"
        "A night bus to Elm Street\n"
        "  ask · ask-night-bus\n"
        "\n"
        "Things by their description\n"
        "  Ada Okoye\n"
    )


def test_a_search_shows_the_alias_that_matched(harbour: Workspace) -> None:
    assert output(harbour, "find", "esa") == "Elm Street Alliance (ESA)\n  alliance · elm-street-alliance\n"


def test_a_search_forgives_a_typo(harbour: Workspace) -> None:
    assert "Harbour Council" in output(harbour, "find", "concil")


def test_a_search_says_how_many_more_there_are(harbour: Workspace) -> None:
    done = harbour.run("find", "elm", "--limit", "1")
    assert done.stdout.startswith("Elm Street Alliance\n  alliance · elm-street-alliance\n\nThings by")
    assert done.stderr.splitlines()[-1] == "3 names more with --limit"


def test_a_search_as_json_has_id_name_type_and_what_matched(harbour: Workspace) -> None:
    assert json.loads(output(harbour, "find", "ESA", "--json")) == [
        {
            "id": "elm-street-alliance",
            "name": "Elm Street Alliance",
            "type": "Alliance",
            "matched": "ESA",
            "found": "name",
            "words": ["esa"],
            "total": 1,
            "source": None,
            "anchor": None,
            "line": None,
        }
    ]


def test_a_search_lists_what_holds_the_words_under_headings(harbour: Workspace) -> None:
    printed = output(harbour, "find", "chairs")
    assert printed.startswith(
        "Things by their description\n"
        "  Ada Okoye\n"
        "    Chairs the Elm Street Alliance.\n"
        "    person · ada-okoye\n"
        "\n"
        "Speakers\n"
        "  the chair, at the meeting\n"
        "    speaks in “Minutes of the Elm Street meeting” · voice/minutes/chair\n"
        "\n"
        "Claims\n"
        "  Elm Street night bus would not have happened without the ask “A night bus to\n"
        "    Elm Street” [opinion]\n"
        "    The chair thinks there would be no bus had nobody asked.\n"
        "    Says the chair, at the meeting, in “Minutes of the Elm Street meeting”, line\n"
    )
    assert printed.endswith("us”\n    claim/minutes/thanks-to-us\n")


def test_a_search_says_how_many_more_of_each_kind(harbour: Workspace) -> None:
    done = harbour.run("find", "council", "--limit", "1")
    assert done.stderr.splitlines()[-1] == "1 name and 3 claims more with --limit"
    done = harbour.run("find", "people three")
    assert done.stdout.splitlines()[:3] == [
        "Claims",
        "  The ask “A night bus to Elm Street” reached about 300 people",
        "    About three hundred people signed.",
    ]


def test_a_search_as_json_has_the_place_of_a_claim(harbour: Workspace) -> None:
    assert json.loads(output(harbour, "find", "about 300 people", "--json")) == [
        {
            "id": "claim/minutes/signatures",
            "name": "The ask “A night bus to Elm Street” reached about 300 people",
            "type": None,
            "matched": "about 300 people",
            "found": "claim",
            "words": ["about", "300", "people"],
            "total": 1,
            "source": "source/minutes",
            "anchor": "some three hundred",
            "line": 4,
        }
    ]


def test_a_search_without_a_find_says_so_and_exits_with_one(harbour: Workspace) -> None:
    done = harbour.run("find", "cathedral")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-2:] == [
        f"No match for 'cathedral' in {harbour.root.name}.",
        "What is coded was searched; the documents' texts were not: civicgraph coverage",
    ]
    assert json.loads(output(harbour, "find", "cathedral", "--json")) == []


def test_a_question_in_another_language_finds_the_names_in_it_and_says_what_was_understood(harbour: Workspace) -> None:
    done = harbour.run("find", "Wer hat den Harbour Council gewählt?")
    assert done.stdout == "Harbour Council\n  public body · harbour-council\n"
    said = "Understood: “Harbour” and “Council”; not understood: “Wer”, “hat”, “den” and “gewählt”."
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, said)
    assert harbour.run("find", "harbour council").stderr == ""


def test_a_thing_is_shown_with_its_claims_by_kind_and_relation(harbour: Workspace) -> None:
    text, _, end = output(harbour, "show", "promise-night-bus").rpartition("\n\n")
    assert text + "\n" == (
        "Promise of a night bus\n"
        f"commitment · promise-night-bus · {BASE}promise-night-bus\n"
        "\n"
        "Influence\n"
        "  led to\n"
        "    - Elm Street night bus [inferred]\n"
        "      Our reading; no source says it, read from line 2, at “Since June 2021 the\n"
        "      bus has run”: The bus has run since some months after the promise.\n"
        "      claim/report/led-to\n"
        "  responded to\n"
        "    - A night bus to Elm Street [DISPUTED]\n"
        "      Says the report, line 2, at “had been planned long before anyone asked”:\n"
        "      The report says that the promise was no answer to the ask.\n"
        "      claim/report/no-answer\n"
        "    - A night bus to Elm Street [2021]\n"
        "      Says the minutes, line 5, at “the council’s answer was a promise”: The\n"
        "      council answered the ask with a promise.\n"
        "      claim/minutes/answered\n"
        "\n"
        "Who did what\n"
        "  was made by\n"
        "    - Harbour Council [January 2021 to February 2021]\n"
        "      Says the report, line 1, at “The council promised a bus”: The council made\n"
        "      the promise.\n"
        "      claim/report/made\n"
        "\n"
        "Order in time, which is no influence\n"
        "  was followed by\n"
        "    - Elm Street night bus [since June 2021]\n"
        "      Says the report, line 2, at “Since June 2021 the bus has run”: The bus has\n"
        "      run since some months after the promise.\n"
        "      claim/report/came-after\n"
        "\n"
        "What the record cautions\n"
        "  ! rival explanation, on a claim about it; told by the report\n"
        "    The bus had been planned before anybody asked for it. (line 2)\n"
    )
    data = f"{harbour.dataset().data_hash[:12]}, {harbour.root.name}"
    assert " ".join(end.split()) == f"Five claims in two sources. Data {data}"


def test_a_thing_is_shown_with_its_other_names_description_and_caveats(harbour: Workspace) -> None:
    assert "Also: ESA; the Elm Streeters\n" in output(harbour, "show", "ESA")
    assert "Chairs the Elm Street Alliance.\n" in output(harbour, "show", "Ada Okoye")
    assert "! rival explanation, on Elm Street night bus; told by the report\n" in output(harbour, "show", "night-bus")


def test_a_figure_is_shown_with_how_exact_it_is_and_its_unit(harbour: Workspace) -> None:
    assert "  reached\n    - about 300 people\n" in output(harbour, "show", "ask-night-bus")


@pytest.mark.parametrize("name", ["ask-night-bus", f"{BASE}ask-night-bus", "A night bus to Elm Street"])
def test_a_thing_may_be_named_in_several_words_without_quotes(harbour: Workspace, name: str) -> None:
    assert output(harbour, "show", *name.split()).startswith("A night bus to Elm Street\n")


@pytest.mark.parametrize("name", ["claim/report/made", f"{BASE}claim/report/made"])
def test_a_claim_is_shown_with_every_place_that_bears_it(harbour: Workspace, name: str) -> None:
    assert output(harbour, "show", name) == (
        "claim/report/made\n"
        "Harbour Council made the promise of a night bus\n"
        "agency · stated · January 2021 to February 2021\n"
        "Says the report, in “The night bus: a report”.\n"
        "\n"
        "The night bus: a report, line 1, at “The council promised a bus”:\n"
        "  The council made the promise.\n"
        "\n"
        "The night bus: a report, line 5, at “promised a bus”:\n"
        "  The list of promises has it too.\n"
        "\n"
        "The night bus: a report: no web address recorded\n"
    )


def test_a_claim_of_ours_is_shown_with_its_reason_and_its_caveat(harbour: Workspace) -> None:
    text = " ".join(output(harbour, "show", "claim/report/led-to").split())
    assert "Reason: Joins the promise and the first run" in text
    assert "! rival explanation, on this claim" in text


def test_things_and_claims_come_as_json(harbour: Workspace) -> None:
    thing = json.loads(output(harbour, "show", "night-bus", "--json"))
    assert (thing["iri"], thing["type"], len(thing["claims"])) == (f"{BASE}night-bus", "Project", 4)
    claim = json.loads(output(harbour, "show", "claim/report/made", "--json"))
    assert [one["line"] for one in claim["evidence"]] == [1, 5]


def test_a_name_that_nothing_goes_by_suggests_one_and_exits_with_two(harbour: Workspace) -> None:
    done = harbour.run("show", "Elm", "Street", "Aliance")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean elm-street-alliance (Elm Street Alliance)" in done.stderr


def test_names_from_a_file_do_not_steer_the_terminal(workspace: Workspace) -> None:
    """What turns the direction of writing is refused where it is read, and never printed."""
    line = workspace.change("things.yaml", "name: Harbour Council", 'name: "Harbour \\u202eCouncil"')
    done = workspace.run("show", "harbour-council")
    assert (done.returncode, done.stdout) == (2, "")
    assert "1 thing left out" in done.stderr and "\u202e" not in done.stderr
    checked = workspace.run("check")
    assert f"things.yaml:{line}:5: error: an invisible mark of direction (U+202E): take it out" in checked.stderr
    assert "\u202e" not in checked.stderr


def test_a_word_that_a_claim_has_counts_as_understood(harbour: Workspace) -> None:
    """No claim has all the words: one says who signed, another who thinks what, and none speaks of a cathedral."""
    told = harbour.run("find", "elm street signed thinks cathedral").stderr
    assert "not understood: “cathedral”." in told
    assert "not understood" not in harbour.run("find", "elm street signed thinks").stderr


@pytest.mark.parametrize("name", ["the chair, at the meeting", "voice/minutes/chair", f"{BASE}voice/minutes/chair"])
def test_a_speaker_is_shown_with_who_it_is_and_what_it_says(harbour: Workspace, name: str) -> None:
    data = f"{harbour.dataset().data_hash[:12]}, {harbour.root.name}"
    assert output(harbour, "show", *name.split()) == (
        "the chair, at the meeting\n"
        f"speaker · voice/minutes/chair · {BASE}voice/minutes/chair\n"
        "Ada Okoye, as the minutes quote her.\n"
        "Speaks in: Minutes of the Elm Street meeting, Elm Street Alliance, March 2021\n"
        "  (source/minutes)\n"
        "A party to: Elm Street Alliance (elm-street-alliance)\n"
        "\n"
        "Influence\n"
        "  - Elm Street night bus would not have happened without the ask “A night bus to\n"
        "    Elm Street” [opinion]\n"
        "    Line 6, at “no bus without us”: The chair thinks there would be no bus had\n"
        "    nobody asked.\n"
        "    claim/minutes/thanks-to-us\n"
        "\n"
        f"One claim. Data {data}\n"
    )


def test_an_author_is_shown_as_one_and_what_is_only_read_from_its_words_apart(harbour: Workspace) -> None:
    printed = output(harbour, "show", "voice/report/author")
    assert "\nAuthor of: The night bus" in printed.replace("\n  ", " ") and "A party to" not in printed
    told, _, read = printed.partition("\nOur reading of its words, which it does not say itself\n")
    assert "claim/report/led-to" not in told and "    claim/report/led-to\n" in read
    assert "    claim/report/made\n" in told and "claim/report/made" not in read
    assert "  ! rival explanation, on " in read and "told by the report" in read


def test_a_speaker_as_json_has_its_claims_and_what_is_read_from_them(harbour: Workspace) -> None:
    shown = json.loads(output(harbour, "show", "voice/minutes/chair", "--json"))
    assert {key: shown[key] for key in list(shown)[:9]} == {
        "schema": "civicgraph/voice/1",
        "id": "voice/minutes/chair",
        "name": "the chair, at the meeting",
        "iri": f"{BASE}voice/minutes/chair",
        "role": None,
        "description": "Ada Okoye, as the minutes quote her.",
        "is_author": False,
        "party_to": [{"id": "elm-street-alliance", "name": "Elm Street Alliance", "type": "Alliance"}],
        "source": {"id": "source/minutes", "name": "Minutes of the Elm Street meeting"},
    }
    assert [claim["id"] for claim in shown["claims"]] == ["claim/minutes/thanks-to-us"]
    assert (shown["readings"], shown["retracted"], shown["caveats"]) == ([], [], [])
    author = json.loads(output(harbour, "show", "voice/report/author", "--json"))
    assert author["is_author"] and [claim["id"] for claim in author["readings"]] == ["claim/report/led-to"]


@pytest.mark.parametrize(
    "command",
    ["trace VOICE", "trace night-bus VOICE", "ledger --by VOICE", "map --around VOICE", "report VOICE -o r.md"],
)
def test_where_a_thing_is_wanted_a_speaker_is_refused_with_what_to_ask_instead(
    harbour: Workspace, command: str
) -> None:
    done = harbour.run(*command.replace("VOICE", "voice/minutes/chair").split())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == (
        "Error: 'voice/minutes/chair' is no thing but a speaker in “Minutes of the Elm Street meeting” (the chair, at "
        "the meeting); ask about what it is a party to: elm-street-alliance (Elm Street Alliance); try: civicgraph "
        "show voice/minutes/chair, for what it says"
    )
    assert not (harbour.root / "r.md").exists()


def test_who_is_neither_thing_nor_speaker_is_refused_with_those_near(harbour: Workspace) -> None:
    done = harbour.run("show", "the chiar at the meeting")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: 'the chiar at the meeting' is no thing or speaker in this record; "
        "did you mean voice/minutes/chair (the chair, at the meeting)?\n"
    )
