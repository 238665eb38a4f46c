"""The records of other people that one stands on, as rows."""

from __future__ import annotations

from typing import Literal, TypedDict

from ..record import OtherRecord, Record


class WhoseRow(TypedDict):
    """A record that answers may hold things of: their ids begin with its name, and it is marked behind their names."""

    name: str
    title: str
    licence: str | None
    base: str
    sha256: str
    is_here: bool


class OtherRecordRow(WhoseRow):
    """A record that one stands on, with where it lies, its state, and what is there of it.

    ``state`` is ``here``, ``missing`` or ``changed``. ``left_out`` are entries of its own files that do not pass, that
    name a record which it stands on itself, or that are confidential or hang on what is.
    """

    place: str
    state: Literal["here", "missing", "changed"]
    fetched: str | None
    things: int | None
    claims: int | None
    left_out: int | None


class RecordsDict(TypedDict):
    """The records of other people that this one stands on."""

    schema: Literal["civicgraph/records/1"]
    records: list[OtherRecordRow]


def whose_row(one: OtherRecord) -> WhoseRow:
    """A record as an answer names it.

    >>> whose_row(OtherRecord("harbour", "https://example.org/harbour/", "0" * 64))["title"]
    'harbour'
    """
    return {
        "name": one.name,
        "title": one.called,
        "licence": one.licence or None,
        "base": one.base,
        "sha256": one.sha256,
        "is_here": one.is_here,
    }


def other_row(
    one: OtherRecord, state: str, fetched: str, record: Record | None, left_out: int | None
) -> OtherRecordRow:
    """A record with what is there of it, if it is at hand."""
    return {
        **whose_row(one._replace(is_here=state == "here")),
        "place": one.place,
        "state": state,  # type: ignore[typeddict-item]
        "fetched": fetched or None,
        "things": len(record.things) if record else None,
        "claims": len(record.claims) if record else None,
        "left_out": left_out,
    }
