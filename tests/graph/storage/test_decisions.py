"""Decisions of ``identity.yaml`` in RDF: with reason and who decided, and never so that things merge by themselves."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from civicgraph import Dataset
from civicgraph.graph.storage.index import record_of

BASE = "https://naxos.example/id/"
DECISIONS = """\
decisions:
- {decision: same, things: [enosi, synetairismos], reason: Είναι ένα., decidedBy: Μ. Κ., decided: 2024-05}
- {decision: not-the-same, things: [enosi, dimos], reason: Άλλος ο ένας., decidedBy: Μ. Κ., decided: 2024-05}
- {decision: unsure, things: [dimos, koinotita], reason: Δεν φαίνεται., decidedBy: Μ. Κ., decided: 2024-05}
- {decision: merged, things: [dimos, palios], reason: Το ίδιο.}
"""
ALL = (
    "SELECT ?kind ?one ?other ?reason ?who ?when { ?d a civic:IdentityDecision ; civic:decision/skos:prefLabel ?kind ;"
    " civic:oneThing ?one ; civic:otherThing ?other ; civic:reason ?reason ."
    " OPTIONAL { ?d civic:decidedBy ?who ; civic:decided ?when } } ORDER BY ?kind"
)


def workspace(folder: Path, decisions: str = DECISIONS) -> Dataset:
    things = "".join(
        f"- {{id: {id}, type: PublicBody, name: {id}}}\n" for id in ("enosi", "synetairismos", "dimos", "koinotita")
    )
    claim = (
        "id: source/imera\ntitle: Ημέρα\nauthorVoice: voice/a\nvoices: [{id: voice/a, name: η εφημερίδα}]\nclaims:\n"
        "- {id: claim/a, subject: enosi, predicate: partOf, object: dimos, wording: stated, modality: state,"
        " evidence: [{anchor: ανήκει στον δήμο εδώ, summary: Ανήκει στον δήμο.}]}\n"
    )
    files = {"things.yaml": f"things:\n{things}", "claims.yaml": claim, "identity.yaml": decisions}
    for name, text in {"civicgraph.toml": f'title = "Νάξος"\nbase = "{BASE}"\n', **files}.items():
        (folder / name).write_text(text, "utf-8")
    return Dataset.at(str(folder))


def test_a_decision_is_asked_for_with_its_reason_and_who_decided_it(tmp_path: Path) -> None:
    told = {"who": "Μ. Κ.", "when": "2024-05"}
    assert [{key: value for key, value in row.items() if value} for row in workspace(tmp_path).query(ALL).rows] == [
        {"kind": "merged", "one": "dimos", "other": "palios", "reason": "Το ίδιο."},
        {"kind": "not the same", "one": "enosi", "other": "dimos", "reason": "Άλλος ο ένας.", **told},
        {"kind": "the same", "one": "enosi", "other": "synetairismos", "reason": "Είναι ένα.", **told},
        {"kind": "unsure", "one": "dimos", "other": "koinotita", "reason": "Δεν φαίνεται.", **told},
    ]


def test_standard_terms_stand_between_the_things_and_none_that_merges_them(tmp_path: Path) -> None:
    data = workspace(tmp_path)
    found = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in data.store()
        if quad.subject.value.startswith(BASE)
        and quad.graph_name.value == f"{BASE}graph/identity"
        and "/identity/" not in quad.subject.value
    }
    assert found == {
        (f"{BASE}enosi", "http://www.w3.org/2004/02/skos/core#exactMatch", f"{BASE}synetairismos"),
        (f"{BASE}enosi", "http://www.w3.org/2002/07/owl#differentFrom", f"{BASE}dimos"),
        (f"{BASE}palios", "http://purl.org/dc/terms/isReplacedBy", f"{BASE}dimos"),
    }
    assert not any(quad.predicate.value.endswith("owl#sameAs") for quad in data.store())


def test_the_record_of_a_store_has_the_decisions_of_the_files(tmp_path: Path) -> None:
    data = workspace(tmp_path)
    found = record_of(data.store(), data.vocabulary, data.base, data.data_hash)
    assert sorted(found.decisions) == sorted(data.record().decisions)
    assert len(found.decisions) == 4 and len(found.claims) == 1


def test_a_decision_that_changes_is_another_in_the_store(tmp_path: Path) -> None:
    assert len(workspace(tmp_path).query(ALL).rows) == 4
    data = workspace(tmp_path, DECISIONS.replace("decision: same", "decision: unsure"))
    assert [row["kind"] for row in data.query(ALL).rows] == ["merged", "not the same", "unsure", "unsure"]
    assert list(data.query("SELECT ?a { ?a skos:exactMatch ?b }").rows) == []


def test_an_editor_knows_the_file(tmp_path: Path) -> None:
    import yaml

    schema = json.loads(workspace(tmp_path).editor_schema())
    given = yaml.load(DECISIONS, yaml.BaseLoader)
    jsonschema.validate(given, schema)
    wrong = [{**given["decisions"][0], "decision": "maybe"}, {**given["decisions"][0], "who": "x"}]
    assert [bool(list(jsonschema.Draft7Validator(schema).iter_errors({"decisions": [one]}))) for one in wrong] == [
        True,
        True,
    ]
