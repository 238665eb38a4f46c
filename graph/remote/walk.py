"""Walking the claims of a store from thing to thing, in the direction that the vocabulary declares."""

from __future__ import annotations

from collections.abc import Iterator

from ..dates import bounds
from ..sparql.evaluation import PREFIXES
from ..tracing.trace import Filters
from .endpoint import Endpoint, iri
from .fetch import BATCH, RDF, in_batches

_CIVIC = PREFIXES["civic"]
_SUPPORTS = f"FILTER NOT EXISTS {{ ?claim <{_CIVIC}polarity> <{PREFIXES['polarity']}disputes> }}"


class ClaimWalk:
    """The steps that filters by kind and wording leave. Dates are judged later, on what was fetched."""

    def __init__(self, endpoint: Endpoint, filters: Filters) -> None:
        """Nothing is asked yet."""
        self.endpoint = endpoint
        self.wordings = _wordings(filters)
        vocabulary = endpoint.vocabulary
        self.relations = {
            cause: [
                iri(vocabulary.iri_of(name))
                for name, relation in sorted(vocabulary.relations.items())
                if relation.cause == cause and (not filters.kinds or relation.kind in filters.kinds)
            ]
            for cause in ("subject", "object")
        }

    def after(self, rim: list[str]) -> Iterator[str]:
        """The things that claims lead to from any of these."""
        return self._next(rim, "subject")

    def before(self, rim: list[str]) -> Iterator[str]:
        """The things from which claims lead to any of these."""
        return self._next(rim, "object")

    def _next(self, rim: list[str], near: str) -> Iterator[str]:
        wording = f"?claim <{_CIVIC}wording> ?wording FILTER(?wording IN ({self.wordings}))" if self.wordings else ""
        for here, there in (("subject", "object"), ("object", "subject")):
            # What came first stands where the relation says; from there one walks to what followed, or back.
            if not (relations := " ".join(self.relations["subject" if here == near else "object"])):
                continue
            for batch in in_batches(rim, BATCH):
                text = f"""SELECT DISTINCT ?there {{ VALUES ?here {{ {batch} }} VALUES ?relation {{ {relations} }}
                    ?claim <{RDF}{here}> ?here ; <{RDF}predicate> ?relation ; <{RDF}{there}> ?there .
                    {wording} {_SUPPORTS} FILTER(?there != ?here) %AFTER% }}"""
                yield from (row["there"] for row in self.endpoint.paged_rows(text, "there"))


def count_dropped(endpoint: Endpoint, filters: Filters) -> dict[str, int]:
    """How many claims of the whole store each filter drops, counted by the engine."""
    if filters == Filters():
        return {}
    vocabulary = endpoint.vocabulary
    walked = {name: relation.kind for name, relation in sorted(vocabulary.relations.items()) if relation.cause}
    kept = [iri(vocabulary.iri_of(name)) for name, kind in walked.items() if not filters.kinds or kind in filters.kinds]
    since, until = bounds(filters.from_date).start_lo, bounds(filters.to_date).end_hi
    reasons = {"kind": f"?relation NOT IN ({', '.join(kept)})"} if filters.kinds else {}
    if filters.wordings:
        reasons["wording"] = f"!BOUND(?wording) || ?wording NOT IN ({_wordings(filters)})"
    if filters.from_date:
        reasons["from_date"] = f'BOUND(?last) && ?last < "{since}"^^<{PREFIXES["xsd"]}date>'
    if filters.to_date:
        reasons["to_date"] = f'BOUND(?first) && ?first > "{until}"^^<{PREFIXES["xsd"]}date>'
    reason = '""'
    for name, condition in reversed(reasons.items()):
        reason = f'IF({condition}, "{name}", {reason})'
    relations = " ".join(iri(vocabulary.iri_of(name)) for name in walked)
    text = f"""SELECT ?reason (COUNT(?claim) AS ?n) {{ VALUES ?relation {{ {relations} }}
        ?claim <{RDF}predicate> ?relation ; <{RDF}subject> ?s ; <{RDF}object> ?o . FILTER(?s != ?o) {_SUPPORTS}
        OPTIONAL {{ ?claim <{_CIVIC}wording> ?wording }} OPTIONAL {{ ?claim <{_CIVIC}latestEnd> ?last }}
        OPTIONAL {{ ?claim <{_CIVIC}earliestStart> ?first }} BIND({reason} AS ?reason) }} GROUP BY ?reason"""
    counts = {row["reason"]: endpoint.number(row["n"]) for row in endpoint.rows(text, "reason", "n") if row["reason"]}
    return dict(sorted(counts.items()))


def _wordings(filters: Filters) -> str:
    return ", ".join(iri(PREFIXES["wording"] + name) for name in filters.wordings)
