"""RDF of others, read as far as it goes: by hand in every syntax, and at random."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.exchange import linked_terms
from civicgraph.graph.exchange.bundle import Bundle

from .read_in import read_bundle, take
from .written import remark_counts

TOWN = """\
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <http://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix x: <https://town.example/> .
@prefix time: <http://www.w3.org/2006/time#> . @prefix opengov: <http://www.w3.org/ns/opengov#> .
x:elm a org:FormalOrganization ; skos:prefLabel "Elm Council" ; org:identifier "GB-LAE-ELM" ; org:hasPost x:mayor .
x:transport a org:OrganizationalUnit ; skos:prefLabel "Transport" ; org:unitOf x:elm .
x:party a schema:PoliticalParty ; schema:name "Elm Party" .
x:ada a foaf:Person ; foaf:name "Ada Okoye" ; foaf:nick "Ada" ; foaf:mbox <mailto:ada@elm.example> ;
  schema:sameAs <https://www.wikidata.org/entity/Q42> ; foaf:homepage <https://elm.example/ada> ; foaf:knows x:bo .
x:bo a schema:Person ; schema:name "Bo Lund" ; schema:worksFor x:elm ; schema:memberOf x:party .
x:mayor a org:Post ; skos:prefLabel "Mayor of Elm" .
[] a org:Membership ; org:member x:ada ; org:organization x:elm ; opengov:post x:mayor ; opengov:onBehalfOf x:party ;
  org:memberDuring [ a time:Interval ; time:hasBeginning [ time:inXSDDate "2016-05-05" ] ] .
[] a org:Membership ; org:member x:bo ; org:organization x:transport ; org:role x:chair ; schema:startDate "2018" .
x:chair a org:Role ; skos:prefLabel "Chair" .
[] a org:Membership ; org:organization x:elm .
x:count a prov:Activity ; skos:prefLabel "Counting buses" ; prov:wasAssociatedWith x:bo ; schema:funder x:elm ;
  prov:startedAtTime "2019-03-01T00:00:00Z" ; prov:endedAtTime "2019-03-08T00:00:00Z" .
