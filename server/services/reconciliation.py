"""Names reconciled with the record, as OpenRefine asks for it (Reconciliation Service API 0.2)."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...graph.nesting import loads
from ...graph.vocabulary import NS, vocabulary
from ..context import Context, context
from ..pages.templates import page
from ..pages.thing_page import known_thing
from ..protocol import caching
from ..protocol.request import body, pairs_of
from ..refusal import Refusal

PATH = "/reconcile"
# Whoever reconciles shows the preview in a frame.
_FRAMED = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
_QUERIES, _LONGEST, _LIMIT, _MOST_BYTES = 100, 500, 50, 1_000_000


async def reconcile(request: Request) -> Response:
    """The manifest, or the candidates for a batch of queries."""
    here = context(request)
    pairs = dict(pairs_of(request.scope["query_string"]))
    if request.method == "POST":
        if not request.headers.get("content-type", "").lower().startswith("application/x-www-form-urlencoded"):
            raise Refusal(415, "post application/x-www-form-urlencoded")
        pairs |= dict(pairs_of((await body(request, _MOST_BYTES)).strip()))
    if "queries" not in pairs:
        return JSONResponse(manifest(here, str(request.base_url).rstrip("/")))
    reply = await here.ask(request, {"op": "reconcile", "queries": queries(here, pairs["queries"])})
    return Response(reply.body, media_type="application/json", headers={"Cache-Control": "no-store"})


def manifest(here: Context, root: str) -> dict[str, Any]:
    """What the service is and can do."""
    return {
        "versions": ["0.2"],
        "name": f"civicgraph: {here.record.about.title or 'a record'}",
        "identifierSpace": here.settings.base,
        "schemaSpace": NS,
        "defaultTypes": [{"id": name, "name": type.label} for name, type in here.record.types.items()],
        "view": {"url": f"{root}/page/{{{{id}}}}"},
        "preview": {"url": f"{root}{PATH}/preview?id={{{{id}}}}", "width": 420, "height": 240},
        "suggest": {
            kind: {"service_url": root, "service_path": f"{PATH}/suggest/{kind}"} for kind in ("entity", "type")
        },
        "batchSize": _QUERIES,
    }


def queries(here: Context, text: str) -> dict[str, dict[str, Any]]:
    """A batch of queries, each with its text, types and limit. Properties are not compared, and so are passed over.

    Raises
    ------
    Refusal
        It is no batch as the API has it.
    """
    try:
        given = loads(text)
        json.dumps(given, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Refusal(400, "queries holds half a character") from None
    except (ValueError, RecursionError):
        raise Refusal(400, "queries is not JSON") from None
    if not isinstance(given, dict) or not all(isinstance(one, dict) for one in given.values()):
        raise Refusal(400, 'queries is an object of objects, such as {"q0": {"query": "a name"}}')
    if len(given) > _QUERIES:
        raise Refusal(413, f"there are more than {_QUERIES} queries in this batch")
    return {key: _query(here, key, one) for key, one in given.items()}


def _query(here: Context, key: str, given: dict[str, Any]) -> dict[str, Any]:
    text, limit = given.get("query", ""), given.get("limit")
    limit = 10 if limit is None else int(limit) if isinstance(limit, float) and limit.is_integer() else limit
    types = given.get("type") or []
    types = [types] if isinstance(types, str) else types
    if not isinstance(text, str) or not isinstance(types, list) or not all(isinstance(one, str) for one in types):
        raise Refusal(400, f"{key[:40]}: query is text, and type a name or a list of names")
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise Refusal(400, f"{key[:40]}: limit is a number from 1")
    if len(text) > _LONGEST:
        raise Refusal(413, f"{key[:40]}: the query is longer than {_LONGEST} characters")
    return {
        "query": text,
        "types": [name for one in types if one for name in with_kinds(one)],
        "limit": min(limit, _LIMIT),
    }


def with_kinds(type: str) -> list[str]:
    """A type, by name or IRI, with all that are kinds of it: an alliance is an organisation.

    >>> {"Alliance", "Funder", "Organisation"} <= set(with_kinds("Organisation"))
    True
    """
    words = vocabulary()
    iri = type if "://" in type else words.iri_of(type)
    return [type.removeprefix(NS), *(name for name in words.types if words.is_a(words.iri_of(name), iri))]


async def suggested(request: Request) -> Response:
    """Things or types that begin with what was typed."""
    here, kind = context(request), request.path_params["kind"]
    prefix = request.query_params.get("prefix", "")[:_LONGEST]
    if kind == "type":
        found = [{"id": name, "name": type.label} for name, type in here.record.types.items()
                 if prefix.lower() in f"{type.label} {name}".lower()]  # fmt: skip
        return JSONResponse({"result": found})
    if kind != "entity":
        raise Refusal(404, "entity and type can be suggested")
    job = {"op": "reconcile", "queries": {"q": {"query": prefix, "types": [], "limit": 20}}}
    result = json.loads((await here.ask(request, job)).body)["q"]["result"]
    return JSONResponse({"result": [{key: one[key] for key in ("id", "name", "description")} for one in result]})


async def preview(request: Request) -> Response:
    """A thing in a few lines, to be shown in a frame."""
    here = context(request)
    thing = known_thing(here, request.query_params.get("id", ""))
    etag = caching.tag(here, "preview", thing.id)
    made = page(here, "preview.html", etag, thing=thing, kind=here.record.type_label(thing.id),
                claims=len(here.record.claims_about(thing.id)))  # fmt: skip
    made.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
    )
    return made
