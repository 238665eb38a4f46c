"""The part of a record that a trace needs, fetched from an engine: what lies between two things, and no more.

The search grows from both ends, as :mod:`civicgraph.graph.tracing.subgraph` does, with a layer of many things in each
query. What is found between them is described and made a record of, and the same code traces it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..errors import UsageError
from ..record import Claim, Record
from ..tracing.model import LeftOut
from ..tracing.robustness import BELONGING_RELATIONS, MAKING_RELATIONS
from ..tracing.subgraph import distances_from_both_ends
from ..tracing.trace import Filters
from .endpoint import Endpoint, iri
from .fetch import BATCH, RDF, in_batches, record_of_nodes
from .manifest import Manifest
from .walk import ClaimWalk, count_dropped

MAX_THINGS = 20_000
"""So many things are fetched at the most; a wider slice is refused."""


class Slice(NamedTuple):
    """A part of a record, and what is known of the rest. Things on longer chains are not counted there."""

    record: Record
    left_out: LeftOut


def slice_between(
    endpoint: Endpoint, manifest: Manifest, start: str, end: str, max_steps: int, filters: Filters
) -> Slice:
    """All that a trace from one thing to another looks at."""
    walk, ends = ClaimWalk(endpoint, filters), (manifest.base + start, manifest.base + end)
    things = set(ends)
    if start != end:
        ahead, behind = distances_from_both_ends(_with_limit(walk.after), _with_limit(walk.before), *ends, max_steps)
        things |= {one for one in ahead.keys() & behind.keys() if ahead[one] + behind[one] <= max_steps}
    return _slice(endpoint, manifest, ends, things, filters)


def slice_around(endpoint: Endpoint, manifest: Manifest, start: str, max_steps: int, filters: Filters) -> Slice:
    """All that one thing leads to within so many claims."""
    walk = ClaimWalk(endpoint, filters)
    after = _with_limit(walk.after)
    things = rim = {manifest.base + start}
    for _ in range(max_steps):
        rim = set(after(sorted(rim))) - things
        things = things | rim
        if not rim:
            break
    return _slice(endpoint, manifest, (manifest.base + start,), things, filters)


def _with_limit(layer: Callable[[list[str]], Iterable[str]]) -> Callable[[list[str]], Iterable[str]]:
    """Neighbours, as long as they are not too many."""
    seen: set[str] = set()

    def neighbours(rim: list[str]) -> Iterator[str]:
        for one in layer(rim):
            seen.add(one)
            if len(seen) > MAX_THINGS:
                raise UsageError(f"more than {MAX_THINGS:,} things lie that near: ask for fewer steps, or set filters")
            yield one

    return neighbours


def _slice(endpoint: Endpoint, manifest: Manifest, ends: Sequence[str], things: set[str], filters: Filters) -> Slice:
    claims = sorted({*_claims(endpoint, ends, things)})
    nodes = {*things, *claims, *_caveats(endpoint, [*sorted(things), *claims])}
    record = replace(
        record_of_nodes(endpoint, manifest, nodes),
        origin=f"{endpoint.url}, a draft" if manifest.draft else endpoint.url,
    )
    for claim in record.claims.values():
        if lacking := _unknown(record, claim):
            raise endpoint.bad_answer(f"{claim.id} names {lacking}, of which nothing is said")
    return Slice(record, LeftOut(count_dropped(endpoint, filters), beyond_exact=False))


def _unknown(record: Record, claim: Claim) -> str:
    """What a claim names that neither the record nor the vocabulary has, if there is such a thing."""
    named: list[tuple[str, Container[str]]] = [
        (claim.subject, record.things),
        (claim.predicate, record.relations),
        (claim.voice, record.voices),
        (claim.source, record.sources),
        *((place.source, record.sources) for place in claim.evidence),
    ]
    relation = record.relations.get(claim.predicate)
    if relation and relation.cause and claim.object:
        named.append((claim.object, record.things))
    return next((id or "something without a name" for id, known in named if id not in known), "")


def _claims(endpoint: Endpoint, ends: Collection[str], things: Collection[str]) -> Iterator[str]:
    """Claims from one of the things to another, of who acted on them and what owns them, and all about the ends."""
    vocabulary = endpoint.vocabulary
    belongs = {vocabulary.iri_of(name) for name in BELONGING_RELATIONS}
    acts = {name for name, relation in vocabulary.relations.items() if relation.kind == "agency" and relation.cause}
    made = {vocabulary.iri_of(name) for name in (*MAKING_RELATIONS, *acts)}
    for batch in in_batches(sorted(things), BATCH):
        text = f"""SELECT ?claim ?s ?p ?o {{ VALUES ?s {{ {batch} }} ?claim <{RDF}subject> ?s ; <{RDF}predicate> ?p .
            OPTIONAL {{ ?claim <{RDF}object> ?o }} %AFTER% }}"""
        for row in endpoint.paged_rows(text, "claim", "s", "p"):
            if row.get("o") in things or row["p"] in belongs or row["s"] in ends:
                yield row["claim"]
        makers = " ".join(map(iri, sorted(made)))
        text = f"""SELECT ?claim {{ VALUES ?o {{ {batch} }} VALUES ?p {{ {makers} }}
            ?claim <{RDF}object> ?o ; <{RDF}predicate> ?p . %AFTER% }}"""
        yield from (row["claim"] for row in endpoint.paged_rows(text, "claim"))
    for end in ends:
        text = f"SELECT ?claim {{ ?claim <{RDF}object> {iri(end)} . %AFTER% }}"
        yield from (row["claim"] for row in endpoint.paged_rows(text, "claim"))


def _caveats(endpoint: Endpoint, about: list[str]) -> Iterator[str]:
    concerns = iri(endpoint.vocabulary.iri_of("concerns"))
    for batch in in_batches(about, BATCH):
        text = f"SELECT DISTINCT ?caveat {{ VALUES ?about {{ {batch} }} ?caveat {concerns} ?about . %AFTER% }}"
        yield from (row["caveat"] for row in endpoint.paged_rows(text, "caveat"))
