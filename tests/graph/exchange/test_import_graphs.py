"""GraphML and GEXF of other programs and of our own, read."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, Record, UsageError

from ...workspace import Workspace
from ..random_records import shared_records
from .read_in import FORMATS, read_bundle, said_by_bundle, said_by_record, sentences, take
from .written import hostile_record, remark_counts, write_record

YED = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d10" yfiles.type="edgegraphics"/>
<key attr.name="description" attr.type="string" for="node" id="d5"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d5">Gives money.</data><data key="d6"><y:ShapeNode><y:NodeLabel>Harbour
 Fund</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Night bus</y:NodeLabel></y:ShapeNode></data>
<graph edgedefault="undirected"><node id="n1::n0">
<data key="d6"><y:ShapeNode><y:NodeLabel>Elm Street</y:NodeLabel></y:ShapeNode>
</data></node></graph></node>
<edge id="e0" source="n0" target="n1"><data key="d10"><y:PolyLineEdge><y:Arrows source="none" target="standard"/>
<y:EdgeLabel>funds</y:EdgeLabel></y:PolyLineEdge></data></edge>
<edge id="e1" source="n1" target="n1::n0"><data key="d10"><y:PolyLineEdge>
<y:EdgeLabel>runs in</y:EdgeLabel></y:PolyLineEdge>
</data></edge>
<edge id="e2" source="n1" target="n9"/>
<hyperedge/>
</graph></graphml>"""

GEXF = """<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
<meta><description>The night bus, drawn</description></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="date">
<attributes class="node"><attribute id="0" title="Kind" type="string">
<default>charity</default></attribute></attributes>
<attributes class="edge"><attribute id="0" title="relation" type="string"/></attributes>
<nodes>
<node id="a" label="Elm Street Alliance" start="2019"><viz:color r="1" g="2" b="3"/></node>
<node id="b" label="Harbour Council"><attvalues><attvalue for="0" value="local authority"/></attvalues></node>
<node id="c" label="Ada Okoye"><attvalues><attvalue for="0" value="person"/></attvalues></node>
</nodes>
<edges>
<edge source="a" target="b" type="mutual" label="met" weight="3"><spells><spell start="2020-01-01" end="2020-01-01"/>
<spell start="2021-05-02"/></spells></edge>
<edge id="x" source="c" target="a" end="2022-03-01"><attvalues><attvalue for="0" value="MEMBER_OF"/></attvalues></edge>
<edge id="y" source="a" target="c" start="12.5" type="undirected" label="is a member of"/>
</edges></graph></gexf>"""


def test_graphml_of_yed_by_hand() -> None:
    bundle = read_bundle("bus.graphml", YED, "graphml")
    assert sentences(bundle) == {("Harbour Fund", "funded", "Night bus"), ("Night bus", "about", "Elm Street")}
    assert bundle.things["harbour-fund"].values == {
        "id": "harbour-fund", "type": "Organisation", "name": "Harbour Fund", "description": "Gives money.",
    }  # fmt: skip
    assert remark_counts(bundle.report.refused) == {"a line to an element that is not there": 1}
    left = remark_counts(bundle.report.left_out)
    assert left.pop("how things look: places, sizes, colours") == YED.count("<y:")
    assert left == {
        "hyperedges, which join more than two": 1,
        "which nodes a group has: they stand beside it": 1,
    }
    assert bundle.claims["claim/map/night-bus-about-elm-street"].text("note") == "Drawn as “runs in”."


