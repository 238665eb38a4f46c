"""Answers that are pages: the site of a context, and the headers of a page."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ...pages.links import ServerLinks
from ...pages.rendering import POLICY, render
from ...pages.site import Site
from ..context import Context, context_of
from ..protocol import caching
from ..protocol.negotiation import BY_NAME, PAGE, accept_of, choose
from ..workers.pool import JobReply
from .summaries import image_of
from .unread_parameters import unread_parameters

_MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "rq": "application/sparql-query",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class KeptReplies:
    """Replies that were made lately, by their ETags: a link that many open is answered once. So many bytes at most.

    >>> kept = KeptReplies(most=5)
    >>> for name in ("a", "b", "c"):
    ...     kept.put(name, JobReply({}, b"xx"))
    >>> kept.get("a"), kept.get("c").body
    (None, b'xx')
    """

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._replies: OrderedDict[str, JobReply] = OrderedDict()

    def get(self, etag: str) -> JobReply | None:
        """The reply, which is now the one used last; None where it is not kept."""
        if etag in self._replies:
            self._replies.move_to_end(etag)
        return self._replies.get(etag)

    def put(self, etag: str, reply: JobReply) -> None:
        """Keeps a reply that is whole, and gives up those used longest ago."""
        if reply.rest is not None or etag in self._replies:
            return
        self._replies[etag] = reply
        self._size += len(reply.body)
        while self._size > self._most:
            self._size -= len(self._replies.popitem(last=False)[1].body)


_kept = KeptReplies(most=32 * 1024 * 1024)


def site_of(context: Context, request: Request | None = None) -> Site:
    """The record as pages, with the addresses of this server; a request's page says what of its address is unread."""
    unread = unread_parameters(request) if request else ()
    return Site(
        context.record,
        ServerLinks(),
        context.file_changes.has_changes,
        bool(context.settings.texts),
        history=context.history,
        unread=unread,
    )


async def send_page(
    request: Request, name: str, asked: dict[str, Any], format: str = "html", policy: str = POLICY, file: str = ""
) -> Response:
    """A page that a worker makes, about what is asked; or the same in another format, kept under the name of ``file``.

    ``policy`` is the Content-Security-Policy of a page.
    """
    context = context_of(request)
    address, image = (str(request.url), image_of(request)) if format == "html" else ("", "")
    etag = caching.etag_of(context, name, asked, format, address)
    if cached := caching.not_modified(request, etag):
        return cached
    edited, unread = context.file_changes.has_changes, unread_parameters(request)
    job = {"op": "page", "name": name, "asked": asked, "format": format}
    if (reply := _kept.get(etag)) is None:
        reply = await context.ask(
            request, {**job, "site": {"edited": edited, "address": address, "image": image, "unread": unread}}
        )
        _kept.put(etag, reply)
    if format == "html":
        return page_reply(reply.body, etag, policy=policy)
    kept = {"Content-Disposition": f'attachment; filename="{file}"'} if file else {}
    kept |= _paging(request, asked, reply.head["total"]) if "total" in reply.head else {}
    return Response(reply.body, headers={"Vary": "Accept, Accept-Encoding", **kept, **caching.headers(etag)},
                    media_type=_MEDIA_TYPES[format])  # fmt: skip


def _paging(request: Request, asked: dict[str, Any], total: int) -> dict[str, str]:
    """How many a list has, and where more of it is where a part was asked for."""
    offset, limit, links = asked.get("offset", 0), asked.get("limit") or 0, []
    if limit and offset + limit < total:
        links.append(f'<{request.url.include_query_params(offset=offset + limit)}>; rel="next"')
    if limit and offset:
        before = max(0, min(offset, total) - limit)
        links.append(f'<{request.url.include_query_params(offset=before)}>; rel="prev"')
    return {"X-Total-Count": str(total), **({"Link": ", ".join(links)} if links else {})}


def format_of(request: Request, *others: str) -> str:
    """The format that a request asks for, by the ending of its address or else by Accept: a page, or one of others."""
    ending = request.url.path.rpartition("/")[2].partition(".")[2]
    if ending in others:
        return ending
    offered = {BY_NAME[name]: name for name in others if name in BY_NAME}
    return offered.get(choose(accept_of(request), (PAGE, *offered)) or PAGE, "html")


def render_page(
    context: Context,
    template: str,
    etag: str = "",
    request: Request | None = None,
    /,
    status: int = 200,
    **content: Any,
) -> Response:
    """A page made from a template; of a request, it says what of the address is not understood."""
    return page_reply(render(site_of(context, request), template, **content), etag, status)


def page_reply(html: str | bytes, etag: str = "", status: int = 200, policy: str = POLICY) -> Response:
    """A page. Without an ETag, caches must not store it."""
    headers = {"Content-Security-Policy": policy, "Vary": "Accept, Accept-Encoding"}
    headers |= caching.headers(etag) if etag else {"Cache-Control": "no-store"}
    return Response(html, status, headers, media_type="text/html")
