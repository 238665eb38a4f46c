"""Nanopublications: each claim by itself, with where it comes from and who published it, as TriG.

The assertion says what the claim says, how it is put, and when; the plain triple stands in it only where it holds by a
plain statement that no claim disputes. Neither signed nor with trusty URIs: whoever publishes them does that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ...progress import Steps
from ...record import Claim
from ...sparql.evaluation import PREFIXES
from ...storage.store import DERIVED
from ..formats import WhatToWrite
from ..telling import sentence_with_source
from .sorted_quads import NP, NPX, RDF, graph_of, order_in_graph, record_quads, write_quads

if TYPE_CHECKING:
    import pyoxigraph as ox

_CIVIC, _PROV, _DCTERMS, _RDFS = (PREFIXES[name] for name in ("civic", "prov", "dcterms", "rdfs"))
_ENDS = tuple(f"{RDF}{part}" for part in ("subject", "predicate", "object"))
# What of a claim's own statements belongs to where it comes from, not to what it says.
_OF_PROVENANCE = {f"{_CIVIC}{name}" for name in ("evidence", "inSource", "voice", "reason", "coder", "codedAs")}
_OF_PROVENANCE.add(f"{PREFIXES['skos']}note")
# What is told of a source and a voice wherever they stand.
_OF_SOURCE = {f"{RDF}type", f"{_DCTERMS}title", f"{_DCTERMS}publisher", "https://schema.org/url",
              f"{_CIVIC}publicationDate", f"{_CIVIC}sourceKind", f"{_CIVIC}confidential"}  # fmt: skip
_OF_VOICE = {f"{RDF}type", f"{PREFIXES['skos']}prefLabel", f"{_CIVIC}role", f"{_CIVIC}partyTo"}


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One TriG file with four graphs a claim."""
    made = Nanopublications(what)
    steps = Steps(what.progress, "telling", len(what.record.claims))
    quads = [quad for claim in steps.over(what.record.claims.values()) for quad in made.of_claim(claim)]
    what.report.count_written("claims", len(what.record.claims))
    what.report.count_written("nanopublications", len(what.record.claims))
    made.tell_left_out()
    return {"": write_quads(what, quads, turtle=False)}