def test_gexf_with_times_by_hand(tmp_path: Path) -> None:
    done = take(tmp_path, "bus.gexf", GEXF, as_source=True)
    bundle = done.result.plan.bundle
    told = {
        (one.text("subject"), one.text("predicate"), one.text("object"), one.text("when"))
        for one in bundle.claims.values()
    }
    assert told == {
        ("elm-street-alliance", "metWith", "harbour-council", "2020-01-01"),
        ("elm-street-alliance", "metWith", "harbour-council", "2021-05-02/.."),
        ("ada-okoye", "memberOf", "elm-street-alliance", "../2022-03-01"),
        ("elm-street-alliance", "memberOf", "ada-okoye", ""),
    }
    assert {one.text("name"): one.text("type") for one in bundle.things.values()} == {
        "Elm Street Alliance": "CivilSocietyOrganisation", "Harbour Council": "PublicBody", "Ada Okoye": "Person",
    }  # fmt: skip
    left = remark_counts(done.result.report.left_out)
    assert left == {
        "times of nodes": 1, "times that are no dates": 1, "how things look: places, sizes, colours": 1
    }  # fmt: skip
    met = done.record.claims["claim/bus/elm-street-alliance-met-with-harbour-council"]
    assert met.evidence[0].anchor == "Elm Street Alliance Harbour Council" and "weight: 3" in met.note
    assert done.record.sources["source/bus"].title == "The night bus, drawn"
    again = take(tmp_path, "bus.gexf", GEXF, as_source=True)
    assert all(kind.startswith("unchanged") for kind in again.result.report.written)


@pytest.mark.parametrize(
    ("told", "times"),
    [
        ('timestamp="2019-05-06"', ["2019-05-06"]),
        ('timestamps="&lt;[2010-01-01, 2012-05-06]&gt;"', ["2010-01-01", "2012-05-06"]),
        ('timestamp="2019-05-06T00:00:00"', ["2019-05-06"]),
        (
            'intervals="&lt;[2010-01-01, 2011-02-03); (2012-01-01, Infinity)&gt;"',
            ["2010-01-01/2011-02-03", "2012-01-01/.."],
        ),
        ('><spells><spell timestamp="2019"/><spell start="2020" end="2021"/></spells', ["2019", "2020/2021"]),
        ('start="-Infinity" endopen="2019-05"', ["../2019-05"]),
    ],
)
def test_gexf_has_times_in_many_ways(told: str, times: list[str]) -> None:
    end = "></edge>" if "<" in told else "/>"
    gexf = (
        '<gexf xmlns="http://gexf.net/1.3"><graph><nodes><node id="a" label="Ada" timestamp="2019"/>'
        f'<node id="b" label="Fund"/></nodes><edges><edge id="e" source="a" target="b" label="member of" {told}{end}'
        "</edges></graph></gexf>"
    )
    bundle = read_bundle("a.gexf", gexf, "gexf")
    assert [one.text("when") for one in bundle.claims.values()] == times
    assert remark_counts(bundle.report.left_out) == {"times of nodes": 1}


@pytest.mark.parametrize("directed", [True, False])
@given(st.data())
def test_what_networkx_writes_is_read_line_by_line(directed: bool, data: st.DataObject) -> None:
    made: Any = nx.MultiDiGraph() if directed else nx.MultiGraph()
    names = data.draw(
        st.lists(st.sampled_from(["Ada", "Bo", "Harbour Fund", "Night bus", "7"]), unique=True, min_size=2)
    )
    for name in names:
        made.add_node(name, kind=data.draw(st.sampled_from(["person", "charity", "project", "thingummy"])))
    for _ in range(data.draw(st.integers(1, 6))):
        ends = [data.draw(st.sampled_from(names)) for _ in range(2)]
        made.add_edge(*ends, relation=data.draw(st.sampled_from(["funds", "met", "+", "likes", "works for"])))
    out = io.BytesIO()
    nx.write_graphml(made, out)
    bundle = read_bundle("map.graphml", out.getvalue(), "graphml")
    refused = sum(remark_counts(bundle.report.refused).values())
    merged = remark_counts(bundle.report.guessed).get("lines that say the same are one claim", 0)
    assert bundle.report.read == {"elements": len(names), "lines": made.number_of_edges()}
    assert len(bundle.claims) + merged + refused == made.number_of_edges()
    assert len(bundle.things) == len(names)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@given(record=shared_records())
def test_what_civicgraph_wrote_comes_back(format: str, record: Record) -> None:
    written = write_record(record, format)
    bundle = read_bundle(f"map.{format}", written.content, format)
    assert said_by_bundle(bundle) == said_by_record(record)
    kept = {id: (one.text("type"), one.text("name"), one.text("description")) for id, one in bundle.things.items()}
    assert kept == {id: (one.type, one.name, one.description) for id, one in record.things.items()}


