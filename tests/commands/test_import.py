"""``civicgraph import`` as somebody types it: preview, writing, taking back, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..workspace import Workspace

HEAD = "Identifier,Title,Currency,Amount Awarded,Award Date,Funding Org:Name,Recipient Org:Name\n"
ROWS = (
    "360G-a-1,Bus shelter,GBP,4200,04/03/2024 00:00,Harbour Trust,Elm Street Alliance\n"
    "360G-a-2,Reading room,GBP,900,26/04/2024 00:00,Harbour Trust,Harbour Library\n"
    ",,,,,,Nobody\n"
)


def files(workspace: Workspace) -> dict[str, bytes]:
    return {
        str(one.relative_to(workspace.root)): one.read_bytes() for one in workspace.root.rglob("*") if one.is_file()
    }


@pytest.fixture
def grants(workspace: Workspace) -> Path:
    path = workspace.root.parent / "grants.csv"
    path.write_text(HEAD + ROWS, "utf-8")
    return path


def test_the_preview_writes_nothing(workspace: Workspace, grants: Path) -> None:
    before = files(workspace)
    done = workspace.run("import", str(grants))
    assert done.returncode == 0 and files(workspace) == before
    assert done.stdout.splitlines()[0] == (
        "Read: 3 rows, 2 grants, 5 things, 6 claims. "
        "To be written: 1 new source, 1 new voice, 5 new things, 6 new claims."
    )
    assert "  a grant without its identifier\n    row 4\n" in done.stdout
    assert "Harbour Trust funded Bus shelter  (row 2)" in done.stdout
    assert done.stderr == "Nothing was written: --write does it\n"


def test_what_is_written_passes_and_is_taken_back_whole(workspace: Workspace, grants: Path) -> None:
    before = files(workspace)
    assert workspace.run("import", str(grants), "--write").returncode == 0
    assert workspace.run("check").returncode == 0
    claim = workspace.dataset().record().claims["claim/grants/harbour-trust-funded-bus-shelter"]
    assert (claim.when, claim.wording, claim.modality) == ("2024-03-04", "stated", "done")
    assert [(one.row, one.anchor) for one in claim.evidence] == [(2, "Harbour Trust Elm")]
    again = workspace.run("import", str(grants))
    assert "Nothing here changes by it." in again.stdout
    assert workspace.run("undo", "--write").returncode == 0
    kept = {name: content for name, content in files(workspace).items() if not name.startswith(".civicgraph/")}
    assert kept == before


def test_a_changed_file_changes_only_its_entries_and_keeps_what_was_typed(workspace: Workspace, grants: Path) -> None:
    workspace.run("import", str(grants), "--write")
    workspace.change("things/grants.yaml", "name: Bus shelter", "name: The shelter  # ours")
    workspace.change("claims/grants.yaml", "value: 4200", "value: 4300")
    grants.write_text(
        HEAD + ROWS.replace("4200", "5000").replace("900", "950").replace("Reading room", "Reading rooms"), "utf-8"
    )
    done = workspace.run("import", str(grants), "--write")
    assert done.returncode == 0, done.stderr
    assert "1 thing kept as it is here" in done.stdout and "1 changed thing" in done.stdout
    record = workspace.dataset().record()
    assert record.things["bus-shelter"].name == "The shelter"
    assert "# ours" in (workspace.root / "things/grants.yaml").read_text("utf-8")
    amounts = {claim.value for claim in record.claims.values() if claim.predicate == "amount"}
    assert "4300" in amounts and "950" in amounts and "5000" not in amounts - {"5000"}


def test_the_report_is_there_for_programs(workspace: Workspace, grants: Path) -> None:
    told = json.loads(workspace.run("import", str(grants), "--json").stdout)
    assert told["schema"] == "civicgraph/import/1" and told["format"] == "360giving"
    assert told["refused"] == [{"what": "a grant without its identifier", "count": 1, "places": ["row 4"]}]
    assert told["files"] == [
        ".civicgraph/imports/grants.json",
        "claims/grants.yaml",
        "documents/grants.txt",
        "documents/originals/grants.csv",
        "things/grants.yaml",
    ]


@pytest.mark.parametrize(
    ("name", "content", "arguments", "told"),
    [
        ("nothing.csv", b"", [], "the file is empty"),
        ("words.csv", b"a,b\n1,2\n", [], "of no format that is read here"),
        ("cut.xlsx", b"PK\x03\x04 cut", [], "it is damaged or cut off"),
        ("deep.json", b"[" * 100_000, [], "nested too deeply"),
        (
            "entities.gexf",
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><gexf/>',
            [],
            "document type or entities",
        ),
        ("words.csv", b"a,b\n1,2\n", ["--as", "360giving"], "nothing in it is of 360Giving"),
        ("words.csv", b"a,b\n1,2\n", ["--encoding", "klingon"], "no such encoding"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    workspace: Workspace, name: str, content: bytes, arguments: list[str], told: str
) -> None:
    path = workspace.root.parent / name
    path.write_bytes(content)
    before = files(workspace)
    done = workspace.run("import", str(path), *arguments, "--write")
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and told in done.stderr
    assert files(workspace) == before


def test_a_file_that_is_not_there_and_a_format_that_is_not_read(workspace: Workspace) -> None:
    done = workspace.run("import", "no.csv")
    assert (done.returncode, done.stderr) == (2, "Error: no.csv: there is no such file\n")
    assert workspace.run("import", "no.csv", "--as", "turtl").returncode == 2


def test_taking_a_long_change_back_tells_the_files_and_not_their_lines(workspace: Workspace, grants: Path) -> None:
    many = "".join(f"360G-a-{at},Grant {at},GBP,{at},2024-01-02,Harbour Trust,Club {at}\n" for at in range(1, 60))
    grants.write_text(HEAD + many, "utf-8")
    workspace.run("import", str(grants), "--write")
    done = workspace.run("undo")
    assert "claims/grants.yaml: 0 lines new, " in done.stdout and len(done.stdout.splitlines()) < 10


def test_what_the_words_of_a_drawing_mean_is_said_once_and_remembered(workspace: Workspace) -> None:
    path = workspace.root.parent / "drawn.csv"
    path.write_text("From,To,Type\nHarbour Council,Night bus,zorked\nNight bus,Riders,\n", "utf-8")
    done = workspace.run("import", str(path), "--as", "kumu")
    assert "2 drafts" in done.stdout and "“zorked”: words of a line that stand for no relation" in done.stdout
    said = ["--map", "zorked=ledTo", "--map", "=influenced", "--as-source"]
    done = workspace.run("import", str(path), "--as", "kumu", *said, "--write")
    assert done.returncode == 0 and "drafts" not in done.stdout
    claims = [one for one in workspace.dataset().record().claims.values() if one.source == "source/drawn"]
    assert sorted(claim.predicate for claim in claims) == ["influenced", "ledTo"]
    assert "Nothing here changes by it." in workspace.run("import", str(path), "--as", "kumu").stdout
    done = workspace.run("import", str(path), "--map", "zorked=ledToo")
    assert done.returncode == 2 and "did you mean ledTo" in done.stderr and done.stderr.count("\n") == 1
    assert workspace.run("import", str(path), "--map", "zorked").returncode == 2


def test_nothing_is_written_into_a_folder_of_texts_that_lies_elsewhere(
    workspace: Workspace, grants: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "shelf"
    elsewhere.mkdir()
    monkeypatch.setenv("CIVICGRAPH_SOURCES", str(elsewhere))
    for command in (["import", str(grants), "--write"], ["sources", "add", str(grants)]):
        done = workspace.run(*command)
        assert done.returncode == 2 and done.stderr == (
            "Error: CIVICGRAPH_SOURCES names a folder of texts outside this workspace, where nothing is written: "
            "unset it first\n"
        )
    assert list(elsewhere.iterdir()) == []


def test_no_file_that_somebody_wrote_is_written_over(workspace: Workspace, grants: Path) -> None:
    """Neither one that cannot be read, nor the text of another source, nor a file of things beside them."""
    theirs = {
        "claims/grants.yaml": "id: source/mine\ntitle: [broken\n",
        "things/grants.yaml": "# nothing yet\nthings: []\n",
        "documents/grants.txt": "My own text of another source.\n",
    }
    for name, content in theirs.items():
        workspace.write(name, content)
    done = workspace.run("import", str(grants), "--write")
    assert done.returncode == 0, done.stderr
    assert (workspace.root / "claims/grants.yaml").read_text("utf-8") == theirs["claims/grants.yaml"]
    assert (workspace.root / "documents/grants.txt").read_text("utf-8") == theirs["documents/grants.txt"]
    assert (workspace.root / "claims/grants-2.yaml").is_file() and (workspace.root / "documents/grants-2.txt").is_file()
    assert "# nothing yet\nthings:\n  - id: bus-shelter\n" in (workspace.root / "things/grants.yaml").read_text("utf-8")
    (workspace.root / "claims/grants.yaml").unlink()
    assert workspace.run("check").returncode == 0
    assert "Nothing here changes by it." in workspace.run("import", str(grants)).stdout


def test_a_source_of_that_name_from_elsewhere_is_not_taken_for_the_files(workspace: Workspace, grants: Path) -> None:
    workspace.write("claims/ours.yaml", "id: source/grants\ntitle: Our own list\nauthorVoice: voice/grants/author\n"
                    "voices:\n  - {id: voice/grants/author, name: the list}\n")  # fmt: skip
    before = files(workspace)
    done = workspace.run("import", str(grants), "--write")
    assert done.returncode == 2 and files(workspace) == before
    assert done.stderr == (
        "Error: source/grants is there already, in claims/ours.yaml, and not from this file: give the import another "
        "--name\n"
    )
    assert workspace.run("import", str(grants), "--name", "fund", "--write").returncode == 0


def test_what_is_gone_from_the_file_stays_where_anything_here_names_it(workspace: Workspace, grants: Path) -> None:
    workspace.run("import", str(grants), "--write")
    workspace.change(
        "claims/grants.yaml", "value: 900", "value: 901"
    )  # of the grant that goes: it stays, with its ends
    workspace.write("claims/ours.yaml", OURS)
    grants.write_text(
        HEAD + "360G-a-1,Bus shelter,GBP,4200,04/03/2024 00:00,Harbour Trust,Elm Street Alliance\n", "utf-8"
    )
    done = workspace.run("import", str(grants), "--write")
    assert done.returncode == 0 and "2 removed claims" in done.stdout
    assert "a claim is not in the file any more, and was changed here: it stays" in done.stdout
    assert "a thing is not in the file any more, and is named here: it stays  [2×]" in done.stdout
    lost = "anchor not found in source/grants: '900 26/04/2024 00:00'"
    assert f"what stays does not pass with the new file: {lost}" in done.stdout
    told = workspace.run("check").stderr
    assert told.count("\n") == 1 and lost in told, "nothing that is left names what is gone"
    record = workspace.dataset().record()
    assert {"reading-room", "harbour-library", "bus-shelter"} <= record.things.keys()
    grants.write_text(HEAD + ROWS, "utf-8")  # and back again: under the ids that it had
    workspace.run("import", str(grants), "--write")
    assert workspace.dataset().record().things.keys() == record.things.keys()


OURS = """\
id: source/ours
title: What we saw
authorVoice: voice/ours/author
voices:
  - {id: voice/ours/author, name: us}
