"""The address of every thing and claim, its page and its data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...graph.files.texts import text_path
from ...graph.record import Claim, Evidence, Record, Thing
from ...graph.words.claims import (
    caution_owner,
    claim_sentence,
    describe_voice,
    how_put,
    kind_heading,
    notes,
    retraction,
    speaker,
    target,
)
from ...graph.words.codes import caveat_label
from ...graph.words.counts import capital, quantity
from ...graph.words.identity import decision_sentences
from ...graph.words.places import spot
from ...graph.words.sources import Fact, facts
from ...graph.words.things import facts as thing_facts
from ...graph.words.times import in_words
from ..context import Context, context_of
from ..file_state import stamp
from ..protocol import caching
from ..protocol.endpoint import response
from ..protocol.negotiation import BY_NAME, GRAPH, PAGE, accept_of, choose
from ..refusal import Refusal
from .summaries import summary_of
from .templates import render_page

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
    thing = context.record.things.get(id.removeprefix(context.settings.base))
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
        raise Refusal(404, "the record has nothing of that name")
    stamps = _text_stamps(context, id) if id in context.record.claims else {}
    summary = summary_of(request, id)
    etag = caching.etag_of(context, "page", id, stamps, summary)
    if cached := caching.not_modified(request, etag):
        return cached
    reply = await context.ask(request, _construct_job(context, id, "jsonld"))
    linked = reply.body.decode()
    if context.record.kept_claim(id):
        passages = await _load_passages(request, id, stamps)
        return render_page(
            context, "claim.html", etag, linked=linked, summary=summary, **claim_content(context.record, id, passages)
        )
    return render_page(context, "thing.html", etag, linked=linked, summary=summary, **thing_content(context.record, id))


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


def is_known(record: Record, id: str) -> bool:
    """Whether something in the record has this id: a thing, claim, source, voice, caveat or test."""
    collections = (record.things, record.claims, record.sources, record.voices, record.caveats, record.tests,
                   record.retracted, record.retracted_caveats)  # fmt: skip
    return any(id in collection for collection in collections)


def thing_content(record: Record, id: str) -> dict[str, Any]:
    """The content of the page of a thing, with its claims by kind; or of a source, voice, caveat or test."""
    thing = record.things.get(id)
    about = record.claims_about(id)
    caveat = record.kept_caveat(id)
    return {
        "id": id,
        "iri": record.iri(id),
        "name": record.name(id) if not caveat else capital(caveat_label(record, caveat)),
        "kind": ", ".join(filter(None, ("caveat", retraction(caveat), caution_owner(record, caveat))))
        if caveat
        else record.type_label(id) or _kind_name(record, id),
        "aliases": thing.aliases if thing else (),
        "description": thing.description if thing else _short_description(record, id),
        "count": capital(quantity(len(about), "claim")),
        "groups": list(_claims_about(record, id, about)),
        "caveats": record.caveats_concerning(id),
        "concerns": caveat.concerns if caveat else (),
        "facts": _facts(record, id),
        "claims_told": list(_claims_told(record, id)),
        "decided": decision_sentences(record, id),
    }


def _facts(record: Record, id: str) -> list[Fact]:
    """What is told of a source or a thing besides its claims."""
    if id in record.sources:
        return list(facts(record, record.sources[id]))
    return list(thing_facts(record.things[id])) if id in record.things else []


def _claims_told(record: Record, id: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The claims that a source or voice makes, by kind, each with how it is put; in order of the sentences."""
    claims = [claim for claim in record.claims.values() if id in (claim.source, claim.voice)]
    for kind in record.codes_of("kind"):
        rows = [
            {"id": claim.id, "sentence": claim_sentence(record, claim), "how": ", ".join(how_put(record, claim))}
            for claim in claims
            if record.relations[claim.predicate].kind == kind
        ]
        if rows:
            yield kind_heading(kind), sorted(rows, key=lambda row: (row["sentence"], row["id"]))


def claim_content(record: Record, id: str, passages: Sequence[Sequence[str] | None]) -> dict[str, Any]:
    """The content of a claim's page: its evidence, each piece with its passage if there is one, and its caveats."""
    claim = record.claims[id] if id in record.claims else record.retracted[id]
    return {
        "id": id,
        "iri": record.iri(id),
        "claim": claim,
        "relation": record.relations[claim.predicate],
        "target": target(record, claim),
        "how": ", ".join(how_put(record, claim, dated=False)),
        "when": in_words(claim.when),
        "notes": notes(claim),
        "who": speaker(record, claim),
        "evidence": [
            (evidence, place_in_source(record, evidence), passage, _source_facts(record, evidence))
            for evidence, passage in zip(claim.evidence, passages, strict=True)
        ],
        "caveats": record.caveats_about([id]),
        "sentence": claim_sentence(record, claim),
    }


def _source_facts(record: Record, evidence: Evidence) -> list[Fact]:
    source = record.sources.get(evidence.source)
    return list(facts(record, source)) if source else []


def place_in_source(record: Record, evidence: Evidence) -> str:
    """The place of a piece of evidence in its source, in words."""
    return spot(record, evidence)


def _claims_about(record: Record, id: str, about: tuple[Claim, ...]) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    for kind in record.codes_of("kind"):
        claims = [claim for claim in about if record.relations[claim.predicate].kind == kind]
        claims.sort(key=lambda claim: (claim.subject != id, claim.predicate, claim.bounds.start_lo, claim.id))
        if claims:
            yield (
                kind_heading(kind),
                record.codes["kind", kind].definition,
                [_claim_row(record, id, claim) for claim in claims],
            )


def _claim_row(record: Record, id: str, claim: Claim) -> dict[str, Any]:
    forward, relation = claim.subject == id, record.relations[claim.predicate]
    return {
        "claim": claim,
        "verb": relation.label if forward else relation.inverse,
        "other": claim.object if forward else claim.subject,
        "text": target(record, claim) if forward else record.name(claim.subject),
        "how": ", ".join(how_put(record, claim)),
        "who": speaker(record, claim),
    }


def _kind_name(record: Record, id: str) -> str:
    collections = {"source": record.sources, "voice": record.voices, "caveat": record.caveats, "test": record.tests}
    return next((name for name, collection in collections.items() if id in collection), "thing")


def _short_description(record: Record, id: str) -> str:
    if source := record.sources.get(id):
        by = f" by {source.publisher}" if source.publisher else ""
        when = f", {in_words(source.published)}" if source.published else ""
        return f"Published{by}{when}." if by or when else "By whom and when it was published is not recorded."
    if id in record.voices:
        return describe_voice(record, id)
    if caveat := record.caveats.get(id):
        return caveat.summary
    test = record.tests.get(id)
    return test.prediction if test else ""
