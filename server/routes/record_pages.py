"""The pages of the record as a whole: home, the ledger, lists of people and bodies, sources, what is not known."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from ...pages.ledger import FIELDS
from ..operations import BY_NAME, fields_of
from ..protocol.parameters import read_fields
from .replies import format_of, send_page


async def home(request: Request) -> Response:
    """What the record shows first, and where to go on."""
    return await send_page(request, "home", {})


async def ledger(request: Request) -> Response:
    """Asks, answers and promises, as far as the parameters keep them."""
    format = format_of(request, "json", "csv")
    fields = fields_of(BY_NAME["ledger"]) if format == "json" else FIELDS
    return await send_page(
        request, "ledger", read_fields(fields, request.query_params, strict=format == "json"), format
    )


async def list_of(request: Request) -> Response:
    """The things of a kind: people, organisations, assemblies, asks, promises."""
    return await send_page(request, "list", {"list": request.url.path.rpartition("/")[2]})


async def sources(request: Request) -> Response:
    """The documents."""
    return await send_page(request, "sources", {})


async def unknown(request: Request) -> Response:
    """What has no answer, what nobody looked at, what rests on one voice or on us."""
    return await send_page(request, "unknown", {})
