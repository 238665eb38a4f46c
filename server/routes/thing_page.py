"""The address of every thing and claim, its page and its data."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...graph.files.texts import text_path
from ...graph.record import Thing
from ...graph.words.counts import capital
from ...pages.claims import claim_page
from ...pages.things import is_known
from ...pages.things import thing_page as thing_html
from ..context import Context, context_of
from ..file_state import stamp
from ..protocol import caching
from ..protocol.endpoint import response
from ..protocol.negotiation import BY_NAME, GRAPH, PAGE, TEXT, accept_of, choose
from ..refusal import Refusal
from .replies import page_reply, render_page, site_of
from .summaries import site_at

_MAX_CHARACTERS, _MAX_NEAR = 200, 6
SUFFIXES = {".ttl": "turtle", ".nt": "ntriples", ".jsonld": "jsonld", ".rdf": "rdfxml"}

# The triples about one thing or claim: itself, the claims about it with their evidence, caveats, and the names of the
# things that these name.
_ABOUT = """CONSTRUCT {{ ?s ?p ?o . ?o skos:prefLabel ?name }}
WHERE {{
  {{ BIND (<{iri}> AS ?s) }}
  UNION {{ <{iri}> civic:evidence ?s }}
  UNION {{ ?s rdf:subject <{iri}> }}
  UNION {{ ?s rdf:object <{iri}> }}
  UNION {{ ?s civic:concerns <{iri}> }}
  UNION {{ ?claim rdf:subject|rdf:object|civic:concerns <{iri}> ; civic:evidence ?s }}
  ?s ?p ?o .
  OPTIONAL {{ ?o skos:prefLabel ?name }}
}}"""


def thing_by_id(context: Context, id: str) -> Thing:
    """A thing by its id.

    Raises
    ------
    Refusal
        The record has no thing with that id.
    """
    thing = context.record.things.get(context.record.short_id(id))
    if thing is None:
        raise Refusal(404, f"the record has no thing {id[:100]!r}")
    return thing


async def redirect_to_known(request: Request) -> Response:
    """Redirects by 303 See Other from a thing, which cannot be sent, to its page or its data."""
    context = context_of(request)
    id, suffix = _split_suffix(context, request.path_params["path"])
    accept = accept_of(request)
    format = None if suffix else choose(accept, (PAGE, *GRAPH)) or PAGE
    if format is PAGE:
        return _see_other(f"/page/{quote(id)}")
    suffix = suffix or next(each for each, name in SUFFIXES.items() if format and name == format.name)
    return _see_other(f"/data/{quote(id)}{suffix}")


async def data(request: Request) -> Response:
    """The data of a thing or claim in RDF; the format by the suffix, else by the Accept header."""
    context = context_of(request)
    id, suffix = _split_suffix(context, request.path_params["path"])
    format = BY_NAME[SUFFIXES[suffix]] if suffix else choose(accept_of(request), GRAPH)
    if format is None:
        raise Refusal(406, f"data comes as {', '.join(format.media_type for format in GRAPH)}")
    etag = caching.etag_of(context, "data", id, format.name)
    if cached := caching.not_modified(request, etag):
        return cached
    return response(await context.ask(request, _construct_job(context, id, format.name)), etag)


async def thing_page(request: Request) -> Response:
    """The page of a thing or claim, with its data as JSON-LD inside."""
    context = context_of(request)
    id = request.path_params["path"]
    if not is_known(context.record, id):
        return await _refuse_unknown(request, id)
    stamps = _text_stamps(context, id) if id in context.record.claims else {}
    site = site_at(request, site_of(context, request), id)
    etag = caching.etag_of(context, "page", id, stamps, site.address, site.image, site.unread)
    if cached := caching.not_modified(request, etag):
        return cached
    reply = await context.ask(request, _construct_job(context, id, "jsonld"))
    linked = reply.body.decode()
    if context.record.kept_claim(id):
        passages = await _load_passages(request, id, stamps)
        return page_reply(claim_page(site, id, passages, linked), etag)
    return page_reply(thing_html(site, id, linked), etag)


async def _refuse_unknown(request: Request, id: str) -> Response:
    """That there is nothing of that name, with what may have been meant: found by the words of what was asked for."""
    context, reason = context_of(request), "the record has nothing of that name"
    words = re.sub(r"[\W_]+", " ", id.rpartition("/")[2])[:_MAX_CHARACTERS].strip()
    if not words or choose(accept_of(request), (TEXT, PAGE)) is not PAGE:
        raise Refusal(404, reason)
    job = {"op": "search", "text": words, "limit": _MAX_NEAR, "others": 1}
    near = json.loads((await context.ask(request, job)).body)
    content = {"title": "Not here", "reason": f"{capital(reason)}.", "words": words, "near": near}
    return render_page(context, "refused.html", status=404, **content)


def _text_stamps(context: Context, claim: str) -> dict[str, str]:
    """The state of each text with evidence of a claim, if the server shows texts."""
    if not context.settings.texts:
        return {}
    sources = {place.source: context.record.sources[place.source] for place in context.record.claims[claim].evidence}
    return {id: stamp(text_path(context.settings.texts, source.text_file)) for id, source in sorted(sources.items())}


async def _load_passages(request: Request, claim: str, stamps: dict[str, str]) -> list[list[str] | None]:
    """For each piece of a claim's evidence the text before, at and after it, if the text is available."""
    context = context_of(request)
    if not any(stamps.values()):
        found = context.record.kept_claim(claim)
        return [None] * len(found.evidence if found else ())
    job = {"op": "passages", "claim": claim, "stamps": stamps}
    passages: list[list[str] | None] = json.loads((await context.ask(request, job)).body)
    return passages


def _construct_job(context: Context, id: str, format: str) -> dict[str, object]:
    query = _ABOUT.format(iri=context.record.iri(id))
    return {"op": "query", "query": query, "rows": "", "graph": format, "limit": context.settings.max_rows}


def _split_suffix(context: Context, path: str) -> tuple[str, str]:
    """The id and the suffix of a path."""
    for suffix in ("", *SUFFIXES):
        id = path.removesuffix(suffix)
        if path.endswith(suffix) and is_known(context.record, id):
            return id, suffix
    raise Refusal(404, "the record has nothing of that name")


def _see_other(path: str) -> Response:
    return RedirectResponse(path, 303, {"Vary": "Accept", "Cache-Control": caching.CACHE_CONTROL})
