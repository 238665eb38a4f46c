"""The query page: a form, the ready-made questions, and the answer as a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ...graph.sparql.evaluation import PREFIXES, questions, shorten_iri
from ...graph.sparql.parameters import Parameter, lacks, parameters, usual_text
from ...pages.links import ServerLinks, iri_link
from ...visualisations.map.selection import MAX_THINGS
from ..context import Context, context_of, query_job
from ..protocol import caching
from ..protocol.negotiation import BY_NAME, Format
from ..protocol.request import QueryRequest
from ..refusal import Refusal
from .replies import render_page

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
        refused = _page(context, status=refusal.status, **content)
        refused.headers.update(refusal.headers)
        return refused
    etag = caching.etag_of(context, "ask", query) if caching.is_repeatable(query.text) and not cut else ""
    if etag and (cached := caching.not_modified(request, etag)):
        return cached
    links = {format.name: _download_link(query, format) for format in formats}
    parameters: dict[str, Any] = {"query": query.text, "graphs": _graph_parameters(query)}
    return _page(context, etag, **parameters, answer=answer, cut=cut, downloads=links, notices=head.get("notices", []))


def _page(context: Context, etag: str = "", /, status: int = 200, **content: object) -> Response:
    is_whole = len(context.record.things) <= MAX_THINGS
    script_data = json.dumps({"base": context.settings.base, "prefixes": PREFIXES, "mapIsWhole": is_whole})
    defaults: dict[str, object] = {
        "answer": None,
        "refused": "",
        "notices": [],
        "downloads": {},
        "graphs": [],
        "questions": question_links(context.settings.base),
        "script_data": script_data,
    }
    return render_page(context, "ask.html", etag, status=status, **{**defaults, **content})


class QuestionLink(NamedTuple):
    """A ready-made question, the address of its answer or of its form, and what it may be asked about."""

    name: str
    text: str
    link: str
    parameters: tuple[Parameter, ...]


def question_links(base: str) -> list[QuestionLink]:
    """The ready-made questions. One that means little without a name leads to its form."""
    return [
        QuestionLink(
            name,
            text,
            f"/questions#{name}" if lacks(name, base) else answer_address(usual_text(name, base)),
            parameters(name),
        )
        for name, text in questions().items()
    ]


def answer_address(query: str) -> str:
    """Where a query is shown with its answer."""
    return f"/sparql?{urlencode({'query': query, 'format': 'html'})}"


async def _load_answer(request: Request, query: QueryRequest) -> tuple[object, list[Format], str, dict[str, Any]]:
    """The answer, the formats that it can be downloaded in, why it is cut short, and the head of the reply."""
    context = context_of(request)
    job = query_job(context, query, BY_NAME["json"], BY_NAME["turtle"], min(_ROWS_SHOWN, context.settings.max_rows))
    reply = await context.ask(request, job)
    body = reply.body
    if reply.rest is not None:
        body += b"".join([piece async for piece in reply.rest])
    format = reply.head["format"]
    answer = parse_table(format, body, context.settings.base)
    cut = reply.head.get("cut") or ("it is longer than a page holds" if _is_cut(format, body) else "")
    names = ("json", "csv", "tsv", "xml") if format == "json" else ("turtle", "ntriples", "jsonld", "rdfxml")
    return answer, [BY_NAME[name] for name in names], cut, reply.head


def _is_cut(format: str, body: bytes) -> bool:
    """Whether an answer that came in pieces ends with the mark for a cut."""
    mark = b'"truncated": true' if format == "json" else b"\n# truncated: "
    return mark in body[-1000:]


def _download_link(query: QueryRequest, format: Format) -> str:
    return f"/sparql?{urlencode([('query', query.text), ('format', format.name), *_graph_parameters(query)])}"


def _graph_parameters(query: QueryRequest) -> list[tuple[str, str]]:
    """The parameters that name the data set."""
    return [("default-graph-uri", iri) for iri in query.default] + [("named-graph-uri", iri) for iri in query.named]


@dataclass(frozen=True)
class AnswerCell:
    """One value: its text, its link, and its language or type, if that is no standard one."""

    text: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class AnswerTable:
    """An answer: rows with names, or a text of triples, or yes or no."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[AnswerCell, ...], ...] = ()
    text: str = ""
    truth: str = ""


def parse_table(format: str, body: bytes, base: str) -> AnswerTable:
    """The body of an answer in JSON or Turtle as a table."""
    if format != "json":
        return AnswerTable(text=body.decode())
    results = json.loads(body)
    if "boolean" in results:
        return AnswerTable(truth="yes" if results["boolean"] else "no")
    names = tuple(results["head"]["vars"])
    rows = results["results"]["bindings"]
    return AnswerTable(names, tuple(tuple(_cell(row.get(name), base) for name in names) for row in rows))


def _cell(term: dict[str, Any] | None, base: str) -> AnswerCell:
    if term is None:
        return AnswerCell("")
    if term["type"] == "uri":
        return AnswerCell(shorten_iri(term["value"], base), iri_link(ServerLinks(), base, term["value"]))
    if term["type"] == "triple":
        return AnswerCell(json.dumps(term["value"], ensure_ascii=False))
    note = term.get("xml:lang", "") or shorten_iri(term.get("datatype", ""), base)
    return AnswerCell(term["value"], note="" if note.startswith("xsd:") else note)
