"""RO-Crate: a deposit that its community's package reads, whose files are what the metadata says of them."""

from __future__ import annotations

import csv
import io
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from civicgraph import Dataset
from civicgraph.graph.exchange.writers import parquet_tables

from ...confidential import write_confidential
from ...workspace import Workspace, write_interviews
from .written import remark_counts

CITATION = "CITATION.cff"
SETTINGS = """\
title = "The night bus"
creator = "Elm Street readers"
licence = "https://creativecommons.org/licenses/by/4.0/"
publisher = "Elm Street library"
issued = "2022-05-01"
base = "https://example.org/harbour/"
texts = "documents"
"""


def entities(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """The entities of the metadata by id, once each that is named is there and each file is as it is described."""
    described = json.loads(files["ro-crate-metadata.json"])
    assert described["@context"] == "https://w3id.org/ro/crate/1.1/context"
    found = {one["@id"]: one for one in described["@graph"]}
    assert len(found) == len(described["@graph"])
    assert found["ro-crate-metadata.json"] == {
        "@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }  # fmt: skip
    named = {id for one in found.values() for id in _ids_within(one)} - {"https://w3id.org/ro/crate/1.1"}
    assert named <= found.keys()
    paths = {one["@id"] for one in found.values() if one["@type"] == "File"}
    assert paths | {"ro-crate-metadata.json"} == files.keys()
    assert [one["@id"] for one in found["./"]["hasPart"]] == [one for one in found if one in paths]
    for path in paths:
        assert found[path]["sha256"] == sha256(files[path]).hexdigest()
        assert found[path]["contentSize"] == str(len(files[path]))
    return found


def _ids_within(value: Any) -> list[str]:
    if isinstance(value, list):
        return [id for one in value for id in _ids_within(one)]
    return [value["@id"]] if isinstance(value, dict) and value.keys() == {"@id"} else (
        [id for one in value.values() for id in _ids_within(one)] if isinstance(value, dict) else []
    )  # fmt: skip


@pytest.fixture
def harbour(workspace: Workspace) -> Workspace:
    """The night bus with all that a data set may say of itself."""
    workspace.write("civicgraph.toml", SETTINGS)
    return workspace


def test_a_deposit_says_what_it_is(harbour: Workspace) -> None:
    done = harbour.dataset().export("ro-crate")
    found = entities(done.files)
    root = found["./"]
    assert (root["name"], root["datePublished"]) == ("The night bus", "2022-05-01")
    assert root["license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert root["description"].startswith("A record of claims with their evidence: 8 things, 10 claims and 2 sources.")
    assert found["#creator"]["name"] == "Elm Street readers" and found["#publisher"]["name"] == "Elm Street library"
    assert found["https://creativecommons.org/licenses/by/4.0/"]["name"] == "CC BY 4.0"
    assert not len(done.report.to_decide)
    assert done.report.written["files"] == len(done.files)
    text = (harbour.root / "documents" / "minutes.txt").read_bytes()
    minutes = found["https://example.org/harbour/source/minutes"]
    assert minutes["description"] == f"SHA-256 of the text that was coded: {sha256(text).hexdigest()}"
    assert root["identifier"] == f"sha256:{sha256(done.files['record.nq']).hexdigest()}"


def test_its_files_are_those_of_the_record(harbour: Workspace) -> None:
    data = harbour.dataset()
    files = data.export("ro-crate").files
    assert files["record.nq"] == b"".join(data.canonical())
    assert files["workspace/claims/report.yaml"] == (harbour.root / "claims" / "report.yaml").read_bytes()
    rows = list(csv.DictReader(io.StringIO(files["tables/claims.csv"].decode("utf-8-sig"), newline="")))
    assert sorted(row["id"] for row in rows) == sorted(data.record().claims)
    tables = json.loads(files["tables/csv-metadata.json"])["tables"]
    assert {f"tables/{one['url']}" for one in tables} <= files.keys()
    cited = yaml.safe_load(files[CITATION])
    assert (cited["cff-version"], cited["title"], cited["authors"]) == (
        "1.2.0", "The night bus", [{"name": "Elm Street readers"}])  # fmt: skip
    assert cited["identifiers"][0]["value"] == f"sha256:{sha256(files['record.nq']).hexdigest()}"
    page = files["ro-crate-preview.html"].decode()
    links = set(re.findall(r'href="([^"]+)"', page))
    assert {one for one in links if "://" not in one} == files.keys() - {
        "ro-crate-metadata.json", "ro-crate-preview.html"
    }  # fmt: skip
    assert "http" not in "".join(re.findall(r"<(?:script|link|img|iframe)[^>]*>", page))


def test_no_text_of_a_source_is_in_it(harbour: Workspace) -> None:
    files = harbour.dataset().export("ro-crate").files
    tables = [str(parquet_rows(content)) for name, content in files.items() if name.endswith(".parquet")]
    whole = [content.decode() for name, content in files.items() if not name.endswith(".parquet")]
    assert len(tables) == 7
    assert not [one for one in (*tables, *whole) if "“There would be no bus without us”, said the chair." in one]


def parquet_rows(content: bytes) -> list[dict[str, Any]]:
    """The rows of a Parquet file, as its own library reads them."""
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(content)).to_pylist()
    return rows


def test_parquet_has_what_the_tables_for_programs_have(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    files = harbour.dataset().export("ro-crate").files
    for name in ("things", "claims", "evidence"):
        rows = list(csv.DictReader(io.StringIO(files[f"tables/{name}.csv"].decode(), newline="")))
        found = parquet_rows(files[f"parquet/{name}.parquet"])
        assert [one["id"] for one in found] == [one["id"] for one in rows] and found[0].keys() == rows[0].keys()
    things = {one["id"]: one for one in parquet_rows(files["parquet/things.parquet"])}
    assert things["elm-street-alliance"]["aliases"] == ["ESA", "the Elm Streeters"]
    assert things["night-bus"]["url"] is None
    monkeypatch.setattr(parquet_tables, "find_spec", lambda name: None)
    without = harbour.dataset().export("ro-crate")
    assert not [name for name in without.files if name.endswith(".parquet")]
    assert remark_counts(without.report.left_out)[parquet_tables.MISSING] == 1


def test_what_a_deposit_has_to_say_and_does_not_is_told(workspace: Workspace) -> None:
    done = workspace.dataset().export("ro-crate")
    assert [one.what.rpartition(": ")[2] for one in done.report.to_decide] == [
        "set issued in civicgraph.toml", "set licence in civicgraph.toml",
    ]  # fmt: skip
    assert entities(done.files)["./"]["name"] == "harbour"


def test_of_a_workspace_with_something_confidential_the_files_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = write_confidential(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    done = workspace.dataset().export("ro-crate")
    assert not any(path.startswith("workspace/") for path in done.files)
    left = remark_counts(done.report.left_out)
    assert left["the files of the workspace: they tell what is confidential, and the quads do not"] == 1
    entities(done.files)


def test_a_draft_says_so_and_keeps_its_files(workspace: Workspace) -> None:
    workspace.change("claims/minutes.yaml", "- id: claim/minutes/asked", "- status: draft\n    id: claim/minutes/asked")
    done = workspace.dataset().export("ro-crate")
    assert not any(path.startswith("workspace/") for path in done.files)
    assert entities(done.files)["./"]["description"].startswith("A draft: not all of the files is in it. ")
    assert done.files["record.nq"].startswith(b"# A draft: ") and b"This is a draft" in done.files[CITATION]


def test_two_sources_at_one_address_are_told_apart(workspace: Workspace) -> None:
    for name in ("minutes", "report"):
        workspace.change(f"claims/{name}.yaml", "textFile: ", "url: https://example.org/all\ntextFile: ")
    root = entities(workspace.dataset().export("ro-crate").files)["./"]
    assert [one["@id"] for one in root["isBasedOn"]] == [
        "https://example.org/harbour/source/minutes", "https://example.org/harbour/source/report"
    ]  # fmt: skip


def test_a_deposit_within_the_workspace_is_not_read_as_data(harbour: Workspace) -> None:
    refused = harbour.run("export", "ro-crate", "-o", "deposit")
    assert refused.returncode == 2 and not (harbour.root / "deposit").exists()
    assert refused.stderr.startswith("Error: deposit/record.nq lies in the data's own folder, where it would be read")
    before = dict(harbour.dataset().record().claims)
    assert harbour.run("export", "ro-crate", "-o", "_deposit").returncode == 0
    assert (harbour.root / "_deposit" / "workspace" / "claims" / "report.yaml").exists()
    assert dict(harbour.dataset().record().claims) == before and harbour.run("check").returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["shipped", "harbour", "interviews"])
def test_the_package_of_the_community_reads_it(name: str, harbour: Workspace, tmp_path: Path) -> None:
    rocrate = pytest.importorskip("rocrate.rocrate")
    data = harbour.dataset()
    if name != "harbour":
        data = Dataset.shipped() if name == "shipped" else write_interviews(tmp_path / "other").dataset()
    done = data.export("ro-crate")
    done.write(str(tmp_path / "crate"))
    crate = rocrate.ROCrate(str(tmp_path / "crate"))
    assert crate.version == "1.1" and crate.name == entities(done.files)["./"]["name"]
    assert {one.id for one in crate.data_entities} == {path for path in done.files if not path.startswith("ro-crate-")}
    assert len(list(crate.root_dataset["isBasedOn"])) == len(data.record().sources)
    crate.write(str(tmp_path / "again"))
    assert (tmp_path / "again" / "record.nq").read_bytes() == done.files["record.nq"]


def test_every_key_is_one_of_the_context(harbour: Workspace) -> None:
    rocrate = pytest.importorskip("rocrate")
    context = json.loads((Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_text("utf-8"))["@context"]
    graph = json.loads(harbour.dataset().export("ro-crate").files["ro-crate-metadata.json"])["@graph"]
    keys = {key for one in graph for key in one if not key.startswith("@")}
    types = {one["@type"] for one in graph}
    assert keys | types <= context.keys()
