"""Files of N-Quads: what `export dataset` writes comes to the record that it was written from, and is held to it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from civicgraph import Dataset

from ...workspace import BASE, Workspace, write_interviews, write_workspace
from .test_tables import assert_same


def as_quads(data: Dataset, folder: Path, *beside: str) -> Dataset:
    """A workspace of one file, which holds what another exports; and what lies beside the other's data."""
    folder.mkdir()
    (folder / "civicgraph.toml").write_text(f'base = "{data.base}"\n', "utf-8")
    (folder / "all.nq").write_bytes(b"".join(data.canonical()))
    for name in beside:
        shutil.copy(Path(data.root, name), folder / name)
    return Dataset.at(str(folder))


@pytest.fixture
def quads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The night-bus record as a file of N-Quads, alone in a workspace."""
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(tmp_path / "cache"))
    write_workspace(tmp_path / "town").change("civicgraph.toml", "texts", "# texts")
    return Path(as_quads(Dataset.at(str(tmp_path / "town" / "harbour")), tmp_path / "quads").root, "all.nq")


@pytest.mark.parametrize("name", [pytest.param("shipped", marks=pytest.mark.slow), "greek", "town"])
def test_what_is_exported_is_read_as_the_record_that_it_was(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what is not in the quads: the texts, or places.csv."""
    if name == "shipped":  # which the cache of all tests has
        before = Dataset.shipped()
        after = as_quads(before, tmp_path / "quads", "places.csv")
    else:
        monkeypatch.setenv("CIVICGRAPH_CACHE", str(tmp_path / "cache"))
        write = write_interviews if name == "greek" else write_workspace
        before = Dataset.at(str(write(tmp_path / "before").root))
        after = as_quads(before, tmp_path / "quads")
        shutil.copy(Path(before.root, "civicgraph.toml"), after.root)
        texts = Path(before.texts_folder)
        shutil.copytree(texts, Path(after.root, texts.name))
        after = Dataset.at(after.root)
    assert_same(before, after)
    assert after.data_hash != before.data_hash
    assert (len(after.check().warnings), b"".join(after.canonical())) == (
        len(before.check().warnings), b"".join(before.canonical())
    )  # fmt: skip


def test_decisions_on_identity_come_from_the_file_beside_and_are_missed_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(tmp_path / "cache"))
    town = write_workspace(tmp_path / "town")
    town.change("civicgraph.toml", "texts", "# texts")
    things = list(Dataset.at(str(tmp_path / "town" / "harbour")).record().things)[:2]
    decided = f"things: [{', '.join(things)}], reason: Two., decidedBy: Bo Lund, decided: 2024-05"
    town.write("identity.yaml", f"decisions:\n- {{decision: not-the-same, {decided}}}\n")
    before = Dataset.at(str(tmp_path / "town" / "harbour"))
    alone = as_quads(before, tmp_path / "alone")
    lines = Path(alone.root, "all.nq").read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if f"<{BASE}graph/identity> ." in line)
    told = "decisions on whether things are one are not read from here: put the identity.yaml of these data beside"
    warnings = [str(one) for one in alone.check().warnings]
    assert [one.rpartition("/")[2] for one in warnings if "decisions" in one] == [f"all.nq:{at}: {told}"]
    assert [str(one) for one in alone.file_warnings(alone.files.paths) if one in alone.check().warnings] == warnings
    assert alone.record().decisions == ()
    beside = as_quads(before, tmp_path / "beside", "identity.yaml")
    assert beside.record().decisions == before.record().decisions != ()
    assert b"".join(beside.canonical()) == b"".join(before.canonical())
    assert not [one for one in beside.check().warnings if "decisions" in str(one)]


def test_lines_may_stand_in_any_order_and_comments_between(quads: Path) -> None:
    before = Dataset.at(str(quads.parent)).record()
    lines = quads.read_bytes().splitlines(keepends=True)
    random.Random(3).shuffle(lines)
    quads.write_bytes(b"# line 7\n\n" + b"\n".join(lines))
    after = Dataset.at(str(quads.parent)).record()
    assert (dict(before.claims), dict(before.things)) == (dict(after.claims), dict(after.things))


