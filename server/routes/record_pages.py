"""The pages of the record as a whole: home, the ledger, lists of people and bodies, sources, what is not known."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from ...graph.ledger.filters import DATES, SWITCHES
from ...graph.ledger.groups import GROUPINGS
from ...pages.ledger import NAMES
from ..refusal import Refusal
from .replies import format_of, send_page

_MAX_CHARACTERS = 200


async def home(request: Request) -> Response:
    """What the record shows first, and where to go on."""
    return await send_page(request, "home", {})


async def ledger(request: Request) -> Response:
    """Asks, answers and promises, as far as the parameters keep them."""
    return await send_page(request, "ledger", _read_filters(request.query_params), format_of(request, "json", "csv"))


async def list_of(request: Request) -> Response:
    """The things of a kind: people, organisations, assemblies, asks, promises."""
    return await send_page(request, "list", {"list": request.url.path.rpartition("/")[2]})


async def sources(request: Request) -> Response:
    """The documents."""
    return await send_page(request, "sources", {})


async def unknown(request: Request) -> Response:
    """What has no answer, what nobody looked at, what rests on one voice or on us."""
    return await send_page(request, "unknown", {})


def _read_filters(given: QueryParams) -> dict[str, Any]:
    """What narrows a ledger.

    Raises
    ------
    Refusal
        A parameter says what it cannot.
    """
    asked: dict[str, Any] = {name: given.get(name, "").strip() for name in (*NAMES, *DATES)}
    if any(len(value) > _MAX_CHARACTERS for value in asked.values()):
        raise Refusal(400, f"name things by at most {_MAX_CHARACTERS} characters")
    asked |= {name: given.get(name, "") == "1" for name in SWITCHES}
    asked["group_by"] = given.get("group_by", "")
    if asked["group_by"] not in ("", *GROUPINGS):
        raise Refusal(400, f"groups are by {', '.join(GROUPINGS)}, not {asked['group_by'][:40]!r}")
    return asked
