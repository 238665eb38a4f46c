"""The query page: a form, the ready-made questions, and the answer as a table."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ...graph.sparql.evaluation import PREFIXES
from ...pages.answers import parse_table
from ...pages.questions import question_links
from ...visualisations.map.selection import MAX_THINGS
from ..context import Context, context_of, query_job
from ..protocol import caching
from ..protocol.negotiation import BY_NAME, Format
from ..protocol.request import QueryRequest
from ..refusal import Refusal
from .replies import render_page, site_of

_ROWS_SHOWN = 500
_EXAMPLE = """SELECT ?name ?claim
WHERE {
  ?claim a civic:Claim ; rdf:subject/skos:prefLabel ?name .
}
ORDER BY ?name
LIMIT 20"""


def empty_form(context: Context) -> Response:
    """The form with an example in it."""
    etag = caching.etag_of(context, "ask")
    return _page(context, etag, query=_EXAMPLE)


async def answer_page(request: Request, query: QueryRequest) -> Response:
    """The form with the query in it, and below it the answer, or why there is none."""
    context = context_of(request)
    try:
        answer, formats, cut, head = await _load_answer(request, query)
    except Refusal as refusal:
        content: dict[str, Any] = {"query": query.text, "graphs": _graph_parameters(query), "refused": refusal.reason}
        content |= {"bare": query.bare, "address": _address(request, query)}
        refused = _page(context, status=refusal.status, **content)
        refused.headers.update(refusal.headers)
        return refused
    etag = caching.etag_of(context, "ask", query) if caching.is_repeatable(query.text) and not cut else ""
    if etag and (cached := caching.not_modified(request, etag)):
        return cached
    links = {format.name: _download_link(query, format) for format in formats}
    parameters: dict[str, Any] = {"query": query.text, "graphs": _graph_parameters(query), "bare": query.bare}
    parameters["address"] = _address(request, query)
    return _page(context, etag, **parameters, answer=answer, cut=cut, downloads=links, notices=head.get("notices", []))


def _page(context: Context, etag: str = "", /, status: int = 200, **content: object) -> Response:
    site = site_of(context)
    is_whole = len(context.record.things) <= MAX_THINGS
    script_data = json.dumps({"base": context.settings.base, "prefixes": PREFIXES, "mapIsWhole": is_whole})
    defaults: dict[str, object] = {
        "answer": None,
        "refused": "",
        "notices": [],
        "downloads": {},
        "graphs": [],
        "bare": False,
        "address": "",
        "questions": question_links(site),
        "crumbs": [("Questions", site.links.page("questions")), ("Ask in SPARQL", "")],
        "here": site.links.page("questions"),
        "script_data": script_data,
    }
    return render_page(context, "ask.html", etag, status=status, **{**defaults, **content})


async def _load_answer(request: Request, query: QueryRequest) -> tuple[object, list[Format], str, dict[str, Any]]:
    """The answer, the formats that it can be downloaded in, why it is cut short, and the head of the reply."""
    context = context_of(request)
    job = query_job(context, query, BY_NAME["json"], BY_NAME["turtle"], min(_ROWS_SHOWN, context.settings.max_rows))
    reply = await context.ask(request, job)
    body = reply.body
    if reply.rest is not None:
        body += b"".join([piece async for piece in reply.rest])
    format = reply.head["format"]
    answer = parse_table(site_of(context), format, body, named=not query.bare)
    cut = reply.head.get("cut") or ("it is longer than a page holds" if _is_cut(format, body) else "")
    names = ("json", "csv", "tsv", "xml") if format == "json" else ("turtle", "ntriples", "jsonld", "rdfxml")
    return answer, [BY_NAME[name] for name in names], cut, reply.head


def _is_cut(format: str, body: bytes) -> bool:
    """Whether an answer that came in pieces ends with the mark for a cut."""
    mark = b'"truncated": true' if format == "json" else b"\n# truncated: "
    return mark in body[-1000:]


def _address(request: Request, query: QueryRequest) -> str:
    """The address of an answer, for programs on any machine: the form of the answer is asked for by Accept."""
    asked = urlencode([("query", query.text), *_graph_parameters(query)])
    return f"{str(request.base_url).rstrip('/')}/sparql?{asked}"


def _download_link(query: QueryRequest, format: Format) -> str:
    return f"/sparql?{urlencode([('query', query.text), ('format', format.name), *_graph_parameters(query)])}"


def _graph_parameters(query: QueryRequest) -> list[tuple[str, str]]:
    """The parameters that name the data set."""
    return [("default-graph-uri", iri) for iri in query.default] + [("named-graph-uri", iri) for iri in query.named]
