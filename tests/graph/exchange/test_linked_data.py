"""Turtle, TriG, JSON-LD and RDF 1.2 say what the quads say, neither more nor less, to readers that are not ours."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from civicgraph import Dataset
from civicgraph.graph.exchange.writers.format_jsonld import ShortNames
from civicgraph.graph.exchange.writers.format_rdf12 import reify
from civicgraph.graph.exchange.writers.sorted_quads import order_in_graph

from ...confidential import write_confidential
from ...workspace import Workspace, write_interviews, write_workspace

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NS = "https://w3id.org/civicgraph/ns#"
VOCABULARY = "https://w3id.org/civicgraph/ns"
RECORDS = {"harbour": write_workspace, "interviews": write_interviews, "limani": write_confidential}


@pytest.fixture(params=RECORDS)
def foreign(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Three small records, one in Greek letters, one with what was told in confidence."""
    workspace = RECORDS[request.param](tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    return workspace


def quads_of(data: Dataset) -> ox.Dataset:
    """All quads of a record, as ``export dataset`` has them."""
    return named_alike(b"".join(data.canonical()), ox.RdfFormat.N_QUADS)


@cache
def shipped_quads() -> ox.Dataset:
    """Those of the shipped record."""
    return quads_of(Dataset.shipped())


def named_alike(content: bytes, format: ox.RdfFormat) -> ox.Dataset:
    """Quads that can be compared: their blank nodes have canonical names."""
    found = ox.Dataset(ox.parse(content, format=format))
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("name", "format"), [("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)])
def test_all_quads_of_the_shipped_record_come_back(name: str, format: ox.RdfFormat) -> None:
    done = Dataset.shipped().export(name)
    assert named_alike(done.content, format) == shipped_quads()
    assert done.report.written == {**done.report.read, "statements": len(shipped_quads())}
    assert done.report.read["claims"] == 2973 and not len(done.report.left_out)


@pytest.mark.parametrize(("name", "format"), [("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)])
def test_all_quads_of_other_records_come_back(foreign: Workspace, name: str, format: ox.RdfFormat) -> None:
    data = foreign.dataset()
    assert named_alike(data.export(name).content, format) == quads_of(data)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize(("name", "format"), [("trig", "trig"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_of_every_graph(foreign: Workspace, name: str, format: str) -> None:
    data = foreign.dataset()
    found, expected = rdflib.Dataset(), rdflib.Dataset()
    found.parse(data=data.export(name).content, format=format)
    expected.parse(data=b"".join(data.canonical()), format="nquads")
    names = {str(graph.identifier) for graph in expected.graphs() if len(graph)}
    assert {str(graph.identifier) for graph in found.graphs() if len(graph)} == names and VOCABULARY in names
    for one in names - {VOCABULARY}:  # which pyoxigraph compares
        assert isomorphic(found.graph(rdflib.URIRef(one)), expected.graph(rdflib.URIRef(one)))


def test_turtle_has_what_all_graphs_of_the_record_say_in_one(foreign: Workspace) -> None:
    data = foreign.dataset()
    left = (VOCABULARY, f"{data.base}graph/questions")
    expected = {(str(one.subject), str(one.predicate), str(one.object))
                for one in quads_of(data) if getattr(one.graph_name, "value", "") not in left}  # fmt: skip
    done = data.export("turtle")
    graph = rdflib.Graph().parse(data=done.content, format="turtle")
    found = {tuple(str(term) for term in row) for row in graph}
    plain = {tuple(str(getattr(one, "value", one)) for one in row)
             for row in ox.parse(done.content, format=ox.RdfFormat.TURTLE)}  # fmt: skip
    assert {(str(one.subject), str(one.predicate), str(one.object))
            for one in ox.parse(done.content, format=ox.RdfFormat.TURTLE)} == expected  # fmt: skip
    assert len(found) == len(plain) == len(expected) == done.report.written["statements"]


def test_turtle_tells_a_claim_as_the_files_do(workspace: Workspace) -> None:
    text = workspace.dataset().export("turtle").content.decode()
    assert text.startswith("@base <https://example.org/harbour/> .\n@prefix ") and "@prefix answer: " in text
    assert (
        "<claim/report/no-answer> a civic:Claim ;\n"
        "\trdf:object <ask-night-bus> ;\n"
        "\trdf:predicate civic:respondedTo ;\n"
        "\trdf:subject <promise-night-bus> ;\n"
        "\tcivic:evidence <claim/report/no-answer/evidence/1> ;\n"
        "\tcivic:inSource <source/report> ;\n"
        "\tcivic:modality modality:done ;\n"
        "\tcivic:polarity polarity:disputes ;\n"
        "\tcivic:voice <voice/report/author> ;\n"
        "\tcivic:wording wording:stated .\n"
    ) in text


def test_json_ld_has_the_keys_of_the_files(workspace: Workspace) -> None:
    document = json.loads(workspace.dataset().export("jsonld").content)
    assert document["@context"]["@base"] == "https://example.org/harbour/"
    (report,) = (one for one in document["@graph"] if one["id"] == "source/report")
    (claim,) = (one for one in report["@graph"] if one["id"] == "claim/report/no-answer")
    assert claim == {
        "id": "claim/report/no-answer",
        "type": "Claim",
        "subject": "promise-night-bus",
        "predicate": "respondedTo",
        "object": "ask-night-bus",
        "evidence": "claim/report/no-answer/evidence/1",
        "source": "source/report",
        "wording": "stated",
        "modality": "done",
        "polarity": "disputes",
    }
    (things,) = (one for one in document["@graph"] if one["id"] == "graph/things")
    assert {"id": "ada-okoye", "type": "Person", "name": "Ada Okoye",
            "description": "Chairs the Elm Street Alliance."} in things["@graph"]  # fmt: skip


@pytest.mark.parametrize("base", ["urn:bus/", "https://example.org/a/../b/"])
def test_bases_behind_which_no_address_stands_are_written_whole(workspace: Workspace, base: str) -> None:
    workspace.write("civicgraph.toml", f'base = "{base}"\ntexts = "documents"\n')
    data = workspace.dataset()
    for name, format in (("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)):
        assert named_alike(data.export(name).content, format) == quads_of(data)


def test_a_draft_says_so_and_adds_no_quads(workspace: Workspace) -> None:
    workspace.change("claims/minutes.yaml", "- id: claim/minutes/asked", "- status: draft\n    id: claim/minutes/asked")
    data = workspace.dataset()
    said = b"# A draft: not all of the files is in it.\n"
    assert all(data.export(name).content.startswith(said) for name in ("turtle", "trig", "rdf12"))
    content = data.export("jsonld").content
    assert json.loads(content)["draft"] is True
    assert named_alike(content, ox.RdfFormat.JSON_LD) == quads_of(data)


def triple(subject: str, predicate: str, end: str) -> ox.Triple:
    base = "https://example.org/harbour/"
    return ox.Triple(ox.NamedNode(base + subject), ox.NamedNode(NS + predicate), ox.NamedNode(base + end))


def test_a_claim_of_rdf_1_2_reifies_what_it_says_and_asserts_nothing(workspace: Workspace) -> None:
    content = workspace.dataset().export("rdf12").content
    assert b"<<( <promise-night-bus> civic:respondedTo <ask-night-bus> )>>" in content
    rows = list(ox.parse(content, format=ox.RdfFormat.TRIG))
    store = ox.Store()
    store.extend(rows)
    disputed, planned, made = (
        triple("promise-night-bus", "respondedTo", "ask-night-bus"),
        triple("bus-fund", "funded", "night-bus"),
        triple("harbour-council", "made", "promise-night-bus"),
    )
    told = {one: {getattr(row.graph_name, 'value', '').rpartition("/")[2] for row in rows if row.object == one}
            for one in (disputed, planned, made)}  # fmt: skip
    assert told == {disputed: {"minutes", "report"}, planned: {"report"}, made: {"report"}}
    assert [one in {row.triple for row in rows} for one in (disputed, planned, made)] == [False, False, True]
    found = store.query(
        f"PREFIX civic: <{NS}> SELECT ?claim ?value {{ << ?s civic:reach ?value ~ ?claim >> civic:unit 'people' }}",
        use_default_graph_as_union=True,
    )
    assert isinstance(found, ox.QuerySolutions)
    assert [(row["claim"].value, row["value"].value) for row in found] == [
        ("https://example.org/harbour/claim/minutes/signatures", "300")
    ]


def test_what_is_reified_comes_back(foreign: Workspace) -> None:
    """With the parts of its triple in the place of each, the quads are those of the record again."""
    data = foreign.dataset()
    done = data.export("rdf12")
    found = set()
    for row in ox.parse(done.content, format=ox.RdfFormat.TRIG):
        if isinstance(row.object, ox.Triple):
            assert row.predicate.value == f"{RDF}reifies"
            end = f"{NS}value" if isinstance(row.object.object, ox.Literal) else f"{RDF}object"
            parts = ((f"{RDF}subject", row.object.subject), (f"{RDF}predicate", row.object.predicate),
                     (end, row.object.object))  # fmt: skip
            found |= {ox.Quad(row.subject, ox.NamedNode(name), one, row.graph_name) for name, one in parts}
        else:
            found.add(row)
    left = (VOCABULARY, f"{data.base}graph/questions")
    expected = {one for one in quads_of(data) if getattr(one.graph_name, "value", "") not in left}
    assert {one for one in found if getattr(one.graph_name, "value", "") != VOCABULARY} == expected
    assert done.report.written["reified triples"] == done.report.read["claims"]


def test_what_was_taken_back_is_reified_no_more(workspace: Workspace) -> None:
    assert workspace.run("retract", "claim/report/made", "--reason", "misread", "--write").returncode == 0
    content = workspace.dataset().export("rdf12").content
    rows = list(ox.parse(content, format=ox.RdfFormat.TRIG))
    assert not any(row.object == triple("harbour-council", "made", "promise-night-bus") for row in rows)
    assert any(row.predicate.value == f"{NS}retracted" for row in rows)


def test_own_words_of_a_workspace_go_along(workspace: Workspace) -> None:
    workspace.write(
        "vocabulary.yaml", "types: [{id: Vigil, label: vigil, parent: Event, definition: A wake by night.}]"
    )
    data = workspace.dataset()
    for name in ("turtle", "trig", "jsonld", "rdf12"):
        assert "vocabulary#Vigil" in data.export(name).content.decode()


def test_quads_that_are_no_claims_stay_as_they_are() -> None:
    (quad,) = reify([ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode(f"{RDF}subject"), ox.NamedNode("urn:b"))])
    assert str(quad.predicate) == f"<{RDF}subject>"


BASE = "https://example.org/harbour/"
XSD = "http://www.w3.org/2001/XMLSchema#"
_IDS = st.one_of(
    st.sampled_from(["file", "a", "claim/x/y", "a:b", "../b", "a//b", "./c", "d.", "λ/μ", "_:e", "http:", "@id", "9"]),
    st.text("abλ/:.@_-~ 0", min_size=1, max_size=8).map(lambda text: text.replace(" ", "")).filter(bool),
)
_IRIS = st.one_of(
    _IDS.map(lambda id: BASE + id),
    st.sampled_from(["wording#stated", "wording#file", "reading#id", "polarity#x/y", "direction#less"]).map(
        lambda name: f"{NS[:-1]}/{name}"
    ),
    st.sampled_from(["funded", "id", "file", "ledTo", "Claim", "name"]).map(lambda name: NS + name),
    st.sampled_from([f"{RDF}type", "urn:x:y", "http://xmlns.com/foaf/0.1/Person", "https://schema.org/url"]),
)
_PREDICATES = st.one_of(
    _IRIS, st.sampled_from(sorted(ShortNames(BASE).terms)), st.sampled_from([f"{NS}line", f"{NS}confidential"])
)
_LITERALS = st.one_of(
    st.text(max_size=6).map(ox.Literal),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), st.text(max_size=3), st.sampled_from(["el", "cy"])),
    st.builds(
        lambda text, name: ox.Literal(text, datatype=ox.NamedNode(XSD + name)),
        st.sampled_from(["7", "007", "-1", "x", "true", "1", "9" * 30, "٣"]),
        st.sampled_from(["integer", "boolean", "date"]),
    ),
)


_NO_NUMBERS = [ox.Literal(text, datatype=ox.NamedNode(f"{XSD}integer")) for text in ("x", "007", "9" * 30, "٣")]
_TAKEN_WORD = ox.NamedNode(f"{NS[:-1]}/wording#file")


@example([(f"{BASE}a", f"{NS}line", one) for one in _NO_NUMBERS])
@example([(f"{BASE}a", f"{NS}wording", _TAKEN_WORD), (f"{BASE}../b", f"{NS}voice", ox.NamedNode(f"{BASE}a:b"))])
@given(st.lists(st.tuples(_IRIS, _PREDICATES, st.one_of(_LITERALS, _IRIS.map(ox.NamedNode))), max_size=8))
def test_whatever_quads_say_comes_back_from_json_ld(rows: list[tuple[str, str, ox.Literal | ox.NamedNode]]) -> None:
    graph = ox.NamedNode(f"{BASE}source/minutes")
    quads = {ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), end, graph) for subject, predicate, end in rows
             if predicate != f"{RDF}type" or isinstance(end, ox.NamedNode)}  # fmt: skip
    names = ShortNames(BASE)
    ordered = sorted(quads, key=order_in_graph)
    document = {"@context": names.context, "@graph": [names.graph(graph.value, ordered)]}
    found = set(ox.parse(json.dumps(document).encode(), format=ox.RdfFormat.JSON_LD))
    assert found == quads
