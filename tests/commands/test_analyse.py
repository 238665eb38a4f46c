"""``civicgraph analyse what-if`` as people and programs run it: a real process over real files."""

from __future__ import annotations

import json

import pytest

from ..workspace import Workspace, write_workspace


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace, built once."""
    return write_workspace(tmp_path_factory.mktemp("analyse"))


def output_line(workspace: Workspace, *arguments: str) -> str:
    """What it says, as one line."""
    done = workspace.run("analyse", "what-if", *arguments)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


BUS = ("--to", "night-bus")


def test_without_the_ask_the_record_holds_no_pathway_to_the_bus(harbour: Workspace) -> None:
    said = output_line(harbour, "A night bus to Elm Street", *BUS)
    assert said.startswith(
        "Without “A night bus to Elm Street” the record no longer leads to 1 of the 1 result of A night bus to Elm "
        "Street "
        "- Elm Street night bus (project)"
    )
    assert "That is the record's, not history's: missing evidence is not missing history." in said


def test_without_the_chairs_opinion_what_is_left_is_weaker(harbour: Workspace) -> None:
    """The chair's word makes one weak step; the other way is the report's, inferred."""
    for name in ("claim/minutes/thanks-to-us", "voice/minutes/chair", "the chair, at the meeting"):
        said = output_line(harbour, name, *BUS)
        assert (
            "the record’s best pathway is weaker to - Elm Street night bus: weakest: opinion, then our inference"
            in said
        )


def test_nothing_changes_without_what_is_on_no_pathway(harbour: Workspace) -> None:
    said = output_line(harbour, "bus-fund", *BUS)
    assert "the record still leads from A night bus to Elm Street to as many things, and as well." in said


def test_the_ranking_names_what_most_hangs_on_first(harbour: Workspace) -> None:
    found = json.loads(harbour.run("analyse", "what-if", *BUS, "--json").stdout)
    assert [(one["kind"], one["id"], len(one["lost"]), len(one["weaker"])) for one in found["hangs_on"]] == [
        ("thing", "ask-night-bus", 1, 0),
        ("source", "source/minutes", 1, 0),
        ("claim", "claim/minutes/thanks-to-us", 0, 1),
        ("voice", "voice/minutes/chair", 0, 1),
    ]
    assert found["outcomes"] == {"asked": 1, "reached": 1}


def test_json_says_by_how_much_it_is_weaker(harbour: Workspace) -> None:
    found = json.loads(harbour.run("analyse", "what-if", "claim/minutes/thanks-to-us", *BUS, "--json").stdout)
    assert found["lost"] == []
    assert found["weaker"] == [
        {
            "id": "night-bus",
            "name": "Elm Street night bus",
            "type": "Project",
            "weak_steps": {"before": 1, "after": 1},
            "weakest": {"before": 4, "after": 1},
        }
    ]


def test_origins_and_types_may_be_chosen(harbour: Workspace) -> None:
    found = json.loads(
        harbour.run("analyse", "what-if", "ask-night-bus", "--from", "ESA", "--type", "Project", "--json").stdout
    )
    assert [one["id"] for one in found["from"]] == ["elm-street-alliance"]
    assert [one["id"] for one in found["lost"]] == ["night-bus"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("nigt-bus",), "did you mean night-bus"),
        (("--type", "Projct"), "'Projct' is no type of thing; did you mean Project?"),
        (("--from", "nobody at all"), "is no thing in"),
    ],
)
def test_what_is_not_known_is_refused_with_a_hint(harbour: Workspace, arguments: tuple[str, ...], error: str) -> None:
    done = harbour.run("analyse", "what-if", *arguments)
    assert done.returncode == 2
    assert error in done.stderr and "Traceback" not in done.stderr


def test_each_analysis_is_listed_and_has_its_own_help(harbour: Workspace) -> None:
    listed = harbour.run("analyse", "--help").stdout
    for name in ("what-if", "brokers", "centrality", "communities", "ties", "timeline"):
        assert f"\n  {name} " in listed
        assert harbour.run("analyse", name, "--help").stdout.startswith(f"Usage: civicgraph analyse {name} ")
    assert harbour.run("analyse", "nonsense").returncode == 2
