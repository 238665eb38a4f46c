"""Nanopublications: four graphs each, as the guidelines want them, and no triple that a claim only speaks of."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from civicgraph import Dataset

from ...confidential import write_confidential
from ...workspace import Workspace, write_interviews
from .written import remark_counts

NP = "http://www.nanopub.org/nschema#"
NS = "https://w3id.org/civicgraph/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PROV = "http://www.w3.org/ns/prov#"
PARTS = {"assertion": "hasAssertion", "provenance": "hasProvenance", "pubinfo": "hasPublicationInfo"}
Graphs = dict[str, list[ox.Triple]]


def nanopublications(content: bytes) -> dict[str, Graphs]:
    """The graphs of each, once they follow the guidelines (nanopub.net, "Nanopublication Guidelines", section 5.1)."""
    graphs: defaultdict[str, list[ox.Triple]] = defaultdict(list)
    for quad in ox.parse(content, format=ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode) and not isinstance(quad.subject, ox.BlankNode)
        graphs[quad.graph_name.value].append(quad.triple)
    found: dict[str, Graphs] = {}
    used = []
    for head, triples in graphs.items():
        (np,) = {str(one.subject)[1:-1] for one in triples if f"{NP}Nanopublication" in str(one.object)} or {""}
        if not np:
            continue
        named = {one.predicate.value.removeprefix(NP): str(getattr(one.object, "value", "")) for one in triples}
        assert set(named) == {f"{RDF}type", *PARTS.values()} and len({head, *named.values()}) == 5
        parts = {part: graphs[named[relation]] for part, relation in PARTS.items()}
        assert all(parts.values())
        assert any(str(one.subject) == f"<{named['hasAssertion']}>" for one in parts["provenance"])
        assert any(str(one.subject) == f"<{np}>" for one in parts["pubinfo"])
        used += [head, *(named[relation] for relation in PARTS.values())]
        found[np] = parts
    assert sorted(used) == sorted(graphs)  # none is shared, none stands beside
    return found


@pytest.mark.slow
def test_every_claim_of_the_shipped_record_is_a_nanopublication() -> None:
    data = Dataset.shipped()
    done, kept = data.export("nanopub"), data.record()
    found = nanopublications(done.content)
    assert found.keys() == {f"{kept.base}nanopub/{id}" for id in kept.claims}
    written, left = done.report.written, remark_counts(done.report.left_out)
    assert (written["claims"], written["nanopublications"]) == (len(kept.claims), len(kept.claims))
    assert written["caveats"] + left["cautions of things alone stand in no claim"] == len(kept.caveats)


def test_what_holds_by_a_plain_statement_is_asserted_and_nothing_else(workspace: Workspace) -> None:
    base = "https://example.org/harbour/"
    found = nanopublications(workspace.dataset().export("nanopub").content)

    def plain(claim: str) -> list[tuple[str, str, str]]:
        triples = found[f"{base}nanopub/{claim}"]["assertion"]
        return [
            (str(one.subject), str(one.predicate), str(one.object))
            for one in triples
            if str(one.subject) != f"<{base}{claim}>"
        ]

    assert plain("claim/report/made") == [(f"<{base}harbour-council>", f"<{NS}made>", f"<{base}promise-night-bus>")]
    for claim in (
        "report/no-answer",
        "minutes/answered",
        "report/led-to",
        "report/to-be-funded",
        "minutes/thanks-to-us",
    ):
        assert plain(f"claim/{claim}") == []
    said = {str(one.predicate): str(one.object)
            for one in found[f"{base}nanopub/claim/report/no-answer"]["assertion"]}  # fmt: skip
    assert said[f"<{NS}polarity>"] == f"<{NS[:-1]}/polarity#disputes>"


def test_who_says_so_where_and_with_which_caution_is_provenance(workspace: Workspace) -> None:
    base = "https://example.org/harbour/"
    workspace.change("civicgraph.toml", "texts", 'creator = "Elm Street readers"\ntexts')
    workspace.change("claims/minutes.yaml", "    wording: opinion", "    coder: AB\n    wording: opinion")
    found = nanopublications(workspace.dataset().export("nanopub").content)

    def values(claim: str, part: str, relation: str) -> list[str]:
        return [str(one.object) for one in found[f"{base}nanopub/{claim}"][part] if one.predicate.value == relation]

    assert values("claim/minutes/thanks-to-us", "provenance", f"{PROV}wasAttributedTo") == [
        f"<{base}voice/minutes/chair>"
    ]
    assert values("claim/minutes/thanks-to-us", "provenance", f"{PROV}wasDerivedFrom") == [f"<{base}source/minutes>"]
    assert values("claim/minutes/thanks-to-us", "provenance", "http://www.w3.org/ns/oa#exact") == [
        '"no bus without us"'
    ]
    assert values("claim/minutes/thanks-to-us", "pubinfo", "http://purl.org/dc/terms/contributor") == ['"AB"']
    assert values("claim/minutes/thanks-to-us", "pubinfo", "http://purl.org/dc/terms/creator") == [
        '"Elm Street readers"'
    ]
    # A tie that is our own reading is attributed to no voice.
    assert values("claim/report/led-to", "provenance", f"{PROV}wasAttributedTo") == []
    assert '"The bus had been planned before anybody asked for it."' in values(
        "claim/report/led-to", "provenance", "http://www.w3.org/2000/01/rdf-schema#comment"
    )


def test_what_was_taken_back_is_not_published(workspace: Workspace) -> None:
    assert workspace.run("retract", "claim/report/made", "--reason", "misread", "--write").returncode == 0
    done = workspace.dataset().export("nanopub")
    assert not any(one.endswith("claim/report/made") for one in nanopublications(done.content))
    assert remark_counts(done.report.left_out)["what was taken back is not written"] == 1


def test_addresses_are_told_whole_and_texts_stay_as_they_are(workspace: Workspace) -> None:
    workspace.change("civicgraph.toml", "texts", 'licence = "https://creativecommons.org/licenses/by/4.0/"\ntexts')
    workspace.change("claims/report.yaml", "summary: The council made", "summary: </b> <//x> \\\\ The council made")
    content = workspace.dataset().export("nanopub").content
    assert b"dcterms:license <https://creativecommons.org/licenses/by/4.0/>" in content
    assert b'"</b> <//x> ' in content


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, by the package
@pytest.mark.parametrize("name", ["harbour", "interviews", "limani"])
def test_the_package_of_the_nanopub_community_takes_each(
    name: str, tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    nanopub = pytest.importorskip("nanopub")
    other = tmp_path / "other"
    if name != "harbour":
        workspace = {"interviews": write_interviews, "limani": write_confidential}[name](other)
    dataset = rdflib.Dataset()
    dataset.parse(data=workspace.dataset().export("nanopub").content, format="trig")
    all_ = rdflib.ConjunctiveGraph()
    for row in dataset.quads((None, None, None, None)):
        all_.get_context(row[3]).add(row[:3])
    heads = [row[0] for row in all_.triples((None, rdflib.RDF.type, rdflib.URIRef(f"{NP}Nanopublication")))]
    assert len(heads) == len(workspace.dataset().record().claims)
    for np in heads:
        one = rdflib.ConjunctiveGraph()
        for part in ("Head", "assertion", "provenance", "pubinfo"):
            graph = all_.get_context(rdflib.URIRef(f"{np}#{part}"))
            for triple in graph:
                one.get_context(graph.identifier).add(triple)
        assert nanopub.Nanopub(rdf=one).is_valid
