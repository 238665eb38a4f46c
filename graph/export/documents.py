"""What came of adding documents and of a new version of one, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from ..documents.adding import AddedSource, Additions, RefusedFile
    from ..documents.filling import FilledSource
    from ..documents.updating import AnchorChange, UpdatePlan
    from ..record import Evidence


class RefusalRow(TypedDict):
    """A file that was not added, and why."""

    file: str
    reason: str


class LikenessRow(TypedDict):
    """The source that a document reads like, and how much of both texts is the same; 1: word for word."""

    id: str
    share: float


class AddedRow(TypedDict):
    """A document that was added."""

    file: str
    id: str
    title: str
    kind: str
    layout: str | None
    parts: int | None
    language: str | None
    url: str | None
    engine: str
    claims_file: str
    text_file: str
    notes: list[str]
    like: LikenessRow | None


class FilledRow(AddedRow):
    """A document of a source that was declared: with the keys that its header lacked, and what it says otherwise."""

    filled: list[str]
    differs: list[str]


class AdditionsDict(TypedDict):
    """What came of adding documents."""

    schema: Literal["civicgraph/sources-added/1"]
    added: list[AddedRow]
    filled: list[FilledRow]
    known: list[RefusalRow]
    refused: list[RefusalRow]
    passed_over: list[str]


class TextPlaceRow(TypedDict):
    """A place in a text."""

    line: int
    page: int | None
    paragraph: int | None
    row: int | None


class ChangeRow(TypedDict):
    """What becomes of one anchor."""

    id: str
    file: str
    line: int
    anchor: str
    state: str
    before: TextPlaceRow | None
    after: TextPlaceRow | None
    near: str | None
    advice: str | None


class UpdateDict(TypedDict):
    """What becomes of the anchors of a source in a new version of its document."""

    schema: Literal["civicgraph/source-update/1"]
    source: str
    file: str
    file_hash: str
    text_hash: str
    holds: int
    moved: int
    lost: int
    anchors: list[ChangeRow]
    kept: list[str]
    notes: list[str]


def additions_json(found: Additions) -> AdditionsDict:
    """What came of adding documents."""
    return {
        "schema": "civicgraph/sources-added/1",
        "added": [*map(_addition, found.added)],
        "filled": [
            {**_addition(one), "filled": list(one.filled), "differs": list(one.differs)} for one in found.filled
        ],
        "known": [*map(_refusal, found.known)],
        "refused": [*map(_refusal, found.refused)],
        "passed_over": found.passed_over,
    }


def _addition(one: AddedSource | FilledSource) -> AddedRow:
    return {
        "file": one.path,
        "id": one.id,
        "title": one.title,
        "kind": one.read.kind,
        "layout": one.read.layout or None,
        "parts": one.read.parts or None,
        "language": one.read.language or None,
        "url": one.read.url or None,
        "engine": one.read.engine,
        "claims_file": one.claims_file,
        "text_file": one.text_file,
        "notes": list(one.read.notes),
        "like": {"id": one.like.id, "share": int(one.like.share * 100) / 100} if one.like else None,
    }


def _refusal(one: RefusedFile) -> RefusalRow:
    return {"file": one.path, "reason": one.reason}


def update_json(plan: UpdatePlan, kept: list[str]) -> UpdateDict:
    """What becomes of the anchors of a source; ``kept`` are the paths of the earlier version, once it is replaced."""
    counts = plan.counts
    return {
        "schema": "civicgraph/source-update/1",
        "source": plan.source.id,
        "file": plan.path,
        "file_hash": plan.file_hash,
        "text_hash": plan.text_hash,
        "holds": counts["holds"],
        "moved": counts["moved"],
        "lost": counts["lost"],
        "anchors": [*map(_change, plan.changes)],
        "kept": kept,
        "notes": list(plan.read.notes),
    }


def _change(one: AnchorChange) -> ChangeRow:
    return {
        "id": one.id,
        "file": one.file,
        "line": one.line,
        "anchor": one.anchor,
        "state": one.state,
        "before": _place(one.before),
        "after": _place(one.after),
        "near": one.near or None,
        "advice": one.advice or None,
    }


def _place(place: Evidence | None) -> TextPlaceRow | None:
    if place is None:
        return None
    return {
        "line": place.line,
        "page": place.page or None,
        "paragraph": place.paragraph or None,
        "row": place.row or None,
    }
