"""The app: the function that answers each address, and the answers to refused requests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from ..graph.changes.claim_history import read_kept
from ..graph.record import Record
from ..graph.words.counts import capital
from ..pages.lists import LISTS
from ..pages.rendering import render
from .context import Context
from .file_changes import FileChanges
from .protocol import endpoint
from .protocol.middleware import Compression, RequestChecks
from .protocol.negotiation import PAGE, TEXT, Format, accept_of, choose
from .refusal import Refusal
from .reload import Reloader
from .routes import (
    cards,
    data_answers,
    dataset_page,
    explore,
    record_pages,
    report_page,
    thing_page,
    trace_page,
    vocabulary_page,
)
from .routes.replies import page_reply
from .routes.suggestions import nearby, site_refusing
from .services import data_extension, health, openapi, reconciliation, terms
from .services.statistics import StoreCounts
from .settings import Settings
from .workers.pool import Pool

_PROBLEM = Format("problem", "application/problem+json", aliases=("application/json",))
_TITLES = {404: "Not here", 406: "Not in that format", 429: "Too much at once", 503: "Not now"}
_COMPRESSED_FROM = 1_000
_EXPOSED = ("ETag", "Link", "Retry-After", "X-Notice", "X-Total-Count", "X-Truncated")


def application(settings: Settings, record: Record) -> ASGIApp:
    """The app for a record; its workers run as long as it does."""
    pool = Pool(settings)
    counts, changes = StoreCounts(settings.store, pool.rebuilder), FileChanges(settings.root, record.hash)
    history = read_kept(settings.history, record.withholds)
    context = Context(settings, record, pool, counts, changes, history)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.open()
        reloader = Reloader(context, lambda new: setattr(app.state, "context", new))
        watching = asyncio.create_task(reloader.run()) if settings.reload and settings.root else None
        yield
        if watching is not None:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
        await reloader.close()

    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        exception_handlers={
            Refusal: _handle_refusal,
            HTTPException: _handle_http_exception,
            ClientDisconnect: _handle_disconnect,
            Exception: _handle_failure,
        },
    )
    app.router.redirect_slashes = False
    app.state.context = context
    # Outermost, so that failures inside are counted and get the common headers like any other answer.
    return RequestChecks(_with_cors(Compression(app, _COMPRESSED_FROM, 5), settings), pool, settings)


def _with_cors(app: ASGIApp, settings: Settings) -> ASGIApp:
    """The app with the CORS headers for the web pages that may send it requests."""
    if settings.allow_origin == "none":
        return app
    with_cors = CORSMiddleware(
        app,
        allow_origins=[settings.allow_origin],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Accept", "Content-Type", "If-None-Match"],
        expose_headers=_EXPOSED,
        max_age=86_400,
    )
    return _CorsExceptPages(app, with_cors) if settings.texts else with_cors


class _CorsExceptPages:
    """Leaves out the CORS headers of pages with passages of the sources' texts: no other web page may read them."""

    def __init__(self, plain: ASGIApp, with_cors: ASGIApp) -> None:
        self._plain, self._with_cors = plain, with_cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        shows_page = scope["type"] == "http" and scope["path"].startswith(("/page/", "/text/"))
        await (self._plain if shows_page else self._with_cors)(scope, receive, send)


