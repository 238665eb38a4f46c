"""The app: which address leads where, and what becomes of a refusal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from ..graph.record import Record
from ..graph.words.counts import capital
from .context import Context, context
from .file_changes import Edits
from .pages import dataset_page, home, thing_page, vocabulary_page
from .pages.templates import page
from .protocol import endpoint
from .protocol.middleware import Compression, Guard
from .protocol.negotiation import PAGE, Format, accept_of, chosen
from .refusal import Refusal
from .services import health, reconciliation, terms
from .services.statistics import Counts
from .settings import Settings
from .workers.pool import Pool

_TEXT = Format("text", "text/plain")
_TITLES = {404: "Not here", 406: "Not in that format", 429: "Too much at once", 503: "Not now"}
_COMPRESSED_FROM = 1_000
_EXPOSED = ("ETag", "Retry-After", "X-Notice", "X-Truncated")


def application(settings: Settings, record: Record) -> ASGIApp:
    """The app for a record; its workers live as long as it does."""
    pool = Pool(settings)
    counts = Counts(settings.store, pool.mender)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        await pool.open()
        yield
        await pool.close()
        await counts.close()

    app = Starlette(
        routes=_routes(),
        lifespan=life,
        exception_handlers={
            Refusal: _refused,
            HTTPException: _not_here,
            ClientDisconnect: _gone,
            Exception: _failed,
        },
    )
    app.router.redirect_slashes = False
    app.state.context = Context(settings, record, pool, counts, Edits(settings.root, record.hash))
    # Around all of it, so that what goes wrong inside is counted and headed like any other answer.
    return Guard(_shared(Compression(app, _COMPRESSED_FROM, 5), settings), pool, settings)


def _shared(app: ASGIApp, settings: Settings) -> ASGIApp:
    """The app for the web pages that may ask it."""
    if settings.allow_origin == "none":
        return app
    asked = CORSMiddleware(
        app,
        allow_origins=[settings.allow_origin],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Accept", "Content-Type", "If-None-Match"],
        expose_headers=_EXPOSED,
        max_age=86_400,
    )
    return _Apart(app, asked) if settings.texts else asked


class _Apart:
    """Pages that show passages of the sources' texts are for who looks at them here, and for no other web page."""

    def __init__(self, alone: ASGIApp, asked: ASGIApp) -> None:
        self._alone, self._asked = alone, asked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        shows = scope["type"] == "http" and scope["path"].startswith("/page/")
        await (self._alone if shows else self._asked)(scope, receive, send)


def _routes() -> list[Route]:
    read = ["GET", "HEAD"]
    return [
        Route("/", home.start, methods=read),
        Route("/sparql", endpoint.sparql, methods=[*read, "POST"]),
        Route("/sparql/", endpoint.sparql, methods=[*read, "POST"]),
        Route(endpoint.PATH, endpoint.graph, methods=read),
        Route(endpoint.PATH + "/{path:path}", endpoint.graph, methods=read),
        Route("/terms", terms.terms, methods=read),
        Route("/questions", home.listed, methods=read),
        Route("/search", home.search, methods=read),
        Route("/map", home.map, methods=read),
        Route("/id/{path:path}", thing_page.identified, methods=read),
        Route("/page/{path:path}", thing_page.shown, methods=read),
        Route("/data/{path:path}", thing_page.data, methods=read),
        Route("/static/{name}", home.asset, methods=read),
        Route("/dataset", dataset_page.described, methods=read),
        Route("/dataset.nq.gz", dataset_page.dumped, methods=read),
        Route("/.well-known/void", dataset_page.well_known, methods=read),
        Route("/ns", vocabulary_page.namespace, methods=read),
        Route("/ns.ttl", vocabulary_page.namespace, methods=read),
        Route("/ns.jsonld", vocabulary_page.namespace, methods=read),
        Route("/ns/context.jsonld", vocabulary_page.beside, methods=read),
        Route("/ns/shapes.ttl", vocabulary_page.beside, methods=read),
        Route("/ns/{version}", vocabulary_page.namespace, methods=read),
        Route(reconciliation.PATH, reconciliation.reconcile, methods=[*read, "POST"]),
        Route(reconciliation.PATH + "/preview", reconciliation.preview, methods=read),
        Route(reconciliation.PATH + "/suggest/{kind}", reconciliation.suggested, methods=read),
        Route("/health", health.health, methods=read),
        Route("/ready", health.ready, methods=read),
        Route("/metrics", health.metrics, methods=read),
    ]


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return _told(request, error.status, error.reason, error.headers)


def _not_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        told = f"{request.method} is refused here: the record is read-only"
    else:
        told = "there is nothing at this address; / says what there is"
    return _told(request, error.status_code, told, error.headers or {})


def _told(request: Request, status: int, reason: str, headers: Mapping[str, str]) -> Response:
    """A refusal, as a page for a browser, else as one line of text."""
    always = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Encoding"}
    if chosen(accept_of(request), (_TEXT, PAGE)) is not PAGE:
        return PlainTextResponse(f"{reason}\n", status, {**always, **headers})
    title = _TITLES.get(status, "Refused")
    reply = page(context(request), "refused.html", status=status, title=title, reason=capital(f"{reason}."))
    reply.headers.update(headers)
    return reply


def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=499)


def _failed(request: Request, error: Exception) -> Response:
    return PlainTextResponse(
        "something went wrong here; the fault is the server's\n", 500, {"Cache-Control": "no-store"}
    )
