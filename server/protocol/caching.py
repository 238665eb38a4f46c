"""ETags made from the data's hash and the request: the same request for the same data has the same answer."""

from __future__ import annotations

import hashlib
import re

from starlette.requests import Request
from starlette.responses import Response

from ...graph.errors import UsageError
from ...graph.sparql.text import blank_out
from ...graph.version import VERSION
from ..context import Context

# Functions with another result at each call. No space is needed before them: ORDER BYRAND().
_VOLATILE = re.compile(r"(?:NOW|RAND|UUID|BNODE)\b", re.IGNORECASE)
_MAX_LENGTH = 10_000
CACHE_CONTROL = "public, max-age=60, must-revalidate"


def etag_of(context: Context, *parts: object) -> str:
    """The weak ETag of an answer. It is weak because compressed answers share it, and rows may come in any order."""
    settings = context.settings
    beside = (settings.beside, settings.history_head)
    data = [VERSION, settings.hash, settings.about, settings.base, settings.max_rows, *beside]
    seed = [*data, context.file_changes.has_changes, *parts]
    return f'W/"{hashlib.sha256(repr(seed).encode()).hexdigest()[:32]}"'


def is_repeatable(query: str) -> bool:
    """Whether a query has the same answer as long as the data is the same. Strings and comments do not matter.

    >>> is_repeatable("SELECT * { ?s foaf:knows ?o }"), is_repeatable("SELECT ?s { ?s ?p ?o } ORDER BYRAND()")
    (True, False)
    """
    if not _VOLATILE.search(query):
        return True
    if len(query) > _MAX_LENGTH:  # the server process must not spend its time on parsing
        return False
    try:
        return not _VOLATILE.search(blank_out(query))
    except UsageError:  # it will be refused
        return False


def not_modified(request: Request, etag: str) -> Response | None:
    """The answer 304 Not Modified, if the client has this answer already."""
    known_tags = request.headers.get("if-none-match", "")
    names = {name.strip().removeprefix("W/") for name in known_tags.split(",")}
    if request.method not in ("GET", "HEAD") or etag.removeprefix("W/") not in names:
        return None
    return Response(status_code=304, headers=headers(etag))


def headers(etag: str) -> dict[str, str]:
    """The headers of an answer that caches may store."""
    return {"ETag": etag, "Cache-Control": CACHE_CONTROL, "Vary": "Accept, Accept-Encoding"}
