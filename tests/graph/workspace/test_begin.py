"""A new workspace: its example passes, its addresses are its own, the same answers make the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from civicgraph import DataError, Dataset, UsageError
from civicgraph.graph.data_files import DataFiles
from civicgraph.graph.settings import own_base, read_settings
from civicgraph.graph.workspace.begin import EXAMPLE, Answers, begin_workspace, title_of, workspace_files

ANSWERS = Answers("Η σκιά της γειτονιάς", 'Ομάδα "Ελιά" \\ Αθήνα', "https://example.gr/id/", "CC BY-SA 4.0")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_example_passes_and_can_be_traced_and_drawn(tmp_path: Path) -> None:
    begin_workspace(str(tmp_path / "skia"), ANSWERS)
    data = Dataset.at(str(tmp_path / "skia"))
    checked = data.check()
    assert checked.warnings == [] and len(checked.passed.lines) == 4
    assert checked.passed.sources_without_text == []
    assert data.passed_over() == []
    found = data.trace(*EXAMPLE)
    assert [step.relation for step in found.pathways[0].steps] == ["asked", "ledTo"]
    assert "Η σκιά της γειτονιάς" in data.map()


def test_it_says_of_itself_what_was_answered(tmp_path: Path) -> None:
    begin_workspace(str(tmp_path), ANSWERS)
    assert read_settings(str(tmp_path)) == {
        "title": "Η σκιά της γειτονιάς",
        "creator": 'Ομάδα "Ελιά" \\ Αθήνα',
        "licence": "https://creativecommons.org/licenses/by-sa/4.0/",
        "base": "https://example.gr/id/",
        "texts": "sources",
    }
    assert (tmp_path / "README.md").read_text("utf-8").startswith("# Η σκιά της γειτονιάς\n")


def test_the_same_answers_make_the_same_bytes_wherever_the_folder_is(tmp_path: Path) -> None:
    for name in ("one", "two/deep"):
        begin_workspace(str(tmp_path / name), ANSWERS)
    assert tree(tmp_path / "one") == tree(tmp_path / "two/deep") == workspace_files(ANSWERS)
    assert str(tmp_path).encode() not in b"".join(tree(tmp_path / "one").values())


def test_without_a_base_addresses_are_the_workspaces_own_and_stay_when_its_title_changes(tmp_path: Path) -> None:
    begin_workspace(str(tmp_path), Answers("Night bus", "Elm Street Alliance"))
    base = Dataset.at(str(tmp_path)).base
    assert base == own_base("Night bus", "Elm Street Alliance") and base.startswith("urn:x-workspace:night-bus-")
    assert own_base("Night bus", "Another") != base != own_base("Day bus", "Elm Street Alliance")
    settings = tmp_path / "civicgraph.toml"
    settings.write_text(settings.read_text("utf-8").replace('"Night bus"', '"Day bus"'), "utf-8")
    assert Dataset.at(str(tmp_path)).base == base
    settings.write_text("", "utf-8")
    assert Dataset.at(str(tmp_path)).base.startswith("urn:x-workspace:")


def test_what_is_asked_over_such_addresses_is_answered(tmp_path: Path) -> None:
    begin_workspace(str(tmp_path), Answers("Η σκιά"))
    data = Dataset.at(str(tmp_path))
    (row,) = data.query("SELECT ?name { <example-council> skos:prefLabel ?name }")
    assert row["name"] == "Town council"
    assert data.record().iri("example-council") == data.base + "example-council"
    assert not any(quad.subject.value.startswith("https://w3id.org/civicgraph/id/") for quad in data.store()
                   if hasattr(quad.subject, "value"))  # fmt: skip


@pytest.mark.parametrize("name", ["civicgraph.toml", "README.md", ".gitignore", "claims/example.yaml"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(UsageError, match=r"is there already: nothing was written; name another folder") as refused:
        begin_workspace(str(tmp_path), ANSWERS)
    assert name in str(refused.value) and "\n" not in str(refused.value)
    assert tree(tmp_path) == {name: b"mine"}


def test_documents_that_lie_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/έκθεση.pdf").write_bytes(b"%PDF")
    begin_workspace(str(tmp_path), ANSWERS)
    assert (tmp_path / "sources/έκθεση.pdf").read_bytes() == b"%PDF"


def test_yaml_that_lies_there_would_be_data_and_is_so_only_on_request(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: mine", "utf-8")
    with pytest.raises(UsageError, match=r"mkdocs\.yml would be read as data .* give --empty if it is data"):
        begin_workspace(str(tmp_path), ANSWERS)
    begin_workspace(str(tmp_path), ANSWERS, empty=True)
    assert not (tmp_path / "things/example.yaml").exists() and (tmp_path / "things").is_dir()


def test_a_workspace_within_another_is_refused(tmp_path: Path) -> None:
    begin_workspace(str(tmp_path), ANSWERS)
    with pytest.raises(UsageError, match=r"lies in the workspace .*, which would read it too"):
        begin_workspace(str(tmp_path / "claims/inner"), ANSWERS)
    assert not (tmp_path / "claims/inner").exists()


def test_a_file_or_a_link_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UsageError, match="file is there already, and no folder"):
        begin_workspace(str(tmp_path / "file"), ANSWERS)
    (tmp_path / "ws").mkdir()
    os.symlink(tmp_path, tmp_path / "ws/things")
    with pytest.raises(UsageError, match="things is there already, and no folder in it"):
        begin_workspace(str(tmp_path / "ws"), ANSWERS)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (Answers("Ok", base="example.org"), "--base: base must be an IRI that ends with /"),
        (Answers("Ok", licence="mine alone"), "--licence: licence must be a web address"),
        (Answers("a\nb"), "--title: it runs over several lines"),
        (Answers(" "), "--title: it holds nothing that can be seen"),
        (Answers("Ok", author="x" * 501), "--author: author is 501 characters long, and may be 500"),
        (Answers("a\u202eb"), "--title: title holds "),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_that_settings_may_not_give_is_refused_by_its_option(
    tmp_path: Path, answers: Answers, said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        begin_workspace(str(tmp_path / "new"), answers)
    assert str(refused.value).startswith(said)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-sa-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/licence", "https://example.org/licence"),
    ],
)
def test_a_licence_may_be_named_in_short(given: str, address: str) -> None:
    assert Answers("a", licence=given).licence_address == address


def test_where_writing_fails_nothing_is_kept(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "from civicgraph.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "main(['init', 'deep/full'], prog_name='civicgraph')\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert re.fullmatch(r"Error: \S+: cannot be written: .*; nothing was kept\n", done.stderr)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "title"),
    [("/x/night-bus", "Night bus"), ("/x/ελιά", "Ελιά"), ("/x/---", "My record"), ("/", "My record")],
)
def test_without_a_title_it_is_called_as_its_folder(folder: str, title: str) -> None:
    assert title_of(folder) == title


def test_who_hands_a_record_on_and_of_when_it_is_are_read_and_a_date_is_one(tmp_path: Path) -> None:
    settings = tmp_path / "civicgraph.toml"
    settings.write_text('publisher = "The harbour press"\nissued = "2026-11-30"\n', "utf-8")
    about = DataFiles.at(str(tmp_path)).about
    assert (about.publisher, about.issued) == ("The harbour press", "2026-11-30")
    for wrong in ("30/11/2026", "2026-13", "yesterday", ""):
        settings.write_text(f'issued = "{wrong}"\n', "utf-8")
        with pytest.raises(DataError, match="issued must be a day, month or year in figures, such as 2026-11-30"):
            DataFiles.at(str(tmp_path))
