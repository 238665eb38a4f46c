"""What an editor may complete: the classes, relations and codes that the record uses, and the vocabulary's prefixes."""

from __future__ import annotations

import asyncio
from collections import Counter

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...graph.record import Record
from ...graph.sparql.evaluation import PREFIXES, shortened
from ...graph.vocabulary import vocabulary
from ..context import context
from ..protocol import caching

# Properties of claims and things that are no relations, as the context names them.
_PROPERTIES = (
    "subject", "predicate", "object", "value", "unit", "qualifier", "scope", "when", "wording", "modality", "polarity",
    "share", "voice", "reason", "evidence", "anchor", "summary", "source", "line", "name", "aliases", "description",
    "concerns", "caveat", "earliestStart", "latestStart", "earliestEnd", "latestEnd",
)  # fmt: skip


_counted: dict[str, list[dict[str, str | int]]] = {}


async def terms(request: Request) -> Response:
    """Every term as it is written in a query, with its label, what it is, and how often the record uses it."""
    here = context(request)
    etag = caching.tag(here, "terms")
    if known := caching.unchanged(request, etag):
        return known
    if here.settings.hash not in _counted:
        _counted[here.settings.hash] = await asyncio.to_thread(terms_of, here.record)
    found = {"terms": _counted[here.settings.hash], "prefixes": PREFIXES}
    return JSONResponse(found, headers=caching.headers(etag))


def terms_of(record: Record) -> list[dict[str, str | int]]:
    """The terms, those of most use first within their kind."""
    words = vocabulary()
    types = Counter(thing.type for thing in record.things.values())
    relations = Counter(claim.predicate for claim in record.claims.values())
    codes = Counter(
        (scheme, getattr(claim, scheme))
        for claim in record.claims.values()
        for scheme in ("wording", "modality", "polarity", "share")
    )
    found: list[tuple[str, str, str, str, int]] = [
        (words.iri_of(name), "class", type.label, "", types[name]) for name, type in record.types.items()
    ]
    found += [
        (words.iri_of(name), "relation", relation.label, relation.comment, relations[name])
        for name, relation in record.relations.items()
    ]
    found += [(words.iri_of(name), "property", name, "", 0) for name in _PROPERTIES]
    found += [
        (f"{PREFIXES[scheme]}{name}", "code", code.label, code.definition, codes[scheme, name])
        for (scheme, name), code in record.codes.items()
        if scheme in PREFIXES
    ]
    rows = sorted({(-uses, shortened(iri, ""), kind, label, about) for iri, kind, label, about, uses in found})
    return [
        {"text": text, "kind": kind, "label": label, "about": about, "uses": -uses}
        for uses, text, kind, label, about in rows
        if ":" in text and "/" not in text
    ]
