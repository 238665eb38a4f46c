"""The ready-made questions are found in the store, and are the files."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from civicgraph import ontology
from civicgraph.graph import Dataset
from civicgraph.graph.storing.querying import PREFIXES, ask, questions
from civicgraph.graph.storing.questions import form_of

FOUND = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?question ?comment ?text ?kind WHERE {
  ?question a sh:SPARQLExecutable , ?kind ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?text .
  FILTER (?kind != sh:SPARQLExecutable)
}
"""


def test_every_question_is_described_by_its_comment_its_text_and_its_form() -> None:
    data = Dataset.shipped()
    rows = [[str(getattr(term, "value", "")) for term in row] for row in ask(data.store(), FOUND).rows]
    described = {iri.removeprefix(f"{data.base}question/"): (comment, text) for iri, comment, text, _ in rows}
    assert described == {name: (said, ontology.text(f"queries/{name}.rq")) for name, said in questions().items()}
    kinds = {text: kind.rsplit("#", 1)[1] for _, _, text, kind in rows}
    for text, kind in kinds.items():
        answer = data.store().query(text, prefixes=PREFIXES)  # not read: only of what form it is
        assert isinstance(answer, ox.QueryTriples) == (kind == "SPARQLConstructExecutable")


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("# ASK nothing\nSELECT * {}", "SELECT"),
        ("PREFIX select: <urn:select> ASK { ?s select:ASK ?o }", "ASK"),
        ("construct { ?s ?p ?o } where { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <urn:SELECT>", "DESCRIBE"),
    ],
)
def test_the_form_is_told_by_the_first_word_that_counts(query: str, form: str) -> None:
    assert form_of(query) == form
