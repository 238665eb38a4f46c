"""The full addresses of pages and of their pictures, which other sites show beside a link."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from urllib.parse import urlencode

from starlette.requests import Request

from ...pages.cards import summary_of as summary_on
from ...pages.site import PageSummary, Site
from ..context import context_of


def site_at(request: Request, site: Site, id: str = "", address: str = "") -> Site:
    """A site whose page has a full address: that of something, of the whole record, or ``address``."""
    path = site.links.item(id) if id else "/"
    return replace(site, address=address or _root(request) + path, image=image_of(request, id))


def summary_of(request: Request, id: str = "", address: str = "") -> PageSummary:
    """The summary of the page of something, or of the whole record; ``address`` is that of another page on it."""
    return summary_on(site_at(request, Site(context_of(request).record), id, address), id)


def image_of(request: Request, id: str = "") -> str:
    """The address of the picture of something, or of the whole record; empty where none can be drawn."""
    asked = f"?{urlencode({'id': id})}" if id else ""
    return f"{_root(request)}/card.png{asked}" if find_spec("resvg_py") else ""


def _root(request: Request) -> str:
    return str(request.base_url).rstrip("/")