class Nanopublications:
    """The nanopublications of a record, from the quads of its store."""

    def __init__(self, what: WhatToWrite) -> None:
        self.record, self.report = what.record, what.report
        derived = self.record.base + DERIVED
        quads = record_quads(what)
        self.plain = {
            (str(one.subject), str(one.predicate), str(one.object)) for one in quads if graph_of(one) == derived
        }
        self.rows: defaultdict[str, list[ox.Quad]] = defaultdict(list)
        for quad in sorted(quads, key=order_in_graph):
            self.rows[str(quad.subject).strip("<>")].append(quad)
        self.cautions: defaultdict[str, list[str]] = defaultdict(list)
        for caveat in self.record.caveats.values():
            for id in caveat.concerns:
                self.cautions[id].append(caveat.id)

    def of_claim(self, claim: Claim) -> Iterator[ox.Quad]:
        """The quads of one claim: head, assertion, provenance and publication info."""
        import pyoxigraph as ox

        iri = self.record.iri(f"nanopub/{claim.id}")
        np = ox.NamedNode(iri)
        parts = {name: ox.NamedNode(f"{iri}#{name}") for name in ("Head", "assertion", "provenance", "pubinfo")}
        head = [
            ox.Triple(np, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{NP}Nanopublication")),
            ox.Triple(np, ox.NamedNode(f"{NP}hasAssertion"), parts["assertion"]),
            ox.Triple(np, ox.NamedNode(f"{NP}hasProvenance"), parts["provenance"]),
            ox.Triple(np, ox.NamedNode(f"{NP}hasPublicationInfo"), parts["pubinfo"]),
        ]
        told = {
            "Head": head,
            "assertion": list(self._assertion(claim)),
            "provenance": list(self._provenance(claim, parts["assertion"])),
            "pubinfo": list(self._publication_info(claim, np)),
        }
        for name, triples in told.items():
            for one in dict.fromkeys(triples):
                yield ox.Quad(one.subject, one.predicate, one.object, parts[name])

    def _of(self, id: str, kept: Iterable[str] = ()) -> list[ox.Triple]:
        """What the store says of something; of some relations only where they are given."""
        rows = self.rows.get(self.record.iri(id), [])
        return [one.triple for one in rows if not kept or one.predicate.value in kept]

    def _assertion(self, claim: Claim) -> Iterator[ox.Triple]:
        import pyoxigraph as ox

        rows = self._of(claim.id)
        said = {one.predicate.value: one.object for one in rows}
        ends: list[Any] = [said.get(name) for name in _ENDS]
        if all(isinstance(one, ox.NamedNode) for one in ends) and self._is_plain(claim, ends):
            yield ox.Triple(*ends)
        yield from (one for one in rows if one.predicate.value not in _OF_PROVENANCE)

    def _is_plain(self, claim: Claim, ends: list[Any]) -> bool:
        """Whether its triple holds by a plain statement, of which the claim is one."""
        is_stated = claim.supports and claim.wording == "stated" and not self.record.is_undone(claim)
        return is_stated and claim.direction != "less" and tuple(map(str, ends)) in self.plain

    def _provenance(self, claim: Claim, assertion: ox.NamedNode) -> Iterator[ox.Triple]:
        import pyoxigraph as ox

        iri = self.record.iri
        sources = dict.fromkeys((claim.source, *(one.source for one in claim.evidence)))
        for id in sources:
            yield ox.Triple(assertion, ox.NamedNode(f"{_PROV}wasDerivedFrom"), ox.NamedNode(iri(id)))
        if claim.is_told and claim.voice:
            yield ox.Triple(assertion, ox.NamedNode(f"{_PROV}wasAttributedTo"), ox.NamedNode(iri(claim.voice)))
            yield from self._of(claim.voice, _OF_VOICE)
        own = [one for one in self._of(claim.id) if one.predicate.value in _OF_PROVENANCE]
        yield from own
        for one in own:
            if one.predicate.value == f"{_CIVIC}evidence":
                yield from (row.triple for row in self.rows.get(str(one.object).strip("<>"), []))
        for id in sources:
            yield from self._of(id, _OF_SOURCE)
        for id in self.cautions.get(claim.id, ()):
            kept = (f"{_CIVIC}caveatType", f"{_RDFS}comment", f"{RDF}type")
            yield from self._of(id, kept)
            yield ox.Triple(ox.NamedNode(iri(id)), ox.NamedNode(f"{_CIVIC}concerns"), ox.NamedNode(iri(claim.id)))

    def _publication_info(self, claim: Claim, np: ox.NamedNode) -> Iterator[ox.Triple]:
        import pyoxigraph as ox

        about = self.record.about
        yield ox.Triple(np, ox.NamedNode(f"{_RDFS}label"), ox.Literal(sentence_with_source(self.record, claim)))
        yield ox.Triple(np, ox.NamedNode(f"{NPX}introduces"), ox.NamedNode(self.record.iri(claim.id)))
        words = {
            "creator": about.creator,
            "publisher": about.publisher,
            "issued": about.issued,
            "isPartOf": about.title,
        }
        for name, text in {**words, "contributor": claim.coder, "hasVersion": self.record.hash}.items():
            if text:
                yield ox.Triple(np, ox.NamedNode(f"{_DCTERMS}{name}"), ox.Literal(text))
        if about.licence:
            yield ox.Triple(np, ox.NamedNode(f"{_DCTERMS}license"), ox.NamedNode(about.licence))

    def tell_left_out(self) -> None:
        """What no nanopublication of a claim has."""
        record, left = self.record, self.report.left_out
        told = 0
        for caveat in record.caveats.values():
            if any(id in record.claims for id in caveat.concerns):
                told += 1
            else:
                left.add("cautions of things alone stand in no claim", caveat.id)
        self.report.count_written("caveats", told)
        for id in record.things:
            left.add("things are named by their IRIs alone: export turtle has what they are", id)
        for id in record.tests:
            left.add("tests of explanations have no place", id)
        for id in [*record.retracted, *record.retracted_caveats]:
            left.add("what was taken back is not written", id)
