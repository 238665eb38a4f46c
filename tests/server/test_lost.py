"""What was built is damaged or removed while it is served: the answer is right, or a fault of the server's, never wrong
and never the client's.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from civicgraph.graph.storage import cache
from civicgraph.graph.storage.description import describe
from civicgraph.graph.storage.statistics import canonical
from civicgraph.server.settings import settings_of

from ..workspace import Workspace
from .serving import Server, running_command, running_server

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def serving(workspace: Workspace) -> Iterator[Server]:
    """The workspace, served."""
    with running_server(settings_of(workspace.dataset(), workers=2)) as server:
        yield server


def cache_entry(workspace: Workspace) -> Path:
    """The one entry of the cache."""
    (found,) = [path for path in workspace.cache.iterdir() if len(path.name) == 32]
    return found


def count_triples(client: httpx.Client) -> tuple[int, str]:
    """The answer to how many triples there are."""
    reply = client.get("/sparql", params={"query": COUNT}, headers={"accept": "text/csv"})
    return reply.status_code, reply.text


def search_bus(client: httpx.Client) -> tuple[int, str]:
    """The answer to a search for a word."""
    reply = client.get("/search", params={"q": "bus", "format": "json"})
    return reply.status_code, reply.text


def described_triples(client: httpx.Client) -> int:
    """How many triples there are by the description of the data set."""
    text = client.get("/dataset", headers={"accept": "application/n-triples"}).text
    (found,) = re.findall(r'/dataset#data> <http://rdfs.org/ns/void#triples> "(\d+)"', text)
    return int(found)


def test_a_cache_removed_while_it_is_served_is_built_again(workspace: Workspace, serving: Server) -> None:
    with serving.client() as client:
        right = count_triples(client)
        shutil.rmtree(workspace.cache)
        found = search_bus(client)
        assert (found[0], "night-bus" in found[1], right[0]) == (200, True, 200)
        assert [count_triples(client) for _ in range(4)] == [right] * 4
        assert (client.get("/map").status_code, client.get("/dataset").status_code) == (200, 200)
    assert cache_entry(workspace).is_dir()
    assert any("what was built is damaged or gone" in line for line in serving.stderr_lines)


@pytest.mark.parametrize("name", ["record.bin", "store/MANIFEST-*", "store/*.sst", "whole.bin"])
def test_a_file_damaged_while_it_is_served_is_built_again(workspace: Workspace, serving: Server, name: str) -> None:
    with serving.client() as client:
        right = count_triples(client)
        path = sorted(cache_entry(workspace).glob(name))[-1]
        path.write_bytes(path.read_bytes()[:-1] + b"?")
        assert search_bus(client)[0] == 200
        assert [count_triples(client) for _ in range(4)] == [right] * 4


def test_what_cannot_be_built_again_is_the_server_s_fault(workspace: Workspace, serving: Server) -> None:
    with serving.client() as client:
        workspace.change("things.yaml", "night bus", "day bus")
        shutil.rmtree(workspace.cache)
        for status, text in (count_triples(client), search_bus(client), count_triples(client)):
            assert (status, str(workspace.cache) in text, "cannot be built again" in text) == (503, False, True)
        reply = client.get("/sparql", params={"query": COUNT})
        assert int(reply.headers["retry-after"]) > 0
        assert client.get("/ready").status_code == 503
        assert client.get("/health").status_code == 200
    assert any("have changed since they were served" in line for line in serving.stderr_lines)


@pytest.mark.parametrize("size", [0, 1000])
def test_the_command_heals_what_it_finds_damaged(workspace: Workspace, size: int) -> None:
    workspace.dataset().build()
    path = cache_entry(workspace) / "record.bin"
    path.write_bytes(path.read_bytes()[:size])
    with (
        running_command("--data", str(workspace.root), options=("--workers", "1")) as server,
        server.client() as client,
    ):
        assert search_bus(client)[0] == 200
        assert any("it is built again from the files" in line for line in server.stderr_lines)


def test_counts_and_dump_are_proved_whole(workspace: Workspace, serving: Server) -> None:
    with serving.client() as client:
        right = client.get("/dataset.nq.gz").content
        path = cache_entry(workspace) / "dataset.nq.gz"
        path.write_bytes(right[:50] + b"?" + right[51:])
        assert client.get("/dataset.nq.gz").content == right
        description = cache_entry(workspace) / "description.json"
        right_count = described_triples(client)
    content = description.read_bytes()
    description.write_bytes(content.replace(b'"quads": ', b'"quads": 1'))
    with running_server(settings_of(workspace.dataset(), workers=1)) as server, server.client() as client:
        assert described_triples(client) == right_count


def test_half_a_dump_of_a_process_that_was_ended_is_taken_away_and_one_under_way_is_not(workspace: Workspace) -> None:
    folder = Path(workspace.dataset().build())
    left, under_way = (folder / f"dataset.nq.gz.{number}.part" for number in (1, 2))
    for part in (left, under_way):
        part.write_bytes(b"half")
    with cache.hold(str(under_way)):
        describe(str(folder / "store"), str(folder))
    assert (left.exists(), under_way.exists(), (folder / "dataset.nq.gz").exists()) == (False, True, True)


def test_a_dump_that_is_ended_in_the_middle_leaves_no_quads_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:p"), ox.Literal("one")))
    lines = canonical(store)
    assert next(lines) == b'<urn:a> <urn:p> "one" .\n'
    assert list(tmp_path.iterdir()) == [], "what is written meanwhile has no name"
