"""Reconciles names with the record, for OpenRefine (Reconciliation Service API 0.2)."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...graph.export.thing_columns import property_name
from ...graph.record import Record
from ...graph.vocabulary import NS, load_vocabulary
from ..context import Context, context_of
from ..protocol import caching
from ..protocol.request import parse_json, parse_pairs, read_body
from ..refusal import Refusal
from ..routes.replies import render_page
from ..routes.thing_page import thing_by_id
from . import data_extension

PATH = "/reconcile"
# Clients show the preview in a frame.
_FRAME_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
_MAX_QUERIES, _MAX_CHARACTERS, _MAX_LIMIT, _MAX_BODY_BYTES = 100, 500, 50, 1_000_000


async def reconcile(request: Request) -> Response:
    """The manifest, the candidates for a batch of queries, or more about things that were matched."""
    context = context_of(request)
    pairs = dict(parse_pairs(request.scope["query_string"]))
    if request.method == "POST":
        if not request.headers.get("content-type", "").lower().startswith("application/x-www-form-urlencoded"):
            raise Refusal(415, "post application/x-www-form-urlencoded")
        pairs |= dict(parse_pairs((await read_body(request, _MAX_BODY_BYTES)).strip()))
    if "extend" in pairs:
        job = {"op": "extend", **data_extension.parse_extension(context.record, pairs["extend"])}
        reply = await context.ask(request, job)
        return Response(reply.body, media_type="application/json", headers={"Cache-Control": "no-store"})
    if "queries" not in pairs:
        return JSONResponse(manifest(context, str(request.base_url).rstrip("/")))
    reply = await context.ask(request, {"op": "reconcile", "queries": parse_queries(context.record, pairs["queries"])})
    return Response(reply.body, media_type="application/json", headers={"Cache-Control": "no-store"})


def manifest(context: Context, root: str) -> dict[str, Any]:
    """The manifest of the service: what it is and can do."""
    return {
        "versions": ["0.2"],
        "name": f"civicgraph: {context.record.about.title or 'a record'}",
        "identifierSpace": context.settings.base,
        "schemaSpace": NS,
        "defaultTypes": [{"id": name, "name": type.label} for name, type in context.record.types.items()],
        "view": {"url": f"{root}/page/{{{{id}}}}"},
        "preview": {"url": f"{root}{PATH}/preview?id={{{{id}}}}", "width": 420, "height": 240},
        "suggest": {
            kind: {"service_url": root, "service_path": f"{PATH}/suggest/{kind}"}
            for kind in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": root, "service_path": f"{PATH}/properties"},
            "property_settings": [],
        },
        "batchSize": _MAX_QUERIES,
    }


def parse_queries(record: Record, text: str) -> dict[str, dict[str, Any]]:
    """The queries of a batch, each with its text, types and limit. Properties are not compared, so they are ignored.

    Raises
    ------
    Refusal
        It is no batch as the API defines it.
    """
    batch = parse_json("queries", text)
    if not isinstance(batch, dict) or not all(isinstance(query, dict) for query in batch.values()):
        raise Refusal(400, 'queries is an object of objects, such as {"q0": {"query": "a name"}}')
    if len(batch) > _MAX_QUERIES:
        raise Refusal(413, f"there are more than {_MAX_QUERIES} queries in this batch")
    return {key: _parse_query(record, key, query) for key, query in batch.items()}


def _parse_query(record: Record, key: str, query: dict[str, Any]) -> dict[str, Any]:
    text, limit = query.get("query", ""), query.get("limit")
    limit = 10 if limit is None else int(limit) if isinstance(limit, float) and limit.is_integer() else limit
    types = query.get("type") or []
    types = [types] if isinstance(types, str) else types
    if not isinstance(text, str) or not isinstance(types, list) or not all(isinstance(type, str) for type in types):
        raise Refusal(400, f"{key[:40]}: query is text, and type a name or a list of names")
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise Refusal(400, f"{key[:40]}: limit is a number from 1")
    if len(text) > _MAX_CHARACTERS:
        raise Refusal(413, f"{key[:40]}: the query is longer than {_MAX_CHARACTERS} characters")
    return {
        "query": text,
        "types": [name for type in types if type for name in with_subtypes(record, type)],
        "limit": min(limit, _MAX_LIMIT),
    }


def with_subtypes(record: Record, type: str) -> list[str]:
    """A type, by name or IRI, with all its subtypes: an alliance is an organisation.

    >>> from civicgraph import Dataset
    >>> {"Alliance", "Funder", "Organisation"} <= set(with_subtypes(Dataset.shipped().record(), "Organisation"))
    True
    """
    known_terms = load_vocabulary(record.own_terms, record.base, record.bases)
    iri = type if "://" in type else known_terms.iri_of(type)
    return [
        type.removeprefix(NS),
        *(name for name in known_terms.types if known_terms.is_a(known_terms.iri_of(name), iri)),
    ]


async def suggest(request: Request) -> Response:
    """Things or types that begin with a prefix."""
    context, kind = context_of(request), request.path_params["kind"]
    prefix = request.query_params.get("prefix", "")[:_MAX_CHARACTERS]
    if kind == "type":
        types = [{"id": name, "name": type.label} for name, type in context.record.types.items()
                 if prefix.lower() in f"{type.label} {name}".lower()]  # fmt: skip
        return JSONResponse({"result": types})
    if kind == "property":
        names = {id: property_name(context.record, id) for id in context.record.relations if "/" not in id}
        found = [{"id": id, "name": name} for id, name in names.items() if prefix.lower() in f"{name} {id}".lower()]
        return JSONResponse({"result": found})
    if kind != "entity":
        raise Refusal(404, "entity, type and property can be suggested")
    job = {"op": "reconcile", "queries": {"q": {"query": prefix, "types": [], "limit": 20}}}
    things = json.loads((await context.ask(request, job)).body)["q"]["result"]
    return JSONResponse({"result": [{key: thing[key] for key in ("id", "name", "description")} for thing in things]})


async def preview(request: Request) -> Response:
    """A thing in a few lines, for a frame."""
    context = context_of(request)
    thing = thing_by_id(context, request.query_params.get("id", ""))
    etag = caching.etag_of(context, "preview", thing.id)
    reply = render_page(context, "preview.html", etag, thing=thing, kind=context.record.type_label(thing.id),
                claims=len(context.record.claims_about(thing.id)))  # fmt: skip
    reply.headers["Content-Security-Policy"] = _FRAME_POLICY
    return reply