@pytest.mark.parametrize("format", ["graphml", "gexf", "kumu", "kumu-json"])
def test_names_that_hold_marks_come_back(format: str) -> None:
    record = hostile_record()
    name = {"kumu": "map.xlsx", "kumu-json": "map.json"}.get(format, f"map.{format}")
    bundle = read_bundle(name, write_record(record, format).content, format.removesuffix("-json"))
    expected = record.things["a"].name
    found = bundle.things["a"].text("name")
    assert found == (expected if format != "kumu" else expected.replace("|", "/")) or found == expected
    assert {id: one.text("predicate") for id, one in bundle.claims.items()} == {
        id: one.relation for id, one in record.claims.items()
    }


def test_the_minutes_of_the_night_bus_come_back_with_all_their_places(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.dataset().record()
    done = take(tmp_path, "bus.graphml", workspace.dataset().export("graphml").content, as_source=True)
    after = done.record
    between = [one for one in before.claims.values() if one.object in before.things]
    assert after.claims.keys() == {one.id for one in between}
    for one in between:
        mine = after.claims[one.id]
        places = [[(place.anchor, place.summary) for place in claim.evidence] for claim in (mine, one)]
        assert places[0] == places[1]
        assert (mine.polarity, mine.modality, mine.reason) == (one.polarity, one.modality, one.reason)
    assert after.claims["claim/minutes/thanks-to-us"].voice.endswith("the-chair-at-the-meeting")


def test_what_the_workspace_has_already_stays(tmp_path: Path) -> None:
    content = write_record(hostile_record(), "graphml").content
    take(tmp_path, "one.graphml", content)
    again = take(tmp_path, "one.graphml", content, name="two")
    assert not again.result.plan.bundle.claims and not again.result.plan.bundle.things
    told = remark_counts(again.result.report.guessed)
    assert told == {
        "a thing that the workspace has under the same id is that one": 2,
        "a claim that the workspace has under the same id stays as it is there": 2,
    }


def test_the_shipped_record_comes_back(tmp_path: Path) -> None:
    record = Dataset.shipped().record()
    bundle = read_bundle("map.gexf", Dataset.shipped().export("gexf").content, "gexf")
    assert said_by_bundle(bundle) == said_by_record(record)


@pytest.mark.skipif(not FORMATS.is_dir(), reason="set CIVICGRAPH_CASES to the folder that holds formats/")
def test_real_graphs(tmp_path: Path) -> None:
    igraph = take(tmp_path, "igraph.graphml", (FORMATS / "igraph_test.graphml").read_bytes())
    assert igraph.result.report.read["lines"] == 7 and len(igraph.record.things) == 6 and not igraph.record.claims
    gephi = take(tmp_path, "gephi.gexf", (FORMATS / "gexf_dynamics.gexf").read_bytes())
    whens = sorted(one.text("when") for one in gephi.result.plan.bundle.claims.values())
    assert whens == ["../2009-03-10", "2009-03-01/..", "2009-03-01/..", "2009-03-01/..", "2009-03-01/2009-03-10"]


@pytest.mark.parametrize(
    "text", ['<!DOCTYPE x [<!ENTITY a "b">]><graphml/>', "<graphml><node", "<gexf>\x00</gexf>", "<other/>"]
)
def test_xml_that_is_hostile_or_no_graph_is_refused_in_one_line(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refusal:
        take(tmp_path, "map.graphml", text)
    assert "\n" not in str(refusal.value) and "map.graphml" in str(refusal.value)


@given(cut=st.integers(1, len(GEXF) - 2), swap=st.sampled_from(["", "<", '"', "&", "</node>"]), is_yed=st.booleans())
def test_a_spoiled_graph_is_refused_in_one_line_or_read(cut: int, swap: str, is_yed: bool) -> None:
    text = YED if is_yed else GEXF
    try:
        read_bundle("map.xml", text[:cut] + swap + text[cut + 2 :], "graphml" if is_yed else "gexf")
    except UsageError as error:
        assert "\n" not in str(error)
