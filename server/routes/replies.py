"""Answers that are pages: the site of a context, and the headers of a page."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from ...pages.links import ServerLinks
from ...pages.rendering import POLICY, render
from ...pages.site import Site
from ..context import Context
from ..protocol import caching


def site_of(context: Context) -> Site:
    """The record as pages, with the addresses of this server."""
    return Site(context.record, ServerLinks(), context.file_changes.has_changes)


def render_page(context: Context, template: str, etag: str = "", /, status: int = 200, **content: Any) -> Response:
    """A page made from a template."""
    return page_reply(render(site_of(context), template, **content), etag, status)


def page_reply(html: str | bytes, etag: str = "", status: int = 200) -> Response:
    """A page. Without an ETag, caches must not store it."""
    headers = {"Content-Security-Policy": POLICY, "Vary": "Accept, Accept-Encoding"}
    headers |= caching.headers(etag) if etag else {"Cache-Control": "no-store"}
    return Response(html, status, headers, media_type="text/html")