"""
SAID = {
    ("Mayor of Elm", "postIn", "Elm Council", ""),
    ("Transport", "unitOf", "Elm Council", ""),
    ("Bo Lund", "affiliatedWith", "Elm Council", ""),
    ("Bo Lund", "memberOf", "Elm Party", ""),
    ("Ada Okoye", "heldPost", "Mayor of Elm", "2016-05-05/.."),
    ("Ada Okoye", "onBehalfOf", "Elm Party", "2016-05-05/.."),
    ("Chair, Transport", "postIn", "Transport", ""),
    ("Bo Lund", "heldPost", "Chair, Transport", "2018/.."),
    ("Bo Lund", "workedOn", "Counting buses", ""),
    ("Elm Council", "funded", "Counting buses", ""),
    ("Counting buses", "occurred", "", "2019-03-01/2019-03-08"),
}


def said_by(bundle: Bundle) -> set[tuple[str, str, str, str]]:
    """The claims by the names of their ends, with their times."""
    names = {id: one.text("name") for id, one in bundle.things.items()}
    return {
        (names[one.text("subject")], one.text("predicate"), names.get(one.text("object"), ""), one.text("when"))
        for one in bundle.claims.values()
    }


SYNTAXES = {
    "town.ttl": ox.RdfFormat.TURTLE, "town.nt": ox.RdfFormat.N_TRIPLES, "town.rdf": ox.RdfFormat.RDF_XML,
    "town.xml": ox.RdfFormat.RDF_XML, "town.nq": ox.RdfFormat.N_QUADS, "town.trig": ox.RdfFormat.TRIG,
    "town.jsonld": ox.RdfFormat.JSON_LD, "town.json": ox.RdfFormat.JSON_LD,
}  # fmt: skip


@pytest.mark.parametrize("name", SYNTAXES)
def test_a_town_in_every_syntax(name: str, tmp_path: Path) -> None:
    content = ox.serialize(sorted(ox.parse(TOWN, ox.RdfFormat.TURTLE), key=str), format=SYNTAXES[name]) or b""
    content = content if name != "town.json" else content.replace(b"[{", b'[{"@type": "https://a.example/x"}, {', 1)
    done = take(tmp_path, name, TOWN.encode() if name == "town.ttl" else content)
    bundle, report = done.result.plan.bundle, done.result.report
    assert report.format == "linked-data" and said_by(bundle) == SAID
    ada = next(one for one in bundle.things.values() if one.text("name") == "Ada Okoye")
    assert ada.values == {"id": "ada-okoye", "type": "Person", "name": "Ada Okoye", "aliases": ["Ada"],
                          "url": "https://elm.example/ada", "identifiers": ["wikidata:Q42"]}  # fmt: skip
    assert remark_counts(report.refused) == {"a membership without its member": 1}
    left = remark_counts(report.left_out)
    assert left["statements of http://xmlns.com/foaf/0.1/knows, which is not read"] == 1
    assert left["what is private to people, and pictures"] == 1
    assert len(done.record.claims) == len(SAID)
    kept = [one.read_bytes() for one in (tmp_path / "place").rglob("*") if one.is_file()]
    assert kept and not [one for one in kept if b"mailto" in one]
    again = take(tmp_path, name, TOWN.encode() if name == "town.ttl" else content)
    assert all(kind.startswith("unchanged") for kind in again.result.report.written)


def test_what_cannot_be_and_what_has_no_name_is_told() -> None:
    bundle = read_bundle(
        "a.ttl",
        "@prefix org: <http://www.w3.org/ns/org#> . <urn:a> org:memberOf <urn:b>, <urn:a> . <urn:p> a org:Post ; "
        "org:holds <urn:b> .",
        "linked-data",
    )
    assert {one[1] for one in said_by(bundle)} == {"memberOf"}
    assert remark_counts(bundle.report.refused) == {
        "a tie of something to itself": 1, "holds between a Post and an Organisation, which cannot be": 1
    }  # fmt: skip
    assert sum(remark_counts(bundle.report.to_decide).values()) == 3


BOMB = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:f="http://xmlns.com/foaf/0.1/">
<f:Person rdf:about="urn:a"><f:name>&b;</f:name></f:Person></rdf:RDF>"""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.rdf", BOMB, "declares entities"),
        ("a.rdf", BOMB.replace("&a;" * 10, "x" * 400), "declares entities"),
        ("a.rdf", "<rdf:RDF", "no readable RDF"),
        ("a.ttl", "<urn:a> <urn:b> <urn:c> .", "tells of no people"),
        ("a.jsonld", '{"@context": "https://schema.org", "@type": "Person"}', "none is fetched"),
    ],
)
def test_what_is_hostile_or_of_nothing_is_refused_in_one_line(name: str, content: str, said: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read_bundle(name, content, "linked-data")
    assert said in str(refusal.value) and "\n" not in str(refusal.value)


NODES = st.sampled_from([ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"), ox.BlankNode("m")])
PREDICATES = st.sampled_from([
    *linked_terms.TIES, *linked_terms.NAMES[:2], *linked_terms.MEMBER, *linked_terms.BODY, *linked_terms.POST,
    *linked_terms.ROLE, *linked_terms.START[:1], *linked_terms.DURING, *linked_terms.BEGINNING, "urn:other",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
]).map(ox.NamedNode)  # fmt: skip
ENDS = st.one_of(
    NODES,
    st.sampled_from([*linked_terms.TYPES, *linked_terms.MEMBERSHIPS]).map(ox.NamedNode),
    st.sampled_from(["", "x", "Ada Okoye", "2016-05", "soon", "北京", "a\nb"]).map(ox.Literal),
)


@given(st.lists(st.builds(ox.Triple, NODES, PREDICATES, ENDS), min_size=1, max_size=14))
def test_any_statements_are_read_or_refused(triples: list[ox.Triple]) -> None:
    content = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    try:
        bundle = read_bundle("a.nt", content, "linked-data")
    except UsageError as refusal:
        assert "\n" not in str(refusal)
        return
    assert bundle.report.read["statements"] == len(set(map(str, triples)))
    for claim in bundle.claims.values():
        assert {claim.text("subject"), claim.text("object") or claim.text("subject")} <= bundle.things.keys()
