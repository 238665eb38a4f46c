"""Every thing and every claim has an address, which leads to its page or to its data."""

from __future__ import annotations

import json
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..graph.files.texts import text_path
from ..graph.record import Thing
from . import caching
from .context import Context, context
from .formats import BY_NAME, GRAPH, PAGE
from .html import page
from .negotiation import accept_of, chosen
from .refusal import Refusal
from .sparql import response
from .stamps import stamp
from .telling import claim_content, known, thing_content

SUFFIXES = {".ttl": "turtle", ".nt": "ntriples", ".jsonld": "jsonld", ".rdf": "rdfxml"}

# What the record holds of one thing or claim: itself, claims about it with their evidence, caveats, names of what it
# is joined to.
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


def known_thing(here: Context, id: str) -> Thing:
    """A thing by its id.

    Raises
    ------
    Refusal
        The record has none of that id.
    """
    thing = here.record.things.get(id.removeprefix(here.settings.base))
    if thing is None:
        raise Refusal(404, f"the record has no thing {id[:100]!r}")
    return thing


async def identified(request: Request) -> Response:
    """303 See Other: from the thing itself, which cannot be sent, to what is known of it."""
    here = context(request)
    id, suffix = _split(here, request.path_params["path"])
    accept = accept_of(request)
    format = None if suffix else chosen(accept, (PAGE, *GRAPH)) or PAGE
    if format is PAGE:
        return _other(f"/page/{quote(id)}")
    ending = suffix or next(end for end, name in SUFFIXES.items() if format and name == format.name)
    return _other(f"/data/{quote(id)}{ending}")


async def data(request: Request) -> Response:
    """What is known of a thing or claim, in RDF: by the suffix, else by the Accept header."""
    here = context(request)
    id, suffix = _split(here, request.path_params["path"])
    format = BY_NAME[SUFFIXES[suffix]] if suffix else chosen(accept_of(request), GRAPH)
    if format is None:
        raise Refusal(406, f"data comes as {', '.join(format.media_type for format in GRAPH)}")
    etag = caching.tag(here, "data", id, format.name)
    if same := caching.unchanged(request, etag):
        return same
    return response(await here.ask(request, _job(here, id, format.name)), etag)


async def shown(request: Request) -> Response:
    """The page of a thing or claim, with what is known of it as JSON-LD inside."""
    here = context(request)
    id = request.path_params["path"]
    if not known(here.record, id):
        raise Refusal(404, "the record has nothing of that name")
    stamps = _stamps(here, id) if id in here.record.claims else {}
    etag = caching.tag(here, "page", id, stamps)
    if same := caching.unchanged(request, etag):
        return same
    reply = await here.ask(request, _job(here, id, "jsonld"))
    linked = reply.body.decode()
    if id in here.record.claims:
        around = await _passages(request, id, stamps)
        return page(here, "claim.html", etag, linked=linked, **claim_content(here.record, id, around))
    return page(here, "thing.html", etag, linked=linked, **thing_content(here.record, id))


def _stamps(here: Context, claim: str) -> dict[str, str]:
    """The state of the texts that a claim's evidence stands in, where texts are shown at all."""
    if not here.settings.texts:
        return {}
    sources = {place.source: here.record.sources[place.source] for place in here.record.claims[claim].evidence}
    return {id: stamp(text_path(here.settings.texts, one.text_file)) for id, one in sorted(sources.items())}


async def _passages(request: Request, claim: str, stamps: dict[str, str]) -> list[list[str] | None]:
    """For each piece of a claim's evidence what stands before, at and behind it, where the texts are at hand."""
    here = context(request)
    if not any(stamps.values()):
        return [None] * len(here.record.claims[claim].evidence)
    job = {"op": "passages", "claim": claim, "stamps": stamps}
    found: list[list[str] | None] = json.loads((await here.ask(request, job)).body)
    return found


def _job(here: Context, id: str, format: str) -> dict[str, object]:
    query = _ABOUT.format(iri=here.record.iri(id))
    return {"op": "query", "query": query, "rows": "", "graph": format, "limit": here.settings.max_rows}


def _split(here: Context, path: str) -> tuple[str, str]:
    """The id and the suffix that a path is made of."""
    for suffix in ("", *SUFFIXES):
        id = path.removesuffix(suffix)
        if path.endswith(suffix) and known(here.record, id):
            return id, suffix
    raise Refusal(404, "the record has nothing of that name")


def _other(path: str) -> Response:
    return RedirectResponse(path, 303, {"Vary": "Accept", "Cache-Control": caching.FRESH_FOR})
