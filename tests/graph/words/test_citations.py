"""How one thing or claim is cited, in three forms, on the shipped record and on one that says little of itself."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.record import EMPTY_ABOUT, About
from civicgraph.graph.words.citations import cite_item

from ...workspace import Workspace

CLAIM = "claim/cii/hope-not-hate-delivered-lvrw-2019"


def test_a_claim_is_cited_with_who_says_it_where_and_in_which_state() -> None:
    record = Dataset.shipped().record()
    cited = cite_item(record, CLAIM)
    told = "“HOPE not Hate delivered London Voter Registration Week 2019” (the report's author, Renaisi; "
    assert cited.line.startswith(f"civicgraph contributors (2026). {told}")
    assert cited.line.endswith(f"Data {record.hash[:12]}. https://w3id.org/civicgraph/id/{CLAIM}")
    (csl,) = json.loads(cited.csl)
    assert csl["issued"] == {"date-parts": [[2026]]} and csl["URL"] == record.iri(CLAIM)
    assert csl["author"] == [{"literal": "civicgraph contributors"}] and csl["version"] == record.hash[:12]
    key = "claim-cii-hope-not-hate-delivered-lvrw-2019"
    assert cited.bibtex.startswith(f"@misc{{{key}-{record.hash[:6]},\n  author = {{{{civicgraph contributors}}}},\n")


def test_what_a_data_set_does_not_say_of_itself_is_left_out(workspace: Workspace) -> None:
    record = replace(workspace.dataset().record(), about=EMPTY_ABOUT)
    cited = cite_item(record, "night-bus")
    assert cited.line == f"{record.name('night-bus')}. Data {record.hash[:12]}. {record.iri('night-bus')}"
    assert "author" not in cited.bibtex and "year" not in cited.bibtex and "author" not in cited.csl


def test_an_address_that_is_no_web_address_is_no_url(workspace: Workspace) -> None:
    record = replace(workspace.dataset().record(), base="urn:harbour:")
    cited = cite_item(record, "night-bus")
    assert "  eprint = {urn:harbour:night-bus}," in cited.bibtex.splitlines() and "url" not in cited.bibtex
    assert json.loads(cited.csl)[0]["number"] == "urn:harbour:night-bus"


@given(title=st.text(min_size=1, max_size=40), creator=st.text(max_size=40))
def test_no_text_breaks_out_of_its_field(title: str, creator: str) -> None:
    record = replace(Dataset.shipped().record(), about=About(title, creator, issued="2021-05"))
    cited = cite_item(record, "lvrw")
    body = re.sub(r"\\[{}]", "", cited.bibtex)
    assert body.count("{") == body.count("}")
    (csl,) = json.loads(cited.csl)
    assert csl["container-title"] == title and csl.get("author", [{"literal": ""}]) == [{"literal": creator}]
