"""Files of other programs read into bundles and workspaces, for tests of what becomes of them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from civicgraph import Dataset, Record
from civicgraph.api.results.exchange import ImportResult
from civicgraph.graph.exchange.bundle import Bundle
from civicgraph.graph.exchange.formats import format_named
from civicgraph.graph.exchange.opened import OpenedFile
from civicgraph.graph.exchange.report import ExchangeReport

from ...environment import CASES

FORMATS = (CASES or Path()) / "formats"
"""Real files of other programs, which are nowhere in the repository."""


def read_bundle(name: str, content: bytes | str, format: str, **more: Any) -> Bundle:
    """What the reader of a format makes of a file."""
    file = OpenedFile(name, content if isinstance(content, bytes) else content.encode())
    bundle = Bundle("map", ExchangeReport(format), **more)
    import_module(f"civicgraph.graph.exchange.readers.{format_named(format).module}").read(file, bundle)
    return bundle


class Taken(NamedTuple):
    """A workspace after an import, and what that came to."""

    data: Dataset
    result: ImportResult

    @property
    def record(self) -> Record:
        """The record of the workspace; drafts are not in it."""
        return self.data.record()


def begin_workspace(folder: Path) -> Dataset:
    """A workspace without anything in it."""
    return Dataset.init(str(folder / "place"), title="A place", author="Somebody", empty=True)


def take(folder: Path, name: str, content: bytes | str, /, **options: Any) -> Taken:
    """A file imported into a workspace, begun where there is none, and written."""
    place = folder / "place"
    if not place.exists():
        begin_workspace(folder)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = Dataset.at(str(place)).import_file(str(path), **options)
    result.write()
    return Taken(Dataset.at(str(place)), result)


def workbook_of(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sentences(bundle: Bundle, *, between_things: bool = False) -> set[tuple[str, str, str]]:
    """The claims of a bundle by the names of their ends; only those that have two, where asked."""
    names = {id: one.text("name") for id, one in bundle.things.items()}
    return {
        (names[one.text("subject")], "/".join(filter(None, (one.text("predicate"), one.text("direction")))),
         names[one.text("object")])
        for one in bundle.claims.values()
        if not between_things or one.text("object")
    }  # fmt: skip


def said_by_record(record: Record) -> dict[str, tuple[str, ...]]:
    """What the claims between two things say, by id, as far as a program of graphs is told of it."""
    found = dict[str, tuple[str, ...]]()
    for id, one in record.claims.items():
        if one.object in record.things:
            share = "" if record.relations[one.predicate].share else one.share
            found[id] = (one.subject, one.predicate, one.object, one.when, one.wording, one.modality, one.polarity,
                         share, one.reading, one.reason, one.note, one.evidence[0].anchor, one.evidence[0].summary,
                         record.sources[one.source].title)  # fmt: skip
    return found


def said_by_bundle(bundle: Bundle) -> dict[str, tuple[str, ...]]:
    """The same of a bundle."""
    found = dict[str, tuple[str, ...]]()
    for id, one in bundle.claims.items():
        predicate = "/".join(filter(None, (one.text("predicate"), one.text("direction"))))
        first = one.evidence[0] if one.evidence else {"anchor": "", "summary": ""}
        texts = [
            one.text(name) for name in ("when", "wording", "modality", "polarity", "share", "reading", "reason", "note")
        ]
        texts[3] = texts[3] or "supports"
        found[id] = (one.text("subject"), predicate, one.text("object"), *texts, first["anchor"], first["summary"],
                     bundle.sources[one.text("source")].text("title"))  # fmt: skip
    return found