CLAIM = f"<{BASE}claim/minutes/asked>"
GRAPH = f"<{BASE}source/minutes>"
NS = "https://w3id.org/civicgraph/ns#"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"{CLAIM} <{NS}wehn> \"2016\" {GRAPH} .", "https://w3id.org/civicgraph/ns#wehn is not a key of a claim"),
        (f"{CLAIM} <{NS}when> \"spring\" {GRAPH} .", "'spring' is no date"),
        (f"{CLAIM} <{NS}when> <{BASE}spring> {GRAPH} .", "when takes text"),
        (f"{CLAIM} <{NS}voice> \"me\" {GRAPH} .", "voice takes an address"),
        (f"{CLAIM} <{NS}inSource> <{BASE}source/report> {GRAPH} .", "it stands in the graph of source/minutes, and s"),
        (f"<{BASE}claim/minutes/x> <{NS}when> \"2016\" {GRAPH} .", "claim/minutes/x is of no type that a source holds"),
        (f"_:b <{NS}when> \"2016\" {GRAPH} .", "a blank node or a triple within a triple: the record has neither"),
        (f"{CLAIM} <{NS}note> \"a\" .", "it is in no named graph: every quad is in that of a source"),
        (f"{CLAIM} <{NS}note> \"a\" <https://example.org/other> .", "<https://example.org/other> is no graph of"),
        (f"<https://example.org/x> <{NS}note> \"a\" {GRAPH} .", "https://example.org/x does not begin with"),
        (f"{CLAIM} <{NS}note> \"a {GRAPH} .", "no N-Quads: Unexpected end of file"),
        (f"{CLAIM} <{NS}evidence> <{BASE}claim/minutes/asked/evidence/9> {GRAPH} .", "claim/minutes/asked/evidence/9 "),
    ],
)  # fmt: skip
def test_a_quad_that_does_not_belong_is_told_at_its_line(quads: Path, line: str, told: str) -> None:
    workspace = Workspace(quads.parent, quads.parent.parent / "cache")
    claims = set(workspace.dataset().record().claims)
    first = min(claims).encode()
    lines = quads.read_bytes().splitlines(keepends=True)
    given = line.replace("claim/minutes/asked", first.decode()) if first else line
    quads.write_bytes(b"".join([*lines, given.encode() + b"\n"]))
    found = [one for one in workspace.run("check").stderr.splitlines() if "error: " in one]
    assert any(told.replace("claim/minutes/asked", first.decode()) in one for one in found), found
    assert any(f"all.nq:{len(lines) + 1}:1: error" in one for one in found) or "evidence/9" in told, found


def test_a_graph_that_is_too_long_is_told(quads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("civicgraph.graph.files.quads.MOST_BYTES", 2_000)
    found = Workspace(quads.parent, quads.parent.parent / "cache").run("check").stderr
    assert "its graph is longer than 2,000 bytes: divide the source, or bring it as a table" in found


def test_what_is_no_file_of_ours_is_told_in_one_line(workspace: Workspace) -> None:
    workspace.write("more.nq", "<https://a.example/a> <https://a.example/b> <https://a.example/c> .\n")
    (found,) = [one for one in workspace.run("check").stderr.splitlines() if "more.nq" in one]
    assert "more.nq:1:1: error: it is in no named graph: every quad is in that of a source, or of the things" in found
    assert workspace.run("find", "night bus").returncode == 0


def test_what_was_told_in_confidence_is_kept_back(quads: Path) -> None:
    line = f'<{BASE}source/minutes> <{NS}confidential> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> {GRAPH} .\n'
    quads.write_bytes(quads.read_bytes() + line.encode())
    done = Workspace(quads.parent, quads.parent.parent / "cache").run("export", "claims")
    assert done.returncode == 0, done.stderr
    assert "confidential-source" in done.stdout and "claim/minutes/" not in done.stdout
