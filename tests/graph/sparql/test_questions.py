"""The ready-made questions are found in the store, and are the files."""

from __future__ import annotations

import pyoxigraph as ox

from civicgraph import Dataset
from civicgraph.graph.sparql.evaluation import PREFIXES, ask, questions
from civicgraph.graph.sparql.parameters import usual_text

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
    assert described == {name: (said, usual_text(name, data.base)) for name, said in questions().items()}
    kinds = {text: kind.rsplit("#", 1)[1] for _, _, text, kind in rows}
    for text, kind in kinds.items():
        answer = data.store().query(text, prefixes=PREFIXES)  # not read: only of what form it is
        assert isinstance(answer, ox.QueryTriples) == (kind == "SPARQLConstructExecutable")
