"""Which data is used, and the hashes that say which it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from civicgraph import DataError, Dataset, UsageError, ontology

from ..workspace import BASE, FILES, THINGS, Workspace, write_workspace


def hashes(workspace: Workspace) -> tuple[str, str]:
    """The hash of all that the record depends on, and of the data files alone."""
    data = workspace.dataset()
    return data.hash, data.data_hash


def test_the_folder_named_is_used_wherever_one_is(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "named").mkdir()
    found = Dataset.here(str(tmp_path / "named"))
    assert (found.root, found.origin) == (str(tmp_path / "named"), "named")
    assert found.base.startswith("urn:x-workspace:named-")


def test_else_the_workspace_around_the_current_folder_is_used(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (workspace.root, workspace.root / "claims"):
        monkeypatch.chdir(folder)
        found = Dataset.here()
        assert os.path.samefile(found.root, workspace.root)
        assert found.base == BASE
        assert found.record().things["ada-okoye"].name == "Ada Okoye"


def test_else_the_shipped_record_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = Dataset.here()
    assert found == Dataset.shipped()
    assert (found.origin, found.base) == ("the shipped record", "https://w3id.org/civicgraph/id/")
    assert {os.path.basename(name) for name in found.files} > {"actors.yaml", "mayoral-assembly-2016.yaml"}
    assert Dataset.at(found.root) == found


def test_the_innermost_workspace_wins(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = write_workspace(workspace.root / "branch").root
    monkeypatch.chdir(inner)
    assert os.path.samefile(Dataset.here().root, inner)


def test_a_folder_that_is_none_is_refused(workspace: Workspace) -> None:
    for name in ("nowhere", "things.yaml"):
        with pytest.raises(UsageError, match=f"{name}: no such folder; --data takes the folder"):
            Dataset.here(name)


def test_texts_lie_where_the_settings_say_unless_the_environment_says_otherwise(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(workspace.dataset().texts) == {"minutes.txt", "report.txt"}
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "report.txt").write_text("Another report.\n", "utf-8")
    monkeypatch.setenv("CIVICGRAPH_SOURCES", str(tmp_path / "elsewhere"))
    assert workspace.dataset().texts == {"report.txt": "Another report.\n"}
    monkeypatch.delenv("CIVICGRAPH_SOURCES")
    workspace.write("civicgraph.toml", "")
    assert workspace.dataset().texts == {}
    workspace.write("texts/minutes.txt", "Minutes.\r\nSigned.\r\n")
    assert workspace.dataset().texts == {"minutes.txt": "Minutes.\nSigned.\n"}


def test_every_yaml_file_is_read_but_hidden_ones(workspace: Workspace) -> None:
    workspace.write("more/deep/places.yml", "things: []\n")
    for name in (".draft.yaml", ".old/a.yaml", "_old/a.yaml", "notes.txt", "a.yaml.bak"):
        workspace.write(name, "not for reading")
    names = [name.replace(os.sep, "/") for name in workspace.dataset().files]
    assert sorted(names) == ["claims/minutes.yaml", "claims/report.yaml", "more/deep/places.yml", "things.yaml"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('bse = "https://example.org/"', "bse: only base, texts, "),
        ("base = 7", "base: only base, texts, "),
        ('base = "https://example.org/v#"', "base must be an IRI that ends with /"),
        ('base = "https://example.org"', "base must be an IRI that ends with /"),
        ('base = "example.org/"', "base must be an IRI that ends with /"),
        ('base = "https://exa mple.org/"', "base must be an IRI that ends with /"),
        ('base = "https://example.org/?a/"', "base must be an IRI that ends with /"),
        ('licence = "CC BY 4.0"', "licence must be a web address, such as "),
        ('licence = "https://example.org/%zz"', "licence must be a web address, such as "),
        ('licence = "https://example.org/#a#b"', "licence must be a web address, such as "),
        ('contact = "Ada Okoye"', "contact must be an email address or a web address, such as "),
        ('contact = "javascript:alert(1)"', "contact must be an email address or a web address, such as "),
        ('contact = "a@b.org?cc=c@d.org"', "contact must be an email address or a web address, such as "),
        ('contact = "a@b.org\\nBcc: c@d.org"', "contact "),
        ("base = ", "not readable as TOML: "),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(workspace: Workspace, settings: str, said: str) -> None:
    workspace.write("civicgraph.toml", settings)
    with pytest.raises(DataError) as refused:
        workspace.dataset()
    (problem,) = refused.value.problems
    assert problem.file == "civicgraph.toml"
    assert problem.message.startswith(said)


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("", ""),
        ("record@example.org", "mailto:record@example.org"),
        ("mailto:record@example.org", "mailto:record@example.org"),
        ("https://example.org/write?to=us", "https://example.org/write?to=us"),
    ],
)
def test_a_data_set_says_how_to_reach_whoever_keeps_it(workspace: Workspace, contact: str, link: str) -> None:
    workspace.write("civicgraph.toml", f'contact = "{contact}"')
    assert workspace.dataset().record().about.contact == link


def test_hashes_stay_while_nothing_changes(workspace: Workspace) -> None:
    before = hashes(workspace)
    os.utime(workspace.root / "things.yaml", (0, 0))
    workspace.write("notes.txt", "not part of the data")
    assert hashes(workspace) == before
    assert hashes(workspace)[0] != hashes(workspace)[1]


@pytest.mark.parametrize("name", ["things.yaml", "claims/report.yaml"])
def test_one_byte_of_the_data_changes_both_hashes(workspace: Workspace, name: str) -> None:
    before = hashes(workspace)
    workspace.write(name, FILES[name].replace("bus", "Bus", 1))
    after = hashes(workspace)
    assert after[0] != before[0] and after[1] != before[1]
    workspace.write(name, FILES[name])
    assert hashes(workspace) == before


def test_a_text_and_the_base_change_what_is_built_but_not_the_data(workspace: Workspace) -> None:
    seen = {hashes(workspace)}
    workspace.change("documents/report.txt", "bus", "tram")
    seen.add(hashes(workspace))
    workspace.change("civicgraph.toml", BASE, "https://example.org/elm/")
    seen.add(hashes(workspace))
    assert len({built for built, _ in seen}) == 3
    assert len({data for _, data in seen}) == 1


def test_a_file_taken_away_changes_the_hashes(workspace: Workspace) -> None:
    before = hashes(workspace)
    (workspace.root / "claims" / "report.yaml").unlink()
    assert not set(hashes(workspace)) & set(before)


def test_where_the_files_lie_makes_no_difference_to_the_hashes(workspace: Workspace, tmp_path: Path) -> None:
    before = hashes(workspace)
    moved = workspace.root / "a"
    moved.mkdir()
    (workspace.root / "claims" / "report.yaml").rename(moved / "report.yaml")
    (workspace.root / "things.yaml").rename(workspace.root / "claims" / "things.yaml")
    assert hashes(workspace) == before
    assert hashes(write_workspace(tmp_path / "copy")) == before


def test_files_of_one_name_in_two_folders_are_two_files(workspace: Workspace) -> None:
    workspace.write("more/things.yaml", "things:\n  - id: bo\n    type: Person\n    name: Bo Lund\n")
    assert {"ada-okoye", "bo"} < set(workspace.dataset().record().things)


def test_the_record_bears_the_hash_of_its_data_and_where_it_came_from(workspace: Workspace) -> None:
    data = workspace.dataset()
    assert (data.record().hash, data.record().origin) == (data.data_hash, data.about.title)


def test_checking_writes_nothing_and_building_writes_once(workspace: Workspace) -> None:
    data = workspace.dataset()
    data.check_with_pyshacl(data.validate())
    assert not workspace.cache.exists() and not data.is_built()
    built = data.build()
    entries = [str(path) for path in workspace.cache.iterdir() if path.is_dir() and not path.name.startswith("parts-")]
    assert data.is_built() and entries == [built]
    before = os.stat(built).st_mtime_ns
    assert workspace.dataset().build() == built
    assert os.stat(built).st_mtime_ns == before


def test_what_was_built_is_not_used_once_a_file_has_changed(workspace: Workspace) -> None:
    assert workspace.dataset().record().name("ada-okoye") == "Ada Okoye"
    workspace.write("things.yaml", THINGS.replace("name: Ada Okoye", "name: Ada Obi"))
    assert not workspace.dataset().is_built()
    assert workspace.dataset().record().name("ada-okoye") == "Ada Obi"


def test_what_only_pyshacl_finds_is_refused_at_its_line(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.dataset().validate()  # the shapes are cached as they are
    stricter = ontology.text("shapes.ttl").replace(
        'sh:pattern "^[\\\\s\\\\S]{2,}$', 'sh:pattern "^[\\\\s\\\\S]{14,}$', 1
    )
    changed = shutil.copytree(ontology.HERE, tmp_path / "ontology")
    (changed / "shapes.ttl").write_text(stricter, "utf-8")
    monkeypatch.setattr(ontology, "HERE", str(changed))
    checked = workspace.dataset().validate()
    with pytest.raises(DataError) as refused:
        workspace.dataset().check_with_pyshacl(checked)
    assert str(refused.value) == "things.yaml:4: a thing needs one name of at least two letters"


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


@pytest.mark.parametrize(
    ("part", "damage"),
    [
        ("record.bin", lambda path: path.write_bytes(b"")),
        ("record.bin", lambda path: path.write_bytes(path.read_bytes()[:-100])),
        ("record.bin", lambda path: path.write_bytes(b"garbage")),
        ("record.bin", lambda path: path.unlink()),
        ("store", shutil.rmtree),
        ("store/CURRENT", lambda path: path.write_bytes(b"nonsense\n")),
        (".", _empty),
    ],
)
def test_a_damaged_cache_entry_is_built_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, part: str, damage: Callable[[Path], object]
) -> None:
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    whole = workspace.dataset().record()
    damage(Path(workspace.dataset().build()) / part)
    assert workspace.dataset().record() == whole
    assert len(workspace.dataset().store()) > 0


@pytest.mark.parametrize("base", ["http://[/", "http://é%zz[/"])
def test_a_base_that_is_no_iri_is_refused(workspace: Workspace, base: str) -> None:
    workspace.write("civicgraph.toml", f'base = "{base}"')
    with pytest.raises(DataError, match="base must be an IRI"):
        workspace.dataset()


def test_a_folder_of_texts_that_is_named_and_not_there_is_refused(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVICGRAPH_SOURCES", "/nowhere/texts")
    with pytest.raises(UsageError, match="CIVICGRAPH_SOURCES=/nowhere/texts: there is no such folder"):
        workspace.dataset().validate()


def test_a_current_folder_that_is_gone_is_said(workspace: Workspace) -> None:
    gone = workspace.root / "gone"
    gone.mkdir()
    script = (
        "import os, sys; from civicgraph.cli import main; "
        "os.chdir(sys.argv[1]); os.rmdir(sys.argv[1]); main(['sources'])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(gone)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: the current folder is gone: go to another, or name the data with --data\n"
