"""An upload that is ended at any byte leaves the old data served, and goes on where it was.

``CIVICGRAPH_KILLS`` says how often to kill; four by default.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from civicgraph import CivicgraphError, UsageError
from civicgraph.graph.remote.content import Content
from civicgraph.graph.remote.endpoint import Endpoint
from civicgraph.graph.remote.http import RemoteError
from civicgraph.graph.remote.manifest import MANIFEST, Manifest, open_record, read_state, require_record
from civicgraph.graph.remote.remote import Remote
from civicgraph.graph.remote.upload import Upload, UploadSummary
from civicgraph.graph.remote.verification import difference
from civicgraph.graph.tracing.trace import Filters

from ...environment import KILLS
from ...workspace import Workspace
from ..others.standing import stand_on, write_harbour, write_town
from .engines import Wire, free_port, oxigraph

PROGRAM = """
import sys
from civicgraph import Dataset
from civicgraph.graph.remote.endpoint import Endpoint
from civicgraph.graph.remote.upload import Upload
data = Dataset.here()
store = data.store()
with Endpoint(sys.argv[1]) as endpoint:
    Upload(store, data.base, data.data_hash, endpoint, lambda line: None, piece=100).run()
"""


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """An empty Oxigraph."""
    with oxigraph(tmp_path / "engine") as running:
        yield running


def upload(workspace: Workspace, url: str) -> UploadSummary:
    """The workspace as it is now, uploaded."""
    data = workspace.dataset()
    with Endpoint(url) as endpoint:
        return Upload(data.store(), data.base, data.data_hash, endpoint, lambda line: None, piece=100).run()


def killed_after(url: str, most: int) -> tuple[int, int]:
    """Uploads in a process that is killed with -9 once so many bytes have gone: how it ended, and what had gone."""
    uploading: list[subprocess.Popen[bytes]] = []
    wire = Wire(url, most, lambda: uploading[0].kill())
    uploading.append(subprocess.Popen([sys.executable, "-c", PROGRAM, wire.url], stderr=subprocess.PIPE))
    _, error = uploading[0].communicate()
    wire.close()
    assert uploading[0].returncode in (0, -9), error.decode()
    return uploading[0].returncode, wire.passed


def readable_graphs(url: str) -> Manifest:
    """What is served, once each of its graphs is what the manifest says it is.

    The switch that a killed upload had asked for may happen while we look: then we look again.
    """
    with Endpoint(url) as endpoint:
        found = None
        while found != require_record(endpoint):
            found = require_record(endpoint)
            graphs = {graph: Content(endpoint.get(graph)) for graph in found.graphs}
    assert found is not None
    assert {graph: (len(one.lines), one.hash()) for graph, one in graphs.items()} == dict(found.graphs)
    return found


def next_version(workspace: Workspace, number: int) -> str:
    """Other data in the workspace, built; the name of the thing that tells them apart."""
    name = f"Night bus number {number}"
    text = (workspace.root / "things.yaml").read_text("utf-8")
    lines = [f"    name: {name}" if "ight bus" in line and "name:" in line else line for line in text.splitlines()]
    workspace.write("things.yaml", "\n".join(lines) + "\n")
    workspace.dataset().build()
    return name


def test_an_upload_killed_at_any_byte_leaves_old_or_new_and_never_half(workspace: Workspace, url: str) -> None:
    upload(workspace, url)
    next_version(workspace, -1)
    code, most = killed_after(url, 10**9)
    assert code == 0
    chance, seen = random.Random(20261125), {"old": 0, "new": 0}
    for number in range(KILLS):
        old = readable_graphs(url)
        name = next_version(workspace, number)
        wanted = workspace.dataset().data_hash
        assert old.hash != wanted
        killed_after(url, chance.randrange(most))
        there = None
        while there != (now := readable_graphs(url)):
            there = now
            with Remote(url) as remote:
                text = f'ASK {{ ?bus skos:prefLabel ?name FILTER(STR(?name) = "{name}") }}'
                told_new = remote.ask(text).truth
        assert there.hash in (old.hash, wanted)
        assert told_new is (there.hash == wanted)
        seen["new" if told_new else "old"] += 1
    assert seen["old"], "no kill came before the switch"
    upload(workspace, url)
    assert readable_graphs(url).hash == workspace.dataset().data_hash
    with Endpoint(url) as endpoint:
        names = {row["g"] for row in endpoint.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    assert names == {MANIFEST, *readable_graphs(url).graphs}, "nothing is left of what was abandoned"


def test_an_upload_has_of_other_records_only_what_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    write_harbour(tmp_path / "harbour")
    town = write_town(tmp_path, monkeypatch)
    data = stand_on(town, "harbour", "../harbour")
    done = town.run("build", "--store", url)
    assert done.returncode == 0, done.stderr
    graphs = readable_graphs(url)
    assert graphs.hash == data.data_hash
    with Endpoint(url) as endpoint:
        asked = "SELECT ?s ?name { GRAPH ?g { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?name } }"
        named = {row["s"]: row["name"] for row in endpoint.rows(asked) if "/harbour/" in row["s"]}
        assert named == {"https://example.org/harbour/harbour-council": "Harbour Council"}
        whose = "SELECT ?title { GRAPH ?g { <https://example.org/harbour/> <http://purl.org/dc/terms/title> ?title } }"
        assert [row["title"] for row in endpoint.rows(whose)] == ["harbour"]
    # Which name we gave the record is ours alone: an engine knows things of theirs by name and address.
    found = town.run("trace", "Harbour Council", "night-bus", "--json", "--store", url)
    assert found.returncode == 0, found.stderr
    assert [one["claims"][0]["id"] for one in json.loads(found.stdout)["pathways"][0]["steps"]] == [
        "claim/minutes/council"
    ]


def test_an_upload_goes_on_where_it_was_killed(workspace: Workspace, url: str) -> None:
    with oxigraph(workspace.root.parent / "other") as fresh:
        _, whole = killed_after(fresh, 10**9)
    code, gone = killed_after(url, whole // 2)
    assert code == -9
    with Endpoint(url) as endpoint, pytest.raises(CivicgraphError, match="an unfinished upload"):
        open_record(endpoint)
    code, rest = killed_after(url, 10**9)
    assert code == 0
    assert rest < whole - gone / 2, "what had been sent was sent again"
    assert readable_graphs(url).hash == workspace.dataset().data_hash


def test_an_engine_that_is_killed_meanwhile_keeps_the_old(workspace: Workspace, tmp_path: Path) -> None:
    port, folder = free_port(), tmp_path / "crashing"
    with oxigraph(folder, port) as url:
        upload(workspace, url)
        old = readable_graphs(url)
    next_version(workspace, 1)
    with oxigraph(folder, port) as url:
        assert killed_after(url, 4_000)[0] == -9  # and then the engine is, at the end of this block
    with oxigraph(folder, port) as url:
        assert readable_graphs(url) == old
        upload(workspace, url)
        assert readable_graphs(url).hash == workspace.dataset().data_hash


def test_only_what_changed_is_sent(workspace: Workspace, url: str) -> None:
    assert upload(workspace, url).kept == 0
    again = upload(workspace, url)
    assert (again.sent, again.atomic) == (0, True)
    next_version(workspace, 1)
    changed = upload(workspace, url)
    assert 0 < changed.sent < changed.sent + changed.kept
    with Endpoint(url) as endpoint:
        endpoint.delete(max(readable_graphs(url).graphs))
    assert upload(workspace, url).sent == 1, "a graph that is gone was to be sent again"


def test_a_source_that_is_gone_goes_there_too(workspace: Workspace, url: str) -> None:
    upload(workspace, url)
    before = readable_graphs(url)
    os.remove(workspace.root / "claims" / "report.yaml")
    upload(workspace, url)
    gone = set(before.graphs) - set(readable_graphs(url).graphs)
    assert len(gone) == 1
    with Endpoint(url) as endpoint:
        assert endpoint.get(gone.pop()) == []


CIVIC = "https://w3id.org/civicgraph/ns#"
SPOILED = {
    "names voice/": f"DELETE WHERE {{ GRAPH ?g {{ ?voice a <{CIVIC}Voice> ; ?p ?o }} }}",
    "is no date": f"INSERT {{ GRAPH ?g {{ ?c <{CIVIC}when> '20x6' }} }} WHERE {{ GRAPH ?g {{ ?c a <{CIVIC}Claim> }} }}",
}


@pytest.mark.parametrize(("why", "update"), SPOILED.items())
def test_a_record_that_was_spoiled_there_is_told(workspace: Workspace, url: str, why: str, update: str) -> None:
    upload(workspace, url)
    with Remote(url) as remote:
        id = next(iter(workspace.dataset().record().claims.values())).subject
        assert remote.part([id], 3, Filters()).record.claims
        remote.endpoint.update(update)
        with pytest.raises(RemoteError, match=f"its answers are not what was asked for .*{why}"):
            remote.part([id], 3, Filters())


def test_a_draft_is_refused_or_marks_the_store_until_the_whole_is_there(workspace: Workspace, url: str) -> None:
    workspace.change("things.yaml", "type: Ask", "type: Aks")
    workspace.change("documents/minutes.txt", "without us", "without them")
    assert workspace.run("build", "--store", url).returncode == 2
    assert workspace.run("build", "--draft").returncode == 2
    done = workspace.run("build", "--store", url, "--draft")
    assert (done.returncode, done.stdout) == (0, f"{url}\n")
    with Endpoint(url) as endpoint:
        assert require_record(endpoint).draft == "5 claims and 1 thing left out"
    asked = workspace.process("query", "SELECT * { ?claim a civic:Claim }", "--store", url)
    assert asked.returncode == 0 and f"{url} holds a draft: 5 claims and 1 thing left out" in asked.stderr
    traced = workspace.run("trace", "elm-street-alliance", "night-bus", "--store", url)
    assert f"{url}, a draft" in traced.stdout
    workspace.change("things.yaml", "type: Aks", "type: Ask")
    workspace.run("build", "--store", url, "--draft")
    with Endpoint(url) as endpoint:
        assert require_record(endpoint).draft == "1 claim with an anchor not found in the text"
    workspace.change("documents/minutes.txt", "without them", "without us")
    assert workspace.run("build", "--store", url).returncode == 0
    with Endpoint(url) as endpoint:
        assert require_record(endpoint).draft == ""


def test_graphs_of_others_and_records_of_others_stay(workspace: Workspace, url: str) -> None:
    with Endpoint(url) as endpoint:
        endpoint.put(
            "https://example.org/mine", b"<https://example.org/a> <https://example.org/b> <https://e.org/c> .\n"
        )
        upload(workspace, url)
        assert len(endpoint.get("https://example.org/mine")) == 1
    old = readable_graphs(url)
    workspace.write("civicgraph.toml", 'base = "https://example.org/elsewhere/"\n')
    with pytest.raises(UsageError, match="holds another record"):
        upload(workspace, url)
    assert readable_graphs(url) == old


def test_what_was_spoiled_on_the_way_is_not_taken(workspace: Workspace, url: str) -> None:
    upload(workspace, url)
    graph = max(readable_graphs(url).graphs)
    with Endpoint(url) as endpoint:
        content = Content(endpoint.get(graph))
        assert difference(endpoint, graph, content) == ""
        assert "triples where" in difference(endpoint, graph, Content([]))
        place = max(place for place, line in enumerate(content.lines) if line.endswith(b'" .\n'))
        spoiled = [*content.lines]
        spoiled[place] = content.lines[place].replace(b'" .\n', b'x" .\n')
        endpoint.put(graph, b"".join(spoiled))
        assert "not what was sent" in difference(endpoint, graph, content)
        endpoint.engine = endpoint.engine._replace(whole=0)  # as for a graph too large to be read back whole
        endpoint.put(graph, b"".join(content.lines))
        assert difference(endpoint, graph, content) == ""
        spoiled[place] = b'<https://example.org/a> <https://example.org/b> "c" .\n'
        endpoint.put(graph, b"".join(spoiled))
        assert "counts by property" in difference(endpoint, graph, content)


@pytest.mark.parametrize("page", [3, 8, 1000])
def test_a_graph_of_any_size_is_verified_to_the_last_line(workspace: Workspace, url: str, page: int) -> None:
    """Some subjects at a time, and one of which more is said than comes in one answer by itself."""
    upload(workspace, url)
    graph = next(one for one in readable_graphs(url).graphs if one.endswith("source/minutes"))
    with Endpoint(url) as endpoint:
        endpoint.engine = endpoint.engine._replace(whole=0, page=page)
        content = Content(endpoint.get(graph))
        assert len(content.lines) > 50 and difference(endpoint, graph, content) == ""
        for place in random.Random(7).sample(range(len(content.lines)), 12):
            spoiled = [*content.lines]
            spoiled[place] = spoiled[place].split(b" ", 2)[0] + b' <https://example.org/b> "c" .\n'
            endpoint.put(graph, b"".join(spoiled))
            subject = content.lines[place].split(b">")[0][1:].decode()
            found = difference(endpoint, graph, content)
            assert "is not what was sent" in found
            assert page != 3 or f"what it says of {subject} " in found or ", or of what comes up to " in found


@pytest.mark.parametrize("update", ["", "/nowhere"])
def test_without_updates_graphs_are_replaced_one_by_one_between_marks(
    workspace: Workspace, url: str, update: str
) -> None:
    for _ in range(2):
        data = workspace.dataset()
        with Endpoint(url) as endpoint:
            endpoint.engine = endpoint.engine._replace(update=update)
            assert not Upload(data.store(), data.base, data.data_hash, endpoint, lambda line: None).run().atomic
        assert readable_graphs(url).hash == data.data_hash
        next_version(workspace, 1)


def test_where_updates_are_no_transactions_a_mark_stands_meanwhile(workspace: Workspace, url: str) -> None:
    upload(workspace, url)
    next_version(workspace, 1)
    data = workspace.dataset()
    seen = []
    with Endpoint(url) as endpoint, Endpoint(url) as reader:
        endpoint.engine = endpoint.engine._replace(atomic=False)
        send = endpoint.update

        def watch(text: str) -> None:
            send(text)
            if text.startswith("MOVE"):
                with pytest.raises(CivicgraphError, match="an unfinished upload"):
                    require_record(reader)
                seen.append(read_state(reader))
                if len(seen) == 1:
                    raise RemoteError("ended here")

        endpoint.update = watch  # type: ignore[method-assign]
        with pytest.raises(RemoteError):
            Upload(data.store(), data.base, data.data_hash, endpoint, lambda line: None).run()
        Upload(data.store(), data.base, data.data_hash, endpoint, lambda line: None).run()
    assert len(seen) == 1, "what had been moved was moved again"
    assert readable_graphs(url).hash == data.data_hash
