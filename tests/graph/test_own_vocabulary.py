"""A workspace's own types, relations and sectors: checked as strictly as ours, and used wherever ours are."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import DataError, Dataset, Record, trace
from civicgraph.graph.own_vocabulary import own_triples
from civicgraph.graph.storage.index import record_of as record_of_quads
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.reach import reached_things
from civicgraph.graph.vocabulary import Vocabulary, load_vocabulary
from civicgraph.visualisations.map.page_vocabulary import page_vocabulary

from .by_hand import record_of
from .random_records import PARTS, PLACES, TYPES, claims, shared_records

BASE = "https://naxos.example/id/"
VOCABULARY = """\
sectors:
- {id: agrotika, label: αγροτικά, definition: Αγρότες και συνεταιρισμοί.}
types:
- id: Synetairismos
  label: συνεταιρισμός
  plural: συνεταιρισμοί
  parent: CivilSocietyOrganisation
  sector: agrotika
  definition: Ένωση αγροτών που πουλούν μαζί.
relations:
- id: poulise
  label: πούλησε
  inverse: πουλήθηκε από
  kind: agency
  causeEnd: subject
  subPropertyOf: delivered
  domain: Synetairismos
  range: Thing
  definition: Ο συνεταιρισμός το πούλησε.
"""
THINGS = """\
things:
- {id: enosi, type: Synetairismos, name: Ένωση}
- {id: tyri, type: Project, name: Τυρί}
- {id: naxos, type: Place, name: Νάξος}
"""
CLAIMS = """\
id: source/imera
title: Ημέρα
authorVoice: voice/imera/a
voices: [{id: voice/imera/a, name: η εφημερίδα}]
claims:
- id: claim/imera/poulise
  subject: enosi
  predicate: poulise
  object: tyri
  wording: stated
  modality: done
  evidence: [{anchor: πούλησε το τυρί της, summary: Η Ένωση πούλησε το τυρί.}]
"""


def workspace(folder: Path, vocabulary: str = VOCABULARY, claims: str = CLAIMS, things: str = THINGS) -> Dataset:
    """A Greek workspace with words of its own."""
    files = {"vocabulary.yaml": vocabulary, "things.yaml": things, "claims.yaml": claims}
    for name, text in {"civicgraph.toml": f'title = "Νάξος"\nbase = "{BASE}"\n', **files}.items():
        (folder / name).write_text(text, "utf-8")
    return Dataset.at(str(folder))


def test_own_words_stand_in_answers_queries_the_editor_and_pages(tmp_path: Path) -> None:
    data = workspace(tmp_path)
    assert data.check().passed
    record = data.record()
    assert record.name("claim/imera/poulise") == "Ένωση πούλησε Τυρί"
    assert record.type_label("enosi") == "συνεταιρισμός"
    assert data.trace("Ένωση", "Τυρί").pathways[0].steps[0].phrase == "πούλησε"
    assert list(data.query("SELECT ?o { <enosi> own:poulise ?o }").rows) == [{"o": "tyri"}]
    assert list(data.query("SELECT ?l { own:Synetairismos rdfs:label ?l }").rows) == [{"l": "συνεταιρισμός"}]
    assert list(data.query("SELECT * { ?s own:poulisee ?o }").notices) == [
        f"<{BASE}vocabulary#poulisee> is no term of the vocabulary; did you mean <{BASE}vocabulary#poulise>?"
    ]
    schema = json.loads(data.editor_schema())["definitions"]
    assert "Synetairismos" in schema["type"]["enum"] and "poulise" in schema["relation"]["enum"]
    assert "Ένωση αγροτών που πουλούν μαζί." in data.vocabulary_page()
    assert [name for name, one in record.types.items() if one.sector == "agrotika"] == ["Synetairismos"]


def test_a_claim_between_other_types_than_the_vocabulary_says_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"claims.yaml:7: the subject of poulise is of type Synetairismos, but naxos"):
        workspace(tmp_path, claims=CLAIMS.replace("subject: enosi", "subject: naxos")).check()


def test_another_vocabulary_is_another_record(tmp_path: Path) -> None:
    before = workspace(tmp_path)
    hashes, sentence = (before.hash, before.data_hash), before.record().name("claim/imera/poulise")
    after = workspace(tmp_path, VOCABULARY.replace("label: πούλησε\n", "label: έδωσε\n"))
    assert (after.hash != hashes[0], after.data_hash != hashes[1]) == (True, True)
    assert (sentence, after.record().name("claim/imera/poulise")) == ("Ένωση πούλησε Τυρί", "Ένωση έδωσε Τυρί")
    assert list(after.query("SELECT ?l { own:poulise rdfs:label ?l }").rows) == [{"l": "έδωσε"}]


WRONG = {
    "a section that no vocabulary has": ("kinds: []\n", 1, "kinds is not a key of a vocabulary: it may hold sectors,"),
    "no list": ("types: Village\n", 1, "types must be a list of entries"),
    "a key of another section": (VOCABULARY.replace("  plural:", "  inverse:"), 6, "inverse is not a key of types"),
    "no definition": (VOCABULARY.replace("  definition: Ένωση αγροτών που πουλούν μαζί.\n", ""), 4, "needs definition"),
    "a parent that is no type": (VOCABULARY.replace("CivilSoc", "CvilSoc"), 7, "mean CivilSocietyOrganisation?"),
    "a sector that is none": (VOCABULARY.replace("sector: agr", "sector: arg"), 8, "argotika is no sector; did"),
    "a name that is ours": (VOCABULARY.replace("id: poulise", "id: funded"), 11, "funded is already a term"),
    "a name that is no id": (VOCABULARY.replace("id: poulise", "id: Πούλησε"), 11, "cannot be an id of relations"),
    "a kind that is none": (VOCABULARY.replace("kind: agency", "kind: acts"), 14, "acts is no kind: choose from"),
    "another kind than the relation above": (
        VOCABULARY.replace("kind: agency", "kind: influence"), 14,
        "delivered, of which it is a sub-property, has kind: agency",
    ),
    "another direction than the relation above": (
        VOCABULARY.replace("causeEnd: subject", "causeEnd: object"), 15, "has causeEnd: subject: let it have the same",
    ),
    "words for less without their inverse": (
        VOCABULARY + "  less: λιγότερο\n", 20, "less and lessInverse come together",
    ),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_in_a_vocabulary_is_told_at_its_line_and_nothing_is_answered(tmp_path: Path, wrong: str) -> None:
    vocabulary, line, message = WRONG[wrong]
    with pytest.raises(DataError) as error:
        workspace(tmp_path, vocabulary).record()
    told = [str(problem).partition("vocabulary.yaml:")[2] for problem in error.value.problems]
    assert any(one.startswith(f"{line}: ") and message in one for one in told), told


WALKED = [one for one in load_vocabulary().relations.values() if one.cause and one.kind != "structural"]
# One of its own for each of ours that a trace walks: of the same kind, the same way round.
TWINS = "relations:\n" + "".join(
    f"- {{id: own{one.name}, label: δικό μας {one.label}, kind: {one.kind}, causeEnd: {one.cause},"
    f" subPropertyOf: {one.name}, definition: Όπως το δικό τους.}}\n"
    for one in WALKED
)


def twins() -> Vocabulary:
    """The vocabulary with a sub-property of each of ours that is walked."""
    return load_vocabulary(own_triples(TWINS.encode(), "vocabulary.yaml", BASE), BASE)


def in_own_words(found: Record) -> Record:
    """The same record in relations of one's own."""
    own = twins().said_relations
    kept = {
        id: one._replace(predicate=f"own{one.predicate}") if f"own{one.predicate}" in own else one
        for id, one in found.claims.items()
    }
    return replace(found, claims=kept, relations=own)


