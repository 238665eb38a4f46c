"""A town whose record stands on that of the harbour: both are small, and neither is about anywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from civicgraph import Dataset

from ...workspace import FILES, Workspace

SETTINGS = 'title = "The town"\ncreator = "Bo Lund"\nbase = "https://example.org/town/"\n'
THINGS = """\
things:
  - {id: night-bus, type: Project, name: Line 42 at night}
  - {id: fewer-accidents, type: Outcome, name: Fewer accidents on the quay}
"""
PAPER = """\
id: source/minutes
title: The town paper
publicationDate: 2023
authorVoice: voice/minutes/author
voices:
  - {id: voice/minutes/author, name: the paper, partyTo: [harbour:harbour-council]}
claims:
  - id: claim/minutes/asked
    subject: night-bus
    predicate: ledTo
    object: fewer-accidents
    when: 2022
    wording: stated
    modality: done
    evidence:
      - {anchor: since line 42 runs, summary: The line led to fewer accidents.}
  - id: claim/minutes/council
    subject: harbour:harbour-council
    predicate: funded
    object: night-bus
    when: 2021
    wording: stated
    modality: done
    evidence:
      - {anchor: paid for by the council, summary: The council paid for the line.}
"""


def write_harbour(folder: Path, **changed: str) -> Path:
    """The harbour's workspace in a folder, some of its files changed; without the texts that it has."""
    for name, content in {**FILES, **changed}.items():
        if name.startswith("documents/"):
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.replace('texts = "documents"\n', ""), "utf-8")
    return folder


def write_town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str = "") -> Workspace:
    """The town beside the harbour, which it names no record of yet; ids of both are in part the same."""
    town = Workspace(tmp_path / "town", tmp_path / "cache")
    town.write("civicgraph.toml", SETTINGS + settings)
    town.write("things.yaml", THINGS)
    town.write("claims/paper.yaml", PAPER)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(town.cache))
    monkeypatch.chdir(town.root)
    return town


def stand_on(town: Workspace, name: str, place: str) -> Dataset:
    """The town once it stands on a record."""
    town.dataset().add_record(name, place).write()
    return town.dataset()


def pack_folder(folder: Path, top: str = "", more: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The files of a folder as a zip, within a folder of their own where one is named."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"{top}{path.relative_to(folder).as_posix()}")
        for name, content in more.items():
            archive.writestr(name, content)
    return written.getvalue()
