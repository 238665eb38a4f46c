"""The store: one graph per source, and derived views that say no more than the sources do."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from civicgraph import Dataset, Record, ontology
from civicgraph.graph.compiling import storing
from civicgraph.graph.storage.store import open_store, replace_graphs, write

from ...workspace import BASE, Workspace

NS = "https://w3id.org/civicgraph/ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def rows(store: ox.Store, query: str) -> set[tuple[str, ...]]:
    """The answers to a query over all graphs, ids and names of the vocabulary shortened."""
    prefixes = {"civic": NS, "rdf": RDF, "": BASE, "graph": f"{BASE}graph/"}
    found = store.query(query, prefixes=prefixes, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return {tuple(str(getattr(term, "value", "")).replace(BASE, "").replace(NS, "") for term in row) for row in found}


@pytest.fixture
def store(workspace: Workspace) -> ox.Store:
    """The store of the workspace."""
    return workspace.dataset().store()


def test_there_is_a_graph_for_each_source_and_for_all_that_stands_beside(
    store: ox.Store,
) -> None:
    names = {graph.value.removeprefix(BASE) for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)}
    vocabulary = "https://w3id.org/civicgraph/ns"
    assert names == {
        *("source/minutes", "source/report", "graph/things", "graph/derived", "graph/questions"),
        vocabulary,
    }
    assert not list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def test_what_a_source_says_stands_in_its_own_graph(store: ox.Store) -> None:
    rest = rows(store, "SELECT ?s ?g WHERE { GRAPH ?g { ?s a civic:Claim } }")
    assert len(rest) == 10
    assert all(claim.split("/")[1] == graph.split("/")[1] for claim, graph in rest)
    things = rows(store, "SELECT ?s WHERE { GRAPH graph:things { ?s ?p ?o } }")
    assert len(things) == 8 and ("ada-okoye",) in things


def test_plain_triples_come_only_from_what_is_stated_as_done_or_so_and_nobody_disputes(store: ox.Store) -> None:
    derived = rows(store, "SELECT ?s ?p ?o WHERE { GRAPH graph:derived { ?s ?p ?o } ?p civic:kind ?kind }")
    assert derived == {
        ("elm-street-alliance", "asked", "ask-night-bus"),
        ("harbour-council", "made", "promise-night-bus"),
        ("night-bus", "cameAfter", "promise-night-bus"),
        ("response-to-elm-street", "gaveAnswer", "https://w3id.org/civicgraph/ns/answer#yes"),
    }


FIGURE = "predicate: reach\n    value: 300\n    unit: people\n    qualifier: about\n"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("predicate: reach\n    value: 300\n", {("300", f"{XSD}decimal")}),
        ("predicate: reach\n    value: 300\n    unit: people\n", set()),
        ("predicate: amount\n    value: 300\n    unit: GBP\n", set()),
        ("predicate: amount\n    value: 300\n", set()),
    ],
)
def test_a_figure_with_a_unit_and_a_sum_of_money_stay_on_their_claim(
    workspace: Workspace, written: str, plain: set[tuple[str, ...]]
) -> None:
    workspace.change("claims/minutes.yaml", FIGURE, written)
    query = "SELECT ?o (DATATYPE(?o) AS ?type) WHERE { :ask-night-bus civic:reach|civic:amount ?o }"
    assert rows(workspace.dataset().store(), query) == plain


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("reach\n    value: 300\n", ("300", f"{XSD}integer")),
        ("duration\n    value: 2.50\n", ("2.5", f"{XSD}decimal")),
        ("target\n    value: -4\n", ("-4", f"{XSD}integer")),
        ("reach\n    value: 1234567890123456789\n", ("1234567890123456789", f"{XSD}decimal")),
        ("deadline\n    value: 2022\n", ("2022", f"{XSD}string")),
        ("significance\n    value: 300\n", ("300", f"{XSD}string")),
    ],
)
def test_the_value_of_a_claim_is_a_number_where_its_relation_takes_one(
    workspace: Workspace, written: str, figure: tuple[str, str]
) -> None:
    workspace.change("claims/minutes.yaml", "predicate: reach\n    value: 300\n", f"predicate: {written}")
    data = workspace.dataset()
    query = f"SELECT ?v (DATATYPE(?v) AS ?type) {{ <{BASE}claim/minutes/signatures> civic:value ?v }}"
    assert rows(data.store(), query) == {figure}
    assert data.record().claims["claim/minutes/signatures"].value == figure[0]


def test_figures_are_compared_and_added_up_as_numbers(workspace: Workspace) -> None:
    more = "".join(
        f"  - id: claim/minutes/sum-{value}\n    subject: bus-fund\n    predicate: amount\n    value: {value}\n"
        f"    unit: {unit}\n    wording: stated\n    modality: done\n    evidence:\n"
        "      - anchor: no bus without us\n        summary: The fund held that much, as was said.\n"
        for value, unit in ((60, "GBP"), (1000000, "GBP"), (300, "EUR"))
    )
    workspace.change("claims/minutes.yaml", "claims:\n", f"claims:\n{more}")
    told = "?c rdf:predicate civic:amount ; civic:value ?v ; civic:unit ?u"
    found = workspace.dataset().query(f"SELECT ?u (SUM(?v) AS ?n) {{ {told} }} GROUP BY ?u ORDER BY ?u")
    assert found.rows == [{"u": "EUR", "n": 300}, {"u": "GBP", "n": 1000060}]
    ordered = workspace.dataset().query(f"SELECT ?v {{ {told} FILTER(?v > 100) }} ORDER BY DESC(?v)")
    assert [row["v"] for row in ordered] == [1000000, 300]


@pytest.mark.parametrize(
    ("old", "new", "holds"),
    [
        ("wording: stated", "wording: stated", True),
        ("modality: done", "modality: state", True),
        ("wording: stated", "wording: hedged", False),
        ("wording: stated", "wording: opinion", False),
        ("wording: stated", "wording: contested", False),
        ("wording: stated", "wording: inferred\n    reason: It stands to reason.", False),
        ("modality: done", "modality: committed", False),
        ("modality: done", "modality: asked", False),
        ("modality: done", "modality: planned", False),
        ("modality: done", "modality: aim", False),
        ("modality: done", "modality: done\n    polarity: supports", True),
        ("modality: done", "modality: done\n    polarity: disputes", False),
    ],
)
def test_any_other_wording_modality_or_polarity_gives_no_plain_triple(
    workspace: Workspace, old: str, new: str, holds: bool
) -> None:
    workspace.change("claims/minutes.yaml", old, new)
    found = rows(workspace.dataset().store(), "SELECT ?s WHERE { ?s civic:asked ?o }")
    assert found == ({("elm-street-alliance",)} if holds else set())


def test_once_the_dispute_is_gone_the_triple_holds_again(workspace: Workspace) -> None:
    query = "SELECT ?s ?o WHERE { ?s civic:respondedTo ?o }"
    assert rows(workspace.dataset().store(), query) == set()
    workspace.change("claims/report.yaml", "    polarity: disputes\n", "")
    assert rows(workspace.dataset().store(), query) == {("promise-night-bus", "ask-night-bus")}


def test_a_disputed_figure_gives_no_plain_value_and_a_date_stays_text(workspace: Workspace) -> None:
    query = "SELECT ?o (DATATYPE(?o) AS ?type) WHERE { :ask-night-bus civic:reach|civic:deadline ?o }"
    workspace.change("claims/minutes.yaml", "    unit: people\n", "")
    assert rows(workspace.dataset().store(), query) == {("300", f"{XSD}decimal")}
    figure = "predicate: reach\n    value: 300\n    qualifier: about\n"
    workspace.change("claims/minutes.yaml", figure, "predicate: deadline\n    value: 2022\n")
    assert rows(workspace.dataset().store(), query) == {("2022", f"{XSD}string")}
    workspace.change("claims/minutes.yaml", "value: 2022\n", "value: 2022\n    polarity: disputes\n")
    assert rows(workspace.dataset().store(), query) == set()


def test_dates_have_bounds_and_unknown_ends_have_none(store: ox.Store) -> None:
    query = f"""SELECT ?s ?p ?o WHERE {{ GRAPH graph:derived {{ ?s ?p ?o }} FILTER(DATATYPE(?o) = <{XSD}date>) }}"""
    assert rows(store, query) == {
        ("claim/minutes/asked", "earliestStart", "2020-11-01"),
        ("claim/minutes/asked", "latestStart", "2020-11-30"),
        ("claim/minutes/asked", "earliestEnd", "2020-11-01"),
        ("claim/minutes/asked", "latestEnd", "2020-11-30"),
        ("claim/minutes/answered", "earliestStart", "2021-01-01"),
        ("claim/minutes/answered", "latestStart", "2021-12-31"),
        ("claim/minutes/answered", "earliestEnd", "2021-01-01"),
        ("claim/minutes/answered", "latestEnd", "2021-12-31"),
        ("claim/report/made", "earliestStart", "2021-01-01"),
        ("claim/report/made", "latestStart", "2021-01-31"),
        ("claim/report/made", "earliestEnd", "2021-02-01"),
        ("claim/report/made", "latestEnd", "2021-02-28"),
        ("claim/report/came-after", "earliestStart", "2021-06-01"),
        ("claim/report/came-after", "latestStart", "2021-06-30"),
        ("claim/report/came-after", "earliestEnd", "2021-06-01"),
    }


def test_a_claim_that_names_no_voice_has_its_author_s(store: ox.Store) -> None:
    voices = rows(store, "SELECT ?claim ?voice WHERE { ?claim a civic:Claim ; civic:voice ?voice }")
    chair = ("claim/minutes/thanks-to-us", "voice/minutes/chair")
    assert len(voices) == 10
    assert chair in voices
    assert {(claim, voice) for claim, voice in voices if voice != f"voice/{claim.split('/')[1]}/author"} == {chair}


def test_the_line_of_an_anchor_is_derived_unless_it_was_given(store: ox.Store) -> None:
    query = "SELECT ?e ?line ?g WHERE { GRAPH ?g { ?e civic:line ?line } FILTER(CONTAINS(STR(?e), '/report/made/')) }"
    assert rows(store, query) == {
        ("claim/report/made/evidence/1", "1", "graph/derived"),
        ("claim/report/made/evidence/2", "5", "source/report"),
    }


def test_the_same_files_give_the_same_quads(workspace: Workspace, store: ox.Store) -> None:
    shutil.rmtree(workspace.cache)
    assert sorted(map(str, store)) == sorted(map(str, workspace.dataset().store()))


def test_a_store_opens_for_many_readers_and_no_writer(tmp_path: Path) -> None:
    node = ox.NamedNode(f"{BASE}ada-okoye")
    write(lambda store: store.add(ox.Quad(node, node, node)), str(tmp_path / "store"))
    first, second = open_store(str(tmp_path / "store")), open_store(str(tmp_path / "store"))
    assert len(first) == len(second) == 1
    with pytest.raises(RuntimeError, match="read-write"):
        first.add(ox.Quad(node, node, ox.Literal("x")))
    with pytest.raises(FileExistsError):
        write(len, str(tmp_path / "store"))
    assert os.path.isdir(tmp_path / "store")


@pytest.fixture(scope="module")
def shipped() -> tuple[Record, ox.Store]:
    """The shipped record and its store."""
    data = Dataset.shipped()
    return data.record(), data.store()


def test_in_the_shipped_record_plain_triples_are_those_that_its_claims_bear_out(
    shipped: tuple[Record, ox.Store],
) -> None:
    record, store = shipped
    claims = record.claims.values()
    disputed = {(one.subject, one.predicate, one.object or one.value) for one in claims if not one.supports}
    stated = [one for one in claims if one.wording == "stated" and one.modality in ("done", "state")]
    borne_out = {
        (record.iri(one.subject), NS + one.predicate, full(record, one.object) or one.value)
        for one in stated
        if (one.subject, one.predicate, one.object or one.value) not in disputed
        and not one.unit
        and one.predicate != "amount"
    }
    derived = store.quads_for_pattern(None, None, None, ox.NamedNode(f"{record.base}graph/derived"))
    plain = {quad for quad in derived if str(quad.predicate.value).removeprefix(NS) in record.relations}
    triples = [(quad.subject, quad.predicate, quad.object) for quad in plain]
    found = {tuple(getattr(part, "value", "") for part in triple) for triple in triples}
    assert len(found) > 1000
    assert found == borne_out


def full(record: Record, id: str) -> str:
    """The IRI of an object, which may be a code such as ``answer:yes``."""
    scheme, colon, name = id.partition(":")
    return f"https://w3id.org/civicgraph/ns/{scheme}#{name}" if colon else record.iri(id) if id else ""


def test_a_thousand_claims_that_say_the_same_give_one_plain_triple(workspace: Workspace) -> None:
    """A rule that compared each with each would not come to an end here."""
    same = "".join(
        f"  - id: claim/minutes/again-{number}\n    subject: harbour-council\n    predicate: funded\n"
        "    object: bus-fund\n    wording: stated\n    modality: done\n    evidence:\n"
        "      - anchor: no bus without us\n        summary: The council paid into the fund, once more.\n"
        for number in range(1000)
    )
    workspace.change("claims/minutes.yaml", "claims:\n", f"claims:\n{same}")
    found = rows(workspace.dataset().store(), "SELECT ?g { GRAPH ?g { :harbour-council civic:funded :bus-fund } }")
    assert found == {("graph/derived",)}


EDITS = (
    ("claims/minutes.yaml", "wording: stated", "wording: opinion"),
    ("claims/minutes.yaml", "predicate: asked", "predicate: about"),
    ("claims/report.yaml", "summary: ", "summary: Now "),
    ("things.yaml", "name: ", "name: The "),
)


@pytest.fixture
def many_files(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace built in a cache of its own, of so many files that one of claims is a small share of all."""
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(tmp_path / "own-cache"))
    for number in range(12):
        thing = f"things:\n- {{id: extra-{number}, type: Project, name: Extra project {number}}}\n"
        workspace.write(f"things/extra-{number}.yaml", thing)
    workspace.dataset().build()
    return workspace