claims:
  - id: claim/ours/met
    subject: harbour-library
    predicate: metWith
    object: harbour-council
    wording: stated
    modality: done
    evidence:
      - anchor: the library met the council
        summary: We saw that they met in the town.
"""


def test_a_file_with_other_grants_takes_the_place_of_all_that_was_there(workspace: Workspace, grants: Path) -> None:
    workspace.run("import", str(grants), "--write")
    before = workspace.dataset().record().things.keys()
    grants.write_text(HEAD + "360G-b-9,Tram,GBP,7,2024-05-06,Tram Trust,Tram Club\n", "utf-8")
    assert workspace.run("import", str(grants), "--write").returncode == 0
    assert workspace.run("check").returncode == 0
    things = workspace.dataset().record().things.keys()
    assert {"tram", "tram-trust", "tram-club"} <= things and before - things == (
        {"bus-shelter", "reading-room", "harbour-trust", "elm-street-alliance-2", "harbour-library"}
    )


def test_new_rows_of_a_source_whose_file_is_broken_are_refused_in_one_line(workspace: Workspace, grants: Path) -> None:
    workspace.run("import", str(grants), "--write")
    workspace.change("claims/grants.yaml", "title: grants", "title: [grants")
    grants.write_text(HEAD + ROWS + "360G-b-9,Tram,GBP,7,2024-05-06,Tram Trust,Tram Club\n", "utf-8")
    before = files(workspace)
    done = workspace.run("import", str(grants), "--write")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1) and files(workspace) == before
    assert "the file of source/grants is not there any more, or cannot be read: mend it first" in done.stderr
