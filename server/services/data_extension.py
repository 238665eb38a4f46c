"""More about things that OpenRefine has matched: the properties of the record as columns (data extension, API 0.2)."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from ...graph.export.thing_columns import OWN, property_name
from ...graph.record import Record
from ..context import context_of
from ..protocol.request import parse_json
from ..refusal import Refusal

MAX_IDS, MAX_PROPERTIES = 500, 50
_USUAL = 60


def parse_extension(record: Record, text: str) -> dict[str, Any]:
    """The ids and properties that are asked for.

    Raises
    ------
    Refusal
        It is no query as the API defines it, or asks for too much.
    """
    asked = parse_json("extend", text)
    ids = asked.get("ids") if isinstance(asked, dict) else None
    properties = asked.get("properties") if isinstance(asked, dict) else None
    if not isinstance(ids, list) or not isinstance(properties, list) or not all(isinstance(one, str) for one in ids):
        raise Refusal(400, 'extend is an object such as {"ids": ["cii"], "properties": [{"id": "funded"}]}')
    names = [str(one["id"]) for one in properties if isinstance(one, dict) and isinstance(one.get("id"), str)]
    if len(names) != len(properties):
        raise Refusal(400, "each of properties is an object with an id")
    if len(ids) > MAX_IDS or len(names) > MAX_PROPERTIES:
        raise Refusal(413, f"there are more than {MAX_IDS} ids or {MAX_PROPERTIES} properties in this query")
    for name in names:
        if not property_name(record, name):
            raise Refusal(400, f"{name[:60]} is no property: /reconcile/properties lists them")
    return {"ids": ids, "properties": names}


async def propose(request: Request) -> JSONResponse:
    """The properties that things of a type have: the facts that are asked of them first, then all others."""
    record = context_of(request).record
    type = request.query_params.get("type", "")
    facts = list(record.types[type].facts) if type in record.types else []
    relations = [name for name in record.relations if "/" not in name]
    ids = dict.fromkeys(
        [*OWN, *facts, *relations, *(f"^{name}" for name in relations if record.relations[name].inverse)]
    )
    limit = request.query_params.get("limit", "")
    most = min(int(limit), 1_000) if limit.isascii() and limit.isdecimal() and len(limit) < 6 else _USUAL
    found = [{"id": id, "name": property_name(record, id)} for id in ids][:most]
    return JSONResponse({"properties": found, "limit": most, **({"type": type} if type else {})})
