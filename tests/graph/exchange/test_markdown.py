"""A vault of notes: every link leads to a note, names are safe everywhere, and nothing but anchors is a source's."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.exchange.writers.note_names import NoteNames
from civicgraph.graph.record import Thing

from ...workspace import Workspace, write_interviews
from ..by_hand import caveat, record
from .written import HOSTILE, hostile_record, remark_counts, taken_back, write_record

_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]|]+))?\]\]")
# What Windows, macOS and Linux do not take in the name of a file, and what Obsidian does not take in a link.
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f#^\[\]]|^\.|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)


def notes(files: dict[str, bytes]) -> dict[str, tuple[dict[str, Any], str]]:
    """What YAML makes of the head of each note and its text, by name, once all links lead to a note."""
    names = {path.rpartition("/")[2].removesuffix(".md"): path for path in files}
    assert len({name.casefold() for name in names}) == len(files)
    found = {}
    for name, path in names.items():
        assert not _UNSAFE.search(name) and len(path.encode()) < 200
        text = files[path].decode()
        head = text.split("---\n")[1] if text.startswith("---\n") else "{}"
        found[name] = (yaml.safe_load(head), text)
        assert {note for note, _ in _LINK.findall(text)} <= names.keys()
    return found


def test_every_thing_and_source_of_the_shipped_record_has_a_note() -> None:
    data = Dataset.shipped()
    done, kept = data.export("markdown"), data.record()
    found = notes(done.files)
    assert len(found) == 1 + len(kept.things) + len(kept.sources) == done.report.written["notes"]
    assert {head["id"] for head, _ in found.values() if head} == kept.things.keys() | kept.sources.keys()
    assert {name: done.report.written[name] for name in done.report.read if name != "taken back"} == {
        name: number for name, number in done.report.read.items() if name != "taken back"
    }
    whole = b"".join(done.files.values()).decode()
    assert all(one.summary.split()[0] in whole for claim in kept.claims.values() for one in claim.evidence)
    lines = sum(line.startswith("- ") for _, text in found.values() for line in _claims(text))
    ends = sum(len({one.subject, one.object} & kept.things.keys()) for one in kept.claims.values())
    assert lines == ends


def _claims(text: str) -> list[str]:
    return text.partition("## What sources say\n")[2].partition("\n## ")[0].splitlines()


def test_a_note_by_hand(workspace: Workspace) -> None:
    files = workspace.dataset().export("markdown").files
    assert sorted(files)[:3] == ["Index.md", "Sources/Minutes of the Elm Street meeting.md",
                                 "Sources/The night bus a report.md"]  # fmt: skip
    expected = Path(__file__).with_name("night-bus.md").read_text("utf-8")
    assert files["Things/Elm Street night bus.md"].decode() == expected
    promise = files["Things/Promise of a night bus.md"].decode()
    assert "- responded to [[A night bus to Elm Street]] (stated, DISPUTED; the report)\n" in promise


def test_no_text_of_a_source_but_anchors_is_in_it(workspace: Workspace) -> None:
    files = workspace.dataset().export("markdown").files
    whole = b"".join(files.values()).decode()
    record = workspace.dataset().record()
    anchors = [one.anchor for claim in record.claims.values() for one in claim.evidence]
    for path in (workspace.root / "documents").iterdir():
        for line in path.read_text("utf-8").splitlines():
            assert not line.strip() or line.strip() in anchors or line.strip() not in whole


def test_letters_of_other_scripts_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = write_interviews(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    found = notes(workspace.dataset().export("markdown").files)
    assert "Σύλλογος «Γλάρος»" in found and "Ελένη Παππά" in found
    assert "has a stake in [[Σύλλογος «Γλάρος»]]" in found["Συνέντευξη με μια δασκάλα"][1]


def test_marks_of_markdown_and_yaml_stay_letters() -> None:
    found = notes(write_record(hostile_record(), "markdown").files)
    head, text = next((head, text) for head, text in found.values() if head.get("id") == "a")
    assert head["aliases"] == [HOSTILE, "@alias", "-1; 2"]
    assert f"# {HOSTILE}".replace("<", "\\<").replace("|", "\\|") in text
    assert "[[=1+1 & b two three ;four; ~five|" in found["B"][1]


def test_things_of_one_name_have_notes_of_their_own() -> None:
    things = [Thing("a", "Project", "The bus"), Thing("b", "Ask", "the BUS"), Thing("c", "Goal", "Index"),
              Thing("d", "Goal", "CON")]  # fmt: skip
    files = write_record(record("a ledTo b\nc partOf d", things=things), "markdown").files
    assert set(files) == {"Index.md", "Things/The bus.md", "Things/the BUS (b).md", "Things/Index (c).md",
                          "Things/CON (d).md", "Sources/The report.md"}  # fmt: skip
    assert b"led to [[the BUS (b)|the BUS]]" in files["Things/The bus.md"]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_names_are_safe_and_no_two_alike(wanted: list[str]) -> None:
    names = NoteNames()
    given_ = [names.give(one, f"thing-{number}") for number, one in enumerate(wanted)]
    assert len({one.casefold() for one in given_}) == len(wanted)
    assert not [one for one in given_ if _UNSAFE.search(one) or not one or len(one.encode()) > 220]


def test_what_has_no_note_is_told() -> None:
    kept = record("a ledTo b", caveats=[caveat("of-nothing", "gone")])
    done = write_record(taken_back(kept, "claim/c01"), "markdown")
    assert remark_counts(done.report.left_out) == {
        "what was taken back is not written": 1, "caveats about nothing that has a note have no place": 1
    }  # fmt: skip
    lost = replace(kept, things={id: one for id, one in kept.things.items() if id == "b"})
    assert b"came about through A (" not in write_record(lost, "markdown").files["Things/B.md"]
    assert b"came about through a (" in write_record(lost, "markdown").files["Things/B.md"]


def test_a_draft_says_so(workspace: Workspace) -> None:
    workspace.change("claims/minutes.yaml", "- id: claim/minutes/asked", "- status: draft\n    id: claim/minutes/asked")
    text = workspace.dataset().export("markdown").files["Index.md"].decode()
    assert "- draft: A draft: not all of the files is in it.\n" in text
