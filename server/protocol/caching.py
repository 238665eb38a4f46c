"""ETags made from the data's hash and the question: the same question of the same data has the same answer."""

from __future__ import annotations

import hashlib
import re

from starlette.requests import Request
from starlette.responses import Response

from ...graph.errors import UsageError
from ...graph.sparql.text import bare
from ...graph.version import VERSION
from ..context import Context

# What gives another answer each time that it is asked. It may touch the word before it: ORDER BYRAND().
_FRESH = re.compile(r"(?:NOW|RAND|UUID|BNODE)\b", re.IGNORECASE)
_LONG = 10_000
FRESH_FOR = "public, max-age=60, must-revalidate"


def tag(context: Context, *parts: object) -> str:
    """The weak ETag of an answer. It is weak because compressed answers share it, and rows may come in any order."""
    settings = context.settings
    seed = [VERSION, settings.hash, settings.about, settings.base, settings.max_rows, context.edits.seen, *parts]
    return f'W/"{hashlib.sha256(repr(seed).encode()).hexdigest()[:32]}"'


def lasting(query: str) -> bool:
    """Whether a query has the same answer as long as the data is the same. Strings and comments say nothing of it.

    >>> lasting("SELECT * { ?s foaf:knows ?o }"), lasting("SELECT ?s { ?s ?p ?o } ORDER BYRAND()")
    (True, False)
    """
    if not _FRESH.search(query):
        return True
    if len(query) > _LONG:  # the server itself has no time to read it
        return False
    try:
        return not _FRESH.search(bare(query))
    except UsageError:  # it will be refused
        return False


def unchanged(request: Request, etag: str) -> Response | None:
    """The answer to a client that has it already."""
    known = request.headers.get("if-none-match", "")
    names = {name.strip().removeprefix("W/") for name in known.split(",")}
    if request.method not in ("GET", "HEAD") or etag.removeprefix("W/") not in names:
        return None
    return Response(status_code=304, headers=headers(etag))


def headers(etag: str) -> dict[str, str]:
    """The headers of an answer that may be kept."""
    return {"ETag": etag, "Cache-Control": FRESH_FOR, "Vary": "Accept, Accept-Encoding"}
