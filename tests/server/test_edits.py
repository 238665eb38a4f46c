"""Files that are edited while their record is served: what is served stays, and every page says that they changed."""

from __future__ import annotations

import os
from pathlib import Path

import httpx

from civicgraph.server.settings import settings_of

from ..workspace import Workspace
from .serving import served

AT_ONCE = "from civicgraph.server import edits; edits.EVERY = 0.0; "
NOTE = "The files of the data have changed since this server read them."
HTML = {"accept": "text/html"}


def notes(client: httpx.Client) -> list[bool]:
    """Which of some pages bear the note."""
    paths = ("/", "/page/night-bus", "/search?q=bus", "/questions", "/sparql?format=html", "/nowhere")
    return [NOTE in client.get(path, headers=HTML).text for path in paths]


def test_pages_say_that_the_files_have_changed_and_no_longer_when_they_are_as_they_were(workspace: Workspace) -> None:
    before = (workspace.root / "things.yaml").read_text("utf-8")
    with served(settings_of(workspace.dataset(), workers=1), AT_ONCE) as server, server.client() as client:
        assert notes(client) == [False] * 6
        old = client.get("/page/night-bus", headers=HTML)
        workspace.change("things.yaml", "night bus", "day bus")
        assert notes(client) == [True] * 6
        again = client.get("/page/night-bus", headers={**HTML, "if-none-match": old.headers["etag"]})
        assert (again.status_code, "night bus" in again.text, server.metrics()["civicgraph_files_changed"]) == (
            200,
            True,
            1,
        )
        workspace.write("things.yaml", before)
        assert notes(client) == [False] * 6


def test_a_file_added_or_taken_away_is_a_change_and_a_new_date_is_none(workspace: Workspace) -> None:
    with served(settings_of(workspace.dataset(), workers=1), AT_ONCE) as server, server.client() as client:
        os.utime(workspace.root / "things.yaml", (0, 0))
        assert not any(notes(client))
        workspace.write("more.yaml", "things: []\n")
        assert all(notes(client))
        Path(workspace.root, "more.yaml").unlink()
        assert not any(notes(client))
        (workspace.root / "claims").rename(workspace.root.parent / "away")
        assert all(notes(client))