def _routes() -> list[Route]:
    read = ["GET", "HEAD"]
    return [
        Route("/", record_pages.home, methods=read),
        Route("/sparql", endpoint.sparql, methods=[*read, "POST"]),
        Route("/sparql/", endpoint.sparql, methods=[*read, "POST"]),
        Route(endpoint.GRAPH_STORE_PATH, endpoint.graph, methods=read),
        Route(endpoint.GRAPH_STORE_PATH + "/{path:path}", endpoint.graph, methods=read),
        Route("/terms", terms.terms, methods=read),
        Route("/questions", explore.questions, methods=read),
        Route("/questions/{name}", explore.question, methods=read),
        Route("/search", explore.search, methods=read),
        Route("/trace", trace_page.trace, methods=read),
        Route("/trace.json", trace_page.trace, methods=read),
        *(Route(f"/{name}.json", data_answers.answer, methods=read) for name in ("find", "show")),
        *(Route(f"/ask{ending}", data_answers.ask, methods=read) for ending in ("", ".rq")),
        Route("/compare", data_answers.compare, methods=read),
        Route("/analyse", data_answers.analyses, methods=read),
        Route("/analyse/{name}", data_answers.analysis, methods=read),
        Route(openapi.PATH, data_answers.openapi, methods=read),
        Route("/report", report_page.report, methods=read),
        *(Route(f"/ledger{ending}", record_pages.ledger, methods=read) for ending in ("", ".json", ".csv")),
        *(Route(f"/{one.name}", record_pages.list_of, methods=read) for one in LISTS),
        Route("/sources", record_pages.sources, methods=read),
        Route("/sources/{path:path}", record_pages.source, methods=read),
        Route("/text/{path:path}", record_pages.text, methods=read),
        Route("/unknown", record_pages.unknown, methods=read),
        Route("/card.png", cards.card, methods=read),
        Route("/picture.svg", cards.picture, methods=read),
        Route("/map", explore.relationship_map, methods=read),
        Route("/id/{path:path}", thing_page.redirect_to_known, methods=read),
        Route("/page/{path:path}", thing_page.thing_page, methods=read),
        Route("/data/{path:path}", thing_page.data, methods=read),
        Route("/static/{name}", explore.asset, methods=read),
        Route("/dataset", dataset_page.dataset, methods=read),
        Route("/dataset.nq.gz", dataset_page.dump, methods=read),
        Route("/.well-known/void", dataset_page.well_known, methods=read),
        Route("/ns", vocabulary_page.namespace, methods=read),
        Route("/ns.ttl", vocabulary_page.namespace, methods=read),
        Route("/ns.jsonld", vocabulary_page.namespace, methods=read),
        Route("/ns/context.jsonld", vocabulary_page.companion_file, methods=read),
        Route("/ns/shapes.ttl", vocabulary_page.companion_file, methods=read),
        Route("/ns/{version}", vocabulary_page.namespace, methods=read),
        Route(reconciliation.PATH, reconciliation.reconcile, methods=[*read, "POST"]),
        Route(reconciliation.PATH + "/preview", reconciliation.preview, methods=read),
        Route(reconciliation.PATH + "/properties", data_extension.propose, methods=read),
        Route(reconciliation.PATH + "/suggest/{kind}", reconciliation.suggest, methods=read),
        Route("/health", health.health, methods=read),
        Route("/ready", health.ready, methods=read),
        Route("/metrics", health.metrics, methods=read),
    ]


def _handle_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return _refusal_response(request, error.status, error.reason, error.headers)


def _handle_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        reason = f"{request.method} is refused here: the record is read-only"
    else:
        reason = "there is nothing at this address" + nearby(request, _routes())
    return _refusal_response(request, error.status_code, reason, error.headers or {})


def _refusal_response(request: Request, status: int, reason: str, headers: Mapping[str, str]) -> Response:
    """A refusal as a page for a browser, problem details (RFC 9457) for who asks for JSON, else a line of text."""
    headers_of_all = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Encoding"}
    title = _TITLES.get(status, "Refused")
    kind = _PROBLEM if request.url.path.endswith(".json") else choose(accept_of(request), (TEXT, PAGE, _PROBLEM))
    if kind is _PROBLEM:
        problem = {"title": title, "status": status, "detail": reason}
        return JSONResponse(problem, status, {**headers_of_all, **headers}, media_type="application/problem+json")
    if kind is not PAGE:
        return PlainTextResponse(f"{reason}\n", status, {**headers_of_all, **headers})
    site, said = site_refusing(request, reason)
    sentence = capital(said if said.endswith("?") else f"{said}.")
    reply = page_reply(render(site, "refused.html", status=status, title=title, reason=sentence), status=status)
    reply.headers.update(headers)
    return reply


def _handle_disconnect(request: Request, error: Exception) -> Response:
    return Response(status_code=499)


def _handle_failure(request: Request, error: Exception) -> Response:
    return PlainTextResponse(
        "something went wrong here; the fault is the server's\n", 500, {"Cache-Control": "no-store"}
    )
