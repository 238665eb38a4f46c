"""What holds for every format that a record is written in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from civicgraph import Dataset
from civicgraph.api.results.exchange import ExportResult
from civicgraph.graph.exchange.formats import FORMATS

from ...confidential import secrets_in, write_confidential
from ...workspace import write_interviews, write_workspace

# The formats that are held to this here, whose reports count what becomes of each claim.
GRAPHS = ("graphml", "gexf", "kumu", "kumu-json", "neo4j", "oligrapher")
TABLES = ("causal-map", "csv", "csvw", "sqlite")


@pytest.fixture(scope="module", params=[pytest.param("shipped", marks=pytest.mark.slow), "harbour", "interviews"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The shipped record, and two that have nothing of it."""
    if request.param == "shipped":
        return Dataset.shipped()
    write = {"harbour": write_workspace, "interviews": write_interviews}[request.param]
    return write(tmp_path_factory.mktemp(request.param)).dataset()


@cache
def export_once(data: Dataset, format: str) -> ExportResult:
    """A data set in a format, which several tests look at."""
    return data.export(format)


@pytest.mark.parametrize("format", [*GRAPHS, *TABLES])
def test_the_same_record_comes_to_the_same_bytes(data: Dataset, format: str) -> None:
    first = export_once(data, format)
    assert first.files == data.export(format).files and all(first.files.values())
    assert (set(first.files) == {""}) != FORMATS[format].is_folder


@pytest.mark.parametrize("format", GRAPHS)
def test_every_claim_is_an_edge_or_a_sentence_or_told_to_be_left_out(data: Dataset, format: str) -> None:
    done, record = export_once(data, format).report, data.record()
    between = sum(one.subject in record.things and one.object in record.things for one in record.claims.values())
    assert done.written["edges"] == between
    assert done.written["edges"] + done.written["sentences on nodes"] == done.read["claims"] == len(record.claims)
    assert done.written["nodes"] == done.read["things"] == len(record.things)
    assert done.written["caveats"] == done.read["caveats"]
    left_out = {one.what: one.times for one in done.left_out}
    assert left_out.get("tests of explanations have no place in a graph", 0) == done.read["tests"]


@pytest.mark.parametrize("format", [*GRAPHS, *TABLES])
def test_nothing_of_a_confidential_source_is_in_it(
    format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = write_confidential(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    done = workspace.dataset().export(format)
    assert [name for name, content in done.files.items() if secrets_in(content) or secrets_in(name.encode())] == []
    assert secrets_in(repr(done.report).encode()) == []
    if format in GRAPHS and format != "kumu":
        assert "Ελένη Κοντού".encode() in b"".join(done.files.values())