def shape(found: Record, start: str, end: str) -> list[object]:
    """All that a trace finds, but for the words of relations."""
    traced = trace(found, start, end)
    steps = [
        [(step.start, step.end, step.kind, step.strength, [claim.id for claim in step.claims]) for step in path.steps]
        for path in traced.pathways
    ]
    codes = [(one.code, one.step) for one in (*traced.findings, *traced.detail_findings, *traced.gap_findings)]
    joints = [[joint.kind for joint in path.joints] for path in traced.pathways]
    return [steps, joints, codes, traced.robustness, traced.found, traced.impossible]


@given(shared_records(), st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_a_relation_of_ones_own_gives_the_same_traces_as_the_one_that_it_is_part_of(
    found: Record, start: str, end: str
) -> None:
    assert shape(in_own_words(found), start, end) == shape(found, start, end)


@given(claims(), st.sampled_from(PLACES))
def test_it_leads_to_the_same_things(kept: list[object], start: str) -> None:
    found = record_of(kept)  # type: ignore[arg-type]
    assert reached_things(TraceGraph(in_own_words(found)), start, 8) == reached_things(TraceGraph(found), start, 8)
    assert set(PARTS) <= {one.name for one in WALKED} and len(TYPES) > 5


def test_the_record_is_read_back_from_the_store_in_its_own_words(tmp_path: Path) -> None:
    data = workspace(tmp_path)
    found = record_of_quads(data.store(), data.vocabulary, data.base, data.data_hash)
    assert found.things["enosi"].type == "Synetairismos"
    assert found.claims["claim/imera/poulise"].predicate == "poulise"


def test_things_of_own_types_count_where_those_of_the_types_above_them_do(tmp_path: Path) -> None:
    data = Dataset.init(str(tmp_path / "new"), title="Νάξος", base=BASE, empty=True)
    (tmp_path / "new/vocabulary.yaml").write_text(
        "types:\n- {id: Nomos, parent: Outcome, label: νόμος, definition: Όσα άλλαξαν.}\n"
        "- {id: Agrotis, parent: Person, label: αγρότης, definition: Όποιος καλλιεργεί.}\n",
        "utf-8",
    )
    (tmp_path / "new/things/a.yaml").write_text(
        "things:\n- {id: allagi, type: Nomos, name: Αλλαγή}\n- {id: maria, type: Agrotis, name: Μαρία}\n", "utf-8"
    )
    data = Dataset.at(str(tmp_path / "new"))
    assert [one.outcome for one in data.outcomes().statements] == ["allagi"]
    assert [one.outcome for one in data.outcomes("Αλλαγή").statements] == ["allagi"]
    record = data.record()
    assert record.is_of("maria", "Person")
    page = page_vocabulary(record, [], {"allagi", "maria"})
    assert {name: type["above"] for name, type in page["types"].items()} == {
        "Agrotis": ["Person"],
        "Nomos": ["Outcome"],
    }