@pytest.fixture
def replaced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every store in which graphs are replaced."""
    times: list[int] = []

    def count(*given: Any) -> None:
        times.append(1)
        replace_graphs(*given)

    monkeypatch.setattr(storing, "replace_graphs", count)
    return times


def test_a_store_in_which_graphs_were_replaced_holds_what_one_made_anew_holds(
    many_files: Workspace, tmp_path: Path, replaced: list[int]
) -> None:
    changed: list[set[ox.Quad]] = []
    for file, old, new in EDITS:
        content = (many_files.root / file).read_text("utf-8")
        assert old in content, old
        many_files.write(file, content.replace(old, new, 1))
        changed.append(set(many_files.dataset().store()))
    (many_files.root / "claims/report.yaml").unlink()
    changed.append(set(many_files.dataset().store()))
    # Things stand in one graph, which is most of these files: it is made anew.
    assert len(replaced) == len(EDITS) and len(set(map(frozenset, changed))) == len(changed)
    shutil.rmtree(tmp_path / "own-cache")
    assert set(many_files.dataset().store()) == changed[-1] and len(replaced) == len(EDITS)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("queries/who-funded-what.rq", "# Who funded what?", "# Who gave money to what?"),
        ("rules/plain-triples.rq", "wording:stated ;", "wording:opinion ;"),
    ],
)
def test_a_store_is_made_anew_where_rules_or_questions_have_changed(
    many_files: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    replaced: list[int],
    name: str,
    old: str,
    new: str,
) -> None:
    other = shutil.copytree(ontology.HERE, tmp_path / "ontology")
    content = (other / name).read_text("utf-8")
    assert old in content
    (other / name).write_text(content.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(ontology, "HERE", str(other))
    many_files.change("claims/minutes.yaml", "summary: ", "summary: Now ")
    quads = set(many_files.dataset().store())
    shutil.rmtree(tmp_path / "own-cache")
    assert set(many_files.dataset().store()) == quads and replaced == []


def test_once_cleaned_the_cache_holds_nothing_that_was_taken_out(many_files: Workspace, tmp_path: Path) -> None:
    many_files.change("claims/minutes.yaml", "Minutes of the Elm Street meeting", "Quetzalcoatlus")
    many_files.dataset().build()
    many_files.change("claims/minutes.yaml", "Quetzalcoatlus", "Minutes of a meeting")
    data = many_files.dataset()
    quads = set(data.store())

    def files_with_it() -> list[Path]:
        cached = (tmp_path / "own-cache").rglob("*")
        return [path for path in cached if path.is_file() and b"Quetzalcoatlus" in path.read_bytes()]

    assert storing.was_edited(data.build()) and files_with_it()  # the entry before is still there
    data.clean_cache()
    assert set(data.store()) == quads and files_with_it() == []
    assert not storing.was_edited(data.build())
