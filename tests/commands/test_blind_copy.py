"""``civicgraph init --blind-copy-of``: what a second coder begins with, and what becomes of two codings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civicgraph import Dataset, UsageError

from ..workspace import Workspace

GREEK = """\
# Η Μαρία το είπε: claim/praktika/secret
id: source/praktika
title: "Πρακτικά: η συνέλευση"
publicationDate: 2017-05
status: draft
confidential: true
textFile: praktika.txt
authorVoice: voice/praktika/author
voices:
  - id: voice/praktika/author
    name: τα πρακτικά
    partyTo: [elm-street-alliance]
  - id: voice/praktika/maria
    name: η Μαρία
claims: []
"""


@pytest.fixture
def second(workspace: Workspace) -> Workspace:
    """A second coder's workspace beside the first, in another folder of texts."""
    return Workspace(workspace.root.parent / "second", workspace.cache)


def files(folder: Path) -> set[str]:
    """The files of a folder that hold data or texts."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in found if name.endswith((".yaml", ".txt"))}


def test_it_has_the_sources_and_texts_and_nothing_that_was_coded(workspace: Workspace, second: Workspace) -> None:
    done = workspace.run("init", "../second", "--blind-copy-of", ".", "--author", "B", "-y")
    assert (done.returncode, done.stderr) == (0, "")
    assert "It holds 2 sources of ., 2 texts, no things and no claims.\n" in done.stdout
    assert files(second.root) == {
        "claims/minutes.yaml",
        "claims/report.yaml",
        "sources/minutes.txt",
        "sources/report.txt",
    }
    for name in ("minutes", "report"):
        text = (workspace.root / f"documents/{name}.txt").read_bytes()
        assert (second.root / f"sources/{name}.txt").read_bytes() == text
    head = (second.root / "claims/minutes.yaml").read_text("utf-8")
    assert head.partition("\n\n")[0] == "\n".join([
        'id: "source/minutes"', 'title: "Minutes of the Elm Street meeting"', 'publisher: "Elm Street Alliance"',
        'publicationDate: "2021-03"', 'textFile: "minutes.txt"', 'authorVoice: "voice/minutes/author"',
        "voices:", "  - id: voice/minutes/author", '    name: "the minutes"',
    ])  # fmt: skip
    assert second.run("check").stdout.startswith("Checked: Second passes. 2 files: 0 things, 0 claims, 0 caveats.\n")
    record = second.dataset().record()
    before = workspace.dataset().record()
    assert [one._replace(text_hash="") for one in record.sources.values()] == [
        one._replace(text_hash="") for one in before.sources.values()
    ]
    assert record.sources["source/minutes"].text_hash == before.sources["source/minutes"].text_hash


def test_a_vocabulary_of_ones_own_comes_along(workspace: Workspace, second: Workspace) -> None:
    own = "relations:\n- id: lobbied\n  label: lobbied\n  inverse: was lobbied by\n  kind: agency\n"
    workspace.write("vocabulary.yaml", own)
    workspace.run("init", "../second", "--blind-copy-of", ".", "-y")
    assert (second.root / "vocabulary.yaml").read_text("utf-8") == own


def test_of_tables_those_of_things_come_along_where_that_is_asked_for(workspace: Workspace, tmp_path: Path) -> None:
    workspace.write("more.things.csv", "id,type,name\nada-lund,Person,Ada Lund\n")
    workspace.write(
        "more.claims.csv",
        "id,source,voice,subject,predicate,object,wording,modality,anchor,summary\n"
        "claim/report/more,source/report,voice/report/author,bus-fund,funded,night-bus,stated,planned,"
        "is to be paid from the bus fund,The fund is to pay.\n",
    )
    assert len(workspace.dataset().record().claims) == 11
    workspace.run("init", "../second", "--blind-copy-of", ".", "-y")
    workspace.run("init", "../third", "--blind-copy-of", ".", "--with-things", "-y")
    tables = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.csv")}
    assert tables == {"harbour/more.things.csv", "harbour/more.claims.csv", "third/more.things.csv"}
    assert Dataset.at(str(tmp_path / "third")).record().things.keys() == workspace.dataset().record().things.keys()


def test_things_come_along_where_that_is_asked_for(workspace: Workspace, second: Workspace) -> None:
    done = workspace.run("init", "../second", "--blind-copy-of", ".", "--with-things", "-y")
    assert "It holds 2 sources of ., 2 texts, 8 things and no claims.\n" in done.stdout
    assert (second.root / "things.yaml").read_bytes() == (workspace.root / "things.yaml").read_bytes()
    assert second.dataset().record().things == workspace.dataset().record().things


def test_comments_stakes_drafts_and_other_voices_stay_behind(workspace: Workspace, second: Workspace) -> None:
    workspace.write("claims/praktika.yaml", GREEK)
    workspace.write("documents/praktika.txt", "Η συνέλευση ζήτησε δέντρα.\n")
    done = workspace.run("init", "../second", "--blind-copy-of", ".", "-y")
    assert "Confidential, and copied with their texts: source/praktika.\n" in done.stdout
    head = (second.root / "claims/praktika.yaml").read_text("utf-8").partition("\n\n")[0]
    assert head.splitlines() == [
        'id: "source/praktika"', 'title: "Πρακτικά: η συνέλευση"', 'publicationDate: "2017-05"', "confidential: true",
        'textFile: "praktika.txt"', 'authorVoice: "voice/praktika/author"',
        "voices:", "  - id: voice/praktika/author", '    name: "τα πρακτικά"',
    ]  # fmt: skip


def test_two_codings_are_compared_by_what_both_hold(workspace: Workspace, second: Workspace) -> None:
    workspace.run("init", "../second", "--blind-copy-of", ".", "--with-things", "-y")
    alone = json.loads(workspace.run("agreement", ".", "../second", "--json").stdout)
    assert (alone["claims"], alone["pairs"]) == ({"first": 0, "second": 0}, [])
    assert sum(len(one["first"]) for one in alone["unpaired"]) == 10
    coded = (workspace.root / "claims/minutes.yaml").read_text("utf-8").replace("wording: stated", "wording: hedged", 1)
    second.write("claims/minutes.yaml", coded)
    said = " ".join(workspace.run("agreement", ".", "../second", "--missed").stdout.split())
    assert said.startswith("5 pairs of claims, of 5 in the first coding and 5 in the second")
    assert (
        "wording 4/5 - - -" in said and "Too few pairs for a percentage, kappa or alpha: 5, and 20 are needed" in said
    )
    assert "wording: first coder, second coder, how often stated hedged 1" in said
    assert "In passages that both coded, 0 claims of the first and 0 claims of the second found no partner." in said
    assert "source/report, line 1, coded by the first alone 1 Harbour Council | made | Promise of a night bus |" in said


def test_codings_of_other_documents_are_not_compared(workspace: Workspace, second: Workspace) -> None:
    Dataset.init(str(second.root))
    done = workspace.run("agreement", ".", "../second")
    assert done.stderr == (
        "Error: the two codings have no document in common: none has the same id, text or title in both\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("x", "--with-things"), "--with-things goes with --blind-copy-of WORKSPACE"),
        (("x", "--empty", "--blind-copy-of", "."), "--empty and --blind-copy-of: give one of them"),
        (("x", "--blind-copy-of", "."), "x lies in the workspace"),
        (("../x", "--blind-copy-of", "../nowhere"), "Invalid value for '--blind-copy-of': Directory '../nowhere'"),
        (("..", "--blind-copy-of", "."), "would be read as data beside"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    workspace: Workspace, arguments: tuple[str, ...], said: str
) -> None:
    before = files(workspace.root.parent)
    done = workspace.run("init", *arguments, "-y")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert files(workspace.root.parent) == before


def test_a_workspace_without_sources_has_nothing_to_code(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "things").mkdir()
    (tmp_path / "things/a.yaml").write_text("things:\n- id: a\n  type: Person\n  name: Ada\n", "utf-8")
    with pytest.raises(UsageError, match="things has no sources: there is nothing to code"):
        Dataset.init(str(tmp_path / "second"), blind_copy_of=str(tmp_path / "things"))
    assert not (tmp_path / "second").exists()
