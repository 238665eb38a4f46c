"""The drawing of a claim: what it shows is what the store holds of that claim, and it is whole SVG."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from civicgraph import Dataset
from civicgraph.graph.record import Record
from civicgraph.graph.vocabulary import load_vocabulary
from civicgraph.reports.claim_figure import claim_figure, most_complete_claim

from ..workspace import Workspace

DATA = Dataset.shipped()
RECORD = DATA.record()


def words(svg: str) -> list[str]:
    """The texts of a drawing, in order."""
    return [node.text or "" for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_all_that_is_drawn_of_a_claim_is_in_the_store() -> None:
    claim = most_complete_claim(RECORD)
    assert claim is not None
    figure = claim_figure(RECORD, load_vocabulary(), claim)
    arrows = re.findall(r"(civic:Claim|civic:Evidence|civic:Caveat) (\S+:\S+) (\S+) \(", figure.description)
    assert {name for _, name, _ in arrows} == {
        "rdf:subject", "rdf:object", "civic:evidence", "civic:inSource", "civic:voice", "civic:concerns"
    }  # fmt: skip
    shown = words(figure.light)
    for start, name, end in arrows:
        assert DATA.query(f"ASK {{ ?a a {start} . ?b a {end} . ?a {name} ?b . FILTER(?a = <{claim.id}> || "
                          f"STRSTARTS(STR(?a), STR(<{claim.id}/>)) || ?b = <{claim.id}>) }}")  # fmt: skip
        assert name in shown
    for told in (f"rdf:predicate civic:{claim.predicate}", f"civic:wording wording:{claim.wording}"):
        assert told in shown
        assert DATA.query(f"ASK {{ <{claim.id}> {told} }}")
    assert words(figure.dark) == shown


def test_a_claim_with_a_value_and_nothing_else_is_drawn_too(workspace: Workspace) -> None:
    record = workspace.dataset().record()
    for claim in record.claims.values():
        figure = claim_figure(record, load_vocabulary(), claim)
        assert claim.id in "".join(words(figure.light))
        assert ("civic:voice" in words(figure.light)) == bool(claim.voice)


def test_a_record_without_claims_has_none_to_draw() -> None:
    empty = Record("https://example.org/id/", "0", "here", {}, {}, {}, {}, {}, {}, {})
    assert most_complete_claim(empty) is None
