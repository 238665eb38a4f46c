"""Files that are odd in their letters, their form or their values: each comes to what it says, or to one clear line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from civicgraph import CivicgraphError
from civicgraph.graph.exchange.bundle import Bundle
from civicgraph.graph.exchange.formats import recognise_format
from civicgraph.graph.exchange.opened import OpenedFile

from .read_in import begin_workspace, read_bundle, sentences

GRANT = {
    "id": "360G-h-1", "title": "Café", "currency": "GBP", "amountAwarded": 1000, "awardDate": "2019-01-02",
    "recipientOrganization": [{"id": "GB-CHC-1107264", "name": "Elm Café"}], "fundingOrganization": [{"name": "Fund"}],
}  # fmt: skip
PEOPLE = [{"id": 1, "name": "Ada Okoye", "primary_ext": "Person"}, {"id": 2, "name": "Fund", "primary_ext": "Org"}]
MARKED = {"type": "TextQuoteSelector", "exact": "Ada sits in the fund"}
JSON_FILES: dict[str, Any] = {
    "360giving": {"grants": [GRANT]},
    "kumu": {
        "elements": [{"_id": "e1", "attributes": {"label": "Ada", "element type": "Person"}},
                     {"_id": "e2", "attributes": {"label": "Fund", "element type": "Organization"}}],
        "connections": [{"_id": "c1", "from": "e1", "to": "e2", "attributes": {"connection type": "member of"}}],
        "maps": [], "loops": [],
    },
    "oligrapher": {"title": "A map", "graph": {
        "nodes": {"1": {"id": "1", "name": "Ada"}, "2": {"id": "2", "name": "Fund"}},
        "edges": {"e": {"id": "e", "node1_id": "1", "node2_id": "2", "label": "member of"}}, "captions": {}}},
    "littlesis": {"data": [
        *({"type": "entities", "id": one["id"], "attributes": one} for one in PEOPLE),
        {"type": "relationships", "id": 9, "attributes": {
            "id": 9, "category_id": 3, "entity1_id": 1, "entity2_id": 2, "start_date": "2010"}}]},
    "references": [{"id": "a", "type": "book", "title": "The café", "author": [{"family": "Okoye", "given": "Ada"}],
                    "issued": {"date-parts": [[2010, 1]]}}],
    "web-annotation": {"rows": [{
        "id": "x1", "uri": "https://e.example/a", "text": "She sits in it", "user": "acct:ann@hypothes.is",
        "tags": ["money"], "document": {"title": ["A"]}, "references": [],
        "target": [{"source": "https://e.example/a", "selector": [MARKED]}]}]},
    "popolo": {"persons": [{"id": "p1", "name": "Ada"}], "organizations": [{"id": "o1", "name": "Fund"}],
               "memberships": [{"person_id": "p1", "organization_id": "o1", "role": "chair", "start_date": "2010"}]},
}  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, 0, -1.5, "", "x", [], {}, [None], [["x"]], {"a": "b"}, [{}], {"id": None}, "x" * 3000, "2010-13-45",
    "http://[::1", float("nan"), float("inf"), 10**30, "\ud800a", "a\u0000b",
)  # fmt: skip
GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="all" attr.name="label"/><graph>'
    '<node id="a"><data key="l">Ada Müller</data></node><node id="b"/><edge source="a" target="b">'
    '<data key="l">member of</data></edge></graph></graphml>'
)
TURTLE = (
    "@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> .\n"
    '<http://e.example/a> a foaf:Person ; foaf:name "Ada Müller" ; org:memberOf <http://e.example/o> .\n'
    '<http://e.example/o> a org:Organization ; foaf:name "Fund" .\n'
)


def paths_in(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value within one, itself too."""
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from paths_in(one, (*at, key))


def with_other(value: Any, path: tuple[Any, ...], other: Any) -> Any:
    """A value with another one put at a place within it."""
    if not path:
        return other
    made = json.loads(json.dumps(value))
    holder = made
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = other
    return made


def texts_of(bundle: Bundle) -> Iterator[str]:
    """All texts of a bundle."""
    for _, entry in bundle.entries():
        for value in entry.values.values():
            yield from [value] if isinstance(value, str) else value


@pytest.mark.parametrize("format", JSON_FILES)
def test_a_value_of_another_kind_anywhere_is_read_or_refused(format: str) -> None:
    whole, read = JSON_FILES[format], 0
    assert read_bundle("a.json", json.dumps(whole), format).section("sources")
    for path in paths_in(whole):
        for odd in ODD:
            try:
                bundle = read_bundle("a.json", json.dumps(with_other(whole, path, odd)), format)
            except CivicgraphError as error:
                assert str(error).startswith("a.json") and "\n" not in str(error)
                continue
            read += 1
            for text in texts_of(bundle):
                assert text.encode() and text not in ("None", "nan", "NaN", "[None]")
                assert "{'" not in text and "['" not in text, (path, odd)
    assert read > 100


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("name", "text", "format"), [("a.graphml", GRAPHML, "graphml"), ("a.ttl", TURTLE, "linked-data")]
)
def test_marks_of_an_encoding_are_no_part_of_a_file(name: str, text: str, format: str, encoding: str) -> None:
    content = text.encode(encoding)
    assert recognise_format(OpenedFile(name, content)).name == format
    found = {one[0] for one in sentences(read_bundle(name, content, format))}
    assert found == {"Ada Müller"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_xml_in_utf_16_is_read_whatever_it_says_that_it_is_in(encoding: str) -> None:
    for head in ("", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>'):
        file = OpenedFile("a.graphml", (head + GRAPHML).encode(encoding))
        assert recognise_format(file).name == "graphml"
        assert {one[0] for one in sentences(read_bundle("a.graphml", file.content, "graphml"))} == {"Ada Müller"}


@pytest.mark.parametrize("number", ["1e999", "-1E+400"])
def test_a_number_that_is_too_large_is_told_as_it_is_written(number: str) -> None:
    content = json.dumps({"grants": [GRANT]}).replace("1000", number)
    found = read_bundle("a.json", content, "360giving")
    assert [(one.what, one.places) for one in found.report.left_out] == [
        ("amounts that are no number, or less than nothing", (f"row 1: {number}",))
    ]


def test_an_encoding_that_somebody_says_is_that_of_rdf(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(TURTLE.encode("cp1252"))
    data = begin_workspace(tmp_path)
    with pytest.raises(CivicgraphError, match="no readable RDF"):
        data.import_file(str(path), format="linked-data")
    found = data.import_file(str(path), format="linked-data", encoding="cp1252")
    assert "Ada Müller" in {one.text("name") for one in found.plan.bundle.things.values()}


def test_an_attribute_without_a_name_is_none_of_a_line() -> None:
    gexf = (
        '<gexf xmlns="http://gexf.net/1.3"><graph><nodes><node id="a" label="Ada"/><node id="b" label="Fund"/></nodes>'
        '<edges><edge source="a" target="b" label="member of"><attvalues><attvalue value="3"/></attvalues></edge>'
        "</edges></graph></gexf>"
    )
    assert len(read_bundle("a.gexf", gexf, "gexf").claims) == 1


def test_a_file_of_which_nothing_is_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "grants.json"
    path.write_text(json.dumps({"grants": [{**GRANT, "recipientOrganization": []}]}))
    with pytest.raises(CivicgraphError, match=r"nothing in it is of 360.*\(a grant without its recipient: row 1\)"):
        begin_workspace(tmp_path).import_file(str(path), format="360giving")
