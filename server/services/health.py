"""For those who watch over the server: is it there, can it answer, what has it done."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ..context import context

_KEPT = {"Cache-Control": "no-store"}


async def health(request: Request) -> Response:
    """200 as long as the server runs."""
    return PlainTextResponse("ok\n", headers=_KEPT)


async def ready(request: Request) -> Response:
    """200 when a query can be answered, else 503."""
    pool = context(request).pool
    if pool.alive:
        return PlainTextResponse(f"ready: {pool.alive} of {pool.settings.workers} workers\n", headers=_KEPT)
    return PlainTextResponse("not ready: no worker is alive\n", 503, _KEPT)


async def metrics(request: Request) -> Response:
    """Counts as plain text, one a line, as Prometheus reads them."""
    pool, edited = context(request).pool, context(request).edits.seen
    lines = [
        f"civicgraph_workers_alive {pool.alive}",
        f"civicgraph_workers_busy {pool.desk.held}",
        f"civicgraph_workers_aside {pool.aside}",
        f"civicgraph_requests_waiting {pool.desk.waiting}",
        f"civicgraph_files_changed {int(edited)}",
        f"civicgraph_bytes_unread {pool.held.in_all}",
        f"civicgraph_given_up_total {pool.held.given_up}",
    ]
    for name, count in sorted(pool.counts.items()):
        kind, _, value = name.partition(" ")
        if kind == "status":
            lines.append(f'civicgraph_responses_total{{status="{value}"}} {count}')
        else:
            lines.append(f"civicgraph_{name.replace(' ', '_')}_total {count}")
    return PlainTextResponse("\n".join(lines) + "\n", headers=_KEPT)
