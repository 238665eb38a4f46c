"""Health, readiness and metrics, for those who operate the server."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ..context import context_of

_NOT_CACHED = {"Cache-Control": "no-store"}


async def health(request: Request) -> Response:
    """200 as long as the server runs."""
    return PlainTextResponse("ok\n", headers=_NOT_CACHED)


async def ready(request: Request) -> Response:
    """200 when a query can be answered, else 503."""
    pool = context_of(request).pool
    if pool.alive_count:
        return PlainTextResponse(f"ready: {pool.alive_count} of {pool.settings.workers} workers\n", headers=_NOT_CACHED)
    return PlainTextResponse("not ready: no worker is alive\n", 503, _NOT_CACHED)


async def metrics(request: Request) -> Response:
    """Counts as plain text, one per line, in the format of Prometheus."""
    pool, has_changes = context_of(request).pool, context_of(request).file_changes.has_changes
    lines = [
        f"civicgraph_workers_alive {pool.alive_count}",
        f"civicgraph_workers_busy {pool.queue.busy_count}",
        f"civicgraph_workers_aside {pool.background_count}",
        f"civicgraph_requests_waiting {pool.queue.waiting_count}",
        f"civicgraph_files_changed {int(has_changes)}",
        f"civicgraph_bytes_unread {pool.unread.total}",
        f"civicgraph_given_up_total {pool.unread.abandoned}",
    ]
    for name, count in sorted(pool.counts.items()):
        kind, _, value = name.partition(" ")
        if kind == "status":
            lines.append(f'civicgraph_responses_total{{status="{value}"}} {count}')
        else:
            lines.append(f"civicgraph_{name.replace(' ', '_')}_total {count}")
    return PlainTextResponse("\n".join(lines) + "\n", headers=_NOT_CACHED)
