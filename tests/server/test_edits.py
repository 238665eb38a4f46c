"""Files that are edited while their record is served: what is served stays, and every page says that they changed."""

from __future__ import annotations

import os
from pathlib import Path

import httpx

from civicgraph.server.file_changes import FileChanges
from civicgraph.server.settings import settings_of

from ..workspace import Workspace
from .serving import running_server

AT_ONCE = "from civicgraph.server import file_changes; file_changes.CHECK_SECONDS = 0.0; "
NOTE = "The files of the data have changed since this server read them."
HTML = {"accept": "text/html"}


def pages_with_note(client: httpx.Client) -> list[bool]:
    """Which of some pages show the note."""
    paths = ("/", "/page/night-bus", "/search?q=bus", "/questions", "/sparql?format=html", "/nowhere")
    return [NOTE in client.get(path, headers=HTML).text for path in paths]


def test_pages_say_that_the_files_have_changed_and_no_longer_when_they_are_as_they_were(workspace: Workspace) -> None:
    before = (workspace.root / "things.yaml").read_text("utf-8")
    with running_server(settings_of(workspace.dataset(), workers=1), AT_ONCE) as server, server.client() as client:
        assert pages_with_note(client) == [False] * 6
        old = client.get("/page/night-bus", headers=HTML)
        workspace.change("things.yaml", "night bus", "day bus")
        assert pages_with_note(client) == [True] * 6
        again = client.get("/page/night-bus", headers={**HTML, "if-none-match": old.headers["etag"]})
        assert (again.status_code, "night bus" in again.text, server.metrics()["civicgraph_files_changed"]) == (
            200,
            True,
            1,
        )
        workspace.write("things.yaml", before)
        assert pages_with_note(client) == [False] * 6


def test_a_file_added_or_taken_away_is_a_change_and_a_new_date_is_none(workspace: Workspace) -> None:
    with running_server(settings_of(workspace.dataset(), workers=1), AT_ONCE) as server, server.client() as client:
        os.utime(workspace.root / "things.yaml", (0, 0))
        assert not any(pages_with_note(client))
        workspace.write("more.yaml", "things: []\n")
        assert all(pages_with_note(client))
        Path(workspace.root, "more.yaml").unlink()
        assert not any(pages_with_note(client))
        (workspace.root / "claims").rename(workspace.root.parent / "away")
        assert all(pages_with_note(client))


def test_the_files_are_checked_at_most_once_a_second(workspace: Workspace) -> None:
    data, clock = workspace.dataset(), iter([0.0, 0.999, 1.0])
    changes = FileChanges(data.root, data.data_hash, lambda: next(clock))
    assert not changes.has_changes
    workspace.change("things.yaml", "night bus", "day bus")
    assert [changes.has_changes, changes.has_changes] == [False, True]
