"""The terms that an editor can complete: the record's classes, relations and codes, and the vocabulary's prefixes."""

from __future__ import annotations

import asyncio
from collections import Counter

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...graph.record import Record
from ...graph.sparql.evaluation import PREFIXES, shorten_iri
from ...graph.vocabulary import load_vocabulary
from ..context import context_of
from ..protocol import caching

# Properties of claims and things that are not relations, by their names in the JSON-LD context.
_PROPERTIES = (
    "subject", "predicate", "object", "value", "unit", "qualifier", "scope", "when", "wording", "modality", "polarity",
    "reading", "share", "direction", "voice", "reason", "note", "coder", "evidence", "anchor", "summary", "source",
    "line", "name", "aliases", "identifiers", "url", "description", "concerns", "caveat", "earliestStart",
    "latestStart", "earliestEnd", "latestEnd",
)  # fmt: skip


_terms_by_hash: dict[str, list[dict[str, str | int]]] = {}


async def terms(request: Request) -> Response:
    """Every term as it is written in a query, with its label, its kind, and how often the record uses it."""
    context = context_of(request)
    etag = caching.etag_of(context, "terms")
    if cached := caching.not_modified(request, etag):
        return cached
    if context.settings.hash not in _terms_by_hash:
        _terms_by_hash[context.settings.hash] = await asyncio.to_thread(terms_of, context.record)
    content = {"terms": _terms_by_hash[context.settings.hash], "prefixes": PREFIXES}
    return JSONResponse(content, headers=caching.headers(etag))


def terms_of(record: Record) -> list[dict[str, str | int]]:
    """The terms, the most used first."""
    known_terms = load_vocabulary(record.own_terms, record.base, record.bases)
    types = Counter(thing.type for thing in record.things.values())
    relations = Counter(claim.relation for claim in record.claims.values())
    codes = Counter(
        (scheme, getattr(claim, scheme))
        for claim in record.claims.values()
        for scheme in ("wording", "modality", "polarity", "share", "reading", "direction")
    )
    entries: list[tuple[str, str, str, str, int]] = [
        (known_terms.iri_of(name), "class", type.label, "", types[name]) for name, type in record.types.items()
    ]
    entries += [
        (known_terms.iri_of(name), "relation", relation.label, relation.comment, relations[name])
        for name, relation in record.relations.items()
        if not relation.direction
    ]
    entries += [(known_terms.iri_of(name), "property", name, "", 0) for name in _PROPERTIES]
    entries += [
        (f"{PREFIXES[scheme]}{name}", "code", code.label, code.definition, codes[scheme, name])
        for (scheme, name), code in record.codes.items()
        if scheme in PREFIXES and not code.like
    ]
    rows = sorted({(-uses, shorten_iri(iri, ""), kind, label, about) for iri, kind, label, about, uses in entries})
    return [
        {"text": text, "kind": kind, "label": label, "about": about, "uses": -uses}
        for uses, text, kind, label, about in rows
        if ":" in text and "/" not in text
    ]
