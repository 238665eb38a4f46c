"""Every thing and every claim has an address, which leads to its page or to its data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...graph.files.texts import text_path
from ...graph.record import Claim, Evidence, Record, Thing
from ...graph.words.claims import claim_sentence, how_put, kind_heading, speaker, target
from ...graph.words.counts import capital, counted
from ...graph.words.sources import Fact, facts
from ...graph.words.times import in_words
from ..context import Context, context
from ..file_state import stamp
from ..protocol import caching
from ..protocol.endpoint import response
from ..protocol.negotiation import BY_NAME, GRAPH, PAGE, accept_of, chosen
from ..refusal import Refusal
from .templates import page

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


def known(record: Record, id: str) -> bool:
    """Whether something in the record has this id: a thing, claim, source, voice, caveat or test."""
    shelves = (record.things, record.claims, record.sources, record.voices, record.caveats, record.tests)
    return any(id in shelf for shelf in shelves)


def thing_content(record: Record, id: str) -> dict[str, Any]:
    """A thing with its claims by kind; of a source, voice, caveat or test what the record says of it in short."""
    thing = record.things.get(id)
    about = record.claims_about(id)
    caveat = record.caveats.get(id)
    return {
        "id": id,
        "iri": record.iri(id),
        "name": record.name(id) if not caveat else caveat.type.replace("-", " ").capitalize(),
        "kind": record.type_label(id) or _shelf(record, id),
        "aliases": thing.aliases if thing else (),
        "description": thing.description if thing else _said(record, id),
        "count": capital(counted(len(about), "claim")),
        "groups": list(_groups(record, id, about)),
        "caveats": record.caveats_about([id]),
        "concerns": caveat.concerns if caveat else (),
        "facts": list(facts(record, record.sources[id])) if id in record.sources else [],
        "told": list(_told(record, id)),
    }


def _told(record: Record, id: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What a source or voice says, by kind, each claim with how it is put; in order of what is spoken of."""
    mine = [claim for claim in record.claims.values() if id in (claim.source, claim.voice)]
    for kind in record.codes_of("kind"):
        rows = [
            {"id": claim.id, "sentence": claim_sentence(record, claim), "how": ", ".join(how_put(record, claim))}
            for claim in mine
            if record.relations[claim.predicate].kind == kind
        ]
        if rows:
            yield kind_heading(kind), sorted(rows, key=lambda row: (row["sentence"], row["id"]))


def claim_content(record: Record, id: str, passages: Sequence[Sequence[str] | None]) -> dict[str, Any]:
    """A claim with every piece of its evidence, each with the passage around it if there is one, and its caveats."""
    claim = record.claims[id]
    return {
        "id": id,
        "iri": record.iri(id),
        "claim": claim,
        "relation": record.relations[claim.predicate],
        "target": target(record, claim),
        "how": ", ".join(how_put(record, claim, dated=False)),
        "when": in_words(claim.when),
        "who": speaker(record, claim),
        "evidence": [
            (evidence, place(record, evidence), passage, _read_at(record, evidence))
            for evidence, passage in zip(claim.evidence, passages, strict=True)
        ],
        "caveats": record.caveats_about([id]),
        "sentence": claim_sentence(record, claim),
    }


def _read_at(record: Record, evidence: Evidence) -> list[Fact]:
    source = record.sources.get(evidence.source)
    return list(facts(record, source)) if source else []


def place(record: Record, evidence: Evidence) -> str:
    """Where in its source a piece of evidence stands."""
    parts = [f"page {evidence.page}" if evidence.page else "", f"line {evidence.line}" if evidence.line else ""]
    return ", ".join(part for part in parts if part)


def _groups(record: Record, id: str, about: tuple[Claim, ...]) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    for kind in record.codes_of("kind"):
        mine = [claim for claim in about if record.relations[claim.predicate].kind == kind]
        mine.sort(key=lambda claim: (claim.subject != id, claim.predicate, claim.bounds.start_lo, claim.id))
        if mine:
            yield kind_heading(kind), record.codes["kind", kind].definition, [_row(record, id, claim) for claim in mine]


def _row(record: Record, id: str, claim: Claim) -> dict[str, Any]:
    forward, relation = claim.subject == id, record.relations[claim.predicate]
    return {
        "claim": claim,
        "verb": relation.label if forward else relation.inverse,
        "other": claim.object if forward else claim.subject,
        "text": target(record, claim) if forward else record.name(claim.subject),
        "how": ", ".join(how_put(record, claim)),
        "who": speaker(record, claim),
    }


def _shelf(record: Record, id: str) -> str:
    shelves = {"source": record.sources, "voice": record.voices, "caveat": record.caveats, "test": record.tests}
    return next((name for name, shelf in shelves.items() if id in shelf), "thing")


def _said(record: Record, id: str) -> str:
    if source := record.sources.get(id):
        by = f" by {source.publisher}" if source.publisher else ""
        when = f", {in_words(source.published)}" if source.published else ""
        return f"Published{by}{when}." if by or when else "By whom and when it was published is not recorded."
    if voice := record.voices.get(id):
        return voice.description
    if caveat := record.caveats.get(id):
        return caveat.summary
    test = record.tests.get(id)
    return test.prediction if test else ""
