"""The page on adding documents shows what its commands print, one after the other."""

from __future__ import annotations

from pathlib import Path

from civicgraph import Dataset

from ... import pages
from ...workspace import Workspace
from . import making
from .test_updating import ANCHORS, OLD, THINGS, claim

TITLE = "The night bus: a report"
NEW = [OLD[0], ["A word of thanks."], ["Some 300 people signed it.", "All of them asked."], OLD[2]]


def test_the_page_on_documents_shows_what_its_commands_print(tmp_path: Path) -> None:
    Dataset.init(str(tmp_path / "night-bus"), title="The night bus", author="a group", empty=True)
    workspace = Workspace(tmp_path / "night-bus", tmp_path / "cache")
    workspace.write("../bus/report.pdf", making.pdf(OLD, TITLE))
    workspace.write("../bus/minutes.docx", making.docx(["The council met in May."], "Minutes of the council"))
    workspace.write("../bus/2023/timetable.xlsx", making.xlsx({"June": [["Elm Street", "23:10"]]}))
    workspace.write("page.html", '<html lang="en"><title>The bus runs</title><p>It runs every night.</p></html>')
    shown = [one for block in pages.blocks(pages.DOCUMENTS) for one in pages.commands(pages.DOCUMENTS, block)]
    *added, updated = shown
    assert len(added) == 3
    for one in added:
        pages.run(one, workspace.root, CIVICGRAPH_CACHE=str(workspace.cache))
    workspace.write("things/all.yaml", THINGS)
    head = (workspace.root / "claims/report.yaml").read_text("utf-8")
    workspace.write("claims/report.yaml", f"{head}claims:{''.join(claim(*one) for one in ANCHORS.items())}\n")
    workspace.write("report.pdf", making.pdf(NEW, TITLE))
    pages.run(updated, workspace.root, CIVICGRAPH_CACHE=str(workspace.cache))
