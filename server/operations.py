"""What programs can ask over HTTP: each address that answers in JSON, with its parameters and schemas."""

from __future__ import annotations

from typing import NamedTuple

from ..pages import ledger, trace
from ..pages.analyses import ANALYSES
from ..pages.fields import NUMBER, THING, Field


class Operation(NamedTuple):
    """An address with what it answers.

    ``schemas`` are names of schemas in ``docs/schema``, of which an answer fits one. ``listed`` is the key of the list
    of which a part can be asked for: empty where that is the answer itself, None where there is no such list.
    """

    name: str
    path: str
    summary: str
    fields: tuple[Field, ...]
    schemas: tuple[str, ...]
    listed: str | None = None


_MOST_ROWS = 10_000
PAGING = (
    Field("offset", "How many of the list to pass over", NUMBER, 0, least=0, most=10_000_000),
    Field("limit", "How many of the list to give; without it, all", NUMBER, "", most=_MOST_ROWS),
)
_FIND = (Field("q", "Words, or a name as one types it", needed=True),)
_SHOW = (Field("of", "A thing, claim, source or voice: by name, title or id", THING, needed=True),)
_ANSWERS = {
    "what-if": ("what-if", "dependence"),
    "tests": ("tests", "pathway-tests"),
    "brokers": ("brokers", "brokers-by-window"),
}
FIND = Operation("find", "/find.json", "Things by name, and all else that holds the words", _FIND, ("find",), "")
SHOW = Operation(
    "show", "/show.json", "All that the record has on one thing", _SHOW, ("thing", "claim", "source", "voice"), "claims"
)
TRACE = Operation(
    "trace", "/trace.json", "How far the record traces one thing back to another", trace.FIELDS, ("trace",)
)
LEDGER = Operation("ledger", "/ledger.json", "Asks, answers and promises", ledger.FIELDS, ("ledger",), "rows")
OPERATIONS = (
    FIND,
    SHOW,
    TRACE,
    LEDGER,
    *(
        Operation(one.name, f"/analyse/{one.name}.json", one.intro, one.fields, _ANSWERS.get(one.name, (one.name,)))
        for one in ANALYSES
    ),
)
BY_NAME = {one.name: one for one in OPERATIONS}


def fields_of(operation: Operation) -> tuple[Field, ...]:
    """All parameters of an operation."""
    return operation.fields if operation.listed is None else (*operation.fields, *PAGING)
