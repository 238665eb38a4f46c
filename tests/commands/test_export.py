"""``civicgraph export``, ``sources`` and ``build``: the data itself."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ..workspace import Workspace, write_workspace


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace, built once."""
    return write_workspace(tmp_path_factory.mktemp("data"))


def rows(workspace: Workspace, what: str) -> list[dict[str, object]]:
    """What an export prints, a value a line."""
    done = workspace.run("export", what)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_claims_go_out_one_a_line_in_order_of_id(harbour: Workspace) -> None:
    found = rows(harbour, "claims")
    assert [one["id"] for one in found] == [
        "claim/minutes/answer-yes",
        "claim/minutes/answered",
        "claim/minutes/asked",
        "claim/minutes/signatures",
        "claim/minutes/thanks-to-us",
        "claim/report/came-after",
        "claim/report/led-to",
        "claim/report/made",
        "claim/report/no-answer",
        "claim/report/to-be-funded",
    ]
    answer, _, _, signatures, *_ = found
    assert (answer["object"], answer["object_name"], answer["object_type"]) == ("answer:yes", "yes", None)
    assert (signatures["value"], signatures["unit"], signatures["qualifier"]) == ("300", "people", "about")


def test_things_and_caveats_go_out_too(harbour: Workspace) -> None:
    assert [one["id"] for one in rows(harbour, "caveats")] == ["caveat/report/planned-before"]
    found = {str(one["id"]): one for one in rows(harbour, "entities")}
    assert len(found) == 8
    assert found["elm-street-alliance"] == {
        "id": "elm-street-alliance",
        "name": "Elm Street Alliance",
        "aliases": ["ESA", "the Elm Streeters"],
        "type": "Alliance",
        "description": None,
        "identifiers": [],
        "names": {},
        "url": None,
        "sources": ["source/minutes"],
    }


def test_a_file_gets_the_same_bytes_as_the_terminal_and_the_talk_goes_to_stderr(
    harbour: Workspace, tmp_path: Path
) -> None:
    done = harbour.run("export", "claims", "-o", str(tmp_path / "claims.jsonl"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == f"Wrote {tmp_path / 'claims.jsonl'}"
    assert (tmp_path / "claims.jsonl").read_bytes() == harbour.run("export", "claims").stdout.encode()


def test_a_file_that_stood_there_is_replaced_whole(harbour: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    out.write_text("x" * 1_000_000, "utf-8")
    assert harbour.run("export", "caveats", "-o", str(out)).returncode == 0
    assert len(out.read_text("utf-8").splitlines()) == 1
    assert os.listdir(tmp_path) == ["claims.jsonl"]


@pytest.mark.parametrize("place", ["nowhere/out.jsonl", "."])
def test_a_file_that_cannot_be_written_is_one_line_and_leaves_nothing(harbour: Workspace, place: str) -> None:
    before = sorted(os.listdir(harbour.root))
    done = harbour.run("export", "claims", "-o", place)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith(f"Error: {place}: cannot be written: ")
    assert sorted(os.listdir(harbour.root)) == before


def test_sources_are_listed_with_their_counts(harbour: Workspace) -> None:
    text = harbour.run("sources").stdout
    assert "Minutes of the Elm Street meeting" in text and "The night bus: a report, undated" in text
    found = {one["id"]: one for one in json.loads(harbour.run("sources", "--json").stdout)}
    assert [(one["claims"], one["caveats"], one["published"]) for one in found.values()] == [
        (5, 0, "2021-03"),
        (5, 1, None),
    ]


def test_a_build_prints_the_folder_and_a_second_one_finds_it_there(workspace: Workspace) -> None:
    first = workspace.run("build")
    folder = Path(first.stdout.strip())
    assert folder.parent == workspace.cache
    assert sorted(os.listdir(folder)) == ["graphs.bin", "record.bin", "store", "whole.bin"]
    stamp = (folder / "record.bin").stat().st_mtime_ns
    assert workspace.run("build").stdout == first.stdout
    assert (folder / "record.bin").stat().st_mtime_ns == stamp


def test_that_a_store_is_built_is_said_only_when_it_is(workspace: Workspace) -> None:
    assert workspace.run("find", "elm").stderr == ""
    assert workspace.run("query", "who-funded-what").stderr.startswith("Reading the files, once …\n")
    assert "Reading" not in workspace.run("query", "who-funded-what").stderr


def test_data_are_those_of_the_folder_named_wherever_one_stands(harbour: Workspace, tmp_path: Path) -> None:
    other = write_workspace(tmp_path)
    other.change("things.yaml", "name: Harbour Council", "name: Haven Council")
    done = harbour.run("--data", str(other.root), "find", "council")
    assert "Haven Council\n" in done.stdout and "Harbour Council" not in done.stdout


def test_a_folder_of_data_that_is_not_there_is_misuse(harbour: Workspace) -> None:
    done = harbour.run("--data", "nowhere", "sources")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: nowhere: no such folder; --data takes the folder that holds the YAML files\n"


def test_an_export_of_nothing_known_names_what_there_is(harbour: Workspace) -> None:
    done = harbour.run("export", "everything")
    assert done.returncode == 2
    assert "'everything' is not one of 'claims', 'entities', 'caveats'" in done.stderr
