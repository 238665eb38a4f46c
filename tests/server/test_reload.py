"""``serve --reload``: changed files are taken up between requests once they pass, and only then."""

from __future__ import annotations

import threading
import time

import httpx

from civicgraph.server.settings import settings_of

from ..workspace import Workspace
from .serving import running_server, wait_until
from .test_edits import AT_ONCE, HTML, NOTE


def name_of(client: httpx.Client, id: str) -> str:
    """The name that a query finds."""
    query = f"SELECT ?n {{ <https://example.org/harbour/{id}> skos:prefLabel ?n }}"
    found = client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"})
    assert found.status_code == 200, found.text
    return found.text.splitlines()[1]


def test_what_was_changed_and_passes_is_served(workspace: Workspace) -> None:
    settings = settings_of(workspace.dataset(), workers=2, reload=True)
    with running_server(settings, AT_ONCE) as server, server.client() as client:
        before = client.get("/page/harbour-council", headers=HTML)
        workspace.change("things.yaml", "name: Harbour Council", "name: Haven Council")
        wait_until(lambda: "Haven Council" in client.get("/page/harbour-council", headers=HTML).text)
        assert name_of(client, "harbour-council") == "Haven Council"
        page = client.get("/page/harbour-council", headers={**HTML, "if-none-match": before.headers["etag"]})
        assert page.status_code == 200 and NOTE not in page.text
        assert "Haven Council" in client.get("/search?q=haven", headers=HTML).text
        assert server.metrics()["civicgraph_files_changed"] == 0


def test_what_does_not_pass_is_not_taken_up_until_it_does(workspace: Workspace) -> None:
    settings = settings_of(workspace.dataset(), workers=1, reload=True)
    with running_server(settings, AT_ONCE) as server, server.client() as client:
        workspace.change("things.yaml", "type: PublicBody", "type: PublcBody")
        wait_until(lambda: NOTE in client.get("/page/harbour-council", headers=HTML).text)
        time.sleep(2)
        assert name_of(client, "harbour-council") == "Harbour Council"
        workspace.change("things.yaml", "type: PublcBody", "type: Organisation")
        wait_until(lambda: NOTE not in client.get("/page/harbour-council", headers=HTML).text)
        assert "rganisation" in client.get("/page/harbour-council", headers=HTML).text


def test_no_request_is_lost_while_builds_are_taken_up(workspace: Workspace) -> None:
    settings = settings_of(workspace.dataset(), workers=2, reload=True)
    with running_server(settings, AT_ONCE) as server:
        wrong: list[str] = []
        stop = threading.Event()

        def ask() -> None:
            with server.client() as client:
                while not stop.is_set():
                    name = name_of(client, "harbour-council")
                    if not name.startswith("Council "):
                        wrong.append(name)

        workspace.change("things.yaml", "name: Harbour Council", "name: Council 0")
        with server.client() as client:
            wait_until(lambda: name_of(client, "harbour-council") == "Council 0")
            asking = [threading.Thread(target=ask) for _ in range(3)]
            for thread in asking:
                thread.start()
            for number in range(1, 4):
                workspace.change("things.yaml", f"name: Council {number - 1}", f"name: Council {number}")
                wait_until(lambda wanted=f"Council {number}": name_of(client, "harbour-council") == wanted)  # type: ignore[misc]
            stop.set()
            for thread in asking:
                thread.join()
        assert wrong == []
