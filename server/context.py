"""What every function that answers requests can use: settings, record, workers."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from ..graph.changes.claim_history import ClaimHistory
from ..graph.record import Record
from .file_changes import FileChanges
from .services.statistics import StoreCounts
from .settings import Settings
from .workers.pool import JobReply, Pool

if TYPE_CHECKING:
    from .protocol.negotiation import Format
    from .protocol.request import QueryRequest

T = TypeVar("T")


@dataclass
class Context:
    """The settings, the record for the pages, the counts, the changes of the files, the history of the claims, and the
    workers for everything that may take long.
    """

    settings: Settings
    record: Record
    pool: Pool
    counts: StoreCounts
    file_changes: FileChanges
    history: ClaimHistory

    async def ask(self, request: Request, job: dict[str, Any]) -> JobReply:
        """The reply of a worker; the job ends when the client disconnects."""
        return await _run_while_connected(request, self.pool.ask(client_address(request), job))


def context_of(request: Request) -> Context:
    """The context of the app that a request is sent to."""
    # One request has one context, also where another is put in its place meanwhile.
    if not hasattr(request.state, "context"):
        request.state.context = request.app.state.context
    context: Context = request.state.context
    return context


def client_address(request: Request) -> str:
    """The name of a client for limits and turns: an IPv4 address, or the /64 network of an IPv6 address.

    All clients for which a proxy sends no valid address count as one.
    """
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "unknown"
    if address.version == 4:
        return host
    return str(address.ipv4_mapped or ipaddress.ip_network((host, 64), strict=False))


async def _run_while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    task, disconnect = asyncio.ensure_future(work), asyncio.ensure_future(_wait_for_disconnect(request))
    try:
        await asyncio.wait((task, disconnect), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        for each in (task, disconnect):
            each.cancel()
        await asyncio.gather(task, disconnect, return_exceptions=True)


async def _wait_for_disconnect(request: Request) -> None:
    # The body has been read, or there is none: the next message that is not empty is the disconnect.
    while (await request.receive())["type"] != "http.disconnect":
        pass


def query_job(
    context: Context, query: QueryRequest, rows: Format | None, graph: Format | None, limit: int = 0
) -> dict[str, Any]:
    """The job of a worker that answers a query: the query, the formats of its answer, and the limit of rows."""
    return {
        "op": "query",
        "query": query.text,
        "default": query.default,
        "named": query.named,
        "rows": rows.name if rows else "",
        "graph": graph.name if graph else "",
        "limit": limit or context.settings.max_rows,
        "names": query.names,
    }
