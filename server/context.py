"""What every page of the server has at hand."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from ..graph.record import Record
from .file_changes import Edits
from .services.statistics import Counts
from .settings import Settings
from .workers.pool import Pool, Reply

if TYPE_CHECKING:
    from .protocol.negotiation import Format
    from .protocol.request import Ask

T = TypeVar("T")


@dataclass
class Context:
    """The settings, the record for the pages, the counts, whether the files have changed meanwhile, and the workers for
    everything that may take long.
    """

    settings: Settings
    record: Record
    pool: Pool
    counts: Counts
    edits: Edits

    async def ask(self, request: Request, job: dict[str, Any]) -> Reply:
        """The reply of a worker; nobody goes on working for a client that has hung up."""
        return await _while_there(request, self.pool.ask(client(request), job))


def context(request: Request) -> Context:
    """The context of the app that a request came to."""
    found: Context = request.app.state.context
    return found


def client(request: Request) -> str:
    """Who asks, as far as fairness goes: an IPv4 address, or the network of an IPv6 one, which has addresses to spare.

    An address that is no address, as a proxy may send it, counts as one client.
    """
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "unknown"
    if address.version == 4:
        return host
    return str(address.ipv4_mapped or ipaddress.ip_network((host, 64), strict=False))


async def _while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    task, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((task, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        for one in (task, leaving):
            one.cancel()
        await asyncio.gather(task, leaving, return_exceptions=True)


async def _gone(request: Request) -> None:
    # The body has been read by now, or there is none: the next message but an empty one says that the client is gone.
    while (await request.receive())["type"] != "http.disconnect":
        pass


def query_job(here: Context, ask: Ask, rows: Format | None, graph: Format | None, limit: int = 0) -> dict[str, Any]:
    """What a worker is told to do: a query, the formats of its answer, and how many rows."""
    return {
        "op": "query",
        "query": ask.query,
        "default": ask.default,
        "named": ask.named,
        "rows": rows.name if rows else "",
        "graph": graph.name if graph else "",
        "limit": limit or here.settings.max_rows,
    }
