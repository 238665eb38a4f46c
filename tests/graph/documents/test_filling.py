"""A document of a source that is declared without a text fills that source in, and makes no twin of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ...workspace import Workspace, write_interviews, write_workspace

DECLARED = """\
id: source/night-paper
# Found in the library.
title: "The bus: a paper"
url: https://example.org/paper
{more}authorVoice: voice/night-paper/author
voices:
  - id: voice/night-paper/author
    name: the paper
"""
PAGE = """\
<html lang="en"><head><title>{title}</title></head>
<body><p>Since June 2021 the bus has run at night.</p></body></html>
"""


@pytest.fixture
def harbour(tmp_path: Path) -> Workspace:
    """The night-bus workspace with a source that has no text."""
    workspace = write_workspace(tmp_path)
    workspace.write("claims/paper.yaml", DECLARED.format(more=""))
    return workspace


def page(workspace: Workspace, name: str = "page.html", title: str = "Another title") -> str:
    """The path of a page beside the workspace."""
    (workspace.root.parent / name).write_text(PAGE.format(title=title), "utf-8")
    return f"../{name}"


def header(workspace: Workspace, name: str = "paper") -> dict[str, str]:
    """The keys and values of a header, one a line."""
    lines = (workspace.root / f"claims/{name}.yaml").read_text("utf-8").split("authorVoice")[0].splitlines()
    return {key: value.strip().strip('"') for key, _, value in (line.partition(": ") for line in lines)}


@pytest.mark.parametrize(
    ("more", "name", "title", "options"),
    [
        ("", "page.html", "Another title", ["--url", "https://example.org/paper/"]),
        ("", "page.html", "The  Bus: a paper", []),
        ("", "page.html", "Another title", ["--title", "The bus: a paper"]),
        ("textFile: page.txt\n", "page.html", "Another title", []),
        (
            "archived: https://example.org/old\n",
            "page.html",
            "Another title",
            ["--archived", "https://example.org/old"],
        ),
        ("", "page.html", "Another title", ["--id", "night-paper"]),
    ],
    ids=["address", "title read", "title given", "name of the text", "address of a copy", "id"],
)
def test_the_source_is_known_by_what_it_says(
    harbour: Workspace, more: str, name: str, title: str, options: list[str]
) -> None:
    harbour.write("claims/paper.yaml", DECLARED.format(more=more))
    done = harbour.run("sources", "add", page(harbour, name, title), *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Filled in one source that had no text yet\n  “The bus: a paper”\n    source/night-paper: web page"
    )
    text_name = "page.txt" if "textFile" in more else "night-paper.txt"
    assert (harbour.root / "documents" / text_name).read_text("utf-8").strip().endswith("the bus has run at night.")
    assert [path.name for path in sorted((harbour.root / "claims").iterdir())] == [
        "minutes.yaml",
        "paper.yaml",
        "report.yaml",
    ]
    assert header(harbour)["textFile"] == text_name
    assert "# Found in the library." in (harbour.root / "claims/paper.yaml").read_text("utf-8")
    checked = harbour.run("check")
    assert checked.returncode == 0 and "not at hand" not in checked.stdout


def test_only_what_is_missing_is_written_and_what_differs_is_told(harbour: Workspace) -> None:
    harbour.write("claims/paper.yaml", DECLARED.format(more="language: cy\nretrieved: 2023\n"))
    done = harbour.run(
        "sources", "add", page(harbour), "--id", "night-paper", "--retrieved", "2024-05", "--kind", "web-page", "--json"
    )
    (row,) = json.loads(done.stdout)["filled"]
    assert json.loads(done.stdout)["added"] == []
    assert row["filled"] == ["sourceKind", "file", "fileHash", "textFile", "textHash", "textEngine", "textLayout"]
    assert row["differs"] == ["retrieved stays 2023, and is 2024-05 here", "language stays cy, and is en here"]
    found = header(harbour)
    assert (found["language"], found["retrieved"], found["url"]) == ("cy", "2023", "https://example.org/paper")
    assert (harbour.root / "documents/originals" / found["file"]).read_text("utf-8") == PAGE.format(
        title="Another title"
    )
    again = harbour.run("sources", "add", "../page.html")
    assert again.stdout == "Added no source\n../page.html: it is there already, as source/night-paper\n"


def test_of_two_that_it_may_be_the_line_says_how_to_choose(harbour: Workspace) -> None:
    twin = DECLARED.format(more="").replace("night-paper", "day-paper")
    harbour.write("claims/twin.yaml", twin)
    before = {path: path.read_bytes() for path in harbour.root.rglob("*") if path.is_file()}
    done = harbour.run("sources", "add", page(harbour, title="The bus: a paper"))
    assert (done.returncode, done.stdout) == (2, "")
    may = "source/day-paper or source/night-paper"
    assert done.stderr == f"Error: ../page.html: it may be {may}, declared without a text: say which with --id\n"
    assert {path: path.read_bytes() for path in harbour.root.rglob("*") if path.is_file()} == before
    assert harbour.run("sources", "add", "../page.html", "--id", "day-paper").returncode == 0
    assert (harbour.root / "documents/day-paper.txt").exists() and not (
        harbour.root / "documents/night-paper.txt"
    ).exists()


def test_a_source_that_has_a_text_or_another_id_is_left_alone(harbour: Workspace) -> None:
    done = harbour.run("sources", "add", page(harbour, title="Minutes of the Elm Street meeting"))
    assert "Added one source" in done.stdout and (harbour.root / "claims/page.yaml").exists()
    other = harbour.run("sources", "add", page(harbour, "other.html", "The bus: a paper"), "--id", "quite-another")
    assert "Added one source" in other.stdout and "textFile" not in header(harbour)


def test_a_text_of_another_source_is_not_taken_and_nothing_is_written(harbour: Workspace) -> None:
    harbour.write("documents/night-paper.txt", "Words of others.\n")
    before = {path: path.read_bytes() for path in harbour.root.rglob("*") if path.is_file()}
    done = harbour.run("sources", "add", page(harbour, title="The bus: a paper"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "night-paper.txt is there already, of another source: give source/night-paper a textFile" in done.stderr
    assert {path: path.read_bytes() for path in harbour.root.rglob("*") if path.is_file()} == before


def test_windows_lines_stay(harbour: Workspace) -> None:
    harbour.write("claims/paper.yaml", DECLARED.format(more="").replace("\n", "\r\n"))
    assert harbour.run("sources", "add", page(harbour, title="The bus: a paper"), "--no-copy").returncode == 0
    content = (harbour.root / "claims/paper.yaml").read_bytes()
    assert b'/paper\r\nlanguage: "en"\r\nfile: "page.html"\r\n' in content
    assert content.count(b"\n") == content.count(b"\r\n") == 15
    assert not (harbour.root / "documents/originals").exists()


def test_a_greek_source_is_filled_in_by_its_title(tmp_path: Path) -> None:
    interviews = write_interviews(tmp_path)
    notes = DECLARED.format(more="").replace("night-paper", "notes").replace("The bus: a paper", "Σημειώσεις πεδίου")
    interviews.write("claims/notes.yaml", notes)
    done = interviews.run("sources", "add", page(interviews, title="ΣΗΜΕΙΏΣΕΙΣ ΠΕΔΊΟΥ"))
    assert done.stdout.startswith("Filled in one source that had no text yet\n  “Σημειώσεις πεδίου”\n    source/notes")
