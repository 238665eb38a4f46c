"""The page to ask on: a form, the ready-made questions, and the answer as a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ... import ontology
from ...graph.sparql.evaluation import PREFIXES, questions, shortened
from ...visualisations.map.selection import MOST
from ..context import Context, context, query_job
from ..protocol import caching
from ..protocol.negotiation import BY_NAME, Format
from ..protocol.request import Ask
from ..refusal import Refusal
from .templates import address, page

_ROWS_SHOWN = 500
_EXAMPLE = """SELECT ?name ?claim
WHERE {
  ?claim a civic:Claim ; rdf:subject/skos:prefLabel ?name .
}
ORDER BY ?name
LIMIT 20"""


def empty(here: Context) -> Response:
    """The form with an example in it."""
    etag = caching.tag(here, "ask")
    return _page(here, etag, query=_EXAMPLE)


async def answered(request: Request, ask: Ask) -> Response:
    """The form with the query in it, and below it the answer, or why there is none."""
    here = context(request)
    try:
        answer, shown, cut, head = await _answer(request, ask)
    except Refusal as refusal:
        refused = _page(here, status=refusal.status, query=ask.query, graphs=_graphs(ask), refused=refusal.reason)
        refused.headers.update(refusal.headers)
        return refused
    etag = caching.tag(here, "ask", ask) if caching.lasting(ask.query) and not cut else ""
    if etag and (known := caching.unchanged(request, etag)):
        return known
    links = {format.name: _link(ask, format) for format in shown}
    notices = head.get("notices", [])
    return _page(here, etag, query=ask.query, graphs=_graphs(ask), answer=answer, cut=cut, links=links, notices=notices)


def _page(here: Context, etag: str = "", /, status: int = 200, **content: object) -> Response:
    whole = len(here.record.things) <= MOST
    known = json.dumps({"base": here.settings.base, "prefixes": PREFIXES, "mapIsWhole": whole})
    told = {
        "answer": None,
        "refused": "",
        "notices": [],
        "links": {},
        "graphs": [],
        "questions": asking_links(),
        "known": known,
        **content,
    }
    return page(here, "ask.html", etag, status=status, **told)


def asking_links() -> list[tuple[str, str, str]]:
    """The ready-made questions: name, question, and the address that asks it."""
    return [
        (name, text, f"/sparql?{urlencode({'query': ontology.text(f'queries/{name}.rq'), 'format': 'html'})}")
        for name, text in questions().items()
    ]


async def _answer(request: Request, ask: Ask) -> tuple[object, list[Format], str, dict[str, Any]]:
    here = context(request)
    asked = query_job(here, ask, BY_NAME["json"], BY_NAME["turtle"], min(_ROWS_SHOWN, here.settings.max_rows))
    reply = await here.ask(request, asked)
    body = reply.body
    if reply.rest is not None:
        body += b"".join([piece async for piece in reply.rest])
    format = reply.head["format"]
    answer = table(format, body, here.settings.base)
    cut = reply.head.get("cut") or ("it is longer than a page holds" if _marked(format, body) else "")
    names = ("json", "csv", "tsv", "xml") if format == "json" else ("turtle", "ntriples", "jsonld", "rdfxml")
    return answer, [BY_NAME[name] for name in names], cut, reply.head


def _marked(format: str, body: bytes) -> bool:
    """Whether an answer that came in pieces ends with the mark of one that is cut short."""
    mark = b'"truncated": true' if format == "json" else b"\n# truncated: "
    return mark in body[-1000:]


def _link(ask: Ask, format: Format) -> str:
    return f"/sparql?{urlencode([('query', ask.query), ('format', format.name), *_graphs(ask)])}"


def _graphs(ask: Ask) -> list[tuple[str, str]]:
    """The parameters that name the data set."""
    return [("default-graph-uri", iri) for iri in ask.default] + [("named-graph-uri", iri) for iri in ask.named]


@dataclass(frozen=True)
class Cell:
    """One value: its text, where it leads, and its language or type where that says something."""

    text: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """An answer: rows under names, or a text of triples, or yes or no."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    text: str = ""
    truth: str = ""


def table(format: str, body: bytes, base: str) -> Table:
    """The body of an answer in JSON or Turtle as a table."""
    if format != "json":
        return Table(text=body.decode())
    found = json.loads(body)
    if "boolean" in found:
        return Table(truth="yes" if found["boolean"] else "no")
    names = tuple(found["head"]["vars"])
    rows = found["results"]["bindings"]
    return Table(names, tuple(tuple(_cell(row.get(name), base) for name in names) for row in rows))


def _cell(term: dict[str, Any] | None, base: str) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] == "uri":
        return Cell(shortened(term["value"], base), address(base, term["value"]))
    if term["type"] == "triple":
        return Cell(json.dumps(term["value"], ensure_ascii=False))
    note = term.get("xml:lang", "") or shortened(term.get("datatype", ""), base)
    return Cell(term["value"], note="" if note.startswith("xsd:") else note)
